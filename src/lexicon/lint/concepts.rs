//! The concepts of the Turtle files: their terms, schemes, keys, labels and links.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::lexicon::turtle::{Object, SCHEME, SKOS, Statement, TIP, TYPE, lacks, local};
use crate::lexicon::{Concept, Place};
use crate::text::slugify;

use super::sheet::Sheet;
use super::similar::{did_you_mean, one_of};
use super::{Code, Finding};

/// The program's own properties and classes of concepts.
const TIP_TERMS: [&str; 17] = [
    "acronym",
    "actorKind",
    "alpha2",
    "counterExample",
    "currencyOf",
    "demonym",
    "headNoun",
    "inCountry",
    "KeyScheme",
    "numeric",
    "source",
    "workClass",
    "Area",
    "Country",
    "Currency",
    "Place",
    "Region",
];

/// Those of SKOS that mean something in a lexicon.
const SKOS_TERMS: [&str; 21] = [
    "altLabel",
    "broader",
    "broadMatch",
    "closeMatch",
    "definition",
    "editorialNote",
    "exactMatch",
    "example",
    "hiddenLabel",
    "historyNote",
    "inScheme",
    "narrower",
    "narrowMatch",
    "notation",
    "note",
    "prefLabel",
    "related",
    "relatedMatch",
    "scopeNote",
    "Concept",
    "ConceptScheme",
];

/// Properties whose values are concepts, and of which scheme; of whatever scheme where none is named.
const LINKS: [(&str, &str, Option<&str>); 6] = [
    (TIP, "actorKind", Some("actor-kind")),
    (TIP, "inCountry", Some("country")),
    (TIP, "currencyOf", Some("country")),
    (SKOS, "broader", None),
    (SKOS, "narrower", None),
    (SKOS, "related", None),
];

/// Values of properties that have no scheme.
const VALUES: [(&str, &[&str]); 1] = [("workClass", &["place", "trade", "activity"])];

/// Schemes in which one name may stand for several concepts, which the report's country or the context settles.
const SHARED_NAMES: [&str; 2] = ["currency", "place"];

/// What is known of all files together.
struct Known<'s> {
    /// Schemes that are declared, by IRI.
    schemes: BTreeSet<&'s str>,
    /// Each concept that says its scheme: its scheme and notation.
    concepts: HashMap<&'s str, (&'s str, &'s str)>,
}

