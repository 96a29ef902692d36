//! Reading: from bytes to an immutable [`Document`] into which every later thing points.
//!
//! Bytes become clean text ([`clean`], and `format` for what is no plain text), a whole annual report is cut (`annual`),
//! title, text and the file's name say which narrative it is, headings part it into sections. [`Narratives`] does it for a
//! file, whatever it is. The words are data: `ontology/headings.toml` and `ontology/pages.toml`.

mod annual;
mod document;
mod error;
mod format;
mod heading;
mod key;
mod narratives;
mod origin;
mod paragraph;
mod read;
mod section;
mod span;
#[cfg(test)]
mod tests;
mod title;
mod witness;
mod words;

use std::path::Path;

pub use document::{Document, ReportKey, Section, SectionKind};
pub use error::SourceError;
pub use key::{CountryNames, KeyError};
pub use narratives::Narratives;
pub use origin::{Origin, SourceFile, Trail, Unit};
pub use paragraph::{lines, paragraphs};
pub use read::{EXTENSIONS, MAX_LINE, MAX_TEXT, clean, files};
pub use span::Span;

/// Reads the one narrative in a file, or on standard input for `-`.
///
/// `given` is the key that the caller says it has; see [`Document::from_text`].
///
/// # Errors
/// Where it cannot be read, says not which narrative it is, or holds more than one.
pub fn read(path: &Path, given: Option<&ReportKey>, countries: &dyn CountryNames) -> Result<Document, SourceError> {
    let mut narratives = Narratives::open(path, given, countries)?;
    let file = || path.display().to_string();
    let first = narratives.next().ok_or_else(|| SourceError::Empty { file: file() })??;
    match narratives.next() {
        None => Ok(first),
        Some(second) => Err(SourceError::Several { file: file(), line: 1, title: second?.title }),
    }
}
