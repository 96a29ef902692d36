//! Whole documents: keys, sections, and what holds for any text.

use proptest::prelude::*;

use super::*;

struct Names;

impl CountryNames for Names {
    fn code_of(&self, name: &str) -> Option<String> {
        let code = match name.to_lowercase().as_str() {
            "azerbaijan" => "AZE",
            "ghana" => "GHA",
            "kenya" => "KEN",
            "the bahamas" => "BHS",
            "guinea-bissau" => "GNB",
            _ => return None,
        };
        Some(code.to_owned())
    }

    fn is_code(&self, code: &str) -> bool {
        ["AZE", "GHA", "KEN", "BHS", "GNB"].contains(&code)
    }
}

const BODY: &str = "\n\nThe Government of X does not fully meet the minimum standards.\n";

fn document(text: &str) -> Document {
    Document::from_text(text, "AZE-2025.txt", None, &Names).unwrap()
}

fn key(title: &str, name: &str, given: Option<&str>) -> Result<String, String> {
    let given = given.map(|given| given.parse().unwrap());
    Document::from_text(&format!("{title}{BODY}"), name, given.as_ref(), &Names)
        .map(|document| document.key.to_string())
        .map_err(|error| error.to_string())
}

fn outline(text: &str) -> Vec<(&'static str, String)> {
    let document = document(text);
    let body = |section: &Section| section.span.of(&document.text).split('.').next().unwrap_or_default().to_owned();
    document.sections.iter().map(|section| (section.kind.slug(), body(section))).collect()
}

#[test]
fn titles_of_all_editions_name_country_and_year() {
    for (title, expected) in [
        ("2025 Trafficking in Persons Report: Azerbaijan", "AZE-2025"),
        ("2025 Trafficking in Persons Report: Azerbaijan\n\n \u{a0}\n\nAZERBAIJAN (Tier 2)", "AZE-2025"),
        ("# 2018 Trafficking in Persons Report: Ghana — Tier 2", "GHA-2018"),
        ("Trafficking in Persons Report 2011: Country Ghana", "GHA-2011"),
        ("Trafficking in Persons Report 2010 - Kenya\nPublisher: someone\n**KENYA (TIER 2)**", "KEN-2010"),
        ("2016 Trafficking in Persons Report\nGHANA: Tier 2 Watch List", "GHA-2016"),
        ("Country Narratives\nTrafficking in Persons Report\nJune 12, 2007\nKENYA (TIER 2 - WATCH LIST)", "KEN-2007"),
        ("Kenya - 2009 TIP Report", "KEN-2009"),
        ("2020 Trafficking in Persons Report: Bahamas, The", "BHS-2020"),
        ("2020 Trafficking in Persons Report\nGUINEA-BISSAU (Tier 2 Watch List)*", "GNB-2020"),
    ] {
        assert_eq!(key(title, "in.txt", None).as_deref(), Ok(expected), "{title}");
    }
}

#[test]
fn halves_come_together_and_disagreement_is_an_error() {
    assert_eq!(key("GHANA", "GHA-2015.txt", None).as_deref(), Ok("GHA-2015"));
    assert_eq!(key("", "x/GHA-2015.txt", None).as_deref(), Ok("GHA-2015"));
    assert_eq!(key("", "-", Some("GHA-2015")).as_deref(), Ok("GHA-2015"));
    assert_eq!(key("2018 Trafficking in Persons Report: Ghana", "TIP-2017.txt", None).as_deref(), Ok("GHA-2018"));
    assert_eq!(
        key("2018 Trafficking in Persons Report: Ghana", "GHA-2017.txt", None).unwrap_err(),
        "GHA-2017.txt: the title says 2018, but its name says 2017"
    );
    assert_eq!(
        key("GHANA: Tier 3", "in.txt", Some("KEN-2017")).unwrap_err(),
        "in.txt: the title says GHA, but --report says KEN"
    );
    assert_eq!(key("GHANA (Tier 3)", "in.txt", None).unwrap_err(), "in.txt does not say of which year it is");
    assert_eq!(
        key("2018 Trafficking in Persons Report: Narnia", "in.txt", None).unwrap_err(),
        "in.txt does not say which country it is (\"Narnia\" is no country that the lexicon knows)"
    );
}

