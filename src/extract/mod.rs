//! Understanding: from sentences to facts.
//!
//! A cascade of small stages: [`word`] tags, [`group`] finds noun groups and their coordination, [`element`] and
//! [`clause`] find who does what, [`frame`] fills the roles of the frames, [`discourse`] says who says it and when; then
//! one module for each kind of fact reads the parsed pages. In: a [`Document`]. Out: a [`Report`].

pub mod acting;
mod actor;
mod assessment;
mod cite;
mod cite_tail;
pub mod clause;
pub mod context;
mod country_role;
pub mod discourse;
pub mod element;
mod facility;
pub mod frame;
mod funding;
mod gap;
pub mod group;
mod lack;
mod law;
mod law_event;
pub mod line;
mod means;
pub mod name;
pub mod people;
mod plan;
mod plan_name;
mod population;
mod qualifier;
pub mod quantity;
mod ranking;
mod reading;
mod recommendation;
pub mod registry;
mod role;
pub mod route;
mod service;
mod statistic;
mod tally;
mod term;
mod unreported;
pub mod word;

use std::cell::OnceCell;
use std::rc::Rc;

use clause::Clauses;
use context::Context;
use line::Layout;
pub use reading::Reading;
use registry::Registry;

use crate::fact::{Evidence, Fact, Report};
use crate::lexicon::Lexicon;
use crate::source::{Document, SectionKind};
use crate::text;

/// A sentence with its words and clauses.
pub struct Page<'a> {
    /// The words.
    pub reading: Reading<'a>,
    /// The clauses.
    pub clauses: Clauses,
    /// The section that it stands in.
    pub section: SectionKind,
    /// The paragraph that it stands in.
    pub paragraph: usize,
    /// Whether it is the first sentence of its section.
    pub opens_section: bool,
    layout: OnceCell<Rc<Layout>>,
}

/// Reads a narrative.
pub fn report(lexicon: &Lexicon, document: Document) -> Report {
    let sentences = text::sentences(&document);
    let facts = {
        let mut pages: Vec<Page<'_>> = Vec::new();
        for sentence in &sentences {
            // What is recommended is no fact of what was done: nobody asks who does what there, but an acronym may be told.
            let asked = sentence.section != SectionKind::Recommendations;
            let reading = if asked || sentence.span.of(&document.text).contains(['(', '[']) {
                Reading::new(lexicon, &document.text, sentence)
            } else {
                Reading::blank(lexicon, &document.text, sentence)
            };
            let clauses = if asked { clause::clauses(&reading) } else { Clauses::default() };
            let opens_section = pages.last().is_none_or(|p| p.section != sentence.section);
            pages.push(Page {
                reading,
                clauses,
                section: sentence.section,
                paragraph: sentence.paragraph,
                opens_section,
                layout: OnceCell::new(),
            });
        }
        let mut context = Context::new(lexicon, &document, &sentences);
        let own_name = context.own_concept().map_or("", |c| c.label.as_str());
        context.registry = Registry::new(&document.key.country, own_name, &pages);
        assessment::read(&mut context, &pages);
        country_role::read(&mut context, &pages);
        route::read(&mut context, &pages);
        law::read(&mut context, &pages);
        plan::read(&mut context, &pages);
        population::read(&mut context, &pages);
        means::read(&mut context, &pages);
        gap::read(&mut context, &pages);
        role::read(&mut context, &pages);
        facility::read(&mut context, &pages);
        service::read(&mut context, &pages);
        actor::read(&mut context, &pages);
        statistic::read(&mut context, &pages);
        unreported::read(&mut context, &pages);
        funding::read(&mut context, &pages);
        recommendation::read(&mut context, &pages);
        merge(context.facts)
    };
    Report { document, sentences, facts }
}

/// One fact for all that say the same, the most specific evidence first; in a fixed order.
fn merge(facts: Vec<Fact>) -> Vec<Fact> {
    let mut said = facts;
    said.sort_by(|a, b| (a.kind, &a.slots, a.polarity, a.modality).cmp(&(b.kind, &b.slots, b.polarity, b.modality)));
    let mut facts: Vec<Fact> = Vec::with_capacity(said.len());
    for fact in said {
        let same = |known: &&mut Fact| {
            known.kind == fact.kind
                && known.slots == fact.slots
                && (known.polarity, known.modality) == (fact.polarity, fact.modality)
        };
        let Some(known) = facts.last_mut().filter(same) else {
            facts.push(fact);
            continue;
        };
        for evidence in fact.evidence {
            if !known.evidence.iter().any(|e| e.sentence == evidence.sentence && e.span == evidence.span) {
                known.evidence.push(evidence);
            }
        }
        known.year = known.year.or(fact.year);
    }
    for fact in &mut facts {
        // The shortest quote is the most specific; among equals the first.
        fact.evidence.sort_by_key(|e: &Evidence| (e.span.len(), e.sentence, e.span));
    }
    // They are in order of their values; of those of a kind, the ones that are told first go first.
    facts.sort_by_cached_key(|f| (f.kind, f.evidence.iter().map(|e| e.sentence).min()));
    facts
}
