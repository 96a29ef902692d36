//! What was understood of the texts, and what was not.

use std::collections::BTreeMap;

use oxigraph::store::Store;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::source::SectionKind;
use crate::view;
use crate::view::{Row, select};

/// A sentence of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Line {
    /// The report's key.
    pub report: String,
    /// Its number in the report.
    pub number: usize,
    /// The section that it stands in.
    pub section: String,
    /// Its words.
    pub text: String,
}

/// How many sentences of a section there are, and how many gave a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Sentences that gave a fact.
    pub understood: usize,
    /// All sentences.
    pub sentences: usize,
}

impl Share {
    /// The share of sentences that gave a fact, of 1; nothing where there are none.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn of_all(self) -> Option<f64> {
        (self.sentences > 0).then(|| self.understood as f64 / self.sentences as f64)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Share", 3)?;
        fields.serialize_field("understood", &self.understood)?;
        fields.serialize_field("sentences", &self.sentences)?;
        fields.serialize_field("share", &self.of_all())?;
        fields.end()
    }
}

/// The coverage of the reports in a store; titles and headings are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// By section.
    pub sections: BTreeMap<String, Share>,
    /// All sections together.
    pub total: Share,
    /// The sentences that gave no fact, in the order of the reports.
    pub silent: Vec<Line>,
}

impl Coverage {
    /// Counts the sentences of all reports in the store.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn of(store: &Store) -> Result<Self, view::Error> {
        let mut coverage = Self::default();
        for row in select(store, include_str!("../../queries/internal/coverage.rq"), &[])? {
            let section = row.text("section");
            if section == SectionKind::Title.slug() {
                continue;
            }
            let understood = row.is("understood");
            for share in [coverage.sections.entry(section.clone()).or_default(), &mut coverage.total] {
                share.sentences += 1;
                share.understood += usize::from(understood);
            }
            if !understood {
                let (report, number, text) = (row.text("report"), row.number("number"), row.text("text"));
                coverage.silent.push(Line { report, number, section, text });
            }
        }
        Ok(coverage)
    }
}

/// How much of each report was understood, by its key.
///
/// # Errors
/// When the engine fails.
pub fn shares(store: &Store) -> Result<BTreeMap<String, Share>, view::Error> {
    let rows = select(store, include_str!("../../queries/internal/understood.rq"), &[])?;
    let share = |row: &Row| Share { understood: row.number("understood"), sentences: row.number("sentences") };
    Ok(rows.iter().map(|row| (row.text("report"), share(row))).collect())
}
