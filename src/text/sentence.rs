//! Sentences, the unit that evidence points to.
//!
//! Boundaries come from the `sentencex` crate, paragraph by paragraph. A digest is one long sentence a paragraph whose
//! clauses end in semicolons, and older recommendations are printed so too; there each clause counts as a sentence. In the
//! sections on prosecution, protection and prevention a semicolon stays inside its sentence, as it does in brackets.

use crate::source::{Document, SectionKind, Span, paragraphs};

/// A sentence (in the semicolon-joined digests: one clause) of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From 1, in the order of the document.
    pub number: usize,
    /// Where it stands; bullets and surrounding white space left out.
    pub span: Span,
    /// The section that it stands in.
    pub section: SectionKind,
    /// The paragraph that it stands in, from 1.
    pub paragraph: usize,
}

/// A paragraph with this many semicolons inside one sentence is a list of clauses.
const CLAUSE_LIST: usize = 2;

/// All sentences of a document.
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut paragraph = 0;
    for section in &document.sections {
        for line in paragraphs(&document.text, section.span) {
            let line = trim(&document.text, line);
            if line.is_empty() {
                continue;
            }
            paragraph += 1;
            let listed =
                !matches!(section.kind, SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention);
            for span in split(&document.text, line, listed) {
                found.push(Sentence { number: found.len() + 1, span, section: section.kind, paragraph });
            }
        }
    }
    found
}

/// Leaves out white space at both ends and a bullet at the front.
fn trim(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let front = body.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '*' | '·' | '▪' | '●' | '–' | '—' | '-' | '\u{feff}' | '\u{ad}')
    });
    let start = span.start + (body.len() - front.len());
    Span::new(start, start + front.trim_end_matches(|c: char| c.is_whitespace() || c == '\u{ad}').len())
}

/// The sentences of a paragraph; `listed`: a sentence with several semicolons is a list of clauses.
fn split(text: &str, paragraph: Span, listed: bool) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut at = paragraph.start;
    for piece in sentencex::segment("en", paragraph.of(text)) {
        // `sentencex` hands back slices in order; their place is found again from where the last one ended.
        let Some(offset) = text[at..paragraph.end].find(piece) else { continue };
        let span = trim(text, Span::new(at + offset, at + offset + piece.len()));
        at = at + offset + piece.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found.into_iter().flat_map(|sentence| if listed { clauses(text, sentence) } else { vec![sentence] }).collect()
}

/// The clauses of a semicolon-joined list, or the sentence itself.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let body = sentence.of(text);
    // A digest's clause starts small or ends without a stop.
    let clausal =
        body.chars().next().is_some_and(char::is_lowercase) || !body.ends_with(['.', '?', '!', '"', '”', ')', ':']);
    if body.matches("; ").count() < CLAUSE_LIST && !(clausal && body.contains("; ")) {
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
        split(text, Span::new(0, text.len()), true).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(
            split_text("Art. 12 applies to No. 5. The U.S. government paid Gen. Lee. It met in Sept. 2023."),
            ["Art. 12 applies to No. 5.", "The U.S. government paid Gen. Lee.", "It met in Sept. 2023."]
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
    fn bullets_are_left_out() {
        let text = "  • Train judges. ";
        assert_eq!(trim(text, Span::new(0, text.len())).of(text), "Train judges.");
    }
}
