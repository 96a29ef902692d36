//! Plans: national action plans and strategies, their years, and what became of them.
//!
//! The names are found by `plan_name`. The verb that it stands with says the status; "the plan" goes on from the last name.

use crate::fact::{Kind, Modality, Slot, Value};
use crate::lexicon::{Frame, VerbForm};
use crate::source::{SectionKind, Span};

use super::clause::{Clause, Link};
use super::context::{Context, Draft};
use super::discourse;
use super::element::{Phrase, Shape};
use super::plan_name::{Named, listed, names};
use super::word::Tag;
use super::{Page, Reading};

/// Verbs that say nothing by themselves where another word says more.
const WEAK: [&str; 8] = ["be", "remain", "have", "continue", "include", "work", "use", "begin"];

/// The frames whose nouns beside a plan say what has become of it.
const STATES: [&str; 4] = ["plan-drafting", "plan-expired", "plan-idle", "plan-in-force"];

/// A plan with what the text says of it.
struct Plan {
    named: Named,
    status: Option<String>,
    sentence: usize,
    span: Span,
    source: String,
    frame: String,
}

/// Adds the plans of all sections that tell what was done.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut plans: Vec<Plan> = Vec::new();
    let pillar = |p: &&Page<'_>| {
        matches!(p.section, SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention)
    };
    for page in pages.iter().filter(pillar).chain(pages.iter().filter(|p| p.section == SectionKind::Overall)) {
        for named in names(&page.reading) {
            take(&mut plans, page, named);
        }
    }
    for plan in plans {
        let draft = Draft::new(Kind::Plan, plan.sentence, plan.span, &plan.source, &plan.frame)
            .with(Slot::Plan, Value::Name(plan.named.name))
            .year_slot(Slot::Start, plan.named.start)
            .year_slot(Slot::End, plan.named.end)
            .slug(Slot::Status, plan.status.as_deref());
        context.add(draft);
    }
}

/// Keeps a plan, or adds to the one that it goes on from.
fn take(plans: &mut Vec<Plan>, page: &Page<'_>, named: Named) {
    let reading = &page.reading;
    let Some((status, frame, clause)) = status(page, &named) else { return };
    let agree = |a: Option<i32>, b: Option<i32>| a.is_none() || b.is_none() || a == b;
    let same = |p: &Plan| {
        p.named.name.eq_ignore_ascii_case(&named.name)
            && (named.start.is_none() || p.named.start == named.start)
            && agree(p.named.end, named.end)
    };
    let dated = |p: &Plan| named.start.is_some() && p.named.start == named.start && p.named.end == named.end;
    let known = plans.iter().position(|p| dated(p) || same(p)).or_else(|| {
        let general =
            named.start.is_none() && named.end.is_none() && (named.definite || page.section == SectionKind::Overall);
        (general && named.to - named.from <= 3).then(|| plans.len().checked_sub(1)).flatten()
    });
    let source = clause.map_or_else(|| "report".to_owned(), |at| discourse::source(reading, &page.clauses, at));
    let span = clause.map_or_else(
        || reading.span_of(named.from, named.to),
        |at| covering(discourse::span(reading, &page.clauses, at), reading.span_of(named.from, named.to)),
    );
    match known {
        Some(i) => {
            let plan = &mut plans[i];
            let worse = matches!(status.as_deref(), Some("not-implemented" | "expired"))
                && page.section != SectionKind::Overall;
            plan.named.start = plan.named.start.or(named.start);
            plan.named.end = plan.named.end.or(named.end);
            if plan.status.is_none() || worse && plan.status.as_deref() != Some("drafting") {
                (plan.status, plan.frame) = (status, frame);
                (plan.sentence, plan.span, plan.source) = (reading.sentence, span, source);
            }
        }
        // "the plan" that no sentence has named.
        None if named.to == named.from + 1 && named.name.eq_ignore_ascii_case("plan") => {}
        None => plans.push(Plan { named, status, sentence: reading.sentence, span, source, frame }),
    }
}

