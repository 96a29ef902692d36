//! `tipgraph reference`, hidden: `docs/commands.md` from the definitions of the commands.

use std::io::Write;

use clap::CommandFactory;

use super::Cli;
use super::exit::Exit;

/// How wide the help is, in characters.
const WIDTH: usize = 100;

/// Print the help of every command as Markdown.
///
/// `tipgraph reference > docs/commands.md`; a test compares the two.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
pub fn run(out: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut cli = Cli::command().term_width(WIDTH);
    cli.build();
    writeln!(out, "# Commands\n")?;
    writeln!(out, "Printed by `tipgraph reference`; do not edit.\n")?;
    writeln!(out, "```text\n{}\n```", help(&mut cli))?;
    for command in cli.get_subcommands_mut().filter(|command| !command.is_hide_set() && command.get_name() != "help") {
        writeln!(out, "\n## {}\n", command.get_name())?;
        writeln!(out, "```text\n{}\n```", help(command))?;
    }
    Ok(Exit::Done)
}

/// The long help without spaces at the ends of its lines.
fn help(command: &mut clap::Command) -> String {
    let text = command.render_long_help().to_string();
    text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
