//! The rows that the graph gives, as they are compared with gold.

use oxigraph::store::Store;

use super::contract::VIEWS;
use super::gold::Gold;
use super::measure::{Found, FoundRow};
use crate::view::{self, Params};

/// The rows of every view that the gold judges, of all reports in the store.
///
/// # Errors
/// When a query fails.
pub fn found(store: &Store, gold: &Gold) -> Result<Found, view::Error> {
    let mut found = Found::new();
    for view in VIEWS.iter().filter(|view| gold.judged.iter().any(|(_, judged)| *judged == view.name)) {
        let rows = view::rows(store, view.name, &Params::new())?.into_iter().map(|mut cells| {
            let evidence = cells.get(view.columns.len()).cloned().unwrap_or_default();
            cells.truncate(view.columns.len());
            FoundRow { cells, evidence }
        });
        found.insert(view.name, rows.collect());
    }
    Ok(found)
}
