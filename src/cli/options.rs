//! Options that several commands share.

use std::path::PathBuf;

use clap::ValueEnum;

use super::failure::Mistake;
use crate::source::ReportKey;
use crate::store::{self, Folder};
use crate::view::Params;

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
    pub fn load(&self, reports: &[ReportKey]) -> anyhow::Result<oxigraph::store::Store> {
        let folder = self.open()?;
        if folder.reports().next().is_none() {
            let message = format!("the graph at {} holds no reports", self.store.display());
            return Err(Mistake::new(message, "add some with `tipgraph build PATH...`").into());
        }
        Ok(if reports.is_empty() { folder.load()? } else { folder.load_only(reports.iter().cloned())? })
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
    pub fn load(&self) -> anyhow::Result<oxigraph::store::Store> {
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
