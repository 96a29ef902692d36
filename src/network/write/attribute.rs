//! What every format says of a node and of an edge: one table of names and types.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::network::model::{Edge, Node};

/// The type of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// Texts; joined by [`SEPARATOR`] where a format has no lists.
    List,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Real,
}

/// Between the items of a list, where a format has none.
pub const SEPARATOR: &str = " | ";

/// A value; what is not known has none.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// See [`Type::Text`].
    Text(String),
    /// See [`Type::List`].
    List(Vec<String>),
    /// See [`Type::Integer`].
    Integer(usize),
    /// See [`Type::Real`].
    Real(f64),
}

impl Value {
    /// As one text.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(items) => items.join(SEPARATOR),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
        }
    }

    /// As JSON.
    pub fn json(&self) -> Json {
        match self {
            Self::Text(text) => json!(text),
            Self::List(items) => json!(items),
            Self::Integer(number) => json!(number),
            Self::Real(number) => json!(number),
        }
    }
}

/// A node's attributes beside its id.
pub const OF_NODES: [(&str, Type); 9] = [
    ("label", Type::Text),
    ("kind", Type::Text),
    ("acronym", Type::Text),
    ("iri", Type::Text),
    ("countries", Type::List),
    ("reports", Type::Integer),
    ("report_keys", Type::List),
    ("longitude", Type::Real),
    ("latitude", Type::Real),
];

/// An edge's attributes beside its ends.
pub const OF_EDGES: [(&str, Type); 15] = [
    ("relation", Type::Text),
    ("forms", Type::List),
    ("victims", Type::List),
    ("via", Type::List),
    ("modalities", Type::List),
    ("sources", Type::List),
    ("years", Type::List),
    ("first_year", Type::Integer),
    ("last_year", Type::Integer),
    ("reports", Type::Integer),
    ("report_keys", Type::List),
    ("named_by", Type::Text),
    ("facts", Type::Integer),
    ("fact_iris", Type::List),
    ("sentences", Type::List),
];

/// An attribute with its value.
pub type Attribute = (&'static str, Value);

/// What is known of a node, in the order of [`OF_NODES`].
pub fn of_node(node: &Node) -> Vec<Attribute> {
    known(
        OF_NODES,
        [
            text(&node.label),
            text(&node.kind),
            text(&node.acronym),
            text(&node.iri),
            list(&node.countries),
            Some(Value::Integer(node.reports.len())),
            list(&node.reports),
            node.place.map(|place| Value::Real(place.longitude)),
            node.place.map(|place| Value::Real(place.latitude)),
        ],
    )
}

/// What is known of an edge, in the order of [`OF_EDGES`].
pub fn of_edge(edge: &Edge) -> Vec<Attribute> {
    let year = |year: Option<&i32>| year.and_then(|year| usize::try_from(*year).ok()).map(Value::Integer);
    let facts: BTreeSet<String> = edge.facts.iter().map(|fact| fact.iri.clone()).collect();
    known(
        OF_EDGES,
        [
            text(&edge.relation),
            list(&edge.forms),
            list(&edge.victims),
            list(&edge.via),
            list(&edge.modalities),
            list(&edge.sources),
            Some(Value::List(edge.years.iter().map(ToString::to_string).collect())),
            year(edge.years.first()),
            year(edge.years.last()),
            Some(Value::Integer(edge.weight())),
            list(&edge.reports),
            edge.named_by.map(|by| Value::Text(by.name().into())),
            Some(Value::Integer(facts.len())),
            list(&facts),
            Some(Value::List(edge.sentences().into_iter().map(str::to_owned).collect())),
        ],
    )
}

fn known<const N: usize>(names: [(&'static str, Type); N], values: [Option<Value>; N]) -> Vec<Attribute> {
    names.into_iter().zip(values).filter_map(|((name, _), value)| Some((name, value?))).collect()
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

fn list(items: &BTreeSet<String>) -> Option<Value> {
    (!items.is_empty()).then(|| Value::List(items.iter().cloned().collect()))
}
