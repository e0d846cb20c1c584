//! Merges by what needs no guess: ids of the shipped facts, equal keys, acronyms of one full name.

use std::collections::BTreeMap;

use model::record::EntityKind;

use super::clusters::Clusters;

/// One id of the shipped facts is one entity.
pub(super) fn by_facts(clusters: &mut Clusters<'_>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for node in 0..clusters.nodes.len() {
        let Some(known) = clusters.nodes[node].entity.known.as_deref() else { continue };
        match first.get(known) {
            Some(other) => _ = clusters.merge(*other, node, "same-fact"),
            None => _ = first.insert(known, node),
        }
    }
}

/// Equal keys are one entity, people aside: they have vetoes of their own. Unnamed sources stay with their article.
pub(super) fn by_key(clusters: &mut Clusters<'_>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for node in 0..clusters.nodes.len() {
        let entity = clusters.nodes[node].entity;
        let settled = entity.known.is_some() || entity.key.starts_with("of:");
        if settled || matches!(entity.kind(), EntityKind::Person | EntityKind::Anonymous) {
            continue;
        }
        match first.get(entity.key.as_str()) {
            Some(other) => _ = clusters.merge(*other, node, "same-name"),
            None => _ = first.insert(&entity.key, node),
        }
    }
}

/// A state that one article knows by use is the name that stands bare in another.
pub(super) fn by_state(clusters: &mut Clusters<'_>) {
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for node in 0..clusters.nodes.len() {
        let entity = clusters.nodes[node].entity;
        if entity.known.as_deref().is_some_and(|k| k.starts_with("country:~")) {
            states.entry(entity.key.as_str()).or_insert(node);
        }
    }
    for node in 0..clusters.nodes.len() {
        let entity = clusters.nodes[node].entity;
        let sure = entity.kinds.first().is_some_and(|k| k.0 == EntityKind::Person && k.1 >= 0.95);
        if let Some(state) = states.get(entity.key.as_str()).filter(|_| entity.known.is_none() && !sure) {
            _ = clusters.merge(*state, node, "same-name");
        }
    }
}

/// "Corvane" in one article is Corvane Foods of another, where one body of the story begins so.
pub(super) fn by_first_word(clusters: &mut Clusters<'_>) {
    let mut full: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let roots = clusters.roots();
    for root in &roots {
        let entity = clusters.nodes[*root].entity;
        let known = entity.known.is_some() || entity.key.contains(':');
        if entity.kind() == EntityKind::Organisation
            && !known
            && let Some((first, _)) = entity.key.split_once(' ').filter(|(f, _)| f.len() >= 4)
        {
            full.entry(first).or_default().push(*root);
        }
    }
    for root in roots {
        let entity = clusters.nodes[root].entity;
        let sure = entity.kinds.first().is_none_or(|k| {
            matches!(k.0, EntityKind::Place | EntityKind::Government | EntityKind::Anonymous)
                || k.0 == EntityKind::Person && k.1 >= 0.95
        });
        if sure || entity.known.is_some() || entity.key.contains([' ', ':']) {
            continue;
        }
        if let Some([one]) = full.get(entity.key.as_str()).map(Vec::as_slice) {
            _ = clusters.merge(*one, root, "first-word-of-body");
        }
    }
}

/// An acronym that no table knows is the one organisation of the story whose first letters it has.
pub(super) fn by_acronym(clusters: &mut Clusters<'_>) {
    let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut short = Vec::new();
    for root in clusters.roots() {
        let entity = clusters.nodes[root].entity;
        if matches!(entity.kind(), EntityKind::Person | EntityKind::Anonymous | EntityKind::Government) {
            continue;
        }
        if entity.name.len() > 2 && entity.name.chars().all(char::is_uppercase) {
            short.push((facts::fold(&entity.name), root));
        } else if entity.key.contains(' ') {
            full.entry(initials(&entity.name)).or_default().push(root);
        }
    }
    for (letters, root) in short {
        match full.get(&letters).map(Vec::as_slice) {
            Some([one]) => _ = clusters.merge(*one, root, "acronym-of-name"),
            Some([one, ..]) => clusters.veto(*one, root, "acronym-of-several"),
            _ => {}
        }
    }
}

fn initials(name: &str) -> String {
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let first = |w: &str| w.chars().next().map(|c| c.to_lowercase().to_string());
    name.split([' ', '-']).filter(capital).filter_map(first).collect()
}
