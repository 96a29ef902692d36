//! What a graph folder survives.

use oxigraph::model::{GraphName, Literal};
use tempfile::{TempDir, tempdir};

use super::*;
use crate::graph::vocab::{reused, tip};

fn key(country: &str) -> ReportKey {
    ReportKey { country: country.into(), year: 2025 }
}

fn quads(country: &str, digest: &str) -> Vec<Quad> {
    let node = crate::graph::report_iri(&key(country));
    let graph = GraphName::NamedNode(node.clone());
    vec![
        Quad::new(node.clone(), tip::SHA256.into_owned(), Literal::new_simple_literal(digest), graph.clone()),
        Quad::new(node.clone(), reused::RDF_TYPE.into_owned(), tip::SENTENCE.into_owned(), graph.clone()),
        Quad::new(node.clone(), tip::POLARITY.into_owned(), node, graph),
    ]
}

/// A folder with AZE and BGR, closed.
fn sample() -> TempDir {
    let dir = tempdir().unwrap();
    let mut folder = Folder::create_or_open(dir.path()).unwrap();
    folder.put(&key("BGR"), &quads("BGR", "bb")).unwrap();
    folder.put(&key("AZE"), &quads("AZE", "aa")).unwrap();
    folder.commit().unwrap();
    dir
}

/// All quads as lines, in order: the same from memory and, where the program has it, from the index on disk.
fn lines_of(folder: &Folder) -> Vec<String> {
    let sorted = |store: &Store| {
        let mut lines: Vec<String> = store.iter().map(|quad| quad.unwrap().to_string()).collect();
        lines.sort_unstable();
        lines
    };
    let lines = sorted(&folder.load().unwrap());
    #[cfg(feature = "rocksdb")]
    {
        folder.index().unwrap();
        assert!(index::is_there(&folder.path));
        assert_eq!(sorted(&folder.engine().unwrap()), lines);
    }
    lines
}

fn manifest(dir: &TempDir) -> String {
    fs::read_to_string(dir.path().join(manifest::FILE)).unwrap()
}

#[test]
fn a_graph_is_put_listed_loaded_replaced_and_removed() {
    let dir = sample();
    let mut folder = Folder::create_or_open(dir.path()).unwrap();
    let listed: Vec<_> = folder.reports().map(|(key, entry)| (key.to_string(), entry.text.clone())).collect();
    assert_eq!(listed, [("AZE-2025".into(), "aa".into()), ("BGR-2025".into(), "bb".into())]);
    let entry = folder.entry(&key("AZE")).unwrap();
    assert_eq!((entry.quads, entry.sentences, entry.facts), (3, 1, 1));
    assert_eq!(folder.load_only([key("AZE")]).unwrap().len().unwrap(), 3);
    assert_eq!(lines_of(&folder).len(), 6);
    folder.put(&key("AZE"), &quads("AZE", "cc")).unwrap();
    folder.remove(&key("BGR")).unwrap();
    folder.commit().unwrap();
    let again = Folder::open(dir.path()).unwrap();
    assert_eq!(again.reports().count(), 1);
    assert_eq!(again.entry(&key("AZE")).unwrap().text, "cc");
    let lines = lines_of(&again);
    assert!(lines.len() == 3 && lines.iter().any(|line| line.contains("\"cc\"")), "{lines:?}");
    assert!(matches!(again.load_only([key("BGR")]), Err(Error::UnknownReport { .. })));
}

#[test]
fn two_folders_of_the_same_graphs_are_equal_to_the_byte() {
    let (one, two) = (sample(), sample());
    let lines = |dir: &TempDir| lines_of(&Folder::open(dir.path()).unwrap());
    assert_eq!(lines(&one), lines(&two));
    assert_eq!(manifest(&one), manifest(&two));
    let graph = |dir: &TempDir| fs::read(dir.path().join("graphs/AZE-2025.nq")).unwrap();
    assert_eq!(graph(&one), graph(&two));
}

#[test]
fn a_killed_build_is_repaired_from_the_files() {
    let dir = sample();
    let before = manifest(&dir);
    let mut folder = Folder::create_or_open(dir.path()).unwrap();
    folder.put(&key("AZE"), &quads("AZE", "new")).unwrap();
    drop(folder);
    assert!(manifest(&dir).contains("\"complete\": false"));
    fs::write(dir.path().join("graphs/BGR-2025.nq.tmp"), "<half").unwrap();
    let reader = Folder::open(dir.path()).unwrap();
    assert_eq!(reader.entry(&key("AZE")).unwrap().text, "new");
    assert_eq!(lines_of(&reader).len(), 6);
    drop(Folder::create_or_open(dir.path()).unwrap());
    assert!(!dir.path().join("graphs/BGR-2025.nq.tmp").exists());
    assert_ne!(manifest(&dir), before);
    assert!(manifest(&dir).contains("\"complete\": true"));
}

#[test]
fn a_missing_manifest_and_a_copied_graph_are_no_harm() {
    let (dir, whole) = (sample(), sample());
    fs::remove_file(dir.path().join(manifest::FILE)).unwrap();
    fs::copy(dir.path().join("graphs/AZE-2025.nq"), dir.path().join("graphs/CHN-2025.nq")).unwrap();
    assert_eq!(Folder::open(dir.path()).unwrap().reports().count(), 3);
    assert_eq!(lines_of(&Folder::open(dir.path()).unwrap()), lines_of(&Folder::open(whole.path()).unwrap()));
    fs::remove_file(dir.path().join("graphs/CHN-2025.nq")).unwrap();
    drop(Folder::create_or_open(dir.path()).unwrap());
    assert_eq!(manifest(&dir), manifest(&whole));
}

