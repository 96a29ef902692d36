//! Lines and paragraphs as places in the text.

use super::Span;

/// A line longer than this is not one of a paragraph that was broken at a fixed width.
const WIDEST_WRAP: usize = 200;

/// The lines inside `span`, without their line feeds; blank ones too.
pub fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start;
    span.of(text).split('\n').map(move |line| {
        let found = Span::new(start, start + line.len());
        start = found.end + 1;
        found
    })
}

/// The paragraphs inside `span`, white space at both ends left out.
///
/// A blank line parts two paragraphs. Where the lines between two blank ones are no text broken at a fixed width (one of
/// them is too long for that), each is a paragraph; and a bullet always begins one.
pub fn paragraphs(text: &str, span: Span) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    for line in lines(text, span) {
        match trim(text, line) {
            Some(line) => block.push(line),
            None => close(text, &mut block, &mut paragraphs),
        }
    }
    close(text, &mut block, &mut paragraphs);
    paragraphs
}

fn close(text: &str, block: &mut Vec<Span>, paragraphs: &mut Vec<Span>) {
    let wrapped = is_wrapped(block.iter());
    for (number, line) in block.drain(..).enumerate() {
        match paragraphs.last_mut() {
            Some(last) if number > 0 && wrapped && !starts_item(line.of(text)) => last.end = line.end,
            _ => paragraphs.push(line),
        }
    }
}

/// Whether these lines, none of them blank, may be one text broken at a fixed width.
pub(super) fn is_wrapped<'l>(mut block: impl Iterator<Item = &'l Span>) -> bool {
    block.all(|line| line.len() <= WIDEST_WRAP)
}

fn starts_item(line: &str) -> bool {
    let after_bullet = line.strip_prefix(['•', '·', '▪', '‣', '◦', '-', '–', '*', 'o']);
    after_bullet.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// The span without the white space at its ends; nothing if there is nothing else.
pub(super) fn trim(text: &str, span: Span) -> Option<Span> {
    let whole = span.of(text);
    let start = span.start + (whole.len() - whole.trim_start().len());
    let trimmed = whole.trim();
    (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        paragraphs(text, Span::new(0, text.len())).into_iter().map(|p| p.of(text)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_and_wrapped_lines_join() {
        assert_eq!(of("a b\nc.\n \u{a0}\n\n d\n"), ["a b\nc.", "d"]);
        assert_eq!(of(""), Vec::<&str>::new());
    }

    #[test]
    fn bullets_and_long_lines_are_paragraphs() {
        assert_eq!(of(" • a\n   b\n • c"), ["• a\n   b", "• c"]);
        let long = "x".repeat(WIDEST_WRAP + 1);
        assert_eq!(of(&format!("{long}\nshort")), [long.as_str(), "short"]);
    }
}
