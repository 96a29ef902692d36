//! Finding concepts in tokens: a tree of lemmas, longest match first, left to right.
//!
//! A tree and not an automaton: for eleven thousand labels of two words on average it is made in a fraction of the time,
//! and a run of the program on one report is mostly the making. Lemmas are numbered once a token, and then only numbers
//! are compared.
//!
//! Labels and text go through the same tokens and lemmas, so that "tea house" finds "Tea houses". A label's word with a
//! capital needs a capital in the text ("Turkey"); one in capitals needs exactly that ("UAE", "US").

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::source::Span;
use crate::text::{Token, tokenize};

use super::{ConceptId, Grammar};

/// A concept's name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it may name: each concept, and whether by an adjective or a word for its people.
    pub concepts: Vec<(ConceptId, bool)>,
}

/// A lemma's number in a [`Matcher`]; [`LemmaId::UNKNOWN`] where no label has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LemmaId(u32);

impl LemmaId {
    /// A lemma that is in no label.
    pub const UNKNOWN: Self = Self(u32::MAX);
}

/// A token with its lemma's number.
pub type Numbered<'t> = (&'t Token, LemmaId);

#[derive(PartialEq, Eq)]
struct Label {
    concept: ConceptId,
    demonym: bool,
    /// The words that need capitals: their place in the label and what they need.
    capitals: Vec<(usize, Capitals)>,
}

#[derive(PartialEq, Eq)]
enum Capitals {
    /// A capital letter at the front.
    First,
    /// Exactly this word, or its plural.
    All(String),
}

/// All labels of a lexicon, ready to be looked for.
pub struct Matcher {
    lemmas: FxHashMap<String, LemmaId>,
    /// From a place in the tree, by the next lemma, to the next place; the root is 0.
    next: FxHashMap<(u32, LemmaId), u32>,
    /// By place: the labels that end there.
    labels: Vec<Vec<Label>>,
}

/// The form in which labels and text meet.
fn lemma_of<'t>(grammar: &'t Grammar, token: &'t Token) -> Cow<'t, str> {
    // "US" is no plural and "NGOs" is one.
    if token.is_acronym() {
        return Cow::Owned(token.text.strip_suffix('s').unwrap_or(&token.text).to_lowercase());
    }
    grammar.lemma_of(&token.lower)
}

impl Matcher {
    /// Makes the tree from each concept's labels: (concept, label, whether a demonym).
    pub fn new<'l>(grammar: &Grammar, entries: impl Iterator<Item = (ConceptId, &'l str, bool)>) -> Self {
        let mut matcher = Self { lemmas: FxHashMap::default(), next: FxHashMap::default(), labels: vec![Vec::new()] };
        for (concept, label, demonym) in entries {
            let tokens = tokenize(label, Span::new(0, label.len()));
            if tokens.is_empty() {
                continue;
            }
            let place = tokens.iter().fold(0, |place, token| matcher.grow(place, &lemma_of(grammar, token)));
            let capitals = tokens.into_iter().enumerate().filter_map(|(at, t)| Some((at, needed(t.text)?))).collect();
            let label = Label { concept, demonym, capitals };
            let there = &mut matcher.labels[place as usize];
            if !there.contains(&label) {
                there.push(label);
            }
        }
        matcher
    }

    /// The place behind `place` by a lemma, made where there is none.
    fn grow(&mut self, place: u32, lemma: &str) -> u32 {
        let id = match self.lemmas.get(lemma) {
            Some(id) => *id,
            None => {
                let id = LemmaId(u32::try_from(self.lemmas.len()).unwrap_or(u32::MAX));
                self.lemmas.insert(lemma.to_owned(), id);
                id
            }
        };
        let labels = &mut self.labels;
        *self.next.entry((place, id)).or_insert_with(|| {
            labels.push(Vec::new());
            u32::try_from(labels.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The number of a token's lemma.
    pub fn lemma_id(&self, grammar: &Grammar, token: &Token) -> LemmaId {
        self.lemmas.get(lemma_of(grammar, token).as_ref()).copied().unwrap_or(LemmaId::UNKNOWN)
    }

    /// The longest mentions from left to right, without overlap.
    pub fn find(&self, tokens: &[Numbered<'_>]) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut ends: Vec<(usize, u32)> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            ends.clear();
            let mut place = 0;
            for (offset, (_, lemma)) in tokens[at..].iter().enumerate() {
                let Some(next) = self.next.get(&(place, *lemma)) else { break };
                place = *next;
                if !self.labels[place as usize].is_empty() {
                    ends.push((at + offset + 1, place));
                }
            }
            let mention = ends.iter().rev().find_map(|(end, place)| {
                let concepts = self.fitting(*place, &tokens[at..*end]);
                (!concepts.is_empty()).then_some(Mention { start: at, end: *end, concepts })
            });
            match mention {
                Some(mention) => {
                    at = mention.end;
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The concepts that the whole of `tokens` names, if any.
    pub fn lookup(&self, tokens: &[Numbered<'_>]) -> Vec<(ConceptId, bool)> {
        let place = tokens.iter().try_fold(0, |place, (_, lemma)| self.next.get(&(place, *lemma)).copied());
        place.map_or_else(Vec::new, |place| self.fitting(place, tokens))
    }

    /// The labels at a place whose capitals agree with the text.
    fn fitting(&self, place: u32, tokens: &[Numbered<'_>]) -> Vec<(ConceptId, bool)> {
        let agrees = |(at, needs): &(usize, Capitals)| {
            let token = tokens[*at].0;
            match needs {
                Capitals::First => token.is_capitalized(),
                Capitals::All(word) => token.text == *word || token.text.strip_suffix('s') == Some(word),
            }
        };
        let mut concepts: Vec<(ConceptId, bool)> = self.labels[place as usize]
            .iter()
            .filter(|label| label.capitals.iter().all(agrees))
            .map(|label| (label.concept, label.demonym))
            .collect();
        concepts.sort_unstable();
        concepts.dedup();
        concepts
    }
}

/// The capitals that a word of a label asks of the text.
fn needed(word: String) -> Option<Capitals> {
    if !word.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    let all = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    Some(if all && word.chars().count() > 1 { Capitals::All(word) } else { Capitals::First })
}
