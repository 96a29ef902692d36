//! Folders that are merged, taken apart and compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

use super::*;
use crate::graph::vocab::tip;
use crate::source::ReportKey;
use crate::store::{self, Folder, Prefer};

/// Reports by their year, each with the text that it was made from.
type Content = BTreeMap<i32, u8>;

fn key(year: i32) -> ReportKey {
    ReportKey { country: "AZE".into(), year }
}

fn quads(year: i32, text: u8) -> Vec<Quad> {
    let node = NamedNode::new_unchecked(format!("https://w3id.org/tipgraph/report/AZE-{year}"));
    let graph = GraphName::NamedNode(node.clone());
    vec![Quad::new(node, tip::SHA256.into_owned(), Literal::new_simple_literal(text.to_string()), graph)]
}

fn folder(content: &Content) -> (TempDir, Folder) {
    let dir = tempdir().unwrap();
    let mut folder = Folder::create_or_open(dir.path()).unwrap();
    for (&year, &text) in content {
        folder.put(&key(year), &quads(year, text)).unwrap();
    }
    folder.commit().unwrap();
    (dir, folder)
}

fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(dir.join("graphs")).unwrap().map(|entry| entry.unwrap().path());
    let manifest = dir.join("manifest.json");
    let all = entries.chain(manifest.is_file().then_some(manifest));
    all.map(|path| (path.strip_prefix(dir).unwrap().to_owned(), fs::read(&path).unwrap())).collect()
}

/// What is in either, the first's where both have it, or the second's.
fn union(first: &Content, second: &Content) -> Content {
    second.iter().chain(first).map(|(&year, &text)| (year, text)).collect()
}

fn content() -> impl Strategy<Value = Content> {
    proptest::collection::btree_map(2001..2008, 0..3_u8, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_merged_is_the_union_and_can_be_taken_apart(a in content(), b in content()) {
        let ((dir, mut one), (_other_dir, other)) = (folder(&a), folder(&b));
        let before = files(dir.path());
        let differ = a.iter().any(|(year, text)| b.get(year).is_some_and(|other| other != text));
        match one.merge(std::slice::from_ref(&other), None) {
            Err(store::Error::Differ { .. }) => {
                prop_assert!(differ);
                prop_assert_eq!(files(dir.path()), before);
                return Ok(());
            }
            done => { prop_assert!(!differ); done.unwrap() }
        };
        let (whole_dir, whole) = folder(&union(&a, &b));
        prop_assert_eq!(files(dir.path()), files(whole_dir.path()));
        prop_assert!(Difference::between(&one, &whole).unwrap().is_empty());
        let added: Vec<ReportKey> = b.keys().filter(|year| !a.contains_key(year)).map(|&year| key(year)).collect();
        one.remove_all(&added).unwrap();
        prop_assert_eq!(files(dir.path()), before);
        let difference = Difference::between(&one, &whole).unwrap();
        prop_assert_eq!(difference.added, added.iter().map(ToString::to_string).collect::<Vec<_>>());
        prop_assert!(difference.removed.is_empty() && difference.changed.is_empty());
    }

    #[test]
    fn where_they_differ_the_one_preferred_counts(a in content(), b in content()) {
        for (prefer, want) in [(Prefer::First, union(&a, &b)), (Prefer::Last, union(&b, &a))] {
            let ((dir, mut one), (_other_dir, other)) = (folder(&a), folder(&b));
            let merged = one.merge(&[other], Some(prefer)).unwrap();
            prop_assert_eq!(files(dir.path()), files(folder(&want).0.path()));
            prop_assert_eq!(merged.added + merged.same + merged.replaced + merged.kept, b.len());
        }
    }

    #[test]
    fn a_difference_seen_from_the_other_side_is_its_mirror(a in content(), b in content()) {
        let ((_one_dir, one), (_other_dir, other)) = (folder(&a), folder(&b));
        let (there, back) = (Difference::between(&one, &other).unwrap(), Difference::between(&other, &one).unwrap());
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(&there.removed, &back.added);
        let lines = |difference: &Difference| -> Vec<_> {
            difference.changed.iter().map(|change| (change.report.clone(), change.lines_added, change.lines_removed)).collect()
        };
        prop_assert_eq!(lines(&there), lines(&back));
        prop_assert_eq!(there.is_empty(), a == b);
    }
}

#[test]
fn a_folder_changed_by_hand_is_merged_as_it_is() {
    let (dir, _) = folder(&Content::from([(2001, 1)]));
    let graph = dir.path().join("graphs/AZE-2001.nq");
    let by_hand = fs::read_to_string(&graph).unwrap().replace("\"1\"", "\"7\"");
    fs::write(&graph, &by_hand).unwrap();
    let (into, mut one) = folder(&Content::from([(2002, 1)]));
    one.merge(&[Folder::open(dir.path()).unwrap()], None).unwrap();
    assert_eq!(fs::read_to_string(into.path().join("graphs/AZE-2001.nq")).unwrap(), by_hand);
    assert_eq!(one.entry(&key(2001)).unwrap().text, "7");
    fs::write(&graph, by_hand.replace(" .", "  ")).unwrap();
    let (_into, mut one) = folder(&Content::from([(2002, 1)]));
    let error = one.merge(&[Folder::open(dir.path()).unwrap()], None).unwrap_err();
    assert!(error.to_string().contains("AZE-2001.nq:"), "{error}");
}
