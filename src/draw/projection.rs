//! From the globe to the page. Both projections keep areas true.

use crate::network::Place;

/// How the globe is laid flat; x goes to the right and y down, in radii of the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// The whole world around a meridian (Šavrič, Patterson and Jenny, 2018).
    EqualEarth {
        /// The meridian in the middle, in degrees.
        longitude: f64,
    },
    /// A part of the world around a point (Lambert, 1772).
    Azimuthal {
        /// The point in the middle.
        middle: Place,
    },
}

/// The farthest from the middle, in degrees, that a part of the world may reach.
const PART: f64 = 65.0;

impl Projection {
    /// For the whole world: the cut goes through the Bering Strait.
    pub const WORLD: Self = Self::EqualEarth { longitude: 11.0 };

    /// The one that shows these places best.
    pub fn around(places: &[Place]) -> Self {
        let vectors = places.iter().map(|place| vector(*place));
        let sum = vectors.fold([0.0; 3], |sum, v| [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]]);
        let middle = Place {
            longitude: sum[1].atan2(sum[0]).to_degrees(),
            latitude: sum[2].atan2(sum[0].hypot(sum[1])).to_degrees(),
        };
        let far = places.iter().map(|place| angle(middle, *place)).fold(0.0, f64::max);
        // A wide part around a pole would show east and west where nobody looks for them.
        let is_part = far <= PART && (middle.latitude.abs() < 50.0 || far < 25.0);
        if is_part { Self::Azimuthal { middle } } else { Self::WORLD }
    }

    /// Where a place comes to lie; `None` where it is on the far side of the globe.
    pub fn project(self, place: Place) -> Option<(f64, f64)> {
        match self {
            Self::EqualEarth { longitude } => {
                let across = (place.longitude - longitude).to_radians();
                let t = (3.0_f64.sqrt() / 2.0 * place.latitude.to_radians().sin()).asin();
                let (a, b, c, d) = (1.340_264, -0.081_106, 0.000_893, 0.003_796);
                let (t2, t6) = (t * t, t.powi(6));
                let x = 2.0 * 3.0_f64.sqrt() * across * t.cos()
                    / (3.0 * (9.0 * d * t6 * t2 + 7.0 * c * t6 + 3.0 * b * t2 + a));
                Some((x, -t * (d * t6 * t2 + c * t6 + b * t2 + a)))
            }
            Self::Azimuthal { middle } => {
                if angle(middle, place) > 140.0 {
                    return None;
                }
                let (phi, phi0) = (place.latitude.to_radians(), middle.latitude.to_radians());
                let across = (place.longitude - middle.longitude).to_radians();
                let cos = phi0.sin() * phi.sin() + phi0.cos() * phi.cos() * across.cos();
                let k = (2.0 / (1.0 + cos)).sqrt();
                let y = phi0.cos() * phi.sin() - phi0.sin() * phi.cos() * across.cos();
                Some((k * phi.cos() * across.sin(), -k * y))
            }
        }
    }

    /// A longitude as this projection counts it, from its cut on.
    pub fn wrapped(self, longitude: f64) -> f64 {
        match self {
            Self::EqualEarth { longitude: middle } => middle + (longitude - middle + 540.0).rem_euclid(360.0) - 180.0,
            Self::Azimuthal { .. } => longitude,
        }
    }
}

fn vector(place: Place) -> [f64; 3] {
    let (longitude, latitude) = (place.longitude.to_radians(), place.latitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

/// The angle between two places seen from the middle of the globe, in degrees.
pub fn angle(a: Place, b: Place) -> f64 {
    let (a, b) = (vector(a), vector(b));
    (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]).clamp(-1.0, 1.0).acos().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(longitude: f64, latitude: f64) -> Place {
        Place { longitude, latitude }
    }

    #[test]
    fn known_points_lie_where_the_papers_put_them() {
        // Equal Earth: the pole lies at 1.3173627591574, the equator's end at 2.70662974 (x of 180 degrees).
        let world = Projection::EqualEarth { longitude: 0.0 };
        let (_, north) = world.project(at(0.0, 90.0)).unwrap();
        assert!((north + 1.317_362_759).abs() < 1e-6, "{north}");
        let (east, _) = world.project(at(180.0, 0.0)).unwrap();
        assert!((east - 2.706_629_838).abs() < 1e-6, "{east}");
        let part = Projection::Azimuthal { middle: at(0.0, 0.0) };
        let (x, y) = part.project(at(90.0, 0.0)).unwrap();
        assert!((x - 2.0_f64.sqrt()).abs() < 1e-9 && y.abs() < 1e-9);
        assert_eq!(part.project(at(180.0, 0.0)), None);
    }

    #[test]
    fn neighbours_get_a_part_and_far_ones_the_world() {
        assert!(matches!(Projection::around(&[at(47.0, 40.0), at(54.0, 24.0)]), Projection::Azimuthal { .. }));
        assert_eq!(Projection::around(&[at(-98.0, 39.0), at(104.0, 35.0)]), Projection::WORLD);
        let pacific = Projection::around(&[at(178.0, -18.0), at(-172.0, -14.0)]);
        let Projection::Azimuthal { middle } = pacific else { panic!("{pacific:?}") };
        assert!(middle.longitude.abs() > 170.0, "{middle:?}");
    }
}
