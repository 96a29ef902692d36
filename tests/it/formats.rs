//! One narrative in every format is one graph: the same rows, and evidence that differs in nothing but white space.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tipgraph::lexicon::Lexicon;
use tipgraph::source::{Narratives, Unit};

use super::test::Test;

/// The fixtures of the seed, which `tests/outside/formats.py` makes.
const SEED: [&str; 9] = [
    "state.html",
    "archive.html",
    "ecoi.html",
    "refworld.html",
    "chromium-1.pdf",
    "chromium-2.pdf",
    "libreoffice-1.pdf",
    "libreoffice-2.pdf",
    "libreoffice.docx",
];

fn fixture(name: &str) -> PathBuf {
    // The script that makes fixtures may have made new ones elsewhere.
    let folder = std::env::var_os("TIPGRAPH_FORMATS").map(PathBuf::from);
    folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")).join(name)
}

/// The rows of every view as CSV, white space made one.
fn views(test: &Test, store: &str) -> BTreeMap<String, String> {
    let names = tipgraph::view::all().iter().map(|query| query.name.to_owned());
    let rows = |name: &str| {
        let printed = test.run(&["query", name, "--format", "csv", "--store", store]).stdout;
        printed.replace('\u{a0}', " ").split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    names.map(|name: String| (name.clone(), rows(&name))).collect()
}

#[test]
fn every_format_gives_the_same_rows() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/AZE-2025.txt");
    let test = Test::new();
    test.run(&["build", &seed.display().to_string(), "--store", "seed"]).is(0);
    let expected = views(&test, "seed");
    assert!(expected.values().filter(|rows| rows.lines().count() > 1).count() > 15);
    for name in SEED {
        test.run(&["build", &fixture(name).display().to_string(), "--store", name]).is(0);
        for (view, rows) in views(&test, name) {
            assert_eq!(rows, expected[&view], "{view} of {name}");
        }
    }
}

#[test]
fn what_leads_back_leads_to_the_words() {
    let lexicon = Lexicon::builtin();
    for name in SEED {
        let path = fixture(name);
        let document = tipgraph::source::read(&path, None, &lexicon).unwrap();
        let words = "The National Coordinator (NC) led government-wide";
        let at = document.text.find(words).unwrap_or_else(|| panic!("{name}"));
        let place = document.origin.trail.trace(tipgraph::source::Span::new(at, at + words.len())).unwrap();
        match document.origin.trail.unit() {
            Unit::Byte => assert_eq!(&fs::read(&path).unwrap()[place.start..place.end], words.as_bytes(), "{name}"),
            Unit::Page => assert!(place.start >= 2 && place.len() <= 2, "{name}: {place:?}"),
            Unit::Paragraph => assert!(place.start > 20 && place.len() == 1, "{name}: {place:?}"),
        }
        let file = document.origin.file.unwrap();
        assert_eq!((file.name.as_str(), file.part_of), (name, None));
    }
}

/// Every country of the lexicon once, each with its own text and nothing of another's.
#[test]
fn an_annual_report_is_cut_into_its_narratives() {
    let lexicon = Lexicon::builtin();
    let mut narratives = Narratives::open(&fixture("annual.pdf"), None, &lexicon).unwrap();
    let documents: Vec<_> = narratives.by_ref().map(Result::unwrap).collect();
    assert!(documents.len() >= 190, "{}", documents.len());
    let mut keys: Vec<String> = documents.iter().map(|document| document.key.to_string()).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), documents.len());
    let mut page = 0;
    for document in &documents {
        // Each has a sentence with a mark of its own.
        let marks: Vec<&str> =
            document.text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains("mark")).collect();
        let marks: Vec<&&str> = marks.iter().filter(|word| word.ends_with(|c: char| c.is_ascii_digit())).collect();
        let own = format!("{}mark", document.key.country.to_lowercase());
        assert!(marks.len() == 1 && marks[0].starts_with(&own), "{}: {marks:?}", document.key);
        assert_eq!(document.key.year, 2026);
        let place = document.origin.trail.trace(tipgraph::source::Span::new(0, document.text.len())).unwrap();
        assert!(page <= place.start && place.len() <= 3, "{}: {place:?}", document.key);
        page = place.start;
    }
    let notes = narratives.notes();
    assert_eq!(notes.len(), 1);
    for told in ["narratives; left out: what stands before the narratives (", "pages 1-", "what stands behind them ("] {
        assert!(notes[0].contains(told), "{notes:?}");
    }
    assert!(!notes[0].contains("not found"), "{notes:?}");
}

