//! Where things stand in a Turtle file: the parser tells no lines, so they are found again in the text.

use std::collections::HashMap;

/// The lines of a Turtle file and where its subjects begin.
pub struct Lines<'t> {
    lines: Vec<&'t str>,
    /// By IRI, from 0.
    starts: HashMap<String, usize>,
}

impl<'t> Lines<'t> {
    /// Looks for the subjects, each of which begins a line.
    pub fn new(text: &'t str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let mut prefixes: HashMap<&str, &str> = HashMap::new();
        let mut starts = HashMap::new();
        for (number, line) in lines.iter().enumerate() {
            let mut words = line.split_whitespace();
            let first = words.next().unwrap_or_default();
            if first.eq_ignore_ascii_case("@prefix") || first.eq_ignore_ascii_case("prefix") {
                if let (Some(prefix), Some(iri)) = (words.next(), words.next()) {
                    let iri = iri.trim_end_matches('.').trim_matches(|c| c == '<' || c == '>');
                    prefixes.insert(prefix.trim_end_matches(':'), iri);
                }
            } else if let Some(iri) = first.strip_prefix('<') {
                starts.entry(iri.trim_end_matches('>').to_owned()).or_insert(number);
            } else if let Some((prefix, local)) = first.split_once(':')
                && let Some(namespace) = prefixes.get(prefix)
            {
                starts.entry(format!("{namespace}{local}")).or_insert(number);
            }
        }
        Self { lines, starts }
    }

    /// The line, from 1, on which a subject begins; 0 where none does.
    pub fn of(&self, subject: &str) -> usize {
        self.starts.get(subject).map_or(0, |start| start + 1)
    }

    /// The line on which a statement's value stands: after `predicate` (a local name), the first with `value`.
    pub fn value(&self, subject: &str, predicate: &str, value: &str) -> usize {
        let Some(start) = self.starts.get(subject).copied() else { return 0 };
        // A quotation mark inside a literal is escaped in the text.
        let value = value.split(['"', '\\', '\n']).next().unwrap_or_default();
        let mut said = false;
        for (number, line) in self.lines.iter().enumerate().skip(start) {
            said |= line.contains(predicate);
            if said && line.contains(value) {
                return number + 1;
            }
            if line.trim_end().ends_with('.') {
                break;
            }
        }
        start + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_and_values() {
        let text = "@prefix a: <http://a.example/> .\n\na:x a:p \"one\" ;\n  a:q \"three\",\n    \"one\" .\n<http://a.example/y> a:p 1 .\n";
        let lines = Lines::new(text);
        assert_eq!((lines.of("http://a.example/x"), lines.of("http://a.example/y"), lines.of("z")), (3, 6, 0));
        assert_eq!(lines.value("http://a.example/x", "q", "one"), 5);
        assert_eq!(lines.value("http://a.example/x", "q", "none"), 3);
    }
}
