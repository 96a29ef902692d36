//! Roles: what bodies and facilities do. The frames of `ontology/frames/relation.toml` say by which verb and which places
//! of a clause; this module resolves names, checks what may fill the object, and reads the relations that a compound
//! ("NGO-run"), an owner ("its hotline") or a preposition ("in cooperation with") says.

use crate::fact::{Kind, Modality, Polarity, Slot, Value};
use crate::lexicon::VerbForm;
use crate::source::Span;

use super::Page;
use super::clause::{Clause, Link};
use super::context::{Context, Draft};
use super::discourse;
use super::element::Shape;
use super::frame::{self, Match};
use super::group::Noun;
use super::registry::{Registry, Thing, compound, names_things, nouns};
use super::word::Tag;

mod object;

pub use object::{service_words, short};

/// Reads the roles of all pages.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut registry = std::mem::take(&mut context.registry);
    for page in pages.iter().filter(|p| names_things(p.section)) {
        let mut reader = Reader { context, registry: &mut registry, page };
        reader.clauses();
        reader.compounds();
        reader.companions();
        reader.listed();
    }
    parents(context, &registry);
    context.registry = registry;
}

/// Each body with a parent is part of it.
fn parents(context: &mut Context<'_>, registry: &Registry) {
    for body in registry.bodies.iter().filter(|b| b.acts) {
        if let Some(parent) = body.parent {
            let draft =
                Draft::new(Kind::Role, body.evidence.sentence, body.evidence.span, &body.evidence.source, "part-of")
                    .with(Slot::Actor, Value::Name(body.name.clone()))
                    .slug(Slot::Relation, Some("part-of"))
                    .with(Slot::Object, Value::Name(registry.bodies[parent].name.clone()));
            context.add(draft);
        }
    }
}

/// Whether a clause says what is not so, only planned, only recommended or only asked.
pub fn unreal(page: &Page<'_>, at: usize) -> bool {
    let reading = &page.reading;
    let clauses = &page.clauses;
    let clause = &clauses.list[at];
    let none = |noun: &Noun| {
        noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "no" | "few" | "neither" | "none"))
    };
    if discourse::denied(clauses, at)
        || matches!(clause.verb.modality, Modality::Recommended | Modality::Planned)
        || clause.verb.marker.as_deref() == Some("without")
    {
        return true;
    }
    if clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns).any(none)
        || clause.object().is_some_and(|p| p.group.nouns.first().is_some_and(none))
    {
        return true;
    }
    if matches!(clause.opener.as_deref(), Some("whether" | "if" | "unless")) {
        return true;
    }
    let Some(above) = clause.parent.filter(|p| *p != at && *p < at) else { return false };
    let parent = &clauses.list[above];
    match clause.link {
        // "should adopt a law and extend services", "did not regulate or monitor"
        Link::Coordinate
            if clause.verb.shape == parent.verb.shape
                && matches!(reading.words[clause.verb.start].tag, Tag::Verb(VerbForm::Base)) =>
        {
            matches!(parent.verb.modality, Modality::Recommended | Modality::Planned) || parent.verb.denied
        }
        Link::Coordinate if clause.verb.shape != Shape::Finite => unreal(page, above),
        // "made no efforts to identify", "had no guidelines for referring", "the ability to receive", "failed to"
        Link::Infinitive | Link::Gerund => {
            parent.object().is_some_and(|p| {
                p.group.nouns.iter().any(|n| {
                    none(n)
                        || matches!(
                            reading.head_lemma(n),
                            "ability" | "capacity" | "failure" | "inability" | "lack" | "plan" | "intention"
                        )
                })
            }) || matches!(parent.verb.lemma.as_str(), "lack" | "fail")
                || parent.verb.adjective.as_deref().is_some_and(|a| matches!(a, "unable" | "reluctant" | "unwilling"))
        }
        _ => false,
    }
}

struct Reader<'r, 'c, 'p> {
    context: &'r mut Context<'c>,
    registry: &'r mut Registry,
    page: &'r Page<'p>,
}

/// Who does something: a thing of the registry, or words.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Filler {
    Thing(Thing),
    Words(String),
}

