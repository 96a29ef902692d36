//! `tipgraph fetch`, against a server in this very program: polite, stubborn, and never twice.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::test::Test;

const PAGE: &str = "<html><head><title>2016 Trafficking in Persons Report: Kenya</title></head><body><h1>KENYA (Tier 2)</h1>\
    <p>The Government of Kenya does not fully meet the minimum standards. Courts convicted five traffickers.</p></body></html>";

/// A request: its path and its headers, small.
#[derive(Clone, Debug)]
struct Request {
    path: String,
    headers: BTreeMap<String, String>,
    when: Instant,
}

/// A server that answers as it is told and remembers what was asked.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// `answer` is asked with the request and how often its path was asked before.
    fn start(answer: impl Fn(&Request, usize) -> Vec<u8> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::<Request>::new()));
        let remember = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let Some(request) = read(&stream) else { continue };
                let before = remember.lock().unwrap().iter().filter(|other| other.path == request.path).count();
                remember.lock().unwrap().push(request.clone());
                let _ = stream.write_all(&answer(&request, before));
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

#[expect(clippy::disallowed_methods, reason = "the pause between two requests is measured")]
fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let headers = lines.take_while(|line| !line.is_empty());
    let headers = headers.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_lowercase(), value.trim().to_owned()))
    });
    Some(Request { path, headers: headers.collect(), when: Instant::now() })
}

fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
        .into_bytes()
}

fn page(body: &str) -> Vec<u8> {
    answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", body)
}

#[test]
fn pages_come_one_by_one_and_never_twice() {
    let server = Server::start(|_, _| page(PAGE));
    let test = Test::new();
    let (one, two) = (server.url("/reports/kenya/"), server.url("/reports/kenya/?old=1"));
    let first = test.run(&["fetch", &one, &two, "--pause", "0.5", "--to", "in", "--year", "2016"]);
    first.is(0);
    let files: Vec<&str> = first.stdout.lines().collect();
    assert!(files.len() == 2 && files.iter().all(|file| file.starts_with("in/2016-reports-kenya-")), "{first:?}");
    assert_eq!(std::fs::read_to_string(test.path(files[0])).unwrap(), PAGE);
    let asked = server.asked();
    assert!(asked[0].headers["user-agent"].starts_with("tipgraph/"));
    assert!((asked[1].when - asked[0].when).as_secs_f64() > 0.45);
    let again = test.run(&["fetch", &one, &two, "--pause", "0", "--to", "in", "--year", "2016"]);
    assert_eq!((again.is(0).stdout.as_str(), again.stderr.as_str()), (first.stdout.as_str(), ""));
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn what_fails_is_tried_again_and_what_broke_off_goes_on() {
    let body = PAGE.repeat(20);
    let whole = body.clone();
    let server = Server::start(move |request, before| match (request.path.as_str(), before) {
        ("/busy", 0) => answer("503 Service Unavailable", "", ""),
        ("/busy", 1) => answer("429 Too Many Requests", "Retry-After: 0\r\n", ""),
        ("/broken", 0) => {
            let head = format!(
                "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
                whole.len()
            );
            [head.as_bytes(), &whole.as_bytes()[..1000]].concat()
        }
        ("/broken", _) => {
            assert_eq!(
                (request.headers["range"].as_str(), request.headers["if-range"].as_str()),
                ("bytes=1000-", "\"v1\"")
            );
            let range =
                format!("Content-Type: text/html\r\nContent-Range: bytes 1000-{}/{}\r\n", whole.len() - 1, whole.len());
            answer("206 Partial Content", &range, &whole[1000..])
        }
        _ => page(PAGE),
    });
    let test = Test::new();
    let busy = test.run(&["fetch", &server.url("/busy"), "--pause", "0"]);
    busy.is(0);
    assert_eq!(server.asked().len(), 3);
    let broken = test.run(&["fetch", &server.url("/broken"), "--pause", "0"]);
    broken.is(0);
    assert_eq!(std::fs::read_to_string(test.path(broken.stdout.trim())).unwrap(), body);
    assert_eq!(server.asked().len(), 5);
}

#[test]
fn what_is_not_there_or_not_to_be_had_is_told() {
    let server = Server::start(|request, _| match request.path.as_str() {
        "/file" => answer("302 Found", "Location: file:///etc/passwd\r\n", ""),
        "/round" => answer("302 Found", "Location: /round\r\n", ""),
        "/picture" => answer("200 OK", "Content-Type: image/png\r\n", "x"),
        "/large" => b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\nx".to_vec(),
        "/empty" => page(""),
        "/moved" => answer("301 Moved Permanently", "Location: /reports/kenya-2016.html\r\n", ""),
        "/reports/kenya-2016.html" => page(PAGE),
        _ => answer("404 Not Found", "", "no"),
    });
    let test = Test::new();
    for (path, error) in [
        ("/none", "the server answers 404"),
        ("/file", "cannot fetch"),
        ("/round", "cannot fetch"),
        ("/picture", "it is image/png"),
        ("/large", "it is larger than 256 MB"),
        ("/empty", "it is empty"),
    ] {
        test.run(&["fetch", &server.url(path), "--pause", "0"]).fails(error);
    }
    test.run(&["fetch", "file:///etc/passwd"]).fails("no address that begins with http");
    let some = test.run(&["fetch", &server.url("/none"), &server.url("/moved"), "--pause", "0"]);
    some.is(1);
    assert_eq!(some.stdout.lines().count(), 1);
}

#[test]
fn build_takes_addresses() {
    let server = Server::start(|_, _| page(PAGE));
    let test = Test::new();
    for _ in 0..2 {
        let outcome = test.run(&["build", &server.url("/reports/kenya")]);
        outcome.is(0);
        assert!(outcome.stdout.starts_with("reports                        1\n"), "{outcome:?}");
    }
    assert_eq!(server.asked().len(), 1);
    assert!(test.path("kg/graphs/KEN-2016.nq").is_file() && test.path("fetched/fetched.json").is_file());
}
