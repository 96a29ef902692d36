//! Populations: groups of people that are said to be victims or vulnerable, by a slug in the singular.
//!
//! Men, women and children are the routes' own victims and no groups (contract, ruling 16). In the profile a sentence must
//! tell of exploitation or danger; elsewhere it must speak of screening or vulnerability.

use crate::fact::Kind;
use crate::lexicon::Mention;
use crate::source::SectionKind;
use crate::text::slugify;

use super::clause::{Clause, Clauses};
use super::context::{Context, Draft};
use super::discourse;
use super::element::Phrase;
use super::frame;
use super::group::Noun;
use super::word::Tag;
use super::{Page, Reading};

/// Adds the groups of all sections but the recommendations.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    for page in pages.iter().filter(|p| p.section != SectionKind::Recommendations) {
        let telling = page.section == SectionKind::Profile;
        let frame = if telling { "group-exploited" } else { "group-screened" };
        let reading = &page.reading;
        if !speaks(reading, frame, telling) || is_unsaid(reading) {
            continue;
        }
        let mut found: Vec<(String, usize, usize)> = Vec::new();
        for mention in &reading.mentions {
            found.extend(named(reading, mention).filter(|(_, start, end)| is_victim(page, *start, *end)));
        }
        if telling {
            found.extend(worded(page));
        }
        for (slug, start, end) in found {
            let clause = page.clauses.list.iter().position(|c| c.start <= start && start < c.end);
            let source = if page.clauses.list.is_empty() {
                "report".into()
            } else {
                discourse::source(reading, &page.clauses, clause.unwrap_or(0))
            };
            let draft = Draft::new(Kind::Group, reading.sentence, reading.span_of(start, end), &source, frame)
                .slug(crate::fact::Slot::Group, Some(&slug));
            context.add(draft);
        }
    }
}

/// Whether a sentence speaks of people as victims: by a verb, an adjective or a word of a frame, by a form of exploitation
/// or a means of control.
fn speaks(reading: &Reading<'_>, frame: &str, telling: bool) -> bool {
    let frames = &reading.lexicon.frames;
    let by_word = reading.words.iter().any(|w| {
        w.is_verb() && frames.by_verb(w.evokes).any(|f| f.id == frame)
            || !w.is_verb()
                && (frames.by_adjective(w.evokes).any(|f| f.id == frame)
                    || frames.by_noun(w.evokes).any(|f| f.id == frame))
    });
    let scheme = |wanted: &[&str]| {
        reading
            .mentions
            .iter()
            .any(|m| m.concepts.iter().any(|(id, _)| wanted.contains(&reading.concept(*id).scheme.as_str())))
    };
    by_word || telling && scheme(&["exploitation", "trafficking", "means"])
}

/// "There were no reports of ...": nobody is said to be a victim.
fn is_unsaid(reading: &Reading<'_>) -> bool {
    reading.words.windows(2).any(|w| {
        w[0].lemma == "no"
            && matches!(w[1].lemma.as_str(), "report" | "indication" | "allegation" | "case" | "instance" | "evidence")
    })
}

/// The words (not tokens) that a mention covers.
fn words_of(reading: &Reading<'_>, mention: &Mention) -> Option<(usize, usize)> {
    let start = reading.words.iter().position(|w| w.start == mention.start)?;
    let end = reading.words.iter().rposition(|w| w.end <= mention.end)? + 1;
    (start < end).then_some((start, end))
}

/// The slug of a group that a mention names, and its words.
fn named(reading: &Reading<'_>, mention: &Mention) -> Option<(String, usize, usize)> {
    let concept = mention.concepts.iter().map(|(id, _)| reading.concept(*id)).find(|c| c.scheme == "group")?;
    let (start, end) = words_of(reading, mention)?;
    // "runaway domestic workers": the last of several words says who they are. "vulnerable children" are victims, no group.
    let next = reading.words.get(end).map(|w| w.start);
    let another = reading
        .mentions
        .iter()
        .any(|m| Some(m.start) == next && m.concepts.iter().any(|(id, _)| reading.concept(*id).scheme == "group"));
    if another || reading.words[start].lemma == "vulnerable" {
        return None;
    }
    // "undocumented Nicaraguan migrants": the nationality stands inside the name.
    let mut from = start;
    while from > 0 && is_people(reading, from - 1) {
        from -= 1;
    }
    if from < start && from > 0 && reading.words[from - 1].is_nominal() {
        let mut words = vec![from - 1];
        words.extend(start..end);
        if reading.concepts_of(&words).iter().any(|(id, _)| reading.concept(*id).scheme == "group") {
            return Some((slug_of(reading, &words), from - 1, end));
        }
    }
    let tokens = &reading.tokens[mention.start..mention.end];
    let wordy = tokens.len() > 5 || tokens.iter().any(|t| t.text == "," || t.lower == "who" || t.lower == "without");
    let single = tokens.len() <= 2
        && tokens.iter().all(|t| t.is_acronym() || !reading.lexicon.grammar.is_plural(&t.lower))
        || tokens.len() == 1 && tokens[0].is_acronym();
    let slug = if wordy || single { concept.notation.clone() } else { slug(reading, start, end) };
    Some((slug, start, end))
}

fn is_people(reading: &Reading<'_>, word: usize) -> bool {
    let at = reading.words[word].start;
    reading.mentions.iter().any(|m| m.start <= at && at < m.end && m.concepts.iter().all(|(_, demonym)| *demonym))
}

/// A slug of words with every noun in the singular: "persons with disabilities" is `person-with-disability`.
fn slug(reading: &Reading<'_>, start: usize, end: usize) -> String {
    slug_of(reading, &(start..end).collect::<Vec<_>>())
}

