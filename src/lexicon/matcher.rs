//! Finding concepts in tokens: one Aho-Corasick scan over the lemmas of a sentence, longest match first.
//!
//! Labels and text go through the same tokens and lemmas, so that "tea house" finds "Tea houses". A label's word with a
//! capital needs a capital in the text ("Turkey"); one in capitals needs exactly that ("UAE", "US").

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

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
    automaton: AhoCorasick,
    /// By pattern of the automaton.
    labels: Vec<Vec<Label>>,
    by_key: HashMap<String, usize>,
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
    /// Makes the automaton from each concept's labels: (concept, label, whether a demonym).
    ///
    /// # Panics
    /// Never for labels of a sane length: the automaton's only failure is its size.
    pub fn new<'l>(grammar: &Grammar, entries: impl Iterator<Item = (ConceptId, &'l str, bool)>) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut labels: Vec<Vec<Label>> = Vec::new();
        let mut by_key = HashMap::new();
        for (concept, label, demonym) in entries {
            let tokens = tokenize(label, Span::new(0, label.len()));
            let key = key(grammar, &tokens);
            if key.is_empty() {
                continue;
            }
            let pattern = *by_key.entry(key.clone()).or_insert_with(|| {
                patterns.push(format!(" {key}"));
                labels.push(Vec::new());
                patterns.len() - 1
            });
            let words = tokens.into_iter().map(|t| t.text).collect();
            if !labels[pattern].iter().any(|l| l.concept == concept && l.demonym == demonym && l.words == words) {
                labels[pattern].push(Label { concept, demonym, words });
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&patterns)
            .expect("the lexicon is far below the automaton's limits");
        Self { automaton, labels, by_key }
    }

    /// The longest mentions from left to right, without overlap.
    pub fn find(&self, grammar: &Grammar, tokens: &[Token]) -> Vec<Mention> {
        let mut hay = String::from(" ");
        let mut starts = HashMap::new();
        let mut ends = HashMap::new();
        for (i, token) in tokens.iter().enumerate() {
            starts.insert(hay.len() - 1, i);
            hay.push_str(&lemma_of(grammar, token));
            hay.push(' ');
            ends.insert(hay.len(), i + 1);
        }
        let mut found: Vec<Mention> = Vec::new();
        for hit in self.automaton.find_overlapping_iter(&hay) {
            let (Some(&start), Some(&end)) = (starts.get(&hit.start()), ends.get(&hit.end())) else { continue };
            let concepts = self.fitting(hit.pattern().as_usize(), &tokens[start..end]);
            if !concepts.is_empty() {
                found.push(Mention { start, end, concepts });
            }
        }
        found.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
        let mut at = 0;
        found.retain(|mention| {
            let free = mention.start >= at;
            if free {
                at = mention.end;
            }
            free
        });
        found
    }

    /// The concepts that the whole of `tokens` names, if any.
    pub fn lookup(&self, grammar: &Grammar, tokens: &[Token]) -> Vec<(ConceptId, bool)> {
        self.by_key.get(&key(grammar, tokens)).map_or_else(Vec::new, |p| self.fitting(*p, tokens))
    }

    /// The labels of a pattern whose capitals agree with the text.
    fn fitting(&self, pattern: usize, tokens: &[Token]) -> Vec<(ConceptId, bool)> {
        let mut concepts: Vec<(ConceptId, bool)> = self.labels[pattern]
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
