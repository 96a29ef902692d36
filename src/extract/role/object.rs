//! What stands in the object's place of a relation: short phrases, services, members, money.

use crate::extract::Reading;
use crate::extract::clause::{Clause, Clauses};
use crate::extract::group::Noun;
use crate::extract::registry::{Registry, Thing};
use crate::extract::word::Tag;

/// Adjectives that only count or place (contract, ruling 26).
const COUNTING: [&str; 20] = [
    "various",
    "local",
    "several",
    "new",
    "additional",
    "many",
    "some",
    "few",
    "other",
    "certain",
    "numerous",
    "relevant",
    "multiple",
    "different",
    "most",
    "respective",
    "remaining",
    "more",
    "free",
    "temporary-only",
];
/// Heads of what helps people.
const HELP: [&str; 10] =
    ["service", "assistance", "support", "care", "aid", "counseling", "counselling", "permit", "allowance", "stipend"];
/// Heads of money.
const MONEY: [&str; 10] =
    ["funding", "fund", "money", "grant", "budget", "subsidy", "funds", "financing", "donation", "appropriation"];

/// The short phrase of a noun group: without article, number and what only counts.
pub fn short(reading: &Reading<'_>, noun: &Noun) -> String {
    reading.phrase(&telling(reading, noun))
}

fn telling(reading: &Reading<'_>, noun: &Noun) -> Vec<usize> {
    let last = noun.words.len().saturating_sub(1);
    let mut kept: Vec<usize> = Vec::new();
    for (k, word) in noun.words.iter().enumerate() {
        let w = &reading.words[*word];
        let counts = w.tag == Tag::Number && !reading.word_text(*word).contains('-')
            || COUNTING.contains(&w.lemma.as_str())
            || w.tag == Tag::Adverb
                && kept.is_empty()
                && matches!(w.lemma.as_str(), "at-least" | "more-than" | "up-to" | "fewer-than" | "estimated");
        if !(counts && k < last) {
            kept.push(*word);
        }
    }
    kept
}

/// The words of a service that a noun group names, if it names one.
pub fn service_words(reading: &Reading<'_>, noun: &Noun) -> Option<Vec<usize>> {
    if reading.words[noun.head()].tag == Tag::Pronoun {
        return None;
    }
    let kept = telling(reading, noun);
    let from = (0..kept.len()).find(|from| {
        reading.concepts_of(&kept[*from..]).iter().any(|(id, _)| reading.concept(*id).scheme == "service")
    });
    // A word that is another thing as well ("information", "training") counts by its concept alone.
    let head = reading.head_lemma(noun);
    match from {
        Some(_) => Some(kept),
        None if HELP.contains(&head) => Some(kept),
        None => None,
    }
}

/// The services that a noun group names, as short phrases.
pub fn services(reading: &Reading<'_>, noun: &Noun) -> Vec<String> {
    service_words(reading, noun).map(|w| reading.phrase(&w)).filter(|w| !w.is_empty()).into_iter().collect()
}

/// Whether a noun group is money: an amount, "funding", "a grant".
pub fn is_money(reading: &Reading<'_>, noun: &Noun) -> bool {
    let amount = noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number)
        && (reading.concept_in(noun, "currency").is_some()
            || (noun.start..noun.end).any(|w| reading.words[w].tag == Tag::Mark));
    amount
        || MONEY.contains(&reading.head_lemma(noun))
            && reading
                .concept_in(noun, "facility-kind")
                .is_none_or(|c| c.notation == "fund" && noun.determiner.is_none())
        || reading.head_lemma(noun) == "support" && noun.words.iter().any(|w| reading.words[*w].lemma == "financial")
}

/// Whether a noun group is something that is run: a program, a center.
pub fn is_run(reading: &Reading<'_>, noun: &Noun) -> bool {
    matches!(
        reading.head_lemma(noun),
        "program"
            | "programme"
            | "center"
            | "centre"
            | "home"
            | "house"
            | "facility"
            | "unit"
            | "mechanism"
            | "system"
            | "line"
            | "room"
    )
}

/// Whether a noun group names some body, if only by a common noun.
pub fn is_body_like(reading: &Reading<'_>, noun: &Noun) -> bool {
    matches!(
        reading.head_lemma(noun),
        "ngo"
            | "ngos"
            | "organization"
            | "government"
            | "agency"
            | "authority"
            | "partner"
            | "counterpart"
            | "airline"
            | "company"
            | "union"
            | "embassy"
            | "association"
            | "police"
            | "group"
            | "society"
            | "institution"
            | "ministry"
            | "official"
            | "community"
            | "stakeholder"
    ) || reading.tokens[reading.words[noun.head()].start].is_capitalized()
}

/// The members that a noun group names: "representatives from various ministries and NGOs" are ministries and NGOs.
pub fn members(
    registry: &Registry,
    clauses: &Clauses,
    clause: &Clause,
    reading: &Reading<'_>,
    noun: &Noun,
) -> Vec<String> {
    let _ = clauses;
    if noun.words.iter().all(|w| reading.words[*w].tag == Tag::Number) {
        return Vec::new();
    }
    let head = reading.head_lemma(noun);
    let made = matches!(clause.verb.lemma.as_str(), "make");
    let whole_of_it =
        made && !(reading.words.get(clause.verb.end).is_some_and(|w| w.lemma == "up") || clause.verb.passive);
    if whole_of_it
        || matches!(clause.verb.lemma.as_str(), "include")
            && !clause
                .subject
                .iter()
                .flat_map(|p| &p.group.nouns)
                .any(|n| registry.things(reading.sentence, n).iter().any(|t| matches!(t, Thing::Body(_))))
    {
        return Vec::new();
    }
    if matches!(head, "representative" | "member" | "official" | "expert" | "delegate") {
        let behind = clause
            .after
            .iter()
            .find(|p| p.start == noun.end && matches!(p.preposition.as_deref(), Some("from" | "of")));
        if let Some(phrase) = behind {
            return phrase.group.nouns.iter().filter_map(|n| member(registry, reading, n)).collect();
        }
    }
    member(registry, reading, noun).into_iter().collect()
}

fn member(registry: &Registry, reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let things = registry.things(reading.sentence, noun);
    let name = things.first().map(|t| registry.name(*t).to_owned());
    Some(name.unwrap_or_else(|| short(reading, noun))).filter(|n| !n.is_empty())
}
