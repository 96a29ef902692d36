//! The kinds of work and the places of work of a scene, each with the forms of exploitation that it belongs to.

use crate::extract::Reading;
use crate::extract::context::Context;
use crate::extract::element;
use crate::extract::frame::Match;
use crate::extract::group::Noun;
use crate::extract::people;
use crate::extract::word::Tag;

use super::scene::Scene;

/// Work-like forms: a kind of work named after several forms belongs to these.
const WORK_FORMS: [&str; 6] =
    ["forced-labor", "debt-bondage", "bonded-labor", "forced-criminality", "hereditary-slavery", "child-soldiering"];

/// Whether a form of exploitation is one of work.
pub(super) fn is_work_form(form: &str) -> bool {
    WORK_FORMS.contains(&form)
}

/// The forms among these that a kind of work belongs to: those of work, else all.
pub(super) fn work_forms(exploitation: &[Option<String>]) -> Vec<Option<String>> {
    let mut workish: Vec<Option<String>> =
        exploitation.iter().filter(|f| f.as_deref().is_some_and(is_work_form)).cloned().collect();
    // "forced to steal or work in mines": thieves do not work there.
    if workish.iter().flatten().any(|f| f == "forced-labor") {
        workish.retain(|f| f.as_deref() != Some("forced-criminality"));
    }
    match (workish.is_empty(), exploitation.is_empty()) {
        (false, _) => workish,
        (true, false) => exploitation.to_vec(),
        (true, true) => vec![None],
    }
}

/// The kinds of work and places of work, each with the forms that it belongs to.
pub(super) fn sectors(context: &Context<'_>, reading: &Reading<'_>, found: &Match<'_>, scene: &mut Scene) {
    let labor = Some("forced-labor".to_owned());
    let forms = work_forms(&scene.exploitation);
    let several = forms.len() > 1 && !forms.iter().flatten().any(|f| is_work_form(f));
    for noun in found.role("sector") {
        let placed = element::sort(reading, noun) == element::Sort::Place;
        if placed && !people::places(context, reading, &noun.words).is_empty()
            || found.role("exploitation").iter().any(|e| e.start == noun.start)
        {
            continue;
        }
        // "sex trafficking, quarrying, and begging": work in a row with a form is not its place.
        let listed = found.role("exploitation").iter().any(|e| reading.same_list(e, noun));
        // "for domestic servitude, as vendors, and for sexual exploitation": the trade is one more purpose.
        let nearest = reading.words[..noun.start].iter().rev().find(|w| w.tag == Tag::Preposition);
        let trade = several && nearest.is_some_and(|w| w.lemma == "as");
        let forms = match listed {
            false if trade => vec![None],
            false => forms.clone(),
            // "forced into agricultural work or domestic servitude": what one is forced into is forced labor.
            true if found.frame.into.contains_key("work") => vec![labor.clone()],
            true if scene.exploitation.contains(&labor) => vec![labor.clone()],
            true => vec![None],
        };
        let forms = if trade { forms } else { next_to(context, reading, found, noun).unwrap_or(forms) };
        if let Some(slug) = sector_slug(reading, noun) {
            // "in sex trafficking and forced labor in bars": both happen there.
            let sex = Some("sex-trafficking".to_owned());
            let venue = !listed && reading.lexicon.frames.in_class("venues", &slug);
            let forms = if venue && scene.exploitation.contains(&sex) && !forms.contains(&sex) {
                [forms, vec![sex]].concat()
            } else {
                forms
            };
            scene.sectors.push((slug, forms));
        }
    }
    // Victims named by their trade: "domestic workers", "fishermen".
    for noun in found.role("victim") {
        if let Some(slug) = trade(reading, noun)
            && !scene.sectors.iter().any(|(s, _)| *s == slug)
        {
            scene.sectors.push((slug, forms.clone()));
        }
    }
}

/// "for forced labor as beggars or into debt bondage in brick kilns": where forms and work take turns, the form before it.
fn next_to(
    context: &Context<'_>,
    reading: &Reading<'_>,
    found: &Match<'_>,
    noun: &Noun,
) -> Option<Vec<Option<String>>> {
    let mut named: Vec<&Noun> = found.role("exploitation").iter().collect();
    named.sort_by_key(|n| n.start);
    let turns = named.windows(2).any(|pair| {
        !reading.same_list(pair[0], pair[1])
            && found.role("sector").iter().any(|w| pair[0].start < w.start && w.start < pair[1].start)
    });
    let last = named.iter().rev().find(|n| n.start < noun.start).filter(|n| turns && !reading.same_list(n, noun))?;
    let forms = super::form::forms(context, reading, Some(found.frame), std::slice::from_ref(*last));
    (!forms.is_empty()).then_some(forms)
}

/// The trade that a noun group of people names, if it is a known kind of work.
fn trade(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    (0..noun.words.len()).find_map(|from| {
        let concepts = reading.concepts_of(&noun.words[from..]);
        concepts
            .into_iter()
            .map(|(id, _)| reading.concept(id))
            .find(|c| c.scheme == "sector")
            .map(|c| c.notation.clone())
    })
}

/// The slug of a kind of work as the text names it: without determiner and counting words, "sector" and "industry" dropped.
pub fn sector_slug(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let placed = |at: usize| {
        reading.words[at].mention.is_some_and(|m| {
            reading.mentions[m].concepts.iter().any(|(id, demonym)| {
                // "Libyan brothels" are brothels.
                (!demonym || reading.words[at].tag == Tag::Adjective)
                    && matches!(reading.concept(*id).scheme.as_str(), "country" | "region" | "area" | "place")
            })
        })
    };
    let mut words: Vec<usize> = noun
        .words
        .iter()
        .copied()
        .filter(|w| !placed(*w))
        .filter(|w| {
            let word = &reading.words[*w];
            word.tag != Tag::Number
                && word.tag != Tag::Adverb
                && !reading.lexicon.frames.in_class("work-modifiers", &word.lemma)
        })
        .collect();
    if words.len() > 1 && matches!(reading.words[*words.last()?].lemma.as_str(), "sector" | "industry") {
        words.pop();
    }
    for from in 0..words.len() {
        let sector = reading
            .concepts_of(&words[from..])
            .into_iter()
            .map(|(id, _)| reading.concept(id))
            .find(|c| c.scheme == "sector");
        if let Some(concept) = sector
            && from == 0
        {
            return (!reading.lexicon.frames.in_class("vague-work", &concept.notation))
                .then(|| concept.notation.clone());
        }
    }
    let slug = reading.slug(&words);
    (!slug.is_empty() && !reading.lexicon.frames.in_class("vague-work", &slug)).then_some(slug)
}
