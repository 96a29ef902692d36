//! What surrounds a picture: its title above it, the legend and the source below.

use super::curve::{Curve, ring};
use super::font::{self, Weight};
use super::svg::{Style, Svg, number};
use super::{MARGIN, Options};
use crate::network::Network;

/// Strong text.
pub const INK: &str = "#22272E";
/// Text that stands back.
pub const GREY: &str = "#57606A";
/// The size of text in the legend.
const SIZE: f64 = 12.0;
/// The height of one of its rows.
const ROW: f64 = 21.0;
/// The space between two of its items.
const GAP: f64 = 22.0;

/// What stands before a name in the legend.
#[derive(Clone, Debug)]
pub enum Sample {
    /// A line with a head, of a width.
    Arrow { color: String, width: f64, is_dashed: bool },
    /// A ring.
    Ring,
    /// The mark of a country.
    Dot,
    /// The mark of a region.
    Diamond,
}

/// A name with its sample.
#[derive(Clone, Debug)]
pub struct Item {
    sample: Sample,
    name: String,
    follows: bool,
}

impl Item {
    /// One that stands by itself.
    pub fn new(sample: Sample, name: impl Into<String>) -> Self {
        Self { sample, name: name.into(), follows: false }
    }

    /// It says little without the one before: the two stand in one row where there is room.
    pub fn following(self) -> Self {
        Self { follows: true, ..self }
    }

    /// What it takes of a row, with the space behind it.
    fn width(&self) -> f64 {
        44.0 + font::width(&self.name, SIZE, Weight::Regular) + GAP
    }
}

/// The rows of a legend, each as wide as the page allows.
fn rows(items: &[Item], page: f64) -> Vec<Vec<(f64, &Item)>> {
    let mut rows: Vec<Vec<(f64, &Item)>> = vec![Vec::new()];
    let (mut x, end) = (MARGIN, page - MARGIN + GAP);
    for (at, item) in items.iter().enumerate() {
        let followers: f64 = items[at + 1..].iter().take_while(|next| next.follows).map(Item::width).sum();
        // Those that belong together begin a row rather than be torn apart, unless a row cannot hold them.
        let together = if item.follows { item.width() } else { item.width() + followers };
        let wide = if MARGIN + together > end { item.width() } else { together };
        if x + wide > end && x > MARGIN {
            rows.push(Vec::new());
            x = MARGIN;
        }
        rows.last_mut().expect("there is one").push((x, item));
        x += item.width();
    }
    rows
}

/// How high a legend is on a page of this width.
pub fn height(items: &[Item], page: f64) -> f64 {
    ROW * rows(items, page).len() as f64
}

/// Draws a legend whose first row is `top` from above.
pub fn draw(svg: &mut Svg, top: f64, items: &[Item]) {
    for (row, items) in rows(items, svg.width()).into_iter().enumerate() {
        let y = top + ROW * (row as f64 + 0.5);
        for (x, item) in items {
            draw_sample(svg, &item.sample, x, y);
            svg.text(x + 44.0, y + SIZE * 0.36, &item.name, Style::new(SIZE, INK));
        }
    }
}

fn draw_sample(svg: &mut Svg, sample: &Sample, x: f64, y: f64) {
    match sample {
        Sample::Arrow { color, width, is_dashed } => {
            arrow(svg, Curve::bent((x, y), (x + 36.0, y), 0.0), color, *width, *is_dashed);
        }
        Sample::Ring => {
            let data = ring((x + 24.0, y), 7.0, 0.0, 1.0);
            svg.path(&data, &format!("fill=\"none\" stroke=\"{GREY}\" stroke-width=\"2.4\""));
            dot(svg, (x + 24.0, y));
        }
        Sample::Dot => dot(svg, (x + 26.0, y)),
        Sample::Diamond => diamond(svg, (x + 26.0, y)),
    }
}

/// A line with a head.
pub fn arrow(svg: &mut Svg, curve: Curve, color: &str, width: f64, is_dashed: bool) {
    let (line, head) = curve.with_head(6.0 + 1.7 * width, 2.6 + 0.95 * width);
    let dash = if is_dashed {
        format!(" stroke-dasharray=\"{} {}\"", number(4.0 + width), number(3.0 + width))
    } else {
        String::new()
    };
    svg.path(&line.data(), &format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"{}\"{dash}", number(width)));
    svg.path(&head, &format!("fill=\"{color}\""));
}

