//! Asking the graph: the contract's views and whatever SPARQL a user brings.
//!
//! A view is a file under `queries/`, built into the program; the engine answers it, no code of ours does. [`run`] takes
//! a view's name or SPARQL text, and the [`Answer`] writes itself in the [`Format`] asked for.

mod answer;
mod catalog;
mod error;
mod query;
mod row;

pub use answer::{Answer, Format};
pub use catalog::{Header, NamedQuery, Param, ParamType, all, named};
pub use error::Error;
pub use query::{Params, Scope, ask, ask_within, one_report, parse};
pub use row::{Row, select};

use oxigraph::store::Store;

/// Runs a named query, or SPARQL text where `question` is more than one word.
///
/// # Errors
/// When there is no query of that name, the text is no SPARQL, a parameter does not fit, or the query fails.
pub fn run(store: &Store, question: &str, params: &Params) -> Result<Answer, Error> {
    let is_name = !question.is_empty() && question.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    match named(question) {
        Some(query) => ask(store, query.text, params),
        None if is_name => Err(Error::UnknownQuery(question.to_owned())),
        None => ask(store, question, params),
    }
}

/// The rows of a named query as plain text, in the order that it prints them; an unknown value is empty.
///
/// # Errors
/// When there is no query of that name, a parameter does not fit, or it fails.
pub fn rows(store: &Store, name: &str, params: &Params) -> Result<Vec<Vec<String>>, Error> {
    let query = named(name).ok_or_else(|| Error::UnknownQuery(name.to_owned()))?;
    Ok(ask(store, query.text, params)?.plain_rows())
}

#[cfg(test)]
mod tests;
