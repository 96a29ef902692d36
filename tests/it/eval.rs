//! `tipgraph eval`.

use serde_json::{Value, json};

use super::fixture::with_graph;
use super::test::{Outcome, Test};

/// A gold row of a route from Azerbaijan.
fn route(destination: &str, readers: u8) -> String {
    json!({
        "view": "routes", "report": "AZE-2025", "origin": "AZE", "destination": destination,
        "exploitation": "sex-trafficking", "victims": "women", "via": "", "modality": "asserted",
        "evidence": "Traffickers exploit women.", "readers": readers,
    })
    .to_string()
}

fn eval(gold: &[String], more: &[&str]) -> Outcome {
    let test = with_graph().file("gold.jsonl", gold.join("\n")).file("floor.toml", "[routes]\nexact = 0.9");
    test.run(&[&["eval", "gold.jsonl"], more].concat())
}

#[test]
fn figures_of_views_and_reports() {
    let outcome = eval(&[route("BHR", 2), route("TUR", 2), route("IRN", 1)], &["--format", "json"]);
    let figures: Value = serde_json::from_str(&outcome.is(0).stdout).unwrap();
    let exact = &figures["views"]["routes"]["exact"];
    assert_eq!((&exact["right"], &exact["missed"], &exact["wrong"]), (&json!(1), &json!(1), &json!(0)));
    assert_eq!(exact["recall"], 0.5);
    assert_eq!(figures["reports"]["AZE-2025"]["views"]["routes"]["pair"]["right"], 1);
    // A digest's five views are judged; the graph's tier is in none of these rows.
    assert_eq!(figures["views"]["tiers"]["exact"]["wrong"], 1);
    assert_eq!(figures["views"].as_object().unwrap().len(), 5);
}

#[test]
fn errors_come_with_their_sentences() {
    let outcome = eval(&[route("TUR", 2)], &["--errors", "--view", "routes"]);
    let listed = &outcome.is(0).stdout;
    assert!(listed.contains("missed AZE-2025 routes origin=AZE destination=TUR"), "{listed}");
    assert!(listed.contains("wrong AZE-2025 routes origin=AZE destination=BHR"), "{listed}");
    assert!(
        listed.contains("  Traffickers exploit women from Azerbaijan in sex trafficking in Bahrain.\n"),
        "{listed}"
    );
}

#[test]
fn a_figure_below_the_floor_fails() {
    let args = ["--floor", "floor.toml", "--view", "routes", "--confidence"];
    eval(&[route("BHR", 2)], &args).is(0);
    let outcome = eval(&[route("BHR", 2), route("TUR", 2)], &args);
    outcome.is(1);
    assert_eq!(outcome.stderr, "below the floor: routes, exact: F1 0.6667 is below 0.9\n");
}

#[test]
fn gold_that_cannot_be_used() {
    eval(&[], &[]).fails("gold.jsonl holds no rows");
    eval(&[route("BHR", 2), "{}".into()], &[]).fails("gold.jsonl, line 2: no `view`");
    eval(&[route("BHR", 2).replace("AZE-2025", "GHA-2015")], &[]).fails("has no report GHA-2015");
    eval(&[route("BHR", 2).replace("AZE-2025", "Azerbaijan")], &[]).fails("\"Azerbaijan\" is no report");
    eval(&[route("BHR", 2)], &["--view", "means"]).fails("`means` is no view that is judged");
    Test::new().run(&["eval", "none.jsonl"]).fails("cannot read none.jsonl");
}
