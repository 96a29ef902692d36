//! GeoJSON (RFC 7946): a point for each place, an arc along the great circle for each route, a point for a route within a
//! country. A place without a known position has no geometry.

use std::io::Write;

use serde_json::{Value as Json, json};

use super::attribute::{of_edge, of_node};
use super::json::object;
use crate::network::error::Error;
use crate::network::{Network, Place, Projection};

/// The longest piece of an arc, in degrees.
const STEP: f64 = 3.0;

pub fn write(network: &Network, out: &mut dyn Write) -> Result<(), Error> {
    if network.projection == Projection::Actors {
        return Err(Error::NoPlaces { format: "geojson" });
    }
    let nodes = network.nodes.iter().map(|node| {
        let geometry = node.place.map_or(Json::Null, point);
        let own = [("feature".to_owned(), json!("place"))];
        json!({ "type": "Feature", "id": node.id, "geometry": geometry, "properties": object(own, of_node(node)) })
    });
    let edges = network.edges.iter().map(|edge| {
        let places = (network.nodes[edge.source].place, network.nodes[edge.target].place);
        let geometry = match places {
            (Some(place), Some(_)) if edge.is_internal() => point(place),
            (Some(from), Some(to)) => lines(&arc(from, to)),
            _ => Json::Null,
        };
        let own = [("feature", json!("route")), ("from", json!(edge.from)), ("to", json!(edge.to))];
        let own = own.map(|(name, value)| (name.to_owned(), value));
        let id = format!("{}→{}", edge.from, edge.to);
        json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": object(own, of_edge(edge)) })
    });
    let whole = json!({ "type": "FeatureCollection", "features": nodes.chain(edges).collect::<Vec<_>>() });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    Ok(writeln!(out)?)
}

fn point(place: Place) -> Json {
    json!({ "type": "Point", "coordinates": position(&place) })
}

/// Longitude and latitude, to about ten metres.
fn position(place: &Place) -> [f64; 2] {
    [place.longitude, place.latitude].map(|degrees| (degrees * 1e4).round() / 1e4)
}

/// A line, or two where it crosses the date line, as the standard asks.
fn lines(arc: &[Place]) -> Json {
    let mut parts: Vec<Vec<[f64; 2]>> = vec![vec![position(&arc[0])]];
    for pair in arc.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if (from.longitude - to.longitude).abs() > 180.0 {
            let side = 180.0_f64.copysign(from.longitude);
            let over = to.longitude + 360.0_f64.copysign(from.longitude);
            let share = if over == from.longitude { 0.0 } else { (side - from.longitude) / (over - from.longitude) };
            let latitude = from.latitude + share * (to.latitude - from.latitude);
            let edge = |longitude| position(&Place { longitude, latitude });
            parts.last_mut().expect("there is one").push(edge(side));
            parts.push(vec![edge(-side)]);
        }
        parts.last_mut().expect("there is one").push(position(&to));
    }
    match parts.as_slice() {
        [line] => json!({ "type": "LineString", "coordinates": line }),
        _ => json!({ "type": "MultiLineString", "coordinates": parts }),
    }
}

/// The shortest way over the globe, both ends included.
fn arc(from: Place, to: Place) -> Vec<Place> {
    let vector = |place: Place| {
        let (longitude, latitude) = (place.longitude.to_radians(), place.latitude.to_radians());
        [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
    };
    let (a, b) = (vector(from), vector(to));
    let angle = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]).clamp(-1.0, 1.0).acos();
    let steps = (angle.to_degrees() / STEP).ceil().max(1.0) as usize;
    let between = |step: usize| {
        let share = step as f64 / steps as f64;
        let (left, right) = (((1.0 - share) * angle).sin() / angle.sin(), (share * angle).sin() / angle.sin());
        let [x, y, z] = [0, 1, 2].map(|axis| left * a[axis] + right * b[axis]);
        Place { longitude: y.atan2(x).to_degrees(), latitude: z.atan2(x.hypot(y)).to_degrees() }
    };
    let inner = (1..steps).map(between);
    std::iter::once(from).chain(inner).chain(std::iter::once(to)).collect()
}
