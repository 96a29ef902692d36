//! Terms of imprisonment: "five to 10 years' imprisonment", "up to 20 years", "a minimum of seven years", "life".

use super::Reading;
use super::cite::{is_noun_of, is_year_unit};

/// A prescribed term; a bound that the text does not give, or gives as less than a year or as life, is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The least number of years.
    pub min: Option<i64>,
    /// The greatest number of years.
    pub max: Option<i64>,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// What stands before a single number of years.
enum Bound {
    Least,
    Most,
    Exact,
}

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    /// Tokens inside round brackets.
    bracketed: Vec<bool>,
}

/// The terms of imprisonment that a sentence names outside of brackets, from left to right.
pub fn terms(reading: &Reading<'_>) -> Vec<Term> {
    let mut depth = 0_usize;
    let bracketed = reading
        .tokens
        .iter()
        .map(|t| {
            match t.text.as_str() {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0
        })
        .collect();
    let finder = Finder { reading, bracketed };
    let mut found: Vec<Term> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let Some(term) = finder.term(at) else {
            at += 1;
            continue;
        };
        at = term.end;
        match found.last_mut() {
            // "a minimum of five years and a maximum of 15 years", "ten years to life"
            Some(last)
                if last.max.is_none()
                    && term.min.is_none()
                    && last.min.is_some()
                    && finder.joined(last.end, term.start) =>
            {
                last.max = term.max;
                last.end = term.end;
            }
            // "or life imprisonment" adds nothing to a term that has no upper bound of its own in years.
            Some(last)
                if term.min.is_none()
                    && term.max.is_none()
                    && (last.end..term.start).all(|i| finder.lower(i) != "and")
                    && finder.joined(last.end, term.start) =>
            {
                last.end = term.end
            }
            // "a minimum penalty of four years for adults and 12 years for children": one bound for both.
            Some(last) if term.min == term.max && finder.goes_on(last.end, term.start) => {
                let shared = match (last.min, last.max) {
                    (Some(_), None) if finder.before(last.start, &["minimum"]).is_some() => Term { max: None, ..term },
                    (None, Some(_)) if finder.before(last.start, &["maximum"]).is_some() => Term { min: None, ..term },
                    _ => term,
                };
                found.push(shared);
            }
            _ => found.push(term),
        }
    }
    found
}

impl Finder<'_, '_> {
    fn lower(&self, at: usize) -> &str {
        self.reading.tokens.get(at).map_or("", |t| t.lower.as_str())
    }

    /// One number or, for "16-20", two.
    fn number(&self, at: usize) -> Option<(i64, Option<i64>)> {
        let lower = self.lower(at);
        let g = &self.reading.lexicon.grammar;
        if let Some(value) = g.number(lower) {
            return Some((value, None));
        }
        let (from, to) = lower.split_once(['-', '–'])?;
        let to = to.strip_suffix("-year").unwrap_or(to);
        Some((g.number(from)?, Some(g.number(to)?))).filter(|(a, b)| *a < 100 && b.is_some_and(|b| b < 100))
    }

    /// Whether only small words lie between two terms.
    fn joined(&self, from: usize, to: usize) -> bool {
        to.saturating_sub(from) <= 7
            && (from..to).all(|i| {
                matches!(
                    self.lower(i),
                    "and"
                        | "or"
                        | "to"
                        | "a"
                        | "maximum"
                        | "of"
                        | "up"
                        | ","
                        | "'"
                        | "s"
                        | "'s"
                        | "in"
                        | "prison"
                        | "imprisonment"
                        | "even"
                        | "possible"
                        | "term"
                )
            })
    }

    /// "... for adult victims and" or ", " with no penalty, verb or clause named anew since the last term.
    fn goes_on(&self, from: usize, to: usize) -> bool {
        let lexicon = self.reading.lexicon;
        let anew = |i: usize| {
            let lemma = lexicon.grammar.lemma(self.lower(i));
            self.lower(i) == ";"
                || is_noun_of(lexicon, "prescribe", &lemma)
                || lexicon.frames.of_verb(&lemma).any(|f| f.id == "prescribe")
        };
        to > from && matches!(self.lower(to - 1), "and" | "or" | ",") && !(from..to).any(anew)
    }

