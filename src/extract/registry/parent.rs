//! Which body is part of which, where a clause says so: "which is part of the Ministry of Health", "the coordinator had a
//! working group".

use crate::extract::Page;
use crate::extract::discourse;

use super::{Registry, Thing, names_things};

/// Fills the parents that clauses tell of.
pub(super) fn read(registry: &mut Registry, pages: &[Page<'_>]) {
    for page in pages.iter().filter(|p| names_things(p.section)) {
        let reading = &page.reading;
        for (at, clause) in page.clauses.list.iter().enumerate() {
            if discourse::denied(&page.clauses, at) {
                continue;
            }
            let subject = clause
                .subject
                .iter()
                .flat_map(|p| &p.group.nouns)
                .next()
                .and_then(|n| sole(registry, reading.sentence, n));
            let Some(subject) = subject else { continue };
            let object = clause.object().and_then(|p| p.group.nouns.first());
            match clause.verb.lemma.as_str() {
                "be" | "fall" | "sit" | "operate" | "house" => {
                    let part = clause.verb.lemma != "be"
                        || object.is_some_and(|n| {
                            matches!(reading.head_lemma(n), "part" | "unit" | "department" | "division" | "branch")
                        });
                    let places: &[&str] =
                        if clause.verb.lemma == "be" { &["of", "within", "under"] } else { &["within", "under"] };
                    let whole = clause
                        .with(places)
                        .flat_map(|p| &p.group.nouns)
                        .find_map(|n| sole(registry, reading.sentence, n));
                    if let Some(whole) = whole.filter(|_| part) {
                        set(registry, subject, whole);
                    }
                }
                "have" => {
                    if let Some(part) = object.and_then(|n| sole(registry, reading.sentence, n)) {
                        set(registry, part, subject);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The one named body that a noun group means.
fn sole(registry: &Registry, sentence: usize, noun: &crate::extract::group::Noun) -> Option<usize> {
    match registry.things(sentence, noun)[..] {
        [Thing::Body(b)] if !registry.bodies[b].collective => Some(b),
        _ => None,
    }
}

fn set(registry: &mut Registry, part: usize, whole: usize) {
    if part != whole
        && registry.bodies[part].parent.is_none()
        && registry.bodies[whole].parent != Some(part)
        && registry.bodies[whole].kind != "government"
        && registry.bodies[part].kind != "government"
    {
        registry.bodies[part].parent = Some(whole);
    }
}
