//! Meetings merged across articles, followed from planned to held. Identity is participants × place × days;
//! accounts whose days do not meet are never one meeting.

mod events;
mod identity;
mod merge;
mod node;
mod settled;
mod sides;
#[cfg(test)]
mod tests;

use model::{
    Dossier, Evidence, Interval,
    draft::MeetingMention,
    record::{HistoryStep, Meeting, MeetingFormat, MeetingStatus},
};

use crate::{Resolved, ids::Ids, near::Compared};
use node::{Node, PlaceAt, rank};

/// Adds its records to `dossier`.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let nodes = node::nodes(resolved);
    let mut ids = Ids::new("meeting");
    for cluster in merge::clusters(&nodes) {
        let told: Vec<&Node<'_>> = cluster.iter().filter_map(|n| nodes.get(*n)).collect();
        dossier.meetings.push(meeting(resolved, &told, &mut ids));
    }
    events::write(resolved, dossier);
}

/// What the accounts of a meeting were compared with: those that are one with them, and those that were kept apart.
pub(crate) fn compared(resolved: &Resolved<'_>, dossier: &Dossier, meeting: &Meeting) -> Vec<Compared> {
    let nodes = node::nodes(resolved);
    let record = |node: &Node<'_>| {
        let first = words(resolved, node, |_| true).into_iter().next()?;
        let held = dossier.meetings.iter().find(|m| m.evidence.contains(&first))?;
        Some((held.id.as_str(), first))
    };
    let placed: Vec<(&Node<'_>, &str, Evidence)> =
        nodes.iter().filter_map(|n| record(n).map(|(id, first)| (n, id, first))).collect();
    let mut found = Vec::new();
    for (i, (a, of_a, _)) in placed.iter().enumerate() {
        for (j, (b, of_b, first)) in placed.iter().enumerate() {
            let own = *of_a == meeting.id && i != j && (*of_b != meeting.id || i < j);
            let alike = a.shared(b) > 0
                || a.when.single_day().is_some() && a.when.single_day() == b.when.single_day();
            if !own || !(alike || a.shares_side(b)) {
                continue;
            }
            let merged = *of_b == meeting.id;
            let verdict = match identity::compare(a, b) {
                Ok(score) => {
                    format!("people, place and days: score {score}, {} are enough", identity::ENOUGH)
                }
                Err(veto) if merged => {
                    format!("joined through another account (between these two: {})", veto.name())
                }
                Err(veto) => format!("veto {}", veto.name()),
            };
            let with = if merged { first.article.clone() } else { (*of_b).to_owned() };
            found.push(Compared { merged, with, verdict, words: first.exact.clone() });
        }
    }
    found
}

fn meeting(resolved: &Resolved<'_>, told: &[&Node<'_>], ids: &mut Ids) -> Meeting {
    let mut evidence: Vec<Evidence> = told.iter().flat_map(|n| words(resolved, n, |_| true)).collect();
    evidence.sort();
    evidence.dedup();
    let history = history(resolved, told);
    let place = told.iter().filter_map(|n| n.place.as_ref()).next();
    let mentions = || told.iter().flat_map(|n| n.draft.mentions.iter().map(move |m| (n.article, m)));
    Meeting {
        id: ids.next(&evidence),
        format: format(mentions().map(|(_, m)| m.format)),
        participants: with_host(participants(told), place, format(mentions().map(|(_, m)| m.format))),
        place: place.map(|p| p.words.clone()),
        place_entity: place.and_then(|p| p.id.clone()),
        when: told.iter().fold(Interval::UNKNOWN, |when, n| when.meet(&n.when).unwrap_or(when)),
        status: history.last().map_or(MeetingStatus::Planned, |h| h.status),
        duration: mentions().find_map(|(a, m)| value(resolved, a, m.duration?)),
        purpose: mentions().find_map(|(a, m)| slice(resolved, a, m.purpose?)),
        outcome: mentions().find_map(|(a, m)| slice(resolved, a, m.outcome?)),
        history,
        origins: Vec::new(),
        rules: rules(told),
        evidence,
    }
}

fn words(resolved: &Resolved<'_>, node: &Node<'_>, which: impl Fn(&MeetingMention) -> bool) -> Vec<Evidence> {
    let Some(text) = resolved.story.texts.get(node.article) else { return Vec::new() };
    node.draft.mentions.iter().filter(|m| which(m)).map(|m| text.evidence(m.span)).collect()
}

