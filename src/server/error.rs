//! What can go wrong before anything is served.

use std::io;
use std::net::SocketAddr;

use super::problem::Problem;

/// An error of the server. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is taken, or is none of this machine.
    #[error("cannot listen at {at}: {source}")]
    Bind {
        /// The address.
        at: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// Whoever reaches the machine could ask.
    #[error("{0} can be reached from other machines")]
    Open(SocketAddr),
    /// The base is no IRI that ends with `/`.
    #[error("`{0}` is no base: it must be an IRI that ends with /")]
    Base(String),
    /// The token is too short to be one.
    #[error("the token is shorter than {0} characters")]
    Token(usize),
    /// The graph could not be loaded.
    #[error("{0}")]
    Graph(String),
    /// A process or a socket failed.
    #[error("the server failed: {0}")]
    Io(#[from] io::Error),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Bind { .. } => "choose another port with --bind 127.0.0.1:PORT".into(),
            Self::Open(_) => "put a secret of 16 characters or more into a file and name it with --token FILE".into(),
            Self::Base(_) => "write it as in --base https://w3id.org/tipgraph/".into(),
            Self::Token(least) => format!("put a secret of {least} characters or more into the file"),
            Self::Graph(_) => "see what `tipgraph list` says of the folder".into(),
            Self::Io(_) => "see whether there is memory, and room for sockets in the folder for temporary files".into(),
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Graph(problem.message)
    }
}
