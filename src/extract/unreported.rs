//! What the text says was not reported (view `unreported`): a denied verb of reporting and what stands under it.

use std::collections::BTreeMap;

use crate::fact::{Kind, Modality, Polarity, Slot, Value};
use crate::lexicon::VerbForm;
use crate::source::SectionKind;
use crate::text::slugify;

use super::clause::Link;
use super::context::{Context, Draft};
use super::element::Shape;
use super::line::{Line, Relation};
use super::word::Tag;
use super::{Page, discourse, funding, tally};

/// What was not reported, and where a sentence says so.
struct Gap<'f> {
    indicator: String,
    frame: &'f str,
    /// The denied verb.
    verb: usize,
    /// One past the last word under it.
    end: usize,
}

/// Reads what was not reported.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let own = context.own().to_owned();
    let mut drafts: Vec<(SectionKind, String, Option<i32>, Draft)> = Vec::new();
    for page in pages.iter().filter(|p| !matches!(p.section, SectionKind::Recommendations | SectionKind::Profile)) {
        let line = Line::of(page, &own);
        for gap in gaps(&line) {
            let at = line.verbs[gap.verb].start;
            // "officials accused in a case from 2012": not the year of what was not reported.
            let told = |i: usize| i > 0 && line.lemma(i - 1) != "from" && i >= at && i < gap.end;
            let year = line.years.iter().find(|(i, _)| told(*i)).map(|(_, y)| *y);
            let clause = line.clause(at);
            let said = clause.filter(|c| page.clauses.list[*c].link == Link::Complement);
            let source =
                said.map_or_else(|| "report".to_owned(), |c| discourse::source(&page.reading, &page.clauses, c));
            let draft = Draft::new(
                Kind::Unreported,
                page.reading.sentence,
                page.reading.span_of(at, gap.end),
                &source,
                gap.frame,
            )
            .with(Slot::Indicator, Value::Slug(gap.indicator.clone()))
            .year_slot(Slot::Year, year)
            .said(Polarity::Denied, Modality::Asserted, year);
            drafts.push((page.section, gap.indicator, year, draft));
        }
    }
    // The opening paragraph sums up: what it says without a year adds nothing to what a section says (contract, ruling 22).
    let mut told: BTreeMap<String, bool> = BTreeMap::new();
    for (section, indicator, _, _) in &drafts {
        *told.entry(indicator.clone()).or_default() |= *section != SectionKind::Overall;
    }
    for (section, indicator, year, draft) in drafts {
        let summed_up = section == SectionKind::Overall && year.is_none() && told.get(&indicator) == Some(&true);
        if !summed_up {
            context.add(draft);
        }
    }
}

/// All that a sentence says was not reported.
fn gaps<'f>(line: &Line<'f, '_>) -> Vec<Gap<'f>> {
    let mut found: Vec<Gap<'f>> = Vec::new();
    for v in 0..line.verbs.len() {
        let verb = &line.verbs[v];
        let unclear = verb.adjective.as_deref() == Some("unclear") || line.lemma(verb.end) == "unclear";
        if !(unclear || verb.denied || is_unable(line, v)) {
            continue;
        }
        let chained = verb.chain.iter().any(|c| c == "report");
        let (end, complement) = scope(line, v);
        // "it was unclear how many victims the centers assisted"
        let unclear = (verb.adjective.as_deref() == Some("unclear") && complement || line.lemma(verb.end) == "unclear")
            && (verb.end..verb.end + 3).any(|w| matches!(line.lemma(w), "how" | "whether" | "if"));
        if !unclear && !is_silent(line, v, end, chained) {
            continue;
        }
        for (indicator, frame) in indicators(line, v, end, chained, complement) {
            if !found.iter().any(|g| g.indicator == indicator) {
                found.push(Gap { indicator, frame, verb: v, end });
            }
        }
    }
    found
}

/// "was unable to provide data"
fn is_unable(line: &Line<'_, '_>, v: usize) -> bool {
    let verb = &line.verbs[v];
    verb.shape == Shape::Infinitive && verb.start > 0 && line.lemma(verb.start - 1) == "unable"
}

