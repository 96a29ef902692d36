//! Money that was given for the work against trafficking (view `funding`): how much, of which currency, for what.

use crate::fact::{Kind, Modality, Polarity, Slot, Value};
use crate::lexicon::Frame;
use crate::source::SectionKind;
use crate::text::slugify;

use super::context::{Context, Draft};
use super::element::Shape;
use super::line::Line;
use super::quantity::Money;
use super::word::Tag;
use super::{Page, discourse, statistic, tally};

/// The year of the budget that an amount is of: "a 2021 budget of 400,000 pesos".
fn budgeted(line: &Line<'_, '_>, money: &Money) -> Option<i32> {
    let of = money.start.checked_sub(1).filter(|w| line.lemma(*w) == "of")?;
    let noun = of.checked_sub(1).filter(|w| matches!(line.lemma(*w), "budget" | "allocation" | "appropriation"))?;
    line.years.iter().find(|(at, _)| *at + 1 == noun).map(|(_, year)| *year)
}

/// Reads the amounts of all pages.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let own = context.own().to_owned();
    let mut year_before = None;
    for page in pages.iter().filter(|p| !matches!(p.section, SectionKind::Recommendations | SectionKind::Profile)) {
        let line = Line::of(page, &own);
        let handed = year_before.filter(|_| statistic::goes_on(&line));
        year_before = statistic::topic(&line).or(handed);
        let mut told: Vec<Told> = Vec::new();
        let mut last: Option<&Frame> = None;
        for (i, money) in line.money.iter().enumerate() {
            let compared = line.is_compared(money.start);
            // "a decrease from 4 million euros in 2015": what was given before
            // What was given for staff before the comparison spoils nothing behind it.
            let compare = (0..money.start).rev().find(|w| line.compares(*w)).unwrap_or(0);
            let earlier = last.filter(|_| compared && !is_spoilt(&line, money, compare));
            // "spent 300 of the 500 euros of the fund"
            if i > 0 && line.lemma(line.money[i - 1].end) == "of" && line.money[i - 1].end + 2 >= money.start {
                continue;
            }
            let Some(frame) = earlier.or_else(|| governing(&line, money, !told.is_empty())) else { continue };
            last = Some(frame);
            let end = line.money.get(i + 1).map_or(line.reading.words.len(), |m| m.start);
            let purpose = purpose(&line, money, end, frame, compared);
            let purpose = settle(&line, money, purpose, &told);
            told.push(Told { purpose: purpose.clone(), compared });
            let year = budgeted(&line, money).or_else(|| line.year(money.end - 1)).or(handed.filter(|_| !compared));
            let clause = line.clause(money.start);
            let source =
                clause.map_or_else(|| "report".to_owned(), |c| discourse::source(&page.reading, &page.clauses, c));
            let mut draft = Draft::new(
                Kind::Funding,
                page.reading.sentence,
                page.reading.span_of(money.start, money.end),
                &source,
                &frame.id,
            )
            .with(Slot::Amount, Value::Decimal(money.amount.clone()))
            .slug(Slot::Currency, Some(&money.currency))
            .slug(Slot::Purpose, purpose.as_deref())
            .year_slot(Slot::Year, year)
            .said(Polarity::Affirmed, Modality::Asserted, year);
            if let Some(usd) = &money.usd {
                draft = draft.with(Slot::Usd, Value::Decimal(usd.clone()));
            }
            context.add(draft);
        }
    }
}

/// What an amount of the sentence was for.
struct Told {
    purpose: Option<String>,
    compared: bool,
}

/// Whether an amount funds nothing: "a fine of 500 euros", "500 euros in restitution". `from` is where its clause starts.
fn is_spoilt(line: &Line<'_, '_>, money: &Money, from: usize) -> bool {
    let frames = &line.reading.lexicon.frames;
    let spoils = |w: usize| frames.in_class("not-funding", line.lemma(w));
    let before = line
        .verbs
        .iter()
        .rfind(|v| v.end <= money.start && !(v.end..money.start).any(|w| line.breaks(w)))
        .map_or(0, |v| v.end)
        .max(from);
    (before..money.start).any(spoils)
        || line.lemma(money.end) == "in" && (money.end..money.end + 3).any(spoils)
        || line.lemma(money.end) == "per"
}

/// Where the stretch of words begins that ends at `at`: after the last break.
fn open(line: &Line<'_, '_>, at: usize) -> usize {
    (0..at).rev().find(|w| line.breaks(*w)).map_or(0, |w| w + 1)
}

