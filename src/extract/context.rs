//! What a rule knows beside its sentence, and where its facts go.

use std::collections::BTreeMap;

use crate::fact::{Evidence, Fact, Kind, Modality, Polarity, Slot, Value};
use crate::lexicon::{Concept, Lexicon};
use crate::source::{Document, SectionKind, Span};
use crate::text::Sentence;

use super::people::People;
use super::registry::Registry;

/// The document being read and what has been said in it so far.
pub struct Context<'a> {
    /// The words and frames.
    pub lexicon: &'a Lexicon,
    /// The narrative.
    pub document: &'a Document,
    /// All its sentences.
    pub sentences: &'a [Sentence],
    /// What has been found.
    pub facts: Vec<Fact>,
    /// The people last spoken of, for "some", "they", "them".
    pub people: Vec<People>,
    /// Whether the sentence being read starts with those of whom the last one spoke.
    pub points_back: bool,
    /// The journey last spoken of, for what befell people "there".
    pub journey: Option<Journey>,
    /// The forms of exploitation last spoken of, for "the same purpose".
    pub exploitation: Vec<Option<String>>,
    /// The year that the last sentence spoke of.
    pub year: Option<i32>,
    /// The bodies and facilities that the document names.
    pub registry: Registry,
}

impl<'a> Context<'a> {
    /// Starts on a document.
    pub fn new(lexicon: &'a Lexicon, document: &'a Document, sentences: &'a [Sentence]) -> Self {
        Self {
            lexicon,
            document,
            sentences,
            facts: Vec::new(),
            people: Vec::new(),
            points_back: false,
            journey: None,
            exploitation: Vec::new(),
            year: None,
            registry: Registry::default(),
        }
    }

    /// The report's own country.
    pub fn own(&self) -> &str {
        &self.document.key.country
    }

    /// The report's country as a concept.
    pub fn own_concept(&self) -> Option<&'a Concept> {
        self.lexicon.concept("country", self.own())
    }

    /// Keeps a fact, if all that its kind needs is there.
    pub fn add(&mut self, draft: Draft) {
        if draft.kind.slots().iter().any(|spec| spec.required && !draft.slots.contains_key(&spec.slot)) {
            return;
        }
        self.facts.push(Fact {
            kind: draft.kind,
            slots: draft.slots,
            polarity: draft.polarity,
            modality: draft.modality,
            year: draft.year,
            evidence: vec![draft.evidence],
        });
    }
}

/// A journey of people to work, as one clause tells it, for the clause that tells what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journey {
    /// The sentence that tells of it.
    pub sentence: usize,
    /// Who set out, with the homes that "from" gave them.
    pub people: Vec<People>,
    /// Where to: keys of places.
    pub destinations: Vec<String>,
    /// For what work: slugs.
    pub sectors: Vec<String>,
}

/// A fact in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What sort of fact.
    pub kind: Kind,
    /// Its values so far.
    pub slots: BTreeMap<Slot, Value>,
    /// Whether it is denied.
    pub polarity: Polarity,
    /// How it is said.
    pub modality: Modality,
    /// Its year.
    pub year: Option<i32>,
    /// Where it is said.
    pub evidence: Evidence,
}

impl Draft {
    /// A fact of a kind, said in words `span` of a sentence by `source`, found by `frame`.
    pub fn new(kind: Kind, sentence: usize, span: Span, source: &str, frame: &str) -> Self {
        Self {
            kind,
            slots: BTreeMap::new(),
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            year: None,
            evidence: Evidence { sentence, span, source: source.to_owned(), frame: frame.to_owned() },
        }
    }

    /// Sets a slot.
    #[must_use]
    pub fn with(mut self, slot: Slot, value: Value) -> Self {
        self.slots.insert(slot, value);
        self
    }

    /// Sets a slot to a slug, if there is one.
    #[must_use]
    pub fn slug(self, slot: Slot, value: Option<&str>) -> Self {
        match value {
            Some(value) if !value.is_empty() => self.with(slot, Value::Slug(value.to_owned())),
            _ => self,
        }
    }

    /// Sets a slot to a place, if there is one.
    #[must_use]
    pub fn place(self, slot: Slot, value: Option<&str>) -> Self {
        match value {
            Some(value) if !value.is_empty() => self.with(slot, Value::Place(value.to_owned())),
            _ => self,
        }
    }

    /// Sets a slot to a year, if there is one.
    #[must_use]
    pub fn year_slot(self, slot: Slot, value: Option<i32>) -> Self {
        match value {
            Some(value) => self.with(slot, Value::Year(value)),
            None => self,
        }
    }

    /// Sets how it is said.
    #[must_use]
    pub fn said(mut self, polarity: Polarity, modality: Modality, year: Option<i32>) -> Self {
        self.polarity = polarity;
        self.modality = modality;
        self.year = year;
        self
    }
}

/// Whether exploitation is told of in a section: the opening and the profile (contract, ruling 14).
pub fn tells_of_exploitation(section: SectionKind) -> bool {
    matches!(section, SectionKind::Overall | SectionKind::Profile)
}
