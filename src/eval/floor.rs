//! The figures that must not be undercut: a TOML file with a table a view.
//!
//! ```toml
//! [routes]
//! exact = 0.97                                  # F1
//! pair = { precision = 0.95, recall = 0.9 }
//! ```

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use thiserror::Error;

use super::contract::View;
use super::measure::Measure;

/// Minimum figures by view and key.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Floor(BTreeMap<String, BTreeMap<String, Minimum>>);

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
enum Minimum {
    F1(f64),
    Each(Figures),
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Figures {
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
}

/// Why a floor file cannot be used.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the fields are named by the messages")]
pub enum FloorError {
    /// The operating system would not give us the file.
    #[error("cannot read {}: {source}", .file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    /// No TOML, or not of this shape.
    #[error("{}: {source}", .file.display())]
    Toml { file: PathBuf, source: Box<toml::de::Error> },
    /// A figure that nobody measures.
    #[error("{}: there is no figure `{view}.{key}`", .file.display())]
    Unknown { file: PathBuf, view: String, key: String },
}

impl FloorError {
    /// What the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "check the path and that you may read it",
            Self::Toml { .. } => "write a table a view: [routes], then exact = 0.9 or exact = { recall = 0.9 }",
            Self::Unknown { .. } => "`tipgraph eval` prints the views and keys that there are",
        }
    }
}

/// A figure below its floor.
#[derive(Debug, PartialEq)]
pub struct Below {
    view: String,
    key: String,
    figure: &'static str,
    minimum: f64,
    /// Nothing where it was not measured.
    measured: Option<f64>,
}

impl fmt::Display for Below {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { view, key, figure, minimum, measured } = self;
        match measured {
            Some(measured) => write!(f, "{view}, {key}: {figure} {measured:.4} is below {minimum}"),
            None => write!(f, "{view}, {key}: {figure} was not measured, and must be {minimum}"),
        }
    }
}

impl Floor {
    /// Reads a floor file.
    ///
    /// # Errors
    /// Where it cannot be read, is no such file, or names a view or key that there is not.
    pub fn read(file: &Path) -> Result<Self, FloorError> {
        let text =
            std::fs::read_to_string(file).map_err(|source| FloorError::Unreadable { file: file.into(), source })?;
        let floor: Self =
            toml::from_str(&text).map_err(|source| FloorError::Toml { file: file.into(), source: Box::new(source) })?;
        for (view, keys) in &floor.0 {
            for key in keys.keys() {
                if !View::named(view).is_some_and(|v| v.is_judged() && v.keys().any(|k| k == key)) {
                    return Err(FloorError::Unknown { file: file.into(), view: view.clone(), key: key.clone() });
                }
            }
        }
        Ok(floor)
    }

    /// Keeps the floors of these views only.
    pub fn keep(&mut self, views: &[String]) {
        self.0.retain(|view, _| views.contains(view));
    }

    /// The figures that are below.
    pub fn check(&self, measure: &Measure) -> Vec<Below> {
        let mut below = Vec::new();
        for (view, keys) in &self.0 {
            for (key, minimum) in keys {
                let figures = match *minimum {
                    Minimum::F1(f1) => Figures { f1: Some(f1), ..Figures::default() },
                    Minimum::Each(figures) => figures,
                };
                let tally = measure.of_view(view, key);
                for (figure, minimum, measured) in [
                    ("precision", figures.precision, tally.and_then(|t| t.precision())),
                    ("recall", figures.recall, tally.and_then(|t| t.recall())),
                    ("F1", figures.f1, tally.and_then(|t| t.f1())),
                ] {
                    if let Some(minimum) = minimum.filter(|minimum| measured.is_none_or(|measured| measured < *minimum))
                    {
                        below.push(Below { view: view.clone(), key: key.clone(), figure, minimum, measured });
                    }
                }
            }
        }
        below
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure::Tally;
    use super::*;

    #[test]
    fn what_is_below_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("floor.toml");
        std::fs::write(&file, "[routes]\nexact = 0.5\npair = { recall = 0.9 }\n[tiers]\nexact = 1.0").unwrap();
        let mut measure = Measure::default();
        let tally = Tally { right: 1, missed: 1, wrong: 0 };
        measure.tallies.insert(("AZE-2025".into(), "routes", "exact"), tally);
        measure.tallies.insert(("AZE-2025".into(), "routes", "pair"), tally);
        let below: Vec<String> = Floor::read(&file).unwrap().check(&measure).iter().map(ToString::to_string).collect();
        assert_eq!(
            below,
            ["routes, pair: recall 0.5000 is below 0.9", "tiers, exact: F1 was not measured, and must be 1"]
        );
        std::fs::write(&file, "[routes]\npairs = 0.5").unwrap();
        assert!(Floor::read(&file).unwrap_err().to_string().ends_with("there is no figure `routes.pairs`"));
    }
}
