//! The 28 cells of hand-coded data sets, one row a country and edition: seven forms of trafficking, each on four legs. They are the rows
//! of the view `indicators`, turned.

use std::collections::BTreeMap;

use oxigraph::store::Store;

use super::column::{self, Column};
use super::{Kind, Table};
use crate::view::{self, Params};

/// The table of the 28 cells.
pub fn table(store: &Store) -> Result<Table, view::Error> {
    let (forms, legs) = (column::named("indicators", "form").codes, column::named("indicators", "leg").codes);
    let mut cells: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in view::rows(store, "indicators", &Params::new())? {
        if let [report, form, leg, value, ..] = row.as_slice() {
            cells.insert((report.clone(), name(form, leg)), value.clone());
        }
    }
    let head = ["report", "country", "country_name", "year"];
    let mut columns: Vec<Column> = head.map(|name| column::named(Kind::Cells.name(), name)).to_vec();
    for (form, about_form) in &forms {
        for (leg, about_leg) in &legs {
            let about = format!("{about_form}; {about_leg}.");
            columns.push(Column { name: name(form, leg), about, ..column::named("indicators", "value") });
        }
    }
    let reports = view::select(store, include_str!("../../queries/internal/reports.rq"), &[])?;
    let rows = reports.iter().map(|report| {
        let key = report.text("report");
        let mut row = vec![key.clone(), report.text("country"), report.text("name"), report.text("year")];
        row.extend(
            columns[head.len()..]
                .iter()
                .map(|column| cells.get(&(key.clone(), column.name.clone())).cloned().unwrap_or_default()),
        );
        row
    });
    Ok(Table {
        title: "Forms of trafficking by leg, as the Trafficking in Persons reports tell them".into(),
        about: "One row a country and edition; a column for each of seven forms of trafficking on each of four legs: whether the report \
                says that it happens there."
            .into(),
        key: vec!["country".into(), "year".into()],
        rows: rows.collect(),
        columns,
    })
}

/// The name of a cell's column: `child_sex_trafficking_internal`.
fn name(form: &str, leg: &str) -> String {
    format!("{form}_{leg}").replace('-', "_")
}
