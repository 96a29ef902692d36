//! The SPARQL 1.1 Protocol and the Graph Store Protocol, as far as they read: a request becomes a question.

use percent_encoding::percent_decode_str;

use crate::server::problem::Problem;
use crate::server::wire::What;

/// The media type of a query that is a body.
const QUERY: &str = "application/sparql-query";
/// The media type of a form.
const FORM: &str = "application/x-www-form-urlencoded";

/// A query that is in the address; none where there is no query.
pub fn by_get(raw: &str) -> Result<Option<What>, Problem> {
    let pairs = pairs(raw)?;
    if !pairs.iter().any(|(name, _)| name == "query" || name == "update") {
        return Ok(None);
    }
    query(pairs, None).map(Some)
}

/// A query that is in the body.
pub fn by_post(raw: &str, content_type: &str, body: &[u8]) -> Result<What, Problem> {
    let utf8 = || {
        std::str::from_utf8(body)
            .map_err(|e| Problem::new(400, format!("the query is no UTF-8: {e}"), "send it as UTF-8"))
    };
    let (media, charset) = content_type.split_once(';').unwrap_or((content_type, ""));
    let charset = charset.trim().strip_prefix("charset=").unwrap_or("utf-8").trim_matches('"');
    if !charset.eq_ignore_ascii_case("utf-8") && !charset.eq_ignore_ascii_case("us-ascii") {
        return Err(Problem::new(415, format!("the query is in {charset}"), "send it as UTF-8"));
    }
    match media.trim().to_ascii_lowercase().as_str() {
        QUERY => query(pairs(raw)?, Some(utf8()?.to_owned())),
        // Some clients leave the graphs in the address.
        FORM => query([pairs(raw)?, pairs(utf8()?)?].concat(), None),
        "application/sparql-update" => Err(read_only()),
        other => Err(Problem::new(
            415,
            format!("a query is not sent as `{other}`"),
            format!("send it as {QUERY}, or as {FORM} with query=…"),
        )),
    }
}

/// The graph that a request of the Graph Store Protocol names: `?graph=IRI`, `?default`, or all of them.
pub fn graph(raw: &str) -> Result<What, Problem> {
    let pairs = pairs(raw)?;
    match pairs.iter().map(|(name, value)| (name.as_str(), value)).collect::<Vec<_>>()[..] {
        [] | [("default", _)] => Ok(What::Graph { name: None }),
        [("graph", name)] => Ok(What::Graph { name: Some(name.clone()) }),
        _ => Err(Problem::new(
            400,
            "it is not clear which graph is meant",
            "say ?graph=IRI or ?default, and nothing else",
        )),
    }
}

fn read_only() -> Problem {
    Problem::new(415, "there are no updates here", "a graph is changed by `tipgraph build`")
}

/// The query of these parameters, or the one of the body.
fn query(pairs: Vec<(String, String)>, body: Option<String>) -> Result<What, Problem> {
    let all = |wanted: &str| -> Vec<String> {
        pairs.iter().filter(|(name, _)| name == wanted).map(|(_, value)| value.clone()).collect()
    };
    if pairs.iter().any(|(name, _)| name == "update") {
        return Err(Problem { status: 400, ..read_only() });
    }
    let mut queries = all("query");
    queries.extend(body);
    let [text] = <[String; 1]>::try_from(queries).map_err(|queries| {
        let message = if queries.is_empty() { "there is no query" } else { "there is more than one query" };
        Problem::new(400, message, "give one query")
    })?;
    Ok(What::Query { text, default_graphs: all("default-graph-uri"), named_graphs: all("named-graph-uri") })
}

/// The names and values of a form or of an address, decoded.
pub fn pairs(raw: &str) -> Result<Vec<(String, String)>, Problem> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let plain = |text: &str| decoded(&text.replace('+', " "));
        Ok((plain(name)?, plain(value)?))
    };
    let read: Result<_, std::str::Utf8Error> = raw.split('&').filter(|part| !part.is_empty()).map(pair).collect();
    read.map_err(|e| Problem::new(400, format!("a parameter is no UTF-8: {e}"), "encode it as UTF-8"))
}

/// Text without its percents.
pub fn decoded(text: &str) -> Result<String, std::str::Utf8Error> {
    percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::*;

    use super::*;

    fn text(what: What) -> String {
        match what {
            What::Query { text, .. } => text,
            other => panic!("{other:?} is no query"),
        }
    }

    #[test]
    fn a_query_comes_in_three_ways() {
        let ask = "ASK%20%7B%7D";
        assert_eq!(text(by_get(&format!("query={ask}")).unwrap().unwrap()), "ASK {}");
        assert_eq!(text(by_post("", FORM, b"query=ASK+%7B%7D").unwrap()), "ASK {}");
        assert_eq!(text(by_post("", "application/sparql-query; charset=UTF-8", b"ASK {}").unwrap()), "ASK {}");
        let What::Query { default_graphs, named_graphs, .. } =
            by_post("default-graph-uri=a:b&default-graph-uri=a:c&named-graph-uri=a:d", QUERY, b"ASK {}").unwrap()
        else {
            panic!("no query")
        };
        assert_eq!((default_graphs, named_graphs), (vec!["a:b".to_owned(), "a:c".into()], vec!["a:d".to_owned()]));
    }

    #[test]
    fn what_is_no_query_is_refused_with_the_right_status() {
        assert_eq!(by_get("").unwrap(), None);
        let status = |result: Result<What, Problem>| result.unwrap_err().status;
        assert_eq!(by_get("query=a&query=b").unwrap_err().status, 400);
        assert_eq!(by_get("update=x").unwrap_err().status, 400);
        assert_eq!(by_get("query=%ff").unwrap_err().status, 400);
        assert_eq!(status(by_post("", FORM, b"")), 400);
        assert_eq!(status(by_post("", FORM, b"update=x")), 400);
        assert_eq!(status(by_post("query=b", QUERY, b"a")), 400);
        assert_eq!(status(by_post("", QUERY, b"\xff\xfeA\0S\0K\0")), 400);
        assert_eq!(status(by_post("", "text/plain", b"ASK {}")), 415);
        assert_eq!(status(by_post("", "application/sparql-query; charset=utf-16", b"ASK {}")), 415);
        assert_eq!(status(by_post("", "application/sparql-update", b"CLEAR ALL")), 415);
        assert_eq!(status(by_post("", "", b"ASK {}")), 415);
    }

    #[test]
    fn a_graph_is_named_once() {
        assert_eq!(graph("graph=a%3Ab").unwrap(), What::Graph { name: Some("a:b".into()) });
        assert_eq!(graph("default").unwrap(), What::Graph { name: None });
        assert!(graph("graph=a:b&default").is_err());
        assert!(graph("grph=a:b").is_err());
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_read(name in ".+", value in ".*") {
            let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            let raw = format!("{}={}", encode(&name), encode(&value));
            prop_assert_eq!(pairs(&raw).unwrap(), vec![(name, value)]);
        }

        #[test]
        fn any_address_and_any_body_gives_a_question_or_a_problem(raw in "[ -~]{0,60}", body in any::<Vec<u8>>()) {
            let _ = by_get(&raw);
            let _ = graph(&raw);
            let _ = by_post(&raw, FORM, &body);
            let _ = by_post(&raw, QUERY, &body);
        }
    }
}
