//! Bodies and posts: from names, acronyms, common nouns and collectives.

use std::collections::BTreeSet;

use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};

use super::scan::Scan;
use super::{Body, Thing, bracketed};

/// Kinds of bodies that a common noun may name: "the anti-trafficking unit", "an inter-ministerial committee".
const COMMON_KINDS: [&str; 7] =
    ["department", "commission", "working-group", "coordinator", "inspectorate", "agency", "prosecutor"];
/// Head nouns of such a kind that say too little without a capital.
const VAGUE: [&str; 12] = [
    "section",
    "service",
    "administration",
    "customs",
    "immigration",
    "registry",
    "authority",
    "desk",
    "branch",
    "board",
    "envoy",
    "attorney",
];
/// Modifiers that do not tell one body from another.
const COUNTING: [&str; 22] = [
    "new",
    "special",
    "specialized",
    "same",
    "other",
    "lead",
    "relevant",
    "various",
    "local",
    "several",
    "dedicated",
    "separate",
    "single",
    "only",
    "additional",
    "existing",
    "responsible",
    "competent",
    "main",
    "respective",
    "similar",
    "sole",
];
/// Those who act for the body that employs them.
const MEMBERS: [&str; 14] = [
    "official",
    "officer",
    "staff",
    "personnel",
    "employee",
    "inspector",
    "investigator",
    "agent",
    "representative",
    "authority",
    "worker",
    "member",
    "director",
    "head",
];

