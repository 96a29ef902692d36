//! Options that several commands share.

use std::path::PathBuf;

use clap::ValueEnum;

use super::failure::Mistake;
use crate::source::ReportKey;
use crate::store::{self, Folder};

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

/// A layout for people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// For people.
    Table,
    /// For programs.
    Json,
}
