//! Words and frames of a user's own: `docs/example-lexicon`, and what `docs/adding-words.md` says of it.

use std::fs;
use std::path::PathBuf;

use tipgraph::lexicon::lint::Code;

use super::docs::files;
use super::test::Test;

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn read(name: &str) -> String {
    fs::read_to_string(docs().join(name)).unwrap()
}

#[test]
fn the_example_lexicon_adds_facts_and_takes_none() {
    let test = Test::new().file("FJI-2024.txt", read("example-lexicon/FJI-2024.txt"));
    let own = docs().join("example-lexicon");
    test.run(&["lint", own.to_str().unwrap()]).is(0);
    test.run(&["build", "FJI-2024.txt", "--store", "plain"]).is(0);
    test.run(&["build", "FJI-2024.txt", "--store", "own", "--lexicon", own.to_str().unwrap()]).is(0);
    for (view, row) in [
        ("actors", "FJI-2024,National Consortium on Trafficking,,working-group,"),
        ("facilities", "FJI-2024,haven,shelter,Ministry of Women,Suva,"),
        ("statistics", "FJI-2024,victims-rehoused,14,2022,children,"),
    ] {
        let rows = |store: &str| test.run(&["query", view, "--format", "csv", "--store", store]).stdout;
        let (plain, with) = (rows("plain"), rows("own"));
        assert!(with.lines().any(|line| line.starts_with(row)), "{row}\n{with}");
        assert!(!plain.lines().any(|line| line.starts_with(row)), "{row}\n{plain}");
        for line in plain.lines() {
            assert!(with.contains(line), "{line}\n{with}");
        }
    }
}

#[test]
fn the_page_shows_the_files_of_the_example() {
    let page = read("adding-words.md");
    let files = files(&page);
    for (shown, real) in [
        ("FJI-2024.txt", "example-lexicon/FJI-2024.txt"),
        ("own/lexicon/words.ttl", "example-lexicon/lexicon/words.ttl"),
        ("own/frames/rehoused.toml", "example-lexicon/frames/rehoused.toml"),
    ] {
        let (_, content) = files.iter().find(|(name, _)| name == shown).unwrap();
        assert_eq!(content.trim_end(), read(real).trim_end(), "{shown}");
    }
}

#[test]
fn the_page_lists_the_codes() {
    let page = read("adding-words.md");
    for (code, says) in Code::ALL {
        assert!(page.contains(&format!("| {code} | {says} |")), "{code} {says}");
    }
}
