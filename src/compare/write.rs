//! Comparisons as text: a table for the terminal, Markdown, one HTML page, JSON.

use std::io::Write;

use super::{Aspect, Change, Comparison, Error, Kind, Said};

/// How comparisons are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A line for each change, without the sentences.
    Table,
    /// A table for each aspect, both sentences side by side.
    Markdown,
    /// The same as one page that loads nothing.
    Html,
    /// Everything.
    Json,
}

/// Writes comparisons.
///
/// # Errors
/// When the output fails.
pub fn write(comparisons: &[Comparison], format: Format, out: &mut dyn Write) -> Result<(), Error> {
    match format {
        Format::Table => table(comparisons, out)?,
        Format::Markdown => markdown(comparisons, out)?,
        Format::Html => html(comparisons, out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, comparisons).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The values of both editions, and what lies between them.
fn values(change: &Change) -> String {
    let value = |said: &Option<Said>| said.as_ref().map(|said| said.value.clone()).unwrap_or_default();
    let (before, after) = (value(&change.before), value(&change.after));
    let both = match (before.is_empty(), after.is_empty()) {
        (false, false) if before == after => after,
        (false, false) => format!("{before} → {after}"),
        (false, true) => before,
        (true, _) => after,
    };
    match change.difference {
        Some(difference) => format!("{both} ({difference:+})"),
        None => both,
    }
}

/// The sentence that says it, of the later edition where both do.
fn sentence(change: &Change) -> &str {
    change.after.as_ref().or(change.before.as_ref()).map_or("", |said| said.sentence.as_str())
}

/// How it fares, in the words of its aspect.
fn word(change: &Change) -> &'static str {
    match (change.aspect, change.kind) {
        (Aspect::Recommendations, Kind::Kept) => "repeated",
        (Aspect::Recommendations, Kind::Gone) => "dropped",
        (Aspect::Gaps, Kind::Kept) => "stayed",
        (_, kind) => kind.name(),
    }
}

/// What is told at the end: how much both have.
fn kept(comparison: &Comparison) -> String {
    let counts = comparison.kept.iter().map(|(aspect, count)| format!("{} {count}", aspect.name()));
    counts.collect::<Vec<_>>().join(", ")
}

/// The rows of changes, without their sentences but of what is nothing else.
fn table(comparisons: &[Comparison], out: &mut dyn Write) -> std::io::Result<()> {
    for (number, comparison) in comparisons.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} → {}", comparison.before, comparison.after)?;
        let cell = |change: &Change| (format!("{} {}", word(change), change.aspect.name()), change.what.clone());
        let cells: Vec<(String, String)> = comparison.changes.iter().map(cell).collect();
        let widest = |widths: Vec<usize>| widths.into_iter().max().unwrap_or_default();
        let first = widest(cells.iter().map(|(kind, _)| kind.chars().count()).collect());
        let second = widest(cells.iter().map(|(_, what)| what.chars().count().min(44)).collect());
        for (change, (kind, what)) in comparison.changes.iter().zip(&cells) {
            let told = values(change);
            let told = if told.is_empty() { sentence(change).to_owned() } else { told };
            let line = format!("  {kind:<first$}  {:<second$}  {}", cut(what, 44), cut(&told, 90));
            writeln!(out, "{}", line.trim_end())?;
            if let Some(reason) = &change.reason {
                writeln!(out, "  {:first$}  {}: {}", "", reason.value, cut(&reason.sentence, 120))?;
            }
        }
        if !comparison.kept.is_empty() {
            writeln!(out, "  both have: {}", kept(comparison))?;
        }
    }
    Ok(())
}

fn cut(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    line.chars().take(limit - 1).chain(['…']).collect()
}

fn markdown(comparisons: &[Comparison], out: &mut dyn Write) -> std::io::Result<()> {
    // What Markdown would read as its own, and what would end a cell.
    let plain = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let special = |c: char| matches!(c, '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '#');
        line.chars().fold(String::new(), |mut all, c| {
            if special(c) {
                all.push('\\');
            }
            all.push(c);
            all
        })
    };
    for comparison in comparisons {
        writeln!(out, "# {} and {}\n", comparison.before, comparison.after)?;
        for changes in comparison.changes.chunk_by(|a, b| a.aspect == b.aspect) {
            writeln!(out, "## {}\n", title(changes[0].aspect.name()))?;
            writeln!(out, "| | what | value | {} | {} |", comparison.before, comparison.after)?;
            writeln!(out, "|---|---|---|---|---|")?;
            for change in changes {
                let said = |said: &Option<Said>| said.as_ref().map(|said| plain(&said.sentence)).unwrap_or_default();
                let (kind, what) = (word(change), plain(&change.what));
                writeln!(
                    out,
                    "| {kind} | {what} | {} | {} | {} |",
                    plain(&values(change)),
                    said(&change.before),
                    said(&change.after)
                )?;
            }
            for reason in changes.iter().filter_map(|change| change.reason.as_ref()) {
                writeln!(out, "\nReason: {}. {}", plain(&reason.value), plain(&reason.sentence))?;
            }
            writeln!(out)?;
        }
        if !comparison.kept.is_empty() {
            writeln!(out, "Both have: {}.\n", kept(comparison))?;
        }
    }
    Ok(())
}

const STYLE: &str = "body{margin:2rem auto;max-width:76rem;padding:0 1rem;color:#22272e;font:15px/1.5 system-ui,sans-serif}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #d5dae0;padding:.4rem .55rem;text-align:left;\
vertical-align:top}th{background:#f3f5f7}td.kind{white-space:nowrap}.new{color:#00648f}.gone{color:#a34700}.changed{font-weight:600}\
td.said{width:32%}p.reason{color:#57606a}";

fn html(comparisons: &[Comparison], out: &mut dyn Write) -> std::io::Result<()> {
    let names: Vec<String> = comparisons.iter().map(|c| format!("{} and {}", c.before, c.after)).collect();
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{}</title>\n<style>{STYLE}</style>", escape(&names.join("; ")))?;
    for comparison in comparisons {
        let (before, after) = (escape(&comparison.before), escape(&comparison.after));
        writeln!(out, "<h1>{before} and {after}</h1>")?;
        for changes in comparison.changes.chunk_by(|a, b| a.aspect == b.aspect) {
            writeln!(out, "<h2>{}</h2>\n<table>", title(changes[0].aspect.name()))?;
            writeln!(out, "<tr><th></th><th>what</th><th>value</th><th>{before}</th><th>{after}</th></tr>")?;
            for change in changes {
                let said = |said: &Option<Said>| said.as_ref().map(|said| escape(&said.sentence)).unwrap_or_default();
                writeln!(
                    out,
                    "<tr><td class=\"kind {}\">{}</td><td>{}</td><td>{}</td><td class=\"said\">{}</td><td class=\"said\">{}</td></tr>",
                    change.kind.name(),
                    word(change),
                    escape(&change.what),
                    escape(&values(change)),
                    said(&change.before),
                    said(&change.after)
                )?;
            }
            writeln!(out, "</table>")?;
            for reason in changes.iter().filter_map(|change| change.reason.as_ref()) {
                writeln!(out, "<p class=\"reason\">{}: {}</p>", escape(&reason.value), escape(&reason.sentence))?;
            }
        }
        if !comparison.kept.is_empty() {
            writeln!(out, "<p>Both have: {}.</p>", escape(&kept(comparison)))?;
        }
    }
    writeln!(out, "</html>")
}

fn escape(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// A name with a capital.
fn title(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
