//! The one pass from left to right over a sentence's pieces that opens, fills and closes its clauses.

use compact_str::{CompactString, format_compact};

use crate::extract::Reading;
use crate::extract::element::{Element, Phrase, Shape, VerbGroup};
use crate::extract::group::{Group, Noun};

use super::{Clause, Clauses, Link};

/// A relative word and what was known when it was read.
pub(super) struct Relative {
    /// The word.
    pub(super) word: usize,
    /// Where the phrases after it start in [`Builder::pending`].
    pub(super) from: usize,
    /// What it stands for.
    pub(super) antecedent: Vec<Phrase>,
    /// The clause that it was read in.
    pub(super) parent: Option<usize>,
}

pub(super) struct Builder<'e> {
    pub(super) elements: &'e [Element],
    pub(super) reading: &'e Reading<'e>,
    pub(super) out: Clauses,
    /// Phrases since the clause began, before its finite verb.
    pub(super) pending: Vec<Phrase>,
    /// Clauses inside the pending subject, which will hang on the clause to come.
    pub(super) waiting: Vec<usize>,
    /// The clause that phrases go to.
    pub(super) current: Option<usize>,
    /// The last finite clause.
    pub(super) main: Option<usize>,
    pub(super) opener: Option<CompactString>,
    /// A relative word that waits for its verb.
    pub(super) relative: Option<Relative>,
}

