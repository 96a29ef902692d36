//! Columns: the pieces of a page's lines in the order of reading.
//!
//! A gutter is a strip that hardly any line crosses. The lines that cross it part the page into zones; in a zone with
//! lines enough on both sides, the left column is read before the right one, and each is looked at again.

use super::line::Line;

/// A gutter is at least so many heights of letters wide.
const GUTTER: f64 = 0.7;
/// It stands no nearer to the block's edges than this share of its width.
const MARGIN: f64 = 0.12;
/// A column has at least so many lines.
const FEWEST: usize = 3;
/// And is at least this share of the block wide.
const NARROWEST: f64 = 0.15;
/// Columns of columns of columns are a table.
const DEEPEST: usize = 3;

/// A stretch of lines that belong together: a column, or a page's width of text.
#[derive(Debug)]
pub(super) struct Region {
    /// The page's number, from 1.
    pub page: usize,
    pub lines: Vec<Line>,
}

/// The regions of a page in the order of reading.
pub(super) fn regions(pieces: Vec<Line>, page: usize) -> Vec<Region> {
    let mut found = Vec::new();
    order(pieces, DEEPEST, &mut found);
    found
        .into_iter()
        .map(|pieces| Region { page, lines: level(pieces) })
        .filter(|region| !region.lines.is_empty())
        .collect()
}

fn order(pieces: Vec<Line>, depth: usize, found: &mut Vec<Vec<Line>>) {
    let Some(gutter) = (depth > 0).then(|| gutter(&pieces)).flatten() else {
        found.push(pieces);
        return;
    };
    let mut plain: Vec<Line> = Vec::new();
    for zone in zones(pieces, gutter) {
        let (left, right): (Vec<Line>, Vec<Line>) = zone.lines.iter().cloned().partition(|line| line.right <= gutter);
        if zone.crosses || !are_columns(&left, &right) {
            plain.extend(zone.lines);
        } else {
            found.extend((!plain.is_empty()).then(|| std::mem::take(&mut plain)));
            order(left, depth - 1, found);
            order(right, depth - 1, found);
        }
    }
    found.extend((!plain.is_empty()).then_some(plain));
}

/// Lines from one line that crosses the gutter to the next.
struct Zone {
    crosses: bool,
    lines: Vec<Line>,
}

fn zones(mut pieces: Vec<Line>, gutter: f64) -> Vec<Zone> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut zones: Vec<Zone> = Vec::new();
    for piece in pieces {
        let crosses = piece.left < gutter && piece.right > gutter;
        match zones.last_mut() {
            Some(zone) if zone.crosses == crosses => zone.lines.push(piece),
            _ => zones.push(Zone { crosses, lines: vec![piece] }),
        }
    }
    zones
}

/// Whether both sides have lines enough, side by side.
fn are_columns(left: &[Line], right: &[Line]) -> bool {
    let span = |lines: &[Line]| {
        let bases = lines.iter().map(|line| line.base);
        bases.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), base| (low.min(base), high.max(base)))
    };
    let (a, b) = (span(left), span(right));
    left.len() >= FEWEST && right.len() >= FEWEST && a.0.max(b.0) < a.1.min(b.1)
}

/// Where the gutter is, if there is one: the middle of the widest strip that the fewest lines cross.
fn gutter(pieces: &[Line]) -> Option<f64> {
    if pieces.len() < 2 * FEWEST {
        return None;
    }
    let left = pieces.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = pieces.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    let width = right - left;
    let mut sizes: Vec<f64> = pieces.iter().map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes[sizes.len() / 2];
    if !(width.is_finite() && width < 20_000.0 && size > 0.0) {
        return None;
    }
    // How many lines cross each point of the block's width.
    let mut crossed = vec![0usize; width.ceil() as usize + 1];
    for piece in pieces {
        let (from, to) = ((piece.left - left).floor() as usize, (piece.right - left).ceil() as usize);
        crossed.iter_mut().take(to).skip(from).for_each(|count| *count += 1);
    }
    let (from, to) = ((width * MARGIN) as usize, (width * (1.0 - MARGIN)) as usize);
    let mut best: Option<(usize, usize, f64)> = None;
    let mut at = from;
    while at < to {
        let count = crossed[at];
        let end = (at..to).find(|&x| crossed[x] > count).unwrap_or(to);
        let middle = left + (at + end) as f64 / 2.0;
        if (end - at) as f64 >= size * GUTTER && is_between(pieces, middle, width) {
            let better =
                best.is_none_or(|(fewest, widest, _)| (count, usize::MAX - (end - at)) < (fewest, usize::MAX - widest));
            if better {
                best = Some((count, end - at, middle));
            }
        }
        at = (at + 1..to).find(|&x| crossed[x] != count).unwrap_or(to);
    }
    let (count, _, middle) = best?;
    (count * 2 <= pieces.len()).then_some(middle)
}

/// Whether lines enough stand on both sides, and wide ones.
fn is_between(pieces: &[Line], gutter: f64, width: f64) -> bool {
    let wide = |line: &&Line| line.right - line.left >= width * NARROWEST;
    let left = pieces.iter().filter(|line| line.right <= gutter).filter(wide).count();
    let right = pieces.iter().filter(|line| line.left >= gutter).filter(wide).count();
    left >= FEWEST && right >= FEWEST
}

/// Pieces that stand on one line made one.
fn level(mut pieces: Vec<Line>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row[0].is_level_with(&piece) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let join = |mut row: Vec<Line>| {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        row.into_iter().reduce(|mut line, piece| {
            line.join(&piece);
            line
        })
    };
    rows.into_iter().filter_map(join).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, right: f64, base: f64) -> Line {
        Line { text: text.into(), left, right, base, size: 10.0 }
    }

    fn read(pieces: Vec<Line>) -> Vec<String> {
        let lines = regions(pieces, 1).into_iter().map(|region| region.lines);
        lines.map(|lines| lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_below_a_title() {
        let mut pieces = vec![line("Title", 50.0, 550.0, 10.0)];
        for number in 0..5 {
            let base = 30.0 + 12.0 * f64::from(number);
            pieces.push(line(&format!("l{number}"), 50.0, 290.0, base));
            pieces.push(line(&format!("r{number}"), 310.0, 550.0, base + 1.0));
        }
        pieces.push(line("Foot", 50.0, 550.0, 120.0));
        assert_eq!(read(pieces), ["Title", "l0 l1 l2 l3 l4", "r0 r1 r2 r3 r4", "Foot"]);
    }

    #[test]
    fn a_stretched_line_and_bullets_are_no_columns() {
        let mut pieces = Vec::new();
        for number in 0..6 {
            let base = 12.0 * f64::from(number);
            pieces.push(line("•", 50.0, 55.0, base));
            pieces.push(line(&format!("text{number}"), 70.0, 500.0, base));
        }
        pieces.push(line("wide", 70.0, 200.0, 80.0));
        pieces.push(line("apart", 300.0, 500.0, 80.0));
        let read = read(pieces);
        assert_eq!(read.len(), 1);
        assert!(read[0].starts_with("• text0 • text1") && read[0].ends_with("wide apart"), "{read:?}");
    }
}
