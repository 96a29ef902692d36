//! Noun groups and their coordination: "Azerbaijani men and boys", "Ukrainian, Belarusian, and Russian women",
//! "legal, psychological, and medical assistance".

use smallvec::{SmallVec, smallvec};

use super::Reading;
use super::discourse::as_year;
use super::word::{Tag, Word};

/// Places of words in a sentence, in order; few, so that most stand in place and not on the heap.
pub type Positions = SmallVec<[usize; 5]>;

/// A noun group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The words of its core in order, head last; words that a coordination shares stand in each member.
    pub words: Positions,
    /// First word of it as printed, determiner and all.
    pub start: usize,
    /// One past its last word as printed.
    pub end: usize,
    /// "the", "its", "most"
    pub determiner: Option<usize>,
    /// The owner before "'s".
    pub owner: Option<Box<Noun>>,
    /// Whether its adjective waits for a noun that a later member brings.
    pub open: bool,
    /// Whether it was brought in by "including", "especially", "mostly" and the like.
    pub named_among: bool,
    /// Whether it only counts: "some", "a small number", "the majority".
    pub quantifies: bool,
    /// Whether "from" follows: "girls from A".
    pub sourced: bool,
}

impl Noun {
    /// The group that is one word.
    pub fn of_word(at: usize) -> Self {
        Self {
            words: smallvec![at],
            start: at,
            end: at + 1,
            determiner: None,
            owner: None,
            open: false,
            named_among: false,
            quantifies: false,
            sourced: false,
        }
    }

    /// The word that says what it is.
    pub fn head(&self) -> usize {
        self.words.last().copied().unwrap_or(self.start)
    }
}

/// One noun group, or several joined by commas and conjunctions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its members in order.
    pub nouns: Vec<Noun>,
}

impl Group {
    /// First word.
    pub fn start(&self) -> usize {
        self.nouns.first().map_or(0, |n| n.start)
    }

    /// One past the last word.
    pub fn end(&self) -> usize {
        self.nouns.last().map_or(0, |n| n.end)
    }
}

