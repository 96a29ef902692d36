//! What has been put since the manifest was marked open: a line a report, as the manifest will say it. A build that was
//! killed goes on from there. A line counts only where its digest is that of the file, so none can say too much.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::manifest::Entry;

/// The journal's name in the folder; there is one only while a build is under way.
const FILE: &str = "journal.jsonl";

#[derive(Serialize, Deserialize)]
struct Line {
    report: String,
    #[serde(flatten)]
    entry: Entry,
}

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Begins an empty one.
    pub fn begin(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let file = File::create(&path).map_err(|e| Error::write(&path, e))?;
        Ok(Self { path, file })
    }

    /// Adds what the manifest will say of a report.
    pub fn add(&mut self, report: &str, entry: &Entry) -> Result<(), Error> {
        let line = Line { report: report.to_owned(), entry: entry.clone() };
        let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
        bytes.push(b'\n');
        self.file.write_all(&bytes).map_err(|e| Error::write(&self.path, e))
    }
}

/// What a journal that was left says; the last line of a report counts, and half a line says nothing.
pub fn read(folder: &Path) -> Result<BTreeMap<String, Entry>, Error> {
    let path = folder.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => {
            let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
            Ok(lines.map(|line| (line.report, line.entry)).collect())
        }
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => Ok(BTreeMap::new()),
        Err(e) => Err(Error::read(&path, e)),
    }
}

/// Removes the journal, when the manifest says all that it said.
pub fn end(folder: &Path) -> Result<(), Error> {
    let path = folder.join(FILE);
    match fs::remove_file(&path) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(Error::write(&path, e)),
        _ => Ok(()),
    }
}
