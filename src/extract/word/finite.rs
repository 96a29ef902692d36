//! Questions about the rest of the sentence: is there a finite verb before or after, an auxiliary, an open insertion.

use crate::lexicon::VerbForm;

use super::{Tag, Tagger};

impl Tagger<'_> {
    /// Whether a finite verb follows within the same stretch, so that the word before it belongs to its subject.
    pub(super) fn finite_follows(&self, i: usize) -> bool {
        for (token, form) in self.tokens.iter().zip(self.forms).skip(i + 1) {
            let lower = token.lower.as_str();
            if self.lexicon.words.ending_subject.contains(lower) {
                return false;
            }
            if form.is_modal() || self.lexicon.words.finite_helpers.contains(lower) {
                return true;
            }
        }
        false
    }

    /// Whether this stretch has its finite verb already, and it is none of saying.
    pub(super) fn finite_before(&self) -> bool {
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

    /// Whether the sentence has another finite verb outside of relative clauses, before or after token `i`.
    pub(super) fn finite_verb_elsewhere(&self, i: usize) -> bool {
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
            let form = self.forms[i + 1 + offset];
            let lower = token.lower.as_str();
            if matches!(token.text.as_str(), ";" | "—" | "–")
                || matches!(lower, "while" | "because" | "but" | "although")
            {
                return false;
            }
            if form.is_relative() {
                relative = true;
                continue;
            }
            let finite = form.is_modal()
                || self.lexicon.words.finite_helpers.contains(lower)
                || (form.verb_as(&[VerbForm::Past, VerbForm::Third]).is_some() && !g.is_noun_too(lower) && !form.is_ed_adjective() && self.object_follows(i + 1 + offset))
                || (form.verb_as(&[VerbForm::Past, VerbForm::Third]).is_some_and(|v| g.is_intransitive(v)) && !g.is_noun_too(lower))
                // "victims trafficked into A for forced labor come from B"
                || (form.verb_as(&[VerbForm::Base]).is_some_and(|v| g.is_intransitive(v)) && !g.is_noun_too(lower)
                    && self.ends_noun(i + offset))
                // "girls recruited to work as maids experience forced labor"
                || (form.verb_as(&[VerbForm::Base]).is_some() && g.is_noun_too(lower) && g.is_plural(&self.tokens[i + offset].lower)
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

    /// Whether the token at `at` can end a noun group: no "to", no auxiliary, no preposition, no conjunction.
    fn ends_noun(&self, at: usize) -> bool {
        let g = self.grammar();
        let lower = self.tokens[at].lower.as_str();
        self.tokens[at].is_word()
            && !self.lexicon.words.helpers.contains(lower)
            && !g.is_preposition(lower)
            && !g.is_conjunction(lower)
            && !g.is_relative(lower)
            && !g.is_modal(lower)
            && !self.forms[at].is_negator()
            && !matches!(lower, "to" | "they" | "not")
            && !lower.ends_with("ly")
    }

    /// The auxiliary that governs the word to come, with adverbs and negations stepped over.
    pub(super) fn auxiliary_before(&self) -> Option<&str> {
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

    /// Whether the comma just read closes a participle put in after the subject, which still has no verb.
    pub(super) fn closes_insertion(&self) -> bool {
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
    pub(super) fn in_object_relative(&self) -> bool {
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
}
