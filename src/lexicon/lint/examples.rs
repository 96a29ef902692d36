//! The examples of the concepts: each must be found in its examples and in none of its counter-examples.

use std::collections::HashMap;

use crate::lexicon::{Concept, ConceptId, Lexicon, Mention};
use crate::source::Span;
use crate::text::tokenize;

use super::sheet::Sheet;
use super::{Code, Finding};

/// Runs all examples and counter-examples.
pub fn check(lexicon: &Lexicon, sheets: &[Sheet<'_>], findings: &mut Vec<Finding>) {
    let by_iri: HashMap<&str, ConceptId> =
        lexicon.concepts.iter().enumerate().map(|(id, c)| (c.iri.as_str(), id)).collect();
    for sheet in sheets {
        for part in &sheet.concepts {
            let Some(id) = by_iri.get(part.iri.as_str()).copied() else { continue };
            let concept = &lexicon.concepts[id];
            // A key is not looked for; its example shows what is meant.
            if concept.key_only {
                continue;
            }
            for text in &part.examples {
                let (found, instead) = finds(lexicon, id, text);
                if !found {
                    findings.push(Finding {
                        place: sheet.at_value(&part.iri, "example", text),
                        code: Code::Example,
                        message: format!("`{}` is not found in its example \"{text}\"", concept.notation),
                        hint: instead,
                    });
                }
            }
            for text in &part.counter_examples {
                if let (true, words) = finds(lexicon, id, text) {
                    findings.push(Finding {
                        place: sheet.at_value(&part.iri, "counterExample", text),
                        code: Code::CounterExample,
                        message: format!("`{}` is found in its counter-example \"{text}\"", concept.notation),
                        hint: words.map(|words| {
                            format!("\"{words}\" matches; give longer labels, or a concept for the longer phrase")
                        }),
                    });
                }
            }
        }
    }
}

/// Whether a sentence mentions a concept: the words that do, or what stands in its place.
///
/// A body or a facility is also named by the head noun of a name, which is matched as it is written.
fn finds(lexicon: &Lexicon, id: ConceptId, text: &str) -> (bool, Option<String>) {
    let tokens = tokenize(text, Span::new(0, text.len()));
    let mentions = lexicon.mentions(&tokens);
    let words = |m: &Mention| Span::new(tokens[m.start].span.start, tokens[m.end - 1].span.end).of(text).to_owned();
    if let Some(mention) = mentions.iter().find(|m| m.concepts.iter().any(|(found, _)| *found == id)) {
        return (true, Some(words(mention)));
    }
    let concept = &lexicon.concepts[id];
    let written: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let stands = |head: &&String| written.windows(head.split(' ').count()).any(|window| window.join(" ") == **head);
    if let Some(head) = concept.heads.iter().find(stands) {
        return (true, Some(head.clone()));
    }
    // The concept's own label inside a longer mention of another.
    let instead = mentions.iter().find_map(|m| {
        let span = words(m);
        let within = concept.labels.iter().any(|label| span.to_lowercase().contains(&label.to_lowercase()));
        let other = &lexicon.concepts[m.concepts.first()?.0];
        within.then(|| format!("\"{span}\" is read as {}", name(other)))
    });
    (false, instead.or_else(|| Some(format!("its labels are {}", concept.labels.join(", ")))))
}

fn name(concept: &Concept) -> String {
    format!("`{}` of the scheme {}", concept.notation, concept.scheme)
}
