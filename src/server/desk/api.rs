//! The JSON API of the explorer. `docs/openapi.json` describes it; a test compares the two.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;
use serde::Serialize;
use serde_json::json;

use super::params::Params;
use super::search::Wanted;
use super::{Desk, picture, reader};
use crate::compare;
use crate::inspect::{Account, Coverage, contradictions};
use crate::server::problem::Problem;
use crate::server::wire::Reply;
use crate::source::ReportKey;
use crate::view::{self, Format, NamedQuery, ParamType, Scope};

/// The description of this API.
pub const OPENAPI: &str = include_str!("../../../docs/openapi.json");

/// How many rows or hits a page has where nothing is said, and how many it may have.
const PAGE: (usize, usize) = (100, 1000);

/// Answers the question at a path below `/api/`.
pub fn answer(desk: &Desk, path: &str, params: &[(String, String)], most: usize) -> Result<Reply, Problem> {
    let segments: Vec<&str> = path.split('/').collect();
    match segments[..] {
        ["openapi.json"] => Ok(Reply::new(200, "application/json", OPENAPI)),
        ["status"] => status(desk, params),
        ["reports"] => {
            Params::of(params, &[])?;
            json(&json!({ "reports": desk.reports()? }))
        }
        ["reports", key] => report(desk, key, params),
        ["labels"] => {
            Params::of(params, &[])?;
            json(desk.labels()?)
        }
        ["queries"] => {
            Params::of(params, &[])?;
            json(&json!({ "queries": view::all().iter().map(described).collect::<Vec<_>>() }))
        }
        ["queries", name] => rows(desk, name, params, most),
        ["facts"] => fact(desk, params),
        ["network", which] => picture::network(desk, which, params),
        ["measures", which] => json(&picture::measures(desk, which, params)?),
        ["picture", file] => picture::picture(desk, file, params),
        ["compare"] => {
            let params = Params::of(params, &["from", "to"])?;
            let key = |name| -> Result<ReportKey, Problem> {
                params.needed(name)?;
                Ok(params.parsed(name)?.remove(0))
            };
            json(&compare::compare(desk.engine()?, &key("from")?, &key("to")?, &[])?)
        }
        ["history"] => {
            let params = Params::of(params, &["country"])?;
            json(&json!({ "comparisons": compare::history(desk.engine()?, params.needed("country")?, &[])? }))
        }
        ["search"] => search(desk, params),
        ["coverage"] => {
            let params = Params::of(params, &["report"])?;
            let coverage = match params.parsed::<ReportKey>("report")?.first() {
                None => Coverage::of(desk.engine()?)?,
                Some(key) => Coverage::of(&*desk.folder.engine_of([key.clone()])?)?,
            };
            json(&coverage)
        }
        ["contradictions"] => {
            Params::of(params, &[])?;
            json(&contradictions(desk.engine()?)?)
        }
        _ => Err(Problem::new(404, format!("there is no /api/{path}"), "see /api/openapi.json")),
    }
}

fn json(value: &impl Serialize) -> Result<Reply, Problem> {
    Ok(Reply::new(200, "application/json", serde_json::to_vec(value)?))
}

fn status(desk: &Desk, params: &[(String, String)]) -> Result<Reply, Problem> {
    Params::of(params, &[])?;
    let sum = |of: fn(&reader::Report) -> u64| Ok::<u64, Problem>(desk.reports()?.iter().map(of).sum());
    json(&json!({
        "program": env!("CARGO_PKG_VERSION"),
        "readers": desk.folder.reports().map(|(_, entry)| &entry.reader).collect::<BTreeSet<_>>(),
        "reports": desk.reports()?.len(),
        "sentences": sum(|report| report.sentences)?,
        "facts": sum(|report| report.facts)?,
        "quads": sum(|report| report.quads)?,
        "base": desk.base,
        "generation": desk.folder.generation(),
    }))
}

