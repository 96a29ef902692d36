//! A reply as an HTTP response: its headers, and whether the client has it already.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use sha2::{Digest as _, Sha256};

use crate::server::pool::Stopped;
use crate::server::problem::Problem;
use crate::server::wire::Reply;

/// What a page of plain data may do: nothing but look as it should.
const DATA_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The response of a reply: told not to be there where the client has the same already.
pub fn respond(reply: Reply, request: &HeaderMap) -> Response<Body> {
    let digest = Sha256::digest(&reply.body);
    let tag = digest.iter().take(12).fold(String::from("W/\""), |tag, byte| format!("{tag}{byte:02x}")) + "\"";
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let has_it = status == StatusCode::OK && fits(request, &tag);
    let mut response = if has_it { Response::new(Body::empty()) } else { Response::new(Body::from(reply.body)) };
    *response.status_mut() = if has_it { StatusCode::NOT_MODIFIED } else { status };
    let headers = response.headers_mut();
    let mut set = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &reply.content_type);
    set(header::VARY, "accept");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CONTENT_SECURITY_POLICY, DATA_POLICY);
    set(header::REFERRER_POLICY, "same-origin");
    if status == StatusCode::OK {
        set(header::ETAG, &tag);
        set(header::CACHE_CONTROL, "no-cache");
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        set(header::RETRY_AFTER, "1");
    }
    if let Some(name) = reply.file_name {
        let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
        set(header::CONTENT_DISPOSITION, &format!("inline; filename=\"{plain}\""));
    }
    response
}

/// Whether `If-None-Match` names this tag.
fn fits(request: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let listed = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|list| list.split(',')).any(|one| one.trim() == "*" || strong(one) == strong(tag))
}

/// Whether the asker would rather read a page than data: browsers name HTML, programs do not.
pub fn likes_html(request: &HeaderMap) -> bool {
    let accept = request.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accept.flat_map(|list| list.split(',')).any(|range| range.trim_start().starts_with("text/html"))
}

/// What is told of a question that got no reply.
pub fn stopped(why: Stopped) -> Problem {
    match why {
        Stopped::Busy => Problem::new(503, "all workers are busy", "try again in a moment"),
        Stopped::Time => {
            Problem::new(503, "the question took too long and was stopped", "ask for less: name a report, or add LIMIT")
        }
        Stopped::Memory => Problem::new(
            503,
            "the question took too much memory and was stopped",
            "ask for less: name a report, or add LIMIT",
        ),
        Stopped::Broke => {
            Problem::new(500, "the question could not be answered: its worker ended", "ask for something simpler")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn what_the_client_has_is_not_sent_again() {
        let reply = || Reply::new(200, "text/csv", "a\r\n");
        let first = respond(reply(), &HeaderMap::new());
        let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        for (has, want) in [(tag.as_str(), 304), ("*", 304), (&format!("\"x\", {tag}"), 304), ("\"x\"", 200)] {
            let again = respond(reply(), &request(header::IF_NONE_MATCH, has));
            assert_eq!(again.status().as_u16(), want, "{has}");
        }
        let other = respond(Reply::new(200, "text/csv", "b\r\n"), &request(header::IF_NONE_MATCH, &tag));
        assert_eq!(other.status().as_u16(), 200);
        let problem = respond(Reply::new(400, "text/plain", "a\r\n"), &request(header::IF_NONE_MATCH, &tag));
        assert_eq!(problem.status().as_u16(), 400);
    }

    #[test]
    fn a_file_name_cannot_break_out_of_its_header() {
        let mut reply = Reply::new(200, "text/csv", "");
        reply.file_name = Some("a\"\r\nSet-Cookie: b.csv".into());
        let response = respond(reply, &HeaderMap::new());
        assert_eq!(response.headers()[header::CONTENT_DISPOSITION], "inline; filename=\"aSet-Cookieb.csv\"");
    }

    #[test]
    fn browsers_get_pages() {
        assert!(likes_html(&request(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")));
        assert!(!likes_html(&request(header::ACCEPT, "*/*")));
        assert!(!likes_html(&HeaderMap::new()));
    }
}
