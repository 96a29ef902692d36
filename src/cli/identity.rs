//! `tipgraph identity`.

use std::io::Write;

use super::exit::Exit;
use super::failure::note;
use super::options::{Layout, StoreOption};
use crate::network::{Decisions, renamed};

/// Tell which bodies of a country may be one under two names, with the reason, for a user to decide.
///
/// A body that keeps its name keeps its IRI. One that keeps only its acronym is told here and stays two. Decide in the file same-as.ttl in
/// the graph's folder, with owl:sameAs or owl:differentFrom between two IRIs: `network` and `draw` follow it, and no build touches it.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    store: StoreOption,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Layout::Table)]
    format: Layout,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let decisions = Decisions::of(&args.store.store)?;
    let store = args.store.load(&[])?;
    let found = renamed(&store, &decisions)?;
    match args.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &found)?;
            writeln!(out)?;
        }
        Layout::Table => {
            for one in &found {
                writeln!(
                    out,
                    "{} {} ({}), {} ({})",
                    one.country, one.name_before, one.report_before, one.name_after, one.report_after
                )?;
                writeln!(out, "  {}", one.reason)?;
                writeln!(out, "  <{}> owl:sameAs <{}> .", one.before, one.after)?;
            }
        }
    }
    out.flush()?;
    if found.is_empty() {
        note("nothing found");
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}
