//! Which statements are published.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use crate::graph::SCHEMES;
use crate::graph::vocab::{ROOT, reused};
use crate::lexicon::Lexicon;

/// The terms.
const TERMS: &str = include_str!("../../ontology/tip.ttl");
/// What a graph must be like, in SHACL.
const SHAPES: &str = include_str!("../../ontology/shapes.ttl");
/// Codes of other standards.
const CODES: &str = include_str!("../../ontology/codes.ttl");

/// Every statement of the published vocabulary, in the order of the files; blank nodes are numbered, so that two runs are equal.
///
/// # Panics
/// Where a file of the program is no valid Turtle, which the tests rule out.
pub fn quads() -> Vec<Quad> {
    let mut names = BTreeMap::new();
    let mut quads = parse(TERMS, &mut names);
    let lexicon: Vec<Quad> = Lexicon::embedded()
        .iter()
        .filter(|(file, _)| file.ends_with(".ttl"))
        .flat_map(|(_, text)| parse(text, &mut names))
        .collect();
    quads.extend(concepts(&lexicon));
    quads.extend(parse(CODES, &mut names));
    quads.extend(parse(SHAPES, &mut names));
    let tops = top_concepts(&quads);
    quads.extend(tops);
    quads
}

/// The statements of a file, its blank nodes renamed by their first place.
fn parse(text: &str, names: &mut BTreeMap<String, BlankNode>) -> Vec<Quad> {
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes());
    let mut rename = |node: &BlankNode| {
        let next = BlankNode::new_unchecked(format!("b{}", names.len()));
        names.entry(node.as_str().to_owned()).or_insert(next).clone()
    };
    let mut quads = Vec::new();
    for quad in parser {
        let mut quad = quad.expect("the program's own vocabulary is valid Turtle");
        if let NamedOrBlankNode::BlankNode(node) = &quad.subject {
            quad.subject = rename(node).into();
        }
        if let Term::BlankNode(node) = &quad.object {
            quad.object = rename(node).into();
        }
        quads.push(quad);
    }
    quads
}

/// Of the lexicon: the schemes that graphs use and their concepts. Cities, heads of names and set phrases are for reading only.
fn concepts(lexicon: &[Quad]) -> Vec<Quad> {
    let schemes: BTreeSet<String> = SCHEMES.iter().map(|scheme| format!("{ROOT}concept/{scheme}")).collect();
    let scheme_of: BTreeMap<&str, &str> = lexicon
        .iter()
        .filter(|quad| quad.predicate == reused::SKOS_IN_SCHEME)
        .filter_map(|quad| Some((iri(&quad.subject)?, object(quad)?)))
        .collect();
    let sources: BTreeSet<&str> = lexicon.iter().filter_map(|quad| iri(&quad.subject)).collect();
    let mut found = Vec::new();
    for quad in lexicon {
        let Some(subject) = iri(&quad.subject) else { continue };
        if schemes.contains(scheme_of.get(subject).copied().unwrap_or(subject)) {
            found.push(quad.clone());
        } else if let Some(key) = subject.strip_prefix(ROOT).and_then(|path| path.strip_prefix("concept/organisation/"))
        {
            // Whoever is named as a source is one of that scheme, by the same key.
            let source = format!("{ROOT}concept/source/{key}");
            if !sources.contains(source.as_str()) && of_skos(quad) {
                let mut quad = quad.clone();
                quad.subject = NamedNode::new_unchecked(source).into();
                if quad.predicate == reused::SKOS_IN_SCHEME {
                    quad.object = NamedNode::new_unchecked(format!("{ROOT}concept/source")).into();
                }
                found.push(quad);
            }
        }
    }
    found
}

/// Whether a statement says nothing but what SKOS has a word for.
fn of_skos(quad: &Quad) -> bool {
    quad.predicate == reused::RDF_TYPE || quad.predicate.as_str().starts_with("http://www.w3.org/2004/02/skos/core#")
}

/// Which concepts of each scheme have no broader one.
fn top_concepts(quads: &[Quad]) -> Vec<Quad> {
    let below: BTreeSet<&str> = quads
        .iter()
        .filter(|quad| quad.predicate.as_str().ends_with("/skos/core#broader"))
        .filter_map(|quad| iri(&quad.subject))
        .collect();
    let tops = quads.iter().filter(|quad| quad.predicate == reused::SKOS_IN_SCHEME);
    let tops = tops.filter_map(|quad| Some((iri(&quad.subject)?, object(quad)?)));
    tops.filter(|(concept, _)| !below.contains(concept))
        .map(|(concept, scheme)| {
            let (concept, scheme) = (NamedNode::new_unchecked(concept), NamedNode::new_unchecked(scheme));
            Quad::new(scheme, reused::SKOS_TOP.into_owned(), concept, GraphName::DefaultGraph)
        })
        .collect()
}

fn iri(node: &NamedOrBlankNode) -> Option<&str> {
    match node {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn object(quad: &Quad) -> Option<&str> {
    if let Term::NamedNode(node) = &quad.object { Some(node.as_str()) } else { None }
}
