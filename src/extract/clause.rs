//! Clauses: a verb with its subject, what follows it, and how it hangs on other clauses.
//!
//! The pieces of a sentence are read once from left to right. A finite verb takes the bare phrases before it as its
//! subject, also across participles and relative clauses; coordinated verbs share it; participles, gerunds and infinitives
//! become clauses that hang on another.

use super::Reading;
use super::element::{Element, Phrase, Shape, Sort, VerbGroup, elements, sort};
use super::group::Noun;

/// How a clause hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It stands by itself.
    Main,
    /// It shares the subject of the clause before it: "... and convicted 11".
    Coordinate,
    /// "who", "which", "that": it says something of a noun.
    Relative,
    /// "where": it happens at the place named before.
    Where,
    /// A participle after the noun that it describes.
    Participle,
    /// A gerund after a preposition or a comma.
    Gerund,
    /// "to" and a verb.
    Infinitive,
    /// What a verb of saying says.
    Complement,
    /// After "because", "while", "although".
    Adverbial,
}

/// A verb and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The verb.
    pub verb: VerbGroup,
    /// How it hangs on [`Clause::parent`].
    pub link: Link,
    /// The clause that it hangs on.
    pub parent: Option<usize>,
    /// The subject: bare phrases with the phrases that describe them. For a participle, what it describes.
    pub subject: Vec<Phrase>,
    /// Phrases before the subject: "In previous years", "Within the country".
    pub before: Vec<Phrase>,
    /// Phrases after the verb: first the object, if it has one, then the rest.
    pub after: Vec<Phrase>,
    /// Adverbs that stand apart: "domestically", "abroad".
    pub adverbs: Vec<String>,
    /// Whether its subject or object is nothing: "no reports", "none"; what hangs on that is denied with it.
    pub nothing: bool,
    /// The conjunction or subordinator that opens it.
    pub opener: Option<String>,
    /// First word of the clause's own material.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
}

impl Clause {
    /// The object: what follows the verb without a preposition.
    pub fn object(&self) -> Option<&Phrase> {
        self.after.first().filter(|p| p.preposition.is_none())
    }

    /// The phrases with one of these prepositions, before or after the verb.
    pub fn with<'c>(&'c self, prepositions: &'c [&str]) -> impl Iterator<Item = &'c Phrase> {
        self.before
            .iter()
            .chain(&self.after)
            .filter(move |p| p.preposition.as_deref().is_some_and(|name| prepositions.contains(&name)))
    }
}

/// A sentence's clauses and the phrases that belong to none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clauses {
    /// In the order of their verbs.
    pub list: Vec<Clause>,
    /// Phrases of a stretch without a verb.
    pub loose: Vec<Phrase>,
}

impl Clauses {
    /// The clauses that hang on clause `parent`, of whatever depth.
    pub fn below(&self, parent: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for (i, clause) in self.list.iter().enumerate() {
            let mut at = clause.parent;
            while let Some(p) = at {
                if p == parent {
                    found.push(i);
                    break;
                }
                at = self.list[p].parent.filter(|next| *next != p);
            }
        }
        found
    }
}

/// The clauses of a sentence.
pub fn clauses(reading: &Reading<'_>) -> Clauses {
    let elements = elements(reading);
    let mut builder = Builder {
        elements: &elements,
        reading,
        out: Clauses::default(),
        pending: Vec::new(),
        waiting: Vec::new(),
        current: None,
        main: None,
        opener: None,
        relative: None,
    };
    builder.run();
    let mut out = builder.out;
    for clause in &mut out.list {
        let object = clause.after.first().filter(|p| p.preposition.is_none());
        let own = clause.subject.iter().filter(|p| p.preposition.is_none()).take(1).chain(object);
        clause.nothing = own.flat_map(|p| p.group.nouns.first()).any(|n| {
            let lead = n.determiner.unwrap_or(n.start);
            matches!(reading.words[lead].lemma.as_str(), "no" | "none" | "neither" | "nobody")
        });
        clause.verb.denied |= clause.nothing;
    }
    out
}

