//! JSON-LD with a context, so that a person can read it: the engine's own writer spells every IRI out.
//!
//! ```json
//! {"@context": {"tip": "https://w3id.org/tipgraph/ns#"},
//!  "@graph": [{"@id": "report:AZE-2025", "@graph": [{"@id": "fact:AZE-2025/route-0", "@type": "tip:Route"}]}]}
//! ```

use std::io::{self, Write};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, Quad, Term};
use serde_json::{Map, Value, json};

use crate::graph::vocab::{PREFIXES, compact, reused};

/// Writes quads in their order; those of one graph, and in it of one subject, must stand together.
pub(super) fn write(quads: &[Quad], mut out: impl Write) -> io::Result<()> {
    let context: Map<String, Value> = PREFIXES.iter().map(|(prefix, iri)| ((*prefix).to_owned(), json!(iri))).collect();
    let mut top = Vec::new();
    for graph in quads.chunk_by(|a, b| a.graph_name == b.graph_name) {
        let nodes = graph.chunk_by(|a, b| a.subject == b.subject).map(node);
        match &graph[0].graph_name {
            GraphName::DefaultGraph => top.extend(nodes),
            GraphName::NamedNode(name) => {
                top.push(json!({ "@id": compact(name.as_str()), "@graph": nodes.collect::<Vec<_>>() }));
            }
            GraphName::BlankNode(name) => {
                top.push(json!({ "@id": name.to_string(), "@graph": nodes.collect::<Vec<_>>() }))
            }
        }
    }
    serde_json::to_writer_pretty(&mut out, &json!({ "@context": context, "@graph": top }))?;
    writeln!(out)
}

/// All that is said of one subject.
fn node(quads: &[Quad]) -> Value {
    let mut node = Map::new();
    node.insert("@id".into(), json!(plain(&quads[0].subject.clone().into())));
    for quad in quads {
        let (key, value) = match &quad.object {
            Term::NamedNode(class) if quad.predicate == reused::RDF_TYPE => {
                ("@type".to_owned(), json!(compact(class.as_str())))
            }
            object => (compact(quad.predicate.as_str()), value(object)),
        };
        match node.get_mut(&key) {
            None => {
                node.insert(key, value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = json!([first.take(), value]),
        }
    }
    node.into()
}

fn value(term: &Term) -> Value {
    match term {
        Term::Literal(literal) => literal_value(literal),
        node => json!({ "@id": plain(node) }),
    }
}

fn literal_value(literal: &Literal) -> Value {
    match literal.language() {
        Some(language) => json!({ "@language": language, "@value": literal.value() }),
        None if literal.datatype() == xsd::STRING => json!(literal.value()),
        None => json!({ "@type": compact(literal.datatype().as_str()), "@value": literal.value() }),
    }
}

/// The name of a node.
fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => compact(node.as_str()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::NamedNode;

    use super::*;

    #[test]
    fn names_are_short_and_single_values_are_no_lists() {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://w3id.org/tipgraph/{name}"));
        let quad =
            |predicate: NamedNode, object: Term| Quad::new(node("fact/A"), predicate, object, node("report/AZE-2025"));
        let label = reused::SKOS_PREF_LABEL.into_owned();
        let quads = [
            quad(reused::RDF_TYPE.into_owned(), node("ns#Route").into()),
            quad(label.clone(), Literal::new_simple_literal("a").into()),
            quad(label, Literal::new_language_tagged_literal_unchecked("b", "en").into()),
            quad(node("ns#year"), Literal::new_typed_literal("2025", xsd::G_YEAR).into()),
            quad(node("ns#see"), NamedNode::new_unchecked("https://example.org/x").into()),
        ];
        let mut out = Vec::new();
        write(&quads, &mut out).unwrap();
        let all: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(all["@context"]["tip"], "https://w3id.org/tipgraph/ns#");
        assert_eq!(
            all["@graph"],
            json!([{ "@id": "report:AZE-2025", "@graph": [{
                "@id": "fact:A",
                "@type": "tip:Route",
                "skos:prefLabel": ["a", { "@language": "en", "@value": "b" }],
                "tip:year": { "@type": "xsd:gYear", "@value": "2025" },
                "tip:see": { "@id": "https://example.org/x" },
            }] }])
        );
    }
}
