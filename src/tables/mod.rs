//! Tables for spreadsheets and statisticians: the views and questions, the statistics in SDMX-CSV, the 28 cells in one row a report.
//! Each knows what its columns hold, and tells it in CSVW metadata and in a codebook.

mod cells;
mod codebook;
mod column;
mod csvw;
mod sdmx;

use std::fmt;
use std::str::FromStr;

use oxigraph::store::Store;

pub use column::{Column, Type};

use crate::view::{self, Answer, NamedQuery};

/// A table that is made for a purpose, and is no answer to one query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The statistics as SDMX-CSV 2.0.
    Sdmx,
    /// The 28 cells of hand-coded data sets, one row a country and edition.
    Cells,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Sdmx, Self::Cells];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sdmx => "sdmx-csv",
            Self::Cells => "indicators-csv",
        }
    }

    /// How its file is called where it stands beside those of the views, without the ending.
    pub fn stem(self) -> &'static str {
        match self {
            Self::Sdmx => "statistics-sdmx",
            Self::Cells => "indicators-wide",
        }
    }

    /// The table of what the store holds.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn of(self, store: &Store) -> Result<Table, view::Error> {
        match self {
            Self::Sdmx => sdmx::table(store),
            Self::Cells => cells::table(store),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}

/// Rows under columns that say what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// What a row says.
    pub about: String,
    /// In the order of the cells.
    pub columns: Vec<Column>,
    /// The columns that together tell a row from all others.
    pub key: Vec<String>,
    /// One cell for each column; what is not known is empty.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The answer to a named query; nothing where it is no table.
    ///
    /// A row is told from the others by all columns but the sentence and who says it.
    pub fn of_answer(query: &NamedQuery, answer: &Answer) -> Option<Self> {
        let Answer::Table { columns, .. } = answer else { return None };
        let columns: Vec<Column> = columns.iter().map(|column| column::named(query.name, column.as_str())).collect();
        let key = columns.iter().map(|column| column.name.clone());
        Some(Self {
            title: query.header.title.clone(),
            about: query.header.description.clone(),
            key: key.filter(|name| !matches!(name.as_str(), "evidence" | "source")).collect(),
            columns,
            rows: answer.plain_rows(),
        })
    }

    /// As RFC 4180 has it: a header, lines ended by CRLF, the same bytes as `query --format csv` prints.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let header = self.columns.iter().map(|column| column.name.as_str());
        // A vector takes all that is written.
        let _ = writer.write_record(header);
        for row in &self.rows {
            let _ = writer.write_record(row);
        }
        writer.into_inner().unwrap_or_default()
    }

    /// The table as files of a folder: the CSV of this name and, beside it where the CSVW recommendation looks for it, its metadata.
    pub fn files(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        vec![(name.to_owned(), self.csv()), (format!("{name}-metadata.json"), csvw::metadata(self, name))]
    }

    /// As [`Table::files`], with the codebook for programs and for people.
    pub fn files_with_codebook(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let stem = name.strip_suffix(".csv").unwrap_or(name);
        let book = codebook::table(self);
        let mut files = self.files(name);
        files.push((format!("{stem}-codebook.csv"), book.csv()));
        files.push((format!("{stem}-codebook.md"), codebook::markdown(self).into_bytes()));
        files
    }
}

#[cfg(test)]
mod tests;
