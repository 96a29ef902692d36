//! What lint says: a code, a place, what is wrong and what may be meant.

use std::fmt;

use crate::lexicon::Place;

/// The kind of a mistake; printed `TG001` and so on. The order is that of the numbers, which never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A file that is no Turtle or no TOML.
    Syntax,
    /// A property or a class that the program does not know.
    Term,
    /// A concept in a scheme that nobody declares.
    Scheme,
    /// A concept without scheme, notation or label.
    Incomplete,
    /// Two concepts of a scheme with one notation.
    Notation,
    /// A label that two concepts of a scheme share, or that one has twice.
    Label,
    /// A notation that is no key.
    Key,
    /// A link to a concept that is not there.
    Link,
    /// A concept without an example.
    NoConceptExample,
    /// A key of a frame that the program does not know, or a value of the wrong type.
    FrameKey,
    /// A frame that yields an unknown kind of fact.
    Fact,
    /// A role at an unknown place.
    RolePlace,
    /// A role filled by an unknown kind.
    RoleKind,
    /// A verb that the grammar does not know.
    Verb,
    /// Two frames with one name.
    FrameId,
    /// A frame without an example.
    NoFrameExample,
    /// A frame without a sentence in which it finds nothing.
    NoFrameNot,
    /// A rule that fits one country only.
    CountryName,
    /// A value that is in no vocabulary.
    Value,
    /// A list of words that has one twice, or a word class of the grammar with a verb that its list of verbs has not.
    Grammar,
    /// A concept that is not found in its own example.
    Example,
    /// A concept that is found in its own counter-example.
    CounterExample,
    /// A frame that does not give what its example says.
    FrameExample,
    /// A frame that finds something where it must not.
    FrameNot,
    /// A folder without a file to read.
    NothingToRead,
}

impl Code {
    /// All codes, in the order of their numbers, with what each says.
    pub const ALL: [(Self, &str); 25] = [
        (Self::Syntax, "a file that is not valid Turtle or TOML"),
        (Self::Term, "a property or class that the program does not know"),
        (Self::Scheme, "a concept in a scheme that nobody declares"),
        (Self::Incomplete, "a concept without scheme, notation or label"),
        (Self::Notation, "two concepts of a scheme with one notation"),
        (Self::Label, "a label twice in a scheme"),
        (Self::Key, "a notation that is no key"),
        (Self::Link, "a link to a concept that is not there"),
        (Self::NoConceptExample, "a concept without an example"),
        (Self::FrameKey, "an unknown key of a frame, or a value of the wrong type"),
        (Self::Fact, "an unknown kind of fact"),
        (Self::RolePlace, "a role at an unknown place"),
        (Self::RoleKind, "a role filled by an unknown kind"),
        (Self::Verb, "a verb that the grammar does not know"),
        (Self::FrameId, "two frames with one id"),
        (Self::NoFrameExample, "a frame without an example"),
        (Self::NoFrameNot, "a frame without a `not`"),
        (Self::CountryName, "a country's name in a rule"),
        (Self::Value, "a value that is in no vocabulary"),
        (Self::Grammar, "a list with a word twice, or a word class with a verb that the list of verbs has not"),
        (Self::Example, "a concept not found in its own example"),
        (Self::CounterExample, "a concept found in its own counter-example"),
        (Self::FrameExample, "a frame that does not give what its example says"),
        (Self::FrameNot, "a frame that finds something in its own `not`"),
        (Self::NothingToRead, "a folder without a file to read"),
    ];
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TG{:03}", *self as usize + 1)
    }
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// Of which kind.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What may be meant, or what to do.
    pub hint: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.code, self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\n  hint: {hint}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_order() {
        for (number, (code, says)) in (1..).zip(Code::ALL) {
            assert_eq!(code.to_string(), format!("TG{number:03}"), "{says}");
        }
    }
}
