//! The account as a graph: who meets, stands, presses and passes on; nodes and edges with typed attributes.
//!
//! Nodes are people and bodies, issues, meetings, articles, and the carriers that only a source edge names. An edge is
//! one record's tie between two of them, and names the record, its days and its words.

mod ties;

use std::collections::BTreeMap;

use model::Interval;

use crate::desk::Desk;
use crate::words;

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A share between 0 and 1.
    Share(f64),
    /// A count.
    Count(u64),
}

/// Attributes by name.
pub type Attributes = BTreeMap<&'static str, Value>;

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The id of the record it stands for, or `source:NAME`.
    pub id: String,
    /// What a picture shows.
    pub label: String,
    /// What it is, and what is known of it.
    pub attributes: Attributes,
}

/// A directed edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The record's id, with a number where a record has several edges.
    pub id: String,
    /// Node id.
    pub from: String,
    /// Node id.
    pub to: String,
    /// What ties them.
    pub label: String,
    /// What is known of it.
    pub attributes: Attributes,
}

/// The whole graph, in a stable order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// Nodes by id.
    pub nodes: BTreeMap<String, Node>,
    /// Edges in the order of the dossier.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// The graph of an account. People and bodies that nothing ties to anything are left out.
    #[must_use]
    pub fn of(desk: &Desk<'_>) -> Self {
        let mut graph = Self::default();
        graph.articles(desk);
        ties::meetings(&mut graph, desk);
        ties::positions(&mut graph, desk);
        ties::pressure(&mut graph, desk);
        ties::speech(&mut graph, desk);
        ties::sources(&mut graph, desk);
        graph
    }

    /// The names of the attributes of nodes, or of edges, each with a value that shows its type.
    pub(crate) fn schema<'a>(of: impl Iterator<Item = &'a Attributes>) -> BTreeMap<&'static str, Value> {
        let mut schema = BTreeMap::new();
        for (name, value) in of.flatten() {
            schema.entry(*name).or_insert_with(|| value.clone());
        }
        schema
    }

    fn articles(&mut self, desk: &Desk<'_>) {
        for article in &desk.dossier.articles {
            let label = article.title.as_deref().unwrap_or(&article.path);
            let node = self.node(&article.id, "article", &words::clip(label, 120));
            put(node, "outlet", article.outlet.as_deref());
            put(node, "url", article.url.as_deref());
            put(node, "path", Some(&article.path));
            put(node, "copy_of", article.copy_of.as_deref());
            days(node, &article.published.interval);
        }
    }

    /// The attributes of the node of this id, which is made where it is missing.
    fn node(&mut self, id: &str, kind: &str, label: &str) -> &mut Attributes {
        let node = self.nodes.entry(id.to_owned()).or_insert_with(|| Node {
            id: id.to_owned(),
            label: words::line(label),
            attributes: BTreeMap::from([("kind", Value::Text(kind.to_owned()))]),
        });
        &mut node.attributes
    }

    /// The node of an entity, or of words that no entity stands behind.
    fn party(&mut self, desk: &Desk<'_>, id: &str) -> String {
        let Some(entity) = desk.entity(id) else {
            let id_of = format!("source:{}", words::line(id));
            self.node(&id_of, "source", id);
            return id_of;
        };
        let node = self.node(id, &word(&entity.kind), &entity.name);
        put(node, "country", entity.country.as_deref());
        put(node, "role", entity.roles.first().map(|r| r.text.as_str()));
        let other: Vec<String> = entity.aliases.iter().map(|a| words::line(a)).collect();
        put(node, "aliases", Some(other.join("; ").as_str()).filter(|a| !a.is_empty()));
        id.to_owned()
    }

    fn edge(&mut self, id: String, from: String, to: String, label: &str, attributes: Attributes) {
        self.edges.push(Edge { id, from, to, label: words::line(label), attributes });
    }
}

/// Adds words to attributes, where there are any.
fn put(attributes: &mut Attributes, name: &'static str, text: Option<&str>) {
    if let Some(text) = text {
        attributes.insert(name, Value::Text(words::line(text)));
    }
}

/// Adds the ends of an interval.
fn days(attributes: &mut Attributes, when: &Interval) {
    put(attributes, "earliest", when.earliest.map(|d| d.to_string()).as_deref());
    put(attributes, "latest", when.latest.map(|d| d.to_string()).as_deref());
}

/// The word of an enumerated field, as the records write it.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn every_edge_joins_two_nodes_and_names_its_kind() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let graph = Graph::of(&desk);
        assert!(graph.edges.len() > 4, "{:?}", graph.edges);
        for edge in &graph.edges {
            assert!(graph.nodes.contains_key(&edge.from) && graph.nodes.contains_key(&edge.to), "{edge:?}");
            assert!(edge.attributes.contains_key("kind"), "{edge:?}");
        }
        let mut ids: Vec<&str> = graph.edges.iter().map(|e| e.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), graph.edges.len());
    }

    #[test]
    fn a_carrier_that_is_no_article_is_a_node_of_its_own() {
        let (dossier, articles) = fixture::dossier();
        let graph = Graph::of(&Desk::new(&dossier, &articles));
        let edge = graph.edges.iter().find(|e| e.label == "outlet_to_outlet").unwrap();
        assert_eq!(edge.from, "source:Delta Wire");
        assert_eq!(edge.to, "a1");
    }
}
