//! `tipgraph list`.

use std::io::Write;

use super::exit::Exit;
use super::failure::note;
use super::options::{Layout, StoreOption};
use super::table;
use crate::store::Entry;

/// List the reports of the graph.
///
/// `reader` is the version of the program, its rules and its words that read the report; `build` reads it again where that
/// has changed. The end is 1 where there are none.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    store: StoreOption,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Layout::Table)]
    format: Layout,
}

/// A report as JSON tells it.
#[derive(serde::Serialize)]
struct Line<'a> {
    report: String,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let folder = args.store.open()?;
    let lines: Vec<Line<'_>> = folder.reports().map(|(key, entry)| Line { report: key.to_string(), entry }).collect();
    match args.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &lines)?;
            writeln!(out)?;
        }
        Layout::Table if lines.is_empty() => {}
        Layout::Table => {
            let row = |line: &Line<'_>| {
                let Entry { sentences, facts, quads, bytes, reader, .. } = line.entry;
                let mut row = vec![line.report.clone()];
                row.extend([sentences, facts, quads, bytes].map(u64::to_string));
                row.push(reader.clone());
                row
            };
            let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
            table::write(out, &["report", "sentences", "facts", "quads", "bytes", "reader"], &rows)?;
        }
    }
    out.flush()?;
    if lines.is_empty() {
        note("the graph holds no reports");
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}
