//! The questions beside the views, and what changed between two editions: of three invented narratives under `tests/questions`, whose rows
//! were read by hand.

use std::fs;
use std::path::PathBuf;

use super::test::Test;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/questions")
}

fn built() -> Test {
    let mut test = Test::new();
    for name in ["FJI-2021.txt", "FJI-2023.txt", "AUS-2023.txt"] {
        test = test.file(&format!("in/{name}"), fs::read(folder().join(name)).unwrap());
    }
    test.run(&["build", "in"]).is(0);
    test
}

/// The rows of CSV without these columns.
fn rows(csv: &str, without: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let all: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    let kept: Vec<usize> = (0..all[0].len()).filter(|&at| !without.contains(&all[0][at].as_str())).collect();
    all.iter().map(|row| kept.iter().map(|&at| row[at].clone()).collect()).collect()
}

#[test]
fn every_question_gives_the_rows_that_were_read_by_hand() {
    let test = built();
    let mut asked = 0;
    for question in tipgraph::view::all().iter().skip(tipgraph::eval::VIEWS.len()) {
        let outcome = test.run(&["query", question.name, "--format", "csv"]);
        let read = fs::read_to_string(folder().join(format!("{}.csv", question.name))).unwrap();
        let found = rows(&outcome.is(0).stdout, &["evidence", "source", "fact"]);
        assert_eq!(found, rows(&read, &[]), "{}", question.name);
        asked += 1;
    }
    assert_eq!(asked, 28);
}

