//! HTML: the main text of a page, with its headings and lists; what is the site's is left out.
//!
//! The tree is html5ever's, so that broken markup reads as it does in a browser. `main` finds the element with the text,
//! `origin` the way back to the bytes, which the tree does not know.

mod main;
mod origin;

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

use super::kind::Kind;
use super::{Composer, Content, Gap};
use crate::source::origin::Unit;
use crate::source::{SourceError, Span};
use main::Plan;
use origin::Alignment;

/// Elements that stand in a line of text; all others begin and end a block.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// Reads a decoded page.
pub(super) fn content(html: &str, name: &str) -> Result<Content, SourceError> {
    let mut alignment = Alignment::new(html, name)?;
    let page = Html::parse_document(html);
    let plan = Plan::of(&page);
    let mut composer = Composer::new(Unit::Byte);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => {
                    let at = alignment.find(text);
                    if plan.takes(node) {
                        add(text, at, &mut composer);
                    }
                }
                Node::Element(element) if plan.takes(node) => open(element.name(), &mut composer),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value()
                    && plan.takes(node)
                    && !INLINE.contains(&element.name())
                    && element.name() != "br"
                {
                    composer.gap(Gap::Block);
                }
            }
        }
    }
    let title =
        page.tree.nodes().find_map(|node| ElementRef::wrap(node).filter(|element| element.value().name() == "title"));
    let title = title.map(|title| title.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "));
    let mut content = composer.finish(title.filter(|title| !title.is_empty()), Kind::Html);
    content.trail = alignment.trail().after(&content.trail);
    Ok(content)
}

fn open(name: &str, composer: &mut Composer) {
    match name {
        // Two line breaks part paragraphs on old pages.
        "br" => composer.gap(if composer.gap == Gap::Line { Gap::Block } else { Gap::Line }),
        "li" => {
            composer.gap(Gap::Block);
            composer.push_str("• ", Span::new(0, 0));
        }
        _ if INLINE.contains(&name) => {}
        _ => composer.gap(Gap::Block),
    }
}

/// Adds a text node; `at` is where it begins in the text of the page.
fn add(text: &str, at: Option<usize>, composer: &mut Composer) {
    for (offset, c) in text.char_indices() {
        let from = at.map_or(Span::new(0, 0), |at| Span::new(at + offset, at + offset + c.len_utf8()));
        composer.push(c, from);
    }
}

#[cfg(test)]
mod tests;
