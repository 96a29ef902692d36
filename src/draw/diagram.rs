//! The diagram of actors: bodies on the left, facilities, laws and plans in the middle, what is acted on to the right.

use std::collections::{BTreeMap, BTreeSet};

use super::font::{self, Weight};
use super::legend::{self, GREY, INK, Item, Sample, counted};
use super::palette::{group_of, kinds, relations};
use super::sheet::{ACROSS, Boxed, Column, Page, Sheet, UPRIGHT, height};
use super::svg::{Anchor, Style, Svg, number};
use super::{MARGIN, Options, Picture, Tip, WIDTH};
use crate::network::{Edge, Network};

/// So many nodes are drawn unless more are asked for.
const TOP: usize = 44;
/// The size of text in a box.
const SIZE: f64 = 12.0;
/// The height of a line of it.
const LINE: f64 = 14.5;
/// From this width on, a name with an acronym is shown by the acronym.
const LONG: f64 = 150.0;
/// The looks of the boxes of each column.
const FILLS: [&str; 3] = ["#E8EEF4", "#F1EEE4", "#F3F4F5"];

/// Draws the diagram.
pub fn picture(network: &Network, options: &Options) -> Picture {
    let shown = chosen(network, options.top.unwrap_or(TOP));
    let edges: Vec<&Edge> =
        network.edges.iter().filter(|e| shown.contains(&e.source) && shown.contains(&e.target)).collect();
    let shown: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.source, edge.target]).collect();
    let government = "Government of ";
    let name = |code: &str| {
        let own = network.nodes.iter().filter(|node| node.countries.contains(code));
        own.filter_map(|node| node.label.strip_prefix(government)).map(str::to_owned).next()
    };
    let title = legend::title(network, options, "Who does what against trafficking", name);

    // Across where it fits, else upright.
    let told = told(network, options, shown.len(), edges.len());
    let items = legend_items(&edges);
    let (page, columns, key, above, below, needed) = [ACROSS, UPRIGHT]
        .into_iter()
        .map(|page| {
            let columns = columns(network, &shown, page);
            let key = key(network, &columns);
            let above = legend::head(&mut Svg::new(page.width, &title), &title, &told) + 6.0;
            let below = legend::height(&items, page.width) + key_height(&key, page) + 70.0;
            let needed = columns.iter().map(height).fold(0.0, f64::max);
            (page, columns, key, above, below, needed)
        })
        .find(|(page, .., above, below, needed)| page.width < WIDTH || above + needed + below <= page.height)
        .expect("the last is always good");
    let room = (page.height - above - below).max(needed);
    let pairs: Vec<(usize, usize)> = edges.iter().map(|edge| (edge.source, edge.target)).collect();
    let sheet = Sheet::new(page, columns, &pairs, above, room);

    let mut svg = Svg::new(page.width, &title);
    legend::head(&mut svg, &title, &told);
    let tips = links(&mut svg, network, &sheet, &edges, &pairs);
    boxes(&mut svg, &sheet, page);
    let mut y = above + room + 12.0;
    legend::draw(&mut svg, y, &items);
    y += legend::height(&items, page.width) + 4.0;
    write_key(&mut svg, &key, page, y);
    let end = legend::foot(&mut svg, y + key_height(&key, page) + 16.0, network, "");
    Picture { title, is_tall: end > page.width, svg: svg.finish(end), tips }
}

/// The nodes to draw: those with most links, each with its neighbours, until there are enough.
fn chosen(network: &Network, top: usize) -> BTreeSet<usize> {
    let mut neighbours: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for edge in &network.edges {
        *neighbours.entry(edge.source).or_default().entry(edge.target).or_default() += edge.weight();
        *neighbours.entry(edge.target).or_default().entry(edge.source).or_default() += edge.weight();
    }
    let mut hubs: Vec<(&usize, &BTreeMap<usize, usize>)> = neighbours.iter().collect();
    hubs.sort_by_key(|(node, near)| (std::cmp::Reverse((near.values().sum::<usize>(), near.len())), **node));
    let mut chosen = BTreeSet::new();
    for (&hub, near) in hubs {
        let with: BTreeSet<usize> = near.keys().copied().chain([hub]).filter(|node| !chosen.contains(node)).collect();
        if chosen.len() + with.len() <= top || chosen.is_empty() {
            chosen.extend(with);
        }
    }
    chosen
}

