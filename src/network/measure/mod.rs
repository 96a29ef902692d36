//! Numbers on a network, as networkx defines them: `tests/outside/network.py` compares them value by value.
//!
//! They are of the simple graph: several relations of a pair count as one edge, whose weight is the sum of their reports. petgraph
//! holds it, and finds its components and articulation points. The rest is written out here, since what the libraries
//! have either knows no weights or sums in an order of its own, and then two runs differ in the last digits.

mod chain;
mod community;
mod distance;
mod rank;
mod simple;

pub use chain::{Chain, chains};

use petgraph::algo::articulation_points::articulation_points;
use petgraph::algo::tarjan_scc;
use serde::Serialize;

use super::model::Network;
use simple::Simple;

/// The measures of a network.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// The number of edges of the simple graph.
    pub edges: usize,
    /// The number of strongly connected components.
    pub components: usize,
    /// The number of communities.
    pub communities: usize,
    /// How much more weight lies within the communities than chance would put there, at most 1.
    pub modularity: f64,
    /// One for each node, in the order of the network.
    pub nodes: Vec<NodeMeasures>,
}

/// The measures of a node.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NodeMeasures {
    /// The node's id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Edges that lead to it, its own ring included.
    pub in_degree: usize,
    /// Edges that come from it, its own ring included.
    pub out_degree: usize,
    /// The weight of the edges that lead to it.
    pub in_weight: usize,
    /// The weight of the edges that come from it.
    pub out_weight: usize,
    /// The share of time that a walk along the edges, by weight, spends here (damping 0.85).
    pub pagerank: f64,
    /// The share of the shortest ways between two others that pass here.
    pub betweenness: f64,
    /// How near those are that lead here: the inverse of their mean distance, times the share of the graph that they are.
    pub closeness: f64,
    /// How much it leads to authorities (Kleinberg's hubs, their sum being 1).
    pub hub: f64,
    /// How much hubs lead to it.
    pub authority: f64,
    /// Its strongly connected component, numbered by size from 1.
    pub component: usize,
    /// Whether the graph falls apart without it, directions left aside.
    pub articulation: bool,
    /// Its community, numbered by size from 1.
    pub community: usize,
}

impl Measures {
    /// Measures a network. `seed` is the order in which nodes look for a community.
    pub fn of(network: &Network, seed: u64) -> Self {
        let graph = Simple::of(network);
        let count = graph.count();
        let component =
            numbered(count, &tarjan_scc(&graph.directed).iter().map(|group| indices(group)).collect::<Vec<_>>());
        let parted = articulation_points(&graph.undirected());
        let (groups, modularity) = community::louvain(&graph, seed);
        let community = numbered(count, &groups);
        let pagerank = rank::pagerank(&graph);
        let (hubs, authorities) = rank::hubs(&graph);
        let betweenness = distance::betweenness(&graph);
        let closeness = distance::closeness(&graph);
        let nodes = network.nodes.iter().enumerate().map(|(at, node)| NodeMeasures {
            id: node.id.clone(),
            label: node.label.clone(),
            in_degree: graph.incoming[at].len(),
            out_degree: graph.outgoing[at].len(),
            in_weight: graph.incoming[at].iter().map(|(_, weight)| weight).sum(),
            out_weight: graph.outgoing[at].iter().map(|(_, weight)| weight).sum(),
            pagerank: pagerank[at],
            betweenness: betweenness[at],
            closeness: closeness[at],
            hub: hubs[at],
            authority: authorities[at],
            component: component[at],
            articulation: parted.contains(&petgraph::graph::NodeIndex::new(at)),
            community: community[at],
        });
        Self {
            edges: graph.outgoing.iter().map(Vec::len).sum(),
            components: component.iter().max().copied().unwrap_or_default(),
            communities: community.iter().max().copied().unwrap_or_default(),
            modularity,
            nodes: nodes.collect(),
        }
    }
}

fn indices(group: &[petgraph::graph::NodeIndex]) -> Vec<usize> {
    group.iter().map(|node| node.index()).collect()
}

/// The number of each node's group: from 1, the largest first, of equals the one with the first node.
fn numbered(count: usize, groups: &[Vec<usize>]) -> Vec<usize> {
    let mut order: Vec<&Vec<usize>> = groups.iter().collect();
    order.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.iter().min().copied()));
    let mut number = vec![0; count];
    for (at, group) in order.into_iter().enumerate() {
        for &node in group {
            number[node] = at + 1;
        }
    }
    number
}
