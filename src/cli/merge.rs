//! `tipgraph merge`.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::exit::Exit;
use super::options::StoreOption;
use crate::store::{Folder, Merged, Prefer};

/// Put the reports of other graph folders into one.
///
/// The folders are left as they are. A report that several hold with the same bytes is taken once. If their bytes differ, that
/// is an error that names both, and nothing is merged, unless --prefer says whose counts: `tipgraph diff` shows how they
/// differ.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folders to merge into the one of --store.
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreOption,
    /// Whose graph of a report to take where they differ; the folder of --store comes first, then the others as they are
    /// given.
    #[arg(long, value_enum, value_name = "WHICH")]
    prefer: Option<Which>,
}

/// The values of `--prefer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// That of the first folder that has it.
    First,
    /// That of the last folder that has it.
    Last,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let others = args.folders.iter().map(Folder::open).collect::<Result<Vec<_>, _>>()?;
    let prefer = args.prefer.map(|which| match which {
        Which::First => Prefer::First,
        Which::Last => Prefer::Last,
    });
    let mut folder = Folder::create_or_open(&args.store.store)?;
    let Merged { added, same, replaced, kept } = folder.merge(&others, prefer)?;
    for (name, count) in [("added", added), ("same", same), ("replaced", replaced), ("kept", kept)] {
        writeln!(out, "{name:<24}{count:>8}")?;
    }
    writeln!(out, "{:<24}{:>8}", "reports", folder.reports().count())?;
    Ok(Exit::Done)
}
