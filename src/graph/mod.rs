//! From facts to RDF: how does a [`Report`] look as quads?
//!
//! [`quads`] is a pure function of the report: no clock, no path, no blank node and no order of hashing gets in. The
//! graph of a report can be read alone: every concept and every named thing that it points to is labelled in it.
//! - `vocab`: every term, and the prefixes;
//! - `mint`: IRIs made from content;
//! - `table`: which property, class and scheme a kind and a slot have;
//! - `names`: which thing a name means.

mod mint;
mod names;
mod table;
pub mod vocab;
mod writer;

pub use mint::{place as place_iri, report as report_iri, slug};
pub use table::{SCHEMES, TOTAL, class, property};

use oxigraph::model::{NamedNode, Quad};

use crate::fact::Report;
use crate::source::ReportKey;

/// The names of concepts in English, by scheme and key.
pub type Labels<'l> = &'l dyn Fn(&str, &str) -> Option<String>;

/// The graph of the report with this key, as views print it: `AZE-2025`. Nothing where that is no key.
pub fn report_named(key: &str) -> Option<NamedNode> {
    let parsed: ReportKey = key.parse().ok()?;
    (parsed.to_string() == key).then(|| report_iri(&parsed))
}

/// The topic of that name of a country (`AZE`), as the object of a relation has it.
pub fn topic_iri(country: &str, name: &str) -> NamedNode {
    mint::named("topic", country, name)
}

/// The graph of a report: sorted as lines of N-Quads, no two alike, all in the graph named by [`report_iri`].
pub fn quads(report: &Report) -> Vec<Quad> {
    quads_labelled(report, &|_, _| None)
}

/// As [`quads`], with names for concepts: `label` is asked with a scheme and a key (`country` and `AZE`, `region` and
/// `region:europe`, `tier` and `2WL`) and answers in English; what it does not know is labelled by its key.
pub fn quads_labelled(report: &Report, label: Labels<'_>) -> Vec<Quad> {
    let mut writer = writer::Writer::new(report, label);
    writer.report();
    writer.sentences();
    writer.facts();
    writer.things();
    writer.finish()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod ontology_tests;
