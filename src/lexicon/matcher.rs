//! Finding concepts in tokens: a table of labels by their first lemma, longest match first, left to right.
//!
//! A table and not an automaton: for eleven thousand labels of two words on average the table is made in a fifth of the
//! time, and a run of the program on one report is mostly the making.
//!
//! Labels and text go through the same tokens and lemmas, so that "tea house" finds "Tea houses". A label's word with a
//! capital needs a capital in the text ("Turkey"); one in capitals needs exactly that ("UAE", "US").

use std::collections::HashMap;

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

struct Label {
    concept: ConceptId,
    demonym: bool,
    /// The words as written, for the check of capitals.
    words: Vec<String>,
}

/// All labels of a lexicon, ready to be looked for.
pub struct Matcher {
    /// By the key of a label: all labels with that key.
    labels: Vec<Vec<Label>>,
    by_key: HashMap<String, usize>,
    /// By the first lemma of a key: the keys, longest first, with their number of tokens and their labels.
    by_first: HashMap<String, Vec<(String, usize, usize)>>,
}

/// The form in which labels and text meet: lemmas, each followed by a space.
pub fn key(grammar: &Grammar, tokens: &[Token]) -> String {
    let mut key = String::new();
    for token in tokens {
        key.push_str(&lemma_of(grammar, token));
        key.push(' ');
    }
    key
}

fn lemma_of(grammar: &Grammar, token: &Token) -> String {
    // "US" is no plural and "NGOs" is one.
    if token.is_acronym() {
        return token.text.strip_suffix('s').unwrap_or(&token.text).to_lowercase();
    }
    grammar.lemma(&token.lower)
}

impl Matcher {
    /// Makes the table from each concept's labels: (concept, label, whether a demonym).
    pub fn new<'l>(grammar: &Grammar, entries: impl Iterator<Item = (ConceptId, &'l str, bool)>) -> Self {
        let mut labels: Vec<Vec<Label>> = Vec::new();
        let mut by_key: HashMap<String, usize> = HashMap::new();
        let mut by_first: HashMap<String, Vec<(String, usize, usize)>> = HashMap::new();
        for (concept, label, demonym) in entries {
            let tokens = tokenize(label, Span::new(0, label.len()));
            let Some(first) = tokens.first() else { continue };
            let key = key(grammar, &tokens);
            let index = match by_key.get(&key) {
                Some(index) => *index,
                None => {
                    labels.push(Vec::new());
                    let index = labels.len() - 1;
                    by_first.entry(lemma_of(grammar, first)).or_default().push((key.clone(), tokens.len(), index));
                    by_key.insert(key, index);
                    index
                }
            };
            let words = tokens.into_iter().map(|t| t.text).collect();
            if !labels[index].iter().any(|l| l.concept == concept && l.demonym == demonym && l.words == words) {
                labels[index].push(Label { concept, demonym, words });
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself; their order is no matter")]
        for keys in by_first.values_mut() {
            keys.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        Self { labels, by_key, by_first }
    }

    /// The longest mentions from left to right, without overlap.
    pub fn find(&self, grammar: &Grammar, tokens: &[Token]) -> Vec<Mention> {
        let lemmas: Vec<String> = tokens.iter().map(|t| lemma_of(grammar, t)).collect();
        let mut hay = String::new();
        let mut starts = Vec::with_capacity(tokens.len());
        for lemma in &lemmas {
            starts.push(hay.len());
            hay.push_str(lemma);
            hay.push(' ');
        }
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let keys = self.by_first.get(&lemmas[at]).map_or(&[][..], Vec::as_slice);
            let mention = keys.iter().find_map(|(key, length, index)| {
                if !hay[starts[at]..].starts_with(key.as_str()) {
                    return None;
                }
                let concepts = self.fitting(*index, &tokens[at..at + length]);
                (!concepts.is_empty()).then_some(Mention { start: at, end: at + length, concepts })
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
    pub fn lookup(&self, grammar: &Grammar, tokens: &[Token]) -> Vec<(ConceptId, bool)> {
        self.by_key.get(&key(grammar, tokens)).map_or_else(Vec::new, |p| self.fitting(*p, tokens))
    }

    /// The labels of a key whose capitals agree with the text.
    fn fitting(&self, index: usize, tokens: &[Token]) -> Vec<(ConceptId, bool)> {
        let mut concepts: Vec<(ConceptId, bool)> = self.labels[index]
            .iter()
            .filter(|label| label.words.iter().zip(tokens).all(|(word, token)| agrees(word, token)))
            .map(|label| (label.concept, label.demonym))
            .collect();
        concepts.sort_unstable();
        concepts.dedup();
        concepts
    }
}

fn agrees(word: &str, token: &Token) -> bool {
    if !word.chars().next().is_some_and(char::is_uppercase) {
        return true;
    }
    let capitals = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if capitals && word.chars().count() > 1 {
        token.text == word || token.text.strip_suffix('s') == Some(word)
    } else {
        token.is_capitalized()
    }
}
