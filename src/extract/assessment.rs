//! The ranking: tier and its movement, minimum standards and significant efforts, the trend of efforts in each pillar.

use std::borrow::Cow;

use crate::fact::{Kind, Slot, Value};
use crate::source::{SectionKind, Span};

use super::Page;
use super::context::{Context, Draft};
use super::ranking::{first, ranking};

/// Adds the tier, the standards and the trends.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let opening = pages.iter().filter(|p| p.section == SectionKind::Overall);
    let overall: Vec<(&Page<'_>, String)> =
        opening.map(|p| (p, plain(p.reading.span.of(&context.document.text)))).collect();
    tier(context, pages, &overall);
    standards(context, &overall);
    efforts(context, pages, &overall);
}

/// A tier as it is printed: "Tier 2 Watch List", "(TIER 2 WATCH LIST)", "Special Case".
fn tier_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    if let Some(at) = lower.find("tier ") {
        let rest = lower[at + 5..].trim_start();
        return match rest.chars().next() {
            Some('1') => Some("1"),
            Some('2') if rest[1..].trim_start().starts_with("watch") => Some("2WL"),
            Some('2') => Some("2"),
            Some('3') => Some("3"),
            _ => None,
        };
    }
    lower.contains("special case").then_some("SC")
}

/// The movement and the tier that a sentence says: "was upgraded to Tier 2". One that only says from where ("moved up from
/// Tier 3") tells no tier.
fn moved(lower: &str) -> Option<(&'static str, Option<&'static str>)> {
    let mut found = None;
    for said in &ranking().movement {
        for at in said.words.iter().flat_map(|words| lower.match_indices(words.as_str()).map(|(at, _)| at)) {
            let rest = &lower[at..];
            // "upgraded from Tier 3 to Tier 2"
            let named = rest.find(" to tier").filter(|_| rest[..rest.find("tier").unwrap_or(0)].contains(" from "));
            let left =
                named.is_none() && rest.find(" from tier").is_some_and(|from| from < rest.find("tier").unwrap_or(0));
            if let Some(tier) = tier_in(&rest[named.unwrap_or(0)..])
                && !ranking().unmoved.words.iter().any(|word| lower[..at].ends_with(word.as_str()))
            {
                found = Some((said.is.as_str(), (!left).then_some(tier)));
            }
        }
        if found.is_some() {
            break;
        }
    }
    found
}

