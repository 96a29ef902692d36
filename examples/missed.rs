//! Prints sentences of the opening and the profile that name exploitation or victims and gave no fact of either kind.
use tipgraph::extract::Reading;
use tipgraph::fact::Kind;
use tipgraph::lexicon::Lexicon;
use tipgraph::source::SectionKind;
fn main() {
    let lexicon = Lexicon::builtin();
    for path in std::env::args().skip(1) {
        let Ok(document) = tipgraph::source::read(std::path::Path::new(&path), None, &lexicon) else {
            eprintln!("! {path}");
            continue;
        };
        let report = tipgraph::extract::report(&lexicon, document);
        for s in &report.sentences {
            if s.section != SectionKind::Profile {
                continue;
            }
            let got = report.facts.iter().any(|f| {
                matches!(f.kind, Kind::Route | Kind::CountryRole | Kind::Form | Kind::Transit)
                    && f.evidence.iter().any(|e| e.sentence == s.number)
            });
            if got {
                continue;
            }
            let r = Reading::new(&lexicon, &report.document.text, s);
            let tells = r.mentions.iter().any(|m| {
                m.concepts
                    .iter()
                    .any(|(id, _)| matches!(lexicon.concepts[*id].scheme.as_str(), "exploitation" | "trafficking"))
            });
            if tells {
                println!("{} {}", report.document.key, s.span.of(&report.document.text));
            }
        }
    }
}