impl Builder<'_> {
    pub(super) fn run(&mut self) {
        for i in 0..self.elements.len() {
            match &self.elements[i] {
                Element::Phrase(phrase) => self.phrase(i, phrase),
                Element::Verb(verb) => self.verb(i, verb),
                Element::Relative(word) => {
                    let antecedent = self.antecedent(&self.reading.words[*word].lemma);
                    let parent = self.current.or(self.main);
                    self.relative = Some(Relative { word: *word, from: self.pending.len(), antecedent, parent });
                }
                Element::Subordinator(word) => {
                    self.flush();
                    self.opener = Some(self.reading.words[*word].lemma.clone());
                }
                Element::Break => {
                    self.flush();
                    self.relative = None;
                    self.opener = None;
                    self.main = None;
                }
                Element::Adverb(word) => self.adverb(*word),
                Element::Conjunction(word) => {
                    let lemma = &self.reading.words[*word].lemma;
                    if lemma == "but" || lemma == "yet" {
                        self.opener = Some("but".into());
                    }
                    // A coordinated finite verb closes what was nested before it.
                    if let Some(Element::Verb(next)) = self.elements.get(i + 1)
                        && next.shape == Shape::Finite
                        && self.pending.is_empty()
                    {
                        self.relative = None;
                    }
                }
                Element::Comma => {
                    if self.relative.as_ref().is_some_and(|r| r.from < self.pending.len()) && self.pending.is_empty() {
                        self.relative = None;
                    }
                }
            }
        }
        self.flush();
    }

    /// Ends the current clause; phrases that found no verb are kept apart.
    pub(super) fn flush(&mut self) {
        let loose = std::mem::take(&mut self.pending);
        self.out.loose.extend(loose);
        self.waiting.clear();
        self.current = None;
    }

    fn adverb(&mut self, word: usize) {
        let lemma = self.reading.words[word].lemma.clone();
        match self.current {
            Some(c) => {
                self.out.list[c].adverbs.push(lemma);
                self.out.list[c].end = self.out.list[c].end.max(word + 1);
            }
            None => {
                // Before the verb: kept as a phrase-less marker on the clause to come.
                self.pending.push(Phrase {
                    preposition: Some(format_compact!("adverb:{lemma}")),
                    start: word,
                    group: Group { nouns: vec![Noun::of_word(word)] },
                });
            }
        }
    }

    fn phrase(&mut self, i: usize, phrase: &Phrase) {
        let bare = phrase.preposition.is_none();
        if bare && self.closes_opening(i) && self.starts_clause(i) {
            // "In addition to victims identified by police, NGOs assisted 12": the participle waits for the clause to come.
            self.current = None;
        } else if bare && self.current.is_some() && self.pending.is_empty() && self.starts_clause(i) {
            // The subject of a new clause.
            let complement = matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Verb(_)));
            if complement {
                self.opener = Some("that".into());
            }
            let relative =
                self.relative.is_some() && matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Relative(_)));
            if !relative {
                self.take_opening(i);
                // "a shelter that the NGO runs": there the noun before is still looked for.
                self.current = None;
                self.relative = None;
            }
            self.waiting.clear();
        }
        // "... and a destination country for": one more thing that the copula says of its subject.
        if bare
            && let (Some(c), Some(m)) = (self.current, self.main)
            && c != m
            && self.out.list[m].verb.lemma == "be"
            && matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Conjunction(_) | Element::Comma))
            && phrase.group.nouns.iter().any(|n| {
                n.words
                    .iter()
                    .any(|w| matches!(self.reading.words[*w].lemma.as_str(), "source" | "transit" | "destination"))
            })
        {
            self.current = Some(m);
            self.relative = None;
        }
        // "workers who, after fleeing their sponsors, are": the sponsors belong to what was put in.
        let put_in = |c: usize| {
            let clause = &self.out.list[c];
            clause.link == Link::Gerund && self.relative.as_ref().is_some_and(|r| r.word < clause.verb.start)
        };
        match self.current {
            Some(c) if self.relative.as_ref().is_none_or(|r| r.from > self.pending.len()) || put_in(c) => {
                // After a closed insertion, what follows belongs to the clause that was interrupted.
                self.out.list[c].end = self.out.list[c].end.max(phrase.group.end());
                self.out.list[c].after.push(phrase.clone());
            }
            _ => self.pending.push(phrase.clone()),
        }
    }

    /// Whether the comma before element `i` closes the phrases that open a sentence, with a participle inside them.
    fn closes_opening(&self, i: usize) -> bool {
        let participle = |c: usize| self.out.list[c].link == Link::Participle && self.waiting.contains(&c);
        self.main.is_none()
            && self.relative.is_none()
            && self.current.is_some_and(participle)
            && !self.pending.is_empty()
            && self.pending.iter().all(|p| p.preposition.is_some())
            && matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Comma))
    }

    /// "..., and in past years boys were taken": what stands between the conjunction and the subject at element `i` opens the
    /// new clause.
    fn take_opening(&mut self, i: usize) {
        let opening = self.elements[..i]
            .iter()
            .rev()
            .take_while(|e| matches!(e, Element::Phrase(p) if p.preposition.is_some()))
            .count();
        let joined = matches!(self.elements.get(i.wrapping_sub(opening + 1)), Some(Element::Conjunction(_)));
        if opening == 0 || !joined {
            return;
        }
        if let Some(c) = self.current {
            let after = &mut self.out.list[c].after;
            let at = after.len().saturating_sub(opening);
            self.pending.extend(after.split_off(at));
        }
    }

    /// Whether a finite verb follows the bare phrase at `i` as its own.
    fn starts_clause(&self, i: usize) -> bool {
        let mut commas = 0;
        let mut inserted = false;
        let mut nested = false;
        let direct = matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Verb(_)));
        let mut at = i + 1;
        while let Some(element) = self.elements.get(at) {
            match element {
                Element::Phrase(p) if p.preposition.is_none() => {
                    return false;
                }
                Element::Phrase(_) => inserted |= commas == 1,
                Element::Comma => commas += 1,
                Element::Adverb(_) => {}
                Element::Relative(_) => {
                    nested = true;
                    inserted = true;
                }
                Element::Verb(v) => match v.shape {
                    Shape::Finite if nested => nested = false,
                    Shape::Finite => {
                        // ", referred them": one comma and no insertion is a list of verbs.
                        return commas == 0 || commas == 2 && inserted;
                    }
                    Shape::Participle | Shape::Gerund if commas == 1 => inserted = true,
                    // "force children to beg": the object of the verb before.
                    Shape::Infinitive if direct => return false,
                    _ => {}
                },
                Element::Conjunction(_) => {
                    // "victims exploited and abused were": only inside an insertion.
                    if !(inserted && commas == 1) {
                        return false;
                    }
                }
                Element::Break | Element::Subordinator(_) => return false,
            }
            at += 1;
        }
        false
    }

    pub(super) fn push(&mut self, clause: Clause) -> usize {
        self.out.list.push(clause);
        self.out.list.len() - 1
    }

    fn verb(&mut self, i: usize, verb: &VerbGroup) {
        match verb.shape {
            Shape::Finite if self.continues_infinitive(i, verb) => self.infinitive(i, verb),
            Shape::Finite => self.finite(i, verb),
            Shape::Participle | Shape::Gerund => self.participle(i, verb),
            Shape::Infinitive => self.infinitive(i, verb),
        }
    }

    pub(super) fn new_clause(
        &mut self,
        verb: &VerbGroup,
        link: Link,
        parent: Option<usize>,
        subject: Vec<Phrase>,
        before: Vec<Phrase>,
    ) -> Clause {
        let start = before
            .iter()
            .chain(subject.iter())
            .map(|p| p.start)
            .filter(|s| *s < verb.start)
            .min()
            .unwrap_or(verb.start);
        let mut clause = Clause {
            verb: verb.clone(),
            link,
            parent,
            subject,
            before: Vec::new(),
            after: Vec::new(),
            adverbs: verb.adverbs.clone(),
            nothing: false,
            opener: self.opener.take(),
            start,
            end: verb.end,
        };
        for phrase in before {
            match phrase.preposition.as_deref().and_then(|p| p.strip_prefix("adverb:")) {
                Some(adverb) => clause.adverbs.push(adverb.into()),
                None => clause.before.push(phrase),
            }
        }
        clause
    }
}
