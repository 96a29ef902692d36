//! Routes: who is exploited where, from where, in what, through where; and what follows from them, the kinds of work, the
//! countries passed through and the forms on each leg.
//!
//! A clause that evokes a route frame becomes a [`Scene`], the scene's clause is taken apart where it pairs forms and
//! places off, and each part becomes rows.

mod form;
mod journey;
mod pairs;
mod place;
mod rows;
mod scene;
mod telling;
mod work;

pub use form::forms;
pub use place::keys;
pub use rows::add;
pub use scene::{Scene, scene};
pub use telling::{Telling, draft};
pub use work::sector_slug;

use crate::fact::{Kind, Modality, Slot};

use super::clause::{Clause, Clauses, Link};
use super::context::{Context, tells_of_exploitation};
use super::discourse;
use super::frame::{self, Match};
use super::group::Noun;
use super::people;
use super::word::Tag;
use super::{Page, Reading};
use pairs::parts;
use rows::remember;
use telling::telling;

/// Adds the routes of all sentences that tell of exploitation.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    for page in pages.iter().filter(|p| tells_of_exploitation(p.section)) {
        // Only a pronoun looks back over the end of a sentence.
        context.points_back = page.clauses.list.first().is_some_and(|c| points_back(&page.reading, c));
        if !context.points_back {
            context.people.clear();
        }
        // "Upon arrival, sponsors subject migrants to": a journey is remembered for two sentences.
        if context.journey.as_ref().is_some_and(|j| page.reading.sentence > j.sentence + 2) {
            context.journey = None;
        }
        let mut told: Vec<usize> = Vec::new();
        for at in 0..page.clauses.list.len() {
            if !under_role(&page.reading, &page.clauses, at) {
                told.extend(clause(context, &page.reading, &page.clauses, at));
            }
            transit(context, &page.reading, &page.clauses, at);
        }
        nominal(context, &page.reading, &page.clauses, &told);
    }
}

/// Whether the subject of a sentence's first clause is spoken of before: "they", "these women", "some of them".
fn points_back(reading: &Reading<'_>, clause: &Clause) -> bool {
    let pronoun = |n: &Noun| {
        reading.words[n.head()].tag == Tag::Pronoun && reading.words[n.head()].lemma != "there"
            || n.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "these" | "those" | "such"))
    };
    let mut bare = clause.subject.iter().skip_while(|p| p.preposition.is_some());
    let Some(first) = bare.next() else { return false };
    first.group.nouns.iter().any(pronoun)
        || first.group.nouns.iter().all(|n| n.quantifies)
            && bare.next().is_some_and(|p| p.preposition.as_deref() == Some("of") && p.group.nouns.iter().any(pronoun))
}

/// Routes that a noun tells of: "the trafficking of girls from A to B".
fn nominal(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, told: &[usize]) {
    for (found, at) in frame::nominal(reading, clauses) {
        // What the clause around it has told already is not told again.
        if found.frame.fact != Kind::Route || told.contains(&at) {
            continue;
        }
        let Some(scene) = scene(context, reading, clauses, &found) else { continue };
        // "the recruitment of workers for forced labor": nobody says where.
        if found.set("place") == Some("said") && scene.destinations.is_empty()
            || countered(reading, &clauses.list[found.clause], at)
        {
            continue;
        }
        tell(context, reading, clauses, &found, scene);
    }
}

/// Whether a noun at word `at` is what a law, a campaign or an arrest is against, and no exploitation that is told:
/// "punished those responsible for the forced labor of migrants", "penalties for".
fn countered(reading: &Reading<'_>, clause: &Clause, at: usize) -> bool {
    let counters = |lemma: &str| reading.lexicon.frames.in_class("countering", lemma);
    let governed = reading.words[..at]
        .iter()
        .rev()
        .skip_while(|w| matches!(w.tag, Tag::Determiner | Tag::Adjective))
        .take_while(|w| !matches!(w.tag, Tag::Comma | Tag::Break))
        .take(3)
        .any(|w| counters(&w.lemma));
    governed || counters(&clause.verb.lemma) || clause.verb.chain.iter().any(|v| counters(v))
}

/// Countries that people pass through.
fn transit(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize) {
    if discourse::denied(clauses, at) {
        return;
    }
    for found in frame::matches(reading, clauses, at, Kind::Transit) {
        let telling = telling(reading, clauses, &found);
        // Trying to get through is passing through.
        let telling = Telling {
            modality: if telling.modality == Modality::Planned { Modality::Asserted } else { telling.modality },
            ..telling
        };
        for country in keys(context, reading, found.role("country")) {
            context.add(draft(&telling, Kind::Transit).place(Slot::Country, Some(&country)));
        }
    }
}

