//! Queries of the SPARQL protocol, and the formats in which results go out.

use oxigraph::model::NamedNode;

use super::Desk;
use super::negotiate::choose;
use crate::export;
use crate::server::problem::Problem;
use crate::server::wire::Reply;
use crate::view::{self, Answer, Format, Params, Scope};

/// The media types of tables and truths, the first of a format being its own.
const RESULTS: [(&str, Format); 8] = [
    ("application/sparql-results+json", Format::Json),
    ("application/json", Format::Json),
    ("application/sparql-results+xml", Format::Xml),
    ("application/xml", Format::Xml),
    ("text/xml", Format::Xml),
    ("text/csv", Format::Csv),
    ("text/tab-separated-values", Format::Tsv),
    ("text/plain", Format::Table),
];

/// The media types of graphs.
const GRAPHS: [(&str, export::Format); 10] = [
    ("text/turtle", export::Format::Turtle),
    ("application/x-turtle", export::Format::Turtle),
    ("application/ld+json", export::Format::JsonLd),
    ("application/json", export::Format::JsonLd),
    ("application/rdf+xml", export::Format::RdfXml),
    ("application/xml", export::Format::RdfXml),
    ("application/n-triples", export::Format::NTriples),
    ("text/plain", export::Format::NTriples),
    ("application/n-quads", export::Format::NQuads),
    ("application/trig", export::Format::TriG),
];

/// Answers a query within the graphs that the request names.
pub fn answer(
    desk: &Desk,
    text: &str,
    default_graphs: &[String],
    named_graphs: &[String],
    accept: Option<&str>,
    most: usize,
) -> Result<Reply, Problem> {
    // What is wrong with the query is told before what is wrong with the formats.
    view::parse(text)?;
    let scope = Scope { default_graphs: nodes(default_graphs)?, named_graphs: nodes(named_graphs)?, most: Some(most) };
    let answer = view::ask_within(desk.engine()?, text, &Params::new(), &scope)?;
    reply(&answer, accept)
}

/// An answer in the format that the asker likes best.
pub fn reply(answer: &Answer, accept: Option<&str>) -> Result<Reply, Problem> {
    let format = match answer {
        Answer::Graph(_) => Format::Rdf(rdf_format(accept)?),
        _ => choose(accept, &RESULTS).ok_or_else(|| unacceptable(&RESULTS))?,
    };
    let mut body = Vec::new();
    answer.write(format, &mut body)?;
    let media = format.media_type();
    let media = if media.starts_with("text/") && !media.contains(';') {
        format!("{media}; charset=utf-8")
    } else {
        media.into()
    };
    Ok(Reply::new(200, &media, body))
}

/// The RDF format that the asker likes best.
pub fn rdf_format(accept: Option<&str>) -> Result<export::Format, Problem> {
    choose(accept, &GRAPHS).ok_or_else(|| unacceptable(&GRAPHS))
}

fn unacceptable<T>(offers: &[(&str, T)]) -> Problem {
    let known: Vec<&str> = offers.iter().map(|(media, _)| *media).collect();
    Problem::new(
        406,
        "this cannot be given in any of the formats asked for",
        format!("accept one of {}", known.join(", ")),
    )
}

fn nodes(iris: &[String]) -> Result<Vec<NamedNode>, Problem> {
    let read = |iri: &String| {
        NamedNode::new(iri).map_err(|e| Problem::new(400, format!("`{iri}` names no graph: {e}"), "give a whole IRI"))
    };
    iris.iter().map(read).collect()
}
