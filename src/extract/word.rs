//! Words of a sentence with their part of speech: expressions of several words joined, brackets taken out.

use crate::lexicon::{ConceptId, Grammar, Lexicon, Mention, PhraseClass, VerbForm};
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
    pub lemma: String,
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

/// Verbs that say something of their subject and take no object.
const COPULAS: [&str; 5] = ["be", "remain", "become", "seem", "appear"];

struct Tagger<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
    mentions: &'a [Mention],
    /// The mention of each token.
    mention_of: Vec<Option<usize>>,
    /// The names of bodies, each one word.
    names: Vec<Name>,
    words: Vec<Word>,
}

/// The words of a sentence, tagged.
pub fn words(lexicon: &Lexicon, tokens: &[Token], mentions: &[Mention]) -> Vec<Word> {
    let mut mention_of = vec![None; tokens.len()];
    for (i, mention) in mentions.iter().enumerate() {
        mention_of[mention.start..mention.end].fill(Some(i));
    }
    // What reaches into a name from outside is no mention: "the Pacific" of "the Pacific Women's League".
    let names = name::names(lexicon, tokens);
    for mention in mentions {
        if names.iter().any(|n| (mention.start + 1..mention.end).contains(&n.start)) {
            mention_of[mention.start..mention.end].fill(None);
        }
    }
    let mut tagger = Tagger { lexicon, tokens, mentions, mention_of, names, words: Vec::new() };
    tagger.run();
    tagger.rescue();
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
                    let close = self.tokens[i..].iter().position(|t| t.text == ")" || t.text == "]");
                    let Some(close) = close.map(|n| i + n) else {
                        i += 1;
                        continue;
                    };
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

    /// A stretch without a finite verb has one that was taken for a noun: "women from A experience forced labor".
    fn rescue(&mut self) {
        let mut from = 0;
        while from < self.words.len() {
            let to = self.words[from..]
                .iter()
                .position(|w| matches!(w.tag, Tag::Break | Tag::Subordinator))
                .map_or(self.words.len(), |n| from + n);
            // A verb inside a relative clause or after a conjunction does not serve the words before it.
            let mut relative = false;
            let has = self.words[from..to].iter().enumerate().any(|(n, w)| {
                relative |= w.tag == Tag::Relative;
                let finite = matches!(w.tag, Tag::Modal | Tag::Verb(VerbForm::Base | VerbForm::Third | VerbForm::Past));
                let own = finite
                    && !relative
                    && !(n > 0 && matches!(self.words[from + n - 1].tag, Tag::Conjunction | Tag::To))
                    && self.words[from..from + n]
                        .iter()
                        .rev()
                        .find(|w| w.tag != Tag::Adverb)
                        .is_none_or(|w| w.tag != Tag::To);
                relative &= !finite;
                own
            });
            if !has {
                let g = &self.lexicon.grammar;
                let fits = |i: &usize| {
                    let word = &self.words[*i];
                    let lower = &self.tokens[word.start].lower;
                    let before = &self.words[*i - 1];
                    word.tag == Tag::Noun
                        && word.mention.is_none_or(|m| self.mentions[m].end - self.mentions[m].start == 1)
                        && !g.is_ing_noun(lower)
                        && !self.tokens[word.start].is_capitalized()
                        && g.verb_as(lower, &[VerbForm::Base]).is_some()
                        && (matches!(before.tag, Tag::Comma | Tag::Adverb)
                            || before.tag == Tag::Noun && (self.is_plural_subject(before) || before.mention.is_some()))
                        && self.words[from..*i].iter().any(|w| self.is_plural_subject(w))
                        && self.words.get(*i + 1).is_some_and(|w| {
                            matches!(
                                w.tag,
                                Tag::Noun
                                    | Tag::Adjective
                                    | Tag::Determiner
                                    | Tag::Number
                                    | Tag::Conjunction
                                    | Tag::Verb(VerbForm::Third)
                            )
                        })
                };
                // Right after a comma or an adverb it is surest, then after a plural.
                let sure = |i: &usize| matches!(self.words[*i - 1].tag, Tag::Comma | Tag::Adverb);
                let plural = |i: &usize| self.is_plural_subject(&self.words[*i - 1]);
                let all: Vec<usize> = (from + 1..to).filter(fits).collect();
                let found =
                    all.iter().find(|i| sure(i)).or_else(|| all.iter().find(|i| plural(i))).or(all.first()).copied();
                if let Some(i) = found {
                    self.words[i].tag = Tag::Verb(VerbForm::Base);
                    let lemma = self.tokens[self.words[i].start].lower.clone();
                    self.words[i].lemma = lemma;
                    // "recruit and transport girls": the verbs after it go with it.
                    let mut at = i + 1;
                    while at + 1 < to && matches!(self.words[at].tag, Tag::Conjunction | Tag::Comma) {
                        let next = &self.words[at + 1];
                        let lower = self.tokens[next.start].lower.clone();
                        if next.tag == Tag::Noun
                            && next.mention.is_none()
                            && self.lexicon.grammar.verb_as(&lower, &[VerbForm::Base]).is_some()
                        {
                            self.words[at + 1].tag = Tag::Verb(VerbForm::Base);
                            self.words[at + 1].lemma = lower;
                            at += 2;
                        } else {
                            break;
                        }
                    }
                    // "experience conditions": what follows a verb is no verb.
                    if let Some(next) = self.words.get_mut(i + 1)
                        && next.tag == Tag::Verb(VerbForm::Third)
                    {
                        next.tag = Tag::Noun;
                    }
                }
            }
            from = to + 1;
        }
    }

    fn push(&mut self, start: usize, end: usize, tag: Tag, lemma: &str) {
        let mention = self.mention_of[start];
        self.words.push(Word { start, end, tag, lemma: lemma.to_owned(), mention, bracket: None });
    }

    /// Tags the word that starts at token `i`; returns where the next one starts.
    fn word(&mut self, i: usize) -> usize {
        let grammar = &self.lexicon.grammar;
        let token = &self.tokens[i];
        if let Some(name) = self.names.iter().find(|n| n.start == i) {
            let end = name.end;
            let lemma = grammar.lemma(&self.tokens[name.head_end - 1].lower);
            let mention = self.mention_of[i].filter(|m| self.mentions[*m].start == i && self.mentions[*m].end == end);
            self.words.push(Word { start: i, end, tag: Tag::Noun, lemma, mention, bracket: None });
            return end;
        }
        // "some of whom"
        if let [of, whom, ..] = &self.tokens[i + 1..]
            && of.lower == "of"
            && matches!(whom.lower.as_str(), "whom" | "which")
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
            Tag::Verb(form) => grammar.verb_as(&token.lower, &[form]).unwrap_or(&token.lower).to_owned(),
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
                    grammar.verb_as(&self.tokens[at].lower, &[form]).unwrap_or(&self.tokens[at].lower).to_owned()
                }
                Tag::Noun => grammar.lemma(&self.tokens[at].lower),
                _ => self.tokens[at].lower.clone(),
            };
            self.push(at, at + 1, tag, &lemma);
        }
        end
    }

    /// Whether a mention is a word for a people; "the Caribbean" is a place although "Caribbean women" are people.
    fn all_demonyms(&self, mention: usize) -> bool {
        let mention = &self.mentions[mention];
        let article = mention.start > 0 && self.tokens[mention.start - 1].lower == "the";
        let country =
            mention.concepts.iter().any(|(id, demonym)| !demonym && self.lexicon.concepts[*id].scheme == "country");
        mention.concepts.iter().all(|(_, demonym)| *demonym)
            || !article && !country && mention.concepts.iter().any(|(_, demonym)| *demonym)
    }

    /// Whether a noun group goes on at token `i`.
    fn next_is_nominal(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        if let Some(m) = self.mention_of[i]
            && is_nominal_scheme(self.lexicon, &self.mentions[m].concepts)
        {
            return true;
        }
        let g = self.grammar();
        let lower = token.lower.as_str();
        token.is_word()
            && !g.is_preposition(lower)
            && !g.is_conjunction(lower)
            && !g.is_determiner(lower)
            && !g.is_modal(lower)
            && !g.is_relative(lower)
            && !g.is_subordinator(lower)
            && !g.is_plain_adverb(lower)
            && !lower.ends_with("ly")
            && (g.verb_forms(lower).is_empty()
                || (g.is_noun_too(lower) && !self.is_verb_by_right(i))
                || g.is_ing_noun(lower)
                || g.is_ed_adjective(lower))
    }

    /// Whether the word at `i` is followed by what follows a verb and no noun: a determiner, a pronoun, "to" and a verb.
    fn is_verb_by_right(&self, i: usize) -> bool {
        let g = self.grammar();
        self.tokens.get(i + 1).is_some_and(|t| {
            g.is_determiner(&t.lower) || matches!(t.lower.as_str(), "them" | "themselves" | "her" | "him" | "that")
        })
    }

    /// Whether a word for a people at token `i` waits for its noun: "Thai and Lao women", "Ukrainian, Belarusian, and
    /// Russian dancers"; a plural ("Thais") never does.
    fn waits_for_noun(&self, mention: usize) -> bool {
        let g = self.grammar();
        let mention = &self.mentions[mention];
        let last = &self.tokens[mention.end - 1];
        if last.lower.ends_with('s') && g.lemma(&last.lower) != last.lower && !last.lower.ends_with("ss") {
            return false;
        }
        if self.next_is_nominal(mention.end) {
            return true;
        }
        let mut at = mention.end;
        let mut joined = false;
        while let Some(token) = self.tokens.get(at) {
            match token.lower.as_str() {
                "," => at += 1,
                "and" | "or" | "and/or" => {
                    joined = true;
                    at += 1;
                }
                _ => match self.mention_of[at] {
                    Some(m) if self.all_demonyms(m) && at != mention.start => {
                        let end = self.mentions[m].end;
                        if self.next_is_nominal(end) {
                            return true;
                        }
                        at = end.max(at + 1);
                    }
                    // "Iranian and migrant children", but not "the Caribbean and South America"
                    mention => {
                        // "European and Middle Eastern countries" are countries of both.
                        let countries = mention.is_some_and(|m| {
                            matches!(
                                g.lemma(&self.tokens[self.mentions[m].end - 1].lower).as_str(),
                                "country" | "nation" | "state"
                            )
                        });
                        if joined && countries {
                            return true;
                        }
                        let place = mention.is_some_and(|m| {
                            self.mentions[m].concepts.iter().any(|(id, _)| {
                                matches!(
                                    self.lexicon.concepts[*id].scheme.as_str(),
                                    "country" | "region" | "place" | "area"
                                )
                            })
                        });
                        return joined && !place && self.next_is_nominal(at);
                    }
                },
            }
            if at > mention.end + 12 {
                return false;
            }
        }
        false
    }

    fn previous(&self) -> Option<&Word> {
        self.words.last()
    }

    /// The part of speech of the single word at `i`.
    fn tag(&self, i: usize) -> Tag {
        let g = self.grammar();
        let token = &self.tokens[i];
        let lower = token.lower.as_str();
        let next = self.tokens.get(i + 1);
        let next_lower = next.map_or("", |t| t.lower.as_str());
        match lower {
            "," => return Tag::Comma,
            // Dashes in pairs put something in between, as commas do; a single one begins anew.
            "–" | "—" | "-" => {
                let dashes = self.tokens.iter().filter(|t| matches!(t.text.as_str(), "–" | "—" | "-")).count();
                return if dashes == 2 { Tag::Comma } else { Tag::Break };
            }
            ";" | ":" | "." | "?" | "!" | "|" => return Tag::Break,
            "$" | "€" | "£" | "%" | "/" => return Tag::Mark,
            "'s" => return Tag::Possessive,
            "to" => return self.tag_to(i),
            "that" | "those" | "this" | "these" => return self.tag_that(i),
            "percent" => return Tag::Noun,
            _ => {}
        }
        if token.is_numeric() {
            return Tag::Number;
        }
        if g.is_negator(lower) && lower != "no" && lower != "without" {
            return Tag::Negation;
        }
        if g.is_modal(lower) && !(token.text == "May" && self.previous().is_some()) {
            return Tag::Modal;
        }
        if g.is_direction(lower) && matches!(next_lower, "," | "and" | "or") {
            return Tag::Adjective;
        }
        if matches!(lower, "they" | "them" | "themselves" | "others") {
            return Tag::Pronoun;
        }
        // "NGO-run shelters", "government-funded services"
        if let Some((_, last)) = lower.rsplit_once('-')
            && self.mention_of[i].is_none()
            && g.verb_as(last, &[VerbForm::Participle]).is_some()
            && self.tokens.get(i + 1).is_some_and(|t| {
                t.is_word() && !g.is_preposition(&t.lower) && !g.is_conjunction(&t.lower) && !g.is_modal(&t.lower)
            })
        {
            return Tag::Adjective;
        }
        // A single-word mention that names a thing: "begging", "Turkey", "women", "Thai".
        if let Some(m) = self.mention_of[i]
            && is_nominal_scheme(self.lexicon, &self.mentions[m].concepts)
            && (g.verb_forms(lower).is_empty() || !self.reads_as_verb(i))
            && (g.verb_as(lower, &[VerbForm::Participle]).is_none()
                || self.next_is_nominal(i + 1)
                    && matches!(
                        self.previous().map(|w| w.tag),
                        Some(Tag::Determiner | Tag::Preposition | Tag::Adjective)
                    ))
        {
            // "agricultural, construction, and industrial sectors"
            let waits = g.is_adjective(lower) && matches!(next_lower, "," | "and" | "or");
            return if waits || self.all_demonyms(m) && self.waits_for_noun(m) { Tag::Adjective } else { Tag::Noun };
        }
        if lower == "no" {
            return Tag::Determiner;
        }
        if lower == "likely" && next.is_some_and(|t| g.is_determiner(&t.lower)) {
            return Tag::Adverb;
        }
        if matches!(
            lower,
            "when"
                | "while"
                | "where"
                | "because"
                | "although"
                | "whether"
                | "how"
                | "if"
                | "unless"
                | "though"
                | "whereas"
                | "what"
                | "why"
        ) {
            return if lower == "where" && self.previous().is_some_and(|w| w.is_nominal() || w.tag == Tag::Comma) {
                Tag::Relative
            } else {
                Tag::Subordinator
            };
        }
        if matches!(lower, "who" | "whom" | "which" | "whose" | "whereby") {
            return Tag::Relative;
        }
        if matches!(lower, "after" | "before" | "since" | "until" | "as" | "once") {
            return self.tag_after(i);
        }
        if g.is_conjunction(lower) {
            return Tag::Conjunction;
        }
        if matches!(lower, "one") && matches!(next_lower, "of" | "to") {
            return Tag::Pronoun;
        }
        if g.number(lower).is_some() {
            return Tag::Number;
        }
        if matches!(
            lower,
            "they"
                | "it"
                | "he"
                | "she"
                | "them"
                | "him"
                | "themselves"
                | "itself"
                | "others"
                | "there"
                | "none"
                | "us"
                | "we"
        ) && !(lower == "us" && token.is_acronym())
        {
            return Tag::Pronoun;
        }
        if g.is_determiner(lower)
            || g.is_quantifier(lower)
                && g.verb_forms(lower).is_empty()
                && !matches!(
                    lower,
                    "number"
                        | "majority"
                        | "half"
                        | "percent"
                        | "large"
                        | "small"
                        | "significant"
                        | "unknown"
                        | "limited"
                        | "growing"
                        | "handful"
                        | "lot"
                        | "minority"
                        | "hundreds"
                        | "thousands"
                        | "dozens"
                        | "tens"
                        | "scores"
                )
        {
            return self.tag_determiner(i);
        }
        if g.is_preposition(lower) && g.verb_forms(lower).is_empty()
            || matches!(lower, "like" | "including" | "regarding" | "concerning" | "excluding" | "involving")
        {
            return Tag::Preposition;
        }
        if !g.verb_forms(lower).is_empty() {
            return self.tag_verb(i);
        }
        if g.is_plain_adverb(lower)
            || (lower.ends_with("ly")
                && lower.len() > 4
                && !matches!(
                    lower,
                    "family"
                        | "early"
                        | "monthly"
                        | "yearly"
                        | "weekly"
                        | "daily"
                        | "elderly"
                        | "assembly"
                        | "supply"
                        | "anomaly"
                        | "monopoly"
                        | "deadly"
                        | "likely"
                        | "unlikely"
                        | "friendly"
                        | "victim-friendly"
                        | "child-friendly"
                        | "timely"
                        | "costly"
                ))
        {
            return Tag::Adverb;
        }
        if g.is_direction(lower) {
            return if matches!(next_lower, "," | "and" | "or" | "and/or") || self.next_is_nominal(i + 1) {
                Tag::Adjective
            } else {
                Tag::Noun
            };
        }
        // "NGO-run", "government-funded"
        let made_by =
            lower.rsplit_once('-').is_some_and(|(_, tail)| g.verb_as(tail, &[VerbForm::Participle]).is_some());
        if g.is_predicate_adjective(lower) || g.is_adjective(lower) || made_by && self.next_is_nominal(i + 1) {
            return Tag::Adjective;
        }
        Tag::Noun
    }

    fn tag_to(&self, i: usize) -> Tag {
        let g = self.grammar();
        let mut at = i + 1;
        while self.tokens.get(at).is_some_and(|t| {
            t.lower.ends_with("ly") || matches!(t.lower.as_str(), "not" | "also" | "further" | "better")
        }) {
            at += 1;
        }
        let Some(next) = self.tokens.get(at) else { return Tag::Preposition };
        if g.verb_as(&next.lower, &[VerbForm::Base]).is_none() || next.is_capitalized() {
            return Tag::Preposition;
        }
        if !g.is_noun_too(&next.lower) {
            return Tag::To;
        }
        // "to work in", "to police", "to shelter services": a verb that is a noun too needs a look to its right.
        let after = self.tokens.get(at + 1).map_or("", |t| t.lower.as_str());
        // "vulnerable to abuse", "subject to search": these never take an infinitive here.
        if self.previous().is_some_and(|w| {
            matches!(
                w.lemma.as_str(),
                "vulnerable" | "susceptible" | "subject" | "prone" | "vulnerability" | "subjected"
            )
        }) {
            return Tag::Preposition;
        }
        let verb_before = self.previous().is_some_and(|w| {
            w.is_verb()
                || matches!(w.tag, Tag::Adjective)
                || matches!(
                    w.lemma.as_str(),
                    "effort"
                        | "ability"
                        | "plan"
                        | "step"
                        | "attempt"
                        | "right"
                        | "opportunity"
                        | "capacity"
                        | "order"
                        | "willingness"
                        | "failure"
                        | "mandate"
                        | "need"
                        | "requirement"
                        | "purposely"
                )
        });
        let object_after = g.is_determiner(after)
            || g.is_preposition(after) && after != "of" && after != "and"
            || after == "victims"
            || after == "them";
        if object_after
            || (verb_before
                && !matches!(next.lower.as_str(), "police" | "shelter" | "work" | "care" | "support" | "sex")
                && !after.is_empty()
                && after != "of")
        {
            return Tag::To;
        }
        // "forced to work", "required to work": the verb before decides.
        if self.previous().is_some_and(|w| w.is_verb() || w.is_nominal())
            && matches!(
                next.lower.as_str(),
                "work"
                    | "beg"
                    | "fish"
                    | "mine"
                    | "fight"
                    | "cook"
                    | "transport"
                    | "report"
                    | "force"
                    | "stop"
                    | "return"
                    | "travel"
                    | "commit"
            )
        {
            return Tag::To;
        }
        Tag::Preposition
    }

    fn tag_that(&self, i: usize) -> Tag {
        let lower = self.tokens[i].lower.as_str();
        let g = self.grammar();
        let next = self.tokens.get(i + 1);
        let next_lower = next.map_or("", |t| t.lower.as_str());
        if lower != "that" {
            let verb_next = g.verb_as(next_lower, &[VerbForm::Past, VerbForm::Third]).is_some()
                && !g.is_noun_too(next_lower)
                && !g.is_ed_adjective(next_lower);
            return if next.is_none_or(|t| !t.is_word())
                || verb_next
                || g.is_modal(next_lower)
                || next_lower == "of"
                || next_lower == "who"
                || next_lower == "are"
                || next_lower == "compared"
                || next_lower == "does"
                || next_lower == "in"
            {
                Tag::Pronoun
            } else {
                Tag::Determiner
            };
        }
        match self.previous() {
            Some(w) if w.is_verb() => Tag::Subordinator,
            Some(w) if w.is_nominal() || w.tag == Tag::Pronoun => {
                // "reports that police ...": a clause with its own subject follows; "a group that monitored": a relative.
                let verb_next = g.is_modal(next_lower)
                    || !g.verb_forms(next_lower).is_empty() && !g.is_noun_too(next_lower)
                    || g.is_negator(next_lower)
                    || next_lower.ends_with("ly")
                    || next_lower == "also"
                    || next_lower == "often";
                // "a shelter that the league runs": a relative too, but for nouns that tell what is said.
                let says = g.is_saying(&w.lemma)
                    || matches!(
                        w.lemma.as_str(),
                        "concern"
                            | "allegation"
                            | "fact"
                            | "evidence"
                            | "indication"
                            | "belief"
                            | "requirement"
                            | "possibility"
                            | "information"
                            | "statement"
                            | "perception"
                            | "assertion"
                            | "view"
                            | "notion"
                            | "understanding"
                            | "assurance"
                            | "guarantee"
                            | "likelihood"
                            | "risk"
                            | "extent"
                            | "case"
                            | "provision"
                            | "finding"
                            | "fear"
                            | "complaint"
                            | "rumor"
                            | "accusation"
                            | "recommendation"
                            | "condition"
                            | "proof"
                            | "confirmation"
                    );
                if verb_next
                    || !says
                        && w.tag == Tag::Noun
                        && next.is_some_and(|t| g.is_determiner(&t.lower) || t.is_capitalized())
                {
                    Tag::Relative
                } else {
                    Tag::Subordinator
                }
            }
            Some(w)
                if w.tag == Tag::Conjunction
                    && (g.is_modal(next_lower)
                        || !g.verb_forms(next_lower).is_empty() && !g.is_noun_too(next_lower))
                    && self.words.iter().any(|w| w.tag == Tag::Relative && w.lemma == "that") =>
            {
                Tag::Relative
            }
            Some(w) if w.tag == Tag::Conjunction || w.tag == Tag::Comma || w.tag == Tag::Adverb => Tag::Subordinator,
            _ => Tag::Determiner,
        }
    }

    /// "after", "before", "since", "as": before a clause a subordinator, else a preposition.
    fn tag_after(&self, i: usize) -> Tag {
        let g = self.grammar();
        if self.tokens[i].lower == "as" {
            return Tag::Preposition;
        }
        // "women living in camps since the earthquake are": a subject before it still waits for the verb.
        let stretch =
            self.words.iter().rev().take_while(|w| !matches!(w.tag, Tag::Break | Tag::Subordinator | Tag::Relative));
        let waiting = stretch.clone().any(|w| w.tag == Tag::Noun)
            && !stretch
                .clone()
                .any(|w| matches!(w.tag, Tag::Modal | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base)));
        if waiting
            || self.tokens[i].lower == "once" && self.tokens.get(i + 1).is_some_and(|t| g.is_preposition(&t.lower))
        {
            return if self.tokens[i].lower == "once" { Tag::Adverb } else { Tag::Preposition };
        }
        // "met once in 2010 and ..."
        if self.tokens[i].lower == "once" && self.previous().is_some_and(Word::is_verb) {
            return Tag::Adverb;
        }
        // A finite verb before the next comma makes it a clause.
        let mut at = i + 1;
        while let Some(token) = self.tokens.get(at) {
            if matches!(token.text.as_str(), "," | ";" | "." | "(") {
                break;
            }
            let lower = token.lower.as_str();
            let finite = g.is_modal(lower)
                || matches!(lower, "is" | "are" | "was" | "were" | "has" | "had" | "did" | "does")
                || (g.verb_as(lower, &[VerbForm::Past]).is_some()
                    && !g.is_ed_adjective(lower)
                    && at > i + 1
                    && self.tokens.get(at + 1).is_some_and(|t| g.is_determiner(&t.lower)));
            if finite {
                return Tag::Subordinator;
            }
            at += 1;
        }
        if self.tokens[i].lower == "once" { Tag::Adverb } else { Tag::Preposition }
    }

    fn tag_determiner(&self, i: usize) -> Tag {
        let g = self.grammar();
        let lower = self.tokens[i].lower.as_str();
        let Some(next) = self.tokens.get(i + 1) else { return Tag::Pronoun };
        let pronominal = matches!(
            lower,
            "some"
                | "many"
                | "most"
                | "several"
                | "all"
                | "few"
                | "both"
                | "any"
                | "each"
                | "none"
                | "another"
                | "others"
                | "fewer"
                | "more"
        );
        let finite = g.is_modal(&next.lower)
            || matches!(
                next.lower.as_str(),
                "are"
                    | "were"
                    | "have"
                    | "had"
                    | "is"
                    | "was"
                    | "of"
                    | "do"
                    | "did"
                    | "also"
                    | "reportedly"
                    | "who"
                    | "whom"
            )
            || (g.verb_as(&next.lower, &[VerbForm::Base, VerbForm::Past]).is_some()
                && !g.is_noun_too(&next.lower)
                && !g.is_ed_adjective(&next.lower)
                && g.verb_as(&next.lower, &[VerbForm::Participle]).is_none());
        // "where some face conditions of servitude": its noun-like word is the only verb.
        let opens =
            self.words.last().is_some_and(|w| w.lemma == "but" || matches!(w.tag, Tag::Relative | Tag::Subordinator));
        let only_verb = pronominal
            && g.is_noun_too(&next.lower)
            && g.verb_as(&next.lower, &[VerbForm::Base]).is_some()
            && (opens && !self.finite_follows(i + 1) || !self.finite_verb_elsewhere(i + 1))
            && self.words.last().is_some_and(|w| matches!(w.tag, Tag::Relative | Tag::Subordinator | Tag::Conjunction))
            && self.next_is_nominal(i + 2);
        if pronominal && (only_verb || finite || !next.is_word() && !next.is_numeric() && next.text != "\"") {
            return Tag::Pronoun;
        }
        if matches!(lower, "more" | "most" | "less")
            && (g.is_predicate_adjective(&next.lower) || next.lower.ends_with("ly"))
        {
            return Tag::Adverb;
        }
        Tag::Determiner
    }

    /// Whether a word that names a thing is a verb here all the same ("boys beg in the streets").
    fn reads_as_verb(&self, i: usize) -> bool {
        let lower = self.tokens[i].lower.as_str();
        let g = self.grammar();
        let before = self.words.iter().rev().find(|w| w.tag != Tag::Adverb);
        let object = self.is_verb_by_right(i) || self.mention_of.get(i + 1).copied().flatten().is_some();
        match before.map(|w| w.tag) {
            Some(Tag::To | Tag::Modal) => true,
            Some(Tag::Negation) => g.verb_as(lower, &[VerbForm::Base]).is_some(),
            // "a shelter that the city runs, houses up to 30 girls"
            Some(Tag::Comma) => {
                g.verb_as(lower, &[VerbForm::Third]).is_some()
                    && self.tokens.get(i + 1).is_some_and(|t| t.lower == "up")
            }
            Some(Tag::Noun | Tag::Pronoun) => {
                g.verb_as(lower, &[VerbForm::Base]).is_some()
                    && !g.is_ing_noun(lower)
                    && before.is_some_and(|w| self.is_plural_subject(w))
                    && object
            }
            _ => false,
        }
    }

    fn is_plural_subject(&self, word: &Word) -> bool {
        let last = &self.tokens[word.end - 1];
        word.tag == Tag::Pronoun
            || (word.tag == Tag::Noun
                && (self.grammar().is_plural(&last.lower) || last.is_acronym() && last.text.ends_with('s')))
    }

    /// A word that can be a form of a verb.
    fn tag_verb(&self, i: usize) -> Tag {
        let g = self.grammar();
        let token = &self.tokens[i];
        let lower = token.lower.as_str();
        let has = |form| g.verb_as(lower, &[form]).is_some();
        let previous = self.previous();
        let before = previous.map(|w| w.tag);
        let auxiliary = self.auxiliary_before();
        let first = previous.is_none();
        // Capitals inside a sentence make names, not verbs.
        if token.is_capitalized() && !first && !matches!(before, Some(Tag::Break)) && before != Some(Tag::Mark) {
            return Tag::Noun;
        }
        if matches!(
            lower,
            "be" | "been"
                | "being"
                | "am"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "having"
                | "do"
                | "does"
                | "did"
                | "doing"
                | "done"
        ) {
            return Tag::Verb(g.verb_forms(lower)[0].1);
        }
        if matches!(before, Some(Tag::To | Tag::Modal)) && has(VerbForm::Base) {
            return Tag::Verb(VerbForm::Base);
        }
        if has(VerbForm::Gerund) {
            return self.tag_gerund(i);
        }
        if has(VerbForm::Participle) || has(VerbForm::Past) {
            if has(VerbForm::Base) && auxiliary.is_none() && matches!(before, Some(Tag::Negation)) {
                return Tag::Verb(VerbForm::Base);
            }
            return self.tag_past(i, auxiliary);
        }
        // Base and -s forms.
        let shape = if has(VerbForm::Base) { VerbForm::Base } else { VerbForm::Third };
        if auxiliary == Some("do") || matches!(before, Some(Tag::Negation)) {
            return if shape == VerbForm::Base { Tag::Verb(shape) } else { Tag::Noun };
        }
        if !g.is_noun_too(lower) {
            return match before {
                Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number) if shape == VerbForm::Base => {
                    Tag::Noun
                }
                _ => Tag::Verb(shape),
            };
        }
        let after = self.tokens.get(i + 1).map_or("", |t| t.lower.as_str());
        // A list of verbs goes on: "recruit and transport", "identify, refer, and assist".
        let mut back = self.words.iter().rev().skip_while(|w| w.tag == Tag::Adverb);
        let coordinated = back.next().is_some_and(|w| matches!(w.tag, Tag::Conjunction))
            && back.next().is_some_and(|w| matches!(w.tag, Tag::Verb(f) if f == shape));
        let pronoun = self.words.iter().rev().find(|w| w.tag != Tag::Adverb).is_some_and(|w| {
            w.tag == Tag::Relative
                || w.tag == Tag::Pronoun
                    && matches!(w.lemma.as_str(), "they" | "we" | "some" | "many" | "others" | "who")
        });
        // "but often experiences": an adverb between conjunction and verb, and a verb of that shape before.
        let goes_on = before == Some(Tag::Adverb)
            && self.words.iter().rev().find(|w| w.tag != Tag::Adverb).is_some_and(|w| w.tag == Tag::Conjunction)
            && self.words.iter().any(|w| w.tag == Tag::Verb(shape));
        // "which the ministry chairs and", "that the league runs, houses up to": a relative clause's verb, and the one that
        // its noun waits for.
        let closes = shape == VerbForm::Third
            && before == Some(Tag::Comma)
            && self.words.iter().rev().nth(1).is_some_and(Word::is_verb);
        let third_again = shape == VerbForm::Third
            && before == Some(Tag::Conjunction)
            && self.words.iter().any(|w| w.tag == Tag::Verb(VerbForm::Third))
            && (self.mention_of.get(i + 1).copied().flatten().is_some() || g.is_determiner(after));
        if (coordinated
            || pronoun
            || goes_on
            || closes
            || third_again
            || self.in_object_relative() && !self.next_is_nominal(i + 1))
            && after != "of"
        {
            return Tag::Verb(shape);
        }
        // "to beg, work as vendors, or steal": a list of infinitives goes on.
        let infinitive = matches!(before, Some(Tag::Comma | Tag::Conjunction))
            && shape == VerbForm::Base
            && self.words.iter().rposition(Word::is_verb).is_some_and(|v| {
                v > 0 && self.words[v].tag == Tag::Verb(VerbForm::Base) && self.words[v - 1].tag == Tag::To
            })
            && (g.is_preposition(after) && after != "of" || g.is_determiner(after));
        if infinitive {
            return Tag::Verb(VerbForm::Base);
        }
        if first {
            // A recommendation starts with its verb.
            return if shape == VerbForm::Base
                && !matches!(after, "of" | "," | "and" | "is" | "are" | "was" | "were")
                && self.tokens.len() > 1
                && !self.finite_verb_elsewhere(i)
            {
                Tag::Verb(shape)
            } else {
                Tag::Noun
            };
        }
        let subject = previous.is_some_and(|w| match shape {
            VerbForm::Base => self.is_plural_subject(w),
            _ => w.tag == Tag::Noun && !self.is_plural_subject(w) || w.tag == Tag::Relative,
        }) || matches!(before, Some(Tag::Relative))
            || (before == Some(Tag::Adverb)
                && self.words.iter().rev().nth(1).is_some_and(|w| self.is_plural_subject(w) || w.tag == Tag::Relative));
        let object = g.is_determiner(after)
            || matches!(
                after,
                "them"
                    | "themselves"
                    | "him"
                    | "her"
                    | "to"
                    | "that"
                    | "in"
                    | "on"
                    | "as"
                    | "for"
                    | "from"
                    | "victims"
                    | "children"
                    | "women"
                    | "men"
                    | "girls"
                    | "boys"
                    | "some"
                    | "foreign"
                    | "migrants"
                    | "increasing"
                    | "workers"
            )
            || self.mention_of.get(i + 1).copied().flatten().is_some()
            || g.number(after).is_some();
        if subject && object && after != "of" && !self.finite_follows(i) && !self.finite_before() {
            return Tag::Verb(shape);
        }
        Tag::Noun
    }

    /// Whether the comma just read closes a participle put in after the subject, which still has no verb.
    fn closes_insertion(&self) -> bool {
        let from =
            self.words.iter().rposition(|w| matches!(w.tag, Tag::Break | Tag::Subordinator)).map_or(0, |n| n + 1);
        let stretch = &self.words[from..];
        let Some(comma) = stretch.iter().position(|w| w.tag == Tag::Comma) else { return false };
        comma + 1 < stretch.len() - 1
            && stretch[..comma].last().is_some_and(|w| w.tag == Tag::Noun)
            && stretch.first().is_some_and(|w| matches!(w.tag, Tag::Determiner | Tag::Noun))
            && stretch.get(comma + 1).is_some_and(|w| w.tag == Tag::Verb(VerbForm::Participle) && w.lemma != "be")
            && !stretch
                .iter()
                .any(|w| matches!(w.tag, Tag::Modal | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base)))
            && stretch[comma + 1..stretch.len() - 1].iter().filter(|w| w.tag == Tag::Comma).count() <= 1
    }

    /// Whether a relative clause with a subject of its own has been opened and still waits for its verb: "that the league".
    fn in_object_relative(&self) -> bool {
        let mut nouns = 0;
        for word in self.words.iter().rev() {
            match word.tag {
                Tag::Noun => nouns += 1,
                Tag::Determiner | Tag::Adjective | Tag::Possessive => {}
                Tag::Relative => {
                    return nouns > 0 && matches!(word.lemma.as_str(), "which" | "that" | "whom" | "whose");
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a finite verb follows within the same stretch, so that the word before it belongs to its subject.
    fn finite_follows(&self, i: usize) -> bool {
        let g = self.grammar();
        for token in &self.tokens[i + 1..] {
            let lower = token.lower.as_str();
            if matches!(
                lower,
                "," | ";"
                    | "and"
                    | "who"
                    | "which"
                    | "that"
                    | "but"
                    | "or"
                    | "where"
                    | "("
                    | "to"
                    | "while"
                    | "because"
            ) {
                return false;
            }
            if matches!(lower, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "did" | "does" | "do")
                || g.is_modal(lower)
            {
                return true;
            }
        }
        false
    }

    /// Whether this stretch has its finite verb already, and it is none of saying.
    fn finite_before(&self) -> bool {
        self.words
            .iter()
            .rev()
            .take_while(|w| {
                !matches!(w.tag, Tag::Comma | Tag::Conjunction | Tag::Subordinator | Tag::Relative | Tag::Break)
            })
            .any(|w| {
                matches!(w.tag, Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base))
                    && !self.grammar().is_saying(&w.lemma)
            })
    }

    /// The auxiliary that governs the word to come, with adverbs and negations stepped over.
    fn auxiliary_before(&self) -> Option<&str> {
        for word in self.words.iter().rev() {
            match word.tag {
                Tag::Adverb | Tag::Negation => {}
                Tag::Verb(_) if matches!(word.lemma.as_str(), "be" | "have" | "do") => return Some(&word.lemma),
                // "are identified, referred, and assisted"
                _ => return None,
            }
        }
        None
    }

    fn tag_gerund(&self, i: usize) -> Tag {
        let g = self.grammar();
        let lower = self.tokens[i].lower.as_str();
        let previous = self.previous();
        let before = previous.map(|w| w.tag);
        let after = self.tokens.get(i + 1);
        let after_lower = after.map_or("", |t| t.lower.as_str());
        if self.auxiliary_before() == Some("be") && !g.is_ing_noun(lower) {
            return Tag::Verb(VerbForm::Gerund);
        }
        let object_next = after.is_some_and(|t| {
            g.is_determiner(&t.lower)
                || g.number(&t.lower).is_some()
                || matches!(
                    t.lower.as_str(),
                    "them" | "himself" | "victims" | "children" | "women" | "trafficking" | "that"
                )
        });
        if g.is_ing_noun(lower) {
            // "training", "reporting", "screening" as verbs: after a verb or a preposition, with an object.
            let verbal = matches!(before, Some(Tag::Verb(_) | Tag::Preposition | Tag::Conjunction | Tag::Comma))
                && after
                    .is_some_and(|t| g.is_determiner(&t.lower) || g.number(&t.lower).is_some() || t.lower == "them");
            return if verbal { Tag::Verb(VerbForm::Gerund) } else { Tag::Noun };
        }
        match before {
            Some(Tag::Determiner | Tag::Possessive) => {
                if self.next_is_nominal(i + 1) {
                    Tag::Adjective
                } else {
                    Tag::Noun
                }
            }
            Some(Tag::Adjective | Tag::Number) => {
                if self.next_is_nominal(i + 1) {
                    Tag::Adjective
                } else {
                    Tag::Verb(VerbForm::Gerund)
                }
            }
            None if after_lower == "of" => Tag::Noun,
            // "overall increasing efforts", "existing laws"
            Some(Tag::Adverb)
                if matches!(lower, "increasing" | "existing" | "growing" | "decreasing") && !object_next =>
            {
                Tag::Adjective
            }
            Some(Tag::Verb(_))
                if matches!(
                    lower,
                    "existing" | "increasing" | "growing" | "decreasing" | "neighboring" | "surrounding" | "sustaining"
                ) && self.next_is_nominal(i + 1)
                    && previous.is_none_or(|w| !matches!(w.lemma.as_str(), "report" | "include" | "continue")) =>
            {
                Tag::Adjective
            }
            Some(Tag::Preposition)
                if matches!(
                    lower,
                    "neighboring"
                        | "neighbouring"
                        | "surrounding"
                        | "existing"
                        | "developing"
                        | "increasing"
                        | "growing"
                        | "varying"
                        | "working"
                        | "following"
                        | "remaining"
                        | "demanding"
                ) && self.next_is_nominal(i + 1)
                    && !object_next =>
            {
                Tag::Adjective
            }
            _ => Tag::Verb(VerbForm::Gerund),
        }
    }

    /// "-ed" and its irregular like: a passive, a past tense, a participle after its noun, or an adjective before one.
    fn tag_past(&self, i: usize, auxiliary: Option<&str>) -> Tag {
        let g = self.grammar();
        let lower = self.tokens[i].lower.as_str();
        let previous = self.previous();
        let before = previous.map(|w| w.tag);
        let past = g.verb_as(lower, &[VerbForm::Past]);
        let participle = g.verb_as(lower, &[VerbForm::Participle]);
        let after = self.tokens.get(i + 1);
        let after_lower = after.map_or("", |t| t.lower.as_str());
        match auxiliary {
            Some("be" | "have") if participle.is_some() => return Tag::Verb(VerbForm::Participle),
            Some("do") if g.verb_as(lower, &[VerbForm::Base]).is_some() => return Tag::Verb(VerbForm::Base),
            _ => {}
        }
        if past.is_some() && auxiliary.is_none() && before == Some(Tag::Noun) && self.in_object_relative() {
            return Tag::Verb(VerbForm::Past);
        }
        if past.is_none() && g.verb_as(lower, &[VerbForm::Base]).is_some() {
            // "and then become victims": base and participle look alike.
            let last = self.words.iter().rev().find(|w| w.tag != Tag::Adverb).map(|w| w.tag);
            if !matches!(last, Some(Tag::Verb(_))) {
                return Tag::Verb(VerbForm::Base);
            }
        }
        // "prosecuted and convicted 12 men": a number starts the object; "the identified 12 men" is hardly ever said.
        let number_next = g.number(after_lower).is_some() && before != Some(Tag::Determiner);
        let nominal_next = self.next_is_nominal(i + 1) && !number_next;
        if past.is_none() {
            // "taken", "given": participles only.
            return if nominal_next
                && matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Number))
            {
                Tag::Adjective
            } else {
                Tag::Verb(VerbForm::Participle)
            };
        }
        if participle.is_none() {
            return Tag::Verb(VerbForm::Past);
        }
        // Before a noun and after what opens a noun group: an adjective.
        // "the Council, led by X and made up of Y, met": the comma closes what was put in.
        if before == Some(Tag::Comma) && self.closes_insertion() {
            return Tag::Verb(VerbForm::Past);
        }
        let opener = match before {
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Preposition) => true,
            Some(Tag::Adverb) => self.words.iter().rev().find(|w| w.tag != Tag::Adverb).is_none_or(|w| {
                matches!(w.tag, Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Preposition | Tag::Possessive)
            }),
            None => true,
            _ => false,
        };
        let conjunct_next =
            matches!(after_lower, "and" | "or") && self.tokens.get(i + 2).is_some() && self.next_is_nominal(i + 2);
        if opener && nominal_next {
            return Tag::Adjective;
        }
        // "officially recognized and potential victims"
        if opener
            && conjunct_next
            && matches!(before, Some(Tag::Adverb | Tag::Determiner | Tag::Number))
            && g.verb_as(&self.tokens[i + 2].lower, &[VerbForm::Past]).is_none()
        {
            return Tag::Adjective;
        }
        let last = self.words.iter().rev().find(|w| w.tag != Tag::Adverb).map(|w| w.tag);
        if g.is_ed_adjective(lower) && nominal_next && !matches!(last, Some(Tag::Noun | Tag::Pronoun | Tag::Relative)) {
            return Tag::Adjective;
        }
        if matches!(before, Some(Tag::Conjunction | Tag::Comma)) {
            // A list of verbs goes on in the same form: "was investigated and prosecuted", "investigated and prosecuted".
            let same = self.words.iter().rev().find_map(|w| match w.tag {
                Tag::Verb(form @ (VerbForm::Past | VerbForm::Participle)) => Some(form),
                _ => None,
            });
            let directly = self
                .words
                .iter()
                .rev()
                .find(|w| !matches!(w.tag, Tag::Conjunction | Tag::Comma | Tag::Adverb))
                .map(|w| w.tag);
            if let Some(Tag::Verb(form @ (VerbForm::Past | VerbForm::Participle))) = directly {
                return Tag::Verb(form);
            }
            if nominal_next && !matches!(directly, Some(Tag::Verb(_))) && g.is_ed_adjective(lower) {
                return Tag::Adjective;
            }
            let object = self.object_follows(i);
            if object {
                return Tag::Verb(VerbForm::Past);
            }
            // "are recruited ... and subjected to", "who migrate and are forced": the last verb's voice goes on.
            return Tag::Verb(same.unwrap_or(VerbForm::Participle));
        }
        if before == Some(Tag::Relative) || before == Some(Tag::Pronoun) {
            return Tag::Verb(VerbForm::Past);
        }
        let base = past.unwrap_or(lower);
        // After a noun: with an object, a complement clause or no object at all it is the past tense.
        if g.is_intransitive(base) && !matches!(after_lower, "by") {
            return Tag::Verb(VerbForm::Past);
        }
        if after_lower == "by" {
            return Tag::Verb(VerbForm::Participle);
        }
        if g.is_naming(base) && self.finite_verb_elsewhere(i) {
            return Tag::Verb(VerbForm::Participle);
        }
        if self.object_follows(i) || matches!(after_lower, "that" | "whether") {
            return Tag::Verb(VerbForm::Past);
        }
        // "identified and repatriated 19 girls": the next of the list has the object.
        let mut at = i + 1;
        while self
            .tokens
            .get(at)
            .is_some_and(|t| matches!(t.lower.as_str(), "," | "and" | "or") || t.lower.ends_with("ly"))
        {
            at += 1;
        }
        if at > i + 1
            && self
                .tokens
                .get(at)
                .is_some_and(|t| g.verb_as(&t.lower, &[VerbForm::Past]).is_some() && !g.is_ed_adjective(&t.lower))
            && self.object_follows(at)
        {
            return Tag::Verb(VerbForm::Past);
        }
        // "to", "from", "in", "for" after it: "victims referred to shelters", unless nothing else is the sentence's verb.
        if self.finite_verb_elsewhere(i) { Tag::Verb(VerbForm::Participle) } else { Tag::Verb(VerbForm::Past) }
    }

    /// Whether an object starts right after token `i`.
    fn object_follows(&self, i: usize) -> bool {
        let g = self.grammar();
        let mut at = i + 1;
        while let Some(token) = self.tokens.get(at) {
            // "referred at least 36 victims"
            let phrase = g
                .phrase(self.tokens[at..].iter().map(|t| t.lower.as_str()))
                .filter(|(_, class, _)| *class == PhraseClass::Adverb);
            at += match phrase {
                Some((length, _, _)) if self.tokens.get(at + length).is_some_and(|t| g.number(&t.lower).is_some()) => {
                    length
                }
                _ if token.lower.ends_with("ly") && token.lower != "family" => 1,
                _ => break,
            };
        }
        let counted = |n: usize| self.tokens.get(n).is_some_and(|t| t.is_numeric() || g.number(&t.lower).is_some());
        // "at least 36", "up to 50", "as many as 12"
        if matches!(
            (
                self.tokens.get(at).map_or("", |t| t.lower.as_str()),
                self.tokens.get(at + 1).map_or("", |t| t.lower.as_str())
            ),
            ("at", "least" | "most") | ("up", "to") | ("as", "many" | "few")
        ) && (counted(at + 2) || counted(at + 3))
        {
            return true;
        }
        self.tokens.get(at).is_some_and(|t| {
            let lower = t.lower.as_str();
            (t.is_word() || t.is_numeric() || t.text == "$" || t.text == "\"")
                && !g.is_preposition(lower)
                && !g.is_conjunction(lower)
                && !g.is_subordinator(lower)
                && !g.is_relative(lower)
                && !g.is_plain_adverb(lower)
                || matches!(lower, "that" | "about" | "over" | "more" | "less" | "most")
        })
    }

    /// Whether the sentence has another finite verb outside of relative clauses, before or after token `i`.
    fn finite_verb_elsewhere(&self, i: usize) -> bool {
        let g = self.grammar();
        let mut clause_words = 0;
        for word in self.words.iter().rev() {
            match word.tag {
                Tag::Break | Tag::Subordinator => break,
                Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base) | Tag::Modal => return true,
                _ => clause_words += 1,
            }
        }
        let _ = clause_words;
        let mut relative = false;
        for (offset, token) in self.tokens[i + 1..].iter().enumerate() {
            let lower = token.lower.as_str();
            if matches!(token.text.as_str(), ";" | "—" | "–")
                || matches!(lower, "while" | "because" | "but" | "although")
            {
                return false;
            }
            if g.is_relative(lower) {
                relative = true;
                continue;
            }
            let finite = g.is_modal(lower)
                || matches!(lower, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "did" | "do" | "does")
                || (g.verb_as(lower, &[VerbForm::Past, VerbForm::Third]).is_some() && !g.is_noun_too(lower) && !g.is_ed_adjective(lower) && self.object_follows(i + 1 + offset))
                || (g.verb_as(lower, &[VerbForm::Past, VerbForm::Third]).is_some_and(|v| g.is_intransitive(v)) && !g.is_noun_too(lower))
                // "girls recruited to work as maids experience forced labor"
                || (g.verb_as(lower, &[VerbForm::Base]).is_some() && g.is_noun_too(lower) && g.is_plural(&self.tokens[i + offset].lower)
                    && self.mention_of.get(i + offset + 2).copied().flatten().is_some_and(|m| self.mentions[m].concepts.iter().any(|(id, _)| matches!(self.lexicon.concepts[*id].scheme.as_str(), "exploitation" | "trafficking")))
                    || matches!(lower, "experience" | "face") && self.tokens.get(i + offset + 2).is_some_and(|t| matches!(t.lower.as_str(), "conditions" | "situations" | "severe" | "exploitative")));
            if finite {
                if relative {
                    relative = false;
                    continue;
                }
                return true;
            }
        }
        false
    }
}

/// Whether a verb says something of its subject by an adjective or a noun after it.
pub fn is_copula(lemma: &str) -> bool {
    COPULAS.contains(&lemma)
}
