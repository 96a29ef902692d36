//! The network as a file for the tools that people already use. All of them get the same attributes, of the types that
//! `attribute` gives them.

mod attribute;
mod dot;
mod geojson;
mod gexf;
mod graphml;
mod json;
mod table;

use std::io::Write;
use std::str::FromStr;

use super::error::Error;
use super::model::Network;

/// A file format for networks. Closed: whatever takes a format takes all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// GraphML: networkx, igraph, yEd, Gephi.
    GraphMl,
    /// GEXF 1.2, each edge with the years that tell of it: Gephi.
    Gexf,
    /// DOT: Graphviz.
    Dot,
    /// Elements of Cytoscape.js and Cytoscape.
    Cytoscape,
    /// A line for each edge: spreadsheets.
    Csv,
    /// Arcs along great circles and points: maps and GIS. Routes only.
    GeoJson,
    /// Nodes and edges with all facts.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 7] =
        [Self::GraphMl, Self::Gexf, Self::Dot, Self::Cytoscape, Self::Csv, Self::GeoJson, Self::Json];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Dot => "dot",
            Self::Cytoscape => "cytoscape",
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::Json => "json",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| format!("there are {}", Self::ALL.map(Self::name).join(", ")))
    }
}

/// Writes the network.
///
/// # Errors
/// When the format holds no such network or the output fails.
pub fn write(network: &Network, format: Format, mut out: impl Write) -> Result<(), Error> {
    let out: &mut dyn Write = &mut out;
    match format {
        Format::GraphMl => graphml::write(network, out)?,
        Format::Gexf => gexf::write(network, out)?,
        Format::Dot => dot::write(network, out)?,
        Format::Cytoscape => json::write_cytoscape(network, out)?,
        Format::Csv => table::write(network, out)?,
        Format::GeoJson => geojson::write(network, out)?,
        Format::Json => json::write(network, out)?,
    }
    Ok(out.flush()?)
}

/// The text without the characters that XML and DOT cannot hold, each replaced by U+FFFD.
fn clean(text: &str) -> String {
    let is_good =
        |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if is_good(c) { c } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests;
