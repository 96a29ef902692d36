//! What a sentence says of laws and penalties, piece by piece: laws, verbs, offences, terms, victims.

use crate::fact::Modality;
use crate::text::slugify;

use super::Reading;
use super::cite::{Citation, is_noun_of};
use super::element::{Element, Phrase, Shape, Sort, VerbGroup, sort};
use super::group::Noun;
use super::term::{Term, terms};
use super::word::Tag;

/// What is forbidden and, where the words say it, done to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offence {
    /// The contract's key, a slug of the words, or nothing for trafficking as such.
    pub slug: Option<String>,
    /// The contract's key.
    pub victims: Option<String>,
}

/// A thing that a penalty is made of, at the token where it stands.
pub enum Event {
    /// A law or an article.
    Law(Citation),
    /// A verb, and whether it forbids or prescribes.
    Verb {
        /// It says what is forbidden.
        forbids: bool,
        /// It says what is prescribed.
        prescribes: bool,
        /// It tells what courts do, or what a law does not or should do: no term behind it is the law's.
        void: bool,
        /// It tells anew what a law does.
        revives: bool,
    },
    /// An offence; conditional behind "for", "if" and the like.
    Offence { offence: Offence, conditional: bool },
    /// A term of imprisonment.
    Term(Term),
    /// A group of victims by the contract's key.
    Victims { kind: String, conditional: bool },
    /// A fine, where no term is named.
    Fine,
    /// What follows says how penalties compare.
    Stop,
    /// A semicolon or the like.
    Break,
}

/// All that a sentence of these pieces says of laws and penalties, each with its token; `cited` are the laws that it cites.
pub fn events(reading: &Reading<'_>, pieces: &[Element], cited: Vec<Citation>) -> Vec<(usize, Event)> {
    let lexicon = reading.lexicon;
    let mut events: Vec<(usize, Event)> = Vec::new();
    let cited = named_once(reading, cited);
    let in_law = |token: usize| cited.iter().any(|c| (c.start..c.end).contains(&token));
    let mut fresh = false;
    for element in pieces {
        match element {
            Element::Verb(verb) => {
                let at = reading.words[verb.start].start;
                let plain_copula = matches!(verb.lemma.as_str(), "be" | "have" | "involve" | "include")
                    && verb.adjective.is_none()
                    && !verb.denied;
                let event = verb_event(reading, verb);
                // "prohibits forcing a person into": an act that is forbidden is no new verb of the law.
                let inner = verb.shape != Shape::Finite
                    && matches!(event, Event::Verb { forbids: false, prescribes: false, void: false, .. });
                // "a fine ranging between 5,000 and 20,000": the amount is stepped over.
                let amount = verb.lemma == "range"
                    && reading.words[verb.start.saturating_sub(1)..verb.start].iter().any(|w| w.lemma == "fine");
                if !in_law(at) && !plain_copula && !inner && !amount {
                    fresh = matches!(event, Event::Verb { forbids: true, .. });
                    events.push((at, event));
                }
            }
            Element::Phrase(phrase) => {
                let found = phrase_events(reading, phrase, fresh, &in_law);
                fresh &= found.is_empty()
                    && phrase.group.nouns.iter().all(|n| {
                        matches!(
                            reading.head_lemma(n),
                            "form" | "crime" | "offense" | "act" | "type" | "aspect" | "case" | "offence"
                        )
                    });
                events.extend(found);
            }
            Element::Break => fresh = false,
            _ => {}
        }
    }
    for (i, word) in reading.words.iter().enumerate() {
        let compares = lexicon.frames.by_adjective(word.evokes).any(|f| f.id == "compare");
        if compares || matches!(word.lemma.as_str(), "compare" | "compared-with") {
            // "sufficiently stringent penalties of": the words before the term are no end.
            let ahead = reading.words[i + 1..].iter().take(2).any(|w| is_noun_of(lexicon, "prescribe", &w.lemma));
            if !ahead {
                events.push((word.start, Event::Stop));
            }
        }
        // "under other relevant statutes": which ones is not said.
        let other = word.lemma == "other"
            && reading.words[i + 1..]
                .iter()
                .take(2)
                .any(|w| is_noun_of(lexicon, "law-name", &w.lemma) || w.lemma == "provision");
        if other {
            events.push((word.start, Event::Stop));
        }
        if word.tag == Tag::Break {
            events.push((word.start, Event::Break));
        }
        if word.lemma == "fine" && word.tag == Tag::Noun {
            events.push((word.start, Event::Fine));
        }
    }
    events.extend(terms(reading).into_iter().map(|t| (t.start, Event::Term(t))));
    events.extend(ages(reading));
    aside(reading, &mut events);
    events.extend(cited.into_iter().map(|c| (c.start, Event::Law(c))));
    events
}

