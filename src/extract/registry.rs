//! Who and what the document names: bodies that act and facilities, with their acronyms and every place that they are
//! mentioned at; later mentions ("the department", "the shelter") find the one that they mean.
//!
//! One pass over the noun groups of all sentences but the recommendations. Acronyms are taken from brackets after their
//! long form, in the manner of Schwartz & Hearst (2003).

use smallvec::SmallVec;

use crate::fact::Evidence;
use crate::lexicon::VerbForm;
use crate::source::SectionKind;

use super::clause::Link;
use super::element::Shape;
use super::group::Noun;
use super::word::Tag;
use super::{Page, Reading};

mod apposed;
mod body;
mod collective;
mod common;
mod facility;
mod parent;
mod resolve;
mod scan;

pub use facility::{Facility, compound};

/// A body or a post.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its name as the views print it.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// The slug of its kind.
    pub kind: String,
    /// What it is part of.
    pub parent: Option<usize>,
    /// Whether it is a collective known by a common noun ("police").
    pub collective: bool,
    /// Whether it acts or is named: else it is no actor.
    pub acts: bool,
    /// Where it is first named.
    pub evidence: Evidence,
}

/// A body or a facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// By its number in [`Registry::bodies`].
    Body(usize),
    /// By its number in [`Registry::facilities`].
    Facility(usize),
}

/// The things that words mean: mostly one.
pub type Things = SmallVec<[Thing; 2]>;

/// A place where things are mentioned: words of a sentence, and what they mean.
#[derive(Clone, Debug)]
pub struct Mentioned {
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// What is meant; several for "the two shelters".
    pub things: Things,
}

/// All that the document names.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// The bodies, in the order of the text.
    pub bodies: Vec<Body>,
    /// The facilities, in the order of the text.
    pub facilities: Vec<Facility>,
    /// The mentions by sentence.
    mentions: Vec<Vec<Mentioned>>,
}

