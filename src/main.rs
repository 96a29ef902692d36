//! The program `tipgraph`: a thin door to [`tipgraph::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    tipgraph::cli::run()
}
