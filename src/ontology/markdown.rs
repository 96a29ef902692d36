//! The reference as Markdown, for reading beside the code.

use std::fmt::Write as _;

use super::html::{Column, columns};
use super::reference::{Concept, Entry, Link, Reference, Scheme};

/// The whole text.
pub fn text(reference: &Reference) -> String {
    let mut out = format!(
        "# {}\n\nPrinted by `tipgraph ontology --docs md`; do not edit.\n\n{}\n\n",
        capital(&reference.title),
        reference.description
    );
    for (heading, links) in &reference.about {
        let _ = writeln!(out, "- {heading}: {}", joined(links));
    }
    out.push_str("\n## Facts at a glance\n\n- [tip:Fact](#Fact)\n");
    for (class, below) in &reference.tree {
        let _ = writeln!(out, "  - {}", anchor(class));
        for class in below {
            let _ = writeln!(out, "    - {}", anchor(class));
        }
    }
    for group in &reference.groups {
        let _ = write!(out, "\n## {}\n\n{}\n", group.title, group.intro);
        for entry in &group.entries {
            term(&mut out, entry);
        }
    }
    out.push_str("\n## Concept schemes\n\nThe values of the places of facts. The key is what views print.\n");
    for scheme in &reference.schemes {
        scheme_of(&mut out, scheme);
    }
    out.push_str("\n## Codes of other standards\n\nWhat concepts are mapped to.\n");
    for scheme in &reference.codes {
        scheme_of(&mut out, scheme);
    }
    out.push_str("\n## Terms of other vocabularies\n\nAs they are used here.\n\n| Term | Used for |\n| --- | --- |\n");
    for (term, note) in &reference.reused {
        let _ = writeln!(out, "| {} | {} |", anchor(term), cell(note));
    }
    out
}

fn term(out: &mut String, entry: &Entry) {
    let _ = write!(
        out,
        "\n### <a id=\"{}\"></a>{}\n\n**{}**. {} {}\n\n",
        entry.id, entry.name, entry.label, entry.definition, entry.note
    );
    for (heading, links) in &entry.rows {
        let _ = writeln!(out, "- {heading}: {}", joined(links));
    }
    let _ = writeln!(out, "- Example: “{}”", entry.example);
}

fn scheme_of(out: &mut String, scheme: &Scheme) {
    let _ =
        write!(out, "\n### <a id=\"{}\"></a>{}\n\n`{}`. {}", scheme.id, scheme.label, scheme.name, scheme.definition);
    let _ = writeln!(out, "{}{}", if scheme.note.is_empty() { "" } else { " " }, scheme.note);
    let count = scheme.concepts.len();
    let _ = write!(out, "\n- {count} {}\n", if count == 1 { "concept" } else { "concepts" });
    for (heading, links) in [("Values of", &scheme.values_of), ("From", &scheme.from)] {
        if !links.is_empty() {
            let _ = writeln!(out, "- {heading}: {}", joined(links));
        }
    }
    if count == 0 {
        return;
    }
    let columns = columns(&scheme.concepts);
    let heads: Vec<&str> = columns.iter().map(|(head, _)| *head).collect();
    let _ = write!(out, "\n| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()));
    for concept in &scheme.concepts {
        let cells: Vec<String> = columns.iter().map(|(_, column)| value(concept, *column)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn value(concept: &Concept, column: Column) -> String {
    match column {
        Column::Key => format!("<a id=\"{}\"></a>`{}`", concept.id, concept.key),
        Column::Code(at) => concept.codes.get(at).cloned().unwrap_or_default(),
        Column::Label => cell(&concept.label),
        Column::Definition => cell(&concept.definition),
        Column::Mapped => {
            let groups = concept.mapped.chunk_by(|a, b| a.0 == b.0).map(|group| {
                let links: Vec<Link> = group.iter().map(|(_, link)| link.clone()).collect();
                format!("{} {}", group[0].0, joined(&links))
            });
            groups.collect::<Vec<_>>().join("; ")
        }
    }
}

fn joined(links: &[Link]) -> String {
    links.iter().map(anchor).collect::<Vec<_>>().join(", ")
}

fn anchor(link: &Link) -> String {
    let text = cell(&link.text);
    // A name in angle brackets is no tag.
    let text = text.replace('<', "&lt;").replace('>', "&gt;");
    if link.href.is_empty() { text } else { format!("[{text}]({})", link.href) }
}

/// Text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
