//! "The Holm administration" in an article that does not say of which country: Holm's, as the story knows it.

use std::collections::HashMap;

use model::record::EntityKind;

use super::clusters::Clusters;

/// Joins governments named by their holder to the holder's country.
pub(super) fn by_holder(clusters: &mut Clusters<'_>) {
    let mut governments: HashMap<&str, usize> = HashMap::new();
    for (node, here) in clusters.nodes.iter().enumerate() {
        let country = here.entity.known.as_deref().and_then(|known| known.strip_prefix("country:"));
        if let Some(country) = country {
            governments.entry(country).or_insert(node);
        }
    }
    for node in 0..clusters.nodes.len() {
        let here = clusters.nodes[node];
        let Some(holder) = here.entity.key.strip_prefix("of:") else { continue };
        let person = clusters.of_article(here.article).find(|n| {
            let other = clusters.nodes[*n].entity;
            other.key == holder && other.kind() == EntityKind::Person
        });
        let Some(country) = person.and_then(|p| clusters.country(clusters.root(p))) else { continue };
        let Some(government) = governments.get(country.as_str()) else { continue };
        clusters.absorb(*government, node, "government-of-holder");
    }
}
