//! Why a file was not fetched, and whether another try may help.

use std::io;
use std::path::Path;
use std::time::Duration;

use thiserror::Error;

/// The longest that a server may ask to be waited for.
const LONGEST_WAIT: u64 = 300;

/// An address without a file, or a folder that cannot hold one.
#[derive(Debug, Error)]
#[error("cannot fetch {place}: {reason}")]
pub struct Error {
    place: String,
    reason: Reason,
}

/// What was wrong.
#[derive(Debug, Error)]
pub(super) enum Reason {
    #[error("it is no address that begins with http:// or https://")]
    NoAddress,
    #[error("the server answers {status}")]
    Status { status: u16, after: Option<Duration> },
    #[error("it is {0}, not text, HTML, PDF, DOCX or an archive")]
    Kind(String),
    #[error("it is larger than {0} MB")]
    TooLarge(u64),
    #[error("it is empty")]
    Empty,
    #[error("{0}")]
    Refused(String),
    #[error("{0}")]
    Broken(String),
    #[error("{0}")]
    Folder(#[from] io::Error),
}

impl Reason {
    /// Whether another try may do better.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500..),
            Self::Broken(_) => true,
            _ => false,
        }
    }

    /// How long the server asks to wait.
    pub fn after(&self) -> Option<Duration> {
        match self {
            Self::Status { after, .. } => after.map(|after| after.min(Duration::from_secs(LONGEST_WAIT))),
            _ => None,
        }
    }
}

impl Error {
    pub(super) fn new(address: &str, reason: Reason) -> Self {
        Self { place: address.to_owned(), reason }
    }

    pub(super) fn folder(folder: &Path, error: io::Error) -> Self {
        Self { place: format!("into {}", folder.display()), reason: Reason::Folder(error) }
    }

    /// What the user can do about it.
    pub fn hint(&self) -> &'static str {
        match &self.reason {
            Reason::NoAddress => "copy the address from a browser",
            Reason::Status { status: 401 | 403 | 429, .. } => {
                "open it in a browser, save the page, and build from that file"
            }
            Reason::Status { status: 404 | 410, .. } => "check the address in a browser",
            Reason::Status { .. } | Reason::Broken(_) => "try it later; what was fetched is kept",
            Reason::Kind(_) | Reason::Empty | Reason::Refused(_) => {
                "look at it in a browser, and save what is to be read"
            }
            Reason::TooLarge(_) => "download it with another program, and build from that file",
            Reason::Folder(_) => "choose another folder with --to",
        }
    }
}
