//! The files of a crate, and the folder on the disk.

use std::fs;

use oxigraph::model::{Literal, NamedNode, Quad};

use super::*;
use crate::describe::below;
use crate::graph::vocab::{reused, tip};

fn store() -> Store {
    let store = Store::new().unwrap();
    let report = below("report/AZE-2025");
    let add = |property: oxigraph::model::NamedNodeRef<'_>, object: oxigraph::model::Term| {
        store.insert(&Quad::new(report.clone(), property, object, report.clone())).unwrap();
    };
    add(reused::RDF_TYPE, NamedNode::from(tip::REPORT).into());
    add(reused::DC_IDENTIFIER, Literal::new_simple_literal("AZE-2025").into());
    add(reused::DC_TITLE, Literal::new_simple_literal("Azerbaijan <Tier 2>").into());
    add(tip::EDITION, Literal::new_simple_literal("2025").into());
    store
}

fn made(published: Option<&str>) -> Vec<File> {
    let store = store();
    files(&store, &Tally::of(&store, &[]).unwrap(), published).unwrap()
}

fn text(files: &[File], path: &str) -> String {
    String::from_utf8(files.iter().find(|file| file.path == path).expect(path).bytes.clone()).unwrap()
}

#[test]
fn every_file_is_told_of_and_the_same_graph_gives_the_same_bytes() {
    let files = made(None);
    assert_eq!(files, made(None));
    let metadata: serde_json::Value = serde_json::from_str(&text(&files, "ro-crate-metadata.json")).unwrap();
    let told: Vec<&str> =
        metadata["@graph"].as_array().unwrap().iter().filter_map(|node| node["@id"].as_str()).collect();
    for file in files.iter().filter(|file| file.path != "ro-crate-preview.html") {
        assert!(told.contains(&file.path.as_str()), "{}", file.path);
    }
    assert!(files.iter().filter(|file| file.path.ends_with(".csv-metadata.json")).count() >= 23);
    assert!(text(&files, "ro-crate-preview.html").contains("Azerbaijan &lt;Tier 2&gt;"));
    assert!(text(&files, "graph.nq").contains("/.well-known/void> .\n"), "the graph describes itself");
}

#[test]
fn the_day_is_the_users_or_the_latest_editions_year() {
    let date = |files: &[File]| {
        let metadata: serde_json::Value = serde_json::from_str(&text(files, "ro-crate-metadata.json")).unwrap();
        metadata["@graph"][1]["datePublished"].clone()
    };
    assert_eq!(date(&made(None)), "2025");
    assert_eq!(date(&made(Some("2026-12-01"))), "2026-12-01");
}

#[test]
fn an_older_crate_is_replaced_and_anything_else_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("crate");
    let files = made(None);
    write(&folder, &files).unwrap();
    fs::write(folder.join("left-over.csv"), "x").unwrap();
    write(&folder, &files).unwrap();
    assert!(!folder.join("left-over.csv").exists());
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left beside it");

    let other = place.path().join("other");
    fs::create_dir(&other).unwrap();
    write(&other, &files).unwrap();
    fs::remove_file(other.join("ro-crate-metadata.json")).unwrap();
    assert!(matches!(write(&other, &files), Err(Error::NotACrate(_))));
    assert!(other.join("graph.nq").exists());
    let file = place.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(write(&file, &files), Err(Error::NotACrate(_))));
}