/// The frame that makes an amount one of funding: the verb before it, a participle behind it, or a noun before it.
fn governing<'f>(line: &Line<'f, '_>, money: &Money, going_on: bool) -> Option<&'f Frame> {
    let frames = &line.reading.lexicon.frames;
    let is = |f: &&'f Frame| f.fact == Kind::Funding;
    let verb = line.verbs.iter().rposition(|v| v.end <= money.start && !(v.end..money.start).any(|w| line.breaks(w)));
    let from = verb.map_or(0, |v| line.verbs[v].end);
    if is_spoilt(line, money, from) {
        return None;
    }
    let participle = line
        .verbs
        .iter()
        .find(|v| v.start == money.end && matches!(v.shape, Shape::Participle))
        .and_then(|v| frames.of_verb(&v.lemma).find(is));
    let noun = (from..money.start).rev().take(8).find_map(|w| frames.of_noun(line.lemma(w)).find(is));
    let by_verb = verb.and_then(|v| {
        let group = &line.verbs[v];
        let left = line.verbs[..v].last().map_or(0, |p| p.end);
        let left = left.max(open(line, group.start));
        // "implements its plan to protect children and allocated": the first verb has the subject.
        let joined = group.start > 0 && line.tag(group.start - 1) == Some(Tag::Conjunction);
        let first = line.verbs[..v].iter().position(|p| p.start >= open(line, group.start) && p.shape == Shape::Finite);
        let (left, right) = match first.filter(|_| joined) {
            Some(first) => (open(line, group.start), line.verbs[first].start),
            None => (left, group.start),
        };
        let giver = !(left..right).any(|w| frames.in_class("not-giver", line.lemma(w)));
        let said = !tally::denied(group)
            && !matches!(group.modality, Modality::Recommended | Modality::Planned | Modality::Possible);
        frames.of_verb(&group.lemma).find(is).filter(|_| giver && said)
    });
    let before = || {
        (0..money.start)
            .rev()
            .find_map(|w| frames.of_noun(line.lemma(w)).find(is))
            .filter(|_| going_on || line.is_compared(money.start))
    };
    participle
        .or(by_verb)
        .or_else(|| {
            noun.filter(|_| verb.is_none_or(|v| !tally::denied(&line.verbs[v]) || line.is_compared(money.start)))
        })
        .or_else(before)
}

/// What an amount was for, by the words behind it, else by the noun before it.
fn purpose(line: &Line<'_, '_>, money: &Money, end: usize, frame: &Frame, compared: bool) -> Option<String> {
    let frames = &line.reading.lexicon.frames;
    if line.lemma(money.start.saturating_sub(1)) == "of" {
        let noun: Vec<usize> = (0..money.start - 1)
            .rev()
            .take_while(|w| line.reading.words[*w].is_nominal())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        // "a resettlement allowance of 700 manat for recognized victims"
        let victims = (money.end..end).take(8).any(|w| matches!(line.lemma(w), "victim" | "survivor"));
        if victims && noun.last().is_some_and(|w| frames.in_class("allowance", line.lemma(*w))) && noun.len() > 1 {
            return Some(format!("{}-per-victim", slugify(&line.reading.phrase(&noun))));
        }
    }
    let stop = (money.end..end)
        .find(|w| line.breaks(*w) || line.compares(*w) || line.tag(*w) == Some(Tag::Relative))
        .unwrap_or(end);
    // "to assist and house victims": the second verb of a list ends nothing.
    let listed = |v: usize| {
        v > 0
            && line.verbs[v - 1].shape == Shape::Infinitive
            && (line.verbs[v - 1].end..line.verbs[v].start).all(|w| line.tag(w) == Some(Tag::Conjunction))
    };
    let ends = |v: &usize| {
        let verb = &line.verbs[*v];
        verb.start >= money.end && verb.start < stop && verb.shape == Shape::Finite && !listed(*v)
    };
    let stop = (0..line.verbs.len()).find(ends).map_or(stop, |v| line.verbs[v].start);
    let infinitive = line.verbs.iter().find(|v| v.start >= money.end && v.start < stop && v.shape == Shape::Infinitive);
    let limit = infinitive.map_or(stop, |v| v.start);
    if let Some(first) = purposes(line, money.end, limit).into_iter().next() {
        return Some(first);
    }
    if let Some(verb) = infinitive {
        let group = tally::groups(line, verb.end, stop).into_iter().next();
        let victims =
            group.as_ref().and_then(|g| g.head()).is_some_and(|h| matches!(line.lemma(h), "victim" | "survivor"));
        match frame.infinitives.get(verb.lemma.as_str()).map(String::as_str) {
            Some(known) if !known.is_empty() && (victims || known.contains("trafficking")) => {
                return Some(known.to_owned());
            }
            Some("") if victims => return Some("victim-assistance".to_owned()),
            _ => {}
        }
        if let Some(group) = group {
            return Some(slugify(&line.reading.phrase(&group.core)));
        }
    }
    // "to 18 NGOs", "to the shelter"
    let to = (money.end..limit).find(|w| line.lemma(*w) == "to" && line.tag(*w) == Some(Tag::Preposition));
    let recipient = to
        .and_then(|w| tally::groups(line, w + 1, limit).into_iter().next())
        // "to support 24 salaries": somebody is paid, and nobody is called support.
        .filter(|g| g.head().is_none_or(|h| line.lemma(h) != "support"))
        .map(|g| slugify(&line.reading.phrase(&g.core)));
    let before = || {
        let from = line.verbs.iter().filter(|v| v.end <= money.start).map(|v| v.start).next_back().unwrap_or(0);
        let left = (0..from).rev().find(|w| line.breaks(*w)).map_or(0, |w| w + 1);
        purposes(line, left, money.start).into_iter().next_back()
    };
    recipient.or_else(|| before().filter(|_| !compared))
}

