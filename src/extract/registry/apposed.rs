//! Names beside a facility's noun, and the places and people that stand around it.

use compact_str::CompactString;

use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};

use super::Thing;
use super::common::proper;
use super::facility::Facility;
use super::scan::Scan;

impl Scan<'_, '_> {
    /// The names beside a facility's noun: "Open House, a shelter", "two shelters, Open House in Rome and Sea House".
    pub(super) fn apposed(&mut self, page: &Page<'_>, found: &[Noun], i: usize) -> Vec<usize> {
        let reading = &page.reading;
        let noun = &found[i];
        let indefinite =
            noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "a" | "an" | "the" | "one"));
        let comma = |at: usize| reading.words.get(at).is_some_and(|w| w.tag == Tag::Comma);
        if let Some(before) = i.checked_sub(1).map(|b| &found[b])
            && indefinite
            && before.end + 1 == noun.start
            && comma(before.end)
            && proper(reading, before)
            // "In May, the Blue House": when, and no name.
            && !(before.start == 1 && reading.words[0].tag == Tag::Preposition)
            && self.registry.things(reading.sentence, before).iter().all(|t| matches!(t, Thing::Facility(_)))
        {
            return vec![self.enter_proper(page, before)];
        }
        // Names behind it: after a comma, each perhaps with its place.
        let mut named = Vec::new();
        let mut at = i + 1;
        while found.get(at).is_some_and(|n| {
            n.start > 0 && reading.words[n.start - 1].tag == Tag::Preposition && n.start - 1 == found[at - 1].end
        }) {
            at += 1;
        }
        if found.get(at).is_some_and(|n| comma(n.start.wrapping_sub(1)) && found[at - 1].end + 1 == n.start) {
            while let Some(n) = found.get(at) {
                let linked = matches!(reading.words[n.start.saturating_sub(1)].tag, Tag::Comma | Tag::Conjunction);
                // One word is a name only with its place: "two shelters, Sun in A and Moon in B".
                let placed = reading.words.get(n.end).is_some_and(|w| w.lemma == "in");
                let short = n.words.len() < 2 && !placed;
                if !linked || !proper(reading, n) || short || self.kind_of(reading, n).is_some() {
                    break;
                }
                named.push(self.enter_proper(page, n));
                at += 1;
                while found.get(at).is_some_and(|n| {
                    reading.words[n.start.saturating_sub(1)].tag == Tag::Preposition && n.start - 1 == found[at - 1].end
                }) {
                    at += 1;
                }
            }
        }
        named
    }

    fn enter_proper(&mut self, page: &Page<'_>, noun: &Noun) -> usize {
        let reading = &page.reading;
        let name = reading.phrase(&noun.words);
        let known = self.registry.facilities.iter().position(|f| f.name == name);
        let facility = known.unwrap_or_else(|| {
            let evidence = self.evidence(page, noun.start, noun.end, "facility-name");
            self.registry.facilities.push(Facility {
                name,
                kind: "shelter".into(),
                noun: CompactString::default(),
                marks: Vec::new(),
                runner: None,
                runner_name: CompactString::default(),
                plural: false,
                proper: true,
                places: Vec::new(),
                operators: Vec::new(),
                nameless_operator: None,
                people: Vec::new(),
                beds: None,
                exists: true,
                evidence,
            });
            self.registry.facilities.len() - 1
        });
        self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Facility(facility)]);
        let places = places_around(reading, noun);
        self.add_places(facility, places);
        facility
    }

    pub(super) fn add_places(&mut self, facility: usize, places: Vec<String>) {
        for place in places {
            if !self.registry.facilities[facility].places.contains(&place) {
                self.registry.facilities[facility].places.push(place);
            }
        }
    }
}

