//! The text of `docs/accuracy.md`.

use std::io::{self, Write};

use super::judgement::{self, Judgement, Judgements, Reader, Verdict};
use super::manifest::{Manifest, Period};
use super::measured::Measured;
use super::mistakes::{self, Group};
use crate::eval::{Figure, Mistake, Tally, VIEWS, interval};

/// How many sorts of errors a set lists.
const GROUPS: usize = 12;
/// How many examples a sort of errors has.
const EXAMPLES: usize = 2;
/// The longest value or sentence, in characters, that an example prints whole.
const WIDEST: usize = 240;

/// Writes the document.
///
/// # Errors
/// When the output fails.
pub fn write(out: &mut dyn Write, manifest: &Manifest, sets: &[Measured], judged: &Judgements) -> io::Result<()> {
    writeln!(out, "# Accuracy\n")?;
    writeln!(
        out,
        "Written by `tipgraph accuracy -o docs/accuracy.md`; do not edit. `docs/accuracy.toml` names the reports.\n\n\
         A row of a view is right where the gold has the same row: by the key *exact* in all columns, by the looser keys \
         in those that they name. Precision is the share of the rows found that are right, recall the share of the gold \
         that was found. A row that only one of two readers gave counts neither way. In brackets: the interval that holds \
         95 % of the figures when the reports are drawn anew {DRAWN}; a set of one report has none.\n\n\
         *Held out* are reports whose text, gold and errors nobody looked at while the rules were written.\n",
    )?;
    summary(out, sets)?;
    left_out(out, manifest, sets)?;
    writeln!(out, "## By view\n")?;
    for measured in sets {
        by_view(out, measured)?;
    }
    writeln!(out, "## By edition\n\nF1 by the exact key, and the number of reports.\n")?;
    for held_out in [false, true] {
        by_edition(out, manifest, sets, held_out)?;
    }
    commonest(out, sets)?;
    by_eye(out, judged)
}

const DRAWN: &str = "a thousand times (bootstrap)";

fn summary(out: &mut dyn Write, sets: &[Measured]) -> io::Result<()> {
    writeln!(out, "All views together, by the exact key:\n")?;
    let rows = sets.iter().map(|measured| {
        let tallies = measured.all();
        let mut row = vec![measured.set.title.clone(), sight(measured).to_owned(), tallies.len().to_string()];
        row.extend(figures(&tallies));
        row
    });
    let header = ["set", "sight", "reports", "right", "missed", "wrong", "precision", "recall", "F1"];
    table(out, &header, 2, rows)
}

fn left_out(out: &mut dyn Write, manifest: &Manifest, sets: &[Measured]) -> io::Result<()> {
    let here = |name: &str| sets.iter().any(|measured| measured.set.name == name);
    for set in manifest.sets.iter().filter(|set| !here(&set.name)) {
        writeln!(out, "Not measured here, for its texts or its gold are not beside the project: {}.\n", set.title)?;
    }
    Ok(())
}

fn by_view(out: &mut dyn Write, measured: &Measured) -> io::Result<()> {
    writeln!(out, "### {} ({})\n", measured.set.title, sight(measured))?;
    writeln!(out, "{} Reports: {}.\n", measured.set.about, measured.set.reports.join(", "))?;
    let mut rows = Vec::new();
    for view in &VIEWS {
        for key in view.keys() {
            let tallies = measured.of_view(view.name, key);
            if tallies.iter().copied().sum::<Tally>() != Tally::default() {
                let mut row = vec![view.name.to_owned(), key.to_owned()];
                row.extend(figures(&tallies));
                rows.push(row);
            }
        }
    }
    table(out, &["view", "key", "right", "missed", "wrong", "precision", "recall", "F1"], 2, rows)
}

fn by_edition(out: &mut dyn Write, manifest: &Manifest, sets: &[Measured], held_out: bool) -> io::Result<()> {
    let sets: Vec<&Measured> = sets.iter().filter(|measured| measured.set.held_out == held_out).collect();
    let of = |period: Period, view: Option<&str>| -> Vec<Tally> {
        sets.iter().flat_map(|measured| measured.of_period(period, view)).collect()
    };
    let periods: Vec<Period> =
        manifest.periods.iter().copied().filter(|period| !of(*period, None).is_empty()).collect();
    if periods.is_empty() {
        return Ok(());
    }
    writeln!(out, "### {}\n", if held_out { "Held out" } else { "In sight" })?;
    let cell = |tallies: &[Tally]| match tallies.iter().copied().sum::<Tally>().f1() {
        None => String::new(),
        Some(_) => format!("{}, {}", figure(tallies, Tally::f1), tallies.len()),
    };
    let mut rows = Vec::new();
    for view in VIEWS.iter().map(|view| Some(view.name)).chain([None]) {
        let cells: Vec<String> = periods.iter().map(|period| cell(&of(*period, view))).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push([view.unwrap_or("**all**").to_owned()].into_iter().chain(cells).collect());
        }
    }
    let titles: Vec<String> = periods.iter().map(ToString::to_string).collect();
    let header: Vec<&str> = ["view"].into_iter().chain(titles.iter().map(String::as_str)).collect();
    table(out, &header, 1, rows)
}

