//! The shortest chains of edges from one node to another.

use serde::Serialize;

use crate::network::error::Error;
use crate::network::model::{Edge, Network, Node};

/// A chain: from node to node along edges.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chain<'n> {
    /// The nodes' ids, both ends included.
    pub nodes: Vec<&'n str>,
    /// The edges of each step; more than one where a pair has several relations.
    pub steps: Vec<Vec<&'n Edge>>,
    /// The weight of its weakest step, in reports.
    pub weight: usize,
}

/// All shortest chains between two nodes, named by id, label or acronym; those whose weakest step most reports tell first. None
/// where no way leads there.
///
/// # Errors
/// When a name is that of no node or of several.
pub fn chains<'n>(network: &'n Network, from: &str, to: &str) -> Result<Vec<Chain<'n>>, Error> {
    let (from, to) = (find(network, from)?, find(network, to)?);
    let mut outgoing: Vec<Vec<usize>> = vec![Vec::new(); network.nodes.len()];
    for edge in &network.edges {
        if outgoing[edge.source].last() != Some(&edge.target) {
            outgoing[edge.source].push(edge.target);
        }
    }
    // Level by level, until the end is among the nodes reached.
    let mut distance = vec![usize::MAX; network.nodes.len()];
    distance[from] = 0;
    let mut level = vec![from];
    while distance[to] == usize::MAX && !level.is_empty() {
        let mut next = Vec::new();
        for node in level {
            for &other in &outgoing[node] {
                if distance[other] == usize::MAX {
                    distance[other] = distance[node] + 1;
                    next.push(other);
                }
            }
        }
        level = next;
    }
    let mut found = Vec::new();
    if distance[to] != usize::MAX {
        walk(&outgoing, &distance, to, &mut vec![from], &mut found);
    }
    let mut chains: Vec<Chain> = found.iter().map(|nodes| chain(network, nodes)).collect();
    chains.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.nodes.cmp(&b.nodes)));
    Ok(chains)
}

/// Goes on along nodes that are each one step farther, to the end.
fn walk(outgoing: &[Vec<usize>], distance: &[usize], to: usize, way: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    let node = way[way.len() - 1];
    if node == to {
        found.push(way.clone());
        return;
    }
    for &next in outgoing[node].iter().filter(|&&next| distance[next] == distance[node] + 1) {
        if distance[next] < distance[to] || next == to {
            way.push(next);
            walk(outgoing, distance, to, way, found);
            way.pop();
        }
    }
}

fn chain<'n>(network: &'n Network, nodes: &[usize]) -> Chain<'n> {
    let steps: Vec<Vec<&Edge>> = nodes
        .windows(2)
        .map(|pair| network.edges.iter().filter(|edge| (edge.source, edge.target) == (pair[0], pair[1])).collect())
        .collect();
    let weight = steps.iter().map(|edges| edges.iter().map(|edge| edge.weight()).sum()).min().unwrap_or_default();
    Chain { nodes: nodes.iter().map(|&node| network.nodes[node].id.as_str()).collect(), steps, weight }
}

/// The node of that id, else the only one of that label or acronym, whatever the case of its letters.
fn find(network: &Network, name: &str) -> Result<usize, Error> {
    if let Some(at) = network.nodes.iter().position(|node| node.id == name) {
        return Ok(at);
    }
    let wanted = name.to_lowercase();
    let is_called = |node: &Node| [&node.id, &node.label, &node.acronym].iter().any(|own| own.to_lowercase() == wanted);
    let named: Vec<usize> = (0..network.nodes.len()).filter(|&at| is_called(&network.nodes[at])).collect();
    match named.as_slice() {
        [one] => Ok(*one),
        [] => Err(Error::UnknownNode { name: name.to_owned(), similar: similar(network, &wanted) }),
        _ => {
            let nodes = named.iter().map(|&at| network.nodes[at].id.clone()).collect();
            Err(Error::Ambiguous { name: name.to_owned(), nodes })
        }
    }
}

/// The label that someone who typed `wanted` may have meant.
fn similar(network: &Network, wanted: &str) -> Option<String> {
    let scored =
        network.nodes.iter().map(|node| (strsim::jaro_winkler(wanted, &node.label.to_lowercase()), &node.label));
    scored.filter(|(score, _)| *score > 0.85).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, label)| label.clone())
}
