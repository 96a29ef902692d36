//! A second look at stretches without a finite verb: one of their nouns is the verb.

use crate::lexicon::VerbForm;

use super::{Tag, Tagger, Word};

impl Tagger<'_> {
    /// A stretch without a finite verb has one that was taken for a noun: "women from A experience forced labor".
    pub(super) fn rescue(&mut self) {
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
                            // "men work in debt bondage", but "men, work in"
                            let goes = w.tag == Tag::Preposition && w.lemma != "of" && before.tag == Tag::Noun;
                            goes || matches!(
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
                            && next.mention.is_none_or(|m| self.mentions[m].end - self.mentions[m].start == 1)
                            && self.words.get(at + 2).is_some_and(|w| w.is_nominal() || w.tag == Tag::Determiner)
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

    pub(super) fn is_plural_subject(&self, word: &Word) -> bool {
        let last = &self.tokens[word.end - 1];
        word.tag == Tag::Pronoun
            || (word.tag == Tag::Noun
                && (self.grammar().is_plural(&last.lower) || last.is_acronym() && last.text.ends_with('s')))
    }
}
