//! `tipgraph network`.

use super::fixture::{SENTENCES, with_graph};

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
        assert_eq!(std::fs::read_to_string(test.path("there")).unwrap(), written.stdout);
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
