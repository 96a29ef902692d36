//! The words of the field: SKOS concepts read from Turtle under `ontology/lexicon`.
