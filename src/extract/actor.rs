//! Actors: the bodies and posts that the document names and that act in it.

use crate::fact::{Fact, Kind, Modality, Polarity, Slot, Value};

use super::Page;
use super::context::Context;

/// Makes a fact of each body that acts.
pub fn read(context: &mut Context<'_>, _pages: &[Page<'_>]) {
    let bodies = context.registry.bodies.clone();
    for body in bodies.iter().filter(|b| b.acts) {
        let mut slots = std::collections::BTreeMap::new();
        slots.insert(Slot::Name, Value::Name(body.name.clone()));
        slots.insert(Slot::ActorKind, Value::Slug(body.kind.clone()));
        if let Some(acronym) = &body.acronym {
            slots.insert(Slot::Acronym, Value::Text(acronym.clone()));
        }
        if let Some(parent) = body.parent {
            slots.insert(Slot::Parent, Value::Name(bodies[parent].name.clone()));
        }
        context.facts.push(Fact {
            kind: Kind::Actor,
            slots,
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            year: None,
            evidence: vec![body.evidence.clone()],
        });
    }
}
