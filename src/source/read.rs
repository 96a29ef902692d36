//! From files and bytes to clean text: UTF-8, no byte order mark, line feeds only, nothing that is not text.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::SourceError;

/// The longest text that is read, in bytes: some hundred times a long narrative.
pub const MAX_TEXT: usize = 8 * 1024 * 1024;
/// The longest line that is read, in bytes: some ten times a long narrative.
pub const MAX_LINE: usize = 1024 * 1024;
/// The endings of the files that are taken from a folder.
pub const EXTENSIONS: [&str; 3] = ["txt", "text", "md"];

/// First bytes of what people hand in by mistake.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"{\\rtf", "a rich text document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
];

/// The narratives that a path stands for: itself, or, for a folder, its text files and those of its subfolders, by name.
///
/// Hidden files and links to folders are passed over. `-` stands for itself.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, SourceError> {
    if path == Path::new("-") || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    collect(path, &mut found)?;
    if found.is_empty() {
        return Err(SourceError::NothingReadable { folder: path.display().to_string() });
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), SourceError> {
    let unreadable = |source| SourceError::Unreadable { file: folder.display().to_string(), source };
    let mut entries: Vec<_> =
        fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().map_err(unreadable)?.is_dir() {
            collect(&path, found)?;
        } else if path.is_file() && has_text_extension(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn has_text_extension(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// The bytes of a file, or of standard input for `-`; no more than a little over [`MAX_TEXT`] of them.
pub(super) fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, SourceError> {
    let unreadable = |source| SourceError::Unreadable { file: name.to_owned(), source };
    let mut bytes = Vec::new();
    let limit = MAX_TEXT as u64 + 1;
    if path == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        File::open(path).map_err(unreadable)?.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    Ok(bytes)
}

/// Makes clean text of bytes, or says what they are instead.
pub(super) fn decode(bytes: &[u8], name: &str) -> Result<String, SourceError> {
    let file = || name.to_owned();
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(SourceError::Utf16 { file: file() });
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(SourceError::Binary { file: file(), what: (*what).to_owned() });
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(SourceError::Binary { file: file(), what: format!("binary (a zero byte at {at})") });
    }
    check_lengths(bytes, name)?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
        SourceError::NotUtf8 { file: file(), line, column: before.len() - line_start + 1 }
    })?;
    let text = clean(text);
    if text.trim().is_empty() {
        return Err(SourceError::Empty { file: file() });
    }
    Ok(text)
}

fn check_lengths(bytes: &[u8], name: &str) -> Result<(), SourceError> {
    let lines = bytes.split(|&b| b == b'\n' || b == b'\r');
    if let Some(line) = lines.enumerate().find(|(_, line)| line.len() > MAX_LINE).map(|(number, _)| number + 1) {
        return Err(SourceError::LineTooLong { file: name.to_owned(), line });
    }
    if bytes.len() > MAX_TEXT {
        return Err(SourceError::TextTooLong { file: name.to_owned() });
    }
    Ok(())
}

/// Takes off the byte order mark, makes every line end a line feed, and puts spaces for characters that no document may
/// hold (XML, and so RDF/XML, has no control characters).
pub fn clean(text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}');
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' => '\n',
            '\n' | '\t' => c,
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        decode(bytes, "in.txt").unwrap_err().to_string()
    }

    #[test]
    fn marks_and_line_ends_are_cleaned_away() {
        assert_eq!(decode("\u{FEFF}a\r\nb\rc\x0Cd".as_bytes(), "in.txt").unwrap(), "a\nb\nc d");
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(message(b"\xFF\xFEa\0"), "in.txt is UTF-16 text, not UTF-8");
        assert_eq!(message(b"\x89PNG\r\n"), "in.txt is a picture (PNG), not plain text");
        assert_eq!(message(b"ab\0"), "in.txt is binary (a zero byte at 2), not plain text");
        assert_eq!(message(b""), "in.txt is empty");
        assert_eq!(message(b" \n\t"), "in.txt is empty");
        assert_eq!(message(b"ab\ncd\xE9f"), "in.txt, line 2, byte 3: not UTF-8");
        assert_eq!(message(&vec![b'a'; MAX_TEXT + 1]), "in.txt, line 1: longer than 1024 KB");
        assert_eq!(message("a\n".repeat(MAX_TEXT).as_bytes()), "in.txt is longer than 8 MB");
    }
}
