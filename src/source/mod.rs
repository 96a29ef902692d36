//! Reading: from bytes to an immutable [`Document`] into which every later thing points.
//!
//! Bytes become clean text (`clean`), the title and the file's name say which narrative it is, headings part it
//! into sections. The words of titles and headings are data: `ontology/headings.toml`.

mod document;
mod error;
mod heading;
mod key;
mod paragraph;
mod read;
mod section;
mod span;
#[cfg(test)]
mod tests;
mod title;
mod words;

use std::path::Path;

pub use document::{Document, ReportKey, Section, SectionKind};
pub use error::SourceError;
pub use key::{CountryNames, KeyError};
pub use paragraph::{lines, paragraphs};
pub use read::{EXTENSIONS, MAX_LINE, MAX_TEXT, clean, files};
pub use span::Span;

/// Reads the narrative in a file, or on standard input for `-`.
///
/// `given` is the key that the caller says it has; see [`Document::from_text`].
pub fn read(path: &Path, given: Option<&ReportKey>, countries: &dyn CountryNames) -> Result<Document, SourceError> {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let text = read::decode(&read::bytes(path, &name)?, &name)?;
    Document::from_text(&text, &name, given, countries)
}
