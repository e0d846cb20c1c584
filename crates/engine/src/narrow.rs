//! A part of an account: what is new since a day, what one party has to do with, what touches one issue.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::record::Record;
use model::{Dossier, Evidence};

/// What to keep; a field that is `None` keeps everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Only what no article from before this day tells.
    pub since: Option<Date>,
    /// Only what this person or body has to do with: a part of a name.
    pub who: Option<String>,
    /// Only what touches issues with these words in their label.
    pub issue: Option<String>,
}

impl Narrow {
    /// True when everything is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The part of `dossier` that is asked for. Articles, entities and times stay: they are what lines refer to.
    #[must_use]
    pub fn apply(&self, dossier: &Dossier) -> Dossier {
        let mut part = dossier.clone();
        if let Some(since) = self.since {
            let old: BTreeSet<String> = told_before(dossier, since);
            if let Some(story) =
                part.story.as_mut().filter(|s| s.title_from.as_ref().is_some_and(|a| old.contains(a)))
            {
                // An old headline over new lines would mislead.
                (story.title, story.title_from) = (None, None);
            }
            keep(&mut part, &|_, evidence, _| evidence.iter().all(|e| !old.contains(&e.article)));
        }
        if let Some(who) = &self.who {
            let wanted = named(dossier, who);
            keep(&mut part, &|_, _, refers| refers.iter().any(|r| wanted.contains(*r)));
        }
        if let Some(issue) = &self.issue {
            let wanted = labelled(dossier, issue);
            keep(&mut part, &|id, _, refers| {
                wanted.contains(id) || refers.iter().any(|r| wanted.contains(*r))
            });
        }
        part
    }
}

/// The part of a dossier that has to do with these records.
#[must_use]
pub fn only(dossier: &Dossier, records: &BTreeSet<String>) -> Dossier {
    let mut part = dossier.clone();
    keep(&mut part, &|id, _, refers| {
        records.contains(id) || refers.iter().any(|r| *r != id && records.contains(*r))
    });
    part
}

/// The part of a dossier that these articles alone tell.
#[must_use]
pub fn told_only_by(dossier: &Dossier, articles: &BTreeSet<String>) -> Dossier {
    let mut part = dossier.clone();
    keep(&mut part, &|_, evidence, _| evidence.iter().all(|e| articles.contains(&e.article)));
    part
}

/// Articles that were certainly published before `since`.
fn told_before(dossier: &Dossier, since: Date) -> BTreeSet<String> {
    let old = |latest: Option<Date>| latest.is_some_and(|day| day < since);
    dossier.articles.iter().filter(|a| old(a.published.interval.latest)).map(|a| a.id.clone()).collect()
}

/// Ids of the entities whose name or alias has `words` in it, and the statements that they made.
fn named(dossier: &Dossier, words: &str) -> BTreeSet<String> {
    let words = words.to_lowercase();
    let has = |name: &str| name.to_lowercase().contains(&words);
    let entities = dossier.entities.iter().filter(|e| has(&e.name) || e.aliases.iter().any(|a| has(a)));
    let mut ids: BTreeSet<String> = entities.map(|e| e.id.clone()).collect();
    for s in &dossier.statements {
        let speaker = s.speaker.as_ref();
        let entity = speaker.and_then(|p| p.entity.as_deref());
        if entity.is_some_and(|id| ids.contains(id)) || speaker.is_some_and(|p| has(&p.text)) {
            ids.insert(s.id.clone());
        }
    }
    ids
}

/// Ids of the issues whose label or key has `words` in it, and the statements about them.
fn labelled(dossier: &Dossier, words: &str) -> BTreeSet<String> {
    let words = words.to_lowercase();
    let has = |label: &str| label.to_lowercase().contains(&words);
    let issues = dossier.issues.iter().filter(|i| has(&i.label) || has(&i.key));
    let mut ids: BTreeSet<String> = issues.map(|i| i.id.clone()).collect();
    for s in &dossier.statements {
        if s.about.iter().any(|a| ids.contains(a)) {
            ids.insert(s.id.clone());
        }
    }
    ids
}

type Keeps<'k> = &'k dyn Fn(&str, &[Evidence], &[&str]) -> bool;

