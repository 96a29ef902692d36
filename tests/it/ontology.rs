//! `tipgraph ontology`.

use std::fs;

use super::test::Test;

#[test]
fn the_vocabulary_is_rdf_in_any_format_and_needs_no_graph() {
    let test = Test::new();
    let turtle = test.run(&["ontology"]);
    assert!(turtle.is(0).stdout.contains("tip:Route a owl:Class ;"), "terms");
    assert!(turtle.stdout.contains("concept:means\\/debt a skos:Concept ;"), "concepts");
    test.run(&["ontology", "--format", "ntriples", "-o", "tip.nt"]).is(0);
    let lines = fs::read_to_string(test.path("tip.nt")).unwrap();
    assert!(lines.lines().count() > 20_000 && lines.lines().all(|line| line.ends_with(" .")));
    assert!(!lines.contains("/concept/place/kabul>"), "cities are for reading only");
}

#[test]
fn the_reference_is_html_or_markdown() {
    let test = Test::new();
    assert!(test.run(&["ontology", "--docs", "html"]).is(0).stdout.starts_with("<!doctype html>"));
    assert!(test.run(&["ontology", "--docs", "md"]).is(0).stdout.starts_with("# Tipgraph vocabulary"));
    assert!(test.run(&["ontology", "--docs", "pdf"]).is(2).stderr.contains("there are html and md"));
    assert!(test.run(&["ontology", "--docs", "md", "--format", "turtle"]).is(2).stderr.contains("cannot be used with"));
}
