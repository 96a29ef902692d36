//! What can go wrong with a question.

use super::catalog;
use crate::export;

/// An error of a query. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No named query is called so.
    #[error("there is no query named `{0}`")]
    UnknownQuery(String),
    /// The text is no SPARQL.
    #[error("{line}:{column}: not SPARQL: {reason}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was expected there.
        reason: String,
    },
    /// The query has no such parameter.
    #[error("the query has no parameter `{name}`")]
    UnknownParam {
        /// As given.
        name: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// The query needs this parameter.
    #[error("the query needs the parameter `{0}`")]
    MissingParam(String),
    /// The value does not fit the parameter.
    #[error("`{value}` is no value for the parameter `{name}`: {reason}")]
    BadParam {
        /// The parameter.
        name: String,
        /// The value as given.
        value: String,
        /// Why not.
        reason: String,
    },
    /// No format is called so.
    #[error(
        "`{0}` is no format; there are table, csv, tsv, json and xml, and for graphs turtle, trig, nquads, ntriples, rdfxml and jsonld"
    )]
    UnknownFormat(String),
    /// The format cannot hold such an answer.
    #[error("{answer} cannot be written as {format}")]
    WrongFormat {
        /// What the query gives: `a table` or `a graph`.
        answer: &'static str,
        /// The format's name.
        format: &'static str,
    },
    /// The query gives more than it may.
    #[error("the query gives more than {0} rows")]
    TooMany(usize),
    /// The query failed while it ran.
    #[error("the query failed: {0}")]
    Evaluation(#[from] oxigraph::sparql::QueryEvaluationError),
    /// The graph that a query gave could not be written.
    #[error(transparent)]
    Export(#[from] export::Error),
    /// The output failed.
    #[error("cannot write the answer: {0}")]
    Io(#[from] std::io::Error),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownQuery(name) => match catalog::similar(name) {
                Some(meant) => format!("did you mean `{meant}`? `tipgraph query --list` prints all"),
                None => {
                    "`tipgraph query --list` prints all; SPARQL of your own goes after -e or into a .rq file".into()
                }
            },
            Self::Syntax { .. } => {
                "see the files under queries/ for examples; tip:, skos:, prov:, oa: and the graph's others need no PREFIX".into()
            }
            Self::UnknownParam { known, .. } if known.is_empty() => "it takes none".into(),
            Self::UnknownParam { known, .. } => format!("it takes {}", known.join(", ")),
            Self::MissingParam(name) => format!("add --param {name}=VALUE"),
            Self::BadParam { .. } => "`tipgraph query --list` says what each parameter holds".into(),
            Self::UnknownFormat(_) => "use table, csv, tsv, json or xml, or for a graph an RDF format".into(),
            Self::WrongFormat { answer: "a graph", .. } => {
                "use turtle, ntriples, rdfxml, jsonld, trig or nquads".into()
            }
            Self::WrongFormat { .. } => "use table, csv, tsv, json or xml".into(),
            Self::TooMany(_) => "ask for fewer with LIMIT and OFFSET, or count them".into(),
            Self::Evaluation(_) => "simplify the query; SERVICE calls are not made".into(),
            Self::Export(error) => error.hint(),
            Self::Io(_) => "check the output's path and the disk".into(),
        }
    }
}
