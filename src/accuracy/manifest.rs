//! The manifest: which reports are measured, where their texts and gold are, and which were held out.
//!
//! ```toml
//! measured = "2026-11-26"                      # the day of the measurement; write it anew with the figures
//! judgements = "judgements"                    # a folder of *.jsonl, if there is one
//! periods = [[2001, 2010], [2011, 2018]]       # editions, both ends included
//!
//! [[set]]
//! name = "narratives"
//! title = "Own narratives"
//! about = "Invented reports in the language of the genre."
//! texts = "../tests/narratives"                # KEY.txt
//! gold = "../tests/narratives"                 # KEY.jsonl
//! reports = ["CRI-2021", "ECU-2008"]
//! held-out = false                             # whether they were out of sight while the rules were written
//! quotes = true                                # whether their sentences may be printed
//! floor = "../tests/floor/narratives.toml"     # figures that must not be undercut
//! ```
//! Paths are seen from the manifest's folder. A set whose folders are not there is left out.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::Error;
use crate::source::ReportKey;

/// The sets that are measured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Manifest {
    /// The day of the measurement. It is told here, for no clock gets into what the program writes.
    #[serde(default)]
    pub measured: Option<String>,
    /// The folder of the judgements by eye.
    #[serde(default)]
    pub judgements: Option<PathBuf>,
    /// The periods by which editions are told apart.
    pub periods: Vec<Period>,
    /// The sets, in the order of the document.
    #[serde(rename = "set")]
    pub sets: Vec<Set>,
}

/// Editions from one year to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Period(pub i32, pub i32);

impl Period {
    /// Whether a report's edition is of this period; a key that is none is of no period.
    pub fn holds(self, report: &str) -> bool {
        report.parse::<ReportKey>().is_ok_and(|key| (self.0..=self.1).contains(&key.year))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 == self.1 { write!(f, "{}", self.0) } else { write!(f, "{}–{}", self.0, self.1) }
    }
}

/// Reports that are measured together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Set {
    /// A short name.
    pub name: String,
    /// The heading.
    pub title: String,
    /// What sort of reports they are and who made their gold.
    pub about: String,
    /// The folder of the narratives.
    pub texts: PathBuf,
    /// The folder of the gold.
    pub gold: PathBuf,
    /// The reports' keys.
    pub reports: Vec<String>,
    /// Whether they were out of sight while the rules were written: their errors are never listed.
    pub held_out: bool,
    /// Whether their sentences may be printed.
    #[serde(default)]
    pub quotes: bool,
    /// The figures that must not be undercut.
    #[serde(default)]
    pub floor: Option<PathBuf>,
}

impl Manifest {
    /// Reads a manifest; its paths are then seen from the working folder.
    ///
    /// # Errors
    /// Where it cannot be read or is no manifest.
    pub fn read(file: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(file).map_err(|source| Error::Unreadable { file: file.into(), source })?;
        let mut manifest: Self =
            toml::from_str(&text).map_err(|source| Error::Manifest { file: file.into(), source: Box::new(source) })?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let paths =
            manifest.sets.iter_mut().flat_map(|set| [&mut set.texts, &mut set.gold].into_iter().chain(&mut set.floor));
        for path in paths.chain(&mut manifest.judgements) {
            *path = folder.join(&*path);
        }
        Ok(manifest)
    }

    /// The keys of all reports that were held out.
    pub fn held_out(&self) -> impl Iterator<Item = &str> {
        self.sets.iter().filter(|set| set.held_out).flat_map(|set| &set.reports).map(String::as_str)
    }
}

impl Set {
    /// Whether its texts and its gold are on this machine.
    pub fn is_here(&self) -> bool {
        self.texts.is_dir() && self.gold.is_dir()
    }

    /// The files of its gold.
    pub fn gold_files(&self) -> Vec<PathBuf> {
        self.reports.iter().map(|report| self.gold.join(format!("{report}.jsonl"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_manifest_and_periods_hold_both_ends() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sets.toml");
        let set =
            "name = 'a'\ntitle = 'A'\nabout = ''\ntexts = 't'\ngold = 'g'\nreports = ['AZE-2025']\nheld-out = true";
        fs::write(&file, format!("periods = [[2001, 2010], [2025, 2025]]\n[[set]]\n{set}")).unwrap();
        let manifest = Manifest::read(&file).unwrap();
        assert_eq!(manifest.sets[0].texts, folder.path().join("t"));
        assert_eq!(manifest.sets[0].gold_files(), [folder.path().join("g/AZE-2025.jsonl")]);
        assert!(!manifest.sets[0].is_here());
        assert_eq!(manifest.held_out().collect::<Vec<_>>(), ["AZE-2025"]);
        let [old, new] = manifest.periods[..] else { panic!() };
        assert!(old.holds("GHA-2001") && old.holds("GHA-2010") && !old.holds("GHA-2011") && new.holds("GHA-2025"));
        assert_eq!((old.to_string(), new.to_string()), ("2001–2010".into(), "2025".into()));
        fs::write(&file, "periods = []\nsets = 1").unwrap();
        assert!(Manifest::read(&file).unwrap_err().to_string().contains("sets"));
    }
}
