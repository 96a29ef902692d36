//! How a scene is said: where in the text, by whom, affirmed or denied, of which year.

use crate::extract::Reading;
use crate::extract::clause::Clauses;
use crate::extract::context::Draft;
use crate::extract::discourse;
use crate::extract::frame::Match;
use crate::extract::group::Noun;
use crate::fact::{Kind, Modality, Polarity};
use crate::source::Span;

/// How and where a scene is said.
pub struct Telling<'t> {
    /// The sentence.
    pub sentence: usize,
    /// The words.
    pub span: Span,
    /// Who says it.
    pub source: String,
    /// The frame.
    pub frame: &'t str,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Asserted, past, at risk.
    pub modality: Modality,
    /// The year said.
    pub year: Option<i32>,
}

/// How the words of a match are said.
pub(super) fn telling<'t>(reading: &Reading<'_>, clauses: &Clauses, found: &Match<'t>) -> Telling<'t> {
    let at = found.clause;
    let mut modality = discourse::modality(reading, clauses, at);
    if matches!(modality, Modality::Possible)
        || found.set("modality") == Some("at-risk")
        || potential(reading, found.role("victim"))
    {
        modality = Modality::AtRisk;
    }
    Telling {
        sentence: reading.sentence,
        span: discourse::span(reading, clauses, at),
        source: discourse::source(reading, clauses, at),
        frame: &found.frame.id,
        polarity: if discourse::denied(clauses, at) { Polarity::Denied } else { Polarity::Affirmed },
        modality,
        year: discourse::clause_year(reading, clauses, at),
    }
}

/// A draft of a fact told so.
pub fn draft(telling: &Telling<'_>, kind: Kind) -> Draft {
    Draft::new(kind, telling.sentence, telling.span, &telling.source, telling.frame).said(
        telling.polarity,
        telling.modality,
        telling.year,
    )
}

fn potential(reading: &Reading<'_>, nouns: &[Noun]) -> bool {
    !nouns.is_empty() && nouns.iter().all(|n| n.words.iter().any(|w| reading.words[*w].lemma == "potential"))
}