fn report(desk: &Desk, key: &str, params: &[(String, String)]) -> Result<Reply, Problem> {
    Params::of(params, &[])?;
    let missing = || Problem::new(404, format!("there is no report {key}"), "/api/reports lists them");
    let report = desk.reports()?.iter().find(|report| report.key == key).ok_or_else(missing)?;
    let mut told = serde_json::to_value(report)?;
    // In the list their number, here the sentences themselves.
    told["sentences"] = serde_json::to_value(reader::sentences(desk, key)?)?;
    json(&told)
}

/// A named query with its parameters.
fn described(query: &NamedQuery) -> serde_json::Value {
    let param = |param: &view::Param| {
        let kind = match param.value {
            ParamType::Text => "text",
            ParamType::Report => "report",
            ParamType::Integer => "integer",
            ParamType::Iri => "iri",
        };
        json!({ "name": param.name, "required": param.required, "type": kind, "description": param.description })
    };
    json!({
        "name": query.name,
        "title": query.header.title,
        "description": query.header.description,
        "view": query.is_view,
        "params": query.header.params.iter().map(param).collect::<Vec<_>>(),
        "text": query.text,
    })
}

/// The rows of a named query: a page of them as JSON, or all as CSV.
fn rows(desk: &Desk, name: &str, params: &[(String, String)], most: usize) -> Result<Reply, Problem> {
    const OWN: [&str; 3] = ["offset", "limit", "format"];
    let query = view::named(name).ok_or_else(|| view::Error::UnknownQuery(name.to_owned()))?;
    let known: Vec<&str> = OWN.into_iter().chain(query.header.params.iter().map(|param| param.name.as_str())).collect();
    let params = Params::of(params, &known)?;
    let mut given = view::Params::new();
    for param in &query.header.params {
        if let Some(value) = params.one(&param.name)? {
            given.insert(param.name.clone(), value.to_owned());
        }
    }
    let scope = Scope { most: Some(most), ..Scope::default() };
    let answer = view::ask_within(desk.engine()?, query.text, &given, &scope)?;
    match params.one("format")? {
        None | Some("json") => {}
        Some("csv") => {
            let mut body = Vec::new();
            answer.write(Format::Csv, &mut body)?;
            let mut reply = Reply::new(200, "text/csv; charset=utf-8", body);
            reply.file_name = Some(format!("{name}.csv"));
            return Ok(reply);
        }
        Some(other) => return Err(Problem::new(406, format!("`{other}` is no format here"), "there are json and csv")),
    }
    let columns = match &answer {
        view::Answer::Table { columns, .. } => columns.iter().map(|column| column.as_str()).collect(),
        _ => Vec::new(),
    };
    let rows = answer.plain_rows();
    let (offset, limit) = (params.number("offset", 0, usize::MAX)?, params.number("limit", PAGE.0, PAGE.1)?);
    let page: Vec<_> = rows.iter().skip(offset).take(limit).collect();
    json(&json!({
        "name": name,
        "title": query.header.title,
        "columns": columns,
        "rows": page,
        "total": rows.len(),
        "offset": offset,
        "limit": limit,
    }))
}

fn fact(desk: &Desk, params: &[(String, String)]) -> Result<Reply, Problem> {
    let iri = Params::of(params, &["iri"])?.needed("iri")?;
    let missing = |reason: String| {
        Problem::new(404, format!("the graph has no fact <{iri}>{reason}"), "the reader of a report has its facts")
    };
    let node = NamedNode::new(iri).map_err(|e| missing(format!(": {e}")))?;
    json(&Account::of(desk.engine()?, &node)?.ok_or_else(|| missing(String::new()))?)
}

fn search(desk: &Desk, params: &[(String, String)]) -> Result<Reply, Problem> {
    let params = Params::of(params, &["q", "report", "country", "section", "offset", "limit"])?;
    let wanted = Wanted {
        words: params.one("q")?.unwrap_or_default(),
        report: params.one("report")?,
        country: params.one("country")?,
        section: params.one("section")?,
        offset: params.number("offset", 0, 1 << 20)?,
        limit: params.number("limit", PAGE.0, PAGE.1)?,
    };
    json(&desk.sentences.find(&wanted)?)
}
