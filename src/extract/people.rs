//! Who is meant by a noun group of people: men, women, boys, girls, children, adults, and from where.

use super::Reading;
use super::context::Context;
use super::frame::is_person;
use super::group::Noun;
use super::word::Tag;

/// Where people are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// A country, area or region by its key.
    Place(String),
    /// Said to be foreign, no more.
    Foreign,
    /// Not said.
    Unsaid,
}

/// People of one kind and one home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// The contract's key, where the words have one.
    pub kind: Option<String>,
    /// Where they are from.
    pub home: Home,
}

/// The key of the place that a noun group names; the report's own country where a name fits several.
pub fn place(context: &Context<'_>, reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    places_of(context, reading, noun).into_iter().next()
}

/// The keys of the places that a noun group names, or its owner does: "Ghana's mining towns".
pub fn places_of(context: &Context<'_>, reading: &Reading<'_>, noun: &Noun) -> Vec<String> {
    let own = places(context, reading, &noun.words);
    match &noun.owner {
        Some(owner) if own.is_empty() => places(context, reading, &owner.words),
        _ => own,
    }
}

/// The keys of all places that these words name or whose people they name.
pub fn places(context: &Context<'_>, reading: &Reading<'_>, words: &[usize]) -> Vec<String> {
    let mut keys = Vec::new();
    for mention in reading.lexicon.mentions_of(&reading.numbered(words)) {
        let mut found: Vec<String> = Vec::new();
        for (id, _) in &mention.concepts {
            let concept = reading.concept(*id);
            match concept.scheme.as_str() {
                "country" | "region" | "area" => found.push(concept.notation.clone()),
                // A town's name in several countries: the report's own, else the first, which is the best known.
                "place" => {
                    let inside = concept.links.get("inCountry").map_or(&[][..], Vec::as_slice);
                    found.extend(inside.iter().find(|c| *c == context.own()).or(inside.first()).cloned());
                }
                _ => {}
            }
        }
        // A name of several ("Congolese", "Dominican"): the report's own country, else the one with the longer name, which
        // is the larger in each such pair.
        let own = found.iter().position(|key| key == context.own());
        let name_length = |key: &String| reading.lexicon.concept("country", key).map_or(0, |c| c.label.len());
        let largest = (0..found.len()).max_by_key(|i| (name_length(&found[*i]), std::cmp::Reverse(*i)));
        keys.extend(own.or(largest).map(|i| found[i].clone()));
    }
    if keys.is_empty() && words.iter().any(|w| reading.words[*w].lemma == "country") && words.len() == 1 {
        // "the country", "in country": the report's own; "countries" is nobody's name.
        let last = &reading.tokens[reading.words[words[0]].end - 1];
        if last.lower == "country" {
            keys.push(context.own().to_owned());
        }
    }
    keys.dedup();
    keys
}

