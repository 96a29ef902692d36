//! Changes between rows as the views give them.

use super::*;

/// Rows under the columns that the view has.
fn rows(view: &'static str, rows: &[&[&str]]) -> Rows {
    let columns = columns(view);
    Rows::new(view, &columns.iter().map(String::as_str).collect::<Vec<_>>(), rows)
}

/// The columns of a view.
fn columns(view: &str) -> Vec<String> {
    match view::run(&Store::new().unwrap(), view, &view::Params::new()).unwrap() {
        view::Answer::Table { columns, .. } => columns.iter().map(|column| column.as_str().to_owned()).collect(),
        _ => Vec::new(),
    }
}

fn told(changes: &[Change]) -> Vec<(Kind, &str, Option<f64>)> {
    changes.iter().map(|change| (change.kind, change.what.as_str(), change.difference)).collect()
}

#[test]
fn figures_are_compared_by_what_they_count_and_who_says_so() {
    let before = rows(
        "statistics",
        &[
            &["FJI-2020", "convictions", "4", "2018", "", "Four then.", "report"],
            &["FJI-2020", "convictions", "6", "2019", "", "Six now.", "report"],
            &["FJI-2020", "prosecutions", "3", "2019", "", "Three.", "media"],
            &["FJI-2020", "victims-identified", "8", "2019", "children", "Eight.", "report"],
        ],
    );
    let after = rows(
        "statistics",
        &[
            &["FJI-2022", "convictions", "9", "2021", "", "Nine.", "report"],
            &["FJI-2022", "convictions", "6", "2019", "", "Six in 2019.", "report"],
            &["FJI-2022", "prosecutions", "3", "2021", "", "Three again.", "media"],
            &["FJI-2022", "prosecutions", "5", "2021", "", "Five.", "report"],
        ],
    );
    let changes = Aspect::Figures.changes(&before, &after).unwrap();
    assert_eq!(
        told(&changes),
        [
            (Kind::Changed, "convictions", Some(3.0)),
            (Kind::Kept, "prosecutions, by media", None),
            (Kind::Gone, "victims-identified, children", None),
            (Kind::New, "prosecutions", None),
        ]
    );
    let said = changes[0].after.as_ref().unwrap();
    assert_eq!((said.value.as_str(), said.sentence.as_str()), ("9 in 2021", "Nine."));
}

#[test]
fn two_figures_of_one_thing_have_no_difference() {
    let before = rows("statistics", &[&["FJI-2020", "convictions", "4", "2019", "", "Four.", "report"]]);
    let after = rows(
        "statistics",
        &[
            &["FJI-2022", "convictions", "4", "2021", "", "Four.", "report"],
            &["FJI-2022", "convictions", "7", "2021", "", "Seven.", "report"],
        ],
    );
    let changes = Aspect::Figures.changes(&before, &after).unwrap();
    assert_eq!(told(&changes), [(Kind::Changed, "convictions", None)]);
    assert_eq!(changes[0].after.as_ref().unwrap().value, "4 in 2021, 7 in 2021");
}

#[test]
fn routes_are_new_gone_or_said_otherwise() {
    let before = rows(
        "routes",
        &[
            &["FJI-2020", "FJI", "AUS", "forced-labor", "men", "", "asserted", "One.", "report"],
            &["FJI-2020", "", "FJI", "", "", "", "asserted", "Two.", "report"],
        ],
    );
    let after = rows(
        "routes",
        &[
            &["FJI-2022", "FJI", "AUS", "forced-labor", "men", "", "past", "Three.", "report"],
            &["FJI-2022", "FJI", "NZL", "forced-labor", "", "", "asserted", "Four.", "report"],
        ],
    );
    let changes = Aspect::Routes.changes(&before, &after).unwrap();
    assert_eq!(
        told(&changes),
        [
            (Kind::Gone, "? to FJI", None),
            (Kind::Changed, "FJI to AUS: forced-labor, men", None),
            (Kind::New, "FJI to NZL: forced-labor", None),
        ]
    );
}

#[test]
fn every_aspect_reads_a_view_that_there_is() {
    for aspect in Aspect::ALL {
        let view = view::named(aspect.view()).unwrap_or_else(|| panic!("{}", aspect.view()));
        assert!(view.header.params.iter().any(|param| param.name == "report"));
        let (there, read) = (columns(view.name), aspect.columns());
        for column in read.about.iter().chain(read.says).chain(&["evidence", "source"]) {
            assert!(there.iter().any(|name| name == column), "{} has no column {column}", view.name);
        }
        assert_eq!(aspect.name().parse::<Aspect>().unwrap(), aspect);
    }
    assert!("weather".parse::<Aspect>().is_err());
}

#[test]
fn a_view_whose_columns_move_is_read_the_same_and_one_without_them_is_refused() {
    let before = rows("tiers", &[&["FJI-2020", "FJI", "2020", "2", "", "Two.", "report"]]);
    let columns = ["tier", "evidence", "report", "source", "year"];
    let after = Rows::new("tiers", &columns, &[&["3", "Three.", "FJI-2022", "report", "2022"]]);
    let changes = Aspect::Tier.changes(&before, &after).unwrap();
    assert_eq!(told(&changes), [(Kind::Changed, "tier", None)]);
    let said = |said: &Option<Said>| said.as_ref().map(|said| (said.value.clone(), said.sentence.clone()));
    assert_eq!(said(&changes[0].before), Some(("2".into(), "Two.".into())));
    assert_eq!(said(&changes[0].after), Some(("3".into(), "Three.".into())));
    let error = Aspect::Efforts.changes(&before, &before).unwrap_err();
    assert_eq!(error.to_string(), "the view `tiers` has no column `pillar`");
}

#[test]
fn every_format_escapes_what_it_must() {
    let said = |value: &str| Some(Said { value: value.into(), sentence: "A | <b>bold</b> *claim*.".into() });
    let change = Change {
        aspect: Aspect::Figures,
        kind: Kind::Changed,
        what: "convictions".into(),
        before: said("4 in 2019"),
        after: said("7 in 2021"),
        difference: Some(3.0),
        reason: None,
    };
    let comparison = Comparison {
        before: "FJI-2020".into(),
        after: "FJI-2022".into(),
        changes: vec![change],
        kept: BTreeMap::from([(Aspect::Routes, 2)]),
    };
    let written = |format| {
        let mut out = Vec::new();
        write(std::slice::from_ref(&comparison), format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(
        written(Format::Table),
        "FJI-2020 → FJI-2022\n  changed figures  convictions  4 in 2019 → 7 in 2021 (+3)\n  both have: routes 2\n"
    );
    let markdown = written(Format::Markdown);
    assert!(markdown.contains(r"| A \| \<b\>bold\</b\> \*claim\*. |"), "{markdown}");
    let html = written(Format::Html);
    assert!(html.contains("&lt;b&gt;bold") && !html.contains("<b>"), "{html}");
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&written(Format::Json)).unwrap()[0]["changes"][0]["difference"],
        3.0
    );
}
