//! Whatever stands in a name or a sentence, each format gives it back.

use std::collections::BTreeSet;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::*;
use crate::network::model::{Gathered, Link, Node, Projection, Statement};
use crate::network::place;

/// A network of one edge whose texts are all `text`.
fn network(text: &str) -> Network {
    let mut gathered = Gathered::default();
    for id in ["AZE", "TUR"] {
        gathered.node(Node {
            id: id.into(),
            iri: String::new(),
            label: text.into(),
            kind: "country".into(),
            acronym: String::new(),
            countries: BTreeSet::new(),
            reports: BTreeSet::from(["AZE-2025".to_owned()]),
            place: place(id),
        });
    }
    gathered.link(Link {
        from: "AZE".into(),
        to: "TUR".into(),
        relation: "route".into(),
        edition: 2025,
        via: String::new(),
        fact: Statement {
            report: "AZE-2025".into(),
            number: 1,
            iri: "fact".into(),
            sentence: text.into(),
            source: "report".into(),
            modality: "asserted".into(),
            form: String::new(),
            victims: String::new(),
        },
    });
    gathered.finish(Projection::Routes, 0)
}

fn written(text: &str, format: Format) -> String {
    let mut out = Vec::new();
    write(&network(text), format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(found.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
}

/// The texts of the data elements with this key.
fn graphml_values(xml: &str, key: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut inside, mut values) = (false, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) if element.name().as_ref() == "data" => {
                inside = attribute(&element, "key").as_deref() == Some(key);
                if inside {
                    values.push(String::new());
                }
            }
            Event::End(_) => inside = false,
            Event::Text(text) if inside => *values.last_mut().unwrap() += &text,
            Event::GeneralRef(name) if inside => {
                let name = format!("&{};", &*name);
                *values.last_mut().unwrap() += &quick_xml::escape::unescape(&name).unwrap();
            }
            Event::Eof => return values,
            _ => {}
        }
    }
}

/// The quoted strings of DOT.
fn dot_strings(dot: &str) -> Vec<String> {
    let (mut strings, mut open, mut escaped) = (Vec::new(), None::<String>, false);
    for c in dot.chars() {
        match &mut open {
            None if c == '"' => open = Some(String::new()),
            None => {}
            Some(text) if escaped => {
                text.push(c);
                escaped = false;
            }
            Some(_) if c == '\\' => escaped = true,
            Some(_) if c == '"' => strings.extend(open.take()),
            Some(text) => text.push(c),
        }
    }
    assert!(open.is_none(), "a string is not closed: {dot}");
    strings
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC{1,20}|[\"'<>&\\\\|,;{}\\[\\]a-c\u{0}-\u{1f}é北]{1,20}") {
        let expected = clean(&text);
        // XML reads every line end as a line feed.
        let in_xml = expected.replace("\r\n", "\n").replace('\r', "\n");

        let graphml = written(&text, Format::GraphMl);
        let labels = graphml_values(&graphml, "node-label");
        prop_assert_eq!(labels.iter().map(|label| label.replace("\r\n", "\n").replace('\r', "\n")).collect::<Vec<_>>(), vec![in_xml.clone(); 2]);
        prop_assert_eq!(graphml_values(&graphml, "edge-sentences").len(), 1);

        let gexf = written(&text, Format::Gexf);
        let mut reader = Reader::from_str(&gexf);
        let mut labels = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) if element.name().as_ref() == "node" => labels.extend(attribute(&element, "label")),
                Event::Eof => break,
                _ => {}
            }
        }
        prop_assert_eq!(labels, vec![expected.clone(); 2]);

        // A number may be the text of an attribute too.
        let times = |text: &str| dot_strings(&written(text, Format::Dot)).into_iter().filter(|string| *string == expected).count();
        prop_assert_eq!(times(&text) - times("unlike any other"), 3, "two labels and a sentence");

        let csv = written(&text, Format::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), 1);
        prop_assert_eq!(&records[0][1], text.as_str());

        for format in [Format::Json, Format::Cytoscape, Format::GeoJson] {
            let json: serde_json::Value = serde_json::from_str(&written(&text, format)).unwrap();
            let label = match format {
                Format::Json => &json["nodes"][0]["label"],
                Format::Cytoscape => &json["elements"]["nodes"][0]["data"]["label"],
                _ => &json["features"][0]["properties"]["label"],
            };
            prop_assert_eq!(label.as_str(), Some(text.as_str()));
        }
    }
}

#[test]
fn attributes_are_typed_and_years_are_spells() {
    let graphml = written("Türkiye", Format::GraphMl);
    assert!(
        graphml.contains(r#"<key id="edge-reports" for="edge" attr.name="reports" attr.type="long"/>"#),
        "{graphml}"
    );
    assert!(graphml.contains(r#"<data key="node-label">Türkiye</data>"#));
    let gexf = written("x", Format::Gexf);
    assert!(gexf.contains(r#"<spell start="2025-01-01" end="2025-12-31"/>"#), "{gexf}");
    let json: serde_json::Value = serde_json::from_str(&written("x", Format::Cytoscape)).unwrap();
    assert_eq!(json["elements"]["edges"][0]["data"]["reports"], 1);
}

#[test]
fn arcs_that_cross_the_date_line_are_cut_there() {
    let mut crossing = network("x");
    crossing.nodes[0].place = place("JPN");
    crossing.nodes[1].place = place("USA");
    let mut out = Vec::new();
    write(&crossing, Format::GeoJson, &mut out).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let geometry = &json["features"][2]["geometry"];
    assert_eq!(geometry["type"], "MultiLineString");
    let parts = geometry["coordinates"].as_array().unwrap();
    assert_eq!(parts[0].as_array().unwrap().last().unwrap()[0], 180.0);
    assert_eq!(parts[1][0][0], -180.0);
    let actors = Network { projection: Projection::Actors, ..crossing };
    assert!(matches!(write(&actors, Format::GeoJson, Vec::new()), Err(Error::NoPlaces { .. })));
}