fn slug_of(reading: &Reading<'_>, words: &[usize]) -> String {
    let parts: Vec<String> = words
        .iter()
        .map(|w| {
            let token = &reading.tokens[reading.words[*w].start];
            if token.is_acronym() {
                token.lower.to_string()
            } else {
                reading.lexicon.grammar.lemma(&token.lower).into()
            }
        })
        .collect();
    let slug = slugify(&parts.join(" "));
    match slug.strip_suffix("people") {
        Some(start) if !start.is_empty() => format!("{start}person"),
        _ => slug,
    }
}

/// Whether a group at these words is spoken of as people that something is done to: not what somebody works as or
/// pretends to be, and not who does it.
fn is_victim(page: &Page<'_>, start: usize, end: usize) -> bool {
    let covers = |p: &&Phrase| p.start <= start && start < p.group.end();
    let clauses: &Clauses = &page.clauses;
    let phrase = clauses
        .list
        .iter()
        .flat_map(|c| c.subject.iter().chain(&c.before).chain(&c.after))
        .chain(&clauses.loose)
        .find(covers);
    let role = phrase.and_then(|p| p.preposition.as_deref());
    if matches!(role, Some("as" | "by" | "like")) {
        return false;
    }
    let opener = &page.reading.words[start].lemma;
    if role == Some("from") && page.reading.lexicon.frames.of_noun(opener).any(|f| f.id == "group-placed") {
        return false;
    }
    // "refugee camps", "migrant smugglers", "domestic worker agencies": the word only describes another.
    let next = page.reading.words.get(end);
    let described = next.is_some_and(|w| w.tag == Tag::Noun && page.reading.words[end - 1].bracket.is_none());
    let person = next.is_some_and(|w| {
        let at = w.start;
        page.reading.mentions.iter().any(|m| {
            m.start <= at
                && at < m.end
                && m.concepts.iter().any(|(id, _)| {
                    matches!(page.reading.concept(*id).scheme.as_str(), "victims" | "group" | "group-head" | "country")
                })
        }) || matches!(w.lemma.as_str(), "community" | "population" | "victim" | "group" | "family")
    });
    !described || person
}

/// Whether a phrase of a subject tells of whom its people are members: "members of Muslim minorities".
fn behind_members(clause: &Clause, phrase: &Phrase) -> bool {
    phrase.preposition.as_deref() == Some("of")
        && clause.subject.iter().any(|p| {
            p.preposition.is_none() && p.group.nouns.last().is_some_and(|n| n.end == phrase.start && n.quantifies)
        })
}

/// Groups that no concept names: a known head with a word before it ("cocoa workers"), as a subject or an object.
fn worded(page: &Page<'_>) -> Vec<(String, usize, usize)> {
    let reading = &page.reading;
    let heads = |lemma: &str| reading.lexicon.frames.of_noun(lemma).any(|f| f.id == "group-head-noun");
    let drops = |lemma: &str, id: &str| reading.lexicon.frames.of_noun(lemma).any(|f| f.id == id);
    let mut found = Vec::new();
    for clause in &page.clauses.list {
        let object = clause.object().into_iter();
        // "Truck drivers move victims across the border": they do it.
        let doers = !clause.verb.passive
            && clause.object().is_some_and(|p| p.group.nouns.iter().any(|n| frame::is_person(reading, n)))
            && reading.lexicon.frames.of_verb(&clause.verb.lemma).any(|f| f.fact == Kind::Perpetrator);
        let subject =
            clause.subject.iter().filter(|p| !doers && (p.preposition.is_none() || behind_members(clause, p)));
        for phrase in subject.chain(object) {
            for noun in &phrase.group.nouns {
                // "Indigenous Panamanians": a people with a word that makes it a group of its own.
                let people = is_people(reading, noun.head())
                    && noun.words.len() == 2
                    && drops(&reading.words[noun.words[0]].lemma, "group-people");
                if people {
                    found.push((
                        slug_of(reading, &noun.words),
                        noun.start.min(noun.words[0]),
                        noun.end.max(noun.head() + 1),
                    ));
                }
                let verbal = |w: &usize| {
                    let lower = &reading.tokens[reading.words[*w].start].lower;
                    lower.ends_with("ing")
                        && !reading.lexicon.grammar.verb_forms(lower).is_empty()
                        && !reading.lexicon.grammar.is_ing_noun(lower)
                };
                if !heads(reading.head_lemma(noun)) || known(reading, noun) || noun.words.iter().any(verbal) {
                    continue;
                }
                let words: Vec<usize> = noun
                    .words
                    .iter()
                    .copied()
                    .filter(|w| {
                        !is_people(reading, *w)
                            && reading.words[*w].tag != Tag::Number
                            && reading.words[*w].tag != Tag::Adverb
                            && !drops(&reading.words[*w].lemma, "group-worded")
                    })
                    .collect();
                let none = words.iter().any(|w| drops(&reading.words[*w].lemma, "group-none"));
                if words.len() > 1 && words.len() <= 3 && !none {
                    found.push((slug_of(reading, &words), noun.start.min(words[0]), noun.end.max(noun.head() + 1)));
                }
            }
        }
    }
    found
}

/// Whether a concept of a group, of people or of those who exploit names a noun group already.
fn known(reading: &Reading<'_>, noun: &Noun) -> bool {
    (0..noun.words.len()).any(|from| {
        reading.concepts_of(&noun.words[from..]).into_iter().any(|(id, _)| {
            matches!(
                reading.concept(id).scheme.as_str(),
                "group" | "perpetrator" | "victims" | "exploitation" | "collective" | "trafficker"
            )
        })
    })
}