/// The mark of a country.
pub fn dot(svg: &mut Svg, (x, y): (f64, f64)) {
    svg.circle(x, y, 3.4, &format!("fill=\"#fff\" stroke=\"{INK}\" stroke-width=\"1.5\""));
}

/// The mark of a region.
pub fn diamond(svg: &mut Svg, (x, y): (f64, f64)) {
    let [left, right, top, bottom, x, y] = [x - 4.8, x + 4.8, y - 4.8, y + 4.8, x, y].map(number);
    let data = format!("M{left} {y}L{x} {top}L{right} {y}L{x} {bottom}Z");
    svg.path(&data, &format!("fill=\"#fff\" stroke=\"{GREY}\" stroke-width=\"1.5\""));
}

/// The title and what stands below it; gives where the picture may begin.
pub fn head(svg: &mut Svg, title: &str, told: &[String]) -> f64 {
    let wide = svg.width() - 2.0 * MARGIN;
    svg.text(MARGIN, MARGIN + 22.0, &font::fit(title, 26.0, Weight::Bold, wide), Style::new(26.0, INK).bold());
    let mut y = MARGIN + 46.0;
    for line in font::wrap(&told.join(" · "), 13.5, Weight::Regular, wide).into_iter().take(3) {
        svg.text(MARGIN, y, &line, Style::new(13.5, GREY));
        y += 18.0;
    }
    y
}

/// The source, in lines whose first is `top` from above; gives where the page ends.
pub fn foot(svg: &mut Svg, top: f64, network: &Network, more: &str) -> f64 {
    let years: Vec<String> = network.years().iter().map(ToString::to_string).collect();
    let editions = match years.as_slice() {
        [] => String::new(),
        [one] => format!(", edition {one}"),
        [first, .., last] => format!(", editions {first} to {last}"),
    };
    let text = format!(
        "Source: US Department of State, Trafficking in Persons Report, country narratives{editions}; read by tipgraph {}. {more}",
        env!("CARGO_PKG_VERSION")
    );
    let mut y = top;
    for line in font::wrap(&text, 10.5, Weight::Regular, svg.width() - 2.0 * MARGIN) {
        svg.text(MARGIN, y, &line, Style::new(10.5, GREY));
        y += 14.0;
    }
    y + 12.0
}

/// The title of a picture: what was asked for, or what it shows and of which reports.
pub fn title(network: &Network, options: &Options, what: &str, country: impl Fn(&str) -> Option<String>) -> String {
    if let Some(title) = &options.title {
        return title.clone();
    }
    let name = |code: &str| country(code).unwrap_or_else(|| code.to_owned());
    let reports: Vec<&str> = network.reports().into_iter().collect();
    let countries: std::collections::BTreeSet<&str> = reports.iter().filter_map(|key| key.split('-').next()).collect();
    let years: Vec<i32> = network.years().into_iter().collect();
    let editions = match years.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first} to {last}"),
    };
    match (&countries.iter().collect::<Vec<_>>()[..], options.filter.countries.as_slice()) {
        ([one], _) => format!("{what}: {}, {editions}", name(one)),
        (_, [one]) => format!("{what}: {}, {editions}", name(one)),
        _ => format!("{what}, {editions}"),
    }
}

/// A number with the word that it counts.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stands_in_one_row() {
        let item = |name: &str, follows| Item { follows, ..Item::new(Sample::Ring, name) };
        let items = [
            item("alone", false),
            item("also alone", false),
            item("1 report", false),
            item("6 reports", true),
            item("11 reports", true),
        ];
        let named = |page: f64| -> Vec<Vec<String>> {
            rows(&items, page).iter().map(|row| row.iter().map(|(_, item)| item.name.clone()).collect()).collect()
        };
        let whole: f64 = items.iter().map(Item::width).sum();
        assert_eq!(named(2.0 * MARGIN + whole).len(), 1);
        // A little too narrow for the last: the three begin a row.
        let rows = named(2.0 * MARGIN + whole - GAP - 1.0);
        assert_eq!(rows, [vec!["alone", "also alone"], vec!["1 report", "6 reports", "11 reports"]]);
        // Too narrow for the three: each as far as there is room.
        let narrow = named(2.0 * MARGIN + items[2].width() + items[3].width());
        assert_eq!(narrow.last().unwrap(), &["11 reports"]);
    }
}
