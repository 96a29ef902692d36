//! Bodies and posts: from names and acronyms.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use crate::extract::acting;
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};

use super::scan::Scan;
use super::{Body, Thing, bracketed};

impl Scan<'_, '_> {
    /// The kind of body that a noun group names by its head, by name or by acronym.
    pub(super) fn kind_of(&self, reading: &Reading<'_>, noun: &Noun) -> Option<String> {
        if let Some(own) = self.lexicon_head(reading, noun.head()) {
            return Some(own);
        }
        let tokens = noun.words.iter().flat_map(|w| &reading.tokens[reading.words[*w].start..reading.words[*w].end]);
        let lower: SmallVec<[&str; 8]> = tokens.map(|t| t.lower.as_str()).collect();
        if let Some(kind) = reading.lexicon.body_kind_at_end(&lower) {
            return Some(kind.to_owned());
        }
        // Heads in the plural: "mobile identification units".
        let (last, front) = lower.split_last()?;
        let singular = reading.lexicon.grammar.lemma_of(last);
        if singular == *last {
            return None;
        }
        let lower: SmallVec<[&str; 8]> = front.iter().copied().chain([&*singular]).collect();
        reading.lexicon.body_kind_at_end(&lower).map(str::to_owned)
    }

    /// The kind of a name that is one word here.
    fn lexicon_head(&self, reading: &Reading<'_>, word: usize) -> Option<String> {
        let w = &reading.words[word];
        if w.end - w.start < 2 || w.tag != Tag::Noun {
            return None;
        }
        let tokens = &reading.tokens[w.start..w.end];
        if let Some(kind) = self.organisation(reading, word).map(|(_, kind)| kind) {
            return Some(kind);
        }
        crate::extract::name::names(reading.lexicon, tokens, &reading.lexicon.mentions(tokens))
            .first()
            .map(|n| n.kind.clone())
    }

    /// A known organisation: its acronym and kind.
    pub(super) fn organisation(&self, reading: &Reading<'_>, word: usize) -> Option<(Option<String>, String)> {
        let concept = reading
            .concepts_of(&[word])
            .into_iter()
            .map(|(id, _)| reading.concept(id))
            .find(|c| c.scheme == "organisation")?;
        Some((
            concept.link("acronym").map(str::to_owned),
            concept.link("actorKind").unwrap_or("international-organization").to_owned(),
        ))
    }

