//! A whole annual report: cut into its narratives by their title lines and by its contents.
//!
//! A narrative begins with "COUNTRY (Tier 2)", "COUNTRY: Tier 2" or "COUNTRY (Special Case)", and ends where the next one
//! does or where the annexes begin. What the contents list and no such line opens is looked for by its name alone. All else
//! is left out, and told.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{CountryNames, parse_year};
use super::words::{after_words, is_mark, words};
use super::{Span, paragraph, title};

/// A longer line is text.
const WIDEST: usize = 120;
/// What is shorter is a line of a table, in bytes.
const SHORTEST: usize = 100;
/// So many countries with their pages in one paragraph are contents.
const FEWEST_LISTED: usize = 8;
/// How far the line with the year may stand below the edition's name, in lines.
const YEAR_WITHIN: usize = 4;
/// How many lines of the introduction are looked through for the year.
const YEAR_LINES: usize = 400;

/// A report cut up.
#[derive(Debug)]
pub(super) struct Cuts {
    /// The narratives in the order of the text, each country once.
    pub narratives: Vec<Narrative>,
    /// The edition, where its introduction says it.
    pub year: Option<i32>,
    /// What is in none of them.
    pub left: Vec<Left>,
    /// Countries that the contents list and the text lacks.
    pub missing: Vec<String>,
}

/// A narrative's place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Narrative {
    /// Its country's code.
    pub country: String,
    /// Its text, title line first.
    pub span: Span,
}

/// A stretch that is no narrative.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// What it seems to be.
    pub what: What,
    pub span: Span,
}

/// Sorts of what is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Introduction,
    /// Title lines without text.
    Table,
    /// A country that had its narrative before.
    Repeated,
    /// A title line of a country that the lexicon does not know.
    Unknown,
    Annex,
}

/// A line at which something begins.
struct Boundary {
    at: usize,
    country: Option<String>,
    what: What,
}

/// Cuts a report; nothing where the text has title lines of fewer than two countries.
pub(super) fn cut(text: &str, countries: &dyn CountryNames) -> Option<Cuts> {
    let mut boundaries = headings(text, countries);
    let known: BTreeSet<String> = boundaries.iter().filter_map(|boundary| boundary.country.clone()).collect();
    if known.len() < 2 {
        return None;
    }
    let (listed, contents_end) = contents(text, countries);
    let absent: BTreeSet<String> = listed.difference(&known).cloned().collect();
    boundaries.extend(bare_headings(text, contents_end, &absent, countries));
    boundaries.sort_by_key(|boundary| boundary.at);
    // The annexes are those behind the last narrative's beginning; the words stand in the contents too.
    let last = boundaries.last()?.at;
    boundaries.extend(annex(text, last));
    let first = boundaries[0].at;
    let mut cuts = Cuts { narratives: Vec::new(), year: year(&text[..first]), left: Vec::new(), missing: Vec::new() };
    cuts.leave(text, What::Introduction, Span::new(0, first));
    cuts.take(text, &boundaries);
    let found: BTreeSet<&String> = cuts.narratives.iter().map(|narrative| &narrative.country).collect();
    cuts.missing = listed.iter().filter(|country| !found.contains(country)).cloned().collect();
    (!cuts.narratives.is_empty()).then_some(cuts)
}

impl Cuts {
    /// Takes the stretches between the boundaries.
    fn take(&mut self, text: &str, boundaries: &[Boundary]) {
        let mut stretches: Vec<(&Boundary, Span)> = Vec::new();
        for (number, boundary) in boundaries.iter().enumerate() {
            let end = boundaries.get(number + 1).map_or(text.len(), |next| next.at);
            match stretches.last_mut() {
                // The title is printed again at the top of a page.
                Some((last, span)) if last.country.is_some() && last.country == boundary.country => span.end = end,
                _ => stretches.push((boundary, Span::new(boundary.at, end))),
            }
        }
        let mut longest: BTreeMap<&str, usize> = BTreeMap::new();
        for (boundary, span) in &stretches {
            if let Some(country) = &boundary.country {
                let most = longest.entry(country).or_default();
                *most = span.len().max(*most);
            }
        }
        for (boundary, span) in &stretches {
            let Some(country) = &boundary.country else {
                self.leave(text, boundary.what, *span);
                continue;
            };
            let body = text[span.start..span.end].split_once('\n').map_or("", |(_, body)| body.trim());
            if body.len() < SHORTEST {
                self.leave(text, What::Table, *span);
            } else if longest.get(country.as_str()) != Some(&span.len()) {
                self.leave(text, What::Repeated, *span);
            } else {
                longest.remove(country.as_str());
                self.narratives.push(Narrative { country: country.clone(), span: *span });
            }
        }
    }

