//! Matching frames: from a clause and the words that evoke a frame to the phrases that fill its roles.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use crate::fact::Kind;
use crate::lexicon::{At, Filler, Frame, Pattern};

use super::Reading;
use super::clause::{Clause, Clauses, Link};
use super::element::{Phrase, Sort, sort};
use super::group::Noun;
use super::word::Tag;

/// What fills a frame's roles in one clause.
pub struct Match<'f> {
    /// The frame.
    pub frame: &'f Frame,
    /// The clause in [`Clauses::list`].
    pub clause: usize,
    /// The noun groups of each role, in the order of the text.
    pub roles: BTreeMap<&'f str, Vec<Noun>>,
}

impl Match<'_> {
    /// The fillers of a role.
    pub fn role(&self, name: &str) -> &[Noun] {
        self.roles.get(name).map_or(&[], Vec::as_slice)
    }

    /// What the frame itself says of a slot.
    pub fn set(&self, name: &str) -> Option<&str> {
        self.frame.set.get(name).map(String::as_str)
    }
}

/// The frames of one kind of fact that a clause evokes, with their roles filled; one that lacks a required role does not
/// match.
pub fn matches<'f>(reading: &'f Reading<'_>, clauses: &Clauses, at: usize, fact: Kind) -> Vec<Match<'f>> {
    let clause = &clauses.list[at];
    let frames = &reading.lexicon.frames;
    let evoked: SmallVec<[&Frame; 8]> = match &clause.verb.adjective {
        Some(adjective) => frames.of_adjective(adjective).collect(),
        None => frames.of_verb(&clause.verb.lemma).collect(),
    };
    let mut evoked = evoked.into_iter().filter(|f| f.fact == fact).peekable();
    if evoked.peek().is_none() {
        return Vec::new();
    }
    let runs = runs(reading, clauses, at);
    evoked.filter_map(|frame| fill(reading, clauses, at, &runs, frame)).collect()
}

/// The frames that the nouns of a sentence evoke ("the trafficking of girls for ..."): each with the phrases that hang on
/// the noun, which are those after it up to the next bare phrase.
pub fn nominal<'f>(reading: &'f Reading<'_>, clauses: &Clauses) -> Vec<(Match<'f>, usize)> {
    let frames = &reading.lexicon.frames;
    let mut found = Vec::new();
    for (i, clause) in clauses.list.iter().enumerate() {
        for run in [&clause.before, &clause.subject, &clause.after] {
            for (j, phrase) in run.iter().enumerate() {
                let tail = &run[j + 1..];
                let end = tail.iter().position(|p| p.preposition.is_none()).unwrap_or(tail.len());
                for noun in &phrase.group.nouns {
                    for frame in frames.of_noun(reading.head_lemma(noun)) {
                        if let Some(roles) = fill_nominal(reading, noun, &tail[..end], frame) {
                            found.push((Match { frame, clause: i, roles }, noun.start));
                        }
                    }
                }
            }
        }
    }
    // A subject that several clauses share is read once.
    found.sort_by_key(|(m, start)| (*start, m.clause));
    found.dedup_by(|b, a| a.1 == b.1 && a.0.frame.id == b.0.frame.id);
    found
}

/// Fills the roles of a frame from a noun and the phrases behind it.
fn fill_nominal<'f>(
    reading: &Reading<'_>,
    noun: &Noun,
    tail: &[Phrase],
    frame: &'f Frame,
) -> Option<BTreeMap<&'f str, Vec<Noun>>> {
    let mut roles: BTreeMap<&str, Vec<Noun>> = BTreeMap::new();
    for (name, pattern) in &frame.roles {
        let mut nouns: Vec<Noun> = Vec::new();
        for place in &pattern.at {
            // "the trafficking of girls", not "trafficking and the protection of girls".
            if *place == At::Word("of".into())
                && name == "victim"
                && tail.first().is_none_or(|p| p.preposition.as_deref() != Some("of"))
            {
                continue;
            }
            let fillers: Vec<&Noun> = match place.preposition() {
                Some(preposition) => named(tail, preposition).flat_map(|p| &p.group.nouns).collect(),
                None if *place == At::Itself => vec![noun],
                None => Vec::new(),
            };
            nouns.extend(
                fillers
                    .into_iter()
                    .filter(|n| pattern.is.is_empty() || pattern.is.iter().any(|kind| is_such(reading, n, kind)))
                    .cloned(),
            );
        }
        if nouns.is_empty() && pattern.required {
            return None;
        }
        roles.insert(name, nouns);
    }
    Some(roles)
}

