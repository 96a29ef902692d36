//! The reference as one page of HTML: no script, no request, light and dark, readable on a phone and by a screen reader.

use std::fmt::Write as _;

use super::reference::{Concept, Entry, Group, Link, Reference, Scheme};

const STYLE: &str = include_str!("page.css");
/// Tables with more rows are folded.
const FOLDED: usize = 20;

/// The whole page.
pub fn page(reference: &Reference) -> String {
    let mut out = String::new();
    let title = escape(&reference.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the reference</a>\n"
    );
    contents(&mut out, reference);
    let _ = write!(
        out,
        "<main id=\"main\">\n<header>\n<h1>{title}</h1>\n<p class=\"lead\">{}</p>\n",
        escape(&reference.description)
    );
    out.push_str("<dl class=\"about\">\n");
    for (heading, links) in &reference.about {
        let _ = writeln!(out, "<div><dt>{heading}</dt><dd>{}</dd></div>", joined(links));
    }
    out.push_str("</dl>\n</header>\n");
    tree(&mut out, reference);
    for group in &reference.groups {
        group_of(&mut out, group);
    }
    out.push_str("<section id=\"schemes\">\n<h2>Concept schemes</h2>\n<p>The values of the places of facts. The key is what views print.</p>\n");
    for scheme in &reference.schemes {
        scheme_of(&mut out, scheme);
    }
    out.push_str(
        "</section>\n<section id=\"codes\">\n<h2>Codes of other standards</h2>\n<p>What concepts are mapped to.</p>\n",
    );
    for scheme in &reference.codes {
        scheme_of(&mut out, scheme);
    }
    out.push_str(
        "</section>\n<section id=\"reused\">\n<h2>Terms of other vocabularies</h2>\n<p>As they are used here.</p>\n",
    );
    let rows = reference.reused.iter().map(|(term, note)| vec![anchor(term), escape(note)]);
    table(&mut out, "Terms of other vocabularies", &["Term", "Used for"], rows.map(|row| (None, row)));
    out.push_str("</section>\n</main>\n</body>\n</html>\n");
    out
}

fn contents(out: &mut String, reference: &Reference) {
    out.push_str("<nav aria-label=\"Contents\">\n<details open>\n<summary>Contents</summary>\n<ul>\n<li><a href=\"#tree\">Facts at a glance</a></li>\n");
    for group in &reference.groups {
        let _ = write!(out, "<li><a href=\"#{}\">{}</a><ul>", group.id, group.title);
        for entry in &group.entries {
            let _ = write!(out, "<li><a href=\"#{0}\">{0}</a></li>", escape(&entry.id));
        }
        out.push_str("</ul></li>\n");
    }
    for (id, title, schemes) in
        [("schemes", "Concept schemes", &reference.schemes), ("codes", "Codes of other standards", &reference.codes)]
    {
        let _ = write!(out, "<li><a href=\"#{id}\">{title}</a><ul>");
        for scheme in schemes {
            let _ = write!(out, "<li><a href=\"#{}\">{}</a></li>", escape(&scheme.id), escape(&scheme.label));
        }
        out.push_str("</ul></li>\n");
    }
    out.push_str("<li><a href=\"#reused\">Terms of other vocabularies</a></li>\n</ul>\n</details>\n</nav>\n");
}

