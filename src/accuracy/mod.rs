//! How well the program reads: the published figures, from the sets of reports that a manifest names.
//!
//! In: a [`Manifest`] with sets of narratives and their gold, some of them held out of sight while the rules were
//! written. Out: a [`Measured`] a set and, with the [`Judgements`] that people made by eye, the text of
//! `docs/accuracy.md`, and its first table for programs, `docs/accuracy.json`. Each set is read afresh, in memory; no graph folder is touched.

mod error;
mod figures;
mod judgement;
mod manifest;
mod markdown;
mod measured;
mod mistakes;

pub use error::Error;
pub use figures::figures;
pub use judgement::{Judgements, Reader as JudgedBy, Verdict};
pub use manifest::{Manifest, Period, Set};
pub use markdown::write;
pub use measured::{Measured, measure};
pub use mistakes::{Group, group};