    fn leave(&mut self, text: &str, what: What, span: Span) {
        if paragraph::trim(text, span).is_some() {
            self.left.push(Left { what, span });
        }
    }
}

/// The short lines of a text, without Markdown's marks.
fn short_lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let lines = paragraph::lines(text, Span::new(from, text.len())).filter_map(|line| paragraph::trim(text, line));
    lines.filter(|line| line.len() <= WIDEST).map(|line| (line.start, line.of(text).trim_matches(is_mark)))
}

/// The title lines with a tier, in order.
fn headings(text: &str, countries: &dyn CountryNames) -> Vec<Boundary> {
    let mut found = Vec::new();
    let mut above: Option<(usize, &str)> = None;
    for (at, line) in short_lines(text, 0) {
        if title::is_tier_heading(line) {
            let country = title::tier_line(line, countries).and_then(|line| line.country);
            found.push(Boundary { at, what: What::Unknown, country });
        } else if let Some((start, name)) = above.filter(|_| title::is_tier(line)) {
            // "GHANA" and "(Tier 2)" on two lines.
            if let Some(country) = title::country(name, countries) {
                found.push(Boundary { at: start, what: What::Unknown, country: Some(country) });
            }
        }
        above = Some((at, line));
    }
    found
}

/// The countries that the contents list, and where they end: a paragraph of names with their pages.
fn contents(text: &str, countries: &dyn CountryNames) -> (BTreeSet<String>, usize) {
    let mut listed = BTreeSet::new();
    let mut end = 0;
    for span in paragraph::paragraphs(text, Span::new(0, text.len())) {
        let mut found = BTreeSet::new();
        let mut name = String::new();
        for word in span.of(text).split(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '•')) {
            if !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
                found.extend(title::country(&name, countries));
                name.clear();
            } else if name.len() < WIDEST {
                name.push(' ');
                name.push_str(word);
            }
        }
        // One entry a paragraph where the lines are far apart.
        if found.len() >= FEWEST_LISTED || found.len() == 1 && span.len() < WIDEST && span.end < text.len() / 4 {
            listed.append(&mut found);
            end = span.end;
        }
    }
    if listed.len() < FEWEST_LISTED { (BTreeSet::new(), 0) } else { (listed, end) }
}

/// Lines that are nothing but the name, in capitals, of a country that the contents list.
fn bare_headings(text: &str, from: usize, absent: &BTreeSet<String>, countries: &dyn CountryNames) -> Vec<Boundary> {
    if absent.is_empty() {
        return Vec::new();
    }
    let shouted = short_lines(text, from).filter(|(_, line)| !line.contains(char::is_lowercase) && line.len() > 2);
    let named = shouted.filter_map(|(at, line)| Some((at, title::country(line, countries)?)));
    let named = named.filter(|(_, country)| absent.contains(country));
    named.map(|(at, country)| Boundary { at, what: What::Unknown, country: Some(country) }).collect()
}

/// Where the annexes begin, if there are any behind `from`.
fn annex(text: &str, from: usize) -> Option<Boundary> {
    let mut lines = short_lines(text, from).filter(|(_, line)| !line.contains(char::is_lowercase));
    let opens = |line: &str| words().annual.ends.iter().any(|end| after_words(line, end).is_some());
    lines.find(|(_, line)| opens(line)).map(|(at, _)| Boundary { at, what: What::Annex, country: None })
}

