//! What there is in a graph, counted report by report.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};
use rustc_hash::FxHashMap;

use crate::graph::vocab::{reused, tip};

/// What there is of each report, class and property. What several reports say alike, as the name of a country, counts in each.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub(super) triples: u64,
    pub(super) reports: BTreeMap<NamedNode, Report>,
    pub(super) entities: BTreeMap<NamedNode, u64>,
    pub(super) properties: BTreeMap<NamedNode, u64>,
    /// Of each class, how many triples of a property its things have.
    pub(super) within: BTreeMap<NamedNode, BTreeMap<NamedNode, u64>>,
    /// The versions of rules and words that read the reports.
    pub(super) rules: BTreeSet<String>,
}

/// What is told of a report.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    pub triples: u64,
    pub key: String,
    pub title: String,
    pub country: Option<NamedNode>,
    pub edition: String,
    pub country_name: String,
}

impl Tally {
    /// Counts the reports of a store, which are its graphs, or some of them by their IRIs.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn of(store: &Store, only: &[NamedNode]) -> Result<Self, StorageError> {
        let mut tally = Self::default();
        for graph in store.named_graphs() {
            let NamedOrBlankNode::NamedNode(graph) = graph? else { continue };
            if only.is_empty() || only.contains(&graph) {
                let quads = store.quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(graph.as_ref())));
                tally.add(&quads.collect::<Result<Vec<_>, _>>()?);
            }
        }
        Ok(tally)
    }

    /// Counts the quads of a report.
    pub fn add(&mut self, quads: &[Quad]) {
        let mut classes = FxHashMap::<&NamedOrBlankNode, Vec<&NamedNode>>::default();
        let mut report = (None, Report::default());
        for quad in quads {
            if let (true, Term::NamedNode(class)) = (quad.predicate == reused::RDF_TYPE, &quad.object) {
                classes.entry(&quad.subject).or_default().push(class);
                count(&mut self.entities, class);
                if let (true, NamedOrBlankNode::NamedNode(node)) = (class == &tip::REPORT, &quad.subject) {
                    report.0 = Some(node.clone());
                }
            }
        }
        for quad in quads {
            self.triples += 1;
            count(&mut self.properties, &quad.predicate);
            if report.0.as_ref().is_some_and(|node| quad.subject == node.as_ref().into()) {
                report.1.learn(quad);
            }
            for class in classes.get(&quad.subject).into_iter().flatten() {
                if !self.within.contains_key(*class) {
                    self.within.insert((*class).clone(), BTreeMap::new());
                }
                self.within.entry((*class).clone()).and_modify(|properties| count(properties, &quad.predicate));
            }
        }
        let name = quads.iter().find(|quad| {
            quad.predicate == reused::SKOS_PREF_LABEL
                && report.1.country.as_ref().is_some_and(|country| quad.subject == country.as_ref().into())
        });
        if let Some(Term::Literal(name)) = name.map(|quad| &quad.object) {
            name.value().clone_into(&mut report.1.country_name);
        }
        if let (Some(node), told) = report {
            self.reports.insert(node, Report { triples: quads.len() as u64, ..told });
        }
    }

    /// Notes the version of rules and words that read some report; where it is not known, nothing.
    pub fn read_by(&mut self, rules: &str) {
        if !rules.is_empty() {
            self.rules.insert(rules.to_owned());
        }
    }

    /// The versions of rules and words that read the reports.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(String::as_str)
    }

    /// The countries that the reports are on, by their IRIs, with their names.
    pub fn countries(&self) -> BTreeMap<&str, &str> {
        let reports = self.reports.values();
        reports.filter_map(|report| Some((report.country.as_ref()?.as_str(), report.country_name.as_str()))).collect()
    }

    /// The titles of the reports with their keys, in the order of the keys.
    pub fn titles(&self) -> impl Iterator<Item = String> {
        self.reports.values().map(|report| format!("{}: {}", report.key, report.title))
    }

    /// The editions that the reports are of, from the first to the last.
    pub fn editions(&self) -> Option<(&str, &str)> {
        let editions = || self.reports.values().map(|report| report.edition.as_str());
        Some((editions().min()?, editions().max()?))
    }
}

impl Report {
    fn learn(&mut self, quad: &Quad) {
        match &quad.object {
            Term::Literal(literal) if quad.predicate == reused::DC_IDENTIFIER => self.key = literal.value().to_owned(),
            Term::Literal(literal) if quad.predicate == reused::DC_TITLE => self.title = literal.value().to_owned(),
            Term::Literal(literal) if quad.predicate == tip::EDITION => self.edition = literal.value().to_owned(),
            Term::NamedNode(node) if quad.predicate == reused::DC_SPATIAL => self.country = Some(node.clone()),
            _ => {}
        }
    }
}

fn count(of: &mut BTreeMap<NamedNode, u64>, one: &NamedNode) {
    match of.get_mut(one) {
        Some(number) => *number += 1,
        None => drop(of.insert(one.clone(), 1)),
    }
}
