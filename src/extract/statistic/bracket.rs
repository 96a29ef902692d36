//! Brackets behind what is counted: another year's figure, parts, and how many a quantifier stands for.

use crate::extract::line::{Line, Relation};
use crate::extract::quantity::Count;
use crate::extract::{Reading, tally};

use super::Entry;
use super::teller::Teller;

/// Whether the bracket behind a word holds a token that may say a number: most hold an acronym.
pub(super) fn may_count(reading: &Reading<'_>, word: usize) -> bool {
    let Some((start, end)) = reading.words.get(word).and_then(|w| w.bracket) else { return false };
    (start..end).any(|at| {
        let lower = reading.tokens[at].lower.as_str();
        reading.lexicon.grammar.number_of_form(lower, reading.forms[at]).is_some()
            || lower.contains('-')
            || lower.starts_with(|c: char| c.is_ascii_digit())
            || matches!(lower, "no" | "none" | "zero" | "once" | "twice")
    })
}

impl Teller<'_, '_, '_> {
    /// Reads a bracket: with a year a comparison, else parts.
    pub(super) fn bracket(&mut self, bracket: &Reading<'_>, word: usize) {
        let line = Line::new(bracket, self.own);
        if !line.money.is_empty() {
            return;
        }
        if self.quantified(&line, word) {
            return;
        }
        let earlier = (0..bracket.words.len())
            .any(|w| line.compares(w) || matches!(line.lemma(w), "previous" | "preceding" | "last" | "prior"));
        self.earlier = earlier || !line.years.is_empty();
        let relation = if self.earlier { Relation::Compared } else { Relation::Part };
        self.bracketed = self.entries.iter().rev().find(|e| !e.bracketed).cloned();
        let pairs = self.pairs(&line, word);
        for (i, count) in line.counts.iter().enumerate() {
            if let Some(entry) = pairs.get(i) {
                self.bracketed.clone_from(entry);
                self.told = entry.is_some();
            }
            // "(identified 104 victims and assisted 390 in 2018)"
            let own = line.relation(count.start, None);
            let governed = matches!(own, Relation::Own(Some(v)) if line.verbs[v].end == count.start);
            self.count(&line, count, if governed { own } else { relation }, Some(word));
        }
        self.earlier = false;
        self.bracketed = None;
    }

    /// "nearly all of whom (231) were children", "most (92) were foreigners": how many the quantifier before a bracket stands
    /// for; whether it is such a bracket.
    fn quantified(&mut self, bracket: &Line<'_, '_>, word: usize) -> bool {
        let line = self.line;
        let quantifies =
            matches!(line.lemma(word), "all" | "most" | "half" | "majority" | "some" | "many" | "whom" | "mostly");
        let [number] = bracket.counts.as_slice() else { return false };
        if !quantifies || !number.core.is_empty() || bracket.reading.words.len() > 1 {
            return false;
        }
        let verb = line.verbs.iter().find(|v| v.start == word + 1 && v.lemma == "be" && !v.denied);
        let start = verb.map_or(word + 1, |v| v.end);
        let Some(group) = tally::groups(line, start, (start + 6).min(line.reading.words.len())).into_iter().next()
        else {
            return false;
        };
        if group.start > start + 1 {
            return false;
        }
        let told = Count { start: word, value: number.value, ..group };
        self.part(line, &told, None, true);
        true
    }

    /// "214 calls, 26 of them on trafficking (190 and 31, respectively, in 2022)": each goes with one told before, in order.
    fn pairs(&self, bracket: &Line<'_, '_>, word: usize) -> Vec<Option<Entry>> {
        let said = (0..bracket.reading.words.len()).any(|w| bracket.lemma(w) == "respectively");
        let before: Vec<usize> = self.line.counts.iter().map(|c| c.at).filter(|at| *at <= word).collect();
        let first = before.len().checked_sub(bracket.counts.len()).filter(|_| said);
        let entry = |at: &usize| self.entries.iter().find(|e| e.at == *at && !e.bracketed && !e.compared).cloned();
        first.map_or_else(Vec::new, |from| before[from..].iter().map(entry).collect())
    }
}
