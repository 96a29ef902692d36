//! The groups and colours of `ontology/picture.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// A group of keys that look alike.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// As the legend has it.
    pub name: String,
    /// `#RRGGBB`; none of kinds, since color tells lines apart.
    #[serde(default)]
    pub color: String,
    /// What belongs to it.
    pub keys: Vec<String>,
    /// The column of a diagram that it stands in.
    #[serde(default)]
    pub column: usize,
}

#[derive(Debug, Deserialize)]
struct File {
    form: Vec<Group>,
    kind: Vec<Group>,
    relation: Vec<Group>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../ontology/picture.toml")).expect("ontology/picture.toml is as its test checks")
});

/// Groups of forms of exploitation.
pub fn forms() -> &'static [Group] {
    &FILE.form
}

/// Groups of kinds of nodes.
pub fn kinds() -> &'static [Group] {
    &FILE.kind
}

/// Groups of relations.
pub fn relations() -> &'static [Group] {
    &FILE.relation
}

/// The number of the group that a key is of: the last takes what no other names.
pub fn group_of(groups: &[Group], key: &str) -> usize {
    groups.iter().position(|group| group.keys.iter().any(|own| own == key)).unwrap_or(groups.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_a_colour_and_every_key_one_group() {
        for groups in [forms(), kinds(), relations()] {
            let mut seen = std::collections::BTreeSet::new();
            let has_color = !std::ptr::eq(groups, kinds());
            for group in groups {
                assert_eq!(group.color.len() == 7 && group.color.starts_with('#'), has_color, "{}", group.name);
                assert!(group.keys.iter().all(|key| seen.insert(key)), "{}", group.name);
            }
        }
        assert_eq!(forms()[group_of(forms(), "forced-labor")].color, "#0072B2");
        assert_eq!(group_of(forms(), ""), forms().len() - 1);
    }

    #[test]
    fn every_form_of_the_lexicon_has_a_group() {
        let lexicon = crate::lexicon::Lexicon::builtin();
        for form in lexicon.concepts.iter().filter(|concept| concept.scheme == "exploitation" && !concept.key_only) {
            assert!(group_of(forms(), &form.notation) < forms().len() - 1, "{}", form.notation);
        }
    }
}
