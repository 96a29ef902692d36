//! The graph on disk: a folder that a person can list, copy, merge and diff.
//!
//! ```text
//! kg/graphs/AZE-2025.nq   one report's quads: canonical, sorted N-Quads, replaced whole or not at all
//! kg/manifest.json        what is in the folder, for those who do not want to read the graphs
//! kg/index/               an index on disk for large libraries, where one was asked for (feature `rocksdb`)
//! kg/journal.jsonl        while a build is under way: what it has put so far
//! ```
//! The graph files are the truth. The manifest is marked open before the first change and closed by
//! [`Folder::commit`]; if it is missing, open, or does not fit the files (a build was killed, or someone copied a file
//! in), it is made again from them, with the help of the journal. [`Folder::engine`] gives an engine that answers
//! SPARQL.

mod draft;
mod engine;
mod error;
mod files;
#[cfg(feature = "rocksdb")]
mod index;
mod journal;
mod lines;
mod manifest;
mod merge;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use oxigraph::model::Quad;
use oxigraph::store::Store;

pub use draft::Draft;
pub use engine::{Engine, Updated};
pub use error::Error;
pub use manifest::{Entry, FILE as MANIFEST, LAYOUT, Manifest};
pub use merge::{Merged, Prefer};

use crate::source::ReportKey;
use journal::Journal;

/// The folder of the graph files.
const GRAPHS: &str = "graphs";
/// The folder of the index on disk, where there is one.
const INDEX: &str = "index";
/// The file that a writer holds locked; empty.
const LOCK: &str = ".lock";

/// An open graph folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    manifest: Manifest,
    /// Held as long as this may write.
    lock: Option<File>,
    /// There is one while the manifest on disk is marked open, or is not there yet.
    journal: Option<Journal>,
    /// Whether there is a manifest on disk.
    listed: bool,
}

