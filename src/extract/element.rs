//! From words to the flat pieces of a sentence: phrases, verb groups and what joins them.

mod list;
mod sort;
mod verb;

pub use sort::{Sort, names_place, sort};

use compact_str::CompactString;

use crate::fact::Modality;
use crate::lexicon::VerbForm;

use super::Reading;
use super::group::{self, Group};
use super::word::Tag;

/// A noun group or a list of them, with the preposition before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What the preposition stands for; none for a subject or an object.
    pub preposition: Option<CompactString>,
    /// First word, the preposition included.
    pub start: usize,
    /// The noun groups.
    pub group: Group,
}

/// The shape of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// With a tense: it makes a clause.
    Finite,
    /// "exploited", "subjected" after a noun.
    Participle,
    /// "exploiting", "providing".
    Gerund,
    /// "to exploit".
    Infinitive,
}

/// A verb with its auxiliaries, negation and the verbs that it hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// Base form of the last verb.
    pub lemma: CompactString,
    /// The adjective after a copula: "vulnerable", "at risk".
    pub adjective: Option<CompactString>,
    /// The verbs before it: "continue" of "continued to lack", "report" of "did not report providing".
    pub chain: Vec<CompactString>,
    /// Whether the subject is what it is done to.
    pub passive: bool,
    /// Whether it is denied.
    pub denied: bool,
    /// What its modal verb and chain make of it.
    pub modality: Modality,
    /// Its shape.
    pub shape: Shape,
    /// The preposition before a gerund: "by", "for", "compared-with".
    pub marker: Option<CompactString>,
    /// The adverbs in it.
    pub adverbs: Vec<CompactString>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A noun phrase or a prepositional phrase.
    Phrase(Phrase),
    /// A verb group.
    Verb(VerbGroup),
    /// "and", "or", "but"; the word.
    Conjunction(usize),
    /// A comma.
    Comma,
    /// "who", "which", "where"; the word.
    Relative(usize),
    /// "because", "while", "that"; the word.
    Subordinator(usize),
    /// "domestically", "abroad"; the word.
    Adverb(usize),
    /// Semicolon, colon or dash.
    Break,
}

/// The pieces of a sentence in order.
pub fn elements(reading: &Reading<'_>) -> Vec<Element> {
    Splitter { reading, out: Vec::new(), verb_seen: false, bare_seen: false, inverted: None }.run()
}

struct Splitter<'r, 'a> {
    reading: &'r Reading<'a>,
    out: Vec<Element>,
    verb_seen: bool,
    bare_seen: bool,
    /// The verb that "nor did" denies, behind its subject.
    inverted: Option<usize>,
}

impl Splitter<'_, '_> {
    fn run(mut self) -> Vec<Element> {
        let mut i = 0;
        while i < self.reading.words.len() {
            i = self.step(i);
        }
        self.out
    }

    fn tag(&self, i: usize) -> Option<Tag> {
        self.reading.words.get(i).map(|w| w.tag)
    }