fn covering(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// The status that the words around a name say, the frame that knows it, and the clause; nothing where there is no plan.
fn status(page: &Page<'_>, named: &Named) -> Option<(Option<String>, String, Option<usize>)> {
    let reading = &page.reading;
    let list = &page.clauses.list;
    let inside = |c: &Clause| {
        c.after.iter().filter(|p| p.start >= c.start).any(|p| {
            p.start <= named.from && named.from < p.group.end().max(p.start + 1)
                || (named.from..named.to).contains(&p.start) && !(named.from..named.to).contains(&c.verb.start)
        })
    };
    let subject =
        |c: &Clause| c.subject.iter().any(|p| p.start <= named.from && named.from < p.group.end().max(p.start + 1));
    let at = list
        .iter()
        .position(inside)
        .or_else(|| list.iter().position(|c| subject(c) && c.link != Link::Relative && c.verb.shape == Shape::Finite))
        .or_else(|| list.iter().position(|c| subject(c) && c.link != Link::Relative))
        .or_else(|| list.iter().rposition(|c| c.verb.start < named.from))
        .or_else(|| list.iter().position(|c| c.verb.start > named.from));
    let before = |n: usize| (named.from.saturating_sub(n)..named.from).rev();
    // "a draft 2014-2017 national strategy", "the implementation of its action plan"
    for word in before(5).take_while(|w| {
        matches!(
            reading.words[*w].tag,
            Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Preposition | Tag::Possessive
        )
    }) {
        for id in STATES {
            if listed(reading, id, word).is_some() && reading.words[word].tag != Tag::Preposition {
                return Some((frame_status(reading, id), id.to_owned(), at));
            }
        }
    }
    let Some(at) = at.map(|at| last_of_row(list, at, named)) else { return Some((None, "plan-name".into(), None)) };
    let verb = &list[at].verb;
    let denied = denied(page, at)
        || (verb.start.saturating_sub(3)..verb.start + 2).any(|w| {
            reading.words[w.min(reading.words.len() - 1)].lemma == "yet"
                && reading.words.get(w + 1).is_some_and(|n| n.lemma == "to")
        });
    if matches!(verb.modality, Modality::Recommended) {
        return None;
    }
    let indefinite = !named.definite && named.start.is_none() && named.end.is_none();
    // "planned to adopt": no plan as yet, unless one is named.
    if verb.modality == Modality::Planned {
        let drafting = (frame_status(reading, "plan-drafting"), "plan-drafting".to_owned(), Some(at));
        return (!indefinite).then_some(drafting);
    }
    // "had a plan, but officials did not implement it"
    let undone = list[at + 1..].iter().enumerate().find(|(n, c)| {
        let meant = |p: &Phrase| p.group.nouns.iter().any(|noun| reading.head_lemma(noun) == "it");
        self::denied(page, at + 1 + n) && c.object().is_some_and(meant) && of_undone(reading, &c.verb.lemma)
    });
    if let Some((n, _)) = undone {
        let id = "plan-not-implemented";
        return Some((frame_status(reading, id), id.to_owned(), Some(at + 1 + n)));
    }
    if verb.lemma == "lack" || denied && (matches!(verb.lemma.as_str(), "have" | "create" | "establish") || indefinite)
    {
        return None;
    }
    let frames = &reading.lexicon.frames;
    let of_verb = |lemma: &str| -> Option<&Frame> {
        frames
            .of_verb(lemma)
            .find(|f| f.fact == Kind::Plan && denied == f.set.get("when").is_some_and(|w| w == "denied"))
    };
    // "began working on a national plan": there is none as yet.
    if verb.lemma == "work" && !denied && reading.words.get(verb.end).is_some_and(|w| w.lemma == "on") {
        let drafting = "plan-drafting";
        return Some((frame_status(reading, drafting), drafting.to_owned(), Some(at)));
    }
    let weak = WEAK.contains(&verb.lemma.as_str());
    let found = of_verb(&verb.lemma)
        .filter(|_| !weak)
        .or_else(|| verb.chain.iter().rev().find_map(|v| of_verb(v).filter(|_| !weak && !WEAK.contains(&v.as_str()))));
    if let Some(frame) = found {
        return Some((frame.set.get("status").cloned(), frame.id.clone(), Some(at)));
    }
    // Nothing in the verb: "remained in draft form", "was in place", "is pending approval".
    let behind = named.to
        ..list[at]
            .after
            .iter()
            .map(|p| p.group.end())
            .max()
            .unwrap_or(named.to)
            .max(list[at].end)
            .min(reading.words.len());
    for word in behind {
        for id in STATES {
            if listed(reading, id, word).is_some() {
                return Some((frame_status(reading, id), id.to_owned(), Some(at)));
            }
        }
    }
    let child =
        list.iter().find(|c| c.parent == Some(at) && c.verb.start > named.from).and_then(|c| of_verb(&c.verb.lemma));
    let frame = child.or_else(|| of_verb(&verb.lemma));
    Some((
        frame.and_then(|f| f.set.get("status").cloned()),
        frame.map_or_else(|| "plan-name".into(), |f| f.id.clone()),
        Some(at),
    ))
}

/// Whether a verb that is denied says that a plan is not carried out.
fn of_undone(reading: &Reading<'_>, lemma: &str) -> bool {
    reading.lexicon.frames.of_verb(lemma).any(|f| f.id == "plan-not-implemented")
}

/// "was drafted, finalized, and approved": the last of the verbs that a plan is the subject of.
fn last_of_row(list: &[Clause], at: usize, named: &Named) -> usize {
    let row = |from: usize| {
        list.iter().position(|c| {
            c.parent == Some(from) && c.link == Link::Coordinate && c.verb.passive && c.verb.start > named.to
        })
    };
    let mut last = at;
    while let Some(next) = row(last).filter(|_| list[last].verb.passive && list[at].verb.start >= named.to) {
        last = next;
    }
    last
}

/// Whether a clause is denied, also as a bare verb in a row: "did not draft or adopt".
fn denied(page: &Page<'_>, at: usize) -> bool {
    let list = &page.clauses.list;
    let clause = &list[at];
    let bare = matches!(page.reading.words[clause.verb.start].tag, Tag::Verb(VerbForm::Base));
    discourse::denied(&page.clauses, at)
        || clause.link == Link::Coordinate && bare && clause.parent.is_some_and(|p| p != at && denied(page, p))
}

fn frame_status(reading: &Reading<'_>, id: &str) -> Option<String> {
    reading.lexicon.frames.of_id(id).next().and_then(|f| f.set.get("status").cloned())
}
