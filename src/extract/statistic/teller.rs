//! The numbers of one sentence in their order: which indicator each is of, by its verb or noun, by what it is compared with, or
//! by the whole that it is a part of.

use std::collections::BTreeSet;

use crate::extract::element::Shape;
use crate::extract::line::{Line, Relation};
use crate::extract::quantity::Count;
use crate::extract::word::Tag;
use crate::extract::{qualifier, tally};
use crate::fact::Modality;

use super::bracket::may_count;
use super::{Entry, officially, people, persons, takes};

/// Reads the numbers of a sentence.
pub(super) struct Teller<'t, 'r, 'a> {
    pub(super) line: &'t Line<'r, 'a>,
    pub(super) own: &'t str,
    /// Those of the sentence before.
    pub(super) before: &'t [Entry],
    /// The year of the sentence before, where this one goes on from it.
    pub(super) handed: Option<i32>,
    pub(super) continues: bool,
    pub(super) entries: Vec<Entry>,
    /// Whether the number before was a part, so that a bare one may be another.
    pub(super) parts: bool,
    /// Whether the bracket that is read now tells of another year.
    pub(super) earlier: bool,
    /// Whether the number before was understood.
    pub(super) told: bool,
    /// Whether the sentence opens with "Of these", "Of the 40 victims".
    pub(super) whole: bool,
    /// What such a sentence is of: "facility" of "Of the 124 facilities, ...".
    pub(super) of_what: Option<String>,
    /// The count that the bracket which is read now follows.
    pub(super) bracketed: Option<Entry>,
    /// The counts of all sentences before, by indicator and value.
    pub(super) counted: &'t BTreeSet<(String, i64)>,
}

impl<'r> Teller<'_, 'r, '_> {
    /// Fills [`Teller::entries`].
    pub(super) fn run(&mut self) {
        let line = self.line;
        let mixed = line.mixed();
        if self.whole {
            let named = tally::groups(line, 2, line.reading.words.len().min(8)).into_iter().next();
            let head = named.filter(|_| line.tag(2) != Some(Tag::Comma)).and_then(|g| g.head());
            let spoken = || self.before.iter().rev().find(|e| e.main).and_then(|e| e.head.clone());
            self.of_what = head.map(|h| line.lemma(h).to_owned()).or_else(spoken);
        }
        let mut previous: Option<(usize, Relation)> = None;
        let mut counts = line.counts.iter().peekable();
        for word in 0..line.reading.words.len() {
            if line.breaks(word) {
                self.parts = false;
            }
            if let Some(count) = counts.next_if(|c| c.at == word) {
                if mixed.contains(&word) {
                    continue;
                }
                let relation = line.relation(count.start, previous);
                let known = self.entries.len();
                self.count(line, count, relation, None);
                self.told = self.entries.len() > known;
                previous = Some((count.end, relation));
            }
            if may_count(line.reading, word)
                && let Some(bracket) = line.reading.bracket(word)
            {
                self.bracket(&bracket, word);
            }
        }
    }

    /// Reads one number; `bracket` is the word before its bracket, where it stands in one.
    pub(super) fn count(&mut self, line: &Line<'_, '_>, count: &Count, relation: Relation, bracket: Option<usize>) {
        let compared = self.earlier || relation == Relation::Compared || line.is_compared(count.at);
        if count.value == 0 && !compared {
            return;
        }
        if self.evoked(line, count, relation, bracket) {
            return;
        }
        match relation {
            _ if compared => self.compared(line, count, bracket),
            Relation::Compared => {}
            Relation::Part => self.part(line, count, bracket, true),
            Relation::Own(verb) => self.says_of(line, count, verb),
        }
    }

