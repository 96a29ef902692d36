//! What the graph says of an IRI, as a page for people or RDF for machines; and whole graphs.

use std::fmt::Write as _;

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef};
use oxigraph::store::StorageError;

use super::Desk;
use super::negotiate::choose;
use super::query::rdf_format;
use crate::export;
use crate::graph::vocab::{PREFIXES, reused, tip};
use crate::ontology::{self, Docs};
use crate::server::problem::Problem;
use crate::server::wire::Reply;
use crate::{store, view};

/// The most statements from elsewhere that are shown of a thing.
const MOST: usize = 500;

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        store::Error::from(error).into()
    }
}

/// A whole graph by its name, or all of them.
pub fn graph(desk: &Desk, name: Option<&str>, accept: Option<&str>) -> Result<Reply, Problem> {
    let format = rdf_format(accept)?;
    let mut quads = Vec::new();
    match name {
        None => {
            for quad in desk.engine()?.iter() {
                quads.push(quad?);
            }
        }
        Some(name) => {
            let none = |reason: &str| {
                Problem::new(404, format!("there is no graph <{name}>{reason}"), "SELECT ?g { GRAPH ?g {} } lists them")
            };
            let node = NamedNode::new(name).map_err(|e| none(&format!(": {e}")))?;
            quads = of_graph(desk, &node)?;
            if quads.is_empty() {
                return Err(none(""));
            }
        }
    }
    written(quads, format, None)
}

/// All that is known of an IRI of this server.
pub fn answer(desk: &Desk, path: &str, format: Option<&str>, accept: Option<&str>) -> Result<Reply, Problem> {
    let format = match format {
        Some(name) => {
            Some(name.parse::<export::Format>().map_err(|e| Problem::new(406, e.to_string(), "name one of them"))?)
        }
        None => match choose(accept, &[("text/html", true), ("application/xhtml+xml", true), ("text/turtle", false)]) {
            Some(true) => None,
            _ => Some(rdf_format(accept)?),
        },
    };
    // The vocabulary, which no report's graph holds.
    if path == "ns" {
        return match format {
            None => Ok(Reply::new(200, "text/html; charset=utf-8", ontology::reference(Docs::Html))),
            Some(format) => written(ontology::quads(), format, Some("tip")),
        };
    }
    let node = desk.iri(path)?;
    let missing =
        || Problem::new(404, format!("the graph knows nothing of <{}>", node.as_str()), "see / for what is here");
    let Some(format) = format else {
        let own = of_subject(desk, &node)?;
        let others = pointing_to(desk, &node)?;
        return match own.is_empty() && others.is_empty() {
            true => Err(missing()),
            false => Ok(Reply::new(200, "text/html; charset=utf-8", page(desk, &node, &own, &others)?)),
        };
    };
    // A report is also the name of its graph, and that is what one wants of it.
    let mut quads = of_graph(desk, &node)?;
    if quads.is_empty() {
        quads = with_evidence(desk, &node)?;
    }
    if quads.is_empty() {
        return Err(missing());
    }
    written(quads, format, path.rsplit('/').next())
}

fn written(quads: Vec<Quad>, format: export::Format, name: Option<&str>) -> Result<Reply, Problem> {
    let mut body = Vec::new();
    export::write_quads(quads, format, &mut body)?;
    let mut reply = Reply::new(200, format.media_type(), body);
    reply.file_name = name.map(|name| format!("{name}.{}", format.extension()));
    Ok(reply)
}

fn of_graph(desk: &Desk, name: &NamedNode) -> Result<Vec<Quad>, Problem> {
    let graph = GraphNameRef::NamedNode(name.as_ref());
    Ok(desk.engine()?.quads_for_pattern(None, None, None, Some(graph)).collect::<Result<_, _>>()?)
}

fn of_subject(desk: &Desk, node: &NamedNode) -> Result<Vec<Quad>, Problem> {
    let subject = NamedOrBlankNodeRef::NamedNode(node.as_ref());
    Ok(desk.engine()?.quads_for_pattern(Some(subject), None, None, None).collect::<Result<_, _>>()?)
}

fn pointing_to(desk: &Desk, node: &NamedNode) -> Result<Vec<Quad>, Problem> {
    let object = TermRef::NamedNode(node.as_ref());
    let pointing = desk.engine()?.quads_for_pattern(None, None, Some(object), None).take(MOST);
    Ok(pointing.collect::<Result<_, _>>()?)
}

/// What is said of a node, and of the evidence that it rests on.
fn with_evidence(desk: &Desk, node: &NamedNode) -> Result<Vec<Quad>, Problem> {
    let mut quads = of_subject(desk, node)?;
    let linked = |quads: &[Quad], property: oxigraph::model::NamedNodeRef<'_>| -> Vec<NamedNode> {
        let objects = quads.iter().filter(|quad| quad.predicate == property);
        objects
            .filter_map(|quad| if let Term::NamedNode(object) = &quad.object { Some(object.clone()) } else { None })
            .collect()
    };
    for evidence in linked(&quads, tip::HAS_EVIDENCE) {
        let own = of_subject(desk, &evidence)?;
        for sentence in linked(&own, reused::PROV_QUOTED) {
            quads.extend(of_subject(desk, &sentence)?);
        }
        quads.extend(own);
    }
    Ok(quads)
}

