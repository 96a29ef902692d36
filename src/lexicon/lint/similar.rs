//! "Did you mean": the known name that a misspelled one is nearest to.

/// The nearest of some known names, if one is near enough to be meant: a letter in three may differ.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .filter(|name| *name != word)
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1.max(lower.chars().count().min(name.chars().count()) / 3))
        .min()
        .map(|(_, name)| name)
}

/// A hint that names the nearest known name.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// A hint that names the nearest known name, or all of them where none is near.
pub fn one_of(word: &str, known: &[&str]) -> String {
    did_you_mean(word, known.iter().copied()).unwrap_or_else(|| format!("known are {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_and_far() {
        assert_eq!(nearest("actorkind", ["headNoun", "actorKind"]), Some("actorKind"));
        assert_eq!(nearest("rotue", ["route", "role"]), Some("route"));
        assert_eq!(nearest("xyz", ["route", "role"]), None);
        assert_eq!(one_of("xyz", &["a", "b"]), "known are a, b");
    }
}
