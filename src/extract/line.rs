//! A sentence as a line of verbs, counts and years, for what hangs together by its order: a number and its verb, a
//! comparison and what it is compared with, a part and its whole.

use std::ops::Deref;
use std::rc::Rc;

use super::clause::{Clauses, Link};
use super::element::{Element, Shape, VerbGroup, elements};
use super::quantity::{self, Count, Money};
use super::word::{Tag, Word};
use super::{Page, Reading};

/// How a number hangs on what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It belongs to the verb before it, a place in [`Line::verbs`], if there is one.
    Own(Option<usize>),
    /// "compared with 12", "down from 12".
    Compared,
    /// "including 12", "of whom 12", "—12 of them—".
    Part,
}

/// A sentence, or the bracket of one, in its order.
pub struct Line<'r, 'a> {
    /// Its words.
    pub reading: &'r Reading<'a>,
    /// Its clauses, where it is a whole sentence.
    pub clauses: Option<&'r Clauses>,
    layout: Rc<Layout>,
}

/// What stands on a [`Line`]; found once for all builders that ask.
pub struct Layout {
    /// Its verb groups.
    pub verbs: Vec<VerbGroup>,
    /// Its counts.
    pub counts: Vec<Count>,
    /// Its amounts of money.
    pub money: Vec<Money>,
    /// Its years.
    pub years: Vec<(usize, i32)>,
    compared: Vec<bool>,
}

impl Deref for Line<'_, '_> {
    type Target = Layout;

    fn deref(&self) -> &Layout {
        &self.layout
    }
}

impl Layout {
    /// Lays out a sentence of a report on the country `own`.
    fn new(reading: &Reading<'_>, clauses: Option<&Clauses>, own: &str) -> Self {
        let verbs = |pieces: &[Element]| -> Vec<VerbGroup> {
            pieces.iter().filter_map(|e| if let Element::Verb(v) = e { Some(v.clone()) } else { None }).collect()
        };
        let verbs = clauses.map_or_else(|| verbs(&elements(reading)), |c| verbs(&c.pieces));
        let money = quantity::money(reading, own);
        let counts = quantity::counts(reading, &money);
        let years = quantity::years(reading);
        // "one confirmed and 183 potential victims": what describes the counted is no verb.
        let verbs: Vec<VerbGroup> =
            verbs.into_iter().filter(|v| !counts.iter().any(|c| c.core.contains(&v.start))).collect();
        let compared = regions(reading, clauses, &verbs);
        Self { verbs, counts, money, years, compared }
    }
}

impl<'r, 'a> Line<'r, 'a> {
    /// A stretch without clauses, such as a bracket, of a report on the country `own`.
    pub fn new(reading: &'r Reading<'a>, own: &str) -> Self {
        Self { reading, clauses: None, layout: Rc::new(Layout::new(reading, None, own)) }
    }

    /// A whole sentence of a report on the country `own`.
    pub fn of(page: &'r Page<'a>, own: &str) -> Self {
        let lay = || Rc::new(Layout::new(&page.reading, Some(&page.clauses), own));
        Self { reading: &page.reading, clauses: Some(&page.clauses), layout: Rc::clone(page.layout.get_or_init(lay)) }
    }

    /// The lemma of a word; empty outside of the line.
    pub fn lemma(&self, at: usize) -> &str {
        self.reading.words.get(at).map_or("", |w| w.lemma.as_str())
    }

