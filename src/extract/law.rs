//! Penalties: which law or article prescribes which term for which offence against whom.
//!
//! A sentence is read from left to right as a row of laws, verbs, offences, terms and groups of victims. Laws named one
//! after the other share what follows; offences belong to the verb that forbids them; a term takes the victims and the
//! offence named behind it. A sentence without a name ("The law prescribed ...") goes on from the law last named.

use crate::fact::{Kind, Slot, Value};
use crate::source::{SectionKind, Span};

use super::cite::{Citation, citations, is_noun_of};
use super::context::{Context, Draft};
use super::law_event::{Event, Offence, events};
use super::{Page, Reading};

/// What the last sentences said of laws.
#[derive(Default)]
struct Memory {
    laws: Vec<Citation>,
    offences: Vec<Offence>,
    /// The sentence that spoke of them.
    sentence: usize,
}

/// Adds the penalties of all sections that tell what was done.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut memory = Memory::default();
    for page in pages
        .iter()
        .filter(|p| matches!(p.section, SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention))
    {
        sentence(context, page, &mut memory);
    }
}

fn sentence(context: &mut Context<'_>, page: &Page<'_>, memory: &mut Memory) {
    let reading = &page.reading;
    let mut events = events(reading);
    events.sort_by_key(|(at, _)| *at);
    let has_term = events.iter().any(|(_, e)| matches!(e, Event::Term(_)));
    if !(events.iter().any(|(_, e)| matches!(e, Event::Law(_)))
        || has_term && speaks_of_penalties(reading) && reading.sentence - memory.sentence <= 2 && memory.sentence > 0)
    {
        return;
    }
    let mut laws: Vec<Citation> = Vec::new();
    let mut offences: Vec<Offence> = Vec::new();
    // Whether the last law still waits for others beside it.
    let (mut open, mut forbids, mut prescribes, mut stopped, mut said) = (false, true, false, false, false);
    let mut named = String::new();
    let mut year = None;
    let mut before: Option<String> = None;
    let mut i = 0;
    while i < events.len() {
        match &events[i].1 {
            Event::Law(cited) => {
                let mut cited = cited.clone();
                if !open {
                    if said {
                        offences.clear();
                    }
                    laws.clear();
                    said = false;
                }
                if cited.law.is_empty() {
                    // "the same code", "Section 251": the law last named, its article only where one is said.
                    let known = if named.is_empty() {
                        memory.laws.last().cloned()
                    } else {
                        Some(Citation { law: named.clone(), year, ..Citation::default() })
                    };
                    if let Some(known) = known {
                        if cited.article.is_empty() && named.is_empty() {
                            laws.clone_from(&memory.laws);
                            if offences.is_empty() {
                                offences.clone_from(&memory.offences);
                            }
                            open = true;
                            stopped = false;
                            i += 1;
                            continue;
                        }
                        cited.law = known.law;
                        cited.year = known.year;
                    }
                }
                if !cited.law.is_empty() {
                    named.clone_from(&cited.law);
                    year = cited.year;
                    if !laws.iter().any(|l| (&l.law, &l.article) == (&cited.law, &cited.article)) {
                        laws.push(cited);
                    }
                }
                open = true;
                stopped = false;
            }
            Event::Verb { forbids: f, prescribes: p } => {
                forbids = *f;
                prescribes = *p;
                open = false;
            }
            Event::Offence { offence, .. } if forbids && !stopped => {
                if said && laws.is_empty() {
                    offences.clear();
                }
                if !offences.contains(offence) {
                    offences.push(offence.clone());
                }
            }
            Event::Victims { kind, conditional: true } if !stopped => before = Some(kind.clone()),
            Event::Term(term) if !stopped => {
                if laws.is_empty() && offences.is_empty() {
                    laws.clone_from(&memory.laws);
                    offences.clone_from(&memory.offences);
                } else if laws.is_empty() {
                    laws.clone_from(&memory.laws);
                }
                if !said && offences.is_empty() && laws == memory.laws {
                    offences.clone_from(&memory.offences);
                }
                let (limits, victims) = conditions(&events[i + 1..]);
                let kinds = if victims.is_empty() { before.take().into_iter().collect() } else { victims };
                // A verb in between ("courts sentenced") is checked by the words before the term.
                if prescribes || forbids || speaks_of_penalties(reading) {
                    let end = events[i + 1..]
                        .iter()
                        .take_while(|(_, e)| matches!(e, Event::Offence { .. } | Event::Victims { .. }))
                        .map(|(at, _)| at + 1)
                        .last()
                        .unwrap_or(term.end);
                    add(
                        context,
                        reading,
                        &laws,
                        if limits.is_empty() { &offences } else { &limits },
                        &kinds,
                        (term.min, term.max),
                        (term.start, end.max(term.end)),
                    );
                }
                said = true;
                open = false;
                forbids = false;
            }
            Event::Fine if !stopped && !has_term && prescribes => {
                add(context, reading, &laws, &offences, &[], (None, None), (events[i].0, events[i].0 + 1));
                said = true;
            }
            Event::Stop => stopped = true,
            Event::Break => {
                stopped = false;
                open = false;
                if laws.is_empty() {
                    offences.clear();
                }
            }
            _ => {}
        }
        i += 1;
    }
    if !laws.is_empty() {
        *memory = Memory { laws, offences, sentence: reading.sentence };
    } else if has_term {
        memory.sentence = reading.sentence;
    }
}

