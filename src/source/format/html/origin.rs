//! The way back from the text of a page to its bytes, and the check that the page is not nested beyond reason.
//!
//! The tree of a page does not know where its nodes stood. A second, linear reading of the markup does; its text and that
//! of the tree's nodes, both in the order of the page, are laid side by side.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};

use crate::source::format::limits::MAX_DEPTH;
use crate::source::origin::{Trail, Unit};
use crate::source::{SourceError, Span};

/// Elements that need no end, or have none.
const UNENDED: [&[u8]; 28] = [
    b"area",
    b"base",
    b"br",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"frame",
    b"hr",
    b"img",
    b"input",
    b"li",
    b"link",
    b"meta",
    b"option",
    b"optgroup",
    b"p",
    b"param",
    b"source",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"track",
    b"wbr",
];
/// The longest stretch, in bytes, that the tree leaves out between two of its nodes.
const FURTHEST: usize = 1 << 16;
/// After so many nodes that were not found, no more are looked for.
const MOST_LOST: usize = 1000;

/// The text of the page as the markup has it.
pub(super) struct Alignment {
    text: String,
    trail: Trail,
    cursor: usize,
    lost: usize,
}

/// What the linear reading gathers.
struct Gathered<'h> {
    html: &'h str,
    text: String,
    trail: Trail,
    depth: usize,
    deepest: usize,
    unended: bool,
}

impl Alignment {
    /// Reads the markup from end to end.
    pub fn new(html: &str, name: &str) -> Result<Self, SourceError> {
        let mut gathered =
            Gathered { html, text: String::new(), trail: Trail::new(Unit::Byte), depth: 0, deepest: 0, unended: false };
        let mut emitter = CallbackEmitter::new(Into(&mut gathered));
        emitter.naively_switch_states(true);
        // It hands out nothing by itself: the one step goes through all of the markup.
        let _: Option<Result<Infallible, Infallible>> = Tokenizer::new_with_emitter(html, emitter).next();
        if gathered.deepest > MAX_DEPTH {
            return Err(SourceError::TooDeep { file: name.to_owned() });
        }
        Ok(Self { text: gathered.text, trail: gathered.trail, cursor: 0, lost: 0 })
    }

    /// Where the next text node stands in the text of the page. White space alone is not looked for.
    pub fn find(&mut self, node: &str) -> Option<usize> {
        if node.trim().is_empty() || self.lost > MOST_LOST {
            return None;
        }
        let mut end = (self.cursor + node.len() + FURTHEST).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        match self.text[self.cursor..end].find(node) {
            Some(offset) => {
                let at = self.cursor + offset;
                self.cursor = at + node.len();
                Some(at)
            }
            None => {
                self.lost += 1;
                None
            }
        }
    }

    /// The way back from the text of the page to its bytes.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }
}

/// Receives the markup's events.
struct Into<'g, 'h>(&'g mut Gathered<'h>);

impl Callback<Infallible, usize> for Into<'_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: html5gum::Span<usize>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.0.unended = UNENDED.contains(&name);
                self.0.depth += usize::from(!self.0.unended);
                self.0.deepest = self.0.deepest.max(self.0.depth);
            }
            CallbackEvent::CloseStartTag { self_closing: true } if !self.0.unended => {
                self.0.depth = self.0.depth.saturating_sub(1);
            }
            CallbackEvent::EndTag { name } if !UNENDED.contains(&name) => self.0.depth = self.0.depth.saturating_sub(1),
            CallbackEvent::String { value } => self.0.string(&String::from_utf8_lossy(value), span.start, span.end),
            _ => {}
        }
        None
    }
}

impl Gathered<'_> {
    /// A stretch of text without markup, `decoded`, that stands at these bytes.
    fn string(&mut self, decoded: &str, start: usize, end: usize) {
        let raw = self.html.get(start..end).unwrap_or_default();
        let base = self.text.len();
        self.text.push_str(decoded);
        let mut at = 0;
        for (offset, c) in decoded.char_indices() {
            let rest = raw.get(at..).unwrap_or_default();
            let width = match rest.chars().next() {
                None => return,
                // A reference to a character, up to its semicolon.
                Some('&') => match rest
                    .find(';')
                    .filter(|semicolon| *semicolon < 32 && !rest[1..*semicolon].contains(['&', ' ']))
                {
                    Some(semicolon) => semicolon + 1,
                    None => 1,
                },
                Some('\r') if c == '\n' && rest.starts_with("\r\n") => 2,
                Some(first) => first.len_utf8(),
            };
            let clean = Span::new(base + offset, base + offset + c.len_utf8());
            self.trail.push(clean, Span::new(start + at, start + at + width));
            at += width;
        }
    }
}
