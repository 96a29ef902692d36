//! The words of `ontology/pages.toml`: what on a page is not the report's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// All of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageWords {
    /// Words in classes and ids of elements without text of the page.
    pub aside: BTreeSet<String>,
    /// Values of `role`.
    pub roles: BTreeSet<String>,
    /// Beginnings of paragraphs that are the site's.
    pub drop: Vec<String>,
    /// Words that keep the hyphen behind them at the end of a line.
    pub hyphen_after: BTreeSet<String>,
    /// Words that keep the hyphen before them.
    pub hyphen_before: BTreeSet<String>,
}

static WORDS: LazyLock<PageWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../ontology/pages.toml")).expect("ontology/pages.toml is as its test checks")
});

/// The words, read once.
pub(super) fn words() -> &'static PageWords {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sound() {
        let words = words();
        let all = words
            .aside
            .iter()
            .chain(&words.roles)
            .chain(&words.drop)
            .chain(&words.hyphen_after)
            .chain(&words.hyphen_before);
        assert!(all.clone().count() > 100 && all.into_iter().all(|word| *word == word.to_lowercase()));
    }
}
