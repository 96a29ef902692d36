//! Where the people of a scene are from, and where they are exploited: the keys of the places named, also by movement.

use crate::extract::Reading;
use crate::extract::clause::{Clause, Clauses, Link};
use crate::extract::context::Context;
use crate::extract::element::names_place;
use crate::extract::frame::{self, Match};
use crate::extract::group::Noun;
use crate::extract::people;

use super::scene::Scene;

/// Whether a verb is one of going from one country to another of one's own will.
fn moves(reading: &Reading<'_>, lemma: &str) -> bool {
    reading.lexicon.frames.in_class("journeys", lemma)
}

/// "who migrate from A, B, and C but then encounter forced labor": the origin stands in the clause before.
pub(super) fn origin_of_movement(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    scene: &mut Scene,
) {
    let clause = &clauses.list[found.clause];
    if !scene.origins.is_empty() || clause.link != Link::Coordinate {
        return;
    }
    let Some(before) = clause.parent.map(|p| &clauses.list[p]).filter(|c| moves(reading, &c.verb.lemma)) else {
        return;
    };
    let nouns: Vec<Noun> = frame::named(&before.after, "from").flat_map(|p| p.group.nouns.iter().cloned()).collect();
    scene.origins = keys(context, reading, &nouns);
}

/// Places named by "nationals of", "citizens of" behind people.
pub(super) fn origin_of_noun(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clause: &Clause,
    noun: &Noun,
) -> Vec<String> {
    let national = matches!(reading.head_lemma(noun), "national" | "citizen" | "resident");
    // "A exploits some of its citizens": A's.
    let rules = clause
        .subject
        .iter()
        .flat_map(|p| &p.group.nouns)
        .any(|n| matches!(reading.head_lemma(n), "government" | "state" | "authority" | "regime"));
    if (rules || matches!(reading.head_lemma(noun), "national" | "citizen"))
        && noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "its" | "their"))
    {
        let subject: Vec<Noun> = clause
            .subject
            .iter()
            .filter(|p| p.preposition.is_none())
            .flat_map(|p| p.group.nouns.iter())
            .filter(|n| frame::fits(reading, n, "place"))
            .cloned()
            .collect();
        let named = keys(context, reading, &subject);
        return if named.is_empty() && rules { vec![context.own().to_owned()] } else { named };
    }
    let behind = clause
        .subject
        .iter()
        .chain(&clause.after)
        .find(|p| p.start == noun.end && p.preposition.as_deref() == Some("of"));
    match behind {
        Some(phrase) if national => keys(context, reading, &phrase.group.nouns),
        _ => Vec::new(),
    }
}

