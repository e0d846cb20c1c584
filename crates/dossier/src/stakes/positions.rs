//! Positions: one record for each party, issue, stance and article; a copy adds its evidence to its lead's.

use std::collections::BTreeMap;

use model::{Dossier, draft::IssueRef, record::Position, record::Stance};

use super::{ArticleOf, IssueIds, join};
use crate::{Resolved, ids::Ids};

type Key = (String, String, Stance, Option<String>, Option<String>);

/// Writes the positions.
pub(super) fn write(resolved: &Resolved<'_>, issues: &IssueIds, dossier: &mut Dossier) {
    let said = super::said(dossier);
    let mut at: BTreeMap<Key, usize> = BTreeMap::new();
    let mut positions: Vec<Position> = Vec::new();
    for article in ArticleOf::all(resolved) {
        for draft in article.drafts().positions.iter().filter(|p| !p.repeated) {
            let issue = match &draft.issue {
                IssueRef::Process => Some("process"),
                IssueRef::Key(key) => issues.id(key),
            };
            let Some(issue) = issue.map(str::to_owned) else { continue };
            let party = article.party(draft.party);
            let as_told_by =
                draft.as_told_by.and_then(|p| article.party(p)).filter(|p| Some(p) != party.as_ref());
            let key =
                (article.source().to_owned(), issue.clone(), draft.stance, party.clone(), as_told_by.clone());
            let evidence = article.evidence(&draft.evidence);
            if let Some(position) = at.get(&key).and_then(|i| positions.get_mut(*i)) {
                join(&mut position.evidence, &evidence);
                join(&mut position.rules, &draft.rules);
                continue;
            }
            at.insert(key, positions.len());
            positions.push(Position {
                id: String::new(),
                party,
                issue,
                stance: draft.stance,
                as_told_by,
                when: article.when(draft.when.or_else(|| article.said(draft.statement))),
                statement: article.statement(&said, draft.statement),
                condition: draft.condition.map(|c| article.words(c)),
                origins: Vec::new(),
                evidence,
                rules: draft.rules.clone(),
            });
        }
    }
    let mut ids = Ids::new("position");
    for position in &mut positions {
        position.id = ids.next(&position.evidence);
    }
    dossier.positions.extend(positions);
}
