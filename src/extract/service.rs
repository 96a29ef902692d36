//! Services: what is given to whom, and by which facility.

use crate::fact::{Kind, Modality, Slot, Value};
use crate::text::slugify;

use super::clause::Clause;
use super::context::{Context, Draft};
use super::facility::subjects;
use super::frame;
use super::group::Noun;
use super::registry::{Registry, names_things};
use super::role::{service_words, short, unreal};
use super::word::Tag;
use super::{Page, Reading, discourse};

/// Verbs of giving.
const GIVE: [&str; 11] =
    ["provide", "offer", "give", "supply", "grant", "issue", "deliver", "extend", "furnish", "receive", "maintain"];
/// Verbs that say that a facility takes people in.
const HOUSE: [&str; 5] = ["accommodate", "house", "lodge", "host", "shelter"];

/// Reads the services of all pages.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let registry = std::mem::take(&mut context.registry);
    for page in pages.iter().filter(|p| names_things(p.section)) {
        for at in 0..page.clauses.list.len() {
            clause(context, &registry, page, at);
        }
    }
    context.registry = registry;
}

fn clause(context: &mut Context<'_>, registry: &Registry, page: &Page<'_>, at: usize) {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let verb = &clause.verb;
    if unreal(page, at) {
        return;
    }
    let mut facilities: Vec<Option<String>> = Vec::new();
    let mut services: Vec<String> = Vec::new();
    let mut people: Vec<String> = Vec::new();
    let subject = subjects(registry, page, at);
    if GIVE.contains(&verb.lemma.as_str()) {
        let given: Vec<Noun> = if verb.passive {
            clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| p.group.nouns.clone()).collect()
        } else {
            clause
                .after
                .iter()
                .filter(|p| matches!(p.preposition.as_deref(), None | Some("with" | "including")))
                .flat_map(|p| p.group.nouns.clone())
                .collect()
        };
        services = given.iter().filter(|n| !denied_noun(reading, n)).filter_map(|n| slug(reading, n)).collect();
        if verb.lemma == "receive" {
            people = clause
                .subject
                .iter()
                .filter(|p| p.preposition.is_none())
                .flat_map(|p| whole(reading, clause, p.group.nouns.first()))
                .collect();
            let places: Vec<usize> = clause
                .with(&["at", "in", "from"])
                .flat_map(|p| &p.group.nouns)
                .flat_map(|n| registry.things(reading.sentence, n))
                .filter_map(|t| match t {
                    super::registry::Thing::Facility(f) => Some(f),
                    super::registry::Thing::Body(_) => None,
                })
                .collect();
            facilities = places.iter().map(|f| Some(registry.facilities[*f].name.clone())).collect();
            if people.is_empty() {
                return;
            }
        } else {
            people = beneficiaries(reading, clause);
            facilities = subject.iter().map(|f| Some(registry.facilities[*f].name.clone())).collect();
        }
        if verb.lemma == "maintain" {
            services.clear();
            // "maintained a website with information and resources": what the facility gives.
            facilities = clause
                .object()
                .into_iter()
                .flat_map(|p| &p.group.nouns)
                .flat_map(|n| registry.things(reading.sentence, n))
                .map(|t| Some(registry.name(t).to_owned()))
                .collect();
            if facilities.is_empty() {
                return;
            }
            services = clause.with(&["with"]).flat_map(|p| &p.group.nouns).filter_map(|n| slug(reading, n)).collect();
        }
        if people.is_empty() && facilities.len() == 1 && !subject.is_empty() {
            people = registry.facilities[subject[0]].people.clone();
        }
    } else if HOUSE.contains(&verb.lemma.as_str()) && !subject.is_empty() && !verb.passive {
        facilities = subject.iter().map(|f| Some(registry.facilities[*f].name.clone())).collect();
        let limit = verb.modality == Modality::Possible || reading.words[verb.start].tag == Tag::Modal;
        if !limit {
            people = clause
                .object()
                .into_iter()
                .flat_map(|p| &p.group.nouns)
                .filter(|n| frame::is_person(reading, n))
                .map(|n| short(reading, n))
                .collect();
            services = if people.is_empty() { Vec::new() } else { vec!["accommodation".into()] };
        }
    } else if matches!(verb.lemma.as_str(), "have" | "be") {
        // "had separate areas for women, men, and children"; "was the only accommodation for men".
        let heads =
            clause.object().into_iter().flat_map(|p| &p.group.nouns).any(|n| {
                matches!(reading.head_lemma(n), "area" | "room" | "section" | "wing" | "accommodation" | "space")
            });
        let named = if subject.is_empty() {
            registry
                .mentions(reading.sentence)
                .iter()
                .filter(|m| m.end <= clause.verb.start)
                .flat_map(|m| m.things.clone())
                .find_map(|t| match t {
                    super::registry::Thing::Facility(f) => Some(f),
                    super::registry::Thing::Body(_) => None,
                })
                .filter(|_| clause.subject.iter().any(|p| p.group.nouns.iter().any(|n| reading.head_lemma(n) == "it")))
        } else {
            subject.first().copied()
        };
        if let Some(f) = named.filter(|_| heads) {
            facilities = vec![Some(registry.facilities[f].name.clone())];
            people = clause
                .with(&["for"])
                .flat_map(|p| &p.group.nouns)
                .filter(|n| {
                    frame::is_person(reading, n) && !n.words.iter().any(|w| reading.words[*w].tag == Tag::Number)
                })
                .map(|n| short(reading, n))
                .collect();
            services = if people.is_empty() { Vec::new() } else { vec!["accommodation".into()] };
        }
    }
    if facilities.is_empty() {
        facilities.push(None);
    }
    if people.is_empty() {
        people.push(String::new());
    }
    let span = discourse::span(reading, &page.clauses, at);
    let source = discourse::source(reading, &page.clauses, at);
    for facility in &facilities {
        for service in &services {
            // "services", "support" alone say too little.
            let website = matches!(service.as_str(), "information" | "resources");
            if matches!(
                service.as_str(),
                "support" | "assistance" | "services" | "service" | "care" | "aid" | "allowance"
            ) || website && facility.is_none()
            {
                continue;
            }
            for who in &people {
                let mut draft = Draft::new(Kind::Service, reading.sentence, span, &source, "service")
                    .slug(Slot::Service, Some(service));
                if let Some(name) = facility {
                    draft = draft.with(Slot::Facility, Value::Name(name.clone()));
                }
                if !who.is_empty() {
                    draft = draft.with(Slot::Beneficiary, Value::Text(who.clone()));
                }
                context.add(draft);
            }
        }
    }
}

