//! The pass over the noun groups that fills the registry.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::extract::acting;
use crate::extract::clause::{Clauses, Link};
use crate::extract::discourse;
use crate::extract::element::{Shape, VerbGroup};
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};
use crate::fact::Evidence;
use crate::source::SectionKind;

use super::{Registry, Thing, bracketed, names_things};

/// The pass: what it fills and what it remembers.
pub(super) struct Scan<'s, 'p> {
    pub registry: &'s mut Registry,
    pub pages: &'p [Page<'p>],
    /// The key of the report's country.
    pub own: &'s str,
    /// Its name.
    pub own_name: &'s str,
    /// Names and kinds behind acronyms that only the recommendations define.
    pub promised: BTreeMap<String, (String, String)>,
    /// Acronyms of what is no body.
    pub others: BTreeSet<String>,
    /// The body last spoken of as a subject, for "its".
    pub subject: Option<usize>,
    /// The facilities last spoken of.
    pub last: Vec<usize>,
    /// Whether the words being read own something or have a part: an acronym there is a body.
    pub owning: bool,
    /// Whether the page being read tells of the protection of victims.
    pub protecting: bool,
}

impl<'s, 'p> Scan<'s, 'p> {
    pub fn new(registry: &'s mut Registry, own: &'s str, own_name: &'s str, pages: &'p [Page<'p>]) -> Self {
        Self {
            registry,
            pages,
            own,
            own_name,
            promised: BTreeMap::new(),
            others: BTreeSet::new(),
            subject: None,
            last: Vec::new(),
            owning: false,
            protecting: false,
        }
    }

    pub fn run(&mut self) {
        let pages = self.pages;
        for page in pages {
            self.define(page);
        }
        for page in pages.iter().filter(|p| names_things(p.section)) {
            self.protecting = page.section == SectionKind::Protection;
            self.compounds(page);
        }
        for page in pages.iter().filter(|p| names_things(p.section)) {
            self.protecting = page.section == SectionKind::Protection;
            self.page(page);
        }
        let names = self.names();
        for page in pages.iter().filter(|p| names_things(p.section)) {
            self.again(page, &names);
        }
        for f in 0..self.registry.facilities.len() {
            self.runners(f);
            let named = self.who(&self.registry.facilities[f].runner_name.clone());
            let facility = &mut self.registry.facilities[f];
            facility.runner = named.or(facility.runner);
        }
    }

    /// The names of several words, the first of each.
    fn names(&self) -> FxHashMap<String, Thing> {
        let bodies = self.registry.bodies.iter().enumerate().filter(|(_, b)| !b.collective && b.name.contains(' '));
        let proper = self.registry.facilities.iter().enumerate().filter(|(_, f)| f.proper);
        let mut names = FxHashMap::default();
        for (name, thing) in
            bodies.map(|(i, b)| (&b.name, Thing::Body(i))).chain(proper.map(|(i, f)| (&f.name, Thing::Facility(i))))
        {
            names.entry(name.clone()).or_insert(thing);
        }
        names
    }

    /// Finds the names of several words wherever else they stand: "Blue House ran a hotline".
    fn again(&mut self, page: &Page<'_>, names: &FxHashMap<String, Thing>) {
        let reading = &page.reading;
        for noun in reading.nouns() {
            let capital = reading.tokens[reading.words[noun.head()].start].is_capitalized();
            if !capital || !self.registry.at(reading.sentence, noun.head()).is_empty() {
                continue;
            }
            if let Some(thing) = names.get(&reading.phrase(&noun.words)) {
                self.registry.note(reading.sentence, noun.start, noun.end, [*thing]);
            }
        }
    }

    /// Enters the collective that only a facility's name speaks of: "NGO-run shelters".
    fn runners(&mut self, facility: usize) {
        let facility = &self.registry.facilities[facility];
        let name = facility.runner_name.clone();
        if name.is_empty() || !facility.exists || self.who(&name).is_some() {
            return;
        }
        let evidence = Evidence { frame: "actor-collective".into(), ..facility.evidence.clone() };
        let Some(page) = self.pages.first() else { return };
        let tokens = crate::text::tokenize(&name, crate::source::Span::new(0, name.len()));
        let lexicon = page.reading.lexicon;
        let shouted = name.to_uppercase();
        let upper = crate::text::tokenize(&shouted, crate::source::Span::new(0, shouted.len()));
        let mut found = lexicon.lookup(&tokens).into_iter().chain(lexicon.lookup(&upper));
        let Some(concept) = found.find_map(|(id, _)| Some(&lexicon.concepts[id]).filter(|c| c.scheme == "collective"))
        else {
            return;
        };
        self.registry.bodies.push(super::Body {
            name: concept.label.clone(),
            acronym: None,
            kind: concept.link("actorKind").unwrap_or("other").to_owned(),
            parent: None,
            collective: true,
            acts: true,
            evidence,
        });
    }

    /// Acronyms defined in a sentence: those of bodies in the recommendations, and those of anything else.
    fn define(&mut self, page: &Page<'_>) {
        let reading = &page.reading;
        for noun in reading.nouns() {
            let Some(acronym) = bracketed(reading, noun.end.saturating_sub(1)) else { continue };
            let kind = self.kind_of(reading, noun);
            match kind {
                Some(kind) => {
                    self.promised.entry(acronym).or_insert_with(|| (reading.phrase(&noun.words), kind));
                }
                None => {
                    self.others.insert(acronym);
                }
            }
        }
        // "The HTTCA criminalizes slavery": a law, by what it does.
        for clause in &page.clauses.list {
            let law = acting::words().bodies.outlawing.contains(&clause.verb.lemma);
            let subjects = clause.subject.iter().filter(|p| law && !clause.verb.passive && p.preposition.is_none());
            for noun in subjects.flat_map(|p| &p.group.nouns) {
                let token = &reading.tokens[reading.words[noun.head()].start];
                if noun.words.len() == 1 && token.is_acronym() && self.organisation(reading, noun.head()).is_none() {
                    self.others.insert(token.text.to_string());
                }
            }
        }
    }

    fn page(&mut self, page: &Page<'_>) {
        let reading = &page.reading;
        let acting = heads(reading, &page.clauses);
        let found = reading.nouns();
        for i in 0..found.len() {
            self.noun(page, found, i, &acting);
        }
        // "its" of the next sentence is the last single body that was a subject here.
        for clause in &page.clauses.list {
            if clause.verb.passive && clause.subject.is_empty() {
                continue;
            }
            for noun in clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns) {
                if let Some(Thing::Body(b)) = self.registry.things(reading.sentence, noun).first()
                    && !self.registry.bodies[*b].collective
                {
                    self.subject = Some(*b);
                }
            }
        }
    }

