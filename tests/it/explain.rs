//! `tipgraph explain` and `tipgraph coverage`.

use serde_json::Value;

use super::fixture::{SENTENCES, with_graph};

#[test]
fn a_row_is_explained_in_words_with_its_sentence() {
    let outcome = with_graph().run(&["explain", "--view", "routes", "--row", "1"]);
    outcome.is(0);
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines[0], "women from AZE are exploited in sex trafficking in BHR");
    let sentence = lines.iter().position(|line| line.trim() == SENTENCES[0]).unwrap();
    let words = "women from Azerbaijan in sex trafficking in Bahrain";
    assert_eq!(lines[sentence + 1], format!("{}{}", " ".repeat(22), "^".repeat(words.len())));
    for line in ["  report    AZE-2025", "  modality  asserted", "  section   profile", "  frame     exploit"] {
        assert!(lines.contains(&line), "{line} in {lines:#?}");
    }
}

#[test]
fn a_fact_is_explained_by_its_iri() {
    let test = with_graph();
    let args = ["explain", "--view", "tiers", "--row", "1", "--report", "AZE-2025", "--format", "json"];
    let of_row = test.run(&args);
    let facts: Value = serde_json::from_str(&of_row.is(0).stdout).unwrap();
    let iri = facts[0]["iri"].as_str().unwrap();
    assert_eq!(facts[0]["values"]["tier"], "2");
    assert_eq!(facts[0]["evidence"][0]["quote"], "remained on Tier 2");
    let short = iri.replace("https://w3id.org/tipgraph/fact/", "fact:");
    for name in [iri, &short] {
        let of_iri = test.run(&["explain", name, "--format", "json"]);
        assert_eq!(of_iri.is(0).stdout, of_row.stdout);
    }
}

#[test]
fn what_cannot_be_explained_is_an_error() {
    for (args, error) in [
        (&["explain", "fact:AZE-2025/nothing"] as &[&str], "the graph has no fact"),
        (&["explain", "not an iri"], "is no IRI"),
        (&["explain", "--view", "routes", "--row", "0"], "`routes` has no row 0"),
        (&["explain", "--view", "routes", "--row", "2"], "`routes` has no row 2"),
        (&["explain", "--view", "rotues", "--row", "1"], "rotues"),
        (&["explain", "--view", "routes", "--row", "1", "--param", "destination=TUR"], "`routes` has no row 1"),
        (&["explain", "--view", "routes", "--row", "1", "--param", "nation=TUR"], "no parameter `nation`"),
    ] {
        with_graph().run(args).fails(error);
    }
}

#[test]
fn a_cell_that_nobody_mentions_rests_on_no_fact() {
    let test = with_graph();
    let silent = (1..=28).find(|row| {
        test.run(&["explain", "--view", "indicators", "--row", &row.to_string()]).stderr.contains("does not mention")
    });
    test.run(&["explain", "--view", "indicators", "--row", &silent.unwrap().to_string()]).is(1);
}

#[test]
fn coverage_lists_the_sentences_that_gave_nothing() {
    let outcome = with_graph().run(&["coverage", "--report", "AZE-2025"]);
    outcome.is(0);
    assert_eq!(
        outcome.stdout,
        format!(
            "AZE-2025 profile 3: {}\n\n\
             section  sentences  with a fact   share\n\
             profile          3            2  66.7 %\n\
             all              3            2  66.7 %\n",
            SENTENCES[2]
        )
    );
    let json = with_graph().run(&["coverage", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.is(0).stdout).unwrap();
    assert_eq!(json["total"], serde_json::json!({ "understood": 2, "sentences": 3, "share": 2.0 / 3.0 }));
}
