//! GEXF 1.2, which networkx reads too: each edge has a spell for each edition that tells of it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::attribute::{Attribute, OF_EDGES, OF_NODES, Type, of_edge, of_node};
use super::clean;
use crate::network::{Edge, Network};

type Xml<'w> = Writer<&'w mut dyn Write>;

pub fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [("xmlns", "http://www.gexf.net/1.2draft"), ("version", "1.2")];
    xml.create_element("gexf").with_attributes(root).write_inner_content(|xml| {
        let graph = [("defaultedgetype", "directed"), ("mode", "dynamic"), ("timeformat", "date")];
        xml.create_element("graph").with_attributes(graph).write_inner_content(|xml| {
            declare(xml, "node", &OF_NODES)?;
            declare(xml, "edge", &OF_EDGES)?;
            xml.create_element("nodes").write_inner_content(|xml| {
                for node in &network.nodes {
                    let own = [("id", clean(&node.id)), ("label", clean(&node.label))];
                    let own = own.iter().map(|(name, value)| (*name, value.as_str()));
                    let element = xml.create_element("node").with_attributes(own);
                    element.write_inner_content(|xml| values(xml, &OF_NODES, &of_node(node)))?;
                }
                Ok(())
            })?;
            xml.create_element("edges").write_inner_content(|xml| {
                for (number, edge) in network.edges.iter().enumerate() {
                    write_edge(xml, number, edge)?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    writeln!(xml.get_mut())
}

fn write_edge(xml: &mut Xml<'_>, number: usize, edge: &Edge) -> io::Result<()> {
    let own = [
        ("id", number.to_string()),
        ("source", clean(&edge.from)),
        ("target", clean(&edge.to)),
        ("label", clean(&edge.relation)),
        ("weight", edge.weight().to_string()),
    ];
    let own = own.iter().map(|(name, value)| (*name, value.as_str()));
    xml.create_element("edge").with_attributes(own).write_inner_content(|xml| {
        xml.create_element("spells").write_inner_content(|xml| {
            for year in &edge.years {
                let (start, end) = (format!("{year}-01-01"), format!("{year}-12-31"));
                let spell = [("start", start.as_str()), ("end", end.as_str())];
                xml.create_element("spell").with_attributes(spell).write_empty()?;
            }
            Ok(())
        })?;
        values(xml, &OF_EDGES, &of_edge(edge))
    })?;
    Ok(())
}

fn declare(xml: &mut Xml<'_>, class: &str, attributes: &[(&str, Type)]) -> io::Result<()> {
    xml.create_element("attributes").with_attributes([("class", class), ("mode", "static")]).write_inner_content(
        |xml| {
            for (name, kind) in attributes {
                let kind = match kind {
                    Type::Text | Type::List => "string",
                    Type::Integer => "long",
                    Type::Real => "double",
                };
                let own = [("id", *name), ("title", *name), ("type", kind)];
                xml.create_element("attribute").with_attributes(own).write_empty()?;
            }
            Ok(())
        },
    )?;
    Ok(())
}

fn values(xml: &mut Xml<'_>, known: &[(&str, Type)], attributes: &[Attribute]) -> io::Result<()> {
    debug_assert!(attributes.iter().all(|(name, _)| known.iter().any(|(own, _)| own == name)));
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, value) in attributes {
            let value = clean(&value.plain());
            let own = [("for", *name), ("value", value.as_str())];
            xml.create_element("attvalue").with_attributes(own).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
