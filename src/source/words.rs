//! The words of `ontology/headings.toml`: how titles, headings and openings of a narrative are told.

use std::sync::LazyLock;

use serde::Deserialize;

use super::SectionKind;

/// All of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    #[serde(rename = "heading")]
    pub headings: Vec<HeadingWords>,
    /// Words that a text begins with behind a heading that nothing parts from it.
    pub runs_on: Vec<String>,
    pub title: TitleWords,
    pub opening: OpeningWords,
    pub annual: AnnualWords,
}

/// The headings of one sort.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingWords {
    pub section: SectionKind,
    #[serde(default)]
    pub run_in: bool,
    #[serde(default)]
    pub inside: bool,
    pub words: Vec<String>,
    /// A line that is, or begins with, such a heading; a test reads it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the file's examples are run by a test"))]
    pub example: String,
    /// A line that looks like one and is none; a test reads it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the file's examples are run by a test"))]
    pub not: String,
}

/// What title lines hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitleWords {
    pub report: Vec<String>,
    pub tier: Vec<String>,
    pub months: Vec<String>,
}

/// What tells the parts of a whole annual report.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnualWords {
    /// Beginnings of the lines that open what stands behind the narratives.
    pub ends: Vec<String>,
    /// Words before the name of a government's country.
    pub government_of: Vec<String>,
    /// Words that may follow that name.
    pub government_does: Vec<String>,
}

/// How the paragraphs above the first heading are told apart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpeningWords {
    pub overall: OverallWords,
    pub goes_on: Vec<String>,
}

/// The marks of the paragraph with the judgement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OverallWords {
    pub first: Vec<String>,
    pub within: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../ontology/headings.toml")).expect("ontology/headings.toml is as its test checks")
});

/// The words, read once.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// Where `words` end in `text`, if `text` begins with them; case, kinds of space and of apostrophe do not matter.
pub(super) fn after_words(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for c in words.chars() {
        if c.is_whitespace() {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else {
            let next = rest.chars().next()?;
            let same = next.to_lowercase().eq(c.to_lowercase()) || (c == '\'' && next == '’');
            if !same {
                return None;
            }
            rest = &rest[next.len_utf8()..];
        }
    }
    let ends_word = !rest.starts_with(char::is_alphanumeric);
    ends_word.then(|| text.len() - rest.len())
}

/// What Markdown puts around a title or a heading.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '#' | '*' | '_' | '=' | '|' | '>') || c.is_whitespace()
}
