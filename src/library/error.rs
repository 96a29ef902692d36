//! What can go wrong with one of many inputs, or with the folder that they go to.

use crate::source::{ReportKey, SourceError};
use crate::{fetch, store, view};

/// An error of a library. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An input could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// An input could not be fetched.
    #[error(transparent)]
    Fetch(#[from] fetch::Error),
    /// Two inputs are the same report and have different texts.
    #[error("{first} and {second} are both {key}")]
    Twice {
        /// The input that came first; it was read.
        first: String,
        /// The other; it was not.
        second: String,
        /// The report.
        key: ReportKey,
    },
    /// The program failed on an input.
    #[error("{file}: the program failed on it: {reason}")]
    Failed {
        /// The input.
        file: String,
        /// What it said.
        reason: String,
    },
    /// The folder could not be read or written.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The graph could not be asked.
    #[error(transparent)]
    View(#[from] view::Error),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Source(error) => error.hint(),
            Self::Fetch(error) => error.hint().into(),
            Self::Twice { .. } => "give one of them".into(),
            Self::Failed { .. } => {
                "report this as a bug, with that file; the other reports are not touched by it".into()
            }
            Self::Store(error) => error.hint(),
            Self::View(error) => error.hint(),
        }
    }
}
