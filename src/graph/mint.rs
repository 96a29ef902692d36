//! How an IRI is made from content: the same content gives the same IRI on any machine, and nothing else decides it.
//!
//! Two ways lead from text to a path segment. [`token`] is for keys that are slugs already (`sex-trafficking`, `2WL`):
//! it leaves them as they are and two different keys never meet. [`slug`] is for names of bodies, facilities, laws and
//! plans: it reads `Labor  Inspectorate` and `labor inspectorate` as one name, since letter case, white space and
//! hyphens are typography; two names that differ in anything else never meet either. Whatever ASCII letters, digits and
//! hyphens cannot hold is told apart by a hash after `_`, a character that no plain segment has.

use std::fmt::Write as _;

use oxigraph::model::NamedNode;
use sha2::{Digest as _, Sha256};

use super::vocab::ROOT;
use crate::fact::{Evidence, Fact, Value};
use crate::source::ReportKey;

/// The first `len` hex digits of the SHA-256 of `content`.
fn hash(content: &str, len: usize) -> String {
    let digest = Sha256::digest(content.as_bytes());
    let mut hex = digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    hex.truncate(len);
    hex
}

/// ASCII letters and digits of `text` in lower case, everything else as single hyphens between them.
fn ascii_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A readable stem (at most 60 bytes of ASCII) and a hash of the whole.
fn hashed(stem: &str, whole: &str) -> String {
    let stem = &stem[..stem.len().min(60)];
    format!("{}_{}", stem.trim_end_matches('-'), hash(whole, 12))
}

/// Whether white space or one of the hyphens.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// A name as it is compared: lower case, words joined by single hyphens.
pub fn fold(name: &str) -> String {
    name.split(is_gap).filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The path segment of a name; see the top of this file.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = ascii_words(&folded);
    if !words.is_empty() && words == folded && words.len() <= 80 { words } else { hashed(&words, &folded) }
}

/// The path segment of a key; see the top of this file.
pub fn token(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if !key.is_empty() && key.chars().all(plain) && !key.starts_with('.') && !key.ends_with('.') {
        key.to_owned()
    } else {
        hashed(&ascii_words(key), key)
    }
}

/// An IRI below the project's root; `path` is made of segments that [`slug`] and [`token`] gave.
fn below_root(path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{ROOT}{path}"))
}

/// The report, which is also the name of its graph.
pub fn report(key: &ReportKey) -> NamedNode {
    below_root(&format!("report/{}", token(&key.to_string())))
}

/// The run that made a report's graph.
pub fn run(key: &ReportKey) -> NamedNode {
    below_root(&format!("report/{}/build", token(&key.to_string())))
}

/// That the program made that run, and by which rules.
pub fn association(key: &ReportKey) -> NamedNode {
    below_root(&format!("report/{}/build/association", token(&key.to_string())))
}

/// The program, in this version.
pub fn program() -> NamedNode {
    below_root(concat!("program/", env!("CARGO_PKG_VERSION")))
}

/// Rules and words by their version: `0.1.0+4f0c...` is `rules/0.1.0-4f0c...`.
pub fn rules(version: &str) -> NamedNode {
    below_root(&format!("rules/{}", token(&version.replace('+', "-"))))
}

/// The narrative's text by its SHA-256 in hex.
pub fn text(digest: &str) -> NamedNode {
    below_root(&format!("text/{}", token(digest)))
}

/// A file by the SHA-256 of its bytes in hex.
pub fn file(digest: &str) -> NamedNode {
    below_root(&format!("file/{}", token(digest)))
}

/// A sentence by its number.
pub fn sentence(key: &ReportKey, number: usize) -> NamedNode {
    below_root(&format!("report/{}/s{number}", token(&key.to_string())))
}

/// A quotation: its span, who says it and the frame that read it.
pub fn evidence(key: &ReportKey, e: &Evidence) -> NamedNode {
    let (report, source, frame) = (token(&key.to_string()), token(&e.source), token(&e.frame));
    below_root(&format!("report/{report}/s{}/{}-{}/{source}/{frame}", e.sentence, e.span.start, e.span.end))
}

