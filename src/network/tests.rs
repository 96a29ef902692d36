//! Networks of a few facts, told by the texts of three reports.

use std::collections::BTreeMap;

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

/// A fact as a test writes it: kind, slots, modality. Its sentence is made of the values.
type Told<'t> = (Kind, &'t [(Slot, &'t str)], Modality);

fn value(slot: Slot, text: &str) -> Value {
    match slot {
        Slot::Origin | Slot::Destination | Slot::Via => Value::Place(text.into()),
        Slot::Actor | Slot::Object | Slot::Name | Slot::Parent | Slot::Facility | Slot::Operator | Slot::Law => {
            Value::Name(text.into())
        }
        Slot::Acronym | Slot::Beneficiary => Value::Text(text.into()),
        _ => Value::Slug(text.into()),
    }
}

fn put(store: &Store, key: &str, told: &[Told<'_>]) {
    let lines: Vec<String> = told
        .iter()
        .map(|(kind, slots, _)| {
            let values: Vec<&str> = slots.iter().map(|(_, text)| *text).collect();
            format!("{} {}.", kind.view(), values.join(" "))
        })
        .collect();
    let text = lines.join(" ");
    let document = Document::from_text(&text, &format!("{key}.txt"), None, &NoNames).unwrap();
    let mut start = 0;
    let spans: Vec<Span> = lines
        .iter()
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            span
        })
        .collect();
    let sentences = spans.iter().zip(1..).map(|(&span, number)| Sentence {
        number,
        span,
        section: SectionKind::Profile,
        paragraph: 1,
    });
    let facts = told.iter().zip(&spans).zip(1..).map(|(((kind, slots, modality), &span), sentence)| Fact {
        kind: *kind,
        slots: slots.iter().map(|(slot, text)| (*slot, value(*slot, text))).collect(),
        polarity: Polarity::Affirmed,
        modality: *modality,
        year: None,
        evidence: vec![Evidence { sentence, span, source: "report".into(), frame: "exploit".into() }],
    });
    let report = Report { sentences: sentences.collect(), facts: facts.collect(), document };
    for quad in graph::plain_quads(&report) {
        store.insert(&quad).unwrap();
    }
}

const SAID: Modality = Modality::Asserted;

fn route<'t>(from: &'t str, to: &'t str) -> Vec<(Slot, &'t str)> {
    [(Slot::Origin, from), (Slot::Destination, to)].into_iter().filter(|(_, place)| !place.is_empty()).collect()
}

/// AZE to TUR told by both ends, TUR to ARE by the origin, AZE within, one without an origin.
fn some_routes() -> Store {
    let store = Store::new().unwrap();
    let labor = [(Slot::Origin, "AZE"), (Slot::Destination, "TUR"), (Slot::Exploitation, "forced-labor")];
    put(
        &store,
        "AZE-2024",
        &[
            (Kind::Route, &labor, SAID),
            (Kind::Route, &route("AZE", "AZE"), Modality::Possible),
            (Kind::Route, &route("", "AZE"), SAID),
            (Kind::Route, &route("region:neighboring-countries", "AZE"), SAID),
        ],
    );
    let sex = [
        (Slot::Origin, "AZE"),
        (Slot::Destination, "TUR"),
        (Slot::Exploitation, "sex-trafficking"),
        (Slot::Victims, "women"),
    ];
    put(
        &store,
        "TUR-2025",
        &[
            (Kind::Route, &sex, SAID),
            (Kind::Route, &route("TUR", "ARE"), SAID),
            (Kind::Route, &route("region:neighboring-countries", "TUR"), SAID),
        ],
    );
    store
}

fn edges(network: &Network) -> Vec<(&str, &str, usize)> {
    network.edges.iter().map(|edge| (edge.from.as_str(), edge.to.as_str(), edge.weight())).collect()
}

