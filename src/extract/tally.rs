//! Which indicator a number is of: the frame of the verb or the noun that governs it.

use crate::fact::{Kind, Modality};
use crate::lexicon::{At, Filler, Frame, Pattern};

use super::element::{Shape, VerbGroup};
use super::line::{Line, Relation};
use super::quantity::Count;
use super::word::Tag;

/// An indicator that a number or a group was found to be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evoked<'f> {
    /// The frame.
    pub frame: &'f Frame,
    /// The key.
    pub indicator: String,
    /// The verb that evokes it, in [`Line::verbs`].
    pub verb: Option<usize>,
    /// Whether it is denied.
    pub denied: bool,
}

/// Where a group stands to a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place<'p> {
    Subject,
    Object,
    After(&'p str),
    /// Anywhere in reach: under "how many".
    Any,
}

/// Verbs and nouns of cases against people: with officials among those they are cases of complicity.
const AGAINST: [&str; 4] = ["investigations", "prosecutions", "convictions", "arrests"];

/// The indicators that govern a count, the verb's first; several where verbs share it ("prosecuted and convicted 12").
pub fn evoked<'f>(line: &Line<'f, '_>, count: &Count, relation: Relation) -> Vec<Evoked<'f>> {
    let mut found: Vec<Evoked<'f>> = Vec::new();
    let relative = matches!(line.lemma(count.end + 1), "whom" | "which")
        || relation == Relation::Part && matches!(line.lemma(count.start.saturating_sub(1)), "whom" | "which");
    // "assisted 28 victims who entered the shelter in 2015": the relative clause only tells who they are.
    if let Relation::Own(Some(v)) = relation
        && matches!(line.lemma(count.end), "who" | "that" | "which")
    {
        found.extend(by_verbs(line, count, v));
    }
    // "repatriated two victims identified abroad": the participle only tells which.
    if found.is_empty()
        && let Relation::Own(Some(u)) = relation
        && line.preposition(count.start).is_none()
        && !line.verbs[u].passive
        && line.verb_behind(count.end).is_some_and(|v| v != u && line.verbs[v].shape == Shape::Participle)
    {
        found.extend(by_verb(line, count, u, Place::Object));
    }
    if found.is_empty()
        && (relation != Relation::Part || relative)
        && let Some(v) = line.verb_behind(count.end)
    {
        // "the victims identified in May received care": the verb of the sentence comes first.
        let main = (line.verbs[v].shape == Shape::Participle).then(|| line.finite_behind(v)).flatten();
        found.extend(main.and_then(|u| by_verb(line, count, u, Place::Subject)));
        if found.is_empty() && !is_old(line, v) {
            found.extend(by_verb(line, count, v, Place::Subject));
            // "were identified and referred"
            if !found.is_empty()
                && line.verbs.get(v + 1).is_some_and(|next| {
                    joined(line, line.verbs[v].end, next.start) && next.shape == line.verbs[v].shape
                })
            {
                found.extend(by_verb(line, count, v + 1, Place::Subject));
            }
        }
    }
    if found.is_empty() {
        found.extend(by_noun(line, count));
        // "provided legal assistance to 15 victims", "suspended five sentences": the verb's frame knows more than the noun's.
        let exact = found.first().and_then(|one| match (line.preposition(count.start), relation) {
            (Some((_, name)), _) if !counts_itself(one.frame) => by_verb(line, count, one.verb?, Place::After(name)),
            (None, Relation::Own(Some(v))) if counts_itself(one.frame) => by_verb(line, count, v, Place::Object)
                .filter(|b| b.indicator != one.indicator && names(b.frame, one.frame)),
            _ => None,
        });
        if let Some(exact) = exact {
            found = vec![exact];
        } else if count.partitive {
            // "five of the investigations arose from a raid": a part that nothing sets apart
            found.retain(|one| !counts_itself(one.frame));
        }
    }
    if found.is_empty()
        && relation != Relation::Part
        && let Relation::Own(Some(v)) = relation
        && !line.is_subject(v, count)
    {
        found.extend(by_verbs(line, count, v));
    }
    // "identified 12 women, some of whom were forced to beg, and 35 men": past the relative clause
    if found.is_empty()
        && let Relation::Own(Some(v)) = relation
        && count.start > 1
        && line.tag(count.start - 1) == Some(Tag::Conjunction)
        && line.tag(count.start - 2) == Some(Tag::Comma)
        && !count.core.is_empty()
        && line.verb_behind(count.end).is_none()
        && let Some(u) = (0..v).rev().find(|u| {
            (line.verbs[*u].end..line.verbs[v].start).any(|w| line.tag(w) == Some(Tag::Relative))
                && !(line.verbs[*u].end..line.verbs[v].start).any(|w| line.breaks(w))
        })
    {
        found.extend(by_verbs(line, count, u));
    }
    found.retain(|e| !e.verb.is_some_and(|v| other_offense(line, count, v)));
    for evoked in &mut found {
        if AGAINST.contains(&evoked.indicator.as_str()) && complicit(line, count) {
            "complicity-cases".clone_into(&mut evoked.indicator);
        }
    }
    found.dedup_by(|a, b| a.indicator == b.indicator);
    found
}

