//! Looking into the graph: why is this fact here, what was not understood, and where does a text contradict itself?
//!
//! In: a store. Out: the [`Account`] of a fact with the words that it rests on, the [`Coverage`] of the sentences, or the
//! [`Contradiction`]s between them. All of it is asked of the graph with the queries under `queries/internal` and
//! `queries/check`.

mod account;
mod contradiction;
mod coverage;
#[cfg(test)]
mod tests;
mod trace;
mod words;

pub use account::{Account, Quotation};
pub use contradiction::{Contradiction, checks, contradictions};
pub use coverage::{Coverage, Line, Share, shares};
pub use trace::facts_of_row;
