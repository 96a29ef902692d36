//! The closed word classes and the verbs: what a word can be, before its context is looked at.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::form::{Form, UNKNOWN};
use super::inflection::spell_out;

/// The shape of a verb's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// "identify"
    Base,
    /// "identifies"
    Third,
    /// "identified" as a past tense
    Past,
    /// "identified" as a participle
    Participle,
    /// "identifying"
    Gerund,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    determiners: FxHashSet<String>,
    quantifiers: FxHashSet<String>,
    pronouns: FxHashSet<String>,
    relatives: FxHashSet<String>,
    subordinators: FxHashSet<String>,
    prepositions: FxHashSet<String>,
    conjunctions: FxHashSet<String>,
    modals: FxHashSet<String>,
    auxiliaries: FxHashSet<String>,
    negators: FxHashSet<String>,
    adverbs: FxHashSet<String>,
    predicate_adjectives: FxHashSet<String>,
    adjective_endings: Vec<String>,
    adjectives: FxHashSet<String>,
    not_adjectives: FxHashSet<String>,
    directions: FxHashSet<String>,
    intransitive: FxHashSet<String>,
    saying: FxHashSet<String>,
    naming: FxHashSet<String>,
    ing_nouns: FxHashSet<String>,
    ed_adjectives: FxHashSet<String>,
    plural_only: FxHashSet<String>,
    numbers: FxHashMap<String, i64>,
    ordinals: FxHashMap<String, i64>,
    irregular_nouns: FxHashMap<String, String>,
    verbs: Verbs,
    phrases: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    list: String,
    nouns_too: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    preposition: BTreeMap<String, String>,
    conjunction: BTreeMap<String, String>,
    adverb: BTreeMap<String, String>,
    adjective: BTreeMap<String, String>,
}

/// The part that an expression of several words plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PhraseClass {
    Preposition,
    Conjunction,
    Adverb,
    Adjective,
}

/// What the words of the language can be; read from `ontology/grammar.toml`.
pub struct Grammar {
    file: File,
    forms: FxHashMap<String, Form>,
    /// By first word: the words, the part played and the word that it stands for; longest first.
    phrases: FxHashMap<String, Vec<(Vec<String>, PhraseClass, String)>>,
}

