//! `tipgraph export`.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use oxigraph::store::Store;

use super::exit::Exit;
use super::failure::Mistake;
use super::options::StoreOption;
use super::output::{name_of, write_beside, write_whole};
use crate::describe::{About, Distribution, Tally};
use crate::graph::report_iri;
use crate::source::ReportKey;
use crate::tables::Kind;
use crate::{describe, export, publish};

/// Write the graph as RDF, or its figures as tables for statisticians.
///
/// Turtle, N-Triples and RDF/XML hold one graph: there the reports are joined. TriG, N-Quads and JSON-LD keep each report
/// in a named graph.
///
/// sdmx-csv has the statistics, an observation a line, in SDMX-CSV 2.0. indicators-csv has the 28 cells of hand-coded data sets, a line
/// a country and edition: seven forms of trafficking on four legs, yes, no or no-mention. Written to FILE.csv, such a table has its
/// CSVW metadata beside it (FILE.csv-metadata.json) and its codebook (FILE-codebook.csv, FILE-codebook.md).
///
/// --with-metadata adds what is known of the data set as DCAT and VoID, in a graph of its own where the format has graphs: title, rights,
/// reports, counts, the version of the program and of its rules, and how well it reads. --crate writes a folder to publish (RO-Crate 1.1)
/// with the graph, the vocabulary, all views as tables, and the metadata of each.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// turtle, trig, nquads, ntriples, rdfxml or jsonld; sdmx-csv or indicators-csv.
    #[arg(long, value_name = "FORMAT", required_unless_present = "folder")]
    format: Option<Format>,
    /// Write an RO-Crate to this folder, whole or not at all; an older crate there is replaced.
    #[arg(long = "crate", value_name = "DIR", conflicts_with_all = ["format", "output", "with_metadata"])]
    folder: Option<PathBuf>,
    /// Describe the data set in the export; RDF formats only.
    #[arg(long)]
    with_metadata: bool,
    /// The day of publication, in the metadata; a crate without it has the year of its latest edition.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = describe::day)]
    published: Option<String>,
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
        (None, _) => {
            if let Some(folder) = &args.folder {
                let files = publish::files(&store, &tally(args, &store)?, args.published.as_deref())?;
                publish::write(folder, &files)?;
            }
        }
        (Some(Format::Rdf(format)), file) => {
            let mut quads = export::quads(&store, &args.report)?;
            if args.with_metadata {
                let about = About { published: args.published.clone(), distributions: Distribution::formats() };
                quads.extend(tally(args, &store)?.describe(&about).quads);
            }
            match file {
                None => export::write_quads(quads, format, out)?,
                Some(file) => {
                    let mut bytes = Vec::new();
                    export::write_quads(quads, format, &mut bytes)?;
                    write_whole(file, &bytes)?;
                }
            }
        }
        (Some(Format::Table(kind)), _) if args.with_metadata => {
            let message = format!("{kind} has no place for the metadata of the data set");
            return Err(
                Mistake::new(message, "write it to a file with -o: its own metadata then stand beside it").into()
            );
        }
        (Some(Format::Table(kind)), None) => out.write_all(&kind.of(&store)?.csv())?,
        (Some(Format::Table(kind)), Some(file)) => {
            write_beside(file, &kind.of(&store)?.files_with_codebook(&name_of(file)))?;
        }
    }
    Ok(Exit::Done)
}

/// The counts of what is exported, with the versions of what read it.
fn tally(args: &Args, store: &Store) -> anyhow::Result<Tally> {
    let mut tally = Tally::of(store, &args.report.iter().map(report_iri).collect::<Vec<_>>())?;
    let folder = args.store.open()?;
    let asked = |key: &ReportKey| args.report.is_empty() || args.report.contains(key);
    folder.reports().filter(|(key, _)| asked(key)).for_each(|(_, entry)| tally.read_by(&entry.reader));
    Ok(tally)
}
