//! Roles that the frames of `ontology/frames/relation.toml` find in clauses.

use crate::extract::acting;
use crate::extract::clause::{Clause, Link};
use crate::extract::discourse;
use crate::extract::element::Phrase;
use crate::extract::frame::{self, Match};
use crate::extract::group::Noun;
use crate::extract::registry::{Thing, Things};
use crate::extract::word::Tag;
use crate::fact::Kind;
use crate::lexicon::{ActorIs, ObjectIs};

use super::object::{self, short};
use super::worded::{dashed, one_of_many, several, shared_object, titled, told};
use super::{Filler, Reader, leader};

impl Reader<'_, '_, '_> {
    pub(super) fn clauses(&mut self) {
        let page = self.page;
        for at in 0..page.clauses.list.len() {
            let shared = shared_object(page, at);
            let clauses = shared.as_ref().unwrap_or(&page.clauses);
            for m in &frame::matches(&page.reading, clauses, at, Kind::Role) {
                self.read(m);
            }
            self.staff(at);
            self.money_from(at);
        }
    }

    fn read(&mut self, m: &Match<'_>) {
        let page = self.page;
        let reading = &page.reading;
        let clause = &page.clauses.list[m.clause];
        if self.unreal(m.clause) {
            return;
        }
        // "workers paid by the ministry for their work": the workers are paid.
        if m.frame.id == "pay-for" && (clause.verb.passive || clause.object().is_some()) {
            return;
        }
        let relation = m.set("relation").unwrap_or_default();
        let whole = if relation == "composed-of" { "whole" } else { "actor" };
        let composing = &acting::words().roles.composing;
        let made = clause
            .parent
            .filter(|p| clause.link == Link::Infinitive && composing.contains(&page.clauses.list[*p].verb.lemma));
        let mut actors = match self.controllers(m.clause) {
            // "the commission comprising ministries to coordinate efforts": the commission does.
            _ if made.is_some_and(|p| p < m.clause) => {
                self.registry.subjects(page, made.unwrap_or(m.clause)).into_iter().map(Filler::Thing).collect()
            }
            _ if relation == "composed-of" && self.described(m.clause).is_some() => {
                self.described(m.clause).unwrap_or_default()
            }
            Some(nouns) if relation != "composed-of" => {
                self.actors(clause, &nouns, m.set("actor").and_then(ActorIs::named))
            }
            _ => self.actors(clause, m.role(whole), m.set("actor").and_then(ActorIs::named)),
        };
        let subject = !clause.verb.passive || relation == "composed-of";
        if actors.is_empty() && subject && m.frame.id != "receive-funds" {
            actors = self.registry.subjects(page, m.clause).into_iter().map(Filler::Thing).collect();
        }
        // "did not fund the task force, which limited its work": what is told before limits it, and no body.
        let event = clause.link == Link::Relative
            && reading.words[clause.start].lemma == "which"
            && clause.start.checked_sub(1).is_some_and(|w| reading.words[w].tag == Tag::Comma);
        if relation == "restricts" && event {
            actors.retain(|a| !matches!(a, Filler::Thing(Thing::Body(_))));
        }
        if actors.is_empty() {
            return;
        }
        if !m.role("money").is_empty() && !m.role("money").iter().any(|n| object::is_money(reading, n)) {
            return;
        }
        let mut objects: Vec<Filler> = Vec::new();
        let wanted = m.set("object").and_then(ObjectIs::named).unwrap_or(ObjectIs::Any);
        let wants_thing = wanted == ObjectIs::Facility || relation == "leads";
        if wants_thing {
            objects = self.run_things(m.clause, relation == "operates");
        }
        let mut nouns = if objects.is_empty() { m.role("object").to_vec() } else { Vec::new() };
        if relation == "funds"
            && let Some(near) = self.right_before(m.clause)
        {
            nouns = near;
        }
        if relation == "provides" {
            // "provided the shelter with 9,000": money, and no service.
            if clause.with(&["with"]).flat_map(|p| &p.group.nouns).any(|n| object::is_money(reading, n)) {
                return;
            }
            nouns = told(reading, clause, nouns);
        }
        if relation == "composed-of" {
            // "composed of police and NGOs to increase coordination of efforts": the members stand in one list.
            let other =
                |p: &&Phrase| !matches!(p.preposition.as_deref(), None | Some("of" | "from" | "including" | "by"));
            let first = nouns.first().map_or(0, |n| n.end);
            if let Some(stop) = clause.after.iter().filter(other).map(|p| p.start).filter(|s| *s >= first).min()
                && clause.verb.lemma != "include"
            {
                nouns.retain(|n| n.start < stop);
            }
        }
        let nouns = nouns;
        let listing = matches!(relation, "provides" | "composed-of");
        // "allocated 9,000 to NGOs for awareness campaigns": whoever gets it is funded.
        let paid: Vec<usize> = clause
            .with(&["to"])
            .flat_map(|p| &p.group.nouns)
            .filter(|n| relation == "funds" && !frame::is_person(reading, n))
            .filter(|n| !self.registry.things(self.sentence(), n).is_empty() || object::is_body_like(reading, n))
            .map(|n| n.start)
            .collect();
        let directed = relation == "funds" && clause.with(&["for", "toward", "towards", "on"]).next().is_some();
        for (k, noun) in nouns.iter().enumerate() {
            let aside = nouns.first().is_some_and(|first| dashed(reading, first.end, noun.start));
            let apposed = k > 0 && self.renames(&nouns[k - 1], noun, nouns.get(k + 1));
            // "for direct assistance to victims": that "to" goes with the assistance.
            let purpose = clause.with(&["for", "toward", "towards", "on"]).map(|p| p.start).min();
            let to = clause.with(&["to"]).any(|p| {
                purpose.is_some_and(|start| start < p.start) && p.group.nouns.iter().any(|n| n.start == noun.start)
            });
            // "to government and NGO shelters": not to the government.
            let lent = relation == "refers-to"
                && noun.determiner.is_none()
                && (reading.head_lemma(noun) == "government" || reading.word_text(noun.head()) == "NGO")
                && nouns.get(k + 1).is_some();
            let person = relation == "refers-to" && (lent || frame::is_person(reading, noun))
                || relation == "funds" && directed && paid.is_empty() && (to || frame::is_person(reading, noun))
                || !paid.is_empty() && !paid.contains(&noun.start);
            // "in A, B, and C, which": a place that its list lost.
            let stray = !listing
                && clause.after.iter().enumerate().any(|(i, p)| {
                    p.preposition.is_none()
                        && p.group.nouns.iter().any(|n| n.start == noun.start)
                        && clause.after[..i].iter().any(|q| q.preposition.as_deref().is_some_and(|q| q != "including"))
                });
            let sum = relation == "funds"
                && object::is_money(reading, noun)
                && (m.frame.id == "give-somebody-money" || self.registry.things(self.sentence(), noun).is_empty());
            // "referred victims to government-established, one-stop centers": it describes the next.
            let describes = noun.words.len() == 1
                && crate::extract::registry::compound(reading.word_text(noun.head()))
                    .is_some_and(|(_, does)| does.ends_with("ed"))
                && nouns.get(k + 1).is_some_and(|next| next.start == noun.end + 1);
            if !listing && noun.named_among || aside || apposed || person || sum || stray || describes {
                continue;
            }
            for filler in self.objects(clause, noun, wanted, m.set("says")) {
                if !objects.contains(&filler) {
                    objects.push(filler);
                }
            }
        }
        // "Authorities provided information": nobody is served, unless a hotline does.
        if relation == "provides" && !actors.iter().any(|a| matches!(a, Filler::Thing(Thing::Facility(_)))) {
            let told = &acting::words().services.told;
            objects.retain(
                |o| !matches!(o, Filler::Words(w) if w.rsplit(' ').next().is_some_and(|last| told.contains(last))),
            );
        }
        let span = discourse::span(reading, &page.clauses, m.clause);
        let source = discourse::source(reading, &page.clauses, m.clause);
        for actor in &actors {
            for object in &objects {
                self.add(actor, relation, object, span, &source, &m.frame.id);
            }
        }
    }

    /// What stands right before a passive participle, behind a preposition: the centers of "care in centers funded by cities",
    /// also where another participle comes first, "operated and funded by".
    fn right_before(&self, at: usize) -> Option<Vec<Noun>> {
        let list = &self.page.clauses.list;
        let first = if list[at].link == Link::Coordinate { list[at].parent.filter(|p| *p < at)? } else { at };
        let near = |p: &&Phrase| p.preposition.is_some() && p.group.end() == list[first].verb.start;
        let described = list[at].verb.passive && list[first].verb.passive && list[first].link == Link::Participle;
        list[at].subject.iter().find(near).filter(|_| described).map(|p| p.group.nouns.clone())
    }

    /// The things that a clause says are run or led: those of its patient, of what "that the NGO runs" takes up, and
    /// those that stand in one list with whom they are for ("a shelter for victims and assistance centers").
    fn run_things(&self, at: usize, facilities: bool) -> Vec<Filler> {
        let page = self.page;
        let clause = &page.clauses.list[at];
        let mut things = Things::new();
        if clause.verb.passive {
            // "referred to a shelter, run by an NGO": what stands before the comma.
            let comma = clause.verb.start.checked_sub(1).filter(|w| page.reading.words[*w].tag == Tag::Comma);
            let apposed = comma.and_then(|c| self.registry.mentions(self.sentence()).iter().find(|m| m.end == c));
            let house = apposed.filter(|m| m.things.iter().all(|t| matches!(t, Thing::Facility(_))));
            things = house.map_or_else(|| self.registry.subjects(page, at), |m| m.things.clone());
        } else {
            let own = clause.after.iter().filter(|p| p.start >= clause.start);
            for noun in own
                .take_while(|p| match p.preposition.as_deref() {
                    None => true,
                    Some("for" | "including") => facilities,
                    _ => false,
                })
                .flat_map(|p| &p.group.nouns)
            {
                things.extend(self.registry.things(self.sentence(), noun));
            }
            let object_relative = clause.link == Link::Relative
                && clause.after.first().is_none_or(|p| p.start < clause.start || p.preposition.is_some());
            if things.is_empty() && object_relative {
                things = self.registry.before(page, at);
            }
        }
        let mut found: Vec<Filler> = Vec::new();
        for thing in things.into_iter().filter(|t| !facilities || matches!(t, Thing::Facility(_))) {
            if !found.contains(&Filler::Thing(thing)) {
                found.push(Filler::Thing(thing));
            }
        }
        found
    }

    /// Who the fillers of an actor's place are.
    pub(super) fn actors(&self, clause: &Clause, nouns: &[Noun], may: Option<ActorIs>) -> Vec<Filler> {
        let reading = &self.page.reading;
        let mut found: Vec<Filler> = Vec::new();
        for noun in nouns.iter().filter(|n| !n.named_among) {
            let mut things = self.registry.things(self.sentence(), noun);
            if things.is_empty()
                && matches!(reading.head_lemma(noun), "effort" | "this" | "step" | "measure")
                && (clause.verb.chain.iter().any(|v| v == "include")
                    || clause.verb.marker.as_deref() == Some("compared-with"))
            {
                things = self
                    .registry
                    .bodies
                    .iter()
                    .position(|b| b.evidence.frame == "actor-government")
                    .map(Thing::Body)
                    .into_iter()
                    .collect();
            }
            if things.is_empty() {
                let head = reading.head_lemma(noun);
                let rule = may == Some(ActorIs::Rule) && acting::words().roles.rules.contains(head);
                let post = may == Some(ActorIs::Post) && acting::words().bodies.posts.contains(head);
                let named = may == Some(ActorIs::Any) && reading.words[noun.head()].tag != Tag::Pronoun;
                if rule || named {
                    found.push(Filler::Words(short(reading, noun)));
                } else if post {
                    found.push(Filler::Words(titled(reading, noun)));
                } else if let Some(words) = one_of_many(reading, noun).or_else(|| several(reading, noun)) {
                    found.push(Filler::Words(words));
                }
            }
            for thing in things {
                let filler = Filler::Thing(thing);
                if !found.contains(&filler) {
                    found.push(filler);
                }
            }
        }
        found
    }

    /// What fills the object's place, where it is of the kind wanted.
    pub(super) fn objects(&self, clause: &Clause, noun: &Noun, wanted: ObjectIs, says: Option<&str>) -> Vec<Filler> {
        let reading = &self.page.reading;
        let things = self.registry.things(self.sentence(), noun);
        let head = reading.words[noun.head()].clone();
        let none = noun.determiner.is_some_and(|d| reading.words[d].lemma == "no")
            || noun.words.iter().any(|w| matches!(reading.words[*w].lemma.as_str(), "zero" | "0"));
        if none {
            return Vec::new();
        }
        let counts = noun.words.len() == 1 && reading.lexicon.grammar.is_quantifier(&head.lemma);
        if head.tag == Tag::Number || things.is_empty() && (head.tag == Tag::Pronoun || counts) {
            return Vec::new();
        }
        let named: Vec<Filler> = things.iter().copied().map(Filler::Thing).collect();
        let words = || vec![Filler::Words(short(reading, noun))];
        let person = frame::is_person(reading, noun);
        match wanted {
            ObjectIs::Facility => {
                let facilities: Vec<Filler> =
                    things.iter().filter(|t| matches!(t, Thing::Facility(_))).copied().map(Filler::Thing).collect();
                if facilities.is_empty()
                    && things.is_empty()
                    && object::is_run(reading, noun)
                    && matches!(clause.verb.lemma.as_str(), "operate" | "run" | "administer" | "manage")
                {
                    words()
                } else {
                    facilities
                }
            }
            ObjectIs::Service if head.lemma == "protection" && noun.words.len() == 1 => Vec::new(),
            ObjectIs::Service => object::services(reading, noun).into_iter().map(Filler::Words).collect(),
            ObjectIs::Victim if person => words(),
            ObjectIs::Person if person => {
                named.into_iter().chain([Filler::Words(object::staying(reading, noun))]).take(1).collect()
            }
            ObjectIs::Case
                if head.lemma == "investigation" && noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number) =>
            {
                vec![Filler::Words(says.unwrap_or_default().to_owned())]
            }
            ObjectIs::Unpriced if object::is_money(reading, noun) => Vec::new(),
            ObjectIs::Body if !named.is_empty() => named,
            // "cooperated with the governments of A and B": with each.
            ObjectIs::Body if head.lemma == "government" && noun.words.len() == 1 => {
                let of = clause.after.iter().find(|p| p.start == noun.end && p.preposition.as_deref() == Some("of"));
                let each = |n: &Noun| Filler::Words(format!("Government of {}", short(reading, n)));
                of.map_or_else(words, |p| p.group.nouns.iter().map(each).collect())
            }
            ObjectIs::Funded if !named.is_empty() => named,
            ObjectIs::Funded if object::is_body_like(reading, noun) || person => words(),
            ObjectIs::Body if object::is_body_like(reading, noun) => words(),
            ObjectIs::Member => object::members(self.registry, &self.page.clauses, clause, reading, noun)
                .into_iter()
                .map(Filler::Words)
                .collect(),
            ObjectIs::Referred if !named.is_empty() => named,
            ObjectIs::Referred
                if object::is_body_like(reading, noun)
                    || acting::words().roles.referred.contains(&head.lemma)
                    || clause.object().is_some_and(|p| p.group.nouns.iter().any(|n| frame::is_person(reading, n)))
                    || clause.verb.passive =>
            {
                words()
            }
            ObjectIs::Any | ObjectIs::Unpriced if !named.is_empty() => named,
            ObjectIs::Any | ObjectIs::Unpriced => {
                // "the plan's implementation": what is monitored is the plan.
                let doing = acting::words().roles.doing.contains(&head.lemma);
                let its = noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "its" | "their"));
                if doing && its {
                    return Vec::new();
                }
                match &noun.owner {
                    Some(owner) if doing => vec![Filler::Words(short(reading, owner))],
                    _ if acting::words().roles.whole.contains(&head.lemma) => {
                        vec![Filler::Words(object::with_of(reading, clause, noun))]
                    }
                    // "implementation of the plan"
                    _ if doing => self.done_to(clause, noun).unwrap_or_else(words),
                    _ => object::aimed(reading, &self.page.clauses, noun)
                        .map_or_else(words, |aimed| vec![Filler::Words(aimed)]),
                }
            }
            ObjectIs::Victim
            | ObjectIs::Person
            | ObjectIs::Case
            | ObjectIs::Body
            | ObjectIs::Funded
            | ObjectIs::Referred => Vec::new(),
        }
    }

    /// Who acts in an infinitive or a gerund whose subject is not that of the clause above: "relied on NGOs to provide",
    /// "used procedures to refer", "the lead agency for coordinating", "a shelter dedicated to protecting".
    fn controllers(&self, at: usize) -> Option<Vec<Noun>> {
        let clauses = &self.page.clauses;
        let clause = &clauses.list[at];
        let roles = &acting::words().roles;
        let mut top = at;
        while clauses.list[top].link == Link::Coordinate
            && clauses.list[top].verb.shape == clause.verb.shape
            && let Some(above) = clauses.list[top].parent.filter(|p| *p < top)
        {
            top = above;
        }
        if let Some(word) = leader(self.page, top) {
            let noun = self.page.reading.nouns().iter().find(|n| n.end == word + 1);
            // "ANITP, the government's lead agency for": the name before it.
            let before = self.page.reading.words[..noun.map_or(word, |n| n.start)].len();
            let named = self
                .registry
                .mentions(self.sentence())
                .iter()
                .filter(|m| m.end < before && before <= m.end + 2)
                .max_by_key(|m| m.end);
            return match named {
                Some(m) => Some(self.page.reading.nouns().iter().filter(|n| n.end == m.end).cloned().collect()),
                None => Some(noun.into_iter().cloned().collect()),
            };
        }
        let above = clauses.list[top].parent.filter(|p| *p < top)?;
        let parent = &clauses.list[above];
        let own = |phrases: &[Phrase]| -> Vec<Noun> {
            phrases.iter().filter(|p| p.preposition.is_none()).flat_map(|p| p.group.nouns.clone()).collect()
        };
        // "funded a campaign for NGOs to refer victims": the NGOs would.
        let start = clauses.list[top].start;
        let whose = parent.with(&["for"]).find(|p| p.group.end() == start);
        let runs = acting::words().facilities.run_verbs.contains(&parent.verb.lemma);
        if let Some(phrase) = whose.filter(|_| clauses.list[top].link == Link::Infinitive && !runs) {
            return Some(phrase.group.nouns.clone());
        }
        match clauses.list[top].link {
            Link::Infinitive if roles.relying.contains(&parent.verb.lemma) => {
                Some(parent.with(&["on", "upon"]).flat_map(|p| p.group.nouns.clone()).collect())
            }
            Link::Infinitive if roles.using.contains(&parent.verb.lemma) && !parent.verb.passive => {
                Some(own(&parent.subject))
            }
            // "operated a shelter for victims and assistance centers to provide": the one named last.
            Link::Infinitive
                if acting::words().facilities.run_verbs.contains(&parent.verb.lemma) && !parent.verb.passive =>
            {
                let last = self
                    .registry
                    .mentions(self.sentence())
                    .iter()
                    .filter(|m| m.end <= clauses.list[top].start && m.start >= parent.verb.end)
                    .filter(|m| m.things.iter().all(|t| matches!(t, Thing::Facility(_))))
                    .max_by_key(|m| m.end)?;
                Some(self.page.reading.nouns().iter().filter(|n| n.end == last.end).cloned().collect())
            }
            // "opened shelters dedicated to providing": the participle's own noun.
            Link::Gerund if clauses.list[top].verb.marker.as_deref() == Some("to") => clauses.list[..top]
                .iter()
                .rev()
                .find(|c| c.link == Link::Participle && c.end + 1 >= clauses.list[top].start && c.parent == Some(above))
                .map(|c| own(&c.subject)),
            _ => None,
        }
    }

    /// What a participle behind a comma is said of: "the agency's team, composed of six officers".
    fn described(&self, at: usize) -> Option<Vec<Filler>> {
        let reading = &self.page.reading;
        let clause = &self.page.clauses.list[at];
        let comma = clause.verb.start.checked_sub(1).filter(|w| reading.words[*w].tag == Tag::Comma)?;
        // "composed of" looks like a past tense behind a comma.
        let composed = clause.verb.lemma == "compose"
            && reading.words.get(clause.verb.end).is_some_and(|w| w.lemma == "of")
            && !clause.verb.passive;
        if clause.link != Link::Participle && !composed {
            return None;
        }
        let noun = reading.nouns().iter().find(|n| n.end == comma)?;
        let things = self.registry.things(self.sentence(), noun);
        Some(if things.is_empty() {
            several(reading, noun).map(Filler::Words).into_iter().collect()
        } else {
            things.into_iter().map(Filler::Thing).collect()
        })
    }

    /// What "of" brings behind "implementation": the plan that is implemented.
    fn done_to(&self, clause: &Clause, noun: &Noun) -> Option<Vec<Filler>> {
        let reading = &self.page.reading;
        let phrase = clause.after.iter().find(|p| p.start == noun.end && p.preposition.as_deref() == Some("of"))?;
        let what = phrase.group.nouns.first()?;
        let things = self.registry.things(self.sentence(), what);
        Some(if things.is_empty() {
            vec![Filler::Words(short(reading, what))]
        } else {
            things.into_iter().map(Filler::Thing).collect()
        })
    }

    /// Whether a noun group only says again what the name before it is: "ANITP, the government's lead agency".
    fn renames(&self, before: &Noun, noun: &Noun, next: Option<&Noun>) -> bool {
        let words = &self.page.reading.words;
        let listed = next
            .is_some_and(|n| n.start > noun.end && words[noun.end..n.start].iter().any(|w| w.tag == Tag::Conjunction));
        noun.determiner.is_some_and(|d| matches!(words[d].lemma.as_str(), "the" | "a" | "an"))
            && before.end + 1 == noun.start
            && words[before.end].tag == Tag::Comma
            && !listed
            && !self.registry.things(self.sentence(), before).is_empty()
            && self.registry.things(self.sentence(), noun).is_empty()
    }
}
