//! Tables for people: columns in line, long cells cut.

use std::io::{self, Write};

/// The widest cell, in characters.
const WIDEST: usize = 56;

/// Writes rows under their header; numbers stand to the right.
pub fn write(out: &mut dyn Write, header: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cut(cell)).collect()).collect();
    let columns = 0..header.len();
    let width = |column: usize| {
        let cells = rows.iter().chain([&header]).filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = columns.clone().map(width).collect();
    let is_number = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.chars().all(|c| c.is_ascii_digit() || "-.% ".contains(c)))
    };
    let right: Vec<bool> = columns.map(is_number).collect();
    for row in [&header].into_iter().chain(&rows) {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = widths[column];
            if right[column] { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

/// A cell on one line and no wider than [`WIDEST`].
fn cut(cell: &str) -> String {
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if cell.chars().count() <= WIDEST {
        return cell;
    }
    cell.chars().take(WIDEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_line() {
        let mut out = Vec::new();
        let rows = [vec!["a".to_owned(), "7".to_owned()], vec!["é".repeat(60), "12".to_owned()]];
        write(&mut out, &["name", "n"], &rows).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], format!("a{}   7", " ".repeat(55)));
        assert_eq!(lines[2], format!("{}…  12", "é".repeat(55)));
        assert!(lines.iter().all(|line| line.chars().count() == 60));
    }
}
