//! The command line.

use std::process::ExitCode;

/// Runs the program on its own arguments.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
