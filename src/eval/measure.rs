//! What was found against the gold: precision, recall and F1 of every report, view and key.

use std::collections::{BTreeMap, BTreeSet};

use super::contract::{EXACT, VIEWS, View};
use super::gold::Gold;

/// A row of a view as the graph gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRow {
    /// The view's columns, in order, `evidence` and `source` left out.
    pub cells: Vec<String>,
    /// The sentence that the row rests on.
    pub evidence: String,
}

/// The rows of each view.
pub type Found = BTreeMap<&'static str, Vec<FoundRow>>;

/// Counts of agreement; they add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the gold and found.
    pub right: usize,
    /// In the gold and not found.
    pub missed: usize,
    /// Found and not in the gold.
    pub wrong: usize,
}

impl Tally {
    /// The share of what was found that is right; nothing where nothing was found.
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// The share of the gold that was found; nothing where there is no gold.
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both; nothing where there is neither gold nor anything found.
    pub fn f1(self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.missed + self.wrong)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.wrong += other.wrong;
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            sum += tally;
            sum
        })
    }
}

/// A row that differs from the gold by its exact key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Of which view.
    pub view: &'static View,
    /// Whether the gold has it and it was not found; else it was found and the gold has it not.
    pub missed: bool,
    /// The view's columns, in order.
    pub cells: Vec<String>,
    /// The words of the text that the row rests on.
    pub evidence: String,
}

/// All figures.
#[derive(Debug, Default)]
pub struct Measure {
    /// By report, view and key; every judged table is there.
    pub tallies: BTreeMap<(String, &'static str, &'static str), Tally>,
    /// In the order of reports and views: missed before wrong.
    pub mistakes: Vec<Mistake>,
}

impl Measure {
    /// Compares what was found with the gold.
    pub fn new(gold: &Gold, found: &Found) -> Self {
        let mut measure = Self::default();
        for report in gold.reports() {
            for view in VIEWS.iter().filter(|view| gold.judged.contains(&(report.to_owned(), view.name))) {
                let found: Vec<&FoundRow> =
                    found.get(view.name).into_iter().flatten().filter(|row| row.cells[0] == report).collect();
                for key in view.keys() {
                    let tally = measure.compare(gold, view, key, report, &found);
                    measure.tallies.insert((report.to_owned(), view.name, key), tally);
                }
            }
        }
        measure
    }

    fn compare(&mut self, gold: &Gold, view: &'static View, key: &str, report: &str, found: &[&FoundRow]) -> Tally {
        let mut agreed = BTreeMap::new();
        let mut disputed = BTreeSet::new();
        for row in gold.rows.iter().filter(|row| row.view == view && row.cells[0] == report) {
            let values = view.values(key, &row.cells);
            if row.disputed {
                disputed.insert(values);
            } else {
                agreed.entry(values).or_insert((&row.cells, &row.evidence));
            }
        }
        let mut given = BTreeMap::new();
        for row in found {
            given.entry(view.values(key, &row.cells)).or_insert((&row.cells, &row.evidence));
        }
        let missed = agreed.iter().filter(|(values, _)| !given.contains_key(*values));
        let wrong = given.iter().filter(|(values, _)| !agreed.contains_key(*values) && !disputed.contains(*values));
        let mistakes: Vec<Mistake> = missed
            .map(|(_, row)| (true, row))
            .chain(wrong.map(|(_, row)| (false, row)))
            .map(|(missed, (cells, evidence))| Mistake {
                view,
                missed,
                cells: (*cells).clone(),
                evidence: (*evidence).clone(),
            })
            .collect();
        let missed = mistakes.iter().filter(|mistake| mistake.missed).count();
        let tally = Tally { right: agreed.len() - missed, missed, wrong: mistakes.len() - missed };
        if key == EXACT {
            self.mistakes.extend(mistakes);
        }
        tally
    }

    /// The sum over all reports for a view and key, if any report's is judged.
    pub fn of_view(&self, view: &str, key: &str) -> Option<Tally> {
        let mut tallies = self.tallies.iter().filter(|((_, v, k), _)| *v == view && *k == key).peekable();
        tallies.peek()?;
        Some(tallies.map(|(_, tally)| *tally).sum())
    }

    /// The sum over all views for a report, by the exact key.
    pub fn of_report(&self, report: &str) -> Tally {
        self.tallies.iter().filter(|((r, _, k), _)| r == report && *k == EXACT).map(|(_, tally)| *tally).sum()
    }

    /// The sum over everything, by the exact key.
    pub fn total(&self) -> Tally {
        self.tallies.iter().filter(|((_, _, k), _)| *k == EXACT).map(|(_, tally)| *tally).sum()
    }

    /// The reports that were judged.
    pub fn reports(&self) -> BTreeSet<&str> {
        self.tallies.keys().map(|(report, ..)| report.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::gold::GoldRow;
    use super::*;

    fn cells(route: &str) -> Vec<String> {
        let mut cells: Vec<String> = route.split(' ').map(|c| c.replace('_', "")).collect();
        cells.insert(0, "AZE-2025".into());
        cells
    }

    fn measure(gold: &[(&str, bool)], found: &[&str]) -> Measure {
        let view = View::named("routes").unwrap();
        let rows =
            gold.iter().map(|&(row, disputed)| GoldRow { view, cells: cells(row), evidence: "Said.".into(), disputed });
        let gold = Gold { rows: rows.collect(), judged: [("AZE-2025".to_owned(), "routes")].into() };
        let found = found.iter().map(|row| FoundRow { cells: cells(row), evidence: "Read.".into() }).collect();
        Measure::new(&gold, &[("routes", found)].into())
    }

    #[test]
    fn disputed_rows_neither_help_nor_harm() {
        let gold = [("AZE TUR forced-labor men _ asserted", false), ("AZE RUS forced-labor men _ asserted", true)];
        let all = measure(&gold, &["AZE TUR forced-labor men _ asserted", "AZE RUS forced-labor men _ asserted"]);
        assert_eq!(all.total(), Tally { right: 1, missed: 0, wrong: 0 });
        assert_eq!(measure(&gold, &["AZE TUR forced-labor men _ asserted"]).total().f1(), Some(1.0));
    }

    #[test]
    fn looser_keys_forgive() {
        let found = measure(
            &[("AZE TUR forced-labor men _ asserted", false), ("AZE IRN _ _ _ past", false)],
            &["AZE TUR forced-labor boys _ asserted", "AZE ARE _ _ _ asserted"],
        );
        assert_eq!(found.of_view("routes", EXACT), Some(Tally { right: 0, missed: 2, wrong: 2 }));
        assert_eq!(found.of_view("routes", "pair"), Some(Tally { right: 1, missed: 1, wrong: 1 }));
        assert_eq!(found.of_view("tiers", EXACT), None);
        assert_eq!(found.mistakes.len(), 4);
        assert!(found.mistakes[0].missed && found.mistakes[0].evidence == "Said.");
    }

    #[test]
    fn nothing_to_judge_has_no_share() {
        let none = Tally::default();
        assert_eq!((none.precision(), none.recall(), none.f1()), (None, None, None));
    }
}
