//! The SPARQL protocol as clients speak it: ways to ask, formats, graphs, statuses, headers, and what an editor looks for.

use std::io::Read as _;

use super::{Server, encode};

#[test]
fn a_query_comes_by_get_by_form_and_as_it_is_and_the_answer_in_the_format_asked_for() {
    let server = Server::small(&[]);
    let ask = "ASK { ?route a tip:Route }";
    let form = format!("query={}", encode(ask));
    let by_form = [("Content-Type", "application/x-www-form-urlencoded")];
    for response in [
        server.get(&format!("/sparql?{form}"), "application/sparql-results+json"),
        server.send("POST", "/sparql", &by_form, form.as_bytes()),
        server.query(ask, "*/*"),
    ] {
        assert_eq!((response.status, response.header("content-type")), (200, "application/sparql-results+json"));
        assert_eq!(response.json()["boolean"], true);
    }
    let select = "SELECT ?to { ?route a tip:Route ; tip:destination/skos:notation ?to }";
    for (accept, media, begins) in [
        ("text/csv", "text/csv; charset=utf-8", "to\r\nBHR"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?to\n\"BHR\""),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("application/xml;q=0.5, text/csv;q=0.6", "text/csv; charset=utf-8", "to"),
        ("*/*", "application/sparql-results+json", "{"),
    ] {
        let response = server.query(select, accept);
        assert_eq!((response.status, response.header("content-type")), (200, media), "{accept}");
        assert!(response.text().starts_with(begins), "{accept}: {}", response.text());
    }
    let construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a tip:Route ; ?p ?o }";
    for (accept, media) in [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("application/n-quads", "application/n-quads"),
        ("application/trig", "application/trig"),
    ] {
        let response = server.query(construct, accept);
        assert_eq!((response.status, response.header("content-type")), (200, media), "{accept}");
        assert!(response.text().contains("BHR"), "{accept}");
    }
}

#[test]
fn the_request_says_which_graphs_are_asked_and_overrules_the_query() {
    let server = Server::small(&[]);
    let report = encode("https://w3id.org/tipgraph/report/AZE-2025");
    let ask = |address: &str, query: &str| {
        let headers = [("Content-Type", "application/sparql-query"), ("Accept", "application/json")];
        server.send("POST", &format!("/sparql?{address}"), &headers, query.as_bytes()).json()["boolean"].clone()
    };
    let route = "ASK { ?route a tip:Route }";
    assert_eq!(ask(&format!("default-graph-uri={report}"), route), true);
    assert_eq!(ask("default-graph-uri=urn%3Aother", route), false);
    assert_eq!(ask("default-graph-uri=urn%3Aother", "ASK FROM report:AZE-2025 { ?route a tip:Route }"), false);
    let named = "ASK { GRAPH ?g { ?route a tip:Route } }";
    assert_eq!(ask(&format!("named-graph-uri={report}"), named), true);
    assert_eq!(ask(&format!("default-graph-uri={report}"), named), false);
    assert_eq!(ask(&format!("named-graph-uri={report}"), route), false);
}

