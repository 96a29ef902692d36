//! What is served here, told in RDF: SPARQL's service description, the data set's own description, the prefixes and the named queries as
//! SHACL has them, so that an editor or a client needs no set-up.

use oxigraph::model::{Literal, NamedNode, Quad};

use crate::describe::{self, About, Description, Tally, below, part, text};
use crate::graph::vocab::PREFIXES;
use crate::view;

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const SHACL: &str = "http://www.w3.org/ns/shacl#";
const FORMATS: &str = "http://www.w3.org/ns/formats/";
const RDFS_COMMENT: &str = "http://www.w3.org/2000/01/rdf-schema#comment";
const RDFS_LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const XSD_ANY_URI: &str = "http://www.w3.org/2001/XMLSchema#anyURI";
const VOID_ENDPOINT: &str = "http://rdfs.org/ns/void#sparqlEndpoint";

/// The description of the data set and of the endpoint at this address, in a graph of its own.
pub fn describe(tally: &Tally, endpoint: &str) -> Vec<Quad> {
    let mut told = tally.describe(&About::default());
    let service = NamedNode::new(endpoint).unwrap_or_else(|_| below("sparql"));
    service_of(&mut told, &service);
    prefixes_and_queries(&mut told, &service);
    told.quads
}

fn service_of(told: &mut Description, service: &NamedNode) {
    let (data, graphs) = (describe::data(), part("graphs"));
    let node = |namespace: &str, local: &str| NamedNode::new_unchecked(format!("{namespace}{local}"));
    told.typed(service, &format!("{SD}Service"));
    told.typed(service, &format!("{DCAT}DataService"));
    told.add(service, &format!("{DCAT}endpointURL"), service.clone());
    told.add(service, &format!("{DCAT}servesDataset"), data.clone());
    told.add(service, &format!("{SD}endpoint"), service.clone());
    told.add(service, &format!("{SD}supportedLanguage"), node(SD, "SPARQL11Query"));
    told.add(service, &format!("{SD}feature"), node(SD, "UnionDefaultGraph"));
    for format in
        ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "TriG"]
            .into_iter()
            .chain(["N-Triples", "N-Quads", "RDF_XML", "JSON-LD"])
    {
        told.add(service, &format!("{SD}resultFormat"), node(FORMATS, format));
    }
    told.add(service, &format!("{SD}defaultDataset"), graphs.clone());
    told.typed(&graphs, &format!("{SD}Dataset"));
    told.add(&graphs, &format!("{SD}defaultGraph"), data.clone());
    told.typed(&data, &format!("{SD}Graph"));
    told.add(&data, VOID_ENDPOINT, service.clone());
}

fn prefixes_and_queries(told: &mut Description, service: &NamedNode) {
    let shacl = |local: &str| format!("{SHACL}{local}");
    let prefixes = part("prefixes");
    for (prefix, namespace) in PREFIXES {
        let one = part(&format!("prefix-{prefix}"));
        told.add(&prefixes, &shacl("declare"), one.clone());
        told.add(&one, &shacl("prefix"), Literal::new_simple_literal(prefix));
        let namespace = Literal::new_typed_literal(namespace, NamedNode::new_unchecked(XSD_ANY_URI));
        told.add(&one, &shacl("namespace"), namespace);
    }
    for query in view::all() {
        let one = part(&format!("query-{}", query.name));
        for class in ["SPARQLExecutable", "SPARQLSelectExecutable"] {
            told.typed(&one, &shacl(class));
        }
        told.add(&one, RDFS_LABEL, text(&query.header.title));
        told.add(&one, RDFS_COMMENT, text(&query.header.description));
        told.add(&one, &shacl("prefixes"), prefixes.clone());
        told.add(&one, &shacl("select"), Literal::new_simple_literal(query.text));
        told.add(&one, "https://schema.org/target", service.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_endpoint_is_told_and_every_query_is_an_example() {
        let told: Vec<String> =
            describe(&Tally::default(), "http://localhost/sparql").iter().map(ToString::to_string).collect();
        let has = |words: &[&str]| told.iter().any(|line| words.iter().all(|word| line.contains(word)));
        assert!(has(&["void#data>", "void#triples>", "\"0\""]));
        assert!(has(&["<http://localhost/sparql>", "sparql-service-description#endpoint"]));
        let queries = told.iter().filter(|line| line.contains("SPARQLSelectExecutable")).count();
        assert_eq!(queries, view::all().len());
    }
}