struct Builder<'e> {
    elements: &'e [Element],
    reading: &'e Reading<'e>,
    out: Clauses,
    /// Phrases since the clause began, before its finite verb.
    pending: Vec<Phrase>,
    /// Clauses inside the pending subject, which will hang on the clause to come.
    waiting: Vec<usize>,
    /// The clause that phrases go to.
    current: Option<usize>,
    /// The last finite clause.
    main: Option<usize>,
    opener: Option<String>,
    /// A relative word that waits for its verb: the word and where the phrases after it start in `pending`.
    relative: Option<(usize, usize)>,
}

impl Builder<'_> {
    fn run(&mut self) {
        for i in 0..self.elements.len() {
            match &self.elements[i] {
                Element::Phrase(phrase) => self.phrase(i, phrase),
                Element::Verb(verb) => self.verb(i, verb),
                Element::Relative(word) => self.relative = Some((*word, self.pending.len())),
                Element::Subordinator(word) => {
                    self.flush();
                    self.opener = Some(self.reading.words[*word].lemma.clone());
                }
                Element::Break => {
                    self.flush();
                    self.relative = None;
                    self.opener = None;
                    self.main = None;
                }
                Element::Adverb(word) => self.adverb(*word),
                Element::Conjunction(word) => {
                    let lemma = &self.reading.words[*word].lemma;
                    if lemma == "but" || lemma == "yet" {
                        self.opener = Some("but".into());
                    }
                    // A coordinated finite verb closes what was nested before it.
                    if let Some(Element::Verb(next)) = self.elements.get(i + 1)
                        && next.shape == Shape::Finite
                        && self.pending.is_empty()
                    {
                        self.relative = None;
                    }
                }
                Element::Comma => {
                    if self.relative.is_some_and(|(_, at)| at < self.pending.len()) && self.pending.is_empty() {
                        self.relative = None;
                    }
                }
            }
        }
        self.flush();
    }

    /// Ends the current clause; phrases that found no verb are kept apart.
    fn flush(&mut self) {
        let loose = std::mem::take(&mut self.pending);
        self.out.loose.extend(loose);
        self.waiting.clear();
        self.current = None;
    }

    fn adverb(&mut self, word: usize) {
        let lemma = self.reading.words[word].lemma.clone();
        match self.current {
            Some(c) => {
                self.out.list[c].adverbs.push(lemma);
                self.out.list[c].end = self.out.list[c].end.max(word + 1);
            }
            None => {
                // Before the verb: kept as a phrase-less marker on the clause to come.
                self.pending.push(Phrase {
                    preposition: Some(format!("adverb:{lemma}")),
                    start: word,
                    group: super::group::Group {
                        nouns: vec![Noun {
                            words: vec![word],
                            start: word,
                            end: word + 1,
                            determiner: None,
                            owner: None,
                            open: false,
                            named_among: false,
                            quantifies: false,
                            sourced: false,
                        }],
                    },
                });
            }
        }
    }

    fn phrase(&mut self, i: usize, phrase: &Phrase) {
        let bare = phrase.preposition.is_none();
        if bare && self.current.is_some() && self.pending.is_empty() && self.starts_clause(i) {
            // The subject of a new clause.
            let complement = matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Verb(_)));
            if complement {
                self.opener = Some("that".into());
            }
            let relative =
                self.relative.is_some() && matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Relative(_)));
            if !relative {
                // "a shelter that the NGO runs": there the noun before is still looked for.
                self.current = None;
                self.relative = None;
            }
            self.waiting.clear();
        }
        // "... and a destination country for": one more thing that the copula says of its subject.
        if bare
            && let (Some(c), Some(m)) = (self.current, self.main)
            && c != m
            && self.out.list[m].verb.lemma == "be"
            && matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Conjunction(_) | Element::Comma))
            && phrase.group.nouns.iter().any(|n| {
                n.words
                    .iter()
                    .any(|w| matches!(self.reading.words[*w].lemma.as_str(), "source" | "transit" | "destination"))
            })
        {
            self.current = Some(m);
            self.relative = None;
        }
        match self.current {
            Some(c) if self.relative.is_none_or(|(_, at)| at > self.pending.len()) => {
                // After a closed insertion, what follows belongs to the clause that was interrupted.
                self.out.list[c].end = self.out.list[c].end.max(phrase.group.end());
                self.out.list[c].after.push(phrase.clone());
            }
            _ => self.pending.push(phrase.clone()),
        }
    }

    /// Whether a finite verb follows the bare phrase at `i` as its own.
    fn starts_clause(&self, i: usize) -> bool {
        let mut commas = 0;
        let mut inserted = false;
        let mut nested = false;
        let direct = matches!(self.elements.get(i.wrapping_sub(1)), Some(Element::Verb(_)));
        let mut at = i + 1;
        while let Some(element) = self.elements.get(at) {
            match element {
                Element::Phrase(p) if p.preposition.is_none() => {
                    return false;
                }
                Element::Phrase(_) => inserted |= commas == 1,
                Element::Comma => commas += 1,
                Element::Adverb(_) => {}
                Element::Relative(_) => {
                    nested = true;
                    inserted = true;
                }
                Element::Verb(v) => match v.shape {
                    Shape::Finite if nested => nested = false,
                    Shape::Finite => {
                        // ", referred them": one comma and no insertion is a list of verbs.
                        return commas == 0 || commas == 2 && inserted || (!direct && commas == 0);
                    }
                    Shape::Participle | Shape::Gerund if commas == 1 => inserted = true,
                    // "force children to beg": the object of the verb before.
                    Shape::Infinitive if direct => return false,
                    _ => {}
                },
                Element::Conjunction(_) => {
                    // "victims exploited and abused were": only inside an insertion.
                    if !(inserted && commas == 1) {
                        return false;
                    }
                }
                Element::Break | Element::Subordinator(_) => return false,
            }
            at += 1;
        }
        false
    }

    fn push(&mut self, clause: Clause) -> usize {
        self.out.list.push(clause);
        self.out.list.len() - 1
    }

    fn verb(&mut self, i: usize, verb: &VerbGroup) {
        match verb.shape {
            Shape::Finite if self.continues_infinitive(i, verb) => self.infinitive(i, verb),
            Shape::Finite => self.finite(i, verb),
            Shape::Participle | Shape::Gerund => self.participle(i, verb),
            Shape::Infinitive => self.infinitive(i, verb),
        }
    }

    /// "to beg, work as vendors, or steal": a bare verb after a comma or a conjunction goes on with an infinitive.
    fn continues_infinitive(&self, i: usize, verb: &VerbGroup) -> bool {
        use crate::lexicon::VerbForm::Base;
        self.pending.is_empty()
            && verb.end == verb.start + 1
            && self.reading.words[verb.start].tag == super::word::Tag::Verb(Base)
            && matches!(
                i.checked_sub(1).and_then(|p| self.elements.get(p)),
                Some(Element::Conjunction(_) | Element::Comma)
            )
            && self.out.list.last().is_some_and(|c| c.link == Link::Infinitive)
            && self.main.is_none_or(|m| {
                self.out.list[m].verb.passive
                    || self.is_singular(m)
                    || self.out.list[m].verb.lemma != verb.lemma
                        && self.reading.words[self.out.list[m].verb.end - 1].tag != super::word::Tag::Verb(Base)
            })
    }

    fn new_clause(
        &mut self,
        verb: &VerbGroup,
        link: Link,
        parent: Option<usize>,
        subject: Vec<Phrase>,
        before: Vec<Phrase>,
    ) -> Clause {
        let start = before
            .iter()
            .chain(subject.iter())
            .map(|p| p.start)
            .filter(|s| *s < verb.start)
            .min()
            .unwrap_or(verb.start);
        let mut clause = Clause {
            verb: verb.clone(),
            link,
            parent,
            subject,
            before: Vec::new(),
            after: Vec::new(),
            adverbs: verb.adverbs.clone(),
            nothing: false,
            opener: self.opener.take(),
            start,
            end: verb.end,
        };
        for phrase in before {
            match phrase.preposition.as_deref().and_then(|p| p.strip_prefix("adverb:")) {
                Some(adverb) => clause.adverbs.push(adverb.to_owned()),
                None => clause.before.push(phrase),
            }
        }
        clause
    }

    fn finite(&mut self, i: usize, verb: &VerbGroup) {
        if let Some((word, from)) = self.relative.take() {
            let own: Vec<Phrase> = self.pending.split_off(from.min(self.pending.len()));
            let parent = self.current.or(self.main);
            let lemma = self.reading.words[word].lemma.clone();
            let antecedent: Vec<Phrase> =
                self.last_phrase().map(|p| Phrase { preposition: None, ..p }).into_iter().collect();
            let (link, subject, object) = match lemma.as_str() {
                "where" | "when" | "whereby" => {
                    (Link::Where, if own.is_empty() { Vec::new() } else { own }, Vec::new())
                }
                _ if own.iter().any(|p| p.preposition.is_none()) => (Link::Relative, own, antecedent),
                _ => (Link::Relative, antecedent, Vec::new()),
            };
            let mut clause = self.new_clause(verb, link, parent, subject, Vec::new());
            clause.after = object;
            clause.start = word;
            let at = self.push(clause);
            if !self.pending.is_empty() {
                self.waiting.push(at);
                // The phrases after it are its own until the finite verb of the clause around it.
            }
            self.current = Some(at);
            if self.pending.is_empty() && link == Link::Where {
                self.main = Some(at);
            }
            return;
        }
        let has_subject = self.pending.iter().any(|p| p.preposition.is_none());
        if has_subject {
            let first = self.pending.iter().position(|p| p.preposition.is_none()).unwrap_or(0);
            let mut before = std::mem::take(&mut self.pending);
            let mut subject = before.split_off(first);
            let adverbs: Vec<Phrase> = subject
                .iter()
                .filter(|p| p.preposition.as_deref().is_some_and(|p| p.starts_with("adverb:")))
                .cloned()
                .collect();
            subject.retain(|p| !p.preposition.as_deref().is_some_and(|p| p.starts_with("adverb:")));
            before.extend(adverbs);
            let link = match self.opener.as_deref() {
                Some("that") => Link::Complement,
                Some("but") | None => Link::Main,
                Some(_) => Link::Adverbial,
            };
            let parent = if link == Link::Main { None } else { self.main.filter(|_| !self.out.list.is_empty()) };
            let parent = if link == Link::Complement {
                self.out.list.len().checked_sub(1).filter(|_| parent.is_some() || self.main.is_some())
            } else {
                parent
            };
            let clause = self.new_clause(verb, link, parent, subject, before);
            let at = self.push(clause);
            for child in std::mem::take(&mut self.waiting) {
                self.out.list[child].parent = Some(at);
            }
            self.current = Some(at);
            self.main = Some(at);
            return;
        }
        // A verb without a subject of its own shares the last one.
        let before = std::mem::take(&mut self.pending);
        let shared = self.shared(i);
        let subject = shared.map_or_else(Vec::new, |m| self.out.list[m].subject.clone());
        let link = if shared.is_some() { Link::Coordinate } else { Link::Main };
        let mut clause = self.new_clause(verb, link, shared, subject, before);
        if let Some(m) = shared
            && clause.opener.is_none()
            && self.out.list[m].link == Link::Complement
        {
            clause.opener = Some("that".into());
        }
        clause.start = verb.start;
        let at = self.push(clause);
        self.current = Some(at);
        self.main = Some(at);
    }

    /// The clause whose subject a verb at element `i` shares: a relative one if it has just been running, else the last.
    fn shared(&self, i: usize) -> Option<usize> {
        let running = self.current.filter(|c| {
            matches!(self.out.list[*c].link, Link::Relative)
                && self.out.list[*c].verb.shape == Shape::Finite
                && self.out.list[*c].subject.iter().any(|_| true)
        });
        // "X is a country for workers who come from A but encounter": a plural verb cannot be X's.
        if let (Some(c), Some(m)) = (running, self.main)
            && let Some(Element::Verb(verb)) = self.elements.get(i)
            && self.is_plural(verb)
            && self.is_singular(m)
        {
            return Some(c);
        }
        match (running, self.main) {
            // "victims who fled and were caught": same tense shape goes on; after a comma the outer clause does.
            (Some(c), Some(m))
                if !matches!(self.elements.get(i.wrapping_sub(2)), Some(Element::Comma)) && self.agrees(c, m, i) =>
            {
                Some(c)
            }
            (_, Some(m)) => Some(m),
            (Some(c), None) => Some(c),
            (None, None) => self.current,
        }
    }

    /// Whether a verb group shows that its subject is many: "are", "have", a bare present.
    fn is_plural(&self, verb: &VerbGroup) -> bool {
        use super::word::Tag;
        let Some(first) =
            self.reading.words[verb.start..verb.end].iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation))
        else {
            return false;
        };
        let surface = self.reading.tokens[first.start].lower.as_str();
        matches!(surface, "are" | "were" | "have" | "do")
            || first.tag == Tag::Verb(crate::lexicon::VerbForm::Base) && first.lemma == verb.lemma
    }

    /// Whether the subject of a clause is one thing.
    fn is_singular(&self, clause: usize) -> bool {
        let bare: Vec<&Noun> = self.out.list[clause]
            .subject
            .iter()
            .filter(|p| p.preposition.is_none())
            .flat_map(|p| &p.group.nouns)
            .collect();
        bare.len() == 1 && {
            let token = &self.reading.tokens[self.reading.words[bare[0].head()].end - 1];
            !self.reading.lexicon.grammar.is_plural(&token.lower) || token.is_capitalized()
        }
    }

    /// Whether the verb at `i` goes better with the relative clause than with the main one.
    fn agrees(&self, relative: usize, main: usize, i: usize) -> bool {
        let Some(Element::Verb(verb)) = self.elements.get(i) else { return false };
        let tense = |v: &VerbGroup| self.reading.words[v.start].lemma == "be" || v.passive;
        let _ = main;
        tense(verb) == tense(&self.out.list[relative].verb) || self.out.list[main].verb.passive != verb.passive
    }

    /// The phrase that was read last.
    fn last_phrase(&self) -> Option<Phrase> {
        let from_current = self.current.and_then(|c| {
            let clause = &self.out.list[c];
            clause.after.last().or(clause.subject.last()).cloned()
        });
        // "women from A who": the relative describes the people, not the place.
        let pick = |phrases: &[Phrase]| -> Option<Phrase> {
            phrases.iter().rev().find(|p| !p.preposition.as_deref().is_some_and(|n| n.starts_with("adverb:"))).cloned()
        };
        if self.pending.is_empty() { from_current } else { pick(&self.pending) }
    }

    fn participle(&mut self, i: usize, verb: &VerbGroup) {
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
        let after_comma = matches!(previous, Some(Element::Comma))
            || (matches!(previous, Some(Element::Conjunction(_))) && matches!(before_that, Some(Element::Comma)));
        let attached = verb.marker.is_none() && matches!(previous, Some(Element::Phrase(_) | Element::Adverb(_)));
        let parent = self.current.or(self.main);
        if attached || (after_comma && !self.pending.is_empty()) {
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

    fn infinitive(&mut self, i: usize, verb: &VerbGroup) {
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

/// What a participle after a run of phrases describes: the last people named, else the last bare phrase, with what hangs
/// on it.
fn described(reading: &Reading<'_>, phrases: &[Phrase]) -> Vec<Phrase> {
    let bare = phrases.iter().rposition(|p| p.preposition.is_none());
    let people = phrases.iter().rposition(|p| {
        matches!(
            p.preposition.as_deref(),
            None | Some("for" | "of" | "to" | "with" | "against" | "including" | "between" | "by")
        ) && p.group.nouns.iter().any(|n| sort(reading, n) == Sort::Person)
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
