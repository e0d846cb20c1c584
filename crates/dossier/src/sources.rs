//! Who takes from whom: the source graph. An edge says from whom an article has something, and how we know.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Dossier, Evidence,
    record::{EdgeKind, EntityKind, Link, SourceEdge},
};

use crate::{Resolved, ids::Ids, known::Known, origins::wire_credit};

/// Adds the source edges.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut edges = named(dossier);
    edges.extend(copied(resolved));
    edges.extend(shared_speakers(dossier));
    edges.sort_by(|a, b| (&a.to, &a.from, a.kind).cmp(&(&b.to, &b.from, b.kind)));
    let mut ids = Ids::new("edge");
    for edge in &mut edges {
        edge.id = ids.next(&edge.evidence);
    }
    dossier.source_edges = edges;
}

fn edge(from: String, to: &str, kind: EdgeKind, evidence: Vec<Evidence>, rule: &str) -> SourceEdge {
    let rules = vec![rule.to_owned()];
    SourceEdge {
        id: String::new(),
        from,
        to: to.to_owned(),
        kind,
        share: None,
        longest_run: None,
        evidence,
        rules,
    }
}

/// Carriers that a chain names before its speaker ("According to X", "told Y", "on Z").
fn named(dossier: &Dossier) -> Vec<SourceEdge> {
    let mut found: BTreeMap<(String, String), BTreeSet<Evidence>> = BTreeMap::new();
    let known = Known::of(dossier);
    for statement in &dossier.statements {
        let carriers = match (&statement.speaker, statement.chain.split_last()) {
            (Some(_), Some((_, carriers))) => carriers,
            (None, _) => &statement.chain[..],
            (Some(_), None) => &[],
        };
        for link in carriers.iter().filter(|l| carries(l, &known)) {
            for e in &statement.evidence {
                found.entry((e.article.clone(), shown(link, &known))).or_default().insert(e.clone());
            }
        }
    }
    found
        .into_iter()
        .map(|((to, from), evidence)| {
            edge(from, &to, EdgeKind::OutletToOutlet, evidence.into_iter().collect(), "named-carrier")
        })
        .collect()
}

/// True for outlets, wires and platforms: a person or a government in a chain is a speaker, not a carrier.
fn carries(link: &Link, known: &Known<'_>) -> bool {
    let name = link.entity.as_deref().map_or(link.name.as_str(), |id| known.name(id));
    let entity = link.entity.as_deref().and_then(|id| known.entity(id));
    facts::outlet(name).is_some()
        || entity.is_none_or(|e| e.kind == EntityKind::Organisation && e.country.is_none())
}

fn shown(link: &Link, known: &Known<'_>) -> String {
    link.entity.as_deref().map_or(link.name.as_str(), |id| known.name(id)).to_owned()
}

/// Articles whose words are another's.
fn copied(resolved: &Resolved<'_>) -> Vec<SourceEdge> {
    let story = resolved.story;
    let lead_of = |id: &str| story.position(id).map(|at| story.reads[at]);
    (story.reads.iter().zip(&story.texts))
        .filter_map(|(read, text)| {
            let copied = read.copied.as_ref()?;
            let wire = wire_credit(&read.article)
                .or_else(|| lead_of(&copied.from).and_then(|lead| wire_credit(&lead.article)));
            let from = wire.clone().unwrap_or_else(|| copied.from.clone());
            // Without a wire's credit the shared words are a wire's, a release's or the other outlet's: all three
            // are copies, and the lead article is what can be shown.
            let kind = if wire.is_some() { EdgeKind::WireCopy } else { EdgeKind::OutletToOutlet };
            let mut edge = edge(from, &read.article.id, kind, vec![text.evidence(copied.run)], "shared-text");
            edge.share = Some(copied.share);
            edge.longest_run = Some(copied.longest_run);
            Some(edge)
        })
        .collect()
}

/// One utterance in several articles: they have a source in common.
fn shared_speakers(dossier: &Dossier) -> Vec<SourceEdge> {
    let known = Known::of(dossier);
    let mut edges = Vec::new();
    for utterance in &dossier.utterances {
        let mut articles: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
        for e in &utterance.evidence {
            articles.entry(&e.article).or_default().push(e.clone());
        }
        let Some(speaker) = utterance.speaker.as_deref().filter(|_| articles.len() > 1) else { continue };
        for (article, evidence) in articles {
            let from = known.name(speaker).to_owned();
            edges.push(edge(from, article, EdgeKind::CommonSource, evidence, "same-utterance"));
        }
    }
    edges
}
