//! A concept: one country, region, form of exploitation, kind of work, body or service, with all its names.

use std::collections::BTreeMap;

/// A concept's place in [`Lexicon::concepts`](super::Lexicon).
pub type ConceptId = usize;

/// One SKOS concept of the lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// Its IRI.
    pub iri: String,
    /// The last segment of its scheme's IRI: `country`, `exploitation`, `sector`.
    pub scheme: String,
    /// The key that the views print.
    pub notation: String,
    /// The name printed to people.
    pub label: String,
    /// All labels that are looked for in the text: preferred, alternative and hidden.
    pub labels: Vec<String>,
    /// Adjectives and words for the people of a place.
    pub demonyms: Vec<String>,
    /// Head nouns of names, for kinds of bodies and of facilities.
    pub heads: Vec<String>,
    /// Other properties by local name (`inCountry`, `actorKind`, `source`, `currencyOf`, `broader`): the last path
    /// segment of an IRI, or the literal.
    pub links: BTreeMap<String, Vec<String>>,
    /// Whether it is of a scheme of keys (`tip:KeyScheme`): its labels are for people and are not looked for in the text.
    pub key_only: bool,
    /// Sentences in which the concept must be found.
    pub examples: Vec<String>,
    /// Sentences in which it must not be found.
    pub counter_examples: Vec<String>,
    /// The file that it was read from.
    pub file: String,
}

impl Concept {
    /// The first value of a link.
    pub fn link(&self, name: &str) -> Option<&str> {
        self.links.get(name).and_then(|values| values.first()).map(String::as_str)
    }

    /// Adds what another file says of the same concept.
    pub(super) fn add(&mut self, part: Concept) {
        fn extend(names: &mut Vec<String>, more: Vec<String>) {
            for name in more {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        self.key_only |= part.key_only;
        extend(&mut self.labels, part.labels);
        extend(&mut self.demonyms, part.demonyms);
        extend(&mut self.heads, part.heads);
        extend(&mut self.examples, part.examples);
        extend(&mut self.counter_examples, part.counter_examples);
        for (name, values) in part.links {
            extend(self.links.entry(name).or_default(), values);
        }
    }
}