    /// The part of speech of a word.
    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.reading.words.get(at).map(|w| w.tag)
    }

    /// Whether a word stands in what is compared with: after "compared with" and up to the next clause.
    pub fn is_compared(&self, at: usize) -> bool {
        self.compared.get(at).copied().unwrap_or(false)
    }

    /// Whether a comparison starts at this word.
    pub fn compares(&self, at: usize) -> bool {
        compares(self.reading, at)
    }

    /// Whether something ends at this word that no number reaches across.
    pub fn breaks(&self, at: usize) -> bool {
        breaks(self.reading, at)
    }

    /// Whether a word is a dash.
    pub fn is_dash(&self, at: usize) -> bool {
        is_dash(self.reading, at)
    }

    /// How a count hangs on what stands before it; `previous` is how the count before it does.
    pub fn relation(&self, start: usize, previous: Option<(usize, Relation)>) -> Relation {
        let from = previous.map_or(0, |(end, _)| end);
        let mut at = start;
        while at > from {
            at -= 1;
            if self.compares(at) {
                return Relation::Compared;
            }
            if let Some(v) = self.verbs.iter().position(|v| v.start <= at && at < v.end) {
                return match self.verbs[v].lemma.as_str() {
                    "include" | "comprise" | "involve" if self.verbs[v].shape != Shape::Infinitive => Relation::Part,
                    _ => Relation::Own(Some(v)),
                };
            }
            if self.breaks(at) {
                return if self.lemma(at) == ":" { Relation::Part } else { Relation::Own(None) };
            }
            let of_them = matches!(self.lemma(at), "them" | "these" | "those" | "whom" | "which")
                && at > 0
                && matches!(self.lemma(at - 1), "of" | "among");
            if self.lemma(at) == "including" || of_them || self.is_dash(at) && previous.is_some() {
                return Relation::Part;
            }
        }
        previous.map_or(Relation::Own(None), |(_, relation)| relation)
    }

    /// The preposition before a group that starts at `start`, determiner aside; of a later member of a list that of the first.
    pub fn preposition(&self, start: usize) -> Option<(usize, &str)> {
        let mut at = start;
        while at > 0 {
            at -= 1;
            match self.tag(at)? {
                Tag::Determiner | Tag::Adverb => {}
                // "assisted a total of 161 victims": as if it were the object itself
                Tag::Preposition if at > 0 && self.lemma(at) == "of" && self.lemma(at - 1) == "total" => at -= 1,
                Tag::Preposition | Tag::To => return (!self.compares(at)).then(|| (at, self.lemma(at))),
                Tag::Conjunction | Tag::Comma => {
                    // Back over the member before: a list has one preposition.
                    let member = self.counts.iter().rev().find(|c| {
                        c.end <= at
                            && (c.end..at)
                                .all(|w| self.tag(w) != Some(Tag::Comma) && !matches!(self.tag(w), Some(Tag::Verb(_))))
                    })?;
                    return self.preposition(member.start);
                }
                _ => return None,
            }
        }
        None
    }

    /// The verb whose subject ends at `end`: directly behind it, or behind an insertion between commas or a short phrase.
    pub fn verb_behind(&self, end: usize) -> Option<usize> {
        let mut commas = 0;
        let mut at = end;
        let mut conjunctions = false;
        while at < end + 12 {
            if let Some(v) = self.verbs.iter().position(|v| v.start <= at && at < v.end) {
                let verb = &self.verbs[v];
                // "four men working with a recruiter were sentenced"
                if at == end && verb.marker.is_none() && verb.shape == Shape::Gerund {
                    return self.finite_behind(v);
                }
                if verb.marker.is_some() || matches!(verb.shape, Shape::Infinitive | Shape::Gerund) {
                    return None;
                }
                return (commas == 0 && !conjunctions || commas == 2).then_some(v);
            }
            match self.tag(at)? {
                Tag::Comma => commas += 1,
                Tag::Break | Tag::Subordinator | Tag::Relative
                    if !matches!(self.lemma(at), "whom" | "which" | "who") =>
                {
                    return None;
                }
                Tag::Conjunction if commas == 0 => conjunctions = true,
                Tag::Number if commas == 0 && at > end => return None,
                _ => {}
            }
            if self.compares(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The finite verb that a participle or a gerund leads up to: "the victims identified in May received care".
    pub fn finite_behind(&self, verb: usize) -> Option<usize> {
        let next = (verb + 1..self.verbs.len()).find(|v| self.verbs[*v].shape == Shape::Finite)?;
        let cuts = |w: usize| {
            matches!(self.tag(w), Some(Tag::Comma | Tag::Break | Tag::Relative | Tag::Subordinator | Tag::Conjunction))
        };
        (!(self.verbs[verb].end..self.verbs[next].start).any(cuts)).then_some(next)
    }

    /// Whether a count is the subject of a verb of its own and not what verb `v` before it does something to: "reported that
    /// 12 were exploited", "of those arrested, one was released".
    pub fn is_subject(&self, v: usize, count: &Count) -> bool {
        let own = self.verb_behind(count.end).filter(|u| *u > v && self.verbs[*u].shape == Shape::Finite);
        own.is_some_and(|u| {
            (self.verbs[v].end..count.start).any(|w| matches!(self.tag(w), Some(Tag::Comma | Tag::Subordinator)))
                || self.verbs[u].start == count.end && self.reading.lexicon.grammar.is_saying(&self.verbs[v].lemma)
        })
    }

    /// Whether a sentence speaks of parts of what was told before: "Of these, ...", "Of the 40 victims, ...".
    pub fn opens_with_whole(&self) -> bool {
        matches!(self.lemma(0), "of" | "among")
            && matches!(self.lemma(1), "the" | "these" | "those" | "them" | "all" | "this")
            // "Forty were women and nine were men."
            || self.tag(0) == Some(Tag::Number)
                && (self.lemma(1) == "be"
                    || (2..5).any(|w| self.lemma(w) == "be" && matches!(self.lemma(w + 1), "male" | "female")))
    }

    /// The words whose numbers are told apart only by "respectively": whose is which is not for us to say.
    pub fn mixed(&self) -> std::ops::Range<usize> {
        let Some(end) = (0..self.reading.words.len()).find(|w| self.lemma(*w) == "respectively") else { return 0..0 };
        let finite = |w: usize| self.verbs.iter().any(|v| v.start == w && v.shape == Shape::Finite);
        (0..end).rev().find(|w| self.compares(*w) || finite(*w)).unwrap_or(0)..end
    }

    /// Whether a sentence speaks of the time before: "during the previous reporting period".
    pub fn speaks_of_earlier(&self) -> bool {
        (0..self.reading.words.len()).any(|w| {
            matches!(self.lemma(w), "previous" | "preceding" | "prior" | "last")
                && (w + 1..w + 3).any(|n| matches!(self.lemma(n), "year" | "period"))
        })
    }

    /// Whether a sentence only tells what the one before is compared with: "In comparison, ...".
    pub fn opens_with_comparison(&self) -> bool {
        self.reading.word_text(0).to_lowercase().starts_with("in comparison")
            || self.lemma(0) == "in" && self.lemma(1) == "comparison"
    }

    /// Whether what stands at word `at` is told of an earlier time that is not said in figures: "...; during the previous year,
    /// it identified 153".
    fn opens_earlier(&self, at: usize) -> bool {
        let from = (0..at).rev().find(|w| self.breaks(*w)).map_or(0, |w| w + 1);
        let comma = (from..at).find(|w| self.tag(*w) == Some(Tag::Comma)).unwrap_or(from);
        (from..comma).any(|w| {
            matches!(self.lemma(w), "previous" | "preceding" | "prior" | "last")
                && (w + 1..w + 3).any(|n| matches!(self.lemma(n), "year" | "period"))
        }) && (from..comma).all(|w| self.years.iter().all(|(y, _)| *y != w) && !self.compares(w))
    }

    /// Where the words end that a verb governs: before the next finite verb, break or comparison.
    pub fn reach(&self, verb: usize) -> usize {
        let from = self.verbs[verb].end;
        let next = self.verbs[verb + 1..]
            .iter()
            .find(|v| v.shape == Shape::Finite)
            .map_or(self.reading.words.len(), |v| v.start);
        (from..next).find(|at| self.breaks(*at) || self.compares(*at)).unwrap_or(next)
    }

    /// The year of what stands at word `at`: in a comparison the next one told there; elsewhere the next one of its clause,
    /// else one told before it.
    pub fn year(&self, at: usize) -> Option<i32> {
        let compared = self.is_compared(at);
        let end = (at..self.reading.words.len())
            .find(|i| self.breaks(*i) || *i > at && self.starts_clause(*i))
            .unwrap_or(self.reading.words.len());
        let following = self
            .years
            .iter()
            .find(|(i, _)| *i > at && *i < end && self.is_compared(*i) == compared && !self.is_aside(*i, at));
        if compared {
            // "a decrease from 2017, when police identified 40"
            let told = |i: usize| {
                self.is_compared(i)
                    && (i..at).any(|w| self.tag(w) == Some(Tag::Relative) || self.lemma(w) == "when")
                    && !(i..at).any(|w| self.compares(w))
            };
            let backwards = || self.years.iter().rev().find(|(i, _)| *i < at && told(*i));
            return following.or_else(backwards).map(|(_, y)| *y);
        }
        let earlier = self.opens_earlier(at);
        let before = || {
            let mut said = self.years.iter().rev();
            said.find(|(i, _)| *i < at && !self.is_compared(*i) && !self.is_aside(*i, at)).filter(|_| !earlier)
        };
        // "fewer than in 2017, when police identified 40"
        let when = || {
            let opens =
                |i: usize| self.lemma(i + 1) == "when" || self.lemma(i + 2) == "when" || self.lemma(i + 3) == "which";
            self.years.iter().rev().find(|(i, _)| *i < at && opens(*i) && !(*i..at).any(|w| self.breaks(w)))
        };
        // "In 2005, prosecutors charged 116 people, twice as many as in 2004": what a clause opens with holds for it.
        let opening = self.years.iter().rev().find(|(i, _)| {
            let comma = |from: usize, to: usize| (from..to).any(|w| self.tag(w) == Some(Tag::Comma));
            *i < at
                && self.tag(i + 1) == Some(Tag::Comma)
                && (*i < 4 || (i.saturating_sub(3)..*i).any(|w| self.breaks(w)))
                && !(*i..at).any(|w| self.breaks(w))
                && following.is_some_and(|(f, _)| comma(at, *f))
        });
        if let Some((_, year)) = opening {
            return Some(*year);
        }
        // A comparison between the two keeps a later year from reaching back.
        following.filter(|(i, _)| !(at..*i).any(|w| self.is_compared(w))).or_else(when).or_else(before).map(|(_, y)| *y)
    }

    fn starts_clause(&self, at: usize) -> bool {
        let cut = at.checked_sub(1).is_some_and(|w| {
            matches!(self.tag(w), Some(Tag::Comma | Tag::Conjunction | Tag::Break | Tag::Subordinator))
        });
        cut && self.clauses.is_some_and(|c| {
            c.list
                .iter()
                .any(|c| c.start == at && matches!(c.link, Link::Main | Link::Adverbial) && !c.subject.is_empty())
        })
    }

    /// Whether a word opens a relative clause: "who", "which", "that" behind a noun.
    fn relates(&self, at: usize) -> bool {
        let pronoun = self.tag(at) == Some(Tag::Relative) && !(at > 0 && self.lemma(at - 1) == "of");
        pronoun
            || self.lemma(at) == "that"
                && at > 0
                && matches!(self.tag(at - 1), Some(Tag::Noun | Tag::Conjunction))
                && self.tag(at) == Some(Tag::Subordinator)
    }

    /// Whether a year stands in a relative clause that the number at `at` does not stand in.
    fn is_aside(&self, year: usize, at: usize) -> bool {
        let finite = |from: usize, to: usize| self.verbs.iter().any(|v| from <= v.start && v.start < to);
        if year > at {
            // "48 victims, including those identified in 2019"
            let told_apart = (at..year)
                .find(|w| self.lemma(*w) == "including")
                .is_some_and(|w| self.verbs.iter().any(|v| v.start > w && v.end <= year));
            return told_apart || (at..year).any(|w| self.relates(w));
        }
        (0..year).any(|r| {
            let closed =
                r > 0 && self.tag(r - 1) == Some(Tag::Comma) && (year..at).any(|w| self.tag(w) == Some(Tag::Comma));
            let left = finite(year, at) && !(year..at).any(|w| self.breaks(w) || self.tag(w) == Some(Tag::Conjunction));
            self.relates(r)
                && finite(r, year)
                && !(r..year).any(|w| self.breaks(w) || self.tag(w) == Some(Tag::Comma))
                && (closed || left)
        })
    }

    /// The clause that a word stands in: the innermost one that covers it.
    pub fn clause(&self, at: usize) -> Option<usize> {
        let clauses = self.clauses?;
        let covers = |i: &usize| {
            let c = &clauses.list[*i];
            let end = c.after.iter().map(|p| p.group.end()).max().unwrap_or(0).max(c.end);
            c.start <= at && at < end
        };
        (0..clauses.list.len()).filter(covers).max_by_key(|i| clauses.list[*i].start)
    }
}

/// Whether a comparison starts at this word.
fn compares(reading: &Reading<'_>, at: usize) -> bool {
    let lemma = |at: usize| reading.words.get(at).map_or("", |w| w.lemma.as_str());
    let next = || lemma(at + 1);
    match lemma(at) {
        "compared-with" | "versus" => true,
        "from" => {
            at > 0
                && matches!(
                    lemma(at - 1),
                    "increase"
                        | "decrease"
                        | "decline"
                        | "drop"
                        | "rise"
                        | "reduction"
                        | "growth"
                        | "up"
                        | "down"
                        | "improvement"
                        | "fall"
                )
        }
        // "was similar to 439 in 2020"
        "to" => {
            let like = at > 0 && matches!(lemma(at - 1), "similar" | "comparable" | "identical" | "equal");
            like && reading.words[at + 1..].iter().take(2).any(|w| w.tag == Tag::Number)
        }
        "than" => {
            at > 0
                && matches!(
                    lemma(at - 1),
                    "fewer" | "more" | "less" | "higher" | "lower" | "larger" | "smaller" | "greater"
                )
        }
        // "twice as many as in 2009"
        "as-many-as" | "as-few-as" => matches!(next(), "in" | "during"),
        // "fewer than the 400 of 2019", and not "fewer than 400 calls"
        "fewer-than" | "more-than" => {
            !next().starts_with(|c: char| c.is_ascii_digit())
                && !matches!(reading.words.get(at + 1).map(|w| w.tag), Some(Tag::Number | Tag::Mark))
        }
        _ => false,
    }
}

/// Whether something ends at this word that no number reaches across.
fn breaks(reading: &Reading<'_>, at: usize) -> bool {
    reading.words.get(at).is_some_and(|w| w.tag == Tag::Break) && !is_dash(reading, at)
}

fn is_dash(reading: &Reading<'_>, at: usize) -> bool {
    let printed = |w: &Word| matches!(reading.tokens[w.start].text.as_str(), "—" | "–" | "-");
    reading.words.get(at).is_some_and(printed)
}

/// By word: whether it stands in what is compared with.
fn regions(reading: &Reading<'_>, clauses: Option<&Clauses>, verbs: &[VerbGroup]) -> Vec<bool> {
    let words = &reading.words;
    let tag = |at: usize| words.get(at).map(|w| w.tag);
    let mut inside = false;
    let mut out = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        if compares(reading, i) {
            inside = true;
        } else if breaks(reading, i) || word.tag == Tag::Subordinator {
            inside = false;
        } else if word.tag == Tag::Comma {
            let mut next = i + 1;
            while matches!(tag(next), Some(Tag::Conjunction | Tag::Adverb)) {
                next += 1;
            }
            let finite = verbs.iter().any(|v| v.start <= next && next < v.end && v.shape == Shape::Finite);
            let clause =
                next > i + 1 && clauses.is_some_and(|c| c.list.iter().any(|c| c.start == next && c.link == Link::Main));
            if finite || clause {
                inside = false;
            }
        }
        out.push(inside);
    }
    out
}
