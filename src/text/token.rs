//! Tokens: words, numbers and punctuation with their place in the text.
//!
//! A token is a word with its inner hyphens and apostrophes ("NGO-run", "anti-trafficking"), a number with its
//! separators ("123,625", "144-1"), an abbreviation with its dots ("U.S."), a possessive ending ("'s"), or one mark of
//! punctuation. Nothing of the text but white space is left out.

use compact_str::CompactString;

use crate::source::Span;

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document.
    pub span: Span,
    /// As printed, with typographic apostrophes and quotation marks made plain.
    pub text: CompactString,
    /// [`Token::text`] in lower case.
    pub lower: CompactString,
}

/// The token in lower case.
impl AsRef<str> for Token {
    fn as_ref(&self) -> &str {
        &self.lower
    }
}

impl Token {
    /// Whether it starts with a capital letter.
    pub fn is_capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is an acronym: two or more capitals, and nothing in lower case but a closing `s`.
    pub fn is_acronym(&self) -> bool {
        let body = self.text.strip_suffix('s').unwrap_or(&self.text);
        !body.chars().any(char::is_lowercase) && body.chars().filter(|c| c.is_uppercase()).count() >= 2
    }

    /// Whether it is a word (and no number and no mark).
    pub fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }

    /// Whether it starts with a digit.
    pub fn is_numeric(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    }
}

fn is_inner(c: char) -> bool {
    matches!(plain(c), '-' | '\'')
}

/// The characters of a stretch of text, soft hyphens left out.
#[derive(Clone, Copy)]
struct Chars<'t> {
    text: &'t str,
    end: usize,
}

/// A character, where it stands and where the next one may.
#[derive(Clone, Copy)]
struct At {
    start: usize,
    c: char,
    next: usize,
}

impl Chars<'_> {
    /// The first character at or behind byte `at`.
    fn get(self, mut at: usize) -> Option<At> {
        while at < self.end {
            let byte = self.text.as_bytes()[at];
            let c = if byte.is_ascii() { char::from(byte) } else { self.text.get(at..self.end)?.chars().next()? };
            let next = at + c.len_utf8();
            if c != '\u{ad}' {
                return Some(At { start: at, c, next });
            }
            at = next;
        }
        None
    }

    /// Whether the first character at or behind byte `at` is such.
    fn is(self, at: usize, such: impl Fn(char) -> bool) -> bool {
        self.get(at).is_some_and(|found| such(found.c))
    }
}

/// The tokens of `text[span]`, in order, with spans into `text`.
pub fn tokenize(text: &str, span: Span) -> Vec<Token> {
    let chars = Chars { text, end: span.end };
    let mut tokens = Vec::with_capacity(span.len() / 5);
    let mut at = span.start;
    while let Some(first) = chars.get(at) {
        if first.c.is_whitespace() {
            at = first.next;
            continue;
        }
        let end = if first.c.is_ascii_digit() {
            number_end(chars, first.start)
        } else if first.c.is_alphanumeric() {
            word_end(chars, first.start)
        } else {
            first.next
        };
        // A soft hyphen at the end of a token belongs to it.
        at = chars.get(end).map_or(span.end, |next| next.start);
        push(&mut tokens, text, Span::new(first.start, at));
    }
    tokens
}

/// One past a number with its separators ("1,234.5", "2020-2024", "144-1", "12th", "10,000-strong").
fn number_end(chars: Chars<'_>, mut at: usize) -> usize {
    while let Some(found) = chars.get(at) {
        let joins = || {
            matches!(found.c, ',' | '.' | '-' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}')
                && chars.is(found.next, |n| n.is_ascii_digit() || plain(found.c) == '-' && n.is_alphabetic())
        };
        if !(found.c.is_alphanumeric() || joins()) {
            break;
        }
        at = found.next;
    }
    at
}

