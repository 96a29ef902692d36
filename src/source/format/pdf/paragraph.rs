//! From lines to paragraphs: what goes on, what begins anew, and what a hyphen at a line's end means.
//!
//! A paragraph that is cut wrongly in the middle of a sentence costs a fact; two paragraphs that are taken for one cost
//! nothing. In doubt the text goes on.

use super::column::Region;
use super::line::Line;
use crate::source::format::joining::{HYPHENS, Vocabulary};
use crate::source::format::{Composer, Gap};
use crate::source::origin::Unit;
use crate::source::{Span, heading, title};

/// Lines farther apart than this many usual distances are parted.
const PARTED: f64 = 1.3;
/// Letters of sizes that differ by more than this share are of different paragraphs.
const SIZES_DIFFER: f64 = 0.12;
/// A line that ends this share of the column's width before its edge is short.
const SHORT: f64 = 0.22;
/// A line that begins so many heights farther right is indented.
const INDENT: f64 = 0.7;
/// Marks that begin a member of a list.
const BULLETS: [char; 7] = ['•', '·', '▪', '‣', '◦', '●', '■'];

/// Where lines begin and end, and how far apart they are.
#[derive(Clone, Copy, Debug)]
struct Measure {
    left: f64,
    right: f64,
    leading: f64,
}

/// Composes the text of all regions.
pub(super) fn compose(regions: Vec<Region>) -> Composer {
    let mut vocabulary = Vocabulary::default();
    for line in regions.iter().flat_map(|region| &region.lines) {
        vocabulary.learn(&line.text);
    }
    let usual = usual_leading(&regions);
    let mut composer = Composer::new(Unit::Page);
    let mut before: Option<(Line, Measure)> = None;
    for region in &regions {
        let measure = measure(region, usual);
        for (number, line) in region.lines.iter().enumerate() {
            let gap = match &before {
                None => Gap::Block,
                Some((last, of)) if number == 0 => over_the_edge(last, *of, line, measure),
                Some((last, _)) => below(last, line, measure),
            };
            let place = Span::new(region.page, region.page + 1);
            add(line, gap, place, before.as_ref().map(|(last, _)| last), &vocabulary, &mut composer);
            before = Some((line.clone(), measure));
        }
    }
    composer
}

/// Adds a line behind what stands before it.
fn add(line: &Line, gap: Gap, place: Span, last: Option<&Line>, vocabulary: &Vocabulary, composer: &mut Composer) {
    let cut = last.filter(|last| gap != Gap::Block && last.text.ends_with(HYPHENS));
    let cut =
        cut.and_then(|last| Some((last.text.split_whitespace().next_back()?, line.text.split_whitespace().next()?)));
    match cut {
        Some((before, after)) => {
            let before = before.trim_end_matches(HYPHENS);
            if vocabulary.joins(before, after) {
                composer.take_back(|c| HYPHENS.contains(&c));
            } else if !before.ends_with(char::is_alphanumeric) {
                composer.gap(Gap::Space);
            }
        }
        None => composer.gap(gap),
    }
    composer.push_str(&line.text, place);
}

/// The usual distance between two lines.
fn usual_leading(regions: &[Region]) -> f64 {
    let pairs = regions.iter().flat_map(|region| region.lines.windows(2));
    let mut distances: Vec<f64> = pairs.map(|pair| (pair[1].base - pair[0].base) / pair[1].size.max(0.1)).collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() / 2).copied().unwrap_or(1.2)
}

fn measure(region: &Region, usual: f64) -> Measure {
    let edge = |mut values: Vec<f64>, share: f64| {
        values.sort_by(f64::total_cmp);
        values[((values.len() - 1) as f64 * share) as usize]
    };
    Measure {
        left: edge(region.lines.iter().map(|line| line.left).collect(), 0.1),
        right: edge(region.lines.iter().map(|line| line.right).collect(), 0.95),
        leading: usual,
    }
}

