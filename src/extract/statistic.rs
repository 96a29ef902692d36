//! Counts of people, cases and things (view `statistics`): numbers with the frame that governs them, comparisons and brackets
//! with the frame of what they compare with, parts with that of their whole.

mod bracket;
mod teller;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::fact::{Kind, Modality, Polarity, Slot, Value};
use crate::lexicon::Frame;
use crate::source::{SectionKind, Span};

use super::context::{Context, Draft};
use super::line::Line;
use super::{Page, discourse};
use teller::Teller;

/// A number whose indicator is known.
#[derive(Clone, Debug)]
struct Entry {
    /// Its place in the sentence; of a number in a bracket, the word before the bracket.
    at: usize,
    indicator: String,
    frame: String,
    timeless: bool,
    /// What the verb says of all that it counts: "officially".
    shared: Vec<String>,
    /// What the group itself says.
    own: Vec<String>,
    /// The verb that governs it, a place in [`Line::verbs`].
    verb: Option<usize>,
    at_least: bool,
    head: Option<String>,
    year: Option<i32>,
    value: Option<i64>,
    /// Neither a part nor a comparison.
    main: bool,
    /// What something is compared with.
    compared: bool,
    /// Whether it stands in a bracket.
    bracketed: bool,
    span: Span,
}

/// Reads the counts of all pages.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let own = context.own().to_owned();
    let mut last: Vec<Entry> = Vec::new();
    // What was told one sentence earlier, for one that speaks of a whole: "Of the identified victims".
    let mut older: Vec<Entry> = Vec::new();
    let mut year = None;
    let mut section = None;
    let mut counted: BTreeSet<(String, i64)> = BTreeSet::new();
    for page in pages.iter().filter(|p| p.section != SectionKind::Recommendations) {
        if section != Some((page.section, page.paragraph)) {
            last.clear();
            older.clear();
            year = None;
            section = Some((page.section, page.paragraph));
        }
        let line = Line::of(page, &own);
        let continues = goes_on(&line);
        // "56 prosecutions that year": the one last told.
        let same_year = (1..page.reading.words.len())
            .any(|w| line.lemma(w) == "year" && matches!(line.lemma(w - 1), "that" | "same"));
        let before = if last.is_empty() && line.opens_with_whole() { &older } else { &last };
        let mut teller = Teller {
            line: &line,
            own: &own,
            before,
            handed: year.filter(|_| continues || same_year),
            continues,
            entries: Vec::new(),
            parts: false,
            earlier: false,
            told: true,
            whole: line.opens_with_whole(),
            of_what: None,
            bracketed: None,
            counted: &counted,
        };
        teller.run();
        let entries = std::mem::take(&mut teller.entries);
        counted.extend(entries.iter().filter_map(|e| Some((e.indicator.clone(), e.value?))));
        for entry in &entries {
            emit(context, page, &line, entry);
        }
        year = topic(&line).or(year.filter(|_| continues || same_year));
        if line.opens_with_comparison() {
            // What comes next goes on from what was compared.
        } else if continues && !entries.is_empty() && entries.iter().all(|e| !e.main) {
            // "Of these, 15 were women." Parts leave what they are parts of.
            last.retain(|e| e.main);
            last.extend(entries);
        } else if !entries.is_empty() {
            last = entries;
        } else if !continues {
            older = std::mem::take(&mut last);
        }
    }
}

/// Whether a sentence goes on from the one before: "However, ...", "This compared with ...", "Of these, ...".
pub fn goes_on(line: &Line<'_, '_>) -> bool {
    let first = |at: usize| line.lemma(at);
    matches!(first(0), "however" | "this" | "these" | "those" | "they" | "it" | "all")
        || line.opens_with_whole()
        || line.opens_with_comparison()
}

/// The year that a sentence is about: the first that it tells outside of comparisons.
pub fn topic(line: &Line<'_, '_>) -> Option<i32> {
    line.years.iter().find(|(at, _)| !line.is_compared(*at)).map(|(_, year)| *year)
}

fn emit(context: &mut Context<'_>, page: &Page<'_>, line: &Line<'_, '_>, entry: &Entry) {
    let Some(value) = entry.value else { return };
    let mut qualifiers: Vec<String> = entry.shared.iter().chain(&entry.own).cloned().collect();
    if entry.at_least {
        qualifiers.push("at-least".into());
    }
    qualifiers.sort();
    qualifiers.dedup();
    let clause = line.clause(entry.at);
    let source = clause.map_or_else(|| "report".to_owned(), |c| discourse::source(&page.reading, &page.clauses, c));
    let year = entry.year.filter(|_| !entry.timeless);
    let mut draft = Draft::new(Kind::Statistic, page.reading.sentence, entry.span, &source, &entry.frame)
        .slug(Slot::Indicator, Some(&entry.indicator))
        .with(Slot::Value, Value::Integer(value))
        .year_slot(Slot::Year, year)
        .said(Polarity::Affirmed, Modality::Asserted, year);
    if !qualifiers.is_empty() {
        draft = draft.with(Slot::Qualifier, Value::Slug(qualifiers.join(",")));
    }
    context.add(draft);
}

/// Whether a frame counts what a head names.
fn takes(line: &Line<'_, '_>, frame: &Frame, head: Option<&String>) -> bool {
    let frames = &line.reading.lexicon.frames;
    head.is_some_and(|h| {
        frame.roles.get("counted").is_some_and(|role| role.is.iter().any(|class| frames.in_class(class.name(), h)))
    })
}

/// "officially" said of identifying victims, and "confirmed 12 victims".
fn officially(line: &Line<'_, '_>, v: usize, indicator: &str) -> Vec<String> {
    let verb = &line.verbs[v];
    let before = verb.start.checked_sub(1).map_or("", |w| line.lemma(w));
    let said = verb.adverbs.iter().any(|a| matches!(a.as_str(), "officially" | "formally"))
        || matches!(before, "officially" | "formally");
    if said && indicator.starts_with("victims") {
        vec!["official".into()]
    } else if verb.lemma == "confirm" && indicator == "victims-identified" {
        vec!["confirmed".into()]
    } else {
        Vec::new()
    }
}

/// Whether an indicator counts people by who they are.
fn people(indicator: &str) -> bool {
    indicator.starts_with("victims") || indicator.ends_with("recipients")
}

/// Whether two heads both name people.
fn persons(line: &Line<'_, '_>, a: &Option<String>, b: Option<&String>) -> bool {
    let frames = &line.reading.lexicon.frames;
    let person = |lemma: &str| {
        ["victim-like", "accused", "trainee", "person-in-need", "official"]
            .iter()
            .any(|class| frames.in_class(class, lemma))
    };
    matches!((a, b), (Some(a), Some(b)) if person(a) && person(b))
}