    /// Reads the bodies of a noun group.
    pub(super) fn body(
        &mut self,
        page: &Page<'_>,
        found: &[Noun],
        i: usize,
        owner: Option<usize>,
        acting: &BTreeSet<usize>,
    ) {
        let reading = &page.reading;
        let noun = &found[i];
        let acts = acting.contains(&noun.head());
        // Every name and acronym inside the group, from the left.
        let mut inside: Option<usize> = owner;
        for (k, word) in noun.words.iter().enumerate() {
            let at_head = k + 1 == noun.words.len();
            if let Some(body) = self.named(page, noun, *word, if at_head { inside } else { None }, acts) {
                self.registry.note(reading.sentence, *word, *word + 1, [Thing::Body(body)]);
                if at_head {
                    self.whole(page, found, i, body, acting);
                }
                inside = Some(body);
            }
        }
        if !self.registry.at(reading.sentence, noun.head()).is_empty() {
            return;
        }
        if let Some(body) = self.government(reading, noun, page, acts) {
            self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Body(body)]);
            return;
        }
        if let Some(body) = self.mission(page, found, i, acts) {
            self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Body(body)]);
            return;
        }
        if let Some(body) = self.ngo_name(page, found, i) {
            self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Body(body)]);
            return;
        }
        let head = reading.head_lemma(noun);
        if let Some(body) = inside
            && noun.words.len() > 1
            && acting::words().bodies.members.contains(head)
        {
            self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Body(body)]);
            if acts {
                self.registry.bodies[body].acts = true;
            }
            return;
        }
        if let Some(body) = self.common(page, found, i, inside) {
            self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Body(body)]);
            self.whole(page, found, i, body, acting);
            return;
        }
        self.collective(page, noun, acts);
    }

    /// A body named by one word: a whole name, an acronym, an organisation of the lexicon.
    fn named(
        &mut self,
        page: &Page<'_>,
        noun: &Noun,
        word: usize,
        part_of: Option<usize>,
        acts: bool,
    ) -> Option<usize> {
        let reading = &page.reading;
        let w = &reading.words[word];
        if w.tag != Tag::Noun {
            return None;
        }
        let text = reading.word_text(word).trim_end_matches(['\'', '’']);
        let acronym = bracketed(reading, word).or_else(|| {
            reading.words.get(word + 1).filter(|n| n.tag == Tag::Possessive).and_then(|_| bracketed(reading, word + 1))
        });
        let token = &reading.tokens[w.start];
        if w.end - w.start > 1 {
            if let Some(own) = self.own_government(page, word) {
                return Some(own);
            }
            let kind = self.lexicon_head(reading, word)?;
            // "leaflets at the embassy": a place, unless it does something.
            // "the State Committee" is the State Committee against Trafficking.
            let definite = noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "the" | "this"));
            if definite
                && acronym.is_none()
                && noun.words.len() == 1
                && let Some(known) = self.shortened(text)
            {
                return Some(known);
            }
            let mission = acting::words().bodies.missions.contains(&reading.tokens[w.end - 1].lower);
            let foreign = text.strip_prefix("Government of ").is_some_and(|of| !of.ends_with(self.own_name));
            if (mission || foreign) && !acts {
                return None;
            }
            return Some(self.enter(page, word, text, acronym, &kind, part_of));
        }
        if token.is_acronym() && !token.text.ends_with("'s") {
            let plain = token.text.clone();
            if let Some(known) = self.registry.body(&plain) {
                return Some(known);
            }
            if let Some((name, kind)) = self.promised.get(plain.as_str()).cloned() {
                return Some(self.enter(page, word, &name, Some(plain.into()), &kind, part_of));
            }
            if self.others.contains(plain.as_str()) {
                return None;
            }
        }
        let document = || {
            noun.words.last() != Some(&word)
                && matches!(reading.head_lemma(noun), "protocol" | "convention" | "treaty" | "regulation")
        };
        let next_capital =
            || noun.words.iter().any(|n| *n > word && reading.tokens[reading.words[*n].start].is_capitalized());
        // "to Balkan countries and the EU": a place there.
        let place = || {
            let region = reading.concepts_of(&[word]).iter().any(|(id, _)| reading.concept(*id).scheme == "region");
            let mut before = reading.words[..word].iter().rev();
            let first = before.find(|w| w.is_verb() || matches!(w.tag, Tag::Preposition | Tag::Break));
            region
                && !acts
                && first
                    .is_some_and(|w| matches!(w.lemma.as_str(), "in" | "to" | "from" | "within" | "across" | "into"))
        };
        if let Some((_, kind)) = self.organisation(reading, word)
            && !document()
            && !place()
            && !next_capital()
            // "EU nationals": said of others, it does nothing here.
            && (noun.head() == word || acting::words().bodies.members.contains(reading.head_lemma(noun)))
        {
            let own = token.is_acronym().then(|| text.to_owned());
            return Some(self.enter(page, word, text, acronym.or(own), &kind, part_of));
        }
        // An acronym that the text never expands, of somebody who acts.
        let foreign = || {
            let instruments = &acting::words().bodies.instruments;
            reading.concepts_of(&[word]).is_empty() && !instruments.contains(token.text.trim_end_matches('s'))
        };
        if (acts || self.owning)
            && noun.head() == word
            && token.is_acronym()
            && foreign()
            && token.text.len() > 2
            && token.text.trim_end_matches('s').chars().all(char::is_uppercase)
        {
            // "MOI", "MOJ": by how such an acronym begins.
            let initials = &acting::words().bodies.initials;
            let kind =
                initials.iter().find(|(start, _)| text.starts_with(start.as_str())).map(|(_, kind)| kind.as_str());
            return Some(self.enter(page, word, text, Some(text.to_owned()), kind.unwrap_or("other"), part_of));
        }
        None
    }

    /// The one body whose name begins with these words and goes on with what it is for: "State Committee against Trafficking".
    fn shortened(&self, text: &str) -> Option<usize> {
        let goes_on = |name: &str| {
            name.strip_prefix(text)
                .and_then(|rest| rest.strip_prefix(' '))
                .and_then(|rest| rest.split(' ').next())
                .is_some_and(|next| acting::words().bodies.purposes.contains(next))
        };
        if text.split(' ').count() < 2 || self.registry.body(text).is_some() {
            return None;
        }
        let mut fitting = (0..self.registry.bodies.len()).filter(|b| goes_on(&self.registry.bodies[*b].name));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// The body of a name, entered where it is new.
    pub(super) fn enter(
        &mut self,
        page: &Page<'_>,
        word: usize,
        name: &str,
        acronym: Option<String>,
        kind: &str,
        parent: Option<usize>,
    ) -> usize {
        let parent = parent.filter(|p| self.registry.bodies[*p].kind != "government");
        let known = self.registry.body(name).or_else(|| acronym.as_deref().and_then(|a| self.registry.body(a)));
        if let Some(known) = known {
            let body = &mut self.registry.bodies[known];
            if body.acronym.is_none() {
                body.acronym = acronym;
            }
            if body.parent.is_none() && parent != Some(known) {
                body.parent = parent;
            }
            body.acts = true;
            return known;
        }
        // A bureau of a ministry or of the police is one of its departments.
        let within = kind == "agency" && parent.is_some() && name.to_lowercase().ends_with(" bureau");
        let kind = if within { "department" } else { kind };
        let evidence = self.evidence(page, word, word + 1, "actor-name");
        self.registry.bodies.push(Body {
            name: name.to_owned(),
            acronym,
            kind: kind.to_owned(),
            parent,
            collective: false,
            acts: true,
            evidence,
        });
        self.registry.bodies.len() - 1
    }

    /// The whole that a body is part of, named behind it: "of the National Police", "within the Ministry of Justice".
    fn whole(&mut self, page: &Page<'_>, found: &[Noun], i: usize, body: usize, acting: &BTreeSet<usize>) {
        let reading = &page.reading;
        let noun = &found[i];
        let Some(link) = part_link(reading, noun) else { return };
        let Some(at) = found.iter().position(|n| n.start == link + 1) else { return };
        let next = &found[at];
        self.owning = true;
        self.body(page, found, at, None, acting);
        self.owning = false;
        let above = self.registry.at(reading.sentence, next.head());
        if let [Thing::Body(above)] = above[..]
            && above != body
            && !self.registry.bodies[above].collective
            && self.registry.bodies[above].kind != "government"
            && self.registry.bodies[body].parent.is_none()
        {
            self.registry.bodies[body].parent = Some(above);
        }
    }
}

/// The preposition that brings in what a body is part of: "of the National Police", ", under the Ministry of Labor", ",
/// part of the Ministry of Finance", ", a unit within the police".
fn part_link(reading: &Reading<'_>, noun: &Noun) -> Option<usize> {
    let words = &reading.words;
    let is = |at: usize, wanted: &[&str]| words.get(at).is_some_and(|w| wanted.contains(&w.lemma.as_str()));
    if is(noun.end, &["of", "within", "under", "in", "at"]) {
        return Some(noun.end);
    }
    if words.get(noun.end).is_none_or(|w| w.tag != Tag::Comma) {
        return None;
    }
    let mut at = noun.end + 1;
    if is(at, &["under", "within"]) {
        return Some(at);
    }
    at += usize::from(words.get(at).is_some_and(|w| w.tag == Tag::Determiner));
    let part = is(at, &["part", "unit", "division", "branch", "department", "office", "arm", "section", "body"]);
    (part && is(at + 1, &["of", "within", "under", "in"])).then_some(at + 1)
}
