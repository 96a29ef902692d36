//! What a file is, by its first bytes and never by its name.

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Kind {
    /// Text, or HTML, which is known only once it is decoded.
    Text,
    Html,
    Pdf,
    Docx,
    Gzip,
    Zip,
    /// Something that is not read, in words.
    Other(&'static str),
}

/// First bytes of what people hand in by mistake.
const OTHERS: [(&[u8], &str); 9] = [
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or a sound (RIFF)"),
    (b"{\\rtf", "a rich text document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xFD7zXZ", "an xz archive"),
];
/// Readers of PDF look for the mark this far into a file.
const PDF_MARK_WITHIN: usize = 1024;
/// How far into a text the first tag of a page may stand.
const TAG_WITHIN: usize = 2048;

impl Kind {
    /// What a file that begins with these bytes is; DOCX shows as ZIP and HTML as text.
    pub fn of(head: &[u8]) -> Self {
        let within = &head[..head.len().min(PDF_MARK_WITHIN)];
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            Self::Zip
        } else if head.starts_with(b"\x1F\x8B") {
            Self::Gzip
        } else if let Some((_, what)) = OTHERS.iter().find(|(mark, _)| head.starts_with(mark)) {
            Self::Other(what)
        } else if within.windows(5).any(|window| window == b"%PDF-") {
            Self::Pdf
        } else {
            Self::Text
        }
    }

    /// As media types are registered.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Gzip => "application/gzip",
            Self::Zip => "application/zip",
            Self::Other(_) => "application/octet-stream",
        }
    }
}

/// Whether a decoded text is a web page: it begins with markup, or with little before it.
pub(in crate::source) fn is_html(text: &str) -> bool {
    let mut end = text.len().min(TAG_WITHIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    let has = |tag: &str| {
        head.match_indices(tag).any(|(at, _)| head[at + tag.len()..].starts_with([' ', '>', '\n', '\r', '\t']))
    };
    head.starts_with("<!doctype html")
        || head.starts_with('<')
            && ["<html", "<head", "<body", "<div", "<p", "<article", "<main"].iter().any(|tag| has(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_bytes() {
        for (head, kind) in [
            (b"PK\x03\x04...".as_slice(), Kind::Zip),
            (b"\x1F\x8B\x08", Kind::Gzip),
            (b"%PDF-1.7", Kind::Pdf),
            (b"\xEF\xBB\xBF\n%PDF-1.4", Kind::Pdf),
            (b"<!DOCTYPE html>", Kind::Text),
            (b"", Kind::Text),
            (b"\x89PNG", Kind::Other("a picture (PNG)")),
        ] {
            assert_eq!(Kind::of(head), kind);
        }
    }

    #[test]
    fn pages_begin_with_markup() {
        for page in
            ["<!DOCTYPE HTML PUBLIC", "\u{FEFF}\n<html lang=\"en\">", "<!-- saved -->\n<HTML>", "<?xml?><html>", "<p>x"]
        {
            assert!(is_html(page), "{page}");
        }
        for text in ["", "KENYA (Tier 2)", "The page <html> begins", "<5 victims were found", "<pre"] {
            assert!(!is_html(text), "{text}");
        }
    }
}
