//! The lexicon as a whole: read from the embedded files and a user's own.

use std::collections::HashMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::source::{CountryNames, Span};
use crate::text::{Token, slugify, tokenize};

use super::error::{LexiconError, Place};
use super::lines::Lines;
use super::{Concept, ConceptId, Frames, Grammar, Matcher, Mention, turtle};

static ONTOLOGY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/ontology");

/// All words, concepts and frames that the program knows.
pub struct Lexicon {
    /// By [`ConceptId`].
    pub concepts: Vec<Concept>,
    /// The word classes.
    pub grammar: Grammar,
    /// Who does what to whom.
    pub frames: Frames,
    matcher: Matcher,
    by_notation: HashMap<(String, String), ConceptId>,
    /// The kinds of bodies by the head nouns of their names: lower case, tokens joined by a space.
    heads: HashMap<String, String>,
}

/// A file of the lexicon: its name and its text.
pub type File = (String, String);

impl Lexicon {
    /// The files that come with the program, sorted by name.
    pub fn embedded() -> Vec<File> {
        let mut files = Vec::new();
        for dir in ["lexicon", "frames"] {
            for file in ONTOLOGY.get_dir(dir).into_iter().flat_map(Dir::files) {
                let name = format!("ontology/{}", file.path().display());
                files.push((name, file.contents_utf8().unwrap_or_default().to_owned()));
            }
        }
        files.sort();
        files
    }