    /// Takes a number that a verb or a noun governs; whether one does.
    fn evoked(&mut self, line: &Line<'_, '_>, count: &Count, relation: Relation, bracket: Option<usize>) -> bool {
        let compared = self.earlier || relation == Relation::Compared || line.is_compared(count.at);
        let anchored = |entries: &[Entry], indicator: &str| entries.iter().any(|e| e.indicator == indicator);
        let told_of = self.is_told_of(line, count);
        let of_whole = self.whole && std::ptr::eq(line.reading, self.line.reading);
        let bare = count.core.is_empty();
        let mut any = false;
        for evoked in tally::evoked(line, count, relation) {
            let indicator = &evoked.indicator;
            if !evoked.frame.set.contains_key("indicator") || evoked.denied && !compared {
                any = true;
                continue;
            }
            let spoken = self.entries.iter().rev().find(|e| takes(line, evoked.frame, e.head.as_ref()));
            // "licensed 900 agencies and suspended 37 of them": agencies are no sentences.
            let others = line.counts.iter().rev().find(|c| c.end <= count.start).and_then(|c| c.head());
            let strange = others.is_some_and(|h| {
                let known = |e: &Entry| takes(line, evoked.frame, e.head.as_ref());
                !takes(line, evoked.frame, Some(&line.lemma(h).to_owned()))
                    && !self.entries.iter().chain(self.before).any(known)
            });
            // "opened a shelter with a capacity of 50": only people fit into one.
            let room = bare && evoked.frame.set.contains_key("timeless") && evoked.frame.verbs.is_empty();
            let hangs = told_of && !strange
                || room
                || of_whole && takes(line, evoked.frame, self.of_what.as_ref())
                || anchored(&self.entries, indicator)
                || anchored(self.before, indicator)
                || bracket.is_none() && spoken.is_some()
                || self.speaks_of_victims(line, &evoked, relation);
            if bare && !hangs && line.tag(count.at) == Some(Tag::Number) {
                continue;
            }
            // "received 841 calls, six of which were referred": calls, and no victims
            let calls = |e: &Entry| !e.indicator.starts_with("victims") && !takes(line, evoked.frame, e.head.as_ref());
            if bare && indicator.starts_with("victims") && self.entries.last().is_some_and(calls) {
                any = true;
                continue;
            }
            // "the 40 victims" of whom was spoken before, outside of a comparison
            let before = anchored(&self.entries, indicator) || anchored(self.before, indicator);
            let dated = self.own_year(line, count, bracket).is_some_and(|y| Some(y) != self.handed);
            // "Of the 721 victims identified, ...": told long before
            let restated = !dated && of_whole && self.counted.contains(&(indicator.clone(), count.value));
            if count.known && !compared && (bare || before && !dated || restated) {
                any = true;
                continue;
            }
            // "initiated 20 prosecutions, charging 31 people": the same ones, counted otherwise
            let last = self.entries.last();
            let adjunct = evoked.verb.is_some_and(|v| {
                let joined = line.verbs[v].start.checked_sub(1).and_then(|w| line.tag(w)) == Some(Tag::Conjunction);
                line.verbs[v].shape == Shape::Gerund && line.verbs[v].marker.is_none() && !joined
            });
            if adjunct && last.is_some_and(|e| e.indicator == *indicator && e.compared == compared) {
                any = true;
                continue;
            }
            let shared = evoked.verb.map_or_else(Vec::new, |v| officially(line, v, indicator));
            let mut own = qualifier::of_count(line, count);
            // "investigated 11 cases, one of which was investigated for ...": a part that nothing sets apart
            if bare && told_of && own.is_empty() && last.is_some_and(|e| e.indicator == *indicator) {
                any = true;
                continue;
            }
            if !people(indicator) {
                own.retain(|q| q != "foreign");
            }
            let year = self.own_year(line, count, bracket);
            let stays = bracket.is_some() || compared || line.speaks_of_earlier();
            let year = if stays { year } else { year.or(self.handed) };
            // "Of these 60 potential victims, police identified 12 women"
            if of_whole && let Some(e) = self.before.iter().rfind(|e| e.main && e.indicator == *indicator) {
                let mut whole = self.shared_by_fellows(e, &e.own);
                // "26 were officially identified": no longer potential ones.
                whole.retain(|key| shared.is_empty() || !qualifier::is_standing(key));
                own = qualifier::joined(&own, &whole);
            }
            // "identified two child victims in 2016 and eight in 2017"
            if bare
                && let Some(last) = last
                && last.indicator == *indicator
                && last.verb.is_some()
                && last.verb == evoked.verb
                && last.year != year
            {
                own = qualifier::joined(&own, &last.own);
            }
            let main = !compared && relation != Relation::Part && bracket.is_none();
            let timeless = evoked.frame.set.contains_key("timeless");
            let mut entry = self.entry(line, count, bracket, indicator, &evoked.frame.id, shared, own, year, main);
            entry.timeless = timeless;
            entry.verb = evoked.verb;
            entry.compared = compared;
            self.entries.push(entry);
            any = true;
        }
        self.parts &= !any;
        any
    }

    /// Whether the object of a verb is a bare number of the victims that the sentence before counts: "identified 86 victims. It
    /// referred 57 to care".
    fn speaks_of_victims(&self, line: &Line<'_, '_>, evoked: &tally::Evoked<'_>, relation: Relation) -> bool {
        let victims = |e: &&Entry| e.main && e.indicator.starts_with("victims");
        let told = self.before.iter().rfind(victims);
        matches!(relation, Relation::Own(Some(_)))
            && evoked.verb.is_some()
            && evoked.indicator.starts_with("victims")
            && told.is_some_and(|e| takes(line, evoked.frame, e.head.as_ref()))
    }

