//! Local entities of all articles in clusters, with the vetoes that keep some apart.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use model::{draft::LocalEntity, record::EntityKind};

use crate::Story;

/// Two names that looked alike and were kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Veto {
    /// One name.
    pub one: String,
    /// The other.
    pub other: String,
    /// Name of the rule that forbade it.
    pub rule: &'static str,
}

/// One local entity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'a> {
    /// Index of its article in the story.
    pub(crate) article: usize,
    pub(crate) entity: &'a LocalEntity,
}

/// Clusters of local entities.
#[derive(Debug)]
pub(crate) struct Clusters<'a> {
    pub(crate) nodes: Vec<Node<'a>>,
    /// First node of each article.
    pub(crate) starts: Vec<usize>,
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// The articles of each cluster.
    articles: Vec<HashSet<usize>>,
    rules: Vec<BTreeSet<&'static str>>,
    pub(crate) vetoes: Vec<Veto>,
    /// The vetoes again, to note each once.
    vetoed: HashSet<Veto>,
    /// Sets of nodes that a person keeps apart.
    apart: Vec<(BTreeSet<usize>, BTreeSet<usize>)>,
}

impl<'a> Clusters<'a> {
    pub(crate) fn new(story: &Story<'a>) -> Self {
        let mut nodes = Vec::new();
        let mut starts = Vec::new();
        for (article, read) in story.reads.iter().enumerate() {
            starts.push(nodes.len());
            nodes.extend(read.drafts.entities.iter().map(|entity| Node { article, entity }));
        }
        let all = nodes.len();
        Self {
            articles: nodes.iter().map(|n| HashSet::from([n.article])).collect(),
            nodes,
            starts,
            parent: (0..all).collect(),
            members: (0..all).map(|i| vec![i]).collect(),
            rules: vec![BTreeSet::new(); all],
            vetoes: Vec::new(),
            vetoed: HashSet::new(),
            apart: Vec::new(),
        }
    }

    /// The cluster of a node: its smallest node.
    pub(crate) fn root(&self, mut node: usize) -> usize {
        while self.parent[node] != node {
            node = self.parent[node];
        }
        node
    }

    /// The roots of all clusters, in order.
    pub(crate) fn roots(&self) -> Vec<usize> {
        (0..self.nodes.len()).filter(|i| self.parent[*i] == *i).collect()
    }

    /// The nodes of an article.
    pub(crate) fn of_article(&self, article: usize) -> Range<usize> {
        let start = self.starts.get(article).copied().unwrap_or(self.nodes.len());
        start..self.starts.get(article + 1).copied().unwrap_or(self.nodes.len())
    }

    /// The nodes of a cluster, in order.
    pub(crate) fn members(&self, root: usize) -> &[usize] {
        &self.members[root]
    }

    /// The names of the rules that merged a cluster, with those that joined it inside each article.
    pub(crate) fn rules(&self, root: usize) -> BTreeSet<String> {
        let inside = self.members[root].iter().flat_map(|n| self.nodes[*n].entity.rules.iter().cloned());
        self.rules[root].iter().map(|r| (*r).to_owned()).chain(inside).collect()
    }

    /// The entities of a cluster.
    pub(crate) fn entities(&self, root: usize) -> impl Iterator<Item = &'a LocalEntity> + '_ {
        self.members[root].iter().map(|n| self.nodes[*n].entity)
    }

    /// Merges two clusters unless one article keeps them apart.
    pub(crate) fn merge(&mut self, a: usize, b: usize, rule: &'static str) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if self.decided_apart(a, b) {
            self.veto(a, b, "decided-apart");
            return false;
        }
        if !self.articles[a].is_disjoint(&self.articles[b]) {
            self.veto(a, b, "apart-in-one-article");
            return false;
        }
        self.pour(a, b, rule);
        true
    }

    /// Notes that two clusters are kept apart.
    pub(crate) fn veto(&mut self, a: usize, b: usize, rule: &'static str) {
        let name = |i: usize| self.nodes[self.root(i)].entity.name.clone();
        let (one, other) = (name(a), name(b));
        let veto =
            if one <= other { Veto { one, other, rule } } else { Veto { one: other, other: one, rule } };
        if self.vetoed.insert(veto.clone()) {
            self.vetoes.push(veto);
        }
    }

    /// Kinds with their weights over all mentions, best first.
    pub(crate) fn kind(&self, root: usize) -> EntityKind {
        let mut weights: BTreeMap<EntityKind, f32> = BTreeMap::new();
        for entity in self.entities(root) {
            let mentions = entity.mentions.iter().filter(|m| !m.anaphor).count().max(1);
            let mentions = f32::from(u16::try_from(mentions).unwrap_or(u16::MAX));
            for (kind, weight) in &entity.kinds {
                *weights.entry(*kind).or_default() += weight * mentions;
            }
        }
        let best = weights.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        best.map_or(EntityKind::Group, |(kind, _)| kind)
    }

    /// The country that most entities of a cluster name; a tie is none.
    pub(crate) fn country(&self, root: usize) -> Option<String> {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for country in self.entities(root).filter_map(|e| e.country.as_deref()) {
            *votes.entry(country).or_default() += 1;
        }
        let most = votes.values().max().copied()?;
        let mut best = votes.into_iter().filter(|(_, n)| *n == most);
        let (country, _) = best.next()?;
        best.next().is_none().then(|| country.to_owned())
    }
}

impl Clusters<'_> {
    /// Merges a description into what it describes, even where one article has both.
    pub(crate) fn absorb(&mut self, into: usize, node: usize, rule: &'static str) {
        let (a, b) = (self.root(into), self.root(node));
        if a == b {
            return;
        }
        if self.decided_apart(a, b) {
            self.veto(a, b, "decided-apart");
            return;
        }
        self.pour(a, b, rule);
    }

    /// Keeps some nodes apart from others, whatever the rules say.
    pub(crate) fn keep_apart(&mut self, one: BTreeSet<usize>, other: BTreeSet<usize>) {
        for node in one.iter().chain(&other) {
            self.rules[*node].insert("decided-apart");
        }
        self.apart.push((one, other));
    }

    fn decided_apart(&self, a: usize, b: usize) -> bool {
        let in_set = |root: usize, set: &BTreeSet<usize>| self.members[root].iter().any(|n| set.contains(n));
        let across = |(one, other): &(BTreeSet<usize>, BTreeSet<usize>)| {
            in_set(a, one) && in_set(b, other) || in_set(a, other) && in_set(b, one)
        };
        self.apart.iter().any(across)
    }

    /// Makes two clusters, given by their roots, one under the smaller root.
    fn pour(&mut self, a: usize, b: usize, rule: &'static str) {
        let (keep, gone) = (a.min(b), a.max(b));
        self.parent[gone] = keep;
        let moved = std::mem::take(&mut self.members[gone]);
        let in_order = self.members[keep].last() < moved.first();
        self.members[keep].extend(moved);
        if !in_order {
            self.members[keep].sort_unstable();
        }
        // The smaller set is poured into the larger.
        let (mut few, mut many) =
            (std::mem::take(&mut self.articles[gone]), std::mem::take(&mut self.articles[keep]));
        if few.len() > many.len() {
            std::mem::swap(&mut few, &mut many);
        }
        many.extend(few);
        self.articles[keep] = many;
        let rules = std::mem::take(&mut self.rules[gone]);
        self.rules[keep].extend(rules);
        self.rules[keep].insert(rule);
    }
}