/// A plain page on a node: what is said of it, and what points to it.
fn page(desk: &Desk, node: &NamedNode, own: &[Quad], others: &[Quad]) -> Result<String, Problem> {
    let mut rows: Vec<(String, String)> =
        own.iter().map(|quad| (cell(desk, &quad.predicate.clone().into()), cell(desk, &quad.object))).collect();
    rows.sort();
    rows.dedup();
    let mut back: Vec<(String, String)> =
        others.iter().map(|quad| (cell(desk, &subject(quad)), cell(desk, &quad.predicate.clone().into()))).collect();
    back.sort();
    back.dedup();
    let name = short(node.as_str());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{0} · tipgraph</title><link rel=\"stylesheet\" href=\"/resource.css\"></head>\n<body><main><p><a href=\"/\">tipgraph</a></p>\
         <h1>{0}</h1><p><code>{1}</code></p><p>As",
        escape(&name),
        escape(node.as_str())
    );
    for format in export::Format::ALL {
        let _ = write!(page, " <a href=\"?format={0}\">{0}</a>", format.name());
    }
    page.push_str("</p>");
    for quotation in quotations(desk, node)? {
        let _ = write!(
            page,
            "<blockquote><p><bdi>{}</bdi></p><footer>{}, sentence {}, {}: according to {}</footer></blockquote>",
            escape(&quotation.text),
            escape(&quotation.report),
            quotation.number,
            escape(&quotation.section),
            escape(&quotation.source)
        );
    }
    for (title, rows) in [("What is said of it", &rows), ("What points to it", &back)] {
        if !rows.is_empty() {
            let _ = write!(page, "<h2>{title}</h2><table>");
            for (first, second) in rows {
                let _ = write!(page, "<tr><td>{first}</td><td>{second}</td></tr>");
            }
            page.push_str("</table>");
        }
    }
    if others.len() == MOST {
        let _ = write!(page, "<p>Only the first {MOST} are shown.</p>");
    }
    page.push_str("</main></body></html>\n");
    Ok(page)
}

/// A sentence that a fact rests on.
struct Quotation {
    report: String,
    number: usize,
    section: String,
    text: String,
    source: String,
}

fn quotations(desk: &Desk, node: &NamedNode) -> Result<Vec<Quotation>, Problem> {
    let query = include_str!("../../../queries/internal/evidence.rq");
    let rows = view::select(desk.engine()?, query, &[("fact", node.as_str())])?;
    let quotation = |row: &view::Row| Quotation {
        report: row.text("report"),
        number: row.number("number"),
        section: row.text("section"),
        text: row.text("text"),
        source: row.text("source"),
    };
    Ok(rows.iter().map(quotation).collect())
}

fn subject(quad: &Quad) -> Term {
    match quad.subject.clone() {
        NamedOrBlankNode::NamedNode(node) => node.into(),
        NamedOrBlankNode::BlankNode(node) => node.into(),
    }
}

/// A term as HTML: what has a page here is linked, what is elsewhere too if it is a web address.
fn cell(desk: &Desk, term: &Term) -> String {
    match term {
        Term::NamedNode(node) => {
            let (iri, name) = (node.as_str(), escape(&short(node.as_str())));
            let link = desk.link(iri);
            // Nothing but paths and web addresses is ever a link: a graph may name `javascript:` too.
            if link.starts_with('/') || link.starts_with("https://") || link.starts_with("http://") {
                format!("<a href=\"{}\">{name}</a>", escape(link))
            } else {
                name
            }
        }
        Term::Literal(literal) => format!("<bdi>{}</bdi>", escape(literal.value())),
        other => escape(&other.to_string()),
    }
}

/// An IRI with a prefix where it has one.
fn short(iri: &str) -> String {
    let prefixed =
        PREFIXES.iter().find_map(|(prefix, namespace)| Some(format!("{prefix}:{}", iri.strip_prefix(namespace)?)));
    prefixed.unwrap_or_else(|| iri.to_owned())
}

/// Text that is inert in HTML: markup escaped, characters that steer the direction or have no shape shown as `�`.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                out.push('\u{fffd}')
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_inert() {
        assert_eq!(escape("<script>\"'&\u{202e}\u{7}\n"), "&lt;script&gt;&quot;&#39;&amp;\u{fffd}\u{fffd}\n");
        assert_eq!(short("https://schema.org/text"), "schema:text");
        assert_eq!(short("urn:x"), "urn:x");
    }

    proptest! {
        #[test]
        fn no_markup_is_left(text in ".*") {
            prop_assert!(!escape(&text).contains(['<', '>', '"', '\'']));
        }
    }
}
