//! Which bodies of several editions are one: what the names say, and what a user decided.
//!
//! A body keeps its IRI as long as it keeps its name, since the IRI is made of country and name. One that keeps its acronym and not its name
//! is linked, not merged: [`renamed`] tells of it with the reason. A user decides in `same-as.ttl` in the graph folder, with
//! `owl:sameAs` and `owl:differentFrom` between IRIs; no build touches that file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use oxigraph::store::Store;
use serde::Serialize;

use super::error::Error;
use crate::view::select;

/// The file of the graph folder.
pub const FILE: &str = "same-as.ttl";
const SAME: &str = "http://www.w3.org/2002/07/owl#sameAs";
const DIFFERENT: &str = "http://www.w3.org/2002/07/owl#differentFrom";

/// What a user decided of bodies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Each IRI that is another's, and that other.
    same: BTreeMap<String, String>,
    /// Pairs that are two bodies, the smaller first.
    different: Vec<(String, String)>,
}

impl Decisions {
    /// Those of a graph folder; none where it has no such file.
    ///
    /// # Errors
    /// When the file cannot be read or is no Turtle.
    pub fn of(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Ok(Self::default());
        }
        let fail = |reason: String| Error::Decisions { path: path.clone(), reason };
        Self::parse(&fs::read_to_string(&path).map_err(|e| fail(e.to_string()))?).map_err(fail)
    }

    fn parse(turtle: &str) -> Result<Self, String> {
        let mut decisions = Self::default();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes()) {
            let quad = quad.map_err(|e| e.to_string())?;
            let (NamedOrBlankNode::NamedNode(a), Term::NamedNode(b)) = (quad.subject, quad.object) else { continue };
            let (a, b) = (decisions.canonical(a.as_str()).to_owned(), decisions.canonical(b.as_str()).to_owned());
            if a == b {
                continue;
            }
            let (first, second) = if a < b { (a, b) } else { (b, a) };
            match quad.predicate.as_str() {
                SAME => {
                    // All that were the second's are now the first's.
                    for end in decisions.same.values_mut().filter(|end| **end == second) {
                        end.clone_from(&first);
                    }
                    decisions.same.insert(second, first);
                }
                DIFFERENT => decisions.different.push((first, second)),
                _ => {}
            }
        }
        Ok(decisions)
    }

    /// The IRI that stands for a body.
    pub fn canonical<'a>(&'a self, iri: &'a str) -> &'a str {
        self.same.get(iri).map_or(iri, String::as_str)
    }

    /// Whether a user has decided of these two.
    fn knows(&self, a: &str, b: &str) -> bool {
        let (first, second) = if a < b { (a, b) } else { (b, a) };
        self.canonical(a) == self.canonical(b) || self.different.iter().any(|pair| pair.0 == first && pair.1 == second)
    }
}

/// Two IRIs that may be of one body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renamed {
    /// The country.
    pub country: String,
    /// The body of the earlier edition.
    pub before: String,
    /// Its name.
    pub name_before: String,
    /// The first report that calls it so.
    pub report_before: String,
    /// The body of the later edition.
    pub after: String,
    /// Its name.
    pub name_after: String,
    /// The first report that calls it so.
    pub report_after: String,
    /// Why they may be one.
    pub reason: String,
}

/// Bodies of a country that have one acronym and two names, of which no user has decided; the earlier name first.
///
/// # Errors
/// When the engine fails.
pub fn renamed(store: &Store, decisions: &Decisions) -> Result<Vec<Renamed>, Error> {
    /// A body under one name: the first report, the name, the kind.
    type Named = (String, String, String);
    let mut bodies: BTreeMap<(String, String), BTreeMap<String, Named>> = BTreeMap::new();
    for row in select(store, include_str!("../../queries/internal/bodies.rq"), &[])? {
        let key = (row.text("country"), row.text("acronym"));
        let named = (row.text("report"), row.text("name"), row.text("kind"));
        let known = bodies.entry(key).or_default().entry(row.text("body")).or_insert_with(|| named.clone());
        if named < *known {
            *known = named;
        }
    }
    let mut renamed = Vec::new();
    for ((country, acronym), names) in bodies {
        let mut names: Vec<(String, Named)> = names.into_iter().collect();
        names.sort_by(|a, b| a.1.cmp(&b.1));
        for pair in names.windows(2) {
            let ((before, old), (after, new)) = (&pair[0], &pair[1]);
            // One text that has both means two.
            if old.0 == new.0 || decisions.knows(before, after) {
                continue;
            }
            let kinds = if old.2 == new.2 { format!(", both {}", old.2) } else { format!(", {} and {}", old.2, new.2) };
            renamed.push(Renamed {
                country: country.clone(),
                before: before.clone(),
                name_before: old.1.clone(),
                report_before: old.0.clone(),
                after: after.clone(),
                name_after: new.1.clone(),
                report_after: new.0.clone(),
                reason: format!("the same acronym {acronym}{kinds}"),
            });
        }
    }
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_chains_and_refusals() {
        let turtle = "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix a: <https://x.org/> .\n\
                      a:2 owl:sameAs a:3 . a:3 owl:sameAs a:1 . a:8 owl:differentFrom a:7 .";
        let decisions = Decisions::parse(turtle).unwrap();
        for iri in ["https://x.org/1", "https://x.org/2", "https://x.org/3"] {
            assert_eq!(decisions.canonical(iri), "https://x.org/1");
        }
        assert_eq!(decisions.canonical("https://x.org/9"), "https://x.org/9");
        assert!(
            decisions.knows("https://x.org/7", "https://x.org/8")
                && decisions.knows("https://x.org/3", "https://x.org/1")
        );
        assert!(!decisions.knows("https://x.org/1", "https://x.org/7"));
        assert!(Decisions::parse("a b").is_err());
    }
}
