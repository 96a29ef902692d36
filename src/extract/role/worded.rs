//! Words and clauses as roles need them: objects that verbs share, what a list tells one by one, bodies without a name.

use crate::extract::acting;
use crate::extract::clause::{Clause, Clauses, Link};
use crate::extract::element::Phrase;
use crate::extract::frame;
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};

use super::object::{self, short};

/// "identified and referred 14 victims": the first verb has the object of the second.
pub(super) fn shared_object(page: &Page<'_>, at: usize) -> Option<Clauses> {
    let clause = &page.clauses.list[at];
    let next = page.clauses.list.get(at + 1)?;
    // "referred victims identified in 2020 to an agency": the participle took what belongs to the verb.
    if matches!(clause.verb.lemma.as_str(), "refer" | "transfer")
        && clause.with(&["to"]).next().is_none()
        && next.link == Link::Participle
        && next.parent == Some(at)
        && next.with(&["to"]).next().is_some()
    {
        let mut shared = page.clauses.clone();
        shared.list[at].after.extend(next.with(&["to"]).cloned());
        return Some(shared);
    }
    let joined = clause.after.is_empty()
        && next.parent == Some(at)
        && next.link == Link::Coordinate
        && next.verb.passive == clause.verb.passive
        && next.verb.start == clause.verb.end + 1
        && page.reading.words[clause.verb.end].tag == Tag::Conjunction;
    if !joined {
        return None;
    }
    let mut shared = page.clauses.clone();
    if clause.verb.passive {
        // "were operated and secured by officers"
        shared.list[at].after = next.with(&["by"]).cloned().collect();
        return Some(shared);
    }
    let people = |p: &&Phrase| p.group.nouns.iter().any(|n| frame::is_person(&page.reading, n));
    // "coordinating and providing services to victims": services are coordinated, and not victims.
    let things = page.reading.lexicon.frames.of_verb(&clause.verb.lemma).any(|f| {
        f.fact == crate::fact::Kind::Role
            && f.set
                .get("relation")
                .is_some_and(|r| matches!(r.as_str(), "coordinates" | "provides" | "leads" | "monitors"))
    });
    let object = if things {
        next.object()
    } else {
        next.object().filter(people).or_else(|| next.with(&["to", "for"]).find(people)).or(next.object())
    };
    // "funded and collaborated with an organization"
    let with = next.after.first().filter(|p| p.start == next.verb.end && p.preposition.as_deref() == Some("with"));
    let object = object.or(with)?;
    shared.list[at].after = vec![Phrase { preposition: None, ..object.clone() }];
    Some(shared)
}

/// The services that are given, with what "including" adds to them; then what only sums them up falls away.
pub(super) fn told(reading: &Reading<'_>, clause: &Clause, nouns: Vec<Noun>) -> Vec<Noun> {
    let listed = clause.after.iter().filter(|p| p.preposition.as_deref() == Some("including"));
    let mut named: Vec<Noun> =
        listed.flat_map(|p| p.group.nouns.clone()).filter(|n| !object::services(reading, n).is_empty()).collect();
    if named.is_empty() {
        return nouns;
    }
    let general = |n: &Noun| acting::words().roles.general.contains(reading.head_lemma(n));
    let first = named[0].start;
    let mut all: Vec<Noun> = nouns
        .into_iter()
        .filter(|n| !(n.start < first && general(n) || named.iter().any(|l| l.start == n.start)))
        .collect();
    all.append(&mut named);
    all
}

/// Whether a dash stands between two words: what is behind it only breaks a count down.
pub(super) fn dashed(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|w| matches!(reading.word_text(w), "—" | "–" | "--" | "-"))
}

/// A post with what it is of: "deputy minister of internal affairs".
pub(super) fn titled(reading: &Reading<'_>, noun: &Noun) -> String {
    let words = &reading.words;
    let behind = words
        .get(noun.end)
        .filter(|w| w.lemma == "of")
        .and_then(|_| crate::extract::group::noun(reading, noun.end + 1));
    match behind {
        Some(of) => format!("{} {}", short(reading, noun), reading.text_of(noun.end, of.end)),
        None => short(reading, noun),
    }
}

/// Bodies of one kind that have no name: "regional committees", "provincial employment offices".
pub(super) fn several(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let token = &reading.tokens[reading.words[noun.head()].end - 1];
    let plural = noun.words.len() > 1 && reading.lexicon.grammar.is_plural(&token.lower) && !token.is_capitalized();
    let lemma = reading.head_lemma(noun);
    let kind = acting::words().roles.nameless.contains(lemma);
    let firm = noun.words.iter().any(|w| acting::words().bodies.business.contains(&reading.words[*w].lemma));
    (plural && kind && !firm).then(|| short(reading, noun))
}

/// One of a collective that has no name: "an NGO", "an international organization".
pub(super) fn one_of_many(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let head = reading.head_lemma(noun);
    let one = acting::words().roles.single.contains(head)
        && noun.words.iter().all(|w| {
            // "One NGO": a number, or the sentence's first word.
            let small = !reading.tokens[reading.words[*w].start].is_capitalized() || *w == 0;
            small || reading.words[*w].tag == Tag::Number || reading.word_text(*w) == "NGO"
        });
    let known = reading.head_concept(noun, "collective").is_some();
    (one && known).then(|| short(reading, noun))
}
