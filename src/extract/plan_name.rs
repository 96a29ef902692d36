//! Names of plans: "2020-2024 NAP", "national strategy against trafficking", "the plan", with their years.

use super::Reading;
use super::discourse::as_year;
use super::word::{Tag, Word};
use crate::lexicon::WordId;

/// A plan as one sentence names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// As printed, without "new", "draft" and the like.
    pub name: String,
    /// Its first year.
    pub start: Option<i32>,
    /// Its last year.
    pub end: Option<i32>,
    /// Whether it may be the plan named before: "the NAP", "its action plan".
    pub definite: bool,
    /// The first word of the name.
    pub from: usize,
    /// One past the last word.
    pub to: usize,
}

/// Whether a frame lists these words at `at`; how many they are.
pub fn listed(reading: &Reading<'_>, frame: &str, at: usize) -> Option<usize> {
    let frames = &reading.lexicon.frames;
    let first = reading.words.get(at)?;
    let lower = &reading.tokens[first.start].lower;
    let printed = if *lower == first.lemma { WordId::NONE } else { frames.word(lower) };
    let fits = |entry: &str| {
        let mut length = 0;
        for part in entry.split(' ') {
            let word = reading.words.get(at + length)?;
            let token = &reading.tokens[word.start];
            let capitals = part.chars().all(char::is_uppercase);
            let lemma = || part.contains(char::is_uppercase) && word.lemma == part.to_lowercase();
            let fits = if capitals { token.text == part } else { word.lemma == part || token.lower == part || lemma() };
            if !fits {
                return None;
            }
            length += 1;
        }
        Some(length)
    };
    let entries = frames.places_opened_by(first.evokes).chain(frames.places_opened_by(printed));
    let entries = entries.map(|(frame, noun)| (&frames.all[frame], noun)).filter(|(f, _)| f.id == frame);
    entries.filter_map(|(f, noun)| fits(&f.nouns[noun])).max()
}

/// The plans that a sentence names.
pub fn names(reading: &Reading<'_>) -> Vec<Named> {
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
    let dated = || before.is_some_and(|w| years(reading, w).is_some());
    (matches!(word.lemma.as_str(), "plan" | "program")
        && word.tag == Tag::Noun
        && (dated() || word.lemma == "plan" && before.is_some_and(|w| matches!(w.lemma.as_str(), "the" | "this"))))
    .then_some(1)
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
        let inner = word.bracket.is_none()
            && (matches!(word.tag, Tag::Noun | Tag::Adjective) || word.lemma == "anti-trafficking");
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
    let behind = dates_behind(reading, end);
    let dated = behind.is_some_and(|(first, last)| first.is_some() && last.is_some());
    let plain = start == from && end == to && dates.is_none() && !dated;
    // "national policy" alone may be any; a program in the plural is no plan.
    let head = &words[to - 1];
    let token = &reading.tokens[head.start];
    let vague = matches!(head.lemma.as_str(), "policy" | "program" | "programme" | "agenda")
        && (dates.is_none() && !about && !token.is_capitalized() || reading.lexicon.grammar.is_plural(&token.lower));
    if other && !about
        || vague
        || plain && !definite && matches!(words[from].lemma.as_str(), "strategy" | "plan" | "program")
    {
        return None;
    }
    let (mut first, mut last) = dates.unwrap_or((None, None));
    if let Some((a, b)) = behind {
        first = first.or(a);
        last = last.or(b);
    }
    Some(Named {
        name: reading.text_of(start, end).to_owned(),
        start: first,
        end: last,
        definite,
        from: start,
        to: end,
    })
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
        ("to", _)
            if words.get(from + 1).is_some_and(|w| {
                matches!(
                    w.lemma.as_str(),
                    "combat"
                        | "prevent"
                        | "fight"
                        | "counter"
                        | "eliminate"
                        | "address"
                        | "suppress"
                        | "end"
                        | "eradicate"
                        | "stop"
                )
            }) =>
        {
            from + 2
        }
        _ => return from,
    };
    let mut end = from;
    let mut about = false;
    while let Some(word) = words.get(at) {
        let nominal = matches!(word.tag, Tag::Noun | Tag::Adjective) && years(reading, word).is_none();
        let joins = matches!(
            word.lemma.as_str(),
            "in" | "of" | "and" | "the" | "combat" | "prevent" | "combating" | "preventing" | "for"
        ) && word.tag != Tag::Subordinator;
        if nominal {
            end = at + 1;
            about |= ["traffick", "slavery", "exploitation", "labor", "servitude", "smuggling", "begging", "child"]
                .iter()
                .any(|s| word.lemma.contains(s));
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
            let next = if matches!(lower(at + 1), "to" | "through" | "–" | "-" | "and" | "until") {
                as_year(lower(at + 2))
            } else {
                None
            };
            return match opened {
                "through" | "until" => Some((None, first)),
                "expired" | "expire" | "ended" | "lapsed" => Some((None, first)),
                "for" | "covering" | "(" | "from" | "spanning" | "between" | "period" | "covers" | "" => {
                    Some((first, last.or(next)))
                        .filter(|(_, b)| b.is_some() || matches!(opened, "for" | "covering" | ""))
                }
                _ => None,
            };
        }
        match token {
            "for" | "covering" | "(" | "from" | "spanning" | "between" | "period" | "covers" | "through" | "until"
            | "expired" | "expire" | "ended" | "lapsed" => opened = token,
            "the" | "years" | "year" | "of" | ")" | "," | "which" | "that" | "had" | "nap" | "npa" => {}
            // "which runs from 2018 to 2021"
            "runs" | "ran" | "running" | "lasts" | "lasted" | "extends" | "extended" => {}
            "in" | "at" if matches!(opened, "expired" | "expire" | "ended" | "lapsed") => {}
            "end" | "december" | "june" | "march" if !opened.is_empty() => {}
            _ if reading.tokens[at].is_acronym() => {}
            _ => return None,
        }
    }
    None
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