    fn noun(&mut self, page: &Page<'_>, found: &[Noun], i: usize, acting: &BTreeSet<usize>) {
        let noun = &found[i];
        let reading = &page.reading;
        let owner = noun.owner.as_deref().and_then(|o| self.owner(page, o, acting));
        if self.facility(page, found, i, owner) {
            return;
        }
        self.body(page, found, i, owner, acting);
        self.acting_facility(page, found, i);
        if reading.words[noun.head()].tag == Tag::Pronoun {
            self.pronoun(page, noun);
        }
    }

    /// The body that owns something: "the MIA's", "the government's".
    fn owner(&mut self, page: &Page<'_>, owner: &Noun, acting: &BTreeSet<usize>) -> Option<usize> {
        let inner = owner.owner.as_deref().and_then(|o| self.owner(page, o, acting));
        self.owning = true;
        self.body(page, std::slice::from_ref(owner), 0, inner, acting);
        self.owning = false;
        self.registry.things(page.reading.sentence, owner).into_iter().find_map(|t| match t {
            Thing::Body(b) => Some(b),
            Thing::Facility(_) => None,
        })
    }

    /// "it" at the start of a clause is the last subject.
    fn pronoun(&mut self, page: &Page<'_>, noun: &Noun) {
        let reading = &page.reading;
        if reading.words[noun.head()].lemma != "it" {
            return;
        }
        let starts = page
            .clauses
            .list
            .iter()
            .any(|c| c.subject.iter().any(|p| p.group.nouns.iter().any(|n| n.head() == noun.head())));
        if !starts {
            return;
        }
        let here = self
            .registry
            .mentions(reading.sentence)
            .iter()
            .filter(|m| m.end <= noun.start)
            .min_by_key(|m| m.start)
            .map(|m| m.things.clone());
        // "Although the unit was in the capital, it": an earlier subject of the sentence that is not known is meant.
        let unknown = here.is_none()
            && page.clauses.list.iter().any(|c| {
                c.subject
                    .iter()
                    .filter(|p| p.preposition.is_none())
                    .flat_map(|p| &p.group.nouns)
                    .any(|n| n.end <= noun.start && reading.words[n.head()].tag != Tag::Pronoun)
            });
        if unknown {
            return;
        }
        let things = here.unwrap_or_else(|| self.subject.map(Thing::Body).into_iter().collect());
        if let [thing] = things[..] {
            self.registry.note(reading.sentence, noun.start, noun.end, [thing]);
        }
    }

