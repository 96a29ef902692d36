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
    let mut parts = Parts::new("");
    let mut subject = "";
    for (mark, piece) in Pieces(body) {
        match mark {
            b'\x1d' => {
                concepts.append(&mut std::mem::replace(&mut parts, Parts::new(piece)).finish());
            }
            b'\x1e' => subject = piece,
            _ => {
                let (head, value) = piece.split_at(2);
                let predicate = predicates[usize::from(head.as_bytes()[0] - b'A')];
                let value = if head.ends_with('n') { Value::Node(value) } else { Value::Literal(value) };
                parts.add(subject, predicate, value);
            }
        }
    }
    concepts.append(&mut parts.finish());
    concepts
}

/// A text's pieces, each with the separator before it. One pass: the pieces are too short for a search of each end.
struct Pieces<'t>(&'t str);

impl<'t> Iterator for Pieces<'t> {
    type Item = (u8, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let mark = *self.0.as_bytes().first()?;
        let rest = &self.0[1..];
        let end = rest.bytes().position(|b| matches!(b, b'\x1d'..=b'\x1f')).unwrap_or(rest.len());
        let (piece, rest) = rest.split_at(end);
        self.0 = rest;
        Some((mark, piece))
    }
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