/// Fills the roles of one frame from a clause.
fn fill<'f>(
    reading: &Reading<'_>,
    clauses: &Clauses,
    at: usize,
    runs: &[&[Phrase]],
    frame: &'f Frame,
) -> Option<Match<'f>> {
    let mut roles: BTreeMap<&str, Vec<Noun>> = BTreeMap::new();
    // Those that must be filled first: most frames fail there.
    let needed = frame.roles.iter().filter(|(_, pattern)| pattern.required);
    for (name, pattern) in needed.chain(frame.roles.iter().filter(|(_, pattern)| !pattern.required)) {
        let mut nouns: Vec<Noun> = Vec::new();
        // Where people come from is no place of work: "boys in Koranic schools are forced into begging".
        let behind = name == "sector" || name == "origin" && does_it(clauses, at, frame);
        let runs = if behind { &runs[2..] } else { runs };
        for phrase in candidates(reading, clauses, at, runs, pattern) {
            let among = phrase.preposition.as_deref() == Some("including");
            for noun in &phrase.group.nouns {
                let into = name == "exploitation"
                    && phrase.preposition.as_ref().is_some_and(|p| frame.into_at.iter().any(|at| at == p))
                    && frame.into.contains_key(reading.head_lemma(noun));
                if into || pattern.is.is_empty() || pattern.is.iter().any(|kind| is_such(reading, noun, kind)) {
                    nouns.push(Noun { named_among: among, ..noun.clone() });
                }
            }
        }
        nouns.sort_by(|a, b| (a.start, &a.words).cmp(&(b.start, &b.words)));
        nouns.dedup();
        if nouns.is_empty() && pattern.required {
            return None;
        }
        roles.insert(name, nouns);
    }
    Some(Match { frame, clause: at, roles })
}

/// Whether the subject of a clause does to others what a frame is about: "traffickers from A exploit women" says nothing of
/// where the women are from.
fn does_it(clauses: &Clauses, at: usize, frame: &Frame) -> bool {
    !clauses.list[at].verb.passive && frame.roles.get("victim").is_some_and(|victim| victim.at.contains(&At::Patient))
}

/// The phrases of a clause at the places that a pattern names; `runs` are those of its phrases with a preposition.
fn candidates<'c>(
    reading: &Reading<'_>,
    clauses: &'c Clauses,
    at: usize,
    runs: &[&'c [Phrase]],
    pattern: &'c Pattern,
) -> Vec<&'c Phrase> {
    let clause = &clauses.list[at];
    let mut found: Vec<&Phrase> = Vec::new();
    for place in &pattern.at {
        match place {
            At::Subject => found.extend(subjects(reading, clauses, at)),
            At::Object | At::Complement => found.extend(objects(clause)),
            At::Agent if clause.verb.passive => found.extend(clause.with(&["by"])),
            At::Agent => found.extend(head_phrases(&clause.subject)),
            At::Patient if clause.verb.passive => found.extend(subjects(reading, clauses, at)),
            At::Patient => found.extend(objects(clause)),
            At::Word(preposition) => found.extend(runs.iter().flat_map(|run| named(run, preposition))),
            At::Before | At::After => found.extend(runs.iter().flat_map(|run| named(run, place.name()))),
            // A noun's own place, and those of counts.
            At::Itself | At::Next | At::Times => {}
        }
    }
    found.sort_by_key(|p| p.start);
    found.dedup();
    found
}

/// The subject of a clause, and whom "including" names among it behind a participle: "migrants traveling through A, in
/// particular women, are".
fn subjects<'c>(reading: &Reading<'_>, clauses: &'c Clauses, at: usize) -> Vec<&'c Phrase> {
    let clause = &clauses.list[at];
    let mut found = head_phrases(&clause.subject);
    let inside = clauses.list.iter().filter(|c| {
        c.parent == Some(at) && c.link == Link::Participle && c.verb.start < clause.verb.start && carries_on(reading, c)
    });
    for child in inside {
        found.extend(child.after.iter().filter(|p| p.preposition.as_deref() == Some("including")));
    }
    found
}

