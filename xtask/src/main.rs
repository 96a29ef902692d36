//! Tasks that are no part of building the program. `cargo xtask ui` builds the explorer into `web/dist`, which the next build of the
//! program embeds.

use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web");
    match std::env::args().nth(1).as_deref() {
        Some("ui") => {
            for (program, args) in [("npm", ["ci", "--no-fund"]), ("npm", ["run", "build"])] {
                match Command::new(program).args(args).current_dir(&web).status() {
                    Ok(status) if status.success() => {}
                    Ok(status) => {
                        eprintln!("error: `{program} {}` ended with {status}", args.join(" "));
                        return ExitCode::FAILURE;
                    }
                    Err(error) => {
                        eprintln!("error: cannot run {program}: {error}\nhint: install Node 20 or later");
                        return ExitCode::FAILURE;
                    }
                }
            }
            eprintln!("built; `cargo build --release` embeds it");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: cargo xtask ui");
            ExitCode::FAILURE
        }
    }
}
