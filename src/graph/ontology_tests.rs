//! The program and the vocabulary under `ontology` say the same, both ways.

use std::collections::{BTreeMap, BTreeSet};

use rio_api::model::{Literal, NamedNode, Subject, Term};
use rio_api::parser::TriplesParser as _;
use rio_turtle::{TurtleError, TurtleParser};

use super::vocab::{ROOT, reused, tip};
use super::{SCHEMES, vocab};

/// A statement: what it is about, its predicate and its value; what is about a blank node has no subject.
type Statement = (Option<String>, String, String);

/// What a Turtle file below the project's folder says.
fn statements(file: &str) -> Vec<Statement> {
    let text = std::fs::read(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut found = Vec::new();
    TurtleParser::new(text.as_slice(), None)
        .parse_all(&mut |triple| {
            let subject = match triple.subject {
                Subject::NamedNode(NamedNode { iri }) => Some(iri.to_owned()),
                _ => None,
            };
            let object = match triple.object {
                Term::NamedNode(NamedNode { iri }) => iri.to_owned(),
                Term::Literal(
                    Literal::Simple { value }
                    | Literal::LanguageTaggedString { value, .. }
                    | Literal::Typed { value, .. },
                ) => value.to_owned(),
                _ => String::new(),
            };
            found.push((subject, triple.predicate.iri.to_owned(), object));
            Ok::<_, TurtleError>(())
        })
        .unwrap_or_else(|e| panic!("{file}: {e}"));
    found
}

/// What the files of the lexicon say.
fn lexicon() -> Vec<Statement> {
    let files = crate::lexicon::Lexicon::embedded().into_iter().map(|(name, _)| name);
    files.filter(|name| name.ends_with(".ttl")).flat_map(|name| statements(&name)).collect()
}

/// The local names of the predicates that each subject has.
fn described(statements: &[Statement]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut described: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (subject, predicate, _) in statements {
        if let Some(subject) = subject {
            let local = predicate.rsplit(['#', '/']).next().unwrap_or_default();
            described.entry(subject).or_default().insert(local);
        }
    }
    described
}

#[test]
fn every_own_term_says_all_that_a_reader_needs() {
    let ontology = statements("ontology/tip.ttl");
    let described = described(&ontology);
    let own: BTreeSet<&str> = described.keys().filter(|iri| iri.contains("/ns#")).copied().collect();
    assert!(tip::ALL.iter().all(|term| own.contains(term.as_str())), "{own:?}");
    for term in own {
        let has = &described[term];
        for need in ["type", "label", "isDefinedBy", "definition", "scopeNote", "example"] {
            assert!(has.contains(need), "{term} has no {need}");
        }
        let is = |class: &str| ontology.iter().any(|(s, _, o)| s.as_deref() == Some(term) && o.ends_with(class));
        if is("#ObjectProperty") || is("#DatatypeProperty") {
            assert!(has.contains("domain") || has.contains("domainIncludes"), "{term} has no domain");
            assert!(has.contains("range") || has.contains("rangeIncludes"), "{term} has no range");
        } else {
            assert!(is("#Class") || is("#NamedIndividual"), "{term} is neither class, property nor individual");
        }
    }
}

#[test]
fn terms_and_schemes_that_the_program_uses_are_described() {
    let (ontology, lexicon, codes) = (statements("ontology/tip.ttl"), lexicon(), statements("ontology/codes.ttl"));
    let terms = described(&ontology);
    for term in tip::ALL.iter().chain(reused::ALL) {
        assert!(terms.contains_key(term.as_str()), "{term} is not in ontology/tip.ttl");
    }
    let concepts = described(&lexicon);
    for scheme in SCHEMES {
        let has = concepts.get(format!("{ROOT}concept/{scheme}").as_str());
        let has = has.unwrap_or_else(|| panic!("no file of ontology/lexicon describes the scheme {scheme}"));
        assert!(has.contains("prefLabel") && has.contains("definition"), "{scheme}");
    }
    // Predicates and classes of the files themselves, but for the language that they are written in.
    let language = ["/22-rdf-syntax-ns#", "/rdf-schema#", "/owl#", "/XMLSchema#"];
    for (_, predicate, object) in ontology.iter().chain(&lexicon).chain(&codes) {
        let class = predicate.ends_with("-ns#type").then_some(object.as_str()).filter(|class| !class.is_empty());
        for used in [Some(predicate.as_str()), class].into_iter().flatten() {
            let known = terms.contains_key(used) || language.iter().any(|namespace| used.contains(namespace));
            assert!(known, "{used} is used in ontology and not described in ontology/tip.ttl");
        }
    }
}

#[test]
fn every_term_that_is_described_is_used() {
    let (ontology, lexicon) = (statements("ontology/tip.ttl"), lexicon());
    let by_program: BTreeSet<&str> = tip::ALL.iter().chain(reused::ALL).map(|term| term.as_str()).collect();
    let about = |term: &str, statement: &Statement| statement.0.as_deref() == Some(term);
    for (term, _) in described(&ontology).into_iter().filter(|(_, has)| has.contains("isDefinedBy")) {
        let by_files = ontology
            .iter()
            .chain(&lexicon)
            .any(|statement| (statement.1 == term || statement.2 == term) && !about(term, statement));
        // An annotation is used by every term, its own description among them.
        let annotates = ontology.iter().chain(&lexicon).filter(|statement| statement.1 == term).count() > 1;
        let offered = lint_offers(term);
        assert!(by_program.contains(term) || by_files || annotates || offered, "nothing uses {term}");
    }
}

/// Whether a user's own lexicon may use it, though the program's does not.
fn lint_offers(term: &str) -> bool {
    ["narrower", "note", "editorialNote", "historyNote"]
        .iter()
        .any(|name| term == format!("http://www.w3.org/2004/02/skos/core#{name}"))
}

#[test]
fn the_prefixes_are_sorted_and_each_namespace_has_one() {
    assert!(vocab::PREFIXES.is_sorted());
    let namespaces: BTreeSet<&str> = vocab::PREFIXES.iter().map(|(_, namespace)| *namespace).collect();
    assert_eq!(namespaces.len(), vocab::PREFIXES.len());
}