/// The indicators of what stands behind verb `v`, and of the verbs before it that share it.
fn by_verbs<'f>(line: &Line<'f, '_>, count: &Count, mut v: usize) -> Vec<Evoked<'f>> {
    let place = line.preposition(count.start).map_or(Place::Object, |(_, name)| Place::After(name));
    let mut found: Vec<Evoked<'f>> = by_verb(line, count, v, place).into_iter().collect();
    // "prosecuted and convicted 12", "identified and provided care to 12": the object is said once. A sentence comes with
    // its conviction.
    while (place == Place::Object || !found.is_empty())
        && v > 0
        && joined(line, line.verbs[v - 1].end, line.verbs[v].start)
        && alike(&line.verbs[v - 1], &line.verbs[v])
    {
        let before = by_verb(line, count, v - 1, Place::Object);
        if before.as_ref().is_some_and(|b| b.indicator == "convictions") {
            found.retain(|e| e.indicator != "sentences");
        }
        found.splice(0..0, before);
        v -= 1;
    }
    found
}

/// The indicator of a group that bears no number, under verb `v`: "how many victims the centers assisted".
pub fn unnumbered<'f>(line: &Line<'f, '_>, group: &Count, v: usize, anywhere: bool) -> Option<Evoked<'f>> {
    let place = if anywhere {
        Place::Any
    } else {
        line.preposition(group.start).map_or(Place::Object, |(_, name)| Place::After(name))
    };
    by_verb(line, group, v, place)
}

/// The groups of nouns in a stretch of words, as counts of nothing.
pub fn groups(line: &Line<'_, '_>, from: usize, to: usize) -> Vec<Count> {
    let mut found = Vec::new();
    let mut core: Vec<usize> = Vec::new();
    for at in from..=to {
        let nominal = at < to && line.reading.words[at].is_nominal() && line.tag(at) != Some(Tag::Number);
        // "how many victims NGOs assisted": nothing is made up of a plural of people and a name.
        let cut = nominal && core.last().is_some_and(|last| is_plural_of_people(line, *last));
        if nominal && !cut {
            core.push(at);
        } else if let (Some(&start), Some(&last)) = (core.first(), core.last()) {
            found.push(Count {
                at: last,
                start,
                end: last + 1,
                value: 0,
                core: std::mem::take(&mut core),
                at_least: false,
                up_to: false,
                known: false,
                partitive: false,
                of: None,
            });
            if cut {
                core.push(at);
            }
        }
    }
    found
}

fn is_plural_of_people(line: &Line<'_, '_>, at: usize) -> bool {
    let frames = &line.reading.lexicon.frames;
    let word = &line.reading.words[at];
    let plural = line.reading.tokens[word.end - 1].lower != word.lemma;
    plural && ["person-in-need", "accused", "case"].iter().any(|class| frames.in_class(class, &word.lemma))
}

/// Whether two verbs of a list stand in the same form: "prosecuted and convicted", "reported identifying and referring".
fn alike(a: &VerbGroup, b: &VerbGroup) -> bool {
    a.shape == b.shape || !a.chain.is_empty() && b.shape == Shape::Gerund
}

/// Whether people were charged with something that is no trafficking: "convicted on smuggling charges".
fn other_offense(line: &Line<'_, '_>, count: &Count, v: usize) -> bool {
    let frames = &line.reading.lexicon.frames;
    let from = line.verbs[v].end.max(count.end);
    matches!(line.lemma(from), "on" | "for" | "of" | "with") && frames.in_class("other-offense", line.lemma(from + 1))
}

