//! Numbers in a sentence: counts ("at least 36 victims", "once", "none"), amounts of money, years.

use std::ops::Range;

use crate::lexicon::Concept;
use crate::text::Token;

use super::Reading;
use super::discourse::as_year;
use super::word::{Tag, Word};

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The word that is the number.
    pub at: usize,
    /// First word, "at least" and the determiner included.
    pub start: usize,
    /// One past the last word of the group.
    pub end: usize,
    /// How many.
    pub value: i64,
    /// The words between the number and the head, the head last; none for a bare number.
    pub core: Vec<usize>,
    /// "at least", "more than".
    pub at_least: bool,
    /// "up to".
    pub up_to: bool,
    /// "of the 40 victims", "the 40 victims": spoken of before.
    pub known: bool,
    /// "three of the victims": a part of what was spoken of before.
    pub partitive: bool,
    /// "nine of the 204": the number that it is a part of.
    pub of: Option<i64>,
}

impl Count {
    /// The word that names what is counted.
    pub fn head(&self) -> Option<usize> {
        self.core.last().copied()
    }
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// First word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
    /// Plain decimal notation.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// What it is in US dollars, as the text says.
    pub usd: Option<String>,
}

/// The counts of a reading, in order; money, years, dates, durations and numbers of articles are none.
pub fn counts(reading: &Reading<'_>, money: &[Money]) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    let mut i = 0;
    while i < reading.words.len() {
        if let Some(m) = money.iter().find(|m| m.start <= i && i < m.end) {
            i = m.end;
            continue;
        }
        match count(reading, i) {
            Some(count) => {
                i = count.end.max(i + 1);
                found.push(count);
            }
            None => i += 1,
        }
    }
    // "one labor trafficking and 90 sex trafficking victims": a member without a head of its own takes the next one's.
    for at in (0..found.len().saturating_sub(1)).rev() {
        let next = found[at + 1].clone();
        let joined = (found[at].end..next.start).all(|w| matches!(reading.words[w].tag, Tag::Conjunction | Tag::Comma));
        let headless = found[at].head().is_some_and(|h| is_modifier(reading, h));
        if joined
            && headless
            && let Some(head) = next.head().filter(|h| !is_modifier(reading, *h))
        {
            found[at].core.push(head);
        }
    }
    found
}

fn is_modifier(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    // "three adult victims", but "three adults"
    let plural = reading.tokens[word.start].lower != word.lemma;
    word.tag != Tag::Noun || reading.lexicon.frames.in_class("count-modifier", &word.lemma) && !plural
}

/// The value of a number that may be several words, and one past it: "nine", "1,234", "1.2 million".
fn value(reading: &Reading<'_>, at: usize) -> Option<(f64, usize)> {
    let mut total = reading.number(at)?;
    let mut end = at + 1;
    while let Some(word) = reading.words.get(end) {
        let scale = match word.lemma.as_str() {
            "hundred" => 1e2,
            "thousand" => 1e3,
            "million" => 1e6,
            "billion" => 1e9,
            _ => break,
        };
        total *= scale;
        end += 1;
    }
    Some((total, end))
}

/// The number that a word says by itself; what [`Reading::number`] keeps.
pub(super) fn plain_number(reading: &Reading<'_>, word: &Word) -> Option<f64> {
    if word.end != word.start + 1 || matches!(word.tag, Tag::Verb(_)) {
        return None;
    }
    let lower = reading.tokens[word.start].lower.as_str();
    if let Some(number) = reading.lexicon.grammar.number_of_form(lower, reading.forms[word.start]) {
        return Some(number as f64);
    }
    if !lower.bytes().any(|b| b == b'-' || b.is_ascii_digit()) {
        return None;
    }
    // "thirty-two"
    if let Some((tens, ones)) = lower.split_once('-')
        && let (Some(tens @ 20..=90), Some(ones @ 1..=9)) =
            (reading.lexicon.grammar.number(tens), reading.lexicon.grammar.number(ones))
    {
        return Some((tens + ones) as f64);
    }
    let decimal = lower.starts_with(|c: char| c.is_ascii_digit())
        && lower.bytes().all(|c| c.is_ascii_digit() || c == b'.' || c == b',');
    decimal.then(|| lower.replace(',', "").parse().ok()).flatten()
}

