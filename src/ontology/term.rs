//! What is said of each term, looked up by short names.

use std::collections::HashMap;

use oxigraph::model::{NamedOrBlankNode, Quad, Term};

use crate::graph::vocab::PREFIXES;

/// Prefixes of the vocabulary that no graph of a report needs.
const MORE_PREFIXES: [(&str, &str); 7] = [
    ("eu", "http://publications.europa.eu/resource/authority/country/"),
    ("htcds", "https://w3id.org/tipgraph/concept/htcds/"),
    ("hti", "https://w3id.org/tipgraph/concept/hti/"),
    ("isic", "https://unstats.un.org/classifications/ISIC/rev4/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("spdx", "https://spdx.org/licenses/"),
    ("vann", "http://purl.org/vocab/vann/"),
];

/// All statements, by what they are about and in the order of the files.
pub struct Terms {
    /// What statements are about, in the order of first mention: an IRI, or `_:` and a name.
    pub subjects: Vec<String>,
    said: HashMap<String, Vec<(String, Value)>>,
}

/// A value, shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An IRI in full, or `_:` and a name.
    Node(String),
    /// A literal without its language or type.
    Text(String),
}

impl Terms {
    /// Of these statements.
    pub fn new(quads: Vec<Quad>) -> Self {
        let mut terms = Self { subjects: Vec::new(), said: HashMap::new() };
        for quad in quads {
            let subject = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => node.into_string(),
                NamedOrBlankNode::BlankNode(node) => node.to_string(),
            };
            let value = match quad.object {
                Term::NamedNode(node) => Value::Node(node.into_string()),
                Term::Literal(literal) => Value::Text(literal.value().to_owned()),
                other => Value::Node(other.to_string()),
            };
            if !terms.said.contains_key(&subject) {
                terms.subjects.push(subject.clone());
            }
            terms.said.entry(subject).or_default().push((short(quad.predicate.as_str()), value));
        }
        terms
    }

    /// The values of a property of a subject, by the property's short name: `rdfs:label`.
    pub fn all<'t>(&'t self, subject: &str, property: &'t str) -> impl Iterator<Item = &'t Value> + use<'t> {
        let said = self.said.get(subject).map_or(&[][..], Vec::as_slice);
        said.iter().filter(move |(name, _)| name == property).map(|(_, value)| value)
    }

    /// The first of these that is text, or nothing.
    pub fn text(&self, subject: &str, property: &str) -> String {
        let said = self.said.get(subject).map_or(&[][..], Vec::as_slice);
        let found = said.iter().find_map(|(name, value)| match value {
            Value::Text(text) if name == property => Some(text.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// Those of the values that are nodes.
    pub fn nodes<'t>(&'t self, subject: &str, property: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.all(subject, property)
            .filter_map(|value| if let Value::Node(node) = value { Some(node.as_str()) } else { None })
    }

    /// Whether a node is of a class, by its short name.
    pub fn is(&self, subject: &str, class: &str) -> bool {
        self.nodes(subject, "rdf:type").any(|node| short(node) == class)
    }
}

/// An IRI with a prefix, where it has one and what follows is a name.
pub fn short(iri: &str) -> String {
    let prefixes = PREFIXES.iter().chain(&MORE_PREFIXES);
    let longest =
        prefixes.filter(|(_, namespace)| iri.starts_with(namespace)).max_by_key(|(_, namespace)| namespace.len());
    longest.map_or_else(|| iri.to_owned(), |(prefix, namespace)| format!("{prefix}:{}", &iri[namespace.len()..]))
}
