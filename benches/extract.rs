//! How fast narratives are read: megabytes of text a second on one core, from sentences to facts; and beside it, in the
//! same run over the same text, a bare Aho-Corasick scan for all labels of the lexicon, as the measure of what merely
//! finding the words would cost.
//!
//! `cargo bench --bench extract` (or `-- ROUNDS`, 20 by default). Each figure is the best round.

mod common;

use tipgraph::lexicon::Lexicon;

use common::Reading;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(20);
    let (lexicon, load) = common::timed(Lexicon::builtin);
    let documents = common::documents(&lexicon, &["seeds", "tests/narratives"].map(|name| common::root().join(name)))?;
    let reading = Reading::of(&lexicon, &documents, rounds)?;
    let Reading { bytes, facts, labels, hits, .. } = reading;
    println!("{:<28}{:>10} narratives, {bytes} bytes, best of {rounds} rounds", "text", documents.len());
    println!("{:<28}{:>10.1} ms", "lexicon load", load.as_secs_f64() * 1e3);
    println!("{:<28}{:>10.2} MB/s ({facts} facts)", "extraction", reading.rate(reading.reading));
    println!("{:<28}{:>10.2} MB/s ({labels} labels, {hits} hits)", "bare Aho-Corasick", reading.rate(reading.scan));
    println!("{:<28}{:>10.1}", "scan / extraction", reading.reading.as_secs_f64() / reading.scan.as_secs_f64());
    Ok(())
}
