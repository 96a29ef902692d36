//! The walk over a report that writes its quads.

mod origin;

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

use super::names::{Names, Thing};
use super::vocab::{reused as terms, tip};
use super::{Labels, mint, table};
use crate::fact::{Evidence, Fact, Kind, Modality, Polarity, Report, Slot, Value};

/// Collects the quads of one report.
pub struct Writer<'r> {
    report: &'r Report,
    label: Labels<'r>,
    names: Names,
    node: NamedNode,
    lines: BTreeMap<String, Quad>,
    concepts: BTreeSet<(&'static str, String)>,
}

impl<'r> Writer<'r> {
    /// Begins the graph of `report`.
    pub fn new(report: &'r Report, label: Labels<'r>) -> Self {
        Self {
            report,
            label,
            names: Names::of(&report.document.key.country, &report.facts),
            node: mint::report(&report.document.key),
            lines: BTreeMap::new(),
            concepts: BTreeSet::new(),
        }
    }

    /// The quads, sorted by their line.
    pub fn finish(self) -> Vec<Quad> {
        self.lines.into_values().collect()
    }

    /// The report itself, the text that it was made from and the run that made it.
    pub fn report(&mut self) {
        let document = &self.report.document;
        let (node, text, run) = (self.node.clone(), mint::text(&document.digest), mint::run(&document.key));
        let country = self.place(&document.key.country);
        self.typed(&node, tip::REPORT);
        self.add(&node, terms::DC_IDENTIFIER, string(&document.key.to_string()));
        self.add(&node, terms::DC_TITLE, string(&document.title));
        self.add(&node, terms::DC_SPATIAL, country);
        self.add(&node, tip::EDITION, year(document.key.year));
        self.add(&node, terms::PROV_DERIVED, text.clone());
        self.add(&node, terms::PROV_GENERATED, run.clone());
        self.typed(&text, terms::PROV_ENTITY);
        self.add(&text, tip::SHA256, string(&document.digest));
        self.typed(&run, terms::PROV_ACTIVITY);
        self.add(&run, terms::PROV_USED, text.clone());
        self.origin(&text, &run);
    }

    /// Every sentence, with or without facts.
    pub fn sentences(&mut self) {
        let report = self.report;
        for sentence in &report.sentences {
            let node = mint::sentence(&report.document.key, sentence.number);
            let section = self.concept("section", sentence.section.slug());
            self.typed(&node, tip::SENTENCE);
            self.add(&node, terms::DC_IS_PART_OF, self.node.clone());
            self.add(&node, tip::NUMBER, integer(sentence.number));
            self.add(&node, tip::SECTION, section);
            self.add(&node, tip::PARAGRAPH, integer(sentence.paragraph));
            self.add(&node, terms::OA_START, integer(sentence.span.start));
            self.add(&node, terms::OA_END, integer(sentence.span.end));
            self.add(&node, terms::SCHEMA_TEXT, string(sentence.span.of(&report.document.text)));
            self.stands(&node, sentence.span);
        }
    }

    /// Every fact with its evidence, and the direct triples of plain relations.
    pub fn facts(&mut self) {
        let report = self.report;
        for fact in &report.facts {
            let node = mint::fact(&report.document.key, table::kind_slug(fact.kind), fact);
            self.typed(&node, table::class(fact.kind));
            let (polarity, modality) =
                (self.concept("polarity", fact.polarity.slug()), self.concept("modality", fact.modality.slug()));
            self.add(&node, tip::POLARITY, polarity);
            self.add(&node, tip::MODALITY, modality);
            if let Some(time) = fact.year {
                self.add(&node, tip::TIME, year(time));
            }
            for (position, evidence) in fact.evidence.iter().enumerate() {
                let quote = self.evidence(evidence);
                self.add(&node, tip::HAS_EVIDENCE, quote.clone());
                if position == 0 {
                    self.add(&node, tip::BEST_EVIDENCE, quote);
                }
            }
            for (&slot, value) in &fact.slots {
                if let Some(property) = table::property(fact.kind, slot) {
                    let term = self.value(fact.kind, slot, value);
                    self.add(&node, property, term);
                }
            }
            match fact.kind {
                Kind::Role => self.relation(&node, fact),
                Kind::Actor => self.parent(fact),
                Kind::Statistic => self.observation(&node, fact),
                _ => {}
            }
        }
    }

