//! A report's graph on its way into a folder. The costly parts, writing the lines and forcing them to the disk, need no
//! hold of the folder, so that several threads can do them side by side; [`Folder::accept`](super::Folder::accept) only
//! renames.

use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::model::Quad;

use super::error::Error;
use super::files::Beside;
use super::manifest::Entry;
use super::{file_of, lines};
use crate::source::ReportKey;

/// A report's graph in canonical bytes, and what the manifest will say of it.
#[derive(Debug)]
pub struct Draft {
    pub(super) key: ReportKey,
    pub(super) entry: Entry,
    place: PathBuf,
    bytes: Vec<u8>,
    beside: Option<Beside>,
    written: bool,
}

impl Draft {
    /// Makes the bytes of `quads` for the graph at `folder`. `reader` is the version of what read the text, and empty
    /// where that is not known; see [`Entry::reader`].
    ///
    /// # Errors
    /// When the key cannot be a file's name.
    pub fn new(folder: &Path, key: &ReportKey, quads: &[Quad], reader: &str) -> Result<Self, Error> {
        Self::of_bytes(folder, key, lines::write(quads), reader)
    }

    /// As [`Draft::new`], of bytes that are canonical already.
    pub(super) fn of_bytes(folder: &Path, key: &ReportKey, bytes: Vec<u8>, reader: &str) -> Result<Self, Error> {
        let place = file_of(folder, key)?;
        let entry = Entry { reader: reader.to_owned(), ..lines::describe(&place, &bytes)? };
        Ok(Self { key: key.clone(), entry, place, bytes, beside: None, written: false })
    }

    /// What the manifest will say of it.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Writes the bytes beside their place and forces them to the disk, unless they are there already. If the draft is
    /// dropped, they go.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self) -> Result<(), Error> {
        if !self.written {
            if fs::read(&self.place).ok().as_ref() != Some(&self.bytes) {
                self.beside = Some(Beside::write(&self.place, &self.bytes)?);
            }
            self.written = true;
        }
        Ok(())
    }

    /// Whether the file is to be replaced; known when the draft is written.
    pub(super) fn is_new(&self) -> bool {
        self.beside.is_some()
    }

    /// Puts the bytes into their place.
    pub(super) fn publish(self) -> Result<(), Error> {
        self.beside.map_or(Ok(()), Beside::publish)
    }
}
