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

/// The tokens of `text[span]`, in order, with spans into `text`.
pub fn tokenize(text: &str, span: Span) -> Vec<Token> {
    let mut chars: Vec<(usize, char)> = Vec::with_capacity(span.len());
    chars.extend(span.of(text).char_indices().map(|(i, c)| (span.start + i, c)).filter(|(_, c)| *c != '\u{ad}'));
    let end_of = |i: usize| chars.get(i).map_or(span.end, |(at, _)| *at);
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i].1;
        if c.is_whitespace() {
            i += 1;
            continue;
        }
        let from = i;
        if c.is_ascii_digit() {
            i = number_end(&chars, i);
        } else if c.is_alphanumeric() {
            i = word_end(&chars, i);
        } else {
            i += 1;
        }
        push(&mut tokens, text, Span::new(chars[from].0, end_of(i)));
    }
    tokens
}

/// One past a number with its separators ("1,234.5", "2020-2024", "144-1", "12th", "10,000-strong").
fn number_end(chars: &[(usize, char)], mut i: usize) -> usize {
    while i < chars.len() {
        let c = chars[i].1;
        let joins = matches!(c, ',' | '.' | '-' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}')
            && chars
                .get(i + 1)
                .is_some_and(|(_, n)| n.is_ascii_digit() || (matches!(plain(c), '-') && n.is_alphabetic()));
        if c.is_alphanumeric() || joins {
            i += 1;
        } else {
            break;
        }
    }
    i
}

/// One past a word; a dotted abbreviation ("U.S.", "a.m.") is one word, a closing hyphen of "low-" stays with it.
fn word_end(chars: &[(usize, char)], mut i: usize) -> usize {
    let from = i;
    while i < chars.len() {
        let c = chars[i].1;
        if c.is_alphanumeric() {
            i += 1;
        } else if is_inner(c) && chars.get(i + 1).is_some_and(|(_, n)| n.is_alphanumeric()) {
            let tail: String = chars[i + 1..].iter().map(|(_, c)| *c).take_while(|c| c.is_alphanumeric()).collect();
            if plain(c) == '\'' && tail == "s" {
                break;
            }
            i += 1;
        } else if c == '+' && chars[i - 1].1.is_uppercase() {
            i += 1;
        } else if c == '.' && i == from + 1 && chars.get(i + 1).is_some_and(|(_, n)| n.is_alphabetic()) {
            // "U.S." and its like: single letters, each with its dot.
            let mut j = i;
            while chars.get(j).is_some_and(|(_, c)| *c == '.')
                && chars.get(j + 1).is_some_and(|(_, c)| c.is_alphabetic())
                && !chars.get(j + 2).is_some_and(|(_, c)| c.is_alphanumeric())
            {
                j += 2;
            }
            if j > i {
                i = if chars.get(j).is_some_and(|(_, c)| *c == '.') { j + 1 } else { j };
            }
            break;
        } else {
            break;
        }
    }
    if chars.get(i).is_some_and(|(_, c)| plain(*c) == '-') && chars.get(i + 1).is_some_and(|(_, c)| c.is_whitespace()) {
        i += 1;
    }
    i
}

fn push(tokens: &mut Vec<Token>, text: &str, span: Span) {
    let printed = span.of(text);
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
        lower = surface.to_lowercase().into();
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