/// Whether verb `v` says that something was not reported, by a denied verb of reporting or of giving figures.
fn is_silent(line: &Line<'_, '_>, v: usize, end: usize, chained: bool) -> bool {
    let verb = &line.verbs[v];
    let unable = is_unable(line, v);
    let denied = verb.denied && matches!(verb.modality, Modality::Asserted | Modality::Possible);
    if !(denied || unable) || verb.passive {
        return false;
    }
    // "Previously, the government had not reported ...": what was so before.
    if line.lemma(0) == "previously" && (verb.start..verb.end).any(|w| line.reading.word_text(w) == "had") {
        return false;
    }
    if chained || matches!(verb.lemma.as_str(), "report" | "disclose" | "publicize") {
        return verb.modality == Modality::Asserted || unable;
    }
    let in_class = |class: &str, w: usize| line.reading.lexicon.frames.in_class(class, line.lemma(w));
    let object_end = (verb.end..end).find(|w| line.tag(*w) == Some(Tag::Preposition)).unwrap_or(end);
    // "did not provide information to ensure": what for, and not what of.
    let info = (verb.end..object_end).any(|w| in_class("info", w) && line.tag(w + 1) != Some(Tag::To));
    line.reading.lexicon.frames.in_class("giving", &verb.lemma) && info
}

/// One past the words under a denied verb of reporting, and whether they are a clause ("how many", "whether").
fn scope(line: &Line<'_, '_>, v: usize) -> (usize, bool) {
    let from = line.verbs[v].end;
    // "whether", "how many"; "the number of victims who" is as good as "how many victims".
    let complement = (from..from + 4).any(|w| matches!(line.lemma(w), "how" | "whether" | "if" | "what"))
        || (from..from + 4).any(|w| line.lemma(w) == "number" && line.lemma(w + 1) == "of");
    let mut end = line.reading.words.len();
    let mut finite = 0;
    for at in from..line.reading.words.len() {
        if line.breaks(at)
            || line.compares(at)
            || line.is_dash(at)
            || line.tag(at) == Some(Tag::Subordinator)
                && !matches!(line.lemma(at), "how" | "whether" | "if" | "what" | "that" | "who")
            || matches!(line.lemma(at), "but" | "despite" | "nor" | "unlike")
        {
            end = at;
            break;
        }
        if line.verbs.iter().any(|w| w.start == at && w.shape == Shape::Finite) {
            // "how many victims it identified or referred to shelters": both are asked for.
            let either = complement && finite > 0 && line.lemma(at - 1) == "or";
            finite += usize::from(!either);
            if finite > usize::from(complement) {
                // Back to where that verb's clause begins.
                end = (from..at)
                    .rev()
                    .find(|w| matches!(line.tag(*w), Some(Tag::Comma | Tag::Conjunction | Tag::Relative)))
                    .unwrap_or(at);
                break;
            }
        }
    }
    (end, complement)
}

