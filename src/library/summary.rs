//! What was read, counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Kind, Report};
use crate::source::SectionKind;

/// Counts of the reports that were read; their order does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Reports.
    pub reports: usize,
    /// Sentences, titles not counted.
    pub sentences: usize,
    /// Of these, the ones on which no fact rests.
    pub silent: usize,
    /// Quads.
    pub quads: usize,
    /// Facts by their kind.
    pub facts: BTreeMap<Kind, usize>,
}

impl Summary {
    /// Of one report, whose graph has so many quads.
    pub fn of(report: &Report, quads: usize) -> Self {
        let spoken: BTreeSet<usize> = report.facts.iter().flat_map(|f| &f.evidence).map(|e| e.sentence).collect();
        let mut summary = Self { reports: 1, quads, ..Self::default() };
        // As in `coverage`, titles are not counted.
        for sentence in report.sentences.iter().filter(|sentence| sentence.section != SectionKind::Title) {
            summary.sentences += 1;
            summary.silent += usize::from(!spoken.contains(&sentence.number));
        }
        for fact in &report.facts {
            *summary.facts.entry(fact.kind).or_default() += 1;
        }
        summary
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Self) {
        self.reports += other.reports;
        self.sentences += other.sentences;
        self.silent += other.silent;
        self.quads += other.quads;
        for (kind, count) in &other.facts {
            *self.facts.entry(*kind).or_default() += count;
        }
    }
}
