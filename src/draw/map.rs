//! The map of routes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::curve::{Curve, Point, ring};
use super::font::Weight;
use super::label::{self, Rect, Wanted};
use super::legend::{self, GREY, INK, Item, Sample, counted};
use super::palette::{forms, group_of};
use super::projection::Projection;
use super::svg::{Anchor, Style, Svg, number};
use super::world::{flat, shapes};
use super::{HEIGHT, MARGIN, Options, Picture, Tip, WIDTH};
use crate::network::{Edge, Network, Place};

/// So many routes are drawn unless more are asked for.
const TOP: usize = 70;
/// The widest line, in units.
const WIDEST: f64 = 4.4;
/// The thinnest.
const THINNEST: f64 = 1.2;
/// The radius of the ring of what happens within a country.
const RING: f64 = 9.5;
/// The least part of the globe that a map shows, in radii.
const LEAST: f64 = 0.2;

/// The part of a route that is of one group of forms.
struct Strand<'n> {
    edge: &'n Edge,
    group: usize,
    /// Reports that tell of it.
    reports: usize,
    /// Whether none says that it is so now.
    is_dashed: bool,
    /// Its number among the strands of its route.
    nth: usize,
}

/// The page and how the globe lies on it.
struct Frame {
    projection: Projection,
    panel: Rect,
    scale: f64,
    shift: Point,
}

impl Frame {
    fn point(&self, place: Place) -> Option<Point> {
        let (x, y) = self.projection.project(Place { longitude: self.projection.wrapped(place.longitude), ..place })?;
        Some(self.on_page((x, y)))
    }

    fn on_page(&self, (x, y): Point) -> Point {
        (x * self.scale + self.shift.0, y * self.scale + self.shift.1)
    }

    /// The part of the globe with these places, as large as the panel allows; the panel ends where the world does.
    fn of(places: &[Place], panel: Rect, is_whole: bool) -> Self {
        let projection = if is_whole { Projection::WORLD } else { Projection::around(places) };
        let shown: &[Place] = if is_whole { &WORLD } else { places };
        let wide = bounds(shown, projection);
        let room = |size: f64| if is_whole { size } else { (size * 1.16 + 0.05).max(LEAST) };
        let (width, height) = (room(wide.right - wide.left), room(wide.bottom - wide.top));
        let scale = ((panel.right - panel.left) / width).min((panel.bottom - panel.top) / height);
        let (mut panel, mut middle) = (panel, f64::midpoint(wide.top, wide.bottom));
        if projection == Projection::WORLD {
            let world = bounds(&WORLD, projection);
            let high = (panel.bottom - panel.top).min((world.bottom - world.top) * scale);
            panel.bottom = panel.top + high;
            let half = high / scale / 2.0;
            middle = middle.clamp(world.top + half, (world.bottom - half).max(world.top + half));
        }
        let shift = (
            f64::midpoint(panel.left, panel.right) - f64::midpoint(wide.left, wide.right) * scale,
            f64::midpoint(panel.top, panel.bottom) - middle * scale,
        );
        Self { projection, panel, scale, shift }
    }
}

/// The ends of the world on a map, in degrees: where Bering's strait cuts it, and without the ice of the south.
const WORLD: [Place; 4] = [
    Place { longitude: -168.999, latitude: 0.0 },
    Place { longitude: -169.001, latitude: 0.0 },
    Place { longitude: 11.0, latitude: -56.5 },
    Place { longitude: 11.0, latitude: 80.0 },
];

/// What these places take up, in radii of the globe.
fn bounds(places: &[Place], projection: Projection) -> Rect {
    let wrapped = |place: &Place| Place { longitude: projection.wrapped(place.longitude), ..*place };
    Rect::of(places.iter().filter_map(|place| projection.project(wrapped(place))))
}

