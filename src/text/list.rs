//! The members of a list of recommendations, however it is printed.
//!
//! Editions print them as bullets or numbers, as one paragraph of clauses joined by semicolons, as a sentence a line, or as
//! bullets that run on in one line. What stands in quotation marks or brackets is never taken apart.

use crate::source::{Span, paragraphs};

use super::sentence::{split, trim};

/// What opens a member of a list, where white space follows.
const BULLETS: [char; 9] = ['•', '·', '▪', '●', '‣', '◦', '*', '–', '-'];
/// Bullets that may also stand in the middle of a line; dashes there belong to the sentence.
const INLINE: [char; 6] = ['•', '▪', '●', '‣', '◦', '·'];
/// This many semicolons make one paragraph of several a list of clauses.
const CLAUSE_LIST: usize = 2;

/// A stretch of text with what it opens with.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    marker: Option<char>,
}

/// The members of the list inside `span`, bullets, numbers, "and" before the last one and the list's own stops left out.
pub(super) fn members(text: &str, span: Span) -> Vec<Span> {
    let pieces: Vec<Piece> = paragraphs(text, span)
        .into_iter()
        .flat_map(|paragraph| lines(text, paragraph))
        .flat_map(|line| bullets(text, line))
        .map(|piece| unmarked(text, piece))
        .filter(|piece| !piece.span.is_empty())
        .collect();
    let marked = pieces.iter().filter(|piece| piece.marker.is_some()).count() > 1;
    let mut found: Vec<Span> = Vec::new();
    let mut before: Option<Piece> = None;
    for piece in &pieces {
        let semicolons = semicolons(text, piece.span);
        let inner = before.is_some_and(|b| {
            b.marker.is_some() && piece.marker.is_some() && piece.marker != b.marker && b.span.of(text).ends_with(':')
        });
        if inner && let Some(last) = found.last_mut() {
            // A list within a member belongs to it.
            last.end = piece.span.end;
            continue;
        }
        if marked && piece.marker.is_some() {
            found.extend(closed(text, piece.span));
        } else if pieces.len() == 1 || semicolons.len() >= CLAUSE_LIST {
            found.extend(split(text, piece.span).into_iter().flat_map(|sentence| clauses(text, sentence)));
        } else {
            found.extend(split(text, piece.span).into_iter().filter_map(|sentence| closed(text, sentence)));
        }
        before = Some(*piece);
    }
    found
}

/// The lines of a paragraph that has one member a line; else the paragraph.
fn lines(text: &str, paragraph: Span) -> Vec<Span> {
    let mut at = paragraph.start;
    let lines: Vec<Span> = paragraph
        .of(text)
        .split('\n')
        .map(|line| {
            let span = trim(text, Span::new(at, at + line.len()));
            at += line.len() + 1;
            span
        })
        .filter(|line| !line.is_empty())
        .collect();
    let opens = |line: &Span| line.of(text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(');
    let ends = |line: &Span| line.of(text).ends_with(['.', ';', ':']) || line.of(text).ends_with("; and");
    let listed = lines.len() > 2 || lines.iter().all(ends);
    let numbered = |line: &&Span| number(line.of(text)).is_some();
    if lines.iter().filter(numbered).count() > 1 && lines.iter().any(|line| !opens(line)) {
        // Numbered members that go on in a second line.
        let mut found: Vec<Span> = Vec::new();
        for line in lines {
            match found.last_mut() {
                Some(last) if number(line.of(text)).is_none() => last.end = line.end,
                _ => found.push(line),
            }
        }
        return found;
    }
    if lines.len() > 1 && listed && lines.iter().all(opens) { lines } else { vec![paragraph] }
}

/// The stretches between the bullets inside a line.
fn bullets(text: &str, line: Span) -> Vec<Span> {
    let body = line.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in body.char_indices() {
        let parted = body[..at].ends_with(char::is_whitespace) && body[at + c.len_utf8()..].starts_with(' ');
        if INLINE.contains(&c) && parted {
            found.push(Span::new(line.start + start, line.start + at));
            start = at;
        }
    }
    found.push(Span::new(line.start + start, line.end));
    found.retain(|span| !span.of(text).trim().is_empty());
    found
}

/// The piece without its bullet or number.
fn unmarked(text: &str, span: Span) -> Piece {
    let body = span.of(text);
    let start = body.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{ad}'));
    let bullet = start.chars().next().filter(|c| {
        BULLETS.contains(c)
            && start[c.len_utf8()..].starts_with(|n: char| n.is_whitespace() || n.is_alphabetic() && *c != '-')
    });
    let bullet = bullet.or_else(|| start.starts_with("o ").then_some('o'));
    let rest = bullet.map_or(start, |c| &start[c.len_utf8()..]);
    let (rest, marker) = match number(rest.trim_start()) {
        Some(length) => (&rest.trim_start()[length..], Some('1')),
        None => (rest, bullet),
    };
    let from = span.start + (body.len() - rest.len());
    Piece { span: trim(text, Span::new(from, span.end)), marker }
}

/// How long the number at the front of a member is: "1.", "(2)", "3)".
fn number(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len() - rest.len();
    let tail = if inner.len() < text.len() { rest.strip_prefix(')') } else { rest.strip_prefix(['.', ')']) }?;
    ((1..=2).contains(&digits) && tail.starts_with(char::is_whitespace)).then(|| text.len() - tail.len())
}

/// Where the semicolons stand that no quotation and no bracket holds.
fn semicolons(text: &str, span: Span) -> Vec<usize> {
    let body = span.of(text);
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut found = Vec::new();
    for (at, c) in body.char_indices() {
        match c {
            '(' | '[' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            ';' if depth == 0 && !quoted => found.push(span.start + at),
            _ => {}
        }
    }
    found
}

/// The clauses of a sentence that semicolons join, or the sentence with its stop.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let cuts = semicolons(text, sentence);
    if cuts.iter().all(|cut| *cut + 1 >= sentence.end) {
        return closed(text, sentence).into_iter().collect();
    }
    let mut start = sentence.start;
    let mut found = Vec::new();
    for cut in cuts.into_iter().chain([sentence.end]) {
        let piece = unmarked(text, joined(text, Span::new(start, cut))).span;
        let body = joined(text, piece).of(text);
        // The stop closes the list and not its last member; that of "U.S." is its own.
        let kept = body.strip_suffix('.').filter(|b| !is_abbreviated(b)).unwrap_or(body);
        let from = joined(text, piece).start;
        found.extend(closed(text, Span::new(from, from + kept.len())));
        start = cut + 1;
    }
    found
}

/// Whether the stop behind these words belongs to an abbreviation.
fn is_abbreviated(before: &str) -> bool {
    before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains('.') && word.len() <= 4)
}

