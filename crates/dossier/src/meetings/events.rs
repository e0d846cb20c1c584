//! Other events, each as its article tells it; the same deed of the same actor on the same day is one.

use std::collections::BTreeMap;

use model::{
    Dossier, Interval,
    draft::{EventDraft, Party},
    record::{Event, EventStatus},
};

use crate::{Resolved, ids::Ids};

/// What makes two accounts one event: the deed, who, on whom, and the day.
type Key = (String, Option<String>, Option<String>, Option<String>, EventStatus);

/// Adds the event records.
pub(super) fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut all: BTreeMap<Key, Vec<(usize, &EventDraft)>> = BTreeMap::new();
    let mut order: Vec<Key> = Vec::new();
    for (article, read) in resolved.story.reads.iter().enumerate() {
        for (n, draft) in read.drafts.events.iter().enumerate() {
            let key = key(resolved, article, n, draft);
            if !all.contains_key(&key) {
                order.push(key.clone());
            }
            all.entry(key).or_default().push((article, draft));
        }
    }
    let mut ids = Ids::new("event");
    for (key, told) in order.into_iter().filter_map(|k| all.remove_entry(&k)) {
        dossier.events.push(event(resolved, key, &told, &mut ids));
    }
}

/// Without a day, an actor and a recipient nothing tells two events apart, so such an account stays alone.
fn key(resolved: &Resolved<'_>, article: usize, n: usize, draft: &EventDraft) -> Key {
    let id = |p: Option<Party>| Some(resolved.names.id(article, p?.entity?)?.to_owned());
    let (actor, recipient) = (id(draft.actor), id(draft.recipient));
    let when = resolved.dates.interval(article, draft.when);
    let day = when.earliest.filter(|_| when.days().is_some_and(|d| d <= 31)).map(|d| d.to_string());
    let known = day.is_some() && actor.is_some() && recipient.is_some();
    let day = if known { day } else { Some(format!("{article}/{n}")) };
    (draft.action.clone(), actor, recipient, day, draft.status)
}

fn event(resolved: &Resolved<'_>, key: Key, told: &[(usize, &EventDraft)], ids: &mut Ids) -> Event {
    let (action, actor, recipient, _, status) = key;
    let text = |article: usize| resolved.story.texts.get(article);
    let mut evidence: Vec<_> = told.iter().filter_map(|(a, d)| Some(text(*a)?.evidence(d.span))).collect();
    evidence.sort();
    evidence.dedup();
    let place =
        told.iter().find_map(|(a, d)| Some(d.place?.span.slice(&text(*a)?.article().text).to_owned()));
    let when = told.iter().fold(Interval::UNKNOWN, |when, (a, d)| {
        when.meet(&resolved.dates.interval(*a, d.when)).unwrap_or(when)
    });
    let mut rules: Vec<String> = told.iter().flat_map(|(_, d)| d.rules.clone()).collect();
    rules.sort();
    rules.dedup();
    Event {
        id: ids.next(&evidence),
        action,
        plover: told.iter().find_map(|(_, d)| d.plover.clone()),
        actor,
        recipient,
        when,
        place,
        status,
        origins: Vec::new(),
        evidence,
        rules,
    }
}
