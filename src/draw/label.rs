//! Names beside their points that cover neither each other nor the points.

use super::curve::Point;
use super::font::{self, Weight};

/// A rectangle of the page: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// The square around a point.
    pub fn around((x, y): Point, half: f64) -> Self {
        Self { left: x - half, top: y - half, right: x + half, bottom: y + half }
    }

    /// What these points take up.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Self {
        let start =
            Self { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY };
        points.into_iter().fold(start, |b, (x, y)| Self {
            left: b.left.min(x),
            right: b.right.max(x),
            top: b.top.min(y),
            bottom: b.bottom.max(y),
        })
    }

    /// Whether the two have an area in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether a point is in it.
    pub fn holds(&self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    fn lies_in(&self, other: &Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }
}

/// A name that wants a place.
#[derive(Clone, Debug)]
pub struct Wanted<'l> {
    /// What it names.
    pub point: Point,
    /// How far the mark at the point reaches.
    pub radius: f64,
    /// The name.
    pub text: &'l str,
    /// Its size.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
}

/// A name with its place.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// Left end of its base line.
    pub at: Point,
    /// What it covers.
    pub area: Rect,
    /// Whether it stands so far off that a line must lead to it.
    pub is_far: bool,
}

/// How far off a name may stand, beginning with the nearest.
const STEPS: [f64; 5] = [3.0, 9.0, 17.0, 27.0, 39.0];
/// From how far on a line leads to it.
const FAR: f64 = 10.0;
/// Right, left, above, below, and between.
const SIDES: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.75, -0.75), (0.75, 0.75), (-0.75, -0.75), (-0.75, 0.75)];

/// Places names in this order, each where it covers nothing and the fewest of the lines (given as points along them); a name
/// that has no such place gets none.
pub fn place(wanted: &[Wanted<'_>], marks: &[Rect], lines: &[Point], bounds: Rect) -> Vec<Option<Placed>> {
    let mut taken: Vec<Rect> = Vec::new();
    let mut placed = Vec::new();
    for name in wanted {
        let (width, height) = (font::width(name.text, name.size, name.weight), name.size);
        let mut best: Option<(usize, Placed)> = None;
        for (step, off) in STEPS.into_iter().enumerate() {
            for (side, (dx, dy)) in SIDES.into_iter().enumerate() {
                let reach = name.radius + off;
                // The middle of the text, so that its nearest edge is `reach` away.
                let x = name.point.0 + dx * reach + dx.signum() * f64::from(i32::from(dx != 0.0)) * width / 2.0;
                let y = name.point.1 + dy * (reach + height / 2.0);
                let area = Rect {
                    left: x - width / 2.0 - 1.5,
                    right: x + width / 2.0 + 1.5,
                    top: y - height * 0.55,
                    bottom: y + height * 0.55,
                };
                if !area.lies_in(&bounds) || taken.iter().chain(marks).any(|other| other.meets(&area)) {
                    continue;
                }
                let crossed = lines.iter().filter(|point| area.holds(**point)).count();
                let cost = crossed * 3 + step * 9 + side;
                if best.is_none_or(|(known, _)| cost < known) {
                    let at = (x - width / 2.0, y + height * 0.35);
                    best = Some((cost, Placed { at, area, is_far: off > FAR }));
                }
            }
        }
        if let Some((_, found)) = best {
            taken.push(found.area);
        }
        placed.push(best.map(|(_, found)| found));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cover_neither_each_other_nor_the_points() {
        let points: Vec<Point> =
            (0..40).map(|n| (f64::from(n % 8) * 30.0 + 60.0, f64::from(n / 8) * 22.0 + 40.0)).collect();
        let wanted: Vec<Wanted> = points
            .iter()
            .map(|&point| Wanted { point, radius: 3.0, text: "Turkmenistan", size: 10.0, weight: Weight::Regular })
            .collect();
        let marks: Vec<Rect> = points.iter().map(|&point| Rect::around(point, 3.0)).collect();
        let bounds = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 200.0 };
        let placed: Vec<Rect> =
            place(&wanted, &marks, &[], bounds).into_iter().flatten().map(|name| name.area).collect();
        assert!(placed.len() > 8, "{}", placed.len());
        for (at, area) in placed.iter().enumerate() {
            assert!(area.lies_in(&bounds));
            assert!(!marks.iter().any(|mark| mark.meets(area)));
            assert!(!placed[at + 1..].iter().any(|other| other.meets(area)));
        }
    }
}
