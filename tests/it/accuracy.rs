//! `tipgraph accuracy`: the floors hold, and the document is written.

use std::path::Path;

use super::fixture::{SENTENCES, with_graph};
use super::test::Test;

/// The project's own manifest.
fn manifest() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.toml").display().to_string()
}

/// Sets that are not beside the project are left out, with a note; the seed and the own narratives always are.
#[test]
fn no_figure_is_below_its_floor() {
    let test = Test::new();
    let outcome = test.run(&["accuracy", "--floors", "--sets", &manifest(), "-o", "accuracy.md"]);
    for note in outcome.stderr.lines() {
        println!("{note}");
    }
    outcome.is(0);
    let written = std::fs::read_to_string(test.path("accuracy.md")).unwrap();
    for set in ["Seed", "Own narratives", "Own narratives held out"] {
        assert!(written.contains(&format!("\n| {set} | ")), "{set}");
    }
}

/// A manifest of one set whose gold has a route that the text does not state.
fn one_set(more: &str) -> Test {
    let gold = r#"{"view": "routes", "report": "AZE-2025", "origin": "AZE", "destination": "DST", "exploitation": "sex-trafficking",
        "victims": "women", "via": "", "modality": "asserted", "evidence": "Traffickers exploit women."}"#
        .replace('\n', " ");
    let set = format!(
        "periods = [[2001, 2025]]\n[[set]]\nname = 'one'\ntitle = 'One'\nabout = ''\ntexts = 't'\ngold = 'g'\n\
         reports = ['AZE-2025']\n{more}"
    );
    with_graph()
        .file("t/AZE-2025.txt", SENTENCES.join(" "))
        .file("g/AZE-2025.jsonl", [gold.replace("DST", "BHR"), gold.replace("DST", "TUR")].join("\n"))
        .file("floor.toml", "[routes]\nexact = 0.9")
        .file("sets.toml", set)
}

#[test]
fn a_figure_below_its_floor_is_named() {
    let test = one_set("held-out = false\nfloor = 'floor.toml'");
    let outcome = test.run(&["accuracy", "--sets", "sets.toml", "--floors"]);
    outcome.is(1);
    assert_eq!(outcome.stderr, "below the floor: one: routes, exact: F1 0.6667 is below 0.9\n");
    assert_eq!(test.run(&["accuracy", "--sets", "sets.toml"]).is(0).stdout, outcome.stdout);
}

#[test]
fn errors_of_held_out_reports_are_never_printed() {
    let seen = one_set("held-out = false\nquotes = true").run(&["accuracy", "--sets", "sets.toml"]);
    assert!(seen.is(0).stdout.contains("destination `TUR`"), "{}", seen.stdout);
    assert!(seen.stdout.contains("> Traffickers exploit women."), "{}", seen.stdout);
    let held = one_set("held-out = true\nquotes = true").run(&["accuracy", "--sets", "sets.toml"]);
    assert!(held.is(0).stdout.contains("| One | held out | 1 | 1 | 1 |"), "{}", held.stdout);
    assert!(!held.stdout.contains("TUR") && !held.stdout.contains("> "), "{}", held.stdout);
}

#[test]
fn manifests_that_cannot_be_used() {
    Test::new().run(&["accuracy"]).fails("cannot read docs/accuracy.toml");
    Test::new().file("sets.toml", "sets = 1").run(&["accuracy", "--sets", "sets.toml"]).fails("sets.toml");
    let test = one_set("held-out = false").file("t/AZE-2025.txt", "");
    test.run(&["accuracy", "--sets", "sets.toml"]).fails("AZE-2025.txt is empty");
    let test = one_set("held-out = false\nfloor = 'none.toml'");
    test.run(&["accuracy", "--sets", "sets.toml", "--floors", "-o", "out.md"]).fails("cannot read none.toml");
    let none = "periods = []\n[[set]]\nname = 'a'\ntitle = 'A'\nabout = ''\ntexts = 't'\ngold = 'g'\nreports = []\nheld-out = false";
    let outcome = Test::new().file("sets.toml", none).run(&["accuracy", "--sets", "sets.toml"]);
    outcome.is(1);
    assert_eq!(outcome.stderr, "left out: a: t and g are not both here\n");
}
