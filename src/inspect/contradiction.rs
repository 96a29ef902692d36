//! Where a text contradicts itself: the queries under `queries/check`, each of which finds one sort of contradiction.

use oxigraph::store::Store;
use serde::Serialize;

use super::coverage::Line;
use crate::view::{self, Header};
use crate::view::{Row, select};

/// Two sentences that do not go together, or one that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The report's key.
    pub report: String,
    /// The check that found it: the name of its query.
    pub check: &'static str,
    /// What does not go together.
    pub finding: String,
    /// The sentences that say so; the other report's, where two editions differ.
    pub sentences: Vec<Line>,
}

macro_rules! checks {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../queries/check/", $name, ".rq")))),+]
    };
}

/// The queries by name. A test compares the list with the folder.
const CHECKS: [(&str, &str); 8] =
    checks!["headline", "tiers", "standards", "movement", "editions", "efforts", "overall", "figures"];

/// The name and the title of every check.
pub fn checks() -> impl Iterator<Item = (&'static str, Header)> {
    CHECKS.into_iter().map(|(name, text)| (name, Header::parse(text)))
}

/// All contradictions of the reports in a store, report by report.
///
/// # Errors
/// When the engine fails.
pub fn contradictions(store: &Store) -> Result<Vec<Contradiction>, view::Error> {
    let mut all = Vec::new();
    for (check, text) in CHECKS {
        for row in select(store, text, &[])? {
            let report = row.text("report");
            // One sentence may say both.
            let mut sentences: Vec<Line> =
                ["", "other"].into_iter().filter_map(|which| line(&row, which, &report)).collect();
            sentences.dedup();
            all.push(Contradiction { check, finding: row.text("finding"), sentences, report });
        }
    }
    // Stable: those of one report stay in the order of the checks.
    all.sort_by(|a, b| a.report.cmp(&b.report));
    Ok(all)
}

