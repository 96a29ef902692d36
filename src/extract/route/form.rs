//! The forms of exploitation that noun groups, or the infinitive after "forced", name.

use crate::extract::Reading;
use crate::extract::clause::{Clause, Clauses, Link};
use crate::extract::context::Context;
use crate::extract::frame::{self, Match};
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::lexicon::{Frame, VerbForm};

/// The forms of exploitation that noun groups name; "trafficking" alone is no form.
pub fn forms(
    context: &Context<'_>,
    reading: &Reading<'_>,
    frame: Option<&Frame>,
    nouns: &[Noun],
) -> Vec<Option<String>> {
    let mut found: Vec<Option<String>> = Vec::new();
    for noun in nouns {
        if reading.head_lemma(noun) == "purpose" {
            found.extend(context.exploitation.iter().cloned());
            continue;
        }
        let mut named = reading.all_in(noun, "exploitation");
        // "forced labor through debt bondage": the debt is how they are held (contract, ruling 13).
        if by_means(reading, noun) && nouns.iter().any(|n| n.start < noun.start) {
            named.retain(|c| !matches!(c.notation.as_str(), "debt-bondage" | "bonded-labor"));
            if named.is_empty() {
                continue;
            }
        }
        for concept in &named {
            let key = Some(concept.notation.clone());
            if !found.contains(&key) {
                found.push(key);
            }
        }
        // "forced agricultural labor"
        let labor = Some("forced-labor".to_owned());
        if named.is_empty()
            && matches!(reading.head_lemma(noun), "labor" | "work" | "labour")
            && noun
                .words
                .iter()
                .any(|w| matches!(reading.words[*w].lemma.as_str(), "forced" | "compulsory" | "involuntary"))
        {
            if !found.contains(&labor) {
                found.push(labor);
            }
            continue;
        }
        if named.is_empty()
            && let Some(form) = frame.and_then(|f| f.into.get(reading.head_lemma(noun)))
            && !found.contains(&Some(form.clone()))
        {
            found.push(Some(form.clone()));
        }
    }
    found
}

/// What an infinitive after "forced" says: its verb, or the exploitation that it names.
pub(super) fn infinitive(reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>) -> Vec<Option<String>> {
    let mut forced: Vec<Option<String>> = Vec::new();
    let mut wanted = vec![found.clause];
    for (i, child) in clauses.list.iter().enumerate() {
        let hangs = child.parent.is_some_and(|p| wanted.contains(&p));
        if !hangs
            || !(child.link == Link::Infinitive
                || child.link == Link::Coordinate && (child.parent != Some(found.clause) || joined(reading, child)))
            || child.verb.denied
        {
            continue;
        }
        wanted.push(i);
        // "acts that traffickers compelled them to commit" says nothing of what they did.
        if child.verb.lemma == "commit" && child.object().is_none() {
            continue;
        }
        let named: Vec<Option<String>> = child
            .after
            .iter()
            .flat_map(|p| &p.group.nouns)
            .filter(|n| frame::fits(reading, n, "exploitation"))
            .flat_map(|n| reading.all_in(n, "exploitation"))
            .map(|c| Some(c.notation.clone()))
            .collect();
        // "to sell drugs" before "to sell".
        let object = child
            .object()
            .and_then(|p| p.group.nouns.first())
            .map(|n| format!("{} {}", child.verb.lemma, reading.head_lemma(n)));
        let table = &found.frame.infinitives;
        let by_verb = object
            .and_then(|o| table.get(&o))
            .or_else(|| table.get(child.verb.lemma.as_str()))
            .map(|form| Some(form.clone()));
        // "to engage in criminal activity"
        let criminal = matches!(child.verb.lemma.as_str(), "engage" | "participate")
            && child.with(&["in"]).flat_map(|p| &p.group.nouns).any(|n| {
                n.words.iter().any(|w| {
                    matches!(reading.words[*w].lemma.as_str(), "criminal" | "crime" | "illegal" | "illicit" | "theft")
                })
            });
        let by_verb = if criminal { Some(Some("forced-criminality".to_owned())) } else { by_verb };
        for form in if named.is_empty() || by_verb.as_ref().is_some_and(|f| f.as_deref() != Some("forced-labor")) {
            by_verb.into_iter().collect()
        } else {
            named
        } {
            if !forced.contains(&form) {
                forced.push(form);
            }
        }
    }
    forced
}

/// Whether a noun group stands behind "through" or "by means of".
fn by_means(reading: &Reading<'_>, noun: &Noun) -> bool {
    noun.start > 0 && matches!(reading.words[noun.start - 1].lemma.as_str(), "through" | "by-means" | "via")
}

/// Whether a clause goes on right behind "and" or "or" with a bare verb: "to beg or engage in crime".
fn joined(reading: &Reading<'_>, child: &Clause) -> bool {
    child.opener.is_none()
        && child.verb.start > 0
        && reading.words[child.verb.start - 1].tag == Tag::Conjunction
        && reading.words[child.verb.start].tag == Tag::Verb(VerbForm::Base)
        // "force boys to beg or exploit girls": another deed.
        && !child.object().is_some_and(|p| p.group.nouns.iter().any(|n| frame::is_person(reading, n)))
}
