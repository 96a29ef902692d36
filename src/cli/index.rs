//! `tipgraph index`.

use std::io::Write;

use super::exit::Exit;
use super::options::StoreOption;
use crate::store::Updated;

/// Make an index of the graph on disk, for large libraries, or bring it up to date.
///
/// As long as it is there, questions about all reports are answered from it and not from memory. It follows the graph by
/// itself: what has changed is loaded at the next question. It lies in the folder `index` of the graph, holds nothing that is not in
/// the other files, and may be deleted. It needs a program built with `--features rocksdb`, which needs libclang-dev.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    store: StoreOption,
    /// Remove the index.
    #[arg(long)]
    remove: bool,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let folder = args.store.open()?;
    if args.remove {
        let removed = folder.remove_index()?;
        writeln!(out, "{}", if removed { "removed" } else { "there was none" })?;
        return Ok(Exit::Done);
    }
    let Updated { loaded, removed } = folder.index()?;
    for (name, count) in [("loaded", loaded), ("removed", removed), ("reports", folder.reports().count())] {
        writeln!(out, "{name:<24}{count:>8}")?;
    }
    Ok(Exit::Done)
}