#[test]
fn a_narrative_of_today() {
    let text = "2025 Trafficking in Persons Report: Azerbaijan\r\n\r\nAZERBAIJAN (Tier 2)\r\n\r\n\
        The Government of Azerbaijan does not fully meet the minimum standards. It did.\r\n\r\nA second one.\r\n\r\n\
        PRIORITIZED RECOMMENDATIONS:\r\n\r\n  • Do it.\r\n\r\nPROSECUTION\r\n\r\nThe government maintained efforts.\r\n\
        \r\nPROTECTION\r\n\r\nOne.\r\n\r\nPREVENTION\r\n\r\nTwo.\r\n\r\nTRAFFICKING PROFILE:\r\n\r\nThree.";
    assert_eq!(document(text).title, "2025 Trafficking in Persons Report: Azerbaijan");
    assert_eq!(
        outline(text),
        [
            ("title", "2025 Trafficking in Persons Report: Azerbaijan"),
            ("title", "AZERBAIJAN (Tier 2)"),
            ("overall", "The Government of Azerbaijan does not fully meet the minimum standards"),
            ("recommendations", "• Do it"),
            ("prosecution", "The government maintained efforts"),
            ("protection", "One"),
            ("prevention", "Two"),
            ("profile", "Three"),
        ]
        .map(|(kind, text)| (kind, text.to_owned()))
    );
}

#[test]
fn older_narratives_open_with_the_profile() {
    let text = "AZERBAIJAN: Tier 2\n\nAzerbaijan is a source country.\n\nMen are trafficked.\n\nThe Government of \
        Azerbaijan does not fully comply with the minimum\nstandards.\n\nRecommendations for Azerbaijan: Do it.\n\n\
        Prosecution\nThe police acted.";
    let kinds: Vec<_> = outline(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["title", "profile", "overall", "recommendations", "prosecution"]);
}

#[test]
fn texts_without_headings() {
    let digest = "Tier 2 Watch List - X is on Tier 2.\n\nX is a source country; the government is weak";
    assert_eq!(outline(digest).iter().map(|s| s.0).collect::<Vec<_>>(), ["overall", "profile"]);
    let old = "X is a source country.\n\nThe Government of X does not meet the minimum standards.\n\nThe Government has \
        no law.\n\nWomen are sold.";
    assert_eq!(outline(old).iter().map(|s| s.0).collect::<Vec<_>>(), ["profile", "overall", "profile"]);
    let turned = "current situation: X is a source country\n\ntier rating: Tier 3 - X is bad";
    assert_eq!(
        outline(turned),
        [("profile", "X is a source country".to_owned()), ("overall", "Tier 3 - X is bad".to_owned())]
    );
    assert_eq!(outline("women are sold")[0].0, "profile");
}

#[test]
fn a_file_of_several_narratives_is_refused() {
    let text = "GHANA (Tier 2)\n\nGhana is a source country.\n\nKENYA (Tier 3)\n\nKenya is too.";
    let error = Document::from_text(text, "GHA-2015.txt", None, &Names).unwrap_err();
    assert_eq!(error.to_string(), "GHA-2015.txt holds more than one narrative: line 5 says \"KENYA (Tier 3)\"");
}

#[test]
fn a_title_alone_is_no_narrative() {
    let error = Document::from_text("GHANA (Tier 2)\n", "GHA-2015.txt", None, &Names).unwrap_err();
    assert_eq!(error.to_string(), "GHA-2015.txt has a title but no text");
}

proptest! {
    #[test]
    fn sections_are_in_order_apart_and_on_boundaries(
        parts in prop::collection::vec(
            prop_oneof![
                Just("\n".to_owned()), Just("\n\n".to_owned()), Just("Prosecution: ".to_owned()),
                Just("**PROTECTION**".to_owned()), Just("Recommendations for Côte d’Ivoire: É".to_owned()),
                Just("tier rating: Tier 3 – ".to_owned()), Just("KENYA (TIER 2)".to_owned()),
                Just("\u{a0}minimum standards, ".to_owned()), "\\PC{0,12}", any::<String>(),
            ],
            0..24,
        )
    ) {
        let Ok(document) = Document::from_text(&parts.concat(), "in", Some(&"KEN-2020".parse().unwrap()), &Names) else {
            return Ok(());
        };
        let mut end = 0;
        for section in &document.sections {
            prop_assert!(end <= section.span.start && section.span.start < section.span.end);
            prop_assert!(document.text.get(section.span.start..section.span.end).is_some_and(|t| t.trim() == t));
            end = section.span.end;
        }
        prop_assert!(end <= document.text.len());
        prop_assert_eq!(clean(&document.text), document.text.clone());
    }
}
