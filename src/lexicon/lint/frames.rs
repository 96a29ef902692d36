//! The frames of the TOML files: their keys, roles, words and values.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Kind, Modality};
use crate::lexicon::role::has_roles;
use crate::lexicon::{At as Spot, Filler, Frame, Grammar, Lexicon, Place, Setting};
use crate::text::slugify;

use super::country::CountryWords;
use super::sheet::{At, FrameSheet};
use super::similar::{did_you_mean, one_of};
use super::{Code, Finding, FrameExample};

/// A message of the TOML reader as a finding, with the name that may be meant.
pub fn of_toml(place: Place, reason: &str) -> Finding {
    let mut quoted = reason.split('`').skip(1).step_by(2);
    let name = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let (code, message) = if reason.starts_with("unknown variant") && known.contains(&Setting::Relation.name()) {
        (Code::FrameKey, format!("`set` knows no `{name}`"))
    } else if reason.starts_with("unknown variant") {
        (Code::Fact, format!("unknown fact `{name}`"))
    } else if reason.starts_with("unknown field") {
        (Code::FrameKey, format!("unknown key `{name}`"))
    } else if reason.starts_with("missing field") || reason.starts_with("invalid type") {
        (Code::FrameKey, reason.to_owned())
    } else {
        (Code::Syntax, format!("not valid TOML: {reason}"))
    };
    let hint = match code {
        Code::Syntax => {
            Some("texts stand in double quotes, lists in square brackets, each frame under [[frame]]".into())
        }
        _ => (!known.is_empty()).then(|| one_of(name, &known)),
    };
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
    frame.set.get(&Setting::Says).is_some_and(|says| says == "nothing")
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
    /// Places of a role, prepositions among them.
    places: BTreeSet<&'l str>,
    verbs: BTreeSet<&'l str>,
    /// Notations by scheme.
    schemes: BTreeMap<&'l str, BTreeSet<&'l str>>,
    classes: BTreeSet<&'l str>,
    /// The words of all labels and of all lists of nouns.
    nouns: BTreeSet<String>,
    countries: CountryWords<'l>,
    grammar: &'l Grammar,
}

