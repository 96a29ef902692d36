//! From facts to answers: what goes into the graph comes out of every view and every format.

#[path = "rdf/rows.rs"]
mod rows;

use std::collections::BTreeSet;

use oxigraph::model::Quad;
use serde_json::Value as Json;
use tipgraph::fact::Report;
use tipgraph::graph::{self, Rules, report_iri};
use tipgraph::source::ReportKey;
use tipgraph::store::Folder;
use tipgraph::{export, view};

const SAMPLE: &str = include_str!("rdf/sample.jsonl");

fn quads(report: &Report) -> Vec<Quad> {
    graph::quads(report, &Rules { version: "0.1.0+4f0c".into(), beside: None }, &|_, _| None)
}

fn key(country: &str) -> ReportKey {
    ReportKey { country: country.into(), year: 2025 }
}

/// The sample in a folder on disk, loaded from there.
fn store() -> oxigraph::store::Store {
    let dir = tempfile::tempdir().unwrap();
    let mut folder = Folder::create_or_open(dir.path().join("kg")).unwrap();
    folder.put(&key("AZE"), &quads(&rows::report(&key("AZE"), &rows::read(SAMPLE)))).unwrap();
    folder.commit().unwrap();
    Folder::open(dir.path().join("kg")).unwrap().load().unwrap()
}

fn answer(store: &oxigraph::store::Store, question: &str, params: &[(&str, &str)]) -> Vec<Vec<String>> {
    let params = params.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    view::run(store, question, &params).unwrap_or_else(|e| panic!("{question}: {e}")).plain_rows()
}

/// The sample's rows of a view as the view should print them, without evidence and source.
fn wanted(name: &str) -> BTreeSet<Vec<String>> {
    let (_, _, columns) = rows::view(name).unwrap();
    let sample = rows::read(SAMPLE);
    let shown = |row: &&Json| {
        rows::cell(row, "view") == name
            && (!["denied"].contains(&rows::cell(row, "polarity")) || ["gaps", "unreported"].contains(&name))
            && (rows::cell(row, "modality") != "recommended" || name == "recommendations")
    };
    let mut wanted = BTreeSet::new();
    for row in sample.iter().filter(shown) {
        let mut want = vec!["AZE-2025".to_owned()];
        want.extend(columns.iter().map(|(column, _)| rows::cell(row, column).to_owned()));
        if name == "routes" {
            want.push(rows::cell(row, "modality").replace("possible", "at-risk"));
        }
        wanted.insert(want);
    }
    wanted
}

#[test]
fn every_view_gives_the_rows_that_were_put_in() {
    let store = store();
    for (name, ..) in rows::VIEWS.iter().filter(|(name, ..)| *name != "forms") {
        let got = answer(&store, name, &[]);
        let keys: Vec<Vec<String>> = got.iter().map(|row| row[..row.len() - 2].to_vec()).collect();
        assert_eq!(keys.len(), keys.iter().collect::<BTreeSet<_>>().len(), "{name}: a row twice");
        assert_eq!(keys.into_iter().collect::<BTreeSet<_>>(), wanted(name), "{name}");
        assert!(got.iter().all(|row| !row[row.len() - 1].is_empty() && !row[row.len() - 2].is_empty()), "{name}");
    }
}

#[test]
fn numbers_sort_as_numbers_and_the_evidence_is_the_sentence() {
    let store = store();
    let numbers: Vec<String> = answer(&store, "recommendations", &[]).into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(numbers, ["1", "2", "10"]);
    let convictions = answer(&store, "statistics", &[("indicator", "convictions")]);
    let media = ["AZE-2025", "convictions", "11", "2024", "", "Media reported 11 convictions in 2024.", "media"];
    assert_eq!(convictions, [media]);
    let past = answer(&store, "routes", &[("modality", "past")]);
    assert_eq!(past[0][7..], ["In past years, they did so too.", "human rights watch"], "a source of several words");
}

