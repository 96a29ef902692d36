//! The recommendations, in the order printed.

use crate::fact::{Kind, Slot, Value};
use crate::source::SectionKind;

use super::Page;
use super::context::{Context, Draft};

/// Adds one fact for each recommendation. A second sentence of the same bullet belongs to it.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut found: Vec<(usize, crate::source::Span)> = Vec::new();
    let mut paragraph = 0;
    let own: Vec<&Page<'_>> = pages.iter().filter(|p| p.section == SectionKind::Recommendations).collect();
    let bulleted = own.iter().map(|p| p.paragraph).collect::<std::collections::BTreeSet<_>>().len() > 1;
    for page in own {
        let span = page.reading.span;
        match found.last_mut() {
            Some((_, last)) if bulleted && page.paragraph == paragraph => last.end = span.end,
            _ => found.push((page.reading.sentence, span)),
        }
        paragraph = page.paragraph;
    }
    let listed = found.len() > 1;
    for (i, (sentence, span)) in found.into_iter().enumerate() {
        let text = span.of(&context.document.text);
        let text = text.trim_end_matches(';').trim();
        // The last of a list is joined by "and".
        let text = text.strip_prefix("and ").unwrap_or(text);
        // In a list joined by semicolons the stop closes the list and not its last member.
        let text = if bulleted || !listed { text } else { text.trim_end_matches('.') };
        let draft = Draft::new(Kind::Recommendation, sentence, span, "report", "recommendation")
            .with(Slot::Number, Value::Integer(i64::try_from(i + 1).unwrap_or(i64::MAX)))
            .with(Slot::Text, Value::Text(text.to_owned()));
        context.add(draft);
    }
}