    /// Whether a bare number is of something that was told: "four of them", "15 of whom", or after "Of the 40 victims, ...".
    fn is_told_of(&self, line: &Line<'_, '_>, count: &Count) -> bool {
        let pronoun = |at: usize| matches!(line.lemma(at), "them" | "whom" | "which" | "these" | "those");
        line.lemma(count.end) == "of" && pronoun(count.end + 1) || count.start > 0 && pronoun(count.start - 1)
    }

    /// "15 were women", "seven involved children", "20 for forced labor", "there had been 54 cases": what a count is said to be.
    fn says_of(&mut self, line: &Line<'_, '_>, count: &Count, verb: Option<usize>) {
        let behind = says_what(line, count);
        let bare = count.core.is_empty();
        // "The number of victims identified, 425, was"
        let comma = |at: Option<usize>| at.and_then(|w| line.tag(w)) == Some(Tag::Comma);
        if bare
            && comma(count.start.checked_sub(1))
            && comma(Some(count.end))
            && (0..count.start).any(|w| line.lemma(w) == "number")
            && let Some(told) = self.unnumbered(count.start, &None)
        {
            let year = line.year(count.at).or(self.handed);
            self.entries.push(Entry { value: Some(count.value), at: count.at, year, ..told });
            return;
        }
        let told_of = bare || count.partitive || count.head().is_some_and(|h| self.anchor(line, h).is_some());
        let rests = self.continues || !self.entries.is_empty() || count.partitive;
        // "82 were victims of sex trafficking and 21 of forced labor", "four prosecutions, one for forced labor"
        let goes_on = self.parts || self.whole || bare && qualifier::tells(line, count) && !self.entries.is_empty();
        // "Of these, 48 were women; 27 potential victims of forced labor; ..."
        // "Of the 180 victims, traffickers exploited 23 women in sex trafficking"
        let says =
            |v: usize| matches!(line.verbs[v].lemma.as_str(), "be" | "exploit" | "subject" | "force" | "traffic");
        let listed = self.parts || self.whole && verb.is_none_or(says);
        if rests && (behind && told_of || goes_on && (bare || listed)) {
            self.part(line, count, None, false);
            return;
        }
        let there = verb.map(|v| &line.verbs[v]).is_some_and(|v| {
            v.lemma == "be" && v.modality == Modality::Asserted && (0..v.start).any(|w| line.lemma(w) == "there")
        });
        if there && let Some(anchor) = count.head().and_then(|h| self.anchor(line, h)).cloned() {
            let own = qualifier::of_count(line, count);
            let year = self.own_year(line, count, None);
            if own.is_empty() && year.is_none() {
                return;
            }
            let entry =
                self.entry(line, count, None, &anchor.indicator, &anchor.frame, anchor.shared.clone(), own, year, true);
            self.entries.push(entry);
        }
    }

    /// The main count spoken of before whose counted noun is this one.
    fn anchor(&self, line: &Line<'_, '_>, head: usize) -> Option<&Entry> {
        let lemma = line.lemma(head);
        self.entries.iter().rev().chain(self.before.iter().rev()).find(|e| e.main && e.head.as_deref() == Some(lemma))
    }

