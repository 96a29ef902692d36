//! What is there to see: linked data, and the JSON API of the explorer, row for row as the command line has it.

use serde_json::Value;

use super::{Server, encode};
use crate::test::Test;

#[test]
fn every_iri_is_a_page_and_data_with_its_evidence() {
    let server = Server::seed();
    let fact = server.query("SELECT ?f { ?f a tip:Route } ORDER BY ?f LIMIT 1", "text/csv").text();
    let fact = fact.lines().nth(1).unwrap().trim().to_owned();
    let path = fact.strip_prefix("https://w3id.org/tipgraph").unwrap();
    let page = server.get(path, "text/html,*/*;q=0.8");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains("<blockquote>"), "the sentence is on the page");
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    let turtle = server.get(path, "text/turtle");
    assert!(
        turtle.text().contains("tip:Route")
            && turtle.text().contains("oa:exact")
            && turtle.text().contains("schema:text")
    );
    let named = server.get(&format!("{path}?format=jsonld"), "text/html");
    assert_eq!((named.status, named.header("content-type")), (200, "application/ld+json"));
    let report = server.get("/report/AZE-2025", "application/n-quads");
    assert_eq!(report.body, std::fs::read(server.test.path("kg/graphs/AZE-2025.nq")).unwrap(), "a report is its graph");
    assert_eq!(
        server.get("/graph?graph=https%3A%2F%2Fw3id.org%2Ftipgraph%2Freport%2FAZE-2025", "application/n-quads").body,
        report.body
    );
    assert!(server.get("/ns", "text/turtle").text().contains("tip:Route"));
    assert!(server.get("/ns", "application/n-triples").text().contains("/concept/means/debt>"), "with its concepts");
    assert!(server.get("/ns", "text/html").text().contains("<article id=\"Route\">"), "a page for people");
    assert_eq!(server.get("/country/AZE", "text/turtle").status, 200);
    assert_eq!(server.get("/fact/AZE-2025/route-none", "text/html").status, 404);
}

#[test]
fn the_api_gives_what_the_command_line_gives() {
    let server = Server::seed();
    let listed = server.api("queries");
    for query in listed["queries"].as_array().unwrap() {
        let name = query["name"].as_str().unwrap();
        if query["params"].as_array().unwrap().iter().any(|param| param["required"] == true) {
            continue;
        }
        let csv = server.get(&format!("/api/queries/{name}?format=csv"), "*/*").text();
        let told = server.test.run(&["query", name, "--format", "csv"]).stdout;
        assert_eq!(csv, told, "{name}");
    }
    let page = server.api("queries/routes?destination=TUR&offset=1&limit=2");
    assert_eq!((&page["total"], page["rows"].as_array().unwrap().len()), (&Value::from(4), 2));
    assert_eq!(page["columns"][1], "origin");
    let network = server.test.run(&["network", "routes", "--format", "json"]).stdout;
    assert_eq!(server.api("network/routes"), serde_json::from_str::<Value>(&network).unwrap());
    let status = server.api("status");
    assert_eq!(status["reports"], 1);
    let listed = &server.api("reports")["reports"][0];
    assert_eq!(listed["tier"], "2");
    assert_eq!(listed["coverage"], server.api("coverage")["total"]);
    assert_eq!(server.api("labels")["country"]["AZE"], "Azerbaijan");
    for (path, code) in [
        ("queries/none", 404),
        ("queries/routes?origin=AZE&oops=1", 400),
        ("queries/routes?limit=many", 400),
        ("reports/AZE-1999", 404),
        ("facts?iri=urn:none", 404),
        ("facts", 400),
        ("network/roads", 404),
        ("network/routes?years=then", 400),
        ("picture/routes.gif", 400),
        ("compare?from=AZE-2025&to=BGR-2025", 400),
    ] {
        let response = server.get(&format!("/api/{path}"), "*/*");
        assert_eq!(response.status, code, "{path}: {}", response.text());
        assert!(!response.json()["hint"].as_str().unwrap().is_empty(), "{path}");
    }
    let picture = server.get("/api/picture/routes.svg", "*/*");
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
}