#[test]
fn routes_of_a_pair_are_one_edge_that_keeps_its_facts() {
    let network = routes(&some_routes(), &Filter::default()).unwrap();
    assert_eq!(
        edges(&network),
        [
            ("AZE", "AZE", 1),
            ("AZE", "TUR", 2),
            ("TUR", "ARE", 1),
            ("region:neighboring-countries/AZE", "AZE", 1),
            ("region:neighboring-countries/TUR", "TUR", 1)
        ]
    );
    assert_eq!(network.without_origin, 1);
    let both = &network.edges[1];
    assert_eq!(both.forms.iter().collect::<Vec<_>>(), ["forced-labor", "sex-trafficking"]);
    assert_eq!(both.years.iter().collect::<Vec<_>>(), [&2024, &2025]);
    assert_eq!(both.sentences(), ["routes AZE TUR forced-labor.", "routes AZE TUR sex-trafficking women."]);
    assert!(both.facts[0].iri.starts_with("https://w3id.org/tipgraph/fact/AZE-2024/route-"));
    let named: Vec<_> = network.edges.iter().filter_map(|edge| edge.named_by).collect();
    assert_eq!(named[..3], [NamedBy::Both, NamedBy::Both, NamedBy::Origin]);
    assert_eq!(network.edges[0].modalities.first().unwrap(), "at-risk", "as the view has it");
}

#[test]
fn filters_narrow_the_routes() {
    let store = some_routes();
    let of = |filter: Filter| {
        let network = routes(&store, &filter).unwrap();
        network.edges.iter().map(|edge| format!("{}>{}", edge.from, edge.to)).collect::<Vec<_>>()
    };
    let list = |value: &str| vec![value.to_owned()];
    assert_eq!(of(Filter { countries: list("ARE"), ..Filter::default() }), ["TUR>ARE"]);
    assert_eq!(of(Filter { victims: list("women"), ..Filter::default() }), ["AZE>TUR"]);
    assert_eq!(of(Filter { modalities: list("at-risk"), ..Filter::default() }), ["AZE>AZE"]);
    assert_eq!(of(Filter { years: "2025".parse().ok(), ..Filter::default() }).len(), 3);
    assert!(of(Filter { sources: list("media"), ..Filter::default() }).is_empty());
}

#[test]
fn actors_are_linked_by_what_they_do() {
    let store = Store::new().unwrap();
    let body =
        [(Slot::Name, "Police Unit"), (Slot::ActorKind, "police"), (Slot::Acronym, "PU"), (Slot::Parent, "Ministry")];
    let runs = [(Slot::Actor, "Police Unit"), (Slot::Relation, "operates"), (Slot::Object, "Safe House")];
    let gives = [(Slot::Actor, "Safe House"), (Slot::Relation, "provides"), (Slot::Object, "legal assistance")];
    let house = [(Slot::Facility, "Safe House"), (Slot::FacilityKind, "shelter"), (Slot::Operator, "Police Unit")];
    let service = [(Slot::Facility, "Safe House"), (Slot::Service, "legal-assistance"), (Slot::Beneficiary, "girls")];
    let penalty = [(Slot::Law, "Criminal Code"), (Slot::Offence, "forced-labor")];
    put(
        &store,
        "AZE-2025",
        &[
            (Kind::Actor, &body, SAID),
            (Kind::Role, &runs, SAID),
            (Kind::Role, &gives, SAID),
            (Kind::Facility, &house, SAID),
            (Kind::Service, &service, SAID),
            (Kind::Penalty, &penalty, SAID),
            (
                Kind::Role,
                &[(Slot::Actor, "Ministry"), (Slot::Relation, "leads"), (Slot::Object, "x")],
                Modality::Recommended,
            ),
        ],
    );
    let network = actors(&store, &Filter::default(), &Decisions::default()).unwrap();
    let name = |node: usize| network.nodes[node].label.as_str();
    let mut told: Vec<_> =
        network.edges.iter().map(|e| (name(e.source), e.relation.as_str(), name(e.target))).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("Criminal Code", "punishes", "forced labor"),
            ("Police Unit", "operates", "Safe House"),
            ("Police Unit", "part-of", "Ministry"),
            ("Safe House", "provides", "legal assistance"),
            ("Safe House", "serves", "girls"),
        ]
    );
    let kinds: BTreeMap<&str, &str> = network.nodes.iter().map(|n| (n.label.as_str(), n.kind.as_str())).collect();
    assert_eq!(kinds["Safe House"], "shelter");
    assert_eq!(kinds["legal assistance"], "service", "what a relation names and what is provided are one node");
    assert_eq!((kinds["girls"], kinds["forced labor"], kinds["Criminal Code"]), ("group", "offence", "law"));
    let unit = network.nodes.iter().find(|node| node.label == "Police Unit").unwrap();
    assert_eq!((unit.acronym.as_str(), unit.kind.as_str()), ("PU", "police"));
    assert_eq!(network.edges.iter().find(|edge| edge.relation == "operates").unwrap().facts.len(), 2);
    let filter = Filter { forms: vec!["forced-labor".into()], ..Filter::default() };
    assert!(matches!(actors(&store, &filter, &Decisions::default()), Err(Error::Filter("forms"))));
}