impl Registry {
    /// Reads what the pages name.
    pub fn new(own: &str, own_name: &str, pages: &[Page<'_>]) -> Self {
        let mut registry = Self::default();
        scan::Scan::new(&mut registry, own, own_name, pages).run();
        parent::read(&mut registry, pages);
        registry
    }

    /// What a noun group means: the things mentioned at its head, or at any of its words if it is a member of a body
    /// ("Ministry of Labor officials").
    pub fn things(&self, sentence: usize, noun: &Noun) -> Things {
        self.at(sentence, noun.head())
    }

    /// What is mentioned at a word.
    pub fn at(&self, sentence: usize, word: usize) -> Things {
        let here = self.mentions(sentence).iter().filter(|m| (m.start..m.end).contains(&word));
        here.max_by_key(|m| m.start).map_or_else(Things::new, |m| m.things.clone())
    }

    /// What the subject of a clause means; where a relative clause was taken to describe the people or the place before it,
    /// what stands before those: "a shelter for victims, which provided".
    pub fn subjects(&self, page: &Page<'_>, at: usize) -> Things {
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        let nouns: Vec<&Noun> = clause
            .subject
            .iter()
            .filter(|p| p.preposition.as_deref() != Some("by"))
            .flat_map(|p| &p.group.nouns)
            .collect();
        let mut things = Things::new();
        for thing in nouns.iter().flat_map(|n| self.things(reading.sentence, n)) {
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
        if !things.is_empty() {
            return things;
        }
        let misread = nouns.is_empty()
            || nouns.iter().any(|n| {
                // "centers for victims of crime that provided": what stands behind a preposition.
                n.start.checked_sub(1).is_some_and(|w| reading.words[w].tag == Tag::Preposition)
                    || super::frame::is_person(reading, n)
                    || super::element::sort(reading, n) == super::element::Sort::Place
                    || reading.tokens[reading.words[n.head()].start].is_capitalized()
            });
        // "a home for girls, managed by"
        let behind = clause.verb.start.checked_sub(1).filter(|w| reading.words[*w].tag == Tag::Comma);
        if let Some(comma) = behind.filter(|_| misread && clause.link == Link::Participle && clause.verb.passive) {
            let before = self.mentions(reading.sentence).iter().filter(|m| m.end < comma);
            let last = before.filter(|m| m.things.iter().all(|t| matches!(t, Thing::Facility(_))));
            return last.max_by_key(|m| m.start).map_or_else(Things::new, |m| m.things.clone());
        }
        let mut relative = Some(at);
        while let Some(i) = relative {
            let c = &page.clauses.list[i];
            if c.link == Link::Relative && misread {
                return self.before(page, i);
            }
            relative = (c.link == Link::Coordinate).then_some(c.parent).flatten().filter(|p| *p < i);
        }
        Things::new()
    }

    /// What "which" and "that" at the start of a relative clause take up.
    pub fn before(&self, page: &Page<'_>, at: usize) -> Things {
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        if !matches!(reading.words[clause.start].lemma.as_str(), "which" | "that") {
            return Things::new();
        }
        let plural = matches!(reading.word_text(clause.verb.start), "are" | "were" | "have")
            || matches!(reading.words[clause.verb.start].tag, Tag::Verb(VerbForm::Base));
        // Not what stands before another verb: "the ministry funded work that".
        let verbs = page.clauses.list.iter().filter(|c| c.verb.start < clause.start && c.verb.shape == Shape::Finite);
        let from = verbs.map(|c| c.verb.end).max().unwrap_or(0);
        let here = self.mentions(reading.sentence).iter().filter(|m| m.end <= clause.start && m.start >= from);
        let last = here.clone().max_by_key(|m| m.start);
        // "two shelters, A in X and B in Y, which are run by": all of them.
        let several = here
            .filter(|m| m.things.len() > 1 && last.is_some_and(|l| l.things.iter().all(|t| m.things.contains(t))))
            .max_by_key(|m| m.start);
        several.filter(|_| plural).or(last).map_or_else(Things::new, |m| m.things.clone())
    }

    /// The mentions of a sentence.
    pub fn mentions(&self, sentence: usize) -> &[Mentioned] {
        self.mentions.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The name of a thing as the views print it.
    pub fn name(&self, thing: Thing) -> &str {
        match thing {
            Thing::Body(b) => &self.bodies[b].name,
            Thing::Facility(f) => &self.facilities[f].name,
        }
    }

    /// The body of a name or an acronym.
    pub fn body(&self, name: &str) -> Option<usize> {
        self.bodies.iter().position(|b| b.name.eq_ignore_ascii_case(name) || b.acronym.as_deref() == Some(name))
    }

    /// Notes that words mean things.
    pub fn note(&mut self, sentence: usize, start: usize, end: usize, things: impl IntoIterator<Item = Thing>) {
        if self.mentions.len() <= sentence {
            self.mentions.resize_with(sentence + 1, Vec::new);
        }
        self.mentions[sentence].push(Mentioned { start, end, things: things.into_iter().collect() });
    }
}

/// The acronym in the bracket behind a word, and whether the bracket holds nothing else.
pub fn bracketed(reading: &Reading<'_>, word: usize) -> Option<String> {
    let (start, end) = reading.words.get(word)?.bracket?;
    let tokens = &reading.tokens[start..end];
    let sole = match tokens {
        [one] => one,
        [one, owner] if matches!(owner.lower.as_str(), "'s" | "'") => one,
        // "Anti-Slavery Secretariat (AS Secretariat)"
        [_, last] if reading.words.get(word).is_some_and(|w| reading.tokens[w.end - 1].lower == last.lower) => {
            return tokens[0].is_acronym().then(|| format!("{} {}", tokens[0].text, last.text));
        }
        [_, one] | [_, _, one] if tokens[0].lower == "hereafter" || tokens[0].lower == "the" => one,
        _ => return None,
    };
    let text = sole.text.as_str();
    let shaped = text.chars().filter(|c| c.is_uppercase()).count() >= 2
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '&'))
        && (2..=12).contains(&text.len());
    shaped.then(|| text.to_owned())
}

/// Whether a long form spells an acronym: its letters in order, the first at the start of a word (Schwartz & Hearst 2003).
pub fn spells(long: &str, acronym: &str) -> bool {
    let body = acronym.strip_suffix('s').filter(|b| b.chars().all(|c| !c.is_lowercase())).unwrap_or(acronym);
    let short: Vec<char> = body.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let text: Vec<char> = long.to_lowercase().chars().collect();
    let mut at = text.len();
    for (i, c) in short.iter().enumerate().rev() {
        loop {
            if at == 0 {
                return false;
            }
            at -= 1;
            let opens = at == 0 || !text[at - 1].is_alphanumeric();
            if text[at] == *c && (i > 0 || opens) {
                break;
            }
        }
    }
    true
}

/// Whether bodies and facilities are named in a section: not in recommendations and headings.
pub fn names_things(section: SectionKind) -> bool {
    !matches!(section, SectionKind::Recommendations | SectionKind::Title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_their_long_forms() {
        assert!(spells("National Agency for Social Care", "NASC"));
        assert!(spells("victim assistance centers", "VACs"));
        assert!(!spells("national action plan", "ATU"));
    }
}
