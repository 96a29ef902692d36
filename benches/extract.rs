//! How fast narratives are read: megabytes of text a second on one core, from sentences to facts; and beside it, in the
//! same run over the same text, a bare Aho-Corasick scan for all labels of the lexicon, as the measure of what merely
//! finding the words would cost.
//!
//! `cargo bench --bench extract` (or `-- ROUNDS`, 20 by default). Each figure is the best round.
#![expect(clippy::disallowed_methods, reason = "a bench is about time")]

use std::path::Path;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use tipgraph::extract;
use tipgraph::lexicon::Lexicon;
use tipgraph::source::{self, Document};

/// What the program itself allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(20);
    let start = Instant::now();
    let lexicon = Lexicon::builtin();
    let load = start.elapsed();
    let documents = documents(&lexicon)?;
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    let labels: Vec<&str> =
        lexicon.concepts.iter().flat_map(|c| c.labels.iter().chain(&c.demonyms)).map(String::as_str).collect();
    let automaton =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true).build(&labels)?;

    let mut facts = 0;
    let reading = best(rounds, || {
        facts = documents.iter().map(|d| extract::report(&lexicon, d.clone()).facts.len()).sum();
    });
    let mut hits = 0;
    let scan = best(rounds, || hits = documents.iter().map(|d| automaton.find_iter(&d.text).count()).sum());

    println!("{:<28}{:>10} narratives, {bytes} bytes, best of {rounds} rounds", "text", documents.len());
    println!("{:<28}{:>10.1} ms", "lexicon load", load.as_secs_f64() * 1e3);
    println!("{:<28}{:>10.2} MB/s ({facts} facts)", "extraction", rate(bytes, reading));
    println!("{:<28}{:>10.2} MB/s ({} labels, {hits} hits)", "bare Aho-Corasick", rate(bytes, scan), labels.len());
    println!("{:<28}{:>10.1}", "scan / extraction", reading.as_secs_f64() / scan.as_secs_f64());
    Ok(())
}

/// The project's own narratives and the seed.
fn documents(lexicon: &Lexicon) -> Result<Vec<Document>, Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = Vec::new();
    for folder in ["seeds", "tests/narratives"] {
        for file in source::files(&root.join(folder))? {
            documents.push(source::read(&file, None, lexicon)?);
        }
    }
    Ok(documents)
}

/// The shortest of some rounds.
fn best(rounds: usize, mut work: impl FnMut()) -> Duration {
    let round = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..rounds.max(1)).map(round).min().unwrap_or_default()
}

fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
