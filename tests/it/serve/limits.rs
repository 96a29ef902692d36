//! What must not harm it: long and large questions, noise, crowds, slow clients, strangers; and that it follows the graph and ends.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use super::{Server, encode, now};
use crate::fixture;
use crate::test::Test;

#[test]
fn a_question_that_takes_too_long_is_stopped_within_a_second_and_others_go_on() {
    let server = Server::small(&["--timeout", "2"]);
    let product = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o";
    let counted = format!("SELECT (COUNT(*) AS ?many) {{ {product} }}");
    // Sorting fills the memory as well, which may be what stops it.
    let sorted = format!("SELECT * {{ {product} }} ORDER BY ?f ?c ?i");
    // Each takes both workers, and both come back.
    for endless in [&counted, &sorted, &counted] {
        let began = now();
        std::thread::scope(|scope| {
            let asked: Vec<_> = (0..2).map(|_| scope.spawn(|| server.query(endless, "text/csv"))).collect();
            for response in asked {
                let response = response.join().unwrap();
                assert_eq!(response.status, 503, "{}", response.text());
            }
        });
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    }
    assert_eq!(server.query("ASK { ?a ?b ?c }", "application/json").json()["boolean"], true);
    let counts = server.get("/metrics", "*/*").text();
    let timed = counts.lines().find_map(|line| line.strip_prefix("tipgraph_stopped_total{reason=\"time\"} "));
    assert!(timed.is_some_and(|count| count.parse::<u32>().unwrap() >= 4), "{counts}");
}

/// What `/proc` tells of a process under this name.
fn told(pid: u32, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

/// The memory of its own that a process holds.
fn kilobytes(pid: u32) -> u64 {
    told(pid, "RssAnon:").unwrap_or_default()
}

/// A process and all that descend from it.
fn family(of: u32) -> Vec<u32> {
    let all =
        std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    let children: Vec<u32> = all.filter(|pid| told(*pid, "PPid:") == Some(u64::from(of))).collect();
    std::iter::once(of).chain(children.into_iter().flat_map(family)).collect()
}

#[test]
fn a_question_that_takes_too_much_memory_is_stopped_and_gives_it_back() {
    if !Path::new("/proc/self/status").exists() {
        return eprintln!("skipped: this system does not tell how much memory a process has");
    }
    let server = Server::small(&["--timeout", "60", "--max-memory", "64", "--max-rows", "1000000000"]);
    let response = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?c ?i", "text/csv");
    assert_eq!(response.status, 503, "{}", response.text());
    assert!(response.text().contains("memory"), "{}", response.text());
    // The server, its nursery and two workers hold hardly more than the program itself.
    let held: u64 = family(server.child.id()).iter().map(|pid| kilobytes(*pid)).sum();
    assert!((1..200_000).contains(&held), "{held} kB are held");
    assert_eq!(server.query("ASK { ?a ?b ?c }", "application/json").json()["boolean"], true);
}

#[test]
fn rows_beyond_the_limit_are_an_error_and_no_short_answer() {
    let server = Server::small(&["--max-rows", "10"]);
    let response = server.query("SELECT * { ?a ?b ?c }", "text/csv");
    assert_eq!(response.status, 400);
    assert!(response.text().contains("more than 10 rows") && response.text().contains("LIMIT"), "{}", response.text());
    assert_eq!(server.query("SELECT * { ?a ?b ?c } LIMIT 10", "text/csv").status, 200);
    assert_eq!(server.query("CONSTRUCT WHERE { ?a ?b ?c }", "text/turtle").status, 400);
}

#[test]
fn a_question_that_breaks_its_worker_breaks_nothing_else() {
    let server = Server::small(&[]);
    let deep = format!("ASK {}{}", "{".repeat(200_000), "}".repeat(200_000));
    for _ in 0..3 {
        assert!(server.query(&deep, "application/json").status >= 400);
    }
    assert_eq!(server.query("ASK { ?a ?b ?c }", "application/json").json()["boolean"], true);
}

#[test]
fn a_graph_that_is_built_anew_is_picked_up() {
    let server = Server::small(&[]);
    let before = server.api("status");
    let more = server.test.path("BGR-2024.txt");
    std::fs::write(&more, "BULGARIA (Tier 1)\n\nThe Government of Bulgaria fully meets the minimum standards.\n")
        .unwrap();
    server.test.run(&["build", "BGR-2024.txt"]).is(0);
    let until = now() + Duration::from_secs(20);
    while server.api("status")["generation"] == before["generation"] {
        assert!(now() < until, "the change is not seen");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(server.api("status")["reports"], 2);
    assert_eq!(server.query("ASK { ?r dcterms:identifier 'BGR-2024' }", "application/json").json()["boolean"], true);
}

#[test]
fn whoever_does_not_know_the_token_gets_nothing() {
    let test = fixture::with_graph().file("token", "a secret of some length\n");
    let server = Server::start(test, &["--token", "token"]);
    for path in ["/", "/sparql?query=ASK+%7B%7D", "/api/status", "/report/AZE-2025", "/graph", "/metrics"] {
        let response = server.get(path, "*/*");
        assert_eq!(response.status, 401, "{path}");
        assert!(response.header("www-authenticate").starts_with("Basic"), "{path}");
        let known = server.send("GET", path, &[("Authorization", "Bearer a secret of some length")], b"");
        assert_eq!(known.status, 200, "{path}");
    }
    assert_eq!(server.get("/healthz", "*/*").status, 200);
    let graph = || fixture::with_graph().file("short", "abc");
    graph().run(&["serve", "--bind", "0.0.0.0:0"]).fails("can be reached from other machines");
    graph().run(&["serve", "--token", "short"]).fails("16 characters");
    graph().run(&["serve", "--base", "nonsense"]).fails("IRI that ends with /");
    Test::new().run(&["serve"]).fails("there is no graph");
}

#[test]
fn noise_and_crowds_leave_it_serving() {
    let server = Server::small(&[]);
    // The same noise each time: a xorshift.
    let mut state = 88_172_645_463_325_252_u64;
    let mut noise = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let starts: [&[u8]; 5] =
        [b"", b"GET /sparql?query=", b"POST /sparql HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost", b"\x16\x03\x01"];
    for _ in 0..10_000 {
        let mut request = starts[usize::try_from(noise() % 5).unwrap()].to_vec();
        request.extend((0..noise() % 40).flat_map(|_| noise().to_le_bytes()));
        let mut stream = TcpStream::connect(server.address).unwrap();
        let _ = stream.write_all(&request);
    }
    let path = format!("/sparql?query={}", encode("SELECT * { ?a ?b ?c }"));
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..200).map(|_| scope.spawn(|| server.get(&path, "text/csv").status)).collect();
        let statuses: Vec<u16> = all.into_iter().map(|one| one.join().unwrap()).collect();
        assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
    });
}

