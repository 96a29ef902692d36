//! What can go wrong while the figures are made.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::eval::{FloorError, GoldError};
use crate::source::SourceError;
use crate::{store, view};

/// Why there are no figures. [`Error::hint`] says what to do.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the fields are named by the messages")]
pub enum Error {
    /// The operating system would not give us a file or folder.
    #[error("cannot read {}: {source}", .file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    /// The manifest is no TOML, or not of its shape.
    #[error("{}: {source}", .file.display())]
    Manifest { file: PathBuf, source: Box<toml::de::Error> },
    /// A line of judgements that is none.
    #[error("{}, line {line}: {reason}", .file.display())]
    Judgement { file: PathBuf, line: usize, reason: String },
    /// A narrative of a set could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The gold of a set could not be read.
    #[error(transparent)]
    Gold(#[from] GoldError),
    /// The floor of a set could not be read.
    #[error(transparent)]
    Floor(#[from] FloorError),
    /// The engine failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A view failed.
    #[error(transparent)]
    View(#[from] view::Error),
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Unreadable { file, .. } if file.extension().is_some_and(|extension| extension == "toml") => {
                "run it in the project's folder, or name a manifest with --sets".into()
            }
            Self::Unreadable { .. } => "check the path and that you may read it".into(),
            Self::Manifest { .. } => "docs/accuracy.toml shows how the sets are named".into(),
            Self::Judgement { .. } => {
                "a line has `report`, `sentence`, for a fact `view` and `row`, and `verdicts`: right, wrong or unclear"
                    .into()
            }
            Self::Source(error) => error.hint(),
            Self::Gold(error) => error.hint().into(),
            Self::Floor(error) => error.hint().into(),
            Self::Store(error) => error.hint(),
            Self::View(error) => error.hint(),
        }
    }
}
