//! Gaps: each sentence that says what was lacking, inadequate, not done, hindered or stopped.
//!
//! A sentence is looked through for one sign of lack that nothing takes back (`lack`). Left out are the opening sentence of
//! a section, the ranking, and what only misses a report (contract, ruling 23).

use crate::fact::{Kind, Slot, Value};
use crate::source::{SectionKind, Span};

use super::Page;
use super::context::{Context, Draft};
use super::discourse;
use super::lack::sign;

/// Adds the gaps of the assessment and of the three pillars.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    for (i, page) in pages.iter().enumerate() {
        // A sentence that is all its section has opens nothing.
        let opening = page.opens_section
            && page.section != SectionKind::Overall
            && pages.get(i + 1).is_some_and(|next| next.section == page.section);
        let pillar = matches!(
            page.section,
            SectionKind::Overall | SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention
        );
        let text = page.reading.span.of(&context.document.text);
        if !pillar || opening || page.reading.words.is_empty() || is_standard(text) {
            continue;
        }
        let Some(sign) = sign(page) else { continue };
        let reading = &page.reading;
        // "The country lacks a shelter and should open one": the lack is told before the advice.
        let told =
            reading.words[sign.start].is_verb() && reading.words[..sign.start].iter().all(|w| w.lemma != "should");
        if is_advice(text) && !told {
            continue;
        }
        let clause = page
            .clauses
            .list
            .iter()
            .position(|c| c.start <= sign.start && sign.start < c.end.max(c.verb.end))
            .unwrap_or(0);
        let source = if page.clauses.list.is_empty() {
            "report".into()
        } else {
            discourse::source(reading, &page.clauses, clause)
        };
        let span: Span = reading.span_of(sign.start, sign.end);
        let draft = Draft::new(Kind::Gap, reading.sentence, span, &source, &sign.frame)
            .slug(Slot::Pillar, Some(page.section.slug()))
            .with(Slot::Statement, Value::Text(text.to_owned()));
        context.add(draft);
    }
}

/// Whether a sentence only says how the country is ranked.
fn is_standard(text: &str) -> bool {
    text.to_lowercase().contains("minimum standards")
}

/// Whether a sentence says what "should" be done.
fn is_advice(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains(" should ") && !lower.contains(" not ") && !lower.contains("however")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranking_and_advice_are_no_gaps() {
        assert!(is_standard("The government did not meet the minimum standards in several key areas."));
        assert!(is_advice("Parliament should pass a law."));
        assert!(!is_advice("Parliament did not pass a law that should protect victims."));
    }
}
