//! `tipgraph serve`, asked as its clients ask it: over HTTP, at times rudely.

mod data;
mod limits;
mod protocol;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::fixture;
use super::test::Test;

#[expect(clippy::disallowed_methods, reason = "how soon a question is stopped is measured")]
fn now() -> Instant {
    Instant::now()
}

/// A server of a graph, which ends with the test.
struct Server {
    child: Child,
    address: SocketAddr,
    test: Test,
}

/// What came back.
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }
}

impl Server {
    fn start(test: Test, options: &[&str]) -> Self {
        let args = [&["serve", "--bind", "127.0.0.1:0", "--workers", "2"], options].concat();
        let mut child = test.command(&args).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = lines.next().expect("the server ended at once").unwrap();
        let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("{line}")).trim_end_matches('/');
        let address = address.parse().unwrap();
        // Somebody must read what it logs, or it waits for ever.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { child, address, test }
    }

    /// Of the small graph of the fixture.
    fn small(options: &[&str]) -> Self {
        Self::start(fixture::with_graph(), options)
    }

    /// Of the seed report.
    fn seed() -> Self {
        let test = Test::new();
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
        test.run(&["build", seeds]).is(0);
        Self::start(test, &[])
    }

    /// Sends a request as it is and reads all that comes.
    fn raw(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        // It may have answered before all was sent.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Response {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        if !body.is_empty() {
            request += &format!("Content-Length: {}\r\n", body.len());
        }
        let answer = self.raw(&[request.as_bytes(), b"\r\n", body].concat());
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("no response");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers: Vec<_> = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        let mut response = Response { status, headers, body: answer[end + 4..].to_vec() };
        if response.header("transfer-encoding") == "chunked" {
            response.body = unchunked(&response.body);
        }
        response
    }

    fn get(&self, path: &str, accept: &str) -> Response {
        self.send("GET", path, &[("Accept", accept)], b"")
    }

    /// Asks a query and accepts what is said.
    fn query(&self, sparql: &str, accept: &str) -> Response {
        self.send(
            "POST",
            "/sparql",
            &[("Content-Type", "application/sparql-query"), ("Accept", accept)],
            sparql.as_bytes(),
        )
    }

    fn api(&self, path: &str) -> Value {
        let response = self.get(&format!("/api/{path}"), "application/json");
        assert_eq!(response.status, 200, "{path}: {}", response.text());
        response.json()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        whole.extend(&body[end + 2..end + 2 + length]);
        body = &body[end + 2 + length + 2..];
    }
    whole
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