fn told(network: &Network, options: &Options, nodes: usize, links: usize) -> Vec<String> {
    let reports = counted(network.reports().len(), "report", "reports");
    let mut told = vec![format!("{} nodes, {} links told by {reports}", network.nodes.len(), network.edges.len())];
    if nodes < network.nodes.len() {
        told.push(format!("shown: the {nodes} nodes with most links around them, {links} links"));
    }
    told.extend(options.filter.in_words());
    told
}

/// What a box says: the acronym of a long name that has one; the country where there are several.
fn shown_name(network: &Network, node: usize) -> String {
    let node = &network.nodes[node];
    let is_long = font::width(&node.label, SIZE, Weight::Regular) > LONG;
    let name = if is_long && !node.acronym.is_empty() { &node.acronym } else { &node.label };
    let several = network.nodes.iter().flat_map(|node| &node.countries).collect::<BTreeSet<_>>().len() > 1;
    match (several, node.countries.iter().collect::<Vec<_>>().as_slice()) {
        // The government's name says its country.
        (true, [country]) if !name.starts_with("Government of ") => format!("{name} ({country})"),
        _ => name.clone(),
    }
}

fn columns(network: &Network, shown: &BTreeSet<usize>, page: Page) -> Vec<Column> {
    let count = kinds().iter().map(|group| group.column + 1).max().unwrap_or_default();
    let mut columns: Vec<Column> = vec![Vec::new(); count];
    let limit = page.boxed - 16.0;
    for &node in shown {
        let group = group_of(kinds(), &network.nodes[node].kind);
        let mut lines = font::wrap(&shown_name(network, node), SIZE, Weight::Regular, limit);
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.push(rest);
        }
        let lines: Vec<String> = lines.iter().map(|line| font::fit(line, SIZE, Weight::Regular, limit)).collect();
        let height = 6.0 + LINE * lines.len() as f64;
        columns[kinds()[group].column].push(Boxed { node, group, lines, top: 0.0, height });
    }
    columns
}

fn boxes(svg: &mut Svg, sheet: &Sheet, page: Page) {
    for (at, column) in sheet.columns.iter().enumerate() {
        let x = sheet.left(at);
        let fill = FILLS[at % FILLS.len()];
        let look = format!("rx=\"3.5\" fill=\"{fill}\" stroke=\"#8C96A1\" stroke-width=\"0.8\"");
        let mut before = None;
        for item in column {
            if before != Some(item.group) {
                let name = font::fit(&kinds()[item.group].name, 11.5, Weight::Bold, page.boxed + 20.0);
                svg.text(x, item.top - 7.0, &name, Style { rim: true, ..Style::new(11.5, GREY).bold() });
                before = Some(item.group);
            }
            svg.rect((x, item.top), (page.boxed, item.height), &look);
            for (line, text) in item.lines.iter().enumerate() {
                let y = item.top + 3.0 + LINE * (line as f64 + 0.76);
                svg.text(x + page.boxed / 2.0, y, text, Style::new(SIZE, INK).at(Anchor::Middle));
            }
        }
    }
}

