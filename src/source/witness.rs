//! Who else says which narrative a text is: its own sentences, and a file's name that is no key.

use std::collections::BTreeSet;

use super::key::{CountryNames, parse_year};
use super::read;
use super::words::{after_words, words};

/// How much of a text is looked at for its government, in bytes: its opening.
const OPENING: usize = 20_000;
/// The longest name of a country, in words.
const MOST_WORDS: usize = 7;
/// What stands in the names of saved pages and is no country of theirs.
const NOT_MEANT: [&str; 2] = ["united states department of state", "us department of state"];

/// The country of "The Government of Kenya does not fully meet the minimum standards".
///
/// The first such sentence that begins a line or follows another sentence counts; one that says nothing of its standards may
/// be of another country's government.
pub(super) fn country_of_text(text: &str, countries: &dyn CountryNames) -> Option<String> {
    let mut end = text.len().min(OPENING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let opening = &text[..end];
    let words = &words().annual;
    for (at, _) in opening.match_indices("The Government") {
        let rest = &opening[at..];
        let Some(after) = words.government_of.iter().find_map(|of| after_words(rest, of)) else { continue };
        let sentence = rest[after..].split(['.', ';']).next().unwrap_or_default();
        if !sentence.contains("minimum standards") {
            continue;
        }
        let parts: Vec<&str> = sentence.split_whitespace().collect();
        let verb = parts.iter().position(|word| words.government_does.iter().any(|does| does == word))?;
        return countries.code_of(&parts[..verb.min(MOST_WORDS)].join(" "));
    }
    None
}

/// The one country that a file's name speaks of: `tip-report-ghana.pdf`.
pub(super) fn country_of_name(name: &str, countries: &dyn CountryNames) -> Option<String> {
    let parts = parts(name);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < parts.len() {
        let longest = (1..=MOST_WORDS.min(parts.len() - at)).rev().find_map(|many| {
            let name = parts[at..at + many].join(" ");
            // "in.txt" is not India.
            let code = countries.code_of(&name).filter(|_| name.len() > 3)?;
            Some((many, code))
        });
        at += longest.as_ref().map_or(1, |(many, _)| *many);
        found.extend(longest.map(|(_, code)| code));
    }
    if found.len() == 1 { found.pop_first() } else { None }
}

/// The one year that a file's name speaks of.
pub(super) fn year_of_name(name: &str) -> Option<i32> {
    let mut years: BTreeSet<i32> = parts(name).iter().filter_map(|part| parse_year(part)).collect();
    if years.len() == 1 { years.pop_first() } else { None }
}

/// The words of a file's name without its folder and ending.
fn parts(name: &str) -> Vec<String> {
    let name = read::base_name(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let spaced: String = stem.chars().map(|c| if c.is_alphanumeric() || "'’".contains(c) { c } else { ' ' }).collect();
    let mut spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    for not_meant in NOT_MEANT {
        spaced = spaced.replace(not_meant, "");
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Names;

    impl CountryNames for Names {
        fn code_of(&self, name: &str) -> Option<String> {
            let code = match name.to_lowercase().trim_start_matches("the ") {
                "guinea" => "GIN",
                "papua new guinea" => "PNG",
                "republic of kenya" | "kenya" => "KEN",
                "united states" => "USA",
                _ => return None,
            };
            Some(code.to_owned())
        }
    }

    #[test]
    fn the_government_that_meets_the_standards_is_the_texts() {
        let country = |text: &str| country_of_text(text, &Names);
        assert_eq!(
            country("Men are exploited.\n\nThe Government of the Republic of Kenya does not fully meet the minimum standards.").as_deref(),
            Some("KEN")
        );
        assert_eq!(
            country(
                "The Government of Guinea trained police. The Government of Kenya fully meets the minimum standards."
            )
            .as_deref(),
            Some("KEN")
        );
        assert_eq!(country("The Government of Narnia does not meet the minimum standards."), None);
        assert_eq!(country("The government does not meet the minimum standards."), None);
    }

    #[test]
    fn names_of_files_speak_of_one_country_and_one_year() {
        let both = |name: &str| (country_of_name(name, &Names), year_of_name(name));
        let some = |code: &str, year| (Some(code.to_owned()), year);
        assert_eq!(both("in/2016-tip-report-papua-new-guinea.html"), some("PNG", Some(2016)));
        assert_eq!(both("2019 TIP Report_ Kenya - United States Department of State.html"), some("KEN", Some(2019)));
        assert_eq!(both("all.zip: x/Kenya 2014.txt"), some("KEN", Some(2014)));
        assert_eq!(both("kenya-guinea-2014-2015.txt"), (None, None));
    }
}
