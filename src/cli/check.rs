//! `tipgraph check`.

use std::io::Write;

use super::exit::Exit;
use super::failure::note;
use super::options::{Layout, ReportOption};
use crate::inspect::contradictions;

/// Report where a text contradicts itself, with both sentences.
///
/// It compares the headline's tier with the text's, two tiers in one text, the tier with what is said of the minimum
/// standards and of significant efforts, movements with the edition, with the trend of efforts and with the edition
/// before, and the trends of efforts with each other. These are findings about the texts, not mistakes of the program: the
/// graph keeps what each sentence says. Each check is a query under `queries/check`. The end is 1 where there are findings.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    reports: ReportOption,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let store = args.reports.load()?;
    let found = contradictions(&store)?;
    match args.reports.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &found)?;
            writeln!(out)?;
        }
        Layout::Table => {
            for one in &found {
                writeln!(out, "{} {}: {}", one.report, one.check, one.finding)?;
                for line in &one.sentences {
                    writeln!(out, "  {} {} {}: {}", line.report, line.section, line.number, line.text)?;
                }
            }
        }
    }
    out.flush()?;
    match found.len() {
        0 => note("no contradictions found"),
        1 => note("1 contradiction"),
        many => note(&format!("{many} contradictions")),
    }
    Ok(if found.is_empty() { Exit::Done } else { Exit::Nothing })
}
