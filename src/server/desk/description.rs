//! What is served here, told in RDF: SPARQL's service description, VoID with its partitions, the prefixes and the named queries as
//! SHACL has them, so that an editor or a client needs no set-up.

use std::collections::BTreeMap;

use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use rustc_hash::FxHashMap;

use crate::graph::vocab::{PREFIXES, ROOT, reused, tip};
use crate::view;

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const VOID: &str = "http://rdfs.org/ns/void#";
const SHACL: &str = "http://www.w3.org/ns/shacl#";
const FORMATS: &str = "http://www.w3.org/ns/formats/";
const RDFS_COMMENT: &str = "http://www.w3.org/2000/01/rdf-schema#comment";
const RDFS_LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const XSD_ANY_URI: &str = "http://www.w3.org/2001/XMLSchema#anyURI";
const LICENSE: &str = "http://purl.org/dc/terms/license";
const PUBLIC_DOMAIN: &str = "https://creativecommons.org/publicdomain/mark/1.0/";

/// What there is of each class and property.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    triples: u64,
    reports: u64,
    entities: BTreeMap<NamedNode, u64>,
    properties: BTreeMap<NamedNode, u64>,
    /// Of each class, how many triples of a property its things have.
    within: BTreeMap<NamedNode, BTreeMap<NamedNode, u64>>,
}

impl Tally {
    /// Counts the quads of a report. What several reports say alike, as the name of a country, counts in each.
    pub fn add(&mut self, quads: &[Quad]) {
        let mut classes = FxHashMap::<&NamedOrBlankNode, Vec<&NamedNode>>::default();
        for quad in quads {
            if let (true, Term::NamedNode(class)) = (quad.predicate == reused::RDF_TYPE, &quad.object) {
                classes.entry(&quad.subject).or_default().push(class);
                count(&mut self.entities, class);
                self.reports += u64::from(class == &tip::REPORT);
            }
        }
        for quad in quads {
            self.triples += 1;
            count(&mut self.properties, &quad.predicate);
            for class in classes.get(&quad.subject).into_iter().flatten() {
                if !self.within.contains_key(*class) {
                    self.within.insert((*class).clone(), BTreeMap::new());
                }
                self.within.entry((*class).clone()).and_modify(|properties| count(properties, &quad.predicate));
            }
        }
    }

    /// The description of the endpoint at this address, in a graph of its own.
    pub fn describe(&self, endpoint: &str) -> Vec<Quad> {
        let mut about = About { quads: Vec::new() };
        let service = NamedNode::new(endpoint).unwrap_or_else(|_| below("sparql"));
        let (data, graph) = (below(".well-known/void#data"), below(".well-known/void#graphs"));
        about.service(&service, &data, &graph);
        about.data(self, &service, &data);
        about.prefixes_and_queries(&service);
        about.quads
    }
}

fn count(of: &mut BTreeMap<NamedNode, u64>, one: &NamedNode) {
    match of.get_mut(one) {
        Some(number) => *number += 1,
        None => drop(of.insert(one.clone(), 1)),
    }
}

/// An IRI of the description.
fn below(path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{ROOT}{path}"))
}

/// The description while it is written.
struct About {
    quads: Vec<Quad>,
}

impl About {
    fn add(&mut self, subject: &NamedNode, property: &str, object: impl Into<Term>) {
        let graph = GraphName::NamedNode(below(".well-known/void"));
        self.quads.push(Quad::new(subject.clone(), NamedNode::new_unchecked(property), object, graph));
    }

    fn typed(&mut self, subject: &NamedNode, class: &str) {
        self.add(subject, reused::RDF_TYPE.as_str(), NamedNode::new_unchecked(class));
    }

