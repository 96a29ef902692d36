//! Finite verbs: which phrases before them are their subject, and which verb shares the subject of another.

use crate::extract::element::{Element, Phrase, Shape, Sort, VerbGroup, sort};
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::lexicon::VerbForm;

use super::Link;
use super::build::{Builder, Relative};
use super::nonfinite::described;

impl Builder<'_> {
    pub(super) fn finite(&mut self, i: usize, verb: &VerbGroup) {
        if let Some(Relative { word, from, antecedent, parent }) = self.relative.take() {
            let own: Vec<Phrase> = self.pending.split_off(from.min(self.pending.len()));
            let lemma = self.reading.words[word].lemma.clone();
            let (link, subject, object) = match lemma.as_str() {
                "where" | "when" | "whereby" => {
                    (Link::Where, if own.is_empty() { Vec::new() } else { own }, Vec::new())
                }
                _ if own.iter().any(|p| p.preposition.is_none()) => (Link::Relative, own, antecedent),
                _ => (Link::Relative, antecedent, Vec::new()),
            };
            let mut clause = self.new_clause(verb, link, parent, subject, Vec::new());
            clause.after = object;
            clause.start = word;
            let at = self.push(clause);
            if !self.pending.is_empty() {
                self.waiting.push(at);
                // The phrases after it are its own until the finite verb of the clause around it.
            }
            self.current = Some(at);
            if self.pending.is_empty() && link == Link::Where {
                self.main = Some(at);
            }
            return;
        }
        let has_subject = self.pending.iter().any(|p| p.preposition.is_none());
        if has_subject {
            let first = self.pending.iter().position(|p| p.preposition.is_none()).unwrap_or(0);
            let mut before = std::mem::take(&mut self.pending);
            let mut subject = before.split_off(first);
            let adverbs: Vec<Phrase> = subject
                .iter()
                .filter(|p| p.preposition.as_deref().is_some_and(|p| p.starts_with("adverb:")))
                .cloned()
                .collect();
            subject.retain(|p| !p.preposition.as_deref().is_some_and(|p| p.starts_with("adverb:")));
            before.extend(adverbs);
            let link = match self.opener.as_deref() {
                Some("that") => Link::Complement,
                Some("but") | None => Link::Main,
                Some(_) => Link::Adverbial,
            };
            let parent = if link == Link::Main { None } else { self.main.filter(|_| !self.out.list.is_empty()) };
            let parent = if link == Link::Complement {
                self.out.list.len().checked_sub(1).filter(|_| parent.is_some() || self.main.is_some())
            } else {
                parent
            };
            let clause = self.new_clause(verb, link, parent, subject, before);
            let at = self.push(clause);
            for child in std::mem::take(&mut self.waiting) {
                self.out.list[child].parent = Some(at);
            }
            self.current = Some(at);
            self.main = Some(at);
            return;
        }
        // A verb without a subject of its own shares the last one.
        let before = std::mem::take(&mut self.pending);
        let shared = self.shared(i);
        let subject = shared.map_or_else(Vec::new, |m| self.out.list[m].subject.clone());
        let link = if shared.is_some() { Link::Coordinate } else { Link::Main };
        let mut clause = self.new_clause(verb, link, shared, subject, before);
        if let Some(m) = shared
            && clause.opener.is_none()
            && self.out.list[m].link == Link::Complement
        {
            clause.opener = Some("that".into());
        }
        clause.verb.denied |= shared.is_some_and(|m| self.out.list[m].verb.denied) && self.is_bare_alternative(i, verb);
        clause.start = verb.start;
        let at = self.push(clause);
        self.current = Some(at);
        self.main = Some(at);
    }

    /// "did not investigate cases or prosecute offenders": a bare verb behind "or" goes with the auxiliary that was denied, and so does
    /// each of a row that such a one closes: "did not arrest, detain, or deport victims".
    fn is_bare_alternative(&self, i: usize, verb: &VerbGroup) -> bool {
        let words = &self.reading.words;
        let is_bare = |verb: &VerbGroup| {
            let first = words[verb.start..verb.end].iter().find(|w| w.tag != Tag::Adverb);
            first.is_some_and(|w| w.tag == Tag::Verb(VerbForm::Base))
        };
        let behind_or = |at: usize| matches!(self.elements[at - 1], Element::Conjunction(w) if words[w].lemma == "or");
        let closed = || {
            let mut later = self.elements.iter().enumerate().skip(i + 1);
            later.any(|(at, element)| matches!(element, Element::Verb(verb) if is_bare(verb) && behind_or(at)))
        };
        i > 0 && is_bare(verb) && (behind_or(i) || matches!(self.elements[i - 1], Element::Comma) && closed())
    }

    /// The clause whose subject a verb at element `i` shares: a relative one if it has just been running, else the last.
    pub(super) fn shared(&self, i: usize) -> Option<usize> {
        let running = self.current.filter(|c| {
            matches!(self.out.list[*c].link, Link::Relative)
                && self.out.list[*c].verb.shape == Shape::Finite
                && self.out.list[*c].subject.iter().any(|_| true)
        });
        // "X is a country for workers who come from A but encounter": a plural verb cannot be X's.
        if let (Some(c), Some(m)) = (running, self.main)
            && let Some(Element::Verb(verb)) = self.elements.get(i)
            && self.is_singular(m)
            && (self.is_plural(verb) || self.out.list[m].verb.lemma == "be" && verb.passive && self.of_people(c))
        {
            return Some(c);
        }
        match (running, self.main) {
            // "victims who fled and were caught": same tense shape goes on; after a comma the outer clause does.
            (Some(c), Some(m))
                if !matches!(self.elements.get(i.wrapping_sub(2)), Some(Element::Comma)) && self.agrees(c, m, i) =>
            {
                Some(c)
            }
            (_, Some(m)) => Some(m),
            (Some(c), None) => Some(c),
            (None, None) => self.current,
        }
    }

    /// Whether the subject of a clause is people.
    fn of_people(&self, clause: usize) -> bool {
        self.out.list[clause].subject.iter().flat_map(|p| &p.group.nouns).any(|n| sort(self.reading, n) == Sort::Person)
    }

    /// Whether a verb group shows that its subject is many: "are", "have", a bare present.
    fn is_plural(&self, verb: &VerbGroup) -> bool {
        let Some(first) =
            self.reading.words[verb.start..verb.end].iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation))
        else {
            return false;
        };
        let surface = self.reading.tokens[first.start].lower.as_str();
        matches!(surface, "are" | "were" | "have" | "do")
            || first.tag == Tag::Verb(VerbForm::Base) && first.lemma == verb.lemma
    }

    /// Whether the subject of a clause is one thing.
    pub(super) fn is_singular(&self, clause: usize) -> bool {
        let bare: Vec<&Noun> = self.out.list[clause]
            .subject
            .iter()
            .filter(|p| p.preposition.is_none())
            .flat_map(|p| &p.group.nouns)
            .collect();
        bare.len() == 1 && {
            let token = &self.reading.tokens[self.reading.words[bare[0].head()].end - 1];
            !self.reading.lexicon.grammar.is_plural(&token.lower) || token.is_capitalized()
        }
    }

    /// Whether the verb at `i` goes better with the relative clause than with the main one.
    fn agrees(&self, relative: usize, main: usize, i: usize) -> bool {
        let Some(Element::Verb(verb)) = self.elements.get(i) else { return false };
        let tense = |v: &VerbGroup| self.reading.words[v.start].lemma == "be" || v.passive;
        let _ = main;
        tense(verb) == tense(&self.out.list[relative].verb) || self.out.list[main].verb.passive != verb.passive
    }

    /// What a relative word stands for: the phrase read last; "who" after places stands for the people before them ("women
    /// from A and B who").
    pub(super) fn antecedent(&self, relative: &str) -> Vec<Phrase> {
        let Some(last) = self.last_phrase() else { return Vec::new() };
        let placed = last.group.nouns.iter().all(|n| sort(self.reading, n) == Sort::Place);
        if relative == "who" && placed {
            let run: Vec<Phrase> = if self.pending.is_empty() {
                self.current.map_or_else(Vec::new, |c| {
                    let clause = &self.out.list[c];
                    if clause.after.is_empty() { clause.subject.clone() } else { clause.after.clone() }
                })
            } else {
                self.pending.clone()
            };
            let people = described(self.reading, &run);
            if people.iter().any(|p| p.group.nouns.iter().any(|n| sort(self.reading, n) == Sort::Person)) {
                return people;
            }
        }
        vec![Phrase { preposition: None, ..last }]
    }

    /// The phrase that was read last.
    pub(super) fn last_phrase(&self) -> Option<Phrase> {
        let from_current = self.current.and_then(|c| {
            let clause = &self.out.list[c];
            clause.after.last().or(clause.subject.last()).cloned()
        });
        // "women from A who": the relative describes the people, not the place.
        let pick = |phrases: &[Phrase]| -> Option<Phrase> {
            phrases.iter().rev().find(|p| !p.preposition.as_deref().is_some_and(|n| n.starts_with("adverb:"))).cloned()
        };
        if self.pending.is_empty() { from_current } else { pick(&self.pending) }
    }
}
