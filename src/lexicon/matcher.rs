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
use smallvec::SmallVec;

use crate::source::Span;
use crate::text::{Token, tokenize};

use super::{ConceptId, Grammar};

/// The concepts that words may name: each, and whether by an adjective or a word for its people. Few, and asked for so often
/// that they do without the heap.
pub type Named = SmallVec<[(ConceptId, bool); 2]>;

/// A concept's name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it may name: each concept, and whether by an adjective or a word for its people.
    pub concepts: Named,
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
    /// By lemma: the place behind the root, which is 0, for no place leads there.
    first: Vec<u32>,
    /// By lemma: whether a label ends with it.
    last: Vec<bool>,
    /// From any other place in the tree, by the next lemma, to the next place.
    next: FxHashMap<(u32, LemmaId), u32>,
    /// By place: the labels that end there.
    labels: Vec<Vec<Label>>,
}

/// The form in which labels and text meet.
fn lemma_of<'t>(token: &Token, singular: &'t str) -> Cow<'t, str> {
    // "US" is no plural and "NGOs" is one.
    if token.is_acronym() {
        return Cow::Owned(token.text.strip_suffix('s').unwrap_or(&token.text).to_lowercase());
    }
    Cow::Borrowed(singular)
}

impl Matcher {
    /// Makes the tree from each concept's labels: (concept, label, whether a demonym).
    pub fn new<'l>(grammar: &Grammar, entries: impl Iterator<Item = (ConceptId, &'l str, bool)>) -> Self {
        let mut matcher = Self {
            lemmas: FxHashMap::default(),
            first: Vec::new(),
            last: Vec::new(),
            next: FxHashMap::default(),
            labels: vec![Vec::new()],
        };
        for (concept, label, demonym) in entries {
            let tokens = tokenize(label, Span::new(0, label.len()));
            if tokens.is_empty() {
                continue;
            }
            let (place, last) = tokens.iter().fold((0, LemmaId::UNKNOWN), |(place, _), token| {
                matcher.grow(place, &lemma_of(token, &grammar.lemma_of(&token.lower)))
            });
            matcher.last[last.0 as usize] = true;
            let capitals =
                tokens.into_iter().enumerate().filter_map(|(at, t)| Some((at, needed(t.text.into())?))).collect();
            let label = Label { concept, demonym, capitals };
            let there = &mut matcher.labels[place as usize];
            if !there.contains(&label) {
                there.push(label);
            }
        }
        matcher
    }

    /// The place behind `place` by a lemma, made where there is none, and the lemma's number.
    fn grow(&mut self, place: u32, lemma: &str) -> (u32, LemmaId) {
        let id = match self.lemmas.get(lemma) {
            Some(id) => *id,
            None => {
                let id = LemmaId(u32::try_from(self.lemmas.len()).unwrap_or(u32::MAX));
                self.lemmas.insert(lemma.to_owned(), id);
                self.first.push(0);
                self.last.push(false);
                id
            }
        };
        if let Some(next) = self.step(place, id) {
            return (next, id);
        }
        let next = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
        self.labels.push(Vec::new());
        match (place, self.first.get_mut(id.0 as usize)) {
            (0, Some(first)) => *first = next,
            _ => {
                self.next.insert((place, id), next);
            }
        }
        (next, id)
    }

    /// The place behind `place` by a lemma, if a label goes on so.
    fn step(&self, place: u32, lemma: LemmaId) -> Option<u32> {
        if place == 0 {
            return self.first.get(lemma.0 as usize).copied().filter(|next| *next != 0);
        }
        if lemma == LemmaId::UNKNOWN {
            return None;
        }
        self.next.get(&(place, lemma)).copied()
    }

    /// The number of a token's lemma; `singular` is its singular by the grammar.
    pub fn lemma_id(&self, token: &Token, singular: &str) -> LemmaId {
        self.lemmas.get(lemma_of(token, singular).as_ref()).copied().unwrap_or(LemmaId::UNKNOWN)
    }

    /// Whether a label ends with a lemma.
    pub fn ends_with(&self, lemma: LemmaId) -> bool {
        self.last.get(lemma.0 as usize).copied().unwrap_or(false)
    }

    /// The longest mentions from left to right, without overlap.
    pub fn find(&self, tokens: &[Numbered<'_>]) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        self.each(tokens, |mention| found.push(mention));
        found
    }

    /// Tells each of the mentions that [`Matcher::find`] finds.
    pub fn each(&self, tokens: &[Numbered<'_>], mut tell: impl FnMut(Mention)) {
        let mut ends: SmallVec<[(usize, u32); 8]> = SmallVec::new();
        let mut at = 0;
        while at < tokens.len() {
            ends.clear();
            let mut place = 0;
            for (offset, (_, lemma)) in tokens[at..].iter().enumerate() {
                let Some(next) = self.step(place, *lemma) else { break };
                place = next;
                if !self.labels[place as usize].is_empty() {
                    ends.push((at + offset + 1, place));
                }
            }
            let mention = ends.iter().rev().find_map(|(end, place)| {
                let concepts = self.fitting(*place, |n| tokens.get(at + n).map(|(token, _)| *token));
                (!concepts.is_empty()).then_some(Mention { start: at, end: *end, concepts })
            });
            match mention {
                Some(mention) => {
                    at = mention.end;
                    tell(mention);
                }
                None => at += 1,
            }
        }
    }

    /// The concepts that the whole of `tokens` names, if any.
    pub fn lookup<'t>(&self, tokens: impl Iterator<Item = Numbered<'t>> + Clone) -> Named {
        match tokens.clone().try_fold(0, |place, (_, lemma)| self.step(place, lemma)) {
            Some(place) => self.fitting(place, |n| tokens.clone().nth(n).map(|(token, _)| token)),
            None => Named::new(),
        }
    }

    /// The labels at a place whose capitals agree with the text.
    fn fitting<'t>(&self, place: u32, token: impl Fn(usize) -> Option<&'t Token>) -> Named {
        let agrees = |(at, needs): &(usize, Capitals)| {
            let Some(token) = token(*at) else { return false };
            match needs {
                Capitals::First => token.is_capitalized(),
                Capitals::All(word) => token.text == *word || token.text.strip_suffix('s') == Some(word),
            }
        };
        let mut concepts: Named = self.labels[place as usize]
            .iter()
            .filter(|label| label.capitals.iter().all(agrees))
            .map(|label| (label.concept, label.demonym))
            .collect();
        if concepts.len() > 1 {
            concepts.sort_unstable();
            concepts.dedup();
        }
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
