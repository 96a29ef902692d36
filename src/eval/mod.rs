//! Measuring: how do the rows of the views compare with rows that people made by hand?
//!
//! In: [`Gold`] and the rows that the graph gives ([`Found`]). Out: a [`Measure`] with precision, recall and F1 for
//! every report, view and key, and the rows that differ.

mod bootstrap;
mod contract;
mod floor;
mod found;
mod gold;
mod measure;
mod random;

pub use bootstrap::{Figure, interval, intervals};
pub use contract::{EXACT, Key, OF_DIGESTS, UNJUDGED, VIEWS, View};
pub use floor::{Below, Floor, FloorError};
pub use found::found;
pub use gold::{Gold, GoldError, GoldRow};
pub use measure::{Found, FoundRow, Measure, Mistake, Tally};
pub use random::SplitMix;
