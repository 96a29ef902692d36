//! The graph as a network: who is linked to whom, and how?
//!
//! Two projections, each asked of the store with a query under `queries/internal`: [`routes`] links countries and regions, origin to
//! destination; [`actors`] links bodies, facilities, laws and plans with what they act on. Every [`Edge`] keeps its
//! [`Statement`]s, so that a number or a line in a picture can be traced to the sentences that say it.
//!
//! [`Measures`] and [`chains`] reckon with it, [`write()`] hands it to other tools. Nodes and edges are sorted by what they are,
//! and no sum depends on the order of a hash: the same graph gives the same bytes.

mod actors;
mod error;
mod filter;
mod identity;
mod measure;
mod model;
mod places;
mod routes;
mod write;

pub use actors::actors;
pub use error::Error;
pub use filter::{Filter, Years};
pub use identity::{Decisions, FILE as DECISIONS, Renamed, renamed};
pub use measure::{Chain, Measures, NodeMeasures, chains};
pub use model::{Edge, NamedBy, Network, Node, Projection, Statement};
pub use places::{Place, place};
pub use write::{Format, write};

use oxigraph::store::Store;

/// A projection of the store, with what the filter keeps; bodies that a user decided to be one are one node.
///
/// # Errors
/// When the filter does not fit the projection or the engine fails.
pub fn network(
    store: &Store,
    projection: Projection,
    filter: &Filter,
    decisions: &Decisions,
) -> Result<Network, Error> {
    match projection {
        Projection::Routes => routes::routes(store, filter),
        Projection::Actors => actors(store, filter, decisions),
    }
}

pub use routes::routes;

#[cfg(test)]
mod tests;