impl Folder {
    /// Opens a graph that is there, to read it.
    ///
    /// # Errors
    /// When there is none, when it is of another layout, or when a file cannot be read.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        if !path.is_dir() || !(path.join(GRAPHS).is_dir() || path.join(manifest::FILE).is_file()) {
            return Err(Error::Foreign { path: path.to_owned() });
        }
        let (manifest, _) = checked_manifest(path)?;
        Ok(Self { path: path.to_owned(), manifest, lock: None, journal: None, listed: true })
    }

    /// Opens a graph to add to it, or begins one in a new or empty folder. One process at a time may do so.
    ///
    /// # Errors
    /// As [`Folder::open`], and when it cannot be written or another process is writing it.
    pub fn create_or_open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let is_graph = path.join(GRAPHS).is_dir() || path.join(manifest::FILE).is_file();
        if path.exists() && !is_graph {
            let mut entries = fs::read_dir(path).map_err(|_| Error::Foreign { path: path.to_owned() })?;
            if entries.any(|entry| entry.map_or(true, |e| e.file_name() != LOCK)) {
                return Err(Error::Foreign { path: path.to_owned() });
            }
        }
        Manifest::read(path)?;
        fs::create_dir_all(path.join(GRAPHS)).map_err(|e| Error::write(path, e))?;
        let lock = File::create(path.join(LOCK)).map_err(|e| Error::write(path, e))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { path: path.to_owned() }),
            Err(TryLockError::Error(e)) => return Err(Error::write(path, e)),
        }
        files::clean(path)?;
        files::clean(&path.join(GRAPHS))?;
        let (manifest, fits) = checked_manifest(path)?;
        // What is not there need not be marked open: a missing manifest is made again from the files as an open one is.
        let listed = path.join(manifest::FILE).exists() || !manifest.reports.is_empty();
        if listed && !fits {
            manifest.write(path)?;
        }
        journal::end(path)?;
        Ok(Self { path: path.to_owned(), manifest, lock: Some(lock), journal: None, listed })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What tells one state of its graphs from another: a digest of theirs, in hex.
    pub fn generation(&self) -> String {
        let mut all = String::new();
        for (name, entry) in &self.manifest.reports {
            all.extend([name, " ", &entry.file, "\n"]);
        }
        files::digest(all.as_bytes())
    }

    /// The reports in it, sorted, each with what the manifest says of it.
    pub fn reports(&self) -> impl Iterator<Item = (ReportKey, &Entry)> {
        self.manifest.reports.iter().filter_map(|(key, entry)| Some((parse_key(key)?, entry)))
    }

    /// What the manifest says of a report.
    pub fn entry(&self, key: &ReportKey) -> Option<&Entry> {
        self.manifest.reports.get(&key.to_string())
    }

    /// Puts a report's graph in the place of the old one, if there was one. Whole or not at all, at once on the disk.
    ///
    /// # Errors
    /// When it cannot be written; the old graph is then still there.
    pub fn put(&mut self, key: &ReportKey, quads: &[Quad]) -> Result<(), Error> {
        self.accept(Draft::new(&self.path, key, quads, "")?)
    }

    /// As [`Folder::put`], of a draft that was made for this folder.
    ///
    /// # Errors
    /// As [`Folder::put`].
    pub fn accept(&mut self, mut draft: Draft) -> Result<(), Error> {
        if self.lock.is_none() {
            return Err(Error::OpenedToRead { path: self.path.clone() });
        }
        draft.write()?;
        if !draft.is_new() && self.entry(&draft.key) == Some(&draft.entry) {
            return Ok(());
        }
        let (name, entry) = (draft.key.to_string(), draft.entry.clone());
        // Before the file: a line too many says nothing, for its digest fits no file.
        self.begin()?.add(&name, &entry)?;
        draft.publish()?;
        self.manifest.reports.insert(name, entry);
        Ok(())
    }

    /// Takes reports out, each once, and closes the folder. All of them, or none.
    ///
    /// # Errors
    /// When one of them is not there, and when a file cannot be removed.
    pub fn remove_all(&mut self, keys: &[ReportKey]) -> Result<BTreeSet<ReportKey>, Error> {
        let keys: BTreeSet<ReportKey> = keys.iter().cloned().collect();
        if let Some(key) = keys.iter().find(|key| self.entry(key).is_none()) {
            return Err(Error::UnknownReport { path: self.path.clone(), key: key.clone() });
        }
        for key in &keys {
            self.remove(key)?;
        }
        self.commit()?;
        Ok(keys)
    }

    /// Takes a report out.
    ///
    /// # Errors
    /// When there is none of that key or it cannot be removed.
    pub fn remove(&mut self, key: &ReportKey) -> Result<(), Error> {
        let path = self.file(key)?;
        if self.entry(key).is_none() {
            return Err(Error::UnknownReport { path: self.path.clone(), key: key.clone() });
        }
        self.begin()?;
        fs::remove_file(&path).map_err(|e| Error::write(&path, e))?;
        self.manifest.reports.remove(&key.to_string());
        Ok(())
    }

    /// Closes the manifest after the last change. A folder left without it is repaired when it is opened next.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn commit(&mut self) -> Result<(), Error> {
        if self.journal.is_some() {
            files::sync(&self.path.join(GRAPHS))?;
            self.manifest.complete = true;
            self.manifest.program = Manifest::empty().program;
            self.manifest.write(&self.path)?;
            self.listed = true;
            self.journal = None;
            journal::end(&self.path)?;
        }
        Ok(())
    }

    /// All reports in an engine that answers SPARQL, in memory.
    ///
    /// # Errors
    /// When a file cannot be read or is damaged.
    pub fn load(&self) -> Result<Store, Error> {
        self.load_only(self.reports().map(|(key, _)| key))
    }

    /// As [`Folder::load`], with these reports only.
    ///
    /// # Errors
    /// As [`Folder::load`], and when one of them is not there.
    pub fn load_only(&self, keys: impl IntoIterator<Item = ReportKey>) -> Result<Store, Error> {
        let store = Store::new()?;
        let mut loader = store.bulk_loader();
        for key in keys {
            loader.load_quads(self.quads(&key)?)?;
        }
        loader.commit()?;
        Ok(store)
    }

    /// The quads of one report, in the order of its file.
    ///
    /// # Errors
    /// When there is none of that key, or its file cannot be read or is damaged.
    pub fn quads(&self, key: &ReportKey) -> Result<Vec<Quad>, Error> {
        if self.entry(key).is_none() {
            return Err(Error::UnknownReport { path: self.path.clone(), key: key.clone() });
        }
        let path = self.file(key)?;
        let bytes = fs::read(&path).map_err(|e| Error::read(&path, e))?;
        lines::read(&path, &bytes)
    }

    /// Marks the manifest open before the first change.
    fn begin(&mut self) -> Result<&mut Journal, Error> {
        if self.lock.is_none() {
            return Err(Error::OpenedToRead { path: self.path.clone() });
        }
        if self.journal.is_none() && self.listed {
            self.manifest.complete = false;
            self.manifest.write(&self.path)?;
        }
        match &mut self.journal {
            Some(journal) => Ok(journal),
            none => Ok(none.insert(Journal::begin(&self.path)?)),
        }
    }

    fn file(&self, key: &ReportKey) -> Result<PathBuf, Error> {
        file_of(&self.path, key)
    }
}

