//! Understanding: from sentences to facts.

pub mod clause;
pub mod element;
pub mod group;
mod reading;
pub mod word;

pub use reading::{Reading, slugify};
