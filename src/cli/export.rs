//! `tipgraph export`.

use std::io::Write;
use std::path::PathBuf;

use super::exit::Exit;
use super::options::StoreOption;
use super::output::write_whole;
use crate::export::{self, Format};
use crate::source::ReportKey;

/// Write the graph as RDF.
///
/// Turtle, N-Triples and RDF/XML hold one graph: there the reports are joined. TriG, N-Quads and JSON-LD keep each report
/// in a named graph.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// turtle, trig, nquads, ntriples, rdfxml or jsonld.
    #[arg(long, value_name = "FORMAT")]
    format: Format,
    /// Only this report; may be given more than once.
    #[arg(long, value_name = "ISO3-YEAR")]
    report: Vec<ReportKey>,
    /// Write to this file, whole or not at all, and not to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    store: StoreOption,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let store = args.store.load(&args.report)?;
    match &args.output {
        None => export::write(&store, args.format, &args.report, out)?,
        Some(file) => {
            let mut bytes = Vec::new();
            export::write(&store, args.format, &args.report, &mut bytes)?;
            write_whole(file, &bytes)?;
        }
    }
    Ok(Exit::Done)
}
