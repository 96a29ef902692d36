//! Files that a command leaves.

use std::fs;
use std::path::Path;

use super::failure::Mistake;

/// Writes several files that belong together into the folder of `file`, each as [`write_whole`] does it.
pub fn write_beside(file: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Mistake> {
    files.iter().try_for_each(|(name, bytes)| write_whole(&file.with_file_name(name), bytes))
}

/// The name of a file without its folder.
pub fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes a file beside its place and then puts it there, so that no half of it is ever seen.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), Mistake> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, file));
    written.map_err(|error| {
        // What is left of it is of no use; that it cannot be removed is no news.
        let _ = fs::remove_file(&part);
        Mistake::new(
            format!("cannot write {}: {error}", file.display()),
            "check the folder and that you may write there",
        )
    })
}
