//! Which sentence of one edition another edition says again in other words.

use std::collections::BTreeSet;

/// From this on, two sentences say the same (Dice's coefficient of their words).
const ALIKE: f64 = 0.55;

/// The words that bear a sentence: those of four letters and more, without a plural's or a tense's ending.
fn words(sentence: &str) -> BTreeSet<String> {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    words.map(|word| stem(&word.to_lowercase()).to_owned()).collect()
}

fn stem(word: &str) -> &str {
    ["ing", "ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() > 3)).unwrap_or(word)
}

fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
}

/// Pairs each sentence of one list with at most one of the other, the likest first; gives for each of `before` its partner.
pub fn pairs(before: &[&str], after: &[&str]) -> Vec<Option<usize>> {
    let (a, b): (Vec<_>, Vec<_>) =
        (before.iter().map(|s| words(s)).collect(), after.iter().map(|s| words(s)).collect());
    let mut all: Vec<(f64, usize, usize)> = Vec::new();
    for (i, own) in a.iter().enumerate() {
        let likely = b.iter().enumerate().map(|(j, other)| (likeness(own, other), i, j));
        all.extend(likely.filter(|(likeness, ..)| *likeness >= ALIKE));
    }
    all.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    let (mut partner, mut taken) = (vec![None; before.len()], BTreeSet::new());
    for (_, i, j) in all {
        if partner[i].is_none() && taken.insert(j) {
            partner[i] = Some(j);
        }
    }
    partner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_again_in_other_words_is_found() {
        let before = [
            "Increase efforts to investigate, prosecute, and convict traffickers.",
            "Train labor inspectors to identify victims of forced labor.",
            "Fund shelters.",
        ];
        let after = [
            "Train all labor inspectors on identifying forced labor victims.",
            "Establish a hotline that is available in all languages.",
            "Increase efforts to vigorously investigate, prosecute, and convict traffickers, including complicit officials.",
        ];
        assert_eq!(pairs(&before, &after), [Some(2), Some(0), None]);
        assert_eq!(pairs(&["", "to be"], &["to be"]), [None, None]);
    }
}
