//! The words of `ontology/acting.toml`: the classes of words by which bodies, facilities and what they do are told.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::WordSet;

/// A set of words in lower case, in the singular where they are nouns.
pub type Words = WordSet;

/// All classes, by what they help to read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acting {
    /// For the names of bodies.
    pub bodies: Bodies,
    /// For facilities.
    pub facilities: Facilities,
    /// For what bodies and facilities do.
    pub roles: Roles,
    /// For what is given to people.
    pub services: Services,
}

/// Words about bodies; each class is explained in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file explains each class where its words stand")]
pub struct Bodies {
    pub common_kinds: Words,
    pub vague: Words,
    pub business: Words,
    pub counting: Words,
    pub plain: Words,
    pub members: Words,
    pub persons: Words,
    pub compounds: Vec<String>,
    pub mass: Words,
    pub posts: Words,
    pub missions: Words,
    pub instruments: Words,
    pub outlawing: Words,
    pub accusing: Words,
    pub abetting: Words,
    pub purposes: Words,
    pub initials: BTreeMap<String, String>,
}

/// Words about facilities; each class is explained in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file explains each class where its words stand")]
pub struct Facilities {
    pub running: Words,
    pub paying: Words,
    pub counting: Words,
    pub lacking: Words,
    pub shut: Words,
    pub closing: Words,
    pub run_verbs: Words,
    pub hold: Words,
    pub room: Words,
    pub unfit: Words,
    pub generic: BTreeMap<String, String>,
}

/// Words about what is done; each class is explained in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file explains each class where its words stand")]
pub struct Roles {
    pub counting: Words,
    pub help: Words,
    pub general: Words,
    pub money: Words,
    pub run: Words,
    pub bodies: Words,
    pub delegates: Words,
    pub rules: Words,
    pub laws: Words,
    pub mandating: Words,
    pub bound: Words,
    pub permitting: Words,
    pub requesting: Words,
    pub carrying: Words,
    pub using: Words,
    pub paying: Words,
    pub wanting: Words,
    pub intents: Words,
    pub unsure: Words,
    pub figures: Words,
    pub leaders: Words,
    pub nameless: Words,
    pub meant: Words,
    pub composing: Words,
    pub relying: Words,
    pub referred: Words,
    pub whole: Words,
    pub doing: Words,
    pub titles: Words,
    pub about: Words,
    pub single: Words,
}

/// Words about services; each class is explained in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the file explains each class where its words stand")]
pub struct Services {
    pub give: Words,
    pub house: Words,
    pub helping: Words,
    pub entitled: Words,
    pub staying: Words,
    pub listing: Words,
    pub areas: Words,
    pub told: Words,
    pub apart: Words,
}

/// The classes, read once.
///
/// # Panics
/// Where the program's own file is broken, which a test rules out.
pub fn words() -> &'static Acting {
    static ACTING: LazyLock<Acting> = LazyLock::new(|| {
        toml::from_str(include_str!("../../ontology/acting.toml")).expect("ontology/acting.toml is as its test checks")
    });
    &ACTING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        let words = words();
        assert!(words.facilities.paying.iter().all(|word| words.facilities.running.contains(word)));
        assert!(words.bodies.persons.contains("inspector"));
    }
}
