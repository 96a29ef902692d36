//! Lint as a whole: the checks of the lexicon's files, and the frames' examples read as reports are read.
//!
//! An example is read as the only sentence of a report of 2025. The report's country is the first one that the sentence
//! names; a sentence that names none is of [`NOWHERE`], a code that ISO 3166 keeps free. The section is the one in which
//! such facts are told: exploitation in the profile, groups there and under "Protection", the rest under "Prosecution".

use std::collections::BTreeSet;

use crate::extract;
use crate::fact::{Fact, Kind, Modality, Polarity};
use crate::lexicon::lint::{self, Checked, Code, Finding, FrameExample, nearest};
use crate::lexicon::{File, Lexicon};
use crate::source::{Document, Origin, ReportKey, Section, SectionKind, Span};
use crate::text::tokenize;

/// The country of a report whose sentence names none.
pub const NOWHERE: &str = "ZZZ";

/// All mistakes in some files of words and frames, by file and line.
pub fn files(files: &[File]) -> Vec<Finding> {
    let Checked { lexicon, examples, mut findings } = lint::check(files);
    findings.extend(examples.iter().filter_map(|example| run(&lexicon, example)));
    findings.sort();
    findings.dedup();
    findings
}

/// What is wrong with what a frame finds in its own example.
fn run(lexicon: &Lexicon, example: &FrameExample) -> Option<Finding> {
    let frame = &lexicon.frames.all[example.frame];
    let facts: Vec<Fact> = sections(frame.fact)
        .iter()
        .flat_map(|section| extract::report(lexicon, document(lexicon, *section, &example.text)).facts)
        .collect();
    let own: Vec<&Fact> = facts.iter().filter(|fact| fact.evidence.iter().any(|e| e.frame == frame.id)).collect();
    let (code, message, hint) = match &example.gives {
        None => {
            let said = |fact: &&&Fact| fact.polarity == Polarity::Affirmed && fact.modality == Modality::Asserted;
            let fact = own.iter().find(said)?;
            let values: Vec<String> = fact.slots.values().map(|value| value.plain()).collect();
            let message = format!("`{}` must find nothing in \"{}\"", frame.id, example.text);
            (Code::FrameNot, message, Some(format!("it finds {}: {}", fact.kind.view(), values.join(", "))))
        }
        Some(gives) => {
            let given: BTreeSet<String> = own.iter().flat_map(|fact| values(fact)).collect();
            let missing: Vec<&String> = gives.iter().filter(|value| !given.contains(*value)).collect();
            let first = missing.first()?;
            let names: Vec<String> = missing.iter().map(|value| format!("`{value}`")).collect();
            let message = format!("`{}` does not give {} for \"{}\"", frame.id, names.join(", "), example.text);
            (Code::FrameExample, message, Some(instead(lexicon, &facts, first, &given)))
        }
    };
    Some(Finding { place: example.place.clone(), code, message, hint })
}

/// All values of a fact in the contract's plain form, with how it is said.
fn values(fact: &Fact) -> Vec<String> {
    let said = [fact.polarity.slug(), fact.modality.slug()].map(str::to_owned);
    fact.slots.values().map(|value| value.plain()).chain(said).collect()
}

/// What a frame gives instead of what it must.
fn instead(lexicon: &Lexicon, facts: &[Fact], wanted: &str, given: &BTreeSet<String>) -> String {
    if !given.is_empty() {
        let known = given.iter().map(String::as_str);
        let meant = nearest(wanted, known).map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
        return format!("{meant}it gives {}", given.iter().map(String::as_str).collect::<Vec<_>>().join(", "));
    }
    let others: BTreeSet<&str> = facts.iter().flat_map(|f| &f.evidence).map(|e| e.frame.as_str()).collect();
    let frames: Vec<&str> = others.into_iter().filter(|id| lexicon.frames.all.iter().any(|f| f.id == *id)).collect();
    match frames.is_empty() {
        true => "no frame finds a fact in it: a required role may be empty".into(),
        false => format!("it finds nothing; others do: {}", frames.join(", ")),
    }
}

/// An example as a report of one sentence.
fn document(lexicon: &Lexicon, section: SectionKind, text: &str) -> Document {
    let key = ReportKey { country: country(lexicon, text).unwrap_or(NOWHERE).to_owned(), year: 2025 };
    Document {
        title: key.to_string(),
        digest: String::new(),
        key,
        text: text.to_owned(),
        sections: vec![Section { kind: section, span: Span::new(0, text.len()) }],
        origin: Origin::default(),
    }
}

/// The first country that a text names, by its name or a word for its people.
fn country<'l>(lexicon: &'l Lexicon, text: &str) -> Option<&'l str> {
    let tokens = tokenize(text, Span::new(0, text.len()));
    let mentions = lexicon.mentions(&tokens);
    let mut named = mentions.iter().flat_map(|m| &m.concepts).map(|(id, _)| &lexicon.concepts[*id]);
    named.find(|concept| concept.scheme == "country").map(|concept| concept.notation.as_str())
}

/// The sections in which facts of a kind are told.
fn sections(kind: Kind) -> &'static [SectionKind] {
    match kind {
        Kind::Tier | Kind::Standard => &[SectionKind::Overall],
        Kind::Recommendation => &[SectionKind::Recommendations],
        Kind::Route
        | Kind::Transit
        | Kind::CountryRole
        | Kind::Form
        | Kind::Perpetrator
        | Kind::Means
        | Kind::Sector => &[SectionKind::Profile],
        Kind::Group => &[SectionKind::Profile, SectionKind::Protection],
        _ => &[SectionKind::Prosecution],
    }
}
