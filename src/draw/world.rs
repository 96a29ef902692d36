//! The outlines of the countries: `data/world/world.json` read, and rings cut where a projection cuts the globe.

use std::sync::LazyLock;

use serde::Deserialize;

use super::projection::Projection;
use crate::network::Place;

#[derive(Debug, Deserialize)]
struct File {
    /// So many steps a degree.
    steps: f64,
    /// A point, then steps from point to point.
    arcs: Vec<Vec<i32>>,
    shapes: Vec<Drawn>,
}

#[derive(Debug, Deserialize)]
struct Drawn {
    key: String,
    /// Arcs by number; `-n-1` is arc `n` backwards.
    rings: Vec<Vec<i32>>,
}

/// A country's outline.
#[derive(Debug)]
pub struct Shape {
    /// The country's key; empty for a place that has none.
    pub key: String,
    /// Closed lines.
    pub rings: Vec<Vec<Place>>,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let file: File = serde_json::from_str(include_str!("../../data/world/world.json")).expect("the project's own file");
    let arcs: Vec<Vec<Place>> = file
        .arcs
        .iter()
        .map(|steps| {
            let (mut x, mut y) = (0, 0);
            let points = steps.chunks_exact(2).map(|step| {
                (x, y) = (x + step[0], y + step[1]);
                Place { longitude: f64::from(x) / file.steps, latitude: f64::from(y) / file.steps }
            });
            points.collect()
        })
        .collect();
    let ring = |numbers: &Vec<i32>| {
        let mut points: Vec<Place> = Vec::new();
        for &number in numbers {
            let mut arc = arcs[usize::try_from(if number < 0 { !number } else { number }).unwrap_or_default()].clone();
            if number < 0 {
                arc.reverse();
            }
            points.extend(arc.into_iter().skip(usize::from(!points.is_empty())));
        }
        unwrapped(points)
    };
    let shapes = file.shapes.into_iter();
    shapes.map(|shape| Shape { rings: shape.rings.iter().map(ring).collect(), key: shape.key }).collect()
});

/// A ring over the date line counted on past 180 degrees, so that its points are neighbours.
fn unwrapped(mut ring: Vec<Place>) -> Vec<Place> {
    for at in 1..ring.len() {
        let step = ring[at].longitude - ring[at - 1].longitude;
        ring[at].longitude -= 360.0 * (step / 360.0).round();
    }
    ring
}

/// All countries.
pub fn shapes() -> &'static [Shape] {
    &SHAPES
}

/// A ring on the page, cut in two where the projection cuts the globe; nothing where it is on the far side.
pub fn flat(ring: &[Place], projection: Projection) -> Vec<Vec<(f64, f64)>> {
    let Projection::EqualEarth { longitude } = projection else {
        let points: Option<Vec<_>> = ring.iter().map(|place| projection.project(*place)).collect();
        return points.into_iter().collect();
    };
    let shifted = [-360.0, 0.0, 360.0].into_iter().map(|shift| {
        let moved: Vec<Place> = ring.iter().map(|p| Place { longitude: p.longitude + shift, ..*p }).collect();
        let east = cut(&moved, |p| longitude + 180.0 - p.longitude, longitude + 180.0);
        cut(&east, |p| p.longitude - (longitude - 180.0), longitude - 180.0)
    });
    let parts = shifted.filter(|part| part.len() > 2);
    parts.map(|part| part.into_iter().filter_map(|place| projection.project(place)).collect()).collect()
}

/// The part of a ring where `side` is not negative (Sutherland and Hodgman, 1974); the cut is along a meridian.
fn cut(ring: &[Place], side: impl Fn(&Place) -> f64, meridian: f64) -> Vec<Place> {
    let mut kept = Vec::new();
    for (at, here) in ring.iter().enumerate() {
        let before = &ring[(at + ring.len() - 1) % ring.len()];
        let (a, b) = (side(before), side(here));
        if (a < 0.0) != (b < 0.0) {
            let share = a / (a - b);
            let latitude = before.latitude + share * (here.latitude - before.latitude);
            kept.push(Place { longitude: meridian, latitude });
        }
        if b >= 0.0 {
            kept.push(*here);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_whole_and_in_its_place() {
        assert!(shapes().len() > 230);
        for shape in shapes() {
            for ring in &shape.rings {
                assert!(ring.len() > 3 && ring.first() == ring.last(), "{} is not closed", shape.key);
                assert!(ring.iter().all(|p| p.longitude.abs() <= 200.0 && p.latitude.abs() <= 90.01), "{}", shape.key);
            }
        }
        let azerbaijan = shapes().iter().find(|shape| shape.key == "AZE").unwrap();
        let baku = Place { longitude: 49.2, latitude: 40.3 };
        assert!(azerbaijan.rings.iter().any(|ring| holds(ring, baku)));
    }

    /// Whether a point is inside a ring: a line from it crosses the ring an odd number of times.
    fn holds(ring: &[Place], point: Place) -> bool {
        let crossings = ring.windows(2).filter(|pair| {
            let (a, b) = (pair[0], pair[1]);
            (a.latitude > point.latitude) != (b.latitude > point.latitude)
                && point.longitude
                    < (b.longitude - a.longitude) * (point.latitude - a.latitude) / (b.latitude - a.latitude)
                        + a.longitude
        });
        crossings.count() % 2 == 1
    }

    #[test]
    fn what_the_cut_goes_through_is_two_pieces() {
        let ring = [(-172.0, 60.0), (-160.0, 60.0), (-160.0, 70.0), (-172.0, 70.0), (-172.0, 60.0)];
        let ring: Vec<Place> = ring.into_iter().map(|(longitude, latitude)| Place { longitude, latitude }).collect();
        assert_eq!(flat(&ring, Projection::WORLD).len(), 2);
        assert_eq!(flat(&ring, Projection::EqualEarth { longitude: -160.0 }).len(), 1);
    }
}
