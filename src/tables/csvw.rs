//! The metadata of a CSV file, as the W3C's CSV on the Web has them: what each column holds, what tells two rows apart.

use serde_json::{Map, Value, json};

use super::{Column, Table};

/// The metadata of a table that stands in the file `url` beside it.
pub fn metadata(table: &Table, url: &str) -> Vec<u8> {
    let columns: Vec<Value> = table.columns.iter().map(column).collect();
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": url,
        "dc:title": table.title,
        "dc:description": table.about,
        "tableSchema": { "columns": columns, "primaryKey": table.key },
    });
    let mut text = serde_json::to_vec_pretty(&metadata).unwrap_or_default();
    text.push(b'\n');
    text
}

fn column(column: &Column) -> Value {
    let mut told = Map::new();
    told.insert("name".into(), column.name.clone().into());
    told.insert("titles".into(), column.name.clone().into());
    if !column.about.is_empty() {
        told.insert("dc:description".into(), column.about.clone().into());
    }
    let base = column.value.name();
    let datatype = if column.open || column.codes.is_empty() {
        base.into()
    } else {
        // A closed list is a pattern, by which validators find any other value.
        let codes: Vec<String> = column.codes.iter().map(|(code, _)| regex::escape(code).replace("\\-", "-")).collect();
        json!({ "base": base, "format": codes.join("|") })
    };
    told.insert("datatype".into(), datatype);
    if column.required {
        told.insert("required".into(), true.into());
    }
    told.into()
}
