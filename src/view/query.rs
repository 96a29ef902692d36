//! Asking: SPARQL text, its parameters bound as terms, and the answer.
//!
//! A parameter is bound as a `VALUES` table joined into the query's algebra, deep under grouping and sorting, so its
//! text never meets the query's. Where the query computes the variable itself, the table is joined just above that.

use std::collections::BTreeMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, Term, Variable};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;
use spargebra::{Query, SparqlParser};

use super::answer::Answer;
use super::catalog::{Header, ParamType};
use super::error::Error;
use crate::graph;
use crate::graph::vocab::{PREFIXES, ROOT};

/// Parameters by name, as typed.
pub type Params = BTreeMap<String, String>;

/// What a query sees of the store, and how much it may give. The default sees all and gives all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The graphs that are its default graph. Where this or `named_graphs` names any, what the query says of it is overruled,
    /// as the SPARQL protocol has it.
    pub default_graphs: Vec<NamedNode>,
    /// The graphs that it may name.
    pub named_graphs: Vec<NamedNode>,
    /// The most rows or triples; more is an error, since an answer cut short looks like a whole one.
    pub most: Option<usize>,
}

/// Runs SPARQL text. Every graph is part of the default graph unless the query says `FROM`, and the prefixes of
/// [`PREFIXES`] are known; the text may declare its own.
///
/// # Errors
/// When the text is no SPARQL, a parameter does not fit, or the query fails.
pub fn ask(store: &Store, text: &str, params: &Params) -> Result<Answer, Error> {
    ask_within(store, text, params, &Scope::default())
}

/// As [`ask`], within a scope.
///
/// # Errors
/// As [`ask`], and [`Error::TooMany`].
pub fn ask_within(store: &Store, text: &str, params: &Params, scope: &Scope) -> Result<Answer, Error> {
    let mut query = parse(text)?;
    for (name, term) in terms(text, params)? {
        let pattern = match &mut query {
            Query::Select { pattern, .. }
            | Query::Construct { pattern, .. }
            | Query::Describe { pattern, .. }
            | Query::Ask { pattern, .. } => pattern,
        };
        let taken = std::mem::replace(pattern, nothing());
        *pattern = bind(taken, &Variable::new_unchecked(name), &term);
    }
    let scoped = !(scope.default_graphs.is_empty() && scope.named_graphs.is_empty());
    let union = query.dataset().is_none() && !scoped;
    let mut prepared = evaluator().for_query(query);
    match (union, one_report(text, params).and_then(graph::report_named)) {
        // Every join is then one over a report's few quads, however many reports there are.
        (true, Some(report)) => {
            prepared.dataset_mut().set_default_graph(vec![report.clone().into()]);
            prepared.dataset_mut().set_available_named_graphs(vec![report.into()]);
        }
        (true, None) => prepared.dataset_mut().set_default_graph_as_union(),
        (false, _) if scoped => {
            let (default, named) = (scope.default_graphs.iter().cloned(), scope.named_graphs.iter().cloned());
            prepared.dataset_mut().set_default_graph(default.map(Into::into).collect());
            prepared.dataset_mut().set_available_named_graphs(named.map(Into::into).collect());
        }
        (false, _) => {}
    }
    let most = scope.most.unwrap_or(usize::MAX);
    match prepared.on_store(store).execute()? {
        QueryResults::Boolean(yes) => Ok(Answer::Boolean(yes)),
        QueryResults::Solutions(solutions) => {
            let columns = solutions.variables().to_vec();
            let rows = at_most(most, solutions.map(|row| row.map(|row| row.values().to_vec())))?;
            Ok(Answer::Table { columns, rows })
        }
        QueryResults::Graph(triples) => {
            let quads = triples.map(|t| t.map(|t| t.in_graph(GraphName::DefaultGraph)));
            Ok(Answer::Graph(at_most(most, quads)?))
        }
    }
}

/// Gathers what the engine gives, and stops at the first that is too many.
fn at_most<T>(most: usize, given: impl Iterator<Item = Result<T, QueryEvaluationError>>) -> Result<Vec<T>, Error> {
    let mut gathered = Vec::new();
    for one in given {
        if gathered.len() == most {
            return Err(Error::TooMany(most));
        }
        gathered.push(one?);
    }
    Ok(gathered)
}

/// The key of the one report whose graph answers the query, where its header has such a parameter and it is given.
pub fn one_report<'p>(text: &str, params: &'p Params) -> Option<&'p str> {
    let param = Header::parse(text).params.into_iter().find(|param| param.value == ParamType::Report)?;
    params.get(&param.name).map(String::as_str)
}

/// Parses SPARQL text with the prefixes known; IRIs that are not whole are taken as below the root of the graph.
///
/// # Errors
/// When it is none, with the place.
pub fn parse(text: &str) -> Result<Query, Error> {
    let mut parser = SparqlParser::new().with_base_iri(ROOT).map_err(|e| syntax(text, &e.to_string()))?;
    for (prefix, namespace) in PREFIXES {
        parser = parser.with_prefix(prefix, namespace).map_err(|e| syntax(text, &e.to_string()))?;
    }
    parser.parse_query(text).map_err(|e| syntax(text, &e.to_string()))
}