#[test]
fn a_report_is_read_with_its_facts_at_their_words() {
    let server = Server::seed();
    let report = server.api("reports/AZE-2025");
    let mut seen = 0;
    for sentence in report["sentences"].as_array().unwrap() {
        let units: Vec<u16> = sentence["text"].as_str().unwrap().encode_utf16().collect();
        for mark in sentence["facts"].as_array().unwrap().iter().step_by(7) {
            let place = |name: &str| usize::try_from(mark[name].as_u64().unwrap()).unwrap();
            let words = String::from_utf16(&units[place("from")..place("to")]).unwrap();
            let fact = server.api(&format!("facts?iri={}", encode(mark["iri"].as_str().unwrap())));
            let quotes: Vec<_> =
                fact["evidence"].as_array().unwrap().iter().map(|e| e["quote"].as_str().unwrap()).collect();
            assert!(quotes.contains(&words.as_str()), "{words:?} is none of {quotes:?}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen} marks");
    let found = server.api("search?q=shelters&limit=3");
    assert!(found["total"].as_u64().unwrap() > 3);
    for hit in found["hits"].as_array().unwrap() {
        let units: Vec<u16> = hit["text"].as_str().unwrap().encode_utf16().collect();
        for mark in hit["marks"].as_array().unwrap() {
            let place = |at: usize| usize::try_from(mark[at].as_u64().unwrap()).unwrap();
            let word = String::from_utf16(&units[place(0)..place(1)]).unwrap().to_lowercase();
            assert!(word.starts_with("shelter"), "{word}");
        }
    }
}

#[test]
fn the_api_is_as_it_is_described() {
    let server = Server::seed();
    let described = server.api("openapi.json");
    let fact = encode(server.api("reports/AZE-2025")["sentences"][20]["facts"][0]["iri"].as_str().unwrap());
    let paths = described["paths"].as_object().unwrap();
    assert!(paths.len() >= 15);
    for (path, operation) in paths {
        // One edition is not enough for these.
        if ["/api/compare", "/api/history"].contains(&path.as_str()) {
            continue;
        }
        let asked = path
            .replace("{key}", "AZE-2025")
            .replace("{name}", "routes")
            .replace("{which}", "routes")
            .replace("{file}", "routes.svg");
        let asked = if path == "/api/facts" { format!("{asked}?iri={fact}") } else { asked };
        let response = server.get(&asked, "*/*");
        assert_eq!(response.status, 200, "{asked}: {}", response.text());
        let content = operation["get"]["responses"]["200"]["content"].as_object().unwrap();
        let (media, content) = content.iter().next().unwrap();
        assert_eq!(response.header("content-type"), media, "{path}");
        let schema = &content["schema"];
        let schema =
            schema["$ref"].as_str().map_or(schema, |name| described.pointer(name.trim_start_matches('#')).unwrap());
        if let Some(properties) = schema["properties"].as_object() {
            let told: Vec<String> = response.json().as_object().unwrap().keys().cloned().collect();
            let mut wanted: Vec<&String> = properties.keys().collect();
            let mut told: Vec<&String> = told.iter().collect();
            wanted.sort();
            told.sort();
            assert_eq!(told, wanted, "{path}");
        }
        // Each parameter that is described is known; any other is not.
        for param in operation["get"]["parameters"].as_array().unwrap().iter().filter(|param| param["in"] == "query") {
            let response = server.get(
                &format!("{asked}{}{}=", if asked.contains('?') { "&" } else { "?" }, param["name"].as_str().unwrap()),
                "*/*",
            );
            assert!(!response.text().contains("there is no parameter"), "{path}: {}", param["name"]);
        }
        if path != "/api/openapi.json" {
            assert_eq!(
                server.get(&format!("{asked}{}oops=1", if asked.contains('?') { "&" } else { "?" }), "*/*").status,
                400,
                "{path}"
            );
        }
    }
}

#[test]
fn a_text_that_would_do_harm_is_shown_inert_and_a_parameter_stays_one() {
    let text = "The Government of Bulgaria convicted five traffickers <script>alert(1)</script> in javascript:alert(2) court \u{202e}evil\u{202c} \u{7}now.";
    let test = Test::new().file("BGR-2024.txt", format!("BULGARIA (Tier 2)\n\n{text}\n"));
    test.run(&["build", "BGR-2024.txt"]).is(0);
    let server = Server::start(test, &[]);
    for path in ["/report/BGR-2024", "/report/BGR-2024/s1", "/report/BGR-2024/s2"] {
        let page = server.get(path, "text/html");
        assert_eq!(page.status, 200, "{path}");
        let page = page.text();
        assert!(!page.contains("<script") && !page.contains("href=\"javascript"), "{page}");
        assert!(!page.contains(['\u{202e}', '\u{7}']), "{page}");
    }
    let injected = server.get(&format!("/api/queries/tiers?country={}", encode("BGR\" } UNION { ?a ?b ?c } #")), "*/*");
    assert_eq!((injected.status, &injected.json()["total"]), (200, &Value::from(0)));
    let picture = server.get(&format!("/api/picture/routes.svg?title={}", encode("<script>alert(1)</script>")), "*/*");
    assert!(!picture.text().contains("<script"), "{}", picture.text());
}
