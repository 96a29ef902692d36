//! Asking with one of the queries under `queries/internal` and reading its solutions by name.

use std::collections::BTreeMap;

use oxigraph::store::Store;

use super::answer::Answer;
use super::error::Error;
use super::query::{Params, ask};

/// A solution: variables with their values in plain form.
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// A value, if there is one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A value; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// A value as a number.
    pub fn number(&self, name: &str) -> usize {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or_default()
    }

    /// A value as a truth.
    pub fn is(&self, name: &str) -> bool {
        self.get(name) == Some("true")
    }
}

/// The solutions of a SELECT query with these parameters.
///
/// # Errors
/// When a parameter does not fit or the query fails.
pub fn select(store: &Store, query: &str, params: &[(&str, &str)]) -> Result<Vec<Row>, Error> {
    let params: Params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let answer = ask(store, query, &params)?;
    let Answer::Table { columns, rows } = &answer else { return Ok(Vec::new()) };
    let bound = rows.iter().zip(answer.plain_rows()).map(|(terms, texts)| {
        let values = columns.iter().zip(terms).zip(texts).filter(|((_, term), _)| term.is_some());
        Row(values.map(|((column, _), text)| (column.as_str().to_owned(), text)).collect())
    });
    Ok(bound.collect())
}
