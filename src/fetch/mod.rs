//! Getting narratives from the web, politely: one file at a time, a pause between two, never the same one twice.
//!
//! What was fetched stands in a folder with a record beside it (`record`), so that the next run has nothing to do and a
//! broken download goes on where it stopped. Only `http` and `https` are followed, whatever a server answers.

mod client;
mod error;
mod record;

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

pub use client::Client;
pub use error::Error;
use error::Reason;
use record::{Entry, Record};
use sha2::{Digest, Sha256};

/// The folder that files are fetched into where nothing else is said.
pub const FOLDER: &str = "fetched";

/// How to fetch.
#[derive(Clone, Debug)]
pub struct Manners {
    /// Between two requests.
    pub pause: Duration,
    /// How often one is tried.
    pub tries: u32,
    /// The largest file, in bytes.
    pub most: u64,
}

impl Default for Manners {
    fn default() -> Self {
        Self { pause: Duration::from_secs(2), tries: 5, most: 256 << 20 }
    }
}

/// What was done for an address.
#[derive(Debug)]
pub enum Got {
    /// It was fetched now.
    New(PathBuf),
    /// It was there.
    Known(PathBuf),
}

/// Whether a path of the command line is an address.
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with("http://") || path.starts_with("https://"))
}

/// A folder of fetched files.
#[derive(Debug)]
pub struct Fetcher {
    folder: PathBuf,
    manners: Manners,
    client: Client,
    record: Record,
    /// Whether a request was made, so that the next one waits.
    asked: bool,
}

impl Fetcher {
    /// Opens the folder, or makes it.
    ///
    /// # Errors
    /// When it cannot be made or its record cannot be read.
    pub fn open(folder: &Path, manners: Manners) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|error| Error::folder(folder, error))?;
        let record = Record::open(folder)?;
        Ok(Self { folder: folder.to_owned(), client: Client::new(manners.most), manners, record, asked: false })
    }

    /// The file of an address, fetched if it is not there. `year` is the edition, for pages that do not say it.
    ///
    /// # Errors
    /// When all tries failed, or the server has no file of a kind that is read.
    pub fn get(&mut self, address: &str, year: Option<i32>) -> Result<Got, Error> {
        if !is_address(Path::new(address)) {
            return Err(Error::new(address, Reason::NoAddress));
        }
        if let Some(entry) = self.record.get(address)
            && let Some(path) = entry.file.as_ref().map(|file| self.folder.join(file))
            && path.metadata().is_ok_and(|found| found.len() == entry.bytes)
        {
            return Ok(Got::Known(path));
        }
        let part = self.folder.join(format!("{}.part", name(address, year)));
        let entry = self.record.get(address).cloned().unwrap_or_default();
        let mut tag = entry.tag.filter(|_| part.exists());
        let mut wait = self.manners.pause;
        for number in 1.. {
            if self.asked {
                sleep(wait.max(self.manners.pause));
            }
            self.asked = true;
            let tried = self.client.fetch(address, &part, &mut tag);
            // A download that broke off goes on from here, now or in another run.
            self.record.set(address, Entry { tag: tag.clone(), ..Entry::default() })?;
            match tried {
                Ok(ending) => return self.keep(address, &part, &format!("{}.{ending}", name(address, year))),
                Err(reason) if number < self.manners.tries && reason.may_pass() => {
                    wait = reason.after().unwrap_or(wait * 2);
                }
                Err(reason) => return Err(Error::new(address, reason)),
            }
        }
        unreachable!("the last try ends the loop")
    }

    /// Gives a file that is whole its name.
    fn keep(&mut self, address: &str, part: &Path, name: &str) -> Result<Got, Error> {
        let path = self.folder.join(name);
        let failed = |error| Error::folder(&self.folder, error);
        let bytes = part.metadata().map_err(failed)?.len();
        std::fs::rename(part, &path).map_err(failed)?;
        self.record.set(address, Entry { file: Some(name.to_owned()), bytes, tag: None })?;
        Ok(Got::New(path))
    }
}

/// What a file is called: the edition, the end of its address, and a digest of the whole address, since many end alike.
fn name(address: &str, year: Option<i32>) -> String {
    /// The longest part that is taken from an address.
    const LONGEST: usize = 80;
    let digest = format!("{:x}", Sha256::digest(address.as_bytes()));
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, path) = path.split_once("://").unwrap_or_default();
    let (_, path) = path.split_once('/').unwrap_or_default();
    let path = ["html", "htm", "pdf", "txt", "zip", "docx", "gz"]
        .iter()
        .find_map(|end| path.strip_suffix(&format!(".{end}")))
        .unwrap_or(path);
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-").to_lowercase();
    let slug = &slug[slug.len().saturating_sub(LONGEST)..];
    let year = year.map(|year| format!("{year}-")).unwrap_or_default();
    format!("{year}{}-{}", slug.trim_matches('-'), &digest[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_by_their_address() {
        let address = "https://www.state.gov/reports/2025-trafficking-in-persons-report/azerbaijan/";
        assert!(name(address, None).starts_with("reports-2025-trafficking-in-persons-report-azerbaijan-"));
        assert_ne!(name("http://a.b/c.html?x=1", None), name("http://a.b/c.html?x=2", None));
        assert!(name("http://a.b/../../etc/c.pdf", Some(2016)).starts_with("2016-etc-c-"));
        assert!(!name("http://a.b", None).contains(['/', '.']));
    }

    #[test]
    fn addresses_are_of_the_web() {
        for (path, is) in
            [("https://a.b", true), ("http://a", true), ("file:///etc/passwd", false), ("in/https", false)]
        {
            assert_eq!(is_address(Path::new(path)), is, "{path}");
        }
    }
}
