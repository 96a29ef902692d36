//! What is published is whole, the same at each run, and what the committed reference shows.

use std::collections::BTreeSet;

use super::*;
use crate::graph::vocab::{ROOT, reused};

#[test]
fn two_runs_are_equal_and_every_value_of_the_vocabulary_is_described() {
    let quads = quads();
    assert_eq!(quads, super::quads());
    let described: BTreeSet<String> = quads.iter().map(|quad| quad.subject.to_string()).collect();
    let version = format!("<{ROOT}ns/{}>", env!("CARGO_PKG_VERSION"));
    for quad in &quads {
        let value = quad.object.to_string();
        if value.starts_with(&format!("<{ROOT}")) && value != version {
            assert!(described.contains(&value), "{quad}");
        }
    }
    assert!(quads.iter().any(|quad| quad.object.to_string() == version), "the version is that of the program");
}

#[test]
fn cities_are_not_published_and_organizations_are_sources() {
    let quads = quads();
    let about = |path: &str| quads.iter().filter(|quad| quad.subject.to_string() == format!("<{ROOT}{path}>")).count();
    assert_eq!(about("concept/place/kabul"), 0);
    assert_eq!(about("concept/organisation/iom"), 0);
    assert!(about("concept/source/iom") > 3 && about("country/KEN") > 5 && about("concept/means/debt") > 5);
    let tops = quads.iter().filter(|quad| quad.predicate == reused::SKOS_TOP);
    let tops: BTreeSet<String> = tops.map(|quad| quad.object.to_string()).collect();
    assert!(tops.contains(&format!("<{ROOT}concept/region/africa>")));
    assert!(!tops.contains(&format!("<{ROOT}concept/region/north-africa>")), "it has a broader one");
}

#[test]
fn the_page_has_no_script_no_request_and_no_link_that_leads_nowhere() {
    let page = reference(Docs::Html);
    for no in ["<script", "src=", "@import", "url("] {
        assert!(!page.contains(no), "{no}");
    }
    let values = |name: &str| -> Vec<&str> {
        page.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    };
    let ids = values("id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an anchor twice");
    for link in values("href").into_iter().filter_map(|link| link.strip_prefix('#')) {
        assert!(unique.contains(link), "#{link} leads nowhere");
    }
    assert!(unique.len() > 1500);
}

#[test]
fn the_committed_reference_is_what_the_program_prints() {
    for docs in [Docs::Html, Docs::Markdown] {
        let file = format!("docs/ontology.{docs}");
        let committed = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_default();
        let printed = reference(docs);
        let line = printed.lines().zip(committed.lines()).position(|(a, b)| a != b);
        assert!(
            printed == committed,
            "{file} differs from line {}; write it with: tipgraph ontology --docs {docs} -o {file}",
            line.unwrap_or_else(|| printed.lines().count().min(committed.lines().count())) + 1
        );
    }
}
