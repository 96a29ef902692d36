//! Bodies named by a common noun, governments, and names that are called an NGO.

use crate::extract::acting;
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};

use super::scan::Scan;
use super::{Body, Thing, bracketed};

impl Scan<'_, '_> {
    /// "the government", "the Albanian government", "the Government of Albania".
    pub(super) fn government(
        &mut self,
        reading: &Reading<'_>,
        noun: &Noun,
        page: &Page<'_>,
        acts: bool,
    ) -> Option<usize> {
        let head = noun.head();
        if reading.words[head].lemma != "government" || reading.tokens[reading.words[head].start].lower == "governments"
        {
            return None;
        }
        let mut place: Option<(String, String)> = None;
        for word in &noun.words[..noun.words.len() - 1] {
            let country = reading
                .concepts_of(&[*word])
                .into_iter()
                .map(|(id, _)| reading.concept(id))
                .find(|c| c.scheme == "country");
            match country {
                Some(c) => place = Some((c.notation.clone(), c.label.clone())),
                None => return None,
            }
        }
        let mut name_end = head + 1;
        if reading.words.get(head + 1).is_some_and(|w| w.lemma == "of") {
            let mut end = head + 2;
            while reading.words.get(end).is_some_and(|w| w.tag == Tag::Determiner || w.is_nominal()) {
                end += 1;
            }
            // "the Government of Qatar action": the country's name ends where the country does.
            let first = (head + 2..end).find(|w| reading.words[*w].tag != Tag::Determiner).unwrap_or(head + 2);
            let whole = |stop: &usize| {
                let words: Vec<usize> = (first..*stop).collect();
                reading.concepts_of(&words).iter().any(|(id, _)| reading.concept(*id).scheme == "country")
            };
            end = (first + 1..=end).rev().find(whole).unwrap_or(end);
            let words: Vec<usize> = (head + 2..end).collect();
            if let Some(c) = reading
                .mentions_in(&words)
                .into_iter()
                .map(|(id, _)| reading.concept(id))
                .find(|c| c.scheme == "country")
            {
                place = Some((c.notation.clone(), reading.text_of(head + 2, end).to_owned()));
                name_end = end;
            }
        }
        if noun.determiner.is_none()
            && place.is_none()
            && reading.words[noun.start].lemma == "government"
            && noun.start > 0
        {
            return None;
        }
        let (key, name) = place.unwrap_or_else(|| (self.own.to_owned(), self.own_name.to_owned()));
        // "an agreement with the Government of Cuba": another country's government only where it does something.
        if key != self.own && !acts {
            return None;
        }
        Some(self.state(page, (noun.start, name_end), &key, &name))
    }

    /// "the Australian Government", capitalized as a name: the report's own, if it is.
    pub(super) fn own_government(&mut self, page: &Page<'_>, word: usize) -> Option<usize> {
        let reading = &page.reading;
        let w = &reading.words[word];
        let (last, front) = reading.tokens[w.start..w.end].split_last()?;
        if last.lower != "government" {
            return None;
        }
        let concepts = reading.lexicon.lookup(front);
        let own = concepts
            .iter()
            .map(|(id, _)| reading.concept(*id))
            .any(|c| c.scheme == "country" && c.notation == self.own);
        let (key, name) = (self.own.to_owned(), self.own_name.to_owned());
        own.then(|| self.state(page, (word, word + 1), &key, &name))
    }

    /// The government of a country, entered where it is new.
    fn state(&mut self, page: &Page<'_>, (start, end): (usize, usize), key: &str, name: &str) -> usize {
        if key == self.own {
            let known = self
                .registry
                .bodies
                .iter()
                .position(|b| b.kind == "government" && b.name.starts_with("Government of "));
            if let Some(known) =
                known.filter(|k| *k == 0 || self.registry.bodies[*k].evidence.frame == "actor-government")
            {
                return known;
            }
        }
        let full = format!("Government of {name}");
        if let Some(known) = self.registry.body(&full) {
            return known;
        }
        let frame = if key == self.own { "actor-government" } else { "actor-name" };
        let evidence = self.evidence(page, start, end, frame);
        self.registry.bodies.push(Body {
            name: full,
            acronym: None,
            kind: "government".into(),
            parent: None,
            collective: false,
            acts: true,
            evidence,
        });
        self.registry.bodies.len() - 1
    }

