//! Accounts and coverage of a small graph.

use oxigraph::model::NamedNode;
use oxigraph::store::Store;

use super::*;
use crate::fact::{Evidence, Fact, Kind, Modality, Polarity, Report, Slot, Value};
use crate::graph;
use crate::source::{CountryNames, Document, SectionKind, Span};
use crate::text::Sentence;

struct NoNames;

impl CountryNames for NoNames {
    fn code_of(&self, _name: &str) -> Option<String> {
        None
    }
}

const FIRST: &str = "Traffickers exploit women from Azerbaijan in Bahrain.";
const SECOND: &str = "Media reported little else.";

fn report() -> Report {
    let text = format!("TRAFFICKING PROFILE\n{FIRST} {SECOND}");
    let document = Document::from_text(&text, "AZE-2025.txt", None, &NoNames).unwrap();
    let sentence = |number, words: &str| {
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Sentence { number, span, section: SectionKind::Profile, paragraph: 1 }
    };
    let route = |victims: &str| Fact {
        kind: Kind::Route,
        slots: [
            (Slot::Origin, Value::Place("AZE".into())),
            (Slot::Destination, Value::Place("BHR".into())),
            (Slot::Victims, Value::Slug(victims.into())),
        ]
        .into(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        year: Some(2024),
        evidence: vec![Evidence {
            sentence: 1,
            span: Span::new(text.find("women").unwrap(), text.find(" in Bahrain").unwrap()),
            source: "report".into(),
            frame: "exploit".into(),
        }],
    };
    let facts = vec![route("girls"), route("women")];
    Report { document, sentences: vec![sentence(1, FIRST), sentence(2, SECOND)], facts }
}

fn store() -> Store {
    let store = Store::new().unwrap();
    for quad in graph::plain_quads(&report()) {
        store.insert(&quad).unwrap();
    }
    store
}

#[test]
fn a_row_leads_to_its_fact_and_the_fact_to_its_words() {
    let cells = ["AZE", "BHR", "", "women", "", "asserted"].map(str::to_owned);
    let found = facts_of_row(&store(), "routes", "AZE-2025", &cells, FIRST).unwrap();
    let [account] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(account.words, "women from AZE are exploited in BHR");
    assert_eq!((account.polarity.as_str(), account.modality.as_str()), ("affirmed", "asserted"));
    assert_eq!(account.time.as_deref(), Some("2024"));
    assert_eq!(account.values[&Slot::Victims], "women");
    let quotation = &account.evidence[0];
    assert_eq!(quotation.text, FIRST);
    assert_eq!(&FIRST[quotation.offset..quotation.offset + quotation.quote.len()], "women from Azerbaijan");
    assert_eq!((quotation.section.as_str(), quotation.frame.as_str()), ("profile", "exploit"));
    assert!(facts_of_row(&store(), "laws", "AZE-2025", &cells, FIRST).unwrap().is_empty());
}

#[test]
fn what_is_no_fact_has_no_account() {
    let actor = NamedNode::new("https://w3id.org/tipgraph/report/AZE-2025").unwrap();
    assert_eq!(Account::of(&store(), &actor).unwrap(), None);
}

#[test]
fn sentences_without_facts_are_listed() {
    let coverage = Coverage::of(&store()).unwrap();
    assert_eq!(coverage.total, Share { understood: 1, sentences: 2 });
    assert_eq!(coverage.sections["profile"].of_all(), Some(0.5));
    let silent: Vec<&str> = coverage.silent.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(silent, [SECOND]);
}
