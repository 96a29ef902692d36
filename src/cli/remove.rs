//! `tipgraph remove`.

use std::io::Write;

use super::exit::Exit;
use super::options::StoreOption;
use crate::source::ReportKey;
use crate::store::Folder;

/// Take reports out of the graph.
///
/// All of them, or none where the graph has not every one.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The reports: AZE-2025.
    #[arg(required = true, value_name = "ISO3-YEAR")]
    reports: Vec<ReportKey>,
    #[command(flatten)]
    store: StoreOption,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    // Opened to be read first: nothing is begun where there is nothing to remove.
    drop(args.store.open()?);
    let removed = Folder::create_or_open(&args.store.store)?.remove_all(&args.reports)?;
    for key in removed {
        writeln!(out, "removed {key}")?;
    }
    Ok(Exit::Done)
}
