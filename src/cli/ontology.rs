//! `tipgraph ontology`.

use std::io::Write;
use std::path::PathBuf;

use super::exit::Exit;
use super::output::write_whole;
use crate::export::{self, Format};
use crate::ontology::{self, Docs};

/// Print the vocabulary: every term of the graph, every concept, the codes that they are mapped to, and the shapes.
///
/// As RDF, or as a reference for reading: `docs/ontology.html` and `docs/ontology.md` are what it prints.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// turtle, trig, nquads, ntriples, rdfxml or jsonld.
    #[arg(long, value_name = "FORMAT", default_value_t = Format::Turtle, conflicts_with = "docs")]
    format: Format,
    /// The reference for reading, as one page of HTML or as Markdown: html or md.
    #[arg(long, value_name = "FORM")]
    docs: Option<Docs>,
    /// Write to this file, whole or not at all, and not to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut bytes = Vec::new();
    match args.docs {
        Some(docs) => bytes.extend(ontology::reference(docs).into_bytes()),
        None => export::write_quads(ontology::quads(), args.format, &mut bytes)?,
    }
    match &args.output {
        None => out.write_all(&bytes)?,
        Some(file) => write_whole(file, &bytes)?,
    }
    Ok(Exit::Done)
}
