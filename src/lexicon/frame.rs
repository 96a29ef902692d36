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

/// The number of a word that evokes frames; [`WordId::NONE`] of one that evokes none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordId(u32);

impl WordId {
    /// Of a word that evokes nothing.
    pub const NONE: Self = Self(u32::MAX);
}

/// What a word evokes: frames by their numbers, as a verb, as an adjective, as a noun.
#[derive(Default)]
struct Evoked {
    verb: Vec<usize>,
    adjective: Vec<usize>,
    noun: Vec<usize>,
    /// The nouns of frames, of whatever number of words, that begin with it: the frame and which of its nouns.
    opens: Vec<(usize, usize)>,
}

static NOTHING: Evoked = Evoked { verb: Vec::new(), adjective: Vec::new(), noun: Vec::new(), opens: Vec::new() };

/// All frames, by the words that evoke them.
#[derive(Default)]
pub struct Frames {
    /// In the order of the files.
    pub all: Vec<Frame>,
    /// What each word evokes, by its number.
    evoked: Vec<Evoked>,
    numbers: FxHashMap<String, WordId>,
    by_id: FxHashMap<String, Vec<usize>>,
    by_kind: FxHashMap<Kind, Vec<usize>>,
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
            for word in &frame.verbs {
                self.enter(word).verb.push(id);
            }
            for word in &frame.adjectives {
                self.enter(word).adjective.push(id);
            }
            for word in &frame.nouns {
                self.enter(word).noun.push(id);
            }
            self.by_id.entry(frame.id.clone()).or_default().push(id);
            self.by_kind.entry(frame.fact).or_default().push(id);
            for (at, noun) in frame.nouns.iter().enumerate() {
                let opener = noun.split(' ').next().unwrap_or_default().to_lowercase();
                self.enter(&opener).opens.push((id, at));
            }
            self.all.push(frame);
        }
        Ok(())
    }

    fn enter(&mut self, word: &str) -> &mut Evoked {
        let next = WordId(u32::try_from(self.evoked.len()).unwrap_or(u32::MAX));
        let id = *self.numbers.entry(word.to_owned()).or_insert(next);
        if id == next {
            self.evoked.push(Evoked::default());
        }
        &mut self.evoked[id.0 as usize]
    }

    /// The number of a word by its base form.
    pub fn word(&self, lemma: &str) -> WordId {
        self.numbers.get(lemma).copied().unwrap_or(WordId::NONE)
    }

    fn evoked_by(&self, word: WordId) -> &Evoked {
        self.evoked.get(word.0 as usize).unwrap_or(&NOTHING)
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
        self.by_verb(self.word(base))
    }

    /// The frames that an adjective after a copula evokes.
    pub fn of_adjective(&self, word: &str) -> impl Iterator<Item = &Frame> {
        self.by_adjective(self.word(word))
    }

    /// The frames that a noun evokes.
    pub fn of_noun(&self, singular: &str) -> impl Iterator<Item = &Frame> {
        self.by_noun(self.word(singular))
    }

    /// As [`Frames::of_verb`], of a word that has been looked up.
    pub fn by_verb(&self, word: WordId) -> impl Iterator<Item = &Frame> {
        self.evoked_by(word).verb.iter().map(|id| &self.all[*id])
    }

    /// As [`Frames::of_adjective`], of a word that has been looked up.
    pub fn by_adjective(&self, word: WordId) -> impl Iterator<Item = &Frame> {
        self.evoked_by(word).adjective.iter().map(|id| &self.all[*id])
    }

    /// As [`Frames::of_noun`], of a word that has been looked up.
    pub fn by_noun(&self, word: WordId) -> impl Iterator<Item = &Frame> {
        self.evoked_by(word).noun.iter().map(|id| &self.all[*id])
    }

    /// The frames of one name; one, but for a user's own beside it.
    pub fn of_id(&self, id: &str) -> impl Iterator<Item = &Frame> {
        self.by_id.get(id).into_iter().flatten().map(|id| &self.all[*id])
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
        self.places_opened_by(self.word(word)).map(|(frame, at)| (&self.all[frame], self.all[frame].nouns[at].as_str()))
    }

    /// As [`Frames::opened_by`], by the numbers of the frame in [`Frames::all`] and of the noun in it.
    pub fn places_opened_by(&self, word: WordId) -> impl Iterator<Item = (usize, usize)> {
        self.evoked_by(word).opens.iter().copied()
    }
}
