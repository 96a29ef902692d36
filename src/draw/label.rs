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

    /// How far it is from another.
    fn off(&self, other: &Self) -> f64 {
        let across = (other.left - self.right).max(self.left - other.right).max(0.0);
        let along = (other.top - self.bottom).max(self.top - other.bottom).max(0.0);
        across.hypot(along)
    }

    /// The point of it that is nearest to another.
    pub fn nearest(&self, (x, y): Point) -> Point {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
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
    /// Whether a line must lead to it: it stands far off, or no farther from another's mark.
    pub is_led_to: bool,
}

/// How far off a name may stand, beginning with the nearest, and what that costs: a long line to it more than its share.
const STEPS: [(f64, usize); 9] =
    [(3.0, 0), (9.0, 9), (17.0, 18), (27.0, 27), (39.0, 36), (54.0, 54), (72.0, 78), (94.0, 110), (120.0, 150)];
/// From how far on a line leads to it.
const FAR: f64 = 10.0;
/// Right, left, above, below, and between; the last are for a crowd.
const SIDES: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.75, -0.75),
    (0.75, 0.75),
    (-0.75, -0.75),
    (-0.75, 0.75),
    (0.95, -0.35),
    (0.95, 0.35),
    (-0.95, -0.35),
    (-0.95, 0.35),
    (0.35, -0.95),
    (0.35, 0.95),
    (-0.35, -0.95),
    (-0.35, 0.95),
];

/// What it costs to stand no farther from another's mark than from its own, or to have a line to it led over one.
const MISTAKABLE: usize = 20;

/// Places names in this order, each where it covers nothing and the fewest of the lines (given as points along them), and where
/// it is not taken for another's; a name that has no such place gets none.
pub fn place(wanted: &[Wanted<'_>], marks: &[Rect], lines: &[Point], bounds: Rect) -> Vec<Option<Placed>> {
    let mut taken: Vec<Rect> = Vec::new();
    let mut leads: Vec<Point> = Vec::new();
    let mut placed = Vec::new();
    for name in wanted {
        let own = Rect::around(name.point, name.radius);
        let mut best: Option<(usize, Placed)> = None;
        for (off, price) in STEPS {
            for (side, towards) in SIDES.into_iter().enumerate() {
                let (at, area) = stand(name, off, towards);
                let covers = |other: &Rect| other.meets(&area);
                if !area.lies_in(&bounds)
                    || taken.iter().chain(marks).any(covers)
                    || leads.iter().any(|point| area.holds(*point))
                {
                    continue;
                }
                let others = || marks.iter().filter(|mark| **mark != own);
                let is_mistakable = others().any(|mark| mark.off(&area) < own.off(&area) + 1.0);
                let is_led_to = off > FAR || is_mistakable;
                let lead =
                    if is_led_to { along(name.point, area.nearest(name.point), name.radius) } else { Vec::new() };
                if lead.iter().any(|point| taken.iter().any(|area| area.holds(*point))) {
                    continue;
                }
                let is_over = lead.iter().any(|point| others().any(|mark| mark.holds(*point)));
                let crossed = lines.iter().filter(|point| area.holds(**point)).count();
                let doubts = usize::from(is_mistakable) + usize::from(is_over);
                let cost = crossed * 3 + price + side + doubts * MISTAKABLE;
                if best.is_none_or(|(known, _)| cost < known) {
                    best = Some((cost, Placed { at, area, is_led_to }));
                }
            }
        }
        if let Some((_, found)) = best {
            taken.push(found.area);
            if found.is_led_to {
                leads.extend(along(name.point, found.area.nearest(name.point), name.radius));
            }
        }
        placed.push(best.map(|(_, found)| found));
    }
    placed
}

/// Where a name stands that far off its mark: the left end of its base line, and what it covers.
fn stand(name: &Wanted<'_>, off: f64, (dx, dy): Point) -> (Point, Rect) {
    let (width, height) = (font::width(name.text, name.size, name.weight), name.size);
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
    ((x - width / 2.0, y + height * 0.35), area)
}

/// Points of a straight line from the rim of a mark to a name, without its end.
fn along(from: Point, to: Point, radius: f64) -> Vec<Point> {
    let long = (to.0 - from.0).hypot(to.1 - from.1);
    let steps = (long / 3.0).ceil() as usize;
    let share = |step: usize| step as f64 / steps as f64;
    let points = (0..steps).map(share).filter(|share| share * long >= radius);
    points.map(|share| (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)).collect()
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

    fn named(point: Point, text: &str) -> Wanted<'_> {
        Wanted { point, radius: 4.0, text, size: 12.0, weight: Weight::Regular }
    }

    const PAGE: Rect = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };

    #[test]
    fn a_name_stands_nearer_to_its_own_mark_than_to_anothers() {
        // The second mark is just where the name of the first would end.
        let wide = font::width("Turkmenistan", 12.0, Weight::Regular);
        let points = [(200.0, 200.0), (200.0 + 4.0 + 3.0 + wide + 8.0, 200.0)];
        let marks = points.map(|point| Rect::around(point, 4.0));
        let placed = place(&[named(points[0], "Turkmenistan")], &marks, &[], PAGE)[0].unwrap();
        assert!(marks[0].off(&placed.area) < marks[1].off(&placed.area), "{placed:?}");
        assert!(!placed.is_led_to);
    }

    #[test]
    fn a_name_in_a_crowd_is_led_to_and_no_line_crosses_a_name() {
        let points: Vec<Point> =
            (0..36).map(|n| (f64::from(n % 6) * 14.0 + 160.0, f64::from(n / 6) * 14.0 + 160.0)).collect();
        let wanted: Vec<Wanted> = points.iter().map(|&point| named(point, "Chad")).collect();
        let marks: Vec<Rect> = points.iter().map(|&point| Rect::around(point, 4.0)).collect();
        let placed = place(&wanted, &marks, &[], PAGE);
        let known: Vec<(Point, Placed)> =
            points.iter().zip(&placed).filter_map(|(point, placed)| Some((*point, (*placed)?))).collect();
        assert!(known.len() > points.len() / 2, "{} of 36", known.len());
        assert!(known.iter().any(|(_, name)| name.is_led_to));
        for (point, name) in known.iter().filter(|(_, name)| name.is_led_to) {
            let lead = along(*point, name.area.nearest(*point), 4.0);
            let crossed = |(_, other): &(Point, Placed)| lead.iter().any(|point| other.area.holds(*point));
            assert!(!known.iter().any(crossed), "{point:?}");
        }
    }
}