/// Whether a participle only tells which ones are meant, the sentence's verb being another: "two cases begun in 2018 were".
fn is_old(line: &Line<'_, '_>, v: usize) -> bool {
    let next = line.verbs.get(v + 1);
    line.verbs[v].shape == Shape::Participle
        && !line.is_compared(line.verbs[v].start)
        && next.is_some_and(|n| {
            n.shape == Shape::Finite
                && (line.verbs[v].end..n.start)
                    .all(|w| !matches!(line.tag(w), Some(Tag::Comma | Tag::Break | Tag::Relative | Tag::Conjunction)))
        })
}

fn joined(line: &Line<'_, '_>, from: usize, to: usize) -> bool {
    from <= to
        && (from..to).any(|w| line.tag(w) == Some(Tag::Conjunction) || line.tag(w) == Some(Tag::Comma))
        && (from..to).all(|w| matches!(line.tag(w), Some(Tag::Conjunction | Tag::Comma | Tag::Adverb)))
}

/// The lemmas that end at `end`, longest first: "temporary residence permit", "residence permit", "permit".
pub fn endings(line: &Line<'_, '_>, words: &[usize]) -> Vec<String> {
    let from = words.len().saturating_sub(4);
    (from..words.len()).map(|i| words[i..].iter().map(|w| line.lemma(*w)).collect::<Vec<_>>().join(" ")).collect()
}

fn in_classes(line: &Line<'_, '_>, words: &[usize], classes: &[Filler]) -> bool {
    let frames = &line.reading.lexicon.frames;
    endings(line, words).iter().any(|ending| classes.iter().any(|class| frames.in_class(class.name(), ending)))
        || classes.iter().any(|c| frames.in_class("people-class", c.name())) && is_people(line, words)
}

/// Whether a group ends in the name of a people: "six Bolivians".
fn is_people(line: &Line<'_, '_>, words: &[usize]) -> bool {
    words.last().is_some_and(|last| {
        let concepts = line.reading.concepts_of(&[*last]);
        !concepts.is_empty() && concepts.iter().all(|(_, demonym)| *demonym)
    })
}

/// Whether a frame's noun bears the number.
fn counts_itself(frame: &Frame) -> bool {
    frame.roles.get("counted").is_some_and(|role| role.at.contains(&At::Itself))
}

/// Whether the one frame asks for the nouns of the other.
fn names(verb: &Frame, noun: &Frame) -> bool {
    verb.roles.get("counted").is_some_and(|r| r.is.iter().any(|f| noun.nouns.iter().any(|n| n == f.name())))
}

/// By the noun that bears the number, or by the noun before "of".
fn by_noun<'f>(line: &Line<'f, '_>, count: &Count) -> Option<Evoked<'f>> {
    let lexicon = line.reading.lexicon;
    let statistic = |f: &&'f Frame| f.fact == Kind::Statistic;
    let has = |frame: &Frame, place: &At| frame.roles.get("counted").is_some_and(|p| p.at.contains(place));
    for ending in endings(line, &count.core) {
        if let Some(frame) = lexicon.frames.of_noun(&ending).filter(statistic).find(|f| has(f, &At::Itself)) {
            let evoked = with_verb_before(line, count, frame);
            return (!is_setting(line, count, evoked.verb)).then_some(evoked);
        }
    }
    let (at, name) = line.preposition(count.start)?;
    // "17 prosecutions against 49 defendants": the prosecutions are counted already.
    if line.counts.iter().any(|c| c.end == at && c.at < count.at && !c.core.is_empty()) {
        return None;
    }
    let name = At::from(name);
    let noun: Vec<usize> = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|w| line.reading.words[*w].is_nominal())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    for ending in endings(line, &noun) {
        for frame in lexicon.frames.of_noun(&ending).filter(statistic).filter(|f| has(f, &name)) {
            // "with a capacity of 50": of whom goes without saying, if it is a shelter's.
            let ends = matches!(line.tag(count.end), None | Some(Tag::Comma | Tag::Break | Tag::Conjunction));
            let place = || (0..at).any(|w| lexicon.frames.in_class("shelter-place", line.lemma(w)));
            let room = ends && frame.set.contains_key("timeless") && place();
            // "charged 33 people and obtained the conviction of 19"
            let again = ends && name == At::from("of") && !frame.set.contains_key("timeless");
            let bare = count.core.is_empty() && (matches!(line.lemma(count.end), "of") || room || again);
            if bare
                || frame.roles.get("counted").is_some_and(|p| p.is.is_empty() || in_classes(line, &count.core, &p.is))
            {
                return Some(with_verb_before(line, count, frame));
            }
        }
    }
    None
}

