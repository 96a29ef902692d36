//! A fact in words: the patterns of `ontology/explain.toml` filled with a fact's values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fact::{Kind, Slot};

static PATTERNS: LazyLock<BTreeMap<Kind, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../ontology/explain.toml")).expect("ontology/explain.toml is as its test checks")
});

/// The fact of this kind and these values in words, without a full stop.
pub(super) fn in_words(kind: Kind, values: &BTreeMap<Slot, String>) -> String {
    let pattern = PATTERNS.get(&kind).map_or("", String::as_str);
    let mut words = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('[') {
        let close = rest[open..].find(']').map_or(rest.len(), |at| open + at);
        words += &filled(&rest[..open], values).unwrap_or_default();
        words += &rest[open + 1..close].split('|').find_map(|choice| filled(choice, values)).unwrap_or_default();
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    words += &filled(rest, values).unwrap_or_default();
    words
}

/// The pattern with its slots filled, if all of them have a value.
fn filled(pattern: &str, values: &BTreeMap<Slot, String>) -> Option<String> {
    let mut words = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}')?;
        words += before;
        words += values.get(&from_name::<Slot>(slot)?)?;
        rest = after;
    }
    Some(words + rest)
}

/// The name of a kind or slot, as in patterns and in JSON.
pub(super) fn name(item: impl Serialize) -> String {
    serde_json::to_value(item).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

fn from_name<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(name.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(kind: Kind, values: &[(Slot, &str)]) -> String {
        in_words(kind, &values.iter().map(|(slot, value)| (*slot, (*value).to_owned())).collect())
    }

    #[test]
    fn every_kind_has_a_pattern_of_its_own_slots() {
        for kind in Kind::ALL {
            let pattern = &PATTERNS[&kind];
            for part in pattern.split('{').skip(1) {
                let slot: Slot = from_name(part.split('}').next().unwrap()).expect(pattern);
                assert!(kind.slots().iter().any(|spec| spec.slot == slot), "{kind:?} has no {slot:?}");
            }
            for spec in kind.slots().iter().filter(|spec| spec.required) {
                assert!(pattern.contains(&format!("{{{}}}", name(spec.slot))), "{kind:?} needs {:?}", spec.slot);
            }
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(words(Kind::Route, &[(Slot::Destination, "Bahrain")]), "people are exploited in Bahrain");
        assert_eq!(
            words(
                Kind::Route,
                &[
                    (Slot::Origin, "Azerbaijan"),
                    (Slot::Destination, "Bahrain"),
                    (Slot::Victims, "women"),
                    (Slot::Exploitation, "sex trafficking"),
                ]
            ),
            "women from Azerbaijan are exploited in sex trafficking in Bahrain"
        );
        assert_eq!(
            words(Kind::Penalty, &[(Slot::Law, "Criminal Code"), (Slot::MaxYears, "8")]),
            "Criminal Code prescribes up to 8 years"
        );
    }
}
