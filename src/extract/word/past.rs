//! Past forms: a past tense, a passive, a participle after its noun, or an adjective before one.

use crate::lexicon::{PhraseClass, VerbForm};

use super::{Tag, Tagger};
use crate::extract::discourse::as_year;
use crate::text::Token;

impl Tagger<'_> {
    /// Whether the words end in the numbers of a law's articles: "Sections 3 and 4 together".
    fn behind_articles(&self) -> bool {
        let mut back = self.words.iter().rev().skip_while(|w| w.tag == Tag::Adverb).peekable();
        back.peek().is_some_and(|w| w.tag == Tag::Number)
            && back
                .find(|w| !matches!(w.tag, Tag::Number | Tag::Conjunction | Tag::Comma))
                .is_some_and(|w| matches!(w.lemma.as_str(), "article" | "section" | "chapter"))
    }

    /// "forced and bonded labor": whether the word at `i` waits, as an adjective, for the noun of a form of exploitation behind
    /// "and".
    fn shares_form(&self, i: usize) -> bool {
        let form = |m: usize| {
            let mut schemes =
                self.mentions[m].concepts.iter().map(|(id, _)| self.lexicon.concepts[*id].scheme.as_str());
            schemes.any(|scheme| scheme == "exploitation")
        };
        self.forms[i].is_ed_adjective()
            && self.tokens.get(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "and" | "or"))
            && self.mention_of.get(i + 2).copied().flatten().is_some_and(|m| self.mentions[m].end > i + 3 && form(m))
    }

    /// "-ed" and its irregular like: a passive, a past tense, a participle after its noun, or an adjective before one.
    pub(super) fn tag_past(&self, i: usize, auxiliary: Option<&str>) -> Tag {
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
        if self.shares_form(i) {
            return Tag::Adjective;
        }
        // "the center, a shelter for boys, continued to operate", "said the committee planned to meet"
        if past.is_some_and(|v| self.lexicon.words.leading_on.contains(v))
            && after_lower == "to"
            && self.tokens.get(i + 2).is_some_and(|t| g.verb_as(&t.lower, &[VerbForm::Base]).is_some())
        {
            return Tag::Verb(VerbForm::Past);
        }
        if past.is_some() && auxiliary.is_none() && before == Some(Tag::Noun) && self.in_object_relative() {
            return Tag::Verb(VerbForm::Past);
        }
        if past.is_none() && g.verb_as(lower, &[VerbForm::Base]).is_some() {
            // "and then become victims": base and participle look alike.
            let last = self.words.iter().rev().find(|w| w.tag != Tag::Adverb).map(|w| w.tag);
            // "a shelter, run by"
            if !matches!(last, Some(Tag::Verb(_))) && after_lower != "by" {
                return Tag::Verb(VerbForm::Base);
            }
        }
        // "prosecuted and convicted 12 men": a number starts the object; "the identified 12 men" is hardly ever said.
        let number_next = g.number(after_lower).is_some() && before != Some(Tag::Determiner);
        // "forced to beg" is one term of the lexicon, and no noun follows "forced" in it.
        let nominal_next = self.next_is_nominal(i + 1) && !number_next && !matches!(after_lower, "to" | "into");
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
        if before == Some(Tag::Comma) && (self.closes_insertion() || self.resumes()) {
            return Tag::Verb(VerbForm::Past);
        }
        // "those identified in 2017 received care": a year counts nothing.
        let dated = before == Some(Tag::Number)
            && i > 1
            && as_year(&self.tokens[i - 1].lower).is_some()
            && g.is_preposition(&self.tokens[i - 2].lower);
        // "Articles 8 and 9 criminalized slavery": the numbers are names.
        if self.behind_articles() {
            return Tag::Verb(VerbForm::Past);
        }
        let opener = match before {
            Some(Tag::Number) => !dated,
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Preposition) => true,
            Some(Tag::Adverb) => self.words.iter().rev().find(|w| w.tag != Tag::Adverb).is_none_or(|w| {
                matches!(w.tag, Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Preposition | Tag::Possessive)
            }),
            None => true,
            _ => false,
        };
        // "provided officially recognized victims with food"
        let object = before == Some(Tag::Adverb)
            && nominal_next
            && previous.is_some_and(|w| w.lemma.ends_with("ly"))
            && self.words.iter().rev().find(|w| w.tag != Tag::Adverb).is_some_and(|w| {
                matches!(w.tag, Tag::Verb(VerbForm::Past | VerbForm::Gerund | VerbForm::Base | VerbForm::Third))
                    && !self.lexicon.words.helpers.contains(w.lemma.as_str())
                    && !self.lexicon.words.copulas.contains(w.lemma.as_str())
            });
        if object {
            return Tag::Adjective;
        }
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
            // "through fraudulent or misrepresented marriages"
            let list = before == Some(Tag::Conjunction)
                && directly == Some(Tag::Adjective)
                && self
                    .words
                    .iter()
                    .rev()
                    .nth(2)
                    .is_some_and(|w| matches!(w.tag, Tag::Preposition | Tag::Determiner | Tag::Number));
            if nominal_next && !matches!(directly, Some(Tag::Verb(_))) && (list || g.is_ed_adjective(lower)) {
                return Tag::Adjective;
            }
            // "The police, with NGOs, identified and assisted 30 men"
            let goes_on = before == Some(Tag::Comma) && same.is_none() && self.list_has_object(i);
            if goes_on || self.object_follows(i) {
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
        if self.list_has_object(i) {
            return Tag::Verb(VerbForm::Past);
        }
        // "The council funded and collaborated with NGOs": one list of verbs, and what is after it decides.
        let joined = matches!(after_lower, "and" | "or")
            && self.tokens.get(i + 2).is_some_and(|t| {
                g.verb_as(&t.lower, &[VerbForm::Past]).is_some_and(|v| g.is_intransitive(v)) && !g.is_noun_too(&t.lower)
            });
        if joined {
            let past = !self.finite_verb_elsewhere(i + 2);
            return Tag::Verb(if past { VerbForm::Past } else { VerbForm::Participle });
        }
        // "to", "from", "in", "for" after it: "victims referred to shelters", unless nothing else is the sentence's verb.
        if self.finite_verb_elsewhere(i) { Tag::Verb(VerbForm::Participle) } else { Tag::Verb(VerbForm::Past) }
    }

    /// Whether the next past form of a list has the object: "identified and repatriated 19 girls".
    fn list_has_object(&self, i: usize) -> bool {
        let g = self.grammar();
        let separates = |t: &Token| matches!(t.lower.as_str(), "," | "and" | "or") || t.lower.ends_with("ly");
        let mut at = i + 1;
        // "investigated, prosecuted, and convicted one man"
        loop {
            let from = at;
            while self.tokens.get(at).is_some_and(separates) {
                at += 1;
            }
            let verb = |t: &Token| g.verb_as(&t.lower, &[VerbForm::Past]).is_some() && !g.is_ed_adjective(&t.lower);
            let another = at > from && self.tokens.get(at).is_some_and(|t| verb(t) || t.lower == "convicted");
            if !another {
                return false;
            }
            if self.object_follows(at) {
                return true;
            }
            at += 1;
        }
    }

    /// Whether the last comma closes what a preposition put in between the subject and its verb: "The ministry, with
    /// help from donors, opened", "the agency, in partnership with civil society, continued".
    fn resumes(&self) -> bool {
        let commas: Vec<usize> =
            self.words.iter().enumerate().filter(|(_, w)| w.tag == Tag::Comma).map(|(i, _)| i).collect();
        let [opening, _] = commas[..] else { return false };
        self.words.first().is_some_and(|w| w.tag != Tag::Preposition)
            && self.words.get(opening + 1).is_some_and(|w| w.tag == Tag::Preposition)
            && self.words.iter().all(|w| !w.is_verb() && !matches!(w.tag, Tag::Relative | Tag::Subordinator))
    }

    /// Whether an object starts right after token `i`.
    pub(super) fn object_follows(&self, i: usize) -> bool {
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
                _ if token.lower.ends_with("ly") && token.lower != "family" || token.lower == "very" => 1,
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
}
