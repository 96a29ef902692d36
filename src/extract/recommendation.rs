//! The recommendations, in the order printed.
//!
//! The members of the list are found with the sentences (`text::list`): each is a paragraph of its own. An edition without
//! such a list says in the assessment what the government should do.

use crate::fact::{Kind, Modality, Slot, Value};
use crate::source::{SectionKind, Span};

use super::Page;
use super::clause::Clause;
use super::context::{Context, Draft};
use super::element::Shape;

/// At most so many words stand between the subject of an advice and its verb.
const EARLIEST: usize = 3;

/// Adds one fact for each recommendation; all sentences of a member belong to it.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut found: Vec<(usize, usize, Span)> = Vec::new();
    let listed = pages.iter().any(|p| p.section == SectionKind::Recommendations);
    let recommends = |page: &&Page<'_>| match page.section {
        SectionKind::Recommendations => true,
        SectionKind::Overall => !listed && is_advice(page),
        _ => false,
    };
    for page in pages.iter().filter(recommends) {
        let span = page.reading.span;
        match found.last_mut() {
            Some((paragraph, _, last)) if listed && *paragraph == page.paragraph => last.end = span.end,
            _ => found.push((page.paragraph, page.reading.sentence, span)),
        }
    }
    let members = found.into_iter().filter(|(_, _, span)| !span.of(&context.document.text).ends_with(':'));
    for (i, (_, sentence, span)) in members.enumerate() {
        let text = span.of(&context.document.text);
        let draft = Draft::new(Kind::Recommendation, sentence, span, "report", "recommendation")
            .with(Slot::Number, Value::Integer(i64::try_from(i + 1).unwrap_or(i64::MAX)))
            .with(Slot::Text, Value::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")));
        context.add(draft);
    }
}

/// "The government should pass a law": a sentence that says first of all what should be done.
fn is_advice(page: &Page<'_>) -> bool {
    let main = page.clauses.list.iter().find(|clause| clause.parent.is_none() && clause.verb.shape == Shape::Finite);
    let early = |clause: &Clause| clause.verb.start <= EARLIEST + clause.subject.first().map_or(0, |s| s.group.end());
    main.is_some_and(|clause| clause.verb.modality == Modality::Recommended && !clause.verb.denied && early(clause))
}
