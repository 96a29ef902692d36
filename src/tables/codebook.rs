//! The codebook of a table: every column with its meaning and its codes, as a table for programs and as text for people.

use std::fmt::Write as _;

use super::{Column, Table, Type};

/// The codebook as a table: a row for each code of a column, and one for a column without codes.
pub fn table(of: &Table) -> Table {
    let rows = of.columns.iter().flat_map(|column| {
        let row = |code: &str, meaning: &str| {
            let required = if column.required { "yes" } else { "no" };
            [&column.name, &column.about, column.value.name(), required, code, meaning].map(str::to_owned).to_vec()
        };
        match column.codes.as_slice() {
            [] => vec![row("", "")],
            codes => codes.iter().map(|(code, meaning)| row(code, meaning)).collect(),
        }
    });
    let columns = ["column", "about", "type", "required", "code", "meaning"];
    Table {
        title: format!("Codebook: {}", of.title),
        about: "What each column holds, and what its codes mean.".into(),
        columns: columns.map(plain).to_vec(),
        key: vec!["column".into(), "code".into()],
        rows: rows.collect(),
    }
}

fn plain(name: &str) -> Column {
    let (about, value, codes) = (String::new(), Type::Text, Vec::new());
    Column { name: name.to_owned(), about, value, required: false, codes, open: true }
}

/// The codebook as Markdown. Columns with the same codes share one list of them.
pub fn markdown(of: &Table) -> String {
    let mut text = format!("# Codebook: {}\n\n{}\n\n", of.title, of.about);
    let _ = writeln!(text, "A row is told from all others by {}.\n", of.key.join(", "));
    text.push_str("| column | type | never empty | what it holds |\n|---|---|---|---|\n");
    for column in &of.columns {
        let required = if column.required { "yes" } else { "" };
        let _ =
            writeln!(text, "| `{}` | {} | {required} | {} |", column.name, column.value.name(), cell(&column.about));
    }
    let mut told: Vec<&[(String, String)]> = Vec::new();
    for column in of.columns.iter().filter(|column| !column.codes.is_empty()) {
        if told.contains(&column.codes.as_slice()) {
            continue;
        }
        told.push(&column.codes);
        let shared: Vec<String> = of
            .columns
            .iter()
            .filter(|other| other.codes == column.codes)
            .map(|other| format!("`{}`", other.name))
            .collect();
        let _ = write!(text, "\n## Codes of {}\n\n| code | meaning |\n|---|---|\n", shared.join(", "));
        for (code, meaning) in &column.codes {
            let _ = writeln!(text, "| `{code}` | {} |", cell(meaning));
        }
    }
    text
}

/// Text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
