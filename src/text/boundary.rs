//! Where the sentences of a paragraph end, by the `sentencex` crate's rules for English.
//!
//! The crate's own loop makes an expression for blank lines anew at each call, and a second one's scratch space: half of
//! the time of reading a report went there. A paragraph has no blank line; its loop is here, its rules are asked.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashSet;
use sentencex::languages::{English, Language};

/// What can end a sentence.
static STOPS: LazyLock<Regex> = LazyLock::new(|| English {}.get_sentence_break_regex());

/// Where the sentences of a paragraph stand in it, each with the white space behind it.
pub fn pieces(paragraph: &str) -> Vec<Range<usize>> {
    if paragraph.contains('\n') {
        let place = |piece: &str| {
            let start = piece.as_ptr().addr().checked_sub(paragraph.as_ptr().addr())?;
            // The crate puts in a line break of its own where one paragraph ends; it is no part of the text.
            (start + piece.len() <= paragraph.len()).then_some(start..start + piece.len())
        };
        return English {}.segment(paragraph).into_iter().filter_map(place).collect();
    }
    let english = English {};
    // Quotations, brackets, addresses: no sentence ends inside.
    let closed = english.get_skippable_ranges(paragraph);
    let mut ends = Vec::new();
    for stop in STOPS.find_iter(paragraph) {
        // The rules look at no more before a stop than its word, but would go through all of the paragraph to find it.
        let word = paragraph[..stop.start()].rfind(|c: char| c.is_whitespace() || c == '.').unwrap_or(0);
        let from = word + paragraph[word..].chars().next().filter(|_| word > 0).map_or(0, char::len_utf8);
        let end = match plain_end(&paragraph[from..stop.start()], &paragraph[stop.start()..]) {
            Some(length) => stop.start() + length,
            None => {
                let asked = english.find_boundary(&paragraph[from..], stop.start() - from, stop.end() - from);
                let Some(end) = asked else { continue };
                from + end
            }
        };
        let next = closed.partition_point(|(start, _)| *start <= end);
        let near = closed.get(next.saturating_sub(1)..).unwrap_or_default().iter().take(2);
        if !near.into_iter().any(|(start, close)| *start < end && end < *close) {
            ends.push(end);
        }
    }
    if ends.last() != Some(&paragraph.len()) {
        ends.push(paragraph.len());
    }
    let mut start = 0;
    let mut found = Vec::with_capacity(ends.len());
    for end in ends {
        found.extend(Some(start..end).filter(|_| start < paragraph.len() && start <= end));
        start = end;
    }
    found
}

/// The abbreviations that no sentence ends with.
static ABBREVIATIONS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| English {}.get_abbreviations().iter().cloned().collect());

/// How far the end of a sentence is from its stop where it is plain: a word in small letters that is no abbreviation, a full
/// stop, a space and a capital. The rules say the same of it, but go through all abbreviations each time.
fn plain_end(word: &str, behind: &str) -> Option<usize> {
    let [b'.', b' ', b'A'..=b'Z', ..] = behind.as_bytes() else { return None };
    let small = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let listed = |word: &str| ABBREVIATIONS.contains(word);
    (small && !listed(word) && !listed(&word.to_uppercase())).then_some(2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slices(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|piece| &text[piece]).collect()
    }

    #[test]
    fn as_the_crate_has_it() {
        for text in [
            "",
            "No stop",
            "It met etc. Judges left. approx. Five came. It ended. 5 left. So vs. Them.",
            "It met on Jan. 5. Judges left (in May. Then not). He said “Go. Now.” and left! Why? 5.5 percent.",
            "The U.S. government paid Gen. Lee.[1] See a.b@example.org. Art. 12 applies… Then ended. ",
        ] {
            assert_eq!(slices(text), sentencex::segment("en", text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn as_the_crate_has_any_text(text in "([A-Z]?[a-z]{0,4}[.?!)”]?[ “(]?){0,12}") {
            prop_assert_eq!(slices(&text), sentencex::segment("en", &text));
        }
    }
}
