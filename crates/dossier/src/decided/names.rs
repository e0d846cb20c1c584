//! Names that a person joined, kept apart, renamed or gave a role.

use std::collections::BTreeSet;

use model::{
    Dossier,
    record::{Entity, RoleRecord},
};

use crate::Story;
use crate::names::clusters::Clusters;

/// Two spellings of one name, marks and case aside.
pub(super) fn same(a: &str, b: &str) -> bool {
    let fold = |s: &str| s.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    fold(a) == fold(b)
}

/// The local entities of this name.
fn named(clusters: &Clusters<'_>, name: &str) -> BTreeSet<usize> {
    let is = |n: &usize| same(&clusters.nodes[*n].entity.name, name);
    (0..clusters.nodes.len()).filter(is).collect()
}

pub(super) fn forbid(clusters: &mut Clusters<'_>, one: &str, other: &str) -> bool {
    let (a, b) = (named(clusters, one), named(clusters, other));
    keep(clusters, a, b)
}

/// The name in that article, and everywhere else.
pub(super) fn split(story: &Story<'_>, clusters: &mut Clusters<'_>, name: &str, article: &str) -> bool {
    let here = |a: &model::Article| a.id == article || a.path == article || a.url.as_deref() == Some(article);
    let inside = |n: &usize| story.reads.get(clusters.nodes[*n].article).is_some_and(|r| here(&r.article));
    let (exact, outside): (BTreeSet<usize>, BTreeSet<usize>) =
        named(clusters, name).into_iter().partition(inside);
    // The article may have no more than the last part of the name, or more of it than the account shows.
    let part =
        || (0..clusters.nodes.len()).filter(inside).filter(|n| ends(&clusters.nodes[*n].entity.name, name));
    let found = if exact.is_empty() { part().collect() } else { exact };
    keep(clusters, found, outside)
}

/// One name is the end of the other.
fn ends(a: &str, b: &str) -> bool {
    let fold = |s: &str| s.split_whitespace().map(str::to_lowercase).rev().collect::<Vec<_>>();
    let (a, b) = (fold(a), fold(b));
    let shared = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    shared > 0 && shared == a.len().min(b.len())
}

fn keep(clusters: &mut Clusters<'_>, a: BTreeSet<usize>, b: BTreeSet<usize>) -> bool {
    let found = !a.is_empty() && !b.is_empty();
    if found {
        clusters.keep_apart(a, b);
    }
    found
}

pub(super) fn merge(clusters: &mut Clusters<'_>, one: &str, other: &str) -> bool {
    let (a, b) = (named(clusters, one), named(clusters, other));
    let (Some(first), false) = (a.first().copied(), b.is_empty()) else { return false };
    for node in a.into_iter().chain(b) {
        clusters.absorb(first, node, "decided-merge");
    }
    true
}

/// The entity of a name: by its name, else by an alias that only one has.
fn entity<'d>(dossier: &'d mut Dossier, name: &str) -> Option<&'d mut Entity> {
    let by_name = |e: &Entity| same(&e.name, name);
    let by_alias = |e: &Entity| e.aliases.iter().any(|a| same(a, name));
    let at = dossier.entities.iter().position(by_name).or_else(|| {
        let mut found = dossier.entities.iter().enumerate().filter(|(_, e)| by_alias(e)).map(|(i, _)| i);
        found.next().filter(|_| found.next().is_none())
    })?;
    dossier.entities.get_mut(at)
}

/// The record id of a name.
pub(super) fn id(dossier: &Dossier, name: &str) -> Option<String> {
    let found = |e: &&Entity| e.id == name || same(&e.name, name);
    dossier.entities.iter().find(found).map(|e| e.id.clone())
}

pub(super) fn rename(dossier: &mut Dossier, name: &str, to: &str) -> bool {
    let Some(entity) = entity(dossier, name) else { return false };
    let old = std::mem::replace(&mut entity.name, to.to_owned());
    entity.aliases.retain(|a| a != to);
    if old != to && !entity.aliases.contains(&old) {
        entity.aliases.push(old);
        entity.aliases.sort();
    }
    entity.rules.push("decided-rename".to_owned());
    true
}

/// The words that show a decided role are those that name its holder first.
pub(super) fn role(dossier: &mut Dossier, name: &str, role: &str) -> bool {
    let Some(entity) = entity(dossier, name) else { return false };
    let Some(first) = entity.mentions.first().map(|m| m.at.clone()) else { return false };
    entity.roles.retain(|r| r.text != role);
    entity.roles.insert(0, RoleRecord { text: role.to_owned(), evidence: first });
    entity.rules.push("decided-role".to_owned());
    true
}
