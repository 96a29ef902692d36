//! From words to the flat pieces of a sentence: phrases, verb groups and what joins them.

use crate::fact::Modality;
use crate::lexicon::VerbForm;

use super::Reading;
use super::group::{self, Group, Noun, names_among};
use super::word::{Tag, is_copula};

/// A noun group or a list of them, with the preposition before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What the preposition stands for; none for a subject or an object.
    pub preposition: Option<String>,
    /// First word, the preposition included.
    pub start: usize,
    /// The noun groups.
    pub group: Group,
}

/// The shape of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// With a tense: it makes a clause.
    Finite,
    /// "exploited", "subjected" after a noun.
    Participle,
    /// "exploiting", "providing".
    Gerund,
    /// "to exploit".
    Infinitive,
}

/// A verb with its auxiliaries, negation and the verbs that it hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// Base form of the last verb.
    pub lemma: String,
    /// The adjective after a copula: "vulnerable", "at risk".
    pub adjective: Option<String>,
    /// The verbs before it: "continue" of "continued to lack", "report" of "did not report providing".
    pub chain: Vec<String>,
    /// Whether the subject is what it is done to.
    pub passive: bool,
    /// Whether it is denied.
    pub denied: bool,
    /// What its modal verb and chain make of it.
    pub modality: Modality,
    /// Its shape.
    pub shape: Shape,
    /// The preposition before a gerund: "by", "for", "compared-with".
    pub marker: Option<String>,
    /// The adverbs in it.
    pub adverbs: Vec<String>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A noun phrase or a prepositional phrase.
    Phrase(Phrase),
    /// A verb group.
    Verb(VerbGroup),
    /// "and", "or", "but"; the word.
    Conjunction(usize),
    /// A comma.
    Comma,
    /// "who", "which", "where"; the word.
    Relative(usize),
    /// "because", "while", "that"; the word.
    Subordinator(usize),
    /// "domestically", "abroad"; the word.
    Adverb(usize),
    /// Semicolon, colon or dash.
    Break,
}

/// What a noun group is about, coarsely: only like joins like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Countries, regions, towns.
    Place,
    /// Victims and populations.
    Person,
    /// Forms of exploitation.
    Exploitation,
    /// Years, amounts.
    Number,
    /// Anything else.
    Other,
}

/// The pieces of a sentence in order.
pub fn elements(reading: &Reading<'_>) -> Vec<Element> {
    Splitter { reading, out: Vec::new(), verb_seen: false, bare_seen: false }.run()
}

struct Splitter<'r, 'a> {
    reading: &'r Reading<'a>,
    out: Vec<Element>,
    verb_seen: bool,
    bare_seen: bool,
}

impl Splitter<'_, '_> {
    fn run(mut self) -> Vec<Element> {
        let mut i = 0;
        while i < self.reading.words.len() {
            i = self.step(i);
        }
        self.out
    }

    fn tag(&self, i: usize) -> Option<Tag> {
        self.reading.words.get(i).map(|w| w.tag)
    }

    fn step(&mut self, i: usize) -> usize {
        let word = &self.reading.words[i];
        match word.tag {
            Tag::Comma => self.out.push(Element::Comma),
            Tag::Break => {
                self.out.push(Element::Break);
                self.verb_seen = false;
                self.bare_seen = false;
            }
            Tag::Conjunction => self.out.push(Element::Conjunction(i)),
            Tag::Relative => self.out.push(Element::Relative(i)),
            Tag::Subordinator => {
                self.out.push(Element::Subordinator(i));
                self.verb_seen = false;
                self.bare_seen = false;
            }
            Tag::Preposition => return self.preposition(i),
            Tag::Verb(_) | Tag::Modal | Tag::Negation | Tag::To => return self.verb(i, None),
            Tag::Adverb => {
                // An adverb of place stands by itself; another before a verb belongs to it.
                if matches!(
                    word.lemma.as_str(),
                    "abroad" | "overseas" | "domestically" | "elsewhere" | "worldwide" | "globally"
                ) {
                    self.out.push(Element::Adverb(i));
                    return i + 1;
                }
                let mut at = i;
                while self.tag(at) == Some(Tag::Adverb) {
                    at += 1;
                }
                if matches!(self.tag(at), Some(Tag::Verb(_) | Tag::Modal | Tag::Negation)) {
                    return self.verb(i, None);
                }
                if names_among(&word.lemma) && self.tag(i + 1) == Some(Tag::Preposition) {
                    return self.preposition(i + 1);
                }
                if names_among(&word.lemma)
                    && matches!(self.out.last(), Some(Element::Phrase(_) | Element::Comma))
                    && (self
                        .tag(i + 1)
                        .is_some_and(|t| matches!(t, Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number)))
                {
                    // "especially women and girls": named among what stands before.
                    if let Some((group, end)) = self.list(i + 1, true) {
                        self.push_phrase(Some("including".into()), i, group);
                        return end;
                    }
                }
                if group::noun(self.reading, i).is_some() && matches!(self.tag(i + 1), Some(Tag::Adjective)) {
                    return self.bare(i);
                }
                self.out.push(Element::Adverb(i));
            }
            // "conditions indicative of", "officials responsible for": what follows hangs on the noun all the same.
            Tag::Adjective
                if matches!(self.out.last(), Some(Element::Phrase(_)))
                    && self.tag(i + 1) == Some(Tag::Preposition)
                    && i > 0
                    && self.tag(i - 1) == Some(Tag::Noun) => {}
            Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Noun | Tag::Pronoun => return self.bare(i),
            Tag::Possessive | Tag::Mark => {
                if word.tag == Tag::Mark && self.tag(i + 1) == Some(Tag::Number) {
                    return self.bare(i);
                }
            }
        }
        i + 1
    }