/// Draws the map.
pub fn picture(network: &Network, options: &Options) -> Picture {
    let placed = |edge: &&Edge| [edge.source, edge.target].iter().all(|&end| network.nodes[end].place.is_some());
    let mut edges: Vec<&Edge> = network.edges.iter().filter(placed).collect();
    edges.sort_by_key(|edge| std::cmp::Reverse((edge.weight(), edge.facts.len())));
    let all = edges.len();
    edges.truncate(options.top.unwrap_or(TOP));
    let strands = strands(&edges);
    let most = strands.iter().map(|strand| strand.reports).max().unwrap_or(1);

    let name = |code: &str| network.nodes.iter().find(|node| node.id == code).map(|node| node.label.clone());
    let title = legend::title(network, options, "Trafficking routes", name);
    let mut svg = Svg::new(WIDTH, &title);
    let top = legend::head(&mut svg, &title, &told(network, options, edges.len(), all));
    let items = legend_items(&strands, most, network);
    let room = HEIGHT - 62.0 - legend::height(&items, WIDTH);
    let panel = Rect { left: MARGIN, top: top - 4.0, right: WIDTH - MARGIN, bottom: room };

    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for edge in &edges {
        for end in [edge.source, edge.target] {
            *ends.entry(end).or_default() += edge.weight();
        }
    }
    let places: Vec<Place> = ends.keys().filter_map(|&node| network.nodes[node].place).collect();
    let frame = Frame::of(&places, panel, options.whole);
    let panel = frame.panel;
    let spots: BTreeMap<usize, Point> =
        ends.keys().filter_map(|&node| Some((node, frame.point(network.nodes[node].place?)?))).collect();

    let clip = format!(
        "<clipPath id=\"panel\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/></clipPath>",
        number(panel.left),
        number(panel.top),
        number(panel.right - panel.left),
        number(panel.bottom - panel.top)
    );
    svg.define(&clip);
    svg.open("clip-path=\"url(#panel)\"");
    land(&mut svg, &frame, network, &ends);
    let (tips, lines) = routes(&mut svg, network, &strands, most, &spots);
    for (&node, &spot) in &spots {
        if network.nodes[node].kind == "region" { legend::diamond(&mut svg, spot) } else { legend::dot(&mut svg, spot) }
    }
    names(&mut svg, network, &strands, &ends, &spots, &lines, panel);
    svg.close();
    let rim = "rx=\"4\" fill=\"none\" stroke=\"#C9CFD6\" stroke-width=\"0.8\"";
    svg.rect((panel.left, panel.top), (panel.right - panel.left, panel.bottom - panel.top), rim);
    let below = panel.bottom + 10.0;
    legend::draw(&mut svg, below, &items);
    let foot = below + legend::height(&items, WIDTH) + 18.0;
    let end = legend::foot(&mut svg, foot, network, "Borders: Natural Earth; they take no side.");
    Picture { title, is_tall: end > WIDTH, svg: svg.finish(end), tips }
}

/// What the map shows, in words.
fn told(network: &Network, options: &Options, shown: usize, all: usize) -> Vec<String> {
    let mut told = vec![format!(
        "{} told by {}",
        counted(all, "route", "routes"),
        counted(network.reports().len(), "report", "reports")
    )];
    if shown < all {
        told.push(format!("shown: the {shown} that most reports tell of"));
    }
    told.extend(options.filter.in_words());
    if network.without_origin > 0 {
        told.push(format!("not drawn: {} that name no origin", counted(network.without_origin, "fact", "facts")));
    }
    told
}

/// The routes by group of forms.
fn strands<'n>(edges: &[&'n Edge]) -> Vec<Strand<'n>> {
    let mut strands = Vec::new();
    for edge in edges {
        let mut groups: BTreeMap<usize, (BTreeSet<&str>, bool)> = BTreeMap::new();
        for fact in &edge.facts {
            let (reports, is_said) = groups.entry(group_of(forms(), &fact.form)).or_default();
            reports.insert(&fact.report);
            *is_said |= fact.modality == "asserted";
        }
        // Where a form is named, that another fact names none says nothing new.
        if groups.len() > 1 {
            groups.remove(&(forms().len() - 1));
        }
        for (nth, (group, (reports, is_said))) in groups.into_iter().enumerate() {
            strands.push(Strand { edge, group, reports: reports.len(), is_dashed: !is_said, nth });
        }
    }
    strands
}

fn width(reports: usize, most: usize) -> f64 {
    if most < 2 {
        return 2.0;
    }
    let share = (reports as f64 - 1.0) / (most as f64 - 1.0);
    THINNEST + (WIDEST - THINNEST) * share.sqrt()
}

