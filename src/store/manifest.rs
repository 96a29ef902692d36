//! The list of what a graph folder holds: made from the graph files, and made again from them when it is missing, was
//! left open by a killed build, or does not fit them. No clock and no path stands in it, so it is the same everywhere.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::files;

/// The manifest's name in the folder.
pub const FILE: &str = "manifest.json";

/// The layout of folder and graphs that this program reads and writes.
pub const LAYOUT: u64 = 1;

/// What the folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The layout's version.
    pub layout: u64,
    /// The version of the program that wrote it last.
    pub program: String,
    /// Whether the writer finished; if not, the entries are not to be believed.
    pub complete: bool,
    /// One entry for each report, by its key.
    pub reports: BTreeMap<String, Entry>,
}

/// What is known of one report's graph without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// SHA-256 of the narrative's text, in hex.
    pub text: String,
    /// The version of the rules and words that read it; empty where that is not known, as of a file copied in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reader: String,
    /// SHA-256 of the graph file, in hex.
    pub file: String,
    /// Size of the graph file.
    pub bytes: u64,
    /// Number of quads.
    pub quads: u64,
    /// Number of sentences.
    pub sentences: u64,
    /// Number of facts.
    pub facts: u64,
}

impl Manifest {
    /// Of a folder that holds nothing yet.
    pub fn empty() -> Self {
        Self { layout: LAYOUT, program: env!("CARGO_PKG_VERSION").to_owned(), complete: true, reports: BTreeMap::new() }
    }

    /// Reads it from a folder; `None` where there is none. Refuses another layout.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        /// Only what every layout has.
        #[derive(Deserialize)]
        struct Any {
            layout: u64,
        }
        let path = folder.join(FILE);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(Error::read(&path, e)),
        };
        let damaged = |e: serde_json::Error| Error::Damaged {
            path: path.clone(),
            line: e.line() as u64,
            reason: format!("not a manifest: {e}"),
        };
        let Any { layout } = serde_json::from_slice(&bytes).map_err(damaged)?;
        if layout != LAYOUT {
            return Err(Error::Version { path: folder.to_owned(), found: layout, expected: LAYOUT });
        }
        serde_json::from_slice(&bytes).map(Some).map_err(damaged)
    }

    /// Puts it into a folder, whole or not at all.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        files::replace(&folder.join(FILE), &bytes)
    }
}
