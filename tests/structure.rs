//! What the project promises about itself: layers that point one way, a word at the top of every file, documents that
//! name only what is there, and queries that use only what the ontology defines.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rio_api::model::{NamedNode, Subject};
use rio_api::parser::TriplesParser as _;
use rio_turtle::{TurtleError, TurtleParser};
use tipgraph::graph::vocab::ROOT;
use tipgraph::view;

/// The way of the data, as ARCHITECTURE.md tells it: a layer and those that it may use.
const LAYERS: [(&str, &[&str]); 26] = [
    ("fetch", &[]),
    ("source", &[]),
    ("text", &["source"]),
    ("lexicon", &["fact", "source", "text"]),
    ("fact", &["source", "text"]),
    // Facts know no RDF.
    ("extract", &["fact", "lexicon", "source", "text"]),
    // The graph knows no text rules.
    ("graph", &["fact", "source", "text"]),
    ("store", &["graph", "source"]),
    ("export", &["graph", "source"]),
    ("view", &["export", "graph"]),
    ("tables", &["graph", "view"]),
    ("describe", &["export", "graph"]),
    ("publish", &["describe", "export", "graph", "ontology", "tables", "view"]),
    ("ontology", &["graph", "lexicon"]),
    ("inspect", &["fact", "graph", "source", "view"]),
    ("network", &["graph", "source", "view"]),
    ("draw", &["network"]),
    ("compare", &["source", "view"]),
    ("eval", &["view"]),
    ("check", &["extract", "fact", "lexicon", "source", "text"]),
    ("pipeline", &["check", "extract", "fact", "graph", "lexicon", "source"]),
    ("library", &["fact", "fetch", "graph", "inspect", "pipeline", "source", "store", "view"]),
    ("accuracy", &["describe", "eval", "pipeline", "source", "store", "view"]),
    // The server asks as the command line does; its HTTP holds no graph.
    (
        "server",
        &[
            "compare", "describe", "draw", "export", "fact", "graph", "inspect", "network", "ontology", "source",
            "store", "view",
        ],
    ),
    // The command line holds no logic: it asks the layers that answer, and none that understands.
    (
        "cli",
        &[
            "accuracy", "compare", "describe", "draw", "eval", "export", "fact", "fetch", "graph", "inspect",
            "lexicon", "library", "network", "ontology", "pipeline", "publish", "server", "source", "store", "tables",
            "view",
        ],
    ),
    ("lib", &[]),
];

