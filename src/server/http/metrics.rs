//! What the server counts of itself, in the OpenMetrics format.

use std::sync::atomic::AtomicI64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::server::pool::Stopped;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Status {
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

/// The counts.
pub struct Metrics {
    registry: Registry,
    requests: Family<Status, Counter>,
    stopped: Family<Reason, Counter>,
    running: Gauge<i64, AtomicI64>,
    seconds: Histogram,
}

/// A request that is being answered.
pub struct Running(Gauge<i64, AtomicI64>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// All at nought.
    pub fn new() -> Self {
        let (requests, stopped) = (Family::default(), Family::default());
        let running = Gauge::default();
        let seconds = Histogram::new([0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0]);
        let mut registry = Registry::with_prefix("tipgraph");
        registry.register("requests", "Requests by the status that they were answered with", Family::clone(&requests));
        registry.register("stopped", "Questions that were stopped, by the reason", Family::clone(&stopped));
        registry.register("running", "Requests that are being answered", running.clone());
        registry.register("seconds", "How long requests took", seconds.clone());
        Self { registry, requests, stopped, running, seconds }
    }

    /// A request began; it ends when what this gives is dropped.
    pub fn begin(&self) -> Running {
        self.running.inc();
        Running(self.running.clone())
    }

    /// A request was answered.
    pub fn answered(&self, status: u16, took: Duration) {
        self.requests.get_or_create(&Status { status }).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// A question got no reply.
    pub fn stopped(&self, why: Stopped) {
        let reason = match why {
            Stopped::Busy => "busy",
            Stopped::Time => "time",
            Stopped::Memory => "memory",
            Stopped::Broke => "broke",
        };
        self.stopped.get_or_create(&Reason { reason }).inc();
    }

    /// All of them as text.
    pub fn written(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = prometheus_client::encoding::text::encode(&mut text, &self.registry);
        text
    }
}