/// Four editions: the tier falls, rises and stays, men go to New Zealand, women to Australia, and the figures end.
#[test]
fn the_edition_before_is_the_last_one_before() {
    let men = "Traffickers exploit Fijian men in forced labor in New Zealand.";
    let women = "Traffickers exploit Fijian women in sex trafficking in Australia.";
    let nothing = "The government increased law enforcement efforts.";
    let mut test = Test::new();
    for (year, tier, counted, profile) in [
        (2019, "Tier 2 Watch List", "In 2018, the government convicted two traffickers.", men),
        (2020, "Tier 3", "In 2019, the government convicted three traffickers.", women),
        (2021, "Tier 2 Watch List", nothing, women),
        (2022, "Tier 2 Watch List", nothing, men),
    ] {
        let text = format!("FIJI ({tier})\n\nPROSECUTION\n{counted}\n\nTRAFFICKING PROFILE:\n{profile}\n");
        test = test.file(&format!("in/FJI-{year}.txt"), text);
    }
    test.run(&["build", "in"]).is(0);
    let asked = |question: &str| {
        let csv = test.run(&["query", question, "--format", "csv"]).is(0).stdout.clone();
        let told = rows(&csv, &["evidence", "source"]).split_off(1);
        told.into_iter().map(|row| row.join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(asked("watch-list"), ["FJI-2019 FJI 1", "FJI-2021 FJI 1", "FJI-2022 FJI 2"]);
    assert_eq!(asked("tier-movers"), ["FJI-2020 FJI 2WL 3 ", "FJI-2021 FJI 3 2WL "]);
    assert_eq!(
        asked("flows"),
        [
            "FJI-2020 FJI-2019 appears FJI AUS",
            "FJI-2020 FJI-2019 vanishes FJI NZL",
            "FJI-2022 FJI-2021 appears FJI NZL",
            "FJI-2022 FJI-2021 vanishes FJI AUS",
        ]
    );
    assert_eq!(asked("silence"), ["FJI-2021 FJI-2020 convictions"]);
}

#[test]
fn victims_are_penalized_where_the_text_says_so_and_not_where_it_denies_it() {
    let text = "FIJI (Tier 2)\n\nPROTECTION\nThe government maintained protection efforts. \
                Police arrested and fined trafficking victims for immigration violations. \
                NGOs reported officers may have jailed unidentified victims. \
                The government did not penalize victims for unlawful acts committed as a direct result of being trafficked. \
                There were no reports that officials deported victims. The police arrested two traffickers.\n";
    let test = Test::new().file("FJI-2024.txt", text);
    test.run(&["build", "FJI-2024.txt"]).is(0);
    let csv = test.run(&["query", "penalized-victims", "--format", "csv"]).is(0).stdout.clone();
    let told: Vec<String> = rows(&csv, &["report", "evidence"]).split_off(1).iter().map(|row| row.join(" ")).collect();
    assert_eq!(
        told,
        [
            "protection NGOs reported officers may have jailed unidentified victims. ngos",
            "protection Police arrested and fined trafficking victims for immigration violations. report",
        ]
    );
}

#[test]
fn parameters_narrow_the_questions() {
    let test = built();
    let light = test.run(&["query", "light-penalties", "--param", "years=20", "--format", "csv"]);
    assert_eq!(light.is(0).stdout.lines().count(), 3, "{}", light.stdout);
    test.run(&["query", "light-penalties", "--param", "years=2"]).is(1);
    let form =
        ["query", "form-by-leg", "--param", "report=FJI-2021", "--param", "form=forced-labor", "--format", "csv"];
    let outcome = test.run(&form);
    assert!(outcome.is(0).stdout.lines().nth(1).unwrap().starts_with("FJI-2021,forced-labor,No mention,No mention,"));
    assert_eq!(outcome.stdout.lines().count(), 2);
}

#[test]
fn two_editions_are_compared_both_sentences_side_by_side() {
    let test = built();
    let table = test.run(&["compare", "FJI-2023", "FJI-2021"]).is(0).stdout.clone();
    assert!(table.starts_with("FJI-2021 → FJI-2023\n"), "{table}");
    for parts in [
        ["changed tier", "2WL → 2"],
        ["changed figures", "2 in 2020 → 7 in 2022 (+5)"],
        ["new figures", "victims-identified, by media"],
        ["changed money", "40000 in 2020 → 90000 in 2022 (+50000)"],
        ["changed plans", "adopted → in-force"],
        ["new routes", "FJI to NZL: forced-labor, men"],
        ["gone routes", "CHN to FJI: forced-labor, men"],
        ["dropped recommendations", "Allocate funding for a shelter."],
        ["repeated recommendations", "Train all labor inspectors"],
        ["stayed gaps", "The government did not train labor inspectors."],
    ] {
        assert!(table.lines().any(|line| parts.iter().all(|part| line.contains(part))), "{parts:?}\n{table}");
    }
    assert!(
        table.contains("overall efforts increased: The government demonstrated overall increasing efforts"),
        "{table}"
    );
    let markdown = test.run(&["compare", "--country", "FJI", "--format", "markdown"]).is(0).stdout.clone();
    let side = markdown.lines().find(|line| line.starts_with("| changed | convictions |")).unwrap();
    assert!(
        side.contains("convicted two traffickers. | ") && side.contains("convicted seven traffickers. |"),
        "{side}"
    );
    assert!(
        test.run(&["compare", "--country", "FJI", "--format", "html"]).is(0).stdout.contains("<td class=\"said\">")
    );
}

#[test]
fn movers_are_told_and_what_cannot_be_compared_too() {
    let test = built();
    let movers = test.run(&["compare", "--all", "--tier", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&movers.is(0).stdout).unwrap();
    assert_eq!((json.as_array().unwrap().len(), json[0]["after"].as_str()), (1, Some("FJI-2023")));
    for (arguments, error) in [
        (&["compare", "FJI-2021", "AUS-2023"] as &[&str], "FJI-2021 and AUS-2023 are reports on two countries"),
        (&["compare", "FJI-2021", "FJI-2021"], "FJI-2021 is no two reports"),
        (&["compare", "--country", "AUS"], "the graph has 1 of the editions on AUS"),
        (&["compare", "--country", "FJI", "--aspect", "weather"], "there is no aspect `weather`"),
    ] {
        let outcome = test.run(arguments);
        assert!(outcome.is(2).stderr.contains(error), "{}", outcome.stderr);
    }
}
