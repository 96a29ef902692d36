//! Counts of people, cases and things (view `statistics`): numbers with the frame that governs them, comparisons and brackets
//! with the frame of what they compare with, parts with that of their whole.

use crate::fact::{Kind, Modality, Polarity, Slot, Value};
use crate::source::{SectionKind, Span};

use super::context::{Context, Draft};
use super::line::{Line, Relation};
use super::quantity::Count;
use super::word::Tag;
use super::{Page, Reading, discourse, qualifier, tally};

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
    at_least: bool,
    head: Option<String>,
    year: Option<i32>,
    value: Option<i64>,
    /// Neither a part nor a comparison.
    main: bool,
    span: Span,
}

/// Reads the counts of all pages.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let own = context.own().to_owned();
    let mut last: Vec<Entry> = Vec::new();
    let mut year = None;
    let mut section = None;
    for page in pages.iter().filter(|p| p.section != SectionKind::Recommendations) {
        if section != Some((page.section, page.paragraph)) {
            last.clear();
            year = None;
            section = Some((page.section, page.paragraph));
        }
        let line = Line::new(&page.reading, Some(&page.clauses), &own);
        let continues = goes_on(&line);
        let mut teller = Teller {
            line: &line,
            own: &own,
            before: &last,
            handed: year.filter(|_| continues),
            continues,
            entries: Vec::new(),
        };
        teller.run();
        let entries = std::mem::take(&mut teller.entries);
        for entry in &entries {
            emit(context, page, &line, entry);
        }
        year = topic(&line).or(year.filter(|_| continues));
        if !entries.is_empty() {
            last = entries;
        } else if !continues {
            last.clear();
        }
    }
}

/// Whether a sentence goes on from the one before: "However, ...", "This compared with ...", "Of these, ...".
pub fn goes_on(line: &Line<'_, '_>) -> bool {
    let first = |at: usize| line.lemma(at);
    matches!(first(0), "however" | "this" | "these" | "those" | "they" | "it")
        || matches!((first(0), first(1)), ("of" | "among", "these" | "those" | "them" | "the"))
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
        draft = draft.with(Slot::Qualifier, Value::Text(qualifiers.join(",")));
    }
    context.add(draft);
}

struct Teller<'t, 'r, 'a> {
    line: &'t Line<'r, 'a>,
    own: &'t str,
    /// Those of the sentence before.
    before: &'t [Entry],
    /// The year of the sentence before, where this one goes on from it.
    handed: Option<i32>,
    continues: bool,
    entries: Vec<Entry>,
}

impl<'r> Teller<'_, 'r, '_> {
    fn run(&mut self) {
        let line = self.line;
        let mut previous: Option<(usize, Relation)> = None;
        let mut counts = line.counts.iter().peekable();
        for word in 0..line.reading.words.len() {
            if let Some(count) = counts.next_if(|c| c.at == word) {
                let relation = line.relation(count.start, previous);
                self.count(line, count, relation, None);
                previous = Some((count.end, relation));
            }
            if let Some(bracket) = line.reading.bracket(word) {
                self.bracket(&bracket, word);
            }
        }
    }

    /// Reads a bracket: with a year a comparison, else parts.
    fn bracket(&mut self, bracket: &Reading<'_>, word: usize) {
        let line = Line::new(bracket, None, self.own);
        if !line.money.is_empty() {
            return;
        }
        let relation = if line.years.is_empty() { Relation::Part } else { Relation::Compared };
        for count in &line.counts {
            self.count(&line, count, relation, Some(word));
        }
    }

