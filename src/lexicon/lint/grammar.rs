//! The word classes of the grammar and the lists of words: what stands twice in one, and verbs that the list of verbs has
//! not.

use std::collections::BTreeSet;

use crate::lexicon::{Grammar, Place};

use super::similar::did_you_mean;
use super::{Code, Finding};

/// Checks one file of word lists.
pub fn repeated(file: &str, text: &str, findings: &mut Vec<Finding>) {
    let Ok(table) = text.parse::<toml::Table>() else { return };
    for (name, value) in &table {
        lists(file, text, name, value, findings);
    }
}

/// All lists under a key, also those of tables in it.
fn lists(file: &str, text: &str, name: &str, value: &toml::Value, findings: &mut Vec<Finding>) {
    match value {
        toml::Value::Table(table) => {
            for (inner, value) in table {
                lists(file, text, inner, value, findings);
            }
        }
        toml::Value::Array(tables) if tables.iter().any(toml::Value::is_table) => {
            for value in tables {
                lists(file, text, name, value, findings);
            }
        }
        toml::Value::Array(words) => twice(file, text, name, words.iter().filter_map(toml::Value::as_str), findings),
        // The verbs with their forms: "take took taken; stop+".
        toml::Value::String(verbs) if verbs.contains(';') => {
            let bases = verbs.split(';').filter_map(|entry| entry.split_whitespace().next());
            twice(file, text, name, bases.map(|verb| verb.trim_end_matches('+')), findings);
        }
        _ => {}
    }
}

fn twice<'w>(file: &str, text: &str, list: &str, words: impl Iterator<Item = &'w str>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for word in words {
        if !seen.insert(word) {
            findings.push(Finding {
                place: Place { file: file.to_owned(), line: line_of_both(text, word).unwrap_or(line_of(text, list)) },
                code: Code::Grammar,
                message: format!("`{list}` has `{word}` twice"),
                hint: Some("take one out".into()),
            });
        }
    }
}

/// Verbs that a class of the grammar has and its list of verbs has not.
pub fn stray_verbs(file: &str, text: &str, grammar: &Grammar, findings: &mut Vec<Finding>) {
    for (class, verb) in grammar.stray_verbs() {
        findings.push(Finding {
            place: Place { file: file.to_owned(), line: line_of(text, class) },
            code: Code::Grammar,
            message: format!("`{class}` has `{verb}`, which is not in the list of verbs"),
            hint: did_you_mean(verb, grammar.verbs()),
        });
    }
}

/// The line, from 1, that has a word twice.
fn line_of_both(text: &str, word: &str) -> Option<usize> {
    let quoted = format!("\"{word}\"");
    text.lines().position(|line| line.matches(&quoted).nth(1).is_some()).map(|line| line + 1)
}

/// The line, from 1, on which a list begins; 0 where none does.
fn line_of(text: &str, list: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(list).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(begins).map_or(0, |line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_told_with_its_list() {
        let mut findings = Vec::new();
        let text = "modals = [\"may\", \"can\"]\nadverbs = [\"often\", \"soon\",\n  \"often\"]\n[verbs]\nlist = \"take took taken; stop+; take\"\n";
        repeated("x.toml", text, &mut findings);
        let told: Vec<(usize, &str)> = findings.iter().map(|f| (f.place.line, f.message.as_str())).collect();
        assert_eq!(told, [(2, "`adverbs` has `often` twice"), (5, "`list` has `take` twice")]);
    }
}
