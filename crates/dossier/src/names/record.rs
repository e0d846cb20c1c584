//! Clusters as records: name, aliases, roles and mentions in code points.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Dossier, Evidence,
    draft::LocalEntity,
    record::{Entity, EntityKind, MentionAt, RoleRecord},
};

use super::{Names, clusters::Clusters};
use crate::{Story, ids::Ids};

/// Numbers the clusters in the order of their first mentions and names them.
pub(super) fn names(story: &Story<'_>, clusters: Clusters<'_>) -> Names {
    let mut first: Vec<(Evidence, usize)> = Vec::new();
    for root in clusters.roots() {
        let evidence = clusters.members(root).iter().filter_map(|n| {
            let node = clusters.nodes[*n];
            let at = node.entity.mentions.first()?;
            Some(story.texts.get(node.article)?.evidence(at.span))
        });
        first.extend(evidence.min().map(|e| (e, root)));
    }
    first.sort();
    let mut ids = Ids::new("entity");
    let mut names = Names::default();
    let mut number = BTreeMap::new();
    for (evidence, root) in &first {
        number.insert(*root, crate_index(names.ids.len()));
        names.ids.push(ids.next(std::slice::from_ref(evidence)));
        names.rules.push(clusters.rules(*root).into_iter().collect());
        names.countries.push(clusters.country(*root));
        names.kinds.push(clusters.kind(*root));
    }
    for article in 0..clusters.starts.len() {
        let of =
            clusters.of_article(article).map(|n| number.get(&clusters.root(n)).copied().unwrap_or(u32::MAX));
        names.of.push(of.collect());
    }
    names.vetoes = clusters.vetoes;
    names.vetoes.sort_by(|a, b| (&a.one, &a.other).cmp(&(&b.one, &b.other)));
    names
}

fn crate_index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The local entities of one entity of the story, with the index of their article.
type Parts<'a> = Vec<(usize, &'a LocalEntity)>;

/// Writes one record an entity.
pub(super) fn write(story: &Story<'_>, names: &Names, dossier: &mut Dossier) {
    let mut parts: Vec<Parts<'_>> = vec![Vec::new(); names.ids.len()];
    for (article, read) in story.reads.iter().enumerate() {
        for (local, entity) in read.drafts.entities.iter().enumerate() {
            let global = names.of.get(article).and_then(|of| of.get(local));
            if let Some(slot) = global.and_then(|g| parts.get_mut(*g as usize)) {
                slot.push((article, entity));
            }
        }
    }
    for (i, parts) in parts.iter().enumerate() {
        dossier.entities.extend(entity(story, names, i, parts));
    }
}

fn entity(story: &Story<'_>, names: &Names, i: usize, parts: &Parts<'_>) -> Option<Entity> {
    let kind = names.kinds.get(i).copied()?;
    let mut forms: BTreeSet<String> = BTreeSet::new();
    let (mut mentions, mut roles) = (Vec::new(), Vec::new());
    for (article, local) in parts {
        let text = story.texts.get(*article)?;
        for m in &local.mentions {
            let at = text.evidence(m.span);
            if !m.anaphor {
                forms.insert(at.exact.clone());
            }
            mentions.push(MentionAt { at, kind: m.used_as.filter(|k| *k != kind || is_capital(local)) });
        }
        for role in &local.roles {
            let evidence = text.evidence(role.span);
            roles.push(RoleRecord { text: evidence.exact.clone(), evidence });
        }
    }
    mentions.sort_by(|a: &MentionAt, b| a.at.cmp(&b.at));
    roles.sort_by(|a: &RoleRecord, b| a.evidence.cmp(&b.evidence));
    let mut seen = BTreeSet::new();
    roles.retain(|r| seen.insert(r.text.clone()));
    let name = fullest(parts, kind);
    forms.remove(&name);
    Some(Entity {
        id: names.ids.get(i)?.clone(),
        name,
        kind,
        aliases: forms.into_iter().collect(),
        roles,
        mentions,
        country: names.countries.get(i).cloned().flatten(),
        // A state known by use is in no table.
        known: parts.iter().find_map(|(_, e)| e.known.clone().filter(|k| !k.starts_with("country:~"))),
        rules: names.rules.get(i).cloned().unwrap_or_default(),
    })
}

/// Governments are mentioned by their capitals: that use is always marked.
fn is_capital(entity: &LocalEntity) -> bool {
    entity.known.as_deref().is_some_and(|k| k.starts_with("country:"))
}

/// The fullest name of the parts: most words for people, the tables' name first; then the most mentioned.
fn fullest(parts: &Parts<'_>, kind: EntityKind) -> String {
    let words = |e: &LocalEntity| if kind == EntityKind::Person { e.name.split(' ').count() } else { 0 };
    let mut weight: BTreeMap<&str, (bool, usize, usize)> = BTreeMap::new();
    // "the foreign minister of Denmark" names nobody who is named elsewhere.
    let post = |e: &LocalEntity| e.key.starts_with("post:");
    let only_posts = parts.iter().all(|(_, e)| post(e));
    for (_, e) in parts.iter().filter(|(_, e)| only_posts || !post(e)) {
        let entry = weight.entry(&e.name).or_default();
        entry.0 |= e.known.is_some();
        entry.1 = entry.1.max(words(e));
        entry.2 += e.mentions.len();
    }
    let best = weight.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)));
    best.map_or(String::new(), |(name, _)| name.to_owned())
}
