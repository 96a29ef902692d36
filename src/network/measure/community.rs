//! Communities by the method of Blondel and others ("Louvain", 2008): nodes move to the neighbouring community that raises
//! modularity most, then the communities become nodes, until nothing moves. Directions are left aside.

use std::collections::BTreeMap;

use super::simple::Simple;

/// A gain that is none.
const NOTHING: f64 = 1e-12;

/// An undirected graph with weights; a node's ring counts twice in its degree.
struct Level {
    edges: Vec<Vec<(usize, f64)>>,
    ring: Vec<f64>,
    degree: Vec<f64>,
}

impl Level {
    fn of(count: usize, pairs: &BTreeMap<(usize, usize), f64>) -> Self {
        let mut level = Self { edges: vec![Vec::new(); count], ring: vec![0.0; count], degree: vec![0.0; count] };
        for (&(a, b), &weight) in pairs {
            if a == b {
                level.ring[a] += weight;
            } else {
                level.edges[a].push((b, weight));
                level.edges[b].push((a, weight));
            }
            level.degree[a] += weight;
            level.degree[b] += weight;
        }
        level
    }
}

/// The communities, and their modularity.
pub fn louvain(graph: &Simple, seed: u64) -> (Vec<Vec<usize>>, f64) {
    let pairs: BTreeMap<(usize, usize), f64> = graph.pairs().into_iter().map(|(pair, w)| (pair, w as f64)).collect();
    let total: f64 = pairs.values().sum();
    let mut groups: Vec<Vec<usize>> = (0..graph.count()).map(|node| vec![node]).collect();
    let mut level = Level::of(groups.len(), &pairs);
    let mut random = seed;
    loop {
        if total <= 0.0 {
            break;
        }
        let home = moved(&level, total, &mut random);
        // The homes numbered without gaps, in the order of their first node.
        let mut number = BTreeMap::new();
        let mut next: Vec<Vec<usize>> = Vec::new();
        for (node, group) in groups.iter().enumerate() {
            let at = *number.entry(home[node]).or_insert(next.len());
            if at == next.len() {
                next.push(Vec::new());
            }
            next[at].extend(group);
        }
        if next.len() == groups.len() {
            break;
        }
        let mut joined: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (node, edges) in level.edges.iter().enumerate() {
            let a = number[&home[node]];
            *joined.entry((a, a)).or_default() += level.ring[node];
            for &(other, weight) in edges.iter().filter(|(other, _)| *other > node) {
                let b = number[&home[other]];
                *joined.entry((a.min(b), a.max(b))).or_default() += weight;
            }
        }
        level = Level::of(next.len(), &joined);
        groups = next;
    }
    // The last level's nodes are the communities: what lies within one is its ring.
    let within = |node: usize| level.ring[node] / total - (level.degree[node] / (2.0 * total)).powi(2);
    let modularity = if total > 0.0 { (0..groups.len()).map(within).sum() } else { 0.0 };
    (groups, modularity)
}

/// Each node's community after it has moved for as long as moving helps.
fn moved(level: &Level, total: f64, random: &mut u64) -> Vec<usize> {
    let count = level.edges.len();
    let mut home: Vec<usize> = (0..count).collect();
    let mut weight = level.degree.clone();
    let order = shuffled(count, random);
    loop {
        let mut still = true;
        for &node in &order {
            let own = level.degree[node];
            let mut toward: BTreeMap<usize, f64> = BTreeMap::from([(home[node], 0.0)]);
            for &(other, edge) in &level.edges[node] {
                *toward.entry(home[other]).or_default() += edge;
            }
            weight[home[node]] -= own;
            let gain = |to: usize, edges: f64| edges - own * weight[to] / (2.0 * total);
            let stay = gain(home[node], toward[&home[node]]);
            let mut best = (home[node], stay);
            for (&to, &edges) in &toward {
                let gain = gain(to, edges);
                if gain > best.1 + NOTHING {
                    best = (to, gain);
                }
            }
            weight[best.0] += own;
            if best.0 != home[node] {
                home[node] = best.0;
                still = false;
            }
        }
        if still {
            return home;
        }
    }
}

/// The numbers below `count` in an order that only the seed decides (Fisher and Yates, with the steps of SplitMix64).
fn shuffled(count: usize, random: &mut u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = *random;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        order.swap(at, ((bits ^ (bits >> 31)) % (at as u64 + 1)) as usize);
    }
    order
}
