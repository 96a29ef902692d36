//! Lists of words that rules ask for by name: `ontology/words.toml`.
//!
//! What a word is (its classes, its forms) is the [`Grammar`](super::Grammar); these are the words that one rule treats apart.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// A list of words in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct WordSet(FxHashSet<String>);

impl WordSet {
    /// Whether a word is in it.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// The words, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// All lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Verbs that say something of their subject by an adjective or a noun, and take no object.
    pub copulas: WordSet,
    /// The forms of "be", "have" and "do".
    pub helpers: WordSet,
    /// Pronouns that a verb in the plural follows.
    pub plural_pronouns: WordSet,
    /// Words after one that is a noun or a verb, which make it a verb.
    pub after_verb: WordSet,
    /// Words before "to" that no infinitive follows: "vulnerable to abuse".
    pub before_to_noun: WordSet,
    /// Nouns before "to" that an infinitive follows: "efforts to screen".
    pub before_to_verb: WordSet,
    /// Words after "to" that are nouns all the same.
    pub nouns_after_to: WordSet,
    /// Words after "to" that are verbs where a verb or a noun stands before it: "forced to work".
    pub verbs_after_to: WordSet,
    /// Nouns whose "that" tells what is said, and describes nothing.
    pub told_by_that: WordSet,
    /// Verbs whose past form before an infinitive is no participle: "the committee planned to meet".
    pub leading_on: WordSet,
    /// Second parts of compounds that describe a noun: "victim-specific services".
    pub describing_tails: WordSet,
    /// Words after "to" that are verbs only before "for": "to care for victims".
    pub verbs_with_for: WordSet,
    /// Determiners that can stand for a noun: "some were recruited".
    pub standing_alone: WordSet,
    /// Words after such a determiner that show it.
    pub after_standing_alone: WordSet,
    /// Gerunds that are adjectives behind an adverb: "overall increasing efforts".
    pub steady_gerunds: WordSet,
    /// Gerunds that are adjectives behind a verb: "improved existing shelters".
    pub describing_gerunds: WordSet,
    /// Gerunds that are adjectives behind a preposition: "from neighboring countries".
    pub placing_gerunds: WordSet,
    /// Words that can only be the object of a gerund before them.
    pub objects: WordSet,
    /// Words that open a clause.
    pub opening: WordSet,
    /// Pronouns wherever they stand.
    pub always_pronouns: WordSet,
    /// Words of quantity that no noun directly follows: "a number of".
    pub counting_nouns: WordSet,
    /// Prepositions that look like verbs.
    pub verbal_prepositions: WordSet,
    /// Words that end in -ly and are no adverbs.
    pub ly_no_adverbs: WordSet,
    /// Words and marks behind which a verb belongs to another subject.
    pub ending_subject: WordSet,
    /// Helping verbs with a tense.
    pub finite_helpers: WordSet,
    /// Adverbs that say where, and stand apart from the verb.
    pub placing: WordSet,
    /// Those of them that say: in another country.
    pub away: WordSet,
    /// The prepositions between such a head and its places.
    pub placing_prepositions: WordSet,
    /// Nouns whose group is people, wherever they are from.
    pub people_heads: WordSet,
    /// Nouns whose group is a place.
    pub place_heads: WordSet,
    /// Verbs whose passive goes on in an infinitive: "are believed to work".
    pub believing: WordSet,
    /// Adjectives that an infinitive makes one more verb of the chain: "are unable to leave".
    pub verbal_adjectives: WordSet,
    /// Those of them that deny what follows.
    pub denying_adjectives: WordSet,
    /// Verbs that deny the verb after them.
    pub denying_verbs: WordSet,
    /// Verbs that make the verb after them a plan.
    pub planning_verbs: WordSet,
    /// Adverbs that make a deed only possible: "are possibly exploited".
    pub hedging: WordSet,
    /// Adjectives between a verb and the risk or the treatment that it says people face.
    pub raised: WordSet,
    /// Adverbs that bring in examples of what stands before them: "migrants, especially from A".
    pub naming_among: WordSet,
    /// Adverbs that go with a number.
    pub counting_about: WordSet,
    /// Participles of movement or of work, which only carry on the clause that they hang on.
    pub carrying_on: WordSet,
    /// Prepositions whose people a participle behind them describes: "of women recruited in A".
    pub described_behind: WordSet,
}

impl Words {
    /// Reads the lists.
    ///
    /// # Errors
    /// What the TOML parser says: a list that is missing, or one that nobody asks for.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}
