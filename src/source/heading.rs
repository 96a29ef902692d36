//! Headings: lines, or the first words of a paragraph, that open a section.

use super::words::{HeadingWords, after_words, is_mark, words};
use super::{SectionKind, Span, paragraph};

/// The most words that a heading's `*` stands for.
const MOST_WORDS: usize = 9;
/// Small words inside a country's name.
const SMALL: [&str; 6] = ["of", "the", "and", "du", "la", "et"];
/// The most bytes before the colon of a heading with a `*` that text follows.
const WIDEST: usize = 100;

/// A heading in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// What it opens.
    pub kind: SectionKind,
    /// Its words with their colon and marks; the body begins where it ends.
    pub span: Span,
}

/// All headings inside `span`, in order.
pub(super) fn headings(text: &str, span: Span) -> Vec<Heading> {
    let mut found = Vec::new();
    // Whether a line may begin something new here, and not go on with a broken sentence.
    let mut fresh = true;
    let mut wrapped = None;
    let lines: Vec<Span> = paragraph::lines(text, span).collect();
    for (number, &line) in lines.iter().enumerate() {
        let Some(trimmed) = paragraph::trim(text, line) else {
            (fresh, wrapped) = (true, None);
            continue;
        };
        let block = || lines[number..].iter().take_while(|line| !line.of(text).trim().is_empty());
        let wrapped = *wrapped.get_or_insert_with(|| paragraph::is_wrapped(block()));
        let content = trimmed.of(text);
        let at_start = fresh || !wrapped;
        let body = match at_start.then(|| at_line_start(content)).flatten() {
            Some((kind, end)) => {
                found.push(Heading { kind, span: Span::new(trimmed.start, trimmed.start + end) });
                trimmed.start + end
            }
            None => trimmed.start,
        };
        inside(text, Span::new(body, trimmed.end), &mut found);
        fresh = body == trimmed.end || content.ends_with(['.', '!', '?', ':', ')', '”', '"', '’']);
    }
    found
}

/// Whether the line is nothing but a heading.
pub(super) fn is_heading(line: &str) -> bool {
    at_line_start(line.trim()).is_some_and(|(_, end)| end == line.trim().len())
}

/// The heading at the beginning of a trimmed line, and where it ends: at the line's end, or before its text.
fn at_line_start(line: &str) -> Option<(SectionKind, usize)> {
    let bare = unnumbered(line.trim_start_matches(|c| is_mark(c) || is_bullet(c)));
    let lead = line.len() - bare.len();
    words().headings.iter().find_map(|heading| {
        let lower_case = bare.starts_with(char::is_lowercase);
        if lower_case && !heading.inside {
            return None;
        }
        let end = heading.words.iter().find_map(|pattern| match pattern.strip_suffix(" *") {
            Some(pattern) => open_end(bare, pattern, heading),
            None => closed_end(bare, pattern, heading),
        })?;
        Some((heading.section, lead + end))
    })
}

/// Without a chapter's number: "II. Prosecution", "3. Prevention".
fn unnumbered(line: &str) -> &str {
    let Some((number, rest)) = line.split_once(['.', ')']) else { return line };
    let numeral = number.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) || number.chars().all(|c| c.is_ascii_digit());
    if numeral && (1..=4).contains(&number.len()) && rest.starts_with(is_mark) {
        rest.trim_start_matches(is_mark)
    } else {
        line
    }
}

/// Where a heading without `*` ends.
fn closed_end(line: &str, pattern: &str, heading: &HeadingWords) -> Option<usize> {
    let after = after_words(line, pattern)?;
    let rest = &line[after..];
    if rest.chars().all(|c| is_mark(c) || is_dash(c) || matches!(c, ':' | '.')) {
        return Some(line.len());
    }
    let body = rest.trim_start_matches(|c| is_mark(c) || is_dash(c) || matches!(c, ':' | '.'));
    let separator = &rest[..rest.len() - body.len()];
    let parted = separator.contains(':')
        || (separator.contains('.') || separator.trim().contains(is_dash) && separator.starts_with([' ', '–', '—']))
            && separator.ends_with(is_mark)
            && body.starts_with(char::is_uppercase)
        || separator.ends_with(char::is_whitespace) && runs_on(&line[..after], separator, body);
    (heading.run_in && parted).then(|| line.len() - body.len())
}

/// Whether a heading that nothing parts from its text is told by its capitals, its marks or by the word that follows.
fn runs_on(heading: &str, separator: &str, body: &str) -> bool {
    let mut letters = body.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let sentence = capital && letters.next().is_none_or(|c| c.is_lowercase() || c.is_whitespace());
    let shouted = !heading.contains(char::is_lowercase) && heading.contains(char::is_alphabetic);
    let marked = separator.contains(|c: char| is_mark(c) && !c.is_whitespace());
    sentence && (shouted || marked || words().runs_on.iter().any(|word| after_words(body, word).is_some()))
}

/// Where a heading whose `*` follows `pattern` ends.
fn open_end(line: &str, pattern: &str, heading: &HeadingWords) -> Option<usize> {
    let after = after_words(line, pattern)?;
    let rest = &line[after..];
    let (name, body) = parted(rest);
    let name = name.trim_matches(|c| is_mark(c) || is_dash(c) || c == '.');
    let allowed = body.is_empty() || heading.run_in && after + name.len() <= WIDEST;
    (is_name(name) && allowed).then(|| line.len() - body.len())
}

