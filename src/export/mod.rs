//! Writing the graph in the formats that other tools read: the same graph gives the same bytes in each of them.
//!
//! Quads are sorted before they are written, a type before the rest and `s2` before `s10`, so that Turtle reads like a
//! document. Formats without named graphs get the triples of all the reports asked for, none twice.

mod format;
mod jsonld;

use std::io::{self, Write};

use oxigraph::io::RdfSerializer;
use oxigraph::model::{GraphName, GraphNameRef, Quad, Term};
use oxigraph::store::{StorageError, Store};

pub use format::{Format, UnknownFormat};

use crate::graph::report_iri;
use crate::graph::vocab::{PREFIXES, reused};
use crate::source::ReportKey;

/// What can go wrong with an export.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The graph has no such report.
    #[error("the graph has no report {0}")]
    UnknownReport(ReportKey),
    /// RDF/XML writes a predicate as the name of an element; this one's end is no such name.
    #[error("RDF/XML cannot write the predicate <{0}>")]
    Predicate(String),
    /// XML has no way to write some control characters.
    #[error("RDF/XML cannot write the character U+{0:04X}")]
    Character(u32),
    /// The engine failed.
    #[error("the query engine failed: {0}")]
    Engine(#[from] StorageError),
    /// The output failed.
    #[error("cannot write the export: {0}")]
    Io(#[from] io::Error),
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownReport(_) => "`tipgraph query tiers` lists the reports that there are".into(),
            Self::Predicate(_) | Self::Character(_) => "use turtle, which can write any graph".into(),
            Self::Engine(_) => "report this as a bug".into(),
            Self::Io(_) => "check the output's path and the disk".into(),
        }
    }
}

/// Writes these reports of the store, or all where none are named.
///
/// # Errors
/// When a report is not there, the format cannot hold the graph, or the output fails.
pub fn write(store: &Store, format: Format, reports: &[ReportKey], out: impl Write) -> Result<(), Error> {
    write_quads(quads(store, reports)?, format, out)
}

/// The quads of these reports of the store, or of all where none are named.
///
/// # Errors
/// When a report is not there or the engine fails.
pub fn quads(store: &Store, reports: &[ReportKey]) -> Result<Vec<Quad>, Error> {
    let mut quads = Vec::new();
    if reports.is_empty() {
        for quad in store.iter() {
            quads.push(quad?);
        }
    }
    for key in reports {
        let graph = report_iri(key);
        let before = quads.len();
        for quad in store.quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(graph.as_ref()))) {
            quads.push(quad?);
        }
        if quads.len() == before {
            return Err(Error::UnknownReport(key.clone()));
        }
    }
    Ok(quads)
}

/// The prefixes of a data set's description and of the vocabulary, declared where they are needed.
const DESCRIBING: [(&str, &str); 7] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dqv", "http://www.w3.org/ns/dqv#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("sd", "http://www.w3.org/ns/sparql-service-description#"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("vann", "http://purl.org/vocab/vann/"),
    ("void", "http://rdfs.org/ns/void#"),
];

/// Writes quads from anywhere, in the order that the format likes and none twice.
///
/// # Errors
/// When the format cannot hold them or the output fails.
pub fn write_quads(mut quads: Vec<Quad>, format: Format, out: impl Write) -> Result<(), Error> {
    if !format.has_graphs() {
        for quad in &mut quads {
            quad.graph_name = GraphName::DefaultGraph;
        }
    }
    if matches!(format, Format::NQuads | Format::NTriples) {
        quads.sort_by_cached_key(|quad| format!("{quad} ."));
    } else {
        quads.sort_by_cached_key(reading_order);
    }
    quads.dedup();
    if format == Format::RdfXml {
        check_xml(&quads)?;
    }
    if format == Format::JsonLd {
        let mut out = io::BufWriter::new(out);
        jsonld::write(&quads, &mut out)?;
        return Ok(out.flush()?);
    }
    let mut serializer = RdfSerializer::from_format(format.rdf());
    let describing =
        DESCRIBING.iter().filter(|(_, space)| quads.iter().any(|quad| quad.predicate.as_str().starts_with(space)));
    for (prefix, namespace) in PREFIXES.iter().chain(describing).copied() {
        serializer = serializer.with_prefix(prefix, namespace).map_err(|e| io::Error::other(e.to_string()))?;
    }
    let mut writer = serializer.for_writer(io::BufWriter::new(out));
    for quad in &quads {
        writer.serialize_quad(quad)?;
    }
    writer.finish()?.flush()?;
    Ok(())
}