/// The runs of phrases that belong to a clause: before it, its subject, after it, and after the infinitives and the
/// participles that carry it on ("forced to work in", "women trafficked from").
fn runs<'c>(reading: &Reading<'_>, clauses: &'c Clauses, at: usize) -> Vec<&'c [Phrase]> {
    let clause = &clauses.list[at];
    let mut runs: Vec<&[Phrase]> = vec![&clause.before, &clause.subject, &clause.after];
    for (i, child) in clauses.list.iter().enumerate() {
        if child.parent == Some(at)
            && i != at
            && carries_on(reading, child)
            && (child.link == Link::Infinitive || describes(clause, child))
        {
            runs.push(&child.after);
        }
    }
    runs
}

/// Whether a participle describes the subject or the object of a clause, and nothing beside them ("with offenders
/// arriving from A").
fn describes(clause: &Clause, child: &Clause) -> bool {
    let Some(first) = child.subject.first().and_then(|p| p.group.nouns.first()) else { return false };
    clause
        .subject
        .iter()
        .chain(&clause.after)
        .find(|p| p.group.nouns.first().is_some_and(|n| n.start == first.start))
        .is_none_or(|p| p.preposition.as_deref() != Some("with"))
}

/// Whether a clause only carries on the one that it hangs on: an infinitive, or a participle of movement or of work.
pub fn carries_on(reading: &Reading<'_>, child: &Clause) -> bool {
    match child.link {
        Link::Infinitive => true,
        Link::Participle => reading.lexicon.words.carrying_on.contains(child.verb.lemma.as_str()),
        _ => false,
    }
}

/// The phrases of a run with a preposition, and what "including" adds to them.
pub fn named<'c>(run: &'c [Phrase], preposition: &'c str) -> impl Iterator<Item = &'c Phrase> {
    let mut open = false;
    let mut counted = false;
    run.iter().filter(move |phrase| {
        let name = phrase.preposition.as_deref();
        // A bare phrase behind it goes on: "in sex trafficking at home, as well as forced labor abroad".
        // "for a small number of women" is for the women.
        open = name == Some(preposition)
            || (open && matches!(name, None | Some("including" | "besides")))
            || (counted && name == Some("of"));
        counted = open && counts(phrase);
        open
    })
}

/// The bare phrases of a subject, and what "including" and "especially" add to them; "some of the women" are the women.
fn head_phrases(phrases: &[Phrase]) -> Vec<&Phrase> {
    let mut found = Vec::new();
    let mut counted = false;
    for (i, phrase) in phrases.iter().enumerate() {
        let next_of = phrases.get(i + 1).is_some_and(|p| p.preposition.as_deref() == Some("of"));
        match phrase.preposition.as_deref() {
            None if next_of && counts(phrase) => counted = true,
            // "women, the majority from A": who has been named already.
            None if !found.is_empty() && counts(phrase) => {}
            Some("of") if counted && next_of && counts(phrase) => {}
            Some("of") if counted => {
                counted = false;
                found.push(phrase);
            }
            // "children, some as young as five", "many under the age of 15": who has been named already.
            None if !found.is_empty()
                && phrases.get(i + 1).is_some_and(|p| {
                    matches!(p.preposition.as_deref(), Some("as" | "under" | "below" | "over" | "between"))
                })
                && phrase.group.nouns.iter().all(|n| n.words.len() == 1 && n.determiner == Some(n.head())) => {}
            None | Some("including" | "besides") => found.push(phrase),
            _ => {}
        }
    }
    found
}

/// Whether a phrase only counts what "of" brings: "some of", "a small number of", "the majority of", "victims of".
fn counts(phrase: &Phrase) -> bool {
    phrase.group.nouns.len() == 1 && phrase.group.nouns[0].quantifies
}

/// The object, and what "including" adds to it.
fn objects(clause: &Clause) -> impl Iterator<Item = &Phrase> {
    let bare = clause.object().is_some() && clause.link != Link::Where;
    let lead = clause.after.iter().take_while(|p| matches!(p.preposition.as_deref(), None | Some("including"))).count();
    let heads = head_phrases(&clause.after);
    heads.into_iter().filter(move |p| {
        let led = clause.after.iter().take(lead).any(|q| q.start == p.start);
        led || bare && (p.preposition.is_none() || p.preposition.as_deref() == Some("of"))
    })
}