/// Whether the words may be the name of a country: capitals, and small words between them.
pub(super) fn is_name(name: &str) -> bool {
    let parts = name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')).filter(|word| !word.is_empty());
    let small = |word: &str| SMALL.contains(&word.to_lowercase().as_str());
    parts.clone().all(|word| word.starts_with(char::is_uppercase) || small(word))
        && parts.clone().any(|word| word.starts_with(char::is_uppercase) && !small(word))
        && parts.count() <= MOST_WORDS
        && !name.contains(';')
}

/// The name that a heading ends with and the text behind it: parted by a colon, a dash or the stop of a sentence.
fn parted(rest: &str) -> (&str, &str) {
    let trim = |body: &'_ str| body.len() - body.trim_start_matches(|c| is_mark(c) || is_dash(c)).len();
    let cut = rest.char_indices().find_map(|(at, c)| {
        let after = &rest[at + c.len_utf8()..];
        // "St. Lucia" goes on, "Kenya. Train judges" does not.
        let word = rest[..at].rsplit(char::is_whitespace).next().unwrap_or("");
        let stop = c == '.' && after.starts_with(is_mark) && word.chars().count() > 2;
        let dash = is_dash(c) && rest[..at].ends_with(char::is_whitespace) && after.starts_with([' ', '-']);
        (c == ':' || stop || dash).then_some((at, at + c.len_utf8()))
    });
    match cut {
        Some((name, body)) => (&rest[..name], &rest[body + trim(&rest[body..])..]),
        None => (rest, ""),
    }
}

/// The headings of the digests that stand in the middle of a line.
fn inside(text: &str, span: Span, found: &mut Vec<Heading>) {
    let line = span.of(text);
    let first = found.len();
    for heading in words().headings.iter().filter(|heading| heading.inside) {
        for pattern in &heading.words {
            for (at, _) in line.char_indices().filter(|&(at, _)| at > 0 && !line[..at].ends_with(char::is_alphanumeric))
            {
                let Some(colon) = after_words(&line[at..], pattern).filter(|&end| line[at + end..].starts_with(':'))
                else {
                    continue;
                };
                let end = at + colon + 1;
                found.push(Heading { kind: heading.section, span: Span::new(span.start + at, span.start + end) });
            }
        }
    }
    found[first..].sort_by_key(|heading| heading.span);
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '▪' | '●' | '·' | '\u{200b}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(&str, &str)> {
        let found = headings(text, Span::new(0, text.len()));
        found.into_iter().map(|heading| (heading.kind.slug(), heading.span.of(text))).collect()
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        for heading in &words().headings {
            let found = of(&heading.example);
            assert_eq!(found.first().map(|f| f.0), Some(heading.section.slug()), "{}", heading.example);
            assert_eq!(of(&heading.not), [], "{}", heading.not);
            for pattern in &heading.words {
                assert!(!pattern.trim_end_matches(" *").contains('*'), "`*` only at the end: {pattern}");
            }
        }
    }

    #[test]
    fn every_edition_has_its_style() {
        assert_eq!(of("RECOMMENDATIONS FOR GHANA"), [("recommendations", "RECOMMENDATIONS FOR GHANA")]);
        assert_eq!(
            of("Recommendations for Kenya: Provide training"),
            [("recommendations", "Recommendations for Kenya: ")]
        );
        for line in [
            "Recommendations for St. Lucia: ",
            "Recommendations for Congo, Republic of the: ",
            "Recommendations for Burma (Myanmar): ",
            "Recommendations for Kenya. ",
            "Recommendations for Kenya – ",
            "Recommendations for the Government of the Democratic Republic of the Congo: ",
            "PRIORITIZED RECOMMENDATIONS ",
        ] {
            assert_eq!(of(&format!("{line}Train judges in all regions.")), [("recommendations", line)]);
        }
        assert_eq!(of("PROSECUTION The police"), [("prosecution", "PROSECUTION ")]);
        assert_eq!(of("Prosecution The police"), [("prosecution", "Prosecution ")]);
        assert_eq!(of("__PREVENTION__ Courts met"), [("prevention", "__PREVENTION__ ")]);
        assert_eq!(of("II. Protection\nThe police"), [("protection", "II. Protection")]);
        assert_eq!(of("• RECOMMENDATIONS:\nTrain"), [("recommendations", "• RECOMMENDATIONS:")]);
        assert_eq!(of("**Prosecution**\nThe police"), [("prosecution", "**Prosecution**")]);
        assert_eq!(of("Prevention. In 2002, the police"), [("prevention", "Prevention. ")]);
        assert_eq!(of("Protection – The police"), [("protection", "Protection – ")]);
        assert_eq!(
            of("current situation: women are sold; tier rating: Tier 3 - X is"),
            [("profile", "current situation: "), ("overall", "tier rating:")]
        );
    }

    #[test]
    fn sentences_are_no_headings() {
        assert_eq!(of("It had funds for victim\nProtection\nand more."), []);
        assert_eq!(of("Recommendations for better laws: none were made."), []);
        assert_eq!(of("Prosecution of the case: it failed."), []);
        assert_eq!(of("Protection-related work began."), []);
        assert_eq!(of("Protection Officers met in May."), []);
        assert_eq!(of("Prosecution of traffickers in Malawi failed."), []);
        assert_eq!(of("Recommendations for Kenya were made."), []);
        assert_eq!(of("the police gave victims\nprotection: it was weak"), []);
    }
}
