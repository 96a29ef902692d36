//! `tipgraph lint`.

use std::io::Write;
use std::path::PathBuf;

use super::exit::Exit;
use super::failure::note;
use crate::pipeline;

/// Check the lexicon and the frames, and run their examples and counter-examples.
///
/// Without a folder it checks those that come with the program; with one, these and the folder's beside them. An example of
/// a frame is read as the only sentence of a report on the first country that it names, or on none. The end is 1 where
/// there are mistakes.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// A folder of words and frames of your own, as for `build --lexicon`.
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let findings = pipeline::lint(args.dir.as_deref())?;
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    // What was found stands before how much of it there is.
    out.flush()?;
    if findings.is_empty() {
        note("no mistakes found");
        return Ok(Exit::Done);
    }
    note(&format!("{} mistake{}", findings.len(), if findings.len() == 1 { "" } else { "s" }));
    Ok(Exit::Nothing)
}
