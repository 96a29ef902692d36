//! Measures on shortest ways, each edge being one step: betweenness by Brandes (2001), closeness by Freeman (1979) with the
//! correction of Wasserman and Faust for graphs in parts.

use super::simple::Simple;

/// A node that is not reached.
const FAR: usize = usize::MAX;

/// The ways from one node: the nodes in the order of their distance, and for each how far it is and how many ways lead there.
struct Ways {
    order: Vec<usize>,
    distance: Vec<usize>,
    count: Vec<f64>,
}

fn ways(edges: &[Vec<(usize, usize)>], start: usize) -> Ways {
    let mut ways = Ways { order: vec![start], distance: vec![FAR; edges.len()], count: vec![0.0; edges.len()] };
    (ways.distance[start], ways.count[start]) = (0, 1.0);
    let mut at = 0;
    while let Some(&node) = ways.order.get(at) {
        at += 1;
        for &(next, _) in &edges[node] {
            if ways.distance[next] == FAR {
                ways.distance[next] = ways.distance[node] + 1;
                ways.order.push(next);
            }
            if ways.distance[next] == ways.distance[node] + 1 {
                ways.count[next] += ways.count[node];
            }
        }
    }
    ways
}

/// The share of the shortest ways between two other nodes that pass each node.
pub fn betweenness(graph: &Simple) -> Vec<f64> {
    let count = graph.count();
    let mut sum = vec![0.0; count];
    for start in 0..count {
        let ways = ways(&graph.outgoing, start);
        let mut share = vec![0.0; count];
        for &node in ways.order.iter().rev() {
            for &(before, _) in &graph.incoming[node] {
                if ways.distance[before] != FAR && ways.distance[before] + 1 == ways.distance[node] {
                    share[before] += ways.count[before] / ways.count[node] * (1.0 + share[node]);
                }
            }
            if node != start {
                sum[node] += share[node];
            }
        }
    }
    let pairs = (count.max(1) - 1) * (count.max(2) - 2);
    if pairs > 0 {
        sum.iter_mut().for_each(|value| *value /= pairs as f64);
    }
    sum
}

/// How near the nodes are that lead to each node.
pub fn closeness(graph: &Simple) -> Vec<f64> {
    let count = graph.count();
    let near = |node| {
        let ways = ways(&graph.incoming, node);
        let reached = ways.order.len() - 1;
        let total: usize = ways.order.iter().map(|&other| ways.distance[other]).sum();
        if total == 0 {
            return 0.0;
        }
        (reached as f64 / total as f64) * (reached as f64 / (count - 1) as f64)
    };
    (0..count).map(near).collect()
}
