//! The network of routes, from the store.

use std::collections::BTreeSet;

use oxigraph::store::Store;

use super::error::Error;
use super::filter::{Filter, Traits};
use super::model::{Gathered, Link, Network, Node, Projection, Statement};
use super::places::{is_relative, place};
use crate::view::{Row, select};

/// The routes that the filter keeps, as links from the country of origin to that of destination. A region that only means
/// something seen from a country is a node for each such country (`region:neighboring-countries/AZE`).
///
/// # Errors
/// When the engine fails.
pub fn routes(store: &Store, filter: &Filter) -> Result<Network, Error> {
    let mut gathered = Gathered::default();
    let mut without_origin = 0;
    for row in select(store, include_str!("../../queries/internal/network-routes.rq"), &[])? {
        let [report, country, origin, destination] =
            ["report", "country", "origin", "destination"].map(|name| row.text(name));
        let edition = row.text("edition").parse().unwrap_or_default();
        let fact = Statement::of(&row);
        let via = row.text("via");
        let traits = Traits {
            report: &report,
            edition,
            countries: &[&origin, &destination, &via],
            form: &fact.form,
            victims: &fact.victims,
            modality: &fact.modality,
            source: &fact.source,
        };
        if !filter.keeps(&traits) {
            continue;
        }
        if origin.is_empty() {
            without_origin += 1;
            continue;
        }
        let ends = ["origin", "destination"].map(|end| node(&row, end, &report, &country));
        let [from, to] = ends.each_ref().map(|node| node.id.clone());
        for node in ends {
            gathered.node(node);
        }
        gathered.link(Link { from, to, relation: "route".into(), edition, via, fact });
    }
    Ok(gathered.finish(Projection::Routes, without_origin))
}

/// The node at one end of a route.
fn node(row: &Row, end: &str, report: &str, country: &str) -> Node {
    let key = row.text(end);
    let name = row.text(&format!("{end}Name"));
    let (id, label) = if is_relative(&key) {
        (format!("{key}/{country}"), format!("{name} ({country})"))
    } else {
        (key.clone(), name)
    };
    let kind = match key.split_once(':') {
        None => "country",
        Some(("region", _)) => "region",
        Some(_) => "area",
    };
    Node {
        place: place(&id),
        id,
        iri: row.text(&format!("{end}Node")),
        label: capitalised(&label),
        kind: kind.to_owned(),
        acronym: String::new(),
        countries: BTreeSet::from([country.to_owned()]),
        reports: BTreeSet::from([report.to_owned()]),
    }
}

/// A region's label with a capital, as on a map.
fn capitalised(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
