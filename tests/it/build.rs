//! `tipgraph build`: what it says, what it leaves, and that it does so the same way every time.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::test::Test;

fn narrative(title: &str, body: &str) -> String {
    format!("{title}\n\n{body}\n\nPROSECUTION\n\nThe government maintained efforts.\n")
}

#[test]
fn the_summary_counts_what_was_built() {
    let test =
        Test::new().file("in/AZE-2025.txt", narrative("", "One.")).file("in/GHA-2015.txt", narrative("", "Two."));
    let outcome = test.run(&["build", "in", "--jobs", "1"]);
    outcome.is(0);
    assert!(outcome.stdout.starts_with("reports                        2\n"), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, "[1/2] AZE-2025\n[2/2] GHA-2015\n");
    let graphs: Vec<_> = test.tree("kg/graphs").into_keys().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(graphs, ["AZE-2025.nq", "GHA-2015.nq"]);
}

#[test]
fn a_report_is_replaced_and_the_others_stay() {
    let test = Test::new().file("AZE-2025.txt", narrative("", "One.")).file("GHA-2015.txt", narrative("", "Two."));
    test.run(&["build", "AZE-2025.txt", "GHA-2015.txt"]).is(0);
    let before = test.tree("kg/graphs");
    test.run(&["build", "AZE-2025.txt"]).is(0);
    assert_eq!(test.tree("kg/graphs"), before);
    let test = test.file("AZE-2025.txt", narrative("", "Another text."));
    test.run(&["build", "AZE-2025.txt"]).is(0);
    let after = test.tree("kg/graphs");
    assert_ne!(after[&test.path("kg/graphs/AZE-2025.nq")], before[&test.path("kg/graphs/AZE-2025.nq")]);
    assert_eq!(after[&test.path("kg/graphs/GHA-2015.nq")], before[&test.path("kg/graphs/GHA-2015.nq")]);
}

#[test]
fn neither_path_nor_line_ends_change_the_graph() {
    let text = narrative("2025 Trafficking in Persons Report", "One.\n\nTwo.");
    let test = Test::new()
        .file("AZE-2025.txt", &text)
        .file("far/away/AZE-2025.md", format!("\u{FEFF}{}", text.replace('\n', "\r\n")))
        .stdin(&text);
    for (store, args) in [
        ("a", vec!["build", "AZE-2025.txt"]),
        ("b", vec!["build", "far"]),
        ("c", vec!["build", "-", "--report", "AZE-2025"]),
    ] {
        test.run(&[args, vec!["--store", store]].concat()).is(0);
    }
    let graph = |store: &str| std::fs::read(test.path(store).join("graphs/AZE-2025.nq")).unwrap();
    assert_eq!(graph("a"), graph("b"));
    assert_eq!(graph("a"), graph("c"));
}

/// The files of a graph by their path inside it.
fn inside(test: &Test, store: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = test.path(store);
    test.tree(store)
        .into_iter()
        .map(|(path, content)| (path.strip_prefix(&root).unwrap().to_owned(), content))
        .collect()
}

#[test]
fn two_builds_of_real_narratives_are_the_same_bytes() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (seeds, own) =
        (project.join("seeds").display().to_string(), project.join("tests/narratives").display().to_string());
    let copied = fs::read(project.join("seeds/AZE-2025.txt")).unwrap();
    let test = Test::new().file("elsewhere/deep/Azerbaijan.txt", copied);
    test.run(&["build", &seeds, &own, "--store", "a"]).is(0);
    // In another order, one after the other, and the seed from another path under another name.
    test.run(&["build", &own, "--store", "b"]).is(0);
    test.run(&["build", "elsewhere", "--store", "b"]).is(0);
    let (a, b) = (inside(&test, "a"), inside(&test, "b"));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    let differ: Vec<_> = a.iter().filter(|(path, content)| b[*path] != **content).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?}");
    assert!(a.len() > 11 && a[Path::new("graphs/AZE-2025.nq")].len() > 100_000);
}

