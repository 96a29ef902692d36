//! Verb groups: auxiliaries, negation, adverbs and the verbs that the last one hangs on, with voice and modality.

use compact_str::CompactString;

use crate::extract::word::{Tag, Word};
use crate::fact::Modality;
use crate::lexicon::VerbForm;

use super::{Element, Shape, Splitter, VerbGroup};

/// What a modal verb makes of its clause.
fn modal(lemma: &str) -> Modality {
    match lemma {
        "may" | "might" | "could" => Modality::Possible,
        "should" | "must" | "shall" => Modality::Recommended,
        "will" | "would" => Modality::Planned,
        _ => Modality::Asserted,
    }
}

impl Splitter<'_, '_> {
    /// Whether "nor did" opens here with its verb behind the subject: "nor did it report"; that verb is denied.
    pub(super) fn inverts(&mut self, i: usize) -> bool {
        let words = &self.reading.words;
        if words[i].lemma != "nor" || words.get(i + 1).is_none_or(|w| w.lemma != "do") {
            return false;
        }
        let inside = |w: &Word| {
            matches!(w.tag, Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Pronoun | Tag::Possessive | Tag::Adverb)
        };
        let verb = i + 2 + words[i + 2..].iter().take_while(|w| inside(w)).count();
        let found = verb > i + 2 && words.get(verb).is_some_and(|w| w.tag == Tag::Verb(VerbForm::Base));
        if found {
            self.inverted = Some(verb);
        }
        found
    }

