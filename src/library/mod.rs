//! Many narratives, one graph folder: a library that grows.
//!
//! [`build`] reads files side by side and puts into the folder what is new or changed. Whatever the number of threads and
//! whichever is done first, the folder holds the same bytes in the end.
//! - `diff`: how two libraries differ;
//! - `queue`: which thread does what next;
//! - `summary`: what was read, counted.

mod build;
mod diff;
mod error;
mod queue;
mod summary;

pub use build::{Built, Order, Progress, Step, build, files};
pub use diff::{Change, Difference};
pub use error::Error;
pub use summary::Summary;

#[cfg(test)]
mod tests;
