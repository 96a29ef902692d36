//! DOT, the language of Graphviz.

use std::io::{self, Write};

use super::attribute::{Attribute, of_edge, of_node};
use super::clean;
use crate::network::{Network, Projection};

pub fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let name = match network.projection {
        Projection::Routes => "routes",
        Projection::Actors => "actors",
    };
    writeln!(out, "digraph {name} {{")?;
    writeln!(out, "  node [shape=box, style=rounded];")?;
    for node in &network.nodes {
        writeln!(out, "  {} [{}];", quoted(&node.id), list(&of_node(node)))?;
    }
    for edge in &network.edges {
        // The label is what is drawn at an edge: of routes there is only one relation.
        let label = if network.projection == Projection::Actors {
            format!("label={}, ", quoted(&edge.relation))
        } else {
            String::new()
        };
        writeln!(out, "  {} -> {} [{label}{}];", quoted(&edge.from), quoted(&edge.to), list(&of_edge(edge)))?;
    }
    writeln!(out, "}}")
}

fn list(attributes: &[Attribute]) -> String {
    let written = attributes.iter().map(|(name, value)| format!("{name}={}", quoted(&value.plain())));
    written.collect::<Vec<_>>().join(", ")
}

/// A quoted string. A backslash is doubled, since Graphviz would read `\n` in it as more than two characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}