/// Reads `error at 3:14: expected ...` apart, which is all that the parser tells. What it expected is a list of characters
/// that helps nobody: the words at that place are told instead.
fn syntax(text: &str, message: &str) -> Error {
    let place = message.strip_prefix("error at ").and_then(|rest| {
        let mut parts = rest.splitn(3, ':');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.trim()))
    });
    let Some((line, column, reason)) = place else {
        return Error::Syntax { line: 1, column: 1, reason: message.to_owned() };
    };
    let before = before(text, line, column);
    // From the beginning of the word, unless it is the last.
    let word = before.trim_end_matches(char::is_alphanumeric).len();
    let rest = if before.len() == text.len() { "" } else { &text[word..] };
    let unknown = reason.contains("Prefix not found").then(|| prefix(before)).flatten();
    let reason = match (unknown, rest.split_whitespace().next(), reason.strip_prefix("expected")) {
        (Some(prefix), ..) => format!("the prefix `{prefix}:` is not known here"),
        (None, None, Some(_)) => "reading stopped at the end of the text".to_owned(),
        (None, Some(word), Some(_)) => format!("reading stopped at `{word}`"),
        (None, _, None) => reason.to_owned(),
    };
    Error::Syntax { line, column, reason }
}

/// The text before a place; line and column count from 1, columns in characters.
fn before(text: &str, line: usize, column: usize) -> &str {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let at = text[start..].char_indices().nth(column - 1).map_or(text.len(), |(at, _)| start + at);
    &text[..at]
}

/// The prefix of the name that a text ends with.
fn prefix(text: &str) -> Option<&str> {
    let name = text.rsplit(|c: char| !(c.is_alphanumeric() || "_-.:%".contains(c))).next()?;
    Some(name.split_once(':')?.0)
}

/// The parameters as terms, checked against the query's header; a query without one may bind any variable it has.
fn terms(text: &str, params: &Params) -> Result<Vec<(String, Term)>, Error> {
    let header = Header::parse(text);
    if let Some(missing) = header.params.iter().find(|param| param.required && !params.contains_key(&param.name)) {
        return Err(Error::MissingParam(missing.name.clone()));
    }
    let mut bound = Vec::new();
    for (name, value) in params {
        let declared = header.params.iter().find(|param| &param.name == name);
        let has_variable = || Variable::new(name.as_str()).is_ok() && mentions(text, name);
        if declared.is_none() && (!header.params.is_empty() || !has_variable()) {
            let known = header.params.into_iter().map(|param| param.name).collect();
            return Err(Error::UnknownParam { name: name.clone(), known });
        }
        let bad = |reason: String| Error::BadParam { name: name.clone(), value: value.clone(), reason };
        let bracketed = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        let term = match (declared.map_or(ParamType::Text, |param| param.value), bracketed) {
            (ParamType::Iri, None) => NamedNode::new(value).map_err(|e| bad(e.to_string()))?.into(),
            (_, Some(iri)) => NamedNode::new(iri).map_err(|e| bad(e.to_string()))?.into(),
            (ParamType::Integer, None) => {
                let number: i64 = value.parse().map_err(|_| bad("not a whole number".into()))?;
                Literal::new_typed_literal(number.to_string(), xsd::INTEGER).into()
            }
            (ParamType::Text | ParamType::Report, None) => Literal::new_simple_literal(value).into(),
        };
        bound.push((name.clone(), term));
    }
    Ok(bound)
}

/// Whether the text has the variable `?name` or `$name`.
fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let after = text[at + name.len()..].chars().next();
        text[..at].ends_with(['?', '$']) && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// An evaluator that asks no other machine. The feature `shacl` brings an HTTP client to the engine, which would follow `SERVICE`.
fn evaluator() -> SparqlEvaluator {
    let evaluator = SparqlEvaluator::new();
    #[cfg(feature = "shacl")]
    let evaluator = evaluator.without_default_http_service_handler();
    evaluator
}

/// The pattern without any triple.
fn nothing() -> GraphPattern {
    GraphPattern::Bgp { patterns: Vec::new() }
}

/// Joins a table of one value into a pattern; see the top of this file.
fn bind(pattern: GraphPattern, variable: &Variable, term: &Term) -> GraphPattern {
    use GraphPattern as P;
    let deeper = |inner: Box<P>| Box::new(bind(*inner, variable, term));
    match pattern {
        P::Project { inner, variables } => P::Project { inner: deeper(inner), variables },
        P::Distinct { inner } => P::Distinct { inner: deeper(inner) },
        P::Reduced { inner } => P::Reduced { inner: deeper(inner) },
        P::Slice { inner, start, length } => P::Slice { inner: deeper(inner), start, length },
        P::OrderBy { inner, expression } => P::OrderBy { inner: deeper(inner), expression },
        P::Group { inner, variables, aggregates } => P::Group { inner: deeper(inner), variables, aggregates },
        P::Filter { expr, inner } => P::Filter { expr, inner: deeper(inner) },
        P::LeftJoin { left, right, expression } => P::LeftJoin { left: deeper(left), right, expression },
        P::Extend { inner, variable: computed, expression } if &computed != variable => {
            P::Extend { inner: deeper(inner), variable: computed, expression }
        }
        other => {
            let ground = match term.clone() {
                Term::NamedNode(node) => GroundTerm::NamedNode(node),
                Term::Literal(literal) => GroundTerm::Literal(literal),
                _ => return other,
            };
            let table = P::Values { variables: vec![variable.clone()], bindings: vec![vec![Some(ground)]] };
            P::Join { left: Box::new(table), right: Box::new(other) }
        }
    }
}
