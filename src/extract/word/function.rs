//! Function words that play several parts: "to", "that", "after", and determiners that stand for a noun.

use crate::lexicon::VerbForm;

use super::{Tag, Tagger, Word};

impl Tagger<'_> {
    pub(super) fn tag_to(&self, i: usize) -> Tag {
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
        if self.previous().is_some_and(|w| self.lexicon.words.before_to_noun.contains(w.lemma.as_str())) {
            return Tag::Preposition;
        }
        let verb_before = self.previous().is_some_and(|w| {
            w.is_verb()
                || matches!(w.tag, Tag::Adjective)
                || self.lexicon.words.before_to_verb.contains(w.lemma.as_str())
        });
        // "referred at least 57 to care during the year", but "to care for them"
        if self.lexicon.words.verbs_with_for.contains(next.lower.as_str()) && after != "for" {
            return Tag::Preposition;
        }
        let object_after = g.is_determiner(after)
            || g.is_preposition(after) && after != "of" && after != "and"
            || after == "victims"
            || after == "them";
        // "are forced to labor in mines", unlike "subjected to labor"
        let obliged = self.previous().is_some_and(|w| {
            w.is_verb()
                && g.is_preposition(after)
                && self.lexicon.frames.of_verb(&w.lemma).any(|f| f.id == "force-to")
                && !self.lexicon.frames.of_verb(&w.lemma).any(|f| f.id == "exploit")
        });
        if object_after
            || obliged
            || (verb_before
                && !self.lexicon.words.nouns_after_to.contains(next.lower.as_str())
                && !after.is_empty()
                && after != "of")
        {
            return Tag::To;
        }
        // "force boys to herd cattle": whoever is forced is forced to do something.
        let forced = self.previous().is_some_and(|w| w.tag == Tag::Noun && self.is_plural_subject(w))
            && self.words.iter().rev().find(|w| w.is_verb()).is_some_and(|w| {
                self.lexicon
                    .frames
                    .of_verb(&w.lemma)
                    .any(|frame| frame.set.get("by").is_some_and(|by| by == "infinitive"))
            });
        if forced && after != "of" && after != "and" {
            return Tag::To;
        }
        // "to identify victims and to offer care": as the infinitive before it.
        let parallel = self.previous().is_some_and(|w| w.tag == Tag::Conjunction)
            && self.words.iter().any(|w| w.tag == Tag::To)
            && !self.lexicon.words.nouns_after_to.contains(next.lower.as_str());
        if parallel && !matches!(after, "" | "of" | "and" | "or" | "," | "." | ";") {
            return Tag::To;
        }
        // "forced to work", "required to work": the verb before decides.
        if self.previous().is_some_and(|w| w.is_verb() || w.is_nominal())
            && self.lexicon.words.verbs_after_to.contains(next.lower.as_str())
        {
            return Tag::To;
        }
        Tag::Preposition
    }

    pub(super) fn tag_that(&self, i: usize) -> Tag {
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
                let tells = |w: &Word| g.is_saying(&w.lemma) || self.lexicon.words.told_by_that.contains(&w.lemma);
                let says = tells(w) || self.before_time().is_some_and(tells);
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

    /// The noun that a stretch of time is said of: "reports" of "reports over the past five years".
    fn before_time(&self) -> Option<&Word> {
        let timely = |w: &&Word| matches!(w.lemma.as_str(), "year" | "month" | "decade" | "period");
        self.words.last().filter(timely)?;
        let nominal = |w: &&Word| w.is_nominal() || w.tag == Tag::Determiner;
        let mut back = self.words.iter().rev().skip_while(nominal);
        back.next().filter(|w| w.tag == Tag::Preposition)?;
        back.next().filter(|w| w.tag == Tag::Noun)
    }

    /// "after", "before", "since", "as": before a clause a subordinator, else a preposition.
    pub(super) fn tag_after(&self, i: usize) -> Tag {
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
                    // "met after a hiatus and reported the cases": that goes on from the verb before.
                    && !matches!(self.tokens[at - 1].lower.as_str(), "and" | "or")
                    && self.tokens.get(at + 1).is_some_and(|t| g.is_determiner(&t.lower)));
            if finite {
                return Tag::Subordinator;
            }
            at += 1;
        }
        if self.tokens[i].lower == "once" { Tag::Adverb } else { Tag::Preposition }
    }

    pub(super) fn tag_determiner(&self, i: usize) -> Tag {
        let g = self.grammar();
        let lower = self.tokens[i].lower.as_str();
        let Some(next) = self.tokens.get(i + 1) else { return Tag::Pronoun };
        let pronominal = self.lexicon.words.standing_alone.contains(lower);
        let finite = g.is_modal(&next.lower)
            || self.lexicon.words.after_standing_alone.contains(next.lower.as_str())
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
}
