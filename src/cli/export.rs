//! `tipgraph export`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::failure::Mistake;
use super::options::StoreOption;
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

/// Writes a file beside its place and then puts it there, so that no half of it is ever seen.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), Mistake> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, file));
    written.map_err(|error| {
        // What is left of it is of no use; that it cannot be removed is no news.
        let _ = fs::remove_file(&part);
        Mistake::new(
            format!("cannot write {}: {error}", file.display()),
            "check the folder and that you may write there",
        )
    })
}
