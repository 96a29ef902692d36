//! Prints each sentence of the opening and the profile with its routes, roles and sectors in short form: for reading by eye.
//! `told FILE...` prints files; `told - KEY` reads one sentence a line from standard input as a profile of KEY.
use std::collections::BTreeMap;
use std::io::Read;
use tipgraph::fact::{Kind, Polarity, Report, Slot};
use tipgraph::lexicon::Lexicon;
use tipgraph::source::SectionKind;

fn show(report: &Report) {
    for s in &report.sentences {
        let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for f in report.facts.iter().filter(|f| f.evidence.iter().any(|e| e.sentence == s.number)) {
            let get = |s: Slot| f.slots.get(&s).map(|v| v.plain()).unwrap_or_default();
            let denied = if f.polarity == Polarity::Denied { "NOT " } else { "" };
            match f.kind {
                Kind::Route => {
                    let via = get(Slot::Via);
                    let via = if via.is_empty() { via } else { format!(" via {via}") };
                    let mode = match f.modality.slug() {
                        "asserted" => String::new(),
                        m => format!(" [{m}]"),
                    };
                    let key = format!("{denied}{} {}{via}{mode}", get(Slot::Exploitation), get(Slot::Victims));
                    rows.entry(key).or_default().push(format!("{}>{}", get(Slot::Origin), get(Slot::Destination)));
                }
                Kind::Sector => rows
                    .entry(format!("{denied}SECTOR {} @{}", get(Slot::Exploitation), get(Slot::Destination)))
                    .or_default()
                    .push(get(Slot::Sector)),
                Kind::Transit => rows.entry(format!("{denied}TRANSIT")).or_default().push(get(Slot::Country)),
                Kind::CountryRole => {
                    rows.entry(format!("ROLE {}", get(Slot::Country))).or_default().push(get(Slot::Role))
                }
                Kind::Form => rows
                    .entry(format!("FORM {} {} {}", get(Slot::Leg), get(Slot::Exploitation), get(Slot::Victims)))
                    .or_default()
                    .push(String::new()),
                Kind::Group => rows.entry(format!("{denied}GROUP")).or_default().push(get(Slot::Group)),
                _ => {}
            }
        }
        if !matches!(s.section, SectionKind::Profile | SectionKind::Overall) {
            continue;
        }
        println!("[{}] {}", report.document.key, s.span.of(&report.document.text));
        for (k, v) in rows {
            println!("      {k}: {}", v.join(" "));
        }
    }
}
fn main() {
    let lexicon = Lexicon::builtin();
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|a| a == "-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).unwrap();
        let dir = std::env::temp_dir().join("told.txt");
        std::fs::write(&dir, format!("TRAFFICKING PROFILE\n\n{}\n", text)).unwrap();
        let key = args[1].parse::<tipgraph::source::ReportKey>().unwrap();
        let document = tipgraph::source::read(&dir, Some(&key), &lexicon).unwrap();
        show(&tipgraph::extract::report(&lexicon, document));
        return;
    }
    for path in args {
        let Ok(document) = tipgraph::source::read(std::path::Path::new(&path), None, &lexicon) else {
            eprintln!("! {path}");
            continue;
        };
        show(&tipgraph::extract::report(&lexicon, document));
    }
}