    /// A number in a comparison or a bracket with a year: of what it is compared with.
    fn compared(&mut self, line: &Line<'_, '_>, count: &Count, bracket: Option<usize>) {
        let head = count.head().map(|h| line.lemma(h).to_owned());
        let own = qualifier::of_count(line, count);
        // "seven defendants in eight cases, compared with six in five cases": the cases are another count.
        let setting = line
            .preposition(count.start)
            .is_some_and(|(at, _)| !line.compares(at) && (at == 0 || line.lemma(at - 1) != "total"));
        if setting && bracket.is_none() {
            return;
        }
        // "compared with three men convicted in 2017, two of whom were fined and one who was freed"
        let bare = count.core.is_empty();
        if bare && (self.is_told_of(line, count) || matches!(line.lemma(count.end), "who" | "which" | "that")) {
            self.part(line, count, bracket, false);
            return;
        }
        let own_part = || qualifier::of_part(line, count, false);
        if bracket.is_some() && (says_what(line, count) || bare && own.is_empty() && !own_part().is_empty()) {
            self.part(line, count, bracket, false);
            return;
        }
        if bracket.is_some() && line.verbs.iter().any(|v| v.end == count.start) {
            return;
        }
        let alike =
            |e: &&Entry| head.is_none() || e.head.is_none() || e.head == head || persons(line, &head, e.head.as_ref());
        let found = if bracket.is_some() {
            self.bracketed.as_ref().filter(|_| self.told || !own.is_empty()).filter(alike).cloned()
        } else {
            let mains = || self.entries.iter().rev().filter(|e| e.main);
            mains()
                .find(|e| head.is_some() && e.head == head)
                .or_else(|| mains().find(alike))
                .or_else(|| self.entries.iter().rev().find(alike))
                .cloned()
        };
        let before = || {
            self.before
                .iter()
                .rev()
                .filter(|_| self.continues && self.entries.is_empty())
                .find(|e| e.main && alike(e))
                .cloned()
        };
        let at = bracket.map_or(count.start, |b| b + 1);
        let unnumbered = || self.unnumbered(at, &head).filter(|_| bracket.is_none() || self.entries.is_empty());
        let Some(anchor) = found.or_else(unnumbered).or_else(before) else { return };
        // "compared with 20 boys in 2015 and 11 in 2014": as the one before
        let last = self.entries.last().filter(|e| e.compared && e.indicator == anchor.indicator && bracket.is_none());
        let like = last.map_or(&anchor.own, |e| &e.own);
        let own = if bare || bracket.is_some() && self.told { qualifier::joined(&own, like) } else { own };
        let year = self.own_year(line, count, bracket);
        // "identified and assisted 40 victims, compared with 30": both
        let mut all: Vec<Entry> =
            self.entries.iter().filter(|e| e.main && anchor.main && e.span == anchor.span).cloned().collect();
        if all.is_empty() {
            all.push(anchor);
        }
        for anchor in all {
            let (own, shared) = (own.clone(), anchor.shared.clone());
            let mut entry =
                self.entry(line, count, bracket, &anchor.indicator, &anchor.frame, shared, own, year, false);
            entry.head = entry.head.or(anchor.head);
            entry.compared = true;
            self.entries.push(entry);
        }
    }

    /// A part of what was counted before: only with what sets it apart. `named`: by "including", "of whom" and the like.
    pub(super) fn part(&mut self, line: &Line<'_, '_>, count: &Count, bracket: Option<usize>, named: bool) {
        let near = match bracket {
            Some(_) => self.bracketed.as_ref(),
            None => self.entries.iter().rev().find(|e| e.main),
        };
        let kin = |e: &&Entry| {
            let head = count.head().map(|h| line.lemma(h).to_owned());
            e.main
                && count.of.is_none_or(|whole| e.value == Some(whole))
                && (self.parts || head.is_none() || head == e.head || persons(line, &head, e.head.as_ref()))
        };
        let earlier = bracket.is_none() && (self.continues || count.partitive || named || self.parts);
        let several = near.is_none();
        // "Of the victims assisted, 12 were men": of those, and not of the ones referred.
        let done = self.whole.then(|| self.done_to_whole()).flatten();
        let same = |e: &&Entry| {
            let frames = &line.reading.lexicon.frames;
            kin(e) && done.as_ref().is_some_and(|verb| frames.of_verb(verb).any(|f| f.id == e.frame))
        };
        let told = || {
            let before = || self.before.iter().filter(|_| earlier);
            before().rfind(same).or_else(|| before().rfind(kin).map(|e| self.first_of(e)))
        };
        let Some(anchor) = near.map(|e| self.first_of(e)).or_else(told).cloned() else { return };
        let mut own = qualifier::of_part(line, count, anchor.indicator == "officials-trained");
        if !people(&anchor.indicator) {
            own.retain(|q| q != "foreign");
        }
        if own.is_empty() || own == anchor.own {
            return;
        }
        own = qualifier::joined(&own, &qualifier::of_including(line, count));
        let year = self
            .own_year(line, count, bracket)
            .filter(|_| bracket.is_some() || line.years.iter().any(|(i, _)| *i > count.at && *i < count.end + 3))
            .or(anchor.year);
        let common = |keys: &[String]| if several { self.shared_by_fellows(&anchor, keys) } else { keys.to_vec() };
        let own = qualifier::joined(&own, &common(&anchor.own));
        let shared = common(&anchor.shared);
        let entry = self.entry(line, count, bracket, &anchor.indicator, &anchor.frame, shared, own, year, false);
        self.entries.push(Entry { timeless: anchor.timeless, ..entry });
        self.parts = bracket.is_none();
    }

    /// What was done to the whole that a sentence opens with: "assist" of "Of the total number of victims assisted, ...".
    fn done_to_whole(&self) -> Option<String> {
        let line = self.line;
        let comma = (0..line.reading.words.len()).find(|w| line.tag(*w) == Some(Tag::Comma))?;
        let verb = line.verbs.iter().find(|v| v.end <= comma && v.shape == Shape::Participle)?;
        Some(verb.lemma.to_string())
    }

