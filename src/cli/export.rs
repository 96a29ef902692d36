//! `tipgraph export`.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use super::exit::Exit;
use super::options::StoreOption;
use super::output::{name_of, write_beside, write_whole};
use crate::export;
use crate::source::ReportKey;
use crate::tables::Kind;

/// Write the graph as RDF, or its figures as tables for statisticians.
///
/// Turtle, N-Triples and RDF/XML hold one graph: there the reports are joined. TriG, N-Quads and JSON-LD keep each report
/// in a named graph.
///
/// sdmx-csv has the statistics, an observation a line, in SDMX-CSV 2.0. indicators-csv has the 28 cells of hand-coded data sets, a line
/// a country and edition: seven forms of trafficking on four legs, yes, no or no-mention. Written to FILE.csv, such a table has its
/// CSVW metadata beside it (FILE.csv-metadata.json) and its codebook (FILE-codebook.csv, FILE-codebook.md).
#[derive(clap::Args, Debug)]
pub struct Args {
    /// turtle, trig, nquads, ntriples, rdfxml or jsonld; sdmx-csv or indicators-csv.
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

/// What an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// The graph.
    Rdf(export::Format),
    /// A table of it.
    Table(Kind),
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let table = name.parse().map(Self::Table);
        table.or_else(|()| name.parse().map(Self::Rdf)).map_err(|error| {
            let tables = Kind::ALL.map(Kind::name).join(" and ");
            format!("{error}; and as tables {tables}")
        })
    }
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let store = args.store.load(&args.report)?;
    match (args.format, &args.output) {
        (Format::Rdf(format), None) => export::write(&store, format, &args.report, out)?,
        (Format::Rdf(format), Some(file)) => {
            let mut bytes = Vec::new();
            export::write(&store, format, &args.report, &mut bytes)?;
            write_whole(file, &bytes)?;
        }
        (Format::Table(kind), None) => out.write_all(&kind.of(&store)?.csv())?,
        (Format::Table(kind), Some(file)) => {
            write_beside(file, &kind.of(&store)?.files_with_codebook(&name_of(file)))?;
        }
    }
    Ok(Exit::Done)
}
