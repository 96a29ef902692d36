//! What can go wrong with a picture.

use std::path::PathBuf;

/// An error of drawing. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A network without edges.
    #[error("there is nothing to draw")]
    Nothing,
    /// A file's name that says no format.
    #[error("`{}` says no format", .0.display())]
    Format(PathBuf),
    /// A width that no picture can have.
    #[error("a picture cannot be {0} pixels wide")]
    Width(u32),
    /// The picture could not be painted or packed.
    #[error("cannot paint the picture: {0}")]
    Paint(String),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Nothing => "loosen the filters; `tipgraph network` prints what there is".into(),
            Self::Format(_) => "let the name end in .svg, .png or .html".into(),
            Self::Width(_) => "choose from 200 to 12000".into(),
            Self::Paint(_) => "report this as a bug".into(),
        }
    }
}
