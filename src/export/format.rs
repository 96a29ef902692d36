//! The RDF formats, asked by the command line, the writers and whoever negotiates.

use std::fmt;
use std::str::FromStr;

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// A way to write a graph. Closed: whatever takes a format takes all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Turtle: triples, made to be read.
    Turtle,
    /// TriG: Turtle with named graphs.
    TriG,
    /// N-Quads: one quad a line.
    NQuads,
    /// N-Triples: one triple a line.
    NTriples,
    /// RDF/XML: triples.
    RdfXml,
    /// JSON-LD with named graphs.
    JsonLd,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Turtle, Self::TriG, Self::NQuads, Self::NTriples, Self::RdfXml, Self::JsonLd];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Turtle => "turtle",
            Self::TriG => "trig",
            Self::NQuads => "nquads",
            Self::NTriples => "ntriples",
            Self::RdfXml => "rdfxml",
            Self::JsonLd => "jsonld",
        }
    }

    /// How a file of this format is called, without the dot.
    pub fn extension(self) -> &'static str {
        self.rdf().file_extension()
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        self.rdf().media_type()
    }

    /// Whether it keeps the reports apart as named graphs; the others flatten them into one.
    pub fn has_graphs(self) -> bool {
        self.rdf().supports_datasets()
    }

    /// The format as the RDF library knows it.
    pub(super) fn rdf(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::TriG => RdfFormat::TriG,
            Self::NQuads => RdfFormat::NQuads,
            Self::NTriples => RdfFormat::NTriples,
            Self::RdfXml => RdfFormat::RdfXml,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no format has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no RDF format; there are turtle, trig, nquads, ntriples, rdfxml and jsonld")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}
