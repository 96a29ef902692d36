//! What can be wrong with the lexicon's files.

use std::fmt;

/// A file and a line in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name as given.
    pub file: String,
    /// From 1; 0 where no line is known.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.file) } else { write!(f, "{}:{}", self.file, self.line) }
    }
}

/// A file of the lexicon that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// It cannot be read.
    #[error("{file}: cannot be read: {source}")]
    Read {
        /// The file.
        file: String,
        /// Why.
        source: std::io::Error,
    },
    /// It is no Turtle.
    #[error("{place}: not valid Turtle: {reason}")]
    Turtle {
        /// Where.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// It is no TOML, or has a key that is not known.
    #[error("{place}: not a valid frame file: {reason}")]
    Toml {
        /// Where.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// A concept without what every concept needs.
    #[error("{place}: concept <{iri}> has no {what}")]
    Incomplete {
        /// The file.
        place: Place,
        /// The concept.
        iri: String,
        /// What it lacks.
        what: &'static str,
    },
}

impl LexiconError {
    /// What the reader can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Read { .. } => "name a folder of .ttl and .toml files that you may read".into(),
            Self::Turtle { .. } | Self::Toml { .. } | Self::Incomplete { .. } => {
                "`tipgraph lint DIR` lists all mistakes of the folder".into()
            }
        }
    }
}
