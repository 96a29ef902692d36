//! Files that are whole or not there: bytes are written beside their place, forced to the disk and renamed into it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::error::Error;

/// How the name of a file that is still being written ends.
const UNFINISHED: &str = ".tmp";

/// Bytes that are written and forced to the disk beside their place. Dropped before they are published, they go.
#[derive(Debug)]
pub struct Beside {
    beside: PathBuf,
    place: PathBuf,
    published: bool,
}

impl Beside {
    /// Writes `bytes` beside `place`.
    pub fn write(place: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let mut beside = place.as_os_str().to_owned();
        beside.push(UNFINISHED);
        let this = Self { beside: beside.into(), place: place.to_owned(), published: false };
        let write = || {
            let mut file = File::create(&this.beside)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|source| Error::write(place, source))?;
        Ok(this)
    }

    /// Puts them into their place: a reader, or a process killed at any moment, leaves the old bytes or the new ones.
    pub fn publish(mut self) -> Result<(), Error> {
        fs::rename(&self.beside, &self.place).map_err(|source| Error::write(&self.place, source))?;
        self.published = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.published {
            // What is left of it would be cleaned at the next build anyway.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Puts `bytes` at `path`, whole or not at all, and has forced them there when it returns.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Beside::write(path, bytes)?.publish()?;
    path.parent().map_or(Ok(()), sync)
}

/// Forces the names in a folder to the disk, where the system can.
pub fn sync(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|source| Error::write(folder, source))?;
    }
    Ok(())
}

/// Removes what a killed build left unfinished in `folder`.
pub fn clean(folder: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(|e| Error::read(folder, e))? {
        let path = entry.map_err(|e| Error::read(folder, e))?.path();
        if path.to_string_lossy().ends_with(UNFINISHED) {
            fs::remove_file(&path).map_err(|e| Error::write(&path, e))?;
        }
    }
    Ok(())
}

/// SHA-256 in hex.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