/// The first or the other sentence of a row, if it has one.
fn line(row: &Row, which: &str, report: &str) -> Option<Line> {
    let name = |name: &str| {
        if which.is_empty() { name.to_owned() } else { format!("other{}{}", name[..1].to_uppercase(), &name[1..]) }
    };
    Some(Line {
        text: row.get(&name("sentence"))?.to_owned(),
        number: row.number(&name("number")),
        section: row.text(&name("section")),
        report: row.get(&name("report")).unwrap_or(report).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Reader;
    use crate::store;

    /// What the checks find in some narratives, as `check: finding`.
    fn found(texts: &[(&str, &str)]) -> Vec<String> {
        let reader = Reader::new(None).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut quads = Vec::new();
        for (key, text) in texts {
            let file = folder.path().join(format!("{key}.txt"));
            std::fs::write(&file, text).unwrap();
            quads.extend(reader.quads(&reader.report(reader.document(&file, None).unwrap())));
        }
        let all = contradictions(&store::in_memory(quads).unwrap()).unwrap();
        assert!(all.iter().all(|one| !one.sentences.is_empty() && one.sentences.iter().all(|s| !s.text.is_empty())));
        all.into_iter().map(|one| format!("{}: {}", one.check, one.finding)).collect()
    }

    const NOT_FULLY: &str = "does not fully meet the minimum standards for the elimination of trafficking";
    const ENDING: &str = "\n\nPROSECUTION\n\nThe government increased law enforcement efforts.\n\nPROTECTION\n\nThe government \
                          maintained protection efforts.\n\nPREVENTION\n\nThe government increased prevention efforts.\n";

    /// A narrative of a headline, an opening and three sections.
    fn narrative(headline: &str, opening: &str) -> String {
        format!("{headline}\n\n{opening}{ENDING}")
    }

    #[test]
    fn the_list_is_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/queries/check");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| Some(file.unwrap().file_name().to_str()?.strip_suffix(".rq")?.to_owned()))
            .collect();
        files.sort();
        let mut names: Vec<&str> = checks().map(|(name, _)| name).collect();
        names.sort_unstable();
        assert_eq!(names, files);
        assert!(checks().all(|(_, header)| !header.title.is_empty() && !header.description.is_empty()));
    }

    #[test]
    fn texts_that_agree_with_themselves_give_nothing() {
        let good = [
            (
                "KEN-2019",
                narrative(
                    "KENYA (Tier 2)",
                    &format!(
                        "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. The government demonstrated overall increasing efforts compared to the previous reporting period; therefore Kenya remained on Tier 2."
                    ),
                ),
            ),
            (
                "TGO-2018",
                narrative(
                    "TOGO: Tier 2 Watch List",
                    &format!(
                        "The Government of Togo {NOT_FULLY} but is making significant efforts to do so. However, the government did not demonstrate overall increasing efforts compared to the previous reporting period. Because the government devoted sufficient resources to a written plan that, if implemented, would constitute significant efforts to meet the minimum standards, Togo was granted a waiver from an otherwise required downgrade to Tier 3. Therefore Togo remained on Tier 2 Watch List for the third consecutive year."
                    ),
                ),
            ),
            (
                "FIN-2019",
                narrative(
                    "FINLAND (Tier 1)",
                    "The Government of Finland fully meets the minimum standards for the elimination of trafficking. The government continued to demonstrate serious and sustained efforts; therefore Finland remained on Tier 1.",
                ),
            ),
            (
                "ERI-2019",
                narrative(
                    "ERITREA (Tier 3)",
                    &format!(
                        "The Government of Eritrea {NOT_FULLY} and is not making significant efforts to do so; therefore Eritrea remained on Tier 3."
                    ),
                ),
            ),
            (
                "MLI-2017",
                narrative(
                    "MALI: Tier 3",
                    &format!(
                        "The Government of Mali {NOT_FULLY} but is making significant efforts to do so. Because it had been on Tier 2 Watch List for two consecutive years and was not granted a waiver, Mali was downgraded to Tier 3."
                    ),
                ),
            ),
            (
                "PER-2018",
                narrative(
                    "PERU (Tier 2)",
                    &format!(
                        "The Government of Peru {NOT_FULLY} but is making significant efforts to do so. The government demonstrated increasing efforts; therefore Peru was upgraded to Tier 2."
                    ),
                ),
            ),
        ];
        let texts: Vec<(&str, &str)> = good.iter().map(|(key, text)| (*key, text.as_str())).collect();
        assert_eq!(found(&texts), [] as [&str; 0]);
    }

    #[test]
    fn a_headline_that_the_text_contradicts() {
        let opening = format!("The Government of Kenya {NOT_FULLY} and is not making significant efforts to do so.");
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA (Tier 2)", &opening))]),
            ["standards: Tier 2, but said not to make significant efforts, which is the language of Tier 3"]
        );
        let opening = format!(
            "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. Kenya remained on Tier 2 Watch List for the second consecutive year."
        );
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA (Tier 2)", &opening))]),
            ["headline: the headline says Tier 2, the text Tier 2 Watch List"]
        );
        let opening = "The Government of Kenya fully meets the minimum standards for the elimination of trafficking.";
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA (Tier 2)", opening))]),
            ["standards: Tier 2, but said to meet the minimum standards fully, which is the language of Tier 1"]
        );
        let opening = format!(
            "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so; therefore Kenya remained on Tier 1."
        );
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA (Tier 1)", &opening))]),
            ["standards: Tier 1, but not said to meet the minimum standards fully"]
        );
    }

    #[test]
    fn what_was_averted_or_was_so_before_is_no_second_tier() {
        let opening = format!(
            "Tier 2 Watch List - Kenya {NOT_FULLY} but is making significant efforts to do so; because the government devoted \
             sufficient resources to a written plan, Kenya was granted a waiver from being downgraded to Tier 3; therefore Kenya remained on Tier 2 Watch List"
        );
        assert_eq!(found(&[("KEN-2020", &opening)]), [] as [&str; 0]);
        let before = format!(
            "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. In its 2019 report Kenya was placed on \
             Tier 2 Watch List. It was placed on Tier 3 in 2016. The government opened a shelter; therefore Kenya was upgraded \
             to Tier 2."
        );
        assert_eq!(found(&[("KEN-2020", &narrative("KENYA (Tier 2)", &before))]), [] as [&str; 0]);
    }

    #[test]
    fn two_tiers_in_one_text() {
        let opening = format!(
            "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. Kenya was placed on Tier 2 Watch List. The government opened a shelter; therefore Kenya remained on Tier 2."
        );
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA", &opening))]),
            ["tiers: one sentence says Tier 2, another Tier 2 Watch List"]
        );
        let opening = format!(
            "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. The government demonstrated overall \
             increasing efforts compared to the previous reporting period; therefore Kenya remained on Tier 2 Watch List. Kenya \
             was placed on Tier 2."
        );
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA", &opening))]),
            ["tiers: one sentence says Tier 2, another Tier 2 Watch List"]
        );
    }

    #[test]
    fn movements_that_cannot_be() {
        let opening = |rest: &str| {
            format!("The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. {rest}")
        };
        let fell = opening(
            "The government demonstrated overall increasing efforts compared to the previous reporting period; nevertheless Kenya was downgraded to Tier 2 Watch List.",
        );
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA (Tier 2 Watch List)", &fell))]),
            ["movement: downgraded, but the overall efforts increased"]
        );
        let early = opening("Therefore Kenya remained on Tier 2.");
        assert_eq!(
            found(&[("KEN-2001", &narrative("KENYA (Tier 2)", &early))]),
            ["movement: a movement in the first edition, which had none before it"]
        );
        let late = opening("Kenya was upgraded to Tier 2 in 2015.");
        assert_eq!(
            found(&[("KEN-2019", &narrative("KENYA (Tier 2)", &late))]),
            ["movement: the ranking is of 2015, the report of 2019"]
        );
    }

    #[test]
    fn editions_that_contradict_each_other() {
        let of = |tier: &str, verb: &str| {
            narrative(
                &format!("KENYA ({tier})"),
                &format!(
                    "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so; therefore Kenya {verb} {tier}."
                ),
            )
        };
        let before = of("Tier 2 Watch List", "was downgraded to");
        assert_eq!(
            found(&[("KEN-2018", &before), ("KEN-2019", &of("Tier 2", "remained on"))]),
            ["editions: remained on Tier 2, but it was on Tier 2 Watch List in 2018"]
        );
        assert_eq!(found(&[("KEN-2018", &before), ("KEN-2019", &of("Tier 2", "was upgraded to"))]), [] as [&str; 0]);
        assert_eq!(found(&[("KEN-2017", &before), ("KEN-2019", &of("Tier 2", "remained on"))]), [] as [&str; 0]);
    }

    #[test]
    fn figures_that_a_later_edition_tells_otherwise() {
        let of = |told: &str| {
            let opening = format!(
                "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so; therefore Kenya remained on Tier 2."
            );
            let told = format!("The government increased law enforcement efforts. {told}");
            narrative("KENYA (Tier 2)", &opening).replace("The government increased law enforcement efforts.", &told)
        };
        let before = of("Courts convicted 11 traffickers in 2021.");
        let later = |told: &str| found(&[("KEN-2022", &before), ("KEN-2023", &of(told))]);
        assert_eq!(
            later("Courts convicted 20 traffickers in 2022, compared with 14 in 2021."),
            ["figures: convictions in 2021: 14, but 11 in the edition of 2022"]
        );
        for told in [
            "Courts convicted 20 traffickers in 2022, compared with 11 in 2021.",
            // Two figures of one key are of different people.
            "Courts convicted 14 traffickers in 2021. A military court convicted three traffickers in 2021.",
            "Media reported courts convicted 14 traffickers in 2021.",
            "Courts convicted at least 14 traffickers in 2021.",
            "Courts convicted 14 traffickers in 2022.",
            "Police investigated 14 cases in 2021.",
        ] {
            assert_eq!(later(told), [] as [&str; 0], "{told}");
        }
    }

    #[test]
    fn trends_that_contradict_each_other() {
        let opening = format!(
            "The Government of Kenya {NOT_FULLY} but is making significant efforts to do so. The government demonstrated overall increasing efforts compared to the previous reporting period; therefore Kenya remained on Tier 2."
        );
        let text = |prosecution: &str, protection: &str, prevention: &str| {
            format!(
                "KENYA (Tier 2)\n\n{opening}\n\nPROSECUTION\n\n{prosecution}\n\nPROTECTION\n\n{protection}\n\nPREVENTION\n\n{prevention}\n"
            )
        };
        let twice = text(
            "The government increased law enforcement efforts. Police opened six cases. The government decreased prosecution efforts.",
            "The government maintained protection efforts.",
            "The government increased efforts to prevent trafficking.",
        );
        assert_eq!(
            found(&[("KEN-2019", &twice)]),
            ["efforts: prosecution: the efforts increased in one sentence, decreased in another"]
        );
        let against = text(
            "The government decreased law enforcement efforts.",
            "The government decreased protection efforts.",
            "The government made no efforts to prevent trafficking.",
        );
        assert_eq!(
            found(&[("KEN-2019", &against)]),
            ["overall: the overall efforts increased, but those of no section did"]
        );
    }
}
