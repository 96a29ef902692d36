//! Sentences, the unit that evidence points to.

use crate::source::{Document, SectionKind, Span};

/// A sentence (in the semicolon-joined digests: one clause) of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From 1, in the order of the document.
    pub number: usize,
    /// Where it stands; bullets and surrounding white space left out.
    pub span: Span,
    /// The section that it stands in.
    pub section: SectionKind,
    /// The paragraph that it stands in, from 1.
    pub paragraph: usize,
}

/// All sentences of a document.
pub fn sentences(_document: &Document) -> Vec<Sentence> {
    Vec::new()
}
