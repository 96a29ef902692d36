//! Gerunds: verb, noun or adjective.

use crate::lexicon::VerbForm;

use super::{Tag, Tagger};

impl Tagger<'_> {
    pub(super) fn tag_gerund(&self, i: usize) -> Tag {
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
                || self.lexicon.words.objects.contains(t.lower.as_str())
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
            Some(Tag::Adverb) if self.lexicon.words.steady_gerunds.contains(lower) && !object_next => Tag::Adjective,
            Some(Tag::Verb(_))
                if self.lexicon.words.describing_gerunds.contains(lower)
                    && self.next_is_nominal(i + 1)
                    && previous.is_none_or(|w| !matches!(w.lemma.as_str(), "report" | "include" | "continue")) =>
            {
                Tag::Adjective
            }
            Some(Tag::Preposition)
                if self.lexicon.words.placing_gerunds.contains(lower)
                    && self.next_is_nominal(i + 1)
                    && !object_next =>
            {
                Tag::Adjective
            }
            _ => Tag::Verb(VerbForm::Gerund),
        }
    }
}