    /// The verb group that starts at word `i`.
    pub(super) fn verb(&mut self, i: usize, marker: Option<CompactString>) -> usize {
        let words = &self.reading.words;
        let mut at = i;
        let mut group = VerbGroup {
            start: i,
            end: i + 1,
            lemma: CompactString::default(),
            adjective: None,
            chain: Vec::new(),
            passive: false,
            denied: self.inverted == Some(i),
            modality: Modality::Asserted,
            shape: Shape::Finite,
            marker,
            adverbs: Vec::new(),
        };
        let mut auxiliary: Option<&str> = None;
        let mut shaped = false;
        while let Some(word) = words.get(at) {
            match word.tag {
                Tag::Modal => {
                    group.modality = modal(&word.lemma);
                    auxiliary = Some("modal");
                    shaped = true;
                }
                Tag::Negation => group.denied = true,
                Tag::Adverb => {
                    // An adverb belongs to the verb only while the verb goes on.
                    let goes_on =
                        words[at..].iter().find(|w| w.tag != Tag::Adverb && w.tag != Tag::Negation).is_some_and(|w| {
                            matches!(w.tag, Tag::Verb(_) | Tag::To)
                                || (w.tag == Tag::Adjective && auxiliary == Some("be"))
                        });
                    if !goes_on {
                        break;
                    }
                    group.adverbs.push(word.lemma.clone());
                }
                Tag::To => {
                    if !group.lemma.is_empty() {
                        if group.passive && !self.reading.lexicon.words.believing.contains(group.lemma.as_str()) {
                            break;
                        }
                        group.chain.push(std::mem::take(&mut group.lemma));
                        group.passive = false;
                    } else if !shaped {
                        group.shape = Shape::Infinitive;
                    }
                    shaped = true;
                    auxiliary = Some("to");
                }
                Tag::Verb(form) => {
                    let more = words[at + 1..].iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation));
                    let helper = match word.lemma.as_str() {
                        "be" => {
                            more.is_some_and(|w| matches!(w.tag, Tag::Verb(VerbForm::Participle | VerbForm::Gerund)))
                        }
                        "have" => more.is_some_and(|w| matches!(w.tag, Tag::Verb(VerbForm::Participle))),
                        "do" => more.is_some_and(|w| matches!(w.tag, Tag::Verb(VerbForm::Base))),
                        _ => false,
                    };
                    if !shaped {
                        group.shape = match form {
                            VerbForm::Participle => Shape::Participle,
                            VerbForm::Gerund => Shape::Gerund,
                            _ => Shape::Finite,
                        };
                        shaped = true;
                    }
                    if !group.lemma.is_empty() {
                        // A second main verb: "reported identifying"; anything else starts a group of its own.
                        if form == VerbForm::Gerund && !group.passive && group.lemma != "be" || auxiliary == Some("to")
                        {
                            group.chain.push(std::mem::take(&mut group.lemma));
                        } else {
                            break;
                        }
                    }
                    if helper {
                        auxiliary = Some(match word.lemma.as_str() {
                            "be" => "be",
                            "have" => "have",
                            _ => "do",
                        });
                    } else {
                        group.passive = form == VerbForm::Participle && auxiliary != Some("have");
                        group.lemma.clone_from(&word.lemma);
                        auxiliary = None;
                        group.end = at + 1;
                        if self.reading.lexicon.words.copulas.contains(&word.lemma)
                            && let Some((adjective, end)) = self.adjective_after(at + 1)
                        {
                            for w in &words[at + 1..end - 1] {
                                if w.tag == Tag::Negation {
                                    group.denied = true;
                                } else {
                                    group.adverbs.push(w.lemma.clone());
                                }
                            }
                            group.end = end;
                            at = end;
                            // "are likely to become", "are unable to leave": the adjective is one more verb of the chain.
                            if self.tag(at) == Some(Tag::To)
                                && self.reading.lexicon.words.verbal_adjectives.contains(adjective.as_str())
                            {
                                group.denied ^=
                                    self.reading.lexicon.words.denying_adjectives.contains(adjective.as_str());
                                if adjective == "likely" {
                                    group.modality = Modality::Possible;
                                }
                                group.lemma = adjective;
                                continue;
                            }
                            group.adjective = Some(adjective);
                            break;
                        }
                    }
                }
                _ => break,
            }
            group.end = group.end.max(at + 1);
            at += 1;
        }
        while group.end > i + 1 && words[group.end - 1].tag == Tag::Adverb {
            group.end -= 1;
        }
        if group.lemma.is_empty() {
            // Only auxiliaries: "did not", "may": an ellipsis that says nothing by itself.
            return at.max(i + 1);
        }
        let chain_denies = group.chain.iter().any(|v| self.reading.lexicon.words.denying_verbs.contains(v.as_str()));
        group.denied ^= chain_denies && !group.denied;
        if group.modality == Modality::Asserted
            && group.chain.iter().any(|v| self.reading.lexicon.words.planning_verbs.contains(v.as_str()))
            || group.chain.last().is_some_and(|v| v == "be") && !group.passive && group.adjective.is_none()
        {
            group.modality = Modality::Planned;
        }
        if group.modality == Modality::Asserted
            && group.adverbs.iter().any(|a| self.reading.lexicon.words.hedging.contains(a.as_str()))
        {
            group.modality = Modality::Possible;
        }
        if group.shape == Shape::Finite {
            self.verb_seen = true;
        }
        let end = group.end;
        self.out.push(Element::Verb(group));
        end.max(i + 1)
    }

    /// A predicate adjective after a copula at `i`, and where it ends.
    fn adjective_after(&self, i: usize) -> Option<(CompactString, usize)> {
        let words = &self.reading.words;
        let mut at = i;
        while matches!(self.tag(at), Some(Tag::Adverb | Tag::Negation))
            || words.get(at).is_some_and(|w| matches!(w.lemma.as_str(), "either" | "both"))
        {
            at += 1;
        }
        // "the most vulnerable"
        if words.get(at).is_some_and(|w| w.lemma == "the")
            && words.get(at + 1).is_some_and(|w| matches!(w.lemma.as_str(), "most" | "least" | "more"))
        {
            at += 2;
        }
        let word = words.get(at)?;
        let adjective = matches!(word.tag, Tag::Adjective)
            || (word.lemma == "subject" && self.tag(at + 1) == Some(Tag::Preposition));
        if !adjective || (words.get(at + 1).is_some_and(|w| w.is_nominal()) && word.lemma != "at risk") {
            return None;
        }
        Some((word.lemma.clone(), at + 1))
    }
}