/// The noun group that starts at word `at`, if one does.
pub fn noun(reading: &Reading<'_>, at: usize) -> Option<Noun> {
    let words = &reading.words;
    let mut i = at;
    let mut determiner = None;
    let mut core = Positions::new();
    let mut owner: Option<Box<Noun>> = None;
    let mut start = at;
    if words.get(i)?.tag == Tag::Pronoun {
        return Some(Noun { quantifies: true, ..Noun::of_word(i) });
    }
    while let Some(word) = words.get(i) {
        match word.tag {
            Tag::Determiner if core.is_empty() => {
                if determiner.is_none() {
                    determiner = Some(i);
                }
            }
            // "conditions indicative of": an adjective behind its noun is no part of the group.
            Tag::Adjective
                if core.last().is_some_and(|w| words[*w].tag == Tag::Noun)
                    && !words.get(i + 1).is_some_and(|w| w.is_nominal() || w.tag == Tag::Conjunction) =>
            {
                break;
            }
            // "referred to care 530 victims": a count after a common noun opens another group.
            Tag::Number
                if core.last().is_some_and(|w| {
                    // "allocated NGOs 9,000 euros"
                    let first = &reading.tokens[words[*w].start];
                    let plural = first.is_acronym() && first.text.ends_with('s');
                    words[*w].tag == Tag::Noun && (!first.is_capitalized() || plural)
                }) && words
                    .get(i + 1)
                    .is_some_and(|w| matches!(w.tag, Tag::Noun | Tag::Adjective) && w.lemma != "year")
                    && word.lemma.len() > 1
                    && word.lemma.chars().all(|c| c.is_ascii_digit() || c == ',') =>
            {
                break;
            }
            // "in past years boys were": a stretch of time is no part of what comes after it.
            Tag::Adjective | Tag::Noun | Tag::Number
                if core.last().is_some_and(|w| {
                    let last = &words[*w];
                    last.tag == Tag::Noun
                        && matches!(last.lemma.as_str(), "year" | "month" | "week" | "decade")
                        && reading.tokens[last.end - 1].lower != last.lemma
                }) =>
            {
                break;
            }
            // "In 2018 judges referred": a year behind a preposition counts nothing.
            Tag::Adjective | Tag::Noun if is_dated(reading, at, i, &core) => break,
            Tag::Adjective | Tag::Noun | Tag::Number => core.push(i),
            // "a government-owned, specialized shelter": one thing with two adjectives.
            Tag::Comma if goes_on_describing(reading, i, determiner, &core) => {}
            // "referred to care at least 530 victims": so does a count with what is said about it.
            Tag::Adverb
                if core.last().is_some_and(|w| words[*w].tag == Tag::Noun)
                    && words.get(i + 1).is_some_and(|w| w.tag == Tag::Number)
                    && reading.lexicon.words.counting_about.contains(&word.lemma) =>
            {
                break;
            }
            // "officially recognized", "highly vulnerable", "more than", "some newly" inside a group
            Tag::Adverb
                if words.get(i + 1).is_some_and(Word::is_nominal)
                    && (!core.is_empty() || determiner.is_some() || i == at)
                    && (!reading.lexicon.words.naming_among.contains(&word.lemma)
                        || determiner.is_some() && core.is_empty())
                    && (words[i + 1].tag != Tag::Number
                        || reading.lexicon.words.counting_about.contains(&word.lemma)) =>
            {
                if core.is_empty() && determiner.is_none() && !matches!(words[i + 1].tag, Tag::Adjective | Tag::Number)
                {
                    break;
                }
                core.push(i);
            }
            // "allocated NGOs €9,000": the sum is a group of its own.
            Tag::Mark
                if core.last().is_some_and(|w| {
                    let last = &reading.tokens[words[*w].end - 1];
                    words[*w].tag == Tag::Noun
                        && last.lower.ends_with('s')
                        && (last.is_acronym() || last.lower != words[*w].lemma)
                }) && matches!(reading.word_text(i), "€" | "$" | "£" | "¥") =>
            {
                break;
            }
            Tag::Mark if words.get(i + 1).is_some_and(|w| w.tag == Tag::Number) => {}
            Tag::Possessive if !core.is_empty() => {
                let end = i;
                owner = Some(Box::new(Noun {
                    words: std::mem::take(&mut core),
                    start,
                    end,
                    determiner,
                    owner: owner.take(),
                    open: false,
                    named_among: false,
                    quantifies: false,
                    sourced: false,
                }));
                determiner = None;
                start = i + 1;
            }
            _ => break,
        }
        // A group ends before a word with a bracket only if the bracket closes a name; the bracket itself stays outside.
        i += 1;
        if words[i - 1].bracket.is_some()
            && words[i - 1].tag == Tag::Noun
            && !words.get(i).is_some_and(|w| w.tag == Tag::Noun || w.tag == Tag::Possessive)
        {
            break;
        }
    }
    let first = owner.as_ref().map_or(at, |o| o.start);
    while core.last().is_some_and(|w| words[*w].tag == Tag::Adverb) {
        core.pop();
        i -= 1;
    }
    if core.is_empty() {
        // "some", "the latter": a determiner alone, or an owner alone ("the MIA's").
        return match (determiner, owner) {
            (_, Some(owner)) => Some(Noun { end: i, ..*owner }),
            (Some(d), None) => Some(Noun {
                words: smallvec![d],
                start: at,
                end: i,
                determiner,
                owner: None,
                open: false,
                named_among: false,
                quantifies: false,
                sourced: false,
            }),
            _ => None,
        };
    }
    let open = core.iter().all(|w| matches!(words[*w].tag, Tag::Adjective | Tag::Adverb))
        || reading.tokens[words[*core.last()?].end - 1].text.ends_with('-');
    // "refugee and migrant children": a bare singular of people waits for its noun as an adjective does.
    let last = *core.last()?;
    let token = &reading.tokens[words[last].end - 1];
    let bare_singular = determiner.is_none()
        && words[last].tag == Tag::Noun
        && token.lower == words[last].lemma
        && words.get(i).is_some_and(|w| matches!(w.tag, Tag::Conjunction | Tag::Comma))
        && !token.is_capitalized()
        && reading.concepts_of(&[last]).iter().any(|(id, _)| reading.concept(*id).scheme == "group")
        && !matches!(token.lower.as_str(), "people" | "police" | "personnel" | "staff");
    let open = open || bare_singular;
    let quantifies = words[*core.last()?].tag == Tag::Noun && {
        let lemma = &words[*core.last()?].lemma;
        reading.lexicon.grammar.is_quantifier(lemma)
            || reading.lexicon.frames.in_class("counting", lemma)
            // "a group of men", and not "an armed group of men"
            || core.len() == 1 && reading.lexicon.frames.in_class("counting-alone", lemma)
    };
    Some(Noun {
        words: core,
        start: first,
        end: i,
        determiner,
        owner,
        open,
        named_among: false,
        quantifies,
        sourced: false,
    })
}

