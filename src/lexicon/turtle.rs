//! Concepts from Turtle, the one file that knows `rio_turtle`.

use rio_api::model::{Literal, Subject, Term};
use rio_api::parser::TriplesParser;
use rio_turtle::{TurtleError, TurtleParser};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Concept;
use super::error::{LexiconError, Place};

/// The namespace of SKOS.
pub const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
/// The program's own namespace.
pub const TIP: &str = "https://w3id.org/tipgraph/ns#";
/// `a`.
pub const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
/// The class of schemes whose labels are not looked for in the text.
const KEY_SCHEME: &str = "https://w3id.org/tipgraph/ns#KeyScheme";
/// The class of schemes.
pub const SCHEME: &str = "http://www.w3.org/2004/02/skos/core#ConceptScheme";

/// What a statement says of its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// An IRI.
    Node(String),
    /// A literal, without its language or type.
    Literal(String),
}

/// One statement of a file; those of and about blank nodes are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The IRI that it is about.
    pub subject: String,
    /// The IRI of what is said.
    pub predicate: String,
    /// The value.
    pub object: Object,
}

/// The last segment of an IRI, after its last `/` or `#`.
pub fn local(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

/// All statements of a file, in order; those of and about blank nodes are left out.
///
/// # Errors
/// What the parser says, with the line.
pub fn statements(file: &str, text: &str) -> Result<Vec<Statement>, LexiconError> {
    let mut found = Vec::new();
    each(file, text, &mut |subject, predicate, object| {
        let object = match object {
            Value::Node(iri) => Object::Node(iri.to_owned()),
            Value::Literal(text) => Object::Literal(text.to_owned()),
        };
        found.push(Statement { subject: subject.to_owned(), predicate: predicate.to_owned(), object });
    })?;
    Ok(found)
}

/// Hands on each statement of a file: subject, predicate, value.
fn each(file: &str, text: &str, then: &mut dyn FnMut(&str, &str, Value<'_>)) -> Result<(), LexiconError> {
    TurtleParser::new(text.as_bytes(), None)
        .parse_all(&mut |triple| {
            let Subject::NamedNode(subject) = triple.subject else { return Ok(()) };
            let object = match triple.object {
                Term::NamedNode(node) => Value::Node(node.iri),
                Term::Literal(
                    Literal::Simple { value }
                    | Literal::LanguageTaggedString { value, .. }
                    | Literal::Typed { value, .. },
                ) => Value::Literal(value),
                _ => return Ok(()),
            };
            then(subject.iri, triple.predicate.iri, object);
            Ok::<(), TurtleError>(())
        })
        .map_err(|e: TurtleError| LexiconError::Turtle {
            place: Place { file: file.to_owned(), line: line_of(&e.to_string()) },
            reason: e.to_string(),
        })
}

/// The concepts of one file's statements, in the order in which they first appear; schemes are left out.
///
/// A concept may be told in part only, where the file adds words to one of another file.
pub fn concepts(file: &str, statements: &[Statement]) -> Vec<Concept> {
    let mut parts = Parts::new(file);
    for Statement { subject, predicate, object } in statements {
        let object = match object {
            Object::Node(iri) => Value::Node(iri),
            Object::Literal(text) => Value::Literal(text),
        };
        parts.add(subject, predicate, object);
    }
    parts.finish()
}

/// The concepts of one file, as [`concepts`].
///
/// # Errors
/// What the parser says, with the line.
pub fn read(file: &str, text: &str) -> Result<Vec<Concept>, LexiconError> {
    let mut parts = Parts::new(file);
    each(file, text, &mut |subject, predicate, object| parts.add(subject, predicate, object))?;
    Ok(parts.finish())
}

/// A value, borrowed from where it stands.
#[derive(Clone, Copy, Debug)]
pub enum Value<'v> {
    /// An IRI.
    Node(&'v str),
    /// A literal, without its language or type.
    Literal(&'v str),
}

/// The concepts of one file while its statements come in.
pub struct Parts<'f> {
    file: &'f str,
    order: Vec<Concept>,
    places: FxHashMap<String, usize>,
    schemes: FxHashSet<String>,
    /// Schemes of keys, by their last segment.
    keys: FxHashSet<String>,
    last: usize,
}

impl<'f> Parts<'f> {
    /// Of a file of this name.
    pub fn new(file: &'f str) -> Self {
        let (schemes, keys) = (FxHashSet::default(), FxHashSet::default());
        Self { file, order: Vec::new(), places: FxHashMap::default(), schemes, keys, last: 0 }
    }

    /// Takes one statement.
    pub fn add(&mut self, subject: &str, predicate: &str, object: Value<'_>) {
        if predicate == TYPE {
            if matches!(object, Value::Node(SCHEME)) {
                self.schemes.insert(subject.to_owned());
            } else if matches!(object, Value::Node(KEY_SCHEME)) {
                self.keys.insert(local(subject).to_owned());
            }
            return;
        }
        // Statements of one subject stand together.
        if self.order.get(self.last).is_none_or(|c| c.iri != subject) {
            self.last = match self.places.get(subject) {
                Some(place) => *place,
                None => {
                    let concept = Concept { iri: subject.into(), file: self.file.into(), ..Concept::default() };
                    self.order.push(concept);
                    self.places.insert(subject.to_owned(), self.order.len() - 1);
                    self.order.len() - 1
                }
            };
        }
        let value = match object {
            Value::Node(iri) => local(iri),
            Value::Literal(text) => text,
        };
        take(&mut self.order[self.last], predicate, value);
    }

    /// The concepts, without schemes and without what says nothing that a concept has.
    pub fn finish(self) -> Vec<Concept> {
        let Self { mut order, schemes, keys, .. } = self;
        for concept in &mut order {
            concept.key_only = keys.contains(&concept.scheme);
        }
        order.retain(|c| {
            let silent = c.scheme.is_empty()
                && c.notation.is_empty()
                && c.labels.is_empty()
                && c.demonyms.is_empty()
                && c.heads.is_empty();
            !silent && !schemes.contains(&c.iri)
        });
        order
    }
}

/// What a concept needs and has not.
pub fn lacks(concept: &Concept) -> Option<&'static str> {
    let needed =
        [("skos:inScheme", &concept.scheme), ("skos:notation", &concept.notation), ("skos:prefLabel", &concept.label)];
    needed.into_iter().find(|(_, value)| value.is_empty()).map(|(what, _)| what)
}

/// Puts one value where it belongs.
fn take(concept: &mut Concept, predicate: &str, value: &str) {
    let value = || value.to_owned();
    if let Some(name) = predicate.strip_prefix(SKOS) {
        match name {
            "inScheme" => concept.scheme = value(),
            "notation" => concept.notation = value(),
            "prefLabel" => {
                if concept.label.is_empty() {
                    concept.label = value();
                }
                concept.labels.push(value());
            }
            "altLabel" | "hiddenLabel" => concept.labels.push(value()),
            "example" => concept.examples.push(value()),
            "broader" | "related" => concept.links.entry(name.to_owned()).or_default().push(value()),
            _ => {}
        }
    } else if let Some(name) = predicate.strip_prefix(TIP) {
        match name {
            "demonym" => concept.demonyms.push(value()),
            "headNoun" => concept.heads.push(value()),
            "counterExample" => concept.counter_examples.push(value()),
            "alpha2" | "numeric" => {}
            _ => concept.links.entry(name.to_owned()).or_default().push(value()),
        }
    }
}

/// The line that a message of the parser names ("... on line 12 at ..."), or 0.
fn line_of(message: &str) -> usize {
    message
        .split("line ")
        .nth(1)
        .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        @prefix tip: <https://w3id.org/tipgraph/ns#> .\n@prefix c: <https://w3id.org/tipgraph/concept/> .\n";

    #[test]
    fn a_concept_with_its_names() {
        let text = format!(
            "{HEAD}c:kind a skos:ConceptScheme ; skos:prefLabel \"kinds\"@en .\n\
             <https://w3id.org/tipgraph/concept/kind/court> skos:inScheme c:kind ; skos:notation \"court\" ;\n\
             skos:prefLabel \"court\"@en ; skos:altLabel \"tribunal\"@en ; tip:headNoun \"Court\" ; tip:source \"courts\" ."
        );
        let found = read("x.ttl", &text).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].scheme.as_str(), found[0].labels.len()), ("kind", 2));
        assert_eq!((found[0].heads.len(), found[0].link("source")), (1, Some("courts")));
        assert_eq!(lacks(&found[0]), None);
    }

    #[test]
    fn errors_name_file_and_line() {
        let broken = statements("x.ttl", &format!("{HEAD}c:a skos:inScheme c:k skos:notation \"a\" .")).unwrap_err();
        assert!(broken.to_string().starts_with("x.ttl:4: not valid Turtle"), "{broken}");
    }

    #[test]
    fn a_concept_may_be_told_in_part() {
        let text = format!("{HEAD}c:a skos:inScheme c:k ; skos:prefLabel \"a\" .");
        let found = read("x.ttl", &text).unwrap();
        assert_eq!(lacks(&found[0]), Some("skos:notation"));
    }
}
