//! A sentence as it is being read: tokens, mentions, words and what can be asked of them.

use std::cell::OnceCell;
use std::ops::Range;

use compact_str::CompactString;
use smallvec::SmallVec;

use crate::lexicon::{Concept, ConceptId, Form, LemmaId, Lexicon, Mention, Named, Numbered};
use crate::source::Span;
use crate::text::{Sentence, Token, slugify, tokenize};

use super::group::{self, Noun};
use super::quantity;
use super::word::{self, Tag, Word};

/// A stretch of text with its words.
pub struct Reading<'a> {
    /// The lexicon that it is read with.
    pub lexicon: &'a Lexicon,
    /// The whole text of the document.
    pub text: &'a str,
    /// The sentence, or the bracket of one, that is read.
    pub span: Span,
    /// The sentence's number.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its mentions of concepts.
    pub mentions: Vec<Mention>,
    /// Its words.
    pub words: Vec<Word>,
    /// By token: what it can be by itself.
    pub forms: Vec<&'a Form>,
    /// By token: its singular, if it is a noun.
    pub singulars: Vec<CompactString>,
    /// By token: the number of its lemma.
    lemmas: Vec<LemmaId>,
    /// What several builders ask for, found when the first of them does.
    nouns: OnceCell<Vec<Noun>>,
    numbers: OnceCell<Vec<Option<f64>>>,
}

impl<'a> Reading<'a> {
    /// Reads a sentence.
    pub fn new(lexicon: &'a Lexicon, text: &'a str, sentence: &Sentence) -> Self {
        Self::of_span(lexicon, text, sentence.span, sentence.number)
    }

    /// A sentence of whose words nobody asks.
    pub fn blank(lexicon: &'a Lexicon, text: &'a str, sentence: &Sentence) -> Self {
        Self { span: sentence.span, ..Self::of_span(lexicon, text, Span::new(0, 0), sentence.number) }
    }

    /// Reads a stretch of a sentence, such as a bracket.
    pub fn of_span(lexicon: &'a Lexicon, text: &'a str, span: Span, sentence: usize) -> Self {
        let tokens = tokenize(text, span);
        let forms: Vec<&Form> = tokens.iter().map(|token| lexicon.grammar.form(&token.lower)).collect();
        let singular = |(token, form): (&Token, &&Form)| lexicon.grammar.lemma_of_form(&token.lower, form).into();
        let singulars: Vec<CompactString> = tokens.iter().zip(&forms).map(singular).collect();
        let number = |(token, singular): (_, &CompactString)| (token, lexicon.lemma_id(token, singular));
        let numbered: Vec<Numbered<'_>> = tokens.iter().zip(&singulars).map(number).collect();
        let mentions = lexicon.mentions_of(&numbered);
        let lemmas = numbered.into_iter().map(|(_, lemma)| lemma).collect();
        let words = word::words(lexicon, &tokens, &forms, &mentions);
        Self {
            lexicon,
            text,
            span,
            sentence,
            tokens,
            mentions,
            words,
            forms,
            singulars,
            lemmas,
            nouns: OnceCell::new(),
            numbers: OnceCell::new(),
        }
    }

    /// The noun groups from left to right, each by itself.
    pub fn nouns(&self) -> &[Noun] {
        self.nouns.get_or_init(|| {
            let mut found = Vec::new();
            let mut at = 0;
            while at < self.words.len() {
                match group::noun(self, at) {
                    Some(noun) => {
                        at = noun.end.max(at + 1);
                        found.push(noun);
                    }
                    None => at += 1,
                }
            }
            found
        })
    }

    /// The number that word `at` says by itself: "nine", "1,234", "3.5".
    pub fn number(&self, at: usize) -> Option<f64> {
        let numbers = self.numbers.get_or_init(|| self.words.iter().map(|w| quantity::plain_number(self, w)).collect());
        numbers.get(at).copied().flatten()
    }

