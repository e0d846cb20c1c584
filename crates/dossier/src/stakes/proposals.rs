//! Proposals: one record for each, a copy's evidence with its lead's.

use std::collections::HashMap;

use model::{Dossier, record::Proposal};

use super::{ArticleOf, IssueIds, join};
use crate::{Resolved, ids::Ids};

/// Writes the proposals.
pub(super) fn write(resolved: &Resolved<'_>, issues: &IssueIds, dossier: &mut Dossier) {
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut at: HashMap<(&str, Option<String>, String, _), usize> = HashMap::new();
    for article in ArticleOf::all(resolved) {
        for draft in &article.drafts().proposals {
            let by = draft.by.and_then(|p| article.party(p));
            let words = article.words(draft.words);
            let evidence = article.evidence(&draft.evidence);
            let key = (article.source(), by.clone(), words.clone(), draft.status);
            if let Some(proposal) = at.get(&key).and_then(|n| proposals.get_mut(*n)) {
                join(&mut proposal.evidence, &evidence);
                continue;
            }
            at.insert(key, proposals.len());
            proposals.push(Proposal {
                id: String::new(),
                by,
                to: draft.to.iter().filter_map(|p| article.party(*p)).collect(),
                words,
                issues: draft.issues.iter().filter_map(|k| issues.id(k)).map(str::to_owned).collect(),
                version: draft.version.map(|v| article.words(v)),
                status: draft.status,
                expires: draft.expires.map(|e| article.words(e)),
                conditions: draft.conditions.iter().map(|c| article.words(*c)).collect(),
                origins: Vec::new(),
                evidence,
                rules: draft.rules.clone(),
            });
        }
    }
    let mut ids = Ids::new("proposal");
    for mut proposal in proposals {
        proposal.id = ids.next(&proposal.evidence);
        dossier.proposals.push(proposal);
    }
}
