//! What can go wrong with a comparison.

use crate::source::ReportKey;
use crate::view;

/// An error of a comparison. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reports on two countries.
    #[error("{0} and {1} are reports on two countries")]
    Countries(ReportKey, ReportKey),
    /// A report and itself.
    #[error("{0} is no two reports")]
    Same(ReportKey),
    /// A country with too few editions.
    #[error("the graph has {editions} of the editions on {country}: it takes two")]
    Few {
        /// The country.
        country: String,
        /// How many there are.
        editions: usize,
    },
    /// No aspect is called so.
    #[error("there is no aspect `{0}`")]
    Aspect(String),
    /// A view is read by a column that it has not.
    #[error("the view `{view}` has no column `{column}`")]
    Column {
        /// The view.
        view: &'static str,
        /// The column's name.
        column: &'static str,
    },
    /// The query failed.
    #[error(transparent)]
    Query(#[from] view::Error),
    /// The output failed.
    #[error("cannot write the comparison: {0}")]
    Io(#[from] std::io::Error),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Countries(..) | Self::Same(_) => "name two editions on one country, as in AZE-2023 AZE-2025".into(),
            Self::Few { .. } => {
                "add editions with `tipgraph build`; `tipgraph query tiers` lists those that there are".into()
            }
            Self::Aspect(_) => format!("there are {}", super::Aspect::ALL.map(super::Aspect::name).join(", ")),
            Self::Column { .. } => "this is a mistake in the program: please report it".into(),
            Self::Query(error) => error.hint(),
            Self::Io(_) => "check the output's path and the disk".into(),
        }
    }
}
