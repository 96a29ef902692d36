//! Where the boxes of a diagram stand, and the ways of the lines between them.
//!
//! Boxes stand in columns, in the group of their kind, each as near as can be to what it is linked with (the barycentre method of
//! Sugiyama, 1981). A line that passes a column goes between its boxes.

use std::collections::{BTreeMap, BTreeSet};

use super::MARGIN;
use super::curve::Point;
use super::svg::number;

/// The ends of lines at a box and a side of it: where each leads, its link, and whether it begins there.
type Ports = BTreeMap<(usize, bool), Vec<(f64, usize, bool)>>;

/// The least room between boxes.
const GAP: f64 = 6.0;
/// The room for the name of a group.
const HEADING: f64 = 25.0;
/// The most room that is added between boxes where there is plenty.
const MORE: f64 = 13.0;
/// Sweeps of the barycentre method.
const SWEEPS: usize = 12;
/// The length of a line's head.
const HEAD: f64 = 8.0;

/// A page, in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Its width.
    pub width: f64,
    /// Its height, where what is on it needs no more.
    pub height: f64,
    /// The width of a box.
    pub boxed: f64,
    /// The room on the left for lines within the first column.
    pub side: f64,
}

/// A4 across.
pub const ACROSS: Page = Page { width: super::WIDTH, height: super::HEIGHT, boxed: 232.0, side: 60.0 };
/// A4 upright.
pub const UPRIGHT: Page = Page { width: super::HEIGHT, height: super::WIDTH, boxed: 184.0, side: 46.0 };

/// A node on the page.
#[derive(Clone, Debug)]
pub struct Boxed {
    /// The node's number.
    pub node: usize,
    /// The number of its group.
    pub group: usize,
    /// What stands in it.
    pub lines: Vec<String>,
    /// Its upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

/// The boxes of one column, from above.
pub type Column = Vec<Boxed>;

fn groups(column: &Column) -> usize {
    column.iter().map(|item| item.group).collect::<BTreeSet<_>>().len()
}

/// The least height of a column.
pub fn height(column: &Column) -> f64 {
    column.iter().map(|item| item.height + GAP).sum::<f64>() + HEADING * groups(column) as f64
}

/// Boxes in their places.
#[derive(Debug)]
pub struct Sheet {
    page: Page,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    top: f64,
    room: f64,
}

/// A line from node to node, each by its column, its edge of the page and its height there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    from: (usize, Point),
    to: (usize, Point),
}

impl Sheet {
    /// Puts the boxes in their order, in the room that there is; `links` are pairs of nodes.
    pub fn new(page: Page, columns: Vec<Column>, links: &[(usize, usize)], top: f64, room: f64) -> Self {
        let mut sheet = Self { page, columns, top, room };
        let count = sheet.columns.len();
        for at in 0..count {
            sheet.columns[at].sort_by_key(|item| (item.group, item.node));
            sheet.stack(at);
        }
        for sweep in 0..SWEEPS {
            for at in 0..count {
                sheet.order(if sweep % 2 == 0 { at } else { count - 1 - at }, links);
            }
        }
        sheet
    }

    /// Sorts the groups of a column by the mean height of what each box is linked with.
    fn order(&mut self, at: usize, links: &[(usize, usize)]) {
        let place: BTreeMap<usize, f64> =
            self.columns.iter().flatten().map(|item| (item.node, item.top + item.height / 2.0)).collect();
        let mut near: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for &(a, b) in links.iter().filter(|(a, b)| a != b) {
            near.entry(a).or_default().push(place[&b]);
            near.entry(b).or_default().push(place[&a]);
        }
        let wish = |node| near.get(&node).map_or(place[&node], |all| all.iter().sum::<f64>() / all.len() as f64);
        self.columns[at].sort_by(|a, b| a.group.cmp(&b.group).then(wish(a.node).total_cmp(&wish(b.node))));
        self.stack(at);
    }

    /// One below the other, with what room there is shared between them.
    fn stack(&mut self, at: usize) {
        let column = &mut self.columns[at];
        let gaps = (column.len() + groups(column)).max(1) as f64;
        let spare = (self.room - height(column)).max(0.0);
        let more = (spare / gaps).min(MORE);
        let mut y = self.top + (spare - more * gaps) / 2.0;
        let mut before = None;
        for item in column {
            if before != Some(item.group) {
                y += HEADING + if before.is_some() { more } else { 0.0 };
                before = Some(item.group);
            }
            item.top = y;
            y += item.height + GAP + more;
        }
    }

    /// The left edge of a column.
    pub fn left(&self, column: usize) -> f64 {
        let Page { width, boxed, side, .. } = self.page;
        let room = width - 2.0 * MARGIN - side - boxed;
        MARGIN + side + room * column as f64 / (self.columns.len().max(2) - 1) as f64
    }

