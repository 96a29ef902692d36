//! The simple graph that measures are taken of.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex, UnGraph};

use crate::network::Network;

/// A graph with one weighted edge at most from one node to another.
pub struct Simple {
    /// Each node's edges to others: node and weight, sorted.
    pub outgoing: Vec<Vec<(usize, usize)>>,
    /// Each node's edges from others.
    pub incoming: Vec<Vec<(usize, usize)>>,
    /// The same for petgraph, nodes numbered alike.
    pub directed: DiGraph<(), usize>,
}

impl Simple {
    /// The edges of a pair made one.
    pub fn of(network: &Network) -> Self {
        let mut weights: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for edge in &network.edges {
            *weights.entry((edge.source, edge.target)).or_default() += edge.weight();
        }
        let count = network.nodes.len();
        let (mut outgoing, mut incoming) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        let mut directed = DiGraph::with_capacity(count, weights.len());
        for _ in 0..count {
            directed.add_node(());
        }
        for (&(from, to), &weight) in &weights {
            outgoing[from].push((to, weight));
            incoming[to].push((from, weight));
            directed.add_edge(NodeIndex::new(from), NodeIndex::new(to), weight);
        }
        Self { outgoing, incoming, directed }
    }

    /// The number of nodes.
    pub fn count(&self) -> usize {
        self.outgoing.len()
    }

    /// The weights of pairs whatever the direction, each pair once, the smaller node first.
    pub fn pairs(&self) -> BTreeMap<(usize, usize), usize> {
        let mut pairs = BTreeMap::new();
        for (from, edges) in self.outgoing.iter().enumerate() {
            for &(to, weight) in edges {
                *pairs.entry((from.min(to), from.max(to))).or_default() += weight;
            }
        }
        pairs
    }

    /// The graph without directions and rings.
    pub fn undirected(&self) -> UnGraph<(), ()> {
        let mut graph = UnGraph::with_capacity(self.count(), self.directed.edge_count());
        for _ in 0..self.count() {
            graph.add_node(());
        }
        for (a, b) in self.pairs().into_keys().filter(|(a, b)| a != b) {
            graph.add_edge(NodeIndex::new(a), NodeIndex::new(b), ());
        }
        graph
    }
}