    /// The named things and the concepts that were pointed to.
    pub fn things(&mut self) {
        let names = std::mem::take(&mut self.names);
        for Thing { node, class, label, other_labels, kind } in names.things() {
            self.typed(node, *class);
            self.add(node, terms::SKOS_PREF_LABEL, string(label));
            for other in other_labels {
                self.add(node, terms::SKOS_ALT_LABEL, string(other));
            }
            if let Some(kind) = kind {
                let kind = self.concept("actor-kind", kind);
                self.add(node, table::kind(*class), kind);
            }
        }
        for (scheme, key) in std::mem::take(&mut self.concepts) {
            self.describe_concept(scheme, &key);
        }
    }

    fn describe_concept(&mut self, scheme: &'static str, key: &str) {
        let is_place = matches!(scheme, "country" | "region" | "area");
        let node = if is_place { mint::place(key) } else { mint::concept(scheme, key) };
        let plain = if is_place { mint::place_parts(key).1 } else { key };
        let label = (self.label)(scheme, key).unwrap_or_else(|| plain.replace('-', " ").replace(',', ", "));
        self.typed(&node, terms::SKOS_CONCEPT);
        self.add(&node, terms::SKOS_IN_SCHEME, mint::scheme(scheme));
        self.add(&node, terms::SKOS_NOTATION, string(key));
        self.add(&node, terms::SKOS_PREF_LABEL, Literal::new_language_tagged_literal_unchecked(label, "en"));
        // The EU's authority table uses ISO 3166-1 alpha-3 too; it has a code of its own for Kosovo.
        if scheme == "country" && key != "XKX" && key.len() == 3 && key.bytes().all(|b| b.is_ascii_uppercase()) {
            let eu = format!("http://publications.europa.eu/resource/authority/country/{key}");
            self.add(&node, terms::SKOS_EXACT_MATCH, NamedNode::new_unchecked(eu));
        }
    }

    /// What a statistic has as an observation of a data cube: each of the cube's dimensions, be the text silent on it.
    fn observation(&mut self, node: &NamedNode, fact: &Fact) {
        let key = &self.report.document.key;
        let area = self.place(&key.country);
        let cube = if fact.slots.contains_key(&Slot::Year) { tip::STATISTICS } else { tip::UNDATED_STATISTICS };
        self.add(node, terms::QB_DATA_SET, cube.into_owned());
        self.add(node, terms::SDMX_AREA, area);
        self.add(node, tip::EDITION, year(key.year));
        if !fact.slots.contains_key(&Slot::Qualifier) {
            let total = self.concept(table::scheme(Slot::Qualifier), table::TOTAL);
            self.add(node, tip::QUALIFIER, total);
        }
    }

    /// The direct triple of a relation that is stated as a plain fact, and the predicate of its statement node.
    fn relation(&mut self, node: &NamedNode, fact: &Fact) {
        let (Some(Value::Name(actor)), Some(Value::Slug(relation)), Some(Value::Name(object))) =
            (fact.slots.get(&Slot::Actor), fact.slots.get(&Slot::Relation), fact.slots.get(&Slot::Object))
        else {
            return;
        };
        let (Some(actor), Some(object)) =
            (self.names.get(Kind::Role, Slot::Actor, actor), self.names.get(Kind::Role, Slot::Object, object))
        else {
            return;
        };
        let property =
            if relation == "part-of" { table::part_of(actor.class, object.class) } else { table::relation(relation) };
        let (actor, object) = (actor.node.clone(), object.node.clone());
        self.add(node, terms::RDF_PREDICATE, property.into_owned());
        if is_plain(fact) {
            self.add(&actor, property, object);
        }
    }

