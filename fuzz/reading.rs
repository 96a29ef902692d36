//! What must hold of any file that is read, whatever is in it.

use tipgraph::source::{CountryNames, Document, Narratives, ReportKey, Span};
use tipgraph::text;

/// A few names are enough: the words are not what is tested.
struct Names;

impl CountryNames for Names {
    fn code_of(&self, name: &str) -> Option<String> {
        let code = match name.to_lowercase().as_str() {
            "ghana" => "GHA",
            "kenya" => "KEN",
            "azerbaijan" => "AZE",
            _ => return None,
        };
        Some(code.to_owned())
    }
}

fn key() -> ReportKey {
    ReportKey { country: "KEN".into(), year: 2020 }
}

/// Reads a file; what comes of it must be sound.
pub fn file(bytes: &[u8]) {
    let key = key();
    let Ok(narratives) = Narratives::of_bytes(bytes.to_vec(), "in", Some(&key), &Names) else { return };
    for document in narratives.flatten().take(100) {
        check(&document);
    }
}

/// Reads a text.
pub fn plain(text: &str) {
    if let Ok(document) = Document::from_text(text, "in", Some(&key()), &Names) {
        check(&document);
    }
}

fn check(document: &Document) {
    let text = &document.text;
    let mut end = 0;
    for section in &document.sections {
        assert!(end <= section.span.start && section.span.end <= text.len());
        assert!(!section.span.of(text).is_empty());
        end = section.span.end;
    }
    let mut end = 0;
    for sentence in text::sentences(document) {
        assert!(end <= sentence.span.start, "sentences come in order");
        assert_eq!(sentence.span.of(text).trim(), sentence.span.of(text));
        end = sentence.span.end;
        let place = document.origin.trail.trace(sentence.span);
        assert!(place.is_none_or(|place| place.start < place.end));
        text::tokenize(text, sentence.span);
    }
    document.origin.trail.trace(Span::new(0, text.len()));
}
