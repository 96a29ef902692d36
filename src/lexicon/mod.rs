//! The words of the field: concepts from SKOS in Turtle, word classes and frames from TOML, all under `ontology/`.
//!
//! In: the files embedded at build time and, with `--lexicon DIR`, a user's own beside them. Out: a [`Lexicon`] that
//! finds concepts in tokens and answers what a word is. Nothing here knows what a sentence means.

mod concept;
mod digest;
mod error;
mod form;
mod frame;
mod grammar;
mod inflection;
mod lines;
pub mod lint;
mod load;
mod matcher;
pub mod role;
mod turtle;
mod words;

pub use concept::{Concept, ConceptId};
pub use error::{LexiconError, Place};
pub use form::Form;
pub use frame::{Frame, Frames, Pattern, WordId};
pub use grammar::{Grammar, PhraseClass, VerbForm};
pub use load::{File, Lexicon};
pub use matcher::{LemmaId, Matcher, Mention, Named, Numbered};
pub use role::{ActorIs, At, Filler, ObjectIs, Setting};
pub use words::{WordSet, Words};