    fn service(&mut self, service: &NamedNode, data: &NamedNode, graphs: &NamedNode) {
        let node = |namespace: &str, local: &str| NamedNode::new_unchecked(format!("{namespace}{local}"));
        self.typed(service, &format!("{SD}Service"));
        self.add(service, &format!("{SD}endpoint"), service.clone());
        self.add(service, &format!("{SD}supportedLanguage"), node(SD, "SPARQL11Query"));
        self.add(service, &format!("{SD}feature"), node(SD, "UnionDefaultGraph"));
        for format in
            ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "TriG"]
                .into_iter()
                .chain(["N-Triples", "N-Quads", "RDF_XML", "JSON-LD"])
        {
            self.add(service, &format!("{SD}resultFormat"), node(FORMATS, format));
        }
        self.add(service, &format!("{SD}defaultDataset"), graphs.clone());
        self.typed(graphs, &format!("{SD}Dataset"));
        self.add(graphs, &format!("{SD}defaultGraph"), data.clone());
        self.typed(data, &format!("{SD}Graph"));
    }

    fn data(&mut self, tally: &Tally, service: &NamedNode, data: &NamedNode) {
        let void = |local: &str| format!("{VOID}{local}");
        let number = |of: u64| Literal::from(of);
        self.typed(data, &void("Dataset"));
        self.add(data, reused::DC_TITLE.as_str(), text("Trafficking in Persons narratives as a graph"));
        self.add(data, LICENSE, NamedNode::new_unchecked(PUBLIC_DOMAIN));
        self.add(data, &void("sparqlEndpoint"), service.clone());
        self.add(data, &void("uriSpace"), Literal::new_simple_literal(ROOT));
        self.add(data, &void("triples"), number(tally.triples));
        self.add(data, &void("documents"), number(tally.reports));
        self.add(data, &void("classes"), number(tally.entities.len() as u64));
        self.add(data, &void("properties"), number(tally.properties.len() as u64));
        for (_, namespace) in PREFIXES {
            self.add(data, &void("vocabulary"), NamedNode::new_unchecked(namespace));
        }
        for (at, (property, triples)) in tally.properties.iter().enumerate() {
            let part = below(&format!(".well-known/void#property-{at}"));
            self.add(data, &void("propertyPartition"), part.clone());
            self.add(&part, &void("property"), property.clone());
            self.add(&part, &void("triples"), number(*triples));
        }
        for (at, (class, entities)) in tally.entities.iter().enumerate() {
            let part = below(&format!(".well-known/void#class-{at}"));
            self.add(data, &void("classPartition"), part.clone());
            self.add(&part, &void("class"), class.clone());
            self.add(&part, &void("entities"), number(*entities));
            for (inner, (property, triples)) in tally.within.get(class).into_iter().flatten().enumerate() {
                let property_part = below(&format!(".well-known/void#class-{at}-property-{inner}"));
                self.add(&part, &void("propertyPartition"), property_part.clone());
                self.add(&property_part, &void("property"), property.clone());
                self.add(&property_part, &void("triples"), number(*triples));
            }
        }
    }

    fn prefixes_and_queries(&mut self, service: &NamedNode) {
        let shacl = |local: &str| format!("{SHACL}{local}");
        let prefixes = below(".well-known/void#prefixes");
        for (prefix, namespace) in PREFIXES {
            let one = below(&format!(".well-known/void#prefix-{prefix}"));
            self.add(&prefixes, &shacl("declare"), one.clone());
            self.add(&one, &shacl("prefix"), Literal::new_simple_literal(prefix));
            let namespace = Literal::new_typed_literal(namespace, NamedNode::new_unchecked(XSD_ANY_URI));
            self.add(&one, &shacl("namespace"), namespace);
        }
        for query in view::all() {
            let one = below(&format!(".well-known/void#query-{}", query.name));
            for class in ["SPARQLExecutable", "SPARQLSelectExecutable"] {
                self.typed(&one, &shacl(class));
            }
            self.add(&one, RDFS_LABEL, text(&query.header.title));
            self.add(&one, RDFS_COMMENT, text(&query.header.description));
            self.add(&one, &shacl("prefixes"), prefixes.clone());
            self.add(&one, &shacl("select"), Literal::new_simple_literal(query.text));
            self.add(&one, "https://schema.org/target", service.clone());
        }
    }
}

fn text(words: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(words, "en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_those_of_the_quads_and_every_query_is_an_example() {
        let node = |path: &str| below(path);
        let quad = |subject: &str, predicate: NamedNode, object: NamedNode| {
            Quad::new(node(subject), predicate, object, GraphName::DefaultGraph)
        };
        let typed = |subject, class: oxigraph::model::NamedNodeRef<'_>| {
            quad(subject, reused::RDF_TYPE.into_owned(), class.into_owned())
        };
        let mut tally = Tally::default();
        tally.add(&[
            typed("report/AZE-2025", tip::REPORT),
            typed("report/AZE-2025/s1", tip::SENTENCE),
            typed("report/AZE-2025/s2", tip::SENTENCE),
            quad("report/AZE-2025/s1", reused::DC_IS_PART_OF.into_owned(), node("report/AZE-2025")),
        ]);
        let told: Vec<String> = tally.describe("http://localhost/sparql").iter().map(ToString::to_string).collect();
        let has = |words: &[&str]| told.iter().any(|line| words.iter().all(|word| line.contains(word)));
        assert!(has(&["void#data>", "void#triples>", "\"4\""]));
        assert!(has(&["void#data>", "void#documents>", "\"1\""]));
        assert!(has(&["void#entities>", "\"2\""]));
        assert!(has(&["<http://localhost/sparql>", "sparql-service-description#endpoint"]));
        let queries = told.iter().filter(|line| line.contains("SPARQLSelectExecutable")).count();
        assert_eq!(queries, view::all().len());
    }
}
