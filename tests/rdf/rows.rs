//! Rows of the contract's views, one JSON object a line, made into a [`Report`]: each row becomes a fact whose evidence
//! is its sentence.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tipgraph::fact::{Evidence, Fact, Kind, Modality, Polarity, Report, Slot, Value, ValueType};
use tipgraph::source::{Document, Origin, ReportKey, SectionKind, Span};
use tipgraph::text::Sentence;

/// A view, the kind that answers it, and its columns after `report` with their slots.
pub type View = (&'static str, Kind, &'static [(&'static str, Slot)]);

/// Every view that is answered by facts of its own; `indicators` is made of others.
pub const VIEWS: [View; 22] = [
    (
        "tiers",
        Kind::Tier,
        &[("country", Slot::Country), ("year", Slot::Year), ("tier", Slot::Tier), ("movement", Slot::Movement)],
    ),
    ("efforts", Kind::Effort, &[("pillar", Slot::Pillar), ("trend", Slot::Trend)]),
    ("standards", Kind::Standard, &[("meets", Slot::Meets), ("efforts", Slot::Efforts)]),
    (
        "routes",
        Kind::Route,
        &[
            ("origin", Slot::Origin),
            ("destination", Slot::Destination),
            ("exploitation", Slot::Exploitation),
            ("victims", Slot::Victims),
            ("via", Slot::Via),
        ],
    ),
    ("transits", Kind::Transit, &[("country", Slot::Country)]),
    ("country-roles", Kind::CountryRole, &[("country", Slot::Country), ("role", Slot::Role)]),
    ("forms", Kind::Form, &[("leg", Slot::Leg), ("exploitation", Slot::Exploitation), ("victims", Slot::Victims)]),
    ("perpetrators", Kind::Perpetrator, &[("kind", Slot::Perpetrator)]),
    ("means", Kind::Means, &[("method", Slot::Method)]),
    (
        "sectors",
        Kind::Sector,
        &[("destination", Slot::Destination), ("exploitation", Slot::Exploitation), ("sector", Slot::Sector)],
    ),
    ("groups", Kind::Group, &[("group", Slot::Group)]),
    (
        "actors",
        Kind::Actor,
        &[("name", Slot::Name), ("acronym", Slot::Acronym), ("kind", Slot::ActorKind), ("parent", Slot::Parent)],
    ),
    ("roles", Kind::Role, &[("actor", Slot::Actor), ("relation", Slot::Relation), ("object", Slot::Object)]),
    (
        "facilities",
        Kind::Facility,
        &[
            ("facility", Slot::Facility),
            ("kind", Slot::FacilityKind),
            ("operator", Slot::Operator),
            ("place", Slot::Place),
            ("capacity", Slot::Capacity),
        ],
    ),
    (
        "services",
        Kind::Service,
        &[("facility", Slot::Facility), ("service", Slot::Service), ("beneficiary", Slot::Beneficiary)],
    ),
    (
        "statistics",
        Kind::Statistic,
        &[("indicator", Slot::Indicator), ("value", Slot::Value), ("year", Slot::Year), ("qualifier", Slot::Qualifier)],
    ),
    ("unreported", Kind::Unreported, &[("indicator", Slot::Indicator), ("year", Slot::Year)]),
    (
        "funding",
        Kind::Funding,
        &[
            ("amount", Slot::Amount),
            ("currency", Slot::Currency),
            ("usd", Slot::Usd),
            ("year", Slot::Year),
            ("purpose", Slot::Purpose),
        ],
    ),
    (
        "laws",
        Kind::Penalty,
        &[
            ("law", Slot::Law),
            ("article", Slot::Article),
            ("year", Slot::Year),
            ("offence", Slot::Offence),
            ("victims", Slot::Victims),
            ("min_years", Slot::MinYears),
            ("max_years", Slot::MaxYears),
        ],
    ),
    (
        "plans",
        Kind::Plan,
        &[("plan", Slot::Plan), ("start", Slot::Start), ("end", Slot::End), ("status", Slot::Status)],
    ),
    ("recommendations", Kind::Recommendation, &[("number", Slot::Number), ("text", Slot::Text)]),
    ("gaps", Kind::Gap, &[("pillar", Slot::Pillar), ("statement", Slot::Statement)]),
];

/// The view of that name.
pub fn view(name: &str) -> Option<&'static View> {
    VIEWS.iter().find(|(view, ..)| *view == name)
}

/// A row's value, empty where it has none.
pub fn cell<'r>(row: &'r Json, column: &str) -> &'r str {
    row.get(column).and_then(Json::as_str).unwrap_or_default()
}

