//! What could not be answered: a status, what is wrong, and what to do about it.

use serde_json::json;

use super::wire::Reply;
use crate::{compare, draw, export, network, store, view};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// HTTP's status.
    pub status: u16,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Problem {
    /// A problem with what to do about it.
    pub fn new(status: u16, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status, message: message.into(), hint: hint.into() }
    }

    /// As a line of text, or as JSON for programs that asked the JSON API.
    pub fn reply(&self, json: bool) -> Reply {
        if json {
            let body = json!({ "error": self.message, "hint": self.hint }).to_string();
            return Reply::new(self.status, "application/json", body);
        }
        Reply::new(self.status, "text/plain; charset=utf-8", format!("error: {}\nhint: {}\n", self.message, self.hint))
    }
}

impl From<view::Error> for Problem {
    fn from(error: view::Error) -> Self {
        use view::Error as E;
        let status = match &error {
            E::UnknownQuery(_) => 404,
            E::Syntax { .. } | E::UnknownParam { .. } | E::MissingParam(_) | E::BadParam { .. } | E::TooMany(_) => 400,
            E::UnknownFormat(_) | E::WrongFormat { .. } => 406,
            E::Export(error) => return Self::new(export_status(error), error.to_string(), error.hint()),
            // What the engine refuses: a service elsewhere, a number that is too large.
            E::Evaluation(_) => 400,
            E::Io(_) => 500,
        };
        Self::new(status, error.to_string(), error.hint())
    }
}

impl From<export::Error> for Problem {
    fn from(error: export::Error) -> Self {
        Self::new(export_status(&error), error.to_string(), error.hint())
    }
}

fn export_status(error: &export::Error) -> u16 {
    match error {
        export::Error::UnknownReport(_) => 404,
        export::Error::Predicate(_) | export::Error::Character(_) => 406,
        export::Error::Engine(_) | export::Error::Io(_) => 500,
    }
}

/// Errors of the stages that answer one kind of question each: the question was wrong, unless the engine failed.
macro_rules! from_stage {
    ($($stage:ident),+) => {
        $(impl From<$stage::Error> for Problem {
            fn from(error: $stage::Error) -> Self {
                Self::new(400, error.to_string(), error.hint())
            }
        })+
    };
}
from_stage!(compare, draw, network);

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        Self::new(500, error.to_string(), error.hint())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::new(500, error.to_string(), "report this as a bug")
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        std::io::Error::from(error).into()
    }
}
