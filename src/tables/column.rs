//! What a column holds, as `ontology/columns.toml` tells it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As in the header of the CSV.
    pub name: String,
    /// In words; empty where nobody has told.
    pub about: String,
    /// The type of its values.
    pub value: Type,
    /// Whether it is never empty.
    pub required: bool,
    /// Values that it can have, with their meaning.
    pub codes: Vec<(String, String)>,
    /// Whether it can have other values too, as where a user's own words add some.
    pub open: bool,
}

/// The type of a column's values, by its name in XML Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Type {
    /// Text.
    #[default]
    #[serde(rename = "string")]
    Text,
    /// A whole number.
    #[serde(rename = "integer")]
    Integer,
    /// An amount.
    #[serde(rename = "decimal")]
    Decimal,
    /// A calendar year.
    #[serde(rename = "gYear")]
    Year,
}

impl Type {
    /// The name in XML Schema and in CSVW.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Year => "gYear",
        }
    }
}

/// A column as the file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    about: String,
    #[serde(default, rename = "type")]
    value: Type,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    codes: toml::Table,
    #[serde(default)]
    open: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    columns: BTreeMap<String, Told>,
    of: BTreeMap<String, BTreeMap<String, Told>>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../ontology/columns.toml")).expect("ontology/columns.toml is as its test checks")
});

/// The column of that name in the table of that name.
pub fn named(table: &str, name: &str) -> Column {
    let told = FILE.of.get(table).and_then(|own| own.get(name)).or_else(|| FILE.columns.get(name));
    let Some(told) = told else {
        return Column {
            name: name.to_owned(),
            about: String::new(),
            value: Type::Text,
            required: false,
            codes: Vec::new(),
            open: true,
        };
    };
    let codes =
        told.codes.iter().map(|(code, meaning)| (code.clone(), meaning.as_str().unwrap_or_default().to_owned()));
    Column {
        name: name.to_owned(),
        about: told.about.clone(),
        value: told.value,
        required: told.required,
        codes: codes.collect(),
        open: told.open,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::view;

    #[test]
    fn every_column_of_every_query_is_told_of_and_no_other() {
        let store = oxigraph::store::Store::new().unwrap();
        let mut seen = BTreeSet::new();
        for query in view::all() {
            let view::Answer::Table { columns, .. } = view::ask(&store, query.text, &view::Params::new()).unwrap()
            else {
                panic!("{} is no table", query.name)
            };
            for column in columns {
                let told = named(query.name, column.as_str());
                assert!(told.about.ends_with('.'), "{}.{}", query.name, column.as_str());
                let own = FILE.of.get(query.name).is_some_and(|own| own.contains_key(column.as_str()));
                seen.insert((own.then_some(query.name), column.as_str().to_owned()));
            }
        }
        // Tables that are no query use the rest.
        let tables = ["indicators-csv", "sdmx-csv"];
        for (table, columns) in &FILE.of {
            for column in columns.keys().filter(|_| !tables.contains(&table.as_str())) {
                assert!(seen.contains(&(Some(table.as_str()), column.clone())), "no {table}.{column}");
            }
        }
        for column in FILE.columns.keys() {
            assert!(seen.contains(&(None, column.clone())), "no {column}");
        }
    }

    #[test]
    fn a_table_may_have_a_column_of_its_own() {
        assert_ne!(named("tiers", "year").about, named("statistics", "year").about);
        assert_eq!(named("statistics", "year").value, Type::Year);
        assert_eq!(named("tiers", "nothing").about, "");
    }
}
