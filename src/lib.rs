//! tipgraph turns the country narratives of the US State Department's Trafficking in Persons (TIP) report into a
//! knowledge graph in which every fact points to the sentence that says it.
//!
//! Data flows one way: `source` reads, `text` cuts, `lexicon` names, `extract` understands, `fact` is what was
//! understood, `graph` makes it RDF, `store` keeps it, `library` reads many into one, `view`, `export` and `eval` answer, `server` opens
//! it to others, `cli` talks. See ARCHITECTURE.md.

pub mod accuracy;
pub mod check;
pub mod cli;
pub mod compare;
pub mod describe;
pub mod draw;
pub mod eval;
pub mod export;
pub mod extract;
pub mod fact;
pub mod fetch;
pub mod graph;
pub mod inspect;
pub mod lexicon;
pub mod library;
pub mod network;
pub mod ontology;
pub mod pipeline;
pub mod publish;
#[cfg(unix)]
pub mod server;
pub mod source;
pub mod store;
pub mod tables;
pub mod text;
pub mod view;
