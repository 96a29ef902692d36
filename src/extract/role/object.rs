//! What stands in the object's place of a relation: short phrases, services, members, money.

use crate::extract::Reading;
use crate::extract::acting;
use crate::extract::clause::{Clause, Clauses, Link};
use crate::extract::group::Noun;
use crate::extract::registry::{Registry, Thing};
use crate::extract::word::Tag;

/// The short phrase of a noun group: without article, number and what only counts.
pub fn short(reading: &Reading<'_>, noun: &Noun) -> String {
    let words = telling(reading, noun);
    let end = titled_end(reading, noun);
    let tail = if end > noun.end { format!(" {}", reading.text_of(noun.end, end)) } else { String::new() };
    let text = reading.phrase(&words) + &tail;
    match words.first() {
        Some(first) => uncapital(reading, *first, text),
        None => text,
    }
}

/// Where the name of a plan, a program or a fund ends: "National Program against Human Trafficking".
pub fn titled_end(reading: &Reading<'_>, noun: &Noun) -> usize {
    let words = &reading.words;
    let capital = |n: &Noun| n.words.iter().all(|w| reading.tokens[words[*w].start].is_capitalized());
    let titled = acting::words().roles.titles.contains(reading.head_lemma(noun))
        && reading.tokens[words[noun.head()].start].is_capitalized();
    let mut end = noun.end;
    while titled
        && words.get(end).is_some_and(|w| {
            matches!(w.lemma.as_str(), "against" | "on" | "for" | "of" | "to") && w.tag == Tag::Preposition
        })
        && let Some(next) = crate::extract::group::noun(reading, end + 1).filter(capital)
    {
        end = next.end;
    }
    end
}

/// Efforts with what they are made for: "efforts to combat child labor".
pub fn aimed(reading: &Reading<'_>, clauses: &Clauses, noun: &Noun) -> Option<String> {
    let bare = noun.words.len() == 1 && matches!(reading.head_lemma(noun), "effort" | "program" | "activity");
    let clause = clauses.list.iter().find(|c| {
        bare && c.link == Link::Infinitive
            && reading.words.get(noun.end).is_some_and(|w| w.tag == Tag::To)
            && c.start == noun.end
    })?;
    let end = clause.object().map_or(clause.verb.end, |p| p.group.end());
    Some(format!("{} {}", short(reading, noun), reading.text_of(noun.end, end)))
}

/// People with where they stay: "victims staying at the shelter".
pub fn staying(reading: &Reading<'_>, noun: &Noun) -> String {
    let words = &reading.words;
    let stays = words.get(noun.end).is_some_and(|w| {
        w.is_verb() && w.lemma == "stay" || w.is_verb() && matches!(w.lemma.as_str(), "reside" | "live")
    }) && words.get(noun.end + 1).is_some_and(|w| matches!(w.lemma.as_str(), "at" | "in"));
    let place = stays.then(|| crate::extract::group::noun(reading, noun.end + 2)).flatten();
    match place {
        Some(place) => format!("{} {}", short(reading, noun), reading.text_of(noun.end, place.end)),
        None => short(reading, noun),
    }
}

/// A noun that says too little without what "of" brings: "freedom of movement".
pub fn with_of(reading: &Reading<'_>, clause: &Clause, noun: &Noun) -> String {
    let behind = clause.after.iter().find(|p| p.start == noun.end && p.preposition.as_deref() == Some("of"));
    match behind {
        Some(of) => {
            let end = of.group.nouns.first().map_or(of.group.end(), |n| n.end);
            format!("{} {}", short(reading, noun), reading.text_of(of.start, end))
        }
        None => short(reading, noun),
    }
}

