//! A folder that others can cite: the graph, its vocabulary, its tables and what is known of them, as an RO-Crate 1.1.
//!
//! In: a store, the [`Tally`] of its quads and the day of publication. Out: files by their paths, the same bytes for the same graph, and
//! the folder, written whole or not at all.

mod folder;
mod metadata;

use oxigraph::store::{StorageError, Store};

use crate::describe::{About, Distribution, Tally};
use crate::export::{self, Format};
use crate::ontology;
use crate::tables::{self, Table};
use crate::view::{self, Params};

pub use folder::write;

/// What can go wrong with a crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The graph cannot be written in a format.
    #[error(transparent)]
    Export(#[from] export::Error),
    /// A view failed.
    #[error(transparent)]
    View(#[from] view::Error),
    /// The engine failed.
    #[error("the query engine failed: {0}")]
    Engine(#[from] StorageError),
    /// The folder holds something else.
    #[error("{} is there already and is no RO-Crate", .0.display())]
    NotACrate(std::path::PathBuf),
    /// The folder cannot be written.
    #[error("cannot write {}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: std::path::PathBuf,
        /// Why not.
        error: std::io::Error,
    },
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Export(error) => error.hint(),
            Self::View(error) => error.hint(),
            Self::Engine(_) => "report this as a bug".into(),
            Self::NotACrate(_) => {
                "name a folder that is not there yet, is empty, or is an older crate to be replaced".into()
            }
            Self::Io { .. } => "check the folder and that you may write there".into(),
        }
    }
}

/// A file of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the folder, with `/`.
    pub path: String,
    /// What it is, in words.
    pub title: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, title: impl Into<String>, media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), title: title.into(), media_type, bytes }
    }
}

/// The files of the crate, by path.
///
/// `published` is the day or year of publication; where none is given it is the year of the latest edition, for no clock gets in.
///
/// # Errors
/// When a view or the engine fails.
pub fn files(store: &Store, tally: &Tally, published: Option<&str>) -> Result<Vec<File>, Error> {
    let turtle = Format::Turtle.media_type();
    let mut vocabulary = Vec::new();
    export::write_quads(ontology::quads(), Format::Turtle, &mut vocabulary)?;
    let mut files = vec![File::new("ontology.ttl", "The vocabulary of the graph", turtle, vocabulary)];
    for query in view::all().iter().filter(|query| query.is_view) {
        let answer = view::ask(store, query.text, &Params::new())?;
        if let Some(table) = Table::of_answer(query, &answer) {
            let name = format!("{}.csv", query.name);
            files.extend(table.files(&name).into_iter().map(|(name, bytes)| of_table(&table, &name, bytes)));
        }
    }
    for kind in tables::Kind::ALL {
        let table = kind.of(store)?;
        let name = format!("{}.csv", kind.stem());
        files.extend(table.files_with_codebook(&name).into_iter().map(|(name, bytes)| of_table(&table, &name, bytes)));
    }
    let year = tally.editions().map(|(_, last)| last.to_owned());
    let mut about = About { published: published.map(str::to_owned).or(year), distributions: Vec::new() };
    about.distributions.push(Distribution { url: Some("graph.nq".into()), ..Distribution::of(Format::NQuads) });
    let tables = files.iter().filter(|file| file.media_type == CSV);
    about.distributions.extend(tables.map(|file| Distribution {
        name: file.path.replace(['/', '.'], "-"),
        title: file.title.clone(),
        media_type: file.media_type.to_owned(),
        url: Some(file.path.clone()),
    }));
    let description = tally.describe(&about).quads;
    let mut quads = export::quads(store, &[])?;
    quads.extend(description.iter().cloned());
    for (path, title, format, quads) in [
        ("graph.nq", "The graph as N-Quads, a named graph a report", Format::NQuads, quads),
        ("metadata.ttl", "What is known of the data set: DCAT, VoID, quality", Format::Turtle, description),
    ] {
        let mut bytes = Vec::new();
        export::write_quads(quads, format, &mut bytes)?;
        files.push(File::new(path, title, format.media_type(), bytes));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let crate_metadata = metadata::json(&files, tally, about.published.as_deref().unwrap_or_default());
    let preview = metadata::preview(&files, tally);
    files.push(File::new("ro-crate-metadata.json", "", "application/ld+json", crate_metadata));
    files.push(File::new("ro-crate-preview.html", "", "text/html", preview.into_bytes()));
    Ok(files)
}

const CSV: &str = "text/csv";

/// A file that belongs to a table.
fn of_table(table: &Table, name: &str, bytes: Vec<u8>) -> File {
    let (title, media_type) = if name.ends_with("-metadata.json") {
        (format!("What the columns hold (CSVW): {}", table.title), "application/csvm+json")
    } else if name.contains("-codebook.") {
        let media_type = if name.ends_with(".md") { "text/markdown" } else { CSV };
        (format!("Codebook: {}", table.title), media_type)
    } else {
        (format!("{}. {}", table.title, table.about), CSV)
    };
    File::new(format!("tables/{name}"), title, media_type, bytes)
}

#[cfg(test)]
mod tests;
