//! From a row of a view back to the facts that it was made from.

use oxigraph::model::NamedNode;
use oxigraph::store::Store;

use super::Account;
use crate::fact::Kind;
use crate::view as views;
use crate::view::select;

/// The facts that a row rests on: of those that rest on its sentence and are of the view's kinds, the ones that share most
/// of its values, and have the fewest beside them.
///
/// `cells` are the row's values without `report`, `evidence` and `source`.
///
/// # Errors
/// When the engine fails.
pub fn facts_of_row(
    store: &Store,
    view: &str,
    report: &str,
    cells: &[String],
    evidence: &str,
) -> Result<Vec<Account>, views::Error> {
    let params = [("report", report), ("text", evidence)];
    let mut best: Vec<Account> = Vec::new();
    let mut best_score = (0, isize::MIN);
    for row in select(store, include_str!("../../queries/internal/candidates.rq"), &params)? {
        let fact = NamedNode::new_unchecked(row.text("fact"));
        let Some(account) = Account::of(store, &fact)?.filter(|account| serves(account.kind, view)) else {
            continue;
        };
        let known = |cell: &&String| {
            !cell.is_empty() && (account.values.values().any(|v| v == *cell) || account.modality == **cell)
        };
        let shared = cells.iter().filter(known).count();
        let score = (shared, -account.values.len().cast_signed());
        if score > best_score {
            (best, best_score) = (Vec::new(), score);
        }
        if score == best_score {
            best.push(account);
        }
    }
    Ok(best)
}

/// Whether a view has rows that are made from facts of this kind.
fn serves(kind: Kind, view: &str) -> bool {
    kind.view() == view
        || match view {
            "transits" => matches!(kind, Kind::Route | Kind::CountryRole),
            "forms" | "indicators" => matches!(kind, Kind::Form | Kind::Route),
            "gaps" => kind == Kind::Unreported,
            // A question beside the views may ask for facts of any kind.
            other => Kind::ALL.iter().all(|kind| kind.view() != other),
        }
}
