//! `tipgraph build`: what it says, what it leaves, and that it does so the same way every time.

use std::time::Duration;

use super::test::Test;

fn narrative(title: &str, body: &str) -> String {
    format!("{title}\n\n{body}\n\nPROSECUTION\n\nThe government maintained efforts.\n")
}

#[test]
fn the_summary_counts_what_was_built() {
    let test =
        Test::new().file("in/AZE-2025.txt", narrative("", "One.")).file("in/GHA-2015.txt", narrative("", "Two."));
    let outcome = test.run(&["build", "in"]);
    outcome.is(0);
    assert!(outcome.stdout.starts_with("reports                        2\n"), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, "[1/2] AZE-2025\n[2/2] GHA-2015\n");
    let graphs: Vec<_> = test.tree("kg/graphs").into_keys().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(graphs, ["AZE-2025.nq", "GHA-2015.nq"]);
}

#[test]
fn a_report_is_replaced_and_the_others_stay() {
    let test = Test::new().file("AZE-2025.txt", narrative("", "One.")).file("GHA-2015.txt", narrative("", "Two."));
    test.run(&["build", "AZE-2025.txt", "GHA-2015.txt"]).is(0);
    let before = test.tree("kg/graphs");
    test.run(&["build", "AZE-2025.txt"]).is(0);
    assert_eq!(test.tree("kg/graphs"), before);
    let test = test.file("AZE-2025.txt", narrative("", "Another text."));
    test.run(&["build", "AZE-2025.txt"]).is(0);
    let after = test.tree("kg/graphs");
    assert_ne!(after[&test.path("kg/graphs/AZE-2025.nq")], before[&test.path("kg/graphs/AZE-2025.nq")]);
    assert_eq!(after[&test.path("kg/graphs/GHA-2015.nq")], before[&test.path("kg/graphs/GHA-2015.nq")]);
}

#[test]
fn neither_path_nor_line_ends_change_the_graph() {
    let text = narrative("2025 Trafficking in Persons Report", "One.\n\nTwo.");
    let test = Test::new()
        .file("AZE-2025.txt", &text)
        .file("far/away/AZE-2025.md", format!("\u{FEFF}{}", text.replace('\n', "\r\n")))
        .stdin(&text);
    for (store, args) in [
        ("a", vec!["build", "AZE-2025.txt"]),
        ("b", vec!["build", "far"]),
        ("c", vec!["build", "-", "--report", "AZE-2025"]),
    ] {
        test.run(&[args, vec!["--store", store]].concat()).is(0);
    }
    let graph = |store: &str| std::fs::read(test.path(store).join("graphs/AZE-2025.nq")).unwrap();
    assert_eq!(graph("a"), graph("b"));
    assert_eq!(graph("a"), graph("c"));
}

#[test]
fn a_killed_build_leaves_every_report_whole() {
    let mut test = Test::new();
    for year in 2001..2060 {
        test = test.file(&format!("in/AZE-{year}.txt"), narrative("", &format!("Text of {year}. ").repeat(40)));
    }
    test.run(&["build", "in", "--store", "whole"]).is(0);
    let whole = |name: &std::ffi::OsStr| std::fs::read(test.path("whole/graphs").join(name)).unwrap();
    for delay in [1, 5, 20, 40, 80] {
        let mut child = test.command(&["build", "in"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay));
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, content) in test.tree("kg/graphs") {
            if path.extension().is_some_and(|extension| extension == "nq") {
                assert_eq!(content, whole(path.file_name().unwrap()), "{}", path.display());
            }
        }
    }
    test.run(&["build", "in"]).is(0);
    let strip = |store: &str| {
        let root = test.path(store);
        let tree = test.tree(store).into_iter();
        tree.map(|(path, content)| (path.strip_prefix(&root).unwrap().to_owned(), content)).collect::<Vec<_>>()
    };
    assert_eq!(strip("kg"), strip("whole"));
}
