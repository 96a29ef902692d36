//! Change over the years: what one edition says of a country and another does not, both sentences side by side.
//!
//! All of it is asked of the views. What has a name or a key is compared by it; figures and amounts by what they count and who says
//! so, the last year that an edition tells of; recommendations and gaps by their words, since every edition words them anew.

mod aspect;
mod error;
mod rows;
mod similar;
mod write;

pub use aspect::Aspect;
pub use error::Error;
pub use write::{Format, write};

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::store::Store;
use serde::Serialize;

use crate::source::ReportKey;
use crate::view;
use rows::Rows;

/// How something fares from one edition to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Both say it, but not the same of it.
    Changed,
    /// Only the later one says it.
    New,
    /// Only the earlier one says it.
    Gone,
    /// Both say it.
    Kept,
}

impl Kind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::New => "new",
            Self::Gone => "gone",
            Self::Kept => "kept",
        }
    }
}

/// What an edition says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The value: a tier, a number with its year; empty where what is compared is all there is.
    pub value: String,
    /// The sentence.
    pub sentence: String,
}

/// One thing that is new, gone, changed or kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Of what sort it is.
    pub aspect: Aspect,
    /// How it fares.
    pub kind: Kind,
    /// What it is.
    pub what: String,
    /// What the earlier edition says.
    pub before: Option<Said>,
    /// What the later edition says.
    pub after: Option<Said>,
    /// How much more the later edition's figure is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<f64>,
    /// Of a tier: what the later edition gives as the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Said>,
}

/// Two editions on one country.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The earlier report.
    pub before: String,
    /// The later report.
    pub after: String,
    /// What differs, and what is kept of tier, recommendations and gaps; by aspect, then kind.
    pub changes: Vec<Change>,
    /// How many others both have.
    pub kept: BTreeMap<Aspect, usize>,
}

/// Compares two editions; the earlier one comes first, however they are named. No aspects are all.
///
/// # Errors
/// When they are not two editions on one country, or the engine fails.
pub fn compare(store: &Store, a: &ReportKey, b: &ReportKey, aspects: &[Aspect]) -> Result<Comparison, Error> {
    if a.country != b.country {
        return Err(Error::Countries(a.clone(), b.clone()));
    }
    if a.year == b.year {
        return Err(Error::Same(a.clone()));
    }
    let (before, after) = if a.year < b.year { (a, b) } else { (b, a) };
    let mut comparison =
        Comparison { before: before.to_string(), after: after.to_string(), changes: Vec::new(), kept: BTreeMap::new() };
    for aspect in Aspect::ALL.into_iter().filter(|aspect| aspects.is_empty() || aspects.contains(aspect)) {
        let rows = |key: &ReportKey| Rows::of(store, aspect.view(), &key.to_string());
        let mut changes = aspect.changes(&rows(before)?, &rows(after)?)?;
        if aspect == Aspect::Tier {
            for change in &mut changes {
                change.reason = reason(store, after)?;
            }
        }
        changes.sort_by_key(|change| change.kind);
        for change in changes {
            if change.kind == Kind::Kept && !aspect.tells_kept() {
                *comparison.kept.entry(aspect).or_default() += 1;
            } else {
                comparison.changes.push(change);
            }
        }
    }
    Ok(comparison)
}

/// Each edition on a country with the one before it.
///
/// # Errors
/// When there are not two, or the engine fails.
pub fn history(store: &Store, country: &str, aspects: &[Aspect]) -> Result<Vec<Comparison>, Error> {
    let editions = editions(store)?.remove(country).unwrap_or_default();
    if editions.len() < 2 {
        return Err(Error::Few { country: country.to_owned(), editions: editions.len() });
    }
    editions.windows(2).map(|pair| compare(store, &pair[0], &pair[1], aspects)).collect()
}

/// Where a country's tier is not that of the edition before.
///
/// # Errors
/// When the engine fails.
pub fn movers(store: &Store) -> Result<Vec<Comparison>, Error> {
    let mut movers = Vec::new();
    for editions in editions(store)?.into_values() {
        for pair in editions.windows(2) {
            let comparison = compare(store, &pair[0], &pair[1], &[Aspect::Tier])?;
            if comparison.changes.iter().any(|change| change.kind == Kind::Changed) {
                movers.push(comparison);
            }
        }
    }
    Ok(movers)
}

/// The reports on each country, the earliest first.
fn editions(store: &Store) -> Result<BTreeMap<String, Vec<ReportKey>>, Error> {
    let query = include_str!("../../queries/internal/reports.rq");
    let mut editions: BTreeMap<String, Vec<ReportKey>> = BTreeMap::new();
    for row in view::select(store, query, &[])? {
        if let Ok(key) = row.text("report").parse::<ReportKey>() {
            editions.entry(key.country.clone()).or_default().push(key);
        }
    }
    editions.values_mut().for_each(|keys| keys.sort_by_key(|key| key.year));
    Ok(editions)
}

/// What an edition gives as the reason for the tier: how the efforts went, else whether the standards are met.
fn reason(store: &Store, key: &ReportKey) -> Result<Option<Said>, Error> {
    let efforts = Rows::of(store, "efforts", &key.to_string())?;
    for row in efforts.cells(&["pillar", "trend", "evidence"])? {
        if let ["overall", trend, sentence] = row.as_slice() {
            return Ok(Some(Said { value: format!("overall efforts {trend}"), sentence: (*sentence).to_owned() }));
        }
    }
    let standards = Rows::of(store, "standards", &key.to_string())?;
    Ok(standards.cells(&["meets", "evidence"])?.first().and_then(|row| {
        let [meets, sentence] = row.as_slice() else { return None };
        Some(Said { value: format!("meets the standards {meets}"), sentence: (*sentence).to_owned() })
    }))
}

/// The distinct values of a list, in its order.
fn distinct(values: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    values.into_iter().filter(|value| seen.insert(value.clone())).collect()
}

#[cfg(test)]
mod tests;
