//! Levers: one record for each article, kind, actor and thing; a copy adds its evidence to its lead's.

use std::collections::BTreeMap;

use model::{
    Dossier,
    record::{Lever, LeverKind},
};

use super::{ArticleOf, join};
use crate::{Resolved, ids::Ids};

/// Writes the levers.
pub(super) fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut at: BTreeMap<(String, LeverKind, Option<String>, String), usize> = BTreeMap::new();
    let mut levers: Vec<Lever> = Vec::new();
    for article in ArticleOf::all(resolved) {
        for draft in article.drafts().levers.iter().filter(|l| !l.repeated) {
            let actor = draft.actor.and_then(|p| article.party(p));
            let what = article.words(draft.what);
            let key = (article.source().to_owned(), draft.kind, actor.clone(), what.to_lowercase());
            let evidence = article.evidence(&draft.evidence);
            if let Some(lever) = at.get(&key).and_then(|i| levers.get_mut(*i)) {
                join(&mut lever.evidence, &evidence);
                join(&mut lever.rules, &draft.rules);
                lever.target = lever.target.take().or_else(|| draft.target.and_then(|p| article.party(p)));
                lever.reason = lever.reason.take().or_else(|| draft.reason.map(|r| article.words(r)));
                continue;
            }
            at.insert(key, levers.len());
            levers.push(Lever {
                id: String::new(),
                kind: draft.kind,
                actor,
                target: draft.target.and_then(|p| article.party(p)),
                what,
                status: draft.status.clone(),
                reason: draft.reason.map(|r| article.words(r)),
                origins: Vec::new(),
                evidence,
                rules: draft.rules.clone(),
            });
        }
    }
    let mut ids = Ids::new("lever");
    for lever in &mut levers {
        lever.id = ids.next(&lever.evidence);
    }
    dossier.levers.extend(levers);
}