/// Graph, subject, type first, predicate, object; numbers inside names by their value.
fn reading_order(quad: &Quad) -> (String, String, bool, String, String) {
    (
        natural(&quad.graph_name.to_string()),
        natural(&quad.subject.to_string()),
        quad.predicate != reused::RDF_TYPE,
        quad.predicate.as_str().to_owned(),
        quad.object.to_string(),
    )
}

/// `text` with its runs of digits filled up with zeros to ten places, and the text itself to tell `01` from `1`.
fn natural(text: &str) -> String {
    let mut out = String::with_capacity(2 * text.len() + 20);
    let mut digits = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        digits = if c.is_ascii_digit() { digits } else { 0 };
        if c.is_ascii_digit() && digits == 0 {
            let run = 1 + rest.clone().take_while(char::is_ascii_digit).count();
            out.extend(std::iter::repeat_n('0', 10_usize.saturating_sub(run)));
            digits = run;
        }
        out.push(c);
    }
    out.push(' ');
    out.push_str(text);
    out
}

/// Refuses what the RDF/XML writer would write broken.
fn check_xml(quads: &[Quad]) -> Result<(), Error> {
    for quad in quads {
        let iri = quad.predicate.as_str();
        let local = iri.rsplit(|c: char| !(c.is_ascii_alphanumeric() || "_-.".contains(c))).next().unwrap_or_default();
        if !local.contains(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return Err(Error::Predicate(iri.to_owned()));
        }
        if let Term::Literal(literal) = &quad.object
            && let Some(c) = literal
                .value()
                .chars()
                .find(|&c| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}'))
        {
            return Err(Error::Character(c.into()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use oxigraph::io::RdfParser;
    use oxigraph::model::{Literal, NamedNode};

    use super::*;

    fn quads() -> Vec<Quad> {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://w3id.org/tipgraph/report/{name}"));
        let mut quads = Vec::new();
        for graph in ["AZE-2025", "BGR-2025"] {
            for subject in ["AZE-2025/s10", "AZE-2025/s2"] {
                let said = Literal::new_simple_literal("“a” <b> & \"c\"\n\u{85}");
                quads.push(Quad::new(node(subject), reused::SCHEMA_TEXT.into_owned(), said, node(graph)));
                let class = crate::graph::vocab::tip::SENTENCE.into_owned();
                quads.push(Quad::new(node(subject), reused::RDF_TYPE.into_owned(), class, node(graph)));
            }
        }
        quads
    }

    fn text(quads: Vec<Quad>, format: Format) -> String {
        let mut out = Vec::new();
        write_quads(quads, format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_format_is_read_back_and_does_not_depend_on_order() {
        for format in Format::ALL {
            let written = text(quads(), format);
            let mut reversed = quads();
            reversed.reverse();
            assert_eq!(text(reversed, format), written, "{format}");
            let parser = RdfParser::from_format(format.rdf()).for_slice(written.as_bytes());
            let back = parser.collect::<Result<Vec<_>, _>>().unwrap_or_else(|e| panic!("{format}: {e}"));
            assert_eq!(back.len(), if format.has_graphs() { 8 } else { 4 }, "{format}");
            assert_eq!(text(back, format), written, "{format}");
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert!("docx".parse::<Format>().is_err());
    }

    #[test]
    fn turtle_uses_its_prefixes_and_reads_in_order() {
        let turtle = text(quads(), Format::Turtle);
        assert!(turtle.contains("@prefix schema: <https://schema.org/> ."), "{turtle}");
        assert!(turtle.contains("a tip:Sentence"), "{turtle}");
        assert!(turtle.find("s2 ") < turtle.find("s10 "), "{turtle}");
    }

    #[test]
    fn rdf_xml_refuses_what_it_would_break() {
        let mut odd = quads();
        odd[0].predicate = NamedNode::new_unchecked("https://example.org/1/2");
        assert!(matches!(write_quads(odd, Format::RdfXml, io::sink()), Err(Error::Predicate(_))));
        let mut bell = quads();
        bell[0].object = Literal::new_simple_literal("\u{7}").into();
        assert!(matches!(write_quads(bell, Format::RdfXml, io::sink()), Err(Error::Character(7))));
    }
}
