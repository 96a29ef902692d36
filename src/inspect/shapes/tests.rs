//! The shapes of a small graph, whole and broken. What every shape finds is tested in `tests/it/shapes.rs`.

use oxigraph::store::Store;

use super::*;

#[test]
#[cfg(not(feature = "shacl"))]
fn a_program_without_the_engine_says_how_to_get_it() {
    let error = violations(&Store::new().unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "this program was built without the shapes");
    assert!(error.hint().contains("--features shacl"));
}

#[test]
#[cfg(feature = "shacl")]
fn violations_come_report_by_report_with_their_sentences() {
    use oxigraph::model::{GraphName, NamedNode, Quad};

    use crate::graph::vocab::{reused, tip};

    let store = Store::new().unwrap();
    assert!(violations(&store).unwrap().is_empty());
    for report in ["B-2020", "A-2020"] {
        let graph = NamedNode::new_unchecked(format!("https://w3id.org/tipgraph/report/{report}"));
        let route = NamedNode::new_unchecked(format!("https://w3id.org/tipgraph/fact/{report}/route-0"));
        let graph = GraphName::NamedNode(graph);
        store.insert(&Quad::new(route, reused::RDF_TYPE, tip::ROUTE_FACT.into_owned(), graph)).unwrap();
    }
    let all = violations(&store).unwrap();
    assert!(all.is_sorted());
    // Evidence, best evidence, polarity, modality and destination.
    assert_eq!(all.iter().filter(|one| one.report == "A-2020").count(), 5, "{all:#?}");
    assert_eq!(all.len(), 10);
    let destination = all.iter().find(|one| one.path.as_deref() == Some(tip::DESTINATION.as_str())).unwrap();
    assert_eq!(destination.finding, "A route has one destination: a country, region or area.");
    assert_eq!(destination.constraint, "http://www.w3.org/ns/shacl#MinCountConstraintComponent");
    assert!(destination.sentences.is_empty() && destination.value.is_none());
}
