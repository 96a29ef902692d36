//! Tables of single sentences (`tests/sentences`): the rows that each gives, and the views in which it must give none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::test::Test;

/// Countries whose reports the sentences are put into, one each.
const COUNTRIES: [&str; 24] = [
    "AGO", "ALB", "BEN", "BOL", "CHL", "COL", "EST", "FIN", "GAB", "GUY", "HUN", "JOR", "KAZ", "LAO", "MLI", "NOR",
    "OMN", "PER", "QAT", "RWA", "SEN", "TGO", "UGA", "ZWE",
];

/// A file of sentences.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

/// A sentence and what it must and must not give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// The heading that it stands under; `prosecution` if none is said.
    section: Option<String>,
    /// All rows of the file's view, columns joined by `|`; `OWN` is the report's country.
    #[serde(default)]
    rows: Vec<String>,
    /// Views in which it gives no row; `view column=value ...` forbids only such rows.
    #[serde(default)]
    not: Vec<String>,
    /// Views in which it does give rows.
    #[serde(default)]
    but: Vec<String>,
}

type Row = BTreeMap<String, String>;

/// The rows of views by report.
struct Graph {
    test: Test,
    views: BTreeMap<String, Vec<Row>>,
}

impl Graph {
    /// Builds a report of every sentence.
    fn new(cases: &[Case]) -> Self {
        let mut test = Test::new();
        for (number, case) in cases.iter().enumerate() {
            let heading = match case.section.as_deref().unwrap_or("prosecution") {
                "profile" => "TRAFFICKING PROFILE",
                "recommendations" => "PRIORITIZED RECOMMENDATIONS",
                "protection" => "PROTECTION",
                "prevention" => "PREVENTION",
                "prosecution" => "PROSECUTION",
                "overall" => "Assessment",
                other => panic!("no section {other}"),
            };
            let text = format!("{heading}\nThe year went by.\n{}\n", case.text);
            test = test.file(&format!("in/{}.txt", report(number)), text);
        }
        test.run(&["build", "in"]).is(0);
        Self { test, views: BTreeMap::new() }
    }

    fn rows(&mut self, view: &str, report: &str) -> Vec<Row> {
        let test = &self.test;
        let all = self.views.entry(view.to_owned()).or_insert_with(|| {
            let outcome = test.run(&["query", view, "--format", "json"]);
            let json: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap_or_default();
            let bindings = json["results"]["bindings"].as_array().cloned().unwrap_or_default();
            let value = |cell: &serde_json::Value| cell["value"].as_str().unwrap_or_default().to_owned();
            bindings
                .iter()
                .map(|row| row.as_object().unwrap().iter().map(|(k, v)| (k.clone(), value(v))).collect())
                .collect()
        });
        all.iter().filter(|row| row.get("report").is_some_and(|r| r == report)).cloned().collect()
    }
}

/// The key of the report that the sentence of this number is put into.
fn report(number: usize) -> String {
    format!("{}-{}", COUNTRIES[number % COUNTRIES.len()], 2010 + number / COUNTRIES.len())
}

fn table(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences").join(name);
    toml::from_str::<Table>(&std::fs::read_to_string(path).unwrap()).unwrap().case
}

#[test]
fn laws_are_read_as_the_table_says() {
    check("laws", &["law", "article", "year", "offence", "victims", "min_years", "max_years"]);
}

#[test]
fn routes_and_sectors_are_read_as_the_tables_say() {
    check("routes", &["origin", "destination", "exploitation", "victims", "via", "modality"]);
    check("sectors", &["destination", "exploitation", "sector"]);
}

#[test]
fn plans_are_read_as_the_table_says() {
    check("plans", &["plan", "start", "end", "status"]);
}

#[test]
fn perpetrators_means_and_groups_are_read_as_the_tables_say() {
    check("perpetrators", &["kind"]);
    check("means", &["method"]);
    check("groups", &["group"]);
}

#[test]
fn roles_facilities_and_services_are_read_as_the_tables_say() {
    check("roles", &["actor", "relation", "object"]);
    check("facilities", &["facility", "kind", "operator", "place", "capacity"]);
    check("services", &["facility", "service", "beneficiary"]);
}

/// Compares the rows of a view with those of the table of its name.
fn check(view: &str, columns: &[&str]) {
    let cases = table(&format!("{view}.toml"));
    let mut graph = Graph::new(&cases);
    let mut failures = String::new();
    for (number, case) in cases.iter().enumerate() {
        let said: BTreeSet<String> = graph
            .rows(view, &report(number))
            .iter()
            .map(|row| columns.iter().map(|c| row.get(*c).map_or("", String::as_str)).collect::<Vec<_>>().join("|"))
            .collect();
        let wanted: BTreeSet<String> = case.rows.iter().map(|row| row.replace("OWN", &report(number)[..3])).collect();
        if said != wanted {
            failures += &format!(
                "{}\n  missed {:?}\n  wrong {:?}\n",
                case.text,
                wanted.difference(&said).collect::<Vec<_>>(),
                said.difference(&wanted).collect::<Vec<_>>()
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The sentences of `gaps.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gaps {
    gap: Vec<String>,
    none: Vec<String>,
}

#[test]
fn gaps_are_told_from_what_was_done() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences/gaps.toml");
    let Gaps { gap, none } = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let case = |text: &String| Case {
        text: text.clone(),
        section: Some("protection".into()),
        rows: Vec::new(),
        not: Vec::new(),
        but: Vec::new(),
    };
    let cases: Vec<Case> = gap.iter().chain(&none).map(case).collect();
    let mut graph = Graph::new(&cases);
    let mut failures = String::new();
    for (number, case) in cases.iter().enumerate() {
        let said = !graph.rows("gaps", &report(number)).is_empty();
        if said != (number < gap.len()) {
            failures += &format!("{}: {}\n", if said { "wrong" } else { "missed" }, case.text);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn what_is_denied_hedged_recommended_or_past_is_not_asserted() {
    let cases = table("unasserted.toml");
    assert!(cases.len() >= 60, "{} sentences", cases.len());
    let mut graph = Graph::new(&cases);
    let mut failures = String::new();
    for (number, case) in cases.iter().enumerate() {
        for entry in &case.not {
            let (view, limits) = entry.split_once(' ').unwrap_or((entry, ""));
            let fits = |row: &Row| {
                limits.split_whitespace().all(|limit| {
                    let (column, value) = limit.split_once('=').unwrap();
                    row.get(column).map_or("", String::as_str) == value
                })
            };
            for row in graph.rows(view, &report(number)).into_iter().filter(fits) {
                let cells: Vec<&str> =
                    row.iter().filter(|(k, _)| *k != "evidence" && *k != "report").map(|(_, v)| v.as_str()).collect();
                failures += &format!("{}\n  {view}: {}\n", case.text, cells.join(" | "));
            }
        }
        for view in &case.but {
            if graph.rows(view, &report(number)).is_empty() {
                failures += &format!("{}\n  nothing in {view}\n", case.text);
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
