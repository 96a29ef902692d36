//! Words of a sentence with their part of speech: expressions of several words joined, brackets taken out.

mod ambiguous;
mod finite;
mod function;
mod gerund;
mod past;
mod rescue;
mod tag;

use compact_str::CompactString;

use crate::lexicon::{ConceptId, Form, Grammar, Lexicon, Mention, PhraseClass, VerbForm, WordId};
use crate::text::Token;

use super::name::{self, Name};

/// The part that a word plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the parts of speech, by their common names")]
pub enum Tag {
    Determiner,
    Number,
    Adjective,
    Noun,
    Pronoun,
    /// "who", "which", "that", "where" after a noun
    Relative,
    /// "because", "while", "that" before a clause
    Subordinator,
    Preposition,
    Conjunction,
    Modal,
    Verb(VerbForm),
    Adverb,
    Negation,
    /// "to" before an infinitive
    To,
    Possessive,
    Comma,
    /// Semicolon, colon, dash: ends a clause
    Break,
    /// "$", "€", quotation marks
    Mark,
}

/// A word or an expression of several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// First token of the sentence.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Its part of speech in this context.
    pub tag: Tag,
    /// The base form of a verb, the singular of a noun, what an expression stands for; in lower case.
    pub lemma: CompactString,
    /// The lemma's number among the words that evoke frames.
    pub evokes: WordId,
    /// The mention that it belongs to.
    pub mention: Option<usize>,
    /// The bracket that follows it, as a range of tokens without its parentheses.
    pub bracket: Option<(usize, usize)>,
}

impl Word {
    /// Whether it is this verb, in whatever form.
    pub fn is_verb(&self) -> bool {
        matches!(self.tag, Tag::Verb(_))
    }

    /// Whether it can stand inside a noun group.
    pub fn is_nominal(&self) -> bool {
        matches!(self.tag, Tag::Adjective | Tag::Noun | Tag::Number)
    }
}

struct Tagger<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
    /// What each token can be by itself.
    forms: &'a [&'a Form],
    mentions: &'a [Mention],
    /// The mention of each token.
    mention_of: Vec<Option<usize>>,
    /// The names of bodies, each one word.
    names: Vec<Name>,
    words: Vec<Word>,
}

/// The words of a sentence, tagged.
pub fn words(lexicon: &Lexicon, tokens: &[Token], forms: &[&Form], mentions: &[Mention]) -> Vec<Word> {
    let mut mention_of = vec![None; tokens.len()];
    for (i, mention) in mentions.iter().enumerate() {
        mention_of[mention.start..mention.end].fill(Some(i));
    }
    // What reaches into a name from outside is no mention: "the Pacific" of "the Pacific Women's League".
    let names = name::names(lexicon, tokens, mentions);
    for mention in mentions {
        if names.iter().any(|n| (mention.start + 1..mention.end).contains(&n.start)) {
            mention_of[mention.start..mention.end].fill(None);
        }
    }
    let mut tagger =
        Tagger { lexicon, tokens, forms, mentions, mention_of, names, words: Vec::with_capacity(tokens.len()) };
    tagger.run();
    tagger.rescue();
    for word in &mut tagger.words {
        word.evokes = lexicon.frames.word(&word.lemma);
    }
    tagger.words
}

/// The kind of concept that names something to be tagged as a noun whatever its words.
fn is_nominal_scheme(lexicon: &Lexicon, concepts: &[(ConceptId, bool)]) -> bool {
    concepts.iter().any(|(id, _)| !matches!(lexicon.concepts[*id].scheme.as_str(), "means" | "indicator"))
}

