//! Sections: the stretches of a narrative under its headings, and those of its opening, which has none.

use super::heading::{Heading, headings};
use super::title::Title;
use super::words::{after_words, words};
use super::{Section, SectionKind, Span, paragraph};

/// How much of a paragraph tells what it is about, in bytes.
const BEGINNING: usize = 400;

/// Cuts the text into its sections: title lines first, then the rest, in order and without overlap.
pub(super) fn sections(text: &str, title: &Title) -> Vec<Section> {
    let mut sections: Vec<Section> =
        title.lines.iter().filter_map(|line| Some(Section { kind: SectionKind::Title, span: line.span? })).collect();
    let found = headings(text, Span::new(title.end, text.len()));
    let first = found.first().map_or(text.len(), |heading| heading.span.start);
    opening(text, Span::new(title.end, first), &found, &mut sections);
    for (number, heading) in found.iter().enumerate() {
        let end = found.get(number + 1).map_or(text.len(), |next| next.span.start);
        let body = paragraph::trim(text, Span::new(heading.span.end, end));
        sections.extend(body.map(|span| Section { kind: heading.kind, span }));
    }
    sections
}

/// The paragraphs above the first heading: the judgement and, in digests and in editions before 2019, the profile.
fn opening(text: &str, span: Span, found: &[Heading], sections: &mut Vec<Section>) {
    let has_overall = paragraph::paragraphs(text, span).iter().any(|p| judges(p.of(text)).is_some());
    let profile_elsewhere = found.iter().any(|heading| heading.kind == SectionKind::Profile);
    let mut kind = if has_overall || !profile_elsewhere { SectionKind::Profile } else { SectionKind::Overall };
    let mut is_digest = false;
    for paragraph in paragraph::paragraphs(text, span) {
        let content = paragraph.of(text);
        kind = match judges(content) {
            Some(at_start) => {
                is_digest |= at_start;
                SectionKind::Overall
            }
            None if kind == SectionKind::Overall && found.is_empty() && (is_digest || !goes_on(content)) => {
                SectionKind::Profile
            }
            None => kind,
        };
        match sections.last_mut() {
            Some(last) if last.kind == kind => last.span.end = paragraph.end,
            _ => sections.push(Section { kind, span: paragraph }),
        }
    }
}

/// Whether the paragraph holds the judgement, and then whether it begins with the tier, as in a digest.
fn judges(paragraph: &str) -> Option<bool> {
    let overall = &words().opening.overall;
    if overall.first.iter().any(|first| after_words(paragraph, first).is_some()) {
        return Some(true);
    }
    let mut end = paragraph.len().min(BEGINNING);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let beginning = &paragraph[..end];
    let mut starts = beginning.char_indices().filter(|&(at, _)| !beginning[..at].ends_with(char::is_alphanumeric));
    starts
        .any(|(at, _)| overall.within.iter().any(|within| after_words(&beginning[at..], within).is_some()))
        .then_some(false)
}

/// Whether the paragraph goes on from the judgement before it.
fn goes_on(paragraph: &str) -> bool {
    words().opening.goes_on.iter().any(|start| after_words(paragraph, start).is_some())
}
