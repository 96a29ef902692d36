//! `tipgraph network`.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::exit::Exit;
use super::failure::{Mistake, note};
use super::options::{NetworkOption, Which};
use super::output::write_whole;
use super::table;
use crate::network::{self, Chain, Edge, Measures, Network};

/// Print who is linked to whom: routes from country to country, or what bodies, facilities and laws do.
///
/// Without more it prints the edges, those that most reports tell of first. --measures prints what networkx would reckon for each
/// node: degrees, weights (the number of reports), PageRank, betweenness, closeness, hubs and authorities, strongly connected
/// components, articulation points and communities. --from and --to print the shortest chains between two nodes. --format writes
/// a file for other tools: graphml, gexf (with the years of each edge), dot, cytoscape, csv, geojson, json.
#[derive(clap::Args, Debug)]
#[command(group(clap::ArgGroup::new("what").args(["measures", "from"])))]
pub struct Args {
    /// Which network.
    #[arg(value_enum)]
    which: Which,
    #[command(flatten)]
    network: NetworkOption,
    /// Print the measures of the nodes.
    #[arg(long)]
    measures: bool,
    /// The order in which nodes look for their community, as a number.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "measures")]
    seed: u64,
    /// Print the shortest chains from this node: its id, name or acronym.
    #[arg(long, value_name = "NODE", requires = "to")]
    from: Option<String>,
    /// To this node.
    #[arg(long, value_name = "NODE", requires = "from")]
    to: Option<String>,
    /// How to print it; measures and chains as table, csv and json only.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The file to write; without it, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A format of edges, measures or chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// A line for each edge or node.
    Csv,
    /// With all facts and sentences.
    Json,
    /// For networkx, igraph, yEd.
    Graphml,
    /// For Gephi, with the years.
    Gexf,
    /// For Graphviz.
    Dot,
    /// For Cytoscape and Cytoscape.js.
    Cytoscape,
    /// For GIS; routes only.
    Geojson,
}

impl Format {
    /// The file format; none for a table.
    fn file(self) -> Option<network::Format> {
        match self {
            Self::Table => None,
            Self::Csv => Some(network::Format::Csv),
            Self::Json => Some(network::Format::Json),
            Self::Graphml => Some(network::Format::GraphMl),
            Self::Gexf => Some(network::Format::Gexf),
            Self::Dot => Some(network::Format::Dot),
            Self::Cytoscape => Some(network::Format::Cytoscape),
            Self::Geojson => Some(network::Format::GeoJson),
        }
    }
}

