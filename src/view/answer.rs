//! What a query gave, and how it is written.

use std::io::Write;
use std::str::FromStr;

use oxigraph::model::{Quad, Term, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use super::error::Error;
use crate::export;

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Of SELECT.
    Table {
        /// In the order asked.
        columns: Vec<Variable>,
        /// One value for each column, or none.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// Of ASK.
    Boolean(bool),
    /// Of CONSTRUCT and DESCRIBE.
    Graph(Vec<Quad>),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for a terminal, long values cut.
    Table,
    /// RFC 4180: a header and plain values, lines ended by CRLF.
    Csv,
    /// SPARQL's TSV: terms as in Turtle.
    Tsv,
    /// SPARQL's JSON.
    Json,
    /// SPARQL's XML.
    Xml,
    /// For graphs.
    Rdf(export::Format),
}

impl Format {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Table => "text/plain",
            Self::Csv => QueryResultsFormat::Csv.media_type(),
            Self::Tsv => QueryResultsFormat::Tsv.media_type(),
            Self::Json => QueryResultsFormat::Json.media_type(),
            Self::Xml => QueryResultsFormat::Xml.media_type(),
            Self::Rdf(format) => format.media_type(),
        }
    }

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Rdf(format) => format.name(),
        }
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let plain = [Self::Table, Self::Csv, Self::Tsv, Self::Json, Self::Xml];
        let rdf = export::Format::ALL.into_iter().map(Self::Rdf);
        let found = plain.into_iter().chain(rdf).find(|format| format.name() == name);
        found.ok_or_else(|| Error::UnknownFormat(name.to_owned()))
    }
}

/// The longest value, in characters, that [`Format::Table`] prints whole.
const WIDEST: usize = 60;

impl Answer {
    /// Whether there is nothing in it: no row, no triple, or `false`.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Table { rows, .. } => rows.is_empty(),
            Self::Boolean(yes) => !yes,
            Self::Graph(quads) => quads.is_empty(),
        }
    }

    /// The format to use where none is asked for.
    pub fn default_format(&self) -> Format {
        match self {
            Self::Graph(_) => Format::Rdf(export::Format::Turtle),
            _ => Format::Table,
        }
    }

    /// The rows as plain text, by column; empty for an answer that is no table.
    pub fn plain_rows(&self) -> Vec<Vec<String>> {
        match self {
            Self::Table { rows, .. } => {
                rows.iter().map(|row| row.iter().map(|t| plain(t.as_ref())).collect()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// When the format does not fit the answer or the output fails.
    pub fn write(&self, format: Format, mut out: impl Write) -> Result<(), Error> {
        let results = match (self, format) {
            (Self::Graph(quads), Format::Rdf(rdf)) => return Ok(export::write_quads(quads.clone(), rdf, out)?),
            (Self::Graph(_), _) => return Err(Error::WrongFormat { answer: "a graph", format: format.name() }),
            (_, Format::Rdf(_)) => return Err(Error::WrongFormat { answer: "a table", format: format.name() }),
            (_, Format::Table) => return self.write_aligned(out, false),
            (_, Format::Csv) => QueryResultsFormat::Csv,
            (_, Format::Tsv) => QueryResultsFormat::Tsv,
            (_, Format::Json) => QueryResultsFormat::Json,
            (_, Format::Xml) => QueryResultsFormat::Xml,
        };
        let serializer = QueryResultsSerializer::from_format(results);
        match self {
            Self::Boolean(yes) => {
                serializer.serialize_boolean_to_writer(&mut out, *yes)?;
            }
            Self::Table { columns, rows } => {
                let mut writer = serializer.serialize_solutions_to_writer(&mut out, columns.clone())?;
                for row in rows {
                    let bound = columns.iter().zip(row).filter_map(|(column, term)| Some((column, term.as_ref()?)));
                    writer.serialize(bound)?;
                }
                writer.finish()?;
            }
            Self::Graph(_) => {}
        }
        if matches!(format, Format::Json | Format::Xml) || matches!(self, Self::Boolean(_)) {
            writeln!(out)?;
        }
        Ok(out.flush()?)
    }

    /// Writes it as [`Format::Table`], each row with its number before it where `numbered` says so.
    ///
    /// # Errors
    /// When the output fails.
    pub fn write_aligned(&self, mut out: impl Write, numbered: bool) -> Result<(), Error> {
        let Self::Table { columns, .. } = self else {
            let Self::Boolean(yes) = self else { return Ok(()) };
            writeln!(out, "{}", if *yes { "yes" } else { "no" })?;
            return Ok(());
        };
        let mut lines = vec![columns.iter().map(|column| column.as_str().to_owned()).collect::<Vec<_>>()];
        lines.extend(self.plain_rows().into_iter().map(|row| row.iter().map(|value| cut(value)).collect()));
        if numbered {
            let width = (lines.len() - 1).to_string().len().max("row".len());
            lines[0].insert(0, "row".into());
            for (number, line) in lines.iter_mut().enumerate().skip(1) {
                line.insert(0, format!("{number:>width$}"));
            }
        }
        let width = |i: usize| lines.iter().map(|line| line[i].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..lines[0].len()).map(width).collect();
        lines.insert(1, widths.iter().map(|&width| "─".repeat(width)).collect());
        for line in &lines {
            let cells = line.iter().zip(&widths).map(|(cell, &width)| format!("{cell:width$}"));
            writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(out.flush()?)
    }
}

/// A term without its syntax.
fn plain(term: Option<&Term>) -> String {
    match term {
        None => String::new(),
        Some(Term::NamedNode(node)) => node.as_str().to_owned(),
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        Some(node) => node.to_string(),
    }
}

/// A value on one line, cut at [`WIDEST`].
fn cut(value: &str) -> String {
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WIDEST {
        return line;
    }
    line.chars().take(WIDEST - 1).chain(['…']).collect()
}
