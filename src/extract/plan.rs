//! Plans: national action plans and strategies, their years, and what became of them.
//!
//! A name is found by its head ("action plan", "NAP", "national strategy") and grows to both sides: years and nouns before
//! it, "against trafficking" behind it. The verb that it stands with says the status; "the plan" goes on from the last name.

use crate::fact::{Kind, Modality, Slot, Value};
use crate::lexicon::{Frame, VerbForm};
use crate::source::{SectionKind, Span};

use super::clause::{Clause, Link};
use super::context::{Context, Draft};
use super::discourse::{self, as_year};
use super::element::Shape;
use super::word::{Tag, Word};
use super::{Page, Reading};

/// Verbs that say nothing by themselves where another word says more.
const WEAK: [&str; 8] = ["be", "remain", "have", "continue", "include", "work", "use", "begin"];

/// A plan as one sentence names it.
#[derive(Clone, Debug)]
struct Named {
    name: String,
    start: Option<i32>,
    end: Option<i32>,
    /// Whether it may be the plan named before: "the NAP", "its action plan".
    definite: bool,
    /// The words of the name.
    from: usize,
    to: usize,
}

/// A plan with what the text says of it.
struct Plan {
    named: Named,
    status: Option<String>,
    sentence: usize,
    span: Span,
    source: String,
    frame: String,
}

/// Adds the plans of all sections that tell what was done.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut plans: Vec<Plan> = Vec::new();
    let pillar = |p: &&Page<'_>| matches!(p.section, SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention);
    for page in pages.iter().filter(pillar).chain(pages.iter().filter(|p| p.section == SectionKind::Overall)) {
        for named in names(&page.reading) {
            take(&mut plans, page, named);
        }
    }
    for plan in plans {
        let draft = Draft::new(Kind::Plan, plan.sentence, plan.span, &plan.source, &plan.frame)
            .with(Slot::Plan, Value::Name(plan.named.name))
            .year_slot(Slot::Start, plan.named.start)
            .year_slot(Slot::End, plan.named.end)
            .slug(Slot::Status, plan.status.as_deref());
        context.add(draft);
    }
}

/// Keeps a plan, or adds to the one that it goes on from.
fn take(plans: &mut Vec<Plan>, page: &Page<'_>, named: Named) {
    let reading = &page.reading;
    let Some((status, frame, clause)) = status(page, &named) else { return };
    let agree = |a: Option<i32>, b: Option<i32>| a.is_none() || b.is_none() || a == b;
    let same = |p: &Plan| p.named.name.eq_ignore_ascii_case(&named.name) && (named.start.is_none() || p.named.start == named.start) && agree(p.named.end, named.end);
    let dated = |p: &Plan| named.start.is_some() && p.named.start == named.start && p.named.end == named.end;
    let known = plans.iter().position(|p| dated(p) || same(p)).or_else(|| {
        let general = named.start.is_none() && named.end.is_none() && (named.definite || page.section == SectionKind::Overall);
        (general && named.to - named.from <= 3).then(|| plans.len().checked_sub(1)).flatten()
    });
    let source = clause.map_or_else(|| "report".to_owned(), |at| discourse::source(reading, &page.clauses, at));
    let span = clause.map_or_else(|| reading.span_of(named.from, named.to), |at| covering(discourse::span(reading, &page.clauses, at), reading.span_of(named.from, named.to)));
    match known {
        Some(i) => {
            let plan = &mut plans[i];
            let worse = matches!(status.as_deref(), Some("not-implemented" | "expired")) && page.section != SectionKind::Overall;
            plan.named.start = plan.named.start.or(named.start);
            plan.named.end = plan.named.end.or(named.end);
            if plan.status.is_none() || worse && plan.status.as_deref() != Some("drafting") {
                (plan.status, plan.frame) = (status, frame);
                (plan.sentence, plan.span, plan.source) = (reading.sentence, span, source);
            }
        }
        // "the plan" that no sentence has named.
        None if named.to == named.from + 1 && named.name.eq_ignore_ascii_case("plan") => {}
        None => plans.push(Plan { named, status, sentence: reading.sentence, span, source, frame }),
    }
}