/// A phrase that opens the sentence without the capital that it owes to that.
pub fn uncapital(reading: &Reading<'_>, first: usize, text: String) -> String {
    let word = &reading.words[first];
    let token = &reading.tokens[word.start];
    let sole = reading.words.get(first + 1).is_none_or(|w| !reading.tokens[w.start].is_capitalized());
    let name = token.is_acronym()
        || word.end - word.start > 1
        || reading.concepts_of(&[first]).iter().any(|(id, _)| {
            matches!(reading.concept(*id).scheme.as_str(), "country" | "place" | "region" | "organisation")
        });
    let upper = text.chars().skip(1).take_while(|c| c.is_alphabetic()).any(char::is_uppercase);
    if first > 0 || !sole || name || upper {
        return text;
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

fn telling(reading: &Reading<'_>, noun: &Noun) -> Vec<usize> {
    let last = noun.words.len().saturating_sub(1);
    let mut kept: Vec<usize> = Vec::new();
    for (k, word) in noun.words.iter().enumerate() {
        let w = &reading.words[*word];
        let counts = w.tag == Tag::Number && !reading.word_text(*word).contains('-')
            || acting::words().roles.counting.contains(&w.lemma)
            || w.tag == Tag::Adverb && kept.is_empty() && acting::words().roles.about.contains(&w.lemma);
        if !(counts && k < last) {
            kept.push(*word);
        }
    }
    kept
}

/// The words of a service that a noun group names, if it names one.
pub fn service_words(reading: &Reading<'_>, noun: &Noun) -> Option<Vec<usize>> {
    if reading.words[noun.head()].tag == Tag::Pronoun {
        return None;
    }
    let mut kept = telling(reading, noun);
    // "a two-month reflection period": how long says nothing of what is given.
    let lasts = |w: &usize| {
        let number = |text: &str| text.parse::<u32>().is_ok() || reading.lexicon.grammar.number(text).is_some();
        let parts = reading.tokens[reading.words[*w].start].lower.split_once('-');
        parts.is_some_and(|(first, unit)| number(first) && matches!(unit, "day" | "week" | "month" | "year" | "hour"))
    };
    kept.retain(|w| !lasts(w));
    // "provided the victims food": the food.
    let people = |w: &usize| reading.tokens[reading.words[*w].end - 1].lower == "victims";
    if let Some(at) = kept.iter().position(people).filter(|at| at + 1 < kept.len()) {
        kept.drain(..=at);
    }
    let from = (0..kept.len()).find(|from| {
        reading.concepts_of(&kept[*from..]).iter().any(|(id, _)| reading.concept(*id).scheme == "service")
    });
    // A word that is another thing as well ("information", "training") counts by its concept alone.
    let head = reading.head_lemma(noun);
    match from {
        Some(_) => Some(kept),
        None if acting::words().roles.help.contains(head) => Some(kept),
        None => None,
    }
}

/// The services that a noun group names, as short phrases.
pub fn services(reading: &Reading<'_>, noun: &Noun) -> Vec<String> {
    service_words(reading, noun).map(|w| reading.phrase(&w)).filter(|w| !w.is_empty()).into_iter().collect()
}

/// Whether a noun group is money: an amount, "funding", "a grant".
pub fn is_money(reading: &Reading<'_>, noun: &Noun) -> bool {
    let amount = noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number)
        && (reading.concept_in(noun, "currency").is_some()
            || (noun.start.saturating_sub(1)..noun.end).any(|w| matches!(reading.word_text(w), "€" | "$" | "£" | "¥")));
    amount
        || acting::words().roles.money.contains(reading.head_lemma(noun))
            && reading
                .concept_in(noun, "facility-kind")
                .is_none_or(|c| c.notation == "fund" && noun.determiner.is_none())
        || reading.head_lemma(noun) == "support" && noun.words.iter().any(|w| reading.words[*w].lemma == "financial")
}

/// Whether a noun group is something that is run: a program, a center.
pub fn is_run(reading: &Reading<'_>, noun: &Noun) -> bool {
    acting::words().roles.run.contains(reading.head_lemma(noun))
}

/// Whether a noun group names some body, if only by a common noun.
pub fn is_body_like(reading: &Reading<'_>, noun: &Noun) -> bool {
    acting::words().roles.bodies.contains(reading.head_lemma(noun))
        || reading.tokens[reading.words[noun.head()].start].is_capitalized()
}

/// The members that a noun group names: "representatives from various ministries and NGOs" are ministries and NGOs.
pub fn members(
    registry: &Registry,
    clauses: &Clauses,
    clause: &Clause,
    reading: &Reading<'_>,
    noun: &Noun,
) -> Vec<String> {
    let _ = clauses;
    if noun.words.iter().all(|w| reading.words[*w].tag == Tag::Number) {
        return Vec::new();
    }
    let head = reading.head_lemma(noun);
    let made = matches!(clause.verb.lemma.as_str(), "make");
    let whole_of_it =
        made && !(reading.words.get(clause.verb.end).is_some_and(|w| w.lemma == "up") || clause.verb.passive);
    if whole_of_it
        || matches!(clause.verb.lemma.as_str(), "include")
            && !clause.subject.iter().flat_map(|p| &p.group.nouns).any(|n| {
                let body = |t: &Thing| matches!(t, Thing::Body(b) if !registry.bodies[*b].collective);
                registry.things(reading.sentence, n).iter().any(body)
            })
    {
        return Vec::new();
    }
    if acting::words().roles.delegates.contains(head) {
        let behind = clause
            .after
            .iter()
            .find(|p| p.start == noun.end && matches!(p.preposition.as_deref(), Some("from" | "of")));
        if let Some(phrase) = behind {
            return phrase.group.nouns.iter().filter_map(|n| member(registry, reading, n)).collect();
        }
    }
    member(registry, reading, noun).into_iter().collect()
}

fn member(registry: &Registry, reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    // "including those in aviation": nobody is named.
    if noun.determiner == Some(noun.head()) || reading.words[noun.head()].tag == Tag::Pronoun {
        return None;
    }
    let things = registry.things(reading.sentence, noun);
    let name = things.first().map(|t| registry.name(*t).to_owned());
    Some(name.unwrap_or_else(|| short(reading, noun))).filter(|n| !n.is_empty())
}
