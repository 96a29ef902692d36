//! `tipgraph coverage`.

use std::io::Write;

use super::exit::Exit;
use super::options::{Layout, ReportOption};
use super::table;
use crate::inspect::{Coverage, Share};

/// List the sentences that gave no fact, and the share that was understood.
///
/// Titles and headings are not counted.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    reports: ReportOption,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let store = args.reports.load()?;
    let coverage = Coverage::of(&store)?;
    match args.reports.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &coverage)?;
            writeln!(out)?;
        }
        Layout::Table => {
            for line in &coverage.silent {
                writeln!(out, "{} {} {}: {}", line.report, line.section, line.number, line.text)?;
            }
            if !coverage.silent.is_empty() {
                writeln!(out)?;
            }
            let sections = coverage.sections.iter().map(|(section, share)| row(section, *share));
            let rows: Vec<_> = sections.chain([row("all", coverage.total)]).collect();
            table::write(out, &["section", "sentences", "with a fact", "share"], &rows)?;
        }
    }
    Ok(Exit::Done)
}

fn row(name: &str, share: Share) -> Vec<String> {
    let percent = share.of_all().map_or_else(|| "-".into(), |of_all| format!("{:.1} %", of_all * 100.0));
    vec![name.to_owned(), share.sentences.to_string(), share.understood.to_string(), percent]
}
