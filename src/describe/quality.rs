//! How well the program reads, in the Data Quality Vocabulary: the figures of `docs/accuracy.json`, which `tipgraph accuracy` writes and the
//! program carries.
//!
//! They were measured on reports with gold, not on the reports of a user: hence each is computed on its set, and the data set points to
//! them as metadata of its quality, not as measurements of itself.

use std::sync::LazyLock;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};
use serde::{Deserialize, Serialize};

use super::{Description, data, part, text};
use crate::graph::vocab::reused;

const DQV: &str = "http://www.w3.org/ns/dqv#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
const DCAT_DATASET: &str = "http://www.w3.org/ns/dcat#Dataset";
const DEFINITION: &str = "http://www.w3.org/2004/02/skos/core#definition";
const NOTE: &str = "http://www.w3.org/2004/02/skos/core#note";
const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";
const ACCURACY: &str = "http://www.w3.org/2016/05/ldqd#semanticAccuracy";

/// The figures of one measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// The day of the measurement, as the manifest of the sets has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<String>,
    /// The sets of reports that were measured.
    pub sets: Vec<SetFigures>,
}

/// The figures of a set, of all views together by the exact key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFigures {
    /// Its name in the manifest.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What its reports and its gold are.
    pub about: String,
    /// Whether it was out of sight while the rules were written.
    pub held_out: bool,
    /// How many reports.
    pub reports: usize,
    /// The share of the rows found that are right.
    pub precision: Option<Figure>,
    /// The share of the gold that was found.
    pub recall: Option<Figure>,
    /// The harmonic mean of both.
    pub f1: Option<Figure>,
}

/// A figure to three places, and the interval that holds 95 % of the figures when the reports are drawn anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure.
    pub value: String,
    /// The interval's ends to two places; none of a single report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<(String, String)>,
}

static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../docs/accuracy.json")).expect("docs/accuracy.json is as its test checks")
});

/// The figures that the program carries.
pub fn figures() -> &'static Figures {
    &FIGURES
}

/// The limits that the figures have, in words.
pub const LIMITS: &str = "Measured on reports with gold, not on the reports of this data set. A row is right where the gold has the same row \
    in all columns. The sets that were held out are the ones to expect of other reports; those in sight were read while the rules were \
    written. Tiers, routes, figures, money and laws are read most surely, who acts and what they do less so.";

/// The metrics: name, label and meaning.
const METRICS: [(&str, &str, &str); 3] = [
    ("precision", "precision", "The share of the rows found that are right."),
    ("recall", "recall", "The share of the gold's rows that were found."),
    ("f1", "F1", "The harmonic mean of precision and recall."),
];

/// Tells them.
pub(super) fn tell(told: &mut Description) {
    let dqv = |local: &str| format!("{DQV}{local}");
    let quality = part("quality");
    told.add(&data(), &dqv("hasQualityMetadata"), quality.clone());
    told.typed(&quality, &dqv("QualityMetadata"));
    told.add(&quality, &format!("{DCTERMS}description"), text(LIMITS));
    if let Some(day) = &FIGURES.measured {
        told.add(&quality, &format!("{DCTERMS}issued"), Literal::new_typed_literal(day, xsd::DATE));
    }
    for (name, label, meaning) in METRICS {
        let metric = part(&format!("metric-{name}"));
        told.typed(&metric, &dqv("Metric"));
        told.add(&metric, PREF_LABEL, text(label));
        told.add(&metric, DEFINITION, text(meaning));
        told.add(&metric, &dqv("expectedDataType"), NamedNode::from(xsd::DECIMAL));
        told.add(&metric, &dqv("inDimension"), NamedNode::new_unchecked(ACCURACY));
    }
    for set in &FIGURES.sets {
        let node = part(&format!("measured-{}", set.name));
        told.typed(&node, DCAT_DATASET);
        told.add(&node, reused::DC_TITLE.as_str(), text(&set.title));
        let sight = if set.held_out { "Held out of sight" } else { "In sight" };
        let about = format!("{sight} while the rules were written. {} reports. {}", set.reports, set.about);
        told.add(&node, &format!("{DCTERMS}description"), text(&about));
        for ((name, ..), figure) in METRICS.iter().zip([&set.precision, &set.recall, &set.f1]) {
            let Some(figure) = figure else { continue };
            let measurement = part(&format!("measured-{}-{name}", set.name));
            told.add(&quality, &format!("{DCTERMS}hasPart"), measurement.clone());
            told.typed(&measurement, &dqv("QualityMeasurement"));
            told.add(&measurement, &dqv("computedOn"), node.clone());
            told.add(&measurement, &dqv("isMeasurementOf"), part(&format!("metric-{name}")));
            told.add(&measurement, &dqv("value"), Literal::new_typed_literal(&figure.value, xsd::DECIMAL));
            if let Some((low, high)) = &figure.interval {
                told.add(&measurement, NOTE, text(&format!("95 % interval {low} to {high}")));
            }
        }
    }
}
