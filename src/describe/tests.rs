//! The description of a small graph, and the figures that the program carries.

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef};

use super::*;
use crate::graph::vocab::tip;

fn quad(subject: &str, predicate: NamedNodeRef<'_>, object: impl Into<Term>) -> Quad {
    Quad::new(below(subject), predicate.into_owned(), object, GraphName::NamedNode(below("report/AZE-2025")))
}

fn told(about: &About) -> Vec<String> {
    let class = |class: NamedNodeRef<'_>| NamedNode::from(class);
    let mut tally = Tally::default();
    tally.add(&[
        quad("report/AZE-2025", reused::RDF_TYPE, class(tip::REPORT)),
        quad("report/AZE-2025", reused::DC_IDENTIFIER, Literal::new_simple_literal("AZE-2025")),
        quad("report/AZE-2025", tip::EDITION, Literal::new_simple_literal("2025")),
        quad("report/AZE-2025", reused::DC_SPATIAL, below("country/AZE")),
        quad("report/AZE-2025/s1", reused::RDF_TYPE, class(tip::SENTENCE)),
        quad("report/AZE-2025/s2", reused::RDF_TYPE, class(tip::SENTENCE)),
        quad("report/AZE-2025/s1", reused::DC_IS_PART_OF, below("report/AZE-2025")),
    ]);
    tally.read_by("0.1.0+abc");
    tally.describe(about).quads.iter().map(ToString::to_string).collect()
}

fn has(told: &[String], words: &[&str]) -> bool {
    told.iter().any(|line| words.iter().all(|word| line.contains(word)))
}

#[test]
fn counts_are_those_of_the_quads() {
    let told = told(&About::default());
    assert!(has(&told, &["void#data>", "ns/void#triples>", "\"7\""]));
    assert!(has(&told, &["void#data>", "void#documents>", "\"1\""]));
    assert!(has(&told, &["void#entities>", "\"2\""]));
    assert!(has(&told, &["void#data>", "ns/void#subset>", "report/AZE-2025>"]));
    assert!(has(&told, &["<https://w3id.org/tipgraph/report/AZE-2025>", "ns/void#triples>", "\"7\""]));
}

#[test]
fn it_tells_where_it_is_from_and_what_may_be_done_with_it() {
    let told = told(&About::default());
    for words in [
        ["void#data>", "dcat#Dataset>"],
        ["void#data>", "publicdomain/zero"],
        ["softwareVersion>", env!("CARGO_PKG_VERSION")],
        ["rules/0.1.0-abc>", "\"0.1.0+abc\""],
        ["dcat#startDate>", "\"2025\""],
        ["void#data>", "country/AZE>"],
    ] {
        assert!(has(&told, &words), "{words:?}");
    }
    assert!(
        told.iter().all(|line| line.ends_with("<https://w3id.org/tipgraph/.well-known/void>")),
        "a graph of its own"
    );
}

#[test]
fn a_day_is_told_only_by_whoever_publishes() {
    assert!(!has(&told(&About::default()), &["void#data>", "terms/issued>"]));
    let file = Distribution {
        name: "ttl".into(),
        title: "Turtle".into(),
        media_type: "text/turtle".into(),
        url: Some("graph.ttl".into()),
    };
    let about = About { published: Some("2026-12-01".into()), distributions: vec![file] };
    assert!(has(&told(&about), &["void#data>", "terms/issued>", "2026-12-01", "#date>"]));
    assert!(has(&told(&about), &["distribution-ttl>", "mediaType>", "text/turtle>"]));
}

#[test]
fn a_day_is_one_of_the_calendar() {
    for good in ["2026-12-01", "2024-02-29", "2000-02-29"] {
        assert_eq!(day(good), Ok(good.to_owned()));
    }
    for bad in
        ["2026", "2026-13-01", "2025-02-29", "1900-02-29", "2026-04-31", "26-1-1", "2026-12-1", "today", "2026-12-01-"]
    {
        assert!(day(bad).is_err(), "{bad}");
    }
}

#[test]
fn quality_has_a_day_limits_and_figures_of_sets_held_out() {
    let told = told(&About::default());
    assert!(has(&told, &["void#quality>", "terms/issued>", quality::figures().measured.as_ref().unwrap()]));
    assert!(has(&told, &["void#quality>", "not on the reports of this data set"]));
    assert!(quality::figures().sets.iter().any(|set| set.held_out));
    assert!(!has(&told, &["void#data>", "hasQualityMeasurement"]), "they were not measured on this data set");
}

/// The two files that `tipgraph accuracy` writes are of one measurement.
#[test]
fn the_figures_are_those_of_the_document() {
    let document = include_str!("../../docs/accuracy.md");
    for set in &quality::figures().sets {
        let row = document.lines().find(|line| line.starts_with(&format!("| {} | ", set.title))).expect(&set.title);
        for figure in [&set.precision, &set.recall, &set.f1].into_iter().flatten() {
            let cell = match &figure.interval {
                Some((low, high)) => format!("| {} ({low}–{high}) ", figure.value),
                None => format!("| {} ", figure.value),
            };
            assert!(
                row.contains(&cell),
                "{row} has no {cell}: write both with `tipgraph accuracy -o docs/accuracy.md`"
            );
        }
    }
}