/// One past a word; a dotted abbreviation ("U.S.", "a.m.") is one word, a closing hyphen of "low-" stays with it.
fn word_end(chars: Chars<'_>, start: usize) -> usize {
    let text = &chars.text.as_bytes()[..chars.end];
    let mut at = start;
    let mut length = 0;
    let mut previous = ' ';
    loop {
        // Most words are plain letters.
        let plain_letters = text[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if plain_letters > 0 {
            at += plain_letters;
            length += plain_letters;
            previous = char::from(text[at - 1]);
        }
        let Some(found) = chars.get(at) else { break };
        let c = found.c;
        if c.is_alphanumeric() {
            at = found.next;
        } else if is_inner(c) && chars.is(found.next, char::is_alphanumeric) {
            // "ministry's": the ending is a token of its own.
            let ends = |s: At| s.c == 's' && !chars.is(s.next, char::is_alphanumeric);
            if plain(c) == '\'' && chars.get(found.next).is_some_and(ends) {
                break;
            }
            at = found.next;
        } else if c == '+' && previous.is_uppercase() {
            at = found.next;
        } else if c == '.' && length == 1 && chars.is(found.next, char::is_alphabetic) {
            at = abbreviation_end(chars, found).unwrap_or(at);
            break;
        } else {
            break;
        }
        previous = c;
        length += 1;
    }
    // "low- and semi-skilled"
    match chars.get(at) {
        Some(hyphen) if plain(hyphen.c) == '-' && chars.is(hyphen.next, char::is_whitespace) => hyphen.next,
        _ => at,
    }
}

/// One past "U.S." and its like, from the first dot: single letters, each with its dot; none where a word goes on.
fn abbreviation_end(chars: Chars<'_>, dot: At) -> Option<usize> {
    let mut end = None;
    let mut at = dot.start;
    while let Some(dot) = chars.get(at).filter(|found| found.c == '.')
        && let Some(letter) = chars.get(dot.next).filter(|found| found.c.is_alphabetic())
        && !chars.is(letter.next, char::is_alphanumeric)
    {
        at = letter.next;
        end = Some(at);
    }
    end.map(|end| chars.get(end).filter(|found| found.c == '.').map_or(end, |dot| dot.next))
}

fn push(tokens: &mut Vec<Token>, text: &str, span: Span) {
    let printed = span.of(text);
    if printed.bytes().all(|b| b.is_ascii_lowercase()) && printed != "s" {
        let lower: CompactString = printed.into();
        tokens.push(Token { span, text: lower.clone(), lower });
        return;
    }
    let surface: CompactString = if printed.is_ascii() && !printed.contains('`') {
        printed.into()
    } else {
        printed.chars().filter(|c| *c != '\u{ad}').map(plain).collect()
    };
    // A possessive ending is a token of its own, joined to its apostrophe.
    if surface == "s"
        && let Some(last) = tokens.last_mut()
        && last.text == "'"
        && last.span.end == span.start
    {
        last.span.end = span.end;
        last.text = "'s".into();
        last.lower = "'s".into();
        return;
    }
    let mut lower = surface.clone();
    if surface.is_ascii() {
        lower.make_ascii_lowercase();
    } else {
        lower = surface.to_lowercase();
    }
    tokens.push(Token { span, text: surface, lower });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenize(text, Span::new(0, text.len())).into_iter().map(|t| t.text.into()).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            words("The MIA’s NGO-run shelter cost $123,625 (2020-2024)."),
            ["The", "MIA", "'s", "NGO-run", "shelter", "cost", "$", "123,625", "(", "2020-2024", ")", "."]
        );
        assert_eq!(
            words("U.S. officials’ low- and semi-skilled work"),
            ["U.S.", "officials", "'", "low-", "and", "semi-skilled", "work"]
        );
        assert_eq!(
            words("LGBTQI+ persons; Article 144-1, 5.5 percent."),
            ["LGBTQI+", "persons", ";", "Article", "144-1", ",", "5.5", "percent", "."]
        );
        assert_eq!(words("in 2023."), ["in", "2023", "."]);
    }

    #[test]
    fn acronyms() {
        let acronyms: Vec<String> = tokenize("The VACs and ATD but not Baku or A", Span::new(0, 34))
            .into_iter()
            .filter(Token::is_acronym)
            .map(|t| t.text.into())
            .collect();
        assert_eq!(acronyms, ["VACs", "ATD"]);
    }

    proptest::proptest! {
        #[test]
        fn every_token_is_its_text(text in "\\PC{0,60}") {
            let mut at = 0;
            for token in tokenize(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(token.span.start >= at && token.span.end <= text.len());
                proptest::prop_assert!(!token.span.is_empty());
                let gap_is_empty = text[at..token.span.start].chars().all(|c| c.is_whitespace() || c == '\u{ad}');
                proptest::prop_assert!(gap_is_empty);
                at = token.span.end;
            }
        }
    }
}