/// "shelter for trafficking victims": whom it is for.
pub(super) fn people_behind(reading: &Reading<'_>, found: &[Noun], i: usize) -> Vec<String> {
    let words = &reading.words;
    let is = |at: usize, wanted: &[&str]| words.get(at).is_some_and(|w| wanted.contains(&w.lemma.as_str()));
    let mut at = found[i].end;
    if is(at, &["for"]) {
        at += 1;
    } else {
        // "a shelter solely dedicated to protecting victims"
        while words.get(at).is_some_and(|w| w.tag == Tag::Adverb) {
            at += 1;
        }
        if !is(at, &["dedicate", "designate", "reserve"]) || !is(at + 1, &["to", "for"]) {
            return Vec::new();
        }
        at += 2 + usize::from(words.get(at + 2).is_some_and(|w| w.is_verb()));
    }
    match found.iter().find(|n| n.start == at).filter(|n| crate::extract::frame::is_person(reading, n)) {
        Some(people) => vec![reading.phrase(&people.words)],
        None => Vec::new(),
    }
}

/// The places named right before or behind a facility: "in Rome and Milan", "one in Rome and one in Milan", "in Nadi at".
pub(super) fn places_around(reading: &Reading<'_>, noun: &Noun) -> Vec<String> {
    let words = &reading.words;
    let lemma = |at: usize| words.get(at).map_or("", |w| w.lemma.as_str());
    let mut places = Vec::new();
    let mut at = noun.end;
    if lemma(at) == "for" {
        at += 1;
        while words
            .get(at)
            .is_some_and(|w| w.is_nominal() || matches!(w.tag, Tag::Conjunction | Tag::Determiner) && lemma(at) != "in")
        {
            at += 1;
        }
    }
    // "centers—located in A and B"
    let dash = usize::from(words.get(at).is_some_and(|w| w.tag == Tag::Comma));
    if lemma(at + dash) == "locate" && lemma(at + dash + 1) == "in" {
        return list_of_places(reading, at + dash + 2).0;
    }
    if matches!(lemma(at), "in" | "at") {
        places = list_of_places(reading, at + 1).0;
    } else if words.get(at).is_some_and(|w| w.tag == Tag::Comma) && lemma(at + 1) == "one" {
        let mut from = at + 1;
        while lemma(from) == "one" && lemma(from + 1) == "in" {
            let (found, end) = list_of_places(reading, from + 2);
            places.extend(found);
            from = end;
            while words.get(from).is_some_and(|w| matches!(w.tag, Tag::Comma | Tag::Conjunction)) {
                from += 1;
            }
        }
    }
    let before = noun.start;
    if places.is_empty()
        && before >= 3
        && matches!(lemma(before - 1), "at")
        && words[before - 2].tag == Tag::Noun
        && lemma(before - 3) == "in"
    {
        places = list_of_places(reading, before - 2).0;
    }
    places
}

/// Capitalized nouns joined by commas and "and" from word `at`, and where they end.
fn list_of_places(reading: &Reading<'_>, at: usize) -> (Vec<String>, usize) {
    let words = &reading.words;
    let mut places = Vec::new();
    let mut from = at;
    let mut end = at;
    loop {
        let mut to = from;
        while words.get(to).is_some_and(|w| {
            matches!(w.tag, Tag::Noun | Tag::Adjective)
                && w.end - w.start <= 3
                && reading.tokens[w.start].is_capitalized()
        }) {
            to += 1;
        }
        // "in Rome and Sea House in Milan": that name has a place of its own.
        let dated = words.get(to + 1).is_some_and(|w| {
            crate::extract::discourse::as_year(&w.lemma).is_some() || crate::extract::discourse::is_month(&w.lemma)
        });
        let own = !places.is_empty() && words.get(to).is_some_and(|w| w.lemma == "in") && !dated;
        if to == from || own {
            break;
        }
        // "in Albanian, Serbian, and Romani": languages.
        let spoken = reading.mentions_in(&(from..to).collect::<Vec<_>>()).iter().any(|(_, demonym)| *demonym);
        let time = crate::extract::discourse::as_year(&words[to - 1].lemma).is_some()
            || crate::extract::discourse::is_month(&words[from].lemma);
        if spoken || time {
            return (Vec::new(), end);
        }
        places.push(reading.text_of(from, to).to_owned());
        end = to;
        let mut next = to;
        let mut joined = false;
        while words.get(next).is_some_and(|w| w.tag == Tag::Comma || w.tag == Tag::Conjunction && w.lemma != "but") {
            joined = true;
            next += 1;
        }
        if !joined {
            break;
        }
        from = next;
    }
    (places, end)
}
