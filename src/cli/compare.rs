//! `tipgraph compare`.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::exit::Exit;
use super::failure::note;
use super::options::StoreOption;
use super::output::write_whole;
use crate::compare::{self, Aspect};
use crate::source::ReportKey;

/// Show what changed from one edition on a country to another, both sentences side by side.
///
/// New, gone and changed: the tier with the reason that the text gives, figures and money with the difference, plans, routes, laws,
/// bodies and more; recommendations that were repeated or dropped, gaps that stayed. Figures are compared by what they count and
/// who says so, the last year that an edition tells of. Recommendations and gaps are matched by their words.
#[derive(clap::Args, Debug)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["reports", "country", "all"])))]
pub struct Args {
    /// Two editions on one country.
    #[arg(value_name = "ISO3-YEAR", num_args = 2)]
    reports: Vec<ReportKey>,
    /// Each edition on this country with the one before it.
    #[arg(long, value_name = "ISO3")]
    country: Option<String>,
    /// All countries of the graph; with --tier.
    #[arg(long, requires = "tier")]
    all: bool,
    /// Only tiers; with --all, only countries whose tier is another.
    #[arg(long)]
    tier: bool,
    /// Only this: tier, efforts, figures, money, plans, routes, sectors, perpetrators, laws, bodies, facilities, recommendations, gaps
    /// or unreported; may be given more than once.
    #[arg(long, value_name = "ASPECT", conflicts_with = "tier")]
    aspect: Vec<Aspect>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The file to write; without it, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    store: StoreOption,
}

/// How comparisons are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line for each change.
    Table,
    /// Tables with both sentences.
    Markdown,
    /// One page with both sentences.
    Html,
    /// Everything.
    Json,
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let aspects = if args.tier { vec![Aspect::Tier] } else { args.aspect.clone() };
    let store = args.store.load(&args.reports)?;
    let found = match (args.reports.as_slice(), &args.country) {
        ([a, b], _) => vec![compare::compare(&store, a, b, &aspects)?],
        (_, Some(country)) => compare::history(&store, country, &aspects)?,
        _ => compare::movers(&store)?,
    };
    let format = match args.format {
        Format::Table => compare::Format::Table,
        Format::Markdown => compare::Format::Markdown,
        Format::Html => compare::Format::Html,
        Format::Json => compare::Format::Json,
    };
    let mut bytes = Vec::new();
    compare::write(&found, format, &mut bytes)?;
    match &args.output {
        None => out.write_all(&bytes)?,
        Some(file) => write_whole(file, &bytes)?,
    }
    out.flush()?;
    if found.iter().all(|comparison| comparison.changes.is_empty()) {
        note("nothing found");
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}
