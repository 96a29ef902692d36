//! Words that are verbs or nouns by their form: "force", "sentences", "aid"; and demonyms before a noun.

use crate::lexicon::VerbForm;

use super::{Tag, Tagger, Word};

impl Tagger<'_> {
    /// Whether the words so far end in "nor did" and a subject: true where its noun is there, false where it is to come.
    fn subject_of_nor(&self) -> Option<bool> {
        let nominal = |w: &&Word| {
            matches!(w.tag, Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Pronoun | Tag::Possessive | Tag::Adverb)
        };
        let subject = self.words.iter().rev().take_while(nominal).take(8);
        let length = subject.clone().count();
        let mut back = self.words.iter().rev().skip(length);
        let opened = back.next().is_some_and(|w| w.lemma == "do" && w.is_verb())
            && back.next().is_some_and(|w| w.lemma == "nor");
        opened.then(|| subject.into_iter().any(|w| matches!(w.tag, Tag::Noun | Tag::Pronoun)))
    }

    /// "to beg, steal, or work in mines": whether the word at `i` is one more of bare verbs right behind each other.
    fn lists_infinitive(&self, i: usize) -> bool {
        let g = self.grammar();
        let after = self.tokens.get(i + 1).map_or("", |t| t.lower.as_str());
        self.forms[i].verb_as(&[VerbForm::Base]).is_some()
            && (matches!(after, "," | "and" | "or")
                || g.is_preposition(after) && after != "of"
                || g.is_determiner(after))
            && self.follows_bare_infinitive()
    }

    /// Whether the words so far end in an infinitive without an object, or in a list of such, and a comma or a conjunction.
    fn follows_bare_infinitive(&self) -> bool {
        let mut words = self.words.iter().rev().peekable();
        let joins = |w: &&Word| matches!(w.tag, Tag::Comma | Tag::Conjunction);
        while words.next_if(|w| joins(w)).is_some() {
            while words.next_if(|w| joins(w)).is_some() {}
            if words.next_if(|w| w.tag == Tag::Verb(VerbForm::Base)).is_none() {
                return false;
            }
            if words.peek().is_some_and(|w| w.tag == Tag::To) {
                return true;
            }
        }
        false
    }

    /// A word that can be a form of a verb.
    pub(super) fn tag_verb(&self, i: usize) -> Tag {
        let g = self.grammar();
        let token = &self.tokens[i];
        let lower = token.lower.as_str();
        let has = |form| self.forms[i].verb_as(&[form]).is_some();
        let previous = self.previous();
        let before = previous.map(|w| w.tag);
        let auxiliary = self.auxiliary_before();
        let first = previous.is_none();
        // Capitals inside a sentence make names, not verbs.
        if token.is_capitalized() && !first && !matches!(before, Some(Tag::Break)) && before != Some(Tag::Mark) {
            return Tag::Noun;
        }
        if self.lexicon.words.helpers.contains(lower) {
            return Tag::Verb(g.verb_forms(lower)[0].1);
        }
        // "nor did it report", "nor did police officers report": the verb stands behind its subject.
        match self.subject_of_nor() {
            Some(true) if has(VerbForm::Base) => return Tag::Verb(VerbForm::Base),
            Some(false) if g.is_noun_too(lower) => return Tag::Noun,
            _ => {}
        }
        // "to recruit", "to forcibly recruit"
        let governor = self.words.iter().rev().find(|w| w.tag != Tag::Adverb).map(|w| w.tag);
        if matches!(governor, Some(Tag::To | Tag::Modal)) && has(VerbForm::Base) {
            return Tag::Verb(VerbForm::Base);
        }
        // "access to free legal aid"
        if has(VerbForm::Base)
            && g.is_adjective(lower)
            && self.next_is_nominal(i + 1)
            && before == Some(Tag::Preposition)
        {
            return Tag::Adjective;
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
                || w.tag == Tag::Pronoun && self.lexicon.words.plural_pronouns.contains(w.lemma.as_str())
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
        // "and place them in", "subject them to": a pronoun that can only be an object.
        let object = matches!(after, "them" | "themselves" | "him")
            && !matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Possessive));
        if object && shape == VerbForm::Third && matches!(before, Some(Tag::Relative | Tag::Subordinator)) {
            return Tag::Verb(shape);
        }
        // "..., and force boys to": people right behind it are its object.
        let people = before == Some(Tag::Conjunction)
            && self.words.iter().any(|w| w.tag == Tag::Verb(VerbForm::Base))
            && self.names_people(i + 1);
        let object = object || people;
        if shape == VerbForm::Base && (object || self.follows_manner(i) || self.follows_place(i)) {
            return Tag::Verb(shape);
        }
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
        if infinitive || self.lists_infinitive(i) {
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
            || self.lexicon.words.after_verb.contains(after)
            || self.mention_of.get(i + 1).copied().flatten().is_some()
            || g.number(after).is_some()
            // "pay thousands of dollars"
            || g.is_quantifier(after) && g.is_plural(after)
            // "minorities face increased risk"
            || shape == VerbForm::Base && self.lexicon.words.raised.contains(after) && self.next_is_nominal(i + 2);
        // "NGOs report that women are": what follows is said.
        let says = after == "that" && g.is_saying(g.verb_as(lower, &[shape]).unwrap_or(lower));
        if subject && object && after != "of" && (says || !self.finite_follows(i)) && !self.finite_before() {
            return Tag::Verb(shape);
        }
        Tag::Noun
    }

    /// Whether a word for people in the plural starts at token `i`.
    fn names_people(&self, i: usize) -> bool {
        self.mention_of.get(i).copied().flatten().is_some_and(|m| {
            let mention = &self.mentions[m];
            self.grammar().is_plural(&self.tokens[mention.end - 1].lower)
                && mention.concepts.iter().any(|(id, _)| self.lexicon.concepts[*id].scheme == "victims")
        })
    }

    /// "groups, including the militia, unlawfully recruit": what follows an adverb of manner or time, after a plural subject,
    /// is its verb.
    fn follows_manner(&self, i: usize) -> bool {
        let manner = self.previous().is_some_and(|w| {
            w.tag == Tag::Adverb
                && (w.lemma.ends_with("ly") || matches!(w.lemma.as_str(), "also" | "often" | "sometimes" | "then"))
                && !self.lexicon.words.naming_among.contains(&w.lemma)
                && !self.lexicon.words.counting_about.contains(&w.lemma)
        });
        let after = self.tokens.get(i + 1).map_or("", |t| t.lower.as_str());
        if !manner || matches!(after, "of" | "," | ".") || self.finite_follows(i) {
            return false;
        }
        let mut back = self.words.iter().rev().skip_while(|w| w.tag == Tag::Adverb);
        match back.next() {
            // "but some subsequently face": a counting word alone is a subject too.
            Some(w) if matches!(w.tag, Tag::Determiner | Tag::Pronoun) => {
                self.grammar().is_quantifier(&w.lemma) || w.tag == Tag::Pronoun
            }
            Some(w) if w.tag == Tag::Noun => self.is_plural_subject(w) && !self.finite_before(),
            Some(w) if w.tag == Tag::Comma => {
                let stretch: Vec<&Word> =
                    back.take_while(|w| !matches!(w.tag, Tag::Break | Tag::Subordinator)).collect();
                stretch.iter().any(|w| self.is_plural_subject(w))
                    && !stretch.iter().any(|w| {
                        matches!(
                            w.tag,
                            Tag::Modal | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base) | Tag::Relative
                        )
                    })
            }
            _ => false,
        }
    }

    /// "boys from the north of Kenya work in mines": a place behind a plural subject, and then its verb.
    fn follows_place(&self, i: usize) -> bool {
        let after = self.tokens.get(i + 1).map_or("", |t| t.lower.as_str());
        let g = self.grammar();
        let goes_on = (g.is_preposition(after) && after != "of") || g.is_determiner(after) || after.ends_with("ly");
        let named = self.previous().is_some_and(|w| {
            w.tag == Tag::Noun && !self.is_plural_subject(w) && self.tokens[w.end - 1].is_capitalized()
        });
        if !goes_on || !named || self.finite_follows(i) {
            return false;
        }
        let stretch: Vec<&Word> = self
            .words
            .iter()
            .rev()
            .take_while(|w| {
                !matches!(
                    w.tag,
                    Tag::Break
                        | Tag::Subordinator
                        | Tag::Relative
                        | Tag::To
                        | Tag::Modal
                        | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base)
                )
            })
            .collect();
        // Nearest first: a preposition of origin or place with a plural of people before it.
        stretch.windows(2).any(|pair| {
            matches!(pair[0].tag, Tag::Preposition)
                && matches!(pair[0].lemma.as_str(), "from" | "in" | "near")
                && self.is_plural_subject(pair[1])
                && pair[1].mention.is_some()
        })
    }

    /// Whether a word that names a thing is a verb here all the same ("boys beg in the streets").
    pub(super) fn reads_as_verb(&self, i: usize) -> bool {
        let lower = self.tokens[i].lower.as_str();
        let g = self.grammar();
        let before = self.words.iter().rev().find(|w| w.tag != Tag::Adverb);
        let object = self.is_verb_by_right(i) || self.mention_of.get(i + 1).copied().flatten().is_some();
        let base = g.verb_as(lower, &[VerbForm::Base]).is_some();
        if base && !g.is_ing_noun(lower) && (self.follows_place(i) || self.follows_manner(i))
            || self.lists_infinitive(i)
        {
            return true;
        }
        match before.map(|w| w.tag) {
            Some(Tag::To | Tag::Modal) => true,
            // "recruit and transport women": two verbs with one object.
            Some(Tag::Conjunction) => {
                base && self.mention_of.get(i + 1).copied().flatten().is_some()
                    && self.words.iter().rev().nth(1).is_some_and(|w| w.tag == Tag::Verb(VerbForm::Base))
            }
            Some(Tag::Negation) => g.verb_as(lower, &[VerbForm::Base]).is_some(),
            // "a shelter that the city runs, houses up to 30 girls"
            Some(Tag::Comma) => {
                g.verb_as(lower, &[VerbForm::Third]).is_some()
                    && self.tokens.get(i + 1).is_some_and(|t| t.lower == "up")
            }
            // "the group recruits children"
            Some(Tag::Noun)
                if g.verb_as(lower, &[VerbForm::Third]).is_some()
                    && before.is_some_and(|w| !self.is_plural_subject(w))
                    && self.names_people(i + 1) =>
            {
                !self.finite_follows(i) && !self.finite_before()
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

    /// Whether a word for a people at token `i` waits for its noun: "Thai and Lao women", "Ukrainian, Belarusian, and
    /// Russian dancers"; a plural ("Thais") never does.
    pub(super) fn waits_for_noun(&self, mention: usize) -> bool {
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
                // "Middle Eastern and other Southeast Asian countries"
                "other" if joined => at += 1,
                // "Ethiopian, Somali, and possibly Thai women"
                adverb if joined && adverb.ends_with("ly") && self.mention_of[at].is_none() => at += 1,
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

    /// Whether a mention is a word for a people; "the Caribbean" is a place although "Caribbean women" are people.
    pub(super) fn all_demonyms(&self, mention: usize) -> bool {
        let mention = &self.mentions[mention];
        let article = mention.start > 0 && self.tokens[mention.start - 1].lower == "the";
        let country =
            mention.concepts.iter().any(|(id, demonym)| !demonym && self.lexicon.concepts[*id].scheme == "country");
        mention.concepts.iter().all(|(_, demonym)| *demonym)
            || !article && !country && mention.concepts.iter().any(|(_, demonym)| *demonym)
    }
}
