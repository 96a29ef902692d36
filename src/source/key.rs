//! Which narrative a text is: the keys that its title, its file's name and the caller give, made one.

use std::str::FromStr;

use thiserror::Error;

use super::document::Draft;
use super::title::{self, Title};
use super::{ReportKey, SourceError, read, witness};

/// Turns the name of a country, as a title prints it, into its code.
///
/// The lexicon knows the names; reading only asks.
pub trait CountryNames {
    /// The ISO 3166-1 alpha-3 code (or `XKX`) of the country called `name`, whatever the case of its letters.
    fn code_of(&self, name: &str) -> Option<String>;

    /// Whether `code` is a country's code, so that a file called `TIP-2025.txt` is not taken for a country.
    fn is_code(&self, _code: &str) -> bool {
        true
    }
}

/// Why a string is no [`ReportKey`].
#[derive(Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no report: write a country's three letters and the edition's year, as in AZE-2025")]
pub struct KeyError(String);

impl FromStr for ReportKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let error = || KeyError(text.to_owned());
        let (country, year) = text.split_once('-').ok_or_else(error)?;
        if country.len() != 3 || !country.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(error());
        }
        Ok(Self { country: country.to_ascii_uppercase(), year: parse_year(year).ok_or_else(error)? })
    }
}

/// A year that the report was or may be printed in.
pub(super) fn parse_year(text: &str) -> Option<i32> {
    let year = (text.len() == 4).then(|| text.parse().ok())??;
    (2001..2100).contains(&year).then_some(year)
}

/// Where a key, or half of one, was found.
struct Found {
    from: &'static str,
    country: Option<String>,
    year: Option<i32>,
}

/// The one key that the title, the text, the file's name and the caller agree on.
///
/// A file whose name is no key, as `ghana-tip-report-2015.pdf`, speaks of its country only; its year may be the day when it
/// was saved, and counts where nothing else says one.
pub(super) fn resolve(
    title: &Title,
    draft: &Draft<'_>,
    countries: &dyn CountryNames,
) -> Result<ReportKey, SourceError> {
    let name = draft.name;
    let of_name = from_file_name(name).filter(|key| countries.is_code(&key.country));
    let whole = |key: &ReportKey, from| Found { from, country: Some(key.country.clone()), year: Some(key.year) };
    let part = |from, country, year| Found { from, country, year };
    let (name_country, name_year) = match (&of_name, draft.cut) {
        (None, None) => (witness::country_of_name(name, countries), witness::year_of_name(name)),
        // Of a whole report, or of one said outright, the rest of the name says nothing more.
        (None, Some(_)) => (None, witness::year_of_name(name)),
        (Some(_), _) => (None, None),
    };
    let outside =
        draft.outside.and_then(|outside| title::report_line(outside, countries)).filter(|_| draft.cut.is_none());
    let mut found: Vec<Found> = title
        .lines
        .iter()
        .map(|line| part("the title", line.country.clone(), line.year))
        .chain(outside.map(|line| part("the page's title", line.country, line.year)))
        .chain(draft.cut.map(|(country, year)| part("the whole report", Some(country.to_owned()), year)))
        .chain([part("the text", witness::country_of_text(&draft.text, countries), None)])
        .chain(of_name.as_ref().filter(|_| draft.cut.is_none()).map(|key| whole(key, "its name")))
        .chain([part("its name", name_country, None)])
        .chain(draft.given.map(|key| whole(key, "--report")))
        .collect();
    if found.iter().all(|found| found.year.is_none()) {
        found.push(part("its name", None, name_year));
    }
    let country = agreed(name, found.iter().filter_map(|f| Some((f.from, f.country.clone()?))))?;
    let year = agreed(name, found.iter().filter_map(|f| Some((f.from, f.year?.to_string()))))?;
    match (country, year.as_deref().and_then(parse_year)) {
        (Some(country), Some(year)) => Ok(ReportKey { country, year }),
        (country, year) => Err(SourceError::NoKey {
            file: name.to_owned(),
            missing: match (country, year) {
                (None, None) => "which country and edition it is",
                (None, _) => "which country it is",
                _ => "of which year it is",
            },
            name: title.lines.iter().find_map(|line| line.unknown.clone()),
        }),
    }
}

/// The first of the values, if all are the same.
fn agreed(name: &str, mut values: impl Iterator<Item = (&'static str, String)>) -> Result<Option<String>, SourceError> {
    let Some((first_from, first)) = values.next() else { return Ok(None) };
    match values.find(|(_, value)| *value != first) {
        Some((second_from, second)) => {
            Err(SourceError::Conflict { file: name.to_owned(), first, first_from, second, second_from })
        }
        None => Ok(Some(first)),
    }
}

/// The key in a file's name: `AZE-2025.txt`, `AZE-2025.clean.txt`.
fn from_file_name(name: &str) -> Option<ReportKey> {
    let name = read::base_name(name);
    let (stem, rest) = name.split_at_checked("AZE-2025".len())?;
    if rest.starts_with(|c: char| c.is_alphanumeric()) || !stem.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    stem.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_three_letters_and_a_year() {
        assert_eq!("aze-2025".parse::<ReportKey>().unwrap().to_string(), "AZE-2025");
        for wrong in ["", "AZE", "AZE2025", "AZER-2025", "AZE-25", "AZE-1999", "ÄZ-2025", "AZE-2025x"] {
            assert!(wrong.parse::<ReportKey>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn file_names_carry_keys() {
        let key = |name| from_file_name(name).map(|key| key.to_string());
        assert_eq!(key("seeds/AZE-2025.txt").as_deref(), Some("AZE-2025"));
        assert_eq!(key("AZE-2025").as_deref(), Some("AZE-2025"));
        assert_eq!(key("AZE-20251.txt"), None);
        assert_eq!(key("Azerbaijan.txt"), None);
        assert_eq!(key("-"), None);
    }
}