#[test]
fn one_country_of_an_annual_report_may_be_asked_for() {
    let test = Test::new();
    let annual = fixture("annual.pdf").display().to_string();
    let outcome = test.run(&["build", &annual, "--report", "KEN-2026"]);
    outcome.is(0);
    assert!(outcome.stdout.starts_with("reports                        1\n"), "{outcome:?}");
    assert!(outcome.stderr.contains("of which only KEN-2026 is taken"), "{outcome:?}");
    test.run(&["build", &annual, "--report", "KEN-2025"]).fails("the whole report says 2026, but --report says 2025");
}

#[test]
fn archives_hold_many_and_one_bad_member_stops_nothing() {
    let zip = archive(&[
        ("reports/GHA-2015.txt", b"GHANA (Tier 2)\n\nThe police acted.".as_slice()),
        ("reports/bad.pdf", b"%PDF-1.7 and no more"),
        ("reports/page_files/ad.html", b"<html>"),
        ("__MACOSX/reports/x.txt", b"x"),
        (
            "reports/inner.zip",
            &archive(&[("KEN-2016.html", b"<html><body><p>The courts convicted one trafficker.</p></body></html>")]),
        ),
        ("reports/MLI-2016.txt.gz", &gzip(b"Officials trained judges.")),
        ("reports/logo.png", b"\x89PNG"),
    ]);
    let test = Test::new().file("all.zip", zip);
    let outcome = test.run(&["build", "all.zip"]);
    outcome.is(1);
    assert!(outcome.stdout.starts_with("reports                        3\n"), "{outcome:?}");
    let errors: Vec<&str> = outcome.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
    assert!(matches!(errors[..], [error] if error.contains("all.zip: reports/bad.pdf is no whole PDF")), "{errors:?}");
    let graphs: Vec<_> = test.tree("kg/graphs").into_keys().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(graphs, ["GHA-2015.nq", "KEN-2016.nq", "MLI-2016.nq"]);
}

#[test]
fn the_graph_and_explain_say_where_it_comes_from() {
    let zip = archive(&[("x/report.pdf", &fs::read(fixture("chromium-1.pdf")).unwrap())]);
    let test = Test::new().file("deep/all.zip", zip);
    test.run(&["build", "deep/all.zip"]).is(0);
    let told = test.run(&["explain", "--view", "plans", "--row", "1"]);
    assert!(told.is(0).stdout.contains("\n  file      report.pdf, page 3\n"), "{told:?}");
    let ask = "SELECT ?name ?format ?archive ?first WHERE { ?report a tip:Report ; prov:wasDerivedFrom ?text . \
               ?text prov:wasDerivedFrom ?file ; schema:pageStart ?first . ?file schema:name ?name ; dcterms:format ?format ; \
               dcterms:isPartOf/schema:name ?archive }";
    let rows = test.run(&["query", "-e", ask, "--format", "csv"]);
    assert_eq!(
        rows.is(0).stdout.replace('\r', ""),
        "name,format,archive,first\nreport.pdf,application/pdf,all.zip,1\n"
    );
    let graph = fs::read_to_string(test.path("kg/graphs/AZE-2025.nq")).unwrap();
    assert!(!graph.contains("deep") && !graph.contains("x/report"));
    for (name, term) in [("state.html", "fileStart"), ("libreoffice.docx", "fileParagraph")] {
        test.run(&["build", &fixture(name).display().to_string(), "--store", name]).is(0);
        let ask = format!("SELECT (COUNT(*) AS ?n) WHERE {{ ?sentence a tip:Sentence ; tip:{term} ?place }}");
        let rows = test.run(&["query", "-e", &ask, "--format", "csv", "--store", name]);
        // All 89 sentences, and the lines of the title.
        assert_eq!(rows.is(0).stdout.replace('\r', ""), "n\n91\n", "{name}");
    }
}

/// A ZIP of these members.
pub fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A gzip of this.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}
