//! Looking into the graph: why is this fact here, and what was not understood?
//!
//! In: a store. Out: the [`Account`] of a fact with the words that it rests on, or the [`Coverage`] of the sentences. All
//! of it is asked of the graph with the queries under `queries/internal`.

mod account;
mod ask;
mod coverage;
#[cfg(test)]
mod tests;
mod trace;
mod words;

pub use account::{Account, Quotation};
pub use coverage::{Coverage, Line, Share};
pub use trace::facts_of_row;
