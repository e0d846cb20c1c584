//! How records stand to each other: corroborated, contradicted, disputed, superseded, finer, followed, same words,
//! trimmed. Precision before recall: a contradiction shown must be one.

mod contradicted;
mod corroborated;
mod counts;
mod disputed;
mod finer;
mod followed;
mod order;
mod repeated;
mod superseded;
mod wording;

use std::collections::BTreeSet;

use model::{
    Dossier, Evidence, TextAt,
    record::{Relation, RelationKind},
};

use crate::{Resolved, Story, ids::Ids, known::Known, origins::Roots};

/// Adds the relations.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let roots = Roots::new(resolved, dossier);
    let look = Look {
        dossier,
        story: resolved.story,
        roots: &roots,
        order: order::Order::of(dossier),
        known: Known::of(dossier),
    };
    let mut found = Vec::new();
    corroborated::find(&look, &mut found);
    followed::find(&look, &mut found);
    disputed::find(&look, &mut found);
    contradicted::find(&look, &mut found);
    counts::find(&look, &mut found);
    superseded::find(&look, &mut found);
    finer::find(&look, &mut found);
    wording::find(&look, &mut found);
    repeated::find(&look, &mut found);
    found.sort_by(|a, b| (a.kind, &a.records, &a.reason).cmp(&(b.kind, &b.records, &b.reason)));
    found.dedup_by(|a, b| a.kind == b.kind && a.records == b.records);
    one_verdict(&mut found);
    let mut ids = Ids::new("relation");
    for relation in &mut found {
        relation.origins = roots.of(&relation.evidence);
        relation.id = ids.next(&relation.evidence);
    }
    dossier.relations = found;
}

/// What the rules look at.
pub(crate) struct Look<'a> {
    pub(crate) story: &'a Story<'a>,
    pub(crate) dossier: &'a Dossier,
    pub(crate) roots: &'a Roots,
    pub(crate) order: order::Order,
    pub(crate) known: Known<'a>,
}

impl<'a> Look<'a> {
    /// The text of an article.
    fn text(&self, article: &str) -> Option<&'a TextAt<'a>> {
        self.story.texts.get(self.story.position(article)?)
    }

    /// True for who can be a party of a dispute: an unnamed source of no known side cannot.
    fn is_a_party(&self, id: &str) -> bool {
        use model::record::EntityKind::{Anonymous, Group, Place};
        self.known
            .entity(id)
            .is_some_and(|e| e.country.is_some() || !matches!(e.kind, Anonymous | Group | Place))
    }

    /// The side an entity stands on: its country, else itself.
    fn side<'s>(&'s self, id: &'s str) -> &'s str {
        self.known.entity(id).and_then(|e| e.country.as_deref()).unwrap_or(id)
    }
}

/// Two records that contradict each other have not overtaken each other.
fn one_verdict(found: &mut Vec<Relation>) {
    let pair = |r: &Relation| {
        let mut records = r.records.clone();
        records.sort_unstable();
        records
    };
    let contradicted: BTreeSet<Vec<String>> =
        found.iter().filter(|r| r.kind == RelationKind::Contradicted).map(pair).collect();
    found.retain(|r| r.kind != RelationKind::Superseded || !contradicted.contains(&pair(r)));
}

/// Articles that some evidence stands in.
fn articles(evidence: &[Evidence]) -> BTreeSet<&str> {
    evidence.iter().map(|e| e.article.as_str()).collect()
}

fn relation(
    kind: RelationKind,
    records: Vec<String>,
    reason: String,
    evidence: Vec<Evidence>,
    rule: &str,
) -> Relation {
    Relation {
        id: String::new(),
        kind,
        records,
        origins: Vec::new(),
        reason,
        evidence,
        rules: vec![rule.to_owned()],
    }
}