/// How a line stands to the one above it in the same column.
fn below(last: &Line, line: &Line, measure: Measure) -> Gap {
    let distance = (line.base - last.base) / line.size.max(last.size).max(0.1);
    let sizes_differ = (line.size - last.size).abs() > SIZES_DIFFER * last.size;
    let indented = line.left > last.left + INDENT * line.size && line.left > measure.left + INDENT * line.size;
    let anew = distance > measure.leading * PARTED
        || sizes_differ
        || starts_item(&line.text)
        || is_headline(&last.text)
        || is_headline(&line.text) && ends_sentence(&last.text)
        // A member of a list goes on where its words began, right of its bullet.
        || indented && !starts_item(&last.text) && ends_sentence(&last.text)
        || is_short(last, measure) && ends_sentence(&last.text) && !line.text.starts_with(char::is_lowercase);
    if anew { Gap::Block } else { Gap::Space }
}

/// How the first line of a column or page stands to the last line of the one before.
fn over_the_edge(last: &Line, of: Measure, line: &Line, measure: Measure) -> Gap {
    let sizes_differ = (line.size - last.size).abs() > SIZES_DIFFER * last.size;
    let indented = line.left > measure.left + INDENT * line.size;
    let anew = sizes_differ
        || starts_item(&line.text)
        || is_headline(&last.text)
        || is_headline(&line.text)
        || ends_sentence(&last.text) && !line.text.starts_with(char::is_lowercase) && (is_short(last, of) || indented);
    if anew { Gap::Block } else { Gap::Space }
}

fn is_short(line: &Line, measure: Measure) -> bool {
    line.right < measure.right - SHORT * (measure.right - measure.left)
}

fn starts_item(text: &str) -> bool {
    text.starts_with(BULLETS)
}

/// Whether the words are a heading or the title of a narrative by themselves.
fn is_headline(text: &str) -> bool {
    heading::is_heading(text) || title::is_tier_heading(text)
}

/// Whether a sentence may end here: not behind "U.S." or "No.".
fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '’', ')', ']']);
    let Some(body) = bare.strip_suffix(['.', '!', '?', ':', ';']) else { return false };
    let word = body.rsplit(char::is_whitespace).next().unwrap_or_default();
    bare.ends_with([':', ';', '!', '?']) || word.chars().count() > 2 && !word.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(page: usize, lines: &[(&str, f64, f64)]) -> Region {
        let line = |(text, left, base): &(&str, f64, f64)| Line {
            text: (*text).into(),
            left: *left,
            right: left + 5.0 * text.len() as f64,
            base: *base,
            size: 10.0,
        };
        Region { page, lines: lines.iter().map(line).collect() }
    }

    #[test]
    fn lines_join_and_headings_lists_and_gaps_part() {
        let first = region(
            1,
            &[
                ("The government re-", 0.0, 0.0),
                ("ported anti-", 0.0, 12.0),
                ("trafficking efforts.", 0.0, 24.0),
                ("PROSECUTION", 0.0, 36.0),
                ("Police did work in", 0.0, 48.0),
            ],
        );
        let second = region(
            2,
            &[("the north.", 0.0, 0.0), ("• One member", 5.0, 12.0), ("goes on.", 15.0, 24.0), ("Text.", 0.0, 60.0)],
        );
        let content = compose(vec![first, second]).finish(None, crate::source::format::kind::Kind::Pdf);
        assert_eq!(
            content.text,
            "The government reported anti-trafficking efforts.\n\nPROSECUTION\n\nPolice did work in the north.\n\n\
             • One member goes on.\n\nText."
        );
        let at = content.text.find("the north").unwrap();
        assert_eq!(content.trail.trace(Span::new(at - 3, at + 3)), Some(Span::new(1, 3)));
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert!(ends_sentence("was closed.") && ends_sentence("(closed).") && ends_sentence("as follows:"));
        assert!(!ends_sentence("the U.S.") && !ends_sentence("No.") && !ends_sentence("and"));
    }
}
