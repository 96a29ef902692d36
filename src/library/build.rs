//! Reading many files into one folder, on several threads.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::Error;
use super::queue::{Queue, Task};
use super::summary::Summary;
use crate::pipeline::Reader;
use crate::source::{self, Document, ReportKey};
use crate::store::{self, Draft, Folder};

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// The files, in the order that decides which of two that are the same report is read.
    pub files: Vec<PathBuf>,
    /// Which narrative they are, where the caller says so.
    pub report: Option<ReportKey>,
    /// How many threads read.
    pub jobs: NonZero<usize>,
    /// Whether to stop at the first file that cannot be read.
    pub strict: bool,
}

/// How far it is. A file counts as one report until it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Reports that are done with.
    pub done: usize,
    /// Reports in all, as far as is known.
    pub all: usize,
    /// What was done just now.
    pub step: Step<'a>,
}

/// What was done with a file or a report.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// It was read and put into the folder.
    Read(&'a ReportKey),
    /// The folder had it of the same text, read with the same rules and words.
    Unchanged(&'a ReportKey),
    /// It could not be read.
    Failed(&'a Error),
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Built {
    /// Counts of the reports that were read.
    pub summary: Summary,
    /// Reports that the folder had already.
    pub unchanged: usize,
    /// What could not be read, in the order of the files.
    pub failures: Vec<Error>,
    /// What was left out of whole reports, in words, in the order of the files.
    pub notes: Vec<String>,
    /// How many reports there are, as far as is known.
    pub all: usize,
    /// How many of them were done with, read or not: fewer where it was stopped.
    pub done: usize,
}

/// The files that paths stand for, and what is wrong with paths that stand for none.
pub fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Error>) {
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for path in paths {
        match source::files(path) {
            Ok(found) => files.extend(found),
            Err(error) => failures.push(error.into()),
        }
    }
    (files, failures)
}

/// Reads files and puts what is new or changed into the folder.
///
/// A report that is there already, read with the same [version](Reader::version) from the same text, is left as it is. A
/// file that cannot be read is told of in [`Built::failures`], and the others go on. When `stop` is set, what is under way is
/// finished. In every case the folder is closed, and what was put is in it.
///
/// # Errors
/// When the folder cannot be written; where the order is strict, also the first file that cannot be read.
pub fn build(
    reader: &Reader,
    folder: &mut Folder,
    order: &Order,
    stop: &AtomicBool,
    watch: &(dyn Fn(Progress<'_>) + Sync),
) -> Result<Built, Error> {
    let path = folder.path().to_owned();
    let built = Built { all: order.files.len(), ..Built::default() };
    let state = State {
        folder,
        claims: BTreeMap::new(),
        built,
        failures: BTreeMap::new(),
        notes: BTreeMap::new(),
        fatal: None,
    };
    let work =
        Work { reader, order, stop, watch, path, queue: Queue::new(order.files.len()), state: Mutex::new(state) };
    std::thread::scope(|scope| {
        for _ in 1..order.jobs.get().min(order.files.len()) {
            scope.spawn(|| work.run());
        }
        work.run();
    });
    let State { folder, mut built, failures, notes, fatal, .. } =
        work.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, error @ Error::Store(_))) = fatal {
        return Err(error);
    }
    folder.commit()?;
    if let Some((_, error)) = fatal {
        return Err(error);
    }
    built.failures = failures.into_values().flatten().collect();
    built.notes = notes.into_values().flatten().collect();
    Ok(built)
}

/// What the threads share.
struct Work<'a> {
    reader: &'a Reader,
    order: &'a Order,
    stop: &'a AtomicBool,
    watch: &'a (dyn Fn(Progress<'_>) + Sync),
    /// The folder's.
    path: PathBuf,
    queue: Queue<Item>,
    state: Mutex<State<'a>>,
}

struct State<'a> {
    folder: &'a mut Folder,
    /// The file that a report was first found in, and the digest of its text there.
    claims: BTreeMap<ReportKey, (usize, String)>,
    built: Built,
    /// By the number of the file.
    failures: BTreeMap<usize, Vec<Error>>,
    /// By the number of the file.
    notes: BTreeMap<usize, Vec<String>>,
    /// The file at which it was stopped, and why.
    fatal: Option<(usize, Error)>,
}

/// A report that is to be read.
struct Item {
    file: usize,
    document: Document,
}

/// Whose a report is, of the files of one order.
enum Claim {
    /// This file's: it comes first.
    First,
    /// An earlier file has it with the same text.
    Same,
    /// The earlier file of this number has it with another text.
    Other(usize),
}

