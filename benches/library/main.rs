//! A library of 5,000 reports from end to end, as ratios of one run: building, loading, asking. It writes
//! `docs/performance.md`, with each goal beside what was measured.
//!
//! `cargo bench --features rocksdb --bench library -- -o docs/performance.md`; `--reports N` for another number. The texts
//! are the project's own narratives, or with `--texts DIR` those of a folder, under new years.

#[path = "../common/mod.rs"]
mod common;
mod measure;
mod report;
mod texts;

use std::error::Error;
use std::path::PathBuf;

use tipgraph::lexicon::Lexicon;

use common::Reading;
use measure::Measured;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (mut reports, mut folder, mut output) = (5000, None, None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--reports" => reports = args.next().ok_or("--reports needs a number")?.parse()?,
            "--texts" => folder = Some(PathBuf::from(args.next().ok_or("--texts needs a folder")?)),
            "-o" => output = Some(PathBuf::from(args.next().ok_or("-o needs a file")?)),
            // What cargo itself says.
            "--bench" => {}
            other => return Err(format!("unknown: {other}").into()),
        }
    }
    let lexicon = Lexicon::builtin();
    let texts = texts::all(&lexicon, folder.as_deref())?;
    let documents: Vec<_> = texts.documents.iter().take(400).cloned().collect();
    let reading = Reading::of(&lexicon, &documents, 5)?;
    let scratch = tempfile::tempdir()?;
    let measured = Measured::of(&texts, reports, scratch.path())?;
    let page = report::page(&texts, &reading, &measured);
    match output {
        Some(file) => std::fs::write(file, page)?,
        None => print!("{page}"),
    }
    Ok(())
}
