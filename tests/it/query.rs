//! `tipgraph query` and `tipgraph export`.

use super::fixture::{SENTENCES, with_graph};

#[test]
fn a_view_prints_as_the_contract_says() {
    let outcome = with_graph().run(&["query", "routes", "--format", "csv"]);
    outcome.is(0);
    assert_eq!(
        outcome.stdout,
        format!(
            "report,origin,destination,exploitation,victims,via,modality,evidence,source\r\n\
             AZE-2025,AZE,BHR,sex-trafficking,women,,asserted,{},report\r\n",
            SENTENCES[0]
        )
    );
}

#[test]
fn questions_come_by_name_by_file_and_by_text() {
    let ask = "SELECT ?report ?tier WHERE { ?t a tip:TierRanking ; tip:tier/skos:notation ?tier . }";
    let test = with_graph().file("mine.rq", ask);
    let named = test.run(&["query", "tiers", "--format", "table"]);
    let lines: Vec<&str> = named.is(0).stdout.lines().collect();
    assert!(lines[0].starts_with("row  report ") && lines[2].starts_with("  1  AZE-2025 "), "{}", named.stdout);
    let text = test.run(&["query", "-e", ask, "--format", "tsv"]);
    assert_eq!(text.is(0).stdout, "?report\t?tier\n\t\"2\"\n");
    assert_eq!(test.run(&["query", "mine.rq", "--format", "tsv"]).stdout, text.stdout);
    let graph = test.run(&["query", "-e", "CONSTRUCT { ?f a tip:Route } WHERE { ?f a tip:Route }"]);
    assert!(graph.is(0).stdout.contains("a tip:Route"), "{}", graph.stdout);
    assert!(test.run(&["query", "-e", "ASK { ?f a tip:Route }"]).is(0).stdout.contains("yes"));
}

#[test]
fn parameters_narrow_the_answer() {
    let test = with_graph();
    test.run(&["query", "routes", "--param", "destination=BHR", "--param", "report=AZE-2025"]).is(0);
    let none = test.run(&["query", "routes", "--param", "destination=TUR"]);
    none.is(1);
    assert_eq!(none.stderr, "nothing found\n");
    test.run(&["query", "-e", "ASK { ?f a tip:Plan }"]).is(1);
}

#[test]
fn the_list_names_every_view() {
    let list = super::Test::new().run(&["query", "--list"]);
    for view in &tipgraph::eval::VIEWS {
        assert!(list.is(0).stdout.lines().any(|line| line.starts_with(&format!("{} ", view.name))), "{}", view.name);
    }
}

#[test]
fn every_view_has_the_columns_of_the_contract() {
    let test = with_graph();
    for view in &tipgraph::eval::VIEWS {
        let outcome = test.run(&["query", view.name, "--format", "csv"]);
        let header = [view.columns, &["evidence", "source"]].concat().join(",");
        assert_eq!(outcome.stdout.lines().next(), Some(header.as_str()), "{}", view.name);
    }
}

#[test]
fn questions_that_cannot_be_asked() {
    let test = with_graph().file("bad.rq", "SELECT *\nWHERE {").file("latin.rq", b"# \xE9");
    for (args, error) in [
        (&["query", "rotues"] as &[&str], "no query named `rotues`"),
        (&["query", "none.rq"], "cannot read none.rq"),
        (&["query", "latin.rq"], "cannot read latin.rq"),
        (&["query", "bad.rq"], "not SPARQL"),
        (&["query", "-e", "SELECT"], "1:7: not SPARQL: "),
        (&["query", "-e", "SELECT * WHERE { ?x a foo:Bar }"], "not SPARQL: the prefix `foo:` is not known here"),
        (&["query", "-e", "SELECT *\nWHERE { ?x a tip:Route } LIMITED"], "not SPARQL: reading stopped at `LIMITED`"),
        (&["query", "-e", "INSERT DATA { tip:a tip:b tip:c }"], "not SPARQL"),
        (&["query", "routes", "--param", "nation=AZE"], "no parameter `nation`"),
        (&["query", "routes", "--param", "victims=men", "--param", "victims=boys"], "is given twice"),
        (&["query", "routes", "--format", "turtle"], "cannot be written as turtle"),
        (&["query", "tiers", "--store", "elsewhere"], "there is no graph at elsewhere"),
    ] {
        test.run(args).fails(error);
    }
    test.run(&["query", "routes", "--param", "victims"]).is(2);
    test.run(&["query", "routes", "--format", "xls"]).is(2);
    test.run(&["query"]).is(2);
}

#[test]
fn the_graph_is_written_in_every_format() {
    let test = with_graph();
    for format in ["turtle", "trig", "nquads", "ntriples", "rdfxml", "jsonld"] {
        let outcome = test.run(&["export", "--format", format, "--report", "AZE-2025"]);
        assert!(outcome.is(0).stdout.contains("AZE-2025"), "{format}");
        test.run(&["export", "--format", format, "-o", "out"]).is(0);
        assert_eq!(std::fs::read_to_string(test.path("out")).unwrap(), outcome.stdout, "{format}");
    }
    let stored = std::fs::read_to_string(test.path("kg/graphs/AZE-2025.nq")).unwrap();
    assert_eq!(test.run(&["export", "--format", "nquads"]).stdout, stored);
}

#[test]
fn exports_that_cannot_be_made() {
    let test = with_graph();
    test.run(&["export", "--format", "nquads", "--report", "GHA-2015"]).fails("has no report GHA-2015");
    test.run(&["export", "--format", "nquads", "-o", "no/such/folder"]).fails("cannot write no/such/folder");
    test.run(&["export"]).is(2);
    test.run(&["export", "--format", "excel"]).is(2);
}
