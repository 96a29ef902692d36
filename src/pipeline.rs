//! The one place that joins the stages: from a file to a report of facts, and from a report to quads.

use std::path::Path;

use oxigraph::model::Quad;
use sha2::{Digest as _, Sha256};

use crate::check;
use crate::extract;
use crate::fact::Report;
use crate::graph::{self, Rules};
use crate::lexicon::lint::{Code, Finding};
use crate::lexicon::{File, Lexicon, LexiconError, Place};
use crate::source::{self, Document, Narratives, ReportKey, SourceError};

/// Reads narratives; made once, for the lexicon is read with it.
pub struct Reader {
    lexicon: Lexicon,
    rules: Rules,
}

impl Reader {
    /// A reader with the program's lexicon and, beside it, a user's folder.
    ///
    /// # Errors
    /// Where the folder cannot be read or a file in it is not valid.
    pub fn new(folder: Option<&Path>) -> Result<Self, LexiconError> {
        let Some(folder) = folder else { return Ok(Self { lexicon: Lexicon::builtin(), rules: rules(&[]) }) };
        let own = Lexicon::folder(folder)?;
        Ok(Self { lexicon: Lexicon::beside(&own)?, rules: rules(&own) })
    }

    /// Which rules and words it reads with: the same text and the same version give the same graph. It is that of the
    /// program, the digest of its rules and words, and, with words of one's own, theirs: `0.1.0+4f0c...+91b2...`.
    pub fn version(&self) -> &str {
        &self.rules.version
    }

    /// The narrative in a file, or on standard input for `-`.
    ///
    /// # Errors
    /// As [`source::read`].
    pub fn document(&self, path: &Path, given: Option<&ReportKey>) -> Result<Document, SourceError> {
        source::read(path, given, &self.lexicon)
    }

    /// All narratives of a file: of an annual report many, of an archive those of its members.
    ///
    /// # Errors
    /// As [`Narratives::open`].
    pub fn narratives<'n>(&'n self, path: &Path, given: Option<&'n ReportKey>) -> Result<Narratives<'n>, SourceError> {
        Narratives::open(path, given, &self.lexicon)
    }

    /// What the narrative says.
    pub fn report(&self, document: Document) -> Report {
        extract::report(&self.lexicon, document)
    }

    /// The report's graph.
    pub fn quads(&self, report: &Report) -> Vec<Quad> {
        // Who says something may be an organization, and these have a scheme of their own.
        let label = |scheme: &str, key: &str| {
            let organisation = || self.lexicon.concept("organisation", key).filter(|_| scheme == "source");
            self.lexicon.concept(scheme, key).or_else(organisation).map(|concept| concept.label.clone())
        };
        graph::quads(report, &self.rules, &label)
    }
}

/// The rules and words of a reader with these files of one's own; where they lie does not count.
fn rules(own: &[File]) -> Rules {
    let program = concat!(env!("CARGO_PKG_VERSION"), "+", env!("TIPGRAPH_READING"));
    if own.is_empty() {
        return Rules { version: program.to_owned(), beside: None };
    }
    let mut digest = Sha256::new();
    for (name, text) in own {
        let name = Path::new(name).file_name().unwrap_or_default().to_string_lossy();
        digest.update(format!("{name}\n{}\n{text}", text.len()));
    }
    let version = format!("{program}+{}", &format!("{:x}", digest.finalize())[..16]);
    Rules { version, beside: Some(program.to_owned()) }
}

/// What is wrong with the program's lexicon and frames, or with these and those of a user's folder beside them; empty
/// where nothing is.
///
/// # Errors
/// Where the folder cannot be read.
pub fn lint(folder: Option<&Path>) -> Result<Vec<Finding>, LexiconError> {
    let mut files = Lexicon::embedded();
    let Some(folder) = folder else { return Ok(check::files(&files)) };
    let own = Lexicon::folder(folder)?;
    if own.is_empty() {
        return Ok(vec![Finding {
            place: Place { file: folder.display().to_string(), line: 0 },
            code: Code::NothingToRead,
            message: "there is no .ttl or .toml file in it".into(),
            hint: Some(
                "words are read from *.ttl and frames from *.toml, there and in `lexicon` and `frames` in it".into(),
            ),
        }]);
    }
    files.extend(own);
    Ok(check::files(&files))
}
