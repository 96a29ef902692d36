//! How sure a figure is: intervals by resampling the reports (Efron's bootstrap), the same on every run.

use std::collections::BTreeMap;

use super::measure::{Measure, Tally};
use super::random::SplitMix;

/// How often the reports are drawn anew.
const DRAWS: usize = 1000;

/// A figure of a tally, as [`Tally::f1`].
pub type Figure = fn(Tally) -> Option<f64>;

/// The interval in which 95 % of the resampled F1 fall, for each view and key; those of fewer than two reports have none.
pub fn intervals(measure: &Measure) -> BTreeMap<(&'static str, &'static str), (f64, f64)> {
    let mut of_view: BTreeMap<_, Vec<Tally>> = BTreeMap::new();
    for ((_, view, key), tally) in &measure.tallies {
        of_view.entry((*view, *key)).or_default().push(*tally);
    }
    of_view.into_iter().filter_map(|(key, tallies)| Some((key, interval(&tallies, Tally::f1)?))).collect()
}

/// The interval in which 95 % of a figure fall when the reports, one tally each, are drawn anew; none for fewer than two.
pub fn interval(tallies: &[Tally], figure: Figure) -> Option<(f64, f64)> {
    if tallies.len() < 2 {
        return None;
    }
    let mut random = SplitMix::new(0);
    let mut scores: Vec<f64> = (0..DRAWS)
        .filter_map(|_| figure(tallies.iter().map(|_| tallies[random.below(tallies.len())]).sum::<Tally>()))
        .collect();
    scores.sort_by(f64::total_cmp);
    let at = |share: usize| scores.get((scores.len().checked_sub(1)?) * share / 1000).copied();
    Some((at(25)?, at(975)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_figure_and_stays_the_same() {
        let tallies: Vec<Tally> = (0..20).map(|n| Tally { right: 5 + n, missed: n % 3, wrong: n % 4 }).collect();
        for figure in [Tally::precision as Figure, Tally::recall, Tally::f1] {
            let all = figure(tallies.iter().copied().sum()).unwrap();
            let (low, high) = interval(&tallies, figure).unwrap();
            assert!(low < all && all < high && high - low < 0.2, "{low} {all} {high}");
            assert_eq!(interval(&tallies, figure), Some((low, high)));
        }
        assert_eq!(interval(&[Tally::default(); 3], Tally::f1), None);
        assert_eq!(interval(&tallies[..1], Tally::f1), None);
    }
}