fn indicators<'f>(
    line: &Line<'f, '_>,
    v: usize,
    end: usize,
    chained: bool,
    complement: bool,
) -> Vec<(String, &'f str)> {
    let frames = &line.reading.lexicon.frames;
    let verb = &line.verbs[v];
    // The verbs that were not reported: the chained one, and those that go on its list or stand in its complement.
    let under: Vec<usize> = (v..line.verbs.len())
        .filter(|i| line.verbs[*i].start < end && (*i > v || chained))
        .filter(|i| *i == v || complement || line.verbs[*i].shape == Shape::Gerund)
        .filter(|i| !is_purpose(line, *i))
        .collect();
    let mut found: Vec<(String, &'f str)> = Vec::new();
    // "how many officials it trained": what the verb counts
    let asked = frames.numbers_of_kind(Kind::Unreported).filter(|f| !frames.all[*f].set.contains_key("last"));
    let named_frames = named_frames(line, verb.end, end);
    let named_by_noun = asked.clone().any(|f| named_frames.contains(&f));
    if !named_by_noun && (verb.end..verb.end + 4).any(|w| matches!(line.lemma(w), "many" | "number")) {
        for i in &under {
            let groups = tally::groups(line, verb.end, end);
            let counted = groups.into_iter().find_map(|g| tally::unnumbered(line, &g, *i, true));
            found.extend(counted.map(|e| (e.indicator, e.frame.id.as_str())));
        }
        if !found.is_empty() {
            return found;
        }
    }
    for number in asked {
        let frame = &frames.all[number];
        let by_verb = under.iter().any(|i| frame.verbs.iter().any(|v| *v == line.verbs[*i].lemma));
        if !by_verb && !named_frames.contains(&number) {
            continue;
        }
        let indicator = frame.set.get("indicator").map_or("", String::as_str);
        if indicator == "funding" {
            let purposes = funding::purposes(line, verb.end, end);
            if purposes.is_empty() && !by_verb {
                continue;
            }
            let keys = if purposes.is_empty() {
                vec!["funding".to_owned()]
            } else {
                purposes.iter().map(|p| format!("funding-{p}")).collect()
            };
            return keys.into_iter().map(|k| (k, frame.id.as_str())).collect();
        }
        found.push((indicator.to_owned(), &frame.id));
        if frame.set.contains_key("whole") {
            return vec![(indicator.to_owned(), &frame.id)];
        }
    }
    if !found.is_empty() {
        return found;
    }
    for i in &under {
        let anywhere = complement || under.len() > 1;
        let from = if anywhere { verb.end } else { line.verbs[*i].end };
        let governed =
            tally::groups(line, from, end).into_iter().find_map(|g| tally::unnumbered(line, &g, *i, anywhere));
        if let Some(evoked) = governed {
            found.push((evoked.indicator, &evoked.frame.id));
        }
    }
    if found.is_empty() {
        // "whether these inspections resulted in convictions": what was spoken of before is not asked for.
        let spoken = |at: usize| at > 0 && matches!(line.lemma(at - 1), "these" | "those" | "this");
        for group in tally::groups(line, verb.end, end).into_iter().filter(|g| !spoken(g.start)) {
            let lone = tally::evoked(line, &group, Relation::Part).into_iter().next();
            found.extend(lone.map(|e| (e.indicator, e.frame.id.as_str())));
        }
    }
    if found.is_empty() {
        let last = (0..frames.all.len()).filter(|f| named_frames.contains(f)).map(|f| &frames.all[f]);
        let last = last.into_iter().find(|f| f.set.contains_key("last"));
        found.extend(last.and_then(|f| Some((f.set.get("indicator")?.clone(), f.id.as_str()))));
    }
    if found.is_empty() && !chained && !complement {
        found.extend(named(line, verb.end, end).map(|slug| (slug, "unreported-other")));
    }
    found
}

/// Whether a gerund only says what something is for: "procedures for identifying and referring victims", not "data on".
fn is_purpose(line: &Line<'_, '_>, v: usize) -> bool {
    let verb = &line.verbs[v];
    if let Some(marker) = &verb.marker {
        return !matches!(marker.as_str(), "on" | "about" | "regarding");
    }
    let joined = |from: usize, to: usize| {
        from < to && (from..to).all(|w| matches!(line.tag(w), Some(Tag::Conjunction | Tag::Comma)))
    };
    let before = v.checked_sub(1).filter(|p| joined(line.verbs[*p].end, verb.start));
    verb.shape == Shape::Gerund && before.is_some_and(|p| line.verbs[p].shape == Shape::Gerund && is_purpose(line, p))
}

/// The frames of which these words hold a noun, by their numbers, in no order.
fn named_frames(line: &Line<'_, '_>, from: usize, end: usize) -> Vec<usize> {
    let frames = &line.reading.lexicon.frames;
    let mut found = Vec::new();
    for start in from..end {
        for (frame, noun) in frames.places_opened_by(line.reading.words[start].evokes) {
            let mut lemmas = (start..end).map(|w| line.lemma(w));
            if frames.all[frame].nouns[noun].split(' ').all(|wanted| lemmas.next() == Some(wanted)) {
                found.push(frame);
            }
        }
    }
    found
}

/// A slug of what was not reported, where no frame knows it: the noun group, if it says enough by itself.
fn named(line: &Line<'_, '_>, from: usize, end: usize) -> Option<String> {
    let frames = &line.reading.lexicon.frames;
    let is = |class: &str, w: usize| frames.in_class(class, line.lemma(w));
    let of = |w: usize| matches!(line.lemma(w), "of" | "on" | "for" | "about" | "regarding");
    let groups = tally::groups(line, from, end);
    let mut told = groups.into_iter();
    let mut group = told.next()?;
    // "data on extraditions": what the data are on. "measures against its nationals" says too little.
    while group.head().is_some_and(|h| is("info", h)) {
        if !of(group.end) {
            return None;
        }
        group = told.next()?;
    }
    if group.head().is_some_and(|h| is("vague", h)) || line.tag(group.end) == Some(Tag::Possessive) {
        return None;
    }
    let words: Vec<usize> = group.core.iter().copied().filter(|w| !is("vague-word", *w)).collect();
    let verbal = words.iter().any(|w| matches!(line.tag(*w), Some(Tag::Verb(VerbForm::Gerund))));
    (!verbal && (1..=4).contains(&words.len())).then(|| slugify(&line.reading.phrase(&words)))
}
