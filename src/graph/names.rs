//! Which thing a name means: the bodies, facilities, laws, plans and topics of one report, each with one IRI and one
//! preferred label.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::mint;
use super::table::{self, Named};
use super::vocab::{reused as terms, tip};
use crate::fact::{Fact, Kind, Slot, Value};

/// A thing with a name.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its IRI.
    pub node: NamedNode,
    /// Its class.
    pub class: NamedNodeRef<'static>,
    /// The name by which views print it.
    pub label: String,
    /// Its other names and its acronyms.
    pub other_labels: BTreeSet<String>,
    /// The contract's kind, of a body.
    pub kind: Option<String>,
}

/// The named things of a report, by class and folded name.
#[derive(Debug, Default)]
pub struct Names {
    country: String,
    things: BTreeMap<(&'static str, String), Thing>,
}

impl Names {
    /// Collects them: those that an own fact introduces first, so that every other mention finds them.
    pub fn of(country: &str, facts: &[Fact]) -> Self {
        let mut names = Self { country: country.to_owned(), things: BTreeMap::new() };
        for fact in facts {
            match fact.kind {
                Kind::Actor => names.introduce_actor(fact),
                Kind::Facility => names.introduce(fact, Slot::Facility, "facility", tip::FACILITY),
                Kind::Penalty => names.introduce(fact, Slot::Law, "law", terms::ELI_RESOURCE),
                Kind::Plan => names.introduce(fact, Slot::Plan, "plan", tip::PLAN),
                _ => {}
            }
        }
        for fact in facts {
            for (&slot, value) in &fact.slots {
                if let Value::Name(name) = value {
                    let (section, class) = names.place_of(table::named(fact.kind, slot), name);
                    names.add(section, class, None, name);
                }
            }
        }
        names
    }

    /// The thing that a name in a slot means; every name of the facts given to [`Names::of`] is known.
    pub fn get(&self, kind: Kind, slot: Slot, name: &str) -> Option<&Thing> {
        let (section, _) = self.place_of(table::named(kind, slot), name);
        self.things.get(&(section, mint::fold(name)))
    }

    /// All things, in a fixed order.
    pub fn things(&self) -> impl Iterator<Item = &Thing> {
        self.things.values()
    }

    fn introduce_actor(&mut self, fact: &Fact) {
        let Some(Value::Name(name)) = fact.slots.get(&Slot::Name) else { return };
        let kind = fact.slots.get(&Slot::ActorKind).map(Value::plain);
        self.add("actor", table::actor_class(kind.as_deref().unwrap_or_default()), kind, name);
        if let Some(acronym) = fact.slots.get(&Slot::Acronym).map(Value::plain)
            && let Some(thing) = self.things.get_mut(&("actor", mint::fold(name)))
            && thing.label != acronym
        {
            thing.other_labels.insert(acronym);
        }
    }

    fn introduce(&mut self, fact: &Fact, slot: Slot, section: &'static str, class: NamedNodeRef<'static>) {
        if let Some(Value::Name(name)) = fact.slots.get(&slot) {
            self.add(section, class, None, name);
        }
    }

    /// Where a name is kept, and of what class the thing is if it is new.
    fn place_of(&self, named: Named, name: &str) -> (&'static str, NamedNodeRef<'static>) {
        let known = |section| self.things.contains_key(&(section, mint::fold(name)));
        match named {
            Named::Actor => ("actor", terms::PROV_AGENT),
            Named::Facility => ("facility", tip::FACILITY),
            Named::Law => ("law", terms::ELI_RESOURCE),
            Named::Plan => ("plan", tip::PLAN),
            Named::ActorOrFacility if !known("actor") && known("facility") => ("facility", tip::FACILITY),
            Named::ActorOrFacility => ("actor", terms::PROV_AGENT),
            Named::Anything => ["actor", "facility", "law", "plan"]
                .into_iter()
                .find(|section| known(section))
                .map_or(("topic", tip::TOPIC), |section| (section, tip::TOPIC)),
        }
    }

    fn add(&mut self, section: &'static str, class: NamedNodeRef<'static>, kind: Option<String>, name: &str) {
        let world = section == "actor" && kind.as_deref() == Some("international-organization");
        let country = if world { "int" } else { self.country.as_str() };
        let thing = self.things.entry((section, mint::fold(name))).or_insert_with(|| Thing {
            node: mint::named(section, country, name),
            class,
            label: name.to_owned(),
            other_labels: BTreeSet::new(),
            kind,
        });
        if thing.label != name {
            thing.other_labels.insert(name.to_owned());
        }
    }
}
