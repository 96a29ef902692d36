//! `tipgraph serve`, and the hidden command by which it starts its nursery.

use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::StoreOption;
use crate::graph::vocab::ROOT;
use crate::server::{self, Options};

/// The hidden command.
pub const NURSERY: &str = "serve-nursery";

/// Open the graph to SPARQL clients, and to people in a browser.
///
/// SPARQL is answered at /sparql, whole graphs at /graph, the explorer is at /, and every IRI of the graph is a page. A question
/// that takes too long, too much memory or gives too many rows is stopped. A graph that is built anew is picked up by itself.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    store: StoreOption,
    /// The address to listen at; what other machines can reach needs --token.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7870")]
    bind: SocketAddr,
    /// How the IRIs begin that have a page here.
    #[arg(long, value_name = "IRI", default_value = ROOT)]
    base: String,
    /// How many seconds a question may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,
    /// How many rows or triples an answer may have.
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    max_rows: usize,
    /// How many MiB of memory a question may take, beside the graph.
    #[arg(long, value_name = "MIB", default_value_t = 1024, value_parser = clap::value_parser!(u64).range(16..))]
    max_memory: u64,
    /// How many questions are answered at once.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256))]
    workers: u16,
    /// A file with a secret that every request must know, as a bearer token or as the password of any user.
    #[arg(long, value_name = "FILE")]
    token: Option<PathBuf>,
}

/// What the nursery is told.
#[derive(clap::Args, Debug)]
pub struct NurseryArgs {
    store: PathBuf,
    base: String,
    socket: PathBuf,
}

/// Runs the command.
pub fn run(args: &Args, _out: &mut dyn Write) -> anyhow::Result<Exit> {
    // What is wrong with the folder is told as every command tells it.
    args.store.not_empty()?;
    let token = match &args.token {
        None => None,
        Some(file) => {
            let read = fs::read_to_string(file).map_err(|error| {
                Mistake::new(format!("cannot read {}: {error}", file.display()), "name a file that you may read")
            })?;
            Some(read.trim().to_owned())
        }
    };
    let options = Options {
        store: args.store.store.clone(),
        bind: args.bind,
        base: args.base.clone(),
        timeout: Duration::from_secs(args.timeout),
        max_rows: args.max_rows,
        max_memory: args.max_memory << 20,
        workers: args.workers.into(),
        token,
        nursery: (std::env::current_exe()?, NURSERY),
    };
    tracing_subscriber::fmt().json().flatten_event(true).with_current_span(false).with_writer(std::io::stderr).init();
    server::serve(options, |address| note(&format!("serving {} at http://{address}/", args.store.store.display())))?;
    Ok(Exit::Done)
}

/// Runs the nursery.
pub fn nurse(args: &NurseryArgs) -> anyhow::Result<Exit> {
    server::nurse(&args.store, &args.base, &args.socket)?;
    Ok(Exit::Done)
}
