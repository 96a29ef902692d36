//! Commands on whole libraries: `list`, `remove`, `merge` and `diff`.

use tipgraph::store::Folder;
use tipgraph::view;

use super::test::Test;

const KENYA: &str = "Traffickers exploit women from Kenya in sex trafficking in Oman.";

/// Two graphs: `a` of KEN-2020 and KEN-2021, `b` of KEN-2021, with another text, and KEN-2022.
fn with_two() -> Test {
    let text = |year: i32, words: &str| format!("{words}\n\nThe government convicted {} traffickers.\n", year - 2000);
    let test = Test::new()
        .file("in-a/KEN-2020.txt", text(2020, KENYA))
        .file("in-a/KEN-2021.txt", text(2021, KENYA))
        .file("in-b/KEN-2021.txt", text(2021, "Traffickers exploit men from Kenya in forced labor in Oman."))
        .file("in-b/KEN-2022.txt", text(2022, KENYA));
    test.run(&["build", "in-a", "--store", "a"]).is(0);
    test.run(&["build", "in-b", "--store", "b"]).is(0);
    test
}

fn reports(test: &Test, store: &str) -> Vec<String> {
    let list = test.run(&["list", "--store", store, "--format", "json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&list.stdout).unwrap();
    list.iter().map(|entry| entry["report"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_there_is_listed() {
    let test = with_two();
    let outcome = test.run(&["list", "--store", "a"]);
    let lines: Vec<&str> = outcome.is(0).stdout.lines().collect();
    assert!(lines[0].starts_with("report    sentences  facts  quads  bytes  reader"), "{outcome:?}");
    assert!(lines.len() == 3 && lines[1].starts_with("KEN-2020          2      "), "{outcome:?}");
    assert_eq!(reports(&test, "a"), ["KEN-2020", "KEN-2021"]);
    test.run(&["remove", "KEN-2020", "KEN-2021", "--store", "a"]).is(0);
    assert_eq!(test.run(&["list", "--store", "a"]).is(1).stderr, "the graph holds no reports\n");
    test.run(&["list"]).fails("there is no graph at kg");
}

#[test]
fn reports_are_removed_all_or_none() {
    let test = with_two();
    let before = test.tree("a");
    test.run(&["remove", "KEN-2020", "KEN-2022", "--store", "a"]).fails("has no report KEN-2022");
    assert_eq!(test.tree("a"), before);
    assert_eq!(test.run(&["remove", "KEN-2020", "--store", "a"]).is(0).stdout, "removed KEN-2020\n");
    assert_eq!(reports(&test, "a"), ["KEN-2021"]);
    // Built again, it is as it was.
    test.run(&["build", "in-a", "--store", "a"]).is(0);
    assert_eq!(test.tree("a"), before);
    test.run(&["remove", "KEN-2020"]).fails("there is no graph at kg");
}

#[test]
fn folders_are_merged_by_clear_rules() {
    let test = with_two();
    let before = test.tree("a");
    let conflict = test.run(&["merge", "b", "--store", "a"]);
    conflict.fails("KEN-2021 is not the same in a and b");
    assert!(conflict.stderr.contains("hint: see how with `tipgraph diff a b`"), "{conflict:?}");
    assert_eq!(test.tree("a"), before);
    test.run(&["merge", "a", "b", "--prefer", "last", "--store", "c"]).is(0);
    assert_eq!(reports(&test, "c"), ["KEN-2020", "KEN-2021", "KEN-2022"]);
    let graph = |store: &str| test.tree(store)[&test.path(store).join("graphs/KEN-2021.nq")].clone();
    assert_eq!(graph("c"), graph("b"));
    let counts = test.run(&["merge", "a", "b", "--prefer", "first", "--store", "d"]);
    let words: Vec<&str> = counts.is(0).stdout.split_whitespace().collect();
    assert_eq!(words, ["added", "3", "same", "0", "replaced", "0", "kept", "0", "reports", "3"]);
    assert_eq!(graph("d"), graph("a"));
    // What was merged is as if it had been built there: nothing is read again.
    assert!(test.run(&["build", "in-a", "--store", "d"]).is(0).stdout.contains("unchanged                    2\n"));
    test.run(&["merge", "none", "--store", "d"]).fails("there is no graph at none");
}

#[test]
fn the_difference_is_told_in_words() {
    let test = with_two();
    assert_eq!(test.run(&["diff", "a", "a"]).is(0).stderr, "no difference\n");
    // Other words that read the same make no difference.
    let test = test.file("mine/none.ttl", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
    test.run(&["build", "in-a", "--store", "own", "--lexicon", "mine"]).is(0);
    assert_ne!(test.run(&["list", "--store", "own"]).stdout, test.run(&["list", "--store", "a"]).stdout);
    assert_eq!(test.run(&["diff", "a", "own"]).is(0).stderr, "no difference\n");
    let outcome = test.run(&["diff", "a", "b"]);
    assert_eq!(outcome.is(1).stderr, "reports: 1 added, 1 removed, 1 changed\n");
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines[..2], ["added    KEN-2022", "removed  KEN-2020"]);
    assert!(lines[2].starts_with("changed  KEN-2021: facts +"), "{outcome:?}");
    let gone = "  - route: women from Kenya are exploited in sex trafficking in Oman";
    let come = "  + route: men from Kenya are exploited in forced labor in Oman";
    assert!(lines.contains(&gone) && lines.contains(&come), "{outcome:?}");
    assert!(!outcome.stdout.contains("convictions"), "{outcome:?}");
    let json = test.run(&["diff", "a", "b", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.is(1).stdout).unwrap();
    assert_eq!(json["added"][0], "KEN-2022");
    assert_eq!(json["changed"][0]["report"], "KEN-2021");
    let quote = &json["changed"][0]["removed"][0]["evidence"][0];
    assert_eq!(quote["text"], KENYA);
}

/// Every view with a report asked for is the same whether all are loaded or that report alone, as `query` does.
#[test]
fn a_view_of_one_report_needs_that_report_only() {
    let test = with_two();
    test.run(&["merge", "b", "--store", "a", "--prefer", "first"]).is(0);
    let folder = Folder::open(test.path("a")).unwrap();
    let key = "KEN-2021";
    let (all, one) = (folder.load().unwrap(), folder.load_only([key.parse().unwrap()]).unwrap());
    let params = view::Params::from([("report".to_owned(), key.to_owned())]);
    for query in view::all().iter().filter(|query| view::one_report(query.text, &params).is_some()) {
        let rows = |store| view::rows(store, query.name, &params).unwrap();
        assert_eq!(rows(&all), rows(&one), "{}", query.name);
    }
    let printed = test.run(&["query", "routes", "--param", "report=KEN-2021", "--store", "a", "--format", "csv"]);
    assert_eq!(printed.is(0).stdout.lines().count(), 2);
    test.run(&["query", "routes", "--param", "report=KEN-1999", "--store", "a"]).is(1);
}

#[test]
fn questions_are_answered_from_the_index_where_there_is_one() {
    let test = with_two();
    if cfg!(not(feature = "rocksdb")) {
        test.run(&["index", "--store", "a"]).fails("this program was built without the index on disk");
        return;
    }
    let routes = || test.run(&["query", "routes", "--store", "a", "--format", "csv"]).stdout;
    let before = routes();
    assert_eq!(test.run(&["index", "--store", "a"]).is(0).stdout.split_whitespace().nth(1), Some("2"));
    assert_eq!(routes(), before);
    // It follows the files by itself.
    test.run(&["merge", "b", "--store", "a", "--prefer", "last"]).is(0);
    let after = routes();
    assert!(after != before && after.contains("KEN-2022") && after.contains("forced-labor"), "{after}");
    assert_eq!(test.run(&["index", "--store", "a"]).is(0).stdout.split_whitespace().nth(1), Some("0"));
    assert_eq!(test.run(&["index", "--remove", "--store", "a"]).is(0).stdout, "removed\n");
    assert_eq!(routes(), after);
}
