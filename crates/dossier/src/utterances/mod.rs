//! Statements grouped into what was said once: the same words of one speaker, or the same occasion and subject.
//! Wordings are grouped, never merged.

mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::{
    Dossier, Interval,
    record::{Mode, Statement, Utterance, UtteranceFlag},
};

use crate::{Resolved, ids::Ids, near::Compared};
use words::Words;

/// Days after which a quotation is stale when an article carries it.
const STALE_DAYS: i64 = 10;

/// Adds its records to `dossier`.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let speakers = by_speaker(&dossier.statements);
    let words: Vec<Words> = dossier.statements.iter().map(Words::of).collect();
    let mut groups: Vec<Group> = Vec::new();
    for members in speakers.values() {
        groups.extend(group(&dossier.statements, &words, members));
    }
    groups.sort_by_key(|g| g.members[0]);
    let mut ids = Ids::new("utterance");
    let records = groups.iter().map(|g| record(resolved, dossier, &words, g, &mut ids)).collect();
    dossier.utterances = records;
}

/// Statements (indices) of each speaker: the entity, else the words within one article.
fn by_speaker(statements: &[Statement]) -> BTreeMap<String, Vec<usize>> {
    let mut map: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, statement) in statements.iter().enumerate() {
        let key = match &statement.speaker {
            Some(s) => match &s.entity {
                Some(id) => format!("entity {id}"),
                None => format!("words {} {}", s.article, s.text.to_lowercase()),
            },
            None => format!("nobody {n}"),
        };
        map.entry(key).or_default().push(n);
    }
    map
}

/// Statements that are one utterance, and why.
struct Group {
    members: Vec<usize>,
    rules: Vec<&'static str>,
}

/// For each telling word so many of the speaker's first wordings with it are compared: rare words find the right
/// one, common ones lead to nobody in particular.
const FIRST: usize = 24;

/// Groups the statements of one speaker. Each joins the group of the first earlier wording it repeats; only
/// wordings that share telling words are compared, so that a speaker of thousands stays quick.
fn group(statements: &[Statement], words: &[Words], members: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut said: HashMap<&str, Vec<usize>> = HashMap::new();
    for (k, &n) in members.iter().enumerate() {
        let mut near: BTreeSet<usize> = members[k.saturating_sub(3)..k].iter().copied().collect();
        let lists = words[n].telling().filter_map(|w| said.get(w));
        near.extend(lists.flat_map(|list| list.iter().take(FIRST)));
        let found = near.iter().find_map(|m| {
            let rule = same(&statements[*m], &words[*m], &statements[n], &words[n])?;
            Some((*group_of.get(m)?, rule))
        });
        let at = match found {
            Some((at, rule)) => {
                groups[at].members.push(n);
                if !groups[at].rules.contains(&rule) {
                    groups[at].rules.push(rule);
                }
                at
            }
            None => {
                groups.push(Group { members: vec![n], rules: Vec::new() });
                groups.len() - 1
            }
        };
        group_of.insert(n, at);
        for word in words[n].telling() {
            said.entry(word).or_default().push(n);
        }
    }
    groups
}

/// Why two statements of one speaker are one utterance.
fn same(a: &Statement, x: &Words, b: &Statement, y: &Words) -> Option<&'static str> {
    if a.evidence == b.evidence {
        return Some("same-sentence");
    }
    if !a.said.meets(&b.said) {
        return None;
    }
    if x.share_a_scrap(y) {
        return Some("same-scrap");
    }
    if x.hold(y) || y.hold(x) {
        return Some("same-words");
    }
    let both_days = a.said.single_day().is_some() && a.said.single_day() == b.said.single_day();
    let both_places = a.venue.is_some() && a.venue == b.venue;
    let across = a.evidence.first().map(|e| &e.article) != b.evidence.first().map(|e| &e.article);
    (across && (both_days || both_places) && x.alike(y)).then_some("same-occasion")
}

