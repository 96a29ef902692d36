//! Participles, gerunds and infinitives: the clause or the noun that they hang on.

use crate::extract::Reading;
use crate::extract::element::{Element, Phrase, Shape, Sort, VerbGroup, sort};
use crate::extract::word::Tag;

use super::Link;
use super::build::Builder;

/// What a participle after a run of phrases describes: the last people named, else the last bare phrase, with what hangs
/// on it.
pub(super) fn described(reading: &Reading<'_>, phrases: &[Phrase]) -> Vec<Phrase> {
    let bare = phrases.iter().rposition(|p| p.preposition.is_none());
    let people = phrases.iter().rposition(|p| {
        p.preposition.as_ref().is_none_or(|name| reading.lexicon.words.described_behind.contains(name))
            && p.group.nouns.iter().any(|n| sort(reading, n) == Sort::Person)
    });
    // "with offenders arriving from": the participle goes with what "with" brings.
    let with = phrases.len().checked_sub(1).filter(|last| phrases[*last].preposition.as_deref() == Some("with"));
    let from = with.or(people).or(bare).unwrap_or(phrases.len().saturating_sub(1));
    let mut run = phrases[from..].to_vec();
    if let Some(first) = run.first_mut() {
        first.preposition = None;
    }
    run
}

impl Builder<'_> {
    /// "to beg, work as vendors, or steal": a bare verb after a comma or a conjunction goes on with an infinitive.
    pub(super) fn continues_infinitive(&self, i: usize, verb: &VerbGroup) -> bool {
        use crate::lexicon::VerbForm::Base;
        self.pending.is_empty()
            && verb.end == verb.start + 1
            && self.reading.words[verb.start].tag == Tag::Verb(Base)
            && matches!(
                i.checked_sub(1).and_then(|p| self.elements.get(p)),
                Some(Element::Conjunction(_) | Element::Comma)
            )
            && self.out.list.last().is_some_and(|c| c.link == Link::Infinitive)
            && self.main.is_none_or(|m| {
                self.out.list[m].verb.passive
                    || self.is_singular(m)
                    || self.out.list[m].verb.lemma != verb.lemma
                        && self.reading.words[self.out.list[m].verb.end - 1].tag != Tag::Verb(Base)
            })
    }

    pub(super) fn participle(&mut self, i: usize, verb: &VerbGroup) {
        let previous = i.checked_sub(1).and_then(|p| self.elements.get(p));
        let before_that = i.checked_sub(2).and_then(|p| self.elements.get(p));
        let listed = matches!(previous, Some(Element::Conjunction(_))) || matches!(previous, Some(Element::Comma));
        // A list of gerunds or participles: "investigating nine cases, initiating prosecutions, and convicting 10".
        let sibling = self.out.list.iter().rposition(|c| {
            c.verb.shape == verb.shape && c.verb.passive == verb.passive
                || c.verb.chain.last().is_some() && verb.shape == Shape::Gerund
        });
        if listed
            && verb.marker.is_none()
            && let Some(s) = sibling
            && self.pending.is_empty()
            && (verb.shape == Shape::Gerund
                && (self.out.list[s].verb.marker.is_some()
                    || self.out.list[s].link == Link::Coordinate
                    || !self.out.list[s].verb.chain.is_empty()
                    || matches!(previous, Some(Element::Conjunction(_))))
                || verb.shape == Shape::Participle)
            && self.in_reach(s)
        {
            let base = self.out.list[s].clone();
            let mut shared = verb.clone();
            shared.marker.clone_from(&base.verb.marker);
            if base.verb.shape != Shape::Gerund || shared.chain.is_empty() {
                shared.chain.clone_from(&base.verb.chain);
            }
            shared.denied |= base.verb.denied;
            if shared.modality == crate::fact::Modality::Asserted {
                shared.modality = base.verb.modality;
            }
            let opener = self.opener.take();
            let mut clause = self.new_clause(&shared, Link::Coordinate, Some(s), base.subject.clone(), Vec::new());
            clause.opener = opener.or(base.opener);
            clause.start = verb.start;
            let at = self.push(clause);
            self.current = Some(at);
            return;
        }
        // "are forced into prostitution or transported abroad": the auxiliary is said once.
        if listed
            && verb.shape == Shape::Participle
            && self.pending.is_empty()
            && matches!(previous, Some(Element::Conjunction(_)))
            && let Some(m) = self.main.filter(|m| self.out.list[*m].verb.passive)
        {
            let mut shared = verb.clone();
            shared.shape = Shape::Finite;
            shared.denied |= self.out.list[m].verb.denied;
            shared.modality = self.out.list[m].verb.modality;
            shared.chain.clone_from(&self.out.list[m].verb.chain);
            let subject = self.out.list[m].subject.clone();
            let mut clause = self.new_clause(&shared, Link::Coordinate, Some(m), subject, Vec::new());
            clause.start = verb.start;
            let at = self.push(clause);
            self.current = Some(at);
            self.main = Some(at);
            return;
        }
        // "children engaged in begging and working in mines are": the second describes them too.
        let joined =
            matches!(previous, Some(Element::Conjunction(_))) && verb.shape == Shape::Gerund && self.main.is_none();
        let after_comma = joined
            || matches!(previous, Some(Element::Comma))
            || (matches!(previous, Some(Element::Conjunction(_))) && matches!(before_that, Some(Element::Comma)));
        let attached = verb.marker.is_none() && matches!(previous, Some(Element::Phrase(_) | Element::Adverb(_)));
        let parent = self.current.or(self.main);
        // "restaveks are children, mostly girls, exploited in": what the copula says of them is described.
        let said = matches!(previous, Some(Element::Comma))
            && verb.shape == Shape::Participle
            && self.current.is_some_and(|c| {
                let clause = &self.out.list[c];
                clause.verb.lemma == "be"
                    && clause.after.iter().flat_map(|p| &p.group.nouns).any(|n| sort(self.reading, n) == Sort::Person)
            });
        if attached || said || (after_comma && !self.pending.is_empty()) {
            // A participle describes the whole list before it: "women and children from A exploited in B".
            let subject: Vec<Phrase> = if self.pending.is_empty() {
                let c = parent.map(|p| &self.out.list[p]);
                c.map_or_else(Vec::new, |c| {
                    described(self.reading, if c.after.is_empty() { &c.subject } else { &c.after })
                })
            } else {
                described(self.reading, &self.pending)
            };
            let clause = self.new_clause(verb, Link::Participle, parent, subject, Vec::new());
            let at = self.push(clause);
            self.out.list[at].start = verb.start;
            if !self.pending.is_empty() {
                self.waiting.push(at);
            }
            self.current = Some(at);
            return;
        }
        let opener = self.opener.take();
        let before = if parent.is_none() { std::mem::take(&mut self.pending) } else { Vec::new() };
        let subject = self.main.or(parent).map_or_else(Vec::new, |m| self.out.list[m].subject.clone());
        self.opener = opener;
        let mut clause = self.new_clause(verb, Link::Gerund, self.main.or(parent), subject, before);
        clause.start = verb.start.saturating_sub(usize::from(verb.marker.is_some()));
        let at = self.push(clause);
        if self.main.is_none() {
            self.waiting.push(at);
        }
        self.current = Some(at);
    }

    /// Whether clause `s` still runs: no finite clause has begun since.
    fn in_reach(&self, s: usize) -> bool {
        self.out.list[s + 1..].iter().all(|c| c.verb.shape != Shape::Finite || c.link == Link::Relative)
    }

    pub(super) fn infinitive(&mut self, i: usize, verb: &VerbGroup) {
        let parent = self.current.or(self.main);
        let listed = matches!(
            i.checked_sub(1).and_then(|p| self.elements.get(p)),
            Some(Element::Conjunction(_) | Element::Comma)
        );
        let sibling = self.out.list.iter().rposition(|c| c.link == Link::Infinitive).filter(|_| listed);
        if parent.is_none() {
            // "SOPs to identify victims require ...": the pending subject keeps waiting.
            let clause = self.new_clause(verb, Link::Infinitive, None, Vec::new(), Vec::new());
            let at = self.push(clause);
            self.out.list[at].start = verb.start;
            self.waiting.push(at);
            self.current = Some(at);
            return;
        }
        let above = sibling.and_then(|s| self.out.list[s].parent).or(parent);
        // "force children to beg": the object acts; "agreed to pay": the subject does.
        let subject = above.map_or_else(Vec::new, |p| {
            let p = &self.out.list[p];
            match p.object() {
                Some(_) if !p.verb.passive => p.after.iter().take_while(|q| q.start < verb.start).cloned().collect(),
                _ => p.subject.clone(),
            }
        });
        let mut clause = self.new_clause(verb, Link::Infinitive, above, subject, Vec::new());
        clause.start = verb.start;
        let at = self.push(clause);
        self.current = Some(at);
    }
}
