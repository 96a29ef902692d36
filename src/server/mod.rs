//! The graph behind an address: a SPARQL endpoint for tools, linked data, and an explorer for people.
//!
//! Three kinds of processes, so that a query can really be stopped and its memory given back:
//!
//! - the *front* (`http`, `pool`) speaks HTTP and holds no graph. It hands each question to a worker, and kills the worker that takes
//!   too long or too much memory;
//! - the *nursery* (`nursery`) loads the graph once, on one thread, and divides (`fork`) into workers, which share its memory as long
//!   as nobody writes to it. When the folder changes, a new nursery is made and the old one goes when its last worker is done;
//! - a *worker* (`desk`) answers one question at a time.
//!
//! Why not threads: an engine that sorts a cross product looks at no flag, and memory that a thread took is never taken back.

mod cache;
mod desk;
mod error;
mod http;
mod nursery;
mod pool;
mod problem;
mod wire;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

pub use error::Error;
pub use http::serve;
pub use nursery::nurse;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the graph.
    pub store: PathBuf,
    /// The address to listen at.
    pub bind: SocketAddr,
    /// How the IRIs begin that are served as pages; ends with `/`.
    pub base: String,
    /// How long a question may take.
    pub timeout: Duration,
    /// The most rows or triples of an answer.
    pub max_rows: usize,
    /// How much memory a question may take, in bytes, beside the graph itself.
    pub max_memory: u64,
    /// How many questions are answered at once.
    pub workers: usize,
    /// What a request must know; none asks for nothing.
    pub token: Option<String>,
    /// This program, and how it is called to be a nursery: the folder, the base and the socket follow.
    pub nursery: (PathBuf, &'static str),
}