impl Grammar {
    /// Reads the word classes and spells out all verb forms.
    ///
    /// # Errors
    /// What the TOML parser says.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut forms: FxHashMap<String, Form> = FxHashMap::default();
        classify(&file, &mut forms);
        spell_out(&file.verbs.list, &mut forms);
        for form in ["am", "are", "is", "were"] {
            let shape = if form == "were" { VerbForm::Past } else { VerbForm::Third };
            forms.entry(form.to_owned()).or_default().verbs.push(("be".to_owned(), shape));
        }
        forms.entry("has".to_owned()).or_default().verbs.push(("have".to_owned(), VerbForm::Third));
        let mut phrases: FxHashMap<String, Vec<(Vec<String>, PhraseClass, String)>> = FxHashMap::default();
        for (table, class) in [
            (&file.phrases.preposition, PhraseClass::Preposition),
            (&file.phrases.conjunction, PhraseClass::Conjunction),
            (&file.phrases.adverb, PhraseClass::Adverb),
            (&file.phrases.adjective, PhraseClass::Adjective),
        ] {
            for (text, stands_for) in table {
                let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
                phrases.entry(words[0].clone()).or_default().push((words, class, stands_for.clone()));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself; their order is no matter")]
        for entries in phrases.values_mut() {
            entries.sort_by_key(|(words, _, _)| std::cmp::Reverse(words.len()));
        }
        Ok(Self { file, forms, phrases })
    }

    /// Adds verbs, written as in the list of verbs.
    pub fn add_verbs(&mut self, list: &str) {
        spell_out(list, &mut self.forms);
        self.file.verbs.list.push(';');
        self.file.verbs.list.push_str(list);
    }

    /// Adds a plural that no rule finds: "thais" of "thai".
    pub fn add_plural(&mut self, plural: String, singular: String) {
        self.forms.entry(plural).or_default().irregular.get_or_insert(singular);
    }

    /// The longest expression of several words that starts these words: how many words, its part, what it stands for.
    pub fn phrase<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<(usize, PhraseClass, &str)> {
        let first = words.clone().next()?;
        self.phrases.get(first)?.iter().find_map(|(wanted, class, stands_for)| {
            let mut given = words.clone();
            wanted.iter().all(|w| given.next() == Some(w.as_str())).then_some((
                wanted.len(),
                *class,
                stands_for.as_str(),
            ))
        })
    }

    /// All that is known of a word.
    pub fn form(&self, lower: &str) -> &Form {
        self.forms.get(lower).unwrap_or(&UNKNOWN)
    }

    /// The verbs that a word can be a form of.
    pub fn verb_forms(&self, lower: &str) -> &[(String, VerbForm)] {
        self.form(lower).verbs()
    }

    /// The verb that a word is in one of these shapes.
    pub fn verb_as(&self, lower: &str, shapes: &[VerbForm]) -> Option<&str> {
        self.form(lower).verb_as(shapes)
    }

    /// The base forms of all verbs.
    pub fn verbs(&self) -> BTreeSet<&str> {
        self.file
            .verbs
            .list
            .split(';')
            .filter_map(|entry| entry.split_whitespace().next())
            .map(|verb| verb.trim_end_matches('+'))
            .collect()
    }

    /// The verbs that word classes name though the list of verbs has them not: each with the class.
    pub(super) fn stray_verbs(&self) -> Vec<(&'static str, &str)> {
        let file = &self.file;
        let known = self.verbs();
        let mut stray = Vec::new();
        let classes = [
            ("auxiliaries", &file.auxiliaries),
            ("intransitive", &file.intransitive),
            ("saying", &file.saying),
            ("naming", &file.naming),
        ];
        for (class, words) in classes {
            let words: BTreeSet<&str> = words.iter().map(String::as_str).collect();
            stray.extend(words.difference(&known).map(|word| (class, *word)));
        }
        stray
    }

    /// All prepositions, with what the expressions of several words stand for.
    pub fn prepositions(&self) -> BTreeSet<&str> {
        self.file.prepositions.iter().chain(self.file.phrases.preposition.values()).map(String::as_str).collect()
    }

    /// Whether a word that can be a verb is a noun at least as often.
    pub fn is_noun_too(&self, lower: &str) -> bool {
        let set = &self.file.verbs.nouns_too;
        set.contains(lower)
            || lower.strip_suffix('s').is_some_and(|base| set.contains(base))
            || lower.strip_suffix("es").is_some_and(|base| set.contains(base))
            || lower.strip_suffix("ies").is_some_and(|base| set.contains(&format!("{base}y")))
    }

    /// The singular of a noun in lower case; a word that is no plural is returned as it is.
    pub fn lemma(&self, lower: &str) -> CompactString {
        self.lemma_of(lower).into()
    }

    /// As [`Grammar::lemma`], without a copy where the word is its own lemma.
    pub fn lemma_of<'w>(&'w self, lower: &'w str) -> Cow<'w, str> {
        self.lemma_of_form(lower, self.form(lower))
    }

    /// As [`Grammar::lemma_of`], of a word that has been looked up.
    pub fn lemma_of_form<'w>(&'w self, lower: &'w str, form: &'w Form) -> Cow<'w, str> {
        if let Some(singular) = &form.irregular {
            return singular.into();
        }
        // One pass over the letters: most words are their own lemma.
        if !lower.ends_with('s') && lower.bytes().all(|b| b.is_ascii() && b != b'-') {
            return lower.into();
        }
        if let Some((front, last)) = lower.rsplit_once('-')
            && !last.is_empty()
            && !front.is_empty()
        {
            return match self.lemma_of(last) {
                same if same == last => lower.into(),
                singular => format!("{front}-{singular}").into(),
            };
        }
        if form.is_plural_only() || lower.len() < 4 || !lower.is_ascii() {
            return match lower.strip_suffix('s') {
                // "NGOs" in lower case, and words with letters beyond ASCII.
                Some(rest) if lower.len() > 3 && !rest.ends_with('s') && !form.is_plural_only() => rest.into(),
                _ => lower.into(),
            };
        }
        if let Some(rest) = lower.strip_suffix("ies") {
            return if rest.len() > 1 { format!("{rest}y").into() } else { lower.into() };
        }
        for ending in ["sses", "shes", "ches", "xes", "zes"] {
            if lower.ends_with(ending) {
                return lower[..lower.len() - 2].into();
            }
        }
        match lower.strip_suffix('s') {
            Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest.into(),
            _ => lower.into(),
        }
    }

    /// The number that a word or a numeral says: "nine", "1,234", "23"; years and ranges are numbers of their own.
    pub fn number(&self, lower: &str) -> Option<i64> {
        self.number_of_form(lower, self.form(lower))
    }

    /// As [`Grammar::number`], of a word that has been looked up.
    pub fn number_of_form(&self, lower: &str, form: &Form) -> Option<i64> {
        if form.number.is_some() {
            return form.number;
        }
        // A word with neither a digit in front nor a hyphen says none.
        if !lower.bytes().any(|b| b == b'-') && !lower.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Some((tens, ones)) = lower.split_once('-')
            && let (Some(tens @ 20..100), Some(ones @ ..10)) = (self.form(tens).number, self.form(ones).number)
        {
            return Some(tens + ones);
        }
        if !lower.starts_with(|c: char| c.is_ascii_digit()) || !lower.bytes().all(|c| c.is_ascii_digit() || c == b',') {
            return None;
        }
        lower.replace(',', "").parse().ok()
    }

    /// The place in order that a word says: "third".
    pub fn ordinal(&self, lower: &str) -> Option<i64> {
        self.file.ordinals.get(lower).copied()
    }

    /// Whether a word is an adjective, by its name or its ending.
    pub fn is_adjective(&self, lower: &str) -> bool {
        let file = &self.file;
        file.adjectives.contains(lower)
            || !file.not_adjectives.contains(lower)
                && file.adjective_endings.iter().any(|e| lower.ends_with(e.as_str()))
    }

    /// "men" of "man": whether the word is a plural.
    pub fn is_plural(&self, lower: &str) -> bool {
        let form = self.form(lower);
        form.is_plural_only() || self.lemma_of_form(lower, form) != lower
    }
}

