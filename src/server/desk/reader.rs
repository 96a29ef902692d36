//! A report as one reads it: its sentences in their order, and in each the words on which facts rest.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Desk;
use super::search::utf16;
use crate::fact::Kind;
use crate::graph;
use crate::inspect::{Share, shares};
use crate::server::problem::Problem;
use crate::view::{self, Row, select};

/// A report.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// `AZE-2025`.
    pub key: String,
    /// The country's code.
    pub country: String,
    /// The country's name.
    pub name: String,
    /// The edition.
    pub year: i32,
    /// The title.
    pub title: String,
    /// The tier that the report puts the country on; none where it names none.
    pub tier: Option<String>,
    /// The number of sentences.
    pub sentences: u64,
    /// The number of facts.
    pub facts: u64,
    /// The number of quads.
    pub quads: u64,
    /// How many sentences gave a fact; titles and headings are not counted.
    pub coverage: Share,
}

/// Names of concepts: by scheme, by key.
pub type Labels = BTreeMap<String, BTreeMap<String, String>>;

/// A sentence.
#[derive(Debug, Serialize)]
pub struct Sentence {
    /// Its number.
    pub number: usize,
    /// Its section.
    pub section: String,
    /// The paragraph in which it stands.
    pub paragraph: usize,
    /// Its words.
    pub text: String,
    /// The facts that rest on it.
    pub facts: Vec<Mark>,
}

/// Words on which a fact rests.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// The fact.
    pub iri: String,
    /// The view that shows it.
    pub view: &'static str,
    /// Where the words begin in the sentence, in UTF-16 code units.
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// Who is said to say so.
    pub source: String,
    /// `affirmed` or `denied`.
    pub polarity: String,
    /// How it is said.
    pub modality: String,
}

/// All reports of the graph, by key.
pub fn reports(desk: &Desk) -> Result<Vec<Report>, Problem> {
    let engine = desk.engine()?;
    let tiers = tiers(&view::ask(engine, view::named("tiers").map_or("", |query| query.text), &view::Params::new())?);
    let rows = select(engine, include_str!("../../../queries/internal/reports.rq"), &[])?;
    let coverage = shares(engine)?;
    Ok(rows.iter().map(|row| report(desk, row, &tiers, &coverage)).collect())
}

/// The tier of each report's own edition.
fn tiers(answer: &view::Answer) -> BTreeMap<String, String> {
    let view::Answer::Table { columns, .. } = answer else { return BTreeMap::new() };
    let column = |name: &str| columns.iter().position(|column| column.as_str() == name).unwrap_or_default();
    let [report, year, tier] = ["report", "year", "tier"].map(column);
    let mut tiers = BTreeMap::new();
    for row in answer.plain_rows() {
        if row[report].ends_with(&format!("-{}", row[year])) {
            tiers.entry(row[report].clone()).or_insert_with(|| row[tier].clone());
        }
    }
    tiers
}

fn report(desk: &Desk, row: &Row, tiers: &BTreeMap<String, String>, coverage: &BTreeMap<String, Share>) -> Report {
    let key = row.text("report");
    let entry = key.parse().ok().and_then(|key| desk.folder.entry(&key));
    Report {
        country: row.text("country"),
        name: row.text("name"),
        year: row.text("year").parse().unwrap_or_default(),
        title: row.text("title"),
        tier: tiers.get(&key).cloned(),
        sentences: entry.map_or(0, |entry| entry.sentences),
        facts: entry.map_or(0, |entry| entry.facts),
        quads: entry.map_or(0, |entry| entry.quads),
        coverage: coverage.get(&key).copied().unwrap_or_default(),
        key,
    }
}

/// The names of all concepts of the graph.
pub fn labels(desk: &Desk) -> Result<Labels, Problem> {
    let mut labels = Labels::new();
    for row in select(desk.engine()?, include_str!("../../../queries/internal/labels.rq"), &[])? {
        labels.entry(row.text("scheme")).or_default().entry(row.text("key")).or_insert_with(|| row.text("label"));
    }
    Ok(labels)
}

/// The sentences of a report.
pub fn sentences(desk: &Desk, key: &str) -> Result<Vec<Sentence>, Problem> {
    let engine = desk.engine()?;
    let lines = select(engine, include_str!("../../../queries/internal/sentences.rq"), &[("report", key)])?;
    let mut marks = BTreeMap::<usize, Vec<Row>>::new();
    for row in select(engine, include_str!("../../../queries/internal/marks.rq"), &[("report", key)])? {
        marks.entry(row.number("number")).or_default().push(row);
    }
    let sentence = |row: &Row| {
        let (number, text, start) = (row.number("number"), row.text("text"), row.number("start"));
        let facts =
            marks.get(&number).into_iter().flatten().filter_map(|mark| self::mark(mark, &text, start)).collect();
        Sentence { number, section: row.text("section"), paragraph: row.number("paragraph"), text, facts }
    };
    Ok(lines.iter().map(sentence).collect())
}

/// A mark in a sentence that begins at byte `start` of the narrative; none of a node that is no fact of a kind that views show.
fn mark(row: &Row, text: &str, start: usize) -> Option<Mark> {
    let class = row.text("class");
    let kind = Kind::ALL.into_iter().find(|kind| graph::class(*kind).as_str() == class)?;
    let place = |name: &str| utf16(text, row.number(name).saturating_sub(start));
    Some(Mark {
        iri: row.text("fact"),
        view: kind.view(),
        from: place("start"),
        to: place("end"),
        source: row.text("source"),
        polarity: row.text("polarity"),
        modality: row.text("modality"),
    })
}
