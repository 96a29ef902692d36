//! What a printed word can be by itself: its closed classes, the verbs that it is a form of, its number, its singular.
//!
//! All that the [`Grammar`](super::Grammar) knows of a word stands in one place, so that a token is looked up once and not
//! once a question.

use super::VerbForm;

/// What is known of a word in lower case; of most words nothing.
#[derive(Debug, Default)]
pub struct Form {
    pub(super) classes: u32,
    pub(super) verbs: Vec<(String, VerbForm)>,
    pub(super) number: Option<i64>,
    pub(super) irregular: Option<String>,
}

/// A word of which nothing is known.
pub(super) static UNKNOWN: Form = Form { classes: 0, verbs: Vec::new(), number: None, irregular: None };

impl Form {
    /// The verbs that it can be a form of.
    pub fn verbs(&self) -> &[(String, VerbForm)] {
        &self.verbs
    }

    /// Whether it can be a form of a verb.
    pub fn is_verb(&self) -> bool {
        !self.verbs.is_empty()
    }

    /// The verb that it is in one of these shapes.
    pub fn verb_as(&self, shapes: &[VerbForm]) -> Option<&str> {
        self.verbs.iter().find(|(_, form)| shapes.contains(form)).map(|(base, _)| base.as_str())
    }

    /// The number that it says: "nine".
    pub fn number(&self) -> Option<i64> {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Grammar, VerbForm};

    #[test]
    fn all_that_a_word_can_be_stands_in_one_place() {
        let grammar = Grammar::parse(include_str!("../../ontology/grammar.toml")).unwrap();
        let held = grammar.form("held");
        assert_eq!(held.verb_as(&[VerbForm::Participle]), Some("hold"));
        assert!(!held.is_preposition());
        assert!(grammar.form("throughout").is_preposition() && !grammar.form("throughout").is_verb());
        assert_eq!(grammar.form("nine").number(), Some(9));
        let none = grammar.form("shelterless");
        assert!(none.verbs().is_empty() && none.number().is_none() && !none.is_determiner());
    }
}