/// Leaves out the other name that a dash brings in for a law: "Law 263 of 2012—the Comprehensive Law against Trafficking—".
fn named_once(reading: &Reading<'_>, cited: Vec<Citation>) -> Vec<Citation> {
    let again = |law: &Citation, before: &Citation| {
        let between = before.end..law.start;
        !between.is_empty()
            && between.clone().all(|at| matches!(reading.tokens[at].lower.as_str(), "–" | "—" | "the"))
            && matches!(reading.tokens[between.start].lower.as_str(), "–" | "—")
    };
    let same: Vec<bool> = cited.iter().map(|law| cited.iter().any(|before| again(law, before))).collect();
    cited.into_iter().zip(same).filter(|(_, same)| !same).map(|(law, _)| law).collect()
}

/// Leaves out a second term that stands between two dashes, with what is said of it there: "prescribes five to ten years'
/// imprisonment—and up to 20 in aggravated cases—for both forms".
fn aside(reading: &Reading<'_>, events: &mut Vec<(usize, Event)>) {
    let dash = |t: &&(usize, &crate::text::Token)| matches!(t.1.text.as_str(), "–" | "—");
    let tokens: Vec<(usize, &crate::text::Token)> = reading.tokens.iter().enumerate().collect();
    let dashes: Vec<usize> = tokens.iter().filter(dash).map(|(at, _)| *at).collect();
    let [open, close] = dashes[..] else { return };
    let term =
        |from: usize, to: usize| events.iter().any(|(at, e)| (from..to).contains(at) && matches!(e, Event::Term(_)));
    if term(0, open) && term(open, close) {
        events.retain(|(at, _)| !(open..close).contains(at));
    }
}

fn verb_event(reading: &Reading<'_>, verb: &VerbGroup) -> Event {
    let frames = &reading.lexicon.frames;
    let real = !verb.denied && matches!(verb.modality, Modality::Asserted);
    // "prohibits forcing a person into": the first verb is the law's.
    let mut lemmas = verb.chain.iter().chain([&verb.lemma]);
    let forbids = real && !verb.passive && lemmas.any(|lemma| frames.of_verb(lemma).any(|f| f.id == "criminalize"));
    let prescribes = real
        && (frames.of_verb(&verb.lemma).any(|f| f.id == "prescribe")
            || verb.adjective.as_deref().is_some_and(|a| frames.of_adjective(a).any(|f| f.id == "prescribe")));
    // "A judge imposed penalties of": what follows is a sentence and no law's penalty.
    let judge = (verb.start.saturating_sub(4)..verb.start)
        .any(|w| is_noun_of(reading.lexicon, "court", &reading.words[w].lemma));
    let court = frames.of_verb(&verb.lemma).any(|f| f.id == "court") || judge && prescribes;
    let law = |lemma: &str| frames.of_verb(lemma).any(|f| matches!(f.id.as_str(), "prescribe" | "criminalize"));
    let finite = verb.shape == Shape::Finite;
    Event::Verb {
        forbids,
        prescribes: prescribes && !court,
        void: court || !real && law(&verb.lemma),
        revives: forbids || prescribes && !court && finite,
    }
}

/// The offences and victims that a phrase names. `fresh`: it is what a verb has just forbidden.
fn phrase_events(
    reading: &Reading<'_>,
    phrase: &Phrase,
    fresh: bool,
    in_law: &dyn Fn(usize) -> bool,
) -> Vec<(usize, Event)> {
    let mut found = Vec::new();
    let conditional = matches!(
        phrase.preposition.as_deref(),
        Some("for" | "for-purpose" | "if" | "involving" | "against" | "in" | "in-cases-of" | "of")
    ) || opened(reading, phrase.start);
    for noun in &phrase.group.nouns {
        let at = reading.words[noun.start].start;
        if in_law(reading.words[noun.head()].start) {
            continue;
        }
        let kind = victims(reading, noun);
        let forms = reading.all_in(noun, "exploitation");
        if !forms.is_empty() {
            let offence_of = |slug: &str| {
                let slug = if is_plain_prostitution(reading, noun, kind.as_deref()) { "prostitution" } else { slug };
                Offence { slug: Some(slug.to_owned()), victims: kind.clone() }
            };
            found.extend(forms.iter().map(|c| (at, Event::Offence { offence: offence_of(&c.notation), conditional })));
        } else if let Some(kind) = kind.filter(|_| !fresh || reading.all_in(noun, "trafficking").is_empty()) {
            found.push((at, Event::Victims { kind, conditional }));
        } else if fresh && phrase.preposition.as_deref().is_none_or(|p| p == "of") {
            found.extend(other_offence(reading, noun).map(|offence| (at, Event::Offence { offence, conditional })));
        }
    }
    found
}