    /// Evidence of a mention.
    pub fn evidence(&self, page: &Page<'_>, start: usize, end: usize, frame: &str) -> Evidence {
        let reading = &page.reading;
        let at = page.clauses.list.iter().position(|c| (c.start..c.end).contains(&start));
        let source = at.map_or_else(|| "report".into(), |c| discourse::source(reading, &page.clauses, c));
        Evidence { sentence: reading.sentence, span: reading.span_of(start, end), source, frame: frame.to_owned() }
    }
}

/// The heads of those who act in a sentence: subjects of active verbs, agents, and those spoken with.
fn heads(reading: &Reading<'_>, clauses: &Clauses) -> BTreeSet<usize> {
    let mut heads = BTreeSet::new();
    for (i, clause) in clauses.list.iter().enumerate() {
        // "funding from donors, which resulted in": what "which" takes up is no one who acts.
        if clause.link == Link::Relative && reading.words[clause.start].lemma == "which" {
            continue;
        }
        let denied = discourse::denied(clauses, i);
        // "required soldiers to pick cotton": they are made to.
        let made = clause.link == Link::Infinitive
            && clause.parent.is_some_and(|p| {
                let routes = reading.lexicon.frames.of_verb(&clauses.list[p].verb.lemma);
                p < i && routes.into_iter().any(|f| f.set.get("by").is_some_and(|by| by == "infinitive"))
            });
        // "officials implicated in protecting bars", "police facilitated trafficking"
        let accused = |verb: &VerbGroup| {
            let words = &acting::words().bodies.accusing;
            verb.passive && words.contains(&verb.lemma) || verb.adjective.as_deref().is_some_and(|a| words.contains(a))
        };
        let culprits = acting::words().bodies.abetting.contains(&clause.verb.lemma)
            || clause.verb.shape != Shape::Finite
                && clause.parent.is_some_and(|p| p < i && accused(&clauses.list[p].verb));
        let subjects = clause
            .subject
            .iter()
            .filter(|p| matches!(p.preposition.as_deref(), None | Some("by" | "to")))
            .filter(|_| !clause.verb.passive && clause.verb.lemma != "be" && !made && !culprits);
        let with = clause.before.iter().chain(&clause.after).filter(|p| match p.preposition.as_deref() {
            Some("by") => !culprits,
            Some("according-to" | "together-with") => true,
            Some("with") => {
                !denied
                    && matches!(
                        clause.verb.lemma.as_str(),
                        "cooperate" | "collaborate" | "partner" | "work" | "coordinate"
                    )
            }
            _ => false,
        });
        for noun in subjects.chain(with).flat_map(|p| &p.group.nouns) {
            heads.insert(noun.head());
        }
    }
    for phrase in clauses.loose.iter().filter(|p| matches!(p.preposition.as_deref(), Some("according-to" | "by"))) {
        heads.extend(phrase.group.nouns.iter().map(Noun::head));
    }
    heads
}