impl Scan<'_, '_> {
    /// The kind of body that a noun group names by its head, by name or by acronym.
    pub(super) fn kind_of(&self, reading: &Reading<'_>, noun: &Noun) -> Option<String> {
        let tokens = reading.tokens_of(&noun.words);
        let own = self.lexicon_head(reading, noun.head());
        own.or_else(|| (0..tokens.len()).find_map(|from| reading.lexicon.body_kind(&tokens[from..]).map(str::to_owned)))
            .or_else(|| {
                // Heads in the plural: "mobile identification units".
                let (last, front) = tokens.split_last()?;
                let mut singular = last.clone();
                singular.lower = reading.lexicon.grammar.lemma(&last.lower);
                let mut all = front.to_vec();
                all.push(singular);
                (0..all.len()).find_map(|from| reading.lexicon.body_kind(&all[from..]).map(str::to_owned))
            })
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
    fn organisation(&self, reading: &Reading<'_>, word: usize) -> Option<(Option<String>, String)> {
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
                self.registry.note(reading.sentence, *word, *word + 1, vec![Thing::Body(body)]);
                if at_head {
                    self.whole(page, found, i, body, acting);
                }
                inside = Some(body);
            }
        }
        if !self.registry.at(reading.sentence, noun.head()).is_empty() {
            return;
        }
        if let Some(body) = self.government(reading, noun, page) {
            self.registry.note(reading.sentence, noun.start, noun.end, vec![Thing::Body(body)]);
            return;
        }
        if let Some(body) = self.ngo_name(page, found, i) {
            self.registry.note(reading.sentence, noun.start, noun.end, vec![Thing::Body(body)]);
            return;
        }
        let head = reading.head_lemma(noun).to_owned();
        if let Some(body) = inside
            && noun.words.len() > 1
            && MEMBERS.contains(&head.as_str())
        {
            self.registry.note(reading.sentence, noun.start, noun.end, vec![Thing::Body(body)]);
            if acts {
                self.registry.bodies[body].acts = true;
            }
            return;
        }
        if let Some(body) = self.common(page, found, i, inside) {
            self.registry.note(reading.sentence, noun.start, noun.end, vec![Thing::Body(body)]);
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
        let text = reading.word_text(word).trim_end_matches(['\'', '’']).to_owned();
        let acronym = bracketed(reading, word).or_else(|| {
            reading.words.get(word + 1).filter(|n| n.tag == Tag::Possessive).and_then(|_| bracketed(reading, word + 1))
        });
        let token = &reading.tokens[w.start];
        if w.end - w.start > 1 {
            let kind = self.lexicon_head(reading, word)?;
            return Some(self.enter(page, word, &text, acronym, &kind, part_of));
        }
        if token.is_acronym() && !token.text.ends_with("'s") {
            let plain = token.text.clone();
            if let Some(known) = self.registry.body(&plain) {
                return Some(known);
            }
            if let Some((name, kind)) = self.promised.get(&plain).cloned() {
                return Some(self.enter(page, word, &name, Some(plain), &kind, part_of));
            }
            if self.others.contains(&plain) {
                return None;
            }
        }
        let document = noun.words.last() != Some(&word)
            && matches!(reading.head_lemma(noun), "protocol" | "convention" | "treaty" | "regulation");
        let next_capital =
            noun.words.iter().any(|n| *n > word && reading.tokens[reading.words[*n].start].is_capitalized());
        if let Some((_, kind)) = self.organisation(reading, word)
            && !document
            && !next_capital
        {
            let own = token.is_acronym().then(|| text.clone());
            return Some(self.enter(page, word, &text, acronym.or(own), &kind, part_of));
        }
        // An acronym that the text never expands, of somebody who acts.
        let foreign = reading.concepts_of(&[word]).is_empty();
        if acts
            && noun.head() == word
            && token.is_acronym()
            && foreign
            && token.text.len() > 2
            && token.text.chars().all(char::is_uppercase)
        {
            return Some(self.enter(page, word, &text, Some(text.clone()), "other", part_of));
        }
        None
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
        let Some(next) = found.get(i + 1) else { return };
        let Some(link) = reading.words.get(noun.end).filter(|w| w.tag == Tag::Preposition) else { return };
        if next.start != noun.end + 1 || !matches!(link.lemma.as_str(), "of" | "within" | "under" | "in" | "at") {
            return;
        }
        self.body(page, found, i + 1, None, acting);
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

    /// "the government", "the Albanian government", "the Government of Albania".
    fn government(&mut self, reading: &Reading<'_>, noun: &Noun, page: &Page<'_>) -> Option<usize> {
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
        if key == self.own {
            let known = self
                .registry
                .bodies
                .iter()
                .position(|b| b.kind == "government" && b.name.starts_with("Government of "));
            if let Some(known) =
                known.filter(|k| *k == 0 || self.registry.bodies[*k].evidence.frame == "actor-government")
            {
                return Some(known);
            }
        }
        let full = format!("Government of {name}");
        if let Some(known) = self.registry.body(&full) {
            return Some(known);
        }
        let frame = if key == self.own { "actor-government" } else { "actor-name" };
        let evidence = self.evidence(page, noun.start, name_end, frame);
        self.registry.bodies.push(Body {
            name: full,
            acronym: None,
            kind: "government".into(),
            parent: None,
            collective: false,
            acts: true,
            evidence,
        });
        Some(self.registry.bodies.len() - 1)
    }

    /// A name that is called an NGO: "the NGO Open Door", "Open Door, an NGO that", and the "NGO" of the second.
    fn ngo_name(&mut self, page: &Page<'_>, found: &[Noun], i: usize) -> Option<usize> {
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
        let apposed = is_ngo(noun.head())
            && noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "a" | "an"))
            && before.end + 1 == noun.start
            && reading.words[before.end].tag == Tag::Comma;
        if !apposed || !proper(reading, before) {
            return None;
        }
        let name = reading.phrase(&before.words);
        let body = self.enter(page, before.head(), &name, bracketed(reading, before.head()), "ngo", None);
        self.registry.bodies[body].kind = "ngo".into();
        self.registry.note(reading.sentence, before.start, before.end, vec![Thing::Body(body)]);
        Some(body)
    }

    /// A body named by a common noun, or a later mention of one that was named.
    fn common(&mut self, page: &Page<'_>, found: &[Noun], i: usize, part_of: Option<usize>) -> Option<usize> {
        let reading = &page.reading;
        let noun = &found[i];
        let head = noun.head();
        let text = reading.tokens[reading.words[head].end - 1].lower.clone();
        let lemma = reading.head_lemma(noun).to_owned();
        if VAGUE.contains(&lemma.as_str()) || noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number) {
            return None;
        }
        let acronym = bracketed(reading, head);
        let kind = self.kind_of(reading, noun)?;
        let plural = text != lemma && lemma != text.as_str();
        let court = kind == "court"
            && !plural
            && (reading.words.get(head + 1).is_some_and(|w| w.lemma == "of")
                && reading.words.get(head + 2).is_some_and(|w| w.lemma == "appeal")
                || noun.words.len() > 1);
        if !COMMON_KINDS.contains(&kind.as_str()) && !court && acronym.is_none() {
            return None;
        }
        if plural && acronym.is_none() {
            return None;
        }
        let determiner = noun.determiner.map(|d| reading.words[d].lemma.clone());
        let core: Vec<usize> = noun.words.iter().copied().filter(|w| self.tells(reading, *w)).collect();
        let definite = matches!(determiner.as_deref(), Some("the" | "this" | "its" | "their" | "that"));
        if definite
            && acronym.is_none()
            && let Some(known) = self.antecedent(reading, &core, &lemma)
        {
            return Some(known);
        }
        let compound = ["working group", "task force", "steering committee", "focal point", "technical committee"]
            .iter()
            .any(|c| reading.phrase(&noun.words).to_lowercase().ends_with(c));
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
        let name = if end > noun.end { reading.text_of(first, end).to_owned() } else { reading.phrase(&parts) };
        let parent = part_of.or_else(|| (determiner.as_deref() == Some("its")).then_some(self.subject).flatten());
        let parent = parent.filter(|p| self.registry.bodies[*p].kind != "government");
        Some(self.enter(page, head, &name, acronym, &kind, parent))
    }

    /// Whether a word of a group tells one body from another.
    fn tells(&self, reading: &Reading<'_>, word: usize) -> bool {
        let w = &reading.words[word];
        !COUNTING.contains(&w.lemma.as_str()) && w.tag != Tag::Number && w.tag != Tag::Adverb
    }

    /// The last body whose name ends in the same head and has all the words of a later mention.
    fn antecedent(&self, reading: &Reading<'_>, core: &[usize], lemma: &str) -> Option<usize> {
        let wanted: Vec<String> = core.iter().map(|w| reading.word_text(*w).to_lowercase()).collect();
        let fits = |name: &str| {
            let words: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_owned).collect();
            let head = words.iter().any(|w| w == lemma || reading.lexicon.grammar.lemma(w) == lemma);
            head && wanted.iter().all(|w| words.contains(w))
        };
        // The body mentioned last.
        let mut last: Option<(usize, usize)> = None;
        for (sentence, mentions) in &self.registry.mentions {
            for mention in mentions {
                for thing in &mention.things {
                    if let Thing::Body(b) = thing
                        && fits(&self.registry.bodies[*b].name)
                        && !self.registry.bodies[*b].collective
                        && last.is_none_or(|(s, _)| s <= *sentence)
                    {
                        last = Some((*sentence, *b));
                    }
                }
            }
        }
        last.map(|(_, b)| b)
    }

    /// Police, media, NGOs, courts: known by a common noun in the plural or of a mass.
    fn collective(&mut self, page: &Page<'_>, noun: &Noun, acts: bool) {
        let reading = &page.reading;
        let Some(concept) = reading.head_concept(noun, "collective") else {
            return;
        };
        let head = &reading.tokens[reading.words[noun.head()].end - 1];
        let counted = noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number);
        let single = noun.determiner.is_some_and(|d| {
            matches!(reading.words[d].lemma.as_str(), "a" | "an" | "one" | "another" | "each" | "every" | "no")
        });
        let lemma = reading.head_lemma(noun);
        let plural = head.lower != lemma
            || head.is_acronym() && head.text.ends_with('s')
            || matches!(
                lemma,
                "police"
                    | "media"
                    | "enforcement"
                    | "society"
                    | "judiciary"
                    | "press"
                    | "personnel"
                    | "military"
                    | "army"
                    | "guard"
                    | "academia"
            );
        if counted || single || !plural {
            return;
        }
        // "local police" are police; "magistrates" keep their own word.
        let own = reading.phrase(&noun.words).to_lowercase();
        let base = concept.label.to_lowercase();
        let stem = base.trim_end_matches('s');
        let name = if own.split(' ').any(|w| w == stem || w == base) || own.contains(&base) {
            concept.label.clone()
        } else {
            self.printed(reading, noun, concept.label.as_str())
        };
        let sourced = concept.link("source").is_some();
        let known = self.registry.bodies.iter().position(|b| b.collective && b.name == name);
        let body = known.unwrap_or_else(|| {
            let kind = concept.link("actorKind").unwrap_or("other").to_owned();
            let evidence = self.evidence(page, noun.start, noun.end, "actor-collective");
            self.registry.bodies.push(Body {
                name,
                acronym: None,
                kind,
                parent: None,
                collective: true,
                acts: false,
                evidence,
            });
            self.registry.bodies.len() - 1
        });
        if acts && sourced {
            let evidence = self.evidence(page, noun.start, noun.end, "actor-collective");
            let body = &mut self.registry.bodies[body];
            if !body.acts {
                body.acts = true;
                body.evidence = evidence;
            }
        }
        self.registry.note(reading.sentence, noun.start, noun.end, vec![Thing::Body(body)]);
    }

    /// The words of a collective that the lexicon knows, as the text has them.
    fn printed(&self, reading: &Reading<'_>, noun: &Noun, label: &str) -> String {
        let from = (0..noun.words.len()).find(|from| {
            reading
                .concepts_of(&noun.words[*from..])
                .iter()
                .any(|(id, _)| reading.concept(*id).scheme == "collective" && reading.concept(*id).label == label)
        });
        let words = &noun.words[from.unwrap_or(0)..];
        let text = reading.phrase(words);
        if text.chars().filter(|c| c.is_uppercase()).count() > 1 { text } else { text.to_lowercase() }
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
