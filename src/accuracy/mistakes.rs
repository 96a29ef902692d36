//! The commonest errors: mistakes of one sort put together, the commonest first.
//!
//! A row that was missed and one that is wrong in the same view of the same report are often one mistake: the row was
//! found, and some of its cells are not right. They are put together where at least half of the cells agree.

use std::collections::BTreeMap;

use crate::eval::{Mistake, View};

/// Mistakes of one sort.
#[derive(Debug)]
pub struct Group<'m> {
    /// In which view.
    pub view: &'static View,
    /// What is not right: the columns that differ, or `missed` or `extra` where the whole row is.
    pub what: String,
    /// The mistakes: what the gold has, and what was found.
    pub pairs: Vec<(Option<&'m Mistake>, Option<&'m Mistake>)>,
}

/// The mistakes by sort, the commonest first.
pub fn group<'m>(mistakes: impl IntoIterator<Item = &'m Mistake>) -> Vec<Group<'m>> {
    /// What was missed, and what was found wrongly.
    type Sides<'m> = (Vec<&'m Mistake>, Vec<&'m Mistake>);
    let mut tables: BTreeMap<(&str, &str), Sides<'_>> = BTreeMap::new();
    for mistake in mistakes {
        let (missed, wrong) = tables.entry((mistake.view.name, &mistake.cells[0])).or_default();
        if mistake.missed { missed } else { wrong }.push(mistake);
    }
    let mut groups: BTreeMap<(&str, String), Group<'_>> = BTreeMap::new();
    for (missed, mut wrong) in tables.into_values() {
        for gold in missed {
            let near = (0..wrong.len()).filter(|&at| is_near(gold, wrong[at]));
            let found = near.min_by_key(|&at| differing(gold, wrong[at]).len()).map(|at| wrong.remove(at));
            add(&mut groups, Some(gold), found);
        }
        for found in wrong {
            add(&mut groups, None, Some(found));
        }
    }
    let mut groups: Vec<Group<'_>> = groups.into_values().collect();
    // Stable: groups of one size stay in the order of their views.
    groups.sort_by_key(|group| std::cmp::Reverse(group.pairs.len()));
    groups
}

fn add<'m>(groups: &mut BTreeMap<(&str, String), Group<'m>>, gold: Option<&'m Mistake>, found: Option<&'m Mistake>) {
    let Some(view) = gold.or(found).map(|mistake| mistake.view) else { return };
    let what = match (gold, found) {
        (Some(gold), Some(found)) => differing(gold, found).join(", "),
        (Some(_), None) => "missed".to_owned(),
        (None, _) => "extra".to_owned(),
    };
    let group = groups.entry((view.name, what.clone())).or_insert(Group { view, what, pairs: Vec::new() });
    group.pairs.push((gold, found));
}

/// The columns in which two rows of a view differ.
pub(super) fn differing(gold: &Mistake, found: &Mistake) -> Vec<&'static str> {
    let cells = gold.cells.iter().zip(&found.cells);
    let columns = gold.view.columns.iter().zip(cells).filter(|(_, (a, b))| a != b);
    columns.map(|(column, _)| *column).collect()
}

/// Whether two rows of a view may be meant for one: at least half of their cells are alike, and one of these says something.
fn is_near(gold: &Mistake, found: &Mistake) -> bool {
    let cells = gold.view.columns.len() - 1;
    let says = gold.cells.iter().zip(&found.cells).skip(1).any(|(a, b)| a == b && !a.is_empty());
    says && 2 * differing(gold, found).len() <= cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(missed: bool, cells: &str) -> Mistake {
        let cells = cells.split(' ').map(|cell| cell.replace('_', "")).collect();
        Mistake { view: View::named("roles").unwrap(), missed, cells, evidence: String::new() }
    }

    #[test]
    fn a_row_with_a_wrong_cell_is_one_mistake() {
        let mistakes = [
            mistake(true, "AZE-2025 police operates shelter"),
            mistake(true, "AZE-2025 court leads group"),
            mistake(true, "GHA-2015 police operates hotline"),
            mistake(false, "AZE-2025 police operates shelters"),
            mistake(false, "AZE-2025 ministry funds plan"),
            mistake(false, "GHA-2015 police operates line"),
        ];
        let groups = group(&mistakes);
        let said: Vec<(&str, usize)> = groups.iter().map(|group| (group.what.as_str(), group.pairs.len())).collect();
        assert_eq!(said, [("object", 2), ("extra", 1), ("missed", 1)]);
    }
}
