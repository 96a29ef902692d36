//! The front: HTTP, its limits, and who may ask. It holds no graph and asks the pool.

mod explorer;
mod listen;
mod log;
mod metrics;
mod protocol;
mod respond;
mod token;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use super::Options;
use super::error::Error;
use super::pool::Pool;
use super::problem::Problem;
use super::wire::{Ask, What};
use metrics::Metrics;

/// The largest body of a request, in bytes.
const LARGEST_BODY: usize = 1 << 20;
/// How long a client may send nothing while it sends a body.
const PATIENCE: Duration = Duration::from_secs(10);
/// The shortest token.
const SHORTEST_TOKEN: usize = 16;

/// What every request may use.
#[derive(Clone)]
struct App {
    pool: Arc<Pool>,
    metrics: Arc<Metrics>,
    most: usize,
}

/// Serves the graph until the process is asked to end, then lets what is being answered be finished. `ready` is told the address.
///
/// # Errors
/// When the graph cannot be loaded or the address is not to be had.
pub fn serve(options: Options, ready: impl FnOnce(std::net::SocketAddr)) -> Result<(), Error> {
    check(&options)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = listen::bind(options.bind).await?;
        let address = listener.local_addr()?;
        let (most, token) = (options.max_rows, options.token.clone());
        let app = App { pool: Pool::start(options).await?, metrics: Arc::new(Metrics::new()), most };
        tokio::spawn(app.clone().prepare());
        ready(address);
        listen::serve(listener, router(app, token)).await;
        Ok(())
    })
}

/// What must hold before anything is opened to others.
fn check(options: &Options) -> Result<(), Error> {
    let is_iri = oxigraph::model::NamedNode::new(options.base.as_str()).is_ok();
    if !is_iri || !options.base.ends_with('/') {
        return Err(Error::Base(options.base.clone()));
    }
    match &options.token {
        Some(token) if token.chars().count() < SHORTEST_TOKEN => Err(Error::Token(SHORTEST_TOKEN)),
        None if !options.bind.ip().is_loopback() => Err(Error::Open(options.bind)),
        _ => Ok(()),
    }
}

fn router(app: App, token: Option<String>) -> Router {
    // Whoever asks from a page elsewhere may read what all may read.
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST, Method::OPTIONS])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::AUTHORIZATION])
        .expose_headers([header::CONTENT_DISPOSITION, header::ETAG]);
    let guarded = Router::new()
        .route("/sparql", get(query_by_get).post(query_by_post).merge(options("GET, HEAD, POST, OPTIONS")))
        .route("/graph", get(whole_graph).merge(options("GET, HEAD, OPTIONS")))
        .route("/.well-known/void", get(description))
        .route("/api/{*path}", get(api))
        .route("/metrics", get(show_metrics))
        .route("/assets/{*path}", get(explorer::asset))
        .route("/resource.css", get(explorer::style))
        .fallback_service(get(page_or_resource).with_state(app.clone()))
        .layer(middleware::from_fn_with_state(token.map(token::Secret::new), token::check));
    Router::new()
        .route("/healthz", get(healthy))
        .merge(guarded)
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(RequestBodyTimeoutLayer::new(PATIENCE))
        .layer(CompressionLayer::new().gzip(true))
        .layer(cors)
        .layer(middleware::from_fn_with_state(app.metrics.clone(), log::log))
        .layer(CatchPanicLayer::new())
        .with_state(app)
}

/// What a plain OPTIONS is told.
fn options(allowed: &'static str) -> MethodRouter<App> {
    on(MethodFilter::OPTIONS, move || async move { (StatusCode::NO_CONTENT, [(header::ALLOW, allowed)]) })
}

/// What the explorer asks first: its path below `/api/` and its parameters.
const FIRST: [(&str, &[(&str, &str)]); 4] =
    [("network/routes", &[("facts", "none")]), ("reports", &[]), ("labels", &[]), ("queries", &[])];

impl App {
    /// Asks what the explorer will ask first, so that its first page need not wait.
    async fn prepare(self) {
        for (path, params) in FIRST {
            let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let ask = Ask { what: What::Api { path: path.to_owned(), params }, accept: None, most: self.most };
            // Where it cannot be had now, whoever asks will be told.
            let _ = self.pool.ask(&ask).await;
        }
    }

