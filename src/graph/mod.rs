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

pub use mint::{place as place_iri, program as program_iri, report as report_iri, rules as rules_iri, slug};
pub use table::{SCHEMES, TOTAL, class, property};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad};

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

/// Which rules and words read a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Their version: another one may make another graph of the same text.
    pub version: String,
    /// Where a user's words stand beside the program's own: the version of these alone.
    pub beside: Option<String>,
}

/// Whether a quad tells of the program and the rules that made a graph, and of nothing in the text: two programs that read the same in a
/// text differ in these.
pub fn tells_of_rules(quad: &Quad) -> bool {
    let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return false };
    let path = subject.as_str().strip_prefix(vocab::ROOT).unwrap_or_default();
    path.starts_with("rules/")
        || path.starts_with("program/")
        || (path.contains("/build") && quad.predicate != vocab::reused::PROV_USED)
}

/// The graph of a report: sorted as lines of N-Quads, no two alike, all in the graph named by [`report_iri`]. `label` is asked with
/// a scheme and a key (`country` and `AZE`, `region` and `region:europe`, `tier` and `2WL`) and answers in English; what it does not
/// know is labelled by its key.
pub fn quads(report: &Report, rules: &Rules, label: Labels<'_>) -> Vec<Quad> {
    let mut writer = writer::Writer::new(report, label);
    writer.report();
    writer.rules(rules);
    writer.sentences();
    writer.facts();
    writer.things();
    writer.finish()
}

/// As [`quads`], with no names and of no rules in particular.
#[cfg(test)]
pub(crate) fn plain_quads(report: &Report) -> Vec<Quad> {
    quads(report, &Rules { version: "0.1.0+4f0c".into(), beside: None }, &|_, _| None)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod ontology_tests;

#[cfg(test)]
mod shapes_tests;
