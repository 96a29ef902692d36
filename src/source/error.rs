//! What can be wrong with an input, each with its place and a way out.

use std::io;

use thiserror::Error;

/// Why a text could not become a [`Document`](super::Document).
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the fields are named by the messages")]
pub enum SourceError {
    /// The operating system would not give us the bytes.
    #[error("cannot read {file}: {source}")]
    Unreadable { file: String, source: io::Error },
    /// A folder without a file that could be a narrative.
    #[error("no narratives in {folder}: it holds no {} file", super::EXTENSIONS.map(|e| format!(".{e}")).join(" or "))]
    NothingReadable { folder: String },
    /// Nothing but white space.
    #[error("{file} is empty")]
    Empty { file: String },
    /// A byte order mark of UTF-16.
    #[error("{file} is UTF-16 text, not UTF-8")]
    Utf16 { file: String },
    /// A picture, a PDF, an archive, or bytes that no text has.
    #[error("{file} is {what}, not plain text")]
    Binary { file: String, what: String },
    /// Bytes that are not UTF-8; both places count from 1.
    #[error("{file}, line {line}, byte {column}: not UTF-8")]
    NotUtf8 { file: String, line: usize, column: usize },
    /// A line that no narrative has.
    #[error("{file}, line {line}: longer than {} KB", super::MAX_LINE / 1024)]
    LineTooLong { file: String, line: usize },
    /// A text that no narrative is as long as.
    #[error("{file} is longer than {} MB", super::MAX_TEXT / (1024 * 1024))]
    TextTooLong { file: String },
    /// Neither the title nor the file's name nor the caller says which narrative it is.
    #[error("{file} does not say {missing}{}", unknown(.name))]
    NoKey { file: String, missing: &'static str, name: Option<String> },
    /// Two places say it differently.
    #[error("{file}: {first_from} says {first}, but {second_from} says {second}")]
    Conflict { file: String, first: String, first_from: &'static str, second: String, second_from: &'static str },
    /// A second title further down.
    #[error("{file} holds more than one narrative: line {line} says \"{title}\"")]
    Several { file: String, line: usize, title: String },
    /// Titles and headings, but no body.
    #[error("{file} has a title but no text")]
    NoBody { file: String },
}

fn unknown(name: &Option<String>) -> String {
    name.as_ref().map(|name| format!(" (\"{name}\" is no country that the lexicon knows)")).unwrap_or_default()
}

impl SourceError {
    /// What the reader can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Unreadable { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "check the path; `-` reads standard input".into()
            }
            Self::Unreadable { .. } => "check that it is a file that you may read".into(),
            Self::NothingReadable { .. } => {
                "save each narrative as plain text, one file a country, as in AZE-2025.txt".into()
            }
            Self::Empty { .. } | Self::NoBody { .. } => "give it the text of one country's narrative".into(),
            Self::Utf16 { file } => format!("convert it: iconv -f UTF-16 -t UTF-8 {file}"),
            Self::Binary { .. } => "save its text as plain UTF-8 and give that file".into(),
            Self::NotUtf8 { file, .. } => format!("convert it, perhaps: iconv -f WINDOWS-1252 -t UTF-8 {file}"),
            Self::Several { .. } => "give each country's narrative a file of its own".into(),
            Self::LineTooLong { .. } | Self::TextTooLong { .. } => {
                "give one country's narrative a file, with a line or more for each paragraph".into()
            }
            Self::NoKey { .. } => {
                "start the text with a title such as \"2025 Trafficking in Persons Report: Azerbaijan\", name the file \
                 AZE-2025.txt, or say --report AZE-2025"
                    .into()
            }
            Self::Conflict { .. } => "correct the wrong one: the title, the file's name or --report".into(),
        }
    }
}
