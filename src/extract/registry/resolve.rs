//! Which facility a noun group means: a new one, or one that was named before.

use crate::extract::Page;
use crate::extract::acting;
use crate::extract::group::Noun;

use super::apposed::{people_behind, places_around};
use super::facility::{Facility, Sight};
use super::scan::Scan;
use super::{Thing, bracketed};

impl Scan<'_, '_> {
    /// Reads a noun group as a facility; whether it is one.
    pub(super) fn facility(&mut self, page: &Page<'_>, found: &[Noun], i: usize, owner: Option<usize>) -> bool {
        let reading = &page.reading;
        let noun = &found[i];
        let Some(sight) = self.sight(reading, noun) else { return self.center_again(page, found, i) };
        let determiner = noun.determiner.map(|d| reading.words[d].lemma.clone());
        let owner = owner
            .or_else(|| if determiner.as_deref() == Some("its") { self.possessor(page, noun.start) } else { None });
        // "referred victims to its shelter", of somebody unnamed: none that was spoken of.
        if determiner.as_deref() == Some("its") && owner.is_none() {
            return true;
        }
        let definite = matches!(
            determiner.as_deref(),
            Some("the" | "this" | "these" | "both" | "each" | "its" | "their" | "those")
        );
        let bare = sight.marks.is_empty()
            && sight.runner.is_empty()
            && sight.words.len() == noun.words.len().min(sight.words.len())
            && reading.concepts_of(&sight.words).iter().any(|(id, _)| reading.concept(*id).scheme == "facility-kind");
        // "provided shelter and food": a service, no house.
        if determiner.is_none()
            && !sight.plural
            && !sight.counted
            && sight.marks.is_empty()
            && sight.runner.is_empty()
            && owner.is_none()
            && !reading.tokens[reading.words[noun.head()].start].is_capitalized()
        {
            return false;
        }
        if self.denied(page, noun) {
            return true;
        }
        let named = self.apposed(page, found, i);
        let runner = self.who(&sight.runner);
        if !named.is_empty() {
            for f in &named {
                let facility = &mut self.registry.facilities[*f];
                facility.kind.clone_from(&sight.kind);
                facility.noun.clone_from(&sight.noun);
                // "two NGO-run shelters, Sun House and Moon House"
                facility.runner_name.clone_from(&sight.runner);
                facility.runner = facility.runner.or(runner).or(owner);
            }
            self.settle(page, found, i, named);
            return true;
        }
        // "all three shelters": those named before, if they are as many.
        if determiner.as_deref() == Some("all") && sight.plural {
            let all: Vec<usize> = (0..self.registry.facilities.len())
                .filter(|f| {
                    let facility = &self.registry.facilities[*f];
                    facility.exists && facility.kind == sight.kind && !facility.plural
                })
                .collect();
            let named = |f: &usize| self.registry.facilities[*f].name.starts_with(char::is_uppercase);
            let proper: Vec<usize> = all.iter().copied().filter(named).collect();
            let count = noun.words.iter().find_map(|w| crate::extract::facility::value(reading, *w));
            for same in [proper, all] {
                if count.is_some_and(|n| usize::try_from(n).is_ok_and(|n| n == same.len())) {
                    self.settle(page, found, i, same);
                    return true;
                }
            }
        }
        let plain = bare && sight.noun.split(' ').count() <= 2 && !sight.noun.contains("assistance");
        if plain && definite && !matches!(determiner.as_deref(), Some("its" | "their")) {
            let same: Vec<usize> =
                self.last.iter().copied().filter(|f| self.registry.facilities[*f].kind == sight.kind).collect();
            let several = self.spoken_of(reading.sentence, &sight.kind);
            if sight.plural && several.len() > 1 && same.iter().all(|f| !self.registry.facilities[*f].plural) {
                self.settle(page, found, i, several);
                return true;
            }
            if !same.is_empty() {
                self.settle(page, found, i, same);
                return true;
            }
        }
        // A shorter later mention of the one named with more words: "the fund" is done; "the hotline", "the assistance fund".
        if definite && owner.is_none() && self.known(&sight).is_none() {
            let wider = self.last_with(&sight);
            if let Some(f) = wider {
                self.settle(page, found, i, vec![f]);
                return true;
            }
        }
        if plain
            && !sight.plural
            && let Some(f) = self.run_by(page, noun, &sight.kind)
        {
            self.settle(page, found, i, vec![f]);
            return true;
        }
        if plain && owner.is_none() {
            let again = self.registry.facilities.iter().position(|f| {
                !f.proper
                    && f.kind == sight.kind
                    && f.noun == sight.noun
                    && f.marks.is_empty()
                    && f.runner_name.is_empty()
                    && f.plural == sight.plural
            });
            if let Some(f) = again {
                self.settle(page, found, i, vec![f]);
                return true;
            }
        }
        let facility = self.known(&sight).unwrap_or_else(|| self.enter_facility(page, noun, sight));
        let acronym = bracketed(reading, noun.head());
        let body = reading.words[noun.head()].end - reading.words[noun.head()].start > 1;
        let center = matches!(self.registry.facilities[facility].kind.as_str(), "shelter" | "assistance-center");
        // "women's shelters (Dar-ul-Amans)": another word for them, and no acronym of a body.
        let short = acronym.as_deref().is_some_and(|a| !a.trim_end_matches('s').contains(char::is_lowercase));
        if center && (body || short) {
            // A center with a name of its own also acts.
            let name = self.registry.facilities[facility].name.clone();
            let kind = self.kind_of(reading, noun).unwrap_or_else(|| "other".into());
            let as_body = self.enter(page, noun.head(), &name, acronym, &kind, owner);
            let _ = as_body;
        }
        if let Some(o) = owner {
            self.registry.facilities[facility].runner.get_or_insert(o);
        }
        self.settle(page, found, i, vec![facility]);
        true
    }