impl Tagger<'_> {
    fn grammar(&self) -> &Grammar {
        &self.lexicon.grammar
    }

    fn run(&mut self) {
        let mut i = 0;
        while i < self.tokens.len() {
            match self.tokens[i].text.as_str() {
                "(" | "[" => {
                    let Some(close) = self.closing(i) else {
                        i += 1;
                        continue;
                    };
                    if let Some(first) = self.places_inside(i, close) {
                        self.push(i, first, Tag::Preposition, "including");
                        i = first;
                        continue;
                    }
                    if let Some(word) = self.words.last_mut() {
                        word.bracket = Some((i + 1, close));
                    }
                    i = close + 1;
                }
                "\"" | "'" | "[…]" | "*" | ")" | "]" => {
                    // A bare apostrophe after a plural is a possessive; quotation marks mean nothing here.
                    if self.tokens[i].text == "'"
                        && self.words.last().is_some_and(|w| {
                            w.end == i
                                && self.tokens[i - 1].span.end == self.tokens[i].span.start
                                && self.tokens[i - 1].lower.ends_with('s')
                        })
                    {
                        self.push(i, i + 1, Tag::Possessive, "'s");
                    }
                    i += 1;
                }
                _ => i = self.word(i),
            }
        }
    }

    /// "Eastern Europe (primarily Ukraine and Moldova)": where the places begin by which a bracket tells a wider one, or several
    /// countries, more closely; none of any other bracket, "Burma (Myanmar)" among them.
    fn places_inside(&self, open: usize, close: usize) -> Option<usize> {
        let place = |at: usize, schemes: &[&str]| {
            let concepts = self.mention_of[at].map(|m| &self.mentions[m].concepts)?;
            let such = |id: &ConceptId| schemes.contains(&self.lexicon.concepts[*id].scheme.as_str());
            Some(concepts.iter().any(|(id, demonym)| !demonym && such(id)))
        };
        let wide = place(open.checked_sub(1)?, &["region", "area"]) == Some(true)
            || matches!(self.tokens[open - 1].lower.as_str(), "countries" | "states" | "nations");
        let names = |at: usize| matches!(self.tokens[at].lower.as_str(), "including" | "e.g." | "i.e.");
        let opens = |at: usize| names(at) || self.lexicon.words.naming_among.contains(&self.tokens[at].lower);
        let first = (open + 1..close).find(|at| !opens(*at))?;
        let listed = |at: usize| {
            matches!(self.tokens[at].lower.as_str(), "," | "and" | "or" | "the")
                || place(at, &["country", "region", "area"]) == Some(true)
        };
        (wide && (first..close).all(listed)).then_some(first)
    }

    /// Where the bracket that opens at `open` is closed, past those inside it; where one of them is not, at the first end.
    fn closing(&self, open: usize) -> Option<usize> {
        let ends = |t: &Token| matches!(t.text.as_str(), ")" | "]");
        let mut depth = 0_usize;
        let whole = self.tokens[open..].iter().position(|t| {
            match t.text.as_str() {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        whole.or_else(|| self.tokens[open..].iter().position(ends)).map(|n| open + n)
    }

    fn push(&mut self, start: usize, end: usize, tag: Tag, lemma: &str) {
        let mention = self.mention_of[start];
        self.words.push(Word { start, end, tag, lemma: lemma.into(), evokes: WordId::NONE, mention, bracket: None });
    }

    /// Tags the word that starts at token `i`; returns where the next one starts.
    fn word(&mut self, i: usize) -> usize {
        let grammar = &self.lexicon.grammar;
        let token = &self.tokens[i];
        if let Some(name) = self.names.iter().find(|n| n.start >= i).filter(|n| n.start == i) {
            let end = name.end;
            let lemma = grammar.lemma(&self.tokens[name.head_end - 1].lower);
            let mention = self.mention_of[i].filter(|m| self.mentions[*m].start == i && self.mentions[*m].end == end);
            self.words.push(Word {
                start: i,
                end,
                tag: Tag::Noun,
                lemma,
                evokes: WordId::NONE,
                mention,
                bracket: None,
            });
            return end;
        }
        // "some of whom", but not "22 of whom", which counts, nor the comma of ", of whom"
        if let [of, whom, ..] = &self.tokens[i + 1..]
            && of.lower == "of"
            && matches!(whom.lower.as_str(), "whom" | "which")
            && token.is_word()
            && grammar.number(&token.lower).is_none()
        {
            self.push(i, i + 3, Tag::Relative, "who");
            return i + 3;
        }
        // A mention of several words is a nominal whole, whatever its words are elsewhere.
        if let Some(m) = self.mention_of[i]
            && self.mentions[m].start == i
            && is_nominal_scheme(self.lexicon, &self.mentions[m].concepts)
            && self.mentions[m].end > i + 1
        {
            let mention = &self.mentions[m];
            let last = &self.tokens[mention.end - 1];
            let opens = grammar.verb_as(&token.lower, &[VerbForm::Participle]).is_some()
                && grammar.is_preposition(&self.tokens[i + 1].lower);
            let verbal = opens
                || grammar.verb_as(&last.lower, &[VerbForm::Participle]).is_some()
                || self.tokens[i..mention.end].iter().any(|t| t.lower == "to" || t.lower == "into");
            if verbal {
                return self.verbal_mention(i, mention.end);
            }
            for at in i..mention.end {
                let lower = &self.tokens[at].lower;
                let tag = if at + 1 < mention.end && !self.mentions[m].concepts.iter().any(|(_, demonym)| *demonym) {
                    Tag::Noun
                } else if self.all_demonyms(m) && self.waits_for_noun(m) {
                    Tag::Adjective
                } else {
                    Tag::Noun
                };
                let tag = match lower.as_str() {
                    "," => Tag::Noun,
                    _ => tag,
                };
                // "in the streets": the mention brings its own preposition.
                let tag = if at == i && grammar.is_preposition(lower) {
                    Tag::Preposition
                } else if grammar.is_determiner(lower) && at <= i + 1 {
                    Tag::Determiner
                } else {
                    tag
                };
                let lemma = if tag == Tag::Preposition { lower.clone() } else { grammar.lemma(lower) };
                self.push(at, at + 1, tag, &lemma);
            }
            return self.mentions[m].end;
        }
        let following = self.tokens[i..].iter().map(|t| t.lower.as_str());
        if let Some((length, class, stands_for)) = grammar.phrase(following) {
            let tag = match class {
                PhraseClass::Preposition => Tag::Preposition,
                PhraseClass::Conjunction => Tag::Conjunction,
                PhraseClass::Adverb => Tag::Adverb,
                PhraseClass::Adjective => Tag::Adjective,
            };
            self.push(i, i + length, tag, stands_for);
            return i + length;
        }
        let tag = self.tag(i);
        // "and, reportedly, Uzbek women", "or, less frequently, service": what stands between the commas does not part the list.
        if tag == Tag::Conjunction && self.tokens.get(i + 1).is_some_and(|t| t.text == ",") {
            let close = self.tokens[i + 2..].iter().take(4).position(|t| t.text == ",").map(|n| i + 2 + n);
            if let Some(close) = close.filter(|c| *c > i + 2)
                && self.tokens[i + 2..close]
                    .iter()
                    .all(|t| t.lower.ends_with("ly") || grammar.is_plain_adverb(&t.lower))
            {
                self.push(i, close + 1, Tag::Conjunction, &token.lower);
                return close + 1;
            }
        }
        let lemma = match tag {
            Tag::Verb(form) => grammar.verb_as(&token.lower, &[form]).unwrap_or(&token.lower).into(),
            Tag::Noun if token.is_acronym() => token.lower.clone(),
            Tag::Noun => grammar.lemma(&token.lower),
            _ => token.lower.clone(),
        };
        self.push(i, i + 1, tag, &lemma);
        i + 1
    }

    /// A mention that tells of a deed: "sex trafficked", "sexually exploited", "forced to beg". What stands before its verb
    /// is an adverb; the rest is read word by word.
    fn verbal_mention(&mut self, start: usize, end: usize) -> usize {
        let grammar = &self.lexicon.grammar;
        let verb = (start..end)
            .find(|at| grammar.verb_as(&self.tokens[*at].lower, &[VerbForm::Participle]).is_some())
            .unwrap_or(end - 1);
        for at in start..verb {
            let lemma = self.tokens[at].lower.clone();
            self.push(at, at + 1, Tag::Adverb, &lemma);
        }
        for at in verb..end {
            let lower = &self.tokens[at].lower;
            let tag = if at == verb {
                self.tag_past(at, self.auxiliary_before())
            } else if lower == "to" {
                self.tag_to(at)
            } else if grammar.is_preposition(lower) {
                Tag::Preposition
            } else if grammar.is_determiner(lower) {
                Tag::Determiner
            } else if at + 1 == end && self.previous().is_some_and(|w| w.tag == Tag::To) {
                Tag::Verb(VerbForm::Base)
            } else {
                self.tag(at)
            };
            let lemma = match tag {
                Tag::Verb(form) => {
                    grammar.verb_as(&self.tokens[at].lower, &[form]).unwrap_or(&self.tokens[at].lower).into()
                }
                Tag::Noun => grammar.lemma(&self.tokens[at].lower),
                _ => self.tokens[at].lower.clone(),
            };
            self.push(at, at + 1, tag, &lemma);
        }
        end
    }

    fn previous(&self) -> Option<&Word> {
        self.words.last()
    }
}
