//! Taking apart a clause that pairs its forms and places off, each form with the places next to it.

use crate::extract::Reading;
use crate::extract::clause::Clauses;
use crate::extract::context::Context;
use crate::extract::frame::Match;
use crate::extract::group::Noun;
use crate::extract::people;

use super::form::forms;
use super::place::keys;
use super::scene::Scene;

/// What stands at a place of a clause, for taking a clause apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Victim,
    Form,
    Place,
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
    for (role, piece) in [("victim", Piece::Victim), ("exploitation", Piece::Form), ("destination", Piece::Place)] {
        pieces.extend(found.role(role).iter().map(|n| (n.start, piece, n.clone())));
    }
    for at in clause.start..clause.end.min(reading.words.len()) {
        if reading.words[at].lemma == "domestically" {
            let noun = Noun {
                words: vec![at],
                start: at,
                end: at + 1,
                determiner: None,
                owner: None,
                open: false,
                named_among: false,
                quantifies: false,
                sourced: false,
            };
            pieces.push((at, Piece::Place, noun));
        }
    }
    pieces.sort_by_key(|(start, _, _)| *start);
    pieces.retain(|(start, piece, _)| *piece != Piece::Victim || *start > clause.verb.start);
    let mut order: Vec<Piece> = pieces.iter().map(|(_, piece, _)| *piece).collect();
    order.dedup();
    use Piece::{Form, Place, Victim};
    let breaks = match order.as_slice() {
        [Form, Place, Form, Place, ..] | [Victim, Form, Place, Form, Place, ..] => Form,
        [Place, Form, Place, Form, ..] | [Victim, Place, Form, Place, Form, ..] => Place,
        [Victim, Form, Victim, Form, ..] | [Victim, Form, Place, Victim, Form, ..] => Victim,
        _ => return vec![whole.clone()],
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
        }
        let places = of(Place);
        if !places.is_empty() {
            scene.domestic = places.iter().any(|n| reading.words[n.head()].lemma == "domestically");
            scene.destinations = keys(context, reading, &places);
            if scene.domestic && !scene.destinations.iter().any(|d| d == context.own()) {
                scene.destinations.insert(0, context.own().to_owned());
            }
        }
        if !scene.exploitation.is_empty() || !places.is_empty() {
            scenes.push(scene);
        }
    }
    scenes
}
