//! `tipgraph check`.

use serde_json::Value;

use super::fixture::with_graph;
use super::test::Test;

const CONTRADICTION: &str = "2019 Trafficking in Persons Report: Kenya\n\nKENYA (Tier 2)\n\nThe Government of Kenya does not fully \
    meet the minimum standards for the elimination of trafficking and is not making significant efforts to do so.\n\n\
    PROSECUTION\n\nThe government increased law enforcement efforts.\n";

#[test]
fn a_contradiction_is_told_with_both_sentences() {
    let test = Test::new().file("KEN-2019.txt", CONTRADICTION);
    test.run(&["build", "KEN-2019.txt"]).is(0);
    let outcome = test.run(&["check"]);
    outcome.is(1);
    assert_eq!(
        outcome.stdout,
        "KEN-2019 standards: Tier 2, but said not to make significant efforts, which is the language of Tier 3\n\
         \x20 KEN-2019 title 2: KENYA (Tier 2)\n\
         \x20 KEN-2019 overall 3: The Government of Kenya does not fully meet the minimum standards for the elimination of \
         trafficking and is not making significant efforts to do so.\n"
    );
    assert_eq!(outcome.stderr.lines().next(), Some("1 contradiction found"));
    let json = test.run(&["check", "--format", "json", "--report", "KEN-2019"]);
    json.is(1);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json[0]["check"], "standards");
    assert_eq!(json[0]["sentences"].as_array().unwrap().len(), 2);
}

#[test]
fn a_text_that_agrees_with_itself_is_no_finding() {
    let outcome = with_graph().run(&["check"]);
    outcome.is(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.lines().next()), ("", Some("no contradictions found")));
    Test::new().run(&["check"]).fails("there is no graph at kg");
}

#[cfg(not(feature = "shacl"))]
#[test]
fn a_program_without_the_shapes_says_so() {
    let outcome = with_graph().run(&["check"]);
    let line = "the shapes were not asked: build it with `cargo build --release --features shacl`";
    assert_eq!(outcome.is(0).stderr.lines().last(), Some(line));
    with_graph().run(&["check", "--shapes"]).fails("built without the shapes");
}
