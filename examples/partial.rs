//! Prints sentences of the profile in which a form of exploitation or a place is named that no fact of the sentence has.
use std::collections::BTreeSet;
use tipgraph::extract::Reading;
use tipgraph::fact::{Kind, Slot};
use tipgraph::lexicon::Lexicon;
use tipgraph::source::SectionKind;
fn main() {
    let lexicon = Lexicon::builtin();
    for path in std::env::args().skip(1) {
        let Ok(document) = tipgraph::source::read(std::path::Path::new(&path), None, &lexicon) else { continue };
        let report = tipgraph::extract::report(&lexicon, document);
        for s in &report.sentences {
            if s.section != SectionKind::Profile {
                continue;
            }
            let facts: Vec<_> = report
                .facts
                .iter()
                .filter(|f| {
                    matches!(f.kind, Kind::Route | Kind::CountryRole | Kind::Form | Kind::Transit | Kind::Sector)
                        && f.evidence.iter().any(|e| e.sentence == s.number)
                })
                .collect();
            if facts.is_empty() {
                continue;
            }
            let mut have: BTreeSet<String> = BTreeSet::new();
            for f in &facts {
                for v in [Slot::Origin, Slot::Destination, Slot::Via, Slot::Country, Slot::Exploitation] {
                    if let Some(x) = f.slots.get(&v) {
                        have.insert(x.plain());
                    }
                }
            }
            let r = Reading::new(&lexicon, &report.document.text, s);
            let mut lost = BTreeSet::new();
            for m in &r.mentions {
                let keys: Vec<String> = m
                    .concepts
                    .iter()
                    .filter_map(|(id, _)| {
                        let c = &lexicon.concepts[*id];
                        match c.scheme.as_str() {
                            "exploitation" | "country" | "region" => Some(c.notation.clone()),
                            "place" => c.link("inCountry").map(str::to_owned),
                            _ => None,
                        }
                    })
                    .collect();
                if !keys.is_empty() && !keys.iter().any(|k| have.contains(k) || *k == report.document.key.country) {
                    lost.extend(keys);
                }
            }
            if !lost.is_empty() && !facts.iter().all(|f| f.kind == Kind::CountryRole) {
                println!("{} {:?} :: {}", report.document.key, lost, s.span.of(&report.document.text));
            }
        }
    }
}