/// The tier: from the sentence that says that it remained or moved, else from any that names it, else from the title.
fn tier(context: &mut Context<'_>, pages: &[Page<'_>], overall: &[(&Page<'_>, String)]) {
    let mut found: Option<(&Page<'_>, Span, &str, &str)> = None;
    // "moved up from Tier 3": the tier itself is said elsewhere.
    let mut from = "";
    for (page, lower) in overall {
        match moved(lower) {
            Some((movement, Some(tier))) => found = Some((page, page.reading.span, tier, movement)),
            Some((movement, None)) => from = movement,
            None => {}
        }
    }
    if found.is_none() {
        found = overall.iter().find_map(|(page, _)| {
            let text = page.reading.span.of(&context.document.text);
            tier_in(text).map(|tier| (*page, page.reading.span, tier, ""))
        });
    }
    let (sentence, span, tier, movement) = match found {
        Some((page, span, tier, movement)) => (page.reading.sentence, span, tier, movement),
        // Only the title says it.
        None => {
            let title = pages.iter().filter(|p| p.section == SectionKind::Title);
            let said = title
                .filter_map(|p| tier_in(p.reading.span.of(&context.document.text)).map(|tier| (p, tier)))
                .next_back();
            let Some((page, tier)) = said else { return };
            (page.reading.sentence, page.reading.span, tier, "")
        }
    };
    let movement = if movement.is_empty() { from } else { movement };
    let key = &context.document.key;
    let draft = Draft::new(Kind::Tier, sentence, span, "report", "tier")
        .with(Slot::Country, Value::Place(key.country.clone()))
        .with(Slot::Year, Value::Year(key.year))
        .slug(Slot::Tier, Some(tier))
        .slug(Slot::Movement, Some(movement));
    context.add(draft);
}

/// "does not fully meet the minimum standards ... but is making significant efforts to do so".
fn standards(context: &mut Context<'_>, overall: &[(&Page<'_>, String)]) {
    let mut meets: Option<(&Page<'_>, &str)> = None;
    let mut efforts: Option<&str> = None;
    for (page, lower) in overall {
        let words = &ranking().standards;
        let has = |words: &[String]| words.iter().any(|word| lower.contains(word.as_str()));
        if meets.is_none()
            && lower.contains("minimum standards")
            && (lower.contains("meet") || lower.contains("compl"))
            && !has(&words.other)
        {
            meets = Some((page, if has(&words.unmet) { "not-fully" } else { "fully" }));
        }
        if meets.is_some() && efforts.is_none() && lower.contains("significant effort") {
            efforts = Some(if has(&words.no_efforts) { "no" } else { "yes" });
        }
        if meets.is_some() && efforts.is_some() {
            break;
        }
    }
    if let Some((page, meets)) = meets {
        let draft = Draft::new(Kind::Standard, page.reading.sentence, page.reading.span, "report", "standards")
            .slug(Slot::Meets, Some(meets))
            .slug(Slot::Efforts, efforts);
        context.add(draft);
    }
}

/// The trend of each pillar by the opening sentence of its section, and the overall one by the opening paragraph.
fn efforts(context: &mut Context<'_>, pages: &[Page<'_>], opening: &[(&Page<'_>, String)]) {
    let mut drafts = Vec::new();
    let mut overall = false;
    let mut opening = opening.iter();
    for page in pages {
        let lower = match page.section {
            SectionKind::Overall => {
                let Some((_, lower)) = opening.next().filter(|_| !overall) else { continue };
                Cow::Borrowed(lower.as_str())
            }
            SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention if page.opens_section => {
                Cow::Owned(plain(page.reading.span.of(&context.document.text)))
            }
            _ => continue,
        };
        let (pillar, said) = match page.section {
            SectionKind::Overall if tells_of_all(&lower) => {
                overall = true;
                // What it did stands behind the efforts: "demonstrated significant efforts by increasing training".
                ("overall", &lower[..lower.find("effort").map_or(lower.len(), |at| at + "effort".len())])
            }
            SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention => {
                (page.section.slug(), &*lower)
            }
            _ => continue,
        };
        if pillar != "overall" && !ranking().opening.words.iter().any(|word| lower.contains(word.as_str())) {
            continue;
        }
        if let Some(trend) = trend(said, pillar == "overall") {
            drafts.push(
                Draft::new(Kind::Effort, page.reading.sentence, page.reading.span, "report", "efforts")
                    .slug(Slot::Pillar, Some(pillar))
                    .slug(Slot::Trend, Some(trend)),
            );
        }
    }
    for draft in drafts {
        context.add(draft);
    }
}

/// Whether a sentence of the assessment tells of all efforts together.
fn tells_of_all(lower: &str) -> bool {
    let efforts = lower.contains("overall") && lower.contains("effort")
        || lower.contains("increasing efforts")
        || lower.contains("efforts during the reporting period");
    efforts && (lower.contains("demonstrat") || lower.contains("show") || lower.contains("mad"))
}

/// The trend that the first of its words says; of all efforts together only what they are called by.
fn trend(lower: &str, overall: bool) -> Option<&'static str> {
    let words = ranking();
    let denied = first(lower, &words.denied.words);
    let place = |slug: &str| words.trend.iter().find(|t| t.is == slug).and_then(|t| first(lower, &t.words));
    let (at, trend) = words.trend.iter().filter_map(|t| Some((first(lower, &t.words)?, t.is.as_str()))).min()?;
    if denied.is_some_and(|denied| denied <= at) || overall && trend == "maintained" && lower.contains("significant") {
        return None;
    }
    // "increased investigations but decreased prosecutions"
    let both = place("increased").is_some() && place("decreased").is_some() && lower.contains("but");
    Some(if both && trend != "no-efforts" { "mixed" } else { trend })
}

/// Lower case with straight apostrophes and single spaces.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_as_printed() {
        assert_eq!(tier_in("Tier 2 Watch list - Malaysia"), Some("2WL"));
        assert_eq!(tier_in("KENYA (TIER 2)"), Some("2"));
        assert_eq!(tier_in("a Special Case for the third year"), Some("SC"));
        assert_eq!(tier_in("The first tier of courts"), None);
    }

    #[test]
    fn movements() {
        assert_eq!(
            moved("therefore malta remained on tier 2 watch list for the third year"),
            Some(("remained", Some("2WL")))
        );
        assert_eq!(moved("therefore malta was upgraded from tier 3 to tier 2"), Some(("upgraded", Some("2"))));
        assert_eq!(moved("therefore malta was downgraded to tier 3"), Some(("downgraded", Some("3"))));
        assert_eq!(moved("malta is placed on tier 2 watch list for a second year"), Some(("", Some("2WL"))));
        assert_eq!(moved("malta remains a special case for the fourth year"), Some(("remained", Some("SC"))));
        assert_eq!(moved("malta made clear progress and, as a result, moved up from tier 3"), Some(("upgraded", None)));
        assert_eq!(moved("it was granted a waiver from an otherwise required downgrade to tier 3"), None);
    }

    #[test]
    fn trends_of_opening_sentences() {
        for (said, sentence) in [
            ("maintained", "the government maintained anti-trafficking law enforcement efforts."),
            ("maintained", "the government sustained its modest efforts but increased convictions"),
            ("maintained", "the government made marginal efforts to prosecute traffickers."),
            ("maintained", "the government demonstrated minimal law enforcement efforts."),
            ("maintained", "protection efforts remained inadequate."),
            ("decreased", "the government decreased prevention efforts."),
            ("decreased", "law enforcement efforts declined during the year."),
            ("increased", "the government modestly increased its protection efforts."),
            ("increased", "the government made modest but increasing efforts to enforce its laws."),
            ("increased", "the government made modest improvements in its law enforcement efforts."),
            ("increased", "the government increased efforts, but did not take steps to reduce demand."),
            ("increased", "the government made significant progress in its law enforcement efforts."),
            ("mixed", "the government made uneven efforts to protect victims."),
            ("mixed", "the government increased prosecutions but decreased investigation efforts."),
            ("no-efforts", "the government made no efforts to prevent trafficking."),
            ("no-efforts", "the government made no discernible progress in its protection efforts."),
            ("no-efforts", "the government did not make any effort to prosecute traffickers."),
        ] {
            assert_eq!(trend(sentence, false), Some(said), "{sentence}");
        }
        assert_eq!(trend("the government did not improve its law enforcement efforts.", false), None);
        assert_eq!(trend("the government did not demonstrate improved protection efforts.", false), None);
        assert_eq!(trend("it did not demonstrate evidence of overall increasing efforts", true), None);
        assert_eq!(trend("the government demonstrated significant effort", true), None);
        assert_eq!(
            trend("the government continued to demonstrate serious and sustained effort", true),
            Some("maintained")
        );
    }
}
