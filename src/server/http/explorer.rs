//! The pages of the explorer, built into the program where they were built before it (`cargo xtask ui`); else one that says how.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::response::IntoResponse as _;
use include_dir::{Dir, include_dir};

use super::respond::likes_html;

/// What `web` was built into, or the plain page.
static PAGES: Dir<'_> = include_dir!("$OUT_DIR/explorer");

/// What the pages of the explorer may do: nothing from elsewhere, and no script but files of its own.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The first parts of the addresses of pages, and the file that shows them.
const ADDRESSES: [(&str, &str); 9] = [
    ("", "index.html"),
    ("country", "index.html"),
    ("reports", "index.html"),
    ("actors", "index.html"),
    ("routes", "index.html"),
    ("compare", "index.html"),
    ("search", "index.html"),
    ("about", "index.html"),
    ("queries", "queries.html"),
];

/// The page at an address; none where it has none, or where a program asks for what has data too.
pub fn page(path: &str, request: &HeaderMap) -> Option<Response<Body>> {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let (_, file) = ADDRESSES.iter().find(|(address, _)| *address == first)?;
    // The address of a country is its IRI as well.
    if first == "country" && !likes_html(request) {
        return None;
    }
    let page = PAGES.get_file(file).or_else(|| PAGES.get_file("index.html"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::VARY, "accept"),
    ];
    Some((headers, page.contents()).into_response())
}

/// A file that a page needs; its name changes with its bytes.
pub async fn asset(Path(path): Path<String>) -> Response<Body> {
    let Some(file) = PAGES.get_file(format!("assets/{path}")) else { return StatusCode::NOT_FOUND.into_response() };
    let media = match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        _ => "application/octet-stream",
    };
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, file.contents()).into_response()
}

/// How the pages of linked data look.
pub async fn style() -> Response<Body> {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("resource.css")).into_response()
}
