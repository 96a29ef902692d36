//! The figures of `docs/accuracy.json`: those of the first table of `docs/accuracy.md`, for programs. A data set that describes itself
//! carries them.

use super::manifest::Manifest;
use super::measured::Measured;
use crate::describe::quality::{Figure, Figures, SetFigures};
use crate::eval::{Figure as Formula, Tally, interval};

/// The figures of all views together by the exact key, a set at a time.
pub fn figures(manifest: &Manifest, sets: &[Measured]) -> Figures {
    let sets = sets.iter().map(|measured| {
        let tallies = measured.all();
        SetFigures {
            name: measured.set.name.clone(),
            title: measured.set.title.clone(),
            about: measured.set.about.clone(),
            held_out: measured.set.held_out,
            reports: tallies.len(),
            precision: figure(&tallies, Tally::precision),
            recall: figure(&tallies, Tally::recall),
            f1: figure(&tallies, Tally::f1),
        }
    });
    Figures { measured: manifest.measured.clone(), sets: sets.collect() }
}

fn figure(tallies: &[Tally], formula: Formula) -> Option<Figure> {
    let value = formula(tallies.iter().copied().sum())?;
    let interval = interval(tallies, formula).map(|(low, high)| (format!("{low:.2}"), format!("{high:.2}")));
    Some(Figure { value: format!("{value:.3}"), interval })
}
