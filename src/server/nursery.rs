//! The process that loads the graph once and divides into workers.
//!
//! It must have one thread when it divides, since a child gets only the thread that divided and would wait for ever for what the
//! others held. Hence no library that starts one may be asked before.

use std::io::{self, BufRead, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::ExitCode;

use fork::{Fork, fork, wait_any_nohang};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::wire;

/// What the nursery says, a line of JSON each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// The graph is loaded.
    Ready,
    /// The graph cannot be loaded, and why.
    Failed(String),
}

/// The first message of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Its process.
    pub pid: i32,
}

/// Loads the graph of a folder and divides whenever a line comes in, until there are no more lines. Each worker connects to `socket`.
///
/// # Errors
/// When the front is gone.
pub fn nurse(store: &Path, base: &str, socket: &Path) -> io::Result<ExitCode> {
    die_with_parent();
    let mut out = io::stdout();
    let desk = match Desk::open(store, base) {
        Ok(desk) => desk,
        Err(problem) => {
            say(&mut out, &Word::Failed(problem.message))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    if let Some(threads) = threads().filter(|&threads| threads != 1) {
        say(&mut out, &Word::Failed(format!("the graph is held by {threads} threads, which cannot be divided")))?;
        return Ok(ExitCode::FAILURE);
    }
    say(&mut out, &Word::Ready)?;
    for line in io::stdin().lock().lines() {
        line?;
        // Those that were killed since.
        while wait_any_nohang().is_ok_and(|done| done.is_some()) {}
        if let Fork::Child = fork()? {
            die_with_parent();
            return work(&desk, socket).map(|()| ExitCode::SUCCESS);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers one question after the other, until the front is gone.
fn work(desk: &Desk, socket: &Path) -> io::Result<()> {
    let front = UnixStream::connect(socket)?;
    (&front).write_all(&wire::frame(&Hello { pid: fork::getpid() })?)?;
    while let Some(ask) = wire::read(&front)? {
        desk.answer(&ask).write(&front)?;
    }
    Ok(())
}

fn say(out: &mut impl Write, word: &Word) -> io::Result<()> {
    writeln!(out, "{}", serde_json::to_string(word)?)?;
    out.flush()
}

/// Has the system end this process with the one that made it, however that ends; elsewhere an idle process ends when its socket does.
fn die_with_parent() {
    #[cfg(target_os = "linux")]
    // Where it cannot be asked for, a process that is busy then outlives the front until its question is answered.
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// How many threads this process has, where the system tells.
fn threads() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("Threads:"))?.trim().parse().ok()
}
