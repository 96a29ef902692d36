//! The reference as it is read, in no form yet: what the writers of HTML and Markdown share.

use std::collections::BTreeMap;

use crate::graph::vocab::ROOT;

use super::term::{Terms, short};

/// A short name, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// What is shown.
    pub text: String,
    /// `#Route` in the reference itself, or a web address.
    pub href: String,
}

/// A class, property or data set.
pub struct Entry {
    /// Its local name, which is its anchor: `Route`.
    pub id: String,
    /// Its short name: `tip:Route`.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its definition.
    pub definition: String,
    /// Its scope note.
    pub note: String,
    /// Its example.
    pub example: String,
    /// What else is said of it, each with a heading.
    pub rows: Vec<(&'static str, Vec<Link>)>,
}

/// Entries under a heading.
pub struct Group {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// A sentence on it.
    pub intro: &'static str,
    /// What is in it.
    pub entries: Vec<Entry>,
}

/// A concept or a code.
pub struct Concept {
    /// Its anchor: `means/debt`.
    pub id: String,
    /// Its key.
    pub key: String,
    /// Its preferred label.
    pub label: String,
    /// Its definition, or nothing.
    pub definition: String,
    /// Other codes of it that are no concepts: of a country those of ISO 3166-1.
    pub codes: Vec<String>,
    /// What it is mapped to, with the name of the mapping.
    pub mapped: Vec<(&'static str, Link)>,
}

/// A concept scheme with its concepts.
pub struct Scheme {
    /// Its anchor: `concept/means`.
    pub id: String,
    /// Its IRI, shortened.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its definition.
    pub definition: String,
    /// Its scope note, or nothing.
    pub note: String,
    /// Where it comes from, if it is another's.
    pub from: Vec<Link>,
    /// The properties whose values it has.
    pub values_of: Vec<Link>,
    /// Its concepts, in the order of the files.
    pub concepts: Vec<Concept>,
}

/// All of it.
pub struct Reference {
    /// The vocabulary's name.
    pub title: String,
    /// What it is for.
    pub description: String,
    /// Version, license and so on.
    pub about: Vec<(&'static str, Vec<Link>)>,
    /// The classes of facts, each with the ones below it.
    pub tree: Vec<(Link, Vec<Link>)>,
    /// Classes and properties.
    pub groups: Vec<Group>,
    /// The program's own schemes.
    pub schemes: Vec<Scheme>,
    /// Those of other standards.
    pub codes: Vec<Scheme>,
    /// Terms of other vocabularies, with how they are used here.
    pub reused: Vec<(Link, String)>,
}

/// What a mapping is called in a table.
const MAPPINGS: [(&str, &str); 5] = [
    ("skos:exactMatch", "same as"),
    ("skos:closeMatch", "close to"),
    ("skos:broadMatch", "within"),
    ("skos:narrowMatch", "takes in"),
    ("skos:relatedMatch", "related to"),
];

/// What is said of classes and properties beside their words.
const ROWS: [(&str, &str); 11] = [
    ("Subclass of", "rdfs:subClassOf"),
    ("Disjoint with", "owl:disjointWith"),
    ("Subproperty of", "rdfs:subPropertyOf"),
    ("Domain", "rdfs:domain"),
    ("Used with", "schema:domainIncludes"),
    ("Range", "rdfs:range"),
    ("Values", "schema:rangeIncludes"),
    ("Structure", "qb:structure"),
    ("Components", "qb:component"),
    ("See also", "rdfs:seeAlso"),
    ("Type", "rdf:type"),
];

impl Reference {
    /// Of these statements.
    pub fn of(terms: &Terms) -> Self {
        let ontology = format!("{ROOT}ns");
        let own = format!("{ROOT}ns#");
        let entries = |wanted: &dyn Fn(&str) -> bool| -> Vec<Entry> {
            let own = terms.subjects.iter().filter(|iri| iri.starts_with(&own) && wanted(iri));
            own.map(|iri| entry(terms, iri)).collect()
        };
        let fact = format!("{own}Fact");
        let of_facts = |iri: &str| is_below(terms, iri, &fact);
        let is_class = |iri: &str| terms.is(iri, "owl:Class");
        let of_lexicon = |iri: &str| {
            let domain = terms.nodes(iri, "rdfs:domain").chain(terms.nodes(iri, "rdfs:subClassOf"));
            domain.into_iter().any(|node| {
                short(node).starts_with("skos:Concept")
                    || is_class(node) && terms.nodes(node, "rdfs:subClassOf").any(|up| short(up) == "skos:Concept")
            })
        };
        let direct = |iri: &str| {
            terms.is(iri, "owl:ObjectProperty")
                && terms.nodes(iri, "rdfs:domain").next().is_none()
                && terms.nodes(iri, "schema:domainIncludes").any(|node| short(node).starts_with("org:"))
        };
        let is_property = |iri: &str| terms.is(iri, "owl:ObjectProperty") || terms.is(iri, "owl:DatatypeProperty");
        let of_fact = |iri: &str| {
            let used = terms.nodes(iri, "rdfs:domain").chain(terms.nodes(iri, "schema:domainIncludes"));
            used.into_iter().any(of_facts)
        };
        let groups = vec![
            Group {
                id: "things",
                title: "Things",
                intro: "What facts are about, and what they rest on.",
                entries: entries(&|iri| is_class(iri) && !of_facts(iri) && !of_lexicon(iri)),
            },
            Group {
                id: "facts",
                title: "Facts",
                intro: "What a narrative says: one class for each view of the program.",
                entries: entries(&|iri| is_class(iri) && of_facts(iri)),
            },
            Group {
                id: "fact-properties",
                title: "Properties of facts",
                intro: "What every fact has, and the places of each kind of fact.",
                entries: entries(&|iri| is_property(iri) && of_fact(iri)),
            },
            Group {
                id: "text-properties",
                title: "Properties of reports, sentences and quotations",
                intro: "Where something stands, and in which file.",
                entries: entries(&|iri| is_property(iri) && !of_fact(iri) && !direct(iri) && !of_lexicon(iri)),
            },
            Group {
                id: "relations",
                title: "Relations",
                intro: "Stated as a triple where the text plainly affirms it, beside the tip:Relation that has the evidence.",
                entries: entries(&|iri| is_property(iri) && direct(iri)),
            },
            Group {
                id: "cubes",
                title: "Data cubes",
                intro: "The statistics, for tools that know the RDF Data Cube Vocabulary.",
                entries: entries(&|iri| terms.is(iri, "owl:NamedIndividual")),
            },
            Group {
                id: "lexicon",
                title: "Terms of the lexicon",
                intro: "What the files under `ontology/lexicon` say of concepts beside SKOS.",
                entries: entries(&|iri| (is_class(iri) || is_property(iri)) && of_lexicon(iri) && !of_fact(iri)),
            },
        ];
        let (mut schemes, codes): (Vec<Scheme>, Vec<Scheme>) =
            schemes(terms).into_iter().partition(|scheme| scheme.from.is_empty());
        schemes.sort_by(|a, b| a.label.cmp(&b.label));
        Self {
            title: terms.text(&ontology, "dcterms:title"),
            description: terms.text(&ontology, "dcterms:description"),
            about: about(terms, &ontology, &schemes),
            tree: tree(terms, &fact),
            groups,
            schemes,
            codes,
            reused: reused(terms),
        }
    }
}

/// Whether a class is another or one below it.
fn is_below(terms: &Terms, class: &str, top: &str) -> bool {
    class == top || terms.nodes(class, "rdfs:subClassOf").any(|up| up.starts_with(ROOT) && is_below(terms, up, top))
}

/// The classes right below one, each with those right below it.
fn tree(terms: &Terms, top: &str) -> Vec<(Link, Vec<Link>)> {
    let below = |up: &str| -> Vec<&String> {
        terms
            .subjects
            .iter()
            .filter(|iri| iri.starts_with(ROOT) && terms.nodes(iri, "rdfs:subClassOf").any(|node| node == up))
            .collect()
    };
    below(top).into_iter().map(|iri| (link(iri), below(iri).into_iter().map(|iri| link(iri)).collect())).collect()
}

fn about(terms: &Terms, ontology: &str, schemes: &[Scheme]) -> Vec<(&'static str, Vec<Link>)> {
    let plain = |text: String| vec![Link { text, href: String::new() }];
    let nodes = |property| terms.nodes(ontology, property).map(link).collect::<Vec<_>>();
    let license = nodes("dcterms:license")
        .into_iter()
        .map(|Link { text, href }| Link { text: text.trim_start_matches("spdx:").to_owned(), href })
        .collect();
    let concepts: usize = schemes.iter().map(|scheme| scheme.concepts.len()).sum();
    vec![
        ("IRI", vec![Link { text: ontology.to_owned(), href: ontology.to_owned() }]),
        (
            "Prefix",
            plain(format!(
                "{}: <{}>",
                terms.text(ontology, "vann:preferredNamespacePrefix"),
                terms.text(ontology, "vann:preferredNamespaceUri")
            )),
        ),
        ("Version", plain(terms.text(ontology, "owl:versionInfo"))),
        ("Issued", plain(terms.text(ontology, "dcterms:issued"))),
        ("By", plain(terms.text(ontology, "dcterms:creator"))),
        ("License", license),
        ("About", nodes("dcterms:source")),
        (
            "Profile",
            vec![Link { text: "OWL 2 RL".into(), href: "https://www.w3.org/TR/owl2-profiles/#OWL_2_RL".into() }],
        ),
        ("Concepts", plain(format!("{concepts} in {} schemes", schemes.len()))),
    ]
}

fn entry(terms: &Terms, iri: &str) -> Entry {
    let mut rows: Vec<(&'static str, Vec<Link>)> = Vec::new();
    for (heading, property) in ROWS {
        let mut links: Vec<Link> = terms.nodes(iri, property).flat_map(|node| links(terms, node)).collect();
        if property == "rdf:type" {
            // What it is shows in the group that it stands in; the rest is worth a line.
            let plain = ["owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:NamedIndividual"];
            links.retain(|link| !plain.contains(&link.text.as_str()));
        }
        if links.iter().any(|link| link.text.starts_with("concept:")) {
            // The scheme says more.
            links.retain(|link| link.text != "skos:Concept");
        }
        if !links.is_empty() {
            rows.push((heading, links));
        }
    }
    if terms.is(iri, "owl:Class") {
        let others = |property: &'static str| -> Vec<Link> {
            let named = terms.subjects.iter().filter(|other| other.starts_with(ROOT));
            named
                .filter(|other| terms.nodes(other, property).any(|node| node == iri))
                .map(|other| link(other))
                .collect()
        };
        let mut properties = others("rdfs:domain");
        properties.extend(others("schema:domainIncludes"));
        for (heading, links) in [("Subclasses", others("rdfs:subClassOf")), ("Properties", properties)] {
            if !links.is_empty() {
                rows.push((heading, links));
            }
        }
    }
    let name = short(iri);
    Entry {
        id: name.split_once(':').map_or(name.clone(), |(_, local)| local.to_owned()),
        label: terms.text(iri, "rdfs:label"),
        definition: terms.text(iri, "skos:definition"),
        note: terms.text(iri, "skos:scopeNote"),
        example: terms.text(iri, "skos:example"),
        name,
        rows,
    }
}

/// A node as links: of a restriction, the value that it asks for; of a part of a data cube, the property.
fn links(terms: &Terms, node: &str) -> Vec<Link> {
    if !node.starts_with("_:") {
        return vec![link(node)];
    }
    let inner = ["owl:hasValue", "qb:dimension", "qb:attribute", "qb:measure"];
    inner.iter().flat_map(|property| terms.nodes(node, property)).map(link).collect()
}

/// A link to a node: within the reference where it is described here.
fn link(iri: &str) -> Link {
    let own = iri
        .strip_prefix(ROOT)
        .filter(|path| !matches!(*path, "ns"))
        .map(|path| path.strip_prefix("ns#").unwrap_or(path));
    let isic = iri.strip_prefix("https://unstats.un.org/classifications/ISIC/rev4/");
    let href = match (own, isic) {
        (Some(path), _) => format!("#{path}"),
        (_, Some(code)) => format!("#isic/{code}"),
        _ => iri.to_owned(),
    };
    Link { text: short(iri), href }
}

/// All schemes with their concepts.
fn schemes(terms: &Terms) -> Vec<Scheme> {
    let mut members: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for iri in &terms.subjects {
        for scheme in terms.nodes(iri, "skos:inScheme") {
            members.entry(scheme).or_default().push(iri);
        }
    }
    let all = terms.subjects.iter().filter(|iri| terms.is(iri, "skos:ConceptScheme"));
    all.map(|iri| {
        let mut values_of = Vec::new();
        for property in &terms.subjects {
            let ranges = terms.nodes(property, "rdfs:range").flat_map(|node| terms.nodes(node, "owl:hasValue"));
            if ranges.into_iter().any(|scheme| scheme == iri) {
                values_of.push(link(property));
            }
        }
        Scheme {
            id: link(iri).href.trim_start_matches('#').to_owned(),
            name: short(iri),
            label: terms.text(iri, "skos:prefLabel"),
            definition: terms.text(iri, "skos:definition"),
            note: terms.text(iri, "skos:scopeNote"),
            from: terms.nodes(iri, "dcterms:source").map(link).collect(),
            values_of,
            concepts: members.get(iri.as_str()).into_iter().flatten().map(|iri| concept(terms, iri)).collect(),
        }
    })
    .collect()
}

fn concept(terms: &Terms, iri: &str) -> Concept {
    let id = link(iri).href.trim_start_matches('#').to_owned();
    let mut mapped = Vec::new();
    for (property, name) in MAPPINGS {
        mapped.extend(terms.nodes(iri, property).map(|node| (name, link(node))));
    }
    Concept {
        id,
        key: terms.text(iri, "skos:notation"),
        label: terms.text(iri, "skos:prefLabel"),
        definition: terms.text(iri, "skos:definition"),
        codes: ["tip:alpha2", "tip:numeric"]
            .into_iter()
            .map(|code| terms.text(iri, code))
            .filter(|code| !code.is_empty())
            .collect(),
        mapped,
    }
}

/// Terms of other vocabularies that a note tells of.
fn reused(terms: &Terms) -> Vec<(Link, String)> {
    let foreign = terms
        .subjects
        .iter()
        .filter(|iri| !iri.starts_with(ROOT) && terms.nodes(iri, "rdfs:isDefinedBy").next().is_some());
    let mut found: Vec<(Link, String)> = foreign.map(|iri| (link(iri), terms.text(iri, "skos:scopeNote"))).collect();
    found.sort();
    found
}
