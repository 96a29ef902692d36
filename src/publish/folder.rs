//! The folder on the disk: made beside its place, then put there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Error, File};

/// The file by which a crate is known.
const METADATA: &str = "ro-crate-metadata.json";

/// Writes the folder whole or not at all. An older crate there is replaced; a folder that holds something else is left alone.
///
/// # Errors
/// When there is something else, or the disk fails.
pub fn write(folder: &Path, files: &[File]) -> Result<(), Error> {
    let is_old = is_crate(folder)?;
    let (part, old) = (beside(folder, ".part"), beside(folder, ".old"));
    let done = remove(&part).and_then(|()| fill(&part, files)).and_then(|()| {
        if is_old {
            remove(&old)?;
            rename(folder, &old)?;
        } else if folder.exists() {
            remove(folder)?;
        }
        rename(&part, folder)?;
        remove(&old)
    });
    if done.is_err() {
        // What is left of it is of no use; that it cannot be removed is no news.
        let _ = fs::remove_dir_all(&part);
    }
    done
}

/// Whether a crate is there; an error where something else is.
fn is_crate(folder: &Path) -> Result<bool, Error> {
    if folder.join(METADATA).is_file() {
        return Ok(true);
    }
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() != io::ErrorKind::NotADirectory => Err(Error::Io { path: folder.to_owned(), error }),
        _ => Err(Error::NotACrate(folder.to_owned())),
    }
}

fn fill(part: &Path, files: &[File]) -> Result<(), Error> {
    for file in files {
        let path = part.join(&file.path);
        let written = fs::create_dir_all(path.parent().unwrap_or(part)).and_then(|()| fs::write(&path, &file.bytes));
        written.map_err(|error| Error::Io { path, error })?;
    }
    Ok(())
}

/// The path with an ending more; `kg/` and `kg` are the same.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    folder.with_file_name(name)
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|error| Error::Io { path: to.to_owned(), error })
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::Io { path: folder.to_owned(), error }),
        _ => Ok(()),
    }
}