    /// The files of a user's folder: `*.ttl` and `*.toml`, there and in its `lexicon` and `frames`, sorted by name.
    ///
    /// # Errors
    /// Where the folder or a file cannot be read.
    pub fn folder(dir: &Path) -> Result<Vec<File>, LexiconError> {
        let failed = |path: &Path, source| LexiconError::Read { file: path.display().to_string(), source };
        let mut files = Vec::new();
        for folder in [dir.to_owned(), dir.join("lexicon"), dir.join("frames")] {
            if folder != dir && !folder.is_dir() {
                continue;
            }
            for entry in std::fs::read_dir(&folder).map_err(|e| failed(&folder, e))? {
                let path = entry.map_err(|e| failed(&folder, e))?.path();
                if path.extension().is_some_and(|e| e == "ttl" || e == "toml")
                    && path.file_name().is_some_and(|n| n != "grammar.toml")
                {
                    files.push((
                        path.display().to_string(),
                        std::fs::read_to_string(&path).map_err(|e| failed(&path, e))?,
                    ));
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// The lexicon that comes with the program.
    ///
    /// # Panics
    /// Where the program's own files are broken, which the tests rule out.
    pub fn builtin() -> Self {
        Self::from_files(&Self::embedded()).expect("the program's own lexicon is sound")
    }

    /// The program's lexicon with a user's folder beside it.
    ///
    /// # Errors
    /// Where a file of the folder cannot be read or is not valid.
    pub fn with_folder(dir: &Path) -> Result<Self, LexiconError> {
        let mut files = Self::embedded();
        files.extend(Self::folder(dir)?);
        Self::from_files(&files)
    }

    /// The text of the program's grammar.
    pub(super) fn grammar_text() -> &'static str {
        ONTOLOGY.get_file("grammar.toml").and_then(|f| f.contents_utf8()).unwrap_or_default()
    }

    /// Reads Turtle and TOML files; a file may add words to a concept of another.
    ///
    /// # Errors
    /// The first file that is not valid, with its line.
    pub fn from_files(files: &[File]) -> Result<Self, LexiconError> {
        let grammar = Grammar::parse(Self::grammar_text()).map_err(|e| LexiconError::Toml {
            place: Place { file: "ontology/grammar.toml".into(), line: 0 },
            reason: e.to_string(),
        })?;
        let mut parts: Vec<Concept> = Vec::new();
        let mut frames = Frames::default();
        for (name, text) in files {
            if name.ends_with(".toml") {
                frames.read(name, text)?;
            } else {
                parts.extend(turtle::concepts(name, turtle::statements(name, text)?));
            }
        }
        let text_of = |file: &str| files.iter().find(|(name, _)| name == file).map_or("", |(_, text)| text);
        let concepts = join(parts).map_err(|(part, what)| LexiconError::Incomplete {
            place: Place { line: Lines::new(text_of(&part.file)).of(&part.iri), file: part.file },
            iri: part.iri,
            what,
        })?;
        Ok(Self::assemble(grammar, concepts, frames))
    }

    /// Joins what was read.
    pub(super) fn assemble(grammar: Grammar, concepts: Vec<Concept>, frames: Frames) -> Self {
        let labels = concepts.iter().enumerate().flat_map(|(id, concept)| {
            let names = concept.labels.iter().map(move |label| (id, label.as_str(), false));
            names.chain(concept.demonyms.iter().map(move |label| (id, label.as_str(), true)))
        });
        let matcher = Matcher::new(&grammar, labels);
        let mut by_notation = HashMap::new();
        for (id, concept) in concepts.iter().enumerate() {
            by_notation.entry((concept.scheme.clone(), concept.notation.clone())).or_insert(id);
        }
        let mut heads = HashMap::new();
        for concept in concepts.iter().filter(|c| c.scheme == "actor-kind") {
            for head in &concept.heads {
                let tokens = tokenize(head, Span::new(0, head.len()));
                heads.entry(head_key(&tokens)).or_insert_with(|| concept.notation.clone());
            }
        }
        Self { concepts, grammar, frames, matcher, by_notation, heads }
    }

    /// The kind of body that a name ending in these tokens names: "Anti-Trafficking Unit" a department.
    pub fn body_kind(&self, tokens: &[Token]) -> Option<&str> {
        self.heads.get(&head_key(tokens)).map(String::as_str)
    }

    /// The mentions of concepts in a sentence.
    pub fn mentions(&self, tokens: &[Token]) -> Vec<Mention> {
        self.matcher.find(&self.grammar, tokens)
    }

    /// The concepts that these tokens name as a whole.
    pub fn lookup(&self, tokens: &[Token]) -> Vec<(ConceptId, bool)> {
        self.matcher.lookup(&self.grammar, tokens)
    }

    /// The concept of a scheme by its key.
    pub fn concept(&self, scheme: &str, notation: &str) -> Option<&Concept> {
        self.by_notation.get(&(scheme.to_owned(), notation.to_owned())).map(|id| &self.concepts[*id])
    }
}

fn head_key(tokens: &[Token]) -> String {
    tokens.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ")
}

/// One concept for all parts that tell of it.
///
/// # Errors
/// The first that lacks what every concept needs, and what that is.
pub(super) fn join(parts: Vec<Concept>) -> Result<Vec<Concept>, (Concept, &'static str)> {
    let mut concepts: Vec<Concept> = Vec::new();
    let mut known: HashMap<String, ConceptId> = HashMap::new();
    // Those that say their scheme first, for a file may add to a concept of a later one.
    let (whole, added): (Vec<Concept>, Vec<Concept>) = parts.into_iter().partition(|part| !part.scheme.is_empty());
    for part in whole.into_iter().chain(added) {
        if let Some(id) = known.get(&part.iri) {
            concepts[*id].add(part);
            continue;
        }
        if let Some(what) = turtle::lacks(&part) {
            return Err((part, what));
        }
        known.insert(part.iri.clone(), concepts.len());
        concepts.push(part);
    }
    Ok(concepts)
}

impl CountryNames for Lexicon {
    fn code_of(&self, name: &str) -> Option<String> {
        let wanted = slugify(name.trim());
        let article = wanted.strip_prefix("the-").unwrap_or(&wanted).to_owned();
        self.concepts
            .iter()
            .filter(|c| c.scheme == "country")
            .find(|c| c.labels.iter().any(|l| matches!(slugify(l), ref s if *s == wanted || *s == article)))
            .map(|c| c.notation.clone())
    }

    fn is_code(&self, code: &str) -> bool {
        self.concept("country", code).is_some()
    }
}