    /// A name that is called an NGO: "the NGO Open Door", "Open Door, an NGO that", and the "NGO" of the second.
    pub(super) fn ngo_name(&mut self, page: &Page<'_>, found: &[Noun], i: usize) -> Option<usize> {
        let reading = &page.reading;
        let noun = &found[i];
        let is_ngo = |w: usize| reading.words[w].lemma == "ngo" || reading.word_text(w) == "NGO";
        if let Some(k) = noun.words.iter().position(|w| is_ngo(*w))
            && k + 1 < noun.words.len()
            && noun.words[k + 1..].iter().all(|w| reading.tokens[reading.words[*w].start].is_capitalized())
        {
            let name = reading.phrase(&noun.words[k + 1..]);
            return Some(self.enter(page, noun.head(), &name, bracketed(reading, noun.head()), "ngo", None));
        }
        let before = i.checked_sub(1).map(|b| &found[b])?;
        // "Open Door, a government office that": a body all the same.
        let office = noun.words.len() > 1
            && matches!(reading.head_lemma(noun), "office" | "agency" | "body")
            && acting::words().bodies.plain.contains(&reading.words[noun.words[0]].lemma);
        let apposed = (is_ngo(noun.head()) || office)
            && noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "a" | "an"))
            && before.end + 1 == noun.start
            && reading.words[before.end].tag == Tag::Comma;
        if !apposed || !proper(reading, before) {
            return None;
        }
        let name = reading.phrase(&before.words);
        let kind = if office { "agency" } else { "ngo" };
        let body = self.enter(page, before.head(), &name, bracketed(reading, before.head()), kind, None);
        self.registry.bodies[body].kind = kind.into();
        self.registry.note(reading.sentence, before.start, before.end, [Thing::Body(body)]);
        Some(body)
    }

    /// A body named by a common noun, or a later mention of one that was named.
    pub(super) fn common(
        &mut self,
        page: &Page<'_>,
        found: &[Noun],
        i: usize,
        part_of: Option<usize>,
    ) -> Option<usize> {
        let reading = &page.reading;
        let noun = &found[i];
        let head = noun.head();
        let text = reading.tokens[reading.words[head].end - 1].lower.as_str();
        let lemma = reading.head_lemma(noun);
        let bodies = &acting::words().bodies;
        // "a 14-member task force" is no count.
        let counted =
            noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number && !reading.word_text(*w).contains('-'));
        let firm = noun.words.iter().any(|w| bodies.business.contains(&reading.words[*w].lemma))
            && matches!(lemma, "agency" | "office" | "service" | "bureau" | "broker");
        let person = bodies.persons.contains(lemma)
            && noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "a" | "an" | "one"));
        let unfit = &acting::words().facilities.unfit;
        let jail = matches!(lemma, "center" | "centre" | "facility")
            && noun.words.iter().any(|w| unfit.contains(&reading.words[*w].lemma));
        // "a government office" says only what something else is.
        let plain = noun.words.len() > 1
            && noun.words[..noun.words.len() - 1].iter().all(|w| bodies.plain.contains(&reading.words[*w].lemma))
            && matches!(lemma, "office" | "agency" | "body" | "entity" | "department" | "unit");
        if bodies.vague.contains(lemma) || counted || firm || person || jail || plain {
            return None;
        }
        let acronym = bracketed(reading, head);
        let kind = self.kind_of(reading, noun)?;
        let plural = text != lemma;
        let court = kind == "court"
            && !plural
            && (reading.words.get(head + 1).is_some_and(|w| w.lemma == "of")
                && reading.words.get(head + 2).is_some_and(|w| w.lemma == "appeal")
                || noun.words.len() > 1);
        if !acting::words().bodies.common_kinds.contains(&kind) && !court && acronym.is_none() {
            // "the team" of a body named before
            let definite = noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "the" | "this"));
            let core: Vec<usize> = noun.words.iter().copied().filter(|w| self.tells(reading, *w)).collect();
            return if definite && !plural && lemma == "team" { self.antecedent(reading, &core, lemma) } else { None };
        }
        if plural && acronym.is_none() {
            return None;
        }
        let determiner = noun.determiner.map(|d| reading.words[d].lemma.clone());
        let core: Vec<usize> = noun.words.iter().copied().filter(|w| self.tells(reading, *w)).collect();
        let definite = matches!(determiner.as_deref(), Some("the" | "this" | "its" | "their" | "that"));
        if definite
            && acronym.is_none()
            && let Some(known) = self.antecedent(reading, &core, lemma)
        {
            return Some(known);
        }
        let printed = reading.phrase(&noun.words).to_lowercase();
        let compound = acting::words().bodies.compounds.iter().any(|c| printed.ends_with(c.as_str()));
        let named = core.len() > 1 || compound || court || acronym.is_some();
        if !named
            || !(definite
                || matches!(determiner.as_deref(), Some("a" | "an"))
                || noun.owner.is_some()
                || acronym.is_some())
        {
            return None;
        }
        let mut end = noun.end;
        // "working group on trafficking", "court of appeal": what it is for belongs to its name.
        if let Some(next) = found.get(i + 1)
            && next.start == noun.end + 1
            && next.determiner.is_none()
            && reading.words.get(noun.end).is_some_and(|w| {
                w.lemma == "of" && court
                    || matches!(w.lemma.as_str(), "on" | "against")
                        && matches!(kind.as_str(), "commission" | "working-group")
            })
        {
            end = next.end;
        }
        let parts: Vec<usize> =
            core.iter().copied().filter(|w| self.registry.at(reading.sentence, *w).is_empty()).collect();
        let first = *parts.first()?;
        let mut name = if end > noun.end { reading.text_of(first, end).to_owned() } else { reading.phrase(&parts) };
        // "the children's protective services agency": an owner that is no body belongs to the name.
        if let Some(owner) = noun.owner.as_deref().filter(|_| part_of.is_none())
            && owner.owner.is_none()
            && reading.words[owner.head()].tag == Tag::Noun
            && self.registry.at(reading.sentence, owner.head()).is_empty()
            && !reading.tokens[reading.words[owner.head()].start].is_capitalized()
            && reading.tokens[reading.words[owner.head()].end - 1].lower != "country"
        {
            name = format!("{} {name}", reading.text_of(owner.words[0], owner.end + 1));
        }
        let parent = part_of
            .or_else(|| (determiner.as_deref() == Some("its")).then(|| self.possessor(page, noun.start)).flatten());
        let parent = parent.filter(|p| self.registry.bodies[*p].kind != "government");
        Some(self.enter(page, head, &name, acronym, &kind, parent))
    }

    /// "the Kenyan embassy in Doha", where it does something.
    pub(super) fn mission(&mut self, page: &Page<'_>, found: &[Noun], i: usize, acts: bool) -> Option<usize> {
        let reading = &page.reading;
        let noun = &found[i];
        let own = noun.words.iter().any(|w| reading.concepts_of(&[*w]).iter().any(|(_, demonym)| *demonym));
        if !acts || !own || !acting::words().bodies.missions.contains(reading.head_lemma(noun)) {
            return None;
        }
        let token = &reading.tokens[reading.words[noun.head()].end - 1];
        if reading.lexicon.grammar.is_plural(&token.lower) {
            return None;
        }
        let place = found
            .get(i + 1)
            .filter(|n| n.start == noun.end + 1 && matches!(reading.words[noun.end].lemma.as_str(), "in" | "to"));
        let end = place.map_or(noun.end, |n| n.end);
        let first = *noun.words.first()?;
        Some(self.enter(page, noun.head(), reading.text_of(first, end), None, "government", None))
    }

    /// Whether a word of a group tells one body from another.
    fn tells(&self, reading: &Reading<'_>, word: usize) -> bool {
        let w = &reading.words[word];
        !acting::words().bodies.counting.contains(&w.lemma) && w.tag != Tag::Number && w.tag != Tag::Adverb
    }

    /// The last body whose name ends in the same head and has all the words of a later mention.
    fn antecedent(&self, reading: &Reading<'_>, core: &[usize], lemma: &str) -> Option<usize> {
        let wanted: Vec<String> = core.iter().map(|w| reading.word_text(*w).to_lowercase()).collect();
        let fits = |body: &Body| {
            let name = body.name.to_lowercase();
            let words = name.split_whitespace();
            let head = words.clone().any(|w| w == lemma || reading.lexicon.grammar.lemma(w) == lemma);
            !body.collective && head && wanted.iter().all(|wanted| words.clone().any(|w| w == wanted))
        };
        let fitting: Vec<bool> = self.registry.bodies.iter().map(fits).collect();
        if !fitting.contains(&true) {
            return None;
        }
        // The body mentioned last.
        let mentioned = self.registry.mentions.iter().rev().flat_map(|mentions| mentions.iter().rev());
        mentioned.flat_map(|m| m.things.iter().rev()).find_map(|thing| match thing {
            Thing::Body(b) if fitting[*b] => Some(*b),
            _ => None,
        })
    }
}

/// Whether all words of a group are capitalized and it is no place: a proper name.
pub(super) fn proper(reading: &Reading<'_>, noun: &Noun) -> bool {
    noun.determiner.is_none_or(|d| reading.words[d].lemma == "the")
        && noun.words.iter().all(|w| reading.tokens[reading.words[*w].start].is_capitalized())
        && !reading.concepts_of(&noun.words).iter().any(|(id, _)| {
            matches!(reading.concept(*id).scheme.as_str(), "country" | "place" | "region" | "collective" | "victims")
        })
}