#[test]
fn another_layout_and_other_folders_are_refused_and_left_alone() {
    let dir = sample();
    let other = manifest(&dir).replace("\"layout\": 1", "\"layout\": 7");
    fs::write(dir.path().join(manifest::FILE), &other).unwrap();
    for error in [Folder::open(dir.path()).unwrap_err(), Folder::create_or_open(dir.path()).unwrap_err()] {
        assert!(matches!(error, Error::Version { found: 7, .. }), "{error}");
    }
    assert_eq!(manifest(&dir), other);

    let foreign = tempdir().unwrap();
    fs::write(foreign.path().join("letters.txt"), "dear").unwrap();
    assert!(matches!(Folder::create_or_open(foreign.path()), Err(Error::Foreign { .. })));
    assert!(matches!(Folder::open(foreign.path()), Err(Error::Foreign { .. })));
    assert!(matches!(Folder::open(foreign.path().join("nothing")), Err(Error::Missing { .. })));
    assert!(matches!(Folder::create_or_open(foreign.path().join("letters.txt")), Err(Error::Foreign { .. })));
}

#[test]
fn damage_is_named_by_file_and_line() {
    let dir = sample();
    let path = dir.path().join("graphs/AZE-2025.nq");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 20]).unwrap();
    let error = Folder::open(dir.path()).unwrap().load().err().unwrap();
    assert!(error.to_string().contains("AZE-2025.nq:3: "), "{error}");
    let error = Folder::open(dir.path()).unwrap().index().err().unwrap();
    let told = if cfg!(feature = "rocksdb") { "AZE-2025.nq:3: " } else { "without the index" };
    assert!(error.to_string().contains(told), "{error}");
    fs::write(dir.path().join(manifest::FILE), "{\n\"layout\": }").unwrap();
    let error = Folder::open(dir.path()).unwrap_err();
    assert!(error.to_string().contains("manifest.json:2: "), "{error}");
}

#[test]
fn one_writer_at_a_time_and_readers_do_not_write() {
    let dir = sample();
    let writer = Folder::create_or_open(dir.path()).unwrap();
    assert!(matches!(Folder::create_or_open(dir.path()), Err(Error::Busy { .. })));
    let mut reader = Folder::open(dir.path()).unwrap();
    assert!(matches!(reader.put(&key("AZE"), &quads("AZE", "x")), Err(Error::OpenedToRead { .. })));
    drop(writer);
    assert!(Folder::create_or_open(dir.path()).is_ok());
    let odd = ReportKey { country: "../x".into(), year: 2025 };
    assert!(matches!(Folder::create_or_open(dir.path()).unwrap().put(&odd, &[]), Err(Error::Key { .. })));
}

#[test]
fn what_was_put_before_a_kill_is_known_after_it_and_nothing_false() {
    let dir = sample();
    let mut folder = Folder::create_or_open(dir.path()).unwrap();
    for (country, text) in [("AZE", "11"), ("BGR", "22"), ("CHN", "33")] {
        folder.accept(Draft::new(dir.path(), &key(country), &quads(country, text), "1.0").unwrap()).unwrap();
    }
    drop(folder);
    // One file was changed after its line was written, and the last line is half.
    fs::write(dir.path().join("graphs/BGR-2025.nq"), lines::write(&quads("BGR", "byhand"))).unwrap();
    let journal = dir.path().join("journal.jsonl");
    let written = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, &written[..written.len() - 30]).unwrap();
    let folder = Folder::create_or_open(dir.path()).unwrap();
    let known: Vec<_> = folder.reports().map(|(_, entry)| (entry.text.as_str(), entry.reader.as_str())).collect();
    assert_eq!(known, [("11", "1.0"), ("byhand", ""), ("33", "")]);
    assert!(!journal.exists());
}

/// A process that is killed while it changes the index leaves it for the next to mend.
#[cfg(feature = "rocksdb")]
#[test]
fn an_index_left_half_done_is_mended_and_one_that_is_no_index_made_anew() {
    let dir = sample();
    let folder = Folder::open(dir.path()).unwrap();
    assert_eq!(folder.index().unwrap(), Updated { loaded: 2, removed: 0 });
    assert_eq!(folder.index().unwrap(), Updated::default());
    // Struck from the list, and half of it gone.
    let list = dir.path().join("index/loaded.json");
    let whole = fs::read_to_string(&list).unwrap();
    let half: Vec<&str> = whole.lines().filter(|line| !line.contains("AZE")).collect();
    fs::write(&list, half.join("\n")).unwrap();
    let store = Store::open(dir.path().join("index/db")).unwrap();
    let quad = quads("AZE", "aa").remove(0);
    store.remove(&quad).unwrap();
    drop(store);
    assert_eq!(lines_of(&folder).len(), 6);
    assert_eq!(fs::read_to_string(&list).unwrap(), whole);
    fs::write(&list, "{").unwrap();
    assert_eq!(folder.index().unwrap(), Updated { loaded: 2, removed: 0 });
    assert_eq!(lines_of(&folder).len(), 6);
    // Any number of readers at once, and it goes when it is no longer wanted.
    let readers = [folder.engine().unwrap(), folder.engine().unwrap()];
    assert!(readers.iter().all(|reader| reader.len().unwrap() == 6));
    drop(readers);
    assert!(folder.remove_index().unwrap() && !folder.remove_index().unwrap());
    assert_eq!(folder.engine().unwrap().len().unwrap(), 6);
}
