//! Who exploits or recruits, and by what means victims are got or held: from the profile and the assessment.

use crate::fact::{Kind, Polarity, Slot};
use crate::lexicon::Mention;
use crate::source::{SectionKind, Span};

use super::clause::Clause;
use super::context::{Context, Draft, tells_of_exploitation};
use super::discourse;
use super::frame;
use super::group::Noun;
use super::{Page, Reading};

/// Adds perpetrators and means.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    for page in pages.iter().filter(|p| tells_of_exploitation(p.section)) {
        for at in 0..page.clauses.list.len() {
            perpetrators(context, page, at);
            if page.section == SectionKind::Profile && speaks_of_victims(page) {
                done(context, page, at);
            }
        }
        if page.section == SectionKind::Profile {
            for mention in &page.reading.mentions {
                means(context, page, mention);
            }
        }
    }
}

/// A draft of a fact that clause `at` tells.
fn draft(page: &Page<'_>, at: Option<usize>, kind: Kind, span: Span, frame: &str) -> Draft {
    let (reading, clauses) = (&page.reading, &page.clauses);
    let Some(at) = at else { return Draft::new(kind, reading.sentence, span, "report", frame) };
    let polarity = if discourse::denied(clauses, at) { Polarity::Denied } else { Polarity::Affirmed };
    let source = discourse::source(reading, clauses, at);
    Draft::new(kind, reading.sentence, span, &source, frame).said(
        polarity,
        discourse::modality(reading, clauses, at),
        discourse::clause_year(reading, clauses, at),
    )
}

/// Those who do what a frame of crime says.
fn perpetrators(context: &mut Context<'_>, page: &Page<'_>, at: usize) {
    let reading = &page.reading;
    for found in frame::matches(reading, &page.clauses, at, Kind::Perpetrator) {
        let soldiers = |noun: &Noun| noun.words.iter().any(|w| reading.words[*w].lemma == "child");
        for noun in found.role("who").iter().filter(|noun| !soldiers(noun)) {
            let kinds: Vec<String> = match found.set("kind") {
                Some(kind) => vec![kind.to_owned()],
                None => reading.all_in(noun, "perpetrator").into_iter().map(|c| c.notation.clone()).collect(),
            };
            for kind in kinds {
                // An official who exploits is a complicit one, whether the text says so or not.
                let official = matches!(kind.as_str(), "official" | "police");
                let kind = if official { "complicit-official".to_owned() } else { kind };
                let span = discourse::span(reading, &page.clauses, at);
                context.add(
                    draft(page, Some(at), Kind::Perpetrator, span, &found.frame.id)
                        .slug(Slot::Perpetrator, Some(&kind)),
                );
            }
        }
    }
}

/// What is done to victims or with what is theirs: "confiscate the passports of".
fn done(context: &mut Context<'_>, page: &Page<'_>, at: usize) {
    let reading = &page.reading;
    for found in frame::matches(reading, &page.clauses, at, Kind::Means) {
        let Some(method) = found.set("kind") else { continue };
        let span = discourse::span(reading, &page.clauses, at);
        context.add(draft(page, Some(at), Kind::Means, span, &found.frame.id).slug(Slot::Method, Some(method)));
    }
}

/// A method that a mention names, where the words around it make it one of getting or holding victims.
fn means(context: &mut Context<'_>, page: &Page<'_>, mention: &Mention) {
    let reading = &page.reading;
    let Some(concept) = mention.concepts.iter().map(|(id, _)| reading.concept(*id)).find(|c| c.scheme == "means")
    else {
        return;
    };
    let Some(start) = reading.words.iter().position(|w| w.start >= mention.start) else { return };
    // "sell their children to settle debts": the debt is the family's and holds nobody.
    if start > 0 && reading.words[start - 1].lemma == "settle" {
        return;
    }
    let end = reading.words.iter().rposition(|w| w.end <= mention.end).map_or(start + 1, |w| w + 1).max(start + 1);
    let at = page.clauses.list.iter().position(|c| covers(c, start));
    let named = is(reading, "means-named", |f| f.nouns.contains(&concept.notation));
    let told =
        is(reading, "means-by", |f| f.nouns.contains(&concept.notation)) && at.is_some_and(|at| by_verb(page, at));
    if !(named || told) || !speaks_of_victims(page) {
        return;
    }
    let frame = if named { "means-named" } else { "means-by" };
    context.add(
        draft(page, at, Kind::Means, reading.span_of(start, end), frame).slug(Slot::Method, Some(&concept.notation)),
    );
}

fn is(reading: &Reading<'_>, frame: &str, test: impl Fn(&crate::lexicon::Frame) -> bool) -> bool {
    reading.lexicon.frames.of_id(frame).any(test)
}

/// Whether a word stands in a clause, its verb included.
fn covers(clause: &Clause, word: usize) -> bool {
    (clause.verb.start <= word && word < clause.verb.end)
        || clause.after.iter().any(|p| p.start <= word && word < p.group.end())
}

/// Whether the clause of a method, or the one that it hangs on, gets or holds victims.
fn by_verb(page: &Page<'_>, at: usize) -> bool {
    let list = &page.clauses.list;
    let getting = |c: &Clause| is(&page.reading, "means-by", |f| f.verbs.iter().any(|v| *v == c.verb.lemma));
    getting(&list[at]) || list[at].parent.is_some_and(|p| p != at && getting(&list[p]))
}

/// Whether a sentence of the profile has people in it to whom a method can be done, or its purpose.
fn speaks_of_victims(page: &Page<'_>) -> bool {
    page.reading.mentions.iter().any(|m| {
        m.concepts.iter().any(|(id, demonym)| {
            let scheme = page.reading.concept(*id).scheme.as_str();
            matches!(scheme, "victims" | "group" | "exploitation" | "trafficking" | "perpetrator" | "trafficker")
                || matches!(scheme, "country" | "region") && *demonym
        })
    }) || page
        .reading
        .words
        .iter()
        .any(|w| matches!(w.lemma.as_str(), "victim" | "worker" | "trafficker" | "recruitment" | "they"))
}