    /// What all counts say that stand beside `entry` in the sentence before: "identified 96 potential and seven official
    /// victims. Of these, 36 were men" is of both.
    fn shared_by_fellows(&self, entry: &Entry, keys: &[String]) -> Vec<String> {
        let beside = |e: &&Entry| e.main && e.indicator == entry.indicator && e.year == entry.year;
        let said =
            |key: &&String| self.before.iter().filter(beside).all(|e| e.own.contains(key) || e.shared.contains(key));
        keys.iter().filter(said).cloned().collect()
    }

    /// Of "identified and referred 40 victims" the first: parts are of those identified.
    fn first_of<'e>(&'e self, entry: &'e Entry) -> &'e Entry {
        self.entries.iter().chain(self.before).find(|e| e.main && e.span == entry.span).unwrap_or(entry)
    }

    /// What was said before word `at` without a number: "did not report how many victims it assisted, compared with 67".
    fn unnumbered(&self, at: usize, head: &Option<String>) -> Option<Entry> {
        let line = self.line;
        let fitting = |group: &Count| {
            head.is_none()
                || group.head().is_some_and(|h| {
                    Some(line.lemma(h)) == head.as_deref() || persons(line, head, Some(&line.lemma(h).to_owned()))
                })
        };
        for v in (0..line.verbs.len()).rev().filter(|v| line.verbs[*v].end <= at) {
            let from = line.verbs[..v].last().map_or(0, |p| p.end);
            let reach = line.reach(v).min(at);
            let anywhere = line.verbs[v].chain.is_empty()
                && (from..line.verbs[v].start).any(|w| matches!(line.lemma(w), "how" | "number" | "many" | "whether"));
            let start = if anywhere { from } else { line.verbs[v].end };
            for group in tally::groups(line, start, reach.max(start)) {
                // "identified victims during investigations" counts no investigations.
                let object = tally::denied(&line.verbs[v]) || anywhere || line.preposition(group.start).is_none();
                let found = tally::unnumbered(line, &group, v, anywhere)
                    .filter(|_| fitting(&group))
                    .or_else(|| tally::evoked(line, &group, Relation::Part).into_iter().find(|_| object));
                if let Some(evoked) = found {
                    let shared = officially(line, v, &evoked.indicator);
                    let mut own = qualifier::of_count(line, &group);
                    own.retain(|q| q != "foreign");
                    let frame = &evoked.frame.id;
                    let mut entry = self.entry(line, &group, None, &evoked.indicator, frame, shared, own, None, true);
                    entry.value = None;
                    return Some(entry);
                }
            }
            if line.breaks(line.verbs[v].start.saturating_sub(1)) {
                break;
            }
        }
        None
    }

    /// The year that is said with a number.
    fn own_year(&self, line: &Line<'_, '_>, count: &Count, bracket: Option<usize>) -> Option<i32> {
        if bracket.is_some() {
            return line.years.iter().find(|(i, _)| *i > count.at).or(line.years.first()).map(|(_, y)| *y);
        }
        line.year(count.at)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of an entry")]
    fn entry(
        &self,
        line: &Line<'_, '_>,
        count: &Count,
        bracket: Option<usize>,
        indicator: &str,
        frame: &str,
        shared: Vec<String>,
        own: Vec<String>,
        year: Option<i32>,
        main: bool,
    ) -> Entry {
        let end = count.end.max(count.at + 1);
        let mut shared = shared;
        // "62 potential victims and 33 officially identified ones": what a group says itself comes first.
        if own.iter().any(|key| qualifier::is_standing(key)) {
            shared.retain(|key| !qualifier::is_standing(key));
        }
        Entry {
            at: bracket.unwrap_or(count.at),
            indicator: indicator.to_owned(),
            frame: frame.to_owned(),
            timeless: false,
            shared,
            own,
            verb: None,
            compared: false,
            bracketed: bracket.is_some(),
            at_least: count.at_least,
            head: count.head().map(|h| line.lemma(h).to_owned()),
            year,
            value: Some(count.value),
            main,
            span: line.reading.span_of(count.start.min(count.at), end),
        }
    }
}

/// Whether a verb behind a count says what its members are or what happened to them: "15 were women".
fn says_what(line: &Line<'_, '_>, count: &Count) -> bool {
    let frames = &line.reading.lexicon.frames;
    line.verb_behind(count.end).is_some_and(|v| frames.in_class("says-what", &line.verbs[v].lemma))
}
