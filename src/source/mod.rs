//! Reading: from bytes to an immutable [`Document`] into which every later thing points.

mod document;
mod span;

pub use document::{Document, ReportKey, Section, SectionKind};
pub use span::Span;
