//! `tipgraph query`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::{ParamOption, StoreOption};
use super::output::{name_of, write_beside, write_whole};
use crate::tables::Table;
use crate::view::{self, Answer, Format, NamedQuery};

/// Ask the graph: a view or another named query, SPARQL from a file, or SPARQL on the command line.
///
/// SELECT and ASK print as table, csv, tsv, json or xml; CONSTRUCT and DESCRIBE in any RDF format (turtle, trig, nquads,
/// ntriples, rdfxml, jsonld). The prefixes of the graph need no declaration. A named query as CSV in a file has its CSVW metadata
/// beside it: what each column holds and what tells two rows apart, in FILE-metadata.json.
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
    /// Write to this file, whole or not at all, and not to standard output.
    #[arg(short, long, value_name = "FILE", conflicts_with = "list")]
    output: Option<PathBuf>,
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
    let named = args.query.as_deref().and_then(view::named);
    let store = args.store.load_for(&text, &params)?;
    let answer = view::ask(&store, &text, &params)?;
    let format = args.format.unwrap_or_else(|| answer.default_format());
    match &args.output {
        None => write(&answer, format, named, out)?,
        Some(file) => {
            let table = named.filter(|_| format == Format::Csv).and_then(|query| Table::of_answer(query, &answer));
            if let Some(table) = table {
                write_beside(file, &table.files(&name_of(file)))?;
            } else {
                let mut bytes = Vec::new();
                write(&answer, format, named, &mut bytes)?;
                write_whole(file, &bytes)?;
            }
        }
    }
    if answer.is_empty() {
        out.flush()?;
        note("nothing found");
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

/// Prints the answer; rows of a named query have the numbers that `explain --row` asks for.
fn write(answer: &Answer, format: Format, named: Option<&NamedQuery>, out: &mut dyn Write) -> Result<(), view::Error> {
    match format {
        Format::Table => answer.write_aligned(out, named.is_some()),
        format => answer.write(format, out),
    }
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
