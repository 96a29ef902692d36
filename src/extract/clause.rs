//! Clauses: a verb with its subject, what follows it, and how it hangs on other clauses.
//!
//! The pieces of a sentence are read once from left to right. A finite verb takes the bare phrases before it as its
//! subject, also across participles and relative clauses; coordinated verbs share it; participles, gerunds and infinitives
//! become clauses that hang on another.

mod build;
mod finite;
mod nonfinite;

use compact_str::CompactString;

use super::Reading;
use super::element::{Element, Phrase, VerbGroup, elements};
use build::Builder;

/// How a clause hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It stands by itself.
    Main,
    /// It shares the subject of the clause before it: "... and convicted 11".
    Coordinate,
    /// "who", "which", "that": it says something of a noun.
    Relative,
    /// "where": it happens at the place named before.
    Where,
    /// A participle after the noun that it describes.
    Participle,
    /// A gerund after a preposition or a comma.
    Gerund,
    /// "to" and a verb.
    Infinitive,
    /// What a verb of saying says.
    Complement,
    /// After "because", "while", "although".
    Adverbial,
}

/// A verb and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The verb.
    pub verb: VerbGroup,
    /// How it hangs on [`Clause::parent`].
    pub link: Link,
    /// The clause that it hangs on.
    pub parent: Option<usize>,
    /// The subject: bare phrases with the phrases that describe them. For a participle, what it describes.
    pub subject: Vec<Phrase>,
    /// Phrases before the subject: "In previous years", "Within the country".
    pub before: Vec<Phrase>,
    /// Phrases after the verb: first the object, if it has one, then the rest.
    pub after: Vec<Phrase>,
    /// Adverbs that stand apart: "domestically", "abroad".
    pub adverbs: Vec<CompactString>,
    /// Whether its subject or object is nothing: "no reports", "none"; what hangs on that is denied with it.
    pub nothing: bool,
    /// The conjunction or subordinator that opens it.
    pub opener: Option<CompactString>,
    /// First word of the clause's own material.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
}

impl Clause {
    /// The object: what follows the verb without a preposition.
    pub fn object(&self) -> Option<&Phrase> {
        self.after.first().filter(|p| p.preposition.is_none())
    }

    /// The phrases with one of these prepositions, before or after the verb.
    pub fn with<'c>(&'c self, prepositions: &'c [&str]) -> impl Iterator<Item = &'c Phrase> {
        self.before
            .iter()
            .chain(&self.after)
            .filter(move |p| p.preposition.as_deref().is_some_and(|name| prepositions.contains(&name)))
    }
}

/// A sentence's clauses and the phrases that belong to none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clauses {
    /// In the order of their verbs.
    pub list: Vec<Clause>,
    /// Phrases of a stretch without a verb.
    pub loose: Vec<Phrase>,
    /// The pieces that they were made from, in order.
    pub pieces: Vec<Element>,
}

impl Clauses {
    /// The clauses that hang on clause `parent`, of whatever depth.
    pub fn below(&self, parent: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for (i, clause) in self.list.iter().enumerate() {
            let mut at = clause.parent;
            while let Some(p) = at {
                if p == parent {
                    found.push(i);
                    break;
                }
                at = self.list[p].parent.filter(|next| *next != p);
            }
        }
        found
    }
}

/// The clauses of a sentence.
pub fn clauses(reading: &Reading<'_>) -> Clauses {
    let elements = elements(reading);
    let mut builder = Builder {
        elements: &elements,
        reading,
        out: Clauses::default(),
        pending: Vec::new(),
        waiting: Vec::new(),
        current: None,
        main: None,
        opener: None,
        relative: None,
    };
    builder.run();
    let mut out = builder.out;
    out.pieces = elements;
    for clause in &mut out.list {
        // "is no longer any evidence": the denial stands behind the copula.
        clause.verb.denied |= clause.verb.lemma == "be" && clause.adverbs.iter().any(|a| a == "never");
        let denied = clause.verb.denied;
        let object = clause.after.first().filter(|p| p.preposition.is_none());
        let own = clause.subject.iter().filter(|p| p.preposition.is_none()).take(1).chain(object);
        clause.nothing = own.flat_map(|p| p.group.nouns.first()).any(|n| {
            let lead = n.determiner.unwrap_or(n.start);
            let neither = lead.checked_sub(1).is_some_and(|before| reading.words[before].lemma == "neither");
            neither
                || matches!(reading.words[lead].lemma.as_str(), "no" | "none" | "neither" | "nobody")
                || denied && reading.words[lead].lemma == "any"
        });
        clause.verb.denied |= clause.nothing;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::source::Span;

    /// Each clause's verb, with the heads of its subject and of its object.
    fn told(text: &str) -> Vec<(String, Vec<String>, Vec<String>)> {
        let lexicon = Lexicon::builtin();
        let reading = Reading::of_span(&lexicon, text, Span::new(0, text.len()), 1);
        let heads = |phrases: &mut dyn Iterator<Item = &Phrase>| -> Vec<String> {
            phrases.flat_map(|p| &p.group.nouns).map(|n| reading.head_lemma(n).to_owned()).collect()
        };
        let bare = |c: &Clause| heads(&mut c.subject.iter().filter(|p| p.preposition.is_none()));
        let list = clauses(&reading).list;
        list.iter().map(|c| (c.verb.lemma.to_string(), bare(c), heads(&mut c.object().into_iter()))).collect()
    }

    fn row(verb: &str, subject: &str, object: &str) -> (String, Vec<String>, Vec<String>) {
        (verb.into(), vec![subject.into()], vec![object.into()])
    }

    #[test]
    fn a_comma_before_the_next_verb_makes_a_list_of_verbs_and_no_subject() {
        let found = told("Police identified victims, referred them to shelters, and arrested suspects.");
        let found: Vec<_> = found.iter().map(|(verb, subject, _)| (verb.as_str(), subject.join(" "))).collect();
        assert_eq!(found[0], ("identify", "police".into()));
        assert!(found.iter().all(|(_, subject)| !subject.contains("victim")), "{found:?}");
    }

    #[test]
    fn a_phrase_right_before_a_verb_is_its_subject() {
        let found = told("Officials reported traffickers exploited girls.");
        assert_eq!(found.last(), Some(&row("exploit", "trafficker", "girl")), "{found:?}");
    }
}
