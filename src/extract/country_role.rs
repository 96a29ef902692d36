//! "X is a source, transit, and destination country for women subjected to forced labor": roles of the country, the forms
//! that are said of each, and the routes where places are named.

use crate::fact::{Kind, Modality, Polarity, Slot};

use super::Page;
use super::Reading;
use super::clause::{Clauses, Link};
use super::context::{Context, tells_of_exploitation};
use super::discourse;
use super::frame::{self, Match, fits};
use super::group::Noun;
use super::people;
use super::route::{self, Scene, Telling};

/// Stands for a word of passage among the role words: "a stop", "a gateway".
const PASSAGE: &str = "passage";

/// Adds the roles, with forms and routes.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    for page in pages.iter().filter(|p| tells_of_exploitation(p.section)) {
        for at in 0..page.clauses.list.len() {
            for found in frame::matches(&page.reading, &page.clauses, at, Kind::CountryRole) {
                roles(context, &page.reading, &page.clauses, &found);
            }
        }
    }
}

/// The role words of a noun group, in the contract's spelling.
fn role_words(reading: &Reading<'_>, nouns: &[Noun]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for noun in nouns {
        // "a sex tourism destination" and "a destination for tourists" are no roles in trafficking.
        if fits(reading, noun, "exploitation") || tourism(reading, noun) {
            continue;
        }
        for word in &noun.words {
            let role = match reading.words[*word].lemma.as_str() {
                "source" | "origin" => "source",
                "transit" => "transit",
                "destination" => "destination",
                // "use A as a stopover for women on their way to B"
                other if reading.lexicon.frames.in_class("transit-words", other) => PASSAGE,
                _ => continue,
            };
            if !found.contains(&role) {
                found.push(role);
            }
        }
    }
    found
}

/// Whether a role is only said to be possible: "possibly a transit country", "a potential destination".
fn hedged(reading: &Reading<'_>, nouns: &[Noun], role: &str) -> bool {
    let possible = |at: usize| {
        let word = &reading.words[at];
        reading.tokens[word.start..word.end]
            .iter()
            .any(|t| matches!(t.lower.as_str(), "possibly" | "possible" | "potential" | "potentially"))
    };
    nouns.iter().any(|noun| {
        noun.words.iter().any(|w| reading.words[*w].lemma == role && (w.saturating_sub(3)..*w).any(possible))
    })
}

/// Whether a noun group is about travel.
fn tourism(reading: &Reading<'_>, noun: &Noun) -> bool {
    noun.words.iter().any(|w| matches!(reading.words[*w].lemma.as_str(), "tourism" | "tourist" | "travel"))
}

fn roles(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>) {
    let at = found.clause;
    let named = found.role("country").iter().find_map(|n| people::place(context, reading, n));
    // "It is also a transit country": the report's own.
    let it = found.role("country").iter().any(|n| fits(reading, n, "it"));
    let Some(country) = named.or_else(|| it.then(|| context.own().to_owned())) else { return };
    // "a destination for sex tourism" says where tourists go.
    let purpose =
        clauses.list[at].with(&["for"]).next().and_then(|p| p.group.nouns.first()).is_some_and(|n| tourism(reading, n));
    if purpose {
        return;
    }
    let denied = discourse::denied(clauses, at);
    let telling = Telling {
        sentence: reading.sentence,
        span: discourse::span(reading, clauses, at),
        source: discourse::source(reading, clauses, at),
        frame: &found.frame.id,
        polarity: if denied { Polarity::Denied } else { Polarity::Affirmed },
        modality: discourse::modality(reading, clauses, at),
        year: discourse::clause_year(reading, clauses, at),
    };
    // "a source for A and a destination for B": each complement with what stands up to the next.
    let mut starts: Vec<usize> = Vec::new();
    for noun in found.role("role") {
        let listed =
            starts.last().is_some_and(|last| !reading.words[*last..noun.start].iter().any(|w| w.lemma == "for"));
        if !listed && !role_words(reading, std::slice::from_ref(noun)).is_empty() {
            starts.push(noun.start);
        }
    }
    for (i, start) in starts.iter().enumerate() {
        let from = if i == 0 { 0 } else { *start };
        let to = starts.get(i + 1).copied().unwrap_or(usize::MAX);
        let within = |n: &&Noun| (from..to).contains(&n.start);
        let nouns: Vec<Noun> = found.role("role").iter().filter(within).cloned().collect();
        part(context, reading, clauses, found, &country, &role_words(reading, &nouns), (from, to), &telling);
    }
}

