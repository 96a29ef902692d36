//! The checks of the lexicon's files that need no text to be understood: what stands in them, and the concepts' examples.
//!
//! In: files. Out: all [`Finding`]s at once, and a [`Checked`] lexicon of what is sound, with which the frames' examples
//! can be run.

mod concepts;
mod country;
mod examples;
mod finding;
mod frames;
mod grammar;
mod sheet;
mod similar;

pub use country::CountryWords;
pub use finding::{Code, Finding};
pub use similar::nearest;

use super::load::{self, File};
use super::{Frames, Grammar, Lexicon, LexiconError, Place};
use sheet::{FrameSheet, Sheet};

/// What is sound of some files, and what is not.
pub struct Checked {
    /// The lexicon without what cannot be read.
    pub lexicon: Lexicon,
    /// The examples of its frames.
    pub examples: Vec<FrameExample>,
    /// What is wrong, in the order in which it was found.
    pub findings: Vec<Finding>,
}

/// A sentence that a frame must understand, or must not.
pub struct FrameExample {
    /// Where it stands.
    pub place: Place,
    /// The frame's place in [`Frames::all`].
    pub frame: usize,
    /// The sentence.
    pub text: String,
    /// What it must give; nothing at all where there is none.
    pub gives: Option<Vec<String>>,
}

/// Checks Turtle and TOML files, and the grammar beside them.
///
/// # Panics
/// Where the program's own grammar is broken, which the tests rule out.
pub fn check(files: &[File]) -> Checked {
    let mut findings = Vec::new();
    let mut sheets = Vec::new();
    let mut frame_sheets = Vec::new();
    for (name, text) in files {
        if name.ends_with(".toml") {
            grammar::repeated(name, text, &mut findings);
            frame_sheets.push(FrameSheet::read(name, text, &mut findings));
        } else {
            sheets.extend(Sheet::read(name, text, &mut findings));
        }
    }
    let grammar = Grammar::parse(Lexicon::grammar_text()).expect("the program's own grammar is sound");
    let words = Lexicon::words().expect("the program's own lists of words are sound");
    for (file, text) in Lexicon::word_lists() {
        grammar::repeated(&format!("ontology/{file}"), text, &mut findings);
    }
    grammar::stray_verbs("ontology/grammar.toml", Lexicon::grammar_text(), &grammar, &mut findings);
    let parts = concepts::check(&sheets, &mut findings);
    let mut frames = Frames::default();
    for sheet in &frame_sheets {
        sheet.add_to(&mut frames);
    }
    let lexicon = Lexicon::assemble(grammar, words, load::join(parts).unwrap_or_default(), frames);
    examples::check(&lexicon, &sheets, &mut findings);
    let examples = frames::check(&lexicon, &frame_sheets, &mut findings);
    Checked { lexicon, examples, findings }
}

/// A file that is not valid, as a finding.
fn of_error(error: LexiconError) -> Finding {
    match error {
        LexiconError::Turtle { place, reason } => {
            // The parser ends with the place, which stands in front already.
            let reason = reason.split(" on line ").next().unwrap_or_default().to_owned();
            let hint =
                "a subject's statements are parted by `;` and end with `.`; texts stand in double quotes".to_owned();
            Finding { place, code: Code::Syntax, message: format!("not valid Turtle: {reason}"), hint: Some(hint) }
        }
        LexiconError::Toml { place, reason } => frames::of_toml(place, &reason),
        LexiconError::Incomplete { place, iri, what } => {
            Finding { place, code: Code::Incomplete, message: format!("<{iri}> has no {what}"), hint: None }
        }
        LexiconError::Read { file, source } => Finding {
            place: Place { file, line: 0 },
            code: Code::Syntax,
            message: format!("cannot be read: {source}"),
            hint: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_verb_of_the_grammar_is_told() {
        let text = Lexicon::grammar_text().replacen("saying = [", "saying = [\"reprot\", ", 1);
        let mut findings = Vec::new();
        grammar::stray_verbs("ontology/grammar.toml", &text, &Grammar::parse(&text).unwrap(), &mut findings);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].to_string().starts_with("ontology/grammar.toml:"), "{}", findings[0]);
        assert!(findings[0].to_string().contains(": TG020: `saying` has `reprot`, which"), "{}", findings[0]);
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `report`?"));
    }
}
