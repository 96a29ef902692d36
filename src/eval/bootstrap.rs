//! How sure a figure is: intervals by resampling the reports (Efron's bootstrap), the same on every run.

use std::collections::BTreeMap;

use super::measure::{Measure, Tally};

/// How often the reports are drawn anew.
const DRAWS: usize = 1000;

/// The interval in which 95 % of the resampled F1 fall, for each view and key; those of fewer than two reports have none.
pub fn intervals(measure: &Measure) -> BTreeMap<(&'static str, &'static str), (f64, f64)> {
    let mut of_view: BTreeMap<_, Vec<Tally>> = BTreeMap::new();
    for ((_, view, key), tally) in &measure.tallies {
        of_view.entry((*view, *key)).or_default().push(*tally);
    }
    of_view.retain(|_, tallies| tallies.len() > 1);
    of_view.into_iter().filter_map(|(key, tallies)| Some((key, interval(&tallies)?))).collect()
}

fn interval(tallies: &[Tally]) -> Option<(f64, f64)> {
    let mut random = SplitMix(0);
    let mut scores: Vec<f64> = (0..DRAWS)
        .filter_map(|_| tallies.iter().map(|_| tallies[random.below(tallies.len())]).sum::<Tally>().f1())
        .collect();
    scores.sort_by(f64::total_cmp);
    let at = |share: usize| scores.get((scores.len().checked_sub(1)?) * share / 1000).copied();
    Some((at(25)?, at(975)?))
}

/// Steele, Lea and Flood's SplitMix64: small, and good enough to draw reports.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_figure_and_stays_the_same() {
        let tallies: Vec<Tally> = (0..20).map(|n| Tally { right: 5 + n, missed: n % 3, wrong: n % 4 }).collect();
        let f1 = tallies.iter().copied().sum::<Tally>().f1().unwrap();
        let (low, high) = interval(&tallies).unwrap();
        assert!(low < f1 && f1 < high && high - low < 0.2, "{low} {f1} {high}");
        assert_eq!(interval(&tallies), Some((low, high)));
        assert_eq!(interval(&[Tally::default(); 3]), None);
    }
}
