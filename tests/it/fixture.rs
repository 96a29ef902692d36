//! A small graph with facts in it, made without reading any text.

use tipgraph::fact::{Evidence, Fact, Kind, Modality, Polarity, Report, Slot, Value};
use tipgraph::graph::{self, Rules};
use tipgraph::source::{CountryNames, Document, SectionKind, Span};
use tipgraph::store::Folder;
use tipgraph::text::Sentence;

use super::test::Test;

/// The sentences of the narrative.
pub const SENTENCES: [&str; 3] = [
    "Traffickers exploit women from Azerbaijan in sex trafficking in Bahrain.",
    "Azerbaijan remained on Tier 2.",
    "Nothing else is known.",
];

struct NoNames;

impl CountryNames for NoNames {
    fn code_of(&self, _name: &str) -> Option<String> {
        None
    }
}

/// A run in a folder whose graph `kg` holds a route and a tier of AZE-2025.
pub fn with_graph() -> Test {
    let test = Test::new();
    let text = SENTENCES.join(" ");
    let document = Document::from_text(&text, "AZE-2025.txt", None, &NoNames).unwrap();
    let span = |words: &str| {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let sentences = SENTENCES
        .iter()
        .zip(1..)
        .map(|(words, number)| Sentence { number, span: span(words), section: SectionKind::Profile, paragraph: 1 })
        .collect();
    let fact = |kind, slots: &[(Slot, Value)], sentence, quote| Fact {
        kind,
        slots: slots.iter().cloned().collect(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        year: None,
        evidence: vec![Evidence { sentence, span: span(quote), source: "report".into(), frame: "exploit".into() }],
    };
    let place = |key: &str| Value::Place(key.into());
    let slug = |key: &str| Value::Slug(key.into());
    let route = [
        (Slot::Origin, place("AZE")),
        (Slot::Destination, place("BHR")),
        (Slot::Exploitation, slug("sex-trafficking")),
        (Slot::Victims, slug("women")),
        (Slot::Leg, slug("source")),
    ];
    let tier = [
        (Slot::Country, place("AZE")),
        (Slot::Year, Value::Year(2025)),
        (Slot::Tier, slug("2")),
        (Slot::Movement, slug("remained")),
    ];
    let facts = vec![
        fact(Kind::Tier, &tier, 2, "remained on Tier 2"),
        fact(Kind::Route, &route, 1, "women from Azerbaijan in sex trafficking in Bahrain"),
    ];
    let report = Report { document, sentences, facts };
    let mut folder = Folder::create_or_open(test.path("kg")).unwrap();
    let rules = Rules { version: "0.1.0+4f0c".into(), beside: None };
    folder.put(&report.document.key, &graph::quads(&report, &rules, &|_, _| None)).unwrap();
    folder.commit().unwrap();
    test
}