fn tree(out: &mut String, reference: &Reference) {
    out.push_str("<section id=\"tree\">\n<h2>Facts at a glance</h2>\n<ul class=\"tree\">\n<li><a href=\"#Fact\">tip:Fact</a><ul>\n");
    for (class, below) in &reference.tree {
        let _ = write!(out, "<li>{}", anchor(class));
        if !below.is_empty() {
            out.push_str("<ul>");
            for class in below {
                let _ = write!(out, "<li>{}</li>", anchor(class));
            }
            out.push_str("</ul>");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul></li>\n</ul>\n</section>\n");
}

fn group_of(out: &mut String, group: &Group) {
    let _ = write!(out, "<section id=\"{}\">\n<h2>{}</h2>\n<p>{}</p>\n", group.id, group.title, escape(group.intro));
    for entry in &group.entries {
        term(out, entry);
    }
    out.push_str("</section>\n");
}

fn term(out: &mut String, entry: &Entry) {
    let _ = write!(
        out,
        "<article id=\"{0}\">\n<h3><a href=\"#{0}\">{1}</a> <small>{2}</small></h3>\n<p>{3}</p>\n<p class=\"note\">{4}</p>\n<dl>\n",
        escape(&entry.id),
        escape(&entry.name),
        escape(&entry.label),
        escape(&entry.definition),
        escape(&entry.note)
    );
    for (heading, links) in &entry.rows {
        let _ = writeln!(out, "<dt>{heading}</dt><dd>{}</dd>", joined(links));
    }
    let _ = write!(out, "<dt>Example</dt><dd><q>{}</q></dd>\n</dl>\n</article>\n", escape(&entry.example));
}

fn scheme_of(out: &mut String, scheme: &Scheme) {
    let _ = write!(
        out,
        "<article id=\"{0}\">\n<h3><a href=\"#{0}\">{1}</a> <small>{2}</small></h3>\n<p>{3}</p>\n",
        escape(&scheme.id),
        escape(&scheme.label),
        escape(&scheme.name),
        escape(&scheme.definition)
    );
    if !scheme.note.is_empty() {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(&scheme.note));
    }
    for (heading, links) in [("Values of", &scheme.values_of), ("From", &scheme.from)] {
        if !links.is_empty() {
            let _ = writeln!(out, "<dl>\n<dt>{heading}</dt><dd>{}</dd>\n</dl>", joined(links));
        }
    }
    let folded = scheme.concepts.len() > FOLDED;
    if folded {
        let _ = writeln!(out, "<details>\n<summary>{} concepts</summary>", scheme.concepts.len());
    }
    concepts(out, &scheme.label, &scheme.concepts);
    out.push_str(if folded { "</details>\n</article>\n" } else { "</article>\n" });
}

fn concepts(out: &mut String, label: &str, concepts: &[Concept]) {
    if concepts.is_empty() {
        return;
    }
    let columns = columns(concepts);
    let heads: Vec<&str> = columns.iter().map(|(head, _)| *head).collect();
    table(
        out,
        label,
        &heads,
        concepts.iter().map(|concept| {
            let cells = columns.iter().map(|(_, column)| match column {
                Column::Key => format!("<code>{}</code>", escape(&concept.key)),
                Column::Code(at) => concept.codes.get(*at).map(|code| escape(code)).unwrap_or_default(),
                Column::Label => escape(&concept.label),
                Column::Definition => escape(&concept.definition),
                Column::Mapped => mapped(concept),
            });
            (Some(concept.id.as_str()), cells.collect())
        }),
    );
}

/// A column of a table of concepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The key.
    Key,
    /// One of the other codes.
    Code(usize),
    /// The label.
    Label,
    /// The definition.
    Definition,
    /// The mappings.
    Mapped,
}

/// The columns that a table of these concepts needs: none that is empty throughout.
pub fn columns(concepts: &[Concept]) -> Vec<(&'static str, Column)> {
    let has = |test: &dyn Fn(&Concept) -> bool| concepts.iter().any(test);
    let mut columns = vec![("Key", Column::Key)];
    if has(&|concept| concept.codes.len() > 1) {
        columns.extend([("Alpha-2", Column::Code(0)), ("Numeric", Column::Code(1))]);
    }
    columns.push(("Name", Column::Label));
    if has(&|concept| !concept.definition.is_empty()) {
        columns.push(("Definition", Column::Definition));
    }
    if has(&|concept| !concept.mapped.is_empty()) {
        columns.push(("Mapped to", Column::Mapped));
    }
    columns
}

fn mapped(concept: &Concept) -> String {
    let mut out = String::new();
    for group in concept.mapped.chunk_by(|a, b| a.0 == b.0) {
        let links: Vec<Link> = group.iter().map(|(_, link)| link.clone()).collect();
        let _ = write!(out, "{}{} {}", if out.is_empty() { "" } else { "; " }, group[0].0, joined(&links));
    }
    out
}

fn table<'r>(
    out: &mut String,
    label: &str,
    heads: &[&str],
    rows: impl Iterator<Item = (Option<&'r str>, Vec<String>)>,
) {
    let label = escape(label);
    let _ =
        write!(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (id, cells) in rows {
        match id {
            Some(id) => {
                let _ = write!(out, "<tr id=\"{}\">", escape(id));
            }
            None => out.push_str("<tr>"),
        }
        for cell in cells {
            let _ = write!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn joined(links: &[Link]) -> String {
    links.iter().map(anchor).collect::<Vec<_>>().join(", ")
}

fn anchor(link: &Link) -> String {
    let text = escape(&link.text);
    if link.href.is_empty() { text } else { format!("<a href=\"{}\">{text}</a>", escape(&link.href)) }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