/// Sea and land; countries of the network stand out.
fn land(svg: &mut Svg, frame: &Frame, network: &Network, ends: &BTreeMap<usize, usize>) {
    let panel = frame.panel;
    svg.rect((panel.left, panel.top), (panel.right - panel.left, panel.bottom - panel.top), "fill=\"#EDF2F5\"");
    let shown: BTreeSet<&str> = ends.keys().map(|&node| network.nodes[node].id.as_str()).collect();
    let tellers: BTreeSet<&str> = network.reports().into_iter().filter_map(|key| key.split('-').next()).collect();
    let mut layers = [String::new(), String::new(), String::new()];
    for shape in shapes() {
        let key = shape.key.as_str();
        let layer = usize::from(shown.contains(key)) + usize::from(tellers.len() == 1 && tellers.contains(key));
        for ring in shape.rings.iter().flat_map(|ring| flat(ring, frame.projection)) {
            let points: Vec<Point> = ring.into_iter().map(|point| frame.on_page(point)).collect();
            if Rect::of(points.iter().copied()).meets(&panel) {
                write_ring(&mut layers[layer.min(2)], &points);
            }
        }
    }
    for (data, color) in layers.iter().zip(["#FBFAF7", "#ECE6D9", "#DFD4BD"]) {
        if !data.is_empty() {
            svg.path(
                data,
                &format!("fill=\"{color}\" stroke=\"#C8C2B5\" stroke-width=\"0.7\" stroke-linejoin=\"round\""),
            );
        }
    }
}

/// A closed line; points nearer to each other than a fifth of a millimetre are one.
fn write_ring(data: &mut String, points: &[Point]) {
    let mut before: Option<Point> = None;
    for &(x, y) in points {
        if before.is_some_and(|(a, b)| (x - a).abs() + (y - b).abs() < 0.8) {
            continue;
        }
        let _ = write!(data, "{}{} {}", if before.is_none() { 'M' } else { 'L' }, number(x), number(y));
        before = Some((x, y));
    }
    data.push('Z');
}

/// Arcs and rings, the heaviest below; gives what each tells, and points along them.
fn routes(
    svg: &mut Svg,
    network: &Network,
    strands: &[Strand<'_>],
    most: usize,
    spots: &BTreeMap<usize, Point>,
) -> (Vec<Tip>, Vec<Point>) {
    let mut order: Vec<&Strand> = strands.iter().collect();
    order.sort_by_key(|strand| std::cmp::Reverse(strand.reports));
    let (mut tips, mut lines) = (Vec::new(), Vec::new());
    for strand in order {
        let (Some(&from), Some(&to)) = (spots.get(&strand.edge.source), spots.get(&strand.edge.target)) else {
            continue;
        };
        let color = forms()[strand.group].color.as_str();
        let width = width(strand.reports, most);
        svg.open(&format!("class=\"tip\" data-tip=\"{}\" tabindex=\"0\"", tips.len()));
        let tip = tip(network, strand);
        svg.tell(&tip.head);
        if strand.edge.is_internal() {
            let count = strands.iter().filter(|other| std::ptr::eq(other.edge, strand.edge)).count() as f64;
            let (start, end) = (strand.nth as f64 / count, (strand.nth + 1) as f64 / count);
            let gap = if count > 1.0 { 0.02 } else { 0.0 };
            let dash = if strand.is_dashed { " stroke-dasharray=\"4 3\"" } else { "" };
            let data = ring(from, RING, start + gap, end - gap);
            svg.path(
                &data,
                &format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"{}\"{dash}", number(width.max(2.6))),
            );
        } else {
            let has_ring = |end: usize| strands.iter().any(|s| s.edge.is_internal() && s.edge.source == end);
            let off = |end: usize| if has_ring(end) { RING + 4.0 } else { 6.5 };
            let curve = Curve::bent(from, to, 0.16 + 0.085 * strand.nth as f64);
            let curve = curve.trimmed(off(strand.edge.source), off(strand.edge.target));
            svg.path(&curve.data(), "fill=\"none\" stroke=\"none\" stroke-width=\"12\" pointer-events=\"stroke\"");
            svg.open("opacity=\"0.88\"");
            legend::arrow(svg, curve, color, width, strand.is_dashed);
            svg.close();
            lines.extend((0..=24).map(|step| curve.at(f64::from(step) / 24.0)));
        }
        svg.close();
        tips.push(tip);
    }
    (tips, lines)
}