/// Reads the lines.
pub fn read(lines: &str) -> Vec<Json> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

/// A report whose text is the rows' sentences, each once, and whose facts are the rows.
pub fn report(key: &ReportKey, rows: &[Json]) -> Report {
    let mut text = String::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut facts: Vec<Fact> = Vec::new();
    for row in rows {
        let Some((_, kind, columns)) = view(cell(row, "view")) else { continue };
        let said = cell(row, "evidence");
        let number = *numbers.entry(said).or_insert_with(|| {
            let start = text.len();
            text.push_str(said);
            let span = Span::new(start, text.len());
            text.push('\n');
            let number = sentences.len() + 1;
            sentences.push(Sentence { number, span, section: SectionKind::Profile, paragraph: 1 });
            number
        });
        let fact = fact(key, *kind, columns, row, sentences[number - 1].clone());
        let same = |f: &&mut Fact| f.kind == fact.kind && f.slots == fact.slots && f.modality == fact.modality;
        match facts.iter_mut().find(same) {
            Some(known) => known.evidence.extend(fact.evidence),
            None => facts.push(fact),
        }
    }
    let digest = "0".repeat(64);
    let document = Document {
        key: key.clone(),
        title: key.to_string(),
        digest,
        text,
        sections: Vec::new(),
        origin: Origin::default(),
    };
    Report { document, sentences, facts }
}

fn fact(key: &ReportKey, kind: Kind, columns: &[(&str, Slot)], row: &Json, sentence: Sentence) -> Fact {
    let mut slots = BTreeMap::new();
    for &(column, slot) in columns {
        let text = cell(row, column).to_owned();
        if text.is_empty() {
            continue;
        }
        let spec = kind.slots().iter().find(|spec| spec.slot == slot).expect("a slot of the kind");
        let value = match spec.value {
            ValueType::Place => Value::Place(text),
            ValueType::Slug => Value::Slug(text),
            ValueType::Text => Value::Text(text),
            ValueType::Name => Value::Name(text),
            ValueType::Decimal => Value::Decimal(text),
            ValueType::Integer => Value::Integer(text.parse().expect("a number")),
            ValueType::Year => Value::Year(text.parse().expect("a year")),
        };
        slots.insert(slot, value);
    }
    if kind == Kind::Route {
        let home = |slot| slots.get(&slot).map(Value::plain).as_deref() == Some(key.country.as_str());
        let leg = match (home(Slot::Origin), home(Slot::Destination)) {
            (true, true) => Some("internal"),
            (true, false) => Some("source"),
            (false, true) => Some("destination"),
            (false, false) => None,
        };
        slots.extend(leg.map(|leg| (Slot::Leg, Value::Slug(leg.into()))));
    }
    let modality = Modality::ALL.into_iter().find(|m| m.slug() == cell(row, "modality")).unwrap_or_default();
    let polarity = if cell(row, "polarity") == "denied" { Polarity::Denied } else { Polarity::Affirmed };
    let year = cell(row, "year").parse().ok();
    let (source, frame) = (cell(row, "source").to_owned(), "gold".to_owned());
    let evidence = vec![Evidence { sentence: sentence.number, span: sentence.span, source, frame }];
    Fact { kind, slots, polarity, modality, year, evidence }
}
