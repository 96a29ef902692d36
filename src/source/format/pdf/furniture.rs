//! Running heads, page numbers and what else stands at the edge of every page.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Page;
use super::line::Line;
use crate::source::title;

/// Heads and feet stand within this share of the page's height from its edges.
const BAND: f64 = 0.1;
/// What stands at the same height on this share of the pages, apart from the text, is a head even where its words change.
const MOST_PAGES: f64 = 0.6;
/// A head close to the text comes with the same words at the same height on this share of the pages.
const EVERYWHERE: f64 = 0.4;
/// Heads at "the same height" differ by at most so many points.
const SAME_HEIGHT: f64 = 3.0;
/// A head is parted from the text by more than so many heights of its letters.
const APART: f64 = 1.8;
/// A head is no longer than this, in bytes.
const LONGEST: usize = 90;
/// With fewer pages nothing is said to come again and again, unless it is a number.
const FEWEST_PAGES: usize = 3;

/// Where the heads of a page end and its feet begin.
#[derive(Clone, Copy)]
struct Edges {
    head: f64,
    foot: f64,
}

impl Edges {
    /// The lines in the bands that a wide gap parts from the text.
    fn of(page: &Page) -> Self {
        let mut edges = Self { head: f64::NEG_INFINITY, foot: f64::INFINITY };
        let mut lines: Vec<&Line> = page.lines.iter().collect();
        lines.sort_by(|a, b| a.base.total_cmp(&b.base));
        for pair in lines.windows(2) {
            let gap = (pair[1].base - pair[0].base) / pair[0].size.max(pair[1].size);
            if gap > APART && pair[0].base < page.height * BAND {
                edges.head = pair[0].base;
            }
            if gap > APART && pair[1].base > page.height * (1.0 - BAND) {
                edges.foot = edges.foot.min(pair[1].base);
            }
        }
        edges
    }

    fn hold(self, line: &Line) -> bool {
        line.base <= self.head || line.base >= self.foot
    }
}

/// The pages without their heads and feet.
pub(super) fn without(mut pages: Vec<Page>) -> Vec<Page> {
    let many = pages.len();
    let mut words: FxHashMap<String, usize> = FxHashMap::default();
    let mut heights: FxHashMap<i64, usize> = FxHashMap::default();
    let mut placed_words: FxHashMap<(String, i64), usize> = FxHashMap::default();
    for page in &pages {
        let edges = Edges::of(page);
        let in_bands = page.lines.iter().filter(|line| is_near_edge(line, page.height));
        for placed in in_bands.map(|line| (shape(&line.text), height(line))).collect::<BTreeSet<_>>() {
            *placed_words.entry(placed).or_default() += 1;
        }
        let lines = || page.lines.iter().filter(|line| edges.hold(line));
        for shape in lines().map(|line| shape(&line.text)).collect::<BTreeSet<_>>() {
            *words.entry(shape).or_default() += 1;
        }
        for height in lines().map(height).collect::<BTreeSet<_>>() {
            *heights.entry(height).or_default() += 1;
        }
    }
    for page in &mut pages {
        let edges = Edges::of(page);
        let page_height = page.height;
        page.lines.retain(|line| {
            if line.text.len() > LONGEST || title::is_tier_heading(&line.text) {
                return true;
            }
            let shape = shape(&line.text);
            // A head may stand close to the text, but then it is the same everywhere.
            let at = (shape, height(line));
            let same = placed_words.get(&at).copied().unwrap_or_default();
            if is_near_edge(line, page_height) && same > 1 && same as f64 >= many as f64 * EVERYWHERE {
                return false;
            }
            if !edges.hold(line) {
                return true;
            }
            let (shape, _) = at;
            let again = many >= FEWEST_PAGES && words[&shape] * 2 >= many.min(6);
            let there = |near: i64| heights.get(&(height(line) + near)).copied().unwrap_or_default();
            let most = [-1, 0, 1].into_iter().map(there).max().unwrap_or_default();
            let placed = many > FEWEST_PAGES && most as f64 >= many as f64 * MOST_PAGES && !line.text.ends_with('.');
            !(is_number(&shape) || again || placed)
        });
    }
    pages
}

fn is_near_edge(line: &Line, page_height: f64) -> bool {
    line.base < page_height * BAND || line.base > page_height * (1.0 - BAND)
}

fn height(line: &Line) -> i64 {
    (line.base / SAME_HEIGHT).round() as i64
}

/// The words with `#` for every number.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars() {
        if !c.is_ascii_digit() {
            shape.extend(c.to_lowercase());
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

/// Whether it is a page's number: "12", "- 12 -", "xii", "3/8", "Page 3 of 8".
fn is_number(shape: &str) -> bool {
    let bare = shape.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '.'));
    let roman = !bare.is_empty() && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    roman || matches!(bare, "#" | "#/#" | "# / #" | "page #" | "page # of #" | "# of #")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, base: f64) -> Line {
        Line { text: text.into(), left: 50.0, right: 300.0, base, size: 10.0 }
    }

    #[test]
    fn heads_and_numbers_go_and_titles_stay() {
        let pages = (0..9).map(|number| {
            let lines = vec![
                line(["KENYA", "LAOS", "MALI", "OMAN"][number % 4], 30.0),
                line(["KENYA (Tier 2)", "and the text goes on.", "as it does here.", "or there."][number % 4], 60.0),
                line("The body of the page.", 100.0),
                line("TRAFFICKING IN PERSONS REPORT", 770.0),
                line(&format!("{}", number + 100), 780.0),
            ];
            Page { height: 800.0, lines }
        });
        let kept = without(pages.collect());
        let texts: Vec<&str> = kept[0].lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["KENYA (Tier 2)", "The body of the page."]);
        assert_eq!(kept[1].lines[0].text, "and the text goes on.");
    }

    #[test]
    fn numbers_of_pages_are_told_by_their_shape() {
        for number in ["12", "– 12 –", "xii", "3/8", "Page 3 of 8"] {
            assert!(is_number(&shape(number)), "{number}");
        }
        for text in ["2020 report", "mix", "1 shelter"] {
            assert!(!is_number(&shape(text)), "{text}");
        }
    }
}
