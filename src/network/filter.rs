//! Which facts a network is made of.

use std::fmt;
use std::str::FromStr;

use super::error::Error;
use crate::source::ReportKey;

/// A span of editions, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The first edition.
    pub first: i32,
    /// The last edition.
    pub last: i32,
}

impl FromStr for Years {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (first.trim().parse(), last.trim().parse()) {
            (Ok(first), Ok(last)) if first <= last => Ok(Self { first, last }),
            _ => Err(Error::Years(text.to_owned())),
        }
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

/// What to keep; an empty list keeps all. Of the values in one list a fact needs one, and it needs one of every list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of these reports.
    pub reports: Vec<ReportKey>,
    /// Routes that begin, end or pass there, whoever tells; actors of the reports on these countries.
    pub countries: Vec<String>,
    /// Of these editions.
    pub years: Option<Years>,
    /// Forms of exploitation, by key.
    pub forms: Vec<String>,
    /// Victims, by key.
    pub victims: Vec<String>,
    /// `asserted`, `past`, `at-risk`, and for actors the graph's others.
    pub modalities: Vec<String>,
    /// Who is said to say so, by key.
    pub sources: Vec<String>,
}

/// What a fact shows to a filter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits<'t> {
    pub report: &'t str,
    pub edition: i32,
    pub countries: &'t [&'t str],
    pub form: &'t str,
    pub victims: &'t str,
    pub modality: &'t str,
    pub source: &'t str,
}

impl Filter {
    /// Whether the fact stays.
    pub(super) fn keeps(&self, fact: &Traits<'_>) -> bool {
        let among = |list: &[String], value: &str| list.is_empty() || list.iter().any(|one| one == value);
        (self.reports.is_empty() || self.reports.iter().any(|key| key.to_string() == fact.report))
            && (self.countries.is_empty() || fact.countries.iter().any(|country| among(&self.countries, country)))
            && self.years.is_none_or(|years| (years.first..=years.last).contains(&fact.edition))
            && among(&self.forms, fact.form)
            && among(&self.victims, fact.victims)
            && among(&self.modalities, fact.modality)
            && among(&self.sources, fact.source)
    }

    /// The filter in words, for a title: nothing where it keeps all.
    pub fn in_words(&self) -> Vec<String> {
        let reports: Vec<String> = self.reports.iter().map(ToString::to_string).collect();
        let years: Vec<String> = self.years.iter().map(ToString::to_string).collect();
        let lists = [
            ("report", &reports),
            ("country", &self.countries),
            ("editions", &years),
            ("form", &self.forms),
            ("victims", &self.victims),
            ("modality", &self.modalities),
            ("source", &self.sources),
        ];
        let told = lists.into_iter().filter(|(_, list)| !list.is_empty());
        told.map(|(name, list)| format!("{name}: {}", list.join(", "))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_edition_or_a_span() {
        assert_eq!("2015".parse::<Years>().unwrap(), Years { first: 2015, last: 2015 });
        assert_eq!("2015-2020".parse::<Years>().unwrap().to_string(), "2015-2020");
        for wrong in ["", "2020-2015", "then", "2015-"] {
            assert!(wrong.parse::<Years>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_list_asks_for_one_of_its_values() {
        let fact = Traits {
            report: "AZE-2025",
            edition: 2025,
            countries: &["AZE", "TUR"],
            form: "forced-labor",
            victims: "",
            modality: "asserted",
            source: "media",
        };
        let list = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>();
        assert!(Filter::default().keeps(&fact));
        let filter = Filter { countries: list(&["TUR", "IRN"]), forms: list(&["forced-labor"]), ..Filter::default() };
        assert!(filter.keeps(&fact));
        assert_eq!(filter.in_words(), ["country: TUR, IRN", "form: forced-labor"]);
        assert!(!Filter { victims: list(&["men"]), ..filter.clone() }.keeps(&fact));
        assert!(!Filter { years: "2024".parse().ok(), ..filter.clone() }.keeps(&fact));
        assert!(!Filter { reports: vec!["AZE-2024".parse().unwrap()], ..filter }.keeps(&fact));
    }
}
