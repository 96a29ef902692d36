//! Does a graph keep to the shapes of `ontology/shapes.ttl`? With the feature `shacl` rudof's engine says so. Each report's graph is
//! asked by itself: it can be read alone, so no shape needs another.

#[cfg(feature = "shacl")]
mod rudof;

use oxigraph::store::Store;
use serde::Serialize;

use super::coverage::Line;
use crate::view;

/// A place where a graph breaks a shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Violation {
    /// The report's key.
    pub report: String,
    /// `shapes`: what found it, as of a contradiction.
    pub check: &'static str,
    /// What the shape asks, in words.
    pub finding: String,
    /// The node that breaks it.
    pub focus: String,
    /// The property of the node that is at fault, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The value that is at fault, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// SHACL's name of the constraint: `http://www.w3.org/ns/shacl#MinCountConstraintComponent`.
    pub constraint: String,
    /// The sentences that the node rests on, if it is a fact, its evidence or a sentence.
    pub sentences: Vec<Line>,
}

/// Why the shapes could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum ShapesError {
    /// The program has no engine for them.
    #[error("this program was built without the shapes")]
    NotBuilt,
    /// The engine failed.
    #[error("the shapes could not be asked: {0}")]
    Engine(String),
    /// The graph could not be read.
    #[error(transparent)]
    View(#[from] view::Error),
}

impl ShapesError {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::NotBuilt => "build it with `cargo build --release --features shacl`".into(),
            Self::Engine(_) => "report this as a bug".into(),
            Self::View(error) => error.hint(),
        }
    }
}

/// All violations of the reports in a store, report by report.
///
/// # Errors
/// [`ShapesError::NotBuilt`] from a program built without the feature `shacl`; when the engine fails.
#[cfg(not(feature = "shacl"))]
pub fn violations(_store: &Store) -> Result<Vec<Violation>, ShapesError> {
    Err(ShapesError::NotBuilt)
}

/// All violations of the reports in a store, report by report.
///
/// # Errors
/// [`ShapesError::NotBuilt`] from a program built without the feature `shacl`; when the engine fails.
#[cfg(feature = "shacl")]
pub fn violations(store: &Store) -> Result<Vec<Violation>, ShapesError> {
    use oxigraph::model::NamedOrBlankNode;

    let failed = |error: &dyn std::fmt::Display| ShapesError::Engine(error.to_string());
    let shapes = rudof::Shapes::read().map_err(ShapesError::Engine)?;
    let mut all = Vec::new();
    for graph in store.named_graphs() {
        let NamedOrBlankNode::NamedNode(graph) = graph.map_err(|e| failed(&e))? else { continue };
        let name = graph.as_str().rsplit('/').next().unwrap_or_default();
        let quads = store.quads_for_pattern(None, None, None, Some(graph.as_ref().into()));
        let quads = quads.collect::<Result<Vec<_>, _>>().map_err(|e| failed(&e))?;
        for broken in shapes.broken(&quads).map_err(ShapesError::Engine)? {
            let sentences = sentences(store, &broken.focus)?;
            all.push(Violation { report: name.to_owned(), sentences, ..broken });
        }
    }
    // The engine finds them side by side, in any order.
    all.sort();
    all.dedup();
    Ok(all)
}

/// The sentences that a node rests on.
#[cfg(feature = "shacl")]
fn sentences(store: &Store, node: &str) -> Result<Vec<Line>, view::Error> {
    if oxigraph::model::NamedNode::new(node).is_err() {
        return Ok(Vec::new());
    }
    let rows = view::select(store, include_str!("../../queries/internal/said.rq"), &[("thing", node)])?;
    let line = |row: view::Row| Line {
        report: row.text("report"),
        section: row.text("section"),
        number: row.number("number"),
        text: row.text("text"),
    };
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests;