/// Other utterances of the speaker that share telling words with one, and why they are not it.
pub(crate) fn compared(dossier: &Dossier, utterance: &Utterance) -> Vec<Compared> {
    let said = |u: &Utterance| -> Vec<(&Statement, Words)> {
        let of = dossier.statements.iter().filter(|s| u.statements.contains(&s.id));
        of.map(|s| (s, Words::of(s))).collect()
    };
    let own = said(utterance);
    let mut found = Vec::new();
    for (i, (a, x)) in own.iter().enumerate() {
        for (b, y) in &own[i + 1..] {
            let verdict = same(a, x, b, y).unwrap_or("joined through another wording").to_owned();
            found.push(Compared { merged: true, with: b.id.clone(), verdict, words: words_of(b) });
        }
    }
    let others = dossier.utterances.iter().filter(|u| u.id != utterance.id);
    let others = others.filter(|u| u.speaker.is_some() && u.speaker == utterance.speaker);
    for other in others {
        for (b, y) in said(other) {
            let best = own
                .iter()
                .map(|(a, x)| (x.shared(&y), a))
                .max_by_key(|(n, a)| (*n, std::cmp::Reverse(&a.id)));
            let Some((shared, a)) = best.filter(|(n, _)| *n >= 2) else { continue };
            let veto = if a.said.meets(&b.said) { "other-words" } else { "other-days" };
            let verdict = format!("veto {veto} ({shared} telling words in both)");
            found.push(Compared { merged: false, with: other.id.clone(), verdict, words: words_of(b) });
        }
    }
    found
}

fn words_of(statement: &Statement) -> String {
    statement.content.iter().map(|c| c.exact.as_str()).collect::<Vec<_>>().join(" … ")
}

fn record(
    resolved: &Resolved<'_>,
    dossier: &Dossier,
    words: &[Words],
    group: &Group,
    ids: &mut Ids,
) -> Utterance {
    let statements: Vec<&Statement> = group.members.iter().map(|n| &dossier.statements[*n]).collect();
    let evidence: Vec<_> = statements.iter().flat_map(|s| s.evidence.iter().cloned()).collect();
    let said = statements.iter().fold(Interval::UNKNOWN, |all, s| all.meet(&s.said).unwrap_or(all));
    let first = statements[0];
    let mut rules: Vec<String> = group.rules.iter().map(|r| (*r).to_owned()).collect();
    if rules.is_empty() {
        rules.push("one-wording".to_owned());
    }
    Utterance {
        id: ids.next(&evidence),
        speaker: first.speaker.as_ref().and_then(|s| s.entity.clone()),
        statements: wordings(&statements),
        occasion: statements.iter().find_map(|s| occasion(s)),
        said,
        flags: flags(resolved, &statements, words, group, &said),
        origins: Vec::new(),
        evidence,
        rules,
    }
}

/// The statements that word it, one for each article and text: what an article prints twice it says once.
fn wordings(statements: &[&Statement]) -> Vec<String> {
    let text = |s: &Statement| -> String {
        let words: Vec<&str> = s.content.iter().map(|c| c.exact.as_str()).collect();
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let mut seen = BTreeSet::new();
    let new = |s: &&&Statement| seen.insert((s.content.first().map(|c| c.article.clone()), text(s)));
    statements.iter().filter(new).map(|s| s.id.clone()).collect()
}

/// Where or to whom.
fn occasion(statement: &Statement) -> Option<String> {
    let audience = statement.audience.as_ref().map(|a| format!("to {}", a.text));
    statement.venue.clone().or(audience)
}

fn flags(
    resolved: &Resolved<'_>,
    statements: &[&Statement],
    words: &[Words],
    group: &Group,
    said: &Interval,
) -> Vec<UtteranceFlag> {
    let mut flags = Vec::new();
    let quoted: Vec<&Words> = group
        .members
        .iter()
        .zip(statements)
        .filter(|(_, s)| s.mode == Mode::Direct)
        .map(|(n, _)| &words[*n])
        .collect();
    // Copies carry one wording many times: each counts once.
    let quoted: Vec<&Words> = quoted.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let trimmed = quoted.iter().any(|a| quoted.iter().any(|b| a.hold(b) && a.len() > b.len() + 2));
    if trimmed {
        flags.push(UtteranceFlag::Trimmed);
    }
    let stale = statements.iter().any(|s| {
        let Some(article) = s.evidence.first().map(|e| e.article.as_str()) else { return false };
        let at = resolved.story.position(article);
        let published = at.and_then(|n| resolved.dates.published.get(n)).and_then(|p| p.interval.earliest);
        let days = published.zip(said.latest).map(|(p, s)| i64::from((p - s).get_days()));
        days.is_some_and(|d| d > STALE_DAYS)
    });
    if stale {
        flags.push(UtteranceFlag::Stale);
    }
    let marked = statements.iter().any(|s| s.mode != Mode::Indirect);
    if marked && statements.iter().all(|s| s.partial || s.mode == Mode::Indirect) {
        flags.push(UtteranceFlag::Scrap);
    }
    flags
}
