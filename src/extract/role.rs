//! Roles: what bodies and facilities do. The frames of `ontology/frames/relation.toml` say by which verb and which places
//! of a clause; this module resolves names, checks what may fill the object, and reads the relations that a compound
//! ("NGO-run"), an owner ("its hotline") or a preposition ("in cooperation with") says.

use crate::fact::{Kind, Modality, Polarity, Slot, Value};
use crate::source::Span;

use super::Page;
use super::context::{Context, Draft};
use super::registry::{Registry, Thing, names_things};

mod framed;
mod object;
mod phrased;
mod real;
mod worded;

pub use object::{is_money, service_words, short, staying, titled_end, uncapital};
pub use real::{leader, unreal};

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
        if relation == "operates"
            && let (Filler::Words(words), Filler::Thing(Thing::Facility(facility))) = (actor, object)
        {
            self.registry.facilities[*facility].nameless_operator.get_or_insert_with(|| words.clone());
        }
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
}

#[cfg(test)]
mod tests;
