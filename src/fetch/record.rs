//! What was fetched from where: a file in the folder, replaced whole at each change.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::Error;

/// The record's name in the folder.
const NAME: &str = "fetched.json";

/// What is known of an address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The file's name in the folder, once it is whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its length.
    #[serde(default)]
    pub bytes: u64,
    /// The server's mark of the version of which a part is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

/// All addresses that were asked for.
#[derive(Debug)]
pub struct Record {
    folder: PathBuf,
    entries: BTreeMap<String, Entry>,
}

impl Record {
    /// Reads the record of a folder, if it has one.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let failed = |error| Error::folder(folder, error);
        let entries = match fs::read(folder.join(NAME)) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| failed(error.into()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(failed(error)),
        };
        Ok(Self { folder: folder.to_owned(), entries })
    }

    pub fn get(&self, address: &str) -> Option<&Entry> {
        self.entries.get(address)
    }

    /// Changes what is known of an address, on the disk too.
    pub fn set(&mut self, address: &str, entry: Entry) -> Result<(), Error> {
        self.entries.insert(address.to_owned(), entry);
        let failed = |error| Error::folder(&self.folder, error);
        let new = self.folder.join(format!("{NAME}.new"));
        let bytes = serde_json::to_vec_pretty(&self.entries).map_err(|error| failed(error.into()))?;
        fs::write(&new, bytes).and_then(|()| fs::rename(&new, self.folder.join(NAME))).map_err(failed)
    }
}
