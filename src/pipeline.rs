//! The one function that joins the stages.

use crate::extract;
use crate::fact::Report;
use crate::lexicon::Lexicon;
use crate::source::Document;

/// Reads a narrative: sentences, facts and all.
pub fn read_report(lexicon: &Lexicon, document: Document) -> Report {
    extract::report(lexicon, document)
}
