//! What a network is made of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::places::Place;
use crate::view::Row;

/// Which network of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Projection {
    /// Countries and regions, origin to destination.
    Routes,
    /// Bodies, facilities, laws, plans and what they act on.
    Actors,
}

/// A network: nodes sorted by id, edges by their ends and relation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Network {
    /// Which one.
    pub projection: Projection,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The edges; for routes one a pair, for actors one for each relation of a pair.
    pub edges: Vec<Edge>,
    /// Routes that name no origin, and so have no place among the edges.
    pub without_origin: usize,
}

/// A country, region or area; or a body, facility, law, plan or topic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// What it is called in files: a place's key, or an IRI.
    pub id: String,
    /// Its IRI in the graph; empty for what has none.
    pub iri: String,
    /// Its name.
    pub label: String,
    /// `country`, `region`, `area`; a body's kind; `law`, `plan`, `service`, `offence`, `group`, `topic`.
    pub kind: String,
    /// A body's acronym; empty where the texts give none.
    pub acronym: String,
    /// The countries on which the reports are that name it.
    pub countries: BTreeSet<String>,
    /// The reports that name it.
    pub reports: BTreeSet<String>,
    /// Where it is on a map, of a place.
    pub place: Option<Place>,
}

/// Which ends of a route tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamedBy {
    /// A report on the country of origin.
    Origin,
    /// A report on the country of destination.
    Destination,
    /// Reports on both; or the country's own on what happens within it.
    Both,
    /// Only reports on other countries.
    Others,
}

impl NamedBy {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Destination => "destination",
            Self::Both => "both",
            Self::Others => "others",
        }
    }
}

/// A link with the facts that state it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edge {
    /// The node that it comes from, by its number.
    #[serde(skip)]
    pub source: usize,
    /// The node that it leads to, by its number.
    #[serde(skip)]
    pub target: usize,
    /// The id of the node that it comes from.
    pub from: String,
    /// The id of the node that it leads to.
    pub to: String,
    /// `route`, or what the actor does.
    pub relation: String,
    /// Forms of exploitation.
    pub forms: BTreeSet<String>,
    /// Victims.
    pub victims: BTreeSet<String>,
    /// Countries that victims are moved through.
    pub via: BTreeSet<String>,
    /// How surely it is said.
    pub modalities: BTreeSet<String>,
    /// Who is said to say so.
    pub sources: BTreeSet<String>,
    /// The editions that tell of it.
    pub years: BTreeSet<i32>,
    /// The reports that tell of it: their number is the edge's weight.
    pub reports: BTreeSet<String>,
    /// Which ends tell of it; `None` for actors.
    pub named_by: Option<NamedBy>,
    /// The facts.
    pub facts: Vec<Statement>,
}

/// A fact that states an edge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Statement {
    /// The report that states it.
    pub report: String,
    /// The sentence's number in it.
    pub number: usize,
    /// The fact's IRI.
    pub iri: String,
    /// The sentence.
    pub sentence: String,
    /// Who is said to say so.
    pub source: String,
    /// How surely it is said.
    pub modality: String,
    /// The form of exploitation; empty where there is none.
    pub form: String,
    /// The victims; empty where there are none.
    pub victims: String,
}

impl Statement {
    /// Of a row of a network's query; what that does not ask for stays empty.
    pub(super) fn of(row: &Row) -> Statement {
        Statement {
            report: row.text("report"),
            number: row.number("number"),
            iri: row.text("fact"),
            sentence: row.text("text"),
            source: row.text("source"),
            modality: row.text("modality"),
            form: row.text("form"),
            victims: row.text("victims"),
        }
    }
}

impl Edge {
    /// How many reports tell of it.
    pub fn weight(&self) -> usize {
        self.reports.len()
    }

    /// Whether it leads back to where it comes from.
    pub fn is_internal(&self) -> bool {
        self.source == self.target
    }

    /// The sentences, none twice, in the order of reports and text.
    pub fn sentences(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.facts.iter().map(|fact| fact.sentence.as_str()).filter(|sentence| seen.insert(*sentence)).collect()
    }
}

