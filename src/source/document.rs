//! One country's narrative of one edition.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::key::{self, CountryNames};
use super::origin::Origin;
use super::{SourceError, Span, read, section, title};

/// Which narrative: an ISO 3166-1 alpha-3 code (or `XKX`) and the edition's year; printed `AZE-2025`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportKey {
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// The edition's year.
    pub year: i32,
}

impl fmt::Display for ReportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.country, self.year)
    }
}

/// The part of a narrative that a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// A title line, such as "GHANA: Tier 2 Watch List".
    Title,
    /// The opening paragraph with the tier and the overall judgement.
    Overall,
    /// The (prioritized) recommendations.
    Recommendations,
    /// Law enforcement efforts.
    Prosecution,
    /// Victim protection efforts.
    Protection,
    /// Prevention efforts.
    Prevention,
    /// The trafficking profile (or the "current situation" of a digest, or the opening profile of old editions).
    Profile,
}

impl SectionKind {
    /// The slug used in views and in the graph.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Overall => "overall",
            Self::Recommendations => "recommendations",
            Self::Prosecution => "prosecution",
            Self::Protection => "protection",
            Self::Prevention => "prevention",
            Self::Profile => "profile",
        }
    }
}

/// A stretch of the text under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// Its body, heading left out.
    pub span: Span,
}

/// A narrative, read once and never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Country and edition.
    pub key: ReportKey,
    /// The title line as printed, or the key where the text has none.
    pub title: String,
    /// SHA-256 of the text, in hex.
    pub digest: String,
    /// The whole text; all spans point into it.
    pub text: String,
    /// In the order of the text, without overlap.
    pub sections: Vec<Section>,
    /// The file that it was read from, and the way back into it.
    pub origin: Origin,
}

/// A clean text that is about to become a document, and what is known of it outside the text.
#[derive(Debug, Default)]
pub(super) struct Draft<'d> {
    /// Clean text.
    pub text: String,
    pub origin: Origin,
    /// What errors call it.
    pub name: &'d str,
    /// The title of the page, or the document's in its properties.
    pub outside: Option<&'d str>,
    /// The key that the caller says it has.
    pub given: Option<&'d ReportKey>,
    /// The country and the edition that the report says which it was cut from.
    pub cut: Option<(&'d str, Option<i32>)>,
}

impl Document {
    /// Makes a document of a text in memory, cleaned as [`clean`](super::clean) does.
    ///
    /// The key comes from the title, from `name` where it is called like `AZE-2025.txt`, and from `given`; all that say
    /// one must agree. `name` also stands in the errors.
    pub fn from_text(
        text: &str,
        name: &str,
        given: Option<&ReportKey>,
        countries: &dyn CountryNames,
    ) -> Result<Self, SourceError> {
        Self::from_draft(Draft { text: read::clean(text), name, given, ..Draft::default() }, countries)
    }

    /// Makes a document of a clean text.
    pub(super) fn from_draft(draft: Draft<'_>, countries: &dyn CountryNames) -> Result<Self, SourceError> {
        let file = || draft.name.to_owned();
        let text = &draft.text;
        if text.trim().is_empty() {
            return Err(SourceError::Empty { file: file() });
        }
        let title = title::title(text, countries);
        let key = key::resolve(&title, &draft, countries)?;
        if let Some((line, title)) = title::another(text, &title, &key.country, countries) {
            return Err(SourceError::Several { file: file(), line, title: title.to_owned() });
        }
        let sections = section::sections(text, &title);
        if sections.iter().all(|section| section.kind == SectionKind::Title) {
            return Err(SourceError::NoBody { file: file() });
        }
        Ok(Self {
            title: title.printed(text).map_or_else(|| key.to_string(), str::to_owned),
            digest: format!("{:x}", Sha256::digest(text.as_bytes())),
            key,
            sections,
            text: draft.text,
            origin: draft.origin,
        })
    }
}