/// Whether a count only says where something was done: "cooperated in three investigations", but not "resulted in three".
fn is_setting(line: &Line<'_, '_>, count: &Count, verb: Option<usize>) -> bool {
    let frames = &line.reading.lexicon.frames;
    let by = |class: &str| verb.is_some_and(|v| frames.in_class(class, &line.verbs[v].lemma));
    let directly = line
        .preposition(count.start)
        .filter(|(at, _)| (at + 1..count.start).all(|w| matches!(line.tag(w), Some(Tag::Determiner | Tag::Adverb))));
    match directly {
        Some((_, "in" | "on" | "at" | "during" | "under" | "by")) => !by("outcome"),
        Some((_, "with")) => by("joint-work"),
        _ => false,
    }
}

/// A noun's frame; whether it is denied or only intended is the verb's before it.
fn with_verb_before<'f>(line: &Line<'f, '_>, count: &Count, frame: &'f Frame) -> Evoked<'f> {
    let verb = line
        .verbs
        .iter()
        .rposition(|v| v.end <= count.start && !(v.end..count.start).any(|w| line.breaks(w) || line.compares(w)));
    let denied = verb.is_some_and(|v| denied(&line.verbs[v]) || unsaid(line, v));
    Evoked { frame, indicator: frame.set.get("indicator").cloned().unwrap_or_default(), verb, denied }
}

/// Whether a verb group says that something was not done.
pub fn denied(verb: &VerbGroup) -> bool {
    verb.denied || matches!(verb.marker.as_deref(), Some("without" | "instead-of"))
}

/// Whether a verb group says only what should be, will be or is meant to be done.
fn unsaid(line: &Line<'_, '_>, v: usize) -> bool {
    let verb = &line.verbs[v];
    // "worked with NGOs to assist 30 men": what was worked for was done
    let done = v.checked_sub(1).is_some_and(|u| {
        let before = &line.verbs[u];
        line.reading.lexicon.frames.in_class("done-by", &before.lemma)
            && !denied(before)
            && before.modality == Modality::Asserted
            && !(before.end..verb.start).any(|w| line.breaks(w) || line.tag(w) == Some(Tag::Comma))
    });
    matches!(verb.modality, Modality::Recommended | Modality::Planned) || verb.shape == Shape::Infinitive && !done
}

fn by_verb<'f>(line: &Line<'f, '_>, count: &Count, v: usize, place: Place<'_>) -> Option<Evoked<'f>> {
    let verb = &line.verbs[v];
    let able = verb.shape == Shape::Infinitive && verb.modality == Modality::Asserted;
    if unsaid(line, v) && place != Place::Any && !able {
        return None;
    }
    let frames = &line.reading.lexicon.frames;
    let frame = frames.of_verb(&verb.lemma).filter(|f| f.fact == Kind::Statistic).find(|frame| {
        fits(line, count, v, place, frame)
            && (!unsaid(line, v) || place == Place::Any || frame.set.contains_key("modal"))
    })?;
    Some(Evoked {
        frame,
        indicator: frame.set.get("indicator").cloned().unwrap_or_default(),
        verb: Some(v),
        denied: denied(verb),
    })
}

