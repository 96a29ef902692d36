//! `tipgraph network`.

use std::fs;

use super::fixture::{SENTENCES, with_graph};
use super::test::Test;

#[test]
fn edges_print_as_a_table_and_in_every_format() {
    let test = with_graph();
    let table = test.run(&["network", "routes"]);
    let lines: Vec<&str> = table.is(0).stdout.lines().collect();
    assert!(lines[1].starts_with("AZE") || lines[1].starts_with("Azerbaijan"), "{}", table.stdout);
    assert!(lines[1].contains("sex-trafficking") && lines.len() == 2, "{}", table.stdout);
    for format in ["csv", "json", "graphml", "gexf", "dot", "cytoscape", "geojson"] {
        let written = test.run(&["network", "routes", "--format", format]);
        assert!(written.is(0).stdout.contains(SENTENCES[0]), "{format}: {}", written.stdout);
        let again = test.run(&["network", "routes", "--format", format, "-o", "there"]);
        assert_eq!(again.is(0).stdout, "");
        assert_eq!(fs::read_to_string(test.path("there")).unwrap(), written.stdout);
    }
}

#[test]
fn measures_and_chains_print_as_table_csv_and_json() {
    let test = with_graph();
    let csv = test.run(&["network", "routes", "--measures", "--format", "csv"]);
    assert_eq!(csv.is(0).stdout.lines().count(), 3, "{}", csv.stdout);
    assert!(csv.stdout.starts_with("id,label,in_degree,out_degree,in_weight,out_weight,pagerank,"));
    assert!(test.run(&["network", "routes", "--measures"]).is(0).stdout.ends_with("(modularity 0.000)\n"));
    let chain = test.run(&["network", "routes", "--from", "AZE", "--to", "BHR"]);
    assert!(chain.is(0).stdout.contains(&format!("    AZE-2025: {}\n", SENTENCES[0])), "{}", chain.stdout);
    test.run(&["network", "routes", "--from", "BHR", "--to", "AZE"]).is(1);
    let none = test.run(&["network", "routes", "--from", "AZE", "--to", "Atlantis"]);
    assert!(none.is(2).stderr.starts_with("error: the network has no `Atlantis`\nhint: "), "{}", none.stderr);
}

#[test]
fn what_is_asked_wrongly_is_told_with_a_way_out() {
    let test = with_graph();
    for (arguments, error) in [
        (
            &["network", "actors", "--form", "forced-labor"] as &[&str],
            "the network of actors has no forms to choose by",
        ),
        (&["network", "actors", "--format", "geojson"], "geojson holds only routes"),
        (&["network", "routes", "--measures", "--format", "gexf"], "measures are no network"),
        (&["network", "routes", "--years", "soon"], "`soon` is no span of years"),
    ] {
        let outcome = test.run(arguments);
        assert!(outcome.is(2).stderr.contains(error), "{}", outcome.stderr);
    }
    let none = test.run(&["network", "routes", "--years", "1999"]);
    assert_eq!(none.is(1).stderr, "nothing found\n");
}

/// Fiji, one edition of a narrative of one sentence.
fn edition(year: u16, sentence: &str) -> (String, String) {
    (format!("in/FJI-{year}.txt"), format!("FIJI (Tier 2)\n\nPROTECTION\n{sentence}\n"))
}

#[test]
fn a_decision_on_two_names_survives_rebuilds() {
    let mut test = Test::new();
    for (year, name) in [(2021, "Department"), (2022, "Division")] {
        let sentence = format!("The Anti-Trafficking {name} (ATD) operated a shelter for victims in Suva.");
        let (path, text) = edition(year, &sentence);
        test = test.file(&path, text);
    }
    // Who acts, and in which reports: the only thing that is told is who runs the shelter.
    let operators = |test: &Test| {
        let csv = test.run(&["network", "actors", "--format", "csv"]);
        let csv = csv.is(0).stdout.clone();
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let columns = rows.headers().unwrap().clone();
        let at = |name: &str| columns.iter().position(|column| column == name).unwrap();
        let [who, reports] = [at("source_label"), at("report_keys")];
        let rows = rows.records().map(|row| row.unwrap()).map(|row| (row[who].to_owned(), row[reports].to_owned()));
        rows.collect::<Vec<_>>()
    };
    let one = |reports: &str| vec![("Anti-Trafficking Department".to_owned(), reports.to_owned())];
    test.run(&["build", "in"]).is(0);
    let two = [("Anti-Trafficking Department", "FJI-2021"), ("Anti-Trafficking Division", "FJI-2022")];
    assert_eq!(operators(&test), two.map(|(name, report)| (name.to_owned(), report.to_owned())));
    let told = test.run(&["identity"]).is(0).stdout.clone();
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    assert_eq!(lines[1], "the same acronym ATD, both department", "{told}");

    let decided = format!("@prefix owl: <http://www.w3.org/2002/07/owl#> .\n{}\n", lines[2]);
    test = test.file("kg/same-as.ttl", &decided);
    test.run(&["identity"]).is(1);
    assert_eq!(operators(&test), one("FJI-2021 | FJI-2022"));

    // Nothing to do; a text that changed and one that is new; a report that was removed; a folder that is merged in.
    test.run(&["build", "in"]).is(0);
    let (path, text) = edition(2022, "The Anti-Trafficking Division (ATD) operated a shelter for girls in Suva.");
    test = test.file(&path, text);
    let (path, text) = edition(2023, "The Anti-Trafficking Division operated a shelter for victims in Suva.");
    test = test.file(&path, text);
    test.run(&["build", "in"]).is(0);
    assert_eq!(operators(&test), one("FJI-2021 | FJI-2022 | FJI-2023"));
    test.run(&["remove", "FJI-2022"]).is(0);
    assert_eq!(operators(&test), one("FJI-2021 | FJI-2023"));
    test.run(&["build", "in/FJI-2022.txt", "--store", "other"]).is(0);
    test.run(&["merge", "other"]).is(0);
    assert_eq!(operators(&test), one("FJI-2021 | FJI-2022 | FJI-2023"));
    assert_eq!(fs::read_to_string(test.path("kg/same-as.ttl")).unwrap(), decided);
}
