//! Formats: from the bytes of a file to clean text with the way back to where it stands in the file.
//!
//! `kind` tells what a file is; `text`, `html`, `pdf` and `docx` read one file each; `archive` unpacks. Every one of them
//! holds to a limit of size, nesting and effort, so that no file costs more than `limits` says.

pub(super) mod archive;
mod docx;
mod html;
mod joining;
pub(super) mod kind;
pub(super) mod limits;
mod pdf;
pub(super) mod text;
mod words;

use kind::Kind;

use super::origin::{Trail, Unit};
use super::{SourceError, Span, read};
use words::words;

/// What a file says.
#[derive(Debug)]
pub(super) struct Content {
    /// Clean text.
    pub text: String,
    /// The way back into the file.
    pub trail: Trail,
    /// What the file calls itself outside its text: the title of a page or of a document.
    pub title: Option<String>,
    /// What it turned out to be.
    pub kind: Kind,
}

/// Reads a file that is no archive.
pub(super) fn content(bytes: &[u8], kind: Kind, name: &str) -> Result<Content, SourceError> {
    let content = match kind {
        Kind::Pdf => without_drops(pdf::content(bytes, name)?),
        Kind::Docx => docx::content(bytes, name)?,
        _ => decoded(bytes, name)?,
    };
    if content.text.trim().is_empty() {
        return Err(match content.kind {
            Kind::Pdf => SourceError::NoText { file: name.to_owned() },
            _ => SourceError::Empty { file: name.to_owned() },
        });
    }
    if content.text.len() > read::MAX_TEXT {
        return Err(SourceError::TextTooLong { file: name.to_owned() });
    }
    Ok(content)
}

/// Leaves out the paragraphs of a page that are not the report's by their words, and bullets without text.
fn without_drops(content: Content) -> Content {
    let mut kept = Composer::new(Unit::Byte);
    let mut at = 0;
    for block in content.text.split("\n\n") {
        let lower = block.trim_start_matches(['•', ' ']).to_lowercase();
        if !lower.is_empty() && !words().drop.iter().any(|start| lower.starts_with(start.as_str())) {
            kept.gap(Gap::Block);
            for (offset, c) in block.char_indices() {
                if c == '\n' {
                    kept.gap(Gap::Line);
                } else {
                    kept.push(c, Span::new(at + offset, at + offset + c.len_utf8()));
                }
            }
        }
        at += block.len() + 2;
    }
    Content { trail: content.trail.after(&kept.trail), text: kept.text, ..content }
}

/// Reads text or HTML.
fn decoded(bytes: &[u8], name: &str) -> Result<Content, SourceError> {
    let decoded = text::decode(bytes, name)?;
    if kind::is_html(&decoded.text) {
        let page = html::content(&decoded.text, name)?;
        return Ok(without_drops(Content { trail: decoded.trail().after(&page.trail), ..page }));
    }
    read::check_lengths(&decoded.text, name)?;
    let (text, by) = read::clean_traced(&decoded.text);
    Ok(Content { text, trail: decoded.trail().after(&by), title: None, kind: Kind::Text })
}

/// A clean text that is put together from stretches of a file, with the way back.
///
/// White space runs become one space; blocks are parted by a blank line.
#[derive(Debug)]
struct Composer {
    text: String,
    trail: Trail,
    /// What must stand before the next word.
    gap: Gap,
}

/// What parts two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Block,
}

impl Composer {
    fn new(unit: Unit) -> Self {
        Self { text: String::new(), trail: Trail::new(unit), gap: Gap::None }
    }

    /// The next words stand behind (at least) this gap.
    fn gap(&mut self, gap: Gap) {
        // A bullet stays with its words, whatever they are wrapped in.
        let most = if self.text.ends_with('•') { Gap::Space } else { Gap::Block };
        if !self.text.is_empty() {
            self.gap = self.gap.max(gap).min(most);
        }
    }

    /// Adds a character that stands at `from`.
    fn push(&mut self, c: char, from: Span) {
        let c = read::clean_char(c);
        if c.is_whitespace() {
            self.gap(Gap::Space);
            return;
        }
        // Invisible: soft hyphens, joiners, byte order marks.
        if matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}') {
            return;
        }
        self.text.push_str(match self.gap {
            Gap::None => "",
            Gap::Space => " ",
            Gap::Line => "\n",
            Gap::Block => "\n\n",
        });
        self.gap = Gap::None;
        let start = self.text.len();
        self.text.push(c);
        self.trail.push(Span::new(start, self.text.len()), from);
    }

    /// Adds words that all stand at `from`.
    fn push_str(&mut self, words: &str, from: Span) {
        for c in words.chars() {
            self.push(c, from);
        }
    }

    /// Takes back the last character, if it is one of these: the hyphen of a cut word.
    fn take_back(&mut self, any: impl Fn(char) -> bool) {
        if let Some(last) = self.text.chars().next_back().filter(|c| any(*c)) {
            self.text.truncate(self.text.len() - last.len_utf8());
            self.trail.cut(self.text.len());
        }
    }

    fn finish(self, title: Option<String>, kind: Kind) -> Content {
        Content { text: self.text, trail: self.trail, title, kind }
    }
}
