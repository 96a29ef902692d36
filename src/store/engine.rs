//! A graph that answers SPARQL, wherever it is held: in memory, or in the index on disk beside the files.

use std::fs::File;
use std::ops::Deref;

use oxigraph::store::Store;

use super::Folder;
use super::error::Error;

/// An engine with a graph in it. It is a [`Store`] to all who ask it.
pub struct Engine {
    store: Store,
    /// Held shared as long as an index on disk is read, so that nobody changes it meanwhile.
    _lock: Option<File>,
}

impl Engine {
    /// Of a store and the lock that it needs to be left alone.
    pub(super) fn new(store: Store, lock: Option<File>) -> Self {
        Self { store, _lock: lock }
    }
}

impl Deref for Engine {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

/// What was done to bring an index up to date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// Reports that were new or changed.
    pub loaded: usize,
    /// Reports that are no longer there.
    pub removed: usize,
}

impl Folder {
    /// All reports in an engine: the index on disk where the folder has one and the program can read it, brought up to date
    /// with the files; else as [`Folder::load`] does it.
    ///
    /// # Errors
    /// As [`Folder::load`], and when the index fails.
    pub fn engine(&self) -> Result<Engine, Error> {
        #[cfg(feature = "rocksdb")]
        if super::index::is_there(&self.path) {
            match super::index::open(self) {
                // Whoever may only read the folder reads the files.
                Err(Error::ReadOnly { .. }) => {}
                done => return done,
            }
        }
        Ok(Engine::new(self.load()?, None))
    }

    /// Reads all reports once, shows each to `visit`, and gives an engine with them in memory; none where the folder has an index on
    /// disk that the program can read, which [`Folder::engine`] then opens.
    ///
    /// # Errors
    /// As [`Folder::load`].
    pub fn engine_in_memory_visiting(
        &self,
        mut visit: impl FnMut(&crate::source::ReportKey, &[oxigraph::model::Quad]),
    ) -> Result<Option<Engine>, Error> {
        let on_disk = cfg!(feature = "rocksdb") && self.path.join(super::INDEX).is_dir();
        let store = Store::new()?;
        let mut loader = store.bulk_loader();
        for (key, _) in self.reports() {
            let quads = self.quads(&key)?;
            visit(&key, &quads);
            if !on_disk {
                loader.load_quads(quads)?;
            }
        }
        loader.commit()?;
        Ok((!on_disk).then(|| Engine::new(store, None)))
    }

    /// As [`Folder::load_only`].
    ///
    /// # Errors
    /// As [`Folder::load_only`].
    pub fn engine_of(&self, keys: impl IntoIterator<Item = crate::source::ReportKey>) -> Result<Engine, Error> {
        Ok(Engine::new(self.load_only(keys)?, None))
    }

    /// Makes the index on disk, or brings it up to date with the files: only reports that changed are loaded again.
    ///
    /// # Errors
    /// [`Error::NoIndex`] from a program built without the feature `rocksdb`; when a graph is damaged, or the index cannot be
    /// written.
    pub fn index(&self) -> Result<Updated, Error> {
        #[cfg(feature = "rocksdb")]
        return super::index::update(self);
        #[cfg(not(feature = "rocksdb"))]
        Err(Error::NoIndex)
    }

    /// Removes the index on disk, if there is one; says whether there was.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove_index(&self) -> Result<bool, Error> {
        let path = self.path.join(super::INDEX);
        if !path.is_dir() {
            return Ok(false);
        }
        std::fs::remove_dir_all(&path).map_err(|e| Error::write(&path, e)).map(|()| true)
    }
}