    /// Reads one number; `bracket` is the word before its bracket, where it stands in one.
    fn count(&mut self, line: &Line<'_, '_>, count: &Count, relation: Relation, bracket: Option<usize>) {
        let nought = count.value == 0;
        let compared = relation == Relation::Compared || line.is_compared(count.at);
        if nought && !compared {
            return;
        }
        let found = tally::evoked(line, count, relation);
        let anchored = |entries: &[Entry], indicator: &str| entries.iter().any(|e| e.indicator == indicator);
        let pronoun = |at: usize| matches!(line.lemma(at), "them" | "whom" | "which" | "these" | "those");
        let told_of =
            line.lemma(count.end) == "of" && pronoun(count.end + 1) || count.start > 0 && pronoun(count.start - 1);
        let mut any = false;
        for evoked in found {
            let indicator = &evoked.indicator;
            if !evoked.frame.set.contains_key("indicator") || evoked.denied && !compared {
                any = true;
                continue;
            }
            if count.core.is_empty()
                && !told_of
                && !anchored(&self.entries, indicator)
                && !anchored(self.before, indicator)
                && line.tag(count.at) == Some(Tag::Number)
            {
                continue;
            }
            // "the 40 victims" of whom was spoken before, outside of a comparison
            if count.known
                && !compared
                && (count.core.is_empty() || anchored(&self.entries, indicator) || anchored(self.before, indicator))
            {
                any = true;
                continue;
            }
            let shared = evoked.verb.map_or_else(Vec::new, |v| officially(line, v, indicator));
            let mut own = qualifier::of_count(line, count);
            if !people(indicator) {
                own.retain(|q| q != "foreign");
            }
            let year = if bracket.is_some() || compared {
                self.own_year(line, count, bracket)
            } else {
                self.own_year(line, count, bracket).or(self.handed)
            };
            let main = !compared && relation != Relation::Part && bracket.is_none();
            let entry = self.entry(line, count, bracket, indicator, &evoked.frame.id, shared, own, year, main);
            self.entries.push(Entry { timeless: evoked.frame.set.contains_key("timeless"), ..entry });
            any = true;
        }
        if any {
            return;
        }
        match relation {
            Relation::Compared => self.compared(line, count, bracket),
            Relation::Part => self.part(line, count, bracket),
            Relation::Own(verb) => self.says_of(line, count, verb),
        }
    }

    /// "15 were women", "seven involved children", "there had been 54 cases": what a count is said to be.
    fn says_of(&mut self, line: &Line<'_, '_>, count: &Count, verb: Option<usize>) {
        let behind = line
            .verb_behind(count.end)
            .filter(|v| matches!(line.verbs[*v].lemma.as_str(), "be" | "involve" | "include"));
        let told_of = count.core.is_empty() || count.head().is_some_and(|h| self.anchor(line, h).is_some());
        if behind.is_some() && told_of && (self.continues || !self.entries.is_empty() || !count.core.is_empty()) {
            self.part(line, count, None);
            return;
        }
        let there = verb
            .is_some_and(|v| line.verbs[v].lemma == "be" && (0..line.verbs[v].start).any(|w| line.lemma(w) == "there"));
        if there && let Some(anchor) = count.head().and_then(|h| self.anchor(line, h)).cloned() {
            let own = qualifier::of_count(line, count);
            let year = self.own_year(line, count, None);
            let entry =
                self.entry(line, count, None, &anchor.indicator, &anchor.frame, anchor.shared.clone(), own, year, true);
            self.entries.push(entry);
        }
    }

    /// The main count spoken of before whose counted noun is this one.
    fn anchor(&self, line: &Line<'_, '_>, head: usize) -> Option<&Entry> {
        let lemma = line.lemma(head);
        self.entries.iter().rev().chain(self.before.iter().rev()).find(|e| e.main && e.head.as_deref() == Some(lemma))
    }

    /// A number in a comparison or a bracket with a year: of what it is compared with.
    fn compared(&mut self, line: &Line<'_, '_>, count: &Count, bracket: Option<usize>) {
        let head = count.head().map(|h| line.lemma(h).to_owned());
        let alike =
            |e: &&Entry| head.is_none() || e.head.is_none() || e.head == head || persons(line, &head, e.head.as_ref());
        let found = if bracket.is_some() {
            self.entries.last().filter(alike).cloned()
        } else {
            let mains = || self.entries.iter().rev().filter(|e| e.main);
            mains()
                .find(|e| head.is_some() && e.head == head)
                .or_else(|| mains().find(alike))
                .or_else(|| self.entries.iter().rev().find(alike))
                .cloned()
        };
        let before = || {
            self.before
                .iter()
                .rev()
                .filter(|_| self.continues && self.entries.is_empty())
                .find(|e| e.main && alike(e))
                .cloned()
        };
        let at = bracket.map_or(count.start, |b| b + 1);
        let Some(anchor) = found.or_else(|| self.unnumbered(at, &head)).or_else(before) else { return };
        let own = qualifier::of_count(line, count);
        let own = if count.core.is_empty() { qualifier::joined(&own, &anchor.own) } else { own };
        let year = self.own_year(line, count, bracket);
        let mut entry =
            self.entry(line, count, bracket, &anchor.indicator, &anchor.frame, anchor.shared.clone(), own, year, false);
        entry.head = entry.head.or(anchor.head);
        self.entries.push(entry);
    }