#[test]
fn slow_clients_are_cut_off() {
    let server = Server::small(&[]);
    std::thread::scope(|scope| {
        let address = server.address;
        let dribble = move |begin: &'static [u8]| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
            stream.write_all(begin).unwrap();
            let began = now();
            let mut answer = [0; 512];
            loop {
                match stream.read(&mut answer) {
                    Ok(0) => return began.elapsed(),
                    Ok(_) => {}
                    Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => {}
                    Err(_) => return began.elapsed(),
                }
                assert!(began.elapsed() < Duration::from_secs(30), "still connected");
            }
        };
        let head = scope.spawn(move || dribble(b"GET /sparql HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        let body = scope.spawn(move || {
            dribble(b"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK")
        });
        assert!(head.join().unwrap() < Duration::from_secs(15));
        assert!(body.join().unwrap() < Duration::from_secs(15));
    });
}

#[test]
fn it_ends_when_it_is_told_and_leaves_no_process() {
    let mut server = Server::small(&[]);
    let family = if cfg!(target_os = "linux") { family(server.child.id()) } else { Vec::new() };
    let pid = server.child.id().to_string();
    let kill = std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    assert!(kill.success());
    let until = now() + Duration::from_secs(15);
    let status = loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            break status;
        }
        assert!(now() < until, "still there");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
    assert!(TcpStream::connect(server.address).is_err());
    let until = now() + Duration::from_secs(5);
    // A zombie holds nothing.
    while family.iter().any(|pid| kilobytes(*pid) > 0) {
        assert!(now() < until, "a process is left");
        std::thread::sleep(Duration::from_millis(20));
    }
}
