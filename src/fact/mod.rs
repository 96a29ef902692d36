//! What was understood: facts with their evidence, free of RDF and of text rules.
//!
//! A fact is a small record: a [`Kind`] and a value for each of that kind's [`Slot`]s. What slots a kind has, which must
//! be there and of which type they are stands in one table, [`Kind::slots`]; the frames fill it and the graph maps it.
//! Two facts of a report with the same kind, slots, polarity and modality are one fact with several evidences.

mod kind;

use std::collections::BTreeMap;

pub use kind::{Kind, Slot, SlotSpec, ValueType};

use crate::source::{Document, Span};
use crate::text::Sentence;

/// The value of a slot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A country (`AZE`), an area (`place:crimea`) or a region (`region:europe`), by the contract's key.
    Place(String),
    /// A concept by its slug; the scheme follows from the slot.
    Slug(String),
    /// Free text of the narrative.
    Text(String),
    /// The name of a body, facility, law or plan, as the contract prints it.
    Name(String),
    /// A count or a number of years.
    Integer(i64),
    /// An amount in plain decimal notation, without thousands separators.
    Decimal(String),
    /// A calendar year.
    Year(i32),
}

impl Value {
    /// The contract's plain form, as the views print it.
    pub fn plain(&self) -> String {
        match self {
            Self::Place(s) | Self::Slug(s) | Self::Text(s) | Self::Name(s) | Self::Decimal(s) => s.clone(),
            Self::Integer(n) => n.to_string(),
            Self::Year(y) => y.to_string(),
        }
    }
}

/// Whether the text says that it is so or that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Polarity {
    /// The text says it.
    #[default]
    Affirmed,
    /// The text denies it.
    Denied,
}

/// How the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modality {
    /// As a plain statement.
    #[default]
    Asserted,
    /// As a danger: vulnerable to, at risk of, potential, may be.
    AtRisk,
    /// Of earlier years: "in previous years", "in past years".
    Past,
    /// As uncertain: possibly, reportedly alleged.
    Possible,
    /// As something that should be done.
    Recommended,
    /// As something intended or begun but not done.
    Planned,
}

impl Polarity {
    /// `affirmed` or `denied`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Denied => "denied",
        }
    }
}

impl Modality {
    /// All modalities.
    pub const ALL: [Self; 6] =
        [Self::Asserted, Self::AtRisk, Self::Past, Self::Possible, Self::Recommended, Self::Planned];

    /// The slug used in views and in the graph.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::AtRisk => "at-risk",
            Self::Past => "past",
            Self::Possible => "possible",
            Self::Recommended => "recommended",
            Self::Planned => "planned",
        }
    }
}

/// Where a fact is said, by whom, and what found it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The sentence's number.
    pub sentence: usize,
    /// The words that say it, inside that sentence.
    pub span: Span,
    /// Who is said to say so: a slug of the contract's *Sources*, `report` where no one is named.
    pub source: String,
    /// The identifier of the frame or rule that found it.
    pub frame: String,
}

/// One thing that the text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What sort of thing.
    pub kind: Kind,
    /// Its values; an unknown one is absent.
    pub slots: BTreeMap<Slot, Value>,
    /// Whether it is denied.
    pub polarity: Polarity,
    /// How it is said.
    pub modality: Modality,
    /// The year that the sentence speaks of, where it says one.
    pub year: Option<i32>,
    /// At least one; the first is the most specific and the one that views print.
    pub evidence: Vec<Evidence>,
}

/// A narrative and all that was understood of it: what the graph is made from.
#[derive(Clone, Debug)]
pub struct Report {
    /// The text.
    pub document: Document,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its facts, sorted by kind, first evidence and slots; no two alike in kind, slots, polarity and modality.
    pub facts: Vec<Fact>,
}
