//! The rows of a view as plain text.

use oxigraph::store::Store;

use crate::view::{self, Params};

/// The rows of the view of this name, in the order that it prints them; an unknown value is empty.
pub fn rows(store: &Store, view: &str) -> Result<Vec<Vec<String>>, view::Error> {
    let query = view::named(view).ok_or_else(|| view::Error::UnknownQuery(view.to_owned()))?;
    Ok(view::ask(store, query.text, &Params::new())?.plain_rows())
}
