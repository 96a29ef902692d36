//! Cutting a document into sentences, clauses and tokens.

mod boundary;
mod list;
mod sentence;
mod slug;
mod token;

pub use sentence::{Sentence, sentences};
pub use slug::slugify;
pub use token::{Token, tokenize};