/// The people that noun groups of one list name, nationality handed on from a member to the bare ones after it.
pub fn people(context: &Context<'_>, reading: &Reading<'_>, nouns: &[Noun]) -> Vec<People> {
    let mut found: Vec<People> = Vec::new();
    let mut handed: Vec<Home> = Vec::new();
    let mut last_head: Option<usize> = None;
    let mut main_kinds: Vec<Option<String>> = Vec::new();
    // The homes of whom "including" names some.
    let mut among: Vec<Home> = Vec::new();
    // How many were found by pointing back alone.
    let mut pointed = usize::MAX;
    for noun in nouns {
        let counting = noun.quantifies && !is_person(reading, noun);
        if !is_person(reading, noun) && !counting {
            continue;
        }
        let head = &reading.words[noun.head()];
        let pronoun =
            counting || head.tag == Tag::Pronoun || noun.words.len() == 1 && noun.determiner == Some(noun.head());
        if pronoun && head.lemma == "those" && !found.is_empty() {
            // "women and children, as well as those from A"
            for kind in main_kinds.clone() {
                push(&mut found, People { kind, home: Home::Unsaid });
            }
            continue;
        }
        // "children, many under the age of 15": they have been named.
        if pronoun && !found.is_empty() && matches!(head.lemma.as_str(), "many" | "some" | "most" | "several" | "all") {
            continue;
        }
        if pronoun {
            for people in &context.people {
                push(&mut found, people.clone());
            }
            if context.people.is_empty() {
                push(&mut found, People { kind: None, home: Home::Unsaid });
            }
            pointed = found.len();
            for people in found.iter().filter(|p| matches!(p.home, Home::Place(_))) {
                if !handed.contains(&people.home) {
                    handed.push(people.home.clone());
                }
            }
            continue;
        }
        let kind = kind(reading, noun);
        let own = homes(context, reading, noun);
        if noun.named_among {
            // "fewer, mainly women": whoever was spoken of before, it is the women now.
            if pointed == found.len() && kind.is_some() {
                found.clear();
            }
            // "women, including refugees from A" are women; "refugees, including adults" are adults.
            let kinds = if kind.is_some() || main_kinds.is_empty() { vec![kind] } else { main_kinds.clone() };
            // "migrants, especially women": the women are meant, and they are the migrants.
            if kinds.iter().any(Option::is_some) && main_kinds == [None] {
                found.retain(|p| p.kind.is_some() || matches!(p.home, Home::Foreign));
            }
            let homes = if !own.is_empty() {
                own
            } else if !handed.is_empty() {
                handed.clone()
            } else if !among.is_empty() {
                // "North Koreans, including children"
                among.clone()
            } else {
                vec![Home::Unsaid]
            };
            for kind in kinds {
                for home in homes.clone() {
                    push(&mut found, People { kind: kind.clone(), home });
                }
            }
            continue;
        }
        if !main_kinds.contains(&kind) {
            main_kinds.push(kind.clone());
        }
        // "Iranian and Afghan boys and girls": the girls are of both.
        let same_head = last_head == Some(noun.head());
        last_head = Some(noun.head());
        // "Iranian and migrant children": the migrants are others; so are "girls from A" beside girls of B.
        let at_home = handed.iter().all(|h| *h == Home::Place(context.own().to_owned()));
        let migrant = at_home
            && noun.words[..noun.words.len() - 1]
                .iter()
                .any(|w| matches!(reading.words[*w].lemma.as_str(), "migrant" | "refugee" | "immigrant" | "other"));
        let apart = noun.sourced && !found.is_empty();
        // "many of these children": those spoken of before.
        let pointed_at =
            noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "these" | "those" | "such"));
        let before: Vec<Home> = context
            .people
            .iter()
            .filter(|p| pointed_at && own.is_empty() && p.kind == kind && p.home != Home::Unsaid)
            .map(|p| p.home.clone())
            .collect();
        let homes = if !before.is_empty() {
            before
        } else if own.is_empty() && !migrant && !apart {
            handed.clone()
        } else {
            own
        };
        // "Venezuelans, women, and refugees": a word for a people is no adjective that goes on.
        let demonym = reading.concepts_of(&[noun.head()]).iter().any(|(_, demonym)| *demonym);
        among.clone_from(&homes);
        if demonym {
            handed.clear();
        } else if same_head {
            handed.extend(homes.iter().cloned());
        } else {
            handed.clone_from(&homes);
        }
        if homes.is_empty() {
            push(&mut found, People { kind, home: Home::Unsaid });
        } else {
            for home in homes {
                push(&mut found, People { kind: kind.clone(), home });
            }
        }
    }
    found
}

/// The contract's key for a noun group of people: by its head, else by what stands before it ("female workers").
pub fn kind(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    reading
        .head_concept(noun, "victims")
        .or_else(|| reading.all_in(noun, "victims").into_iter().next_back())
        // "children engaged in begging" is one name of a population, of children all the same.
        .or_else(|| {
            noun.words.iter().find_map(|word| {
                let concepts = reading.concepts_of(std::slice::from_ref(word));
                concepts.into_iter().map(|(id, _)| reading.concept(id)).find(|c| c.scheme == "victims")
            })
        })
        .map(|c| c.notation.clone())
}

/// The homes that a noun group of people says itself: nationality, "foreign", "domestic".
pub fn homes(context: &Context<'_>, reading: &Reading<'_>, noun: &Noun) -> Vec<Home> {
    let mut homes: Vec<Home> = places(context, reading, &noun.words).into_iter().map(Home::Place).collect();
    for word in &noun.words {
        let inside =
            reading.words[*word].mention.is_some_and(|m| reading.mentions[m].end - reading.mentions[m].start > 1);
        match reading.words[*word].lemma.as_str() {
            "foreign" | "foreigner" | "expatriate" | "non-national" if homes.is_empty() => homes.push(Home::Foreign),
            "domestic" | "local" | "native" | "internal" if !inside => {
                homes.push(Home::Place(context.own().to_owned()))
            }
            _ => {}
        }
    }
    homes
}

fn push(found: &mut Vec<People>, people: People) {
    if !found.contains(&people) {
        found.push(people);
    }
}