impl<'a> Work<'a> {
    /// What each thread does.
    fn run(&self) {
        while let Some(task) = self.queue.task() {
            if self.stop.load(Ordering::Relaxed) {
                self.queue.stop();
            }
            match task {
                Task::Open(file) => self.open(file),
                Task::Work(Item { file, document }) => {
                    let key = document.key.clone();
                    match self.guarded(file, || self.read(document)) {
                        Ok(summary) => self.done(Step::Read(&key), |built| built.summary.add(&summary)),
                        Err(error) => self.fail(file, error),
                    }
                }
            }
        }
    }

    /// Opens a file and lets the queue have what is to be read of it.
    fn open(&self, file: usize) {
        let documents = self.guarded(file, || {
            let mut narratives = self.reader.narratives(&self.order.files[file], self.order.report.as_ref())?;
            let documents =
                narratives.by_ref().map(|document| document.map(|document| (self.has(&document), document)));
            let documents: Vec<_> = documents.collect();
            self.state().notes.entry(file).or_default().extend(narratives.notes());
            Ok(documents)
        });
        let mut told = Vec::new();
        self.queue.opened(file, || {
            let mut new = Vec::new();
            match documents {
                Ok(documents) => {
                    self.state().built.all += documents.len().saturating_sub(1);
                    for document in documents {
                        let (has, document) = match document {
                            Ok(document) => document,
                            Err(error) => {
                                told.push(Err(error.into()));
                                continue;
                            }
                        };
                        match self.claim(file, &document) {
                            Claim::First if has => told.push(Ok(document.key)),
                            Claim::First => new.push(Item { file, document }),
                            Claim::Same => self.state().built.all -= 1,
                            Claim::Other(first) => told.push(Err(self.twice(first, file, document.key))),
                        }
                    }
                }
                Err(error) => told.push(Err(error)),
            }
            new
        });
        for one in told {
            match one {
                Ok(key) => self.done(Step::Unchanged(&key), |built| built.unchanged += 1),
                Err(error) => self.fail(file, error),
            }
        }
    }

    /// Whether the folder has the report as it would be read now.
    fn has(&self, document: &Document) -> bool {
        let entry = self.state().folder.entry(&document.key).cloned();
        entry.is_some_and(|entry| {
            entry.text == document.digest
                && entry.reader == self.reader.version()
                && store::is_intact(&self.path, &document.key, &entry)
        })
    }

    fn claim(&self, file: usize, document: &Document) -> Claim {
        let mut state = self.state();
        match state.claims.get(&document.key) {
            None => {
                state.claims.insert(document.key.clone(), (file, document.digest.clone()));
                Claim::First
            }
            Some((_, digest)) if *digest == document.digest => Claim::Same,
            Some((first, _)) => Claim::Other(*first),
        }
    }

    fn twice(&self, first: usize, second: usize, key: ReportKey) -> Error {
        Error::Twice { first: self.name(first), second: self.name(second), key }
    }

    /// Reads a narrative and puts its graph into the folder.
    fn read(&self, document: Document) -> Result<Summary, Error> {
        let key = document.key.clone();
        let report = self.reader.report(document);
        let quads = self.reader.quads(&report);
        let mut draft = Draft::new(&self.path, &key, &quads, self.reader.version())?;
        draft.write()?;
        self.state().folder.accept(draft)?;
        Ok(Summary::of(&report, quads.len()))
    }

    /// Does some work on a file; where the program fails on it, that is an error as others are.
    fn guarded<T>(&self, file: usize, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        // What the work shares is kept by locks whose holders do not fail.
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|failure| {
            let said = failure.downcast_ref::<String>().map(String::as_str).or(failure.downcast_ref::<&str>().copied());
            Err(Error::Failed { file: self.name(file), reason: said.unwrap_or("no reason given").to_owned() })
        })
    }

    fn fail(&self, file: usize, error: Error) {
        self.done(Step::Failed(&error), |_| {});
        let mut state = self.state();
        if !self.order.strict && !matches!(error, Error::Store(_)) {
            state.failures.entry(file).or_default().push(error);
            return;
        }
        if state.fatal.as_ref().is_none_or(|(first, _)| file < *first) {
            state.fatal = Some((file, error));
        }
        drop(state);
        self.queue.stop();
    }

    /// Counts a report that is done with. The lines of those who watch come in the order of the numbers.
    fn done(&self, step: Step<'_>, count: impl FnOnce(&mut Built)) {
        let mut state = self.state();
        state.built.done += 1;
        count(&mut state.built);
        (self.watch)(Progress { done: state.built.done, all: state.built.all, step });
    }

    /// What a file is called.
    fn name(&self, file: usize) -> String {
        let path = &self.order.files[file];
        if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
    }

    fn state(&self) -> MutexGuard<'_, State<'a>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
