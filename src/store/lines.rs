//! Canonical N-Quads: one quad a line, lines sorted by their bytes, none twice.

use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::Quad;

use super::error::Error;
use super::manifest::Entry;
use crate::graph::vocab::{reused, tip};

/// The canonical bytes of `quads`, in whatever order they come.
pub fn write(quads: &[Quad]) -> Vec<u8> {
    let mut lines: Vec<String> = quads.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.concat().into_bytes()
}

/// Reads them back; `path` is only named in the error.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Vec<Quad>, Error> {
    RdfParser::from_format(RdfFormat::NQuads).for_slice(bytes).map(|quad| quad.map_err(|e| damaged(path, &e))).collect()
}

fn damaged(path: &Path, error: &RdfSyntaxError) -> Error {
    let line = error.location().map_or(1, |place| place.start.line + 1);
    Error::Damaged { path: path.to_owned(), line, reason: format!("not N-Quads: {error}") }
}

/// What the manifest says of a file, read off its lines alone.
pub fn describe(path: &Path, bytes: &[u8]) -> Result<Entry, Error> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let line = 1 + bytes[..e.valid_up_to()].iter().filter(|&&b| b == b'\n').count() as u64;
        Error::Damaged { path: path.to_owned(), line, reason: "not UTF-8".into() }
    })?;
    let [sha256, polarity, kind, sentence] =
        [tip::SHA256, tip::POLARITY, reused::RDF_TYPE, tip::SENTENCE].map(|term| term.to_string());
    let mut entry = Entry {
        text: String::new(),
        reader: String::new(),
        file: super::files::digest(bytes),
        bytes: bytes.len() as u64,
        quads: 0,
        sentences: 0,
        facts: 0,
    };
    for line in text.lines().filter(|line| !line.is_empty()) {
        entry.quads += 1;
        let mut words = line.splitn(4, ' ').skip(1);
        match (words.next(), words.next()) {
            (Some(predicate), Some(object)) if predicate == sha256 => entry.text = object.trim_matches('"').to_owned(),
            (Some(predicate), _) if predicate == polarity => entry.facts += 1,
            (Some(predicate), Some(object)) if predicate == kind && object == sentence => entry.sentences += 1,
            _ => {}
        }
    }
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{GraphName, Literal, NamedNode};
    use proptest::prelude::*;

    use super::*;

    fn quad(text: &str) -> Quad {
        let node = NamedNode::new_unchecked("https://w3id.org/tipgraph/x");
        Quad::new(node.clone(), node.clone(), Literal::new_simple_literal(text), GraphName::NamedNode(node))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(texts in proptest::collection::vec(any::<String>(), 0..8)) {
            let mut quads: Vec<Quad> = texts.iter().map(|text| quad(text)).collect();
            let bytes = write(&quads);
            let back = read(Path::new("x.nq"), &bytes).unwrap();
            prop_assert_eq!(&write(&back), &bytes);
            quads.reverse();
            prop_assert_eq!(&write(&quads), &bytes);
            let distinct: std::collections::BTreeSet<&String> = texts.iter().collect();
            prop_assert_eq!(back.len(), distinct.len());
        }
    }

    #[test]
    fn a_damaged_line_is_named() {
        let mut bytes = write(&[quad("a"), quad("b")]);
        bytes.extend_from_slice(b"<https://x> <y\n");
        let error = read(Path::new("kg/graphs/AZE-2025.nq"), &bytes).unwrap_err();
        assert!(error.to_string().starts_with("kg/graphs/AZE-2025.nq:3: "), "{error}");
    }
}
