//! Folders that were built apart become one.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::draft::Draft;
use super::error::Error;
use super::{Folder, file_of, files, lines};
use crate::source::ReportKey;

/// Whose graph counts where folders hold the same report with other bytes. The folder that is merged into comes first, then
/// the others in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// The first folder that has it.
    First,
    /// The last folder that has it.
    Last,
}

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Reports that are new in the folder.
    pub added: usize,
    /// Reports that were the same in all folders that have them, the one merged into among these.
    pub same: usize,
    /// Reports of which another folder's graph has taken the place.
    pub replaced: usize,
    /// Reports of which the folder's own graph stayed, though another differs.
    pub kept: usize,
}

impl Folder {
    /// Puts the reports of other folders into this one, and closes it. A report that is there with the same bytes is no
    /// matter; one with other bytes is an error unless `prefer` says whose counts, and then nothing is changed.
    ///
    /// # Errors
    /// [`Error::Differ`] as told above; when a graph of another folder is damaged; when this one cannot be written.
    pub fn merge(&mut self, others: &[Self], prefer: Option<Prefer>) -> Result<Merged, Error> {
        let chosen = self.choose(others, prefer)?;
        let mut merged = Merged::default();
        for (key, choice) in chosen {
            match (choice.from, self.entry(&key).is_some()) {
                (None, _) if choice.differs => merged.kept += 1,
                (None, _) => merged.same += 1,
                (Some(_), true) => merged.replaced += 1,
                (Some(_), false) => merged.added += 1,
            }
            if let Some(other) = choice.from {
                let draft = self.copy_of(other, &key)?;
                self.accept(draft)?;
            }
        }
        self.commit()?;
        Ok(merged)
    }

    /// Where each report of the others is to come from; nothing is read for it but the manifests.
    fn choose<'f>(&self, others: &'f [Self], prefer: Option<Prefer>) -> Result<BTreeMap<ReportKey, Choice<'f>>, Error> {
        let mut chosen: BTreeMap<ReportKey, Choice<'f>> = BTreeMap::new();
        let mut conflicts: Vec<(ReportKey, PathBuf, PathBuf)> = Vec::new();
        for other in others {
            for (key, entry) in other.reports() {
                let known = match chosen.get(&key) {
                    Some(Choice { from: Some(first), .. }) => first.entry(&key).map(|entry| (&first.path, entry)),
                    _ => self.entry(&key).map(|entry| (&self.path, entry)),
                };
                let Some((first, known)) = known else {
                    chosen.insert(key, Choice { from: Some(other), differs: false });
                    continue;
                };
                let differs = known.file != entry.file;
                if differs && prefer.is_none() {
                    conflicts.push((key.clone(), first.clone(), other.path.clone()));
                }
                let choice = chosen.entry(key).or_insert(Choice { from: None, differs: false });
                choice.differs |= differs;
                if differs && prefer == Some(Prefer::Last) {
                    choice.from = Some(other);
                }
            }
        }
        let more = conflicts.len().saturating_sub(1);
        match conflicts.into_iter().next() {
            Some((key, first, second)) => Err(Error::Differ { key, first, second, more }),
            None => Ok(chosen),
        }
    }

    /// A draft of another folder's graph.
    fn copy_of(&self, other: &Self, key: &ReportKey) -> Result<Draft, Error> {
        let path = file_of(&other.path, key)?;
        let bytes = fs::read(&path).map_err(|e| Error::read(&path, e))?;
        let listed = other.entry(key).filter(|entry| entry.file == files::digest(&bytes));
        let Some(entry) = listed else {
            // It was changed by hand: it must be a graph, and who read it is not known.
            let bytes = lines::write(&lines::read(&path, &bytes)?);
            return Draft::of_bytes(&self.path, key, bytes, "");
        };
        Draft::of_bytes(&self.path, key, bytes, &entry.reader)
    }
}

/// Where a report is to come from.
struct Choice<'f> {
    /// Another folder; `None` for the one that is merged into.
    from: Option<&'f Folder>,
    /// Whether two folders have it with other bytes.
    differs: bool,
}