/// The lines; gives what each tells.
fn links(svg: &mut Svg, network: &Network, sheet: &Sheet, edges: &[&Edge], pairs: &[(usize, usize)]) -> Vec<Tip> {
    let mut tips = Vec::new();
    for (edge, way) in edges.iter().zip(sheet.ways(pairs)) {
        let color = relations()[group_of(relations(), &edge.relation)].color.as_str();
        let tip = tip(network, edge);
        svg.open(&format!("class=\"tip\" data-tip=\"{}\" tabindex=\"0\"", tips.len()));
        svg.tell(&tip.head);
        let line = sheet.line(way);
        svg.path(&line, "fill=\"none\" stroke=\"none\" stroke-width=\"9\" pointer-events=\"stroke\"");
        let width = number(1.3 + 0.35 * (edge.weight() as f64 - 1.0).min(6.0));
        let dash = if is_plain(edge) { "" } else { " stroke-dasharray=\"5 3.5\"" };
        svg.path(
            &line,
            &format!("fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-opacity=\"0.85\"{dash}"),
        );
        svg.path(&way.head(), &format!("fill=\"{color}\""));
        svg.close();
        tips.push(tip);
    }
    tips
}

/// Whether a fact states it plainly.
fn is_plain(edge: &Edge) -> bool {
    edge.facts.iter().any(|fact| fact.modality == "asserted")
}

fn tip(network: &Network, edge: &Edge) -> Tip {
    let label = |node: usize| network.nodes[node].label.as_str();
    let head = format!(
        "{} · {} · {} · {}",
        label(edge.source),
        edge.relation.replace('-', " "),
        label(edge.target),
        counted(edge.weight(), "report", "reports")
    );
    let mut seen = BTreeSet::new();
    let said = edge.facts.iter().filter(|fact| seen.insert((&fact.report, &fact.sentence)));
    Tip { head, lines: said.map(|fact| (fact.report.clone(), fact.sentence.clone())).collect() }
}

fn legend_items(edges: &[&Edge]) -> Vec<Item> {
    let groups: BTreeSet<usize> = edges.iter().map(|edge| group_of(relations(), &edge.relation)).collect();
    let arrow = |group: usize| {
        let (color, name) = (relations()[group].color.clone(), relations()[group].name.clone());
        Item::new(Sample::Arrow { color, width: 2.0, is_dashed: false }, name)
    };
    let mut items: Vec<Item> = groups.into_iter().map(arrow).collect();
    if !edges.iter().all(|edge| is_plain(edge)) {
        let dashed = Sample::Arrow { color: GREY.into(), width: 2.0, is_dashed: true };
        items.push(Item::new(dashed, "not stated as plain fact"));
    }
    items
}

/// The acronyms that stand for names, sorted.
fn key(network: &Network, columns: &[Column]) -> Vec<(String, String)> {
    let mut key: BTreeSet<(String, String)> = BTreeSet::new();
    for item in columns.iter().flatten() {
        let node = &network.nodes[item.node];
        if !node.acronym.is_empty() && font::width(&node.label, SIZE, Weight::Regular) > LONG {
            key.insert((node.acronym.clone(), node.label.clone()));
        }
    }
    key.into_iter().collect()
}

/// The lines of the key: each a row of acronyms with where they stand.
fn key_rows(key: &[(String, String)], page: Page) -> Vec<Vec<(f64, &(String, String))>> {
    let mut rows: Vec<Vec<(f64, &(String, String))>> = Vec::new();
    let mut x = page.width;
    for entry in key {
        let wide =
            font::width(&entry.0, 11.5, Weight::Bold) + 6.0 + font::width(&entry.1, 11.5, Weight::Regular) + 26.0;
        if x + wide > page.width - MARGIN + 26.0 {
            rows.push(Vec::new());
            x = MARGIN;
        }
        rows.last_mut().expect("one was just begun").push((x, entry));
        x += wide;
    }
    rows
}

fn key_height(key: &[(String, String)], page: Page) -> f64 {
    18.0 * key_rows(key, page).len() as f64
}

fn write_key(svg: &mut Svg, key: &[(String, String)], page: Page, top: f64) {
    for (row, entries) in key_rows(key, page).into_iter().enumerate() {
        let y = top + 18.0 * (row as f64 + 0.75);
        for (x, (acronym, name)) in entries {
            svg.text(x, y, acronym, Style::new(11.5, INK).bold());
            svg.text(x + font::width(acronym, 11.5, Weight::Bold) + 6.0, y, name, Style::new(11.5, GREY));
        }
    }
}
