//! Hand-made rows: JSON Lines, an object a line with `view`, that view's columns, `evidence` and, if known, `readers`.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use thiserror::Error;

use super::contract::{OF_DIGESTS, VIEWS, View};

/// A row that a reader of the text wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldRow {
    /// Of which view.
    pub view: &'static View,
    /// The view's columns, in order.
    pub cells: Vec<String>,
    /// The words of the text that say it.
    pub evidence: String,
    /// Whether only one of two readers gave it: leaving it out is no miss, giving it is no mistake.
    pub disputed: bool,
}

/// All gold rows, and what they judge.
#[derive(Debug, Default)]
pub struct Gold {
    /// The rows, file by file.
    pub rows: Vec<GoldRow>,
    /// The report and the view of every table that is judged, with rows in it or without.
    pub judged: BTreeSet<(String, &'static str)>,
}

/// Why gold could not be read.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the fields are named by the messages")]
pub enum GoldError {
    /// The operating system would not give us the file.
    #[error("cannot read {}: {source}", .file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    /// A folder without gold.
    #[error("no gold in {}: it holds no .jsonl file", .folder.display())]
    None { folder: PathBuf },
    /// A line that is no row.
    #[error("{}, line {line}: {reason}", .file.display())]
    Line { file: PathBuf, line: usize, reason: String },
    /// A file without rows.
    #[error("{} holds no rows", .file.display())]
    Empty { file: PathBuf },
}

impl GoldError {
    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "check the path and that you may read it",
            Self::None { .. } | Self::Empty { .. } => "give files of one JSON object a line, or a folder of them",
            Self::Line { .. } => "a row has `view`, that view's columns as strings, and `evidence`",
        }
    }
}

impl Gold {
    /// Reads files, and the `.jsonl` files of folders.
    ///
    /// A file with rows only of the views that digests have judges exactly those; any other judges all that have an
    /// agreed gold.
    ///
    /// # Errors
    /// The first line that is no row of a view of the contract, with file and line.
    pub fn read(paths: &[PathBuf]) -> Result<Self, GoldError> {
        let mut gold = Self::default();
        for path in paths {
            for file in files(path)? {
                gold.add(&file)?;
            }
        }
        Ok(gold)
    }

    /// The reports that are judged.
    pub fn reports(&self) -> BTreeSet<&str> {
        self.judged.iter().map(|(report, _)| report.as_str()).collect()
    }

    fn add(&mut self, file: &Path) -> Result<(), GoldError> {
        let text = fs::read_to_string(file).map_err(|source| GoldError::Unreadable { file: file.into(), source })?;
        let mut rows = Vec::new();
        for (line, content) in (1..).zip(text.lines()).filter(|(_, content)| !content.trim().is_empty()) {
            rows.push(row(content).map_err(|reason| GoldError::Line { file: file.into(), line, reason })?);
        }
        if rows.is_empty() {
            return Err(GoldError::Empty { file: file.into() });
        }
        let is_digest = rows.iter().all(|row| OF_DIGESTS.contains(&row.view.name));
        let judged =
            VIEWS.iter().filter(|view| if is_digest { OF_DIGESTS.contains(&view.name) } else { view.is_judged() });
        let reports: BTreeSet<&String> = rows.iter().map(|row| &row.cells[0]).collect();
        for view in judged {
            self.judged.extend(reports.iter().map(|report| ((*report).clone(), view.name)));
        }
        self.rows.extend(rows);
        Ok(())
    }
}

fn files(path: &Path) -> Result<Vec<PathBuf>, GoldError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |source| GoldError::Unreadable { file: path.to_owned(), source };
    let entries: Vec<_> = fs::read_dir(path).and_then(Iterator::collect::<io::Result<_>>).map_err(unreadable)?;
    let mut files: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "jsonl"));
    files.sort();
    if files.is_empty() { Err(GoldError::None { folder: path.to_owned() }) } else { Ok(files) }
}

/// One line as a row, or what is wrong with it.
fn row(line: &str) -> Result<GoldRow, String> {
    let mut object: Map<String, Value> =
        serde_json::from_str(line).map_err(|error| format!("no JSON object ({error})"))?;
    let name = text(object.remove("view")).ok_or("no `view`")?;
    let view = View::named(&name).ok_or_else(|| format!("`{name}` is no view of the contract"))?;
    let mut cells = Vec::new();
    for column in view.columns {
        let value = object.remove(*column).ok_or_else(|| format!("a row of `{name}` without `{column}`"))?;
        cells.push(text(Some(value)).ok_or_else(|| format!("`{column}` is no string"))?);
    }
    let evidence = text(object.remove("evidence")).unwrap_or_default();
    object.remove("source");
    let readers =
        object.remove("readers").map_or(Some(2), |readers| readers.as_u64()).ok_or("`readers` is no number")?;
    match object.keys().next() {
        Some(other) => Err(format!("`{name}` has no column `{other}`")),
        None => Ok(GoldRow { view, cells, evidence, disputed: readers < 2 }),
    }
}

fn text(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_its_views_columns() {
        let good = r#"{"view":"efforts","report":"AZE-2025","pillar":"overall","trend":"mixed","readers":1}"#;
        let row = row(good).unwrap();
        assert_eq!((row.view.name, row.cells[2].as_str(), row.disputed), ("efforts", "mixed", true));
        for (line, reason) in [
            ("[]", "no JSON object"),
            (r#"{"report":"AZE-2025"}"#, "no `view`"),
            (r#"{"view":"effort"}"#, "`effort` is no view of the contract"),
            (r#"{"view":"efforts","report":"AZE-2025","pillar":"x"}"#, "a row of `efforts` without `trend`"),
            (r#"{"view":"efforts","report":"A","pillar":"x","trend":null}"#, "`trend` is no string"),
            (r#"{"view":"efforts","report":"A","pillar":"x","trend":"y","z":""}"#, "`efforts` has no column `z`"),
        ] {
            assert!(super::row(line).unwrap_err().starts_with(reason), "{line}");
        }
    }

    #[test]
    fn errors_name_file_and_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.jsonl");
        fs::write(&file, "\n{}\n").unwrap();
        let error = Gold::read(&[folder.path().to_owned()]).unwrap_err().to_string();
        assert_eq!(error, format!("{}, line 2: no `view`", file.display()));
    }
}
