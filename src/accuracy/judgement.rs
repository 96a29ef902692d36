//! Judgements by eye: facts drawn at random and sentences without facts, each with the verdicts of two readers.
//!
//! JSON Lines, as `examples/sample.rs` draws them, to which readers add their verdicts in a fixed order:
//!
//! ```json
//! {"report": "AZE-2025", "view": "routes", "row": {"origin": "AZE"}, "sentence": "...", "verdicts": ["right", "wrong"]}
//! {"report": "AZE-2025", "section": "profile", "sentence": "...", "verdicts": ["right", "right"]}
//! ```
//! A fact is `right` where its sentence says it. A sentence without facts is `right` where no view of the contract has a
//! place for what it says, and `wrong` where a reader would have taken a fact from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::error::Error;
use crate::eval::Tally;

/// What a reader says of a fact or of a sentence without facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The program is right.
    Right,
    /// It is not.
    Wrong,
    /// The text does not tell; not counted.
    Unclear,
}

/// A line of judgements.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The report's key.
    pub report: String,
    /// The view of the fact; none for a sentence without facts.
    #[serde(default)]
    pub view: Option<String>,
    /// The fact's columns.
    #[serde(default)]
    pub row: BTreeMap<String, String>,
    /// The section of the sentence.
    #[serde(default)]
    pub section: String,
    /// Who is said to say so.
    #[serde(default)]
    pub source: String,
    /// The sentence; may be left empty where it must not be published.
    #[serde(default)]
    pub sentence: String,
    /// Of each reader in turn; empty until someone has read it.
    #[serde(default)]
    pub verdicts: Vec<Verdict>,
    /// What is wrong with it.
    #[serde(default)]
    pub note: String,
}

/// All that was judged, facts and sentences apart.
#[derive(Debug, Default)]
pub struct Judgements {
    /// Facts, file by file.
    pub facts: Vec<Judgement>,
    /// Sentences that gave no fact.
    pub silences: Vec<Judgement>,
}

/// The figures of a reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// How many are right.
    pub right: usize,
    /// How many are not.
    pub wrong: usize,
}

impl Reader {
    /// The share that is right, and the interval that holds it with 95 % (Wilson's score interval); nothing for nothing.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn share(self) -> Option<(f64, f64, f64)> {
        let share = Tally { right: self.right, missed: 0, wrong: self.wrong }.precision()?;
        let n = (self.right + self.wrong) as f64;
        let z = 1.96_f64;
        let middle = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let half = z / (1.0 + z * z / n) * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        Some((share, (middle - half).max(0.0), (middle + half).min(1.0)))
    }
}

impl Judgements {
    /// Reads the `.jsonl` files of a folder, sorted by name; nothing where there is no folder. Lines that nobody has judged
    /// are left out.
    ///
    /// # Errors
    /// The first line that is no judgement.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let mut all = Self::default();
        if !folder.is_dir() {
            return Ok(all);
        }
        let unreadable = |file: &Path, source| Error::Unreadable { file: file.into(), source };
        let entries = fs::read_dir(folder).map_err(|source| unreadable(folder, source))?;
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).map_err(|source| unreadable(&file, source))?;
            for (line, content) in (1..).zip(text.lines()).filter(|(_, content)| !content.trim().is_empty()) {
                let judgement: Judgement = serde_json::from_str(content).map_err(|error| Error::Judgement {
                    file: file.clone(),
                    line,
                    reason: error.to_string(),
                })?;
                if judgement.verdicts.is_empty() {
                    continue;
                }
                if judgement.view.is_some() { &mut all.facts } else { &mut all.silences }.push(judgement);
            }
        }
        Ok(all)
    }
}

/// The figures of each reader in turn.
pub(super) fn readers(judgements: &[Judgement]) -> Vec<Reader> {
    let many = judgements.iter().map(|judgement| judgement.verdicts.len()).max().unwrap_or_default();
    let mut readers = vec![Reader::default(); many];
    for (reader, verdict) in judgements.iter().flat_map(readers_of) {
        match verdict {
            Verdict::Right => readers[reader].right += 1,
            Verdict::Wrong => readers[reader].wrong += 1,
            Verdict::Unclear => {}
        }
    }
    readers
}

fn readers_of(judgement: &Judgement) -> impl Iterator<Item = (usize, Verdict)> {
    judgement.verdicts.iter().copied().enumerate()
}

/// The share of what all readers judged on which they agree; nothing where fewer than two judged anything.
pub(super) fn agreement(judgements: &[Judgement]) -> Option<f64> {
    let both = judgements.iter().filter(|judgement| judgement.verdicts.len() > 1);
    let (agreed, differ): (Vec<_>, Vec<_>) = both.partition(|j| j.verdicts.windows(2).all(|pair| pair[0] == pair[1]));
    Tally { right: agreed.len(), missed: 0, wrong: differ.len() }.precision()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_counted_reader_by_reader() {
        let folder = tempfile::tempdir().unwrap();
        let lines = [
            r#"{"report": "AZE-2025", "view": "tiers", "row": {"tier": "2"}, "sentence": "A.", "verdicts": ["right", "wrong"]}"#,
            r#"{"report": "AZE-2025", "view": "tiers", "row": {"tier": "3"}, "verdicts": ["right", "right"], "note": "so"}"#,
            r#"{"report": "AZE-2025", "view": "tiers", "row": {"tier": "1"}, "verdicts": ["unclear", "unclear"]}"#,
            r#"{"report": "AZE-2025", "section": "profile", "sentence": "B.", "verdicts": ["wrong", "wrong"]}"#,
            r#"{"report": "AZE-2025", "section": "profile", "sentence": "Not read yet."}"#,
        ];
        fs::write(folder.path().join("a.jsonl"), lines.join("\n")).unwrap();
        let all = Judgements::read(folder.path()).unwrap();
        assert_eq!((all.facts.len(), all.silences.len()), (3, 1));
        assert_eq!(readers(&all.facts), [Reader { right: 2, wrong: 0 }, Reader { right: 1, wrong: 1 }]);
        assert_eq!(agreement(&all.facts), Some(2.0 / 3.0));
        assert_eq!(agreement(&[]), None);
        fs::write(folder.path().join("b.jsonl"), r#"{"report": "AZE-2025", "verdicts": ["perhaps"]}"#).unwrap();
        assert!(Judgements::read(folder.path()).unwrap_err().to_string().contains("b.jsonl, line 1: unknown variant"));
        assert!(Judgements::read(&folder.path().join("none")).unwrap().facts.is_empty());
    }

    #[test]
    fn intervals_hold_the_share() {
        let (share, low, high) = Reader { right: 285, wrong: 15 }.share().unwrap();
        assert!((share - 0.95).abs() < 1e-9 && low > 0.918 && low < share && high < 0.971, "{low} {high}");
        assert_eq!(Reader::default().share(), None);
    }
}