    /// One past the possessive and the words for prison behind a unit.
    fn tail(&self, mut at: usize) -> (usize, bool) {
        let lexicon = self.reading.lexicon;
        let from = at;
        while matches!(
            self.lower(at),
            "'" | "'s" | "of" | "in" | "hard" | "rigorous" | "a" | "simple" | "strict" | "with"
        ) && at < from + 4
        {
            at += 1;
        }
        if is_noun_of(lexicon, "prison", &lexicon.grammar.lemma(self.lower(at))) {
            (at + 1, true)
        } else {
            (from, false)
        }
    }

    fn term(&self, at: usize) -> Option<Term> {
        if self.bracketed[at] {
            return None;
        }
        if self.lower(at) == "life" && !matches!(self.lower(at + 1), "skills" | "skill") {
            let (end, prison) = self.tail(at + 1);
            return (prison || self.lower(at + 1) == "sentence").then(|| Term {
                min: None,
                max: None,
                start: at,
                end: end.max(at + 2),
            });
        }
        let (first, second) = self.number(at)?;
        let mut i = at + 1;
        let mut first_unit = None;
        let mut other = second;
        // "12-18 years": the unit stands behind both numbers and is read below.
        if other.is_none() && is_year_unit(self.lower(i)) {
            first_unit = Some(self.lower(i).starts_with("month"));
            i += 1;
            // "14 years' to life imprisonment"
            i += usize::from(matches!(self.lower(i), "'" | "’") && self.lower(i + 1) == "to");
        }
        let (after_unit, _) = self.tail(i);
        let joint = if first_unit.is_some() { after_unit } else { i };
        let range = matches!(self.lower(joint), "to" | "–" | "-")
            || self.lower(joint) == "and" && (first_unit.is_none() || self.before(at, &["between"]).is_some());
        if other.is_none() && range {
            let next = if matches!(self.lower(joint + 1), "a") && self.lower(joint + 2) == "maximum" {
                joint + 4
            } else {
                joint + 1
            };
            if matches!(self.lower(next), "life" | "death") {
                let (end, _) = self.tail(next + 1);
                return Some(Term { min: (first_unit != Some(true)).then_some(first), max: None, start: at, end });
            }
            if let Some((value, None)) = self.number(next) {
                other = Some(value);
                i = next + 1;
            }
        }
        if let Some(last) = other {
            if !is_year_unit(self.lower(i)) {
                return None;
            }
            let months = self.lower(i).starts_with("month");
            let (end, prison) = self.tail(i + 1);
            let first_months = first_unit.unwrap_or(months);
            return self.is_penal(at, prison, i + 1).then_some(Term {
                min: (!first_months).then_some(first),
                max: (!months).then_some(last),
                start: at,
                end,
            });
        }
        let months = first_unit?;
        let (end, prison) = self.tail(i);
        if !self.is_penal(at, prison, i) || self.is_below(at) {
            return None;
        }
        let value = (!months).then_some(first);
        let (min, max) = match self.bound(at, end) {
            Bound::Least => (value, None),
            Bound::Most => (None, value),
            Bound::Exact => (value, value),
        };
        Some(Term { min, max, start: at, end })
    }

    /// Whether years are a penalty and no age and no stretch of time.
    fn is_penal(&self, at: usize, prison: bool, after: usize) -> bool {
        if matches!(self.lower(after), "old" | "ago") || self.lower(after) == "of" && self.lower(after + 1) == "age" {
            return false;
        }
        if prison {
            return true;
        }
        let lexicon = self.reading.lexicon;
        (at.saturating_sub(9)..at).any(|i| {
            let lemma = lexicon.grammar.lemma(self.lower(i));
            is_noun_of(lexicon, "prescribe", &lemma)
                || lexicon.grammar.verb_forms(self.lower(i)).iter().any(|(base, _)| {
                    matches!(base.as_str(), "prescribe" | "carry" | "punish" | "set" | "provide" | "impose")
                })
                || is_noun_of(lexicon, "prison", &lemma)
        })
    }

    /// Where one of these words stands among the few before a number.
    fn before(&self, at: usize, words: &[&str]) -> Option<usize> {
        (at.saturating_sub(4)..at)
            .rev()
            .take_while(|i| !matches!(self.lower(*i), "," | "and" | "or"))
            .find(|i| words.contains(&self.lower(*i)))
    }

