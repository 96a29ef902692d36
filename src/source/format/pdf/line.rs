//! From glyphs to lines: what stands on one line, cut where a gap is wider than one between words.
//!
//! A wide gap may be a gutter between columns or only a stretched line; `column` decides that.

use super::glyphs::Glyph;

/// Glyphs whose bases differ by less than this share of their height stand on one line.
const SAME_BASE: f64 = 0.35;
/// A gap wider than this share of the height parts two words.
const WORD_GAP: f64 = 0.17;
/// A gap wider than this many heights parts two pieces of a line.
const PIECE_GAP: f64 = 1.0;
/// The same glyph within this share of its height is drawn twice to look bold.
const SAME_PLACE: f64 = 0.15;

/// A piece of a line, without gaps wider than those between words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub base: f64,
    pub size: f64,
}

impl Line {
    /// Joins a piece of the same line that stands to the right.
    pub fn join(&mut self, right: &Self) {
        self.text.push(' ');
        self.text.push_str(&right.text);
        self.right = self.right.max(right.right);
        self.size = self.size.max(right.size);
    }

    /// Whether both stand on one line of text.
    pub fn is_level_with(&self, other: &Self) -> bool {
        (self.base - other.base).abs() < SAME_BASE * self.size.max(other.size)
    }
}

/// The pieces of all lines, from the top, and from the left where they are level.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    // The base of the tallest glyph of the row: what is raised or lowered does not move it.
    let mut row = (f64::NEG_INFINITY, 0.0);
    for glyph in glyphs {
        match rows.last_mut() {
            Some(last) if glyph.base - row.0 < SAME_BASE * f64::max(row.1, glyph.size) => {
                if glyph.size > row.1 {
                    row = (glyph.base, glyph.size);
                }
                last.push(glyph);
            }
            _ => {
                row = (glyph.base, glyph.size);
                rows.push(vec![glyph]);
            }
        }
    }
    rows.into_iter().flat_map(pieces).collect()
}

/// The pieces of one line.
fn pieces(mut row: Vec<Glyph>) -> Vec<Line> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut pieces: Vec<Line> = Vec::new();
    let mut before: Option<Glyph> = None;
    let mut spaced = false;
    for glyph in row {
        if glyph.text.trim().is_empty() {
            spaced = true;
            continue;
        }
        let gap = before.as_ref().map_or(f64::INFINITY, |before| glyph.left - before.right);
        let size = before.as_ref().map_or(glyph.size, |before| before.size.max(glyph.size));
        if before.as_ref().is_some_and(|b| b.text == glyph.text && (b.left - glyph.left).abs() < SAME_PLACE * size) {
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if gap < PIECE_GAP * size => {
                if spaced || gap > WORD_GAP * size {
                    piece.text.push(' ');
                }
                piece.text.push_str(&glyph.text);
                piece.right = piece.right.max(glyph.right);
                if glyph.size > piece.size {
                    (piece.size, piece.base) = (glyph.size, glyph.base);
                }
            }
            _ => pieces.push(Line {
                text: glyph.text.clone(),
                left: glyph.left,
                right: glyph.right,
                base: glyph.base,
                size: glyph.size,
            }),
        }
        spaced = false;
        before = Some(glyph);
    }
    pieces
}
