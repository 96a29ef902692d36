//! What a noun group is about, as far as lists and roles need to know it.

use crate::extract::Reading;
use crate::extract::group::Noun;
use crate::extract::word::Tag;

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
        lemma if reading.words[head].tag == Tag::Noun && reading.lexicon.words.people_heads.contains(lemma) => {
            Sort::Person
        }
        lemma if reading.words[head].tag == Tag::Noun && reading.lexicon.words.place_heads.contains(lemma) => {
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

/// Whether a noun group names a place by its own name, and not only as "areas" or "the countryside".
pub fn names_place(reading: &Reading<'_>, noun: &Noun) -> bool {
    (0..noun.words.len()).any(|from| {
        reading
            .concepts_of(&noun.words[from..])
            .iter()
            .any(|(id, _)| matches!(reading.concept(*id).scheme.as_str(), "country" | "region" | "area" | "place"))
    }) || reading
        .mentions_in(&noun.words)
        .iter()
        .any(|(id, _)| matches!(reading.concept(*id).scheme.as_str(), "country" | "region" | "area"))
}
