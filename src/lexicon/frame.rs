//! Frames: who does what to whom, as data (`ontology/frames/*.toml`).
//!
//! A frame names the words that evoke it, the grammatical places that fill its roles, what may fill them, and the fact that
//! it yields; after Fillmore's frame semantics and the pattern files of FASTUS (Hobbs and others, 1997).

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::error::{LexiconError, Place};
use super::role::{At, Filler, Setting};
use crate::fact::Kind;

/// Which places of a clause fill a role, and what may fill it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Any of these places.
    pub at: Vec<At>,
    /// What may fill it, any of these; empty means anything.
    #[serde(default)]
    pub is: Vec<Filler>,
    /// Whether the frame needs it.
    #[serde(default)]
    pub required: bool,
}

/// A sentence and what the frame must give for it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, of a report on the country that `lint` names.
    pub text: String,
    /// Values that must be among those of the facts that this frame finds in it.
    pub gives: Vec<String>,
}

/// One frame.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Its name, unique; every fact says which frame found it.
    pub id: String,
    /// The kind of fact.
    pub fact: Kind,
    /// Verbs by their base form.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Adjectives after a copula.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Nouns by their singular.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// What fills the roles.
    #[serde(default)]
    pub roles: BTreeMap<String, Pattern>,
    /// Values that the frame sets itself: a relation, an indicator, a modality.
    #[serde(default)]
    pub set: BTreeMap<Setting, String>,
    /// What an infinitive after the verb makes of it: "beg" of "forced to beg" is `forced-begging`.
    #[serde(default)]
    pub infinitives: BTreeMap<String, String>,
    /// What a plain noun after the verb makes of it: "marriage" of "forced into marriage" is `forced-marriage`.
    #[serde(default)]
    pub into: BTreeMap<String, String>,
    /// The prepositions before such a noun.
    #[serde(default)]
    pub into_at: Vec<String>,
    /// What must be found.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Sentences in which the frame must find nothing.
    #[serde(default)]
    pub not: Vec<String>,
    /// The file and the line of its heading; filled in by the reader.
    #[serde(skip)]
    pub file: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Verbs that the grammar has not, written as in its list: "reunite; stop+; take took taken".
    #[serde(default)]
    new_verbs: String,
    /// Lists of nouns that several frames ask for, by name; files add to each other's.
    #[serde(default)]
    classes: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    frame: Vec<Frame>,
}

/// All frames, by the words that evoke them.
#[derive(Default)]
pub struct Frames {
    /// In the order of the files.
    pub all: Vec<Frame>,
    by_verb: FxHashMap<String, Vec<usize>>,
    by_adjective: FxHashMap<String, Vec<usize>>,
    by_noun: FxHashMap<String, Vec<usize>>,
    by_id: FxHashMap<String, Vec<usize>>,
    by_kind: FxHashMap<Kind, Vec<usize>>,
    /// By the first word of an entry of several: the frames that list it.
    by_opener: FxHashMap<String, Vec<(usize, usize)>>,
    classes: FxHashMap<String, FxHashSet<String>>,
    new_verbs: Vec<String>,
}

impl Frames {
    /// Adds the frames of one file.
    ///
    /// # Errors
    /// What the TOML parser says, with the line.
    pub fn read(&mut self, name: &str, text: &str) -> Result<(), LexiconError> {
        let file: File = toml::from_str(text).map_err(|e| LexiconError::Toml {
            place: Place {
                file: name.to_owned(),
                line: e.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1),
            },
            reason: e.message().to_owned(),
        })?;
        if !file.new_verbs.is_empty() {
            self.new_verbs.push(file.new_verbs);
        }
        for (class, words) in file.classes {
            self.classes.entry(class).or_default().extend(words);
        }
        for mut frame in file.frame {
            name.clone_into(&mut frame.file);
            let id = self.all.len();
            for (table, words) in [
                (&mut self.by_verb, &frame.verbs),
                (&mut self.by_adjective, &frame.adjectives),
                (&mut self.by_noun, &frame.nouns),
            ] {
                for word in words {
                    table.entry(word.clone()).or_default().push(id);
                }
            }
            self.by_id.entry(frame.id.clone()).or_default().push(id);
            self.by_kind.entry(frame.fact).or_default().push(id);
            for (at, noun) in frame.nouns.iter().enumerate() {
                let opener = noun.split(' ').next().unwrap_or_default().to_lowercase();
                self.by_opener.entry(opener).or_default().push((id, at));
            }
            self.all.push(frame);
        }
        Ok(())
    }

    /// Whether a lemma is in a list of nouns; a name that is no list stands for itself.
    pub fn in_class(&self, class: &str, lemma: &str) -> bool {
        match self.classes.get(class) {
            Some(words) => words.contains(lemma),
            None => class == lemma,
        }
    }

    /// Verbs beside those of the grammar, as lists in its notation.
    pub fn new_verbs(&self) -> &[String] {
        &self.new_verbs
    }

    /// The lists of nouns, in no order: each with its words.
    pub fn classes(&self) -> impl Iterator<Item = (&str, &FxHashSet<String>)> {
        self.classes.iter().map(|(class, words)| (class.as_str(), words))
    }

    /// The frames that a verb evokes.
    pub fn of_verb(&self, base: &str) -> impl Iterator<Item = &Frame> {
        self.of(&self.by_verb, base)
    }

    /// The frames that an adjective after a copula evokes.
    pub fn of_adjective(&self, word: &str) -> impl Iterator<Item = &Frame> {
        self.of(&self.by_adjective, word)
    }

    /// The frames that a noun evokes.
    pub fn of_noun(&self, singular: &str) -> impl Iterator<Item = &Frame> {
        self.of(&self.by_noun, singular)
    }

    /// The frames of one name; one, but for a user's own beside it.
    pub fn of_id(&self, id: &str) -> impl Iterator<Item = &Frame> {
        self.of(&self.by_id, id)
    }

    /// The frames of a kind of fact, in the order of the files.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Frame> {
        self.numbers_of_kind(kind).map(|number| &self.all[number])
    }

    /// As [`Frames::of_kind`], by their numbers in [`Frames::all`].
    pub fn numbers_of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + Clone {
        self.by_kind.get(&kind).into_iter().flatten().copied()
    }

    /// The nouns, of whatever number of words, that begin with a word (in lower case): each with its frame.
    pub fn opened_by(&self, word: &str) -> impl Iterator<Item = (&Frame, &str)> {
        self.places_opened_by(word).map(|(frame, at)| (&self.all[frame], self.all[frame].nouns[at].as_str()))
    }

    /// As [`Frames::opened_by`], by the numbers of the frame in [`Frames::all`] and of the noun in it.
    pub fn places_opened_by(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        self.by_opener.get(word).into_iter().flatten().copied()
    }

    fn of<'f>(&'f self, table: &'f FxHashMap<String, Vec<usize>>, word: &str) -> impl Iterator<Item = &'f Frame> {
        table.get(word).into_iter().flatten().map(|id| &self.all[*id])
    }
}
