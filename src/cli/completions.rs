//! `tipgraph completions`.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::exit::Exit;

/// Print a script that completes commands and options in a shell.
///
/// For bash: `tipgraph completions bash > ~/.local/share/bash-completion/completions/tipgraph`
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The shell that the script is for.
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    // `generate` panics where it cannot write, as into a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "tipgraph", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Done)
}