impl<'l> Checker<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        let mut places = lexicon.grammar.prepositions();
        places.extend(Spot::NAMES);
        let mut schemes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut nouns = BTreeSet::new();
        for concept in &lexicon.concepts {
            schemes.entry(&concept.scheme).or_default().insert(&concept.notation);
            let words = concept.labels.iter().flat_map(|label| label.split(' '));
            nouns.extend(words.map(|word| lexicon.grammar.lemma(&word.to_lowercase()).into_string()));
        }
        nouns.extend(lexicon.frames.classes().flat_map(|(_, words)| words).cloned());
        nouns.extend(lexicon.frames.all.iter().flat_map(|frame| &frame.nouns).cloned());
        let classes = lexicon.frames.classes().map(|(class, _)| class).collect();
        let countries = CountryWords::new(lexicon);
        Self { places, verbs: lexicon.grammar.verbs(), schemes, classes, nouns, countries, grammar: &lexicon.grammar }
    }

    /// Places and kinds that nothing in a sentence can have, or that the frame's reader does not look at.
    fn roles(&self, frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
        for (role, pattern) in &frame.roles {
            let key = format!("roles.{role}");
            if !has_roles(frame.fact) {
                findings.push(Finding {
                    place: at.text(&key, role),
                    code: Code::RolePlace,
                    message: format!("the role `{role}` is never filled: frames of {} have none", frame.fact.view()),
                    hint: Some("such a frame is a list of words; leave the role out".into()),
                });
                continue;
            }
            for spot in &pattern.at {
                let name = spot.name();
                let (message, hint) = if !self.places.contains(name) {
                    let all = || format!("places are {} and prepositions", Spot::NAMES.join(", "));
                    let meant = did_you_mean(name, self.places.iter().copied()).unwrap_or_else(all);
                    (format!("the role `{role}` is at `{name}`, which is no place"), meant)
                } else if !spot.serves(frame.fact) {
                    let served = Spot::NAMES.iter().copied().filter(|n| Spot::from(*n).serves(frame.fact));
                    let hint = format!("they look at {} and prepositions", served.collect::<Vec<_>>().join(", "));
                    let view = frame.fact.view();
                    (format!("the role `{role}` is at `{name}`, where frames of {view} do not look"), hint)
                } else {
                    continue;
                };
                findings.push(Finding { place: at.text(&key, name), code: Code::RolePlace, message, hint: Some(hint) });
            }
            // An infinitive is a verb.
            let verbal = |kind: &Filler| pattern.at.contains(&Spot::Next) && self.verbs.contains(kind.name());
            for kind in pattern.is.iter().filter(|kind| !verbal(kind)) {
                self.filler(frame, at, role, kind, findings);
            }
        }
    }

    /// A plain word as a kind: a list of nouns, a scheme, a concept's key, or a noun that the lexicon or the frame's own sentences have.
    fn filler(&self, frame: &Frame, at: At<'_>, role: &str, kind: &Filler, findings: &mut Vec<Finding>) {
        let Filler::Word(word) = kind else { return };
        if self.classes.contains(word.as_str())
            || self.schemes.contains_key(word.as_str())
            || self.schemes.values().any(|keys| keys.contains(word.as_str()))
        {
            return;
        }
        let lower = word.to_lowercase();
        let grammar = self.grammar;
        if grammar.is_noun_too(&lower) || grammar.is_plural_only(&lower) || grammar.is_ing_noun(&lower) {
            return;
        }
        let texts = frame.examples.iter().map(|example| &example.text).chain(&frame.not);
        if self.nouns.contains(&lower) || texts.into_iter().any(|text| text.to_lowercase().contains(&lower)) {
            return;
        }
        let known = Filler::NAMES.iter().chain(self.schemes.keys()).chain(&self.classes);
        let hint = did_you_mean(word, known.copied()).unwrap_or_else(|| {
            format!("kinds are {}; a noun that stands for itself must stand in an example", Filler::NAMES.join(", "))
        });
        findings.push(Finding {
            place: at.text(&format!("roles.{role}"), word),
            code: Code::RoleKind,
            message: format!("the role `{role}` is filled by `{word}`, which is no kind, list, scheme or known noun"),
            hint: Some(hint),
        });
    }

    /// Verbs that no sentence can have, and names of countries.
    fn words(&self, frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
        for verb in frame.verbs.iter().filter(|verb| !self.verbs.contains(verb.as_str())) {
            findings.push(Finding {
                place: at.text("verbs", verb),
                code: Code::Verb,
                message: format!("`{verb}` is not in the grammar's list of verbs, so it is never found"),
                hint: did_you_mean(verb, self.verbs.iter().copied()).or_else(|| {
                    Some(format!("give the base form, or make it known: new_verbs = \"{verb}\" above the first frame"))
                }),
            });
        }
        let into = frame.into.iter().map(|(k, v)| ("into", k.as_str(), v.as_str()));
        let infinitives = frame.infinitives.iter().map(|(k, v)| ("infinitives", k.as_str(), v.as_str()));
        let pairs = into.chain(infinitives).flat_map(|(key, k, v)| [(key, k), (key, v)]);
        let set = frame.set.values().map(|v| ("set", v.as_str()));
        let lists = [("verbs", &frame.verbs), ("adjectives", &frame.adjectives), ("nouns", &frame.nouns)];
        let words = lists.into_iter().flat_map(|(key, words)| words.iter().map(move |word| (key, word.as_str())));
        let kinds = frame.roles.values().flat_map(|pattern| &pattern.is).map(|kind| ("roles", kind.name()));
        for (key, word) in words.chain(pairs).chain(set).chain(kinds) {
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

    /// Values that are in no vocabulary: those of `into` and `infinitives`, and those of `set`.
    fn values(&self, frame: &Frame, at: At<'_>, findings: &mut Vec<Finding>) {
        let wrong = |key: &str, value: &str, what: &str, known: &[&str]| {
            let hint = if known.len() > 16 { did_you_mean(value, known.to_vec()) } else { Some(one_of(value, known)) };
            let message = format!("`{value}` is no {what}");
            Finding { place: at.text(key, value), code: Code::Value, message, hint }
        };
        let forms = self.notations("exploitation");
        let into = frame.into.values().map(|v| ("into", v));
        for (key, value) in into.chain(frame.infinitives.values().map(|v| ("infinitives", v))) {
            // What money is for has no closed list.
            if frame.fact == Kind::Funding && key == "infinitives" {
                continue;
            }
            if frame.fact != Kind::Route {
                let message = format!("`{key}` is not read in frames of {}", frame.fact.view());
                let hint = Some("leave it out, or make it a frame of a route".into());
                findings.push(Finding { place: at.text(key, value), code: Code::Value, message, hint });
            } else if !forms.contains(&value.as_str()) {
                findings.push(wrong(key, value, "exploitation", &forms));
            }
        }
        for (setting, value) in &frame.set {
            let known: Vec<&str> = match setting {
                Setting::Modality => Modality::ALL.iter().map(|m| m.slug()).collect(),
                Setting::Kind => self.notations(if frame.fact == Kind::Means { "means" } else { "perpetrator" }),
                Setting::Indicator if slugify(value) != *value => {
                    findings.push(wrong("set", value, "slug", &[slugify(value).as_str()]));
                    continue;
                }
                other => match other.words() {
                    Some(words) => words.to_vec(),
                    None => continue,
                },
            };
            if !known.contains(&value.as_str()) {
                findings.push(wrong("set", value, setting.name(), &known));
            }
        }
    }

    fn notations(&self, scheme: &str) -> Vec<&'l str> {
        self.schemes.get(scheme).into_iter().flatten().copied().collect()
    }
}
