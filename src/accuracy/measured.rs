//! A set of reports, read and compared with its gold.

use super::error::Error;
use super::manifest::{Period, Set};
use crate::eval::{self, Below, EXACT, Floor, Gold, Measure, Tally};
use crate::pipeline::Reader;
use crate::source::ReportKey;
use crate::store;

/// A set with its figures.
#[derive(Debug)]
pub struct Measured {
    /// Which reports.
    pub set: Set,
    /// What they gave.
    pub measure: Measure,
}

/// Reads the narratives of a set and compares what they give with their gold.
///
/// # Errors
/// The first narrative or gold that cannot be read.
pub fn measure(set: &Set, reader: &Reader) -> Result<Measured, Error> {
    let gold = Gold::read(&set.gold_files())?;
    let mut quads = Vec::new();
    for report in &set.reports {
        let key: Option<ReportKey> = report.parse().ok();
        let document = reader.document(&set.texts.join(format!("{report}.txt")), key.as_ref())?;
        quads.extend(reader.quads(&reader.report(document)));
    }
    let found = eval::found(&store::in_memory(quads)?, &gold)?;
    Ok(Measured { set: set.clone(), measure: Measure::new(&gold, &found) })
}

impl Measured {
    /// The tallies of its reports for a view and key, one a report.
    pub fn of_view(&self, view: &str, key: &str) -> Vec<Tally> {
        let tallies = self.measure.tallies.iter();
        tallies.filter(|((_, v, k), _)| *v == view && *k == key).map(|(_, tally)| *tally).collect()
    }

    /// The tallies of its reports over all views, one a report, by the exact key.
    pub fn all(&self) -> Vec<Tally> {
        self.measure.reports().into_iter().map(|report| self.measure.of_report(report)).collect()
    }

    /// The tallies of its reports of a period by the exact key, one a report: of one view, or of all where none is named.
    pub fn of_period(&self, period: Period, view: Option<&str>) -> Vec<Tally> {
        let reports = self.measure.reports().into_iter().filter(|report| period.holds(report));
        let tally = |report: &str| match view {
            None => Some(self.measure.of_report(report)),
            Some(view) => {
                let mut of_report = self.measure.tallies.iter();
                of_report.find(|((r, v, k), _)| r == report && *v == view && *k == EXACT).map(|(_, tally)| *tally)
            }
        };
        reports.filter_map(tally).collect()
    }

    /// The figures that are below the set's floor; none where it has no floor.
    ///
    /// # Errors
    /// When the floor cannot be read.
    pub fn below(&self) -> Result<Vec<Below>, Error> {
        let Some(file) = &self.set.floor else { return Ok(Vec::new()) };
        Ok(Floor::read(file)?.check(&self.measure))
    }
}