fn count(reading: &Reading<'_>, at: usize) -> Option<Count> {
    let words = &reading.words;
    let lemma = |i: usize| words.get(i).map_or("", |w| w.lemma.as_str());
    let before = at.checked_sub(1).map_or("", lemma);
    let word = &words[at];
    let text = reading.tokens[word.start].lower.as_str();
    let single = |value, end| Count {
        at,
        start: at,
        end,
        value,
        core: Vec::new(),
        at_least: false,
        up_to: false,
        known: false,
        partitive: false,
        of: None,
    };
    if matches!(text, "once" | "twice") && word.tag == Tag::Adverb && word.end == word.start + 1 {
        return Some(single(if text == "once" { 1 } else { 2 }, at + 1));
    }
    let nought = matches!(text, "none" | "zero") || text == "no" && word.tag == Tag::Determiner;
    let (number, mut end) = if nought { (0.0, at + 1) } else { value(reading, at)? };
    if !nought && as_year(text).is_some() || number.fract() != 0.0 {
        return None;
    }
    // "Article 2:239", "24/7"; "all but three"
    if is_glued(reading, word.start) || before == "but" && at >= 2 && lemma(at - 2) == "all" {
        return None;
    }
    // "Article 144", "March 15", "ages 13", "Tier 2", "between 3 and 5", "one of"
    let previous = at.checked_sub(1).map(|i| &words[i]);
    // "referred to care 25 children"
    let parted = at >= 2 && lemma(at - 2) == "to" && matches!(before, "care" | "service" | "shelter" | "protection");
    if previous.is_some_and(|w| w.tag == Tag::Noun && w.bracket.is_none() && !parted)
        || matches!(
            before,
            "age"
                | "aged"
                | "under"
                | "between"
                | "article"
                | "section"
                | "law"
                | "no."
                | "number"
                | "chapter"
                | "tier"
        )
    {
        return None;
    }
    if matches!(lemma(end), "to" | "-" | "–" | "or" | "and")
        && reading.number(end + 1).is_some()
        && (lemma(end) == "to" || lemma(end) == "or")
    {
        return None;
    }
    if matches!(before, "to" | "or") && at >= 2 && reading.number(at - 2).is_some() {
        return None;
    }
    if lemma(end) == "%" || MONTHS.contains(&lemma(end)) || text == "one" && matches!(lemma(end), "another" | "or") {
        return None;
    }
    let mut core = group(reading, &mut end);
    if core.iter().any(|w| reading.lexicon.frames.in_class("time-measure", &words[*w].lemma)) {
        return None;
    }
    // "six of the seven", "three of the victims": what they are of
    let mut of = None;
    let partitive =
        core.is_empty() && lemma(end) == "of" && words.get(end + 1).is_some_and(|w| w.tag == Tag::Determiner);
    if core.is_empty() && lemma(end) == "of" && words.get(end + 1).is_some_and(|w| w.tag == Tag::Determiner) {
        let mut inner = end + 2;
        if let Some((number, past)) = value(reading, inner) {
            of = Some(number as i64);
            inner = past;
        }
        core = group(reading, &mut inner);
        end = inner;
    }
    let (start, at_least, up_to) = opening(reading, at);
    // "the 40 victims", "the identified 40 victims"
    let described =
        start.checked_sub(1).is_some_and(|w| words[w].lemma == "identify" || words[w].lemma == "identified");
    let opener = start.checked_sub(1 + usize::from(described)).map(|w| &words[w]);
    let known = opener.is_some_and(|w| w.lemma == "the") || start < at && words[start].lemma == "the";
    Some(Count { at, start, end, value: number as i64, core, at_least, up_to, known, partitive, of })
}

