//! `tipgraph accuracy`.

use std::io::Write;
use std::path::PathBuf;

use super::exit::Exit;
use super::failure::note;
use super::output::write_whole;
use crate::accuracy::{self, Judgements, Manifest};
use crate::pipeline::Reader;

/// Measure the sets of reports that a manifest names, and write docs/accuracy.md.
///
/// Each set is read afresh, in memory; no graph folder is touched. A set whose texts or gold are not on this machine is
/// left out, with a note. The document has precision, recall and F1 of every set, view and key with their intervals, the
/// figures by edition, the commonest errors of the reports in sight, and what people judged by eye. Beside FILE.md stands FILE.json with
/// its first table for programs, which a data set that describes itself carries.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The manifest: which reports, where their texts and gold are, which were held out.
    #[arg(long, value_name = "FILE", default_value = "docs/accuracy.toml")]
    sets: PathBuf,
    /// Write to this file, whole or not at all, and not to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fail where a figure is below the floor of its set.
    #[arg(long)]
    floors: bool,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let manifest = Manifest::read(&args.sets)?;
    let judgements = manifest.judgements.as_deref().map(Judgements::read).transpose()?.unwrap_or_default();
    let reader = Reader::new(None)?;
    let mut sets = Vec::new();
    for set in &manifest.sets {
        if set.is_here() {
            sets.push(accuracy::measure(set, &reader)?);
        } else {
            note(&format!(
                "left out: {}: {} and {} are not both here",
                set.name,
                set.texts.display(),
                set.gold.display()
            ));
        }
    }
    match &args.output {
        None => accuracy::write(out, &manifest, &sets, &judgements)?,
        Some(file) => {
            let mut text = Vec::new();
            accuracy::write(&mut text, &manifest, &sets, &judgements)?;
            write_whole(file, &text)?;
            let mut figures = serde_json::to_vec_pretty(&accuracy::figures(&manifest, &sets))?;
            figures.push(b'\n');
            write_whole(&file.with_extension("json"), &figures)?;
        }
    }
    let mut exit = if sets.is_empty() { Exit::Nothing } else { Exit::Done };
    for measured in sets.iter().filter(|_| args.floors) {
        for figure in measured.below()? {
            note(&format!("below the floor: {}: {figure}", measured.set.name));
            exit = Exit::Nothing;
        }
    }
    Ok(exit)
}
