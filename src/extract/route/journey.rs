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
use super::work::{is_work_form, sector_slug, work_forms};

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
    let sectors = work(reading, clauses, at);
    context.journey = Some(Journey { sentence: reading.sentence, people, destinations, sectors });
}

/// The kinds of work that people set out or are taken for in a clause: "migrate to A to work as domestic workers or in
/// mines", "are recruited for farm work".
fn work(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> Vec<String> {
    let to_work = clauses.list.iter().filter(|c| c.parent == Some(at) && c.link == Link::Infinitive);
    let own = ["for", "as"].iter().flat_map(|p| frame::named(&clauses.list[at].after, p));
    let phrases = own.chain(to_work.flat_map(|c| ["as", "in", "on"].iter().flat_map(|p| frame::named(&c.after, p))));
    let mut sectors: Vec<String> = Vec::new();
    for noun in phrases.flat_map(|p| &p.group.nouns).filter(|n| frame::is_work(reading, n)) {
        if let Some(slug) = sector_slug(reading, noun).filter(|slug| !sectors.contains(slug)) {
            sectors.push(slug);
        }
    }
    sectors
}

/// Takes the work for which people were taken, where the same sentence tells that it was forced on them: "are recruited to
/// work in mines and subjected to forced labor". What they were promised is not where they are prostituted.
pub(super) fn taken_for(reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>, scene: &mut Scene) {
    let labor = |form: &Option<String>| form.as_deref().is_some_and(|f| f == "domestic-servitude" || is_work_form(f));
    if !scene.sectors.is_empty() || scene.exploitation.is_empty() || !scene.exploitation.iter().all(labor) {
        return;
    }
    let frames = &reading.lexicon.frames;
    let mut at = found.clause;
    while clauses.list[at].link == Link::Coordinate
        && let Some(before) = clauses.list[at].parent.filter(|before| *before < at)
    {
        at = before;
        let verb = &clauses.list[at].verb;
        let taken = ["journeys", "carries-away"].iter().any(|class| frames.in_class(class, &verb.lemma));
        // Whoever passes through is not forced to work there.
        let passing = frames.of_verb(&verb.lemma).any(|f| f.id == "transit");
        if taken && !passing && !verb.denied {
            let forms = work_forms(&scene.exploitation);
            scene.sectors.extend(work(reading, clauses, at).into_iter().map(|slug| (slug, forms.clone())));
            return;
        }
    }
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
