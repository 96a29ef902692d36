//! The part of speech of one word, by its class, its shape and what stands around it.

use crate::lexicon::VerbForm;

use super::{Tag, Tagger, is_nominal_scheme};

impl Tagger<'_> {
    /// The part of speech of the single word at `i`.
    pub(super) fn tag(&self, i: usize) -> Tag {
        let g = self.grammar();
        let token = &self.tokens[i];
        let form = self.forms[i];
        let lower = token.lower.as_str();
        let next = self.tokens.get(i + 1);
        let next_lower = next.map_or("", |t| t.lower.as_str());
        match lower {
            "," => return Tag::Comma,
            // Dashes in pairs put something in between, as commas do; a single one begins anew.
            "–" | "—" | "-" => {
                let dashes = self.tokens.iter().filter(|t| matches!(t.text.as_str(), "–" | "—" | "-")).count();
                // "to Baltic countries – particularly A and B"
                let names = next_lower == "including" || self.lexicon.words.naming_among.contains(next_lower);
                return if dashes == 2 || names { Tag::Comma } else { Tag::Break };
            }
            ";" | ":" | "." | "?" | "!" | "|" => return Tag::Break,
            "$" | "€" | "£" | "%" | "/" => return Tag::Mark,
            "'s" => return Tag::Possessive,
            "to" => return self.tag_to(i),
            "that" | "those" | "this" | "these" => return self.tag_that(i),
            "percent" => return Tag::Noun,
            // "had not yet adopted"
            "yet" if self.previous().is_some_and(|w| w.tag == Tag::Negation) => return Tag::Adverb,
            _ => {}
        }
        if token.is_numeric() {
            return Tag::Number;
        }
        if form.is_negator() && lower != "no" && lower != "without" {
            return Tag::Negation;
        }
        if form.is_modal() && !(token.text == "May" && self.previous().is_some()) {
            return Tag::Modal;
        }
        // "ran 22 centers nationwide", but "a nationwide hotline"
        if matches!(lower, "nationwide" | "countrywide" | "islandwide") {
            return if self.next_is_nominal(i + 1) { Tag::Adjective } else { Tag::Adverb };
        }
        // "children subject to forced begging", "workers subject to debt bondage": as "subjected".
        if lower == "subject"
            && next_lower == "to"
            && i > 0
            && self.previous().is_some_and(|w| w.tag == Tag::Noun)
            && g.is_plural(&self.tokens[i - 1].lower)
        {
            return Tag::Verb(VerbForm::Participle);
        }
        if form.is_direction() && matches!(next_lower, "," | "and" | "or") {
            return Tag::Adjective;
        }
        if matches!(lower, "they" | "them" | "themselves" | "others") {
            return Tag::Pronoun;
        }
        // "NGO-run shelters", "government-funded services"
        if let Some((_, last)) = lower.rsplit_once('-')
            && self.mention_of[i].is_none()
            && g.verb_as(last, &[VerbForm::Participle]).is_some()
            && (self.tokens.get(i + 1).is_some_and(|t| {
                t.is_word() && !g.is_preposition(&t.lower) && !g.is_conjunction(&t.lower) && !g.is_modal(&t.lower)
            }) || self.previous().is_some_and(|w| matches!(w.tag, Tag::Determiner | Tag::Preposition))
                && next_lower == ",")
        {
            return Tag::Adjective;
        }
        // A single-word mention that names a thing: "begging", "Turkey", "women", "Thai".
        if let Some(m) = self.mention_of[i]
            && is_nominal_scheme(self.lexicon, &self.mentions[m].concepts)
            && (!form.is_verb() || !self.reads_as_verb(i))
            && (form.verb_as(&[VerbForm::Participle]).is_none()
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
        // "likely a victim"; "the failures likely perpetuated abuse", but "are likely trafficked", "more likely forced"
        let verbal = || {
            next.is_some_and(|t| g.verb_as(&t.lower, &[VerbForm::Past, VerbForm::Base]).is_some())
                && self.previous().is_none_or(|w| {
                    !matches!(w.tag, Tag::Determiner | Tag::Adverb | Tag::Preposition)
                        && !self.lexicon.words.copulas.contains(w.lemma.as_str())
                })
        };
        if lower == "likely" && (next.is_some_and(|t| g.is_determiner(&t.lower)) || verbal()) {
            return Tag::Adverb;
        }
        if self.lexicon.words.opening.contains(lower) {
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
        if form.is_conjunction() {
            return Tag::Conjunction;
        }
        if matches!(lower, "one") && matches!(next_lower, "of" | "to") {
            return Tag::Pronoun;
        }
        if g.number_of_form(lower, form).is_some() {
            return Tag::Number;
        }
        if self.lexicon.words.always_pronouns.contains(lower) && !(lower == "us" && token.is_acronym()) {
            return Tag::Pronoun;
        }
        if form.is_determiner()
            || form.is_quantifier() && !form.is_verb() && !self.lexicon.words.counting_nouns.contains(lower)
        {
            return self.tag_determiner(i);
        }
        if form.is_preposition() && !form.is_verb() || self.lexicon.words.verbal_prepositions.contains(lower) {
            return Tag::Preposition;
        }
        if form.is_verb() {
            return self.tag_verb(i);
        }
        if form.is_plain_adverb()
            || (lower.ends_with("ly") && lower.len() > 4 && !self.lexicon.words.ly_no_adverbs.contains(lower))
        {
            return Tag::Adverb;
        }
        if form.is_direction() {
            return if matches!(next_lower, "," | "and" | "or" | "and/or") || self.next_is_nominal(i + 1) {
                Tag::Adjective
            } else {
                Tag::Noun
            };
        }
        // "NGO-run", "government-funded"
        let made_by = lower.rsplit_once('-').is_some_and(|(_, tail)| {
            g.verb_as(tail, &[VerbForm::Participle]).is_some() || self.lexicon.words.describing_tails.contains(tail)
        });
        if form.is_predicate_adjective() || g.is_adjective(lower) || made_by && self.next_is_nominal(i + 1) {
            return Tag::Adjective;
        }
        Tag::Noun
    }

    /// Whether a noun group goes on at token `i`.
    pub(super) fn next_is_nominal(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        if let Some(m) = self.mention_of[i]
            && is_nominal_scheme(self.lexicon, &self.mentions[m].concepts)
        {
            return true;
        }
        let g = self.grammar();
        let form = self.forms[i];
        let lower = token.lower.as_str();
        token.is_word()
            && !form.is_preposition()
            && !form.is_conjunction()
            && !form.is_determiner()
            && !form.is_modal()
            && !form.is_relative()
            && !form.is_subordinator()
            && !form.is_plain_adverb()
            && !lower.ends_with("ly")
            && (!form.is_verb()
                || (g.is_noun_too(lower) && !self.is_verb_by_right(i))
                || form.is_ing_noun()
                || form.is_ed_adjective())
    }

    /// Whether the word at `i` is followed by what follows a verb and no noun: a determiner, a pronoun, "to" and a verb.
    pub(super) fn is_verb_by_right(&self, i: usize) -> bool {
        let g = self.grammar();
        self.tokens.get(i + 1).is_some_and(|t| {
            g.is_determiner(&t.lower) || matches!(t.lower.as_str(), "them" | "themselves" | "her" | "him" | "that")
        })
    }
}
