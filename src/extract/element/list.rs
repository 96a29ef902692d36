//! Noun groups in a row, "women and children from A, B, and C": where a list goes on, and where its comma ends it.

use crate::extract::group::{self, Group, Noun};
use crate::extract::word::Tag;
use crate::lexicon::VerbForm;

use super::{Element, Sort, Splitter, names_place, sort};

/// Whether two sorts may stand in one list.
fn joins(left: Sort, right: Sort, conjunction: bool) -> bool {
    match (left, right) {
        (Sort::Exploitation, Sort::Other) | (Sort::Other, Sort::Exploitation) => true,
        (Sort::Person, Sort::Other) | (Sort::Other, Sort::Person) => conjunction,
        (Sort::Number, Sort::Other | Sort::Person) | (Sort::Other | Sort::Person, Sort::Number) => conjunction,
        (a, b) => a == b,
    }
}

impl Splitter<'_, '_> {
    /// The list of noun groups that starts at `i`: like joined with like.
    pub(super) fn list(&self, i: usize, in_phrase: bool) -> Option<(Group, usize)> {
        let first = group::noun(self.reading, i)?;
        // What opens a clause ("..., and men and women are") or is said ("reported police and prosecutors did") may go on.
        let opens = !in_phrase
            && match self.out.last() {
                Some(Element::Conjunction(_) | Element::Comma | Element::Subordinator(_)) | None => true,
                Some(Element::Verb(v)) => self.reading.lexicon.grammar.is_saying(&v.lemma),
                _ => false,
            };
        let mut end = first.end;
        let mut sort = self.sort(&first);
        let mut nouns = vec![first];
        loop {
            let mut at = end;
            let mut comma = false;
            let mut conjunction = false;
            if self.tag(at) == Some(Tag::Comma) {
                comma = true;
                at += 1;
            }
            if self.tag(at) == Some(Tag::Conjunction) && self.reading.words[at].lemma != "but" {
                conjunction = true;
                at += 1;
                // "and also women", "and, in some cases, men" keep to the list.
                while self.tag(at) == Some(Tag::Adverb)
                    && !self.reading.lexicon.words.naming_among.contains(&self.reading.words[at].lemma)
                    && self.tag(at + 1) != Some(Tag::Adverb)
                    && matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Adjective | Tag::Determiner))
                {
                    at += 1;
                }
            }
            let ethnic = self.tag(at) == Some(Tag::Noun) || self.tag(at) == Some(Tag::Adjective);
            if !(comma || conjunction || nouns.last().is_some_and(|n| n.open) && ethnic) {
                break;
            }
            if self.tag(at) == Some(Tag::Pronoun) {
                break;
            }
            let Some(noun) = group::noun(self.reading, at) else { break };
            let next = self.sort(&noun);
            let last_open = nouns.last().is_some_and(|n| n.open);
            if !last_open
                && !noun.open
                && (!joins(sort, next, conjunction) || in_phrase && sort == Sort::Other && next == Sort::Person)
            {
                break;
            }
            if self.tag(noun.start) == Some(Tag::Number)
                && self.tag(nouns[0].start) != Some(Tag::Number)
                && !nouns[0].words.iter().any(|w| self.tag(*w) == Some(Tag::Number))
            {
                break;
            }
            if sort == Sort::Number
                && next != Sort::Number
                && !self
                    .reading
                    .words
                    .get(noun.end)
                    .is_none_or(|w| matches!(w.tag, Tag::Comma | Tag::Preposition | Tag::Conjunction))
            {
                break;
            }
            // "identified 40 victims, the government did not": without a conjunction these are no subjects in a row.
            if comma
                && !conjunction
                && !last_open
                && self.verb_seen
                && (self.tag(noun.start) == Some(Tag::Determiner)
                    || self.subordinate_opens(noun.end)
                    // "referred 12 to NGOs, embassies referred three"
                    || matches!(self.tag(noun.end), Some(Tag::Verb(VerbForm::Past | VerbForm::Third) | Tag::Modal)))
                && self.finite_after(noun.end) == Some(0)
            {
                break;
            }
            if !last_open && !opens && next != Sort::Place && self.starts_clause(&noun, comma, conjunction, in_phrase) {
                break;
            }
            end = noun.end;
            if sort == Sort::Other || last_open {
                sort = next;
            }
            nouns.push(noun);
        }
        // "countries in Africa and the Middle East", "parts of Asia": the places that are named, not the countries.
        let vague = nouns.last().is_some_and(|n| {
            self.reading.lexicon.frames.in_class("whereabouts", self.reading.head_lemma(n))
                && !names_place(self.reading, n)
        }) && self.tag(end) == Some(Tag::Preposition)
            && self.reading.lexicon.words.placing_prepositions.contains(self.reading.words[end].lemma.as_str());
        if vague
            && let Some((places, after)) = self.list(end + 1, true)
            && places.nouns.iter().all(|n| {
                self.sort(n) == Sort::Place && !matches!(self.reading.head_lemma(n), "country" | "area" | "region")
            })
        {
            nouns.pop();
            nouns.extend(places.nouns);
            end = after;
        }
        Some((Group { nouns }, end))
    }

    /// What a noun group is about.
    pub(super) fn sort(&self, noun: &Noun) -> Sort {
        sort(self.reading, noun)
    }

    /// Whether a noun after a comma or a conjunction is the subject of a new clause and no member of the list.
    fn starts_clause(&self, noun: &Noun, comma: bool, conjunction: bool, in_phrase: bool) -> bool {
        let Some(crossed) = self.finite_after(noun.end) else {
            // "In some cases, girls ...": an opening phrase ends at its comma.
            return in_phrase
                && comma
                && !conjunction
                && !self.bare_seen
                && !self.verb_seen
                && self.sort(noun) != Sort::Place
                && self.conjunction_free(noun.end);
        };
        if self.verb_seen {
            return conjunction && crossed == 0;
        }
        in_phrase && !self.bare_seen && comma && (!conjunction || crossed == 0)
    }

    /// Whether "while", "although" and the like open this stretch, no comma has ended their clause, and none stands between
    /// word `from` and the next verb: "While officials received training, NGOs expressed concern".
    fn subordinate_opens(&self, from: usize) -> bool {
        let start = self.out.iter().rposition(|e| matches!(e, Element::Break)).map_or(0, |n| n + 1);
        let stretch = &self.out[start..];
        let next = self.reading.words[from..].iter().find(|w| w.is_verb() || matches!(w.tag, Tag::Comma | Tag::Modal));
        matches!(stretch.first(), Some(Element::Subordinator(_)))
            && !stretch.contains(&Element::Comma)
            && next.is_none_or(|w| w.tag != Tag::Comma)
    }

    fn conjunction_free(&self, from: usize) -> bool {
        !self.reading.words[from..].iter().take(4).any(|w| w.tag == Tag::Conjunction)
    }

    /// Whether a finite verb follows before the clause ends; if so, how many conjunctions lie between.
    fn finite_after(&self, from: usize) -> Option<usize> {
        let mut crossed = 0;
        let mut relative = false;
        let mut i = from;
        while let Some(word) = self.reading.words.get(i) {
            match word.tag {
                Tag::Break | Tag::Subordinator | Tag::To => return None,
                // "and women who migrate are forced": the relative clause has its own verb first.
                Tag::Relative => relative = true,
                // ", including A, B, and C, were": the comma closes what was put in between.
                Tag::Comma if matches!(self.tag(i + 1), Some(Tag::Verb(_) | Tag::Modal | Tag::Negation)) => {
                    return None;
                }
                Tag::Conjunction => {
                    if matches!(self.tag(i + 1), Some(Tag::Verb(_) | Tag::Modal | Tag::Negation)) {
                        return None;
                    }
                    crossed += 1;
                }
                Tag::Modal | Tag::Negation | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base) => {
                    if !relative {
                        return Some(crossed);
                    }
                    relative = false;
                    // The rest of the relative clause's verb group.
                    while self
                        .reading
                        .words
                        .get(i + 1)
                        .is_some_and(|w| matches!(w.tag, Tag::Verb(_) | Tag::Adverb | Tag::Negation | Tag::To))
                    {
                        i += 1;
                    }
                }
                Tag::Verb(VerbForm::Participle | VerbForm::Gerund) if i == from && word.lemma != "be" => {}
                _ => {}
            }
            i += 1;
        }
        None
    }
}
