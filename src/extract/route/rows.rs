//! From a scene to rows: each origin with each destination, form and way, and the work and the transit that follow.

use crate::extract::context::Context;
use crate::extract::people::{Home, People};
use crate::fact::{Kind, Modality, Slot};

use super::scene::Scene;
use super::telling::{Telling, draft};

/// Adds the rows of a scene.
pub fn add(context: &mut Context<'_>, mut scene: Scene, telling: &Telling<'_>) {
    if scene.people.is_empty() {
        scene.people.push(People { kind: None, home: Home::Unsaid });
    }
    if scene.exploitation.is_empty() {
        scene.exploitation.push(None);
    }
    let own = context.own().to_owned();
    // Nationality said once serves the bare groups after it in the same sentence.
    if scene.origins.is_empty() && scene.people.iter().all(|p| p.home == Home::Unsaid) {
        let handed: Vec<Home> =
            context.people.iter().map(|p| p.home.clone()).filter(|h| matches!(h, Home::Place(_))).collect();
        let kinds: Vec<Option<String>> = scene.people.iter().map(|p| p.kind.clone()).collect();
        if !handed.is_empty() && kinds.iter().all(Option::is_some) {
            let mut people = Vec::new();
            for home in dedup(handed) {
                people.extend(kinds.iter().map(|kind| People { kind: kind.clone(), home: home.clone() }));
            }
            scene.people = people;
        }
    }
    // "men from A engage in child sex tourism": they are no victims, and the children's home is not said.
    let tourism = scene.exploitation.len() == 1 && scene.exploitation[0].as_deref() == Some("child-sex-tourism");
    if tourism && !scene.people.iter().any(|p| matches!(p.kind.as_deref(), Some("children" | "girls" | "boys"))) {
        scene.people = vec![People { kind: Some("children".to_owned()), home: Home::Unsaid }];
        scene.origins.clear();
    }
    context.exploitation.clone_from(&scene.exploitation);
    remember(context, &scene);
    let mut transits: Vec<String> = scene.via.clone();
    // "women from A are trafficked through B": nobody says where they are exploited.
    let passing = !scene.via.is_empty()
        && scene.destinations.is_empty()
        && !scene.domestic
        && telling.modality != Modality::AtRisk;
    if passing {
        scene.people.clear();
        scene.sectors.clear();
    }
    for people in &scene.people {
        let own_home = matches!(people.home, Home::Place(_));
        let homes: Vec<Option<String>> = if scene.origins.is_empty() || own_home {
            vec![match &people.home {
                Home::Place(key) => Some(key.clone()),
                _ => None,
            }]
        } else {
            scene.origins.iter().cloned().map(Some).collect()
        };
        for origin in homes {
            let destinations = if scene.destinations.is_empty() {
                if scene.elsewhere { Vec::new() } else { vec![own.clone()] }
            } else {
                scene.destinations.clone()
            };
            for destination in destinations {
                for form in &scene.exploitation {
                    // Grown men among soldiers are no child soldiers.
                    if form.as_deref() == Some("child-soldiering")
                        && matches!(people.kind.as_deref(), Some("men" | "women" | "adults"))
                    {
                        continue;
                    }
                    let kind = people.kind.clone().or_else(|| {
                        (form.as_deref() == Some("child-sex-tourism") || form.as_deref() == Some("child-soldiering"))
                            .then(|| "children".to_owned())
                    });
                    let vias: Vec<Option<String>> =
                        if scene.via.is_empty() { vec![None] } else { scene.via.iter().cloned().map(Some).collect() };
                    for via in vias {
                        // Whoever is exploited in a country or comes from there does not pass through it.
                        let via = via.filter(|key| *key != destination && Some(key) != origin.as_ref());
                        let leg = leg(&own, origin.as_deref(), &destination, via.as_deref(), scene.domestic);
                        let draft = draft(telling, Kind::Route)
                            .place(Slot::Origin, origin.as_deref())
                            .place(Slot::Destination, Some(&destination))
                            .slug(Slot::Exploitation, form.as_deref())
                            .slug(Slot::Victims, kind.as_deref())
                            .place(Slot::Via, via.as_deref())
                            .slug(Slot::Leg, leg);
                        context.add(draft);
                    }
                }
            }
        }
    }
    let destinations =
        if scene.destinations.is_empty() && !scene.elsewhere { vec![own] } else { scene.destinations.clone() };
    for (sector, forms) in &scene.sectors {
        for destination in &destinations {
            for form in forms {
                let draft = draft(telling, Kind::Sector)
                    .place(Slot::Destination, Some(destination))
                    .slug(Slot::Exploitation, form.as_deref())
                    .slug(Slot::Sector, Some(sector));
                context.add(draft);
            }
        }
    }
    for country in std::mem::take(&mut transits) {
        context.add(draft(telling, Kind::Transit).place(Slot::Country, Some(&country)));
    }
}

/// On which leg of the report's country a route lies (contract, `forms`).
fn leg(own: &str, origin: Option<&str>, destination: &str, via: Option<&str>, domestic: bool) -> Option<&'static str> {
    match (origin, destination) {
        (Some(o), d) if o == own && d == own => Some("internal"),
        (None, d) if d == own && domestic => Some("internal"),
        (Some(o), _) if o == own => Some("source"),
        (_, d) if d == own => Some("destination"),
        _ if via == Some(own) => Some("transit"),
        _ => None,
    }
}

pub(super) fn dedup<T: PartialEq>(items: Vec<T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

/// People with the homes that "from" gave those who have none of their own.
pub(super) fn from_there(people: Vec<People>, origins: &[String]) -> Vec<People> {
    let mut placed = Vec::new();
    for person in people {
        if origins.is_empty() || matches!(person.home, Home::Place(_)) {
            placed.push(person);
            continue;
        }
        let homes = origins.iter().map(|origin| Home::Place(origin.clone()));
        placed.extend(homes.map(|home| People { kind: person.kind.clone(), home }));
    }
    placed
}

/// Keeps who was spoken of, with the homes that "from" gave them.
pub(super) fn remember(context: &mut Context<'_>, scene: &Scene) {
    context.people = from_there(scene.people.clone(), &scene.origins);
}