/// Whether the file of a report in the graph at `folder` is as the manifest says, to the byte.
pub fn is_intact(folder: &Path, key: &ReportKey, entry: &Entry) -> bool {
    let bytes = file_of(folder, key).and_then(|path| fs::read(&path).map_err(|e| Error::read(&path, e)));
    bytes.is_ok_and(|bytes| files::digest(&bytes) == entry.file)
}

/// Where the graph at `folder` keeps a report.
fn file_of(folder: &Path, key: &ReportKey) -> Result<PathBuf, Error> {
    let name = key.to_string();
    if parse_key(&name).as_ref() != Some(key) {
        return Err(Error::Key { key: name });
    }
    Ok(folder.join(GRAPHS).join(format!("{name}.nq")))
}

/// Quads in an engine that answers SPARQL, in memory.
///
/// # Errors
/// When the engine fails.
pub fn in_memory(quads: impl IntoIterator<Item = Quad>) -> Result<Store, Error> {
    let store = Store::new()?;
    let mut loader = store.bulk_loader();
    loader.load_quads(quads)?;
    loader.commit()?;
    Ok(store)
}

/// `AZE-2025` as a key: letters and digits, a hyphen, a year.
fn parse_key(name: &str) -> Option<ReportKey> {
    let (country, year) = name.split_once('-')?;
    let good = !country.is_empty() && country.bytes().all(|b| b.is_ascii_alphanumeric());
    let key = ReportKey { country: country.to_owned(), year: year.parse().ok()? };
    (good && key.to_string() == name).then_some(key)
}

/// The manifest as the files say, and whether the one on disk said the same. A file that was closed into the manifest
/// with its size is believed. Where the manifest was left open, a file is known by its digest: to the journal, else to the
/// manifest. All others are read.
fn checked_manifest(folder: &Path) -> Result<(Manifest, bool), Error> {
    let on_disk = Manifest::read(folder)?;
    let closed = on_disk.as_ref().is_some_and(|manifest| manifest.complete);
    let journal = if closed { BTreeMap::new() } else { journal::read(folder)? };
    let mut reports = BTreeMap::new();
    for (name, path) in graph_files(folder)? {
        let listed = on_disk.as_ref().and_then(|manifest| manifest.reports.get(&name));
        let size = path.metadata().map_err(|e| Error::read(&path, e))?.len();
        let entry = match listed.filter(|entry| closed && entry.bytes == size) {
            Some(entry) => entry.clone(),
            None => {
                let bytes = fs::read(&path).map_err(|e| Error::read(&path, e))?;
                let digest = files::digest(&bytes);
                let known = [journal.get(&name), listed].into_iter().flatten().find(|entry| entry.file == digest);
                known.map_or_else(|| lines::describe(&path, &bytes), |entry| Ok(entry.clone()))?
            }
        };
        reports.insert(name, entry);
    }
    let mut manifest = Manifest { reports, ..on_disk.clone().unwrap_or_else(Manifest::empty) };
    manifest.complete = true;
    let fits = on_disk.as_ref() == Some(&manifest);
    Ok((manifest, fits))
}

/// The graph files of a folder by their reports; other files are passed over.
fn graph_files(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let graphs = folder.join(GRAPHS);
    if !graphs.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for file in fs::read_dir(&graphs).map_err(|e| Error::read(&graphs, e))? {
        let path = file.map_err(|e| Error::read(&graphs, e))?.path();
        let name = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(".nq"));
        if let Some(name) = name.filter(|name| parse_key(name).is_some()) {
            found.push((name.to_owned(), path));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
