//! Journeys: "women migrate to A and B for domestic work, where some are subjected to forced labor" tells where and at what
//! work in one clause and what befell them in the next.

use crate::extract::Reading;
use crate::extract::clause::{Clause, Clauses, Link};
use crate::extract::context::{Context, Journey};
use crate::extract::frame::{self, Match};
use crate::extract::group::Noun;
use crate::extract::people;
use crate::extract::word::Tag;

use super::place::keys;
use super::rows::from_there;
use super::scene::Scene;
use super::work::{sector_slug, work_forms};

/// Keeps the journey that a clause tells of, if it does.
pub(super) fn set_out(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize) {
    let clause = &clauses.list[at];
    if clause.verb.denied || !reading.lexicon.frames.in_class("journeys", &clause.verb.lemma) {
        return;
    }
    let nouns = |prepositions: &'static [&'static str]| -> Vec<Noun> {
        prepositions
            .iter()
            .flat_map(|p| frame::named(&clause.after, p))
            .flat_map(|p| p.group.nouns.iter().cloned())
            .collect()
    };
    let to_work: Vec<&Clause> =
        clauses.list.iter().filter(|c| c.parent == Some(at) && c.link == Link::Infinitive).collect();
    let mut destinations = keys(context, reading, &nouns(&["to", "into"]));
    if destinations.is_empty() {
        // "migrate from A to work in B"
        let there: Vec<Noun> = to_work
            .iter()
            .flat_map(|c| frame::named(&c.after, "in"))
            .flat_map(|p| p.group.nouns.iter().cloned())
            .collect();
        destinations = keys(context, reading, &there);
    }
    let from: Vec<Noun> = frame::named(&clause.subject, "from")
        .chain(frame::named(&clause.after, "from"))
        .flat_map(|p| p.group.nouns.iter().cloned())
        .collect();
    let origins = keys(context, reading, &from);
    // "migrate from A to work in construction": to the report's own country.
    if destinations.is_empty()
        && !to_work.is_empty()
        && !origins.is_empty()
        && !origins.contains(&context.own().to_owned())
    {
        destinations.push(context.own().to_owned());
    }
    if destinations.is_empty() {
        return;
    }
    let travelers: Vec<Noun> = clause
        .subject
        .iter()
        .filter(|p| p.preposition.is_none())
        .flat_map(|p| p.group.nouns.iter())
        .filter(|n| frame::is_person(reading, n))
        .cloned()
        .collect();
    let people = from_there(people::people(context, reading, &travelers), &origins);
    let mut sectors: Vec<String> = Vec::new();
    let mut work = nouns(&["for", "as"]);
    // "migrate to A to work as domestic workers or in mines"
    for child in &to_work {
        work.extend(
            ["as", "in", "on"]
                .iter()
                .flat_map(|p| frame::named(&child.after, p))
                .flat_map(|p| p.group.nouns.iter().cloned()),
        );
    }
    for noun in work.iter().filter(|n| frame::is_work(reading, n)) {
        if let Some(slug) = sector_slug(reading, noun).filter(|slug| !sectors.contains(slug)) {
            sectors.push(slug);
        }
    }
    context.journey = Some(Journey { sentence: reading.sentence, people, destinations, sectors });
}

/// Whether the victims of a match are only called by their journey: "migrants", "these workers".
fn travelers(reading: &Reading<'_>, found: &Match<'_>) -> bool {
    let victims = found.role("victim");
    let within = |n: &Noun, class: &str| {
        n.words.iter().all(|w| reading.lexicon.frames.in_class(class, &reading.words[*w].lemma))
    };
    !victims.is_empty() && victims.iter().all(|n| within(n, "travelers"))
}

/// Whether the victims of a match are only pointed at: "some", "they", "a significant number", "some of them".
fn pointed_at(reading: &Reading<'_>, found: &Match<'_>) -> bool {
    let victims = found.role("victim");
    !victims.is_empty()
        && victims.iter().all(|n| {
            n.quantifies
                || n.named_among
                || reading.words[n.head()].tag == Tag::Pronoun
                || n.words.len() == 1 && n.determiner == Some(n.head())
        })
}

/// Sets a scene that says no place of its own where the journey before it led.
pub(super) fn arrive(context: &Context<'_>, reading: &Reading<'_>, found: &Match<'_>, scene: &mut Scene) {
    let Some(journey) = &context.journey else { return };
    let generic = travelers(reading, found) && !journey.people.is_empty();
    if !generic && (!pointed_at(reading, found) || journey.sentence != reading.sentence && !context.points_back) {
        return;
    }
    if generic && scene.origins.is_empty() && scene.destinations.iter().all(|d| journey.destinations.contains(d)) {
        scene.people.clone_from(&journey.people);
    }
    if scene.destinations.is_empty() && !scene.elsewhere {
        scene.destinations.clone_from(&journey.destinations);
    }
    if scene.destinations == journey.destinations && scene.sectors.is_empty() {
        let forms = work_forms(&scene.exploitation);
        scene.sectors.extend(journey.sectors.iter().map(|slug| (slug.clone(), forms.clone())));
    }
}
