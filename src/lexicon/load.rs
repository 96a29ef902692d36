//! The lexicon as a whole: read from the embedded files and a user's own.

use std::path::Path;

use include_dir::{Dir, include_dir};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::source::{CountryNames, Span};
use crate::text::{Token, slugify, tokenize};

use super::error::{LexiconError, Place};
use super::lines::Lines;
use super::{Concept, ConceptId, Frames, Grammar, LemmaId, Matcher, Mention, Named, Numbered, Words, digest, turtle};

static ONTOLOGY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/ontology");

/// All words, concepts and frames that the program knows.
pub struct Lexicon {
    /// By [`ConceptId`].
    pub concepts: Vec<Concept>,
    /// The word classes.
    pub grammar: Grammar,
    /// Words that one rule treats apart.
    pub words: Words,
    /// Who does what to whom.
    pub frames: Frames,
    matcher: Matcher,
    /// By scheme and notation.
    by_notation: FxHashMap<String, FxHashMap<String, ConceptId>>,
    /// The kinds of bodies by the head nouns of their names: by the first token in lower case, the other tokens.
    heads: FxHashMap<String, Vec<(Vec<String>, String)>>,
    /// The last tokens of those head nouns.
    head_ends: FxHashSet<String>,
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
        Self::beside(&[]).expect("the program's own lexicon is sound")
    }

    /// The program's lexicon with a user's folder beside it.
    ///
    /// # Errors
    /// Where a file of the folder cannot be read or is not valid.
    pub fn with_folder(dir: &Path) -> Result<Self, LexiconError> {
        Self::beside(&Self::folder(dir)?)
    }

    /// The text of the program's grammar.
    pub(super) fn grammar_text() -> &'static str {
        text("grammar.toml")
    }

    /// The program's own lists of words.
    pub(super) fn words() -> Result<Words, LexiconError> {
        Words::parse(text("words.toml")).map_err(|e| LexiconError::Toml {
            place: Place { file: "ontology/words.toml".into(), line: 0 },
            reason: e.to_string(),
        })
    }

    /// The program's own files of plain word lists: each with its text.
    pub(super) fn word_lists() -> Vec<(&'static str, &'static str)> {
        let files = ONTOLOGY.files().filter_map(|file| file.path().file_name()?.to_str());
        files.filter(|name| name.ends_with(".toml")).map(|name| (name, text(name))).collect()
    }

    /// The program's lexicon with more Turtle and TOML files; a file may add words to a concept of another.
    ///
    /// # Errors
    /// The first file that is not valid, with its line.
    pub fn beside(own: &[File]) -> Result<Self, LexiconError> {
        let grammar = Grammar::parse(Self::grammar_text()).map_err(|e| LexiconError::Toml {
            place: Place { file: "ontology/grammar.toml".into(), line: 0 },
            reason: e.to_string(),
        })?;
        let mut parts = digest::concepts();
        let mut frames = Frames::default();
        let is_frames = |name: &str| name.ends_with(".toml");
        for (name, text) in Self::embedded().iter().chain(own).filter(|(name, _)| is_frames(name)) {
            frames.read(name, text)?;
        }
        for (name, text) in own.iter().filter(|(name, _)| !is_frames(name)) {
            parts.extend(turtle::read(name, text)?);
        }
        let text_of = |file: &str| own.iter().find(|(name, _)| name == file).map_or("", |(_, text)| text);
        let concepts = join(parts).map_err(|incomplete| {
            let (part, what) = *incomplete;
            LexiconError::Incomplete {
                place: Place { line: Lines::new(text_of(&part.file)).of(&part.iri), file: part.file },
                iri: part.iri,
                what,
            }
        })?;
        Ok(Self::assemble(grammar, Self::words()?, concepts, frames))
    }

    /// Joins what was read.
    pub(super) fn assemble(mut grammar: Grammar, words: Words, concepts: Vec<Concept>, frames: Frames) -> Self {
        for list in frames.new_verbs() {
            grammar.add_verbs(list);
        }
        // "-is" and "-us" end many singulars ("crisis"); "Thais", "Yezidis" and "cedis" are plurals all the same.
        for concept in &concepts {
            let groups = concept.labels.iter().filter(|_| matches!(concept.scheme.as_str(), "group" | "currency"));
            for name in concept.demonyms.iter().chain(groups).filter(|name| name.ends_with(['i', 'u'])) {
                let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
                grammar.add_plural(format!("{last}s"), last);
            }
        }
        let keys: FxHashSet<&str> = concepts.iter().filter(|c| c.key_only).map(|c| c.scheme.as_str()).collect();
        let named = concepts.iter().enumerate().filter(|(_, concept)| !keys.contains(concept.scheme.as_str()));
        let labels = named.flat_map(|(id, concept)| {
            let names = concept.labels.iter().map(move |label| (id, label.as_str(), false));
            names.chain(concept.demonyms.iter().map(move |label| (id, label.as_str(), true)))
        });
        let matcher = Matcher::new(&grammar, labels);
        let mut by_notation: FxHashMap<String, FxHashMap<String, ConceptId>> = FxHashMap::default();
        for (id, concept) in concepts.iter().enumerate() {
            if !by_notation.contains_key(&concept.scheme) {
                by_notation.insert(concept.scheme.clone(), FxHashMap::default());
            }
            if let Some(scheme) = by_notation.get_mut(&concept.scheme) {
                scheme.entry(concept.notation.clone()).or_insert(id);
            }
        }
        let mut heads: FxHashMap<String, Vec<(Vec<String>, String)>> = FxHashMap::default();
        let mut head_ends: FxHashSet<String> = FxHashSet::default();
        for concept in concepts.iter().filter(|c| c.scheme == "actor-kind") {
            for head in &concept.heads {
                let mut tokens = tokenize(head, Span::new(0, head.len())).into_iter().map(|t| t.lower.into());
                let Some(first) = tokens.next() else { continue };
                let rest: Vec<String> = tokens.collect();
                head_ends.insert(rest.last().unwrap_or(&first).clone());
                heads.entry(first).or_default().push((rest, concept.notation.clone()));
            }
        }
        Self { concepts, grammar, words, frames, matcher, by_notation, heads, head_ends }
    }

    /// The kind of body that these tokens, in lower case, name: "anti-trafficking unit" a department.
    pub fn body_kind<T: AsRef<str>>(&self, tokens: &[T]) -> Option<&str> {
        let (first, rest) = tokens.split_first()?;
        let same = |head: &[String]| head.len() == rest.len() && head.iter().zip(rest).all(|(h, t)| h == t.as_ref());
        self.heads.get(first.as_ref())?.iter().find(|(head, _)| same(head)).map(|(_, kind)| kind.as_str())
    }

    /// The kind of body that the longest ending of these tokens names that names one.
    pub fn body_kind_at_end<T: AsRef<str>>(&self, tokens: &[T]) -> Option<&str> {
        let last = tokens.last()?;
        if !self.head_ends.contains(last.as_ref()) {
            return None;
        }
        (0..tokens.len()).find_map(|from| self.body_kind(&tokens[from..]))
    }

    /// The mentions of concepts in a sentence.
    pub fn mentions(&self, tokens: &[Token]) -> Vec<Mention> {
        self.mentions_of(&self.number(tokens))
    }

    /// The concepts that these tokens name as a whole.
    pub fn lookup(&self, tokens: &[Token]) -> Named {
        self.lookup_of(tokens.iter().map(|token| (token, self.lemma_id(token, &self.grammar.lemma_of(&token.lower)))))
    }

    /// The tokens with the numbers of their lemmas, for [`Lexicon::mentions_of`] and [`Lexicon::lookup_of`].
    pub fn number<'t>(&self, tokens: &'t [Token]) -> Vec<Numbered<'t>> {
        tokens.iter().map(|token| (token, self.lemma_id(token, &self.grammar.lemma_of(&token.lower)))).collect()
    }

    /// The number of the lemma of a token with this singular.
    pub fn lemma_id(&self, token: &Token, singular: &str) -> LemmaId {
        self.matcher.lemma_id(token, singular)
    }

    /// As [`Lexicon::mentions`].
    pub fn mentions_of(&self, tokens: &[Numbered<'_>]) -> Vec<Mention> {
        self.matcher.find(tokens)
    }

    /// As [`Lexicon::lookup`].
    pub fn lookup_of<'t>(&self, tokens: impl Iterator<Item = Numbered<'t>> + Clone) -> Named {
        self.matcher.lookup(tokens)
    }

    /// Whether any concept's name ends with a lemma.
    pub fn ends_name(&self, lemma: LemmaId) -> bool {
        self.matcher.ends_with(lemma)
    }

    /// The concepts of all mentions in these tokens, in their order.
    pub fn named_in(&self, tokens: &[Numbered<'_>]) -> Named {
        let mut named = Named::new();
        self.matcher.each(tokens, |mention| named.extend(mention.concepts));
        named
    }

    /// The concept of a scheme by its key.
    pub fn concept(&self, scheme: &str, notation: &str) -> Option<&Concept> {
        self.by_notation.get(scheme)?.get(notation).map(|id| &self.concepts[*id])
    }
}

/// The text of one of the program's own files.
fn text(name: &str) -> &'static str {
    ONTOLOGY.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// One concept for all parts that tell of it.
///
/// # Errors
/// The first that lacks what every concept needs, and what that is.
pub(super) fn join(parts: Vec<Concept>) -> Result<Vec<Concept>, Box<(Concept, &'static str)>> {
    let mut concepts: Vec<Concept> = Vec::new();
    let mut known: FxHashMap<String, ConceptId> = FxHashMap::default();
    // Those that say their scheme first, for a file may add to a concept of a later one.
    let (whole, added): (Vec<Concept>, Vec<Concept>) = parts.into_iter().partition(|part| !part.scheme.is_empty());
    for part in whole.into_iter().chain(added) {
        if let Some(id) = known.get(&part.iri) {
            concepts[*id].add(part);
            continue;
        }
        if let Some(what) = turtle::lacks(&part) {
            return Err(Box::new((part, what)));
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
