//! The network of actors, from the store.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::store::Store;

use super::error::Error;
use super::filter::{Filter, Traits};
use super::identity::Decisions;
use super::model::{Gathered, Link, Network, Node, Projection, Statement};
use crate::graph::topic_iri;
use crate::view::{self, Row, select};

/// What is known of a thing over all reports.
#[derive(Debug, Default)]
struct Thing {
    name: String,
    kind: String,
    acronym: String,
}

/// All things, and what a user decided of them.
struct Things<'d> {
    known: BTreeMap<String, Thing>,
    decisions: &'d Decisions,
}

/// The links between bodies, facilities, laws and plans and what they act on, one for each relation. What is only named (a
/// service, an offence, the people served) is a node of its country, so that two countries are not linked by a word.
///
/// # Errors
/// When the filter asks for what actors do not have, or the engine fails.
pub fn actors(store: &Store, filter: &Filter, decisions: &Decisions) -> Result<Network, Error> {
    if !filter.forms.is_empty() {
        return Err(Error::Filter("forms"));
    }
    if !filter.victims.is_empty() {
        return Err(Error::Filter("victims"));
    }
    let things = Things { known: things(store)?, decisions };
    let mut gathered = Gathered::default();
    for row in select(store, include_str!("../../queries/internal/network-actors.rq"), &[])? {
        let [report, country] = ["report", "country"].map(|name| row.text(name));
        let edition = row.text("edition").parse().unwrap_or_default();
        let fact = Statement::of(&row);
        let traits = Traits {
            report: &report,
            edition,
            countries: &[&country],
            form: "",
            victims: "",
            modality: &fact.modality,
            source: &fact.source,
        };
        if !filter.keeps(&traits) {
            continue;
        }
        let ends = [subject(&row, &things), object(&row, &things, &country)];
        let [from, to] = ends.each_ref().map(|node| node.id.clone());
        for mut node in ends {
            node.countries.insert(country.clone());
            node.reports.insert(report.clone());
            gathered.node(node);
        }
        let relation = row.text("relation");
        gathered.link(Link { from, to, relation, edition, via: String::new(), fact });
    }
    Ok(gathered.finish(Projection::Actors, 0))
}

/// Every named thing by its IRI: the first of its names, its most telling kind, its acronym.
fn things(store: &Store) -> Result<BTreeMap<String, Thing>, view::Error> {
    let mut things: BTreeMap<String, Thing> = BTreeMap::new();
    for row in select(store, include_str!("../../queries/internal/network-things.rq"), &[])? {
        let thing = things.entry(row.text("node")).or_default();
        if thing.name.is_empty() {
            thing.name = row.text("name");
        }
        // A sort says less than a kind.
        if thing.kind.is_empty() || (thing.kind == row.text("sort") && row.text("kind") != thing.kind) {
            thing.kind = row.text("kind");
        }
        if thing.acronym.is_empty() {
            thing.acronym = row.text("acronym");
        }
    }
    Ok(things)
}

fn subject(row: &Row, things: &Things<'_>) -> Node {
    known(&row.text("subject"), things)
}

/// What is acted on: a thing of the graph, or what is only named.
fn object(row: &Row, things: &Things<'_>, country: &str) -> Node {
    let Some(topic) = row.get("topic") else { return known(&row.text("object"), things) };
    let iri = topic_iri(country, topic).into_string();
    if things.known.contains_key(&iri) {
        // A relation names it too: one node, of the more telling kind.
        return Node { kind: row.text("topicKind"), ..known(&iri, things) };
    }
    Node { iri: String::new(), kind: row.text("topicKind"), ..bare(iri, topic) }
}

/// A thing of the graph. A facility that acts is a body in the graph too: here it is one node, the facility.
fn known(iri: &str, things: &Things<'_>) -> Node {
    let iri = things.decisions.canonical(iri);
    let things = &things.known;
    let facility = iri.replacen("/actor/", "/facility/", 1);
    let iri = if things.contains_key(&facility) { &facility } else { iri };
    let node = bare(iri.to_owned(), iri);
    let Some(thing) = things.get(iri) else { return node };
    // An acronym that is the whole name needs no key.
    let acronym = if thing.acronym == thing.name { String::new() } else { thing.acronym.clone() };
    Node { label: thing.name.clone(), kind: thing.kind.clone(), acronym, ..node }
}

fn bare(iri: String, label: &str) -> Node {
    Node {
        id: iri.clone(),
        iri,
        label: label.to_owned(),
        kind: "topic".into(),
        acronym: String::new(),
        countries: BTreeSet::new(),
        reports: BTreeSet::new(),
        place: None,
    }
}