    /// Asks the pool and makes the reply a response.
    async fn ask(&self, what: What, headers: &HeaderMap) -> Response {
        let is_api = matches!(what, What::Api { .. });
        // Several headers are one list. The API does not look at it, and what is kept of it is kept once.
        let accept: Vec<&str> =
            headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
        let accept = (!accept.is_empty() && !is_api).then(|| accept.join(", "));
        let reply = match self.pool.ask(&Ask { what, accept, most: self.most }).await {
            Ok(reply) => reply,
            Err(stopped) => {
                self.metrics.stopped(stopped);
                respond::stopped(stopped).reply(is_api)
            }
        };
        respond::respond(reply, headers)
    }
}

async fn query_by_get(State(app): State<App>, RawQuery(raw): RawQuery, headers: HeaderMap) -> Response {
    match protocol::by_get(raw.as_deref().unwrap_or_default()) {
        Ok(Some(query)) => app.ask(query, &headers).await,
        // Without a query the endpoint tells of itself, to people by way of the explorer.
        Ok(None) if respond::likes_html(&headers) => {
            (StatusCode::SEE_OTHER, [(header::LOCATION, "/queries"), (header::VARY, "accept")]).into_response()
        }
        Ok(None) => app.ask(described(&headers), &headers).await,
        Err(problem) => respond::respond(problem.reply(false), &headers),
    }
}

async fn query_by_post(State(app): State<App>, RawQuery(raw): RawQuery, headers: HeaderMap, body: Bytes) -> Response {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match protocol::by_post(raw.as_deref().unwrap_or_default(), content_type, &body) {
        Ok(query) => app.ask(query, &headers).await,
        Err(problem) => respond::respond(problem.reply(false), &headers),
    }
}

async fn whole_graph(State(app): State<App>, RawQuery(raw): RawQuery, headers: HeaderMap) -> Response {
    match protocol::graph(raw.as_deref().unwrap_or_default()) {
        Ok(graph) => app.ask(graph, &headers).await,
        Err(problem) => respond::respond(problem.reply(false), &headers),
    }
}

async fn description(State(app): State<App>, headers: HeaderMap) -> Response {
    app.ask(described(&headers), &headers).await
}

/// The endpoint as this asker calls it, be it by way of a proxy.
fn described(headers: &HeaderMap) -> What {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = if text("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    let host = text("x-forwarded-host").or(text("host")).unwrap_or("localhost");
    What::Description { endpoint: format!("{scheme}://{host}/sparql") }
}

async fn api(
    State(app): State<App>,
    Path(path): Path<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Response {
    match protocol::pairs(raw.as_deref().unwrap_or_default()) {
        Ok(params) => app.ask(What::Api { path, params }, &headers).await,
        Err(problem) => respond::respond(problem.reply(true), &headers),
    }
}

/// A page of the explorer, or what the graph says of the IRI.
async fn page_or_resource(State(app): State<App>, uri: Uri, RawQuery(raw): RawQuery, headers: HeaderMap) -> Response {
    let pairs = match protocol::pairs(raw.as_deref().unwrap_or_default()) {
        Ok(pairs) => pairs,
        Err(problem) => return respond::respond(problem.reply(false), &headers),
    };
    let format = pairs.into_iter().find(|(name, _)| name == "format").map(|(_, value)| value);
    if format.is_none()
        && let Some(page) = explorer::page(uri.path(), &headers)
    {
        return page;
    }
    let Ok(path) = protocol::decoded(uri.path().trim_start_matches('/')) else {
        let problem = Problem::new(400, "the address is no UTF-8", "encode it as UTF-8");
        return respond::respond(problem.reply(false), &headers);
    };
    app.ask(What::Resource { path, format }, &headers).await
}

async fn healthy(State(app): State<App>) -> Response<Body> {
    let told = serde_json::json!({ "status": "ok", "generation": app.pool.generation() });
    ([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response()
}

async fn show_metrics(State(app): State<App>) -> Response {
    const MEDIA: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, MEDIA)], app.metrics.written()).into_response()
}