/// Whether a token is a piece of a larger number: "2:239", "24/7".
fn is_glued(reading: &Reading<'_>, token: usize) -> bool {
    let joins = |a: usize, b: usize| {
        reading.tokens.get(a).zip(reading.tokens.get(b)).is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    let mark = |at: usize| reading.tokens.get(at).is_some_and(|t| matches!(t.text.as_str(), ":" | "/"));
    token > 0 && mark(token - 1) && joins(token - 1, token)
        || mark(token + 1) && joins(token, token + 1) && joins(token + 1, token + 2)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The words of the counted group behind a number; moves `end` past it.
fn group(reading: &Reading<'_>, end: &mut usize) -> Vec<usize> {
    let words = &reading.words;
    let mut core: Vec<usize> = Vec::new();
    while let Some(word) = words.get(*end) {
        if (*end > 0 && !core.is_empty()) && words[*end - 1].bracket.is_some() {
            break;
        }
        let next_nominal = words.get(*end + 1).is_some_and(|w| w.is_nominal() && w.tag != Tag::Number);
        // "two cases last year", "40 victims the previous year"
        if matches!(word.lemma.as_str(), "last" | "previous" | "preceding" | "past" | "prior" | "next")
            && words[*end + 1..].iter().take(2).any(|w| matches!(w.lemma.as_str(), "year" | "month" | "period"))
        {
            break;
        }
        // "two officials complicit in trafficking": what describes them behind them
        if word.lemma == "complicit" && core.last().is_some_and(|w| words[*w].tag == Tag::Noun) {
            break;
        }
        // "one confirmed and 183 potential victims": the head follows with the next number.
        let waits = word.is_verb()
            && matches!(word.lemma.as_str(), "confirm" | "suspect" | "identify" | "presume")
            && words.get(*end + 1).is_some_and(|w| w.tag == Tag::Conjunction)
            && words.get(*end + 2).is_some_and(|w| w.tag == Tag::Number);
        let fits = match word.tag {
            Tag::Noun | Tag::Adjective => true,
            // "11 additional victims"
            Tag::Determiner => {
                core.is_empty()
                    && next_nominal
                    && matches!(word.lemma.as_str(), "additional" | "other" | "more" | "such")
            }
            // "67 officially recognized victims", "400 identified victims"
            Tag::Verb(_) => {
                waits
                    || next_nominal
                        && core.iter().all(|w| words[*w].tag != Tag::Noun)
                        && word.lemma != "be"
                        && reading.tokens[word.start].lower.ends_with("ed")
            }
            Tag::Adverb => {
                words.get(*end + 1).is_some_and(|w| matches!(w.tag, Tag::Adjective | Tag::Verb(_))) && core.is_empty()
            }
            // "two confirmed and potential victims", "22 sex and labor trafficking cases"
            Tag::Conjunction => next_nominal && core.last().is_some_and(|w| is_modifier(reading, *w)),
            _ => false,
        };
        if !fits {
            break;
        }
        core.push(*end);
        *end += 1;
    }
    while core.last().is_some_and(|w| matches!(words[*w].tag, Tag::Adverb | Tag::Conjunction)) {
        core.pop();
        *end -= 1;
    }
    // "trained 40 officials online"
    if core.len() > 1
        && core.last().is_some_and(|w| {
            matches!(
                words[*w].lemma.as_str(),
                "online" | "abroad" | "overseas" | "total" | "worldwide" | "nationwide" | "countrywide"
            )
        })
    {
        core.pop();
    }
    core.retain(|w| words[*w].tag != Tag::Conjunction);
    // "compared with 25 total in 2018"
    if core.len() == 1 && words[core[0]].lemma == "total" {
        core.clear();
    }
    core
}

/// Where the words before a number that belong to it begin, and what they say: "at least", "more than", "up to".
fn opening(reading: &Reading<'_>, at: usize) -> (usize, bool, bool) {
    let words = &reading.words;
    let lemma = |back: usize| at.checked_sub(back).map_or("", |i| words[i].lemma.as_str());
    match (lemma(2), lemma(1)) {
        ("well", "over") => (at - 2, true, false),
        (_, "at-least" | "more-than" | "over") => (at - 1, true, false),
        (_, "up-to" | "as-many-as" | "at-most") => (at - 1, false, true),
        ("the" | "these" | "those", "estimated" | "nearly" | "approximately") => (at - 2, false, false),
        (
            _,
            "fewer-than" | "approximately" | "about" | "some" | "only" | "nearly" | "roughly" | "around" | "almost"
            | "just" | "another" | "an" | "the" | "these" | "those" | "estimated" | "all" | "additional",
        ) => (at - 1, false, false),
        _ => (at, false, false),
    }
}

/// The years that are told as times, with the word that says them: "in 2023", "2022", not "the 2003 act" and not "since 2003",
/// which is no year of what is counted.
pub fn years(reading: &Reading<'_>) -> Vec<(usize, i32)> {
    let words = &reading.words;
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let Some(year) = (word.end == word.start + 1).then(|| as_year(&reading.tokens[word.start].lower)).flatten()
        else {
            continue;
        };
        let named = words.get(i + 1).is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Adjective | Tag::Possessive))
            && word.bracket.is_none();
        let timely = i.checked_sub(1).is_none_or(|p| {
            let before = &words[p];
            matches!(before.tag, Tag::Preposition | Tag::Comma | Tag::Conjunction | Tag::To | Tag::Break)
                && !matches!(before.lemma.as_str(), "under" | "since")
                || MONTHS.contains(&before.lemma.as_str())
                || matches!(before.lemma.as_str(), "year" | "early" | "late" | "mid" | "fiscal" | "calendar" | "fy")
        });
        // "the 2017 state budget"
        let budget = words[i + 1..words.len().min(i + 4)]
            .iter()
            .take_while(|w| w.is_nominal())
            .any(|w| matches!(w.lemma.as_str(), "budget" | "appropriation"));
        // "the Children's Act of 1998": the year of a law.
        let law = i >= 2
            && words[i - 1].lemma == "of"
            && crate::extract::acting::words().roles.laws.contains(&words[i - 2].lemma);
        if timely && !named && !law || budget {
            found.push((i, year));
        }
    }
    without_spans(reading, found)
}