/// One step an article and status, oldest article first, and within one article as far as it goes.
fn history(resolved: &Resolved<'_>, told: &[&Node<'_>]) -> Vec<HistoryStep> {
    let mut order: Vec<&Node<'_>> = told.to_vec();
    order.sort_by_key(|n| (n.day(), rank(n.status), n.article));
    latest_last(&mut order);
    let mut steps = Vec::new();
    for node in order {
        let mut statuses: Vec<MeetingStatus> = node.draft.mentions.iter().map(|m| m.status).collect();
        statuses.sort_by_key(|s| rank(*s));
        statuses.dedup();
        for status in statuses {
            let evidence = words(resolved, node, |m| m.status == status);
            let article =
                resolved.story.reads.get(node.article).map(|r| r.article.id.clone()).unwrap_or_default();
            steps.push(HistoryStep { article, status, when: node.when, evidence });
        }
    }
    steps
}

/// Articles that may each be the newest do not say which had the last word: of those the one that goes furthest has it,
/// so that a meeting called off is not shown as planned because its dates are loose.
fn latest_last(order: &mut Vec<&Node<'_>>) {
    let Some(newest) = order.iter().filter_map(|n| n.published.earliest).max() else { return };
    let to_come = |n: &Node<'_>| rank(n.status) <= rank(MeetingStatus::Confirmed);
    if !order.last().is_some_and(|n| to_come(n)) {
        return;
    }
    let may_be = |n: &Node<'_>| n.published.latest.is_none_or(|latest| latest >= newest);
    let furthest =
        (0..order.len()).filter(|i| may_be(order[*i])).max_by_key(|i| (rank(order[*i].status), *i));
    if let Some(at) = furthest.filter(|at| !to_come(order[*at])) {
        let node = order.remove(at);
        order.push(node);
    }
}

/// What most say; of equals the one that says more.
fn format(formats: impl Iterator<Item = MeetingFormat>) -> MeetingFormat {
    let formats: Vec<MeetingFormat> = formats.collect();
    let count = |f: &MeetingFormat| formats.iter().filter(|x| *x == f).count();
    let travel = |f: &MeetingFormat| matches!(f, MeetingFormat::Trip | MeetingFormat::Visit);
    formats
        .iter()
        .max_by_key(|f| (!travel(f), count(f), std::cmp::Reverse(**f)))
        .copied()
        .unwrap_or(MeetingFormat::Meeting)
}

fn participants(told: &[&Node<'_>]) -> Vec<String> {
    let mut all: Vec<String> = told.iter().flat_map(|n| n.participants.iter().cloned()).collect();
    all.sort();
    all.dedup();
    all
}

/// A state that somebody visits is its host.
fn with_host(mut participants: Vec<String>, place: Option<&PlaceAt>, format: MeetingFormat) -> Vec<String> {
    let host = place.filter(|p| p.whole && format == MeetingFormat::Visit).and_then(|p| p.id.clone());
    if let Some(host) = host.filter(|h| !participants.contains(h)) {
        participants.push(host);
        participants.sort();
    }
    participants
}

fn value(resolved: &Resolved<'_>, article: usize, time: u32) -> Option<String> {
    resolved.dates.times.get(article)?.get(time as usize)?.value.clone()
}

fn slice(resolved: &Resolved<'_>, article: usize, span: model::Span) -> Option<String> {
    Some(span.slice(&resolved.story.texts.get(article)?.article().text).to_owned())
}

fn rules(told: &[&Node<'_>]) -> Vec<String> {
    let mut rules: Vec<String> = told
        .iter()
        .flat_map(|n| n.draft.rules.iter().chain(n.draft.mentions.iter().flat_map(|m| &m.rules)).cloned())
        .collect();
    let copied = |a: &Node<'_>, i: usize| told[i + 1..].iter().any(|b| a.says_the_same(b));
    if told.iter().enumerate().any(|(i, a)| copied(a, i)) {
        rules.push("same-words".to_owned());
    }
    if told.len() > 1 {
        rules.push("same-people-place-days".to_owned());
    }
    if told.iter().any(|n| n.is_over()) && told.iter().any(|n| !n.is_over()) {
        rules.push("planned-then-held".to_owned());
    }
    rules.sort();
    rules.dedup();
    rules
}
