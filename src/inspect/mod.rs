//! Looking into the graph: why is this fact here, what was not understood, and where does a text contradict itself?
//!
//! In: a store. Out: the [`Account`] of a fact with the words that it rests on, the [`Coverage`] of the sentences, or the
//! [`Contradiction`]s between them; the [`Violation`]s of the shapes; the [`provenance`] of a fact. Asked of the graph with the queries
//! under `queries/internal` and `queries/check`.

mod account;
mod contradiction;
mod coverage;
mod provenance;
mod shapes;
#[cfg(test)]
mod tests;
mod trace;
mod words;

pub use account::{Account, Quotation};
pub use contradiction::{Contradiction, checks, contradictions};
pub use coverage::{Coverage, Line, Share, shares};
pub use provenance::provenance;
pub use shapes::{ShapesError, Violation, violations};
pub use trace::facts_of_row;