    /// The ways of links, in their order. A line leaves a box toward the other one, and within a column on the left; those
    /// of one side of a box stand in the order of where they lead.
    pub fn ways(&self, links: &[(usize, usize)]) -> Vec<Way> {
        let columns = self.columns.iter().enumerate();
        let spot: BTreeMap<usize, (usize, &Boxed)> =
            columns.flat_map(|(at, column)| column.iter().map(move |item| (item.node, (at, item)))).collect();
        let is_right = |own: usize, other: usize| spot[&own].0 < spot[&other].0;
        let mut ports = Ports::new();
        for (nth, &(from, to)) in links.iter().enumerate() {
            ports.entry((from, is_right(from, to))).or_default().push((spot[&to].1.top, nth, true));
            ports.entry((to, is_right(to, from))).or_default().push((spot[&from].1.top, nth, false));
        }
        let mut ends: BTreeMap<(usize, bool), (usize, Point)> = BTreeMap::new();
        for ((node, is_right), mut lines) in ports {
            lines.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let (column, item) = spot[&node];
            let x = self.left(column) + if is_right { self.page.boxed } else { 0.0 };
            for (at, &(_, nth, is_start)) in lines.iter().enumerate() {
                let y = item.top + item.height * (at + 1) as f64 / (lines.len() + 1) as f64;
                ends.insert((nth, is_start), (column, (x, y)));
            }
        }
        (0..links.len()).map(|nth| Way { from: ends[&(nth, true)], to: ends[&(nth, false)] }).collect()
    }

    /// The line of a way, as the data of a path; it ends before its head does.
    pub fn line(&self, way: Way) -> String {
        let (from, to) = (way.from.1, way.to.1);
        let end = to.0 + way.back() * (HEAD - 2.0);
        if way.from.0 == way.to.0 {
            let off = (18.0 + 0.16 * (to.1 - from.1).abs()).min(self.page.side - 6.0);
            return data(from, &[[from.0 - off, from.1, end - off, to.1, end, to.1]]);
        }
        if way.from.0.abs_diff(way.to.0) == 1 {
            let pull = (to.0 - from.0) * 0.5;
            return data(from, &[[from.0 + pull, from.1, end - pull, to.1, end, to.1]]);
        }
        let y = self.gap(1, f64::midpoint(from.1, to.1));
        let (left, right) = (self.left(1), self.left(1) + self.page.boxed);
        let (near, far) = if from.0 < to.0 { (left, right) } else { (right, left) };
        let (first, second, third) = ((near - from.0) * 0.5, (end - far) * 0.5, (far - near) / 3.0);
        let parts = [
            [from.0 + first, from.1, near - first, y, near, y],
            [near + third, y, far - third, y, far, y],
            [far + second, y, end - second, to.1, end, to.1],
        ];
        data(from, &parts)
    }

    /// The height nearest to `wish` at which no box of the column is, nor the name of a group.
    fn gap(&self, column: usize, wish: f64) -> f64 {
        let mut gaps = Vec::new();
        let mut before: Option<&Boxed> = None;
        for item in &self.columns[column] {
            let upper = before.map_or(item.top - 60.0, |above| above.top + above.height);
            let heading = if before.is_none_or(|above| above.group != item.group) { HEADING - 4.0 } else { 0.0 };
            gaps.push((upper, item.top - heading));
            before = Some(item);
        }
        gaps.extend(before.map(|last| (last.top + last.height, last.top + last.height + 300.0)));
        let inside = |(from, to): (f64, f64)| {
            let rim = ((to - from) / 2.0).clamp(0.0, 3.0);
            wish.clamp(from + rim, (to - rim).max(from + rim))
        };
        let near = gaps.into_iter().map(inside).min_by(|a, b| (a - wish).abs().total_cmp(&(b - wish).abs()));
        near.unwrap_or(wish)
    }
}

impl Way {
    /// Which way is back from the box that the line enters: to the left or to the right.
    fn back(self) -> f64 {
        if self.from.0 > self.to.0 { 1.0 } else { -1.0 }
    }

    /// The head of the line, as the data of a path.
    pub fn head(self) -> String {
        let (x, y) = self.to.1;
        let [tip, base, y, up, down] = [x, x + self.back() * HEAD, y, y - 3.6, y + 3.6].map(number);
        format!("M{tip} {y}L{base} {up}L{base} {down}Z")
    }
}

/// Cubic curves from a point on.
fn data(from: Point, curves: &[[f64; 6]]) -> String {
    let start = format!("M{} {}", number(from.0), number(from.1));
    let curve = |six: &[f64; 6]| format!("C{}", six.map(number).join(" "));
    std::iter::once(start).chain(curves.iter().map(curve)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(node: usize, group: usize) -> Boxed {
        Boxed { node, group, lines: Vec::new(), top: 0.0, height: 20.0 }
    }

    #[test]
    fn boxes_stand_by_what_they_are_linked_with_and_cover_nothing() {
        let columns = vec![
            (0..5).map(|node| boxed(node, 0)).collect(),
            vec![boxed(5, 1), boxed(6, 2)],
            (7..12).map(|node| boxed(node, 3)).collect(),
        ];
        // Each on the left to the one on the right that stood last.
        let links: Vec<(usize, usize)> = (0..5).map(|node| (node, 11 - node)).collect();
        let sheet = Sheet::new(ACROSS, columns, &links, 100.0, 300.0);
        let order = |column: usize| sheet.columns[column].iter().map(|item| item.node).collect::<Vec<_>>();
        let (left, right) = (order(0), order(2));
        assert!(left.iter().zip(&right).all(|(a, b)| *b == 11 - a), "{left:?} {right:?}");
        for column in &sheet.columns {
            for pair in column.windows(2) {
                assert!(pair[0].top + pair[0].height < pair[1].top);
            }
            assert!(column.iter().all(|item| item.top >= 100.0 && item.top + item.height <= 400.0));
        }
        // A line over the middle column meets none of its boxes.
        for wish in [0.0, 150.0, 200.0, 260.0, 900.0] {
            let y = sheet.gap(1, wish);
            assert!(sheet.columns[1].iter().all(|item| y <= item.top || y >= item.top + item.height), "{y}");
        }
        assert_eq!(sheet.ways(&links).len(), 5);
    }
}