/// Libraries that only some layers may use.
const ONLY_IN: [(&str, &[&str]); 13] = [
    (
        "oxigraph",
        &[
            "graph", "store", "export", "view", "tables", "describe", "publish", "inspect", "network", "ontology",
            "compare", "eval", "pipeline", "library", "server", "cli",
        ],
    ),
    ("axum", &["server"]),
    ("fork", &["server"]),
    ("tantivy", &["server"]),
    ("tokio", &["server"]),
    ("petgraph", &["network"]),
    ("resvg", &["draw"]),
    ("spargebra", &["view"]),
    ("rio_turtle", &["lexicon", "graph"]),
    ("anyhow", &["cli"]),
    ("ureq", &["fetch"]),
    ("scraper", &["source"]),
    ("hayro_interpret", &["source"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder that end so, sorted, as paths seen from the project's folder.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn collect(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, ending, into);
            } else if path.to_string_lossy().ends_with(ending) {
                into.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The layer that a file of `src` belongs to; none for the door to the program.
fn layer(path: &Path) -> Option<String> {
    let first = path.strip_prefix("src").unwrap().components().next()?;
    let name = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    (name != "main").then_some(name)
}

/// The lines of code: no comments, no tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let mut tests = false;
    text.lines().filter(move |line| {
        tests |= *line == "mod tests {";
        !tests && !line.trim_start().starts_with("//")
    })
}

/// Whether the file holds nothing but tests.
fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests"))
}

#[test]
fn layers_point_one_way() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs").into_iter().filter(|path| !is_test(path)) {
        let Some(own) = layer(&path) else { continue };
        let allowed = LAYERS.iter().find(|(name, _)| *name == own).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("{}: `{own}` is no layer that this test knows", path.display()));
        let text = read(&path);
        for line in code(&text) {
            for used in line.split("crate::").skip(1) {
                // `crate::{view, store}` names two, `crate::view::{ask, run}` one.
                let grouped = used.strip_prefix('{').map(|group| group.split('}').next().unwrap_or_default());
                for name in grouped.map_or(vec![used], |group| group.split(", ").collect()) {
                    let name: String = name.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                    if !name.is_empty() && name != own && !allowed.contains(&name.as_str()) {
                        wrong.push(format!("{}: {own} uses {name}", path.display()));
                    }
                }
            }
        }
        for (library, layers) in ONLY_IN {
            if !layers.contains(&own.as_str()) && code(&text).any(|line| line.contains(&format!("{library}::"))) {
                wrong.push(format!("{}: {own} uses {library}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_layer_is_told_of() {
    let architecture = read(Path::new("ARCHITECTURE.md"));
    for (name, _) in LAYERS.iter().filter(|(name, _)| *name != "lib") {
        assert!(architecture.contains(&format!("src/{name}")), "ARCHITECTURE.md does not name src/{name}");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests", "examples"] {
        for path in files(folder, ".rs") {
            assert!(read(&path).starts_with("//! "), "{} does not begin with `//! `", path.display());
        }
    }
}

#[test]
fn documents_name_only_what_is_there() {
    let tops: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !["target", "kg", ".git"].contains(&name.as_str()))
        .collect();
    let mut documents = files("docs", ".md");
    documents.extend(["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"].map(PathBuf::from));
    let mut seen = 0;
    // The accuracy document quotes narratives.
    for document in documents.iter().filter(|path| !path.ends_with("accuracy.md")) {
        for name in read(document).split('`').skip(1).step_by(2).flat_map(str::split_whitespace) {
            let name = name.trim_end_matches(['/', ',', '.', ';', ':', ')', ']']);
            let Some((top, _)) = name.split_once('/') else { continue };
            // A pattern or a placeholder names no file.
            if !tops.iter().any(|known| known == top)
                || name.contains(['*', '<', '{'])
                || ["DIR", "NAME"].iter().any(|word| name.contains(word))
            {
                continue;
            }
            seen += 1;
            assert!(root().join(name).exists(), "{} names `{name}`, which is not there", document.display());
        }
    }
    assert!(seen > 10, "only {seen} paths found");
}

#[test]
fn every_query_parses_and_uses_only_what_the_ontology_defines() {
    let mut defined = BTreeSet::new();
    for file in files("ontology", ".ttl") {
        let text = read(&file);
        TurtleParser::new(text.as_bytes(), None)
            .parse_all(&mut |triple| {
                if let Subject::NamedNode(NamedNode { iri }) = triple.subject {
                    defined.insert(iri.to_owned());
                }
                Ok::<_, TurtleError>(())
            })
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    let queries = files("queries", ".rq");
    assert!(queries.len() >= 23);
    for path in queries {
        let text = read(&path);
        let header = view::Header::parse(&text);
        assert!(!header.title.is_empty(), "{} has no title", path.display());
        assert!(!header.description.is_empty(), "{} has no description", path.display());
        let query = view::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // The parsed query prints every IRI in full.
        let printed = query.to_string();
        let iris = printed.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(iri, _)| iri);
        let iris: BTreeSet<&str> = iris.filter(|iri| iri.starts_with("http") && !iri.contains(' ')).collect();
        assert!(iris.len() > 1, "{}", path.display());
        // The first is the root below which short IRIs are.
        let is_base = |iri: &&str| *iri == ROOT;
        for iri in iris.into_iter().filter(|iri| !iri.starts_with("http://www.w3.org/2001/XMLSchema#") && !is_base(iri))
        {
            assert!(defined.contains(iri), "{}: nothing under ontology describes <{iri}>", path.display());
        }
    }
}
