//! Whether what a clause says was done: not denied, planned, recommended, asked for or only made possible.

use crate::extract::Page;
use crate::extract::acting;
use crate::extract::clause::{Clause, Link};
use crate::extract::discourse;
use crate::extract::element::{Phrase, Shape};
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::fact::Modality;
use crate::lexicon::VerbForm;

/// Whether a clause says what is not so, only planned, only recommended, only asked for or only made possible.
pub fn unreal(page: &Page<'_>, at: usize) -> bool {
    let reading = &page.reading;
    let clauses = &page.clauses;
    let clause = &clauses.list[at];
    let none = |noun: &Noun| {
        noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "no" | "few" | "neither" | "none"))
    };
    if discourse::denied(clauses, at)
        || matches!(clause.verb.modality, Modality::Recommended | Modality::Planned)
        || matches!(clause.verb.marker.as_deref(), Some("without" | "about" | "regarding"))
        || clause.verb.chain.iter().any(|v| acting::words().roles.meant.contains(v))
    {
        return true;
    }
    if clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns).any(none)
        || clause.object().is_some_and(|p| p.group.nouns.first().is_some_and(none))
    {
        return true;
    }
    // "neither funded nor operated shelters"
    let nor = clause.verb.start.checked_sub(1).is_some_and(|w| reading.words[w].lemma == "nor");
    if nor {
        return true;
    }
    if matches!(clause.opener.as_deref(), Some("whether" | "if" | "unless" | "how")) || how(page, clause) {
        return true;
    }
    if contact(page, at) || left_undone(page, at) {
        return true;
    }
    let Some(above) = clause.parent.filter(|p| *p != at && *p < at) else { return false };
    let parent = &clauses.list[above];
    match clause.link {
        // "did not report the number of victims who received compensation"
        Link::Relative
            if parent.verb.denied
                && parent.object().is_some_and(|p| {
                    p.group.nouns.iter().any(|n| acting::words().roles.figures.contains(reading.head_lemma(n)))
                }) =>
        {
            true
        }
        // "should adopt a law and extend services", "did not regulate or monitor"
        Link::Coordinate
            if clause.verb.shape == parent.verb.shape
                && matches!(reading.words[clause.verb.start].tag, Tag::Verb(VerbForm::Base)) =>
        {
            matches!(parent.verb.modality, Modality::Recommended | Modality::Planned) || parent.verb.denied
        }
        Link::Coordinate if clause.verb.shape != Shape::Finite => unreal(page, above),
        // "did not report whether it identified or assisted victims"
        Link::Coordinate if matches!(parent.opener.as_deref(), Some("whether" | "if")) => true,
        // "the number of victims that it identified or referred to services"
        Link::Coordinate if contact(page, above) => true,
        // "did not report allocating funding, compared with allocating 9,000": that was done.
        Link::Gerund if clause.verb.marker.as_deref() == Some("compared-with") => false,
        Link::Gerund if trained(page, at, parent) => true,
        // "required the government to protect victims by providing care": as little as the infinitive before it.
        Link::Gerund if clause.verb.marker.as_deref() == Some("by") => {
            let before = clauses.list[..at].iter().rposition(|c| c.link == Link::Infinitive && c.parent == Some(above));
            before.is_some_and(|b| unreal(page, b)) || hindered(page, parent, none, false)
        }
        // "had procedures for officers to identify victims": the officers should.
        Link::Infinitive
            if parent.with(&["for"]).any(|p| p.group.end() == clause.start)
                && !acting::words().roles.paying.contains(&parent.verb.lemma)
                && (parent.verb.lemma == "have"
                    || !acting::words().facilities.run_verbs.contains(&parent.verb.lemma)) =>
        {
            true
        }
        // "made no efforts to identify", "had no guidelines for referring", "the ability to receive", "failed to"
        Link::Infinitive | Link::Gerund => {
            clause.link == Link::Infinitive && parent.link == Link::Infinitive && unreal(page, above)
                || hindered(page, parent, none, clause.link == Link::Infinitive)
                || clause.link == Link::Infinitive && bidden(page, above)
        }
        // "The act mandated the government provide": what a law asks for.
        Link::Complement => {
            parent.verb.lemma == "do" && parent.verb.denied
                || acting::words().roles.requesting.contains(&parent.verb.lemma)
                || acting::words().roles.mandating.contains(&parent.verb.lemma) && by_law(page, parent)
        }
        _ => false,
    }
}

