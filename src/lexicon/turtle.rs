//! Concepts from Turtle, the one file that knows `rio_turtle`.

use std::collections::HashMap;

use rio_api::model::{Literal, Subject, Term};
use rio_api::parser::TriplesParser;
use rio_turtle::{TurtleError, TurtleParser};

use super::error::{LexiconError, Place};
use super::Concept;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const TIP: &str = "https://w3id.org/tipgraph/ns#";

/// The last segment of an IRI, after its last `/` or `#`.
fn local(iri: &str) -> &str {
    iri.rsplit(['/', '#']).next().unwrap_or(iri)
}

/// The concepts of one Turtle file, in the order in which they first appear; schemes and other resources are left out.
///
/// # Errors
/// Where the text is no Turtle, or a concept has no scheme, notation or label.
pub fn concepts(file: &str, text: &str) -> Result<Vec<Concept>, LexiconError> {
    let mut found: Vec<Concept> = Vec::new();
    let mut by_iri: HashMap<String, usize> = HashMap::new();
    // A concept's statements stand together as a rule: the last subject is looked at first.
    let mut last = usize::MAX;
    TurtleParser::new(text.as_bytes(), None)
        .parse_all(&mut |triple| {
            let Subject::NamedNode(subject) = triple.subject else { return Ok(()) };
            if found.get(last).is_none_or(|c| c.iri != subject.iri) {
                last = *by_iri.entry(subject.iri.to_owned()).or_insert_with(|| {
                    found.push(Concept { iri: subject.iri.to_owned(), file: file.to_owned(), ..Concept::default() });
                    found.len() - 1
                });
            }
            let concept = &mut found[last];
            let value = match triple.object {
                Term::NamedNode(node) => local(node.iri).to_owned(),
                Term::Literal(
                    Literal::Simple { value }
                    | Literal::LanguageTaggedString { value, .. }
                    | Literal::Typed { value, .. },
                ) => value.to_owned(),
                _ => return Ok(()),
            };
            take(concept, triple.predicate.iri, value);
            Ok::<(), TurtleError>(())
        })
        .map_err(|e: TurtleError| LexiconError::Turtle {
            place: Place { file: file.to_owned(), line: line_of(&e.to_string()) },
            reason: e.to_string(),
        })?;
    let mut concepts = Vec::new();
    for concept in found {
        let iri = concept.iri.clone();
        // A scheme describes itself and has no notation of its own.
        if concept.scheme.is_empty() && concept.notation.is_empty() {
            continue;
        }
        let lacks = [("skos:inScheme", &concept.scheme), ("skos:notation", &concept.notation), ("skos:prefLabel", &concept.label)];
        if let Some((what, _)) = lacks.into_iter().find(|(_, value)| value.is_empty()) {
            let line = text.lines().position(|l| l.contains(local(&iri))).map_or(0, |n| n + 1);
            return Err(LexiconError::Incomplete { place: Place { file: file.to_owned(), line }, iri, what });
        }
        concepts.push(concept);
    }
    Ok(concepts)
}

/// Puts one value where it belongs.
fn take(concept: &mut Concept, predicate: &str, value: String) {
    if let Some(name) = predicate.strip_prefix(SKOS) {
        match name {
            "inScheme" => concept.scheme = value,
            "notation" => concept.notation = value,
            "prefLabel" => {
                concept.label.clone_from(&value);
                concept.labels.push(value);
            }
            "altLabel" | "hiddenLabel" => concept.labels.push(value),
            "example" => concept.examples.push(value),
            "broader" => concept.links.entry(name.to_owned()).or_default().push(value),
            _ => {}
        }
    } else if let Some(name) = predicate.strip_prefix(TIP) {
        match name {
            "demonym" => concept.demonyms.push(value),
            "headNoun" => concept.heads.push(value),
            "counterExample" => concept.counter_examples.push(value),
            _ => concept.links.entry(name.to_owned()).or_default().push(value),
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
            "{HEAD}<https://w3id.org/tipgraph/concept/kind/court> skos:inScheme c:kind ; skos:notation \"court\" ;\n\
             skos:prefLabel \"court\"@en ; skos:altLabel \"tribunal\"@en ; tip:headNoun \"Court\" ; tip:source \"courts\" ."
        );
        let found = concepts("x.ttl", &text).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].scheme.as_str(), found[0].labels.len()), ("kind", 2));
        assert_eq!((found[0].heads.len(), found[0].link("source")), (1, Some("courts")));
    }

    #[test]
    fn errors_name_file_and_line() {
        let broken = concepts("x.ttl", &format!("{HEAD}c:a skos:inScheme c:k skos:notation \"a\" .")).unwrap_err();
        assert!(broken.to_string().starts_with("x.ttl:4: not valid Turtle"), "{broken}");
        let bare = concepts("x.ttl", &format!("{HEAD}c:a skos:inScheme c:k ; skos:prefLabel \"a\" .")).unwrap_err();
        assert!(bare.to_string().contains("has no skos:notation"), "{bare}");
    }
}