fn fits(line: &Line<'_, '_>, count: &Count, v: usize, place: Place<'_>, frame: &Frame) -> bool {
    let verb = &line.verbs[v];
    let words = &line.reading.words;
    // "can house", "has the capacity to house"
    let able = verb.shape == Shape::Infinitive
        && verb.start > 0
        && line.reading.lexicon.frames.in_class("ability", line.lemma(verb.start - 1));
    let can = able || (verb.start..verb.end).any(|w| words[w].tag == Tag::Modal);
    match frame.set.contains_key("modal") {
        true if !can && !count.up_to => return false,
        false if can && verb.modality != Modality::Asserted && place != Place::Any => return false,
        false if can && place != Place::Any => return false,
        _ => {}
    }
    let Some(counted) = frame.roles.get("counted") else { return false };
    let passive = verb.passive || verb.shape == Shape::Participle;
    let stands = counted.at.iter().any(|at| match (at, place) {
        (_, Place::Any) | (At::Times, _) => true,
        (At::Patient, Place::Subject) => passive,
        // "(identified 104 victims in 2018)": a bracket leaves the subject out.
        (At::Patient | At::Object, Place::Object) => !verb.passive || verb.start == 0 && verb.end == count.start,
        (At::Subject, Place::Subject) => !verb.passive,
        (_, Place::After(given)) => at.preposition() == Some(given),
        _ => false,
    });
    if !stands || !counts_such(line, count, counted) {
        return false;
    }
    let mut reach = line.reach(v);
    if frame.set.contains_key("sole") {
        // "services to 12, including legal aid": not the one thing that was given
        if matches!(place, Place::After(_)) {
            reach = reach.min(count.start);
        }
        let to = if place == Place::Subject { reach } else { count.start };
        if (verb.end..to.max(verb.end)).any(|w| matches!(words[w].tag, Tag::Comma | Tag::Conjunction)) {
            return false;
        }
    }
    frame.roles.iter().filter(|(name, _)| *name != "counted").all(|(_, role)| has_marker(line, v, reach, role))
}

/// Whether the words in reach of a verb hold one that a role asks for.
fn has_marker(line: &Line<'_, '_>, v: usize, reach: usize, role: &Pattern) -> bool {
    let verb = &line.verbs[v];
    let frames = &line.reading.lexicon.frames;
    let money = |from: usize, to: usize| {
        role.is.contains(&Filler::Money) && line.money.iter().any(|m| from <= m.start && m.start < to)
    };
    let any = |from: usize, to: usize| {
        money(from, to) || (from..to).any(|w| role.is.iter().any(|class| frames.in_class(class.name(), line.lemma(w))))
    };
    let left = line.verbs[..v]
        .last()
        .map_or(0, |p| p.end)
        .max((0..verb.start).rfind(|w| line.breaks(*w)).map_or(0, |w| w + 1));
    let next = || {
        line.verbs.get(v + 1).is_some_and(|n| {
            role.is.iter().any(|class| frames.in_class(class.name(), &n.lemma)) && n.shape == Shape::Infinitive
        })
    };
    role.at.iter().any(|at| match at {
        At::Before => any(left.min(verb.start), verb.start) || line.verbs[..v].iter().any(|_| any(0, verb.start)),
        At::Next => next(),
        _ => any(verb.end, reach) || verb.passive && any(left.min(verb.start), verb.start),
    })
}

/// Whether what is counted is of the kind that a role asks for; a bare number must hang on what was said before.
fn counts_such(line: &Line<'_, '_>, count: &Count, role: &Pattern) -> bool {
    if role.is.contains(&Filler::Time) {
        return count.head().map_or_else(|| line.tag(count.at) == Some(Tag::Adverb), |h| line.lemma(h) == "time");
    }
    if count.core.is_empty() {
        return line.tag(count.at) != Some(Tag::Adverb) && line.tag(count.end) != Some(Tag::Mark);
    }
    role.is.is_empty() || in_classes(line, &count.core, &role.is)
}

/// Whether the people of a case are officials or it is said to be one of complicity.
fn complicit(line: &Line<'_, '_>, count: &Count) -> bool {
    let official = in_classes(line, &count.core, &[Filler::from("official")]);
    let end = (count.end..line.reading.words.len())
        .take(10)
        .find(|w| line.breaks(*w) || line.compares(*w) || line.tag(*w) == Some(Tag::Comma))
        .unwrap_or((count.end + 10).min(line.reading.words.len()));
    official
        || (count.start..end).any(|w| {
            matches!(line.lemma(w), "complicit" | "complicity" | "corrupt")
                || line.lemma(w) == "official" && line.tag(w) == Some(Tag::Noun) && against(line, count, w)
        })
}

/// Whether the people at word `at` are those of the cases: "investigations of two officials", not "referrals from officials".
fn against(line: &Line<'_, '_>, count: &Count, at: usize) -> bool {
    let preposition = (count.start..at).rev().find(|w| line.tag(*w) == Some(Tag::Preposition));
    preposition.is_none_or(|w| {
        matches!(line.lemma(w), "of" | "against" | "into" | "involving" | "for" | "with" | "by")
            && (count.end..w).all(|x| !line.reading.words[x].is_nominal() || line.lemma(x) == "case")
    })
}