    fn push_phrase(&mut self, preposition: Option<String>, start: usize, mut group: Group) {
        group::complete(self.reading, &mut group);
        if preposition.is_none() {
            self.bare_seen = true;
        }
        self.out.push(Element::Phrase(Phrase { preposition, start, group }));
    }

    fn bare(&mut self, i: usize) -> usize {
        match self.list(i, false) {
            Some((group, end)) => {
                self.push_phrase(None, i, group);
                end
            }
            None => i + 1,
        }
    }

    fn preposition(&mut self, i: usize) -> usize {
        let mut at = i;
        // "from within", "in between": the first says the relation, except before "in".
        while self.tag(at + 1) == Some(Tag::Preposition) {
            at += 1;
        }
        let lemma = self.reading.words[at].lemma.clone();
        let mut next = at + 1;
        while self.tag(next) == Some(Tag::Adverb)
            && (names_among(&self.reading.words[next].lemma)
                || matches!(self.tag(next + 1), Some(Tag::Verb(VerbForm::Gerund))))
        {
            next += 1;
        }
        if matches!(self.tag(next), Some(Tag::Verb(VerbForm::Gerund)))
            || (self.tag(next) == Some(Tag::Negation)
                && matches!(self.tag(next + 1), Some(Tag::Verb(VerbForm::Gerund))))
        {
            return self.verb(next, Some(lemma));
        }
        if matches!(self.tag(next), Some(Tag::Subordinator | Tag::Relative)) {
            return next;
        }
        match self.list(next, true) {
            Some((group, end)) => {
                if lemma == "from"
                    && group.nouns.iter().any(|n| self.sort(n) == Sort::Place)
                    && let Some(Element::Phrase(before)) = self.out.last_mut()
                    && let Some(noun) = before.group.nouns.last_mut()
                {
                    noun.sourced = true;
                }
                self.push_phrase(Some(lemma), i, group);
                end
            }
            None => at + 1,
        }
    }