fn commonest(out: &mut dyn Write, sets: &[Measured]) -> io::Result<()> {
    writeln!(
        out,
        "## The commonest errors\n\n\
         Of the reports in sight; those of held out reports are never listed. A row that was found with some cells wrong \
         is told by the columns that differ, as gold → found.\n",
    )?;
    for measured in sets.iter().filter(|measured| !measured.set.held_out) {
        let groups = mistakes::group(&measured.measure.mistakes);
        writeln!(out, "### {}\n", measured.set.title)?;
        if groups.is_empty() {
            writeln!(out, "None.\n")?;
            continue;
        }
        for group in groups.iter().take(GROUPS) {
            writeln!(out, "- **{}, {}** ({})", group.view.name, sort(group), group.pairs.len())?;
            for (gold, found) in group.pairs.iter().take(EXAMPLES) {
                example(out, *gold, *found, measured.set.quotes)?;
            }
        }
        let rest: usize = groups.iter().skip(GROUPS).map(|group| group.pairs.len()).sum();
        if rest > 0 {
            writeln!(out, "- and {rest} of {} other sorts", groups.len() - GROUPS)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn sort(group: &Group<'_>) -> String {
    match group.what.as_str() {
        "missed" => "missed".into(),
        "extra" => "not in the gold".into(),
        columns => format!("another {columns}"),
    }
}

fn example(out: &mut dyn Write, gold: Option<&Mistake>, found: Option<&Mistake>, quotes: bool) -> io::Result<()> {
    let Some(row) = gold.or(found) else { return Ok(()) };
    let cells = row.view.columns.iter().zip(&row.cells).enumerate().skip(1).filter_map(|(at, (column, cell))| {
        let other = found.map_or(cell, |found| &found.cells[at]);
        match (cell == other, cell.is_empty()) {
            (true, true) => None,
            (true, false) => Some(format!("{column} {}", code(cell))),
            (false, _) => Some(format!("{column} {} → {}", code(cell), code(other))),
        }
    });
    writeln!(out, "  - {}: {}", row.cells[0], cells.collect::<Vec<_>>().join(", "))?;
    if quotes && !row.evidence.is_empty() {
        writeln!(out, "    > {}", cut(&row.evidence))?;
    }
    Ok(())
}

fn by_eye(out: &mut dyn Write, judged: &Judgements) -> io::Result<()> {
    writeln!(out, "## Judged by eye\n")?;
    if judged.facts.is_empty() && judged.silences.is_empty() {
        return writeln!(out, "Nothing has been judged yet. `cargo run --example sample` draws what to judge.");
    }
    writeln!(
        out,
        "Facts and sentences without facts, drawn at random by `cargo run --example sample` and read by people who did \
         not see each other's verdicts (`docs/judgements`). In brackets: Wilson's interval of 95 %.\n",
    )?;
    let mut rows = Vec::new();
    for (what, judgements) in [("facts", &judged.facts), ("sentences without a fact", &judged.silences)] {
        for (number, reader) in (1..).zip(judgement::readers(judgements)) {
            let Reader { right, wrong } = reader;
            let share =
                reader.share().map_or_else(String::new, |(s, low, high)| format!("{s:.3} ({low:.3}–{high:.3})"));
            rows.push(vec![what.to_owned(), number.to_string(), right.to_string(), wrong.to_string(), share]);
        }
    }
    table(out, &["what", "reader", "right", "wrong", "share right"], 1, rows)?;
    for (what, judgements) in [("facts", &judged.facts), ("sentences without a fact", &judged.silences)] {
        if let Some(agreement) = judgement::agreement(judgements) {
            writeln!(out, "The readers agree on {:.1} % of the {what}.\n", agreement * 100.0)?;
        }
    }
    listed(out, "Facts that a reader found wrong", &judged.facts)?;
    listed(out, "Sentences from which a reader would have taken a fact", &judged.silences)
}

fn listed(out: &mut dyn Write, title: &str, judgements: &[Judgement]) -> io::Result<()> {
    let wrong: Vec<&Judgement> = judgements.iter().filter(|j| j.verdicts.contains(&Verdict::Wrong)).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    writeln!(out, "### {title}\n")?;
    for judgement in wrong {
        let cells = judgement.row.iter().filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = cells.map(|(column, cell)| format!("{column} {}", code(cell))).collect();
        let place = judgement.view.as_ref().unwrap_or(&judgement.section);
        let by = (1..).zip(&judgement.verdicts).filter(|(_, verdict)| **verdict == Verdict::Wrong);
        let by: Vec<String> = by.map(|(reader, _)| reader.to_string()).collect();
        let readers = format!("reader{} {}", if by.len() > 1 { "s" } else { "" }, by.join(" and "));
        writeln!(out, "- {}, {place}: {} ({readers})", judgement.report, cells.join(", "))?;
        if !judgement.sentence.is_empty() {
            writeln!(out, "  > {}", cut(&judgement.sentence))?;
        }
        if !judgement.note.is_empty() {
            writeln!(out, "\n  {}", judgement.note)?;
        }
    }
    writeln!(out)
}

fn sight(measured: &Measured) -> &'static str {
    if measured.set.held_out { "held out" } else { "in sight" }
}

/// Counts and figures of some reports, each figure with its interval.
fn figures(tallies: &[Tally]) -> [String; 6] {
    let sum: Tally = tallies.iter().copied().sum();
    [
        sum.right.to_string(),
        sum.missed.to_string(),
        sum.wrong.to_string(),
        figure(tallies, Tally::precision),
        figure(tallies, Tally::recall),
        figure(tallies, Tally::f1),
    ]
}

fn figure(tallies: &[Tally], figure: Figure) -> String {
    let Some(all) = figure(tallies.iter().copied().sum()) else { return "–".into() };
    match interval(tallies, figure) {
        Some((low, high)) => format!("{all:.3} ({low:.2}–{high:.2})"),
        None => format!("{all:.3}"),
    }
}

/// A table whose first `left` columns are words and whose others are numbers.
fn table(
    out: &mut dyn Write,
    header: &[&str],
    left: usize,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> io::Result<()> {
    writeln!(out, "| {} |", header.join(" | "))?;
    let rules: Vec<&str> = (0..header.len()).map(|at| if at < left { "---" } else { "--:" }).collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    for row in rows {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    writeln!(out)
}

/// A value as code; an empty one is said to be empty.
fn code(cell: &str) -> String {
    if cell.is_empty() { "*empty*".into() } else { format!("`{}`", cut(cell).replace('`', "'")) }
}

/// A text on one line, no longer than [`WIDEST`].
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WIDEST {
        return line;
    }
    line.chars().take(WIDEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accuracy::Set;
    use crate::eval::{EXACT, Measure, View};

    fn measured(name: &str, held_out: bool, quotes: bool) -> Measured {
        let set = Set {
            name: name.into(),
            title: format!("The {name}"),
            about: "About it.".into(),
            texts: "t".into(),
            gold: "g".into(),
            reports: vec!["AZE-2025".into(), "GHA-2015".into()],
            held_out,
            quotes,
            floor: None,
        };
        let mut measure = Measure::default();
        for (report, right) in [("AZE-2025", 3), ("GHA-2015", 1)] {
            measure.tallies.insert((report.into(), "tiers", EXACT), Tally { right, missed: 1, wrong: 0 });
        }
        let cells = ["AZE-2025", "AZE", "2025", "2", ""].map(str::to_owned).to_vec();
        let evidence = format!("Sentence of the {name}.");
        measure.mistakes.push(Mistake { view: View::named("tiers").unwrap(), missed: true, cells, evidence });
        Measured { set, measure }
    }

    #[test]
    fn figures_of_all_sets_and_errors_only_of_those_in_sight() {
        let manifest = Manifest {
            measured: None,
            judgements: None,
            periods: vec![Period(2001, 2024), Period(2025, 2025)],
            sets: vec![],
        };
        let sets = [measured("seed", false, true), measured("digests", false, false), measured("rest", true, true)];
        let mut out = Vec::new();
        write(&mut out, &manifest, &sets, &Judgements::default()).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.contains("| The rest | held out | 2 | 4 | 2 | 0 | 1.000 (1.00–1.00) | 0.667 (0.50–0.75) |"),
            "{text}"
        );
        assert!(text.contains("| tiers | 0.667, 1 | 0.857, 1 |"), "{text}");
        assert!(
            text.contains("  - AZE-2025: country `AZE`, year `2025`, tier `2`\n    > Sentence of the seed."),
            "{text}"
        );
        assert!(!text.contains("Sentence of the digests") && !text.contains("Sentence of the rest"), "{text}");
        assert_eq!(text.matches("**tiers, missed** (1)").count(), 2, "{text}");
        assert!(text.ends_with("draws what to judge.\n"), "{text}");
    }

    #[test]
    fn wrong_facts_are_listed_with_both_figures() {
        let line = r#"{"report": "AZE-2025", "view": "tiers", "row": {"tier": "3"}, "sentence": "On Tier 2.",
                       "verdicts": ["wrong", "right"], "note": "It is 2."}"#;
        let facts = vec![serde_json::from_str(line).unwrap()];
        let mut out = Vec::new();
        by_eye(&mut out, &Judgements { facts, silences: Vec::new() }).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("| facts | 1 | 0 | 1 | 0.000 (0.000–0.793) |"), "{text}");
        assert!(text.contains("| facts | 2 | 1 | 0 | 1.000 (0.207–1.000) |"), "{text}");
        assert!(text.contains("- AZE-2025, tiers: tier `3` (reader 1)\n  > On Tier 2.\n\n  It is 2.\n"), "{text}");
    }
}
