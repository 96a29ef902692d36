//! What the benches share: texts, rounds, and the bare scan that reading is compared with.
#![expect(clippy::disallowed_methods, reason = "a bench is about time")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use tipgraph::extract;
use tipgraph::lexicon::Lexicon;
use tipgraph::source::{self, Document};

/// What the program itself allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The narratives in some folders.
pub fn documents(lexicon: &Lexicon, folders: &[PathBuf]) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for folder in folders {
        for file in source::files(folder)? {
            documents.push(source::read(&file, None, lexicon)?);
        }
    }
    Ok(documents)
}

/// The shortest of some rounds.
pub fn best(rounds: usize, mut work: impl FnMut()) -> Duration {
    (0..rounds.max(1)).map(|_| timed(&mut work).1).min().unwrap_or_default()
}

/// What some work gives, and how long it takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// How fast texts are read on one core, beside a bare Aho-Corasick scan of the same texts for all labels of the lexicon.
pub struct Reading {
    /// Bytes of text.
    pub bytes: usize,
    /// Facts found.
    pub facts: usize,
    /// Labels scanned for.
    pub labels: usize,
    /// Places at which one was found.
    pub hits: usize,
    /// From sentences to facts.
    pub reading: Duration,
    /// The scan.
    pub scan: Duration,
}

impl Reading {
    /// Measures it; each figure is the best round.
    pub fn of(lexicon: &Lexicon, documents: &[Document], rounds: usize) -> Result<Self, Box<dyn Error>> {
        let concepts = lexicon.concepts.iter();
        let labels: Vec<&str> = concepts.flat_map(|c| c.labels.iter().chain(&c.demonyms)).map(String::as_str).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(&labels)?;
        let (mut facts, mut hits) = (0, 0);
        let reading = best(rounds, || {
            facts = documents.iter().map(|d| extract::report(lexicon, d.clone()).facts.len()).sum();
        });
        let scan = best(rounds, || hits = documents.iter().map(|d| automaton.find_iter(&d.text).count()).sum());
        let bytes = documents.iter().map(|d| d.text.len()).sum();
        Ok(Self { bytes, facts, labels: labels.len(), hits, reading, scan })
    }

    /// Megabytes of text a second.
    pub fn rate(&self, time: Duration) -> f64 {
        self.bytes as f64 / 1e6 / time.as_secs_f64()
    }
}
