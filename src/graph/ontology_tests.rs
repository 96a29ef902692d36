//! The program and `ontology/tip.ttl` say the same, both ways; so do the queries.

use std::collections::{BTreeMap, BTreeSet};

use rio_api::model::{NamedNode, Subject};
use rio_api::parser::TriplesParser as _;
use rio_turtle::{TurtleError, TurtleParser};

use super::vocab::{ROOT, reused, tip};
use super::{SCHEMES, vocab};

/// The predicates that each subject of the ontology has.
fn ontology() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/tip.ttl")).unwrap();
    let mut defined: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    TurtleParser::new(text.as_slice(), None)
        .parse_all(&mut |triple| {
            if let Subject::NamedNode(NamedNode { iri }) = triple.subject {
                let local = triple.predicate.iri.rsplit(['#', '/']).next().unwrap_or_default();
                defined.entry(iri.to_owned()).or_default().insert(local.to_owned());
            }
            Ok::<_, TurtleError>(())
        })
        .unwrap();
    defined
}

#[test]
fn every_own_term_is_defined_with_an_example_and_what_it_applies_to() {
    let ontology = ontology();
    for term in tip::ALL {
        let has = ontology.get(term.as_str()).unwrap_or_else(|| panic!("{term} is not in ontology/tip.ttl"));
        for need in ["label", "definition", "example"] {
            assert!(has.contains(need), "{term} has no {need}");
        }
        let is_property = term.as_str().rsplit('#').next().is_some_and(|name| name.starts_with(char::is_lowercase));
        assert!(!is_property || has.contains("domain") || has.contains("domainIncludes"), "{term} has no domain");
    }
    for term in reused::ALL {
        assert!(ontology.contains_key(term.as_str()), "{term} is not in ontology/tip.ttl");
    }
    for scheme in SCHEMES {
        assert!(ontology.contains_key(&format!("{ROOT}concept/{scheme}")), "{scheme} is not in ontology/tip.ttl");
    }
}

#[test]
fn every_term_of_the_ontology_is_known_to_the_program() {
    let is_structure = |term: &str| term.ends_with("tatisticsStructure");
    for term in ontology().keys().filter(|term| *term != "https://w3id.org/tipgraph/ns" && !is_structure(term)) {
        let known = tip::ALL.iter().chain(reused::ALL).any(|known| known.as_str() == term);
        let scheme = SCHEMES.iter().any(|scheme| term.starts_with(&format!("{ROOT}concept/{scheme}")));
        assert!(known || scheme, "{term} is in ontology/tip.ttl only");
    }
}

#[test]
fn every_iri_of_every_query_is_defined() {
    let ontology = ontology();
    for query in crate::view::all() {
        let mut prefixes: BTreeMap<&str, &str> = BTreeMap::new();
        for line in query.text.lines() {
            if let Some((prefix, iri)) = line.strip_prefix("PREFIX ").and_then(|rest| rest.split_once(": <")) {
                prefixes.insert(prefix, iri.trim_end_matches('>'));
            }
        }
        let body = query.text.lines().filter(|line| !line.trim_start().starts_with(['#', 'P']));
        let mut seen = 0;
        for word in body.flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || ":-_?\"".contains(c)))) {
            let Some((prefix, local)) = word.split_once(':') else { continue };
            let namespace = prefixes.get(prefix).unwrap_or_else(|| panic!("{}: no PREFIX for {word}", query.name));
            seen += 1;
            let iri = format!("{namespace}{local}");
            let is_cast = *namespace == "http://www.w3.org/2001/XMLSchema#";
            assert!(is_cast || ontology.contains_key(&iri), "{}: <{iri}> is not in ontology/tip.ttl", query.name);
        }
        assert!(seen > 5, "{}", query.name);
    }
}

#[test]
fn the_prefixes_are_sorted_and_each_namespace_has_one() {
    assert!(vocab::PREFIXES.is_sorted());
    let namespaces: BTreeSet<&str> = vocab::PREFIXES.iter().map(|(_, namespace)| *namespace).collect();
    assert_eq!(namespaces.len(), vocab::PREFIXES.len());
}