/// A concept of a scheme.
pub fn concept(scheme: &str, slug: &str) -> NamedNode {
    below_root(&format!("concept/{}/{}", token(scheme), token(slug)))
}

/// A concept scheme.
pub fn scheme(scheme: &str) -> NamedNode {
    below_root(&format!("concept/{}", token(scheme)))
}

/// The scheme of a place key (`AZE`, `region:europe`, `place:crimea`, which is an area) and the part that names the place in it.
pub fn place_parts(key: &str) -> (&'static str, &str) {
    if let Some(region) = key.strip_prefix("region:") {
        ("region", region)
    } else if let Some(place) = key.strip_prefix("place:") {
        ("area", place)
    } else {
        ("country", key)
    }
}

/// A country, region or area by the contract's key.
pub fn place(key: &str) -> NamedNode {
    match place_parts(key) {
        ("country", code) => below_root(&format!("country/{}", token(code))),
        (scheme, slug) => concept(scheme, slug),
    }
}

/// A body, facility, law, plan or topic (`class`) of a country (or `int`) by its name.
pub fn named(class: &str, country: &str, name: &str) -> NamedNode {
    below_root(&format!("{class}/{}/{}", token(country), slug(name)))
}

/// A fact, by the hash of what it says: kind, slots, polarity and modality.
pub fn fact(key: &ReportKey, kind: &str, fact: &Fact) -> NamedNode {
    let mut content = format!("{kind}\n{}\n{}\n", fact.polarity.slug(), fact.modality.slug());
    for (slot, value) in &fact.slots {
        let _ = writeln!(content, "{slot:?}={}:{}", value_type(value), escape(&value.plain()));
    }
    below_root(&format!("fact/{}/{kind}-{}", token(&key.to_string()), hash(&content, 12)))
}

/// The name of a value's type, so that the text `5` and the number 5 hash apart.
fn value_type(value: &Value) -> &'static str {
    match value {
        Value::Place(_) => "place",
        Value::Slug(_) => "slug",
        Value::Text(_) => "text",
        Value::Name(_) => "name",
        Value::Integer(_) => "integer",
        Value::Decimal(_) => "decimal",
        Value::Year(_) => "year",
    }
}

/// Line ends made visible, so that no value can pretend to be two slots.
fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_become_readable_slugs() {
        for (name, want) in [
            ("Ministry of Internal Affairs", "ministry-of-internal-affairs"),
            ("MIA-run shelter", "mia-run-shelter"),
            ("2025-2030 NAP", "2025-2030-nap"),
        ] {
            assert_eq!(slug(name), want);
        }
        assert_eq!(slug("Labor  Inspectorate"), slug("labor inspectorate"));
        assert_ne!(slug("Ségou"), slug("Segou"));
        assert_ne!(slug(""), slug("!"));
        assert!(slug("反人口贩运").starts_with('_'));
    }

    #[test]
    fn keys_stay_and_strange_ones_are_hashed() {
        assert_eq!(token("2WL"), "2WL");
        assert_ne!(token("../x"), "../x");
        assert!(place("region:central-asia").as_str().ends_with("/concept/region/central-asia"));
        assert!(place("place:crimea").as_str().ends_with("/concept/area/crimea"));
        assert!(place("AZE").as_str().ends_with("/country/AZE"));
    }

    proptest! {
        #[test]
        fn any_text_gives_a_valid_iri(name in ".*") {
            for node in [named("actor", "AZE", &name), concept("sector", &name), place(&name)] {
                prop_assert!(NamedNode::new(node.as_str()).is_ok(), "{node}");
                let path = node.as_str().strip_prefix(ROOT).unwrap();
                prop_assert!(path.chars().all(|c| c.is_ascii_alphanumeric() || "-._/".contains(c)), "{node}");
            }
        }

        #[test]
        fn different_names_never_meet(a in "[aAéß .,&/’-]{0,6}", b in "[aAéß .,&/’-]{0,6}") {
            prop_assert_eq!(slug(&a) == slug(&b), fold(&a) == fold(&b));
            prop_assert_eq!(token(&a) == token(&b), a == b);
        }
    }
}
