//! `tipgraph explain` and `tipgraph coverage`.

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use serde_json::Value;

use super::fixture::{SENTENCES, with_graph};
use super::test::Test;

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

/// The objects of a property in Turtle or JSON-LD, read again as triples.
fn triples(text: &str, format: RdfFormat) -> Vec<(String, String, String)> {
    let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
    let plain = |term: String| term.trim_matches(['<', '>']).to_owned();
    quads
        .map(|quad| quad.unwrap())
        .map(|quad| {
            (plain(quad.subject.to_string()), plain(quad.predicate.to_string()), plain(quad.object.to_string()))
        })
        .collect()
}

#[test]
fn a_fact_leads_back_to_its_text_and_to_the_rules_that_read_it() {
    let words = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";
    let page = format!(
        "<html><body><main><h1>2025 Trafficking in Persons Report: Azerbaijan</h1><p>{}</p></main></body></html>",
        SENTENCES[0]
    );
    let test = Test::new().file("AZE-2025.html", page).file("mine/none.ttl", words);
    test.run(&["build", "AZE-2025.html", "--lexicon", "mine"]).is(0);
    let row = ["explain", "--view", "routes", "--row", "1", "--prov"];
    let turtle = test.run(&row);
    let mut chain = triples(&turtle.is(0).stdout, RdfFormat::Turtle);
    let prov = |local: &str| format!("http://www.w3.org/ns/prov#{local}");
    let one = |chain: &[(String, String, String)], subject: &str, property: &str| -> String {
        let of: Vec<_> = chain.iter().filter(|(s, p, _)| s == subject && *p == prov(property)).collect();
        assert_eq!(of.len(), 1, "{subject} {property}: {of:?}");
        of[0].2.clone()
    };
    let fact = chain.iter().find(|(s, ..)| s.contains("/fact/AZE-2025/route-")).unwrap().0.clone();
    let evidence = one(&chain, &fact, "wasDerivedFrom");
    let sentence = one(&chain, &evidence, "wasQuotedFrom");
    let report = "https://w3id.org/tipgraph/report/AZE-2025";
    assert_eq!(one(&chain, &sentence, "wasDerivedFrom"), report);
    let text = one(&chain, report, "wasDerivedFrom");
    let file = one(&chain, &text, "wasDerivedFrom");
    assert!(text.contains("/text/") && file.contains("/file/"));
    let run = one(&chain, &fact, "wasGeneratedBy");
    assert_eq!(run, one(&chain, report, "wasGeneratedBy"));
    let program = one(&chain, &run, "wasAssociatedWith");
    let association = one(&chain, &run, "qualifiedAssociation");
    assert_eq!(program, one(&chain, &association, "agent"));
    let rules = one(&chain, &association, "hadPlan");
    let own = one(&chain, &rules, "wasDerivedFrom");
    assert!(rules.starts_with(&own) && rules != own, "words of one's own show: {rules} {own}");
    // What PROV asks: nothing is both a thing and an activity, and each thing was made once.
    let is =
        |node: &str, class: &str| chain.iter().any(|(s, p, o)| s == node && p.ends_with("#type") && *o == prov(class));
    for (subject, property, object) in chain.iter().filter(|(_, p, _)| p.starts_with(&prov(""))) {
        let (from, to) = match property.rsplit('#').next().unwrap() {
            "wasDerivedFrom" | "wasQuotedFrom" => ("Entity", "Entity"),
            "wasGeneratedBy" => ("Entity", "Activity"),
            "used" => ("Activity", "Entity"),
            "wasAttributedTo" => ("Entity", "Agent"),
            "wasAssociatedWith" => ("Activity", "SoftwareAgent"),
            "qualifiedAssociation" => ("Activity", "Association"),
            "agent" => ("Association", "SoftwareAgent"),
            "hadPlan" => ("Association", "Plan"),
            other => panic!("{other}"),
        };
        assert!(is(subject, from) && is(object, to), "{subject} {property} {object}");
        assert!(!(is(subject, "Entity") && is(subject, "Activity")), "{subject}");
        assert!(property != &prov("wasGeneratedBy") || one(&chain, subject, "wasGeneratedBy") == run);
    }
    let args = [&row[..], &["--format", "jsonld"]].concat();
    let jsonld = test.run(&args);
    let mut other = triples(&jsonld.is(0).stdout, RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() });
    chain.sort();
    other.sort();
    assert_eq!(chain, other);
    let iri = test.run(&["explain", &fact, "--prov"]);
    assert_eq!(iri.is(0).stdout, turtle.stdout);
    test.run(&[&row[..], &["--format", "table"]].concat()).fails("a graph cannot be written as table");
    test.run(&["explain", &fact, "--format", "turtle"]).fails("cannot be written as turtle");
}
