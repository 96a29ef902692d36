//! Taking apart a clause that pairs its forms and places off, each form with the places next to it.

use crate::extract::Reading;
use crate::extract::clause::Clauses;
use crate::extract::context::Context;
use crate::extract::frame::{self, Match};
use crate::extract::group::Noun;
use crate::extract::people;
use crate::extract::word::Tag;

use super::form::forms;
use super::place::keys;
use super::scene::Scene;
use super::work::sector_slug;

/// What stands at a place of a clause, for taking a clause apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Victim,
    Form,
    Place,
    Work,
    Origin,
    Via,
}

/// A clause that pairs its forms and places off ("in sex trafficking at home and in forced labor in A and B") is several
/// scenes: each form goes with the places next to it.
pub(super) fn parts(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    whole: &Scene,
) -> Vec<Scene> {
    let clause = &clauses.list[found.clause];
    let mut pieces: Vec<(usize, Piece, Noun)> = Vec::new();
    for (role, piece) in [
        ("victim", Piece::Victim),
        ("exploitation", Piece::Form),
        ("destination", Piece::Place),
        ("origin", Piece::Origin),
        ("via", Piece::Via),
    ] {
        pieces.extend(found.role(role).iter().map(|n| (n.start, piece, n.clone())));
    }
    for at in clause.start..clause.end.min(reading.words.len()) {
        if reading.words[at].lemma == "domestically" {
            pieces.push((at, Piece::Place, Noun::of_word(at)));
        }
    }
    // "men are subjected to forced labor, and women to domestic servitude": the verb is said once.
    if clause.verb.passive {
        let gapped = clause.after.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns);
        pieces.extend(gapped.filter(|n| frame::is_person(reading, n)).map(|n| (n.start, Piece::Victim, n.clone())));
    }
    pieces.extend(found.role("sector").iter().map(|n| (n.start, Piece::Work, n.clone())));
    pieces.sort_by_key(|(start, _, _)| *start);
    pieces.dedup_by_key(|(start, _, _)| *start);
    pieces.retain(|(start, piece, _)| *piece != Piece::Victim || *start > clause.verb.start);
    use Piece::{Form, Origin, Place, Via, Victim, Work};
    let order = |of: &[Piece]| -> Vec<Piece> {
        let mut order: Vec<Piece> = pieces.iter().map(|(_, piece, _)| *piece).filter(|p| of.contains(p)).collect();
        order.dedup();
        order
    };
    // "from A to B and from C to D", "to A via B and to C via D": each journey by itself.
    let journeys = match order(&[Origin, Via, Place]).as_slice() {
        [Origin, Place, Origin, Place, ..] | [Origin, Via, Place, Origin, ..] => Some(Origin),
        [Place, Via, Place, Via, ..] | [Place, Origin, Place, Origin, ..] => Some(Place),
        [Via, Place, Via, Place, ..] => Some(Via),
        _ => None,
    };
    let breaks = match journeys {
        Some(first) => first,
        None => match repeated(&order(&[Victim, Form, Place]), &order(&[Victim, Work, Place])) {
            Some(first) => first,
            None => return vec![whole.clone()],
        },
    };
    let mut runs: Vec<Vec<(usize, Piece, Noun)>> = Vec::new();
    let mut last = None;
    for item in pieces {
        if item.1 == breaks && last != Some(breaks) {
            runs.push(Vec::new());
        }
        last = Some(item.1);
        if runs.is_empty() {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(item);
        }
    }
    // The victims that an active verb has for its object stand before all parts and are everybody's.
    if breaks != Victim {
        runs.retain(|run| run.iter().any(|(_, piece, _)| *piece != Victim));
    }
    // A place set off by a comma at the end is everybody's: "men to forced labor, and women to begging, in A".
    let shared: Vec<Noun> = runs
        .last()
        .filter(|_| breaks == Victim)
        .map_or_else(Vec::new, |run| run.iter().filter(|(_, p, _)| *p == Place).map(|(_, _, n)| n.clone()).collect());
    let apart = shared.first().is_some_and(|n| {
        let comma =
            reading.words[..n.start].iter().rposition(|w| w.tag == Tag::Preposition).and_then(|p| p.checked_sub(1));
        comma.is_some_and(|c| reading.words[c].tag == Tag::Comma)
    });
    // Work that is named before the last part belongs to its own.
    let works = |run: &Vec<(usize, Piece, Noun)>| run.iter().any(|(_, piece, _)| *piece == Work);
    let own_work = matches!(breaks, Work | Victim) || runs.iter().rev().skip(1).any(works);
    let mut scenes = Vec::new();
    for run in runs {
        let of = |piece: Piece| -> Vec<Noun> {
            run.iter().filter(|(_, p, _)| *p == piece).map(|(_, _, n)| n.clone()).collect()
        };
        let mut scene = whole.clone();
        let victims = of(Victim);
        if breaks == Victim && !victims.is_empty() {
            scene.people = people::people(context, reading, &victims);
        }
        let named = forms(context, reading, Some(found.frame), &of(Form));
        if !named.is_empty() {
            scene.exploitation.clone_from(&named);
            scene.sectors.retain(|(_, with)| with.iter().any(|f| named.contains(f)));
            scene.sectors.iter_mut().for_each(|(_, with)| with.retain(|f| named.contains(f)));
        }
        let work = of(Work);
        if named.is_empty() && own_work && !work.is_empty() && matches!(breaks, Place | Origin | Via) {
            // "to A for bonded labor and to B for forced construction work": the form of another part is none of this one.
            let labor = Some("forced-labor".to_owned());
            let forced = work.iter().flat_map(|n| &n.words).any(|w| reading.words[*w].lemma == "forced");
            let form = if forced || scene.exploitation.contains(&labor) { labor } else { None };
            scene.sectors.iter_mut().for_each(|(_, with)| *with = vec![form.clone()]);
            scene.exploitation = vec![form];
        }
        let works: Vec<String> = work.iter().filter_map(|n| sector_slug(reading, n)).collect();
        if !found.role("sector").is_empty() && own_work {
            scene.sectors.retain(|(slug, _)| works.contains(slug));
        }
        let mut places = of(Place);
        if places.is_empty() && apart {
            places.clone_from(&shared);
        }
        if !places.is_empty() {
            scene.domestic = places.iter().any(|n| reading.words[n.head()].lemma == "domestically");
            scene.destinations = keys(context, reading, &places);
            if scene.domestic && !scene.destinations.iter().any(|d| d == context.own()) {
                scene.destinations.insert(0, context.own().to_owned());
            }
        }
        if journeys.is_some() {
            scene.via = keys(context, reading, &of(Via));
            let origins = of(Origin);
            if !origins.is_empty() {
                scene.origins = keys(context, reading, &origins);
            }
        }
        if !scene.exploitation.is_empty() || !places.is_empty() {
            scenes.push(scene);
        }
    }
    scenes
}

/// What a clause begins anew with that names its forms and places, or its kinds of work and places, in pairs.
fn repeated(forms: &[Piece], works: &[Piece]) -> Option<Piece> {
    use Piece::{Form, Place, Victim, Work};
    match forms {
        [Form, Place, Form, Place, ..] | [Victim, Form, Place, Form, Place, ..] => Some(Form),
        [Place, Form, Place, Form, ..] | [Victim, Place, Form, Place, Form, ..] => Some(Place),
        [Victim, Form, Victim, Form, ..]
        | [Victim, Form, Place, Victim, Form, ..]
        | [Form, Victim, Form, ..]
        | [Form, Place, Victim, Form, ..] => Some(Victim),
        // "on plantations in A and aboard vessels in B"
        _ => match works {
            [Work, Place, Work, Place, ..] | [Victim, Work, Place, Work, Place, ..] => Some(Work),
            _ => None,
        },
    }
}
