//! `tipgraph diff`.

use std::io::{self, Write};
use std::path::PathBuf;

use super::exit::Exit;
use super::failure::note;
use super::options::Layout;
use crate::inspect::Account;
use crate::library::{Change, Difference};
use crate::store::Folder;

/// Show how two graph folders differ: the reports added, removed and changed, and the facts that the changed ones gained
/// (+), lost (-) and now rest on other words (~).
///
/// The end is 1 where they differ.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder to begin from.
    #[arg(value_name = "DIR")]
    first: PathBuf,
    /// The folder to compare it with.
    #[arg(value_name = "DIR")]
    second: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Layout::Table)]
    format: Layout,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let difference = Difference::between(&Folder::open(&args.first)?, &Folder::open(&args.second)?)?;
    match args.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &difference)?;
            writeln!(out)?;
        }
        Layout::Table => {
            for (word, reports) in [("added", &difference.added), ("removed", &difference.removed)] {
                for report in reports {
                    writeln!(out, "{word:<8} {report}")?;
                }
            }
            for change in &difference.changed {
                write(out, change)?;
            }
        }
    }
    out.flush()?;
    if difference.is_empty() {
        note("no difference");
        return Ok(Exit::Done);
    }
    let Difference { added, removed, changed } = &difference;
    note(&format!("reports: {} added, {} removed, {} changed", added.len(), removed.len(), changed.len()));
    Ok(Exit::Nothing)
}

fn write(out: &mut dyn Write, change: &Change) -> io::Result<()> {
    let Change { report, added, removed, requoted, lines_added, lines_removed } = change;
    let (plus, minus, other) = (added.len(), removed.len(), requoted.len());
    writeln!(out, "changed  {report}: facts +{plus} -{minus} ~{other}, lines +{lines_added} -{lines_removed}")?;
    for (sign, accounts) in [('-', removed), ('+', added), ('~', requoted)] {
        for account in accounts {
            write_fact(out, sign, account)?;
        }
    }
    Ok(())
}

fn write_fact(out: &mut dyn Write, sign: char, account: &Account) -> io::Result<()> {
    let denied = if account.polarity == "denied" { "denied: " } else { "" };
    let modality = if account.modality == "asserted" { String::new() } else { format!(" ({})", account.modality) };
    writeln!(out, "  {sign} {}: {denied}{}{modality}", account.kind_name(), account.words)?;
    match account.evidence.first() {
        Some(quote) => writeln!(out, "      {}: {}", quote.sentence, quote.text),
        None => Ok(()),
    }
}
