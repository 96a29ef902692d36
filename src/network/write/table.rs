//! CSV: a line for each edge, with the names of its ends.

use std::io::{self, Write};

use super::attribute::{OF_EDGES, of_edge};
use crate::network::Network;

pub fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let ends = ["source", "source_label", "source_kind", "target", "target_label", "target_kind"];
    csv.write_record(ends.into_iter().chain(OF_EDGES.map(|(name, _)| name)))?;
    for edge in &network.edges {
        let (source, target) = (&network.nodes[edge.source], &network.nodes[edge.target]);
        let mut record: Vec<String> = [source, target]
            .into_iter()
            .flat_map(|node| [&node.id, &node.label, &node.kind].map(Clone::clone))
            .collect();
        let attributes = of_edge(edge);
        record.extend(OF_EDGES.map(|(name, _)| {
            attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.plain()).unwrap_or_default()
        }));
        csv.write_record(record)?;
    }
    csv.flush()
}