/// Leaves out both ends of a span over years, which give what is counted no year: "between May 2016 and June 2017".
fn without_spans(reading: &Reading<'_>, years: Vec<(usize, i32)>) -> Vec<(usize, i32)> {
    let lemma = |i: usize| reading.words[i].lemma.as_str();
    let spans = |a: usize, b: usize| {
        let opened = (a.saturating_sub(3)..a).any(|w| {
            matches!(lemma(w), "between" | "from")
                && (w + 1..a).all(|x| reading.words[x].tag != Tag::Number || reading.words[x].mention.is_some())
        });
        let joined = (a + 1..b).any(|w| matches!(lemma(w), "and" | "to" | "through" | "until" | "-" | "–"));
        opened
            && joined
            && b - a <= 4
            && (a + 1..b).all(|w| MONTHS.contains(&lemma(w)) || !reading.words[w].is_nominal())
    };
    let inside = |i: usize| {
        years
            .windows(2)
            .any(|pair| (pair[0].0 == i || pair[1].0 == i) && spans(pair[0].0, pair[1].0) && pair[0].1 != pair[1].1)
    };
    years.iter().filter(|(i, _)| !inside(*i)).copied().collect()
}

/// The amounts of money of a reading; a dollar amount in brackets goes with the amount before it.
pub fn money(reading: &Reading<'_>, own: &str) -> Vec<Money> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < reading.words.len() {
        match amount(reading, own, i) {
            Some(mut money) => {
                let inner = reading
                    .bracket(money.end - 1)
                    .and_then(|b| (0..b.words.len().min(4)).find_map(|at| amount(&b, own, at)));
                if money.currency == "USD" {
                    money.usd = Some(money.amount.clone());
                }
                match inner {
                    Some(inner) if inner.currency == "USD" => money.usd = Some(inner.amount),
                    // "$13,000 (16 million tugrik)": the country's own money is the amount.
                    Some(inner) if money.currency == "USD" => {
                        money.currency = inner.currency;
                        money.amount = inner.amount;
                    }
                    _ => {}
                }
                i = money.end;
                found.push(money);
            }
            None => i += 1,
        }
    }
    found
}

/// The amount that starts at word `at`: "$1.2 million", "500 manat", "FCFA 30,000,000", "2 million EUR".
fn amount(reading: &Reading<'_>, own: &str, at: usize) -> Option<Money> {
    let word = reading.words.get(at)?;
    let first = word.start;
    // A sign or a code before the number; "US" and "R" may stand before the sign.
    for signs in (1..=2).rev() {
        let Some(tokens) = reading.tokens.get(first..first + signs) else { continue };
        let number = reading.tokens.get(first + signs);
        if !number.is_some_and(Token::is_numeric) || tokens.iter().any(|t| t.is_numeric()) {
            continue;
        }
        let Some(number_word) = reading.words.iter().position(|w| w.start == first + signs) else { continue };
        let Some(currency) = currency(reading, own, first..first + signs) else { continue };
        let (number, end) = value(reading, number_word)?;
        // "$52 million GYD": the code behind says whose dollars.
        let code = reading.words.get(end).filter(|w| reading.tokens[w.start].is_acronym() && w.end == w.start + 1);
        let coded = code.and_then(|w| self::currency(reading, own, w.start..w.end));
        let end = end + usize::from(coded.is_some());
        return Some(Money { start: at, end, amount: plain(number), currency: coded.unwrap_or(currency), usd: None });
    }
    let (number, end) = value(reading, at)?;
    let behind = reading.words.get(end)?.start;
    for length in (1..=4).rev() {
        if behind + length > reading.tokens.len() {
            continue;
        }
        let Some(currency) = currency(reading, own, behind..behind + length) else { continue };
        let past = reading.words.iter().position(|w| w.end >= behind + length)? + 1;
        return Some(Money { start: at, end: past, amount: plain(number), currency, usd: None });
    }
    None
}

/// A number in plain decimal notation.
fn plain(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded}") }
}

/// The currency that these tokens name beside a number; a name that several share is the report's country's, else the dollar's.
fn currency(reading: &Reading<'_>, own: &str, tokens: Range<usize>) -> Option<String> {
    let mut found: Vec<&Concept> = reading
        .concepts_at(tokens.clone())
        .into_iter()
        .map(|(id, _)| reading.concept(id))
        .filter(|c| c.scheme == "currency")
        .collect();
    if let [token] = &reading.tokens[tokens] {
        if token.is_acronym() {
            found.extend(reading.lexicon.concept("currency", &token.text));
        }
        // The plain sign is the US dollar's whatever the country.
        if token.text == "$" {
            return Some("USD".into());
        }
    }
    let mine = found.iter().find(|c| c.links.get("currencyOf").is_some_and(|of| of.iter().any(|o| o == own)));
    let only = found.first().filter(|_| found.iter().all(|c| c.notation == found[0].notation));
    let dollar = found.iter().find(|c| matches!(c.notation.as_str(), "USD" | "EUR" | "GBP"));
    mine.or(only).or(dollar).map(|c| c.notation.clone())
}
