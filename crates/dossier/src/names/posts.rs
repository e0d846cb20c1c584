//! "The foreign minister of Denmark" in an article that does not name her: the one whom the story names with that post.

use std::collections::BTreeSet;

use model::record::EntityKind;

use super::clusters::Clusters;
use crate::Story;

/// Joins posts of a country to their only holder in the story.
pub(super) fn by_post(story: &Story<'_>, clusters: &mut Clusters<'_>) {
    let wanted: Vec<usize> =
        (0..clusters.nodes.len()).filter(|n| clusters.nodes[*n].entity.key.starts_with("post:")).collect();
    if wanted.is_empty() {
        return;
    }
    let held = holders(story, clusters);
    for node in wanted {
        let key = clusters.nodes[node].entity.key.clone();
        let Some((post, country)) = key.strip_prefix("post:").and_then(|k| k.split_once('@')) else {
            continue;
        };
        let fits = |h: &&Held| h.country == country && h.role.contains(post);
        let roots: BTreeSet<usize> = held.iter().filter(fits).map(|h| clusters.root(h.node)).collect();
        let mut roots = roots.into_iter();
        if let (Some(one), None) = (roots.next(), roots.next()) {
            clusters.absorb(one, node, "post-of-one-holder");
        }
    }
}

/// A post that somebody is said to hold.
struct Held {
    node: usize,
    role: String,
    country: String,
}

fn holders(story: &Story<'_>, clusters: &Clusters<'_>) -> Vec<Held> {
    let mut all = Vec::new();
    for (n, node) in clusters.nodes.iter().enumerate() {
        if node.entity.kind() != EntityKind::Person {
            continue;
        }
        let Some(text) = story.texts.get(node.article) else { continue };
        for role in &node.entity.roles {
            let words = role.span.slice(&text.article().text).to_lowercase();
            let former = words.split(' ').any(|w| w == "former" || w == "ex");
            if let Some(country) = role.country.as_ref().or(node.entity.country.as_ref()).filter(|_| !former)
            {
                all.push(Held { node: n, role: words, country: country.clone() });
            }
        }
    }
    all
}
