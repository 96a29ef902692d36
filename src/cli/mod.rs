//! The command line: one file a command, whose doc comment is its help.
//!
//! Results go to standard output; progress, notes and errors to standard error. The exit code is 0 when all is done, 1
//! when nothing was found or a check failed, 2 on an error, 130 when it was stopped.

mod accuracy;
mod build;
mod check;
mod compare;
mod completions;
mod coverage;
mod diff;
mod draw;
mod eval;
mod exit;
mod explain;
mod export;
mod failure;
mod fetch;
mod identity;
mod index;
mod interrupt;
mod lint;
mod list;
mod merge;
mod network;
mod ontology;
mod options;
mod output;
mod progress;
mod query;
mod quote;
mod reference;
mod remove;
#[cfg(unix)]
mod serve;
mod table;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Exit;

/// Turns narratives of the Trafficking in Persons report into a knowledge graph in which every fact points to its sentence.
#[derive(Debug, Parser)]
#[command(
    name = "tipgraph",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 done, 1 nothing found or a check failed, 2 error, 130 stopped."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Fetch(fetch::Args),
    List(list::Args),
    Remove(remove::Args),
    Merge(merge::Args),
    Diff(diff::Args),
    Index(index::Args),
    Query(query::Args),
    Export(export::Args),
    Explain(explain::Args),
    Ontology(ontology::Args),
    Coverage(coverage::Args),
    Network(network::Args),
    Draw(draw::Args),
    Compare(compare::Args),
    Identity(identity::Args),
    #[cfg(unix)]
    Serve(serve::Args),
    #[cfg(unix)]
    #[command(name = serve::NURSERY, hide = true)]
    Nursery(serve::NurseryArgs),
    Eval(eval::Args),
    Accuracy(accuracy::Args),
    Check(check::Args),
    Lint(lint::Args),
    Completions(completions::Args),
    #[command(hide = true)]
    Reference(reference::Args),
}

/// Runs the program on its own arguments.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output, mistakes to standard error; a closed pipe is no matter.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let done = dispatch(&cli.command, &mut out).and_then(|exit| Ok(out.flush().map(|()| exit)?));
    done.unwrap_or_else(|error| failure::tell(&error)).into()
}

fn dispatch(command: &Command, out: &mut dyn Write) -> anyhow::Result<Exit> {
    match command {
        Command::Build(args) => build::run(args, out),
        Command::Fetch(args) => fetch::run(args, out),
        Command::List(args) => list::run(args, out),
        Command::Remove(args) => remove::run(args, out),
        Command::Merge(args) => merge::run(args, out),
        Command::Diff(args) => diff::run(args, out),
        Command::Index(args) => index::run(args, out),
        Command::Query(args) => query::run(args, out),
        Command::Export(args) => export::run(args, out),
        Command::Explain(args) => explain::run(args, out),
        Command::Ontology(args) => ontology::run(args, out),
        Command::Coverage(args) => coverage::run(args, out),
        Command::Network(args) => network::run(args, out),
        Command::Draw(args) => draw::run(args, out),
        Command::Compare(args) => compare::run(args, out),
        Command::Identity(args) => identity::run(args, out),
        #[cfg(unix)]
        Command::Serve(args) => serve::run(args, out),
        #[cfg(unix)]
        Command::Nursery(args) => serve::nurse(args),
        Command::Eval(args) => eval::run(args, out),
        Command::Accuracy(args) => accuracy::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Lint(args) => lint::run(args, out),
        Command::Completions(args) => completions::run(args, out),
        Command::Reference(reference::Args {}) => reference::run(out),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