/// One complement with its own people and places.
#[expect(clippy::too_many_arguments, reason = "the parts of one sentence")]
fn part(
    context: &mut Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    country: &str,
    roles: &[&'static str],
    range: (usize, usize),
    telling: &Telling<'_>,
) {
    let partner = found.frame.id == "partner-countries";
    let theirs = people::people(context, reading, found.role("victim"));
    let at_home = theirs.iter().any(|p| matches!(p.home, people::Home::Place(_)));
    if country != context.own() && (partner || at_home && roles == ["destination"]) {
        partners(context, reading, found, roles, theirs, telling);
        return;
    }
    // What passes through a country gives it no role (contract, ruling 8).
    if roles.contains(&PASSAGE) {
        context.add(route::draft(telling, Kind::Transit).place(Slot::Country, Some(country)));
        return;
    }
    for role in roles {
        context.add(
            route::draft(telling, Kind::CountryRole).place(Slot::Country, Some(country)).slug(Slot::Role, Some(role)),
        );
        if *role == "transit" {
            context.add(route::draft(telling, Kind::Transit).place(Slot::Country, Some(country)));
        }
    }
    if country != context.own() {
        // "X is the main trafficking destination": of the report's own people.
        if roles == ["destination"] && found.role("role").iter().any(|n| !reading.all_in(n, "trafficking").is_empty()) {
            let scene = Scene {
                people: vec![people::People { kind: None, home: people::Home::Place(context.own().to_owned()) }],
                destinations: route::keys(context, reading, found.role("country")),
                ..Scene::default()
            };
            route::add(context, scene, telling);
        }
        return;
    }
    for mut scene in told_of(context, reading, clauses, found, range) {
        if scene.exploitation.is_empty() {
            scene.exploitation.push(None);
        }
        routes(context, roles, &scene, telling);
        if telling.modality == Modality::AtRisk {
            continue;
        }
        for role in roles.iter().filter(|role| !hedged(reading, found.role("role"), role)) {
            for form in &scene.exploitation {
                for person in &scene.people {
                    context.add(
                        route::draft(telling, Kind::Form)
                            .slug(Slot::Leg, Some(role))
                            .slug(Slot::Exploitation, form.as_deref())
                            .slug(Slot::Victims, person.kind.as_deref()),
                    );
                }
            }
        }
    }
}

/// "Main destination countries include A", "A remained the leading destination for B's victims": routes to and from A.
fn partners(
    context: &mut Context<'_>,
    reading: &Reading<'_>,
    found: &Match<'_>,
    roles: &[&'static str],
    theirs: Vec<people::People>,
    telling: &Telling<'_>,
) {
    let own = context.own().to_owned();
    let named = route::keys(context, reading, found.role("country"));
    let at = |home: &str| people::People { kind: None, home: people::Home::Place(home.to_owned()) };
    if roles.contains(&"destination") {
        let homes = theirs.iter().any(|p| matches!(p.home, people::Home::Place(_)));
        let people = if homes { theirs } else { vec![at(&own)] };
        route::add(context, Scene { people, destinations: named.clone(), ..Scene::default() }, telling);
    }
    if roles.contains(&"source") {
        let people = named.iter().map(|key| at(key)).collect();
        route::add(context, Scene { people, destinations: vec![own], ..Scene::default() }, telling);
    }
    if roles.contains(&"transit") {
        for key in &named {
            context.add(route::draft(telling, Kind::Transit).place(Slot::Country, Some(key)));
        }
    }
}

/// The scenes that the role is said of: the people after "for", with the participles that describe them.
fn told_of(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    (from, to): (usize, usize),
) -> Vec<Scene> {
    let at = found.clause;
    let clause = &clauses.list[at];
    let of = |role: &str| -> Vec<Noun> {
        found.role(role).iter().filter(|n| (from..to).contains(&n.start)).cloned().collect()
    };
    let victims = of("victim");
    let mut named = route::forms(context, reading, None, &of("exploitation"));
    if named.iter().all(Option::is_none) {
        named = route::forms(context, reading, None, &victims);
    }
    let base = Scene {
        people: people::people(context, reading, &victims),
        exploitation: named,
        origins: route::keys(context, reading, &of("origin")),
        ..Scene::default()
    };
    let mut scenes: Vec<Scene> = Vec::new();
    let mut left_to_clause = false;
    for (i, child) in clauses.list.iter().enumerate() {
        let described = matches!(child.link, Link::Participle | Link::Relative | Link::Coordinate)
            && clauses.below(at).contains(&i)
            && child.verb.start >= clause.verb.end
            && (from..to).contains(&child.verb.start);
        if !described {
            continue;
        }
        // "who migrate but may be subjected to": the clause itself tells how sure it is.
        if discourse::modality(reading, clauses, i) != Modality::Asserted || discourse::denied(clauses, i) {
            left_to_clause = true;
            continue;
        }
        let of_child = frame::matches(reading, clauses, i, Kind::Route)
            .into_iter()
            .find_map(|m| route::scene(context, reading, clauses, &m));
        if let Some(scene) = of_child {
            scenes.push(scene);
        }
    }
    if scenes.is_empty() && !left_to_clause && !(base.people.is_empty() && base.exploitation.is_empty()) {
        scenes.push(base.clone());
    }
    for scene in &mut scenes {
        if scene.people.is_empty() {
            scene.people.clone_from(&base.people);
        }
        for origin in &base.origins {
            if !scene.origins.contains(origin) {
                scene.origins.push(origin.clone());
            }
        }
        if scene.people.is_empty() {
            scene.people.push(people::People { kind: None, home: people::Home::Unsaid });
        }
    }
    scenes
}

/// Routes of a role that names places: from there to here as a destination, from here to there as a source.
fn routes(context: &mut Context<'_>, roles: &[&str], scene: &Scene, telling: &Telling<'_>) {
    let own = context.own().to_owned();
    let homes = scene.people.iter().any(|p| matches!(p.home, people::Home::Place(_)));
    if roles.contains(&"destination") && (!scene.origins.is_empty() || homes) {
        let mut arriving = scene.clone();
        arriving.destinations = vec![own.clone()];
        arriving.elsewhere = false;
        route::add(context, arriving, telling);
    }
    if roles.contains(&"source") && scene.destinations.iter().any(|d| *d != own)
        || (scene.domestic && roles.contains(&"source"))
    {
        let mut leaving = scene.clone();
        if !roles.contains(&"transit") || scene.origins.is_empty() || roles.len() == 1 {
            leaving.origins = vec![own.clone()];
        }
        route::add(context, leaving, telling);
    } else if roles == ["transit"] && !scene.origins.is_empty() && !scene.destinations.is_empty() {
        let mut passing = scene.clone();
        passing.via = vec![own];
        route::add(context, passing, telling);
    }
}
