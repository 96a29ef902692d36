//! No question takes out of proportion to the others where there are many editions of a country: asked of forty, as a ratio of one
//! run. A test program of its own, so that no other test runs beside it.
#![expect(clippy::disallowed_methods, reason = "it is about time")]

use std::process::Command;
use std::time::Instant;

use tipgraph::store::Folder;
use tipgraph::view::{self, Params};

/// How many times as long as the routes a question may take. The slowest takes three times as long; one that compares each edition
/// with each other and with all between takes hundreds.
const PROPORTION: u32 = 12;
/// How many editions of one country.
const EDITIONS: usize = 40;

#[test]
fn no_question_is_out_of_proportion() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/narratives/FJI-2016.txt")).unwrap();
    for year in 2001..2001 + EDITIONS {
        std::fs::write(folder.path().join(format!("FJI-{year}.txt")), &text).unwrap();
    }
    let store = folder.path().join("kg");
    let status = Command::new(env!("CARGO_BIN_EXE_tipgraph"))
        .args(["build", "--store"])
        .args([&store, folder.path()])
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    let kg = Folder::open(&store).unwrap();
    assert_eq!(kg.reports().count(), EDITIONS);
    let engine = kg.engine().unwrap();
    let time = |name: &str| {
        let start = Instant::now();
        view::rows(&engine, name, &Params::new()).unwrap();
        start.elapsed()
    };
    let routes = (0..3).map(|_| time("routes")).min().unwrap();
    for query in view::all() {
        let limit = routes * PROPORTION;
        let first = time(query.name);
        let best = if first < limit { first } else { first.min(time(query.name)) };
        assert!(best < limit, "{} takes {best:?}, the routes {routes:?}", query.name);
    }
}
