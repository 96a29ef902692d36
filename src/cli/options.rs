//! Options that several commands share.

use std::path::PathBuf;

use clap::ValueEnum;

use super::failure::Mistake;
use crate::network::{self, Decisions, Filter, Network, Projection, Years};
use crate::source::ReportKey;
use crate::store::{self, Engine, Folder};
use crate::view::{self, Params};

/// Where the graph is.
#[derive(clap::Args, Debug)]
pub struct StoreOption {
    /// The folder of the graph.
    #[arg(long, value_name = "DIR", default_value = "kg")]
    pub store: PathBuf,
}

impl StoreOption {
    /// Opens the graph to read it.
    pub fn open(&self) -> Result<Folder, store::Error> {
        Folder::open(&self.store)
    }

    /// The graph of some reports in an engine, or of all where none is named.
    pub fn load(&self, reports: &[ReportKey]) -> anyhow::Result<Engine> {
        let folder = self.not_empty()?;
        Ok(if reports.is_empty() { folder.engine()? } else { folder.engine_of(reports.iter().cloned())? })
    }

    /// The graph that a query with these parameters asks: that of one report where it needs no other.
    pub fn load_for(&self, text: &str, params: &Params) -> anyhow::Result<Engine> {
        let folder = self.not_empty()?;
        let Some(report) = view::one_report(text, params) else { return Ok(folder.engine()?) };
        let one = folder.reports().map(|(key, _)| key).find(|key| key.to_string() == report);
        Ok(folder.engine_of(one)?)
    }

    /// Opens a graph that holds reports.
    pub fn not_empty(&self) -> anyhow::Result<Folder> {
        let folder = self.open()?;
        if folder.reports().next().is_none() {
            let message = format!("the graph at {} holds no reports", self.store.display());
            return Err(Mistake::new(message, "add some with `tipgraph build PATH...`").into());
        }
        Ok(folder)
    }
}

/// Which reports of the graph to tell of, and how.
#[derive(clap::Args, Debug)]
pub struct ReportOption {
    #[command(flatten)]
    store: StoreOption,
    /// Only of this report; may be given more than once.
    #[arg(long, value_name = "ISO3-YEAR")]
    report: Vec<ReportKey>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Layout::Table)]
    pub format: Layout,
}

impl ReportOption {
    /// The graph of the reports asked for in an engine.
    pub fn load(&self) -> anyhow::Result<Engine> {
        self.store.load(&self.report)
    }
}

/// Values for the variables of a query.
#[derive(clap::Args, Debug)]
pub struct ParamOption {
    /// Give a variable of the query a value; may be given more than once.
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = parse_param)]
    params: Vec<(String, String)>,
}

impl ParamOption {
    /// The values by name; none twice.
    pub fn read(&self) -> Result<Params, Mistake> {
        let mut params = Params::new();
        for (name, value) in &self.params {
            if params.insert(name.clone(), value.clone()).is_some() {
                return Err(Mistake::new(format!("the parameter `{name}` is given twice"), "give it once"));
            }
        }
        Ok(params)
    }
}

fn parse_param(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE, as in report=AZE-2025")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// A layout for people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// A network of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Countries and regions, origin to destination.
    Routes,
    /// Bodies, facilities, laws and plans, and what they act on.
    Actors,
}

/// Which facts a network is made of.
#[derive(clap::Args, Debug)]
pub struct NetworkOption {
    #[command(flatten)]
    store: StoreOption,
    /// Only of this report; as all filters, it may be given more than once.
    #[arg(long, value_name = "ISO3-YEAR")]
    report: Vec<ReportKey>,
    /// Only routes that touch this country or region; only actors of its reports.
    #[arg(long, value_name = "ISO3")]
    country: Vec<String>,
    /// Only of these editions: 2020, or 2015-2020.
    #[arg(long, value_name = "YEARS")]
    years: Option<Years>,
    /// Only this form of exploitation, e.g. forced-labor; routes only.
    #[arg(long, value_name = "FORM")]
    form: Vec<String>,
    /// Only these victims, e.g. children; routes only.
    #[arg(long, value_name = "VICTIMS")]
    victims: Vec<String>,
    /// Only what is said so: asserted, past or at-risk.
    #[arg(long, value_name = "MODALITY")]
    modality: Vec<String>,
    /// Only what this source says, e.g. media.
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
}

impl NetworkOption {
    /// The network asked for.
    pub fn read(&self, which: Which) -> anyhow::Result<Network> {
        let projection = match which {
            Which::Routes => Projection::Routes,
            Which::Actors => Projection::Actors,
        };
        let decisions = Decisions::of(&self.store.store)?;
        let store = self.store.load(&self.report)?;
        Ok(network::network(&store, projection, &self.filter(), &decisions)?)
    }

    /// The filter asked for.
    pub fn filter(&self) -> Filter {
        Filter {
            reports: self.report.clone(),
            countries: self.country.clone(),
            years: self.years,
            forms: self.form.clone(),
            victims: self.victims.clone(),
            modalities: self.modality.clone(),
            sources: self.source.clone(),
        }
    }
}
