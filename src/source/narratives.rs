//! All narratives of a file, one after the other: of a page one, of an annual report many, of an archive those of its members.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::annual::{self, Cuts, What};
use super::document::{Document, Draft, ReportKey};
use super::format::archive::{self, Bytes, Walk};
use super::format::kind::Kind;
use super::format::limits::MAX_NESTING;
use super::format::{self, Content};
use super::key::CountryNames;
use super::origin::{Origin, SourceFile, Trail, Unit};
use super::{SourceError, Span, read};

/// A walk over the narratives of a file; memory holds one member of an archive at a time.
///
/// An error is of one narrative or of one member; the walk goes on behind it.
pub struct Narratives<'n> {
    given: Option<&'n ReportKey>,
    countries: &'n dyn CountryNames,
    /// The archives that are open, the innermost last.
    open: Vec<Archive>,
    ready: VecDeque<Result<Document, SourceError>>,
    notes: Vec<String>,
}

/// An archive that is being walked through.
struct Archive {
    name: String,
    file: SourceFile,
    walk: Walk,
}

impl<'n> Narratives<'n> {
    /// Begins with a file, or standard input for `-`.
    ///
    /// # Errors
    /// Where it cannot be read, or is not what it seems.
    pub fn open(
        path: &Path,
        given: Option<&'n ReportKey>,
        countries: &'n dyn CountryNames,
    ) -> Result<Self, SourceError> {
        let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
        let bytes = read::bytes(path, &name)?;
        Self::of_bytes(bytes, &name, given, countries)
    }

    /// Begins with the bytes of a file that is called `name`.
    ///
    /// # Errors
    /// Where they are not what they seem.
    pub fn of_bytes(
        bytes: Vec<u8>,
        name: &str,
        given: Option<&'n ReportKey>,
        countries: &'n dyn CountryNames,
    ) -> Result<Self, SourceError> {
        let mut narratives = Self { given, countries, open: Vec::new(), ready: VecDeque::new(), notes: Vec::new() };
        narratives.add(bytes, name, None)?;
        Ok(narratives)
    }

    /// What was left out of what was read so far, in words; each is told once.
    pub fn notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// Reads a file, or begins to walk through it.
    fn add(&mut self, bytes: Vec<u8>, name: &str, part_of: Option<&SourceFile>) -> Result<(), SourceError> {
        let shared: Bytes = Arc::from(bytes);
        let mut kind = Kind::of(&shared);
        if kind == Kind::Zip {
            kind = archive::kind(&shared, name)?;
        }
        let mut file = SourceFile {
            name: read::base_name(name).to_owned(),
            media_type: kind.media_type(),
            digest: format!("{:x}", Sha256::digest(&shared)),
            part_of: part_of.cloned().map(Box::new),
        };
        let depth = std::iter::successors(part_of, |file| file.part_of.as_deref()).count();
        if matches!(kind, Kind::Gzip | Kind::Zip) && depth >= MAX_NESTING {
            return Err(SourceError::TooNested { file: name.to_owned() });
        }
        match kind {
            Kind::Other(what) => Err(SourceError::Binary { file: name.to_owned(), what: what.to_owned() }),
            Kind::Gzip => {
                let inner = archive::gunzip(&shared, name)?;
                self.add(inner, name.strip_suffix(".gz").unwrap_or(name), Some(&file))
            }
            Kind::Zip => {
                let walk = Walk::new(&shared, name)?;
                self.open.push(Archive { name: name.to_owned(), file, walk });
                Ok(())
            }
            Kind::Text | Kind::Html | Kind::Pdf | Kind::Docx => {
                let content = format::content(&shared, kind, name)?;
                file.media_type = content.kind.media_type();
                self.documents(content, name, file);
                Ok(())
            }
        }
    }

    /// Makes the documents of a file's text.
    fn documents(&mut self, content: Content, name: &str, file: SourceFile) {
        // A plain text is its own source: neither its name nor its line ends matter.
        let file = (content.kind != Kind::Text || file.part_of.is_some()).then_some(file);
        let Some(cuts) = annual::cut(&content.text, self.countries) else {
            let origin = Origin { file, trail: content.trail };
            let draft = Draft {
                text: content.text,
                origin,
                name,
                outside: content.title.as_deref(),
                given: self.given,
                cut: None,
            };
            self.ready.push_back(Document::from_draft(draft, self.countries));
            return;
        };
        self.notes.push(told(&cuts, &content, name, self.given));
        let wanted = |country: &str| self.given.is_none_or(|given| given.country == country);
        for narrative in cuts.narratives.iter().filter(|narrative| wanted(&narrative.country)) {
            let origin = Origin { file: file.clone(), trail: content.trail.part(narrative.span) };
            let draft = Draft {
                text: narrative.span.of(&content.text).to_owned(),
                origin,
                name,
                outside: content.title.as_deref(),
                given: self.given,
                cut: Some((&narrative.country, cuts.year)),
            };
            self.ready.push_back(Document::from_draft(draft, self.countries));
        }
        if let (Some(given), true) = (self.given, self.ready.is_empty()) {
            self.ready.push_back(Err(SourceError::NotInside { file: name.to_owned(), report: given.to_string() }));
        }
    }
}

impl Iterator for Narratives<'_> {
    type Item = Result<Document, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            let archive = self.open.last_mut()?;
            let Some((member, bytes)) = archive.walk.next(&archive.name) else {
                self.open.pop();
                continue;
            };
            let (name, file) = (format!("{}: {member}", archive.name), archive.file.clone());
            if let Err(error) = bytes.and_then(|bytes| self.add(bytes, &name, Some(&file))) {
                return Some(Err(error));
            }
        }
    }
}

/// What was taken from an annual report and what was left out, in a line.
fn told(cuts: &Cuts, content: &Content, name: &str, given: Option<&ReportKey>) -> String {
    let mut parts: BTreeMap<What, (usize, Vec<Span>)> = BTreeMap::new();
    for left in &cuts.left {
        let (words, places) = parts.entry(left.what).or_default();
        *words += left.span.of(&content.text).split_whitespace().count();
        places.extend(content.trail.trace(left.span));
    }
    let left: Vec<String> = parts
        .iter()
        .map(|(what, (words, places))| {
            let what = match what {
                What::Introduction => "what stands before the narratives",
                What::Table => "titles without text",
                What::Repeated => "countries that come twice",
                What::Unknown => "countries that the lexicon does not know",
                What::Annex => "what stands behind them",
            };
            format!("{what} ({words} words{})", pages(&content.trail, places))
        })
        .collect();
    let mut told = format!("{name}: {} narratives", cuts.narratives.len());
    if let Some(given) = given {
        told.push_str(&format!(", of which only {given} is taken"));
    }
    if !left.is_empty() {
        told.push_str(&format!("; left out: {}", left.join(", ")));
    }
    if !cuts.missing.is_empty() {
        told.push_str(&format!("; in its contents but not found: {}", cuts.missing.join(", ")));
    }
    told
}

/// ", pages 1-64", where places are pages.
fn pages(trail: &Trail, places: &[Span]) -> String {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return String::new() };
    if trail.unit() == Unit::Page { format!(", pages {}-{}", first.start, last.end - 1) } else { String::new() }
}