    /// The list of noun groups that starts at `i`: like joined with like.
    fn list(&self, i: usize, in_phrase: bool) -> Option<(Group, usize)> {
        let first = group::noun(self.reading, i)?;
        // What opens a clause ("..., and men and women are") or is said ("reported police and prosecutors did") may go on.
        let opens = !in_phrase
            && match self.out.last() {
                Some(Element::Conjunction(_) | Element::Comma | Element::Subordinator(_)) | None => true,
                Some(Element::Verb(v)) => self.reading.lexicon.grammar.is_saying(&v.lemma),
                _ => false,
            };
        let mut end = first.end;
        let mut sort = self.sort(&first);
        let mut nouns = vec![first];
        loop {
            let mut at = end;
            let mut comma = false;
            let mut conjunction = false;
            if self.tag(at) == Some(Tag::Comma) {
                comma = true;
                at += 1;
            }
            if self.tag(at) == Some(Tag::Conjunction) && self.reading.words[at].lemma != "but" {
                conjunction = true;
                at += 1;
                // "and also women", "and, in some cases, men" keep to the list.
                while self.tag(at) == Some(Tag::Adverb)
                    && !names_among(&self.reading.words[at].lemma)
                    && self.tag(at + 1) != Some(Tag::Adverb)
                    && matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Adjective | Tag::Determiner))
                {
                    at += 1;
                }
            }
            let ethnic = self.tag(at) == Some(Tag::Noun) || self.tag(at) == Some(Tag::Adjective);
            if !(comma || conjunction) && !(nouns.last().is_some_and(|n| n.open) && ethnic) {
                break;
            }
            if self.tag(at) == Some(Tag::Pronoun) {
                break;
            }
            let Some(noun) = group::noun(self.reading, at) else { break };
            let next = self.sort(&noun);
            let last_open = nouns.last().is_some_and(|n| n.open);
            if !last_open
                && !noun.open
                && (!joins(sort, next, conjunction) || in_phrase && sort == Sort::Other && next == Sort::Person)
            {
                break;
            }
            if self.tag(noun.start) == Some(Tag::Number)
                && self.tag(nouns[0].start) != Some(Tag::Number)
                && !nouns[0].words.iter().any(|w| self.tag(*w) == Some(Tag::Number))
            {
                break;
            }
            if sort == Sort::Number
                && next != Sort::Number
                && !self
                    .reading
                    .words
                    .get(noun.end)
                    .is_none_or(|w| matches!(w.tag, Tag::Comma | Tag::Preposition | Tag::Conjunction))
            {
                break;
            }
            if !last_open && !opens && next != Sort::Place && self.starts_clause(&noun, comma, conjunction, in_phrase) {
                break;
            }
            end = noun.end;
            if sort == Sort::Other || last_open {
                sort = next;
            }
            nouns.push(noun);
        }
        // "countries in Africa and the Middle East", "parts of Asia": the places that are named, not the countries.
        let vague = nouns.last().is_some_and(|n| {
            matches!(self.reading.head_lemma(n), "country" | "nation" | "part" | "state" | "location" | "area")
        }) && self.tag(end) == Some(Tag::Preposition)
            && matches!(
                self.reading.words[end].lemma.as_str(),
                "in" | "of" | "throughout" | "across" | "within" | "from" | "including" | "like"
            );
        if vague
            && let Some((places, after)) = self.list(end + 1, true)
            && places.nouns.iter().all(|n| {
                self.sort(n) == Sort::Place && !matches!(self.reading.head_lemma(n), "country" | "area" | "region")
            })
        {
            nouns.pop();
            nouns.extend(places.nouns);
            end = after;
        }
        Some((Group { nouns }, end))
    }

    /// What a noun group is about.
    fn sort(&self, noun: &Noun) -> Sort {
        sort(self.reading, noun)
    }

    /// Whether a noun after a comma or a conjunction is the subject of a new clause and no member of the list.
    fn starts_clause(&self, noun: &Noun, comma: bool, conjunction: bool, in_phrase: bool) -> bool {
        let Some(crossed) = self.finite_after(noun.end) else {
            // "In some cases, girls ...": an opening phrase ends at its comma.
            return in_phrase
                && comma
                && !conjunction
                && !self.bare_seen
                && !self.verb_seen
                && self.sort(noun) != Sort::Place
                && self.conjunction_free(noun.end);
        };
        if self.verb_seen {
            return conjunction && crossed == 0;
        }
        in_phrase && !self.bare_seen && comma && (!conjunction || crossed == 0)
    }

    fn conjunction_free(&self, from: usize) -> bool {
        !self.reading.words[from..].iter().take(4).any(|w| w.tag == Tag::Conjunction)
    }

    /// Whether a finite verb follows before the clause ends; if so, how many conjunctions lie between.
    fn finite_after(&self, from: usize) -> Option<usize> {
        let mut crossed = 0;
        let mut relative = false;
        let mut i = from;
        while let Some(word) = self.reading.words.get(i) {
            match word.tag {
                Tag::Break | Tag::Subordinator | Tag::To => return None,
                // "and women who migrate are forced": the relative clause has its own verb first.
                Tag::Relative => relative = true,
                // ", including A, B, and C, were": the comma closes what was put in between.
                Tag::Comma if matches!(self.tag(i + 1), Some(Tag::Verb(_) | Tag::Modal | Tag::Negation)) => {
                    return None;
                }
                Tag::Conjunction => {
                    if matches!(self.tag(i + 1), Some(Tag::Verb(_) | Tag::Modal | Tag::Negation)) {
                        return None;
                    }
                    crossed += 1;
                }
                Tag::Modal | Tag::Negation | Tag::Verb(VerbForm::Past | VerbForm::Third | VerbForm::Base) => {
                    if !relative {
                        return Some(crossed);
                    }
                    relative = false;
                    // The rest of the relative clause's verb group.
                    while self
                        .reading
                        .words
                        .get(i + 1)
                        .is_some_and(|w| matches!(w.tag, Tag::Verb(_) | Tag::Adverb | Tag::Negation | Tag::To))
                    {
                        i += 1;
                    }
                }
                Tag::Verb(VerbForm::Participle | VerbForm::Gerund) if i == from && word.lemma != "be" => {}
                _ => {}
            }
            i += 1;
        }
        None
    }

    /// The verb group that starts at word `i`.
    fn verb(&mut self, i: usize, marker: Option<String>) -> usize {
        let words = &self.reading.words;
        let mut at = i;
        let mut group = VerbGroup {
            start: i,
            end: i + 1,
            lemma: String::new(),
            adjective: None,
            chain: Vec::new(),
            passive: false,
            denied: false,
            modality: Modality::Asserted,
            shape: Shape::Finite,
            marker,
            adverbs: Vec::new(),
        };
        let mut auxiliary: Option<&str> = None;
        let mut shaped = false;
        while let Some(word) = words.get(at) {
            match word.tag {
                Tag::Modal => {
                    group.modality = modal(&word.lemma);
                    auxiliary = Some("modal");
                    shaped = true;
                }
                Tag::Negation => group.denied = true,
                Tag::Adverb => {
                    // An adverb belongs to the verb only while the verb goes on.
                    let goes_on =
                        words[at..].iter().find(|w| w.tag != Tag::Adverb && w.tag != Tag::Negation).is_some_and(|w| {
                            matches!(w.tag, Tag::Verb(_) | Tag::To)
                                || (w.tag == Tag::Adjective && auxiliary == Some("be"))
                        });
                    if !goes_on {
                        break;
                    }
                    group.adverbs.push(word.lemma.clone());
                }
                Tag::To => {
                    if !group.lemma.is_empty() {
                        if group.passive
                            && !matches!(
                                group.lemma.as_str(),
                                "believe"
                                    | "expect"
                                    | "suspect"
                                    | "allege"
                                    | "know"
                                    | "estimate"
                                    | "say"
                                    | "report"
                                    | "think"
                                    | "use"
                                    | "find"
                            )
                        {
                            break;
                        }
                        group.chain.push(std::mem::take(&mut group.lemma));
                        group.passive = false;
                    } else if !shaped {
                        group.shape = Shape::Infinitive;
                    }
                    shaped = true;
                    auxiliary = Some("to");
                }
                Tag::Verb(form) => {
                    let more = words[at + 1..].iter().find(|w| !matches!(w.tag, Tag::Adverb | Tag::Negation));
                    let helper = match word.lemma.as_str() {
                        "be" => {
                            more.is_some_and(|w| matches!(w.tag, Tag::Verb(VerbForm::Participle | VerbForm::Gerund)))
                        }
                        "have" => more.is_some_and(|w| matches!(w.tag, Tag::Verb(VerbForm::Participle))),
                        "do" => more.is_some_and(|w| matches!(w.tag, Tag::Verb(VerbForm::Base))),
                        _ => false,
                    };
                    if !shaped {
                        group.shape = match form {
                            VerbForm::Participle => Shape::Participle,
                            VerbForm::Gerund => Shape::Gerund,
                            _ => Shape::Finite,
                        };
                        shaped = true;
                    }
                    if !group.lemma.is_empty() {
                        // A second main verb: "reported identifying"; anything else starts a group of its own.
                        if form == VerbForm::Gerund && !group.passive && group.lemma != "be" || auxiliary == Some("to")
                        {
                            group.chain.push(std::mem::take(&mut group.lemma));
                        } else {
                            break;
                        }
                    }
                    if helper {
                        auxiliary = Some(match word.lemma.as_str() {
                            "be" => "be",
                            "have" => "have",
                            _ => "do",
                        });
                    } else {
                        group.passive = form == VerbForm::Participle && auxiliary != Some("have");
                        group.lemma.clone_from(&word.lemma);
                        auxiliary = None;
                        group.end = at + 1;
                        if is_copula(&word.lemma)
                            && let Some((adjective, end)) = self.adjective_after(at + 1)
                        {
                            for w in &words[at + 1..end - 1] {
                                if w.tag == Tag::Negation {
                                    group.denied = true;
                                } else {
                                    group.adverbs.push(w.lemma.clone());
                                }
                            }
                            group.end = end;
                            at = end;
                            // "are likely to become", "are unable to leave": the adjective is one more verb of the chain.
                            if self.tag(at) == Some(Tag::To)
                                && matches!(
                                    adjective.as_str(),
                                    "likely" | "unlikely" | "able" | "unable" | "unwilling" | "willing" | "reluctant"
                                )
                            {
                                group.denied ^= matches!(adjective.as_str(), "unlikely" | "unable" | "unwilling");
                                if adjective == "likely" {
                                    group.modality = Modality::Possible;
                                }
                                group.lemma = adjective;
                                continue;
                            }
                            group.adjective = Some(adjective);
                            break;
                        }
                    }
                }
                _ => break,
            }
            group.end = group.end.max(at + 1);
            at += 1;
        }
        while group.end > i + 1 && words[group.end - 1].tag == Tag::Adverb {
            group.end -= 1;
        }
        if group.lemma.is_empty() {
            // Only auxiliaries: "did not", "may": an ellipsis that says nothing by itself.
            return at.max(i + 1);
        }
        let chain_denies = group
            .chain
            .iter()
            .any(|v| matches!(v.as_str(), "fail" | "decline" | "refuse" | "cease" | "neglect" | "stop"));
        group.denied ^= chain_denies && !group.denied;
        if group.modality == Modality::Asserted
            && group.chain.iter().any(|v| {
                matches!(
                    v.as_str(),
                    "plan"
                        | "intend"
                        | "aim"
                        | "seek"
                        | "agree"
                        | "commit"
                        | "pledge"
                        | "propose"
                        | "want"
                        | "hope"
                        | "attempt"
                        | "try"
                        | "expect"
                        | "need"
                        | "decide"
                )
            })
        {
            group.modality = Modality::Planned;
        }
        if group.shape == Shape::Finite {
            self.verb_seen = true;
        }
        let end = group.end;
        self.out.push(Element::Verb(group));
        end.max(i + 1)
    }

    /// A predicate adjective after a copula at `i`, and where it ends.
    fn adjective_after(&self, i: usize) -> Option<(String, usize)> {
        let words = &self.reading.words;
        let mut at = i;
        while matches!(self.tag(at), Some(Tag::Adverb | Tag::Negation))
            || words.get(at).is_some_and(|w| matches!(w.lemma.as_str(), "either" | "both"))
        {
            at += 1;
        }
        // "the most vulnerable"
        if words.get(at).is_some_and(|w| w.lemma == "the")
            && words.get(at + 1).is_some_and(|w| matches!(w.lemma.as_str(), "most" | "least" | "more"))
        {
            at += 2;
        }
        let word = words.get(at)?;
        let adjective = matches!(word.tag, Tag::Adjective)
            || (word.lemma == "subject" && self.tag(at + 1) == Some(Tag::Preposition));
        if !adjective || (words.get(at + 1).is_some_and(|w| w.is_nominal()) && word.lemma != "at risk") {
            return None;
        }
        Some((word.lemma.clone(), at + 1))
    }
}