/// The edition that an introduction names: "2012 Trafficking in Persons Report", or the name and "JUNE 2012" below it.
fn year(introduction: &str) -> Option<i32> {
    let mut named = usize::MAX;
    for (number, (_, line)) in short_lines(introduction, 0).take(YEAR_LINES).enumerate() {
        let year = line.split(|c: char| !c.is_alphanumeric()).find_map(parse_year);
        let lower = line.to_lowercase();
        if words().title.report.iter().any(|marker| lower.contains(marker.as_str())) {
            named = number;
        } else if named == usize::MAX || number - named > YEAR_WITHIN || line.split_whitespace().count() > 3 {
            continue;
        }
        if year.is_some() {
            return year;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Names;

    impl CountryNames for Names {
        fn code_of(&self, name: &str) -> Option<String> {
            let names = ["albania", "benin", "chad", "egypt", "fiji", "ghana", "kenya", "laos", "mali"];
            names.contains(&name.to_lowercase().as_str()).then(|| name[..3].to_uppercase())
        }
    }

    const BODY: &str =
        "The government did what it did, and the report says so in a paragraph that is long enough to be one. Really.";

    fn codes(cuts: &Cuts) -> Vec<&str> {
        cuts.narratives.iter().map(|narrative| narrative.country.as_str()).collect()
    }

    #[test]
    fn every_country_once_and_nothing_of_another() {
        let text = format!(
            "TRAFFICKING IN PERSONS REPORT\n\nJUNE 2012\n\nIntroduction in 2009.\n\nBenin: Tier 2\n\nGhana: Tier 3\n\n\
             BENIN (Tier 2)\n\n{BODY}\n\nPROSECUTION\n\n{BODY}\n\nGHANA\n(TIER 2 WATCH LIST)\n\n{BODY}\n\nGHANA (Tier 2 Watch List)\n\n\
             More of Ghana.\n\nNARNIA (Tier 1)\n\n{BODY}\n\nKENYA (Special Case)\n\n{BODY}\n\nRELEVANT INTERNATIONAL CONVENTIONS\n\nTable."
        );
        let cuts = cut(&text, &Names).unwrap();
        assert_eq!(codes(&cuts), ["BEN", "GHA", "KEN"]);
        assert_eq!(cuts.year, Some(2012));
        let of = |number: usize| cuts.narratives[number].span.of(&text);
        assert!(of(0).starts_with("BENIN (Tier 2)") && of(0).matches(BODY).count() == 2);
        assert!(of(1).starts_with("GHANA\n(TIER 2") && of(1).trim_end().ends_with("More of Ghana."));
        assert!(of(2).trim_end().ends_with("Really."));
        let left: Vec<What> = cuts.left.iter().map(|left| left.what).collect();
        assert_eq!(left, [What::Introduction, What::Table, What::Table, What::Unknown, What::Annex]);
    }

    #[test]
    fn contents_find_what_has_no_tier() {
        let names = ["Albania", "Benin", "Chad", "Egypt", "Fiji", "Ghana", "Kenya", "Laos", "Mali"];
        let contents: Vec<String> = (65..).zip(names).map(|(page, name)| format!("{name} ..... {page}")).collect();
        let text = format!(
            "2003 Trafficking in Persons Report\n\n{}\n\nALBANIA (Tier 2)\n\n{BODY}\n\nBENIN\n\n{BODY}\n\nCHAD (Tier 3)\n\n{BODY}\n",
            contents.join(" ")
        );
        let cuts = cut(&text, &Names).unwrap();
        assert_eq!((codes(&cuts), cuts.year), (vec!["ALB", "BEN", "CHA"], Some(2003)));
        assert_eq!(cuts.missing, ["EGY", "FIJ", "GHA", "KEN", "LAO", "MAL"]);
    }

    #[test]
    fn one_narrative_is_not_cut() {
        let text = format!("KENYA (Tier 2)\n\n{BODY} Ghana remained on Tier 2.\n\n{BODY}");
        assert!(cut(&text, &Names).is_none());
    }
}
