//! Bytes to characters: UTF-8, UTF-16 with its mark, Windows-1252 where a page declares it or the bytes leave no doubt.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::source::origin::{Trail, Unit};
use crate::source::{SourceError, Span};

/// How far into a page the character set may be declared; browsers look as far.
const DECLARED_WITHIN: usize = 1024;
/// At most this share of a text's bytes are letters with accents or typographic marks.
const MOST_HIGH: usize = 20;

/// A text and how its characters were written.
#[derive(Debug)]
pub(in crate::source) struct Decoded {
    pub text: String,
    encoding: &'static Encoding,
    /// Bytes of the byte order mark, which is no part of the text.
    mark: usize,
}

impl Decoded {
    /// The way back from the text to the bytes of the file.
    pub fn trail(&self) -> Trail {
        let mut trail = Trail::new(Unit::Byte);
        if self.encoding == UTF_8 {
            trail.push(Span::new(0, self.text.len()), Span::new(self.mark, self.mark + self.text.len()));
            return trail;
        }
        let wide = self.encoding == UTF_16LE || self.encoding == UTF_16BE;
        let mut from = self.mark;
        for (at, c) in self.text.char_indices() {
            let width = if wide { 2 * c.len_utf16() } else { 1 };
            trail.push(Span::new(at, at + c.len_utf8()), Span::new(from, from + width));
            from += width;
        }
        trail
    }
}

/// Makes characters of bytes.
pub(in crate::source) fn decode(bytes: &[u8], name: &str) -> Result<Decoded, SourceError> {
    let file = || name.to_owned();
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = &bytes[mark..];
    if encoding == UTF_8 {
        if let Some(at) = body.iter().position(|&b| b == 0) {
            return Err(SourceError::Binary { file: file(), what: format!("binary (a zero byte at {})", at + mark) });
        }
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(Decoded { text: text.to_owned(), encoding, mark }),
            Err(error) => other(body, &error, name),
        };
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    let text = text.ok_or_else(|| SourceError::Binary { file: file(), what: "damaged UTF-16".into() })?;
    Ok(Decoded { text: text.into_owned(), encoding, mark })
}

/// Bytes that are not UTF-8.
fn other(body: &[u8], error: &std::str::Utf8Error, name: &str) -> Result<Decoded, SourceError> {
    let declared = declared(body);
    if let Some(encoding) = declared.filter(|encoding| !encoding.is_single_byte() && *encoding != UTF_8) {
        return Err(SourceError::Charset { file: name.to_owned(), charset: encoding.name().to_owned() });
    }
    // A page that declares UTF-8 and has a broken byte is as much in doubt as a text that declares nothing.
    let encoding = declared.filter(|encoding| encoding.is_single_byte());
    let Some(encoding) = encoding.or_else(|| is_plainly_1252(body).then_some(WINDOWS_1252)) else {
        let before = &body[..error.valid_up_to()];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
        return Err(SourceError::NotUtf8 { file: name.to_owned(), line, column: before.len() - line_start + 1 });
    };
    let (text, _) = encoding.decode_without_bom_handling(body);
    Ok(Decoded { text: text.into_owned(), encoding, mark: 0 })
}

/// The character set that a page declares in its head: `<meta charset=...>` or `content="text/html; charset=..."`.
fn declared(body: &[u8]) -> Option<&'static Encoding> {
    let head = body[..body.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let mark = b"charset=";
    let at = head.windows(mark.len()).position(|window| window == mark)? + mark.len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

/// Whether all bytes above ASCII are what English prose has in Windows-1252: letters with accents beside letters,
/// quotation marks, dashes; and few of them.
fn is_plainly_1252(body: &[u8]) -> bool {
    let high = body.iter().filter(|&&b| b >= 0x80).count();
    let is_letter =
        |at: Option<usize>| at.and_then(|at| body.get(at)).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xC0);
    high * MOST_HIGH <= body.len()
        && body.iter().enumerate().filter(|(_, b)| **b >= 0x80).all(|(at, b)| match b {
            // Quotation marks, dashes, dots; hard space, §, «», °, currencies.
            0x80 | 0x82..=0x85 | 0x91..=0x97 | 0x99 | 0xA0 | 0xA3 | 0xA5 | 0xA7 | 0xAB | 0xAD | 0xB0 | 0xB7 | 0xBB => {
                true
            }
            0x8A | 0x8C | 0x8E | 0x9A | 0x9C | 0x9E | 0x9F => is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)),
            0xD7 | 0xF7 => false,
            0xC0.. => is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, "in.txt").unwrap().text
    }

    fn message(bytes: &[u8]) -> String {
        decode(bytes, "in.txt").unwrap_err().to_string()
    }

    #[test]
    fn encodings_are_told_by_mark_declaration_and_plain_sight() {
        assert_eq!(text("\u{FEFF}é".as_bytes()), "é");
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Ségou 𝄞".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(text(&le), "Ségou 𝄞");
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain("Ségou".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(text(&be), "Ségou");
        assert_eq!(
            text(b"A shelter in the city of S\xE9gou, \x93open\x94 since the spring of 2020."),
            "A shelter in the city of Ségou, “open” since the spring of 2020."
        );
        assert_eq!(text(b"<html><meta charset=\"ISO-8859-1\">S\xE9"), "<html><meta charset=\"ISO-8859-1\">Sé");
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(message(b"ab\0"), "in.txt is binary (a zero byte at 2), not text, HTML, PDF or DOCX");
        assert_eq!(message(b"ab\ncd\xE9f"), "in.txt, line 2, byte 3: not UTF-8");
        assert_eq!(message(b"<meta charset=shift_jis>\x83\x65"), "in.txt is in Shift_JIS");
        assert_eq!(message(b"\xFF\xFE\0\xD8"), "in.txt is damaged UTF-16, not text, HTML, PDF or DOCX");
        assert!(message(b"\x81\x8D plain words that go on for long enough to be few").contains("not UTF-8"));
    }

    #[test]
    fn the_way_back_counts_the_bytes_of_the_file() {
        let decoded = decode(b"In the city of S\xE9gou and elsewhere, a shelter stands", "in.txt").unwrap();
        let at = decoded.text.find("gou").unwrap();
        assert_eq!(decoded.trail().trace(Span::new(at, at + 3)), Some(Span::new(17, 20)));
        let at = decoded.text.find('é').unwrap();
        assert_eq!(decoded.trail().trace(Span::new(at, at + 2)), Some(Span::new(16, 17)));
    }
}
