//! Files and their bytes; clean text: no byte order mark, line feeds only, nothing that is not text.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::format::kind::Kind;
use super::format::limits::{MAX_FILE, MAX_PAGE};
use super::origin::{Trail, Unit};
use super::{SourceError, Span};

/// The longest text that is read, in bytes: some hundred times a long narrative.
pub const MAX_TEXT: usize = 8 * 1024 * 1024;
/// The longest line that is read, in bytes: some ten times a long narrative.
pub const MAX_LINE: usize = 1024 * 1024;
/// The endings of the files that are taken from a folder.
pub const EXTENSIONS: [&str; 10] = ["txt", "text", "md", "html", "htm", "xhtml", "pdf", "docx", "zip", "gz"];
/// Browsers save the parts of a page in a folder with this ending beside it.
const PARTS: &str = "_files";
/// How much of a file says what it is, in bytes.
const HEAD: usize = 4096;

/// The files that a path stands for: itself, or, for a folder, its files with one of the [`EXTENSIONS`] and those of its
/// subfolders, by name.
///
/// Hidden files, links to folders and the parts of saved pages are passed over. `-` stands for itself.
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
            if !holds_parts(&entry.file_name().to_string_lossy()) {
                collect(&path, found)?;
            }
        } else if path.is_file() && has_known_extension(&entry.file_name().to_string_lossy()) {
            found.push(path);
        }
    }
    Ok(())
}

/// The name of a file without folders and, of a member, without its archive ("all.zip: in/KEN-2016.txt").
pub(super) fn base_name(name: &str) -> &str {
    let member = name.rsplit_once(": ").map_or(name, |(_, member)| member);
    member.rsplit(['/', '\\']).next().unwrap_or(member)
}

/// Whether a file called so is taken from a folder or an archive.
pub(super) fn has_known_extension(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// Whether a folder called so holds the parts of a saved page.
pub(super) fn holds_parts(folder: &str) -> bool {
    folder.ends_with(PARTS)
}

/// The bytes of a file, or of standard input for `-`; an error where there are more than a file of its kind may have.
pub(super) fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, SourceError> {
    let unreadable = |source| SourceError::Unreadable { file: name.to_owned(), source };
    let mut input: Box<dyn Read> = match path == Path::new("-") {
        true => Box::new(io::stdin().lock()),
        false => Box::new(File::open(path).map_err(unreadable)?),
    };
    let mut bytes = Vec::new();
    input.by_ref().take(HEAD as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    let limit = if Kind::of(&bytes) == Kind::Text { MAX_PAGE } else { MAX_FILE };
    input.take((limit + 1 - bytes.len().min(limit)) as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limit {
        return Err(SourceError::TooLarge { file: name.to_owned(), megabytes: limit >> 20 });
    }
    Ok(bytes)
}

/// Whether a text is as long as one may be, and has lines as texts have.
pub(super) fn check_lengths(text: &str, name: &str) -> Result<(), SourceError> {
    if let Some((line, _)) = (1..).zip(text.split(['\n', '\r'])).find(|(_, line)| line.len() > MAX_LINE) {
        return Err(SourceError::LineTooLong { file: name.to_owned(), line });
    }
    if text.len() > MAX_TEXT {
        return Err(SourceError::TextTooLong { file: name.to_owned() });
    }
    Ok(())
}

/// Takes off the byte order mark, makes every line end a line feed, and puts spaces for characters that no document may
/// hold (XML, and so RDF/XML, has no control characters).
pub fn clean(text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}');
    text.replace("\r\n", "\n").chars().map(clean_char).collect()
}

/// A character as it stands in clean text.
pub(super) fn clean_char(c: char) -> char {
    match c {
        '\r' => '\n',
        '\n' | '\t' => c,
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => ' ',
        c => c,
    }
}

/// As [`clean`], with the way back to the bytes of the text.
pub(super) fn clean_traced(text: &str) -> (String, Trail) {
    let mut cleaned = String::with_capacity(text.len());
    let mut trail = Trail::new(Unit::Byte);
    let lead = text.len() - text.trim_start_matches('\u{FEFF}').len();
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < lead) {
        // The line feed that follows stands for both.
        if c == '\r' && text[at + 1..].starts_with('\n') {
            continue;
        }
        let start = cleaned.len();
        cleaned.push(clean_char(c));
        trail.push(Span::new(start, cleaned.len()), Span::new(at, at + c.len_utf8()));
    }
    (cleaned, trail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_are_cleaned_away() {
        let text = "\u{FEFF}a\r\nb\rc\x0Cd\u{80}e";
        let (cleaned, trail) = clean_traced(text);
        assert_eq!(cleaned, "a\nb\nc d e");
        assert_eq!(cleaned, clean(text));
        assert_eq!(trail.trace(Span::new(2, 3)), Some(Span::new(6, 7)));
        assert_eq!(trail.trace(Span::new(8, 9)), Some(Span::new(13, 14)));
    }

    #[test]
    fn texts_have_lines_and_an_end() {
        let message = |text: &str| check_lengths(text, "in.txt").unwrap_err().to_string();
        assert_eq!(message(&"a".repeat(MAX_TEXT + 1)), "in.txt, line 1: longer than 1024 KB");
        assert_eq!(message(&"a\n".repeat(MAX_TEXT)), "in.txt is longer than 8 MB");
    }
}