/// Whether "if", "when" or "where" opens the few words before word `at`: "if the victim was a child".
fn opened(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.words[at.saturating_sub(6)..=at].iter().rev();
    before
        .take_while(|w| !matches!(w.tag, Tag::Break | Tag::Comma))
        .any(|w| matches!(w.lemma.as_str(), "if" | "when" | "where"))
}

/// An offence outside the vocabulary by its words; trafficking as such has no slug.
fn other_offence(reading: &Reading<'_>, noun: &Noun) -> Option<Offence> {
    if noun.words.iter().any(|w| reading.words[*w].lemma.contains("traffick")) {
        return Some(Offence { slug: None, victims: victims(reading, noun) });
    }
    let known = is_noun_of(reading.lexicon, "no-offence", reading.head_lemma(noun));
    let plain = noun.words.len() <= 3
        && noun.words.iter().all(|w| matches!(reading.words[*w].tag, Tag::Noun | Tag::Adjective))
        && sort(reading, noun) != Sort::Number;
    (plain && !known).then(|| Offence { slug: Some(slugify(&reading.slug(&noun.words))), victims: None })
}

/// "promoting prostitution": no trafficking, where nobody is forced and no child is named.
fn is_plain_prostitution(reading: &Reading<'_>, noun: &Noun, victims: Option<&str>) -> bool {
    let head = reading.head_lemma(noun) == "prostitution" && noun.words.len() == 1;
    let forced = reading.words.iter().any(|w| {
        matches!(w.lemma.as_str(), "force" | "coercion" | "coerce" | "compel" | "child" | "minor" | "girl" | "traffic")
            || w.lemma.contains("traffick")
    });
    head && victims.is_none() && !forced
}

/// Which victims a noun group names: "an adult victim", "minors", "child sex trafficking".
fn victims(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let named = reading.head_concept(noun, "victims");
    let person = matches!(reading.head_lemma(noun), "victim" | "person" | "individual" | "national")
        || !reading.all_in(noun, "exploitation").is_empty()
        || !reading.all_in(noun, "trafficking").is_empty();
    if named.is_none() && !person {
        return None;
    }
    let by_word = || {
        noun.words.iter().find_map(|w| {
            reading.concepts_of(&[*w]).into_iter().map(|(id, _)| reading.concept(id)).find(|c| c.scheme == "victims")
        })
    };
    let has = |lemma: &str| noun.words.iter().any(|w| reading.words[*w].lemma == lemma);
    let grown = if has("female") { "women" } else { "men" };
    if (has("female") || has("male")) && (has("adult") || person && by_word().is_none()) {
        return Some(grown.to_owned());
    }
    let adult = || noun.words.iter().any(|w| reading.words[*w].lemma == "adult").then(|| "adults".to_owned());
    named.or_else(by_word).map(|c| c.notation.clone()).or_else(adult)
}

/// "under the age of 18", "older than 18" and "was an adult" say who the victims are as well.
fn ages(reading: &Reading<'_>) -> Vec<(usize, Event)> {
    let mut found = Vec::new();
    for (i, token) in reading.tokens.iter().enumerate() {
        let behind = |n: usize| i.checked_sub(n).map_or("", |at| reading.tokens[at].lower.as_str());
        if token.lower == "adult" && behind(1) == "an" && matches!(behind(2), "was" | "is") {
            found.push((i, Event::Victims { kind: "adults".to_owned(), conditional: true }));
        }
        if token.text != "18" {
            continue;
        }
        let before: Vec<&str> = reading.tokens[i.saturating_sub(5)..i].iter().map(|t| t.lower.as_str()).collect();
        let kind = if before.iter().any(|w| matches!(*w, "under" | "below" | "younger")) {
            "children"
        } else if before.iter().any(|w| matches!(*w, "over" | "above" | "older")) {
            "adults"
        } else {
            continue;
        };
        found.push((i, Event::Victims { kind: kind.to_owned(), conditional: true }));
    }
    found
}