/// Every report is old or new after the program was killed with SIGKILL in the middle of its work, and the graph answers.
#[cfg(unix)]
#[test]
fn a_killed_build_leaves_every_report_whole() {
    let years = 2001..2025;
    let many = years.len();
    let mut test = Test::new();
    for year in years {
        let text = |what: &str| {
            narrative(
                "",
                &format!("Traffickers exploit {what} from Kenya in sex trafficking in Oman in {year}. ").repeat(15),
            )
        };
        test =
            test.file(&format!("old/KEN-{year}.txt"), text("women")).file(&format!("new/KEN-{year}.txt"), text("men"));
    }
    test.run(&["build", "old", "--store", "before"]).is(0);
    test.run(&["build", "new", "--store", "after"]).is(0);
    let (before, after) = (inside(&test, "before"), inside(&test, "after"));
    let mut in_the_middle = false;
    for stop in [1, 6, 12] {
        let store = format!("kg{stop}");
        for (path, content) in &before {
            let path = test.path(&store).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        let mut child = test.command(&["build", "new", "--store", &store]).spawn().unwrap();
        let mut notes = BufReader::new(child.stderr.take().unwrap()).lines();
        let begun = format!("[{stop}/{many}]");
        notes.find(|line| line.as_ref().unwrap().starts_with(&begun)).unwrap().unwrap();
        // On Unix this is `kill -9`.
        child.kill().unwrap();
        child.wait().unwrap();
        let (mut old, mut new) = (0, 0);
        for (path, content) in inside(&test, &store) {
            if path.extension().is_some_and(|extension| extension == "nq") {
                let (is_old, is_new) = (content == before[&path], content == after[&path]);
                assert!(is_old || is_new, "{} is neither old nor new", path.display());
                old += usize::from(is_old);
                new += usize::from(is_new);
            }
        }
        assert_eq!(old + new, many);
        in_the_middle |= old > 0 && new > 0;
        // It answers as it is, and the same build done again makes it whole.
        assert_eq!(test.run(&["query", "tiers", "--store", &store]).stderr, "nothing found\n");
        let rows = test.run(&["query", "routes", "--store", &store, "--format", "csv"]);
        assert_eq!(rows.is(0).stdout.lines().count(), 1 + many);
        test.run(&["build", "new", "--store", &store]).is(0);
        assert!(inside(&test, &store) == after, "the build after the kill at {stop} differs");
    }
    assert!(in_the_middle, "no kill came in the middle of the writing");
}

#[test]
fn what_is_unchanged_is_not_read_again() {
    let test =
        Test::new().file("in/AZE-2025.txt", narrative("", "One.")).file("in/GHA-2015.txt", narrative("", "Two."));
    test.run(&["build", "in"]).is(0);
    let before = test.tree("kg");
    let again = test.run(&["build", "in"]);
    assert!(again.is(0).stdout.starts_with("reports                        2\n  unchanged                    2\ntime"));
    assert_eq!(again.stderr, "");
    assert_eq!(test.tree("kg"), before);
    // A text that changed, words that changed, a graph that was damaged: each is read again, and nothing else.
    let test = test.file("in/GHA-2015.txt", narrative("", "Three.")).file(
        "words/w.ttl",
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/lexicon/currencies.ttl")).unwrap(),
    );
    assert_eq!(test.run(&["build", "in"]).is(0).stderr, "[2/2] GHA-2015\n");
    let words = ["build", "in", "--lexicon", "words", "--jobs", "1"];
    assert_eq!(test.run(&words).is(0).stderr, "[1/2] AZE-2025\n[2/2] GHA-2015\n");
    assert!(test.run(&words).is(0).stdout.contains("unchanged                    2\n"));
    let graph = test.path("kg/graphs/AZE-2025.nq");
    let (whole, manifest) =
        (fs::read_to_string(&graph).unwrap(), test.tree("kg")[&test.path("kg/manifest.json")].clone());
    fs::write(&graph, whole.replace("One.", "Eno.")).unwrap();
    assert_eq!(test.run(&words).is(0).stderr, "[1/2] AZE-2025\n");
    assert_eq!(fs::read_to_string(&graph).unwrap(), whole);
    assert_eq!(test.tree("kg")[&test.path("kg/manifest.json")], manifest);
}

#[test]
fn what_cannot_be_read_is_told_at_the_end_and_stops_nothing() {
    let with_two_bad = || {
        Test::new()
            .file("in/AZE-2025.txt", narrative("", "One."))
            .file("in/BLZ-2015.txt", "")
            .file("in/GHA-2015.txt", narrative("", "Two."))
            .file("in/PER-2015.txt", b"\x89PNG")
    };
    let test = with_two_bad();
    let outcome = test.run(&["build", "none.txt", "in"]);
    assert!(outcome.is(1).stdout.starts_with("reports                        2\n"));
    let told: Vec<&str> = outcome.stderr.lines().filter(|line| !line.starts_with('[')).collect();
    assert_eq!(told.len(), 7, "{told:?}");
    for (line, start) in told.iter().zip([
        "error: cannot read none.txt",
        "hint: ",
        "error: in/BLZ-2015.txt is empty",
        "hint: ",
        "error: in/PER-2015.txt is a picture",
        "hint: ",
        "3 inputs could not be read",
    ]) {
        assert!(line.starts_with(start), "{line}");
    }
    assert_eq!(test.tree("kg/graphs").len(), 2);
    with_two_bad().run(&["build", "in", "--strict", "--jobs", "1"]).fails("in/BLZ-2015.txt is empty");
    with_two_bad().run(&["build", "none", "in", "--strict"]).fails("cannot read none");
}

#[test]
fn of_two_that_are_the_same_report_the_first_is_read() {
    let text = |words: &str| narrative("", words);
    for jobs in ["1", "2", "7"] {
        let test = Test::new().file("a/AZE-2025.txt", text("One.")).file("b/AZE-2025.txt", text("Two."));
        let test = test.file("c/AZE-2025.md", text("One."));
        let outcome = test.run(&["build", "a", "b", "c", "--jobs", jobs]);
        assert!(outcome.is(1).stdout.starts_with("reports                        1\n"), "{outcome:?}");
        let told = "error: a/AZE-2025.txt and b/AZE-2025.txt are both AZE-2025\nhint: give one of them\n";
        assert!(outcome.stderr.ends_with(told), "{outcome:?}");
        assert!(fs::read_to_string(test.path("kg/graphs/AZE-2025.nq")).unwrap().contains("One."));
    }
}
