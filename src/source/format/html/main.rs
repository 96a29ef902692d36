//! Where the text of a page is: which elements hold it and which hold menus, notices and links.
//!
//! Elements that are no text by their name, role, class or id go first. Of what is left, the smallest element with almost
//! all of the prose is the main one; headings above it are kept, since the title often stands outside.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::{Html, Node};

use crate::source::format::words::words;

/// Elements that never hold text of the page.
const NEVER: [&str; 27] = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "figure", "footer", "form", "head", "iframe",
    "input", "map", "math", "menu", "meter", "nav", "noscript", "object", "progress", "script", "select", "style",
    "svg", "template", "video",
];
/// A shorter text node is no prose.
const PROSE: usize = 60;
/// Elements whose class and id say how the page looks and not what they hold.
const WHOLE: [&str; 5] = ["html", "body", "main", "article", "h1"];
/// The main element holds at least this share of the prose, in hundredths.
const MAIN_SHARE: usize = 95;
/// An element with at least this share of the prose is kept whatever it is called.
const KEPT_SHARE: usize = 40;
/// A list of which more than this share is links, in hundredths, is a menu.
const LINKED_SHARE: usize = 60;
/// At most so many headings above the main element are kept.
const MOST_HEADINGS: usize = 4;

/// Which nodes are text of the page.
pub(super) struct Plan {
    taken: FxHashSet<NodeId>,
}

/// What an element holds, in bytes.
#[derive(Clone, Copy, Default)]
struct Weight {
    prose: usize,
    text: usize,
    linked: usize,
}

impl Plan {
    /// Decides for a page.
    pub fn of(page: &Html) -> Self {
        let weights = weights(page);
        let weight = |id: NodeId| weights.get(&id).copied().unwrap_or_default();
        let all = weight(page.tree.root().id()).prose;
        let is_left_out = |node: NodeRef<'_, Node>| is_left_out(node, weight(node.id()), all);
        let main = main(page, &is_left_out, &|id| weight(id).prose);
        let mut taken = FxHashSet::default();
        let mut headings = Vec::new();
        let mut skipped = 0;
        let mut inside = false;
        let mut heading = None;
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => {
                    skipped += usize::from(is_left_out(node));
                    inside |= node.id() == main;
                    if heading.is_none() && !inside && taken.is_empty() && skipped == 0 && is_title(node) {
                        heading = Some(node.id());
                        headings.push(Vec::new());
                    }
                    if skipped == 0 && inside {
                        taken.insert(node.id());
                    } else if let (Some(_), 0, Some(nodes)) = (heading, skipped, headings.last_mut()) {
                        nodes.push(node.id());
                    }
                }
                Edge::Close(node) => {
                    skipped -= usize::from(is_left_out(node));
                    inside &= node.id() != main;
                    if heading == Some(node.id()) {
                        heading = None;
                    }
                }
            }
        }
        let first = headings.len().saturating_sub(MOST_HEADINGS);
        taken.extend(headings.drain(first..).flatten());
        Self { taken }
    }

    /// Whether a node is text of the page.
    pub fn takes(&self, node: NodeRef<'_, Node>) -> bool {
        self.taken.contains(&node.id())
    }
}

fn name(node: NodeRef<'_, Node>) -> &str {
    match node.value() {
        Node::Element(element) => element.name(),
        _ => "",
    }
}

fn is_title(node: NodeRef<'_, Node>) -> bool {
    matches!(name(node), "h1" | "h2" | "h3")
}

/// What each element holds, but for elements that never hold text.
fn weights(page: &Html) -> FxHashMap<NodeId, Weight> {
    let mut weights: FxHashMap<NodeId, Weight> = FxHashMap::default();
    let mut open = vec![Weight::default()];
    let (mut never, mut links) = (0, 0);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                never += usize::from(NEVER.contains(&name(node)));
                links += usize::from(name(node) == "a");
                open.push(Weight::default());
                if let (Node::Text(text), 0, Some(last)) = (node.value(), never, open.last_mut()) {
                    let len = text.trim().len();
                    last.text = len;
                    last.linked = if links > 0 { len } else { 0 };
                    last.prose = if links == 0 && len >= PROSE { len } else { 0 };
                }
            }
            Edge::Close(node) => {
                never -= usize::from(NEVER.contains(&name(node)));
                links -= usize::from(name(node) == "a");
                let own = open.pop().unwrap_or_default();
                if let Some(parent) = open.last_mut() {
                    parent.prose += own.prose;
                    parent.text += own.text;
                    parent.linked += own.linked;
                }
                weights.insert(node.id(), own);
            }
        }
    }
    weights
}

/// Whether an element and all in it is no text of the page.
fn is_left_out(node: NodeRef<'_, Node>, weight: Weight, all: usize) -> bool {
    let Node::Element(element) = node.value() else { return false };
    if NEVER.contains(&element.name()) {
        return true;
    }
    if WHOLE.contains(&element.name()) || weight.prose * 100 > all * KEPT_SHARE {
        return false;
    }
    let is_list = matches!(element.name(), "ul" | "ol" | "dl" | "table");
    if is_list && weight.linked * 100 > weight.text * LINKED_SHARE {
        return true;
    }
    // A mark of a note: "text<sup><a>1</a></sup>".
    if element.name() == "sup" && weight.linked > 0 {
        return true;
    }
    let words = words();
    let named = element.id().into_iter().chain(element.classes());
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("role").is_some_and(|role| words.roles.contains(role))
        || named
            .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
            .any(|word| words.aside.contains(&word.to_lowercase()))
}

/// The smallest element with almost all prose that is not left out.
fn main(page: &Html, is_left_out: &dyn Fn(NodeRef<'_, Node>) -> bool, prose: &dyn Fn(NodeId) -> usize) -> NodeId {
    let mut main = page.tree.root();
    loop {
        let children = || main.children().filter(|child| child.value().is_element() && !is_left_out(*child));
        let all: usize = children().map(|child| prose(child.id())).sum();
        let own: usize = main.children().filter(|child| child.value().is_text()).map(|child| prose(child.id())).sum();
        let inner = children().find(|child| all > 0 && prose(child.id()) * 100 >= (all + own) * MAIN_SHARE);
        match inner {
            Some(inner) if !matches!(name(inner), "p" | "li" | "dd" | "blockquote") => main = inner,
            _ => return main.id(),
        }
    }
}
