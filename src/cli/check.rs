//! `tipgraph check`.

use std::io::{self, Write};

use serde::Serialize;

use super::exit::Exit;
use super::failure::note;
use super::options::{Layout, ReportOption};
use crate::graph::vocab::compact;
use crate::inspect::{Contradiction, Line, ShapesError, Violation, contradictions, violations};

/// Report where a text contradicts itself, with both sentences, and where a graph breaks its shapes.
///
/// It compares the headline's tier with the text's, two tiers in one text, the tier with what is said of the minimum
/// standards and of significant efforts, movements with the edition, with the trend of efforts and with the edition
/// before, the trends of efforts with each other, and the figures of one year in two editions. These are findings about the texts, not mistakes of the program: the
/// graph keeps what each sentence says. Each check is a query under `queries/check`. The end is 1 where there are findings.
///
/// The shapes (`ontology/shapes.ttl`, SHACL) say what a graph must be like: a fact has its sentence, its words at their place,
/// its source; money has a currency. What breaks them is a mistake, of the program or of whoever changed the graph, and the
/// end is 2. They are asked by a program that was built with the feature `shacl`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Ask the shapes only.
    #[arg(long)]
    shapes: bool,
    #[command(flatten)]
    reports: ReportOption,
}

/// What `check` tells.
#[derive(Serialize)]
#[serde(untagged)]
enum Found {
    Contradiction(Contradiction),
    Violation(Violation),
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let store = args.reports.load()?;
    let found = if args.shapes { Vec::new() } else { contradictions(&store)? };
    let broken = match violations(&store) {
        Err(ShapesError::NotBuilt) if !args.shapes => None,
        done => Some(done?),
    };
    let (contradictions, violations) = (found.len(), broken.as_ref().map(Vec::len));
    let all = found.into_iter().map(Found::Contradiction);
    let all = all.chain(broken.into_iter().flatten().map(Found::Violation));
    match args.reports.format {
        Layout::Json => {
            serde_json::to_writer_pretty(&mut *out, &all.collect::<Vec<_>>())?;
            writeln!(out)?;
        }
        Layout::Table => {
            for one in all {
                write(out, &one)?;
            }
        }
    }
    out.flush()?;
    if !args.shapes {
        note(&format!("{} found", counted(contradictions, "contradiction")));
    }
    match violations {
        Some(violations) => note(&format!("{} of the shapes", counted(violations, "violation"))),
        None => note(&format!("the shapes were not asked: {}", ShapesError::NotBuilt.hint())),
    }
    Ok(match (violations, contradictions) {
        (Some(1..), _) => Exit::Error,
        (_, 1..) => Exit::Nothing,
        _ => Exit::Done,
    })
}

/// "no violations", "1 violation", "2 violations".
fn counted(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        many => format!("{many} {noun}s"),
    }
}

fn write(out: &mut dyn Write, found: &Found) -> io::Result<()> {
    match found {
        Found::Contradiction(Contradiction { report, check, finding, sentences }) => {
            writeln!(out, "{report} {check}: {finding}")?;
            write_sentences(out, sentences)
        }
        Found::Violation(Violation { report, check, finding, focus, path, value, constraint, sentences }) => {
            writeln!(out, "{report} {check}: {finding}")?;
            let rule = constraint.rsplit('#').next().unwrap_or_default().trim_end_matches("ConstraintComponent");
            let of = [("node", Some(focus)), ("path", path.as_ref()), ("value", value.as_ref())];
            for (name, value) in of.into_iter().chain([("rule", Some(&rule.to_owned()))]) {
                if let Some(value) = value {
                    writeln!(out, "  {name:<5} {}", compact(value))?;
                }
            }
            write_sentences(out, sentences)
        }
    }
}

fn write_sentences(out: &mut dyn Write, sentences: &[Line]) -> io::Result<()> {
    for line in sentences {
        writeln!(out, "  {} {} {}: {}", line.report, line.section, line.number, line.text)?;
    }
    Ok(())
}
