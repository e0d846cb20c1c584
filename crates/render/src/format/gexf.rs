//! GEXF 1.3: the graph of the account for Gephi, with typed attributes and the days of an edge as its spell.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Format, xml::Xml};
use crate::desk::Desk;
use crate::graph::{Attributes, Graph, Value};
use crate::page::Page;

/// The account as a GEXF graph.
#[derive(Clone, Copy, Debug)]
pub struct Gexf;

impl Format for Gexf {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let graph = Graph::of(desk);
        let nodes = Graph::schema(graph.nodes.values().map(|n| &n.attributes));
        let edges = Graph::schema(graph.edges.iter().map(|e| &e.attributes));
        let mut xml = Xml::new(out)?;
        xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
        xml.open("graph", &[("defaultedgetype", "directed"), ("mode", "dynamic"), ("timeformat", "date")])?;
        declared(&mut xml, "node", &nodes)?;
        declared(&mut xml, "edge", &edges)?;
        xml.open("nodes", &[])?;
        for node in graph.nodes.values() {
            xml.open("node", &[("id", &node.id), ("label", &node.label)])?;
            values(&mut xml, &node.attributes)?;
            xml.close("node")?;
        }
        xml.close("nodes")?;
        xml.open("edges", &[])?;
        for edge in &graph.edges {
            let mut head = vec![
                ("id", edge.id.as_str()),
                ("source", &edge.from),
                ("target", &edge.to),
                ("label", &edge.label),
            ];
            head.extend(spell(&edge.attributes));
            xml.open("edge", &head)?;
            values(&mut xml, &edge.attributes)?;
            xml.close("edge")?;
        }
        ["edges", "graph", "gexf"].iter().try_for_each(|name| xml.close(name))?;
        xml.end()
    }
}

/// The known ends of an edge's days.
fn spell(attributes: &Attributes) -> Vec<(&str, &str)> {
    let day = |name, key| match attributes.get(key) {
        Some(Value::Text(day)) => Some((name, day.as_str())),
        _ => None,
    };
    [day("start", "earliest"), day("end", "latest")].into_iter().flatten().collect()
}

fn declared(xml: &mut Xml<'_>, class: &str, schema: &BTreeMap<&str, Value>) -> io::Result<()> {
    xml.open("attributes", &[("class", class)])?;
    for (name, value) in schema {
        let kind = match value {
            Value::Text(_) => "string",
            Value::Share(_) => "double",
            Value::Count(_) => "long",
        };
        xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)])?;
    }
    xml.close("attributes")
}

fn values(xml: &mut Xml<'_>, attributes: &Attributes) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in attributes {
        xml.empty("attvalue", &[("for", name), ("value", &super::graph_value(value))])?;
    }
    xml.close("attvalues")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    #[test]
    fn an_edge_has_the_days_of_its_record_as_its_spell() {
        let (mut dossier, articles) = fixture::dossier();
        let day = jiff::civil::date(2031, 3, 4);
        dossier.positions[0].when = model::Interval::day(day);
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        Gexf.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("start=\"2031-03-04\" end=\"2031-03-04\""), "{text}");
        assert_eq!(text.matches("<node ").count(), text.matches("</node>").count());
    }
}
