//! The ranking: tier and its movement, minimum standards and significant efforts, the trend of efforts in each pillar.

use crate::fact::{Kind, Slot, Value};
use crate::source::{SectionKind, Span};

use super::Page;
use super::context::{Context, Draft};

/// Adds the tier, the standards and the trends.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    tier(context, pages);
    standards(context, pages);
    efforts(context, pages);
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

/// Verbs of the tier sentence and the movement that they say.
const MOVEMENTS: [(&str, &str); 9] = [
    ("remained on", "remained"),
    ("remained at", "remained"),
    ("remained in", "remained"),
    ("remains on", "remained"),
    ("remains a", "remained"),
    ("remained a", "remained"),
    ("upgraded to", "upgraded"),
    ("downgraded to", "downgraded"),
    ("is placed on", ""),
];

/// The tier: from the sentence that says that it remained or moved, else from any that names it, else from the title.
fn tier(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let overall: Vec<&Page<'_>> = pages.iter().filter(|p| p.section == SectionKind::Overall).collect();
    let mut found: Option<(&Page<'_>, Span, &str, &str)> = None;
    for page in &overall {
        let text = page.reading.span.of(&context.document.text);
        let lower = text.to_lowercase();
        for (words, movement) in MOVEMENTS {
            if let Some(at) = lower.find(words)
                && lower.len() == text.len()
                && let Some(tier) = tier_in(&text[at..])
                && !lower[..at].ends_with("could be ")
            {
                found = Some((page, page.reading.span, tier, movement));
            }
        }
    }
    if found.is_none() {
        found = overall.iter().find_map(|page| {
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
    let key = &context.document.key;
    let draft = Draft::new(Kind::Tier, sentence, span, "report", "tier")
        .with(Slot::Country, Value::Place(key.country.clone()))
        .with(Slot::Year, Value::Year(key.year))
        .slug(Slot::Tier, Some(tier))
        .slug(Slot::Movement, Some(movement));
    context.add(draft);
}

/// "does not fully meet the minimum standards ... but is making significant efforts to do so".
fn standards(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut meets: Option<(&Page<'_>, &str)> = None;
    let mut efforts: Option<&str> = None;
    for page in pages.iter().filter(|p| p.section == SectionKind::Overall) {
        let lower = page.reading.span.of(&context.document.text).to_lowercase().replace('’', "'");
        if meets.is_none()
            && lower.contains("minimum standards")
            && (lower.contains("meet") || lower.contains("compl"))
            && !lower.contains("key areas")
        {
            let denied =
                ["not fully", "not yet fully", "n't fully", "not meet", "not comply", "not yet meet", "not yet comply"]
                    .iter()
                    .any(|w| lower.contains(w));
            meets = Some((page, if denied { "not-fully" } else { "fully" }));
        }
        if meets.is_some() && efforts.is_none() && lower.contains("significant effort") {
            let denied = ["not making", "not made", "is not undertaking", "not make"].iter().any(|w| lower.contains(w));
            efforts = Some(if denied { "no" } else { "yes" });
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

/// Words of the opening sentence of a section and the trend that they say; the first that fits wins.
const TRENDS: [(&str, &[&str]); 5] = [
    (
        "no-efforts",
        &[
            "no discernible efforts",
            "did not demonstrate any efforts",
            "no efforts",
            "did not make efforts",
            "made no",
            "did not report any",
            "failed to make",
            "did not make any",
            "no evidence of",
            "no progress",
            "no discernable",
            "did not demonstrate efforts",
            "did not take",
            "demonstrated no",
            "did not demonstrate discernible",
        ],
    ),
    ("mixed", &["mixed", "uneven"]),
    ("decreased", &["decreas", "declin", "reduced", "weakened", "diminish", "fewer efforts", "regress"]),
    (
        "increased",
        &[
            "increas",
            "improv",
            "strengthen",
            "expanded",
            "enhanced",
            "made progress",
            "intensified",
            "made some progress",
            "significant progress",
            "stepped up",
            "bolstered",
            "accelerat",
            "made notable progress",
            "made important strides",
        ],
    ),
    (
        "maintained",
        &[
            "maintain",
            "sustained",
            "continued",
            "made modest",
            "minimal",
            "limited",
            "made some",
            "weak",
            "inadequate",
            "insufficient",
            "made significant",
            "strong",
            "made uneven",
            "made efforts",
            "modest",
            "made negligible",
            "negligible",
        ],
    ),
];

/// The trend of each pillar by the opening sentence of its section, and the overall one by the opening paragraph.
fn efforts(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut drafts = Vec::new();
    let mut overall = false;
    for page in pages {
        let text = page.reading.span.of(&context.document.text);
        let lower = text.to_lowercase().replace('’', "'");
        let pillar = match page.section {
            SectionKind::Overall if !overall => {
                let said = lower.contains("overall") && lower.contains("effort")
                    || lower.contains("increasing efforts compared")
                    || lower.contains("efforts during the reporting period");
                if !said || !(lower.contains("demonstrat") || lower.contains("show") || lower.contains("mad")) {
                    continue;
                }
                overall = true;
                "overall"
            }
            SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention if page.opens_section => {
                page.section.slug()
            }
            _ => continue,
        };
        if pillar != "overall"
            && !["effort", "progress", "capacity", "protection", "prevention", "prosecution", "enforcement"]
                .iter()
                .any(|w| lower.contains(w))
        {
            continue;
        }
        let denied_overall = pillar == "overall"
            && (lower.contains("did not demonstrate overall increasing")
                || lower.contains("did not demonstrate increasing")
                || lower.contains("failed to demonstrate overall increasing")
                || lower.contains("not demonstrate overall"));
        // "did not demonstrate overall increasing efforts": less than an increase, and no more is said.
        let trend = if denied_overall { None } else { trend(&lower) };
        if let Some(trend) = trend {
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

/// The trend that the earliest of its words says, denials first.
fn trend(lower: &str) -> Option<&'static str> {
    // "did not improve" says what it was not.
    if lower.contains("did not improve") || lower.contains("did not increase") {
        return None;
    }
    let (denial, rest) = TRENDS.split_first()?;
    if denial.1.iter().any(|w| lower.contains(w)) {
        return Some(denial.0);
    }
    let up =
        lower.contains("increas") && (lower.contains("decreas") || lower.contains("declin")) && lower.contains("but");
    if up {
        return Some("mixed");
    }
    rest.iter()
        .filter_map(|(trend, words)| words.iter().filter_map(|w| lower.find(w)).min().map(|at| (at, *trend)))
        .min()
        .map(|(_, trend)| trend)
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
    fn trends_of_opening_sentences() {
        assert_eq!(trend("the government maintained anti-trafficking law enforcement efforts."), Some("maintained"));
        assert_eq!(trend("the government decreased prevention efforts."), Some("decreased"));
        assert_eq!(trend("the government made no efforts to prevent trafficking."), Some("no-efforts"));
        assert_eq!(trend("the government sustained its modest efforts but increased convictions"), Some("maintained"));
    }
}