/// Checks all concepts and returns the parts that are sound.
pub fn check(sheets: &[Sheet<'_>], findings: &mut Vec<Finding>) -> Vec<Concept> {
    let mut known = Known { schemes: BTreeSet::new(), concepts: HashMap::new() };
    for sheet in sheets {
        let declared =
            sheet.statements.iter().filter(|s| s.predicate == TYPE && s.object == Object::Node(SCHEME.into()));
        known.schemes.extend(declared.map(|s| s.subject.as_str()));
        for concept in sheet.concepts.iter().filter(|c| !c.scheme.is_empty()) {
            known.concepts.insert(&concept.iri, (&concept.scheme, &concept.notation));
        }
    }
    let mut names = Names::default();
    let mut sound = Vec::new();
    for sheet in sheets {
        for statement in &sheet.statements {
            term(sheet, statement, findings);
            link(sheet, statement, &known, findings);
        }
        for concept in &sheet.concepts {
            if complete(sheet, concept, &known, findings) {
                key(sheet, concept, findings);
                names.add(sheet, concept, &known, findings);
                sound.push(concept.clone());
            }
        }
    }
    sound
}

/// Properties and classes that the program does not know.
fn term(sheet: &Sheet<'_>, statement: &Statement, findings: &mut Vec<Finding>) {
    let class = match &statement.object {
        Object::Node(iri) if statement.predicate == TYPE => Some(iri.as_str()),
        _ => None,
    };
    for iri in [Some(statement.predicate.as_str()), class].into_iter().flatten() {
        for (prefix, namespace, terms) in [("tip", TIP, &TIP_TERMS[..]), ("skos", SKOS, &SKOS_TERMS[..])] {
            let Some(name) = iri.strip_prefix(namespace) else { continue };
            if !terms.contains(&name) {
                findings.push(Finding {
                    place: sheet.at_value(&statement.subject, name, ""),
                    code: Code::Term,
                    message: format!("unknown term `{prefix}:{name}`"),
                    hint: Some(one_of(name, terms)),
                });
            }
        }
    }
}

/// Links to concepts that are not there, and schemes that nobody declares.
fn link(sheet: &Sheet<'_>, statement: &Statement, known: &Known<'_>, findings: &mut Vec<Finding>) {
    let name = local(&statement.predicate);
    let (value, iri) = match &statement.object {
        Object::Node(iri) => (local(iri), Some(iri.as_str())),
        Object::Literal(value) => (value.as_str(), None),
    };
    let place = || sheet.at_value(&statement.subject, name, value);
    if statement.predicate.strip_prefix(SKOS) == Some("inScheme") && iri.is_none_or(|iri| !known.schemes.contains(iri))
    {
        let schemes: Vec<&str> = known.schemes.iter().map(|iri| local(iri)).collect();
        findings.push(Finding {
            place: place(),
            code: Code::Scheme,
            message: format!("unknown scheme `{value}`"),
            hint: Some(one_of(value, &schemes)),
        });
    }
    if let Some((_, values)) =
        VALUES.iter().find(|(property, _)| statement.predicate.strip_prefix(TIP) == Some(property))
        && !values.contains(&value)
    {
        findings.push(Finding {
            place: place(),
            code: Code::Value,
            message: format!("unknown value `{value}` of `tip:{name}`"),
            hint: Some(one_of(value, values)),
        });
    }
    // Who says something is named by a slug; there is no closed list of them.
    if statement.predicate.strip_prefix(TIP) == Some("source") && slugify(value) != value {
        findings.push(Finding {
            place: place(),
            code: Code::Value,
            message: format!("the source `{value}` is no slug"),
            hint: Some(format!("a slug: `{}`", slugify(value))),
        });
    }
    let Some((.., scheme)) =
        LINKS.iter().find(|(ns, property, _)| statement.predicate.strip_prefix(ns) == Some(property))
    else {
        return;
    };
    let of_scheme = |s: &str| scheme.is_none_or(|wanted| wanted == s);
    let found = match iri {
        Some(iri) => known.concepts.get(iri).is_some_and(|(s, _)| of_scheme(s)),
        None => known.concepts.values().any(|(s, notation)| of_scheme(s) && *notation == value),
    };
    if !found {
        let near = known.concepts.iter().filter(|(_, (s, _))| of_scheme(s)).map(|(iri, _)| local(iri));
        findings.push(Finding {
            place: place(),
            code: Code::Link,
            message: format!(
                "`{name}` names `{value}`, which is no concept{}",
                scheme.map(|s| format!(" of {s}")).unwrap_or_default()
            ),
            hint: did_you_mean(value, near),
        });
    }
}

/// Whether a concept has what all need, or adds to one that is known.
fn complete(sheet: &Sheet<'_>, concept: &Concept, known: &Known<'_>, findings: &mut Vec<Finding>) -> bool {
    let adds = concept.scheme.is_empty() && known.concepts.contains_key(concept.iri.as_str());
    let Some(what) = lacks(concept).filter(|_| !adds) else {
        if !adds && concept.examples.is_empty() {
            findings.push(Finding {
                place: sheet.at(&concept.iri),
                code: Code::NoConceptExample,
                message: format!("`{}` has no skos:example", concept.notation),
                hint: Some("write a sentence of a report in which it must be found".into()),
            });
        }
        return true;
    };
    let near = known.concepts.keys().filter_map(|iri| Some((iri.rsplit_once('/')?, *iri)));
    let own = concept.iri.rsplit_once('/').unwrap_or_default();
    let siblings: Vec<&str> = near.filter(|((folder, _), _)| *folder == own.0).map(|((_, name), _)| name).collect();
    let hint = concept.scheme.is_empty().then(|| did_you_mean(own.1, siblings)).flatten();
    findings.push(Finding {
        place: sheet.at(&concept.iri),
        code: Code::Incomplete,
        message: format!("concept `{}` has no {what}", local(&concept.iri)),
        hint,
    });
    false
}

/// Notations that are no keys.
fn key(sheet: &Sheet<'_>, concept: &Concept, findings: &mut Vec<Finding>) {
    let notation = concept.notation.as_str();
    let is_slug = |text: &str| !text.is_empty() && slugify(text) == text;
    let is_code = || notation.len() == 3 && notation.bytes().all(|b| b.is_ascii_uppercase());
    let (fits, form) = match concept.scheme.as_str() {
        _ if notation.is_empty() => return,
        "country" => (is_code(), "three capitals of ISO 3166-1, as in KEN".to_owned()),
        "currency" => (is_code(), "three capitals of ISO 4217, as in KES".to_owned()),
        "region" => (
            notation.strip_prefix("region:").is_some_and(is_slug),
            "`region:` and a slug, as in region:africa".to_owned(),
        ),
        "area" => (notation.strip_prefix("place:").is_some_and(is_slug), "`place:` and a slug".to_owned()),
        // Rules set these keys and no text is searched for them: "2WL".
        _ if concept.key_only => (is_slug(&notation.to_lowercase()), format!("a slug: `{}`", slugify(notation))),
        _ => (is_slug(notation), format!("a slug: `{}`", slugify(notation))),
    };
    if !fits {
        findings.push(Finding {
            place: sheet.at_value(&concept.iri, "notation", notation),
            code: Code::Key,
            message: format!("`{notation}` is no key of the scheme {}", concept.scheme),
            hint: Some(format!("a key is {form}")),
        });
    }
}

/// Notations and labels by scheme, to find those that stand twice.
#[derive(Default)]
struct Names {
    notations: BTreeMap<(String, String), (String, Place)>,
    labels: BTreeMap<(String, String), Place>,
}

impl Names {
    fn add(&mut self, sheet: &Sheet<'_>, concept: &Concept, known: &Known<'_>, findings: &mut Vec<Finding>) {
        let (scheme, notation) = known.concepts.get(concept.iri.as_str()).copied().unwrap_or_default();
        if !concept.notation.is_empty() {
            let place = sheet.at_value(&concept.iri, "notation", &concept.notation);
            let entry = (scheme.to_owned(), concept.notation.clone());
            let (iri, first) = self.notations.entry(entry).or_insert_with(|| (concept.iri.clone(), place.clone()));
            if *iri != concept.iri {
                findings.push(Finding {
                    place,
                    code: Code::Notation,
                    message: format!("the scheme {scheme} has the notation `{notation}` twice"),
                    hint: Some(format!("first at {first}")),
                });
            }
        }
        if SHARED_NAMES.contains(&scheme) {
            return;
        }
        for label in &concept.labels {
            let place = sheet.at_value(&concept.iri, "abel", label);
            match self.labels.get(&(scheme.to_owned(), label.clone())) {
                Some(first) => findings.push(Finding {
                    place,
                    code: Code::Label,
                    message: format!("the scheme {scheme} has the label \"{label}\" twice"),
                    hint: Some(format!("first at {first}")),
                }),
                None => {
                    self.labels.insert((scheme.to_owned(), label.clone()), place);
                }
            }
        }
    }
}