/// The keys of the places that noun groups name.
pub fn keys(context: &Context<'_>, reading: &Reading<'_>, nouns: &[Noun]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for noun in nouns {
        for key in named(context, reading, noun) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// The keys of the places that one noun group names.
fn named(context: &Context<'_>, reading: &Reading<'_>, noun: &Noun) -> Vec<String> {
    let mut named = people::places_of(context, reading, noun);
    // "the Pacific provinces" and "X province" are parts of the report's own country.
    let part = reading.lexicon.frames.in_class("parts-of-country", reading.head_lemma(noun));
    if part {
        named.retain(|key| !key.starts_with("region:"));
        if named.is_empty() && reading.lexicon.frames.in_class("provinces", reading.head_lemma(noun)) {
            named.push(context.own().to_owned());
        }
    }
    named
}

/// Where: by the frame's places, by "domestically", by the place that "where" points to.
pub(super) fn where_to(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    scene: &mut Scene,
) {
    let clause = &clauses.list[found.clause];
    let mut nouns: Vec<Noun> = found.role("destination").to_vec();
    // "migrants being smuggled to A are subjected to": they are on their way.
    let on_the_way: Vec<&Clause> = clauses
        .list
        .iter()
        .filter(|c| c.parent == Some(found.clause) && c.link == Link::Participle && c.verb.start < clause.verb.start)
        .filter(|c| reading.words[c.verb.start..c.verb.end].iter().any(|w| reading.tokens[w.start].lower == "being"))
        .collect();
    nouns.retain(|n| !on_the_way.iter().any(|c| (c.verb.start..clause.verb.start).contains(&n.start)));
    if clause.link == Link::Where
        && let Some(parent) = clause.parent
    {
        let above = &clauses.list[parent];
        nouns.extend(above.with(&["in", "to", "into", "within", "at"]).flat_map(|p| p.group.nouns.iter().cloned()));
    }
    if nouns.is_empty() {
        nouns.extend(of_work(reading, clauses, found));
    }
    // "have fled the country and are vulnerable": they are there no longer.
    let left = clause.link == Link::Coordinate
        && clause.parent.map(|p| &clauses.list[p].verb.lemma).is_some_and(|v| v == "flee" || v == "leave");
    scene.elsewhere |= left && nouns.is_empty();
    if nouns.is_empty() {
        nouns.extend(moved_to(reading, clauses, found.clause, scene));
    }
    if nouns.is_empty() && reading.words[clause.verb.end..clause.end].iter().any(|w| w.lemma == "there") {
        nouns.extend(there_before(reading, clauses, clause.verb.start));
    }
    let origins = scene.origins.clone();
    for noun in &nouns {
        let named = named(context, reading, noun);
        // "other countries in the region": the general word counts only where it is all that is said.
        if named.is_empty() && matches!(reading.head_lemma(noun), "country" | "nation") {
            scene.elsewhere = true;
        }
        // "within Kenya", said of Kenya, is "within the country".
        let within = noun.start > 0 && matches!(reading.words[noun.start - 1].lemma.as_str(), "within" | "inside");
        scene.domestic |= within && named.iter().any(|key| key == context.own());
        for key in named {
            if !(scene.destinations.contains(&key)
                || origins.contains(&key) && found.role("origin").iter().any(|o| o.start == noun.start))
            {
                scene.destinations.push(key);
            }
        }
    }
    // "domestic and foreign victims in A and A's nationals abroad": only the last are abroad.
    let abroad = found.role("victim").last().is_some_and(|n| {
        found.role("victim").len() > 1
            && reading.words.get(n.end).is_some_and(|w| matches!(w.lemma.as_str(), "abroad" | "overseas"))
    });
    if abroad && nouns.is_empty() {
        let at_home = &found.role("victim")[..found.role("victim").len() - 1];
        scene.people = people::people(context, reading, at_home);
        return;
    }
    let mut adverbs: Vec<&str> = clause.adverbs.iter().map(|a| a.as_str()).collect();
    for child in clauses.list.iter().filter(|c| c.parent == Some(found.clause) && c.link == Link::Infinitive) {
        adverbs.extend(child.adverbs.iter().map(|a| a.as_str()));
    }
    for adverb in adverbs {
        match adverb {
            "domestically" => scene.domestic = true,
            _ => scene.elsewhere |= reading.lexicon.words.away.contains(adverb),
        }
    }
    // "Within the country, girls are ..., and boys are ...": said once for the sentence.
    let opening = reading.words.first().is_some_and(|w| w.lemma == "domestically");
    scene.domestic |= opening && scene.destinations.is_empty() && !scene.elsewhere;
    if scene.domestic && !scene.destinations.iter().any(|d| d == context.own()) {
        scene.destinations.insert(0, context.own().to_owned());
    }
}

/// The place that "there" points to: the last one before it that people are said to be in.
fn there_before(reading: &Reading<'_>, clauses: &Clauses, before: usize) -> Vec<Noun> {
    clauses
        .list
        .iter()
        .flat_map(|c| c.before.iter().chain(&c.subject).chain(&c.after))
        .filter(|p| p.start < before && matches!(p.preposition.as_deref(), Some("in" | "within" | "to" | "into")))
        .filter(|p| p.group.nouns.iter().all(|n| names_place(reading, n)))
        .max_by_key(|p| p.start)
        .map_or_else(Vec::new, |p| p.group.nouns.clone())
}

/// The place behind a kind of work: "in the construction and service sectors of A".
fn of_work(reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>) -> Vec<Noun> {
    let ends: Vec<usize> = found.role("sector").iter().map(|n| n.end).collect();
    clauses
        .list
        .iter()
        .enumerate()
        .filter(|(i, c)| *i == found.clause || c.parent == Some(found.clause))
        .flat_map(|(_, c)| c.before.iter().chain(&c.after))
        .filter(|p| p.preposition.as_deref() == Some("of") && ends.contains(&p.start))
        .flat_map(|p| p.group.nouns.iter())
        .filter(|n| frame::fits(reading, n, "place"))
        .cloned()
        .collect()
}

/// Where a clause that says no place of its own was set by movement: "are sent to A and forced into", "after migrating to
/// A"; people on their way are nowhere that a route could name.
fn moved_to(reading: &Reading<'_>, clauses: &Clauses, at: usize, scene: &mut Scene) -> Vec<Noun> {
    let clause = &clauses.list[at];
    let there = |c: &Clause| -> Vec<Noun> {
        c.with(&["to", "into", "in"])
            .flat_map(|p| p.group.nouns.iter())
            .filter(|n| frame::fits(reading, n, "place"))
            .cloned()
            .collect()
    };
    let mut nouns = Vec::new();
    if matches!(clause.link, Link::Coordinate | Link::Infinitive)
        && let Some(before) = clause.parent.map(|p| &clauses.list[p])
        && reading.lexicon.frames.in_class("carries-away", &before.verb.lemma)
    {
        // "recruited for jobs in A and subsequently forced": in A, if it is nowhere else.
        // "migrate for work in A but face": there as well.
        let to_work = before
            .with(&["for"])
            .flat_map(|p| &p.group.nouns)
            .any(|n| matches!(reading.head_lemma(n), "work" | "job" | "employment" | "labor" | "opportunity"));
        let places: &[&str] =
            if before.verb.lemma == "recruit" || to_work { &["to", "into", "in"] } else { &["to", "into"] };
        nouns.extend(
            before
                .with(places)
                .flat_map(|p| p.group.nouns.iter())
                .filter(|n| frame::fits(reading, n, "place"))
                .cloned(),
        );
    }
    for (i, other) in clauses.list.iter().enumerate() {
        let after = other.parent == Some(at)
            && other.link == Link::Gerund
            && matches!(other.verb.marker.as_deref(), Some("after" | "while" | "when" | "upon"));
        if after && i != at {
            nouns.extend(there(other));
            scene.elsewhere |= other.adverbs.iter().any(|a| reading.lexicon.words.away.contains(a));
        }
        // "some who attempt to migrate to Europe through Libya": on the way, and nobody says where.
        let describes = other.parent == Some(at)
            && matches!(other.link, Link::Participle | Link::Relative)
            && other.verb.start < clause.verb.start;
        if describes && moves(reading, &other.verb.lemma) && other.verb.lemma != "transit" {
            // "who migrate to A ... face": there. "attempting to migrate to A": nobody says where.
            if other.verb.chain.is_empty() {
                nouns.extend(
                    other
                        .with(&["to", "into"])
                        .flat_map(|p| p.group.nouns.iter())
                        .filter(|n| frame::fits(reading, n, "place"))
                        .cloned(),
                );
            } else {
                scene.elsewhere |= !there(other).is_empty() && nouns.is_empty();
            }
        }
        let nested = clauses.below(at).contains(&i) && other.verb.start < clause.verb.start;
        if nested && nouns.is_empty() {
            scene.elsewhere |= other.adverbs.iter().any(|a| reading.lexicon.words.away.contains(a));
        }
    }
    nouns
}
