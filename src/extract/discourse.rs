//! Who says it and when: attribution, years, "in previous years".

use crate::fact::Modality;
use crate::lexicon::VerbForm;
use crate::source::Span;
use crate::text::slugify;

use super::Reading;
use super::clause::{Clauses, Link};
use super::element::Phrase;
use super::group::Noun;
use super::word::Tag;

/// A year that a text can speak of.
pub fn as_year(lower: &str) -> Option<i32> {
    let year: i32 = (lower.len() == 4).then(|| lower.parse().ok()).flatten()?;
    (1900..2100).contains(&year).then_some(year)
}

/// Whether a word in lower case is a month.
pub fn is_month(lower: &str) -> bool {
    matches!(
        lower,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// The year that a phrase of time says: "in 2023", "during 2022", "by 2024"; "in its 2023 report" is none.
pub fn year_of(reading: &Reading<'_>, phrase: &Phrase) -> Option<i32> {
    let name = phrase.preposition.as_deref()?;
    if !matches!(
        name,
        "in" | "for"
            | "during"
            | "by"
            | "since"
            | "throughout"
            | "through"
            | "from"
            | "until"
            | "of"
            | "at"
            | "within"
            | "after"
            | "before"
            | "over"
    ) {
        return None;
    }
    phrase.group.nouns.iter().find_map(|noun| year_in(reading, noun))
}

/// The year of a noun group that is one: "2023", "the year 2023", "early 2022", "December 2021", "fiscal year 2023".
pub fn year_in(reading: &Reading<'_>, noun: &Noun) -> Option<i32> {
    let year = as_year(&reading.words[noun.head()].lemma)?;
    let timely = noun.words[..noun.words.len() - 1].iter().all(|w| {
        let lemma = reading.words[*w].lemma.as_str();
        matches!(lemma, "early" | "late" | "mid" | "year" | "fiscal" | "calendar")
            || is_month(lemma)
            || reading.words[*w].tag == Tag::Number && lemma.len() <= 2
    });
    timely.then_some(year)
}

/// The year that a clause speaks of, by its own phrases.
pub fn clause_year(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> Option<i32> {
    let clause = &clauses.list[at];
    clause.after.iter().rev().chain(&clause.before).find_map(|p| year_of(reading, p))
}

/// Whether a clause or what it hangs on is set in earlier years without naming one.
pub fn is_past(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> bool {
    let mut next = Some(at);
    while let Some(i) = next {
        let clause = &clauses.list[i];
        let timed = clause.before.iter().chain(&clause.after).any(|p| {
            p.preposition.as_deref().is_some_and(|n| matches!(n, "in" | "during" | "over"))
                && p.group.nouns.iter().any(|n| {
                    matches!(reading.head_lemma(n), "year" | "period" | "report" | "past" | "decade")
                        && (n.words.iter().any(|w| {
                            matches!(
                                reading.words[*w].lemma.as_str(),
                                "previous" | "past" | "prior" | "earlier" | "preceding"
                            )
                        }))
                        && reading.tokens[reading.words[n.head()].end - 1].lower.ends_with('s')
                        && !n.words.iter().any(|w| reading.words[*w].tag == Tag::Number)
                })
        });
        let said = clause.adverbs.iter().any(|a| matches!(a.as_str(), "previously" | "formerly" | "historically"));
        let reports = matches!(
            clause.verb.lemma.as_str(),
            "indicate" | "report" | "allege" | "suggest" | "note" | "document" | "state"
        ) && clause.subject.iter().any(|p| {
            p.preposition.is_none()
                && p.group.nouns.iter().any(|n| {
                    reading.head_lemma(n) == "report"
                        && n.words.iter().any(|w| {
                            matches!(reading.words[*w].lemma.as_str(), "previous" | "past" | "earlier" | "prior")
                        })
                })
        });
        if timed || said || reports {
            return true;
        }
        next = clause.parent.filter(|p| *p < i);
    }
    false
}

/// How a clause is said, by its verb and those above it.
pub fn modality(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> Modality {
    let own = clauses.list[at].verb.modality;
    if own != Modality::Asserted {
        return own;
    }
    // "may be lured and then become victims": the modal verb is said once for both.
    let clause = &clauses.list[at];
    if clause.link == Link::Coordinate
        && reading.words[clause.verb.start..clause.verb.end]
            .iter()
            .find(|w| w.is_verb())
            .is_some_and(|w| w.tag == Tag::Verb(VerbForm::Base) && reading.tokens[w.start].lower == w.lemma)
        && clause.opener.is_none()
        && let Some(above) = clause.parent.map(|p| &clauses.list[p].verb)
        && above.modality == Modality::Possible
    {
        return Modality::Possible;
    }
    // "may use the country as a transit point to exploit women": what it would be for is no more certain.
    if clause.link == Link::Infinitive
        && clause.parent.is_some_and(|p| p != at && clauses.list[p].verb.modality == Modality::Possible)
    {
        return Modality::Possible;
    }
    if is_past(reading, clauses, at) { Modality::Past } else { Modality::Asserted }
}

/// Whether a clause or one that it depends on is denied.
pub fn denied(clauses: &Clauses, at: usize) -> bool {
    let clause = &clauses.list[at];
    // "are no longer subjected to"
    if clause.verb.denied || clause.adverbs.iter().any(|adverb| adverb == "never") {
        return true;
    }
    match clause.link {
        // "no reports that traffickers exploit women", "officials denied that they do"
        Link::Complement
            if clause.parent.is_some_and(|p| clauses.list[p].nothing || clauses.list[p].verb.lemma == "deny") =>
        {
            true
        }
        Link::Gerund if clause.verb.marker.as_deref() == Some("without") => true,
        Link::Gerund if clause.verb.marker.as_deref() == Some("compared-with") => false,
        // "did not take steps to identify": what was not done for.
        Link::Infinitive => clause.parent.is_some_and(|p| denied(clauses, p)),
        // "no reports of children being used": nor was anyone used.
        Link::Participle | Link::Relative | Link::Gerund if clause.parent.is_some_and(|p| clauses.list[p].nothing) => {
            true
        }
        Link::Coordinate if clause.verb.marker.is_some() => false,
        _ => false,
    }
}

/// Who says what a clause says: the slug of the contract's *Sources*.
pub fn source(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> String {
    let mut next = Some(at);
    let mut guard = 0;
    while let Some(i) = next {
        let clause = &clauses.list[i];
        for phrase in clause.before.iter().chain(clause.after.iter()).chain(&clauses.loose) {
            if phrase.preposition.as_deref() == Some("according-to")
                && let Some(slug) = phrase.group.nouns.first().and_then(|n| source_of(reading, n))
            {
                return slug;
            }
        }
        // "The government reported identifying": the chain says who reports.
        if clause.verb.chain.iter().any(|v| v == "report")
            && let Some(slug) = subject_source(reading, &clause.subject)
        {
            return slug;
        }
        let above = clause.parent.filter(|p| *p != i);
        if let Some(p) = above {
            let saying = reading.lexicon.grammar.is_saying(&clauses.list[p].verb.lemma);
            if saying
                && (clause.link == Link::Complement || clause.opener.as_deref() == Some("that"))
                && let Some(slug) = subject_source(reading, &clauses.list[p].subject)
            {
                return slug;
            }
            // "did not report allocating ..., compared with allocating ...": still the government's own report.
            if clause.verb.marker.as_deref() == Some("compared-with")
                && clauses.list[p].verb.chain.iter().any(|v| v == "report")
            {
                return subject_source(reading, &clauses.list[p].subject).unwrap_or_else(|| "report".into());
            }
        }
        next = above;
        guard += 1;
        if guard > 20 {
            break;
        }
    }
    "report".into()
}

fn subject_source(reading: &Reading<'_>, subject: &[Phrase]) -> Option<String> {
    subject
        .iter()
        .find(|p| p.preposition.is_none())
        .and_then(|p| p.group.nouns.first())
        .and_then(|n| source_of(reading, n))
}

/// The slug of whoever a noun group names as a source.
pub fn source_of(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    if reading.head_lemma(noun) == "government" {
        return Some("government".into());
    }
    for (id, _) in reading.mentions_in(&noun.words) {
        let concept = reading.concept(id);
        match concept.scheme.as_str() {
            "collective" => return Some(concept.link("source").unwrap_or(&concept.notation).to_owned()),
            "organisation" => return Some(concept.notation.clone()),
            _ => {}
        }
    }
    let head = &reading.tokens[reading.words[noun.head()].end - 1];
    if head.is_acronym() || head.is_capitalized() && noun.words.len() > 1 {
        return Some(slugify(&reading.phrase(&noun.words)));
    }
    None
}

/// The words of a clause and of all that hangs on it.
pub fn span(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> Span {
    let clause = &clauses.list[at];
    let mut start = clause.start;
    let mut end = clause.end;
    for below in clauses.below(at) {
        let other = &clauses.list[below];
        if matches!(other.link, Link::Participle | Link::Infinitive | Link::Relative | Link::Where) {
            start = start.min(other.start);
            end = end.max(other.end);
        }
    }
    for phrase in &clause.after {
        end = end.max(phrase.group.end());
    }
    reading.span_of(start, end)
}
