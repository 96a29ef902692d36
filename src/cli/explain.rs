//! `tipgraph explain`.

use std::io::{self, Write};

use oxigraph::model::NamedNode;
use oxigraph::store::Store;

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::{ParamOption, StoreOption};
use super::quote;
use crate::graph::vocab::{PREFIXES, ROOT};
use crate::inspect::{Account, facts_of_row, provenance};
use crate::source::ReportKey;
use crate::view::{Answer, Format, Params, rows};

/// Show why a fact is in the graph: the fact in words, and the sentences that say it.
///
/// Name the fact by its IRI, or a row of a view by its number, as `tipgraph query VIEW` prints it with the same --param. With --prov
/// it shows where the fact comes from, as PROV-O: its words, their sentence, the report, the digest of the text and of the file, and
/// the run with the program and the rules that read it.
#[derive(clap::Args, Debug)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["iri", "view"])))]
pub struct Args {
    /// The IRI of a fact, in full or with a prefix: fact:AZE-2025/route-0123456789ab.
    #[arg(value_name = "IRI")]
    iri: Option<String>,
    /// The view that has the row.
    #[arg(long, value_name = "VIEW", requires = "row")]
    view: Option<String>,
    /// The row's number, from 1.
    #[arg(long, value_name = "N", requires = "view")]
    row: Option<usize>,
    #[command(flatten)]
    params: ParamOption,
    /// Count only the rows of this report.
    #[arg(long, value_name = "ISO3-YEAR", requires = "view")]
    report: Option<ReportKey>,
    #[command(flatten)]
    store: StoreOption,
    /// Show where the fact comes from, as PROV-O.
    #[arg(long)]
    prov: bool,
    /// How to print it: table or json; with --prov turtle, or another RDF format.
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let fact = args.iri.as_deref().map(expand).transpose()?;
    let store = args.store.load(args.report.as_slice())?;
    let accounts = match (&fact, &args.view, args.row) {
        (Some(fact), ..) => {
            let account = Account::of(&store, fact)?;
            vec![account.ok_or_else(|| {
                Mistake::new(
                    format!("the graph has no fact {fact}"),
                    "name a row: `tipgraph explain --view routes --row 1`",
                )
            })?]
        }
        (None, Some(view), Some(row)) => of_row(&store, view, &args.params.read()?, row)?,
        _ => unreachable!("clap asks for an IRI or for a view and a row"),
    };
    if accounts.is_empty() {
        note("the row rests on no single fact: it says what the text does not mention");
        return Ok(Exit::Nothing);
    }
    if args.prov {
        let mut chain = Vec::new();
        for account in &accounts {
            chain.extend(provenance(&store, &NamedNode::new_unchecked(&account.iri))?);
        }
        let graph = Answer::Graph(chain);
        graph.write(args.format.unwrap_or_else(|| graph.default_format()), out)?;
        return Ok(Exit::Done);
    }
    match args.format.unwrap_or(Format::Table) {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &accounts)?;
            writeln!(out)?;
        }
        Format::Table => {
            for (number, account) in accounts.iter().enumerate() {
                if number > 0 {
                    writeln!(out)?;
                }
                write(out, account)?;
            }
        }
        other => {
            let message = format!("the account of a fact cannot be written as {}", other.name());
            return Err(Mistake::new(message, "use table or json, or add --prov for RDF").into());
        }
    }
    Ok(Exit::Done)
}

/// The facts that a row of a view rests on.
fn of_row(store: &Store, view: &str, params: &Params, number: usize) -> anyhow::Result<Vec<Account>> {
    let rows = rows(store, view, params)?;
    let Some(row) = number.checked_sub(1).and_then(|at| rows.get(at)) else {
        let message = format!("`{view}` has no row {number}");
        let hint = match rows.len() {
            0 => "it has none at all".to_owned(),
            last => format!("its rows go from 1 to {last}"),
        };
        return Err(Mistake::new(message, hint).into());
    };
    let [report, cells @ .., evidence, _source] = row.as_slice() else {
        return Err(
            Mistake::new(format!("the rows of `{view}` have no evidence"), "choose a view of the contract").into()
        );
    };
    Ok(facts_of_row(store, view, report, cells, evidence)?)
}

/// A full IRI from one that may begin with one of the known prefixes.
fn expand(iri: &str) -> Result<NamedNode, Mistake> {
    let full = PREFIXES
        .iter()
        .find_map(|(prefix, namespace)| Some(format!("{namespace}{}", iri.strip_prefix(prefix)?.strip_prefix(':')?)));
    let full = full.unwrap_or_else(|| iri.trim_matches(['<', '>']).to_owned());
    let hint = || format!("a fact is called like {ROOT}fact/AZE-2025/route-0123456789ab");
    NamedNode::new(full).map_err(|error| Mistake::new(format!("\"{iri}\" is no IRI: {error}"), hint()))
}

fn write(out: &mut dyn Write, account: &Account) -> io::Result<()> {
    let denied = if account.polarity == "denied" { "the text denies: " } else { "" };
    writeln!(out, "{denied}{}", account.words)?;
    for (name, value) in [
        ("fact", account.iri.as_str()),
        ("report", &account.report),
        ("polarity", &account.polarity),
        ("modality", &account.modality),
        ("time", account.time.as_deref().unwrap_or("not said")),
    ] {
        writeln!(out, "  {name:<9} {value}")?;
    }
    for quotation in &account.evidence {
        writeln!(out)?;
        quote::write(out, &quotation.text, quotation.offset, quotation.quote.len())?;
        for (name, value) in [
            ("section", quotation.section.as_str()),
            ("sentence", &quotation.sentence.to_string()),
            ("source", &quotation.source),
            ("frame", &quotation.frame),
        ] {
            writeln!(out, "  {name:<9} {value}")?;
        }
        if let Some(file) = &quotation.file {
            writeln!(out, "  {:<9} {file}{}", "file", pages(quotation.pages))?;
        }
    }
    Ok(())
}

/// Where in its file a sentence stands: ", page 12".
fn pages(pages: Option<(usize, usize)>) -> String {
    match pages {
        None => String::new(),
        Some((first, last)) if first == last => format!(", page {first}"),
        Some((first, last)) => format!(", pages {first}-{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_expanded() {
        assert_eq!(expand("fact:A/b").unwrap().as_str(), "https://w3id.org/tipgraph/fact/A/b");
        assert_eq!(expand("<https://x.org/a>").unwrap().as_str(), "https://x.org/a");
        assert!(expand("route 7").unwrap_err().to_string().starts_with("\"route 7\" is no IRI"));
    }
}
