//! The program's own concepts, as `build.rs` has digested their Turtle: a run of the program need not parse it.
//!
//! What only people and lint read is left out (examples, definitions, links to other vocabularies). The form, with ASCII's
//! separators: a file begins with GS and its name; a subject with RS and its IRI; a statement with US, the number of its
//! predicate as a letter, `n` for an IRI or `l` for a literal, and the value. The first line is the list of predicates.

use super::Concept;
use super::turtle::{Parts, Value};

const DIGEST: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.digest"));

/// The concepts of all embedded files, in the order of the files' names.
pub fn concepts() -> Vec<Concept> {
    let (head, body) = DIGEST.split_once('\n').unwrap_or_default();
    let predicates: Vec<&str> = head.split('\x1f').collect();
    let mut concepts = Vec::new();
    for file in body.split('\x1d').skip(1) {
        let mut subjects = file.split('\x1e');
        let mut parts = Parts::new(subjects.next().unwrap_or_default());
        for subject in subjects {
            let mut statements = subject.split('\x1f');
            let iri = statements.next().unwrap_or_default();
            for statement in statements {
                let (number, typed) = statement.split_at(1);
                let (kind, value) = typed.split_at(1);
                let predicate = predicates[usize::from(number.as_bytes()[0] - b'A')];
                parts.add(iri, predicate, if kind == "n" { Value::Node(value) } else { Value::Literal(value) });
            }
        }
        concepts.append(&mut parts.finish());
    }
    concepts
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Lexicon, turtle};

    use super::*;

    #[test]
    fn the_digest_says_what_the_turtle_says() {
        let files = Lexicon::embedded();
        let turtle = files.iter().filter(|(name, _)| name.ends_with(".ttl"));
        let told: Vec<Concept> = turtle
            .flat_map(|(name, text)| turtle::read(name, text).unwrap())
            .map(|concept| Concept { examples: Vec::new(), counter_examples: Vec::new(), ..concept })
            .collect();
        let digested = concepts();
        assert!(told.len() > 3000);
        for (told, digested) in told.iter().zip(&digested) {
            assert_eq!(told, digested);
        }
        assert_eq!(told.len(), digested.len());
    }
}
