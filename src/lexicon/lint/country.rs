//! Names of countries where none may stand: a rule that has one fits one country only.

use std::collections::BTreeSet;

use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::text::tokenize;

/// Words of the language that are a country's name or demonym too, when they are written small.
const ORDINARY: [&str; 12] =
    ["chad", "china", "dominican", "guinea", "jersey", "jordan", "polish", "reunion", "swede", "turkey", "us", "mali"];

/// The names of all countries and their people.
pub struct CountryWords<'l> {
    lexicon: &'l Lexicon,
    small: BTreeSet<String>,
}

impl<'l> CountryWords<'l> {
    /// The names that a lexicon knows.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let countries = lexicon.concepts.iter().filter(|concept| concept.scheme == "country");
        let names = countries.flat_map(|country| country.labels.iter().chain(&country.demonyms));
        // "US" is "us" when written small.
        let small = names
            .filter(|name| name.chars().any(char::is_lowercase))
            .map(|name| name.to_lowercase())
            .filter(|name| !ORDINARY.contains(&name.as_str()))
            .collect();
        Self { lexicon, small }
    }

    /// The first country's name or demonym in a text, whether written with capitals or small.
    pub fn first_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let tokens = tokenize(text, Span::new(0, text.len()));
        let is_country = |id: usize| self.lexicon.concepts[id].scheme == "country";
        let named =
            self.lexicon.mentions(&tokens).into_iter().find(|m| m.concepts.iter().any(|(id, _)| is_country(*id)));
        let named = named.map(|m| Span::new(tokens[m.start].span.start, tokens[m.end - 1].span.end).of(text));
        named.or_else(|| {
            let small = tokens.iter().find(|token| self.small.contains(token.lower.as_str()));
            small.map(|token| token.span.of(text))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_ordinary_words() {
        let lexicon = Lexicon::builtin();
        let words = CountryWords::new(&lexicon);
        assert_eq!(words.first_in("in Saudi Arabia"), Some("Saudi Arabia"));
        assert_eq!(words.first_in("kenyan"), Some("kenyan"));
        assert_eq!(words.first_in("polish us turkey man"), None);
    }
}
