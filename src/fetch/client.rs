//! One request: what is asked, which answers are taken, and how the body comes to the disk.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use ureq::http::{HeaderMap, StatusCode};
use ureq::{Agent, Error as Failure};

use super::error::Reason;

/// Who asks.
const AGENT: &str =
    concat!("tipgraph/", env!("CARGO_PKG_VERSION"), " (reads Trafficking in Persons reports, one page at a time)");
/// How often a server may send elsewhere.
const MOST_REDIRECTS: u32 = 5;
/// Media types that may hold narratives, and the endings of their files.
const KINDS: [(&str, &str); 10] = [
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/plain", "txt"),
    ("text/markdown", "md"),
    ("application/pdf", "pdf"),
    ("application/zip", "zip"),
    ("application/gzip", "gz"),
    ("application/x-gzip", "gz"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    // What it is shows when it is read.
    ("application/octet-stream", "txt"),
];

/// Asks servers.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    most: u64,
}

impl Client {
    /// A client that takes files of at most so many bytes.
    pub fn new(most: u64) -> Self {
        let config = Agent::config_builder()
            .user_agent(AGENT)
            .max_redirects(MOST_REDIRECTS)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(30)))
            .timeout_recv_response(Some(Duration::from_secs(60)))
            .timeout_per_read(Some(Duration::from_secs(60)))
            .timeout_global(Some(Duration::from_secs(3600)))
            .build();
        Self { agent: config.into(), most }
    }

    /// Fetches a file into `part`, or the rest of it where its beginning is there and the server still has the version that
    /// `tag` marks. Gives the ending that the file's name should have.
    pub(super) fn fetch(&self, address: &str, part: &Path, tag: &mut Option<String>) -> Result<&'static str, Reason> {
        let have = part.metadata().map_or(0, |found| found.len());
        let mut request = self.agent.get(address).header("Accept", "text/html, application/pdf, text/plain, */*;q=0.1");
        if let (Some(tag), 1..) = (tag.as_deref(), have) {
            request = request.header("Range", format!("bytes={have}-")).header("If-Range", tag);
        }
        let response = request.call().map_err(failed)?;
        let (status, headers) = (response.status(), response.headers().clone());
        if !status.is_success() {
            // A part that is longer than the file is now.
            if status == StatusCode::RANGE_NOT_SATISFIABLE {
                std::fs::remove_file(part)?;
                *tag = None;
                return Err(Reason::Broken("the file is another one by now".into()));
            }
            let after = text(&headers, "retry-after").and_then(|after| after.parse().ok()).map(Duration::from_secs);
            return Err(Reason::Status { status: status.as_u16(), after });
        }
        let ending = ending(&headers)?;
        let goes_on = status == StatusCode::PARTIAL_CONTENT && begins_at(&headers, have);
        if status == StatusCode::PARTIAL_CONTENT && !goes_on {
            return Err(Reason::Broken("the server sends another part than was asked for".into()));
        }
        *tag = text(&headers, "etag").filter(|tag| !tag.starts_with("W/")).or_else(|| text(&headers, "last-modified"));
        let file = match goes_on {
            true => OpenOptions::new().append(true).open(part)?,
            false => File::create(part)?,
        };
        let begun = if goes_on { have } else { 0 };
        let length = text(&headers, "content-length").and_then(|length| length.parse::<u64>().ok());
        if length.is_some_and(|length| begun + length > self.most) {
            return Err(Reason::TooLarge(self.most >> 20));
        }
        let came = begun + self.copy(response.into_body().into_reader(), file, begun)?;
        match length {
            _ if came == 0 => Err(Reason::Empty),
            Some(length) if came < begun + length => Err(Reason::Broken("the connection broke off".into())),
            _ => Ok(ending),
        }
    }

    /// Copies a body to the disk; what came is kept even where it breaks off.
    fn copy(&self, mut body: impl Read, mut file: File, begun: u64) -> Result<u64, Reason> {
        let mut came = 0;
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let read = match body.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    file.flush()?;
                    return Err(Reason::Broken(error.to_string()));
                }
            };
            came += read as u64;
            if begun + came > self.most {
                return Err(Reason::TooLarge(self.most >> 20));
            }
            file.write_all(&chunk[..read])?;
        }
        file.sync_all()?;
        Ok(came)
    }
}

/// What kept an answer from coming.
fn failed(failure: Failure) -> Reason {
    match failure {
        Failure::BadUri(_)
        | Failure::TooManyRedirects
        | Failure::RedirectFailed
        | Failure::Http(_)
        | Failure::HostNotFound => Reason::Refused(failure.to_string()),
        failure => Reason::Broken(failure.to_string()),
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}

/// The ending for what the server says that it sends; it need not say it.
fn ending(headers: &HeaderMap) -> Result<&'static str, Reason> {
    let Some(kind) = text(headers, "content-type") else { return Ok("html") };
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    KINDS.iter().find(|(known, _)| *known == kind).map(|(_, ending)| *ending).ok_or(Reason::Kind(kind))
}

/// Whether a part begins where ours ends: "bytes 100-199/200".
fn begins_at(headers: &HeaderMap, have: u64) -> bool {
    let range = text(headers, "content-range").unwrap_or_default();
    let first = range.trim_start_matches("bytes").trim().split('-').next().unwrap_or_default();
    first.parse() == Ok(have)
}
