//! GraphML: the graph of the account with typed attributes, for yEd, networkx, igraph, Gephi.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Format, xml::Xml};
use crate::desk::Desk;
use crate::graph::{Attributes, Graph, Value};
use crate::page::Page;

/// The account as a GraphML graph.
#[derive(Clone, Copy, Debug)]
pub struct GraphMl;

impl Format for GraphMl {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let graph = Graph::of(desk);
        let nodes = Graph::schema(graph.nodes.values().map(|n| &n.attributes));
        let edges = Graph::schema(graph.edges.iter().map(|e| &e.attributes));
        let mut xml = Xml::new(out)?;
        xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
        keys(&mut xml, "node", &nodes)?;
        keys(&mut xml, "edge", &edges)?;
        xml.open("graph", &[("id", "account"), ("edgedefault", "directed")])?;
        for node in graph.nodes.values() {
            xml.open("node", &[("id", &node.id)])?;
            data(&mut xml, "node", &node.label, &node.attributes)?;
            xml.close("node")?;
        }
        for edge in &graph.edges {
            xml.open("edge", &[("id", &edge.id), ("source", &edge.from), ("target", &edge.to)])?;
            data(&mut xml, "edge", &edge.label, &edge.attributes)?;
            xml.close("edge")?;
        }
        xml.close("graph")?;
        xml.close("graphml")?;
        xml.end()
    }
}

fn keys(xml: &mut Xml<'_>, of: &str, schema: &BTreeMap<&str, Value>) -> io::Result<()> {
    let mut key = |name: &str, kind: &str| {
        let id = format!("{of}.{name}");
        xml.empty("key", &[("id", &id), ("for", of), ("attr.name", name), ("attr.type", kind)])
    };
    key("label", "string")?;
    schema.iter().try_for_each(|(name, value)| {
        let kind = match value {
            Value::Text(_) => "string",
            Value::Share(_) => "double",
            Value::Count(_) => "long",
        };
        key(name, kind)
    })
}

fn data(xml: &mut Xml<'_>, of: &str, label: &str, attributes: &Attributes) -> io::Result<()> {
    xml.text("data", &[("key", &format!("{of}.label"))], label)?;
    attributes.iter().try_for_each(|(name, value)| {
        xml.text("data", &[("key", &format!("{of}.{name}"))], &super::graph_value(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    #[test]
    fn every_attribute_is_declared_with_its_type() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        GraphMl.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        for used in text.split("<data key=\"").skip(1).filter_map(|s| s.split('"').next()) {
            assert!(text.contains(&format!("<key id=\"{used}\"")), "{used}");
        }
        assert!(text.contains("attr.name=\"start\" attr.type=\"long\""));
    }
}
