//! The network as a picture: a map of routes, or a diagram of actors.
//!
//! A picture is one SVG in millimetres of an A4 page; PNG is the same drawn by resvg, HTML the same with the sentences of each
//! line under the pointer. It carries its font (`data/font`) and the outlines of the countries (`data/world`), so that it
//! looks alike everywhere and asks no network. What is grouped and coloured how stands in `ontology/picture.toml`.

mod curve;
mod diagram;
mod error;
mod font;
mod label;
mod legend;
mod map;
mod page;
mod palette;
mod projection;
mod sheet;
mod svg;
mod world;

pub use error::Error;

use std::path::Path;

use crate::network::{Filter, Network, Projection};

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For print and for the web.
    Svg,
    /// For documents that take no SVG.
    Png,
    /// One page that shows sentences under the pointer.
    Html,
}

impl Format {
    /// The format that a file's name ends with.
    ///
    /// # Errors
    /// When it ends with none.
    pub fn of(file: &Path) -> Result<Self, Error> {
        match file.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("html" | "htm") => Ok(Self::Html),
            _ => Err(Error::Format(file.to_owned())),
        }
    }
}

/// What to show, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The filter that the network was made with, for the title.
    pub filter: Filter,
    /// A title in the place of the one that is made.
    pub title: Option<String>,
    /// The whole world and not only the part with routes.
    pub whole: bool,
    /// So many routes, or so many actors, at most: those of most weight.
    pub top: Option<usize>,
    /// The width of a PNG in pixels.
    pub width: u32,
}

/// The width of a page in units of the drawing, four a millimetre: A4 across.
const WIDTH: f64 = 1188.0;
/// The height of a page.
const HEIGHT: f64 = 840.0;
/// The margin around it.
const MARGIN: f64 = 40.0;

/// What is shown when one points at a line: who, and the sentences with their reports.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
struct Tip {
    head: String,
    lines: Vec<(String, String)>,
}

/// A picture before it is written.
#[derive(Debug)]
struct Picture {
    title: String,
    svg: String,
    /// Whether it is higher than wide.
    is_tall: bool,
    tips: Vec<Tip>,
}

/// Draws a network. The same network gives the same bytes.
///
/// # Errors
/// When there is nothing to draw or the picture is too large.
pub fn draw(network: &Network, options: &Options, format: Format) -> Result<Vec<u8>, Error> {
    if network.edges.is_empty() {
        return Err(Error::Nothing);
    }
    let picture = match network.projection {
        Projection::Routes => map::picture(network, options),
        Projection::Actors => diagram::picture(network, options),
    };
    match format {
        Format::Svg => Ok(picture.svg.into_bytes()),
        Format::Html => Ok(page::write(&picture).into_bytes()),
        Format::Png => font::render(&picture.svg, options.width),
    }
}

#[cfg(test)]
mod tests;
