//! The vocabulary of frames: where the words that fill a role stand, what they are, and what a frame may say by itself.
//!
//! The one place for these words: the readers of frames match on these types and `tipgraph lint` checks against them, so
//! that neither can know a word which the other does not.

use std::borrow::Borrow;

use serde::Deserialize;

use crate::fact::Kind;

/// Makes an enum of words, each with its name in a frame file.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        pub enum $name {
            $($(#[$each])* $variant,)*
            /// Any other word.
            Word(String),
        }

        impl $name {
            /// The names of all but plain words.
            pub const NAMES: &[&str] = &[$($text),*];

            /// As it stands in a frame.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Word(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                match name {
                    $($text => Self::$variant,)*
                    _ => Self::Word(name.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self::from(name.as_str())
            }
        }
    };
}

words! {
    /// Where in a sentence the words stand that fill a role.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
    #[serde(from = "String")]
    At {
        /// Who does it: the subject of an active verb, behind "by" for a passive one.
        Agent = "agent",
        /// Whom it is done to: the object of an active verb, the subject of a passive one.
        Patient = "patient",
        /// The subject, whatever the verb.
        Subject = "subject",
        /// The object, whatever the verb.
        Object = "object",
        /// What a copula says of its subject.
        Complement = "complement",
        /// The noun that evokes the frame.
        Itself = "itself",
        /// Anywhere before the verb; for other kinds than counts, behind this preposition.
        Before = "before",
        /// Anywhere in reach after the verb; for other kinds than counts, behind this preposition.
        After = "after",
        /// The infinitive next to the verb: "helped 12 women to return".
        Next = "next",
        /// How often it was done: "met three times".
        Times = "times",
    }
}

impl At {
    /// The preposition behind which the words stand, if it is one.
    pub fn preposition(&self) -> Option<&str> {
        matches!(self, Self::Word(_) | Self::Before | Self::After).then(|| self.name())
    }

    /// Whether the readers of a kind of fact look there.
    pub fn serves(&self, kind: Kind) -> bool {
        let clause = reads_clauses(kind);
        match self {
            Self::Word(_) | Self::Before | Self::After | Self::Patient | Self::Subject | Self::Object => {
                clause || matches!(kind, Kind::Statistic | Kind::Gap)
            }
            Self::Agent | Self::Complement => clause,
            Self::Itself => clause || kind == Kind::Statistic,
            Self::Next | Self::Times => kind == Kind::Statistic,
        }
    }
}

/// Whether the frames of a kind are matched with clauses and all their phrases.
fn reads_clauses(kind: Kind) -> bool {
    matches!(kind, Kind::Route | Kind::Transit | Kind::CountryRole | Kind::Perpetrator | Kind::Means | Kind::Role)
}

/// Whether the frames of a kind have roles at all; those of the others are lists of words.
pub fn has_roles(kind: Kind) -> bool {
    reads_clauses(kind) || matches!(kind, Kind::Statistic | Kind::Gap)
}

words! {
    /// What may fill a role. A plain word is a list of `[classes]`, else a scheme of concepts or a noun by itself.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
    #[serde(from = "String")]
    Filler {
        /// Anything.
        Any = "any",
        /// People: victims, a population, a people, a pronoun for them.
        Person = "person",
        /// A country, a region, a city.
        Place = "place",
        /// A form of exploitation, or trafficking.
        Exploitation = "exploitation",
        /// A kind of work or a place of work.
        Work = "work",
        /// "source", "transit", "destination".
        RoleWord = "role-word",
        /// "it".
        It = "it",
        /// A group with a number.
        Number = "number",
        /// An amount of money.
        Money = "money",
        /// "times", of how often something was done.
        Time = "time",
    }
}

