//! Curved lines with a head.

use super::svg::number;

/// A point of the page.
pub type Point = (f64, f64);

/// A quadratic Bézier curve.
#[derive(Clone, Copy, Debug)]
pub struct Curve {
    from: Point,
    middle: Point,
    to: Point,
}

/// The farthest that a curve bulges, in units.
const BULGE: f64 = 95.0;

fn distance(a: Point, b: Point) -> f64 {
    (b.0 - a.0).hypot(b.1 - a.1)
}

fn between(a: Point, b: Point, share: f64) -> Point {
    (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
}

impl Curve {
    /// A curve that bulges to the left of its direction by this share of its length, so that there and back are two lines.
    pub fn bent(from: Point, to: Point, share: f64) -> Self {
        let length = distance(from, to).max(1e-6);
        let bulge = (share * length).min(BULGE * (share / 0.2).max(1.0)) * 2.0;
        let side = ((to.1 - from.1) / length, -(to.0 - from.0) / length);
        let half = between(from, to, 0.5);
        Self { from, middle: (half.0 + side.0 * bulge, half.1 + side.1 * bulge), to }
    }

    /// The point after this share of the curve.
    pub fn at(&self, share: f64) -> Point {
        between(between(self.from, self.middle, share), between(self.middle, self.to, share), share)
    }

    /// The curve without what lies nearer than this to its ends.
    pub fn trimmed(self, start: f64, end: f64) -> Self {
        let steps = 200;
        let share = |step: i32| f64::from(step) / f64::from(steps);
        let first =
            (0..steps / 2).find(|&step| distance(self.at(share(step)), self.from) >= start).unwrap_or(steps / 2);
        let last = (steps / 2..=steps).rev().find(|&step| distance(self.at(share(step)), self.to) >= end);
        let (first, last) = (share(first), share(last.unwrap_or(steps / 2)));
        // The middle point of a part is where the lines at its ends meet.
        let middle = between(between(self.from, self.middle, first), between(self.middle, self.to, first), last);
        Self { from: self.at(first), middle, to: self.at(last) }
    }

    /// As the data of a path.
    pub fn data(&self) -> String {
        let [a, b, c, d, e, f] =
            [self.from.0, self.from.1, self.middle.0, self.middle.1, self.to.0, self.to.1].map(number);
        format!("M{a} {b}Q{c} {d} {e} {f}")
    }

    /// A head whose point is the end, and the curve up to its base.
    pub fn with_head(self, length: f64, half: f64) -> (Self, String) {
        let tip = self.to;
        let line = self.trimmed(0.0, length * 0.85);
        let size = distance(line.to, tip).max(1e-6);
        let along = ((tip.0 - line.to.0) / size, (tip.1 - line.to.1) / size);
        let base = (tip.0 - along.0 * length, tip.1 - along.1 * length);
        let left = (base.0 - along.1 * half, base.1 + along.0 * half);
        let right = (base.0 + along.1 * half, base.1 - along.0 * half);
        let [a, b, c, d, e, f] = [tip.0, tip.1, left.0, left.1, right.0, right.1].map(number);
        (line, format!("M{a} {b}L{c} {d}L{e} {f}Z"))
    }
}

/// A part of a ring, from one share of the full turn to another, beginning at the top.
pub fn ring(middle: Point, radius: f64, from: f64, to: f64) -> String {
    let point = |share: f64| {
        let angle = std::f64::consts::TAU * (share - 0.25);
        (middle.0 + radius * angle.cos(), middle.1 + radius * angle.sin())
    };
    let arc = |from: f64, to: f64| {
        let (end, large) = (point(to), i32::from(to - from > 0.5));
        format!("A{r} {r} 0 {large} 1 {} {}", number(end.0), number(end.1), r = number(radius))
    };
    let start = point(from);
    // A full turn in one arc would be none.
    let half = f64::midpoint(from, to);
    format!("M{} {}{}{}", number(start.0), number(start.1), arc(from, half), arc(half, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_cut_at_both_ends_and_bulges_to_one_side() {
        let there = Curve::bent((0.0, 0.0), (100.0, 0.0), 0.2);
        let back = Curve::bent((100.0, 0.0), (0.0, 0.0), 0.2);
        assert!((there.at(0.5).1 + 20.0).abs() < 1e-9 && (back.at(0.5).1 - 20.0).abs() < 1e-9);
        let cut = there.trimmed(10.0, 5.0);
        assert!((distance(cut.at(0.0), (0.0, 0.0)) - 10.0).abs() < 1.5);
        assert!((distance(cut.at(1.0), (100.0, 0.0)) - 5.0).abs() < 1.5);
        let on_the_old_line = (0..=200).any(|step| distance(there.at(f64::from(step) / 200.0), cut.at(0.3)) < 0.6);
        assert!(on_the_old_line, "a part of a curve lies on it");
    }

    #[test]
    fn a_head_ends_where_the_curve_did() {
        let curve = Curve::bent((0.0, 0.0), (100.0, 0.0), 0.2);
        let (line, head) = curve.with_head(8.0, 4.0);
        assert!(head.starts_with("M100 0L"), "{head}");
        assert!(distance(line.at(1.0), (100.0, 0.0)) > 5.0);
    }
}
