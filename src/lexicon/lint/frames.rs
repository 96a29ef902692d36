//! The frames of the TOML files: their keys, roles, words and values.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::Modality;
use crate::lexicon::{Frame, Lexicon, Place};

use super::country::CountryWords;
use super::sheet::{At, FrameSheet};
use super::similar::{did_you_mean, nearest, one_of};
use super::{Code, Finding, FrameExample};

/// Places of a role beside prepositions.
const PLACES: [&str; 6] = ["agent", "patient", "subject", "object", "complement", "itself"];

/// What may fill a role beside the concepts of a scheme and nouns by themselves.
const KINDS: [&str; 8] = ["any", "person", "victim", "place", "exploitation", "work", "role-word", "number"];

/// A message of the TOML reader as a finding, with the name that may be meant.
pub fn of_toml(place: Place, reason: &str) -> Finding {
    let mut quoted = reason.split('`').skip(1).step_by(2);
    let name = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let (code, message) = if reason.starts_with("unknown variant") {
        (Code::Fact, format!("unknown fact `{name}`"))
    } else if reason.starts_with("unknown field") {
        (Code::FrameKey, format!("unknown key `{name}`"))
    } else if reason.starts_with("missing field") || reason.starts_with("invalid type") {
        (Code::FrameKey, reason.to_owned())
    } else {
        (Code::Syntax, format!("not valid TOML: {reason}"))
    };
    let hint = (!known.is_empty()).then(|| one_of(name, &known));
    Finding { place, code, message, hint }
}

/// Checks all frames and returns their examples.
pub fn check(lexicon: &Lexicon, sheets: &[FrameSheet], findings: &mut Vec<Finding>) -> Vec<FrameExample> {
    let checker = Checker::new(lexicon);
    let mut examples = Vec::new();
    let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
    for (number, (frame, at)) in sheets.iter().flat_map(FrameSheet::frames).enumerate() {
        if let Some(first) = ids.get(frame.id.as_str()) {
            findings.push(Finding {
                place: at.text("id", &frame.id),
                code: Code::FrameId,
                message: format!("there are two frames `{}`", frame.id),
                hint: Some(format!("first at {first}")),
            });
        }
        ids.entry(&frame.id).or_insert_with(|| at.text("id", &frame.id));
        checker.roles(frame, at, findings);
        checker.words(frame, at, findings);
        checker.values(frame, at, findings);
        has_examples(frame, at, findings);
        let given = frame.examples.iter().map(|e| (&e.text, Some(e.gives.clone()), "examples"));
        for (text, gives, key) in given.chain(frame.not.iter().map(|text| (text, None, "not"))) {
            examples.push(FrameExample { place: at.text(key, text), frame: number, text: text.clone(), gives });
        }
    }
    examples
}

/// Whether a frame only takes facts away from others: it has no fact of its own that an example could give.
fn gives_nothing(frame: &Frame) -> bool {
    frame.set.get("says").is_some_and(|says| says == "nothing")
}

fn has_examples(frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
    let mut lacks = |code, message: String, hint: &str| {
        findings.push(Finding { place: at.heading(), code, message, hint: Some(hint.to_owned()) });
    };
    if frame.examples.is_empty() && !gives_nothing(frame) {
        lacks(
            Code::NoFrameExample,
            format!("the frame `{}` has no example", frame.id),
            "write examples = [{ text = \"a sentence\", gives = [\"a value\"] }]; a frame that only takes away says so \
             with set = { says = \"nothing\" }",
        );
    }
    if frame.not.is_empty() {
        lacks(
            Code::NoFrameNot,
            format!("the frame `{}` has no `not`", frame.id),
            "write not = [\"a sentence in which it must find nothing\"]",
        );
    }
}

struct Checker<'l> {
    places: BTreeSet<&'l str>,
    verbs: BTreeSet<&'l str>,
    /// Notations by scheme.
    schemes: BTreeMap<&'l str, BTreeSet<&'l str>>,
    /// The words of all labels.
    nouns: BTreeSet<String>,
    countries: CountryWords<'l>,
}

