//! The account of one fact: what it says, and on which words of the text it rests.

use std::collections::BTreeMap;

use oxigraph::model::NamedNode;
use oxigraph::store::Store;
use serde::Serialize;

use super::words::{in_words, name};
use crate::fact::{Kind, Slot};
use crate::graph;
use crate::graph::vocab::{reused, tip};
use crate::view;
use crate::view::{Row, select};

/// A fact with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The fact's IRI.
    pub iri: String,
    /// The key of the report that states it.
    pub report: String,
    /// What sort of fact.
    pub kind: Kind,
    /// The fact in words.
    pub words: String,
    /// The values of its slots, as views print them.
    pub values: BTreeMap<Slot, String>,
    /// `affirmed` or `denied`.
    pub polarity: String,
    /// How it is said.
    pub modality: String,
    /// The year that the sentence speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The quotations, the best one first.
    pub evidence: Vec<Quotation>,
}

/// The words that say a fact, in their sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// The sentence's number in the report.
    pub sentence: usize,
    /// The section that it stands in.
    pub section: String,
    /// The whole sentence.
    pub text: String,
    /// The first byte of the quoted words in the narrative.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// The quoted words.
    pub quote: String,
    /// Who is said to say so.
    pub source: String,
    /// The frame or rule that read it.
    pub frame: String,
    /// The file that the text was taken from, where it was no plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The first and the last page of the sentence in that file, from 1, where it has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<(usize, usize)>,
    /// Where the quoted words begin in the sentence, in bytes.
    #[serde(skip)]
    pub offset: usize,
}

impl Account {
    /// The account of a fact; nothing where the graph has no fact of this IRI.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn of(store: &Store, fact: &NamedNode) -> Result<Option<Self>, view::Error> {
        let rows = select(store, include_str!("../../queries/internal/values.rq"), &[("fact", fact.as_str())])?;
        let is_class = |row: &Row, kind: Kind| {
            row.get("property") == Some(reused::RDF_TYPE.as_str())
                && row.get("value") == Some(graph::class(kind).as_str())
        };
        let Some(kind) = Kind::ALL.into_iter().find(|kind| rows.iter().any(|row| is_class(row, *kind))) else {
            return Ok(None);
        };
        let (mut values, mut spoken) = (BTreeMap::new(), BTreeMap::new());
        for spec in kind.slots() {
            let property = graph::property(kind, spec.slot).map(|property| property.as_str());
            // That nothing narrows a figure is a code of the data cube, and no word of the text.
            let said_of = |row: &&Row| spec.slot != Slot::Qualifier || row.get("key") != Some(graph::TOTAL);
            if let Some(row) = rows.iter().find(|row| row.get("property") == property).filter(said_of) {
                values.insert(spec.slot, printed(row));
                spoken.insert(spec.slot, said(row));
            }
        }
        let of = |property: &str| rows.iter().find(|row| row.get("property") == Some(property)).map(printed);
        let (report, evidence) = quotations(store, fact)?;
        Ok(Some(Self {
            iri: fact.as_str().to_owned(),
            report,
            kind,
            words: in_words(kind, &spoken),
            values,
            polarity: of(tip::POLARITY.as_str()).unwrap_or_default(),
            modality: of(tip::MODALITY.as_str()).unwrap_or_default(),
            time: of(tip::TIME.as_str()),
            evidence,
        }))
    }

    /// The name of its kind.
    pub fn kind_name(&self) -> String {
        name(self.kind)
    }
}

/// A value as the views print it: a concept's key, a thing's name, a literal's text.
fn printed(row: &Row) -> String {
    ["key", "name", "value"].into_iter().find_map(|name| row.get(name)).unwrap_or_default().to_owned()
}

/// A value as one says it: a name where it has one.
fn said(row: &Row) -> String {
    row.get("name").or(row.get("value")).unwrap_or_default().to_owned()
}

fn quotations(store: &Store, fact: &NamedNode) -> Result<(String, Vec<Quotation>), view::Error> {
    let rows = select(store, include_str!("../../queries/internal/evidence.rq"), &[("fact", fact.as_str())])?;
    let report = rows.first().map(|row| row.text("report")).unwrap_or_default();
    let evidence = rows.iter().map(|row| Quotation {
        sentence: row.number("number"),
        section: row.text("section"),
        text: row.text("text"),
        start: row.number("start"),
        end: row.number("end"),
        quote: row.text("quote"),
        source: row.text("source"),
        frame: row.text("frame"),
        file: row.get("file").map(str::to_owned),
        pages: row.get("firstPage").map(|_| (row.number("firstPage"), row.number("lastPage"))),
        offset: row.number("start").saturating_sub(row.number("sentenceStart")),
    });
    Ok((report, evidence.collect()))
}