/// Keeps the records for which `keeps` says so, given their id, evidence and the ids they refer to.
fn keep(d: &mut Dossier, keeps: Keeps<'_>) {
    fn some(id: &Option<String>) -> impl Iterator<Item = &str> {
        id.as_deref().into_iter()
    }
    fn all(ids: &[String]) -> impl Iterator<Item = &str> {
        ids.iter().map(String::as_str)
    }
    d.statements.retain(|r| {
        let parties = [&r.speaker, &r.audience].into_iter().flatten().filter_map(|p| p.entity.as_deref());
        let refers: Vec<&str> = parties.chain(all(&r.about)).chain([r.id.as_str()]).collect();
        keeps(&r.id, &r.evidence, &refers)
    });
    d.utterances.retain(|r| {
        let refers: Vec<&str> = some(&r.speaker).chain(all(&r.statements)).collect();
        keeps(&r.id, &r.evidence, &refers)
    });
    d.meetings.retain(|r| keeps(&r.id, &r.evidence, &all(&r.participants).collect::<Vec<_>>()));
    d.events
        .retain(|r| keeps(&r.id, &r.evidence, &some(&r.actor).chain(some(&r.recipient)).collect::<Vec<_>>()));
    d.issues.retain(|r| keeps(&r.id, &r.evidence, &[]));
    d.positions.retain(|r| {
        let refers: Vec<&str> = some(&r.party).chain(some(&r.as_told_by)).chain([r.issue.as_str()]).collect();
        keeps(&r.id, &r.evidence, &refers)
    });
    d.proposals.retain(|r| {
        let refers: Vec<&str> = some(&r.by).chain(all(&r.to)).chain(all(&r.issues)).collect();
        keeps(&r.id, &r.evidence, &refers)
    });
    d.levers
        .retain(|r| keeps(&r.id, &r.evidence, &some(&r.actor).chain(some(&r.target)).collect::<Vec<_>>()));
    d.progress.retain(|r| keeps(&r.id, &r.evidence, &some(&r.by).collect::<Vec<_>>()));
    d.figures.retain(|r| keeps(&r.id, &r.evidence, &some(&r.by).collect::<Vec<_>>()));
    d.source_edges.retain(|r| keeps(&r.id, &r.evidence, &[r.from.as_str()]));
    let kept: BTreeSet<String> = d.records().map(|r: Record| r.id().to_owned()).collect();
    d.relations.retain(|r| r.records.iter().any(|id| kept.contains(id)));
    d.changes.retain(|r| kept.contains(&r.record));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::Interval;
    use model::record::*;

    use super::*;

    fn progress(id: &str, articles: &[&str], by: Option<&str>) -> Progress {
        let at = |a: &&str| Evidence { article: (*a).into(), start: 0, end: 1, exact: "x".into() };
        Progress {
            id: id.into(),
            by: by.map(Into::into),
            measure: String::new(),
            value: None,
            unit: None,
            direction: ProgressDirection::Flat,
            when: Interval::UNKNOWN,
            origins: Vec::new(),
            evidence: articles.iter().map(at).collect(),
            rules: Vec::new(),
        }
    }

    fn dossier() -> Dossier {
        let article = |id: &str, published: Interval| ArticleRecord {
            id: id.into(),
            path: id.into(),
            url: None,
            outlet: None,
            title: None,
            byline: None,
            language: None,
            published: PublishedRecord { interval: published, basis: Vec::new() },
            blocks: Vec::new(),
            copy_of: None,
            text_sha256: String::new(),
            body_start: None,
        };
        let person = Entity {
            id: "e1".into(),
            name: "Ada Voss".into(),
            kind: EntityKind::Person,
            aliases: vec!["the envoy".into()],
            roles: Vec::new(),
            mentions: Vec::new(),
            country: None,
            known: None,
            rules: Vec::new(),
        };
        Dossier {
            articles: vec![
                article("old", Interval::day(date(2031, 3, 1))),
                article("new", Interval::day(date(2031, 3, 5))),
                article("undated", Interval::UNKNOWN),
            ],
            entities: vec![person],
            progress: vec![
                progress("repeated", &["old", "new"], None),
                progress("fresh", &["new"], Some("e1")),
                progress("unplaced", &["undated"], None),
            ],
            ..Dossier::default()
        }
    }

    fn left(narrow: &Narrow) -> Vec<String> {
        narrow.apply(&dossier()).progress.into_iter().map(|p| p.id).collect()
    }

    #[test]
    fn what_an_older_article_told_already_is_not_new() {
        let since = Narrow { since: Some(date(2031, 3, 4)), ..Narrow::default() };
        assert_eq!(left(&since), ["fresh", "unplaced"]);
    }

    #[test]
    fn a_part_of_an_alias_names_a_person() {
        let who = Narrow { who: Some("Envoy".into()), ..Narrow::default() };
        assert_eq!(left(&who), ["fresh"]);
    }
}
