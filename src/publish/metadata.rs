//! The crate's own two files: its metadata as JSON-LD, and a page for people.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::File;
use crate::describe::{ABOUT, LICENSE, RIGHTS, TITLE, Tally, quality};
use crate::graph::program_iri;

/// `ro-crate-metadata.json` of RO-Crate 1.1.
pub fn json(files: &[File], tally: &Tally, published: &str) -> Vec<u8> {
    let at = |id: &str| json!({ "@id": id });
    let program = program_iri();
    let countries = tally.countries();
    let mut graph = vec![
        json!({
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": at("./"),
            "conformsTo": at("https://w3id.org/ro/crate/1.1"),
        }),
        json!({
            "@id": "./",
            "@type": "Dataset",
            "name": TITLE,
            "description": format!("{ABOUT} {RIGHTS} How well it was read: {}", quality::LIMITS),
            "datePublished": published,
            "license": at(LICENSE),
            "temporalCoverage": tally.editions().map(|(first, last)| format!("{first}/{last}")),
            "spatialCoverage": countries.keys().map(|country| at(country)).collect::<Vec<_>>(),
            "isBasedOn": at("https://www.state.gov/trafficking-in-persons-report/"),
            "keywords": "human trafficking, forced labor, sex trafficking, Trafficking in Persons report",
            "hasPart": files.iter().map(|file| at(&file.path)).collect::<Vec<_>>(),
            "mentions": at("#reading"),
        }),
        json!({
            "@id": LICENSE,
            "@type": "CreativeWork",
            "name": "CC0 1.0 Universal",
            "description": RIGHTS,
        }),
        json!({
            "@id": "https://www.state.gov/trafficking-in-persons-report/",
            "@type": "CreativeWork",
            "name": "Trafficking in Persons Report, US Department of State",
        }),
        json!({
            "@id": program.as_str(),
            "@type": "SoftwareApplication",
            "name": "tipgraph",
            "version": env!("CARGO_PKG_VERSION"),
            "softwareVersion": env!("CARGO_PKG_VERSION"),
        }),
        json!({
            "@id": "#reading",
            "@type": "CreateAction",
            "name": "Reading of the narratives by rules and words",
            "description": format!("Versions of rules and words: {}", tally.rules().collect::<Vec<_>>().join(", ")),
            "instrument": at(program.as_str()),
            "object": at("https://www.state.gov/trafficking-in-persons-report/"),
            "result": at("./"),
        }),
    ];
    graph.extend(countries.iter().map(|(country, name)| json!({ "@id": country, "@type": "Place", "name": name })));
    graph.extend(files.iter().map(|file| {
        let mut told = json!({
            "@id": file.path,
            "@type": "File",
            "name": file.title,
            "encodingFormat": file.media_type,
            "contentSize": file.bytes.len().to_string(),
        });
        if let Some(metadata) = files.iter().find(|other| other.path == format!("{}-metadata.json", file.path)) {
            told["subjectOf"] = at(&metadata.path);
        }
        told
    }));
    let metadata: Value = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    let mut bytes = serde_json::to_vec_pretty(&metadata).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// `ro-crate-preview.html`.
pub fn preview(files: &[File], tally: &Tally) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{TITLE}</title>\n<h1>{TITLE}</h1>\n<p>{}</p>\n<p>{}</p>\n\
         <h2>How well it was read</h2>\n<p>{}</p>\n<table>\n<tr><th>set<th>reports<th>precision<th>recall<th>F1\n",
        escape(ABOUT),
        escape(RIGHTS),
        escape(quality::LIMITS)
    );
    for set in &quality::figures().sets {
        let value =
            |figure: &Option<quality::Figure>| figure.as_ref().map_or("", |figure| figure.value.as_str()).to_owned();
        let (precision, recall, f1) = (value(&set.precision), value(&set.recall), value(&set.f1));
        let _ = writeln!(page, "<tr><td>{}<td>{}<td>{precision}<td>{recall}<td>{f1}", escape(&set.title), set.reports);
    }
    page.push_str("</table>\n<h2>Files</h2>\n<ul>\n");
    for file in files {
        let (path, title) = (escape(&file.path), escape(&file.title));
        let _ = writeln!(page, "<li><a href=\"{path}\">{path}</a>: {title}");
    }
    page.push_str("</ul>\n<h2>Reports</h2>\n<ul>\n");
    for title in tally.titles() {
        let _ = writeln!(page, "<li>{}", escape(&title));
    }
    page.push_str("</ul>\n</html>\n");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
