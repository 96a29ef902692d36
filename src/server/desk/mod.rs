//! The side that holds the graph: a worker's desk, at which questions become replies. It knows no HTTP but its statuses and media
//! types, and calls nobody.

mod api;
mod description;
mod negotiate;
mod params;
mod picture;
mod query;
mod reader;
mod resource;
mod search;

use std::path::Path;
use std::sync::OnceLock;

use oxigraph::model::NamedNode;

use super::problem::Problem;
use super::wire::{Ask, Reply, What};
use crate::describe::Tally;
use crate::export;
use crate::store::{self, Engine, Folder};
use reader::{Labels, Report};
use search::Sentences;

/// What is there already, or made now.
fn once<T>(cell: &OnceLock<T>, make: impl FnOnce() -> Result<T, Problem>) -> Result<&T, Problem> {
    if let Some(made) = cell.get() {
        return Ok(made);
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made))
}

/// A graph that is ready to be asked.
pub struct Desk {
    folder: Folder,
    /// In memory from the beginning; the index on disk is opened by whoever asks it first, for its threads must not be there when
    /// a process divides.
    engine: OnceLock<Engine>,
    sentences: Sentences,
    tally: Tally,
    /// How the IRIs begin that have a page here; ends with `/`.
    base: String,
    /// What the explorer asks at each start; the same as long as the graph is.
    reports: OnceLock<Vec<Report>>,
    labels: OnceLock<Labels>,
}

impl Desk {
    /// Loads the graph of a folder: its quads into the engine, its sentences into the index of words, and its counts.
    ///
    /// # Errors
    /// When there is none, or a file of it is damaged.
    pub fn open(path: &Path, base: &str) -> Result<Self, Problem> {
        let folder = Folder::open(path)?;
        let mut tally = Tally::default();
        let mut sentences = search::Writer::new()?;
        let mut failed = Ok(());
        let engine = folder.engine_in_memory_visiting(|key, quads| {
            tally.add(quads);
            if failed.is_ok() {
                failed = sentences.add(key, quads);
            }
        })?;
        failed?;
        folder.reports().for_each(|(_, entry)| tally.read_by(&entry.reader));
        let engine = match engine {
            None => OnceLock::new(),
            Some(engine) => {
                // Clients look for prefixes, example queries and statistics in the graph that they ask.
                let mut loader = engine.bulk_loader();
                loader
                    .load_quads(description::describe(&tally, &format!("{base}sparql")))
                    .map_err(store::Error::from)?;
                loader.commit().map_err(store::Error::from)?;
                OnceLock::from(engine)
            }
        };
        let (reports, labels) = (OnceLock::new(), OnceLock::new());
        let desk =
            Self { folder, engine, sentences: sentences.finish()?, tally, base: base.to_owned(), reports, labels };
        if desk.engine.get().is_some() {
            desk.warm()?;
        }
        Ok(desk)
    }

    /// Makes what all workers need alike.
    fn warm(&self) -> Result<(), Problem> {
        self.reports()?;
        self.labels()?;
        Ok(())
    }

    /// The reports, by key.
    fn reports(&self) -> Result<&[Report], Problem> {
        once(&self.reports, || reader::reports(self)).map(Vec::as_slice)
    }

    /// The names of concepts by their scheme and key.
    fn labels(&self) -> Result<&Labels, Problem> {
        once(&self.labels, || reader::labels(self))
    }

    /// The engine.
    fn engine(&self) -> Result<&Engine, Problem> {
        once(&self.engine, || Ok(self.folder.engine()?))
    }

    /// Answers a question, be it with what is wrong with it.
    pub fn answer(&self, ask: &Ask) -> Reply {
        let accept = ask.accept.as_deref();
        let is_api = matches!(ask.what, What::Api { .. });
        let answer = match &ask.what {
            What::Query { text, default_graphs, named_graphs } => {
                query::answer(self, text, default_graphs, named_graphs, accept, ask.most)
            }
            What::Graph { name } => resource::graph(self, name.as_deref(), accept),
            What::Resource { path, format } => resource::answer(self, path, format.as_deref(), accept),
            What::Description { endpoint } => self.description(endpoint, accept),
            What::Api { path, params } => api::answer(self, path, params, ask.most),
        };
        answer.unwrap_or_else(|problem| problem.reply(is_api))
    }

    fn description(&self, endpoint: &str, accept: Option<&str>) -> Result<Reply, Problem> {
        let format = query::rdf_format(accept)?;
        let mut body = Vec::new();
        export::write_quads(description::describe(&self.tally, endpoint), format, &mut body)?;
        Ok(Reply::new(200, format.media_type(), body))
    }

    /// The IRI that a path on this server stands for.
    fn iri(&self, path: &str) -> Result<NamedNode, Problem> {
        let none = |e: oxigraph::model::IriParseError| {
            Problem::new(404, format!("there is nothing at /{path}: {e}"), "see / for what is here")
        };
        NamedNode::new(format!("{}{path}", self.base)).map_err(none)
    }

    /// An IRI as it is linked to on this server; others stay.
    fn link<'i>(&self, iri: &'i str) -> &'i str {
        iri.strip_prefix(self.base.as_str()).map_or(iri, |_| &iri[self.base.len() - 1..])
    }
}
