//! GraphML.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::attribute::{Attribute, OF_EDGES, OF_NODES, Type, of_edge, of_node};
use super::clean;
use crate::network::Network;

type Xml<'w> = Writer<&'w mut dyn Write>;

pub fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("graphml")
        .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
        .write_inner_content(|xml| {
            for (name, kind) in OF_NODES {
                key(xml, "node", name, kind)?;
            }
            for (name, kind) in OF_EDGES {
                key(xml, "edge", name, kind)?;
            }
            xml.create_element("graph").with_attribute(("edgedefault", "directed")).write_inner_content(|xml| {
                for node in &network.nodes {
                    let element = xml.create_element("node").with_attribute(("id", clean(&node.id).as_str()));
                    element.write_inner_content(|xml| data(xml, "node", &of_node(node)))?;
                }
                for (number, edge) in network.edges.iter().enumerate() {
                    let element = xml.create_element("edge").with_attributes([
                        ("id", format!("e{number}").as_str()),
                        ("source", clean(&edge.from).as_str()),
                        ("target", clean(&edge.to).as_str()),
                    ]);
                    element.write_inner_content(|xml| data(xml, "edge", &of_edge(edge)))?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
    writeln!(xml.get_mut())
}

fn key(xml: &mut Xml<'_>, of: &str, name: &str, kind: Type) -> io::Result<()> {
    let kind = match kind {
        Type::Text | Type::List => "string",
        Type::Integer => "long",
        Type::Real => "double",
    };
    let id = format!("{of}-{name}");
    let attributes = [("id", id.as_str()), ("for", of), ("attr.name", name), ("attr.type", kind)];
    xml.create_element("key").with_attributes(attributes).write_empty().map(|_| ())
}

fn data(xml: &mut Xml<'_>, of: &str, attributes: &[Attribute]) -> io::Result<()> {
    for (name, value) in attributes {
        let key = format!("{of}-{name}");
        let element = xml.create_element("data").with_attribute(("key", key.as_str()));
        element.write_text_content(BytesText::new(&clean(&value.plain())))?;
    }
    Ok(())
}
