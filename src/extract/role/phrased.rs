//! Roles that a compound ("NGO-run"), a preposition ("in cooperation with") or a list says.

use crate::extract::clause::Link;
use crate::extract::discourse;
use crate::extract::element::Phrase;
use crate::extract::group::Noun;
use crate::extract::registry::{Thing, compound};
use crate::extract::word::Tag;
use crate::lexicon::ObjectIs;

use super::object::{self, short};
use super::{Filler, Reader};

impl Reader<'_, '_, '_> {
    /// "NGO-run shelters", "government-provided services", "its hotline".
    pub(super) fn compounds(&mut self) {
        let page = self.page;
        let reading = &page.reading;
        for noun in reading.nouns() {
            let things = self.registry.things(self.sentence(), noun);
            if things.is_empty() && !noun.words.iter().any(|w| compound(reading.word_text(*w)).is_some()) {
                continue;
            }
            let span = reading.span_of(noun.start, noun.end);
            let at = page.clauses.list.iter().rposition(|c| {
                (c.start..c.end).contains(&noun.start)
                    || c.after.iter().any(|p| p.start <= noun.start && noun.end <= p.group.end())
            });
            let source = at.map_or_else(|| "report".to_owned(), |c| discourse::source(reading, &page.clauses, c));
            for thing in &things {
                if let Thing::Facility(f) = thing
                    && let Some(runner) = self.registry.facilities[*f].runner
                {
                    self.registry.bodies[runner].acts |=
                        self.registry.bodies[runner].collective && self.registry.bodies[runner].acts;
                    self.add(
                        &Filler::Thing(Thing::Body(runner)),
                        "operates",
                        &Filler::Thing(*thing),
                        span,
                        &source,
                        "run-by-name",
                    );
                }
            }
            for word in &noun.words {
                let Some((who, does)) = compound(reading.word_text(*word)) else { continue };
                let paying = crate::extract::acting::words().facilities.paying.contains(does);
                let giver = if who.eq_ignore_ascii_case("government") {
                    self.registry.bodies.iter().position(|b| b.evidence.frame == "actor-government")
                } else {
                    self.registry.body(who).or_else(|| self.registry.body(&format!("{who}s")))
                };
                let Some(giver) = giver.filter(|_| paying) else { continue };
                // "Government-funded NGOs supported", "a government-funded shelter"
                let paid = |t: &&Thing| matches!(t, Thing::Facility(_)) || **t != Thing::Body(giver);
                for thing in things.iter().filter(paid) {
                    let giver = Filler::Thing(Thing::Body(giver));
                    self.add(&giver, "funds", &Filler::Thing(*thing), span, &source, "funded-by-name");
                }
            }
            for (k, word) in noun.words.iter().enumerate() {
                let Some((who, "provided")) = compound(reading.word_text(*word)) else { continue };
                let mut givers: Vec<usize> =
                    self.registry.body(who).or_else(|| self.registry.body(&format!("{who}s"))).into_iter().collect();
                // "government and NGO-provided": both give.
                if noun.start >= 2
                    && reading.words[noun.start - 1].tag == Tag::Conjunction
                    && k == 0
                    && reading.words[noun.start - 2].lemma == "government"
                {
                    givers.extend(self.registry.bodies.iter().position(|b| b.evidence.frame == "actor-government"));
                }
                if who == "government" {
                    givers.extend(self.registry.bodies.iter().position(|b| b.evidence.frame == "actor-government"));
                }
                if at.is_some_and(|c| discourse::denied(&page.clauses, c)) {
                    continue;
                }
                let rest = Noun { words: noun.words[k + 1..].into(), ..noun.clone() };
                for service in object::services(reading, &rest) {
                    for giver in &givers {
                        self.add(
                            &Filler::Thing(Thing::Body(*giver)),
                            "provides",
                            &Filler::Words(service.clone()),
                            span,
                            &source,
                            "provided-by-name",
                        );
                    }
                }
            }
        }
    }

    /// "in cooperation with", "together with": the subject and whoever stands behind.
    pub(super) fn companions(&mut self) {
        let page = self.page;
        let reading = &page.reading;
        for (at, clause) in page.clauses.list.iter().enumerate() {
            // "with support from an organization, the center was launched": not the center cooperates.
            if self.unreal(at) || clause.link == Link::Relative || clause.verb.passive {
                continue;
            }
            let subject: Vec<Noun> =
                clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| p.group.nouns.clone()).collect();
            let mut with: Vec<Noun> = clause.with(&["together-with"]).flat_map(|p| p.group.nouns.clone()).collect();
            with.extend(
                clause
                    .subject
                    .iter()
                    .filter(|p| p.preposition.as_deref() == Some("together-with"))
                    .flat_map(|p| p.group.nouns.clone()),
            );
            let joined = subject
                .iter()
                .position(|n| n.start > 0 && reading.word_text(n.start - 1).to_lowercase().ends_with(" with"));
            let (leads, also) = subject.split_at(joined.unwrap_or(subject.len()));
            with.extend(also.iter().cloned());
            let with: Vec<Noun> = with;
            if with.is_empty() || leads.is_empty() {
                continue;
            }
            let actors = self.actors(clause, leads, None);
            let span = discourse::span(reading, &page.clauses, at);
            let source = discourse::source(reading, &page.clauses, at);
            for noun in &with {
                for object in self.objects(clause, noun, ObjectIs::Body, None) {
                    for actor in &actors {
                        self.add(actor, "cooperates-with", &object, span, &source, "together-with");
                    }
                }
            }
        }
    }

    /// "first responders, including law enforcement and immigration personnel": what a collective is made of.
    pub(super) fn listed(&mut self) {
        let page = self.page;
        let reading = &page.reading;
        for (at, clause) in page.clauses.list.iter().enumerate() {
            self.gathered(at);
            self.offered(at);
            for pair in clause.subject.windows(2) {
                let [whole, parts] = pair else { continue };
                if whole.preposition.is_some()
                    || parts.preposition.as_deref() != Some("including")
                    || reading.words[parts.start].tag != Tag::Preposition
                {
                    continue;
                }
                let Some(noun) = whole.group.nouns.last() else { continue };
                let bodies: Vec<Filler> = self
                    .registry
                    .things(self.sentence(), noun)
                    .into_iter()
                    .filter(|t| matches!(t, Thing::Body(b) if self.registry.bodies[*b].collective))
                    .map(Filler::Thing)
                    .collect();
                let span = reading.span_of(whole.start, parts.group.end());
                let source = discourse::source(reading, &page.clauses, at);
                for part in &parts.group.nouns {
                    let known = self.registry.at(self.sentence(), part.start);
                    let object =
                        known.first().map_or_else(|| Filler::Words(short(reading, part)), |t| Filler::Thing(*t));
                    for body in &bodies {
                        self.add(body, "composed-of", &object, span, &source, "collective-including");
                    }
                }
            }
        }
    }

    /// "maintained a website with information and resources": what a facility gives.
    fn offered(&mut self, at: usize) {
        let page = self.page;
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        if self.unreal(at) || !crate::extract::acting::words().facilities.run_verbs.contains(&clause.verb.lemma) {
            return;
        }
        let Some(noun) = clause.object().and_then(|p| p.group.nouns.last()) else { return };
        let [thing @ Thing::Facility(_)] = self.registry.things(self.sentence(), noun)[..] else { return };
        let span = discourse::span(reading, &page.clauses, at);
        let source = discourse::source(reading, &page.clauses, at);
        let with: Vec<Noun> = clause
            .with(&["with"])
            .filter(|p| p.start == noun.end)
            .flat_map(|p| p.group.nouns.clone())
            .filter(|n| !object::is_money(reading, n))
            .collect();
        for given in with {
            for service in object::services(reading, &given) {
                self.add(&Filler::Thing(thing), "provides", &Filler::Words(service), span, &source, "run-with");
            }
        }
    }

    /// "established a task force including representatives from A and B": what a body brings together.
    fn gathered(&mut self, at: usize) {
        let page = self.page;
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        if self.unreal(at) {
            return;
        }
        let Some(object) = clause.object() else { return };
        let Some(whole) = object.group.nouns.last() else { return };
        let bodies = self.registry.things(self.sentence(), whole);
        let [Thing::Body(body)] = bodies[..] else { return };
        if !matches!(self.registry.bodies[body].kind.as_str(), "commission" | "working-group" | "coordinator") {
            return;
        }
        let phrases: Vec<&Phrase> = clause.after.iter().skip(1).collect();
        let Some(first) = phrases.first().filter(|p| {
            p.preposition.as_deref() == Some("including") && reading.words[p.start].tag == Tag::Preposition
        }) else {
            return;
        };
        let speaks = first
            .group
            .nouns
            .first()
            .is_some_and(|n| crate::extract::acting::words().roles.delegates.contains(reading.head_lemma(n)));
        let from = phrases.get(1).filter(|p| speaks && matches!(p.preposition.as_deref(), Some("from" | "of")));
        let named = from.unwrap_or(first);
        let more = phrases.iter().skip_while(|p| p.start <= named.start).take_while(|p| p.preposition.is_none());
        let span = reading.span_of(whole.start, named.group.end());
        let source = discourse::source(reading, &page.clauses, at);
        let members: Vec<Noun> =
            named.group.nouns.iter().cloned().chain(more.flat_map(|p| p.group.nouns.clone())).collect();
        for noun in members {
            // "the police's child and family unit" is no child.
            if noun.words.len() == 1 && crate::extract::frame::is_person(reading, &noun) {
                continue;
            }
            let object = match self.registry.things(self.sentence(), &noun).first() {
                Some(thing) => Filler::Thing(*thing),
                None => Filler::Words(short(reading, &noun)),
            };
            self.add(&Filler::Thing(Thing::Body(body)), "composed-of", &object, span, &source, "gathered");
        }
    }

    /// "most staff members of the shelter were NGO workers".
    pub(super) fn staff(&mut self, at: usize) {
        let page = self.page;
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        if clause.verb.lemma != "be" || clause.verb.adjective.is_some() || self.unreal(at) {
            return;
        }
        let staff = clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns).any(|n| {
            n.words.iter().any(|w| matches!(reading.words[*w].lemma.as_str(), "staff" | "employee" | "personnel"))
        });
        let place: Vec<Thing> = clause
            .subject
            .iter()
            .filter(|p| matches!(p.preposition.as_deref(), Some("of" | "at" | "in")))
            .flat_map(|p| &p.group.nouns)
            .flat_map(|n| self.registry.things(self.sentence(), n))
            .collect();
        let who = clause.object().map(|p| p.group.nouns.clone()).unwrap_or_default();
        if !staff {
            return;
        }
        let span = discourse::span(reading, &page.clauses, at);
        let source = discourse::source(reading, &page.clauses, at);
        for noun in &who {
            for thing in &place {
                self.add(
                    &Filler::Words(short(reading, noun)),
                    "staffs",
                    &Filler::Thing(*thing),
                    span,
                    &source,
                    "staff-are",
                );
            }
        }
    }

    /// "did not report allocating funding for campaigns, compared with allocating 9,000 in 2022": for the same purpose.
    fn same_purpose(&mut self, at: usize) {
        let page = self.page;
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        let money = clause.object().is_some_and(|p| p.group.nouns.iter().any(|n| object::is_money(reading, n)));
        let Some(above) = clause.parent.filter(|p| *p < at) else { return };
        if clause.verb.marker.as_deref() != Some("compared-with")
            || !money
            || clause.with(&["for", "to", "on", "toward", "towards"]).next().is_some()
            || page.clauses.list[above].verb.lemma != clause.verb.lemma
        {
            return;
        }
        let own: Vec<Noun> =
            clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| p.group.nouns.clone()).collect();
        let actors = self.actors(clause, &own, None);
        let purpose: Vec<Noun> =
            page.clauses.list[above].with(&["for", "to", "on"]).flat_map(|p| p.group.nouns.clone()).collect();
        let span = discourse::span(reading, &page.clauses, at);
        let source = discourse::source(reading, &page.clauses, at);
        for noun in purpose.iter().filter(|n| reading.words[n.head()].tag != Tag::Number) {
            let object = match self.registry.things(self.sentence(), noun).first() {
                Some(thing) => Filler::Thing(*thing),
                None => Filler::Words(short(reading, noun)),
            };
            for actor in &actors {
                self.add(actor, "funds", &object, span, &source, "same-purpose");
            }
        }
    }

    /// "with a grant from the Ministry of Labor": what the clause's subject runs, or the subject, is funded.
    pub(super) fn money_from(&mut self, at: usize) {
        self.same_purpose(at);
        let page = self.page;
        let reading = &page.reading;
        let clause = &page.clauses.list[at];
        if self.unreal(at) {
            return;
        }
        let phrases: Vec<_> = clause.before.iter().chain(&clause.after).collect();
        for pair in phrases.windows(2) {
            let [with, from] = pair else { continue };
            let money = matches!(with.preposition.as_deref(), Some("with"))
                && with.group.nouns.iter().any(|n| object::is_money(reading, n));
            let none = with.group.nouns.iter().any(|n| {
                n.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "no" | "little" | "any"))
            });
            if !money || none || !matches!(from.preposition.as_deref(), Some("from" | "by")) {
                continue;
            }
            let givers = self.actors(clause, &from.group.nouns, None);
            let run: Vec<Noun> = clause.object().map(|p| p.group.nouns.clone()).unwrap_or_default();
            let mut objects: Vec<Filler> = run
                .iter()
                .flat_map(|n| self.registry.things(self.sentence(), n))
                .filter(|t| matches!(t, Thing::Facility(_)))
                .map(Filler::Thing)
                .collect();
            if objects.is_empty() {
                objects = self.actors(
                    clause,
                    &clause
                        .subject
                        .iter()
                        .filter(|p| p.preposition.is_none())
                        .flat_map(|p| p.group.nouns.clone())
                        .collect::<Vec<_>>(),
                    None,
                );
            }
            let span = discourse::span(reading, &page.clauses, at);
            let source = discourse::source(reading, &page.clauses, at);
            for giver in &givers {
                for object in &objects {
                    self.add(giver, "funds", object, span, &source, "money-from");
                }
            }
        }
        // "22 of whom were referred by the police": to the facility that the sentence speaks of.
        if clause.verb.lemma == "refer" && clause.verb.passive && clause.with(&["to"]).next().is_none() {
            let agents = self.actors(
                clause,
                &clause.with(&["by"]).flat_map(|p| p.group.nouns.clone()).collect::<Vec<_>>(),
                None,
            );
            let here = self
                .registry
                .mentions(self.sentence())
                .iter()
                .filter(|m| m.end <= clause.verb.start)
                .flat_map(|m| m.things.clone())
                .find(|t| matches!(t, Thing::Facility(_)));
            let span = discourse::span(reading, &page.clauses, at);
            let source = discourse::source(reading, &page.clauses, at);
            for agent in &agents {
                if let Some(thing) = here {
                    self.add(agent, "refers-to", &Filler::Thing(thing), span, &source, "referred-by");
                }
            }
        }
    }
}
