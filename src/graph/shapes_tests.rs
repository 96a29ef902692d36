//! The program and `ontology/shapes.ttl` say the same, both ways: each kind its shape, each slot its property.

use std::collections::{BTreeMap, BTreeSet};

use rio_api::model::{NamedNode, Subject, Term};
use rio_api::parser::TriplesParser as _;
use rio_turtle::{TurtleError, TurtleParser};

use super::SCHEMES;
use super::table::{self, Named};
use super::vocab::{ROOT, reused, tip};
use crate::fact::{Kind, Modality, Slot, SlotSpec, ValueType};

const SH: &str = "http://www.w3.org/ns/shacl#";
const SHAPE: &str = "https://w3id.org/tipgraph/shapes#";

/// The shapes: what each node has, by its predicate.
struct Shapes(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl Shapes {
    fn read() -> Self {
        let text = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/shapes.ttl")).unwrap();
        let mut nodes: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        let read = TurtleParser::new(text.as_slice(), None).parse_all(&mut |triple| {
            let subject = match triple.subject {
                Subject::NamedNode(NamedNode { iri }) => iri.to_owned(),
                other => other.to_string(),
            };
            let object = match triple.object {
                Term::NamedNode(NamedNode { iri }) => iri.to_owned(),
                Term::Literal(literal) => literal.to_string(),
                other => other.to_string(),
            };
            nodes.entry(subject).or_default().entry(triple.predicate.iri.to_owned()).or_default().push(object);
            Ok::<_, TurtleError>(())
        });
        read.unwrap();
        Self(nodes)
    }

    fn all(&self, node: &str, predicate: &str) -> &[String] {
        self.0.get(node).and_then(|of| of.get(predicate)).map_or(&[], Vec::as_slice)
    }

    /// The values of a predicate of SHACL.
    fn sh(&self, node: &str, local: &str) -> &[String] {
        self.all(node, &format!("{SH}{local}"))
    }

    /// A list's members.
    fn list(&self, head: &str) -> Vec<String> {
        let rdf = |local: &str| format!("http://www.w3.org/1999/02/22-rdf-syntax-ns#{local}");
        let mut members = Vec::new();
        let mut at = head.to_owned();
        while let [member] = self.all(&at, &rdf("first")) {
            members.push(member.clone());
            at = self.all(&at, &rdf("rest"))[0].clone();
        }
        members
    }

    /// The properties of a shape: how many values, and the shape of each where it is named.
    fn properties(&self, shape: &str) -> BTreeMap<String, (bool, bool, Option<String>)> {
        let one = |node: &str, local: &str| self.sh(node, local).iter().any(|count| count.starts_with("\"1\""));
        let of = |node: &String| {
            let value = self.sh(node, "node").first().cloned();
            (self.sh(node, "path")[0].clone(), (one(node, "minCount"), one(node, "maxCount"), value))
        };
        self.sh(shape, "property").iter().map(of).collect()
    }

    /// The property of a shape with this path.
    fn property(&self, shape: &str, path: &str) -> &str {
        self.sh(shape, "property").iter().find(|node| self.sh(node, "path") == [path]).unwrap()
    }
}

fn shape(local: &str) -> String {
    format!("{SHAPE}{local}")
}

/// The shape of a kind's facts: it is called as their class is.
fn shape_of(kind: Kind) -> String {
    shape(table::class(kind).as_str().rsplit('#').next().unwrap())
}

/// The shape of what fills a slot.
fn value_shape(kind: Kind, spec: &SlotSpec) -> String {
    shape(match spec.value {
        ValueType::Place => "Place",
        ValueType::Slug => table::scheme(spec.slot),
        ValueType::Text => "Text",
        ValueType::Integer => "Number",
        ValueType::Decimal => "Amount",
        ValueType::Year => "Year",
        ValueType::Name => match table::named(kind, spec.slot) {
            Named::Actor => "Body",
            Named::ActorOrFacility => "BodyOrFacility",
            Named::Anything => "Named",
            Named::Facility => "Facility",
            Named::Law => "Law",
            Named::Plan => "Plan",
        },
    })
}

#[test]
fn every_kind_has_a_shape_with_its_slots_and_no_other() {
    let shapes = Shapes::read();
    for kind in Kind::ALL {
        let name = shape_of(kind);
        assert_eq!(shapes.sh(&name, "targetClass"), [table::class(kind).as_str()], "{kind:?}");
        let mut want = BTreeMap::new();
        for spec in kind.slots() {
            let property = table::property(kind, spec.slot).unwrap().as_str().to_owned();
            // The graph says of a statistic that nothing narrows it; the fact leaves it out.
            let required = spec.required || (kind, spec.slot) == (Kind::Statistic, Slot::Qualifier);
            want.insert(property, (required, true, Some(value_shape(kind, spec))));
        }
        let mut beside = |property: &str, value: Option<&str>| {
            want.insert(property.to_owned(), (true, true, value.map(shape)));
        };
        match kind {
            Kind::Role => beside(reused::RDF_PREDICATE.as_str(), None),
            Kind::Statistic => {
                beside(reused::QB_DATA_SET.as_str(), None);
                beside(reused::SDMX_AREA.as_str(), Some("Place"));
                beside(tip::EDITION.as_str(), Some("Edition"));
            }
            _ => {}
        }
        assert_eq!(shapes.properties(&name), want, "{kind:?}");
    }
}

#[test]
fn the_lists_are_those_of_the_program() {
    let shapes = Shapes::read();
    let fact = shape("Fact");
    let list = |of: &str, property: &str| -> BTreeSet<String> {
        let node = shapes.property(of, property);
        shapes.list(&shapes.sh(node, "in")[0]).into_iter().collect()
    };
    let classes: BTreeSet<String> = Kind::ALL.map(|kind| table::class(kind).as_str().to_owned()).into();
    assert_eq!(shapes.sh(&fact, "targetClass").iter().cloned().collect::<BTreeSet<_>>(), classes);
    assert_eq!(list(&fact, reused::RDF_TYPE.as_str()), classes);
    let modalities = Modality::ALL.map(|modality| format!("{ROOT}concept/modality/{}", modality.slug()));
    assert_eq!(list(&fact, tip::MODALITY.as_str()), modalities.into());
    let schemes = SCHEMES.map(|scheme| format!("{ROOT}concept/{scheme}"));
    assert_eq!(list(&shape("Concept"), reused::SKOS_IN_SCHEME.as_str()), schemes.into());
    let relations = list(&shape("Relation"), reused::RDF_PREDICATE.as_str());
    let (body, unit, post) = (reused::ORG_ORGANIZATION, reused::ORG_UNIT, reused::ORG_POST);
    for (part, whole) in [(post, body), (unit, body), (body, body), (body, post)] {
        assert!(relations.contains(table::part_of(part, whole).as_str()));
    }
    for slug in ["operates", "leads", "coordinates", "investigates", "identifies", "refers-to", "funds", "provides"] {
        assert!(relations.contains(table::relation(slug).as_str()), "{slug}");
    }
    for slug in ["protects", "monitors", "composed-of", "cooperates-with", "staffs", "restricts", "anything else"] {
        assert!(relations.contains(table::relation(slug).as_str()), "{slug}");
    }
    assert_eq!(relations.len(), 19);
    // The shape of a scheme is called like it and asks for it.
    for name in
        shapes.0.keys().filter_map(|name| name.strip_prefix(SHAPE)).filter(|name| name.starts_with(char::is_lowercase))
    {
        let node = shapes.property(&shape(name), reused::SKOS_IN_SCHEME.as_str());
        assert_eq!(shapes.sh(node, "hasValue"), [format!("{ROOT}concept/{name}")]);
    }
}

#[test]
fn every_class_that_a_graph_has_is_the_target_of_a_shape() {
    let shapes = Shapes::read();
    let targets: BTreeSet<&str> =
        shapes.0.keys().flat_map(|name| shapes.sh(name, "targetClass")).map(String::as_str).collect();
    let is_class = |iri: &str| iri.rsplit(['#', '/']).next().is_some_and(|local| local.starts_with(char::is_uppercase));
    for class in tip::ALL.iter().chain(reused::ALL).filter(|term| is_class(term.as_str())) {
        // Evidence is written by its two selectors.
        assert!(*class == tip::EVIDENCE || targets.contains(class.as_str()), "{class} has no shape");
    }
    for target in targets {
        assert!(tip::ALL.iter().chain(reused::ALL).any(|known| known.as_str() == target), "{target}");
    }
}

#[test]
fn every_constraint_has_a_message_and_a_severity() {
    let shapes = Shapes::read();
    let mut seen = 0;
    for (node, of) in &shapes.0 {
        if of.contains_key(&format!("{SH}path")) && node.starts_with("_:") {
            let named =
                shapes.0.iter().any(|(name, _)| name.starts_with(SHAPE) && shapes.sh(name, "property").contains(node));
            let helper = !shapes.sh(node, "hasValue").is_empty() || shapes.sh(node, "message").len() == 1;
            assert!(named && helper, "{node} {of:?}");
            seen += 1;
            let path = &shapes.sh(node, "path")[0];
            let known = tip::ALL.iter().chain(reused::ALL).any(|term| term.as_str() == path);
            assert!(known, "{path} is no property of the graph");
        }
        for constraint in shapes.sh(node, "sparql") {
            assert_eq!(shapes.sh(constraint, "message").len(), 1, "{node}");
            assert_eq!(shapes.sh(constraint, "prefixes").len(), 1, "{node}");
            assert_eq!(shapes.sh(node, "severity"), [format!("{SH}Violation")], "{node}");
        }
        if shapes.sh(node, "message").len() == 1 && of.contains_key(&format!("{SH}path")) {
            assert_eq!(shapes.sh(node, "severity"), [format!("{SH}Violation")], "{node}");
        }
    }
    assert!(seen > 100, "{seen}");
}
