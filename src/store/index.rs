//! The index on disk: the same quads in RocksDB, for libraries that are too large to be loaded for each question.
//!
//! ```text
//! kg/index/db/           RocksDB's own
//! kg/index/loaded.json   the reports in it, each with the digest of the file that was loaded
//! kg/index/.lock         held shared by those who read it, alone by the one who changes it
//! ```
//! It holds nothing that is not in the files and may be deleted at any time. A report is struck from the list before it is
//! touched and written there when it is in, so that a process killed in between only makes the next one load it again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use oxigraph::store::Store;
use serde::{Deserialize, Serialize};

use super::engine::{Engine, Updated};
use super::error::Error;
use super::{Folder, INDEX, files, parse_key};
use crate::graph::report_iri;

/// RocksDB's folder.
const DB: &str = "db";
/// The list of what is in it.
const LIST: &str = "loaded.json";
const LOCK: &str = ".lock";
/// The layout that this program reads and writes; one that it does not know is made anew.
const LAYOUT: u64 = 1;
/// How much memory loading may take, roughly and without that of RocksDB.
const MEGABYTES: usize = 256;
/// How often another process may have changed the index before it is read.
const TRIES: usize = 5;

/// What is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    layout: u64,
    /// The digest of the graph file by the report's key.
    reports: BTreeMap<String, String>,
}

impl List {
    /// Of the folder's files.
    fn of(folder: &Folder) -> Self {
        let reports = folder.manifest.reports.iter().map(|(key, entry)| (key.clone(), entry.file.clone()));
        Self { layout: LAYOUT, reports: reports.collect() }
    }

    /// That of the index; one that cannot be understood lists nothing.
    fn read(index: &Path) -> Self {
        let list = fs::read(index.join(LIST)).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        list.filter(|list| list.layout == LAYOUT).unwrap_or_default()
    }

    fn write(&self, index: &Path) -> Result<(), Error> {
        files::replace(&index.join(LIST), &serde_json::to_vec_pretty(self).unwrap_or_default())
    }
}

/// Whether the folder has an index.
pub fn is_there(folder: &Path) -> bool {
    folder.join(INDEX).join(LIST).is_file()
}

/// The index, up to date with the files, to be read by any number of processes.
pub fn open(folder: &Folder) -> Result<Engine, Error> {
    let index = folder.path.join(INDEX);
    let wanted = List::of(folder);
    for _ in 0..TRIES {
        let place = index.join(LOCK);
        let lock = File::open(&place).map_err(|e| Error::read(&place, e))?;
        lock.lock_shared().map_err(|e| Error::read(&place, e))?;
        if List::read(&index) == wanted {
            let store = Store::open_read_only(index.join(DB)).map_err(failed(&index))?;
            return Ok(Engine::new(store, Some(lock)));
        }
        drop(lock);
        update(folder)?;
    }
    Err(Error::Busy { path: folder.path.clone() })
}

/// Makes the index, or loads what has changed since.
pub fn update(folder: &Folder) -> Result<Updated, Error> {
    let index = folder.path.join(INDEX);
    fs::create_dir_all(&index).map_err(|e| Error::write(&index, e))?;
    let place = index.join(LOCK);
    let lock = File::create(&place).map_err(|e| Error::write(&place, e))?;
    lock.lock().map_err(|e| Error::write(&place, e))?;
    let (wanted, mut list) = (List::of(folder), List::read(&index));
    if list == wanted {
        return Ok(Updated::default());
    }
    let removed = list.reports.keys().filter(|key| !wanted.reports.contains_key(*key)).count();
    let old: BTreeSet<String> = list.reports.keys().cloned().collect();
    list.reports.retain(|key, digest| wanted.reports.get(key) == Some(digest));
    list.layout = LAYOUT;
    let db = index.join(DB);
    let is_new = list.reports.is_empty();
    if is_new && db.is_dir() {
        fs::remove_dir_all(&db).map_err(|e| Error::write(&db, e))?;
    }
    list.write(&index)?;
    let store = Store::open(&db).map_err(failed(&index))?;
    let come: Vec<_> =
        folder.reports().map(|(key, _)| key).filter(|key| !list.reports.contains_key(&key.to_string())).collect();
    if !is_new {
        // Of those that come too: a load that was killed may have left half of one.
        let gone = old.iter().filter(|key| !list.reports.contains_key(*key)).filter_map(|key| parse_key(key));
        for key in gone.chain(come.iter().cloned()).collect::<BTreeSet<_>>() {
            store.remove_named_graph(&report_iri(&key)).map_err(failed(&index))?;
        }
    }
    let mut loader = store.bulk_loader().with_max_memory_size_in_megabytes(MEGABYTES);
    let quads = come.iter().flat_map(|key| match folder.quads(key) {
        Ok(quads) => quads.into_iter().map(Ok).collect::<Vec<_>>(),
        Err(error) => vec![Err(error)],
    });
    loader.load_ok_quads::<Error, Error>(quads)?;
    loader.commit().and_then(|()| store.flush()).map_err(failed(&index))?;
    if is_new {
        store.optimize().map_err(failed(&index))?;
    }
    drop(store);
    wanted.write(&index)?;
    Ok(Updated { loaded: come.len(), removed })
}

/// An error of the engine, with the index that it has to do with.
fn failed(index: &Path) -> impl Fn(oxigraph::store::StorageError) -> Error {
    let path: PathBuf = index.to_owned();
    move |source| Error::Index { path: path.clone(), source }
}
