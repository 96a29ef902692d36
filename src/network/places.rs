//! Where countries and regions are put on a map: `data/world/points.tsv` and `data/world/regions.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

/// A point on the earth, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Place {
    /// East of Greenwich.
    pub longitude: f64,
    /// North of the equator.
    pub latitude: f64,
}

/// How far a region that has no place of its own stands from the country that it is seen from, in degrees.
const BESIDE: (f64, f64) = (5.5, 4.5);

/// By key; `None` is a region that only means something seen from a country.
static PLACES: LazyLock<BTreeMap<&str, Option<Place>>> = LazyLock::new(|| {
    let files = [include_str!("../../data/world/points.tsv"), include_str!("../../data/world/regions.tsv")];
    let lines = files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    lines.filter_map(parse).collect()
});

fn parse(line: &str) -> Option<(&str, Option<Place>)> {
    let mut cells = line.split('\t');
    let (key, longitude) = (cells.next()?, cells.next()?);
    if longitude == "beside" {
        return Some((key, None));
    }
    let (longitude, latitude) = (longitude.parse().ok()?, cells.next()?.parse().ok()?);
    Some((key, Some(Place { longitude, latitude })))
}

/// Whether a key means another place in each report: `region:neighboring-countries`.
pub(super) fn is_relative(key: &str) -> bool {
    matches!(PLACES.get(key), Some(None))
}

/// Where a place is, by its key, or by its key and a country where it is only seen from there
/// (`region:neighboring-countries/AZE`).
pub fn place(key: &str) -> Option<Place> {
    let (region, country) = key.split_once('/').unwrap_or((key, ""));
    match PLACES.get(region)? {
        Some(place) => Some(*place),
        None => {
            let seen_from = PLACES.get(country).copied().flatten()?;
            let (longitude, latitude) = (seen_from.longitude + BESIDE.0, seen_from.latitude + BESIDE.1);
            Some(Place { longitude, latitude })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Concept, Lexicon};

    #[test]
    fn every_place_of_the_lexicon_has_a_point() {
        let lexicon = Lexicon::builtin();
        let mut seen = 0;
        let is_place = |concept: &&Concept| {
            ["country", "region"].contains(&concept.scheme.as_str()) || concept.notation.starts_with("place:")
        };
        for concept in lexicon.concepts.iter().filter(is_place) {
            let key = concept.notation.as_str();
            let at =
                place(key).or_else(|| place(&format!("{key}/AZE"))).unwrap_or_else(|| panic!("{key} has no point"));
            assert!(at.longitude.abs() <= 180.0 && at.latitude.abs() <= 90.0, "{key}");
            seen += 1;
        }
        assert!(seen > 300, "{seen}");
    }

    #[test]
    fn what_is_beside_a_country_is_near_it() {
        assert!(is_relative("region:neighboring-countries") && !is_relative("region:europe") && !is_relative("AZE"));
        let (here, beside) = (place("AZE").unwrap(), place("region:neighboring-countries/AZE").unwrap());
        assert!((here.longitude - beside.longitude).abs() < 10.0);
        assert_eq!(place("region:neighboring-countries"), None);
        assert_eq!(place("region:atlantis"), None);
    }
}
