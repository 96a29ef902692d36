//! Errors as they are told: what is wrong, then what to do.

use std::collections::BTreeSet;
use std::io::{self, Write};

use thiserror::Error;

use super::exit::Exit;
use crate::eval::{FloorError, GoldError};
use crate::inspect::ShapesError;
use crate::lexicon::LexiconError;
use crate::source::SourceError;
use crate::{accuracy, compare, draw, export, fetch, library, network, publish, store, view};

/// A mistake in what was asked for.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct Mistake {
    message: String,
    hint: String,
}

impl Mistake {
    /// A mistake and what to do about it.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

/// Tells the error on standard error, and how the program ends for it.
pub fn tell(error: &anyhow::Error) -> Exit {
    if error.chain().any(is_broken_pipe) {
        return Exit::Done;
    }
    note(&format!("error: {error}"));
    if let Some(hint) = hint(error) {
        note(&format!("hint: {hint}"));
    }
    Exit::Error
}

/// Tells what could not be read, each with what to do; a hint that was told already is not told again.
pub fn tell_all(failures: &[library::Error]) {
    let mut told = BTreeSet::new();
    for failure in failures {
        note(&format!("error: {failure}"));
        let hint = failure.hint();
        if !told.contains(&hint) {
            note(&format!("hint: {hint}"));
            told.insert(hint);
        }
    }
    if failures.len() > 1 {
        note(&format!("{} inputs could not be read", failures.len()));
    }
}

/// A line on standard error; nobody listening there is no reason to stop.
pub fn note(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn hint(error: &anyhow::Error) -> Option<String> {
    if let Some(error) = error.downcast_ref::<Mistake>() {
        Some(error.hint.clone())
    } else if let Some(error) = error.downcast_ref::<library::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<fetch::Error>() {
        Some(error.hint().to_owned())
    } else if let Some(error) = error.downcast_ref::<SourceError>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<store::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<view::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<network::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<compare::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<draw::Error>() {
        Some(error.hint())
    } else if let Some(hint) = server_hint(error) {
        Some(hint)
    } else if let Some(error) = error.downcast_ref::<export::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<publish::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<accuracy::Error>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<LexiconError>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<ShapesError>() {
        Some(error.hint())
    } else if let Some(error) = error.downcast_ref::<GoldError>() {
        Some(error.hint().to_owned())
    } else {
        error.downcast_ref::<FloorError>().map(|error| error.hint().to_owned())
    }
}

/// Of an error of the server, which is there on Unix only.
#[cfg(unix)]
fn server_hint(error: &anyhow::Error) -> Option<String> {
    error.downcast_ref::<crate::server::Error>().map(crate::server::Error::hint)
}

#[cfg(not(unix))]
fn server_hint(_error: &anyhow::Error) -> Option<String> {
    None
}
