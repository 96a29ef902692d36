//! What can go wrong with a network.

use crate::view;

/// An error of the network. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A filter that the projection has no use for.
    #[error("the network of actors has no {0} to choose by")]
    Filter(&'static str),
    /// A span of years that is none.
    #[error("`{0}` is no span of years")]
    Years(String),
    /// The network has no such node.
    #[error("the network has no `{name}`")]
    UnknownNode {
        /// As given.
        name: String,
        /// The node that may be meant.
        similar: Option<String>,
    },
    /// A name that several nodes have.
    #[error("`{name}` is the name of {} nodes", nodes.len())]
    Ambiguous {
        /// As given.
        name: String,
        /// Their ids.
        nodes: Vec<String>,
    },
    /// The format holds no network of this sort.
    #[error("{format} holds only routes: what actors do has no place on a map")]
    NoPlaces {
        /// The format's name.
        format: &'static str,
    },
    /// A file of decisions that cannot be read.
    #[error("{}: {reason}", path.display())]
    Decisions {
        /// The file.
        path: std::path::PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The query failed.
    #[error(transparent)]
    Query(#[from] view::Error),
    /// A value could not be written as JSON.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The output failed.
    #[error("cannot write the network: {0}")]
    Io(#[from] std::io::Error),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Filter(_) => "leave it out, or ask for routes".into(),
            Self::Years(_) => "write one edition or two with a hyphen between, as in 2015-2020".into(),
            Self::UnknownNode { similar: Some(name), .. } => format!("did you mean `{name}`?"),
            Self::UnknownNode { .. } => {
                "print the nodes with --measures; routes have the three letters of a country".into()
            }
            Self::Ambiguous { nodes, .. } => format!("name one by its id: {}", nodes.join(", ")),
            Self::NoPlaces { .. } => "use graphml, gexf, dot, cytoscape, csv or json".into(),
            Self::Decisions { .. } => "write Turtle: <IRI> owl:sameAs <IRI> . with the prefix owl declared".into(),
            Self::Query(error) => error.hint(),
            Self::Json(_) => "report this as a bug".into(),
            Self::Io(_) => "check the output's path and the disk".into(),
        }
    }
}