#[test]
fn forms_come_from_routes_and_general_statements_and_no_dangers() {
    let forms = answer(&store(), "forms", &[]);
    let keys: Vec<[&str; 3]> = forms.iter().map(|row| [&*row[1], &*row[2], &*row[3]]).collect();
    assert_eq!(
        keys,
        [
            ["internal", "forced-begging", "children"],
            ["internal", "sex-trafficking", "children"],
            ["internal", "sex-trafficking", "women"],
            ["source", "sex-trafficking", "children"],
            ["source", "sex-trafficking", "women"],
            ["transit", "forced-labor", ""],
        ]
    );
    assert!(forms[4][4].starts_with("Traffickers exploit"), "the plain statement before the past one");
}

#[test]
fn indicators_are_always_28_cells() {
    let cells = answer(&store(), "indicators", &[("report", "AZE-2025")]);
    assert_eq!(cells.len(), 28);
    let said: Vec<[&str; 3]> =
        cells.iter().filter(|row| row[3] != "no-mention").map(|row| [&*row[1], &*row[2], &*row[3]]).collect();
    assert_eq!(
        said,
        [
            ["adult-sex-trafficking", "internal", "yes"],
            ["adult-sex-trafficking", "source", "yes"],
            ["child-sex-trafficking", "internal", "yes"],
            ["child-sex-trafficking", "source", "yes"],
            ["child-soldiering", "internal", "no"],
            ["forced-child-labor", "internal", "yes"],
            ["forced-labor", "transit", "yes"],
        ]
    );
    assert!(cells.iter().all(|row| (row[3] == "no-mention") == row[4].is_empty()));
}

#[test]
fn parameters_narrow_every_view() {
    let store = store();
    for query in view::all() {
        assert_eq!(answer(&store, query.name, &[("report", "AZE-2025")]), answer(&store, query.name, &[]));
        assert!(answer(&store, query.name, &[("report", "AZE-1999")]).is_empty(), "{}", query.name);
    }
    assert_eq!(answer(&store, "routes", &[("origin", "GEO")]).len(), 1);
    assert_eq!(answer(&store, "routes", &[("origin", "AZE"), ("destination", "BHR"), ("modality", "past")]).len(), 1);
    assert_eq!(answer(&store, "routes", &[("origin", "")]).len(), 1, "an origin that is not said");
}

#[test]
fn no_fact_is_without_evidence_and_every_quote_is_in_its_sentence() {
    let store = store();
    let bare = "SELECT ?f { ?f tip:polarity ?p FILTER NOT EXISTS { ?f tip:evidence/oa:exact ?q } }";
    assert!(answer(&store, bare, &[]).is_empty());
    let wrong = "SELECT ?e { ?e oa:exact ?q ; oa:start ?a ; prov:wasQuotedFrom ?s . ?s schema:text ?t ; oa:start ?b
                 FILTER(!CONTAINS(?t, ?q) || ?a < ?b) }";
    assert!(answer(&store, wrong, &[]).is_empty());
}

#[test]
fn exports_flatten_filter_and_repeat() {
    let store = store();
    for quad in quads(&rows::report(&key("BGR"), &rows::read(SAMPLE))) {
        store.insert(&quad).unwrap();
    }
    let text = |format, reports: &[ReportKey]| {
        let mut out = Vec::new();
        export::write(&store, format, reports, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let one = text(export::Format::NQuads, &[key("AZE")]);
    assert!(one.lines().all(|line| line.ends_with(&format!("{} .", report_iri(&key("AZE"))))));
    let lines: Vec<&str> = one.lines().collect();
    assert!(lines.is_sorted());
    let all = text(export::Format::NQuads, &[]).lines().count();
    let flat = text(export::Format::NTriples, &[]).lines().count();
    assert!(lines.len() < flat && flat < all, "{flat} {all}");
    let unknown = export::write(&store, export::Format::Turtle, &[key("CHN")], std::io::sink()).unwrap_err();
    assert_eq!(unknown.to_string(), "the graph has no report CHN-2025");
}
