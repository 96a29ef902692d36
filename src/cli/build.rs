//! `tipgraph build`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::StoreOption;
use crate::fact::{Kind, Report};
use crate::pipeline::Reader;
use crate::source::{self, Document, ReportKey, SectionKind};
use crate::store::Folder;

/// Read narratives and add them to the graph.
///
/// A report that the graph has already is replaced; the others stay. Every input is read and checked before the first is
/// written, and each report is written whole or not at all.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Text files, folders of them, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreOption,
    /// Which narrative it is, where neither its title nor its name says so: AZE-2025.
    #[arg(long, value_name = "ISO3-YEAR")]
    report: Option<ReportKey>,
    /// A folder of words and frames of your own, used beside those that come with the program.
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

/// Runs the command.
#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let reader = Reader::new(args.lexicon.as_deref())?;
    let documents = read_all(args, &reader)?;
    let mut folder = Folder::create_or_open(&args.store.store)?;
    let mut summary = Summary::default();
    let many = documents.len();
    for (number, document) in (1..).zip(documents) {
        if many > 1 {
            note(&format!("[{number}/{many}] {}", document.key));
        }
        let key = document.key.clone();
        let report = reader.report(document);
        let quads = reader.quads(&report);
        folder.put(&key, &quads)?;
        summary.add(&report, quads.len());
    }
    folder.commit()?;
    summary.write(out)?;
    let seconds = start.elapsed().as_secs_f64();
    writeln!(out, "{:<24}{seconds:>8.2} s", "time")?;
    Ok(Exit::Done)
}

/// All inputs, read and checked; no two of the same report.
fn read_all(args: &Args, reader: &Reader) -> anyhow::Result<Vec<Document>> {
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(source::files(path)?);
    }
    if let (Some(report), true) = (&args.report, files.len() > 1) {
        let message = format!("--report {report} is for one narrative, and there are {}", files.len());
        return Err(Mistake::new(message, "name the files AZE-2025.txt and so on, or build them one by one").into());
    }
    let mut seen: BTreeMap<ReportKey, PathBuf> = BTreeMap::new();
    let mut documents = Vec::new();
    for file in files {
        let document = reader.document(&file, args.report.as_ref())?;
        if let Some(first) = seen.insert(document.key.clone(), file.clone()) {
            let message = format!("{} and {} are both {}", first.display(), file.display(), document.key);
            return Err(Mistake::new(message, "give one of them").into());
        }
        documents.push(document);
    }
    Ok(documents)
}

/// What was built.
#[derive(Default)]
struct Summary {
    reports: usize,
    sentences: usize,
    silent: usize,
    quads: usize,
    facts: BTreeMap<Kind, usize>,
}

impl Summary {
    fn add(&mut self, report: &Report, quads: usize) {
        self.reports += 1;
        self.quads += quads;
        let spoken: BTreeSet<usize> = report.facts.iter().flat_map(|f| &f.evidence).map(|e| e.sentence).collect();
        // As in `coverage`, titles are not counted.
        for sentence in report.sentences.iter().filter(|sentence| sentence.section != SectionKind::Title) {
            self.sentences += 1;
            self.silent += usize::from(!spoken.contains(&sentence.number));
        }
        for fact in &report.facts {
            *self.facts.entry(fact.kind).or_default() += 1;
        }
    }

    fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let mut line = |name: &str, count: usize| writeln!(out, "{name:<24}{count:>8}");
        line("reports", self.reports)?;
        line("sentences", self.sentences)?;
        line("  without a fact", self.silent)?;
        line("facts", self.facts.values().sum())?;
        for (kind, count) in &self.facts {
            line(&format!("  {}", kind.view()), *count)?;
        }
        line("quads", self.quads)
    }
}
