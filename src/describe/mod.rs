//! A data set that describes itself: what is in a graph, where it is from, who may use it and how well it was read, in DCAT 3, VoID and
//! the Data Quality Vocabulary. It names no publisher: whoever publishes it adds that.
//!
//! In: the quads of reports, counted by a [`Tally`]. Out: quads in a graph of their own, [`graph`]. The server, the export and the folder
//! for publishing all describe with it, and add what only they know: an endpoint, a file, files.

mod dataset;
pub mod quality;
mod tally;

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};

pub use dataset::{ABOUT, About, Distribution, LICENSE, RIGHTS, TITLE, day};
pub use tally::Tally;

use crate::graph::vocab::{ROOT, reused};

/// The graph that the description stands in.
pub fn graph() -> NamedNode {
    below(".well-known/void")
}

/// The data set.
pub fn data() -> NamedNode {
    part("data")
}

/// A node of the description.
pub fn part(name: &str) -> NamedNode {
    below(&format!(".well-known/void#{name}"))
}

/// An IRI below the root.
pub fn below(path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{ROOT}{path}"))
}

/// Words in English.
pub fn text(words: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(words, "en")
}

/// A description while it is written.
#[derive(Debug, Default)]
pub struct Description {
    /// What is told so far.
    pub quads: Vec<Quad>,
}

impl Description {
    /// Says one thing.
    pub fn add(&mut self, subject: &NamedNode, property: &str, object: impl Into<Term>) {
        let (graph, property) = (GraphName::NamedNode(graph()), NamedNode::new_unchecked(property));
        self.quads.push(Quad::new(subject.clone(), property, object, graph));
    }

    /// Says of what class something is.
    pub fn typed(&mut self, subject: &NamedNode, class: &str) {
        self.add(subject, reused::RDF_TYPE.as_str(), NamedNode::new_unchecked(class));
    }
}

#[cfg(test)]
mod tests;