#[test]
fn a_renamed_body_is_linked_and_merged_only_where_a_user_says_so() {
    let store = Store::new().unwrap();
    for (key, name) in [("AZE-2024", "Labor Police"), ("AZE-2025", "Work Police")] {
        let body = [(Slot::Name, name), (Slot::ActorKind, "police"), (Slot::Acronym, "LP")];
        let runs = [(Slot::Actor, name), (Slot::Relation, "operates"), (Slot::Object, "Safe House")];
        put(&store, key, &[(Kind::Actor, &body, SAID), (Kind::Role, &runs, SAID)]);
    }
    let undecided = Decisions::default();
    let [link] = &renamed(&store, &undecided).unwrap()[..] else { panic!("no link") };
    assert_eq!((link.name_before.as_str(), link.name_after.as_str()), ("Labor Police", "Work Police"));
    assert_eq!(link.reason, "the same acronym LP, both police");
    assert_eq!(actors(&store, &Filter::default(), &undecided).unwrap().nodes.len(), 3);
    // A decision in the folder.
    let folder = tempfile::tempdir().unwrap();
    let line = format!("<{}> <http://www.w3.org/2002/07/owl#sameAs> <{}> .", link.before, link.after);
    std::fs::write(folder.path().join(DECISIONS), line).unwrap();
    let decided = Decisions::of(folder.path()).unwrap();
    assert!(renamed(&store, &decided).unwrap().is_empty());
    let network = actors(&store, &Filter::default(), &decided).unwrap();
    assert_eq!((network.nodes.len(), network.edges.len(), network.edges[0].weight()), (2, 1, 2));
}

#[test]
fn chains_are_the_shortest_and_names_may_be_slips() {
    let network = routes(&some_routes(), &Filter::default()).unwrap();
    let found = chains(&network, "AZE", "ARE").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].nodes.as_slice(), found[0].weight), (["AZE", "TUR", "ARE"].as_slice(), 1));
    assert!(chains(&network, "ARE", "AZE").unwrap().is_empty());
    let Err(Error::UnknownNode { similar, .. }) = chains(&network, "AZR", "ARE") else { panic!("found") };
    assert_eq!(similar, None);
    assert_eq!(chains(&network, "aze", "tur").unwrap()[0].weight, 2);
}

#[test]
fn measures_are_those_that_one_reckons_by_hand() {
    let network = routes(&some_routes(), &Filter { countries: vec!["TUR".into()], ..Filter::default() }).unwrap();
    // AZE > TUR > ARE, and neighbours > TUR.
    let measures = Measures::of(&network, 1);
    let of = |id: &str| measures.nodes.iter().find(|node| node.id == id).unwrap();
    let turkey = of("TUR");
    assert_eq!((turkey.in_degree, turkey.out_degree, turkey.in_weight, turkey.out_weight), (2, 1, 3, 1));
    // Two of the six ordered pairs of others pass there.
    assert!((turkey.betweenness - 2.0 / 6.0).abs() < 1e-12);
    assert!(turkey.articulation && !of("AZE").articulation);
    // All three others lead to ARE, at 1, 2 and 2 steps.
    assert!((of("ARE").closeness - 3.0 / 5.0).abs() < 1e-12);
    assert!((measures.nodes.iter().map(|node| node.pagerank).sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!((measures.components, measures.edges), (4, 3));
    assert_eq!(Measures::of(&network, 1), measures);
}

#[test]
fn an_empty_network_has_no_measures_and_no_chains() {
    let network = routes(&Store::new().unwrap(), &Filter::default()).unwrap();
    let measures = Measures::of(&network, 7);
    assert!(measures.nodes.is_empty() && measures.components == 0);
    for format in Format::ALL {
        let mut out = Vec::new();
        write(&network, format, &mut out).unwrap();
        assert!(!out.is_empty(), "{}", format.name());
    }
}
