//! Where the name of a law ends: "Law 88", "Law on Combating Trafficking in Persons", "law against trafficking".

use crate::text::Token;

use super::cite::{Finder, INNER, is_noun_of};
use super::discourse::as_year;

impl Finder<'_, '_> {
    /// Where a name ends behind its noun; a year behind it and where that ends.
    pub(super) fn tail(&self, head: usize, proper: bool) -> (usize, Option<(i32, usize)>) {
        let mut end = head + 1;
        let number = |at: usize| self.tokens.get(at).is_some_and(Token::is_numeric);
        // "Law 88", "Law No. 137-03", "Act number 5"
        let mut at = end;
        if matches!(self.lower(at), "no" | "number" | "no." | "nos" | "num") {
            at += 1;
            if self.lower(at) == "." {
                at += 1;
            }
        }
        // "Law 2033": behind the bare noun stands its number, and behind a name its year, "Trafficking Act 2008".
        let bare = head > 0 && self.lower(head) == "law" && !self.tokens[head - 1].is_capitalized();
        if number(at) && (proper || at > end) && (bare || as_year(self.lower(at)).is_none()) {
            end = at + 1;
            // "Law 018/AN/2019" is one number.
            while self.tokens.get(end).is_some_and(|t| t.span.start == self.tokens[end - 1].span.end)
                && self.tokens.get(end).is_some_and(|t| t.text == "/" || t.is_word() || t.is_numeric())
            {
                end += 1;
            }
            let year = self.text(at, end).rsplit(['/', '-']).next().and_then(as_year);
            if let Some(year) = year.filter(|_| end > at + 1 || self.tokens[at].text.contains('/')) {
                return (end, Some((year, end)));
            }
        } else if proper {
            end = self.proper_tail(end);
        } else {
            end = self.plain_tail(end);
        }
        let year_at = match self.lower(end) {
            "of" | "," | "(" => end + 1,
            _ => end,
        };
        let year = as_year(self.lower(year_at)).map(|y| (y, year_at + 1));
        let year = year.filter(|_| proper || self.lower(end) == "of" || self.lower(end) == "(");
        (end, year.or_else(|| self.year_behind_acronym(end)))
    }

    /// "the Forced Labor Abolition Act (FLAA) of 1994", "the Act (FLAA, 1994)"; the year and where that ends.
    fn year_behind_acronym(&self, end: usize) -> Option<(i32, usize)> {
        let acronym = self.lower(end) == "(" && self.tokens.get(end + 1).is_some_and(|t| t.is_capitalized());
        let at = match (self.lower(end + 2), self.lower(end + 3)) {
            (")", "of") => end + 4,
            (",", _) => end + 3,
            _ => return None,
        };
        as_year(self.lower(at)).filter(|_| acronym).map(|year| (year, at + 1))
    }

    /// "law on trafficking in persons", "law against human trafficking" in small letters.
    fn plain_tail(&self, from: usize) -> usize {
        if !matches!(self.lower(from), "on" | "against") {
            return from;
        }
        let at = from + 1 + usize::from(self.lower(from + 1) == "human");
        match (self.lower(at), self.lower(at + 1), self.lower(at + 2)) {
            ("trafficking", "in", "persons") => at + 3,
            ("trafficking", ..) => at + 1,
            _ => from,
        }
    }

    /// "... on Combating Trafficking in Persons": capitals go on behind the noun.
    fn proper_tail(&self, from: usize) -> usize {
        let mut end = from;
        let mut at = from;
        let is_part = |at: usize| is_noun_of(self.reading.lexicon, "law-part", self.lemma(at));
        while let Some(token) = self.tokens.get(at) {
            let inner = INNER.contains(&token.lower.as_str());
            if token.is_capitalized() && token.is_word() && !is_part(at) && !inner {
                // Right behind the noun only a small word carries the name on.
                if at == from {
                    break;
                }
                end = at + 1;
            } else if !(inner || token.text == ",")
                || token.text == "," && at == from
                || matches!(token.lower.as_str(), "and" | "or") && (at == from || self.lower(at + 1) == "the")
            {
                break;
            }
            at += 1;
        }
        end
    }
}
