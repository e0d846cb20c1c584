//! What `why` tells beyond the record itself: which accounts were brought together and how well they fitted, and which
//! looked alike and were kept apart, each with the rule that forbade it. The normal run does none of this.

use std::collections::BTreeSet;

use model::{
    Dossier,
    record::{Entity, Record},
};

use crate::{Read, Resolved, Story, dates, decided::Decided, meetings, names, utterances};

/// Two accounts that were compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Compared {
    /// True when they are one record.
    pub merged: bool,
    /// Id of the other record; for accounts of one record, the article of the second.
    pub with: String,
    /// The rule or veto, with its score where it has one.
    pub verdict: String,
    /// The other's words.
    pub words: String,
}

/// What the record `id` of `dossier` was compared with. `dossier` is the account of `reads` as decided.
#[must_use]
pub fn compared(reads: &[Read], decided: &mut Decided<'_>, dossier: &Dossier, id: &str) -> Vec<Compared> {
    let Some(record) = dossier.records().find(|r| r.id() == id) else { return Vec::new() };
    let mut story = Story::new(reads);
    story.families = decided.families().clone();
    let names = names::resolve_as_decided(&story, decided);
    let mut found = match &record {
        Record::Entity(entity) => entities(&names, dossier, entity),
        Record::Meeting(meeting) => {
            let dates = dates::resolve(&story, &names);
            let resolved = Resolved { story: &story, names: &names, dates: &dates };
            meetings::compared(&resolved, dossier, meeting)
        }
        Record::Utterance(utterance) => utterances::compared(dossier, utterance),
        Record::Issue(issue) => issues(dossier, issue),
        _ => Vec::new(),
    };
    found.sort();
    found.dedup();
    found
}

/// Names that looked alike and were kept apart.
fn entities(names: &names::Names, dossier: &Dossier, entity: &Entity) -> Vec<Compared> {
    let own: BTreeSet<&str> =
        std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str)).collect();
    let called = |name: &str| {
        let mut of_name =
            dossier.entities.iter().filter(|e| e.name == name || e.aliases.iter().any(|a| a == name));
        of_name.find(|e| e.id != entity.id).map_or_else(|| name.to_owned(), |e| e.id.clone())
    };
    let vetoes = names.vetoes.iter().filter_map(|veto| {
        let other = match (own.contains(veto.one.as_str()), own.contains(veto.other.as_str())) {
            (true, false) => &veto.other,
            (false, true) => &veto.one,
            _ => return None,
        };
        Some(Compared {
            merged: false,
            with: called(other),
            verdict: format!("veto {}", veto.rule),
            words: other.clone(),
        })
    });
    vetoes.collect()
}

/// Issues that share a word of their key and are two all the same.
fn issues(dossier: &Dossier, issue: &model::record::Issue) -> Vec<Compared> {
    let parts = |key: &str| -> BTreeSet<String> {
        key.split('-').filter(|w| w.len() > 3 && *w != "noun").map(str::to_owned).collect()
    };
    let own = parts(&issue.key);
    let alike = dossier.issues.iter().filter(|other| other.id != issue.id);
    let alike = alike.filter(|other| !parts(&other.key).is_disjoint(&own));
    alike
        .map(|other| Compared {
            merged: false,
            with: other.id.clone(),
            verdict: format!("veto other-key ({} and {})", issue.key, other.key),
            words: other.label.clone(),
        })
        .collect()
}
