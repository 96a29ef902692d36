//! Words that a line's end cut: does the hyphen belong to the word?

use rustc_hash::FxHashSet;

use super::words::words;

/// A shorter part of a compound says nothing: "be" and "came" are words, and so is "became".
const SHORTEST_PART: usize = 4;

/// Hyphens that a line may end with.
pub(super) const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// The words of a text as they stand inside its lines, small, those with hyphens too.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: FxHashSet<String>,
}

impl Vocabulary {
    /// Learns the words of a line, but not its last one, which may be cut, nor its first, which may be the rest of one.
    pub fn learn(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
        self.words.extend(inner.iter().map(|word| bare(word).to_lowercase()));
    }

    /// Whether a line that ends with `before`, its last word without the hyphen, and one that begins with `after` are
    /// joined without it: "re" and "ported" are, "anti" and "trafficking" are not.
    pub fn joins(&self, before: &str, after: &str) -> bool {
        let is_acronym = bare(before).len() > 1 && !before.contains(char::is_lowercase);
        let (before, after) = (bare(before).to_lowercase(), bare(after));
        if !after.starts_with(char::is_lowercase) || before.is_empty() || is_acronym {
            return false;
        }
        let after = after.to_lowercase();
        let has = |word: String| self.words.contains(&word);
        if has(format!("{before}-{after}")) {
            return false;
        }
        if has(format!("{before}{after}")) {
            return true;
        }
        let last = before.rsplit('-').next().unwrap_or_default();
        let is_word = |part: &str| part.len() >= SHORTEST_PART && has(part.to_owned());
        let keeps = words().hyphen_after.contains(last) || words().hyphen_before.contains(&after);
        !(before.contains('-') || keeps || is_word(&before) && is_word(&after))
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_and_compounds_keep_their_hyphen() {
        let mut vocabulary = Vocabulary::default();
        vocabulary
            .learn("the so-called re-entry visas and cooperation agreements with asylum lawyers or job seekers that");
        for (before, after, joined) in [
            ("re", "ported", true),
            ("anti", "trafficking", false),
            ("(so", "called”", false),
            ("re", "entry", false),
            ("co", "operation", true),
            ("asylum", "seekers,", false),
            ("law", "yers", true),
            ("NGO", "operated", false),
            ("re", "traumatization,", false),
            ("Al", "Qaeda", false),
            ("2020", "2024", false),
            ("govern", "ment,", true),
            ("victim-centered-trauma", "informed", false),
        ] {
            assert_eq!(vocabulary.joins(before, after), joined, "{before}-{after}");
        }
    }
}