impl Network {
    /// The number of facts that its edges rest on.
    pub fn facts(&self) -> usize {
        self.edges.iter().flat_map(|edge| &edge.facts).map(|fact| &fact.iri).collect::<BTreeSet<_>>().len()
    }

    /// The reports that its edges rest on.
    pub fn reports(&self) -> BTreeSet<&str> {
        self.edges.iter().flat_map(|edge| &edge.reports).map(String::as_str).collect()
    }

    /// The editions that its edges rest on.
    pub fn years(&self) -> BTreeSet<i32> {
        self.edges.iter().flat_map(|edge| edge.years.iter().copied()).collect()
    }
}

/// Nodes and edges while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    nodes: BTreeMap<String, Node>,
    edges: BTreeMap<(String, String, String), Edge>,
}

/// What one fact says of its edge.
#[derive(Debug)]
pub(super) struct Link {
    pub from: String,
    pub to: String,
    pub relation: String,
    pub edition: i32,
    pub via: String,
    pub fact: Statement,
}

impl Gathered {
    /// Adds a node, or tells a known one that this report names it too.
    pub fn node(&mut self, node: Node) {
        let known = self.nodes.entry(node.id.clone()).or_insert_with(|| node.clone());
        known.countries.extend(node.countries);
        known.reports.extend(node.reports);
        if known.acronym.is_empty() {
            known.acronym = node.acronym;
        }
        // What is acted on may be only named by one fact and be a service in another.
        if known.kind == "topic" {
            known.kind = node.kind;
        }
    }

    /// Adds a fact to its edge.
    pub fn link(&mut self, link: Link) {
        let key = (link.from.clone(), link.to.clone(), link.relation.clone());
        let edge = self.edges.entry(key).or_insert_with(|| Edge {
            source: 0,
            target: 0,
            from: link.from,
            to: link.to,
            relation: link.relation,
            forms: BTreeSet::new(),
            victims: BTreeSet::new(),
            via: BTreeSet::new(),
            modalities: BTreeSet::new(),
            sources: BTreeSet::new(),
            years: BTreeSet::new(),
            reports: BTreeSet::new(),
            named_by: None,
            facts: Vec::new(),
        });
        let add = |set: &mut BTreeSet<String>, value: &str| {
            if !value.is_empty() {
                set.insert(value.to_owned());
            }
        };
        add(&mut edge.forms, &link.fact.form);
        add(&mut edge.victims, &link.fact.victims);
        add(&mut edge.via, &link.via);
        add(&mut edge.modalities, &link.fact.modality);
        add(&mut edge.sources, &link.fact.source);
        edge.years.insert(link.edition);
        edge.reports.insert(link.fact.report.clone());
        edge.facts.push(link.fact);
    }

    /// The network, numbered and sorted.
    pub fn finish(self, projection: Projection, without_origin: usize) -> Network {
        let number: BTreeMap<&String, usize> = self.nodes.keys().enumerate().map(|(number, id)| (id, number)).collect();
        let mut edges: Vec<Edge> = self.edges.into_values().collect();
        for edge in &mut edges {
            (edge.source, edge.target) = (number[&edge.from], number[&edge.to]);
            edge.facts.sort();
            edge.facts.dedup();
            if projection == Projection::Routes {
                edge.named_by = Some(named_by(edge));
            }
        }
        Network { projection, nodes: self.nodes.into_values().collect(), edges, without_origin }
    }
}

/// Which ends of a route tell of it, by the countries of the reports.
fn named_by(edge: &Edge) -> NamedBy {
    let tells = |country: &str| edge.reports.iter().any(|key| key.split('-').next() == Some(country));
    match (tells(&edge.from), tells(&edge.to)) {
        (true, true) => NamedBy::Both,
        (true, false) => NamedBy::Origin,
        (false, true) => NamedBy::Destination,
        (false, false) => NamedBy::Others,
    }
}