/// What a modal verb makes of its clause.
fn modal(lemma: &str) -> Modality {
    match lemma {
        "may" | "might" | "could" => Modality::Possible,
        "should" | "must" | "shall" => Modality::Recommended,
        "will" | "would" => Modality::Planned,
        _ => Modality::Asserted,
    }
}

/// Whether two sorts may stand in one list.
fn joins(left: Sort, right: Sort, conjunction: bool) -> bool {
    match (left, right) {
        (Sort::Exploitation, Sort::Other) | (Sort::Other, Sort::Exploitation) => true,
        (Sort::Person, Sort::Other) | (Sort::Other, Sort::Person) => conjunction,
        (Sort::Number, Sort::Other | Sort::Person) | (Sort::Other | Sort::Person, Sort::Number) => conjunction,
        (a, b) => a == b,
    }
}

/// What a noun group is about.
pub fn sort(reading: &Reading<'_>, noun: &Noun) -> Sort {
    let head = noun.head();
    if reading.words[head].tag == Tag::Number {
        return Sort::Number;
    }
    for from in 0..noun.words.len() {
        for (id, demonym) in reading.concepts_of(&noun.words[from..]) {
            match reading.concept(id).scheme.as_str() {
                "country" | "region" | "place" | "area" => return if demonym { Sort::Person } else { Sort::Place },
                "exploitation" | "trafficking" => return Sort::Exploitation,
                "victims" | "group" => return Sort::Person,
                _ => {}
            }
        }
    }
    match reading.words[head].lemma.as_str() {
        "country" | "nation" | "area" | "province" | "region" | "district" | "city" | "town" | "state" | "part"
            if reading.words[head].tag == Tag::Noun =>
        {
            Sort::Place
        }
        _ if reading
            .concepts_of(&[head])
            .iter()
            .any(|(id, _)| matches!(reading.concept(*id).scheme.as_str(), "group-head" | "victims")) =>
        {
            Sort::Person
        }
        _ => Sort::Other,
    }
}
