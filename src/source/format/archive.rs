//! Archives: gzip of any file, ZIP of many; and what a DOCX is, which is a ZIP too.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use std::sync::Arc;

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::kind::Kind;
use super::limits::{MAX_FILE, MAX_MEMBERS, MAX_PAGE, MAX_RATIO, MAX_UNPACKED, RATIO_FROM};
use crate::source::SourceError;
use crate::source::read::has_known_extension;

/// The bytes of a file, shared between an archive and its walk.
pub(in crate::source) type Bytes = Arc<[u8]>;
/// A ZIP archive in memory.
pub(super) type Zip = ZipArchive<Cursor<Bytes>>;

/// The member of a DOCX that holds its text.
pub(super) const DOCX_TEXT: &str = "word/document.xml";
/// Members that tell other documents which are ZIPs from archives.
const OTHER_DOCUMENTS: [(&str, &str); 5] = [
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
    ("AndroidManifest.xml", "an application"),
];

/// Reads all that `unpack` gives, as long as it is no bomb: `packed` bytes may become at most so many.
fn bounded(unpack: impl Read, packed: usize, name: &str) -> Result<Vec<u8>, SourceError> {
    let mut unpack = unpack.take(MAX_FILE as u64 + 1);
    let mut bytes = Vec::new();
    // What stands at the beginning says how long it may be.
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = unpack.read(&mut chunk).map_err(|error| damaged(name, "archive", &error))?;
        if read == 0 {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&chunk[..read]);
        let limit = if Kind::of(&bytes) == Kind::Text { MAX_PAGE } else { MAX_FILE };
        if bytes.len() > limit {
            return Err(SourceError::Bomb { file: name.to_owned(), megabytes: limit >> 20 });
        }
        if bytes.len() > RATIO_FROM && bytes.len() / MAX_RATIO > packed {
            return Err(SourceError::Bomb { file: name.to_owned(), megabytes: bytes.len() >> 20 });
        }
    }
}

/// The file in a gzip.
pub(in crate::source) fn gunzip(bytes: &[u8], name: &str) -> Result<Vec<u8>, SourceError> {
    bounded(MultiGzDecoder::new(bytes), bytes.len(), name)
}

/// What a ZIP is: a DOCX, another document, or an archive of files.
pub(in crate::source) fn kind(bytes: &Bytes, name: &str) -> Result<Kind, SourceError> {
    let zip = open(bytes, name)?;
    if zip.index_for_name(DOCX_TEXT).is_some() {
        return Ok(Kind::Docx);
    }
    let other = OTHER_DOCUMENTS.iter().find(|(member, _)| zip.index_for_name(member).is_some());
    Ok(other.map_or(Kind::Zip, |(_, what)| Kind::Other(what)))
}

pub(super) fn open(bytes: &Bytes, name: &str) -> Result<Zip, SourceError> {
    let zip = ZipArchive::new(Cursor::new(Arc::clone(bytes))).map_err(|error| damaged(name, "ZIP archive", &error))?;
    if zip.len() > MAX_MEMBERS {
        return Err(SourceError::TooMany { file: name.to_owned(), what: "members", most: MAX_MEMBERS });
    }
    Ok(zip)
}

/// One member, unpacked within the limits.
pub(super) fn member(zip: &mut Zip, member: &str, name: &str) -> Result<Vec<u8>, SourceError> {
    let file = zip.by_name(member).map_err(|error| damaged(name, "document", &error))?;
    let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
    bounded(file, packed, name)
}

/// A walk over the files in a ZIP, in the order of their names.
pub(in crate::source) struct Walk {
    zip: Zip,
    /// What is left, the next one last.
    members: Vec<String>,
    unpacked: usize,
}

impl Walk {
    /// Begins a walk over the members that could be narratives.
    pub fn new(bytes: &Bytes, name: &str) -> Result<Self, SourceError> {
        let zip = open(bytes, name)?;
        let mut members: Vec<String> =
            zip.file_names().flatten().filter(|member| is_wanted(member)).map(Cow::into_owned).collect();
        if members.is_empty() {
            return Err(SourceError::NothingReadable { folder: name.to_owned() });
        }
        members.sort_by(|a, b| b.cmp(a));
        Ok(Self { zip, members, unpacked: 0 })
    }

    /// The next member: its name and its bytes. An error ends no walk, but too much unpacked does.
    pub fn next(&mut self, archive: &str) -> Option<(String, Result<Vec<u8>, SourceError>)> {
        let member = self.members.pop()?;
        let name = format!("{archive}: {member}");
        let bytes = match self.zip.by_name(&member) {
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => Err(SourceError::Locked { file: name }),
            Err(error) => Err(damaged(&name, "member of a ZIP archive", &error)),
            Ok(file) => {
                let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
                bounded(file, packed, &name)
            }
        };
        self.unpacked += bytes.as_ref().map_or(0, Vec::len);
        if self.unpacked > MAX_UNPACKED {
            self.members.clear();
            return Some((member, Err(SourceError::Bomb { file: archive.to_owned(), megabytes: MAX_UNPACKED >> 20 })));
        }
        Some((member, bytes))
    }
}

/// Whether a member could be a narrative: as in folders, files of known endings that are not hidden.
fn is_wanted(member: &str) -> bool {
    let mut parts = member.split(['/', '\\']);
    parts.all(|part| !part.starts_with('.') && part != "__MACOSX" && !part.is_empty())
        && !member.split(['/', '\\']).rev().skip(1).any(crate::source::read::holds_parts)
        && has_known_extension(member)
}

pub(super) fn damaged(name: &str, what: &'static str, error: &dyn std::fmt::Display) -> SourceError {
    SourceError::Damaged { file: name.to_owned(), what, reason: error.to_string() }
}
