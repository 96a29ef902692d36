//! `tipgraph query`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::{ParamOption, StoreOption};
use crate::view::{self, Format};

/// Ask the graph: a view or another named query, SPARQL from a file, or SPARQL on the command line.
///
/// SELECT and ASK print as table, csv, tsv, json or xml; CONSTRUCT and DESCRIBE in any RDF format (turtle, trig, nquads,
/// ntriples, rdfxml, jsonld). The prefixes of the graph need no declaration.
#[derive(clap::Args, Debug)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["query", "sparql", "list"])))]
pub struct Args {
    /// The name of a query (see --list), or a file that ends in .rq.
    #[arg(value_name = "NAME|FILE.rq")]
    query: Option<String>,
    /// SPARQL text.
    #[arg(short = 'e', long, value_name = "SPARQL")]
    sparql: Option<String>,
    /// Print every named query with its title and parameters.
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    params: ParamOption,
    /// How to print the answer: table where nothing is said, and turtle for graphs.
    #[arg(long, value_name = "FORMAT", conflicts_with = "list")]
    format: Option<Format>,
    #[command(flatten)]
    store: StoreOption,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    if args.list {
        list(out)?;
        return Ok(Exit::Done);
    }
    let text = text(args)?;
    let params = args.params.read()?;
    // A mistake in the text is told before the graph is read.
    view::parse(&text)?;
    let is_view = args.query.as_deref().is_some_and(|name| view::named(name).is_some());
    let store = args.store.load_for(&text, &params)?;
    let answer = view::ask(&store, &text, &params)?;
    match args.format.unwrap_or_else(|| answer.default_format()) {
        // The numbers are those that `explain --row` asks for.
        Format::Table => answer.write_aligned(&mut *out, is_view)?,
        format => answer.write(format, &mut *out)?,
    }
    if answer.is_empty() {
        out.flush()?;
        note("nothing found");
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

/// The SPARQL that was asked for.
fn text(args: &Args) -> anyhow::Result<String> {
    match (&args.query, &args.sparql) {
        (_, Some(sparql)) => Ok(sparql.clone()),
        (Some(name), None) => match view::named(name) {
            Some(query) => Ok(query.text.to_owned()),
            None if Path::new(name).extension().is_some_and(|e| e == "rq") => read(&PathBuf::from(name)),
            None => Err(view::Error::UnknownQuery(name.clone()).into()),
        },
        (None, None) => unreachable!("clap asks for one of them"),
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).map_err(|error| {
        Mistake::new(format!("cannot read {}: {error}", file.display()), "name a file of SPARQL that you may read")
            .into()
    })
}

fn list(out: &mut dyn Write) -> io::Result<()> {
    for query in view::all() {
        writeln!(out, "{:<16} {}", query.name, query.header.title)?;
        writeln!(out, "{:<16} {}", "", query.header.description)?;
        for param in &query.header.params {
            let need = if param.required { " (needed)" } else { "" };
            writeln!(out, "{:<16}   --param {}=...{need} {}", "", param.name, param.description)?;
        }
    }
    Ok(())
}