    /// "The center" is the one that was last spoken of.
    fn center_again(&mut self, page: &Page<'_>, found: &[Noun], i: usize) -> bool {
        let reading = &page.reading;
        let noun = &found[i];
        let lemma = reading.head_lemma(noun).to_owned();
        let definite =
            noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "the" | "this" | "these"));
        if !definite || noun.words.len() != 1 || noun.owner.is_some() || !matches!(lemma.as_str(), "center" | "centre")
        {
            return false;
        }
        let again = |f: &usize| {
            let name = self.registry.facilities[*f].name.to_lowercase();
            name.trim_end_matches('s').ends_with(&lemma)
        };
        let same: Vec<usize> = self.last.iter().copied().filter(again).collect();
        let known = !same.is_empty();
        if known {
            self.settle(page, found, i, same);
        }
        known
    }

    /// The facilities of a kind that the last sentence that spoke of any named one by one.
    fn spoken_of(&self, sentence: usize, kind: &str) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for before in (sentence.saturating_sub(2)..sentence).rev() {
            for thing in self.registry.mentions(before).iter().flat_map(|m| &m.things) {
                if let Thing::Facility(f) = thing
                    && self.registry.facilities[*f].kind == kind
                    && !self.registry.facilities[*f].plural
                    && !found.contains(f)
                {
                    found.push(*f);
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// Who "its" before word `at` is: the first body of the sentence, else the last subject.
    pub(super) fn possessor(&mut self, page: &Page<'_>, at: usize) -> Option<usize> {
        // "Through its hotline, the commission assisted": the subject that is still to come.
        let ahead = page.clauses.list.iter().find(|c| {
            c.before.iter().any(|p| p.start <= at && at < p.group.end())
                && c.subject.iter().any(|p| p.preposition.is_none() && p.start > at)
        });
        if let Some(clause) = ahead {
            let subject = clause.subject.iter().find(|p| p.preposition.is_none())?.group.nouns.first()?;
            let acting = std::iter::once(subject.head()).collect();
            self.body(page, std::slice::from_ref(subject), 0, None, &acting);
            return match self.registry.things(page.reading.sentence, subject).first()? {
                Thing::Body(body) => Some(*body),
                Thing::Facility(_) => None,
            };
        }
        let here = self.registry.mentions(page.reading.sentence).iter().filter(|m| m.end <= at).min_by_key(|m| m.start);
        // "Another NGO reported the ministry referred victims to its shelter": nobody knows whose.
        let first = here.map_or(at, |m| m.start);
        let unknown = page.clauses.list.iter().flat_map(|c| &c.subject).filter(|p| p.preposition.is_none()).any(|p| {
            p.group.nouns.iter().any(|n| {
                n.end <= first
                    && page.reading.words[n.head()].tag != crate::extract::word::Tag::Pronoun
                    && self.registry.things(page.reading.sentence, n).is_empty()
            })
        });
        if unknown {
            return None;
        }
        here.and_then(|m| m.things.first())
            .and_then(|t| match t {
                Thing::Body(b) => Some(*b),
                Thing::Facility(_) => None,
            })
            .or(self.subject)
    }

    /// The last facility of the kind whose name has all the words of a definite mention.
    fn last_with(&self, sight: &Sight) -> Option<usize> {
        if !sight.runner.is_empty() {
            return None;
        }
        let fits = |f: &Facility| {
            f.kind == sight.kind
                && sight.marks.iter().all(|m| f.marks.contains(m))
                && (f.noun == sight.noun || f.noun.ends_with(sight.noun.as_str()))
        };
        self.last
            .iter()
            .rev()
            .copied()
            .find(|f| fits(&self.registry.facilities[*f]))
            .or_else(|| self.registry.facilities.iter().rposition(|f| fits(f) && f.exists))
    }

    /// "The MIA operated a shelter": the one that is called "MIA-run" elsewhere; of the government, the only one that is not
    /// run by NGOs.
    fn run_by(&self, page: &Page<'_>, noun: &Noun, kind: &str) -> Option<usize> {
        let clause = page.clauses.list.iter().find(|c| {
            acting::words().facilities.run_verbs.contains(&c.verb.lemma)
                && !c.verb.passive
                && c.after.iter().any(|p| (p.start..p.group.end()).contains(&noun.head()))
        })?;
        let subject = clause.subject.iter().find(|p| p.preposition.is_none())?.group.nouns.first()?;
        let who = self.registry.things(page.reading.sentence, subject);
        let ours = |f: &&usize| {
            self.registry.facilities[**f].kind == *kind && !self.registry.facilities[**f].runner_name.is_empty()
        };
        let all: Vec<usize> = (0..self.registry.facilities.len()).collect();
        let by_name = all.iter().filter(ours).copied().find(|f| {
            let runner = self.who(&self.registry.facilities[*f].runner_name);
            who.iter().any(|t| runner.map(Thing::Body) == Some(*t))
        });
        let government = page.reading.head_lemma(subject) == "effort"
            || who.iter().any(|t| matches!(t, Thing::Body(b) if self.registry.bodies[*b].kind == "government"));
        by_name.or_else(|| {
            let state: Vec<usize> = all
                .iter()
                .filter(ours)
                .copied()
                .filter(|f| !self.registry.facilities[*f].plural && self.registry.facilities[*f].runner_name != "ngo")
                .collect();
            (government && state.len() == 1).then(|| state[0])
        })
    }

    /// A center known as a body by its acronym is a facility as well.
    pub(super) fn acting_facility(&mut self, page: &Page<'_>, found: &[Noun], i: usize) {
        if let [Thing::Body(b)] = self.registry.things(page.reading.sentence, &found[i])[..]
            && let Some(f) = self.registry.facilities.iter().position(|f| f.name == self.registry.bodies[b].name)
        {
            self.settle(page, found, i, vec![f]);
        }
    }

    /// Notes a mention and what stands around it: places and people.
    pub(super) fn settle(&mut self, page: &Page<'_>, found: &[Noun], i: usize, facilities: Vec<usize>) {
        let reading = &page.reading;
        let noun = &found[i];
        let places = places_around(reading, noun);
        let own = people_behind(reading, found, i);
        for f in &facilities {
            self.registry.facilities[*f].exists = true;
            if facilities.len() == 1 {
                self.add_places(*f, places.clone());
            }
            for who in &own {
                if !self.registry.facilities[*f].people.contains(who) {
                    self.registry.facilities[*f].people.push(who.clone());
                }
            }
        }
        self.registry.note(reading.sentence, noun.start, noun.end, facilities.iter().copied().map(Thing::Facility));
        self.last = facilities;
    }
}
