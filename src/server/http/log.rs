//! A line of JSON for each request, and its count.

use std::sync::Arc;

use axum::body::{Body, HttpBody as _};
use axum::extract::State;
use axum::http::{Request, Response};
use axum::middleware::Next;
use tokio::time::Instant;

use super::metrics::Metrics;

/// Tells of a request when its response begins. What was asked stays out of the log but for its path: queries can hold what an
/// analyst would not have known.
pub async fn log(State(metrics): State<Arc<Metrics>>, request: Request<Body>, next: Next) -> Response<Body> {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let began = Instant::now();
    let _running = metrics.begin();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    metrics.answered(status, took);
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, path, status, milliseconds, bytes = response.body().size_hint().exact(), "request");
    response
}