#[test]
fn what_is_wrong_with_a_request_has_its_status_and_a_plain_message() {
    let server = Server::small(&[]);
    let status = |method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]| {
        let response = server.send(method, path, headers, body);
        (response.status, response.text())
    };
    let direct = [("Content-Type", "application/sparql-query")];
    let (code, message) = status("POST", "/sparql", &direct, b"SELECT ?a\nWHERE { ?a ?b }");
    assert_eq!(code, 400);
    assert!(message.starts_with("error: 2:") && message.contains("hint: "), "{message}");
    assert_eq!(status("GET", "/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D", &[], b"").0, 400);
    assert_eq!(status("GET", "/sparql?query=%FF", &[], b"").0, 400);
    assert_eq!(status("POST", "/sparql", &direct, b"\xff\xfe").0, 400);
    assert_eq!(status("PUT", "/sparql?query=ASK+%7B%7D", &[], b"").0, 405);
    assert_eq!(status("POST", "/sparql", &[("Content-Type", "text/plain")], b"ASK {}").0, 415);
    assert_eq!(status("POST", "/sparql", &[("Content-Type", "application/sparql-update")], b"CLEAR ALL").0, 415);
    assert_eq!(status("GET", "/sparql?update=CLEAR+ALL", &[], b"").0, 400);
    assert_eq!(status("POST", "/sparql", &[direct[0], ("Accept", "image/png")], b"ASK {}").0, 406);
    let much = [b"ASK { }#".to_vec(), vec![b'x'; 2 << 20]].concat();
    assert_eq!(status("POST", "/sparql", &direct, &much).0, 413);
    // Nothing is called from here, and nothing is changed.
    let (code, message) =
        status("POST", "/sparql", &direct, b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }");
    assert_eq!(code, 400, "{message}");
    assert_eq!(status("POST", "/sparql", &direct, b"LOAD <http://127.0.0.1:9/>").0, 400);
    assert_eq!(status("GET", "/graph?graph=urn%3Anone", &[], b"").0, 404);
    assert_eq!(status("PUT", "/graph?default", &[], b"").0, 405);
    assert_eq!(status("GET", "/nothing/here", &[("Accept", "text/turtle")], b"").0, 404);
    assert_eq!(status("GET", "/api/nothing", &[], b"").0, 404);
}

#[test]
fn head_options_cors_tags_and_compression_are_as_http_has_them() {
    let server = Server::small(&[]);
    let path = format!("/sparql?query={}", encode("SELECT * { ?a ?b ?c }"));
    let whole = server.get(&path, "text/csv");
    let head = server.send("HEAD", &path, &[("Accept", "text/csv")], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("etag"), whole.header("etag"));
    assert!(whole.header("vary").contains("accept"), "{}", whole.header("vary"));
    let again = server.send("GET", &path, &[("Accept", "text/csv"), ("If-None-Match", whole.header("etag"))], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
    let packed = server.send("GET", &path, &[("Accept", "text/csv"), ("Accept-Encoding", "gzip")], b"");
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.body.len() < whole.body.len() / 2 && packed.body.starts_with(&[0x1f, 0x8b]));
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, whole.body);
    let elsewhere = server.send("GET", &path, &[("Origin", "https://example.org")], b"");
    assert_eq!(elsewhere.header("access-control-allow-origin"), "*");
    let preflight = [("Origin", "https://example.org"), ("Access-Control-Request-Method", "POST")];
    let preflight = server.send("OPTIONS", "/sparql", &preflight, b"");
    assert!(preflight.status < 300 && preflight.header("access-control-allow-methods").contains("POST"));
    assert!(server.send("OPTIONS", "/sparql", &[], b"").status < 300);
}

#[test]
fn clients_find_prefixes_queries_and_statistics() {
    let server = Server::seed();
    let told = server.get("/sparql", "text/turtle").text();
    for term in ["sd:Service", "void:classPartition", "sh:SPARQLExecutable", "dcat:Dataset"] {
        assert!(told.contains(term), "{term}");
    }
    assert!(told.contains(&format!("http://{}/sparql", server.address)));
    assert_eq!(server.get("/.well-known/void", "text/turtle").text(), told);
    let see = server.get("/sparql", "text/html");
    assert_eq!((see.status, see.header("location")), (303, "/queries"));
    // As the SIB's editor asks.
    let ask = |query: &str| {
        server
            .query(
                &format!("PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX void: <http://rdfs.org/ns/void#> {query}"),
                "text/csv",
            )
            .text()
    };
    assert!(
        ask("SELECT ?namespace { [] sh:namespace ?namespace ; sh:prefix 'tip' }")
            .contains("https://w3id.org/tipgraph/ns#")
    );
    let counted = ask("SELECT ?n { [] void:class tip:Route ; void:entities ?n }");
    let routes = ask("SELECT (COUNT(?r) AS ?n) { ?r a tip:Route }");
    assert_eq!(counted, routes);
    // An example is a query that runs.
    let examples = server.query("PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?text { ?q sh:select ?text FILTER(CONTAINS(STR(?q), 'query-routes')) }", "application/json").json();
    let text = examples["results"]["bindings"][0]["text"]["value"].as_str().unwrap().to_owned();
    assert_eq!(server.query(&text, "text/csv").text().lines().count(), 47, "46 routes and the header");
}
