//! How far a build is: a bar on a terminal, else a line a report, on standard error.

use std::fmt::Write;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::failure::note;
use crate::library::{Progress, Step};

/// What is shown.
pub enum Display {
    /// Nothing.
    Quiet,
    /// A bar with the rate and the time left.
    Bar(ProgressBar),
    /// A line for each report that is read, where there are several.
    Lines,
}

impl Display {
    /// What fits standard error.
    pub fn new(quiet: bool, reports: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(reports as u64), ProgressDrawTarget::stderr());
        if quiet {
            return Self::Quiet;
        }
        if bar.is_hidden() {
            return Self::Lines;
        }
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {rate}  {eta} left  {msg}");
        // The template is sound; if it were not, the bar would look plain.
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let rate = |state: &ProgressState, out: &mut dyn Write| {
            let _ = write!(out, "{:.1}/s", state.per_sec());
        };
        Self::Bar(bar.with_style(style.with_key("rate", rate)))
    }

    /// Shows how far it is.
    pub fn show(&self, progress: Progress<'_>) {
        let Progress { done, all, step } = progress;
        match (self, step) {
            (Self::Bar(bar), step) => {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
                if let Step::Read(key) | Step::Unchanged(key) = step {
                    bar.set_message(key.to_string());
                }
            }
            (Self::Lines, Step::Read(key)) if all > 1 => note(&format!("[{done}/{all}] {key}")),
            (Self::Lines | Self::Quiet, _) => {}
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
