//! The forms of a verb: regular ones by rule, irregular ones as the list of verbs has them.

use rustc_hash::FxHashMap;

use super::VerbForm;
use super::form::Form;

/// All forms of all verbs of a list.
pub(super) fn spell_out(list: &str, forms: &mut FxHashMap<String, Form>) {
    for entry in list.split(';') {
        let words: Vec<&str> = entry.split_whitespace().collect();
        if let Some((base, irregular)) = words.split_first() {
            inflect(base, irregular, forms);
        }
    }
}

/// All forms of a verb as it stands in the list: "stop+" doubles, "take took taken" is irregular.
fn inflect(entry: &str, irregular: &[&str], forms: &mut FxHashMap<String, Form>) {
    let base = entry.trim_end_matches('+');
    let doubled = entry.ends_with('+').then(|| base.chars().last().map(|c| format!("{base}{c}"))).flatten();
    let stem = doubled.as_deref().unwrap_or(base);
    let consonant_y = base.ends_with('y') && !base.ends_with(['a', 'e', 'i', 'o', 'u']) && {
        let before = base.chars().rev().nth(1).unwrap_or('a');
        !"aeiou".contains(before)
    };
    let third = if consonant_y {
        format!("{}ies", &base[..base.len() - 1])
    } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| base.ends_with(e)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    };
    let past = if base.ends_with('e') {
        format!("{base}d")
    } else if consonant_y {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        format!("{stem}ed")
    };
    let gerund = if let Some(front) = base.strip_suffix("ie") {
        format!("{front}ying")
    } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe") && base != "be" {
        format!("{}ing", &base[..base.len() - 1])
    } else if base.ends_with('c') {
        format!("{base}king")
    } else {
        format!("{stem}ing")
    };
    let past = if base.ends_with('c') { format!("{base}ked") } else { past };
    let (past, participle) = match irregular {
        [past, participle, ..] => ((*past).to_owned(), (*participle).to_owned()),
        _ => (past.clone(), past),
    };
    for (form, shape) in [
        (base.to_owned(), VerbForm::Base),
        (third, VerbForm::Third),
        (past, VerbForm::Past),
        (participle, VerbForm::Participle),
        (gerund, VerbForm::Gerund),
    ] {
        let entries = &mut forms.entry(form).or_default().verbs;
        if !entries.iter().any(|(b, s)| b == base && *s == shape) {
            entries.push((base.to_owned(), shape));
        }
    }
}