    /// The bracket behind word `at`, read by itself.
    pub fn bracket(&self, at: usize) -> Option<Reading<'a>> {
        let (start, end) = self.words.get(at)?.bracket?;
        if start >= end {
            return None;
        }
        let span = Span::new(self.tokens[start].span.start, self.tokens[end - 1].span.end);
        Some(Self::of_span(self.lexicon, self.text, span, self.sentence))
    }

    /// The bytes that words `start..end` cover; all of the sentence where it has no words.
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let Some(last) = self.words.len().checked_sub(1) else { return self.span };
        let first = &self.words[start.min(last)];
        let last = &self.words[end.max(start + 1).min(last + 1) - 1];
        Span::new(self.tokens[first.start].span.start, self.tokens[last.end - 1].span.end)
    }

    /// The text of words `start..end`.
    pub fn text_of(&self, start: usize, end: usize) -> &'a str {
        self.span_of(start, end).of(self.text)
    }

    /// The text of one word.
    pub fn word_text(&self, at: usize) -> &'a str {
        self.text_of(at, at + 1)
    }

    /// The words joined by spaces, as printed, possessives closed up.
    pub fn phrase(&self, words: &[usize]) -> String {
        let mut out = String::new();
        for at in words {
            let text = self.word_text(*at);
            if !out.is_empty() && self.words[*at].tag != Tag::Possessive && !text.starts_with(['’', '\'']) {
                out.push(' ');
            }
            out.push_str(text);
        }
        out
    }

    /// The tokens of these words.
    pub fn tokens_of(&self, words: &[usize]) -> Vec<Token> {
        words.iter().flat_map(|w| self.tokens[self.words[*w].start..self.words[*w].end].iter().cloned()).collect()
    }

    /// The tokens of these words, each with its lemma's number.
    pub fn numbered(&self, words: &[usize]) -> SmallVec<[Numbered<'_>; 8]> {
        self.each_numbered(words).collect()
    }

    fn each_numbered<'s>(&'s self, words: &[usize]) -> impl Iterator<Item = Numbered<'s>> + Clone {
        let of_word = |w: &usize| self.words[*w].start..self.words[*w].end;
        words.iter().flat_map(of_word).map(|token| (&self.tokens[token], self.lemmas[token]))
    }

    /// The concept that these words name as a whole, of whatever scheme comes first.
    pub fn concept_of(&self, words: &[usize]) -> Option<ConceptId> {
        self.concepts_of(words).first().map(|(id, _)| *id)
    }

    /// All concepts that these words name as a whole.
    pub fn concepts_of(&self, words: &[usize]) -> Named {
        // Rules ask of each ending of a group what it names: where its last word ends no name, none does.
        let last = words.last().map(|w| self.lemmas[self.words[*w].end - 1]);
        if last.is_none_or(|lemma| !self.lexicon.ends_name(lemma)) {
            return Named::new();
        }
        self.lexicon.lookup_of(self.each_numbered(words))
    }

    /// All concepts that these tokens name as a whole.
    pub fn concepts_at(&self, tokens: Range<usize>) -> Named {
        self.lexicon.lookup_of(tokens.map(|token| (&self.tokens[token], self.lemmas[token])))
    }

    /// A concept by its number.
    pub fn concept(&self, id: ConceptId) -> &'a Concept {
        &self.lexicon.concepts[id]
    }

    /// The mentions inside a noun group's words (whole ones only), and those that its words make when joined.
    pub fn mentions_in(&self, words: &[usize]) -> Named {
        self.lexicon.named_in(&self.numbered(words))
    }

    /// The first concept of a scheme that a noun group names.
    pub fn concept_in(&self, noun: &Noun, scheme: &str) -> Option<&'a Concept> {
        self.mentions_in(&noun.words).into_iter().map(|(id, _)| self.concept(id)).find(|c| c.scheme == scheme)
    }

    /// All concepts of a scheme that a noun group names.
    pub fn all_in(&self, noun: &Noun, scheme: &str) -> Vec<&'a Concept> {
        self.mentions_in(&noun.words)
            .into_iter()
            .map(|(id, _)| self.concept(id))
            .filter(|c| c.scheme == scheme)
            .collect()
    }

    /// The lemma of a noun group's head.
    pub fn head_lemma(&self, noun: &Noun) -> &str {
        &self.words[noun.head()].lemma
    }

    /// Whether its head is a common noun, not a name.
    pub fn is_common(&self, noun: &Noun) -> bool {
        noun.words.iter().all(|w| self.words[*w].tag != Tag::Pronoun)
    }

    /// Whether a concept names something by itself: a place, an exploitation, people.
    pub fn is_strong(&self, id: ConceptId) -> bool {
        matches!(
            self.concept(id).scheme.as_str(),
            "country" | "region" | "place" | "area" | "exploitation" | "victims" | "trafficking"
        )
    }

    /// The concept of a scheme that the last words of a group name (its head and what goes with it).
    pub fn head_concept(&self, noun: &Noun, scheme: &str) -> Option<&'a Concept> {
        (0..noun.words.len()).find_map(|from| {
            self.concepts_of(&noun.words[from..])
                .into_iter()
                .map(|(id, _)| self.concept(id))
                .find(|c| c.scheme == scheme)
        })
    }

    /// Whether two noun groups are members of one list: only commas, conjunctions and noun groups lie between.
    pub fn same_list(&self, a: &Noun, b: &Noun) -> bool {
        let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
        first.end <= second.start
            && self.words[first.end..second.start]
                .iter()
                .all(|w| matches!(w.tag, Tag::Comma | Tag::Conjunction | Tag::Noun | Tag::Adjective | Tag::Determiner))
            && self.words[first.end..second.start].iter().any(|w| matches!(w.tag, Tag::Comma | Tag::Conjunction))
    }

    /// A slug of these words: lower case, ASCII, hyphens, the last word in the singular.
    pub fn slug(&self, words: &[usize]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (i, at) in words.iter().enumerate() {
            let text = self.word_text(*at).to_lowercase();
            parts.push(if i + 1 == words.len() {
                self.lexicon.grammar.lemma(&text.replace('’', "'")).into()
            } else {
                text
            });
        }
        slugify(&parts.join(" "))
    }
}
