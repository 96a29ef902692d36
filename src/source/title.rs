//! The lines above the text that say which narrative it is.

use super::key::{CountryNames, parse_year};
use super::words::{after_words, is_mark, words};
use super::{Span, heading, paragraph};

/// A longer line is text.
const WIDEST: usize = 120;
/// How many lines from the top may belong to the title.
const DEEPEST: usize = 20;

/// A line of the title and what it says.
#[derive(Debug, Default)]
pub(super) struct TitleLine {
    pub span: Option<Span>,
    pub country: Option<String>,
    pub year: Option<i32>,
    /// A name where a country should stand, that the lexicon does not know.
    pub unknown: Option<String>,
    /// Whether it is the line that names the edition.
    pub names_report: bool,
}

/// All title lines.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub lines: Vec<TitleLine>,
    /// Where the text begins.
    pub end: usize,
}

impl Title {
    /// The line to print: the one that names the edition, else the first.
    pub fn printed<'t>(&self, text: &'t str) -> Option<&'t str> {
        let line = self.lines.iter().find(|line| line.names_report).or(self.lines.first())?;
        Some(line.span?.of(text).trim_matches(is_mark))
    }
}

/// Reads the title from the top of the text; lines between two of its lines belong to it.
pub(super) fn title(text: &str, countries: &dyn CountryNames) -> Title {
    let mut title = Title::default();
    let all = paragraph::lines(text, Span::new(0, text.len())).filter_map(|line| paragraph::trim(text, line));
    for span in all.take(DEEPEST) {
        let line = span.of(text).trim_matches(is_mark);
        if span.len() > WIDEST || line.ends_with(['.', ';']) || heading::is_heading(line) {
            break;
        }
        if line.starts_with(char::is_lowercase) {
            continue;
        }
        let found = report_line(line, countries)
            .or_else(|| tier_line(line, countries))
            .or_else(|| bare(line, countries))
            .or_else(|| date_line(line));
        if let Some(found) = found {
            title.end = span.end;
            title.lines.push(TitleLine { span: Some(span), ..found });
        }
    }
    title
}

/// "2025 Trafficking in Persons Report: Azerbaijan".
pub(super) fn report_line(line: &str, countries: &dyn CountryNames) -> Option<TitleLine> {
    let lower = line.to_ascii_lowercase();
    let (start, marker) =
        words().title.report.iter().find_map(|marker| Some((lower.find(marker.as_str())?, marker)))?;
    let mut found = TitleLine { names_report: true, ..TitleLine::default() };
    let mut names = Vec::new();
    for part in [&line[start + marker.len()..], &line[..start]] {
        let rest: Vec<&str> = part
            .split_whitespace()
            .filter(|word| match parse_year(word.trim_matches(|c: char| !c.is_alphanumeric())) {
                Some(year) => {
                    found.year.get_or_insert(year);
                    false
                }
                None => true,
            })
            .collect();
        names.push(rest.join(" "));
    }
    found.country = names.iter().find_map(|name| {
        lookup(without_tier(name), countries).or_else(|| {
            let parts = name.split([':', '|', '>', '–', '—', '(', ')']).flat_map(|part| part.split(" - "));
            parts.map(without_tier).find_map(|part| lookup(part, countries))
        })
    });
    let after = names.swap_remove(0);
    let after = without_tier(&after);
    found.unknown = (found.country.is_none() && !after.is_empty()).then(|| after.to_owned());
    Some(found)
}

/// "AZERBAIJAN (Tier 2)", "GHANA: Tier 2 Watch List", or "Tier 3" alone.
pub(super) fn tier_line(line: &str, countries: &dyn CountryNames) -> Option<TitleLine> {
    let name = strip_tier(line)?;
    let country = lookup(name, countries);
    let unknown = (country.is_none() && !name.is_empty()).then(|| name.to_owned());
    Some(TitleLine { country, unknown, ..TitleLine::default() })
}

/// Whether a line is the title of a narrative by its form: a name in capitals or with capital words, then its tier.
pub(super) fn is_tier_heading(line: &str) -> bool {
    let line = line.trim_matches(is_mark);
    line.len() <= WIDEST && strip_tier(line).is_some_and(|name| !name.is_empty() && heading::is_name(name))
}

/// Whether a line is a tier and nothing else: "(Tier 2 Watch List)".
pub(super) fn is_tier(line: &str) -> bool {
    line.len() <= WIDEST && strip_tier(line).is_some_and(str::is_empty)
}

/// The country that a line names, if it names nothing else.
pub(super) fn country(line: &str, countries: &dyn CountryNames) -> Option<String> {
    (line.len() <= WIDEST).then(|| lookup(line, countries))?
}

/// The first title line of another country than `country` below the title, and its number: the file holds several
/// narratives.
pub(super) fn another<'t>(
    text: &'t str,
    title: &Title,
    country: &str,
    countries: &dyn CountryNames,
) -> Option<(usize, &'t str)> {
    let all = paragraph::lines(text, Span::new(0, text.len())).zip(1..);
    all.filter(|(span, _)| span.start >= title.end && span.len() <= WIDEST).find_map(|(span, number)| {
        let line = span.of(text).trim_matches(is_mark);
        let named = tier_line(line, countries)?.country?;
        (named != country).then_some((number, line))
    })
}

/// "June 12, 2007" below a title without a year.
fn date_line(line: &str) -> Option<TitleLine> {
    let month = words().title.months.iter().any(|month| after_words(line, month).is_some());
    let (day, year) = line.rsplit_once(' ')?;
    let year = parse_year(year).filter(|_| month && day.split_whitespace().count() == 2)?;
    Some(TitleLine { year: Some(year), ..TitleLine::default() })
}

/// "GHANA".
fn bare(line: &str, countries: &dyn CountryNames) -> Option<TitleLine> {
    Some(TitleLine { country: Some(lookup(line, countries)?), ..TitleLine::default() })
}

fn without_tier(name: &str) -> &str {
    strip_tier(name).unwrap_or(name).trim_matches(is_edge)
}

/// What stands before a closing tier and its separator; nothing where there is no tier.
fn strip_tier(line: &str) -> Option<&str> {
    let line = line.trim_end_matches(|c| is_edge(c) || c == '*');
    line.char_indices().find_map(|(at, _)| {
        let before = &line[..at];
        let parted = before.is_empty() || before.trim_end().ends_with(is_edge) || before.ends_with(['\t', '\u{a0}']);
        let is_tier = |tier: &String| after_words(&line[at..], tier) == Some(line.len() - at);
        (parted && words().title.tier.iter().any(is_tier)).then(|| before.trim_matches(is_edge))
    })
}

fn is_edge(c: char) -> bool {
    is_mark(c) || matches!(c, ':' | '(' | ')' | '[' | ']' | '-' | '–' | '—' | ',')
}

/// Asks for the name as it stands, turned round at its comma ("Bahamas, The"), and without "Country" or "The".
fn lookup(name: &str, countries: &dyn CountryNames) -> Option<String> {
    let name = name.trim_matches(|c| is_edge(c) || matches!(c, '“' | '”' | '"'));
    if name.is_empty() {
        return None;
    }
    let turned = name.split_once(", ").map(|(last, first)| format!("{first} {last}"));
    let prefix = ["country", "the"].iter().find_map(|prefix| after_words(name, prefix));
    countries
        .code_of(name)
        .or_else(|| countries.code_of(&turned?))
        .or_else(|| countries.code_of(name[prefix?..].trim_start()))
}
