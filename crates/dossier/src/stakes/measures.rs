//! Words of progress and figures: one record a mention; a copy's mention joins its lead's.

use model::{
    Dossier, Evidence,
    record::{Figure, Progress},
};

use super::{ArticleOf, join};
use crate::{Resolved, ids::Ids};

/// Writes progress and figures.
pub(super) fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    progress(resolved, dossier);
    figures(resolved, dossier);
}

fn progress(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut all: Vec<(String, Progress)> = Vec::new();
    for article in ArticleOf::all(resolved) {
        for draft in article.drafts().progress.iter().filter(|p| !p.repeated) {
            let by = draft.by.and_then(|p| article.party(p));
            let evidence = article.evidence(&draft.evidence);
            let same = all.iter_mut().find(|(source, p)| {
                source == article.source()
                    && p.by == by
                    && p.measure == draft.measure
                    && copied(&p.evidence, &evidence)
            });
            if let Some((_, progress)) = same {
                join(&mut progress.evidence, &evidence);
                continue;
            }
            let progress = Progress {
                id: String::new(),
                by,
                measure: draft.measure.clone(),
                value: draft.value.clone(),
                unit: draft.unit.clone(),
                direction: draft.direction,
                when: article.when(draft.when.or_else(|| article.said(draft.statement))),
                origins: Vec::new(),
                evidence,
                rules: draft.rules.clone(),
            };
            all.push((article.source().to_owned(), progress));
        }
    }
    let mut ids = Ids::new("progress");
    for (_, mut record) in all {
        record.id = ids.next(&record.evidence);
        dossier.progress.push(record);
    }
}

fn figures(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut all: Vec<(String, Figure)> = Vec::new();
    for article in ArticleOf::all(resolved) {
        for draft in article.drafts().figures.iter().filter(|f| !f.repeated) {
            let by = draft.by.and_then(|p| article.party(p));
            let evidence = article.evidence(&draft.evidence);
            let same = all.iter_mut().find(|(source, f)| {
                source == article.source()
                    && f.value == draft.value
                    && f.measure == draft.measure
                    && copied(&f.evidence, &evidence)
            });
            if let Some((_, figure)) = same {
                join(&mut figure.evidence, &evidence);
                continue;
            }
            let figure = Figure {
                id: String::new(),
                measure: draft.measure.clone(),
                value: draft.value.clone(),
                unit: draft.unit.clone(),
                approx: draft.approx,
                when: article.when(draft.when),
                by,
                origins: Vec::new(),
                evidence,
                rules: draft.rules.clone(),
            };
            all.push((article.source().to_owned(), figure));
        }
    }
    let mut ids = Ids::new("figure");
    for (_, mut record) in all {
        record.id = ids.next(&record.evidence);
        dossier.figures.push(record);
    }
}

/// The same words in another article: what a copy carries on.
fn copied(a: &[Evidence], b: &[Evidence]) -> bool {
    a.iter().any(|a| b.iter().any(|b| a.article != b.article && a.exact == b.exact))
}