fn tip(network: &Network, strand: &Strand<'_>) -> Tip {
    let edge = strand.edge;
    let label = |node: usize| network.nodes[node].label.as_str();
    let way = if edge.is_internal() {
        format!("Within {}", label(edge.source))
    } else {
        format!("{} to {}", label(edge.source), label(edge.target))
    };
    let facts: Vec<_> = edge.facts.iter().filter(|fact| group_of(forms(), &fact.form) == strand.group).collect();
    let listed = |values: BTreeSet<&str>| values.into_iter().filter(|v| !v.is_empty()).collect::<Vec<_>>().join(", ");
    let mut head = vec![way, forms()[strand.group].name.clone()];
    head.push(listed(facts.iter().map(|fact| fact.victims.as_str()).collect()));
    head.push(if strand.is_dashed { "past or at risk only".into() } else { String::new() });
    head.push(counted(strand.reports, "report", "reports"));
    let mut seen = BTreeSet::new();
    let said = facts.iter().filter(|fact| seen.insert((&fact.report, &fact.sentence)));
    let lines = said.map(|fact| (fact.report.clone(), fact.sentence.clone())).collect();
    Tip { head: head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "), lines }
}

/// The names of places, those of most weight first.
fn names(
    svg: &mut Svg,
    network: &Network,
    strands: &[Strand<'_>],
    ends: &BTreeMap<usize, usize>,
    spots: &BTreeMap<usize, Point>,
    lines: &[Point],
    panel: Rect,
) {
    let rings: BTreeSet<usize> =
        strands.iter().filter(|strand| strand.edge.is_internal()).map(|strand| strand.edge.source).collect();
    let radius = |node: usize| if rings.contains(&node) { RING + 3.0 } else { 4.5 };
    let mut order: Vec<(usize, Point)> = spots.iter().map(|(&node, &spot)| (node, spot)).collect();
    order.sort_by_key(|(node, _)| std::cmp::Reverse(ends[node]));
    let heavy = ends.values().max().copied().unwrap_or_default();
    let wanted: Vec<Wanted> = order
        .iter()
        .map(|&(node, point)| {
            let is_main = ends[&node] * 3 >= heavy && ends.len() > 2;
            Wanted {
                point,
                radius: radius(node),
                text: &network.nodes[node].label,
                size: if is_main { 13.5 } else { 12.0 },
                weight: if is_main { Weight::Bold } else { Weight::Regular },
            }
        })
        .collect();
    let marks: Vec<Rect> = order.iter().map(|&(node, point)| Rect::around(point, radius(node))).collect();
    let bounds =
        Rect { left: panel.left + 6.0, top: panel.top + 6.0, right: panel.right - 6.0, bottom: panel.bottom - 6.0 };
    for ((name, placed), (node, _)) in wanted.iter().zip(label::place(&wanted, &marks, lines, bounds)).zip(&order) {
        let Some(placed) = placed else { continue };
        if placed.is_led_to {
            let near = placed.area.nearest(name.point);
            let [a, b, c, d] = [name.point.0, name.point.1, near.0, near.1].map(number);
            svg.path(&format!("M{a} {b}L{c} {d}"), &format!("fill=\"none\" stroke=\"{INK}\" stroke-width=\"0.8\""));
        }
        let color = if network.nodes[*node].kind == "country" { INK } else { GREY };
        let style = Style { weight: name.weight, rim: true, anchor: Anchor::Start, ..Style::new(name.size, color) };
        svg.text(placed.at.0, placed.at.1, name.text, style);
    }
}

fn legend_items(strands: &[Strand<'_>], most: usize, network: &Network) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (number, group) in forms().iter().enumerate() {
        if strands.iter().any(|strand| strand.group == number) {
            let sample = Sample::Arrow { color: group.color.clone(), width: 3.0, is_dashed: false };
            items.push(Item::new(sample, group.name.clone()));
        }
    }
    let grey = |width, is_dashed| Sample::Arrow { color: GREY.into(), width, is_dashed };
    if strands.iter().any(|strand| strand.is_dashed) {
        items.push(Item::new(grey(2.2, true), "only past or at risk"));
    }
    if most > 1 {
        let counts = BTreeSet::from([1, usize::midpoint(1, most), most]);
        for (nth, count) in counts.into_iter().enumerate() {
            let item = Item::new(grey(width(count, most), false), counted(count, "report", "reports"));
            // One scale: its widths stay side by side.
            items.push(if nth > 0 { item.following() } else { item });
        }
    }
    if strands.iter().any(|strand| strand.edge.is_internal()) {
        items.push(Item::new(Sample::Ring, "within the country"));
    }
    let shown: BTreeSet<usize> = strands.iter().flat_map(|s| [s.edge.source, s.edge.target]).collect();
    if shown.iter().any(|&node| network.nodes[node].kind == "region") {
        items.push(Item::new(Sample::Dot, "country"));
        items.push(Item::new(Sample::Diamond, "region, at its middle").following());
    }
    items
}
