//! The statistics as SDMX-CSV 2.0: the observations of the two data cubes of `ontology/tip.ttl`, one a line, by the ids that SDMX allows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use oxigraph::store::Store;

use super::column::{self, Column};
use super::{Kind, Table};
use crate::graph::TOTAL;
use crate::graph::vocab::ROOT;
use crate::view::{self, Row};

/// The cubes' structures, and whether they have a period.
const STRUCTURES: [(&str, bool); 2] =
    [("TIPGRAPH:STATISTICS(1.0.0)", true), ("TIPGRAPH:UNDATED_STATISTICS(1.0.0)", false)];

/// First what the format wants, then the dimensions, the measure and the attributes.
const COLUMNS: [&str; 15] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "REF_AREA",
    "EDITION",
    "INDICATOR",
    "QUALIFIER",
    "POLARITY",
    "MODALITY",
    "STATEMENT",
    "TIME_PERIOD",
    "OBS_VALUE",
    "SOURCE",
    "FACT",
    "SENTENCE",
];

/// Where the key of an observation begins and ends in [`COLUMNS`].
const KEY: std::ops::Range<usize> = 3..11;

/// The table of all observations.
pub fn table(store: &Store) -> Result<Table, view::Error> {
    let mut columns: Vec<Column> = COLUMNS.map(|name| column::named(Kind::Sdmx.name(), name)).to_vec();
    let observations = view::select(store, include_str!("../../queries/internal/cube.rq"), &[])?;
    // These two lists are open: the codebook has what is there.
    for (column, key, name) in
        [("INDICATOR", "indicator", "indicator_name"), ("QUALIFIER", "qualifier", "qualifier_name")]
    {
        let codes: BTreeMap<String, String> =
            observations.iter().map(|row| (code(&row.text(key)), row.text(name))).collect();
        if let Some(column) = columns.iter_mut().find(|known| known.name == column) {
            column.codes = codes.into_iter().collect();
        }
    }
    let mut key = vec!["STRUCTURE_ID".to_owned()];
    key.extend(COLUMNS[KEY].iter().map(|&name| name.to_owned()));
    Ok(Table {
        title: "Counts in the Trafficking in Persons reports".into(),
        about: "Counts of people, cases and things, one a row: what one place of a report says. Counts are not added up, and those that the \
                text denies or plans are here too: choose by POLARITY and MODALITY."
            .into(),
        columns,
        key,
        rows: observations.iter().map(observation).collect(),
    })
}

fn observation(row: &Row) -> Vec<String> {
    let period = row.text("period");
    let structure = STRUCTURES.iter().find(|(_, has_period)| *has_period != period.is_empty()).map_or("", |(id, _)| id);
    let statement = row.text("statement");
    let place = statement.strip_prefix(&format!("{ROOT}report/{}/", row.text("report"))).unwrap_or(&statement);
    vec![
        "datastructure".into(),
        structure.into(),
        "I".into(),
        code(&row.text("area")),
        row.text("edition"),
        code(&row.text("indicator")),
        code(&row.text("qualifier")),
        code(&row.text("polarity")),
        code(&row.text("modality")),
        code(place),
        period,
        row.text("value"),
        code(&row.text("source")),
        row.text("fact"),
        row.text("sentence"),
    ]
}

/// A key as an id of SDMX, which has ASCII letters, digits and `_@$-` only: several slugs are joined by `_`, any other byte is told in hex.
fn code(key: &str) -> String {
    if key == TOTAL {
        return "_T".into();
    }
    key.bytes().fold(String::with_capacity(key.len()), |mut id, byte| {
        match byte {
            b',' | b'/' => id.push('_'),
            b'-' | b'_' | b'@' => id.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => id.push(byte.into()),
            _ => {
                let _ = write!(id, "${byte:02x}");
            }
        }
        id
    })
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn ids_are_what_sdmx_allows() {
        assert_eq!(code("victims-identified"), "victims-identified");
        assert_eq!(code("at-least,official"), "at-least_official");
        assert_eq!(code("total"), "_T");
        assert_eq!(code("s26/10-20/media/convict"), "s26_10-20_media_convict");
        assert_eq!(code("human rights"), "human$20rights");
    }
}
