//! Where a fact comes from, as PROV-O: from the fact by its words, its sentence and its report to the digest of the text and of the
//! file, and to the run, the program and the rules that read it.

use std::collections::BTreeSet;

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};

use crate::graph::vocab::{reused, tip};

/// The properties that lead from a thing to where it comes from.
const FOLLOWED: [NamedNodeRef<'static>; 11] = [
    tip::HAS_EVIDENCE,
    reused::PROV_QUOTED,
    reused::PROV_ATTRIBUTED,
    reused::DC_IS_PART_OF,
    reused::PROV_DERIVED,
    reused::PROV_GENERATED,
    reused::PROV_USED,
    reused::PROV_ASSOCIATED,
    reused::PROV_QUALIFIED,
    reused::PROV_BY,
    reused::PROV_HAD_PLAN,
];

/// All that the graph says of a fact and of what it comes from, in the default graph. A reader of PROV-O needs no other vocabulary:
/// what the graph says in terms of its own is said in PROV's too.
///
/// # Errors
/// When the engine fails.
pub fn provenance(store: &Store, fact: &NamedNode) -> Result<Vec<Quad>, StorageError> {
    let mut chain = BTreeSet::new();
    let mut agents = BTreeSet::new();
    let mut quads = Vec::new();
    let mut open = vec![fact.clone()];
    while let Some(node) = open.pop() {
        if !chain.insert(node.clone()) {
            continue;
        }
        for quad in store.quads_for_pattern(Some(node.as_ref().into()), None, None, None) {
            let quad = quad?;
            if let Term::NamedNode(next) = &quad.object
                && FOLLOWED.contains(&quad.predicate.as_ref())
            {
                open.push(next.clone());
                if quad.predicate == reused::PROV_ATTRIBUTED {
                    agents.insert(next.clone());
                }
            }
            quads.push(quad);
        }
    }
    let mut told: Vec<Quad> = Vec::new();
    let mut tell = |subject: &NamedNode, predicate: NamedNodeRef<'_>, object: Term| {
        told.push(Quad::new(subject.clone(), predicate.into_owned(), object, GraphName::DefaultGraph));
    };
    let classes = [reused::PROV_ACTIVITY, reused::PROV_ASSOCIATION, reused::PROV_SOFTWARE];
    for node in &chain {
        let is = |class: &NamedNodeRef<'_>| has(&quads, node, reused::RDF_TYPE, *class);
        if agents.contains(node) {
            tell(node, reused::RDF_TYPE, reused::PROV_AGENT.into_owned().into());
        } else if !classes.iter().any(is) {
            tell(node, reused::RDF_TYPE, reused::PROV_ENTITY.into_owned().into());
        }
    }
    for quad in &quads {
        if quad.predicate == reused::DC_IS_PART_OF
            && let NamedOrBlankNode::NamedNode(part) = &quad.subject
        {
            tell(part, reused::PROV_DERIVED, quad.object.clone());
        } else if quad.predicate == tip::HAS_EVIDENCE {
            tell(fact, reused::PROV_DERIVED, quad.object.clone());
        } else if quad.predicate == reused::PROV_GENERATED {
            tell(fact, reused::PROV_GENERATED, quad.object.clone());
        }
    }
    told.extend(quads.into_iter().map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad }));
    Ok(told)
}

fn has(quads: &[Quad], node: &NamedNode, predicate: NamedNodeRef<'_>, object: NamedNodeRef<'_>) -> bool {
    let is_node =
        |subject: &NamedOrBlankNode| matches!(subject, NamedOrBlankNode::NamedNode(subject) if subject == node);
    quads.iter().any(|quad| is_node(&quad.subject) && quad.predicate == predicate && quad.object == object.into())
}