/// Whether a clause describes the people of a sentence on the country's role, which reads it itself.
fn under_role(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> bool {
    let mut next = clauses.list[at].parent;
    let mut guard = 0;
    while let Some(p) = next {
        if !frame::matches(reading, clauses, p, Kind::CountryRole).is_empty() {
            return matches!(clauses.list[at].link, Link::Participle | Link::Relative | Link::Coordinate)
                && clauses.list[at].verb.shape != super::element::Shape::Finite
                || clauses.list[at].link == Link::Relative
                // "a source for men who migrate to A but face forced labor"
                || clauses.list[at].link == Link::Coordinate
                    && clauses.list[at].parent.is_some_and(|p| clauses.list[p].link == Link::Relative)
                    && discourse::modality(reading, clauses, at) == Modality::Asserted
                    && !discourse::denied(clauses, at);
        }
        next = clauses.list[p].parent.filter(|n| *n != p);
        guard += 1;
        if guard > 10 {
            break;
        }
    }
    false
}

/// Whether a clause that carries people away is gone on with by one that says what they are forced into.
fn forced_next(context: &Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize, first: &Scene) -> bool {
    reading.lexicon.frames.in_class("carries-away", &clauses.list[at].verb.lemma)
        && clauses.list.iter().enumerate().any(|(i, c)| {
            c.parent == Some(at)
                && c.link == Link::Coordinate
                && frame::matches(reading, clauses, i, Kind::Route)
                    .iter()
                    .filter_map(|m| scene(context, reading, clauses, m))
                    .any(|s| {
                        s.exploitation.iter().any(Option::is_some)
                            && first.destinations.iter().all(|d| s.destinations.contains(d))
                    })
        })
}

/// Reads one clause with all route frames that it evokes; the richest match wins. Gives where the nouns start that say in
/// what.
fn clause(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize) -> Vec<usize> {
    let matches = frame::matches(reading, clauses, at, Kind::Route);
    let mut best: Option<(usize, Match<'_>, Scene)> = None;
    let mut forced: Vec<Option<String>> = Vec::new();
    for found in matches {
        let Some(mut scene) = scene(context, reading, clauses, &found) else { continue };
        journey::arrive(context, reading, &found, &mut scene);
        journey::taken_for(reading, clauses, &found, &mut scene);
        if found.set("by") == Some("infinitive") {
            forced.clone_from(&scene.exploitation);
        }
        let told = scene.people.iter().filter(|p| p.kind.is_some()).count();
        let weight = scene.exploitation.len() * 4
            + scene.destinations.len()
            + scene.sectors.len()
            + told.min(1)
            + usize::from(found.set("with") == Some("risk"));
        if best.as_ref().is_none_or(|(w, _, _)| weight > *w) {
            best = Some((weight, found, scene));
        }
    }
    // "forced to labor through debt bondage" is both.
    if let Some((_, _, scene)) = &mut best {
        for form in forced {
            if !scene.exploitation.contains(&form) && scene.exploitation.iter().any(Option::is_some) {
                scene.exploitation.push(form);
            }
        }
    }
    // "men trafficked from A are subjected to ...", "forced to engage in ...": the clause above tells it.
    let best = best.filter(|(_, found, scene)| {
        let clause = &clauses.list[at];
        let told = clause.link == Link::Participle
            && scene.exploitation.iter().all(Option::is_none)
            && (frame::carries_on(reading, clause) || scene.destinations.is_empty())
            || clause.link == Link::Infinitive
            || matches!(clause.link, Link::Participle | Link::Relative) && comes_from(context, reading, clauses, at);
        !told
            || !clause.parent.is_some_and(|p| {
                frame::matches(reading, clauses, p, Kind::Route).iter().any(|m| m.frame.id != found.frame.id)
            })
    });
    // "if they were forced to": nobody says that they were. "Trafficking is a problem": nobody says whose.
    let best = best.filter(|(_, found, scene)| {
        let supposed =
            matches!(clauses.list[at].opener.as_deref(), Some("if" | "whether" | "unless" | "how" | "what" | "why"));
        // "acts committed as a direct result of being trafficked"
        let clause = &clauses.list[at];
        let result = clause.link == Link::Gerund
            && clause.verb.passive
            && matches!(clause.verb.marker.as_deref(), Some("of" | "because-of"));
        let supposed = supposed || result;
        let formless = scene.exploitation.iter().all(Option::is_none);
        let nobody = found.role("victim").is_empty() && (!scene.domestic || found.set("domestic").is_none());
        // "The majority of victims are children": nobody says in what, from where or where.
        let bare = !found.role("label").is_empty()
            && scene.origins.is_empty()
            && found.role("destination").is_empty()
            && !scene.people.iter().any(|p| matches!(p.home, people::Home::Place(_)));
        let homeless = found.set("home") == Some("said")
            && scene.origins.is_empty()
            && !scene.people.iter().any(|p| matches!(p.home, people::Home::Place(_)));
        let empty = homeless || formless && (nobody || bare);
        !supposed && !empty
    });
    // "most victims are women trafficked from A": the participle tells it.
    let best = best.filter(|(_, found, _)| {
        let whom = if found.set("home") == Some("said") { found.role("victim") } else { found.role("label") };
        whom.is_empty()
            || clauses.list[at].verb.lemma != "be"
            || !form::forms(context, reading, None, whom).is_empty()
            || !clauses.list.iter().enumerate().any(|(i, c)| {
                c.parent == Some(at)
                    && c.link == Link::Participle
                    && frame::matches(reading, clauses, i, Kind::Route).iter().any(|m| {
                        !keys(context, reading, m.role("origin")).is_empty()
                            || m.role("exploitation").iter().any(|n| !reading.all_in(n, "exploitation").is_empty())
                    })
            })
    });
    // "are trafficked to A and forced into prostitution": the second verb says in what, and the first only where to.
    let best = best.filter(|(_, _, scene)| {
        scene.exploitation.iter().any(Option::is_some) || !forced_next(context, reading, clauses, at, scene)
    });
    let Some((_, found, scene)) = best else {
        notice(context, reading, &clauses.list[at]);
        journey::set_out(context, reading, clauses, at);
        return Vec::new();
    };
    for scene in parts(context, reading, clauses, &found, &scene) {
        tell(context, reading, clauses, &found, scene);
    }
    found.role("exploitation").iter().map(|n| n.start).collect()
}

/// "victims trafficked into A come from B": whether the clause above a participle or a relative clause says where its people are from.
fn comes_from(context: &Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize) -> bool {
    clauses.list[at].parent.filter(|p| clauses.list[*p].verb.lemma != "be").is_some_and(|p| {
        frame::matches(reading, clauses, p, Kind::Route).iter().any(|m| {
            m.set("home") == Some("said")
                && m.frame.verbs.iter().any(|v| v == "come")
                && !keys(context, reading, m.role("origin")).is_empty()
        })
    })
}

/// Adds a scene as its match tells it.
fn tell(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>, scene: Scene) {
    let telling = telling(reading, clauses, found);
    for scene in legs(context, reading, found, scene) {
        add(context, scene, &telling);
    }
}

/// "from A to B and from C to D": two journeys, and nobody goes from A to D.
fn legs(context: &Context<'_>, reading: &Reading<'_>, found: &Match<'_>, scene: Scene) -> Vec<Scene> {
    let mut ends: Vec<(bool, &Noun)> = found.role("origin").iter().map(|n| (false, n)).collect();
    ends.extend(found.role("destination").iter().map(|n| (true, n)));
    ends.sort_by_key(|(_, n)| n.start);
    let mut told: Vec<[Vec<Noun>; 2]> = Vec::new();
    for (reached, noun) in ends {
        match told.last_mut().filter(|leg| reached || leg[1].is_empty()) {
            Some(leg) => leg[usize::from(reached)].push(noun.clone()),
            None => {
                let mut leg = [Vec::new(), Vec::new()];
                leg[usize::from(reached)].push(noun.clone());
                told.push(leg);
            }
        }
    }
    let whole = |nouns: &[Noun], all: &[String]| {
        let named = keys(context, reading, nouns);
        named.len() == all.len() && named.iter().all(|key| all.contains(key))
    };
    if told.len() < 2
        || told.iter().flatten().any(Vec::is_empty)
        || !whole(found.role("origin"), &scene.origins)
        || !whole(found.role("destination"), &scene.destinations)
    {
        return vec![scene];
    }
    let leg = |[from, to]: &[Vec<Noun>; 2]| Scene {
        origins: keys(context, reading, from),
        destinations: keys(context, reading, to),
        ..scene.clone()
    };
    told.iter().map(leg).collect()
}

/// Keeps the people that a clause without a route speaks of, for the pronouns after it.
fn notice(context: &mut Context<'_>, reading: &Reading<'_>, clause: &Clause) {
    let of = |phrases: &[super::element::Phrase]| -> Vec<Noun> {
        phrases
            .iter()
            .filter(|p| p.preposition.is_none())
            .flat_map(|p| p.group.nouns.iter())
            .filter(|n| frame::is_person(reading, n) && reading.words[n.head()].tag != Tag::Pronoun)
            .cloned()
            .collect()
    };
    let object = of(&clause.after);
    let nouns = if object.is_empty() || clause.verb.passive { of(&clause.subject) } else { object };
    let named = people::people(context, reading, &nouns);
    if named.is_empty() {
        return;
    }
    let from: Vec<Noun> = frame::named(&clause.subject, "from")
        .chain(frame::named(&clause.after, "from"))
        .flat_map(|p| p.group.nouns.iter().cloned())
        .collect();
    let scene = Scene { people: named, origins: keys(context, reading, &from), ..Scene::default() };
    remember(context, &scene);
}
