//! What every fact of a real graph has: a sentence, the exact words in it, and who says so.

use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::store::Store;
use tipgraph::pipeline::Reader;
use tipgraph::store;
use tipgraph::view::{Answer, Params, ask};

/// The seed and the narratives that were written for the project.
fn narratives() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("seeds"), root.join("tests/narratives")];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(files.len() > 10);
    files
}

fn rows(store: &Store, question: &str) -> Vec<Vec<String>> {
    let answer = ask(store, question, &Params::new()).unwrap();
    assert!(matches!(answer, Answer::Table { .. }));
    answer.plain_rows()
}

/// Facts that lack something that every fact has.
const INCOMPLETE: &str = "
    SELECT ?fact WHERE {
      GRAPH ?g { ?fact tip:polarity ?polarity }
      FILTER NOT EXISTS {
        GRAPH ?g {
          ?fact tip:modality ?modality ; tip:evidence ?evidence ; tip:bestEvidence ?evidence .
          ?evidence oa:exact ?quote ; oa:start ?start ; oa:end ?end ; tip:frame ?frame ;
            prov:wasAttributedTo ?source ; prov:wasQuotedFrom ?sentence .
          ?sentence tip:section ?section ; schema:text ?text ; dcterms:isPartOf ?g .
        }
      }
    }";

/// Facts without any evidence, asked another way: by their classes.
const BARE: &str = "
    SELECT ?fact WHERE {
      VALUES ?class {
        tip:TierRanking tip:EffortTrend tip:StandardsAssessment tip:Route tip:Transit tip:CountryRole tip:Recommendation
      }
      ?fact a ?class .
      FILTER NOT EXISTS { ?fact tip:evidence/oa:exact ?quote }
    }";

#[test]
fn no_fact_is_without_evidence_and_every_quote_is_the_text_at_its_span() {
    let reader = Reader::new(None).unwrap();
    let (mut facts, mut quotes) = (0, 0);
    for file in narratives() {
        let document = reader.document(&file, None).unwrap();
        let (key, text) = (document.key.clone(), document.text.clone());
        let graph = store::in_memory(reader.quads(&reader.report(document))).unwrap();
        facts += rows(&graph, "SELECT DISTINCT ?fact { ?fact tip:polarity ?polarity }").len();
        for question in [INCOMPLETE, BARE] {
            let lacking = rows(&graph, question);
            assert!(lacking.is_empty(), "{key}: {lacking:?}");
        }
        // Every quote, and every sentence, stands in the text at its bytes.
        let spans = "SELECT ?node ?start ?end ?words {
            { ?node oa:exact ?words } UNION { ?node a tip:Sentence ; schema:text ?words }
            ?node oa:start ?start ; oa:end ?end }";
        for row in rows(&graph, spans) {
            let [node, start, end, words] = row.as_slice() else { panic!() };
            let span = start.parse().unwrap()..end.parse().unwrap();
            assert!(text.get(span) == Some(words.as_str()), "{node} quotes other words than those at {start} to {end}");
            quotes += 1;
        }
        // A quote lies inside its sentence.
        let outside = rows(
            &graph,
            "SELECT ?node { ?node prov:wasQuotedFrom ?sentence ; oa:start ?start ; oa:end ?end .
                            ?sentence oa:start ?first ; oa:end ?last . FILTER(?start < ?first || ?end > ?last) }",
        );
        assert!(outside.is_empty(), "{key}: {outside:?}");
    }
    assert!(facts > 1000 && quotes > 1000, "{facts} facts, {quotes} quotes");
}
