//! Prints how sentences from standard input are read: for whoever writes a frame.
use std::io::BufRead;
use tipgraph::extract::{Reading, clause};
use tipgraph::lexicon::Lexicon;
use tipgraph::source::{SectionKind, Span};
use tipgraph::text::Sentence;
fn main() {
    let lexicon = Lexicon::builtin();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let s = Sentence { number: 1, span: Span::new(0, line.len()), section: SectionKind::Profile, paragraph: 1 };
        let r = Reading::new(&lexicon, &line, &s);
        println!(
            "{}",
            r.words
                .iter()
                .map(|w| format!("{}/{:?}", &line[r.tokens[w.start].span.start..r.tokens[w.end - 1].span.end], w.tag))
                .collect::<Vec<_>>()
                .join(" ")
                .replace("Verb(", "V(")
                .replace("Determiner", "D")
                .replace("Preposition", "P")
                .replace("Conjunction", "C")
        );
        let c = clause::clauses(&r);
        let show = |ps: &[tipgraph::extract::element::Phrase]| {
            ps.iter()
                .map(|p| {
                    format!(
                        "<{}>[{}]",
                        p.preposition.as_deref().unwrap_or("-"),
                        p.group.nouns.iter().map(|n| r.phrase(&n.words)).collect::<Vec<_>>().join(" | ")
                    )
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (i, k) in c.list.iter().enumerate() {
            println!(
                "  {i} {:?}<-{:?} {}{}{:?}{}{} {:?} op={:?} mk={:?} adv={:?}",
                k.link,
                k.parent,
                if k.verb.denied { "NOT " } else { "" },
                k.verb.lemma,
                k.verb.chain,
                if k.verb.passive { " PASS" } else { "" },
                k.verb.adjective.as_ref().map(|a| format!(" adj={a}")).unwrap_or_default(),
                k.verb.modality,
                k.opener,
                k.verb.marker,
                k.adverbs
            );
            println!("      subj {}", show(&k.subject));
            println!("      bef  {}", show(&k.before));
            println!("      aft  {}", show(&k.after));
        }
        if !c.loose.is_empty() {
            println!("  loose {}", show(&c.loose));
        }
    }
}