/// A purpose in the light of those told before it in the sentence: one that is missing, or says less, is theirs.
fn settle(line: &Line<'_, '_>, money: &Money, purpose: Option<String>, told: &[Told]) -> Option<String> {
    let compared = line.is_compared(money.start);
    if told.is_empty() && compared {
        let compare = (0..money.start).rev().find(|w| line.compares(*w)).unwrap_or(0);
        let before = purposes(line, 0, compare);
        return match purpose {
            Some(own) => Some(before.iter().find(|b| b.ends_with(&format!("-{own}"))).cloned().unwrap_or(own)),
            None => before.last().cloned(),
        };
    }
    // "A for shelters and B for training, compared with C and D in 2015": the first goes with the first.
    let whole: Vec<&Told> = told.iter().filter(|t| !t.compared).collect();
    let place = told.len() - whole.len();
    let paired = whole.get(place).filter(|_| whole.len() > 1).or(whole.first()).and_then(|t| t.purpose.clone());
    match purpose {
        Some(own) if compared => {
            Some(paired.filter(|p| p.ends_with(&format!("-{own}")) || own.len() < 4).unwrap_or(own))
        }
        Some(own) => Some(own),
        None if compared => paired,
        None => told.iter().rev().find_map(|t| t.purpose.clone()),
    }
}

/// The slugs of what money is for in a stretch of words: the groups behind "for", "on", "toward".
pub fn purposes(line: &Line<'_, '_>, from: usize, end: usize) -> Vec<String> {
    let is_time = |w: usize| {
        line.years.iter().any(|(y, _)| *y == w)
            || line.tag(w) == Some(Tag::Number)
            || matches!(line.lemma(w), "year" | "consecutive" | "reporting")
    };
    for at in from..end {
        if line.tag(at) != Some(Tag::Preposition)
            || !matches!(line.lemma(at), "for" | "on" | "toward" | "towards" | "for-purpose")
            || line.compares(at)
        {
            continue;
        }
        let mut start = at + 1;
        while start < end
            && matches!(line.tag(start), Some(Tag::Determiner | Tag::Adverb | Tag::Number))
            && !is_time(start)
            || start < end && line.tag(start) == Some(Tag::Number) && line.years.iter().all(|(y, _)| *y != start)
        {
            start += 1;
        }
        if start >= end
            || is_time(start)
            || matches!(line.lemma(start), "third" | "second" | "fourth" | "fifth" | "first" | "sixth")
        {
            continue;
        }
        // The list of groups, up to the next preposition.
        let stop = (start..end)
            .find(|w| {
                matches!(line.tag(*w), Some(Tag::Preposition | Tag::Comma | Tag::Break | Tag::Relative | Tag::To))
            })
            .unwrap_or(end);
        let mut found: Vec<String> = Vec::new();
        for group in tally::groups(line, start, stop) {
            let words: Vec<usize> = group
                .core
                .iter()
                .copied()
                .filter(|w| !matches!(line.lemma(*w), "various" | "general" | "overall" | "total" | "other"))
                .collect();
            let slug = slugify(&line.reading.phrase(&words));
            let of = (line.lemma(group.end) == "of")
                .then(|| tally::groups(line, group.end + 1, end).into_iter().next())
                .flatten()
                .map(|g| slugify(&line.reading.phrase(&g.core)));
            found.push(match (slug.as_str(), of) {
                ("victims" | "trafficking-victims" | "victims-of-trafficking", _) => "victim-assistance".into(),
                ("provision" | "purpose" | "purposes" | "support" | "benefit", Some(of)) => of,
                (_, Some(of))
                    if matches!(
                        group.head().map(|h| line.lemma(h)),
                        Some("implementation" | "operation" | "construction" | "establishment" | "renovation")
                    ) =>
                {
                    format!("{of}-{slug}")
                }
                _ => slug,
            });
        }
        found.retain(|slug| !slug.is_empty());
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
