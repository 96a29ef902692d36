//! Draws what two readers judge: facts over all views, and sentences that gave no fact, at random and the same for a seed.
//!
//! ```sh
//! cargo run --release --example sample -- kg --facts 300 --silent 100 --seed 1 > docs/judgements/NAME.jsonl
//! ```
//! Reports that `docs/accuracy.toml` holds out are left out. A line is a judgement without verdicts; see
//! `src/accuracy/judgement.rs` for how readers add theirs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use tipgraph::accuracy::Manifest;
use tipgraph::eval::{SplitMix, VIEWS};
use tipgraph::inspect::Coverage;
use tipgraph::source::ReportKey;
use tipgraph::store::Folder;
use tipgraph::view::{self, Params};

/// What is asked for.
struct Asked {
    store: PathBuf,
    facts: usize,
    silent: usize,
    seed: u64,
}

fn asked() -> Result<Asked, Box<dyn std::error::Error>> {
    let mut asked = Asked { store: "kg".into(), facts: 300, silent: 100, seed: 1 };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number =
            || args.next().ok_or(format!("{arg} needs a number"))?.parse::<usize>().map_err(|e| e.to_string());
        match arg.as_str() {
            "--facts" => asked.facts = number()?,
            "--silent" => asked.silent = number()?,
            "--seed" => asked.seed = number()? as u64,
            _ => asked.store = arg.into(),
        }
    }
    Ok(asked)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = asked()?;
    let manifest = Manifest::read(Path::new("docs/accuracy.toml"))?;
    let held: BTreeSet<&str> = manifest.held_out().collect();
    let folder = Folder::open(&asked.store)?;
    let reports: Vec<ReportKey> =
        folder.reports().map(|(key, _)| key).filter(|key| !held.contains(key.to_string().as_str())).collect();
    let store = folder.load_only(reports)?;
    let mut facts = Vec::new();
    for view in &VIEWS {
        let rows = view::rows(&store, view.name, &Params::new())?;
        // What a text does not mention has no sentence to judge.
        facts.extend(rows.into_iter().filter(|row| !row[view.columns.len()].is_empty()).map(|row| (view, row)));
    }
    let mut random = SplitMix::new(asked.seed);
    for (view, row) in random.draw(facts, asked.facts) {
        let cells: Map<String, Value> =
            view.columns.iter().zip(&row).skip(1).map(|(column, cell)| ((*column).to_owned(), json!(cell))).collect();
        let [.., sentence, source] = row.as_slice() else { continue };
        println!(
            "{}",
            json!({ "report": row[0], "view": view.name, "row": cells, "sentence": sentence, "source": source, "verdicts": [] })
        );
    }
    for line in random.draw(Coverage::of(&store)?.silent, asked.silent) {
        println!(
            "{}",
            json!({ "report": line.report, "section": line.section, "sentence": line.text, "verdicts": [] })
        );
    }
    Ok(())
}
