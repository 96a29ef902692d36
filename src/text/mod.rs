//! Cutting a document into sentences, clauses and tokens.

mod sentence;
mod token;

pub use sentence::{Sentence, sentences};
pub use token::{Token, tokenize};