/// Runs the command.
pub fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let network = args.network.read(args.which)?;
    let mut bytes = Vec::new();
    let found = match (&args.from, &args.to) {
        (Some(from), Some(to)) => {
            let chains = network::chains(&network, from, to)?;
            write_chains(args.format, &chains, &mut bytes)?;
            !chains.is_empty()
        }
        _ if args.measures => {
            write_measures(args.format, &Measures::of(&network, args.seed), &mut bytes)?;
            !network.nodes.is_empty()
        }
        _ => {
            match args.format.file() {
                Some(format) => network::write(&network, format, &mut bytes)?,
                None => write_edges(&network, &mut bytes)?,
            }
            !network.edges.is_empty()
        }
    };
    match &args.output {
        None => out.write_all(&bytes)?,
        Some(file) => write_whole(file, &bytes)?,
    }
    out.flush()?;
    if network.without_origin > 0 && !args.measures && args.from.is_none() {
        note(&format!("{} routes name no origin and are no edges", network.without_origin));
    }
    if !found {
        note("nothing found");
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

fn write_edges(network: &Network, out: &mut Vec<u8>) -> anyhow::Result<()> {
    let mut edges: Vec<&Edge> = network.edges.iter().collect();
    edges.sort_by_key(|edge| std::cmp::Reverse((edge.weight(), edge.facts.len())));
    let label = |node: usize| network.nodes[node].label.clone();
    let rows: Vec<Vec<String>> = edges
        .into_iter()
        .map(|edge| {
            let years: Vec<String> = edge.years.iter().map(ToString::to_string).collect();
            let mut row = vec![label(edge.source), edge.relation.clone(), label(edge.target)];
            row.extend([edge.weight().to_string(), edge.facts.len().to_string(), years.join(" ")]);
            row.push(edge.forms.iter().cloned().collect::<Vec<_>>().join(" "));
            row.push(edge.modalities.iter().cloned().collect::<Vec<_>>().join(" "));
            row
        })
        .collect();
    Ok(table::write(out, &["from", "relation", "to", "reports", "facts", "editions", "forms", "modality"], &rows)?)
}

fn write_measures(format: Format, measures: &Measures, out: &mut Vec<u8>) -> anyhow::Result<()> {
    let header = [
        "id",
        "label",
        "in",
        "out",
        "in_weight",
        "out_weight",
        "pagerank",
        "betweenness",
        "closeness",
        "hub",
        "authority",
        "component",
        "articulation",
        "community",
    ];
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, measures)?;
            writeln!(out)?;
        }
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            for node in &measures.nodes {
                csv.serialize(node)?;
            }
            csv.flush()?;
        }
        Format::Table => {
            let mut nodes: Vec<_> = measures.nodes.iter().collect();
            nodes.sort_by(|a, b| b.pagerank.total_cmp(&a.pagerank));
            let rows: Vec<Vec<String>> = nodes
                .into_iter()
                .map(|node| {
                    let mut row = vec![node.label.clone()];
                    row.extend(
                        [node.in_degree, node.out_degree, node.in_weight, node.out_weight].map(|n| n.to_string()),
                    );
                    let shares = [node.pagerank, node.betweenness, node.closeness, node.hub, node.authority];
                    row.extend(shares.map(|share| format!("{share:.4}")));
                    row.push(node.component.to_string());
                    row.push(if node.articulation { "yes" } else { "" }.to_owned());
                    row.push(node.community.to_string());
                    row
                })
                .collect();
            table::write(out, &header[1..], &rows)?;
            writeln!(
                out,
                "\n{} nodes, {} edges, {} components, {} communities (modularity {:.3})",
                measures.nodes.len(),
                measures.edges,
                measures.components,
                measures.communities,
                measures.modularity
            )?;
        }
        _ => return Err(Mistake::new("measures are no network", "use table, csv or json").into()),
    }
    Ok(())
}

fn write_chains(format: Format, chains: &[Chain<'_>], out: &mut Vec<u8>) -> anyhow::Result<()> {
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, chains)?;
            writeln!(out)?;
        }
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            csv.write_record(["chain", "step", "source", "relation", "target", "reports", "sentences"])?;
            for (number, chain) in chains.iter().enumerate() {
                for (step, edges) in chain.steps.iter().enumerate() {
                    for edge in edges {
                        let numbers = [number + 1, step + 1].map(|number| number.to_string());
                        let own = [&edge.from, &edge.relation, &edge.to].map(Clone::clone);
                        let told = [edge.weight().to_string(), edge.sentences().join(" | ")];
                        csv.write_record(numbers.into_iter().chain(own).chain(told))?;
                    }
                }
            }
            csv.flush()?;
        }
        Format::Table => {
            for chain in chains {
                writeln!(out, "{}  (at least {} reports a step)", chain.nodes.join(" → "), chain.weight)?;
                for edge in chain.steps.iter().flatten() {
                    writeln!(out, "  {} {} {}", edge.from, edge.relation, edge.to)?;
                    for fact in edge.facts.iter().take(1) {
                        writeln!(out, "    {}: {}", fact.report, fact.sentence)?;
                    }
                }
            }
        }
        _ => return Err(Mistake::new("chains are no network", "use table, csv or json").into()),
    }
    Ok(())
}
