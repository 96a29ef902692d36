//! PageRank (Brin and Page, 1998) and hubs and authorities (Kleinberg, 1999), by iteration.

use super::simple::Simple;

/// The share of steps along edges.
const DAMPING: f64 = 0.85;
/// Iteration ends where no value moves by more than this.
const STILL: f64 = 1e-14;
/// And at the latest after so many rounds.
const ROUNDS: usize = 10_000;

/// PageRank by weight; a node without edges leads everywhere.
pub fn pagerank(graph: &Simple) -> Vec<f64> {
    let count = graph.count();
    if count == 0 {
        return Vec::new();
    }
    let total: Vec<f64> = graph.outgoing.iter().map(|edges| sum(edges.iter().map(|&(_, w)| w as f64))).collect();
    let mut rank = vec![1.0 / count as f64; count];
    for _ in 0..ROUNDS {
        let dangling = sum((0..count).filter(|&node| total[node] == 0.0).map(|node| rank[node]));
        let base = (1.0 - DAMPING + DAMPING * dangling) / count as f64;
        let next: Vec<f64> = (0..count)
            .map(|node| {
                let from = graph.incoming[node].iter();
                base + DAMPING * sum(from.map(|&(from, weight)| rank[from] * weight as f64 / total[from]))
            })
            .collect();
        let still = still(&rank, &next);
        rank = next;
        if still {
            break;
        }
    }
    rank
}

/// Hubs and authorities by weight, each summing to 1; all nought where there is no edge.
pub fn hubs(graph: &Simple) -> (Vec<f64>, Vec<f64>) {
    let mut hubs = vec![1.0; graph.count()];
    let mut authorities = Vec::new();
    for _ in 0..ROUNDS {
        authorities = normalized(gathered(&graph.incoming, &hubs));
        let next = normalized(gathered(&graph.outgoing, &authorities));
        let still = still(&hubs, &next);
        hubs = next;
        if still {
            break;
        }
    }
    (hubs, authorities)
}

fn gathered(edges: &[Vec<(usize, usize)>], values: &[f64]) -> Vec<f64> {
    edges.iter().map(|edges| sum(edges.iter().map(|&(node, weight)| values[node] * weight as f64))).collect()
}

/// A sum that is nought, not minus nought, where there is nothing to add.
fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}

fn normalized(mut values: Vec<f64>) -> Vec<f64> {
    let sum: f64 = values.iter().sum();
    if sum > 0.0 {
        values.iter_mut().for_each(|value| *value /= sum);
    }
    values
}

fn still(before: &[f64], after: &[f64]) -> bool {
    before.iter().zip(after).all(|(before, after)| (before - after).abs() < STILL)
}
