//! Words of progress and figures: one record a mention; a copy's mention joins its lead's.

use std::collections::HashMap;

use model::{
    Dossier, Evidence,
    record::{Figure, FigureValue, Progress},
};

use super::{ArticleOf, join};
use crate::{Resolved, ids::Ids};

/// Writes progress and figures.
pub(super) fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    progress(resolved, dossier);
    figures(resolved, dossier);
}

fn progress(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut all: Vec<Progress> = Vec::new();
    let mut carried = Carried::default();
    for article in ArticleOf::all(resolved) {
        for draft in article.drafts().progress.iter().filter(|p| !p.repeated) {
            let by = draft.by.and_then(|p| article.party(p));
            let evidence = article.evidence(&draft.evidence);
            let what = (article.source(), by.clone(), draft.measure.clone(), String::new());
            let same = carried.find(&what, &evidence);
            carried.add(&what, &evidence, same.unwrap_or(all.len()));
            if let Some(progress) = same.and_then(|n| all.get_mut(n)) {
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
            all.push(progress);
        }
    }
    let mut ids = Ids::new("progress");
    for mut record in all {
        record.id = ids.next(&record.evidence);
        dossier.progress.push(record);
    }
}

fn figures(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut all: Vec<Figure> = Vec::new();
    let mut carried = Carried::default();
    for article in ArticleOf::all(resolved) {
        for draft in article.drafts().figures.iter().filter(|f| !f.repeated) {
            let by = draft.by.and_then(|p| article.party(p));
            let evidence = article.evidence(&draft.evidence);
            let what = (article.source(), None, draft.measure.clone(), value(&draft.value));
            let same = carried.find(&what, &evidence);
            carried.add(&what, &evidence, same.unwrap_or(all.len()));
            if let Some(figure) = same.and_then(|n| all.get_mut(n)) {
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
            all.push(figure);
        }
    }
    let mut ids = Ids::new("figure");
    for mut record in all {
        record.id = ids.next(&record.evidence);
        dossier.figures.push(record);
    }
}

/// A figure's value as part of a key.
fn value(value: &FigureValue) -> String {
    match value {
        FigureValue::Number(n) => n.to_string(),
        FigureValue::Words(words) => format!("“{words}”"),
    }
}

/// Whose words an article has, who says it, what is measured, and its value.
type What<'a> = (&'a str, Option<String>, String, String);

/// Where the same words told the same: what a copy carries on. By key, so that no mention walks all earlier ones.
#[derive(Debug, Default)]
struct Carried<'a> {
    /// Article and record of each telling, in the order of the records; of one article's only the first.
    told: HashMap<(What<'a>, String), Vec<(String, usize)>>,
}

impl<'a> Carried<'a> {
    /// The first record that another article tells in the same words.
    fn find(&self, what: &What<'a>, evidence: &[Evidence]) -> Option<usize> {
        let in_words = |e: &Evidence| {
            let told = self.told.get(&(what.clone(), e.exact.clone()))?;
            told.iter().find(|(article, _)| *article != e.article).map(|(_, record)| *record)
        };
        evidence.iter().filter_map(in_words).min()
    }

    fn add(&mut self, what: &What<'a>, evidence: &[Evidence], record: usize) {
        for e in evidence {
            let told = self.told.entry((what.clone(), e.exact.clone())).or_default();
            let known = |(article, _): &(String, usize)| *article == e.article;
            // Two articles are enough: every other finds the first of them.
            if told.len() < 2 && !told.iter().any(known) {
                told.push((e.article.clone(), record));
            }
        }
    }
}