fn denied_noun(reading: &Reading<'_>, noun: &Noun) -> bool {
    noun.determiner.is_some_and(|d| reading.words[d].lemma == "no")
}

/// The slug of a service: the text's own words, the last in the singular.
fn slug(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let words = service_words(reading, noun)?;
    let words: Vec<usize> = words
        .into_iter()
        .filter(|w| super::registry::compound(reading.word_text(*w)).is_none_or(|(_, d)| d != "provided"))
        .collect();
    let known =
        reading.concepts_of(&words).into_iter().map(|(id, _)| reading.concept(id)).find(|c| c.scheme == "service");
    let mut slug = known.map_or_else(|| slugify(&reading.slug(&words)), |c| c.notation.clone());
    // "support services", "resources" keep their plural; permits and allowances do not.
    let head = reading.words[*words.last()?].end - 1;
    if matches!(reading.tokens[head].lower.as_str(), "services" | "resources") && !slug.ends_with('s') {
        slug.push('s');
    }
    Some(slug)
}

/// Whom a service is given to: "to", "for" people of the clause, or a second object.
fn beneficiaries(reading: &Reading<'_>, clause: &Clause) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let bare = clause.after.iter().filter(|p| p.preposition.is_none());
    let subject = clause.subject.iter().filter(|p| p.preposition.is_none() && clause.verb.passive);
    for phrase in clause.with(&["to", "for"]).chain(bare).chain(subject) {
        for noun in phrase
            .group
            .nouns
            .iter()
            .filter(|n| frame::is_person(reading, n) && reading.words[n.head()].tag != Tag::Pronoun)
        {
            for who in whole(reading, clause, Some(noun)) {
                if !found.contains(&who) {
                    found.push(who);
                }
            }
        }
    }
    found
}

/// A beneficiary with what stands behind it: "victims staying at the shelter", "individuals without status".
fn whole(reading: &Reading<'_>, clause: &Clause, noun: Option<&Noun>) -> Vec<String> {
    let Some(noun) = noun.filter(|n| frame::is_person(reading, n)) else { return Vec::new() };
    let behind = clause
        .subject
        .iter()
        .chain(&clause.after)
        .find(|p| p.start == noun.end && p.preposition.as_deref() == Some("without"));
    let words = short(reading, noun);
    match behind {
        Some(phrase) => vec![format!("{words} {}", reading.text_of(phrase.start, phrase.group.end()))],
        None => vec![words],
    }
}
