//! Questions about a few quads.

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term, Variable};
use proptest::prelude::*;

use super::*;
use crate::export;
use crate::graph::vocab::tip;

fn store() -> Store {
    let store = Store::new().unwrap();
    for (name, number) in [("a", "1"), ("b", "2"), ("c\" } #", "3")] {
        let node = NamedNode::new_unchecked(format!("https://w3id.org/tipgraph/report/{number}"));
        let graph = GraphName::NamedNode(node.clone());
        let number = Literal::from(number.parse::<i64>().unwrap());
        store.insert(&Quad::new(node.clone(), tip::NUMBER.into_owned(), number, graph.clone())).unwrap();
        store.insert(&Quad::new(node, tip::ACRONYM.into_owned(), Literal::from(name), graph)).unwrap();
    }
    store
}

fn params(pairs: &[(&str, &str)]) -> Params {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn rows(text: &str, pairs: &[(&str, &str)]) -> Vec<Vec<String>> {
    run(&store(), text, &params(pairs)).unwrap().plain_rows()
}

const LIST: &str = "SELECT ?name WHERE { ?x tip:acronym ?name ; tip:number ?n } ORDER BY ?n";

#[test]
fn prefixes_and_all_graphs_are_there_without_asking() {
    assert_eq!(rows(LIST, &[]).len(), 3);
    assert_eq!(run(&store(), "ASK { ?x tip:number 9 }", &Params::new()).unwrap(), Answer::Boolean(false));
}

#[test]
fn parameters_bind_wherever_the_variable_stands() {
    assert_eq!(rows(LIST, &[("name", "b")]), [["b"]], "in a triple");
    assert_eq!(rows(LIST, &[("x", "<https://w3id.org/tipgraph/report/1>")]), [["a"]], "not in the projection");
    assert_eq!(rows(LIST, &[("name", "c\" } #")]), [["c\" } #"]], "no text is pasted");
    let computed = "SELECT ?up WHERE { ?x tip:acronym ?name BIND(UCASE(?name) AS ?up) }";
    assert_eq!(rows(computed, &[("up", "B")]), [["B"]], "computed");
    let filtered = "SELECT ?name WHERE { ?x tip:acronym ?name FILTER(CONTAINS(?name, ?part)) }";
    assert_eq!(rows(filtered, &[("part", "#")]), [["c\" } #"]], "only in a filter");
    let grouped = "SELECT (COUNT(*) AS ?many) WHERE { ?x tip:acronym ?name }";
    assert_eq!(rows(grouped, &[("name", "a")]), [["1"]], "under a group");
    let typed = "# param: n required integer which\nSELECT ?name { ?x tip:acronym ?name ; tip:number ?n }";
    assert_eq!(rows(typed, &[("n", "2")]), [["b"]]);
    assert!(matches!(run(&store(), typed, &Params::new()), Err(Error::MissingParam(_))));
    assert!(matches!(run(&store(), typed, &params(&[("n", "two")])), Err(Error::BadParam { .. })));
}

#[test]
fn mistakes_are_named_with_a_way_out() {
    let error = run(&store(), "rutes", &Params::new()).unwrap_err();
    assert_eq!(error.to_string(), "there is no query named `rutes`");
    assert!(error.hint().contains("`routes`"), "{}", error.hint());
    let Err(Error::Syntax { line, column, .. }) = run(&store(), "SELECT ?x\nWHERE { ?x }", &Params::new()) else {
        panic!("not refused")
    };
    assert!(line == 2 && column > 9, "{line}:{column}");
    let error = run(&store(), "routes", &params(&[("colour", "red")])).unwrap_err();
    assert!(error.hint().contains("origin"), "{}", error.hint());
    let error = run(&store(), LIST, &params(&[("nam", "a")])).unwrap_err();
    assert!(matches!(error, Error::UnknownParam { .. }));
}

#[test]
fn every_named_query_parses_and_runs_on_an_empty_store() {
    for query in all() {
        parse(query.text).unwrap_or_else(|e| panic!("{}: {e}", query.name));
        let answer = run(&Store::new().unwrap(), query.name, &Params::new()).unwrap();
        assert!(answer.is_empty(), "{}", query.name);
        let Answer::Table { columns, .. } = answer else { panic!("{} is no SELECT", query.name) };
        let last: Vec<&str> = columns.iter().rev().take(2).map(Variable::as_str).collect();
        assert_eq!(last, ["source", "evidence"], "{}", query.name);
        for param in &query.header.params {
            let value = if param.value == ParamType::Integer { "7" } else { "x" };
            let bound = params(&[(&param.name, value)]);
            assert!(run(&Store::new().unwrap(), query.name, &bound).unwrap().is_empty(), "{}", query.name);
        }
    }
}

/// A query with a parameter of the type `ReportKey` sees that report's graph only, so it may join no other.
#[test]
fn queries_of_one_report_look_into_one_graph() {
    for query in all().iter().filter(|query| query.header.params.iter().any(|p| p.value == ParamType::Report)) {
        let graphs = query.text.split("GRAPH ").skip(1).filter_map(|rest| rest.split_whitespace().next());
        assert_eq!(graphs.collect::<std::collections::BTreeSet<_>>().len(), 1, "{}", query.name);
    }
}

#[test]
fn each_answer_is_written_in_each_format_that_holds_it() {
    let write = |text: &str, format: &str| {
        let mut out = Vec::new();
        run(&store(), text, &Params::new())?.write(format.parse()?, &mut out)?;
        Ok::<_, Error>(String::from_utf8(out).unwrap())
    };
    assert_eq!(write(LIST, "csv").unwrap(), "name\r\na\r\nb\r\n\"c\"\" } #\"\r\n");
    assert_eq!(write(LIST, "table").unwrap(), "name\n──────\na\nb\nc\" } #\n");
    assert!(write(LIST, "tsv").unwrap().starts_with("?name\n\"a\"\n"));
    assert!(write(LIST, "json").unwrap().contains("\"bindings\""));
    assert!(write(LIST, "xml").unwrap().contains("<sparql"));
    assert_eq!(write("ASK {}", "table").unwrap(), "yes\n");
    assert_eq!(write("ASK {}", "csv").unwrap(), "true\n");
    let construct = "CONSTRUCT WHERE { ?x tip:number ?n }";
    for format in export::Format::ALL {
        assert!(write(construct, format.name()).unwrap().contains("number"), "{format}");
    }
    assert!(matches!(write(construct, "csv"), Err(Error::WrongFormat { .. })));
    assert!(matches!(write(LIST, "turtle"), Err(Error::WrongFormat { .. })));
    assert!(matches!(write(LIST, "docx"), Err(Error::UnknownFormat(_))));
}

/// A reader of RFC 4180, as simple as can be.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

proptest! {
    #[test]
    fn csv_gives_back_what_went_in(cells in proptest::collection::vec([any::<String>(), any::<String>()], 0..6)) {
        let columns = vec![Variable::new_unchecked("a"), Variable::new_unchecked("b")];
        let term = |text: &String| Some(Term::from(Literal::new_simple_literal(text)));
        let rows = cells.iter().map(|row| row.iter().map(term).collect()).collect();
        let mut out = Vec::new();
        Answer::Table { columns, rows }.write(Format::Csv, &mut out).unwrap();
        let back = read_csv(std::str::from_utf8(&out).unwrap());
        prop_assert_eq!(back.len(), cells.len() + 1);
        for (got, want) in back[1..].iter().zip(&cells) {
            prop_assert_eq!(got.as_slice(), want.as_slice());
        }
    }
}

#[test]
fn an_iri_that_is_not_whole_is_below_the_root() {
    assert_eq!(rows("SELECT ?name { <report/2> tip:acronym ?name }", &[]), [["b"]]);
}
