//! JSON: the network as it is, and the elements of Cytoscape.js.

use std::io::Write;

use serde_json::{Map, Value as Json, json};

use super::attribute::{Attribute, of_edge, of_node};
use crate::network::error::Error;
use crate::network::{Network, Projection};

pub fn write(network: &Network, out: &mut dyn Write) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, network)?;
    Ok(writeln!(out)?)
}

pub fn write_cytoscape(network: &Network, out: &mut dyn Write) -> Result<(), Error> {
    let nodes = network.nodes.iter().map(|node| {
        let own = [("id".to_owned(), json!(node.id))];
        json!({ "data": object(own, of_node(node)) })
    });
    let edges = network.edges.iter().enumerate().map(|(number, edge)| {
        let own = [("id", json!(format!("e{number}"))), ("source", json!(edge.from)), ("target", json!(edge.to))];
        json!({ "data": object(own.map(|(name, value)| (name.to_owned(), value)), of_edge(edge)) })
    });
    let name = match network.projection {
        Projection::Routes => "routes",
        Projection::Actors => "actors",
    };
    let whole = json!({
        "data": { "name": name },
        "elements": { "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>() },
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    Ok(writeln!(out)?)
}

/// An object of own members and attributes.
pub(super) fn object(own: impl IntoIterator<Item = (String, Json)>, attributes: Vec<Attribute>) -> Map<String, Json> {
    own.into_iter().chain(attributes.into_iter().map(|(name, value)| (name.to_owned(), value.json()))).collect()
}