/// The offences and the victims named behind a term, up to the next one.
fn conditions(after: &[(usize, Event)]) -> (Vec<Offence>, Vec<String>) {
    let mut limits = Vec::new();
    let mut victims: Vec<String> = Vec::new();
    for (_, event) in after {
        match event {
            Event::Offence { offence, conditional: true } if offence.slug.is_some() => limits.push(offence.clone()),
            Event::Victims { kind, .. } => {
                if !victims.contains(kind) {
                    victims.push(kind.clone());
                }
            }
            Event::Offence { .. } | Event::Fine => {}
            _ => break,
        }
    }
    (limits, victims)
}

/// Whether a sentence has a noun for penalties outside of what courts did.
fn speaks_of_penalties(reading: &Reading<'_>) -> bool {
    let lexicon = reading.lexicon;
    let penalty = reading.words.iter().any(|w| {
        is_noun_of(lexicon, "prescribe", &w.lemma) && w.lemma != "sentence" && w.lemma != "term"
            || w.is_verb() && w.lemma == "prescribe"
            || w.lemma == "punishable"
    });
    penalty
        && !reading
            .words
            .iter()
            .any(|w| w.is_verb() && matches!(w.lemma.as_str(), "sentence" | "convict" | "receive" | "serve"))
}

/// The rows of one term.
fn add(
    context: &mut Context<'_>,
    reading: &Reading<'_>,
    laws: &[Citation],
    offences: &[Offence],
    victims: &[String],
    (min, max): (Option<i64>, Option<i64>),
    (from, to): (usize, usize),
) {
    // "trafficking for sexual exploitation": the general word counts only where it is all that is said.
    let named: Vec<Offence> = offences.iter().filter(|o| o.slug.is_some()).cloned().collect();
    let offences = if named.is_empty() { vec![offences.first().cloned().unwrap_or_default()] } else { named };
    let tokens = &reading.tokens;
    for law in laws {
        let first = if law.end <= from && tokens.get(law.start).is_some() && laws_here(reading, law) {
            law.start
        } else {
            from
        };
        let span = Span::new(tokens[first].span.start, tokens[to.min(tokens.len()) - 1].span.end);
        for offence in &offences {
            let kinds: Vec<Option<&String>> =
                if victims.is_empty() { vec![offence.victims.as_ref()] } else { victims.iter().map(Some).collect() };
            for kind in kinds {
                let mut draft = Draft::new(Kind::Penalty, reading.sentence, span, "report", "prescribe")
                    .with(Slot::Law, Value::Name(law.law.clone()))
                    .year_slot(Slot::Year, law.year)
                    .slug(Slot::Offence, offence.slug.as_deref())
                    .slug(Slot::Victims, kind.map(String::as_str));
                if !law.article.is_empty() {
                    draft = draft.with(Slot::Article, Value::Text(law.article.clone()));
                }
                for (slot, years) in [(Slot::MinYears, min), (Slot::MaxYears, max)] {
                    if let Some(years) = years {
                        draft = draft.with(slot, Value::Integer(years));
                    }
                }
                context.add(draft);
            }
        }
    }
}

/// Whether a citation was made in this sentence, so that its tokens are this sentence's.
fn laws_here(reading: &Reading<'_>, law: &Citation) -> bool {
    citations(reading).iter().any(|c| c.start == law.start && c.article == law.article)
}
