//! Sentences, the unit that evidence points to.
//!
//! Boundaries come from the `sentencex` crate, paragraph by paragraph. A digest is one long sentence a paragraph whose
//! clauses end in semicolons; there each clause counts as a sentence. Recommendations are members of a list (`list`).

use crate::source::{Document, SectionKind, Span, paragraphs};

use super::boundary::pieces;
use super::list;

/// A sentence (in the semicolon-joined digests: one clause) of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From 1, in the order of the document.
    pub number: usize,
    /// Where it stands; bullets and surrounding white space left out.
    pub span: Span,
    /// The section that it stands in.
    pub section: SectionKind,
    /// The paragraph, or the member of a list of recommendations, that it stands in, from 1.
    pub paragraph: usize,
}

/// A paragraph with this many semicolons inside one sentence is a list of clauses.
const CLAUSE_LIST: usize = 2;
/// What may stand behind the stop that a sentence ends with.
const CLOSERS: [char; 4] = ['”', '"', '’', ')'];
/// Stops before a bracket that belong to the word.
const ABBREVIATED: [&str; 4] = ["etc", "inc", "jr", "al"];

/// Words that are short for a name only with a capital: "one man. Twelve others were women."
const WORDS: [&str; 4] = ["man", "ill", "mass", "miss"];

/// All sentences of a document.
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let text = document.text.as_str();
    let mut found = Vec::new();
    let mut paragraph = 0;
    let mut add = |section: SectionKind, spans: Vec<Span>| {
        if !spans.is_empty() {
            paragraph += 1;
        }
        for span in spans {
            found.push(Sentence { number: found.len() + 1, span, section, paragraph });
        }
    };
    // A narrative with the three pillars is written in sentences, whatever semicolons they hold.
    let is_narrative = document.sections.iter().any(|section| is_pillar(section.kind));
    for section in &document.sections {
        if section.kind == SectionKind::Recommendations {
            for member in list::members(text, section.span) {
                add(section.kind, split(text, member));
            }
            continue;
        }
        for line in paragraphs(text, section.span) {
            let sentences = split(text, trim(text, line)).into_iter();
            add(section.kind, sentences.flat_map(|sentence| clauses(text, sentence, is_narrative)).collect());
        }
    }
    found
}

fn is_pillar(section: SectionKind) -> bool {
    matches!(section, SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention)
}

/// Leaves out white space at both ends and a bullet at the front.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let front = body.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '*' | '·' | '▪' | '●' | '–' | '—' | '-' | '\u{feff}' | '\u{ad}')
    });
    let start = span.start + (body.len() - front.len());
    Span::new(start, start + front.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{ad}').len())
}

/// The sentences of a paragraph.
pub(super) fn split(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for piece in pieces(paragraph.of(text)) {
        let (from, end) = (paragraph.start + piece.start, paragraph.start + piece.end);
        let mut start = from;
        let mut cuts = closed_by_quotes(&text[from..end]);
        cuts.extend(closed_by_words(&text[from..end]));
        cuts.sort_unstable();
        for cut in cuts {
            found.push(trim(text, Span::new(start, from + cut)));
            start = from + cut;
        }
        found.push(trim(text, Span::new(start, end)));
    }
    found.retain(|span| !span.is_empty());
    found
}

/// Where a sentence ends whose stop stands inside quotation marks or brackets: `the “act.” Judges`.
fn closed_by_quotes(piece: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, c) in piece.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!')) {
        let after = &piece[at + c.len_utf8()..];
        let rest = after.trim_start_matches(CLOSERS);
        let next = rest.trim_start();
        let closers = &after[..after.len() - rest.len()];
        if closers.is_empty() {
            continue;
        }
        let word = piece[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
        let abbreviated = word.len() < 2 || ABBREVIATED.contains(&word.as_str());
        let ends = next.len() < rest.len() && next.starts_with(char::is_uppercase);
        // An apostrophe behind a stop may be a possessive: "the U.S.’ Coast Guard".
        if ends && !abbreviated && closers != "’" {
            found.push(piece.len() - next.len());
        }
    }
    found
}

/// Where a sentence ends with a word in small letters that the boundaries take for an abbreviation.
fn closed_by_words(piece: &str) -> Vec<usize> {
    let ends = |at: &usize| {
        let word = piece[..*at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        WORDS.contains(&word) && piece[at + 2..].starts_with(char::is_uppercase)
    };
    piece.match_indices(". ").map(|(at, _)| at).filter(ends).map(|at| at + 2).collect()
}

/// The clauses of a semicolon-joined list, or the sentence itself.
fn clauses(text: &str, sentence: Span, is_narrative: bool) -> Vec<Span> {
    let body = sentence.of(text);
    // A digest's clause starts small or ends without a stop.
    let clausal =
        body.chars().next().is_some_and(char::is_lowercase) || !body.ends_with(['.', '?', '!', '"', '”', ')', ':']);
    let is_list = body.matches("; ").count() >= CLAUSE_LIST && !is_narrative;
    let has_clauses = is_list || clausal && body.contains("; ");
    if !has_clauses {
        return vec![sentence];
    }
    let mut at = sentence.start;
    let mut found = Vec::new();
    let mut depth = 0;
    let outside = |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ';' && depth <= 0
    };
    for piece in body.split_inclusive(outside) {
        let span = trim(text, Span::new(at, at + piece.trim_end_matches(';').len()));
        at += piece.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_text(text: &str) -> Vec<&str> {
        let sentences = split(text, Span::new(0, text.len())).into_iter();
        sentences.flat_map(|s| clauses(text, s, false)).map(|s| s.of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(
            split_text("Art. 12 applies to No. 5. The U.S. government paid Gen. Lee. It met in Sept. 2023."),
            ["Art. 12 applies to No. 5.", "The U.S. government paid Gen. Lee.", "It met in Sept. 2023."]
        );
    }

    #[test]
    fn a_word_that_is_an_abbreviation_elsewhere_ends_a_sentence() {
        assert_eq!(
            split_text("They were six women and one man. Thirty were ill. Police met in Boston, Mass. in May."),
            ["They were six women and one man.", "Thirty were ill.", "Police met in Boston, Mass. in May."]
        );
    }

    #[test]
    fn a_semicolon_in_a_sentence_stays_and_a_list_of_clauses_is_cut() {
        assert_eq!(
            split_text("Police returned children; this increased the danger."),
            ["Police returned children; this increased the danger."]
        );
        assert_eq!(
            split_text("traffickers exploit men; women are exploited; a third clause (2020)"),
            ["traffickers exploit men", "women are exploited", "a third clause (2020)"]
        );
    }

    #[test]
    fn a_stop_inside_quotation_marks_ends_a_sentence() {
        assert_eq!(
            split_text("Courts spoke of “debt.”  Judges left. It met (in May.) Police (the N.P.) Officers left."),
            ["Courts spoke of “debt.”", "Judges left.", "It met (in May.)", "Police (the N.P.) Officers left."]
        );
    }

    #[test]
    fn a_narrative_keeps_its_sentences_whole() {
        let text = "These efforts included training judges; opening a shelter; and fining agencies.";
        let whole = Span::new(0, text.len());
        assert_eq!(clauses(text, whole, true), [whole]);
        assert_eq!(clauses(text, whole, false).len(), 3);
    }

    #[test]
    fn bullets_are_left_out() {
        let text = "  • Train judges. ";
        assert_eq!(trim(text, Span::new(0, text.len())).of(text), "Train judges.");
    }
}