/// Whether all of a group that starts at `at` is a year behind "in" or "since", so that the noun at `i` is another.
fn is_dated(reading: &Reading<'_>, at: usize, i: usize, core: &[usize]) -> bool {
    let [year] = core else { return false };
    let words = &reading.words;
    *year == at
        && i == at + 1
        && as_year(&words[at].lemma).is_some()
        && at.checked_sub(1).is_some_and(|b| {
            words[b].tag == Tag::Preposition && matches!(words[b].lemma.as_str(), "in" | "since" | "during" | "until")
        })
        && reading.tokens[words[i].end - 1].lower != words[i].lemma
}

/// Whether the comma at `i` only parts two adjectives of one noun: "a government-owned, temporary shelter".
fn goes_on_describing(reading: &Reading<'_>, i: usize, determiner: Option<usize>, core: &[usize]) -> bool {
    let words = &reading.words;
    let single = determiner.is_some_and(|d| matches!(words[d].lemma.as_str(), "a" | "an"));
    let behind = words[i + 1..].iter().take_while(|w| matches!(w.tag, Tag::Adjective | Tag::Adverb)).count();
    single
        && !core.is_empty()
        && core.iter().all(|w| matches!(words[*w].tag, Tag::Adjective | Tag::Adverb))
        && behind > 0
        && words.get(i + 1 + behind).is_some_and(|w| w.tag == Tag::Noun)
}

/// Gives open members the head that a later one brings, and short ones a head that makes them a known concept.
pub fn complete(reading: &Reading<'_>, group: &mut Group) {
    let Some(last) = group.nouns.iter().rposition(|n| !n.open) else { return };
    let head = group.nouns[last].clone();
    for i in (0..last).rev() {
        let lender = group.nouns[i + 1..=last].iter().find(|n| !n.open).unwrap_or(&head).clone();
        let noun = &group.nouns[i];
        let head_of = |from: usize| -> Vec<usize> { lender.words[from..].to_vec() };
        if noun.open {
            // "Ukrainian, Belarusian, and Russian women": all but what the lender has of its own kind.
            let own = lender
                .words
                .iter()
                .take_while(|w| matches!(reading.words[**w].tag, Tag::Adjective | Tag::Adverb))
                .count();
            let from = own.min(lender.words.len() - 1).max(usize::from(lender.words.len() > 1));
            let mut words = noun.words.clone();
            // The longest tail of the lender that makes a known whole, else its nouns.
            let known = (1..lender.words.len()).find(|from| {
                let mut trial = noun.words.clone();
                trial.extend(head_of(*from));
                reading.concept_of(&trial).is_some()
            });
            words.extend(head_of(known.unwrap_or(from)));
            group.nouns[i].words = words;
            group.nouns[i].open = false;
        } else if lender.words.len() > 1 && reading.is_common(noun) {
            // "sex and forced labor trafficking victims": a known form in front of the shared head.
            if reading.concept_of(&noun.words).filter(|id| reading.is_strong(*id)).is_none()
                && let Some(from) = (1..lender.words.len()).find(|from| {
                    (from + 1..=lender.words.len()).any(|to| {
                        let mut trial = noun.words.clone();
                        trial.extend_from_slice(&lender.words[*from..to]);
                        reading.concept_of(&trial).is_some_and(|id| reading.concept(id).scheme == "exploitation")
                    })
                })
            {
                group.nouns[i].words.extend(head_of(from));
                continue;
            }
            // "labor and sex trafficking", "East and Southeast Asia".
            let scheme = reading.concept_of(&lender.words).map(|id| reading.lexicon.concepts[id].scheme.clone());
            // "cotton and potato fields": a known kind of work when the shared head is lent.
            if let Some(from) = (1..lender.words.len()).find(|from| {
                let mut trial = noun.words.clone();
                trial.extend(head_of(*from));
                reading.concept_of(&trial).is_some_and(|id| reading.concept(id).scheme == "sector")
            }) && noun.words.len() == 1
            {
                group.nouns[i].words.extend(head_of(from));
                continue;
            }
            let (Some(scheme), None) = (scheme, reading.concept_of(&noun.words).filter(|id| reading.is_strong(*id)))
            else {
                continue;
            };
            for from in 1..lender.words.len() {
                let mut trial = noun.words.clone();
                trial.extend(head_of(from));
                if reading.concept_of(&trial).is_some_and(|id| reading.lexicon.concepts[id].scheme == scheme) {
                    group.nouns[i].words = trial;
                    break;
                }
            }
        }
    }
}
