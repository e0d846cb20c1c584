//! Quotations of one wording in several articles whose speakers were not told alike: the words themselves say that
//! they are one.

use std::collections::{BTreeMap, BTreeSet};

use model::record::{Mode, Relation, RelationKind, Statement};

use super::{Look, relation};

/// Words in a row that two quotations share before they are compared.
const RUN: usize = 5;

/// Places of a run that are looked at.
const FIRST: usize = 16;

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut together: BTreeMap<&str, &str> = BTreeMap::new();
    for u in &look.dossier.utterances {
        together.extend(u.statements.iter().map(|s| (s.as_str(), u.id.as_str())));
    }
    let quoted: Vec<(&Statement, Vec<String>)> = (look.dossier.statements.iter())
        .filter(|s| s.mode == Mode::Direct)
        .map(|s| (s, words(s)))
        .filter(|(_, w)| w.len() >= RUN)
        .collect();
    let mut runs: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, (_, words)) in quoted.iter().enumerate() {
        for run in words.windows(RUN) {
            let list = runs.entry(run).or_default();
            if list.last() != Some(&at) && list.len() < FIRST {
                list.push(at);
            }
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for list in runs.values() {
        for (i, a) in list.iter().enumerate() {
            pairs.extend(list[i + 1..].iter().map(|b| (*a, *b)));
        }
    }
    for (a, b) in pairs {
        let ((x, of_x), (y, of_y)) = (&quoted[a], &quoted[b]);
        let one = together.get(x.id.as_str()).is_some_and(|u| together.get(y.id.as_str()) == Some(u));
        if one || same_article(x, y) || two_speakers(x, y) {
            continue;
        }
        let (short, long) = if of_x.len() <= of_y.len() { (of_x, of_y) } else { (of_y, of_x) };
        let kind = if short == long {
            RelationKind::SameWords
        } else if long.windows(short.len()).any(|w| w == short.as_slice()) {
            RelationKind::Trimmed
        } else {
            continue;
        };
        let evidence = [x.content.clone(), y.content.clone()].concat();
        let reason = "equal words, the speaker told in one".to_owned();
        found.push(relation(kind, vec![x.id.clone(), y.id.clone()], reason, evidence, "repeated-quotation"));
    }
}

fn same_article(a: &Statement, b: &Statement) -> bool {
    a.content.first().map(|e| &e.article) == b.content.first().map(|e| &e.article)
}

/// True when both name a speaker that is somebody, and not the same.
fn two_speakers(a: &Statement, b: &Statement) -> bool {
    let known = |s: &Statement| s.speaker.as_ref().and_then(|s| s.entity.clone());
    matches!((known(a), known(b)), (Some(a), Some(b)) if a != b)
}

fn words(statement: &Statement) -> Vec<String> {
    let text = statement.content.iter().map(|e| e.exact.as_str()).collect::<Vec<_>>().join(" ");
    let folded = text.to_lowercase().replace(['’', '\''], "");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
