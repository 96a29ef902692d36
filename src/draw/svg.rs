//! Writing SVG: shapes and text, everything from outside escaped.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::font::{self, Weight};

/// An SVG that grows.
#[derive(Debug)]
pub struct Svg {
    width: f64,
    title: String,
    body: String,
}

/// Where a line of text stands on its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The point is its beginning.
    Start,
    /// The point is its middle.
    Middle,
}

/// How text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style<'s> {
    /// In units, four a millimetre.
    pub size: f64,
    /// How strong.
    pub weight: Weight,
    /// `#RRGGBB`.
    pub color: &'s str,
    /// Where it stands.
    pub anchor: Anchor,
    /// Whether it has a white rim, so that it can be read on lines.
    pub rim: bool,
}

impl<'s> Style<'s> {
    /// Plain text of a size and a colour.
    pub fn new(size: f64, color: &'s str) -> Self {
        Self { size, weight: Weight::Regular, color, anchor: Anchor::Start, rim: false }
    }

    /// The same in semi-bold.
    pub fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// The same, standing otherwise on its point.
    pub fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

/// A number as SVG has it: a tenth of a unit is a fortieth of a millimetre.
pub fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Minus nought is nought.
    format!("{}", rounded + 0.0)
}

impl Svg {
    /// An empty page of this width; [`Svg::finish`] asks for its height.
    pub fn new(width: f64, title: &str) -> Self {
        Self { width, title: title.to_owned(), body: String::new() }
    }

    /// The width of the page.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Something that others refer to, as it is.
    pub fn define(&mut self, element: &str) {
        let _ = writeln!(self.body, "<defs>{element}</defs>");
    }

    /// Opens a group with attributes as they are.
    pub fn open(&mut self, attributes: &str) {
        let _ = writeln!(self.body, "<g{}{attributes}>", if attributes.is_empty() { "" } else { " " });
    }

    /// Closes the last group.
    pub fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// What is read out and shown for the group that was opened last.
    pub fn tell(&mut self, text: &str) {
        let _ = writeln!(self.body, "<title>{}</title>", escape(text));
    }

    /// A path with attributes as they are.
    pub fn path(&mut self, data: &str, attributes: &str) {
        let _ = writeln!(self.body, "<path d=\"{data}\" {attributes}/>");
    }

    /// A circle with attributes as they are.
    pub fn circle(&mut self, x: f64, y: f64, radius: f64, attributes: &str) {
        let (x, y, radius) = (number(x), number(y), number(radius));
        let _ = writeln!(self.body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {attributes}/>");
    }

    /// A rectangle with attributes as they are.
    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), attributes: &str) {
        let [x, y, width, height] = [x, y, width, height].map(number);
        let _ = writeln!(self.body, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {attributes}/>");
    }

    /// A line of text on its base line.
    pub fn text(&mut self, x: f64, y: f64, text: &str, style: Style<'_>) {
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
        };
        let weight = if style.weight == Weight::Bold { " font-weight=\"600\"" } else { "" };
        let rim = if style.rim {
            " stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        } else {
            ""
        };
        let (x, y, size, color) = (number(x), number(y), number(style.size), style.color);
        let text = escape(printable(text)).into_owned();
        let _ = writeln!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" font-family=\"Noto Sans\" font-size=\"{size}\" fill=\"{color}\"{weight}{anchor}{rim}>{text}</text>"
        );
    }

    /// The whole page, so high; printed, a unit is a quarter of a millimetre.
    pub fn finish(self, height: f64) -> String {
        let Self { width, title, body } = self;
        let (w, h) = (number(width), number(height));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {w} {h}\" role=\"img\">\n\
             <title>{}</title>\n<style>{}</style>\n<rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n{body}</svg>\n",
            number(width / 4.0),
            number(height / 4.0),
            escape(printable(&title)),
            font::face(),
        )
    }
}

/// Text without the characters that XML cannot hold.
pub fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
