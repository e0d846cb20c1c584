//! "The Holm administration" in an article that does not say of which country: Holm's, as the story knows it.

use model::record::EntityKind;

use super::clusters::Clusters;

/// Joins governments named by their holder to the holder's country.
pub(super) fn by_holder(clusters: &mut Clusters<'_>) {
    let all: Vec<usize> = (0..clusters.nodes.len()).collect();
    for node in all {
        let here = clusters.nodes[node];
        let Some(holder) = here.entity.key.strip_prefix("of:") else { continue };
        let person = (0..clusters.nodes.len()).find(|n| {
            let other = clusters.nodes[*n];
            other.article == here.article
                && other.entity.key == holder
                && other.entity.kind() == EntityKind::Person
        });
        let Some(country) = person.and_then(|p| clusters.country(clusters.root(p))) else { continue };
        let known = format!("country:{country}");
        let government =
            (0..clusters.nodes.len()).find(|n| clusters.nodes[*n].entity.known.as_deref() == Some(&known));
        let Some(government) = government else { continue };
        clusters.absorb(government, node, "government-of-holder");
    }
}