fn covering(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// Whether a frame lists these words at `at`; how many they are.
fn listed(reading: &Reading<'_>, frame: &str, at: usize) -> Option<usize> {
    let frames = &reading.lexicon.frames;
    let fits = |entry: &str| {
        let mut length = 0;
        for part in entry.split(' ') {
            let word = reading.words.get(at + length)?;
            let token = &reading.tokens[word.start];
            let capitals = part.chars().all(char::is_uppercase);
            if !(if capitals { token.text == part } else { word.lemma == part.to_lowercase() || token.lower == part }) {
                return None;
            }
            length += 1;
        }
        Some(length)
    };
    frames.all.iter().filter(|f| f.id == frame).flat_map(|f| &f.nouns).filter_map(|e| fits(e)).max()
}

/// The plans that a sentence names.
fn names(reading: &Reading<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < reading.words.len() {
        let head = listed(reading, "plan-name", at).or_else(|| bare(reading, at));
        match head.and_then(|length| named(reading, at, at + length, found.last().map_or(0, |n| n.to))) {
            Some(plan) => {
                at = plan.to.max(at + 1);
                found.push(plan);
            }
            None => at += 1,
        }
    }
    found
}

/// "the plan", "the 2014-2017 plan": the noun alone.
fn bare(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let word = &reading.words[at];
    let before = at.checked_sub(1).map(|b| &reading.words[b]);
    let dated = before.is_some_and(|w| years(reading, w).is_some());
    (matches!(word.lemma.as_str(), "plan" | "program") && word.tag == Tag::Noun && (dated || word.lemma == "plan" && before.is_some_and(|w| matches!(w.lemma.as_str(), "the" | "this")))).then_some(1)
}

/// The years that a word says: "2020-2024", "2014".
fn years(reading: &Reading<'_>, word: &Word) -> Option<(Option<i32>, Option<i32>)> {
    year_range(&reading.tokens[word.start].lower)
}

fn year_range(text: &str) -> Option<(Option<i32>, Option<i32>)> {
    if let Some(year) = as_year(text) {
        return Some((Some(year), None));
    }
    let (from, to) = text.split_once(['-', '–', '/'])?;
    let from = as_year(from)?;
    let to = match to.len() {
        2 => from / 100 * 100 + to.parse::<i32>().ok()?,
        _ => as_year(to)?,
    };
    Some((Some(from), Some(to)))
}

/// The name around the head `from..to`, which reaches back no further than `floor`.
fn named(reading: &Reading<'_>, from: usize, to: usize, floor: usize) -> Option<Named> {
    let words = &reading.words;
    let (mut start, mut dates) = (from, None);
    let mut definite = false;
    while start > floor {
        let word = &words[start - 1];
        if let Some(found) = years(reading, word) {
            dates = Some(found);
            start -= 1;
            break;
        }
        // "Second National Action Plan" is a name; "second national action plan" is not.
        let proper = |w: usize| reading.tokens[words[w].start].is_capitalized();
        if unnamed(reading, start - 1) && !(start > 1 && proper(start - 1) && proper(from)) {
            break;
        }
        let inner = word.bracket.is_none() && (matches!(word.tag, Tag::Noun | Tag::Adjective) || word.lemma == "anti-trafficking");
        if !inner || words.get(start).is_some_and(|w| w.tag == Tag::Possessive) {
            break;
        }
        start -= 1;
    }
    let mut opener = start;
    while opener > floor && (unnamed(reading, opener - 1) || words[opener - 1].tag == Tag::Number) {
        opener -= 1;
        if let Some(found) = years(reading, &words[opener]) {
            dates = dates.or(Some(found));
        }
    }
    if let Some(word) = opener.checked_sub(1).map(|w| &words[w]) {
        definite = matches!(word.lemma.as_str(), "the" | "its" | "this" | "their") || word.tag == Tag::Possessive;
        if word.lemma == "no" {
            return None;
        }
    }
    let end = tail(reading, to);
    let other = (start..end).any(|w| listed(reading, "plan-other", w).is_some());
    let about = (start..end).any(|w| words[w].lemma.contains("traffick") || words[w].lemma.contains("slavery"));
    let plain = start == from && end == to && dates.is_none();
    // "national policy" alone may be any; a program in the plural is no plan.
    let head = &words[to - 1];
    let token = &reading.tokens[head.start];
    let vague = matches!(head.lemma.as_str(), "policy" | "program" | "programme" | "agenda") && (dates.is_none() && !about && !token.is_capitalized() || reading.lexicon.grammar.is_plural(&token.lower));
    if other && !about || vague || plain && !definite && matches!(words[from].lemma.as_str(), "strategy" | "plan" | "program") {
        return None;
    }
    let (mut first, mut last) = dates.unwrap_or((None, None));
    if let Some((a, b)) = dates_behind(reading, end) {
        first = first.or(a);
        last = last.or(b);
    }
    Some(Named { name: reading.text_of(start, end).to_owned(), start: first, end: last, definite, from: start, to: end })
}

/// Whether a word before a plan's noun is none of its name: "new", "five-year".
fn unnamed(reading: &Reading<'_>, at: usize) -> bool {
    listed(reading, "plan-unnamed", at).is_some() || reading.words[at].lemma.ends_with("-year")
}

/// Where a name ends that goes on behind its head: "against Human Trafficking", "to combat trafficking in persons".
fn tail(reading: &Reading<'_>, from: usize) -> usize {
    let words = &reading.words;
    let Some(word) = words.get(from).filter(|_| words[from - 1].bracket.is_none()) else { return from };
    let mut at = match (word.lemma.as_str(), word.tag) {
        ("against" | "on" | "for" | "of", Tag::Preposition) => from + 1,
        ("to", _) if words.get(from + 1).is_some_and(|w| matches!(w.lemma.as_str(), "combat" | "prevent" | "fight" | "counter" | "eliminate" | "address" | "suppress" | "end" | "eradicate" | "stop")) => from + 2,
        _ => return from,
    };
    let mut end = from;
    let mut about = false;
    while let Some(word) = words.get(at) {
        let nominal = matches!(word.tag, Tag::Noun | Tag::Adjective) && years(reading, word).is_none();
        let joins = matches!(word.lemma.as_str(), "in" | "of" | "and" | "the" | "combat" | "prevent" | "combating" | "preventing" | "for") && word.tag != Tag::Subordinator;
        if nominal {
            end = at + 1;
            about |= ["traffick", "slavery", "exploitation", "labor", "servitude", "smuggling", "begging", "child"].iter().any(|s| word.lemma.contains(s));
        } else if !joins {
            break;
        }
        if word.bracket.is_some() {
            break;
        }
        at += 1;
    }
    if about { end } else { from }
}

/// The years behind a name: "(2022-2026)", "for 2021-2023", "covering 2018 to 2022", "through 2024", "expired in 2014".
fn dates_behind(reading: &Reading<'_>, end: usize) -> Option<(Option<i32>, Option<i32>)> {
    let from = reading.words.get(end.checked_sub(1)?)?.end;
    let lower = |at: usize| reading.tokens.get(at).map_or("", |t| t.lower.as_str());
    let mut opened = "";
    for at in from..(from + 9).min(reading.tokens.len()) {
        let token = lower(at);
        if let Some((first, last)) = year_range(token) {
            let next = if matches!(lower(at + 1), "to" | "through" | "–" | "-" | "and" | "until") { as_year(lower(at + 2)) } else { None };
            return match opened {
                "through" | "until" => Some((None, first)),
                "expired" | "expire" | "ended" | "lapsed" => Some((None, first)),
                "for" | "covering" | "(" | "from" | "spanning" | "between" | "period" | "covers" | "" => Some((first, last.or(next))).filter(|(_, b)| b.is_some() || matches!(opened, "for" | "covering" | "")),
                _ => None,
            };
        }
        match token {
            "for" | "covering" | "(" | "from" | "spanning" | "between" | "period" | "covers" | "through" | "until" | "expired" | "expire" | "ended" | "lapsed" => opened = token,
            "the" | "years" | "year" | "of" | ")" | "," | "which" | "that" | "had" | "nap" | "npa" => {}
            "in" | "at" if matches!(opened, "expired" | "expire" | "ended" | "lapsed") => {}
            "end" | "december" | "june" | "march" if !opened.is_empty() => {}
            _ if reading.tokens[at].is_acronym() => {}
            _ => return None,
        }
    }
    None
}

/// The status that the words around a name say, the frame that knows it, and the clause; nothing where there is no plan.
fn status(page: &Page<'_>, named: &Named) -> Option<(Option<String>, String, Option<usize>)> {
    let reading = &page.reading;
    let list = &page.clauses.list;
    let inside = |c: &Clause| c.after.iter().filter(|p| p.start >= c.start).any(|p| p.start <= named.from && named.from < p.group.end().max(p.start + 1) || (named.from..named.to).contains(&p.start) && !(named.from..named.to).contains(&c.verb.start));
    let subject = |c: &Clause| c.subject.iter().any(|p| p.start <= named.from && named.from < p.group.end().max(p.start + 1));
    let at = list.iter().position(inside).or_else(|| list.iter().position(|c| subject(c) && c.link != Link::Relative && c.verb.shape == Shape::Finite)).or_else(|| list.iter().position(|c| subject(c) && c.link != Link::Relative)).or_else(|| list.iter().rposition(|c| c.verb.start < named.from)).or_else(|| list.iter().position(|c| c.verb.start > named.from));
    let before = |n: usize| (named.from.saturating_sub(n)..named.from).rev();
    // "a draft 2014-2017 national strategy", "the implementation of its action plan"
    for word in before(5).take_while(|w| matches!(reading.words[*w].tag, Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Preposition | Tag::Possessive)) {
        for id in ["plan-drafting", "plan-expired", "plan-in-force"] {
            if listed(reading, id, word).is_some() && reading.words[word].tag != Tag::Preposition {
                return Some((frame_status(reading, id), id.to_owned(), at));
            }
        }
    }
    let Some(at) = at.map(|at| last_of_row(list, at, named)) else { return Some((None, "plan-name".into(), None)) };
    let verb = &list[at].verb;
    let denied = denied(page, at) || (verb.start.saturating_sub(3)..verb.start + 2).any(|w| reading.words[w.min(reading.words.len() - 1)].lemma == "yet" && reading.words.get(w + 1).is_some_and(|n| n.lemma == "to"));
    if matches!(verb.modality, Modality::Recommended) {
        return None;
    }
    let indefinite = !named.definite && named.start.is_none() && named.end.is_none();
    if verb.lemma == "lack" || denied && (matches!(verb.lemma.as_str(), "have" | "create" | "establish") || indefinite) {
        return None;
    }
    let frames = &reading.lexicon.frames;
    let of_verb = |lemma: &str| -> Option<&Frame> { frames.of_verb(lemma).find(|f| f.fact == Kind::Plan && denied == f.set.get("when").is_some_and(|w| w == "denied")) };
    let weak = WEAK.contains(&verb.lemma.as_str());
    let found = of_verb(&verb.lemma).filter(|_| !weak).or_else(|| verb.chain.iter().rev().find_map(|v| of_verb(v).filter(|_| !weak && !WEAK.contains(&v.as_str()))));
    if let Some(frame) = found {
        return Some((frame.set.get("status").cloned(), frame.id.clone(), Some(at)));
    }
    // Nothing in the verb: "remained in draft form", "was in place", "is pending approval".
    let behind = named.to..list[at].after.iter().map(|p| p.group.end()).max().unwrap_or(named.to).max(list[at].end).min(reading.words.len());
    for word in behind {
        for id in ["plan-drafting", "plan-expired", "plan-in-force"] {
            if listed(reading, id, word).is_some() {
                return Some((frame_status(reading, id), id.to_owned(), Some(at)));
            }
        }
    }
    let child = list.iter().find(|c| c.parent == Some(at) && c.verb.start > named.from).and_then(|c| of_verb(&c.verb.lemma));
    let frame = child.or_else(|| of_verb(&verb.lemma));
    Some((frame.and_then(|f| f.set.get("status").cloned()), frame.map_or_else(|| "plan-name".into(), |f| f.id.clone()), Some(at)))
}

/// "was drafted, finalized, and approved": the last of the verbs that a plan is the subject of.
fn last_of_row(list: &[Clause], at: usize, named: &Named) -> usize {
    let row = |from: usize| list.iter().position(|c| c.parent == Some(from) && c.link == Link::Coordinate && c.verb.passive && c.verb.start > named.to);
    let mut last = at;
    while let Some(next) = row(last).filter(|_| list[last].verb.passive && list[at].verb.start >= named.to) {
        last = next;
    }
    last
}

/// Whether a clause is denied, also as a bare verb in a row: "did not draft or adopt".
fn denied(page: &Page<'_>, at: usize) -> bool {
    let list = &page.clauses.list;
    let clause = &list[at];
    let bare = matches!(page.reading.words[clause.verb.start].tag, Tag::Verb(VerbForm::Base));
    discourse::denied(&page.clauses, at) || clause.link == Link::Coordinate && bare && clause.parent.is_some_and(|p| p != at && denied(page, p))
}

fn frame_status(reading: &Reading<'_>, id: &str) -> Option<String> {
    reading.lexicon.frames.all.iter().find(|f| f.id == id).and_then(|f| f.set.get("status").cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_plans() {
        assert_eq!(year_range("2020-2024"), Some((Some(2020), Some(2024))));
        assert_eq!(year_range("2019–22"), Some((Some(2019), Some(2022))));
        assert_eq!(year_range("2017"), Some((Some(2017), None)));
        assert_eq!(year_range("24-hour"), None);
    }
}