/// Without "and" before the last member of a list.
fn joined(text: &str, span: Span) -> Span {
    let span = trim(text, span);
    let body = span.of(text);
    let rest = body.strip_prefix("and ").or_else(|| body.strip_prefix("and, ")).unwrap_or(body);
    trim(text, Span::new(span.end - rest.len(), span.end))
}

/// Without the semicolon and the "and" that lead on to the next member; nothing where no words are left.
fn closed(text: &str, span: Span) -> Option<Span> {
    let mut body = joined(text, span);
    loop {
        let words = body.of(text);
        let cut = words
            .strip_suffix("; and")
            .or_else(|| words.strip_suffix(", and"))
            .or_else(|| words.strip_suffix(';'))
            .unwrap_or(words)
            .trim_end();
        if cut.len() == words.len() {
            break;
        }
        body = Span::new(body.start, body.start + cut.len());
    }
    body.of(text).contains(char::is_alphabetic).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        members(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn one_paragraph_of_clauses() {
        assert_eq!(
            of("Amend the act; train judges, including in the north; and fund shelters."),
            ["Amend the act", "train judges, including in the north", "fund shelters"]
        );
        assert_eq!(of("Amend the act; and train judges."), ["Amend the act", "train judges"]);
        assert_eq!(of("(1) Amend the act; (2) train judges."), ["Amend the act", "train judges"]);
        assert_eq!(
            of("Amend the act (on debts; on fees); use the term “victim; witness” in forms; visit the U.S."),
            ["Amend the act (on debts; on fees)", "use the term “victim; witness” in forms", "visit the U.S."]
        );
    }

    #[test]
    fn bullets_and_numbers_are_whole_members() {
        assert_eq!(
            of("• Restore funds; pay them in May.\n• Train judges. Do so in all regions.\n"),
            ["Restore funds; pay them in May.", "Train judges. Do so in all regions."]
        );
        assert_eq!(
            of("1. Amend the act.\n2. Train judges\nin the north.\n"),
            ["Amend the act.", "Train judges\nin the north."]
        );
        assert_eq!(
            of("Amend the act. • Train judges. • Fund shelters."),
            ["Amend the act.", "Train judges.", "Fund shelters."]
        );
        assert_eq!(
            of("- Amend the act;\n- train judges; and\n- fund shelters."),
            ["Amend the act", "train judges", "fund shelters."]
        );
        assert_eq!(
            of("* Train:\no judges\no police\n* Fund shelters."),
            ["Train:\no judges\no police", "Fund shelters."]
        );
    }

    #[test]
    fn a_sentence_a_line() {
        assert_eq!(
            of("Amend the act.\nTrain judges.\nFund shelters."),
            ["Amend the act.", "Train judges.", "Fund shelters."]
        );
        assert_eq!(
            of("Amend the act\nTrain judges\nFund shelters"),
            ["Amend the act", "Train judges", "Fund shelters"]
        );
        assert_eq!(
            of("Amend the act so\nthat it bans all forms. Train judges."),
            ["Amend the act so\nthat it bans all forms.", "Train judges."]
        );
        assert_eq!(of("Amend the act.\n\nTrain judges; do it soon."), ["Amend the act.", "Train judges; do it soon."]);
    }
}