impl<'l> Checker<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        let mut places = lexicon.grammar.prepositions();
        places.extend(PLACES);
        let mut schemes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut nouns = BTreeSet::new();
        for concept in &lexicon.concepts {
            schemes.entry(&concept.scheme).or_default().insert(&concept.notation);
            let words = concept.labels.iter().flat_map(|label| label.split(' '));
            nouns.extend(words.map(|word| lexicon.grammar.lemma(&word.to_lowercase())));
        }
        Self { places, verbs: lexicon.grammar.verbs(), schemes, nouns, countries: CountryWords::new(lexicon) }
    }

    /// Places and kinds that nothing in a sentence can have.
    fn roles(&self, frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
        for (role, pattern) in &frame.roles {
            let key = format!("roles.{role}");
            for place in pattern.at.iter().filter(|place| !self.places.contains(place.as_str())) {
                findings.push(Finding {
                    place: at.text(&key, place),
                    code: Code::RolePlace,
                    message: format!("the role `{role}` is at `{place}`, which is no place"),
                    hint: did_you_mean(place, self.places.iter().copied())
                        .or_else(|| Some(format!("places are {} and prepositions", PLACES.join(", ")))),
                });
            }
            let known = || KINDS.iter().copied().chain(self.schemes.keys().copied());
            for kind in pattern.is.iter().filter(|kind| !known().any(|k| k == *kind)) {
                // A kind may be a plain noun, which then is a word of the lexicon or of the frame's own sentences.
                let lower = kind.to_lowercase();
                let said = frame.examples.iter().any(|e| e.text.to_lowercase().contains(&lower));
                let meant = nearest(kind, known());
                if !said && (meant.is_some() || !self.nouns.contains(&lower)) {
                    findings.push(Finding {
                        place: at.text(&key, kind),
                        code: Code::RoleKind,
                        message: format!(
                            "the role `{role}` is filled by `{kind}`, which is no kind, scheme or noun of the lexicon"
                        ),
                        hint: meant
                            .map(|meant| format!("did you mean `{meant}`?"))
                            .or_else(|| Some("a noun that stands for itself must stand in an example".into())),
                    });
                }
            }
        }
    }

    /// Verbs that no sentence can have, and names of countries.
    fn words(&self, frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
        for verb in frame.verbs.iter().filter(|verb| !self.verbs.contains(verb.as_str())) {
            findings.push(Finding {
                place: at.text("verbs", verb),
                code: Code::Verb,
                message: format!("`{verb}` is not in the grammar's list of verbs, so it is never found"),
                hint: did_you_mean(verb, self.verbs.iter().copied())
                    .or_else(|| Some("give the base form; the list is in ontology/grammar.toml".into())),
            });
        }
        let set = frame.set.iter().map(|(k, v)| ("set", k, v));
        let into = frame.into.iter().map(|(k, v)| ("into", k, v));
        let infinitives = frame.infinitives.iter().map(|(k, v)| ("infinitives", k, v));
        let pairs = set.chain(into).chain(infinitives).flat_map(|(key, k, v)| [(key, k), (key, v)]);
        let lists = [("verbs", &frame.verbs), ("adjectives", &frame.adjectives), ("nouns", &frame.nouns)];
        let words = lists.into_iter().flat_map(|(key, words)| words.iter().map(move |word| (key, word)));
        let kinds = frame.roles.values().flat_map(|pattern| &pattern.is).map(|kind| ("roles", kind));
        for (key, word) in words.chain(pairs).chain(kinds) {
            if let Some(name) = self.countries.first_in(word) {
                findings.push(Finding {
                    place: at.text(key, word),
                    code: Code::CountryName,
                    message: format!("`{key}` names \"{name}\": a rule must fit every country"),
                    hint: Some("names of countries may stand in `examples` and `not` only".into()),
                });
            }
        }
    }

    /// Values that are in no vocabulary: those of `into` and `infinitives`, and those of `set` under the name of a scheme.
    fn values(&self, frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
        let forms = frame.into.values().map(|v| ("into", "exploitation", v));
        let infinitives = frame.infinitives.values().map(|v| ("infinitives", "exploitation", v));
        let set = frame.set.iter().map(|(k, v)| ("set", k.as_str(), v));
        for (key, scheme, value) in forms.chain(infinitives).chain(set) {
            let known: Vec<&str> = match self.schemes.get(scheme) {
                Some(notations) => notations.iter().copied().collect(),
                None if scheme == "modality" => Modality::ALL.iter().map(|m| m.slug()).collect(),
                None => continue,
            };
            if !known.contains(&value.as_str()) {
                let hint = if known.len() > 12 { did_you_mean(value, known) } else { Some(one_of(value, &known)) };
                findings.push(Finding {
                    place: at.text(key, value),
                    code: Code::Value,
                    message: format!("`{value}` is no {scheme}"),
                    hint,
                });
            }
        }
    }
}
