//! `tipgraph build`.

use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::exit::Exit;
use super::failure::{Mistake, note, tell_all};
use super::fetch;
use super::interrupt;
use super::options::StoreOption;
use super::progress::Display;
use crate::fetch::{FOLDER, Manners, is_address};
use crate::library::{self, Built, Order};
use crate::pipeline::Reader;
use crate::source::ReportKey;
use crate::store::Folder;

/// Read narratives and add them to the graph.
///
/// A report that the graph has already is read again where its text, the rules or the words have changed, and replaced;
/// the others stay. Each report is written whole or not at all, so a build may be stopped at any moment: Ctrl-C finishes
/// what is under way, and the same command goes on from there. An input that cannot be read is told of at the end, and the
/// end is then 1, or 2 where nothing could be read.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Narratives as text, HTML, PDF or DOCX, whole annual reports, gzip or ZIP of these, folders of them, addresses of
    /// them on the web, or `-` for standard input.
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
    /// How many reports to read at once; as many as there are processors where nothing is said.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Stop at the first input that cannot be read.
    #[arg(long)]
    strict: bool,
    /// Show no progress.
    #[arg(long)]
    quiet: bool,
}

/// Runs the command.
#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let reader = Reader::new(args.lexicon.as_deref())?;
    let (files, unlisted) = inputs(&args.paths)?;
    if let (Some(report), true) = (&args.report, files.len() > 1) {
        let message = format!("--report {report} is for one narrative, and there are {}", files.len());
        return Err(Mistake::new(message, "name the files AZE-2025.txt and so on, or build them one by one").into());
    }
    if files.is_empty() || (args.strict && !unlisted.is_empty()) {
        tell_all(&unlisted);
        return Ok(Exit::Error);
    }
    let mut folder = Folder::create_or_open(&args.store.store)?;
    let order = Order {
        files,
        report: args.report.clone(),
        jobs: args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN),
        strict: args.strict,
    };
    let display = Display::new(args.quiet, order.files.len());
    let mut built =
        library::build(&reader, &mut folder, &order, interrupt::watch(), &|progress| display.show(progress))?;
    display.end();
    built.failures.splice(0..0, unlisted);
    let nothing = built.summary.reports + built.unchanged == 0;
    if !nothing || built.failures.is_empty() {
        write(&built, out)?;
        writeln!(out, "{:<24}{:>8.2} s", "time", start.elapsed().as_secs_f64())?;
        out.flush()?;
    }
    built.notes.iter().for_each(|told| note(&format!("note: {told}")));
    tell_all(&built.failures);
    if built.done < built.all {
        note(&format!("stopped after {} of {} reports; the same command goes on from here", built.done, built.all));
        return Ok(Exit::Stopped);
    }
    Ok(match (built.failures.is_empty(), nothing) {
        (true, _) => Exit::Done,
        (false, false) => Exit::Nothing,
        (false, true) => Exit::Error,
    })
}

/// The files that the paths stand for, those of addresses fetched; and what is wrong with those that stand for none.
fn inputs(paths: &[PathBuf]) -> anyhow::Result<(Vec<PathBuf>, Vec<library::Error>)> {
    let (addresses, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_address(path));
    let (mut files, mut failures) = library::files(&paths);
    if !addresses.is_empty() {
        let addresses = addresses.iter().filter_map(|address| address.to_str());
        let (fetched, failed) = fetch::all(addresses, None, Path::new(FOLDER), Manners::default())?;
        files.extend(fetched);
        failures.extend(failed.into_iter().map(library::Error::from));
    }
    Ok((files, failures))
}

/// What was built, counted.
fn write(built: &Built, out: &mut dyn Write) -> std::io::Result<()> {
    let summary = &built.summary;
    let mut line = |name: &str, count: usize| writeln!(out, "{name:<24}{count:>8}");
    line("reports", summary.reports + built.unchanged)?;
    if built.unchanged > 0 {
        line("  unchanged", built.unchanged)?;
    }
    if summary.reports == 0 {
        return Ok(());
    }
    line("sentences", summary.sentences)?;
    line("  without a fact", summary.silent)?;
    line("facts", summary.facts.values().sum())?;
    for (kind, count) in &summary.facts {
        line(&format!("  {}", kind.view()), *count)?;
    }
    line("quads", summary.quads)
}
