//! What is measured: the program as its users run it, and the graph as the program asks it.
#![expect(clippy::disallowed_methods, reason = "a bench is about time")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use oxigraph::io::RdfFormat;
use oxigraph::store::Store;
use tipgraph::source::ReportKey;
use tipgraph::store::{Engine, Folder};
use tipgraph::view::{self, ParamType, Params};

use crate::common::{best, timed};
use crate::texts::Texts;

/// How often a run of the program is repeated; the best counts.
const ROUNDS: usize = 3;
/// How many reports are asked for one by one.
const ASKED: usize = 20;

/// A build.
pub struct Build {
    /// How many reports.
    pub reports: usize,
    /// Bytes of text.
    pub bytes: usize,
    /// Wall time.
    pub time: Duration,
    /// The most memory that it held, in bytes, where the system tells.
    pub peak: Option<u64>,
    /// Quads written.
    pub quads: u64,
}

/// A view: how long its answers take.
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// How many rows all reports give.
    pub rows: usize,
    /// Of all reports.
    pub whole: Duration,
    /// Of one report, for each that was asked for, shortest first; none where others are needed too.
    pub one: Vec<Duration>,
}

/// An engine: how long it takes to begin, and each view once it is open.
pub struct Asked {
    /// `memory` or `RocksDB`.
    pub engine: &'static str,
    /// From the start of the program to the rows of `tiers` of all reports.
    pub first: Duration,
    /// The views.
    pub views: Vec<View>,
}

/// All of it.
pub struct Measured {
    /// From small to large.
    pub builds: Vec<Build>,
    /// A second build of the largest, with nothing to do.
    pub again: Duration,
    /// Oxigraph's bulk load of the same quads into memory.
    pub load: Duration,
    /// From the start of the program to the rows of `routes` of one report.
    pub one: Duration,
    /// Making the index on disk.
    pub index: Option<Duration>,
    /// In memory and, where the program has it, on disk.
    pub asked: Vec<Asked>,
}

impl Measured {
    /// Measures all with so many reports at most, in a folder.
    pub fn of(texts: &Texts, reports: usize, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut builds = Vec::new();
        for many in [reports / 100, reports / 10, reports] {
            let (input, store) = (folder.join(format!("in{many}")), folder.join(format!("kg{many}")));
            let bytes = texts.write(&input, many)?;
            let build = || run(&["build", text(&input), "--quiet", "--store", text(&store)]);
            let mut best: Option<(Duration, Option<u64>)> = None;
            for _ in 0..ROUNDS {
                drop(fs::remove_dir_all(&store));
                let (time, peak) = build()?;
                best = Some(best.map_or((time, peak), |(before, most)| (before.min(time), most.max(peak))));
            }
            let (time, peak) = best.unwrap_or_default();
            let quads = Folder::open(&store)?.reports().map(|(_, entry)| entry.quads).sum();
            eprintln!("{many} reports: {time:?}, {quads} quads");
            builds.push(Build { reports: many, bytes, time, peak, quads });
        }
        let (input, store) = (folder.join(format!("in{reports}")), folder.join(format!("kg{reports}")));
        let again = run(&["build", text(&input), "--quiet", "--store", text(&store)])?.0;
        let load = load(&store)?;
        let kg = Folder::open(&store)?;
        let keys: Vec<ReportKey> = kg.reports().map(|(key, _)| key).collect();
        let some: Vec<ReportKey> = keys.iter().step_by((keys.len() / ASKED).max(1)).take(ASKED).cloned().collect();
        let param = format!("report={}", some[0]);
        let one = fastest(&["query", "routes", "--format", "csv", "--param", &param, "--store", text(&store)])?;
        let tiers = ["query", "tiers", "--format", "csv", "--store", text(&store)];
        let mut asked = vec![Asked { engine: "memory", first: fastest(&tiers)?, views: views(&kg.engine()?, &some)? }];
        let mut index = None;
        if cfg!(feature = "rocksdb") {
            let (made, time) = timed(|| kg.index());
            made?;
            index = Some(time);
            asked.push(Asked { engine: "RocksDB", first: fastest(&tiers)?, views: views(&kg.engine()?, &some)? });
        }
        Ok(Self { builds, again, load, one, index, asked })
    }
}

/// Each view, whole and, where it can be asked of a report alone, of some reports. What compares editions or countries needs the
/// others too, whichever report it is asked of.
fn views(engine: &Engine, reports: &[ReportKey]) -> Result<Vec<View>, Box<dyn Error>> {
    let mut views = Vec::new();
    for query in view::all() {
        let (rows, whole) = timed(|| view::rows(engine, query.name, &Params::new()));
        let alone = query.header.params.iter().any(|param| param.name == "report" && param.value == ParamType::Report);
        let mut one = Vec::new();
        for key in reports.iter().filter(|_| alone) {
            let params = Params::from([("report".to_owned(), key.to_string())]);
            let ask = || view::rows(engine, query.name, &params);
            ask()?;
            // What the machine does beside it is no part of the answer's time.
            one.push(best(ROUNDS, || drop(ask())));
        }
        one.sort_unstable();
        let view = View { name: query.name, rows: rows?.len(), whole, one };
        eprintln!("{}: {} rows in {:?}, one report {:?}", view.name, view.rows, view.whole, view.one.last());
        views.push(view);
    }
    Ok(views)
}

/// Oxigraph's own bulk load of the graph files, from memory into memory.
fn load(store: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(store.join("graphs"))? {
        files.push(fs::read(entry?.path())?);
    }
    let mut failed = None;
    let time = best(ROUNDS, || {
        let done = || -> Result<(), Box<dyn Error>> {
            let store = Store::new()?;
            let mut loader = store.bulk_loader();
            for bytes in &files {
                loader.load_from_slice(RdfFormat::NQuads, bytes)?;
            }
            Ok(loader.commit()?)
        };
        failed = done().err().or(failed.take());
    });
    failed.map_or(Ok(time), Err)
}

/// The best of some runs of the program.
fn fastest(args: &[&str]) -> Result<Duration, Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        times.push(run(args)?.0);
    }
    Ok(times.into_iter().min().unwrap_or_default())
}

/// Runs the program: how long it takes, and the most memory that it held.
fn run(args: &[&str]) -> Result<(Duration, Option<u64>), Box<dyn Error>> {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tipgraph")).args(args).stdout(Stdio::null()).spawn()?;
    let mut peak = None;
    let status = loop {
        // The mark only rises, so the last look before the end is all but the truth.
        peak = high_water(child.id()).max(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        sleep(Duration::from_millis(2));
    };
    if !status.success() {
        return Err(format!("tipgraph {args:?} ended with {status}").into());
    }
    Ok((start.elapsed(), peak))
}

/// The most memory that a process has held, in bytes.
fn high_water(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
