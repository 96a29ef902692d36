//! The vocabulary as it is published: the terms of `ontology/tip.ttl`, the concepts of the lexicon that graphs use, the codes of
//! other standards to which these are mapped, and the shapes; as RDF, and, but for the shapes, as a reference for reading.
//!
//! Everything comes from the files under `ontology`. Two things follow from them and are added: the top concepts of each scheme, and
//! that an organization of the lexicon may be a source.

mod html;
mod markdown;
mod published;
mod reference;
mod term;

use std::fmt;
use std::str::FromStr;

pub use published::quads;

/// How the reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Docs {
    /// One page that needs no other file and no script.
    Html,
    /// GitHub's Markdown.
    Markdown,
}

impl fmt::Display for Docs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Html => "html",
            Self::Markdown => "md",
        })
    }
}

/// A name that is no form of the reference.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no form of the reference; there are html and md")]
pub struct UnknownDocs(pub String);

impl FromStr for Docs {
    type Err = UnknownDocs;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::Html, Self::Markdown]
            .into_iter()
            .find(|docs| docs.to_string() == name)
            .ok_or_else(|| UnknownDocs(name.to_owned()))
    }
}

/// The reference: every class, property, scheme, concept and code, with what is said of it.
pub fn reference(docs: Docs) -> String {
    let reference = reference::Reference::of(&term::Terms::new(quads()));
    match docs {
        Docs::Html => html::page(&reference),
        Docs::Markdown => markdown::text(&reference),
    }
}

#[cfg(test)]
mod tests;