/// Makes an enum of a closed list of words.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$each])* $variant,)*
        }

        impl $name {
            /// All words.
            pub const NAMES: &[&str] = &[$($text),*];

            /// What a word stands for.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

closed! {
    /// What may act in a frame of roles beside the bodies and facilities that a report names (`set.actor`).
    ActorIs {
        /// Anything that is named.
        Any = "any",
        /// A rule, a policy, a moratorium.
        Rule = "rule",
        /// A post by its title.
        Post = "post",
    }
}

closed! {
    /// What may be the object of a role (`set.object`).
    ObjectIs {
        /// Anything.
        Any = "any",
        /// A body, or a noun for one.
        Body = "body",
        /// A case.
        Case = "case",
        /// A facility.
        Facility = "facility",
        /// Who was given money.
        Funded = "funded",
        /// The members of a body, each by itself.
        Member = "member",
        /// People.
        Person = "person",
        /// Whom victims are referred to.
        Referred = "referred",
        /// A service.
        Service = "service",
        /// Anything but money.
        Unpriced = "unpriced",
        /// Victims.
        Victim = "victim",
    }
}

/// What a frame says by itself, whatever fills its roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// What may fill the actor of a role.
    Actor,
    /// How the exploitation is named: by an infinitive ("forced to beg").
    By,
    /// With a quantity: "few".
    Count,
    /// The exploitation is domestic.
    Domestic,
    /// The form of exploitation, where the words name none: "recruit children" of an armed group.
    Exploitation,
    /// Nothing is told where nobody says where people are from.
    Home,
    /// The key of what is counted or was not reported.
    Indicator,
    /// The key of who exploits, or of the method.
    Kind,
    /// Asked only where no other frame tells.
    Last,
    /// Said with "can" or "up to".
    Modal,
    /// How it is said.
    Modality,
    /// What may fill the object of a role.
    Object,
    /// Nothing is told where no place is said.
    Place,
    /// The contract's word for what an actor does.
    Relation,
    /// Says that the frame only takes away from others, or what the sentence must speak of.
    Says,
    /// Nothing may be listed between the verb and the number.
    Sole,
    /// What becomes of a plan.
    Status,
    /// What is counted has no year of its own.
    Timeless,
    /// Whether the verb is denied.
    When,
    /// Of a denied verb: only in the passive.
    Voice,
    /// Nothing else in the clause is asked for.
    Whole,
    /// What must stand beside it in the sentence.
    With,
}

impl Setting {
    /// As it stands in a frame.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::By => "by",
            Self::Count => "count",
            Self::Domestic => "domestic",
            Self::Exploitation => "exploitation",
            Self::Home => "home",
            Self::Indicator => "indicator",
            Self::Kind => "kind",
            Self::Last => "last",
            Self::Modal => "modal",
            Self::Modality => "modality",
            Self::Object => "object",
            Self::Place => "place",
            Self::Relation => "relation",
            Self::Says => "says",
            Self::Sole => "sole",
            Self::Status => "status",
            Self::Timeless => "timeless",
            Self::When => "when",
            Self::Voice => "voice",
            Self::Whole => "whole",
            Self::With => "with",
        }
    }

    /// The words that it takes, where they are few; a slug otherwise.
    pub fn words(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Actor => ActorIs::NAMES,
            Self::By => &["infinitive"],
            Self::Count => &["few"],
            Self::Object => ObjectIs::NAMES,
            Self::Relation => &[
                "part-of",
                "operates",
                "leads",
                "coordinates",
                "investigates",
                "identifies",
                "refers-to",
                "funds",
                "provides",
                "protects",
                "monitors",
                "composed-of",
                "cooperates-with",
                "staffs",
                "restricts",
            ],
            Self::Home | Self::Place => &["said"],
            Self::Says => &["nothing", "trafficking"],
            Self::Status => &["drafting", "adopted", "in-force", "expired", "not-implemented"],
            Self::When => &["denied"],
            Self::Voice => &["passive"],
            Self::With => &["concession", "place", "risk"],
            Self::Domestic | Self::Last | Self::Modal | Self::Sole | Self::Timeless | Self::Whole => &["yes"],
            Self::Exploitation | Self::Indicator | Self::Kind | Self::Modality => return None,
        })
    }
}

/// A setting is found by its name, and ordered by it.
impl Borrow<str> for Setting {
    fn borrow(&self) -> &str {
        self.name()
    }
}

impl PartialOrd for Setting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Setting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name().cmp(other.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for name in At::NAMES {
            let at = At::from(*name);
            assert_eq!(at.name(), *name);
            assert!(!matches!(at, At::Word(_)));
        }
        assert_eq!(At::from("into"), At::Word("into".into()));
        assert_eq!(At::After.preposition(), Some("after"));
        assert_eq!(At::Patient.preposition(), None);
        assert_eq!(Filler::from("victims"), Filler::Word("victims".into()));
    }

    #[test]
    fn counts_and_clauses_look_at_other_places() {
        assert!(At::Times.serves(Kind::Statistic) && !At::Times.serves(Kind::Route));
        assert!(At::Agent.serves(Kind::Role) && !At::Agent.serves(Kind::Statistic));
        assert!(!At::Object.serves(Kind::Plan) && !has_roles(Kind::Plan));
    }
}