/// Whether a noun group is of a kind that a frame asks for, by the kind's name.
pub fn fits(reading: &Reading<'_>, noun: &Noun, kind: &str) -> bool {
    is_such(reading, noun, &Filler::from(kind))
}

/// Whether a noun group is of a kind that a frame asks for.
pub fn is_such(reading: &Reading<'_>, noun: &Noun, kind: &Filler) -> bool {
    let scheme = |wanted: &[&str]| {
        reading.mentions_in(&noun.words).iter().any(|(id, _)| wanted.contains(&reading.concept(*id).scheme.as_str()))
    };
    let lemma = reading.head_lemma(noun);
    match kind {
        Filler::Any => true,
        // "a significant number are subjected to": a counting word alone stands for the people before it.
        Filler::Person => {
            is_person(reading, noun)
                || noun.quantifies
                    && reading.words[noun.head()].tag == Tag::Noun
                    && reading.lexicon.frames.in_class("counting-heads", lemma)
        }
        Filler::Place => {
            sort(reading, noun) == Sort::Place
                || noun.owner.as_ref().is_some_and(|o| sort(reading, o) == Sort::Place) && !is_person(reading, noun)
        }
        Filler::Exploitation => {
            scheme(&["exploitation", "trafficking"]) && !is_person(reading, noun)
                || lemma == "purpose" && noun.words.iter().any(|w| reading.words[*w].lemma == "same")
        }
        Filler::Work => is_work(reading, noun),
        Filler::RoleWord => {
            noun.words
                .iter()
                .any(|w| matches!(reading.words[*w].lemma.as_str(), "source" | "transit" | "destination" | "origin"))
                || reading.lexicon.frames.in_class("transit-words", lemma)
        }
        Filler::It => lemma == "it",
        Filler::Number => noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number),
        Filler::Word(word) => {
            scheme(&[word])
                || reading.lexicon.frames.in_class(word, lemma)
                || reading.mentions_in(&noun.words).iter().any(|(id, _)| reading.concept(*id).notation == *word)
        }
        // Counts read these by themselves; elsewhere they are plain nouns.
        Filler::Money | Filler::Time => lemma == kind.name(),
    }
}

/// Whether a noun group names people: victims, a population, a people, or somebody meant by a pronoun.
pub fn is_person(reading: &Reading<'_>, noun: &Noun) -> bool {
    let head = noun.head();
    let word = &reading.words[head];
    if word.tag == Tag::Pronoun || noun.words.len() == 1 && noun.determiner == Some(head) {
        return !matches!(word.lemma.as_str(), "it" | "this" | "that" | "itself" | "there");
    }
    if word.lemma == "victim" || reading.lexicon.words.people_heads.contains(&word.lemma) {
        return true;
    }
    // "the Ethiopian border"
    if reading.lexicon.frames.in_class("parts-of-country", &word.lemma) {
        return false;
    }
    if reading.mentions_in(&noun.words).iter().any(|(_, demonym)| *demonym)
        && reading.words[head].tag == Tag::Noun
        && !is_work(reading, noun)
    {
        return !reading.concepts_of(&noun.words[noun.words.len() - 1..]).iter().any(|(id, _)| {
            matches!(
                reading.concept(*id).scheme.as_str(),
                "actor-kind" | "facility-kind" | "exploitation" | "trafficking"
            )
        });
    }
    for from in 0..noun.words.len() {
        for (id, demonym) in reading.concepts_of(&noun.words[from..]) {
            match reading.concept(id).scheme.as_str() {
                "victims" | "group" | "group-head" => return true,
                "country" | "region" if demonym => return true,
                "perpetrator" | "exploitation" | "trafficking" | "collective" => return false,
                _ => {}
            }
        }
    }
    false
}

/// Whether a noun group names a kind of work or a place of work.
pub fn is_work(reading: &Reading<'_>, noun: &Noun) -> bool {
    let head = noun.head();
    if reading.words[head].tag == Tag::Pronoun {
        return false;
    }
    for from in 0..noun.words.len() {
        for (id, _) in reading.concepts_of(&noun.words[from..]) {
            match reading.concept(id).scheme.as_str() {
                "sector" | "work-head" => return true,
                "exploitation" | "trafficking" | "victims" | "country" | "region" | "place" => return false,
                _ => {}
            }
        }
    }
    false
}
