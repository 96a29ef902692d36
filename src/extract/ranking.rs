//! The words of the ranking: `ontology/ranking.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// All of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// How a tier is said to stay or to move.
    pub movement: Vec<Said>,
    /// What stands before a movement that did not come.
    pub unmoved: Words,
    /// How the minimum standards are spoken of.
    pub standards: Standards,
    /// Words of the trends.
    pub trend: Vec<Said>,
    /// Words that deny a trend.
    pub denied: Words,
    /// Words of a sentence that tells of efforts.
    pub opening: Words,
}

/// Words and what they say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The contract's key.
    pub is: String,
    /// In lower case.
    pub words: Vec<String>,
}

/// Words only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In lower case.
    pub words: Vec<String>,
}

/// How the minimum standards are spoken of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standards {
    /// Words of sentences that say nothing of the whole.
    pub other: Vec<String>,
    /// They are not met.
    pub unmet: Vec<String>,
    /// No significant efforts are made.
    pub no_efforts: Vec<String>,
}

static RANKING: LazyLock<Ranking> = LazyLock::new(|| {
    toml::from_str(include_str!("../../ontology/ranking.toml")).expect("ontology/ranking.toml is as its test checks")
});

/// The words, read once.
pub fn ranking() -> &'static Ranking {
    &RANKING
}

/// Where the first of these words stands in `lower`; each is whole, or with `*` the beginning of one.
pub fn first(lower: &str, words: &[String]) -> Option<usize> {
    let begins = |rest: &str, word: &String| match word.strip_suffix('*') {
        Some(stem) => rest.starts_with(stem),
        None => rest.strip_prefix(word.as_str()).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)),
    };
    let mut inside = false;
    let starts = lower.char_indices().filter(|(_, c)| !std::mem::replace(&mut inside, c.is_alphanumeric()));
    starts.map(|(at, _)| at).find(|at| words.iter().any(|word| begins(&lower[*at..], word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_lower_case() {
        let all = ranking();
        let said = all.movement.iter().chain(&all.trend).flat_map(|said| &said.words);
        for word in said.chain(&all.denied.words).chain(&all.opening.words) {
            assert_eq!(*word, word.to_lowercase());
        }
    }

    #[test]
    fn words_are_whole_and_stems_are_not() {
        let words = ["adequate".to_owned(), "increas*".to_owned()];
        assert_eq!(first("inadequate, then adequate", &words), Some(17));
        assert_eq!(first("inadequately and adequately", &words), None);
        assert_eq!(first("slightly increased", &words), Some(9));
    }
}
