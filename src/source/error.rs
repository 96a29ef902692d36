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
    #[error("no narratives in {folder}: it holds no {} file", super::EXTENSIONS.map(|e| format!(".{e}")).join(", "))]
    NothingReadable { folder: String },
    /// Nothing but white space.
    #[error("{file} is empty")]
    Empty { file: String },
    /// A picture, an old office document, or bytes that no text has.
    #[error("{file} is {what}, not text, HTML, PDF or DOCX")]
    Binary { file: String, what: String },
    /// A character set that is not read.
    #[error("{file} is in {charset}")]
    Charset { file: String, charset: String },
    /// Bytes that are not what their beginning promises.
    #[error("{file} is no whole {what}: {reason}")]
    Damaged { file: String, what: &'static str, reason: String },
    /// A password is asked for.
    #[error("{file} is locked with a password")]
    Locked { file: String },
    /// More than a file of its kind may have.
    #[error("{file} is larger than {megabytes} MB")]
    TooLarge { file: String, megabytes: usize },
    /// A few bytes that stand for very many.
    #[error("{file} unpacks to more than {megabytes} MB")]
    Bomb { file: String, megabytes: usize },
    /// Archives in archives in archives.
    #[error("{file} is an archive in more than {} others", super::format::limits::MAX_NESTING)]
    TooNested { file: String },
    /// Elements in elements in elements.
    #[error("{file} has elements nested more than {} deep", super::format::limits::MAX_DEPTH)]
    TooDeep { file: String },
    /// More of something than any report has.
    #[error("{file} has more than {most} {what}")]
    TooMany { file: String, what: &'static str, most: usize },
    /// More time than any report takes.
    #[error("{file} takes longer than {} seconds to read", super::format::limits::MAX_SECONDS)]
    TooSlow { file: String },
    /// Pages of pictures.
    #[error("{file} holds no text: its pages are pictures, or their letters have no meaning")]
    NoText { file: String },
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
    /// A whole report without the narrative that was asked for.
    #[error("{file} holds many narratives, but not that of {report}")]
    NotInside { file: String, report: String },
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
                "give it text, HTML, PDF or DOCX, as in AZE-2025.txt, or a whole annual report".into()
            }
            Self::Empty { .. } | Self::NoBody { .. } => "give it the text of one country's narrative".into(),
            Self::Binary { .. } => "save it as text, HTML, PDF or DOCX and give that file".into(),
            Self::Charset { file, charset } => format!("convert it: iconv -f {charset} -t UTF-8 {file}"),
            Self::Damaged { .. } => "download or save it once more; if a viewer opens it, save it as text".into(),
            Self::Locked { .. } => "save it without a password".into(),
            Self::TooLarge { .. } | Self::TooMany { .. } | Self::TooSlow { .. } => {
                "split it, or save its text and give that file".into()
            }
            Self::Bomb { .. } | Self::TooNested { .. } => {
                "unpack it and look at what it is; give the files one by one".into()
            }
            Self::TooDeep { .. } => "save the page as text and give that file".into(),
            Self::NoText { .. } => {
                "let a program recognize its text (OCR), and give it the file that comes of it".into()
            }
            Self::NotUtf8 { file, .. } => format!("convert it, perhaps: iconv -f WINDOWS-1252 -t UTF-8 {file}"),
            Self::NotInside { .. } => "leave --report away to read them all".into(),
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
