//! What can go wrong with a graph on disk.

use std::io;
use std::path::{Path, PathBuf};

use crate::source::ReportKey;

/// An error of the graph folder. [`Error::hint`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at this path.
    #[error("there is no graph at {}", path.display())]
    Missing {
        /// The folder asked for.
        path: PathBuf,
    },
    /// The path is a file, or a folder of something else.
    #[error("{} is not a graph folder", path.display())]
    Foreign {
        /// The folder asked for.
        path: PathBuf,
    },
    /// Another version of the program wrote it in a layout that this one does not read.
    #[error("the graph at {} has layout {found}; this program reads layout {expected}", path.display())]
    Version {
        /// The folder.
        path: PathBuf,
        /// What its manifest says.
        found: u64,
        /// What this program reads.
        expected: u64,
    },
    /// It may not be written to.
    #[error("the graph at {} cannot be written: {source}", path.display())]
    ReadOnly {
        /// The folder or the file in it.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It was opened with [`Folder::open`](super::Folder::open), to read only.
    #[error("the graph at {} was opened to be read only", path.display())]
    OpenedToRead {
        /// The folder.
        path: PathBuf,
    },
    /// Another process is writing it.
    #[error("another build is writing the graph at {}", path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// A file does not hold what it should.
    #[error("{}:{line}: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The graph has no such report.
    #[error("the graph at {} has no report {key}", path.display())]
    UnknownReport {
        /// The folder.
        path: PathBuf,
        /// The report asked for.
        key: ReportKey,
    },
    /// Folders that are merged hold a report with other bytes.
    #[error("{key} is not the same in {} and {}{}", first.display(), second.display(), more_reports(*.more))]
    Differ {
        /// The report.
        key: ReportKey,
        /// The folder that comes first.
        first: PathBuf,
        /// The other.
        second: PathBuf,
        /// How many more reports differ.
        more: usize,
    },
    /// A report key that cannot be a file name.
    #[error("`{key}` is no report key")]
    Key {
        /// The key as given.
        key: String,
    },
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// `read` or `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The index on disk failed.
    #[error("the index at {} failed: {source}", path.display())]
    Index {
        /// The index.
        path: PathBuf,
        /// What the engine said.
        source: oxigraph::store::StorageError,
    },
    /// The program was built without it.
    #[error("this program was built without the index on disk")]
    NoIndex,
    /// The query engine's store failed.
    #[error("the query engine failed: {0}")]
    Engine(#[from] oxigraph::store::StorageError),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Missing { .. } => "make one with `tipgraph build PATH...`, or name another with --store".into(),
            Self::Foreign { .. } => "name a new or empty folder, or one that `tipgraph build` made".into(),
            Self::Version { found, expected, .. } if found > expected => "use a newer tipgraph".into(),
            Self::Version { .. } => "build it again from the reports into a new folder".into(),
            Self::ReadOnly { .. } => "check the folder's permissions and the disk, or name another with --store".into(),
            Self::OpenedToRead { .. } => "open it with Folder::create_or_open".into(),
            Self::Busy { .. } => "wait until it is done".into(),
            Self::Damaged { path, .. } if path.ends_with(super::manifest::FILE) => {
                "delete that file: it is made again from the graphs at the next build".into()
            }
            Self::Damaged { .. } => "build that report again".into(),
            Self::UnknownReport { .. } => "`tipgraph list` lists the reports that there are".into(),
            Self::Differ { first, second, .. } => format!(
                "see how with `tipgraph diff {} {}`, and say --prefer first or --prefer last",
                first.display(),
                second.display()
            ),
            Self::Key { .. } => "a report key is a country's three letters and a year, as in AZE-2025".into(),
            Self::Io { .. } => "check the path, its permissions and the disk".into(),
            Self::Index { path, .. } => {
                format!("delete {}: it is made again from the graphs by `tipgraph index`", path.display())
            }
            Self::NoIndex => {
                "build it with `cargo build --release --features rocksdb`, which needs libclang-dev".into()
            }
            Self::Engine(_) => "report this as a bug".into(),
        }
    }

    /// A failure to read `path`.
    pub(super) fn read(path: &Path, source: io::Error) -> Self {
        Self::Io { action: "read", path: path.to_owned(), source }
    }

    /// A failure to write `path`: a refusal is told apart from the rest.
    pub(super) fn write(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path, source },
            _ => Self::Io { action: "write", path, source },
        }
    }
}

fn more_reports(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => ", nor is 1 report more".to_owned(),
        _ => format!(", nor are {more} reports more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_to_write_says_so_and_what_to_do() {
        let error = Error::write(Path::new("kg"), io::ErrorKind::ReadOnlyFilesystem.into());
        assert!(error.to_string().starts_with("the graph at kg cannot be written"), "{error}");
        assert!(error.hint().contains("permissions"));
        let full = Error::write(Path::new("kg"), io::ErrorKind::StorageFull.into());
        assert!(full.to_string().starts_with("cannot write kg"), "{full}");
    }
}
