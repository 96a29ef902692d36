//! The shapes, by the engine of the feature `shacl`: a sound graph breaks none, and each graph of `tests/shapes` those that it says.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use oxigraph::sparql::SparqlEvaluator;
use oxigraph::store::Store;
use tipgraph::graph::vocab::compact;
use tipgraph::inspect::violations;
use tipgraph::store::Folder;

use super::test::Test;

/// The graph of the narrative that every case begins with.
fn sound() -> (Test, Folder) {
    let test = Test::new().file("KEN-2024.txt", include_str!("../shapes/KEN-2024.txt"));
    test.run(&["build", "KEN-2024.txt"]).is(0);
    let folder = Folder::open(test.path("kg")).unwrap();
    (test, folder)
}

fn update(store: &Store, text: &str) {
    SparqlEvaluator::new().parse_update(text).unwrap().on_store(store).execute().unwrap();
}

fn lines(store: &Store) -> BTreeSet<String> {
    store.iter().map(|quad| quad.unwrap().to_string()).collect()
}

/// The updates that break the graph, by their names.
fn cases() -> Vec<(String, String)> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shapes"));
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut cases: Vec<(String, String)> = files
        .filter(|path| path.extension().is_some_and(|end| end == "ru"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    cases.sort();
    cases
}

#[test]
fn each_broken_graph_gives_its_violations_and_no_other() {
    let (_test, folder) = sound();
    let graph = folder.load().unwrap();
    assert_eq!(violations(&graph).unwrap(), []);
    let cases = cases();
    assert!(cases.len() > 40, "{}", cases.len());
    let mut wrong = Vec::new();
    for (name, text) in &cases {
        let store = folder.load().unwrap();
        update(&store, text);
        assert_ne!(lines(&store), lines(&graph), "{name} changes nothing");
        let found = violations(&store).unwrap();
        let rule = |iri: &str| iri.rsplit('#').next().unwrap().trim_end_matches("ConstraintComponent").to_owned();
        let mut rules: Vec<String> = found
            .iter()
            .map(|one| format!("{} {}", rule(&one.constraint), compact(one.path.as_deref().unwrap_or_default())))
            .map(|line| line.trim_end().to_owned())
            .collect();
        rules.sort();
        let mut want: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# breaks: ")).collect();
        want.sort_unstable();
        if rules != want {
            wrong.push(format!("{name}: {want:?} but {rules:?}"));
        }
        for one in found {
            // In words, and not in those of the engine.
            assert!(one.finding.ends_with('.') && !one.finding.contains("sh:"), "{name}: {}", one.finding);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_broken_graph_is_an_error_with_its_sentence() {
    let (test, folder) = sound();
    let outcome = test.run(&["check"]);
    assert_eq!(outcome.is(0).stderr, "no contradictions found\nno violations of the shapes\n");
    let store = folder.load().unwrap();
    let cases = cases();
    let (_, text) = cases.iter().find(|(name, _)| name == "money-without-currency").unwrap();
    update(&store, text);
    let quads: Vec<_> = store.iter().map(Result::unwrap).collect();
    let mut broken = Folder::create_or_open(test.path("broken")).unwrap();
    broken.put(&"KEN-2024".parse().unwrap(), &quads).unwrap();
    broken.commit().unwrap();
    drop(broken);
    for args in [&["check", "--store", "broken"] as &[_], &["check", "--shapes", "--store", "broken"]] {
        let outcome = test.run(args);
        assert_eq!(outcome.is(2).stderr.lines().last(), Some("1 violation of the shapes"));
        let lines: Vec<&str> = outcome.stdout.lines().collect();
        assert_eq!(lines[0], "KEN-2024 shapes: Money has one currency: a concept of the scheme currency.");
        assert!(lines[1].starts_with("  node  fact:KEN-2024/funding-"), "{lines:?}");
        let sentence = "The government allocated 20 million Kenyan shillings ($127,390) to victim assistance in 2023.";
        assert_eq!(lines[2..4], ["  path  tip:currency", "  rule  MinCount"]);
        assert!(lines[4].ends_with(sentence) && lines[4].starts_with("  KEN-2024 protection "), "{lines:?}");
        assert_eq!(lines.len(), 5);
    }
    let json = test.run(&["check", "--shapes", "--store", "broken", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.is(2).stdout).unwrap();
    assert_eq!(json[0]["check"], "shapes");
    assert_eq!(json[0]["path"], "https://w3id.org/tipgraph/ns#currency");
    assert_eq!(json[0]["constraint"], "http://www.w3.org/ns/shacl#MinCountConstraintComponent");
}

/// The engine that the shapes bring asks no other machine either.
#[test]
fn no_query_asks_another_machine() {
    let (test, _) = sound();
    let sparql = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }";
    let outcome = test.run(&["query", "-e", sparql]);
    outcome.fails("query");
    assert!(!outcome.stderr.contains("127.0.0.1:9 "), "{}", outcome.stderr);
}