    /// A part of what was counted before: only with what sets it apart.
    fn part(&mut self, line: &Line<'_, '_>, count: &Count, bracket: Option<usize>) {
        let near = self.entries.iter().rev().find(|e| bracket.is_some() || e.main);
        let Some(anchor) = near
            .or_else(|| {
                self.before
                    .iter()
                    .rev()
                    .filter(|_| self.continues || self.entries.is_empty() && !count.core.is_empty())
                    .find(|e| e.main)
            })
            .cloned()
        else {
            return;
        };
        let own = qualifier::of_part(line, count, anchor.indicator == "officials-trained");
        if own.is_empty() || own == anchor.own {
            return;
        }
        let year = self
            .own_year(line, count, bracket)
            .filter(|_| bracket.is_none() && line.years.iter().any(|(i, _)| *i > count.at && *i < count.end + 3))
            .or(anchor.year);
        let own = qualifier::joined(&own, &anchor.own);
        let entry =
            self.entry(line, count, bracket, &anchor.indicator, &anchor.frame, anchor.shared.clone(), own, year, false);
        self.entries.push(Entry { timeless: anchor.timeless, ..entry });
    }

    /// What was said before word `at` without a number: "did not report how many victims it assisted, compared with 67".
    fn unnumbered(&self, at: usize, head: &Option<String>) -> Option<Entry> {
        let line = self.line;
        let fitting = |group: &Count| {
            head.is_none()
                || group.head().is_some_and(|h| {
                    Some(line.lemma(h)) == head.as_deref() || persons(line, head, Some(&line.lemma(h).to_owned()))
                })
        };
        for v in (0..line.verbs.len()).rev().filter(|v| line.verbs[*v].end <= at) {
            let from = line.verbs[..v].last().map_or(0, |p| p.end);
            let reach = line.reach(v).min(at);
            let anywhere = line.verbs[v].chain.is_empty()
                && (from..line.verbs[v].start).any(|w| matches!(line.lemma(w), "how" | "number" | "many" | "whether"));
            let start = if anywhere { from } else { line.verbs[v].end };
            for group in tally::groups(line, start, reach.max(start)) {
                let found = tally::unnumbered(line, &group, v, anywhere)
                    .filter(|_| fitting(&group))
                    .or_else(|| tally::evoked(line, &group, Relation::Part).into_iter().next());
                if let Some(evoked) = found {
                    let shared = officially(line, v, &evoked.indicator);
                    let mut entry = self.entry(
                        line,
                        &group,
                        None,
                        &evoked.indicator,
                        &evoked.frame.id,
                        shared,
                        Vec::new(),
                        None,
                        true,
                    );
                    entry.value = None;
                    return Some(entry);
                }
            }
            if line.breaks(line.verbs[v].start.saturating_sub(1)) {
                break;
            }
        }
        None
    }

    /// The year that is said with a number.
    fn own_year(&self, line: &Line<'_, '_>, count: &Count, bracket: Option<usize>) -> Option<i32> {
        if bracket.is_some() {
            return line.years.iter().find(|(i, _)| *i > count.at).or(line.years.first()).map(|(_, y)| *y);
        }
        line.year(count.at)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of an entry")]
    fn entry(
        &self,
        line: &Line<'_, '_>,
        count: &Count,
        bracket: Option<usize>,
        indicator: &str,
        frame: &str,
        shared: Vec<String>,
        own: Vec<String>,
        year: Option<i32>,
        main: bool,
    ) -> Entry {
        let end = count.end.max(count.at + 1);
        Entry {
            at: bracket.unwrap_or(count.at),
            indicator: indicator.to_owned(),
            frame: frame.to_owned(),
            timeless: false,
            shared,
            own,
            at_least: count.at_least,
            head: count.head().map(|h| line.lemma(h).to_owned()),
            year,
            value: Some(count.value),
            main,
            span: line.reading.span_of(count.start.min(count.at), end),
        }
    }
}

/// "officially" said of identifying victims.
fn officially(line: &Line<'_, '_>, v: usize, indicator: &str) -> Vec<String> {
    let verb = &line.verbs[v];
    let before = verb.start.checked_sub(1).map_or("", |w| line.lemma(w));
    let said = verb.adverbs.iter().any(|a| matches!(a.as_str(), "officially" | "formally"))
        || matches!(before, "officially" | "formally");
    if said && indicator.starts_with("victims") { vec!["official".into()] } else { Vec::new() }
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