/// Whether a word is in one of the closed classes, each with its bit in a [`Form`].
macro_rules! classes {
    ($($(#[$doc:meta])* $bit:literal $name:ident: $field:ident;)*) => {
        impl Grammar {
            $($(#[$doc])*
            pub fn $name(&self, lower: &str) -> bool {
                self.form(lower).$name()
            })*
        }

        impl Form {
            $($(#[$doc])*
            pub fn $name(&self) -> bool {
                self.classes & (1 << $bit) != 0
            })*
        }

        /// Enters the classes, the numbers and the plurals of the file.
        fn classify(file: &File, forms: &mut FxHashMap<String, Form>) {
            $(for word in &file.$field {
                forms.entry(word.clone()).or_default().classes |= 1 << $bit;
            })*
            for (word, number) in &file.numbers {
                forms.entry(word.clone()).or_default().number = Some(*number);
            }
            for (plural, singular) in &file.irregular_nouns {
                forms.entry(plural.clone()).or_default().irregular = Some(singular.clone());
            }
        }
    };
}

classes! {
    /// "the", "its", "some"
    0 is_determiner: determiners;
    /// "several", "most": words that count without a number
    1 is_quantifier: quantifiers;
    /// "they", "others"
    2 is_pronoun: pronouns;
    /// "who", "which"
    3 is_relative: relatives;
    /// "because", "while"
    4 is_subordinator: subordinators;
    /// "in", "throughout"
    5 is_preposition: prepositions;
    /// "and", "or", "but"
    6 is_conjunction: conjunctions;
    /// "may", "could"
    7 is_modal: modals;
    /// "be", "have", "do": by the base form
    8 is_auxiliary: auxiliaries;
    /// "not", "never"
    9 is_negator: negators;
    /// "often", "domestically" and whatever else ends in -ly is asked for apart
    10 is_plain_adverb: adverbs;
    /// "vulnerable", "complicit": adjectives that stand alone after "be"
    11 is_predicate_adjective: predicate_adjectives;
    /// "east", "sub-saharan"
    12 is_direction: directions;
    /// "remain", "occur"
    13 is_intransitive: intransitive;
    /// "report", "note", "allege"
    14 is_saying: saying;
    /// "call", "name", "know as"
    15 is_naming: naming;
    /// "training", "begging": nouns though they end in -ing
    16 is_ing_noun: ing_nouns;
    /// "forced", "alleged": adjectives though they end in -ed
    17 is_ed_adjective: ed_adjectives;
    /// "works", "premises": nouns without a singular
    18 is_plural_only: plural_only;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar() -> Grammar {
        Grammar::parse(include_str!("../../ontology/grammar.toml")).unwrap()
    }

    #[test]
    fn verb_forms_regular_and_not() {
        let g = grammar();
        for (form, base, shape) in [
            ("trafficking", "traffic", VerbForm::Gerund),
            ("trafficked", "traffic", VerbForm::Participle),
            ("referred", "refer", VerbForm::Past),
            ("identifies", "identify", VerbForm::Third),
            ("held", "hold", VerbForm::Participle),
            ("forced", "force", VerbForm::Participle),
            ("overseen", "oversee", VerbForm::Participle),
            ("is", "be", VerbForm::Third),
            ("employing", "employ", VerbForm::Gerund),
            ("convened", "convene", VerbForm::Past),
        ] {
            assert_eq!(g.verb_as(form, &[shape]), Some(base), "{form}");
        }
        assert!(g.verb_forms("shelterless").is_empty());
    }

    #[test]
    fn verbs_can_be_added() {
        let mut g = grammar();
        assert!(g.verb_forms("zigzagged").is_empty());
        g.add_verbs("zigzag+; resew resewed resewn");
        assert_eq!(g.verb_as("zigzagged", &[VerbForm::Past]), Some("zigzag"));
        assert_eq!(g.verb_as("resewn", &[VerbForm::Participle]), Some("resew"));
        assert!(g.verbs().contains("zigzag") && g.verbs().contains("stop"));
    }

    #[test]
    fn singulars() {
        let g = grammar();
        for (plural, singular) in [
            ("women", "woman"),
            ("ministries", "ministry"),
            ("brothels", "brothel"),
            ("tea-houses", "tea-house"),
            ("ngos", "ngo"),
            ("works", "works"),
            ("abuses", "abuse"),
            ("process", "process"),
            ("churches", "church"),
            ("status", "status"),
        ] {
            assert_eq!(g.lemma(plural), singular);
        }
    }

    #[test]
    fn numbers() {
        let g = grammar();
        assert_eq!(g.number("nine"), Some(9));
        assert_eq!(g.number("twenty-three"), Some(23));
        assert_eq!(g.number("1,234"), Some(1234));
        assert_eq!(g.number("2020-2024"), None);
        assert_eq!(g.number("victims"), None);
    }
}
