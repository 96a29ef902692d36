//! Facilities: one row for each place, with whoever runs them and how many they hold, gathered from all sentences.

use std::collections::BTreeMap;

use crate::fact::{Fact, Kind, Modality, Polarity, Slot, Value};

use super::acting;
use super::clause::Clause;
use super::context::Context;
use super::discourse;
use super::group::Noun;
use super::registry::{Registry, Thing, names_things};
use super::word::Tag;
use super::{Page, Reading};

/// Makes the facts of all facilities.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let registry = std::mem::take(&mut context.registry);
    let mut capacity: BTreeMap<usize, i64> = BTreeMap::new();
    for page in pages.iter().filter(|p| names_things(p.section)) {
        for (at, clause) in page.clauses.list.iter().enumerate() {
            if discourse::denied(&page.clauses, at) {
                continue;
            }
            if let Some(holds) = holds(&page.reading, clause) {
                for facility in subjects(&registry, page, at) {
                    capacity.entry(facility).or_insert(holds);
                }
            }
            if let Some((facility, holds)) = stated(&registry, page, clause) {
                capacity.entry(facility).or_insert(holds);
            }
        }
    }
    for (number, facility) in registry.facilities.iter().enumerate() {
        let telling = facility.runner.is_some()
            || !facility.operators.is_empty()
            || facility.nameless_operator.is_some()
            || facility.proper
            || matches!(facility.kind.as_str(), "shelter" | "assistance-center" | "fund") && named(&facility.name)
            || !facility.places.is_empty() && !facility.marks.is_empty()
            || facility.beds.is_some()
            || capacity.contains_key(&number);
        if !facility.exists || !telling {
            continue;
        }
        // A ministry or an embassy says more than the government that also is said to run it.
        let own = |b: &&usize| {
            let body = &registry.bodies[**b];
            !body.collective && (body.kind != "government" || body.name.contains(" in "))
        };
        // "an NGO shelter, run by the Sun Foundation": the foundation.
        let named = facility.operators.iter().find(own).copied();
        let operator = facility
            .runner
            .filter(|r| named.is_none() || !registry.bodies[*r].collective)
            .or(named)
            .or_else(|| facility.operators.first().copied());
        let places: Vec<Option<&String>> =
            if facility.places.is_empty() { vec![None] } else { facility.places.iter().map(Some).collect() };
        for place in places {
            let mut slots = BTreeMap::new();
            slots.insert(Slot::Facility, Value::Name(facility.name.clone()));
            slots.insert(Slot::FacilityKind, Value::Slug(facility.kind.clone()));
            let known = operator.map(|body| registry.bodies[body].name.clone());
            if let Some(name) = known.or_else(|| facility.nameless_operator.clone()) {
                slots.insert(Slot::Operator, Value::Name(name));
            }
            if let Some(place) = place {
                slots.insert(Slot::Place, Value::Text(place.clone()));
            }
            if let Some(n) = capacity.get(&number).copied().or(facility.beds) {
                slots.insert(Slot::Capacity, Value::Integer(n));
            }
            context.facts.push(Fact {
                kind: Kind::Facility,
                slots,
                polarity: Polarity::Affirmed,
                modality: Modality::Asserted,
                year: None,
                evidence: vec![facility.evidence.clone()],
            });
        }
    }
    context.registry = registry;
}

/// Whether a facility has a name of its own: several words, all with a capital.
fn named(name: &str) -> bool {
    let small = |w: &str| matches!(w, "of" | "for" | "and" | "the" | "to" | "on" | "against");
    name.split(' ').count() > 1 && name.split(' ').all(|w| w.starts_with(char::is_uppercase) || small(w))
}

/// The facilities that a clause speaks of: its subject, or what "which" takes up.
pub fn subjects(registry: &Registry, page: &Page<'_>, at: usize) -> Vec<usize> {
    let things = registry.subjects(page, at);
    things
        .into_iter()
        .filter_map(|t| match t {
            Thing::Facility(f) => Some(f),
            Thing::Body(_) => None,
        })
        .collect()
}

/// "a shelter with a capacity of 30", "a center with space for 12": the facility named last before it.
fn stated(registry: &Registry, page: &Page<'_>, clause: &Clause) -> Option<(usize, i64)> {
    let reading = &page.reading;
    let phrases = || clause.before.iter().chain(&clause.subject).chain(&clause.after);
    let with = phrases().find(|p| {
        p.preposition.as_deref() == Some("with")
            && p.group.nouns.first().is_some_and(|n| acting::words().facilities.room.contains(reading.head_lemma(n)))
    })?;
    let noun = with.group.nouns.first()?;
    let number = |n: &Noun| n.words.iter().find_map(|w| value(reading, *w));
    let behind =
        phrases().find(|p| p.start == noun.end && matches!(p.preposition.as_deref(), Some("of" | "for" | "to")));
    let holds = number(noun).or_else(|| behind.and_then(|p| p.group.nouns.first()).and_then(number))?;
    let last = registry.mentions(reading.sentence).iter().filter(|m| m.end <= with.start).max_by_key(|m| m.start)?;
    match last.things[..] {
        [Thing::Facility(facility)] => Some((facility, holds)),
        _ => None,
    }
}

/// How many people a clause says that its subject holds.
fn holds(reading: &Reading<'_>, clause: &Clause) -> Option<i64> {
    let number = |noun: &Noun| {
        noun.words.iter().find(|w| reading.words[**w].tag == Tag::Number).and_then(|w| value(reading, *w))
    };
    let verb = &clause.verb;
    if acting::words().facilities.hold.contains(&verb.lemma) && !verb.passive {
        let object = clause.object()?.group.nouns.first()?;
        let limit = verb.modality == Modality::Possible
            || reading.words[verb.start].tag == Tag::Modal
            || verb.adverbs.iter().any(|a| a == "up-to")
            || object.words.iter().any(|w| reading.words[*w].lemma == "up-to")
            || (verb.end..object.end).any(|w| reading.words[w].lemma == "up-to");
        return limit.then(|| number(object)).flatten();
    }
    if matches!(verb.lemma.as_str(), "have" | "offer" | "provide") {
        let room = clause.after.iter().position(|p| {
            p.group.nouns.iter().any(|n| acting::words().facilities.room.contains(reading.head_lemma(n)))
        })?;
        let noun = clause.after[room]
            .group
            .nouns
            .iter()
            .find(|n| acting::words().facilities.room.contains(reading.head_lemma(n)))?;
        return number(noun).or_else(|| {
            clause
                .after
                .get(room + 1)
                .filter(|p| matches!(p.preposition.as_deref(), Some("for" | "of")))
                .and_then(|p| p.group.nouns.first())
                .and_then(number)
        });
    }
    None
}

/// The value of a number's word.
pub fn value(reading: &Reading<'_>, word: usize) -> Option<i64> {
    let text = reading.word_text(word).replace(',', "").to_lowercase();
    text.parse().ok().or_else(|| reading.lexicon.grammar.number(&text))
}
