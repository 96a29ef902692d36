//! Laws as a text cites them: "Article 144-1 of the criminal code", "the 2005 Law on ...", "Law 88 of 2010", "the same code".

use compact_str::CompactString;

use crate::lexicon::Lexicon;
use crate::text::Token;

use super::Reading;
use super::discourse::as_year;

/// Small words inside a law's name.
pub(super) const INNER: [&str; 12] =
    ["of", "and", "on", "in", "against", "for", "to", "the", "or", "concerning", "regarding", "with"];

/// A law or an article of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The law's name without article and year; empty where the text only points back ("the law", "Section 4").
    pub law: String,
    /// The article or section, empty where the whole law is meant.
    pub article: String,
    /// The law's year.
    pub year: Option<i32>,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Whether a frame of a name is evoked by a noun.
pub fn is_noun_of(lexicon: &Lexicon, frame: &str, lemma: &str) -> bool {
    lexicon.frames.of_noun(lemma).any(|f| f.id == frame)
}

/// The name of a law: its words, its year, and where they stand.
struct Name {
    words: String,
    year: Option<i32>,
    start: usize,
    end: usize,
}

pub(super) struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) tokens: &'r [Token],
}

/// The laws that a sentence cites, from left to right; several articles of one law are several citations.
pub fn citations(reading: &Reading<'_>) -> Vec<Citation> {
    let finder = Finder { reading, tokens: &reading.tokens };
    let names = finder.names();
    let mut found: Vec<Citation> = Vec::new();
    let mut used = vec![false; names.len()];
    let mut at = 0;
    while at < finder.tokens.len() {
        if let Some((articles, end)) = finder.articles(at) {
            let law = finder.law_after(end, &names).or_else(|| finder.law_before(at, &names));
            let (name, last) = match law {
                Some(i) => {
                    used[i] = true;
                    (Some(&names[i]), names[i].end.max(end))
                }
                None => (None, end),
            };
            for article in articles {
                found.push(Citation {
                    law: name.map_or_else(String::new, |n| n.words.clone()),
                    article,
                    year: name.and_then(|n| n.year),
                    start: at,
                    end: last,
                });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    for (name, used) in names.iter().zip(used) {
        // A second name in brackets is the same law.
        let bracketed = name.start > 0
            && finder.tokens[name.start - 1].text == "("
            && (found.iter().any(|c| c.end + 1 == name.start) || names.iter().any(|n| n.end + 1 == name.start));
        if !used && !bracketed && !finder.only_amends(name.start) {
            found.push(Citation {
                law: name.words.clone(),
                article: String::new(),
                year: name.year,
                start: name.start,
                end: name.end,
            });
        }
    }
    found.sort_by_key(|c| (c.start, c.end));
    found
}

impl Finder<'_, '_> {
    pub(super) fn lemma(&self, at: usize) -> &str {
        self.reading.singulars.get(at).map_or("", CompactString::as_str)
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.lower.as_str())
    }

    fn is_head(&self, at: usize) -> bool {
        is_noun_of(self.reading.lexicon, "law-name", self.lemma(at))
    }

    /// Articles with their numbers at a token, and where they end: "Articles 128 and 129", "Section 3(5)".
    fn articles(&self, at: usize) -> Option<(Vec<String>, usize)> {
        let lemma = self.lemma(at);
        if !is_noun_of(self.reading.lexicon, "law-part", lemma.trim_end_matches('.')) {
            return None;
        }
        let mut i = at + 1;
        if self.lower(i) == "." {
            i += 1;
        }
        let mut numbers = Vec::new();
        loop {
            let token = self.tokens.get(i)?;
            let mut number = match self.reading.lexicon.grammar.number(&token.lower) {
                Some(value) if !token.is_numeric() && numbers.is_empty() => value.to_string(),
                _ if token.is_numeric() => token.text.to_string(),
                _ => break,
            };
            i += 1;
            while matches!(self.lower(i), "bis" | "ter" | "quater") {
                number.push(' ');
                number.push_str(&self.tokens[i].text);
                i += 1;
            }
            // "262(a)", "3(5)": a bracket without a space before it belongs to the number.
            while self.lower(i) == "("
                && self.tokens[i - 1].span.end == self.tokens[i].span.start
                && self.lower(i + 2) == ")"
            {
                number.push_str(&format!("({})", self.tokens[i + 1].text));
                i += 3;
            }
            numbers.push(number);
            let mut next = i;
            while matches!(self.lower(next), "," | "and" | "or" | "to" | "through" | "–") {
                next += 1;
            }
            let range = matches!(self.lower(i), "to" | "through" | "–");
            if next == i || !self.tokens.get(next).is_some_and(Token::is_numeric) || is_year_unit(self.lower(next + 1))
            {
                break;
            }
            if range {
                let last = numbers.pop()?;
                numbers.push(format!("{last}-{}", self.tokens[next].text));
                i = next + 1;
                break;
            }
            i = next;
        }
        (!numbers.is_empty()).then_some((numbers, i))
    }

    /// The name that "of the", "of its", "in the" brings after articles.
    fn law_after(&self, end: usize, names: &[Name]) -> Option<usize> {
        let mut i = end;
        if !matches!(self.lower(i), "of" | "in" | "under" | "to") {
            return None;
        }
        while matches!(
            self.lower(i),
            "of" | "in"
                | "under"
                | "to"
                | "the"
                | "its"
                | "same"
                | "country's"
                | "revised"
                | "amended"
                | "new"
                | "both"
        ) || self.lower(i) == "'s"
        {
            i += 1;
        }
        names.iter().position(|n| n.start >= end && n.start <= i + 1 && n.end > i)
    }

    /// The name right before articles: "Penal Code Article 173", "the penal code (Articles 3 and 4)".
    fn law_before(&self, at: usize, names: &[Name]) -> Option<usize> {
        let gap = |n: &Name| {
            at.checked_sub(n.end).is_some_and(|d| d == 0 || d == 1 && matches!(self.lower(n.end), "(" | "'s" | ","))
        };
        names.iter().rposition(gap)
    }

    fn names(&self) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if self.is_head(at)
                && !self.leads_on(at)
                && let Some(name) = self.name(at, names.last().map_or(0, |n| n.end))
            {
                at = name.end.max(at + 1);
                names.push(name);
            } else {
                at += 1;
            }
        }
        names
    }

    /// "Criminal Law Amendment Act": a law's noun that only begins a longer name.
    fn leads_on(&self, at: usize) -> bool {
        let capital = |i: usize| self.tokens.get(i).is_some_and(|t| t.is_capitalized() && t.is_word());
        capital(at) && (at + 1..at + 4).take_while(|i| capital(*i)).any(|i| self.is_head(i))
    }

    /// "as amended by Law 37": a law that only changed another.
    fn only_amends(&self, start: usize) -> bool {
        let from = start.saturating_sub(3);
        (from..start).any(|i| {
            self.lower(i) == "by"
                && i > 0
                && matches!(self.lower(i - 1), "amended" | "modified" | "replaced" | "updated")
        })
    }

    /// The name around the noun at `head`, reaching back no further than `from`.
    fn name(&self, head: usize, from: usize) -> Option<Name> {
        let lexicon = self.reading.lexicon;
        let none = |at: usize| is_noun_of(lexicon, "law-none", self.lemma(at));
        if none(head + 1) || self.lower(head + 1).starts_with("enforcement") {
            return None;
        }
        // "2014 amendments to the criminal code": the code is the law.
        if self.lower(head).starts_with("amendment") && !self.tokens[head].is_capitalized() {
            return None;
        }
        // "unlawful acts" is no law; "the labor laws" is.
        if !self.tokens[head].is_capitalized()
            && matches!(self.lower(head), "acts" | "bills" | "codes" | "provisions" | "clauses")
        {
            return None;
        }
        let mut start = head;
        let mut year = None;
        let proper = self.tokens[head].is_capitalized() && head > 0
            || self.tokens[head].is_capitalized()
                && self.tokens.get(head + 1).is_some_and(|t| t.is_numeric() || INNER.contains(&t.lower.as_str()));
        while start > from {
            let before = start - 1;
            let token = &self.tokens[before];
            if let Some(y) = as_year(&token.lower) {
                year = Some(y);
                start = before;
                break;
            }
            // "the draft act" is none, the "Foreign Employment Act" is one.
            if none(before) && !(proper && token.is_capitalized() && before > 0) {
                return None;
            }
            if proper && token.text == ")" {
                let Some(open) = (from..before).rev().find(|i| self.tokens[*i].text == "(") else { break };
                if !self.tokens[open + 1].is_capitalized() || open == from {
                    break;
                }
                start = open;
                continue;
            }
            let part = self.is_part_of_name(before, proper, from);
            if !(part || !proper && self.leads_back_to_year(before, from)) {
                break;
            }
            start = before;
        }
        // What was picked up at the front of a name and is none of it.
        let first_word = if year.is_some() { start + 1 } else { start };
        let mut first = first_word;
        while first < head
            && (INNER.contains(&self.lower(first))
                || matches!(self.lower(first), "amended" | "revised" | "new" | "its")
                || self.is_demonym(first))
        {
            first += 1;
        }
        let (mut end, tail_year) = self.tail(head, proper);
        let year = year.or(tail_year.map(|(y, _)| y));
        let words: String = self.text(first, end);
        if let Some((_, after)) = tail_year {
            end = after;
        }
        if first == head && end == head + 1 && year.is_none() {
            // "the law", "the same code": it points back to the law last named.
            return matches!(self.lower(head.wrapping_sub(1)), "the" | "this" | "that" | "same" | "which" | "said")
                .then(|| Name { words: String::new(), year: None, start, end });
        }
        Some(Name { words, year, start, end })
    }

    /// "the 2011 children's protection and welfare act": small words inside a name that begins with its year.
    fn leads_back_to_year(&self, at: usize, from: usize) -> bool {
        let inner = |i: &usize| self.tokens[*i].is_word() || self.lower(*i) == "'s";
        let stop = |i: &usize| self.is_head(*i) || matches!(self.lower(*i), "the" | "a" | "of" | "in" | "under" | "by");
        matches!(self.lower(at), "and" | "'s")
            && (from.max(at.saturating_sub(6))..at)
                .rev()
                .take_while(|i| !stop(i) && (inner(i) || as_year(self.lower(*i)).is_some()))
                .any(|i| as_year(self.lower(i)).is_some())
    }

    /// Whether the token before a law's noun belongs to its name.
    fn is_part_of_name(&self, at: usize, proper: bool, from: usize) -> bool {
        let token = &self.tokens[at];
        let lower = token.lower.as_str();
        if token.text == "'s" || token.text == "'" {
            return proper && at > from && self.tokens[at - 1].is_capitalized() && !self.is_country(at - 1);
        }
        if proper {
            if token.is_capitalized() {
                // A sentence may start with "The"; another law's noun ends the name.
                return !(matches!(
                    lower,
                    "the" | "article" | "section" | "this" | "under" | "its" | "in" | "according"
                ) || self.is_head(at)
                    && self.tokens.get(at + 1).is_some_and(|t| INNER.contains(&t.lower.as_str())));
            }
            let inner = INNER.contains(&lower)
                && at > from
                && self.tokens[at - 1].is_capitalized()
                && !self.is_head(at - 1)
                && !matches!(self.lower(at - 1), "the" | "article" | "section");
            return inner
                || lower == "anti-trafficking"
                || (token.text == ","
                    && at > from
                    && self.tokens[at - 1].is_capitalized()
                    && !self.is_head(at - 1)
                    && self.tokens.get(at + 1).is_some_and(|t| t.is_capitalized() || t.lower == "and"));
        }
        let g = &self.reading.lexicon.grammar;
        token.is_word()
            && !g.is_determiner(lower)
            && !g.is_preposition(lower)
                | matches!(lower, "in" if self.lower(at + 1).starts_with("person") && self.lower(at - 1) == "trafficking")
            && !g.is_conjunction(lower)
            && !g.is_relative(lower)
            && !g.is_subordinator(lower)
            && !g.is_plain_adverb(lower)
            && !g.is_modal(lower)
            && !matches!(
                lower,
                "same"
                    | "its"
                    | "their"
                    | "existing"
                    | "current"
                    | "amended"
                    | "revised"
                    | "new"
                    | "which"
                    | "other"
                    | "national"
                    | "country's"
                    | "previous"
            )
            && (g.verb_forms(lower).is_empty()
                || g.is_noun_too(lower)
                || g.is_ing_noun(lower)
                || token.lower == "trafficking")
    }

    fn is_country(&self, at: usize) -> bool {
        let country = |id: usize| self.reading.concept(id).scheme == "country";
        self.reading.mentions.iter().any(|m| m.end == at + 1 && m.concepts.iter().any(|(id, _)| country(*id)))
    }

    fn is_demonym(&self, at: usize) -> bool {
        self.reading
            .mentions
            .iter()
            .any(|m| m.start == at && m.end == at + 1 && m.concepts.iter().all(|(_, demonym)| *demonym))
    }

    /// The words of a name as printed, without brackets that only give an acronym.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        let (first, last) = (&self.tokens[start], &self.tokens[end - 1]);
        let words = self.reading.text[first.span.start..last.span.end].replace('\u{2019}', "'");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a word is a unit of a term: "years", "months".
pub fn is_year_unit(lower: &str) -> bool {
    matches!(lower, "year" | "years" | "month" | "months")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SectionKind, Span};
    use crate::text::Sentence;

    fn cited(text: &str) -> Vec<(String, String, Option<i32>)> {
        let lexicon = Lexicon::builtin();
        let sentence =
            Sentence { number: 1, span: Span::new(0, text.len()), section: SectionKind::Prosecution, paragraph: 1 };
        citations(&Reading::new(&lexicon, text, &sentence)).into_iter().map(|c| (c.law, c.article, c.year)).collect()
    }

    fn row(law: &str, article: &str, year: Option<i32>) -> (String, String, Option<i32>) {
        (law.to_owned(), article.to_owned(), year)
    }

    #[test]
    fn articles_of_codes() {
        assert_eq!(cited("Article 16-2 of the penal code criminalized slavery."), [row("penal code", "16-2", None)]);
        assert_eq!(
            cited("Articles 128 and 129 of its Criminal Code prohibit it."),
            [row("Criminal Code", "128", None), row("Criminal Code", "129", None)]
        );
        assert_eq!(cited("Section 251, which covers it, carries a fine."), [row("", "251", None)]);
    }

    #[test]
    fn acts_with_their_years() {
        assert_eq!(
            cited("The 2010 Trafficking in Persons (Prevention) Act criminalized it."),
            [row("Trafficking in Persons (Prevention) Act", "", Some(2010))]
        );
        assert_eq!(cited("The Children's Act of 2006 bans it."), [row("Children's Act", "", Some(2006))]);
        assert_eq!(
            cited("The Serfdom Abolition Act (SAA) of 1994 bans it."),
            [row("Serfdom Abolition Act", "", Some(1994))]
        );
        assert_eq!(cited("Law 88 of 2010 prohibits it."), [row("Law 88", "", Some(2010))]);
        assert_eq!(
            cited("The 2009 Law on Preventing Trade in People and Article 7 of the labor code ban it."),
            [row("Law on Preventing Trade in People", "", Some(2009)), row("labor code", "7", None)]
        );
        assert_eq!(
            cited("The 2008 anti-trafficking law criminalized it."),
            [row("anti-trafficking law", "", Some(2008))]
        );
        assert_eq!(
            cited("The Crimes Act and the Passports Act ban it."),
            [row("Crimes Act", "", None), row("Passports Act", "", None)]
        );
    }

    #[test]
    fn what_is_no_law() {
        assert!(cited("Law enforcement officers act on the draft law.").is_empty());
        assert!(cited("Inconsistent with international law, it acts.").is_empty());
    }
}