/// "could provide legal aid, but did not do so".
fn left_undone(page: &Page<'_>, at: usize) -> bool {
    page.clauses.list[at].verb.modality == Modality::Possible
        && page
            .clauses
            .list
            .iter()
            .any(|c| c.parent == Some(at) && c.link == Link::Coordinate && c.verb.denied && c.verb.lemma == "do")
}

/// "did not report the number of victims it referred to care": what follows the noun without "that".
fn contact(page: &Page<'_>, at: usize) -> bool {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let pronoun = clause.link == Link::Main
        && clause.subject.iter().all(|p| p.group.nouns.iter().all(|n| reading.words[n.head()].tag == Tag::Pronoun))
        && clause.start.checked_sub(1).is_some_and(|w| reading.words[w].tag == Tag::Noun);
    pronoun
        && at.checked_sub(1).is_some_and(|before| {
            let before = &page.clauses.list[before];
            before.verb.denied
                && before.object().is_some_and(|p| {
                    p.group.nouns.iter().any(|n| {
                        let head = reading.head_lemma(n);
                        acting::words().roles.figures.contains(head) || matches!(head, "victim" | "case")
                    })
                })
        })
}

/// "guidelines on how to operate shelters".
fn how(page: &Page<'_>, clause: &Clause) -> bool {
    let words = &page.reading.words;
    clause.link == Link::Infinitive
        && clause
            .start
            .checked_sub(1)
            .and_then(|w| words.get(w))
            .is_some_and(|w| matches!(w.lemma.as_str(), "how" | "whether"))
}

/// "trained officers on identifying victims", "procedures for referring victims": a subject taught or a rule, nothing done.
fn trained(page: &Page<'_>, at: usize, parent: &Clause) -> bool {
    let clause = &page.clauses.list[at];
    let responsible = parent.verb.adjective.as_deref() == Some("responsible");
    match clause.verb.marker.as_deref() {
        Some("on" | "in" | "of" | "from" | "against" | "despite" | "toward" | "towards") => {
            parent.verb.lemma != "assist" && parent.verb.lemma != "support"
        }
        Some("for") => !responsible && leader(page, at).is_none(),
        _ => false,
    }
}

/// The noun before "for" and a gerund that names a body: "the lead agency for coordinating".
pub fn leader(page: &Page<'_>, at: usize) -> Option<usize> {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    if clause.verb.marker.as_deref() != Some("for") {
        return None;
    }
    let word = (0..clause.verb.start).rev().find(|w| reading.words[*w].lemma == "for")?.checked_sub(1)?;
    acting::words().roles.leaders.contains(&reading.words[word].lemma).then_some(word)
}

/// What follows a want of something, or a noun that promises nothing: "lacked the capacity to", "made efforts to".
fn hindered(page: &Page<'_>, parent: &Clause, none: impl Fn(&Noun) -> bool, infinitive: bool) -> bool {
    let reading = &page.reading;
    let roles = &acting::words().roles;
    // "used new procedures to refer victims": that was done.
    if roles.using.contains(&parent.verb.lemma) {
        return false;
    }
    parent.object().is_some_and(|p| {
        p.group.nouns.iter().any(|n| none(n) || infinitive && roles.intents.contains(reading.head_lemma(n)))
    }) || infinitive
        && parent.after.last().is_some_and(|p| {
            p.preposition.is_some()
                && p.group.nouns.last().is_some_and(|n| roles.intents.contains(reading.head_lemma(n)))
        })
        || roles.wanting.contains(&parent.verb.lemma)
        || parent.verb.adjective.as_deref().is_some_and(|a| roles.unsure.contains(a))
}

/// What a law requires, and what somebody was only allowed, asked or trained to do.
fn bidden(page: &Page<'_>, above: usize) -> bool {
    let parent = &page.clauses.list[above];
    let roles = &acting::words().roles;
    // "required employers to provide housing": nobody says that they did.
    let bound = |p: &Phrase| p.group.nouns.iter().any(|n| roles.bound.contains(page.reading.head_lemma(n)));
    roles.permitting.contains(&parent.verb.lemma)
        || roles.mandating.contains(&parent.verb.lemma) && (by_law(page, parent) || parent.object().is_some_and(bound))
}

/// Whether a law asks for it, or nobody is said to.
fn by_law(page: &Page<'_>, parent: &Clause) -> bool {
    let reading = &page.reading;
    let law = |n: &Noun| acting::words().roles.laws.contains(reading.head_lemma(n));
    if parent.verb.passive {
        let mut agents = parent.with(&["by", "under"]).flat_map(|p| &p.group.nouns).peekable();
        return agents.peek().is_none() || agents.any(law);
    }
    parent.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns).any(law)
}
