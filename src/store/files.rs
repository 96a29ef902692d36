//! Files that are whole or not there: bytes are written beside their place, forced to the disk and renamed into it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::error::Error;

/// How the name of a file that is still being written ends.
const UNFINISHED: &str = ".tmp";

/// Puts `bytes` at `path`: a reader, or a process killed at any moment, leaves the old bytes or the new ones.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(UNFINISHED);
    let beside = Path::new(&beside);
    let write = || -> std::io::Result<()> {
        let mut file = File::create(beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(beside, path)?;
        sync_folder(path)
    };
    write().map_err(|source| {
        // What is left of it would be cleaned at the next build anyway.
        let _ = fs::remove_file(beside);
        Error::write(path, source)
    })
}

/// Forces the folder that holds `path` to the disk, where the system can.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
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