    /// The direct triple from a body to the body that it is part of.
    fn parent(&mut self, fact: &Fact) {
        let (Some(Value::Name(name)), Some(Value::Name(parent))) =
            (fact.slots.get(&Slot::Name), fact.slots.get(&Slot::Parent))
        else {
            return;
        };
        if let (true, Some(body), Some(parent)) = (
            is_plain(fact),
            self.names.get(Kind::Actor, Slot::Name, name),
            self.names.get(Kind::Actor, Slot::Parent, parent),
        ) {
            let (body, property, parent) =
                (body.node.clone(), table::part_of(body.class, parent.class), parent.node.clone());
            self.add(&body, property, parent);
        }
    }

    /// The node of a quotation.
    fn evidence(&mut self, evidence: &Evidence) -> NamedNode {
        let document = &self.report.document;
        let node = mint::evidence(&document.key, evidence);
        let source = self.concept("source", &evidence.source);
        self.typed(&node, terms::OA_POSITION);
        self.typed(&node, terms::OA_QUOTE);
        self.add(&node, terms::PROV_QUOTED, mint::sentence(&document.key, evidence.sentence));
        self.add(&node, terms::PROV_ATTRIBUTED, source);
        self.add(&node, terms::OA_START, integer(evidence.span.start));
        self.add(&node, terms::OA_END, integer(evidence.span.end));
        self.add(&node, terms::OA_EXACT, string(evidence.span.of(&document.text)));
        self.add(&node, tip::FRAME, string(&evidence.frame));
        node
    }

    /// The term of a slot's value.
    fn value(&mut self, kind: Kind, slot: Slot, value: &Value) -> Term {
        match value {
            Value::Place(key) => self.place(key).into(),
            Value::Slug(slug) => self.concept(table::scheme(slot), slug).into(),
            Value::Text(text) => string(text).into(),
            Value::Name(name) => {
                self.names.get(kind, slot, name).map_or_else(|| string(name).into(), |thing| thing.node.clone().into())
            }
            Value::Integer(number) => integer(number).into(),
            Value::Decimal(decimal) => decimal_literal(decimal).into(),
            Value::Year(number) => year(*number).into(),
        }
    }

    fn place(&mut self, key: &str) -> NamedNode {
        self.concepts.insert((mint::place_parts(key).0, key.to_owned()));
        mint::place(key)
    }

    fn concept(&mut self, scheme: &'static str, slug: &str) -> NamedNode {
        self.concepts.insert((scheme, slug.to_owned()));
        mint::concept(scheme, slug)
    }

    fn typed(&mut self, subject: &NamedNode, class: NamedNodeRef<'_>) {
        self.add(subject, terms::RDF_TYPE, class.into_owned());
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let graph = GraphName::NamedNode(self.node.clone());
        let quad = Quad::new(subject.clone(), predicate.into_owned(), object, graph);
        self.lines.insert(quad.to_string(), quad);
    }
}

/// Whether a fact is said as plainly true, so that its relation may stand as a direct triple.
fn is_plain(fact: &Fact) -> bool {
    fact.polarity == Polarity::Affirmed && fact.modality == Modality::Asserted
}

fn string(text: &str) -> Literal {
    Literal::new_simple_literal(text)
}

fn integer(number: impl ToString) -> Literal {
    Literal::new_typed_literal(number.to_string(), xsd::INTEGER)
}

fn year(number: i32) -> Literal {
    Literal::new_typed_literal(format!("{number:04}"), xsd::G_YEAR)
}

/// A decimal without needless zeros, since stores write it so; text that is no decimal stays text.
fn decimal_literal(text: &str) -> Literal {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut parts = digits.splitn(2, '.');
    let whole = parts.next().unwrap_or_default().trim_start_matches('0');
    let fraction = parts.next().unwrap_or_default().trim_end_matches('0');
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') || digits == "." {
        return string(text);
    }
    if fraction.contains('.') {
        return string(text);
    }
    let sign = if text.starts_with('-') && !(whole.is_empty() && fraction.is_empty()) { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let dot = if fraction.is_empty() { "" } else { "." };
    Literal::new_typed_literal(format!("{sign}{whole}{dot}{fraction}"), xsd::DECIMAL)
}
