//! The rows of a view, whose cells are asked for by the names of their columns.

use oxigraph::store::Store;

use super::Error;
use crate::view::{self, Answer, Params};

/// The rows of a view.
pub(super) struct Rows {
    view: &'static str,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    /// Those that a report gives.
    ///
    /// # Errors
    /// When there is no such view, or the engine fails.
    pub(super) fn of(store: &Store, view: &'static str, report: &str) -> Result<Self, Error> {
        let answer = view::run(store, view, &Params::from([("report".into(), report.to_owned())]))?;
        let columns = match &answer {
            Answer::Table { columns, .. } => columns.iter().map(|column| column.as_str().to_owned()).collect(),
            _ => Vec::new(),
        };
        Ok(Self { view, columns, rows: answer.plain_rows() })
    }

    /// Of columns and cells.
    #[cfg(test)]
    pub(super) fn new(view: &'static str, columns: &[&str], rows: &[&[&str]]) -> Self {
        let owned = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
        Self { view, columns: owned(columns), rows: rows.iter().map(|cells| owned(cells)).collect() }
    }

    /// Of each row the cells of these columns, in the order asked for.
    ///
    /// # Errors
    /// When the view has no such column: it was changed, and what reads it was not.
    pub(super) fn cells(&self, columns: &[&'static str]) -> Result<Vec<Vec<&str>>, Error> {
        let place = |&name: &&'static str| {
            let found = self.columns.iter().position(|column| column == name);
            found.ok_or(Error::Column { view: self.view, column: name })
        };
        let places = columns.iter().map(place).collect::<Result<Vec<usize>, Error>>()?;
        Ok(self.rows.iter().map(|row| places.iter().map(|&at| row[at].as_str()).collect()).collect())
    }

    /// As [`Rows::cells`], of one column.
    ///
    /// # Errors
    /// As [`Rows::cells`].
    pub(super) fn column(&self, name: &'static str) -> Result<Vec<&str>, Error> {
        Ok(self.cells(&[name])?.into_iter().flatten().collect())
    }
}
