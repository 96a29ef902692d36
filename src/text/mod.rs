//! Cutting a document into sentences, clauses and tokens.

mod sentence;

pub use sentence::{Sentence, sentences};
