//! Pictures of small networks.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::network::{Edge, Network, Node, Projection, Statement, place};

fn options() -> Options {
    Options { filter: Filter::default(), title: None, whole: false, top: None, width: 400 }
}

fn node(id: &str, kind: &str) -> Node {
    Node {
        id: id.into(),
        iri: String::new(),
        label: format!("Name of {id} <&\">"),
        kind: kind.into(),
        acronym: String::new(),
        countries: BTreeSet::from(["AZE".to_owned()]),
        reports: BTreeSet::new(),
        place: place(id),
    }
}

fn edge(nodes: &[Node], source: usize, target: usize, relation: &str, form: &str) -> Edge {
    let one = |text: &str| BTreeSet::from([text.to_owned()]);
    Edge {
        source,
        target,
        from: nodes[source].id.clone(),
        to: nodes[target].id.clone(),
        relation: relation.into(),
        forms: one(form),
        victims: BTreeSet::new(),
        via: BTreeSet::new(),
        modalities: one("asserted"),
        sources: one("report"),
        years: BTreeSet::from([2025]),
        reports: one("AZE-2025"),
        named_by: None,
        facts: vec![Statement {
            report: "AZE-2025".into(),
            number: 1,
            iri: "fact".into(),
            sentence: "They </script><b>say</b> \u{7} so & so.".into(),
            source: "report".into(),
            modality: "asserted".into(),
            form: form.into(),
            victims: String::new(),
        }],
    }
}

fn routes() -> Network {
    let nodes: Vec<Node> =
        [("AZE", "country"), ("TUR", "country"), ("region:europe", "region")].map(|(id, kind)| node(id, kind)).into();
    let edges = vec![
        edge(&nodes, 0, 0, "route", "forced-labor"),
        edge(&nodes, 0, 1, "route", "sex-trafficking"),
        edge(&nodes, 1, 2, "route", ""),
    ];
    Network { projection: Projection::Routes, nodes, edges, without_origin: 2 }
}

fn actors() -> Network {
    let nodes: Vec<Node> = [("a", "ministry"), ("b", "department"), ("c", "shelter"), ("d", "service")]
        .map(|(id, kind)| node(id, kind))
        .into();
    let edges = vec![
        edge(&nodes, 1, 0, "part-of", ""),
        edge(&nodes, 0, 2, "operates", ""),
        edge(&nodes, 2, 3, "provides", ""),
        edge(&nodes, 0, 3, "funds", ""),
    ];
    Network { projection: Projection::Actors, nodes, edges, without_origin: 0 }
}

/// The lines of text of an SVG; fails where it is no XML.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let (mut inside, mut texts) = (false, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                inside = element.name().as_ref() == "text";
                if inside {
                    texts.push(String::new());
                }
            }
            Event::End(_) => inside = false,
            Event::Text(text) if inside => *texts.last_mut().unwrap() += &text,
            Event::GeneralRef(name) if inside => {
                *texts.last_mut().unwrap() += &quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap();
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

fn svg(network: &Network, options: &Options) -> String {
    String::from_utf8(draw(network, options, Format::Svg).unwrap()).unwrap()
}

#[test]
fn a_map_names_its_places_its_reports_and_its_source() {
    let texts = texts(&svg(&routes(), &options()));
    let has = |part: &str| assert!(texts.iter().any(|text| text.contains(part)), "{part}: {texts:?}");
    has("Trafficking routes: Name of AZE <&\">, 2025");
    has("3 routes told by 1 report · not drawn: 2 facts that name no origin");
    has("Name of TUR");
    has("Name of region:europe");
    has("Sex trafficking");
    has("within the country");
    has("edition 2025");
}

#[test]
fn a_diagram_shows_every_box_once_and_none_covers_another() {
    let drawn = svg(&actors(), &options());
    assert_eq!(texts(&drawn).iter().filter(|text| text.starts_with("Name of")).count(), 4, "{drawn}");
    assert!(texts(&drawn).iter().any(|text| text == "4 nodes, 4 links told by 1 report"));
    assert_eq!(drawn.matches("class=\"tip\"").count(), 4);
}

#[test]
fn the_same_network_gives_the_same_bytes_and_png_is_as_wide_as_asked() {
    for network in [routes(), actors()] {
        assert_eq!(svg(&network, &options()), svg(&network, &options()));
        let png = draw(&network, &options(), Format::Png).unwrap();
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!(pixels.width(), 400);
    }
    assert_ne!(svg(&routes(), &options()), svg(&routes(), &Options { whole: true, ..options() }));
}

#[test]
fn a_page_holds_the_sentences_and_nothing_breaks_out() {
    let page = String::from_utf8(draw(&routes(), &options(), Format::Html).unwrap()).unwrap();
    assert_eq!(page.matches("</script>").count(), 2, "the page's own");
    let json = page.split("id=\"tips\">").nth(1).unwrap().split("</script>").next().unwrap();
    let tips: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(tips[0]["lines"][0][1], "They </script><b>say</b> \u{7} so & so.");
    // Neither a reference to load nor a place to send to: names of XML only.
    let loads = ["src=", "href=", "@import", "fetch("];
    assert!(loads.iter().all(|word| !page.contains(word)));
}

#[test]
fn nothing_is_no_picture_and_names_say_the_format() {
    let empty = Network { edges: Vec::new(), ..routes() };
    assert!(matches!(draw(&empty, &options(), Format::Svg), Err(Error::Nothing)));
    assert_eq!(Format::of(Path::new("a/b.PNG")).unwrap(), Format::Png);
    assert!(matches!(Format::of(Path::new("map.pdf")), Err(Error::Format(_))));
}