    fn step(&mut self, i: usize) -> usize {
        let word = &self.reading.words[i];
        match word.tag {
            Tag::Comma => self.out.push(Element::Comma),
            Tag::Break => {
                self.out.push(Element::Break);
                self.verb_seen = false;
                self.bare_seen = false;
            }
            Tag::Conjunction => self.out.push(Element::Conjunction(i)),
            Tag::Relative => self.out.push(Element::Relative(i)),
            Tag::Subordinator => {
                self.out.push(Element::Subordinator(i));
                self.verb_seen = false;
                self.bare_seen = false;
            }
            Tag::Preposition => return self.preposition(i),
            Tag::Negation if self.inverts(i) => {
                self.out.push(Element::Conjunction(i));
                return i + 2;
            }
            Tag::Verb(_) | Tag::Modal | Tag::Negation | Tag::To => return self.verb(i, None),
            Tag::Adverb => {
                // An adverb of place stands by itself; another before a verb belongs to it.
                if self.reading.lexicon.words.placing.contains(word.lemma.as_str()) {
                    self.out.push(Element::Adverb(i));
                    return i + 1;
                }
                let mut at = i;
                while self.tag(at) == Some(Tag::Adverb) {
                    at += 1;
                }
                if matches!(self.tag(at), Some(Tag::Verb(_) | Tag::Modal | Tag::Negation)) {
                    return self.verb(i, None);
                }
                if self.reading.lexicon.words.naming_among.contains(&word.lemma)
                    && self.tag(i + 1) == Some(Tag::Preposition)
                {
                    return self.preposition(i + 1);
                }
                if self.reading.lexicon.words.naming_among.contains(&word.lemma)
                    && matches!(self.out.last(), Some(Element::Phrase(_) | Element::Comma))
                    && (self
                        .tag(i + 1)
                        .is_some_and(|t| matches!(t, Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number)))
                {
                    // "especially women and girls": named among what stands before.
                    if let Some((group, end)) = self.list(i + 1, true) {
                        self.push_phrase(Some("including".into()), i, group);
                        return end;
                    }
                }
                if group::noun(self.reading, i).is_some() && matches!(self.tag(i + 1), Some(Tag::Adjective)) {
                    return self.bare(i);
                }
                self.out.push(Element::Adverb(i));
            }
            // "conditions indicative of", "officials responsible for": what follows hangs on the noun all the same.
            Tag::Adjective
                if matches!(self.out.last(), Some(Element::Phrase(_)))
                    && self.tag(i + 1) == Some(Tag::Preposition)
                    && i > 0
                    && self.tag(i - 1) == Some(Tag::Noun) => {}
            Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Noun | Tag::Pronoun => return self.bare(i),
            Tag::Possessive | Tag::Mark => {
                if word.tag == Tag::Mark && self.tag(i + 1) == Some(Tag::Number) {
                    return self.bare(i);
                }
            }
        }
        i + 1
    }

    fn push_phrase(&mut self, preposition: Option<CompactString>, start: usize, mut group: Group) {
        group::complete(self.reading, &mut group);
        let preposition = preposition.or_else(|| self.most_of_them().then(|| "including".into()));
        if preposition.is_none() {
            self.bare_seen = true;
        }
        self.out.push(Element::Phrase(Phrase { preposition, start, group }));
    }

    /// "citizens, most of them women": takes back the counting words, so that the women are named among the citizens.
    fn most_of_them(&mut self) -> bool {
        let [.., before, Element::Comma, Element::Phrase(most), Element::Phrase(them)] = self.out.as_slice() else {
            return false;
        };
        let pronoun = them.preposition.as_deref() == Some("of")
            && them.group.nouns.iter().all(|n| self.reading.words[n.head()].tag == Tag::Pronoun);
        let counts = most.preposition.is_none() && most.group.nouns.iter().all(|n| n.quantifies);
        let told = pronoun && counts && matches!(before, Element::Phrase(_));
        if told {
            self.out.truncate(self.out.len() - 2);
        }
        told
    }

    fn bare(&mut self, i: usize) -> usize {
        match self.list(i, false) {
            Some((group, end)) => {
                self.push_phrase(None, i, group);
                end
            }
            None => i + 1,
        }
    }

    fn preposition(&mut self, i: usize) -> usize {
        let mut at = i;
        // "from within", "in between": the first says the relation, except before "in".
        while self.tag(at + 1) == Some(Tag::Preposition) {
            at += 1;
        }
        let lemma = self.reading.words[at].lemma.clone();
        let mut next = at + 1;
        while self.tag(next) == Some(Tag::Adverb)
            && (self.reading.lexicon.words.naming_among.contains(&self.reading.words[next].lemma)
                || matches!(self.tag(next + 1), Some(Tag::Verb(VerbForm::Gerund))))
        {
            next += 1;
        }
        if matches!(self.tag(next), Some(Tag::Verb(VerbForm::Gerund)))
            || (self.tag(next) == Some(Tag::Negation)
                && matches!(self.tag(next + 1), Some(Tag::Verb(VerbForm::Gerund))))
        {
            return self.verb(next, Some(lemma));
        }
        if matches!(self.tag(next), Some(Tag::Subordinator | Tag::Relative)) {
            return next;
        }
        match self.list(next, true) {
            Some((group, end)) => {
                if lemma == "from"
                    && group.nouns.iter().any(|n| names_place(self.reading, n))
                    && let Some(Element::Phrase(before)) = self.out.last_mut()
                    && let Some(noun) = before.group.nouns.last_mut()
                {
                    noun.sourced = true;
                }
                self.push_phrase(Some(lemma), i, group);
                end
            }
            None => at + 1,
        }
    }
}
