//! The views of the contract as a scorer sees them: their columns, and the looser keys by which they are also measured.
//!
//! `evidence` and `source`, the last two columns of every view, are no part of a row's identity and are left out.

/// A key by which rows are compared.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in tables and floors.
    pub name: &'static str,
    /// The columns that make it, beside `report`.
    pub columns: &'static [&'static str],
}

/// A view of the contract.
#[derive(Debug, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// Its columns in order, `report` first.
    pub columns: &'static [&'static str],
    /// The keys beside the exact one.
    pub loose: &'static [Key],
}

/// The name of the key that all columns make.
pub const EXACT: &str = "exact";

/// The views that a digest's gold covers.
pub const OF_DIGESTS: [&str; 5] = ["tiers", "routes", "transits", "country-roles", "sectors"];

/// The views without an agreed gold: never judged.
pub const UNJUDGED: [&str; 3] = ["indicators", "perpetrators", "means"];

const fn view(name: &'static str, columns: &'static [&'static str], loose: &'static [Key]) -> View {
    View { name, columns, loose }
}

/// All views, in the order of the contract.
pub static VIEWS: [View; 23] = [
    view("tiers", &["report", "country", "year", "tier", "movement"], &[]),
    view("efforts", &["report", "pillar", "trend"], &[]),
    view(
        "routes",
        &["report", "origin", "destination", "exploitation", "victims", "via", "modality"],
        &[
            Key { name: "pair", columns: &["origin", "destination"] },
            Key { name: "pair+exploitation", columns: &["origin", "destination", "exploitation"] },
        ],
    ),
    view("transits", &["report", "country"], &[]),
    view("country-roles", &["report", "country", "role"], &[]),
    view("forms", &["report", "leg", "exploitation", "victims"], &[]),
    view("indicators", &["report", "form", "leg", "value"], &[]),
    view("standards", &["report", "meets", "efforts"], &[]),
    view("perpetrators", &["report", "kind"], &[]),
    view("means", &["report", "method"], &[]),
    view(
        "sectors",
        &["report", "destination", "exploitation", "sector"],
        &[Key { name: "sector", columns: &["sector"] }],
    ),
    view("groups", &["report", "group"], &[]),
    view("actors", &["report", "name", "acronym", "kind", "parent"], &[Key { name: "name", columns: &["name"] }]),
    view(
        "roles",
        &["report", "actor", "relation", "object"],
        &[Key { name: "actor+relation", columns: &["actor", "relation"] }],
    ),
    view(
        "facilities",
        &["report", "facility", "kind", "operator", "place", "capacity"],
        &[Key { name: "facility", columns: &["facility"] }],
    ),
    view(
        "services",
        &["report", "facility", "service", "beneficiary"],
        &[Key { name: "service", columns: &["service"] }],
    ),
    view(
        "statistics",
        &["report", "indicator", "value", "year", "qualifier"],
        &[Key { name: "value+year", columns: &["value", "year"] }],
    ),
    view("unreported", &["report", "indicator", "year"], &[]),
    view(
        "funding",
        &["report", "amount", "currency", "usd", "year", "purpose"],
        &[Key { name: "amount+year", columns: &["amount", "year"] }],
    ),
    view(
        "laws",
        &["report", "law", "article", "year", "offence", "victims", "min_years", "max_years"],
        &[Key { name: "law+offence", columns: &["law", "offence"] }],
    ),
    view("plans", &["report", "plan", "start", "end", "status"], &[]),
    view("recommendations", &["report", "number", "text"], &[]),
    view("gaps", &["report", "pillar", "statement"], &[]),
];

impl View {
    /// The view of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        VIEWS.iter().find(|view| view.name == name)
    }

    /// Whether its rows have an agreed gold at all.
    pub fn is_judged(&self) -> bool {
        !UNJUDGED.contains(&self.name)
    }

    /// The names of all its keys, the exact one first.
    pub fn keys(&'static self) -> impl Iterator<Item = &'static str> {
        std::iter::once(EXACT).chain(self.loose.iter().map(|key| key.name))
    }

    /// The values of a row under one of its keys; `cells` are those of [`View::columns`], in order.
    ///
    /// # Panics
    /// On a key that this view does not have.
    pub fn values<'c>(&self, key: &str, cells: &'c [String]) -> Vec<&'c str> {
        if key == EXACT {
            return cells.iter().map(String::as_str).collect();
        }
        let key = self.loose.iter().find(|loose| loose.name == key).expect("the view has this key");
        let at = |column| self.columns.iter().position(|c| c == column).expect("the key's columns are the view's");
        key.columns.iter().map(|column| cells[at(column)].as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_of_columns() {
        for view in &VIEWS {
            let cells: Vec<String> = view.columns.iter().map(|c| (*c).to_owned()).collect();
            for loose in view.loose {
                assert_eq!(view.values(loose.name, &cells), loose.columns);
            }
            assert_eq!(view.columns[0], "report");
        }
    }
}