impl Reader<'_, '_, '_> {
    fn sentence(&self) -> usize {
        self.page.reading.sentence
    }

    fn clauses(&mut self) {
        let page = self.page;
        for at in 0..page.clauses.list.len() {
            let found = frame::matches(&page.reading, &page.clauses, at);
            for m in found.iter().filter(|m| m.frame.fact == Kind::Role) {
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
        let relation = m.set("relation").unwrap_or_default();
        let whole = if relation == "composed-of" { "whole" } else { "actor" };
        let mut actors = self.actors(clause, m.role(whole), m.set("actor"));
        let subject = !clause.verb.passive || relation == "composed-of";
        if actors.is_empty() && subject && m.frame.id != "receive-funds" {
            actors = self.registry.subjects(page, m.clause).into_iter().map(Filler::Thing).collect();
        }
        if actors.is_empty()
            && clause.link == Link::Infinitive
            && let Some(above) = clause.parent.filter(|p| {
                matches!(page.clauses.list[*p].verb.lemma.as_str(), "comprise" | "compose" | "consist" | "make")
            })
        {
            // "the commission comprising ministries to coordinate efforts": the commission does.
            actors = self.registry.subjects(page, above).into_iter().map(Filler::Thing).collect();
        }
        if actors.is_empty() {
            return;
        }
        if !m.role("money").is_empty() && !m.role("money").iter().any(|n| object::is_money(reading, n)) {
            return;
        }
        let mut objects: Vec<Filler> = Vec::new();
        let wants_thing = matches!(m.set("object"), Some("facility")) || relation == "leads";
        if wants_thing {
            objects = self.run_things(m.clause, relation == "operates");
        }
        let nouns = if objects.is_empty() { m.role("object") } else { &[] };
        for noun in nouns {
            for filler in self.objects(clause, noun, m.set("object").unwrap_or("any"), m.set("says")) {
                if !objects.contains(&filler) {
                    objects.push(filler);
                }
            }
        }
        let span = discourse::span(reading, &page.clauses, m.clause);
        let source = discourse::source(reading, &page.clauses, m.clause);
        for actor in &actors {
            for object in &objects {
                self.add(actor, relation, object, span, &source, &m.frame.id);
            }
        }
    }

    /// The things that a clause says are run or led: those of its patient, of what "that the NGO runs" takes up, and
    /// those that stand in one list with whom they are for ("a shelter for victims and assistance centers").
    fn run_things(&self, at: usize, facilities: bool) -> Vec<Filler> {
        let page = self.page;
        let clause = &page.clauses.list[at];
        let mut things: Vec<Thing> = Vec::new();
        if clause.verb.passive {
            things = self.registry.subjects(page, at);
        } else {
            let own = clause.after.iter().filter(|p| p.start >= clause.start);
            for noun in own
                .take_while(|p| matches!(p.preposition.as_deref(), None | Some("for" | "including")))
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

    fn unreal(&self, at: usize) -> bool {
        unreal(self.page, at)
    }

    fn add(&mut self, actor: &Filler, relation: &str, object: &Filler, span: Span, source: &str, frame: &str) {
        if actor == object {
            return;
        }
        let name = |f: &Filler, registry: &Registry| match f {
            Filler::Thing(t) => registry.name(*t).to_owned(),
            Filler::Words(w) => w.clone(),
        };
        if relation == "operates"
            && let (Filler::Thing(Thing::Body(body)), Filler::Thing(Thing::Facility(facility))) = (actor, object)
        {
            let operators = &mut self.registry.facilities[*facility].operators;
            if !operators.contains(body) {
                operators.push(*body);
            }
        }
        let (who, what) = (name(actor, self.registry), name(object, self.registry));
        if who.is_empty() || what.is_empty() || who == what {
            return;
        }
        let draft = Draft::new(Kind::Role, self.sentence(), span, source, frame)
            .with(Slot::Actor, Value::Name(who))
            .slug(Slot::Relation, Some(relation))
            .with(Slot::Object, Value::Name(what))
            .said(Polarity::Affirmed, Modality::Asserted, None);
        self.context.add(draft);
    }

    /// Who the fillers of an actor's place are.
    fn actors(&self, clause: &Clause, nouns: &[Noun], may: Option<&str>) -> Vec<Filler> {
        let reading = &self.page.reading;
        let mut found: Vec<Filler> = Vec::new();
        for noun in nouns {
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
                let rule = may == Some("rule")
                    && matches!(
                        head,
                        "decree" | "legislation" | "regulation" | "order" | "policy" | "moratorium" | "directive"
                    );
                if rule || may == Some("any") && reading.words[noun.head()].tag != Tag::Pronoun {
                    found.push(Filler::Words(short(reading, noun)));
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
    fn objects(&self, clause: &Clause, noun: &Noun, wanted: &str, says: Option<&str>) -> Vec<Filler> {
        let reading = &self.page.reading;
        let things = self.registry.things(self.sentence(), noun);
        let head = reading.words[noun.head()].clone();
        if head.tag == Tag::Number || head.tag == Tag::Pronoun && things.is_empty() {
            return Vec::new();
        }
        let named: Vec<Filler> = things.iter().copied().map(Filler::Thing).collect();
        let words = || vec![Filler::Words(short(reading, noun))];
        let person = frame::is_person(reading, noun);
        match wanted {
            "facility" => {
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
            "service" if head.lemma == "protection" && noun.words.len() == 1 => Vec::new(),
            "service" => object::services(reading, noun).into_iter().map(Filler::Words).collect(),
            "victim" if person => words(),
            "person" if person => named.into_iter().chain(words()).take(1).collect(),
            "case"
                if head.lemma == "investigation" && noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number) =>
            {
                vec![Filler::Words(says.unwrap_or_default().to_owned())]
            }
            "unpriced" if object::is_money(reading, noun) => Vec::new(),
            "body" if !named.is_empty() => named,
            "funded" if !named.is_empty() => named,
            "funded" if object::is_body_like(reading, noun) || person => words(),
            "body" if object::is_body_like(reading, noun) => words(),
            "member" => object::members(self.registry, &self.page.clauses, clause, reading, noun)
                .into_iter()
                .map(Filler::Words)
                .collect(),
            "any" | "unpriced" if !named.is_empty() => named,
            "any" | "unpriced" => {
                // "the plan's implementation": what is monitored is the plan.
                match &noun.owner {
                    Some(owner) if matches!(head.lemma.as_str(), "implementation" | "operation" | "activity") => {
                        vec![Filler::Words(short(reading, owner))]
                    }
                    _ => words(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// "NGO-run shelters", "government-provided services", "its hotline".
    fn compounds(&mut self) {
        let page = self.page;
        let reading = &page.reading;
        for noun in nouns(reading) {
            let things = self.registry.things(self.sentence(), &noun);
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
                let rest = Noun { words: noun.words[k + 1..].to_vec(), ..noun.clone() };
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
    fn companions(&mut self) {
        let page = self.page;
        let reading = &page.reading;
        for (at, clause) in page.clauses.list.iter().enumerate() {
            if self.unreal(at) || clause.link == Link::Relative {
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
                for object in self.objects(clause, noun, "body", None) {
                    for actor in &actors {
                        self.add(actor, "cooperates-with", &object, span, &source, "together-with");
                    }
                }
            }
        }
    }

    /// "first responders, including law enforcement and immigration personnel": what a collective is made of.
    fn listed(&mut self) {
        let page = self.page;
        let reading = &page.reading;
        for (at, clause) in page.clauses.list.iter().enumerate() {
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
                    let object = Filler::Words(short(reading, part));
                    for body in &bodies {
                        self.add(body, "composed-of", &object, span, &source, "collective-including");
                    }
                }
            }
        }
    }

    /// "most staff members of the shelter were NGO workers".
    fn staff(&mut self, at: usize) {
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

    /// "with a grant from the Ministry of Labor": what the clause's subject runs, or the subject, is funded.
    fn money_from(&mut self, at: usize) {
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
            if !money || !matches!(from.preposition.as_deref(), Some("from" | "by")) {
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