    /// "penalties of less than one year": no law sets such a bound.
    fn is_below(&self, at: usize) -> bool {
        at > 1
            && self.lower(at - 1) == "than"
            && matches!(self.lower(at - 2), "less" | "fewer")
            && !matches!(self.lower(at.wrapping_sub(3)), "no" | "not" | "nor")
    }

    fn bound(&self, at: usize, end: usize) -> Bound {
        let two: Vec<&str> = (at.saturating_sub(3)..at).map(|i| self.lower(i)).collect();
        let has = |words: &[&str]| two.windows(words.len()).any(|w| w == words);
        if has(&["no", "less"]) || has(&["not", "less"]) || has(&["no", "fewer"]) || has(&["at", "least"]) {
            return Bound::Least;
        }
        if has(&["up", "to"])
            || has(&["no", "more"])
            || has(&["not", "more"])
            || has(&["not", "exceeding"])
            || has(&["not", "exceed"])
            || has(&["no", "longer"])
        {
            return Bound::Most;
        }
        if self.before(at, &["maximum", "exceeding"]).is_some() {
            return Bound::Most;
        }
        if self.before(at, &["minimum", "least", "over", "than", "starting"]).is_some()
            || matches!((self.lower(end), self.lower(end + 1)), ("or", "more" | "longer"))
            || self.lower(at + 2) == "or" && self.lower(at + 3) == "more"
        {
            return Bound::Least;
        }
        // "the minimum penalty for sex trafficking was eight years"
        if matches!(two.last(), Some(&("is" | "was" | "are" | "were"))) {
            let stops = |i: &usize| matches!(self.lower(*i), ";" | "." | "and");
            for i in (at.saturating_sub(16)..at).rev().take_while(|i| !stops(i)) {
                match self.lower(i) {
                    "minimum" => return Bound::Least,
                    "maximum" => return Bound::Most,
                    _ => {}
                }
            }
        }
        Bound::Exact
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::source::{SectionKind, Span};
    use crate::text::Sentence;

    fn years(text: &str) -> Vec<(Option<i64>, Option<i64>)> {
        let lexicon = Lexicon::builtin();
        let sentence =
            Sentence { number: 1, span: Span::new(0, text.len()), section: SectionKind::Prosecution, paragraph: 1 };
        terms(&Reading::new(&lexicon, text, &sentence)).into_iter().map(|t| (t.min, t.max)).collect()
    }

    #[test]
    fn ranges_and_bounds() {
        assert_eq!(
            years("It prescribed penalties of three to 11 years’ imprisonment or 12-18 years’ imprisonment."),
            [(Some(3), Some(11)), (Some(12), Some(18))]
        );
        assert_eq!(years("The minimum penalty for the crime was six years' imprisonment."), [(Some(6), None)]);
        assert_eq!(years("It prescribed up to 20 years in prison."), [(None, Some(20))]);
        assert_eq!(years("It carries a minimum of seven years' imprisonment."), [(Some(7), None)]);
        assert_eq!(years("Penalties range from 15 years to life imprisonment."), [(Some(15), None)]);
        assert_eq!(years("It prescribes a penalty of ten years' imprisonment."), [(Some(10), Some(10))]);
        assert_eq!(
            years("It prescribes six months to three years' imprisonment and life imprisonment for killing."),
            [(None, Some(3)), (None, None)]
        );
        assert_eq!(
            years(
                "It set a minimum penalty of three years' imprisonment for adults and nine years' imprisonment for children."
            ),
            [(Some(3), None), (Some(9), None)]
        );
        assert_eq!(
            years(
                "It set a minimum of three years' imprisonment and prescribed nine years' imprisonment for children."
            ),
            [(Some(3), None), (Some(9), Some(9))]
        );
        assert_eq!(
            years("It sets a minimum of four years and a maximum of 15 years' imprisonment."),
            [(Some(4), Some(15))]
        );
    }

    #[test]
    fn years_that_are_no_terms() {
        assert!(years("Girls under 18 years of age stayed three years at the shelter.").is_empty());
        assert!(years("The penalties were the same 12 years ago.").is_empty());
        assert!(years("Penalties of less than two years' imprisonment are too low.").is_empty());
    }
}
