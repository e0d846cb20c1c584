//! Records that a person rejected or corrected.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::record::{Record, TextRef};
use model::{BasisClue, Dossier, Interval, Precision, Published, decision::Target};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::names;
use crate::Read;

/// Fields that nobody sets: what a record is and what it rests on.
const FIXED: [&str; 6] = ["id", "type", "evidence", "origins", "rules", "history"];
/// Fields that hold the id of a person, body or place.
const PARTIES: [&str; 6] = ["party", "as_told_by", "actor", "recipient", "target", "by"];

/// Sets a field of an article before anything is resolved.
pub(super) fn set_article(reads: &mut [Read], target: &Target, field: &str, value: &str) -> bool {
    let is = |a: &model::Article| {
        a.id == target.record || a.path == target.record || a.url.as_deref() == Some(&target.record)
    };
    let Some(read) = reads.iter_mut().find(|r| is(&r.article)) else { return false };
    let given = (!value.is_empty()).then(|| value.to_owned());
    let article = &mut read.article;
    match field {
        "outlet" => article.outlet = given,
        "title" => article.title = given,
        "url" => article.url = given,
        "byline" => article.byline = given,
        "published" | "date" => {
            let Some(interval) = interval(value) else { return false };
            let basis = vec![BasisClue { rule: "decided-set".to_owned(), span: None }];
            article.published = Published { interval, basis };
        }
        _ => return false,
    }
    true
}

/// A day, or two with a slash between them; nothing is unknown.
fn interval(words: &str) -> Option<Interval> {
    if words.trim().is_empty() {
        return Some(Interval::UNKNOWN);
    }
    let day = |w: &str| w.trim().parse::<Date>().ok();
    match words.split_once('/') {
        None => day(words).map(Interval::day),
        Some((a, b)) => Some(Interval::between(day(a)?, day(b)?, Precision::Range)),
    }
}

/// True for the record that is meant: the id with its words, or the words where the id has moved.
fn meant(record: &Record, target: &Target, by_id: bool) -> bool {
    let words = record.evidence().first().map_or("", |e| e.exact.as_str());
    if by_id { record.id() == target.record } else { !target.words.is_empty() && words == target.words }
}

/// Ids of the records that are meant.
fn find(dossier: &Dossier, target: &Target) -> BTreeSet<String> {
    let kind = |r: &Record| {
        let value = serde_json::to_value(r).ok();
        value.and_then(|v| v.get("type").and_then(Value::as_str).map(str::to_owned)).unwrap_or_default()
    };
    let fits = |r: &Record, by_id: bool| {
        meant(r, target, by_id) && (target.kind.is_empty() || kind(r) == target.kind)
    };
    let exact = |r: &Record| {
        let words = r.evidence().first().map_or("", |e| e.exact.as_str());
        fits(r, true) && (target.words.is_empty() || target.words == words)
    };
    let one: BTreeSet<String> = dossier.records().filter(exact).map(|r| r.id().to_owned()).collect();
    if !one.is_empty() {
        return one;
    }
    dossier.records().filter(|r| fits(r, false)).map(|r| r.id().to_owned()).collect()
}

/// Takes a record out, with all that stands on it alone.
pub(super) fn reject(d: &mut Dossier, target: &Target) -> bool {
    let ids = find(d, target);
    if ids.is_empty() {
        return false;
    }
    let gone = |id: &str| ids.contains(id);
    let before = count(d);
    d.statements.retain(|r| !gone(&r.id));
    for u in &mut d.utterances {
        u.statements.retain(|s| !gone(s));
    }
    d.utterances.retain(|r| !gone(&r.id) && !r.statements.is_empty());
    d.meetings.retain(|r| !gone(&r.id));
    d.events.retain(|r| !gone(&r.id));
    d.issues.retain(|r| !gone(&r.id));
    d.positions.retain(|r| !gone(&r.id) && !gone(&r.issue) && !r.statement.as_deref().is_some_and(gone));
    d.proposals.retain(|r| !gone(&r.id));
    d.levers.retain(|r| !gone(&r.id));
    d.progress.retain(|r| !gone(&r.id));
    d.figures.retain(|r| !gone(&r.id));
    d.source_edges.retain(|r| !gone(&r.id));
    d.relations.retain(|r| !gone(&r.id) && !r.records.iter().any(|id| gone(id)));
    before > count(d)
}

fn count(d: &Dossier) -> usize {
    d.records().count()
}

/// Sets a field of the records that are meant; a value that the field cannot hold changes nothing.
pub(super) fn set(d: &mut Dossier, target: &Target, field: &str, value: &str) -> bool {
    if FIXED.contains(&field) {
        return false;
    }
    let ids = find(d, target);
    if ids.is_empty() {
        return false;
    }
    if field == "speaker" {
        return speaker(d, &ids, value);
    }
    let party = PARTIES.contains(&field).then(|| names::id(d, value)).flatten();
    let mut done = false;
    macro_rules! patch {
        ($($list:ident),*) => {$(
            for record in d.$list.iter_mut().filter(|r| ids.contains(&r.id)) {
                if let Some(mut fresh) = patched(record, field, value, party.as_deref()) {
                    if !fresh.rules.iter().any(|r| r == "decided-set") {
                        fresh.rules.push("decided-set".to_owned());
                    }
                    *record = fresh;
                    done = true;
                }
            }
        )*};
    }
    patch!(statements, utterances, meetings, events, issues, positions, proposals, levers, progress, figures);
    done
}

/// The words that show a decided speaker are those that name them first.
fn speaker(d: &mut Dossier, ids: &BTreeSet<String>, name: &str) -> bool {
    let who = names::id(d, name).and_then(|id| d.entity(&id).cloned());
    let Some(who) = who else { return false };
    let mut done = false;
    for s in d.statements.iter_mut().filter(|s| ids.contains(&s.id)) {
        let here = who.mentions.iter().find(|m| s.evidence.iter().any(|e| e.article == m.at.article));
        let Some(at) = here.or(who.mentions.first()).map(|m| m.at.clone()) else { continue };
        let entity = Some(who.id.clone());
        s.speaker =
            Some(TextRef { entity, text: at.exact, article: at.article, start: at.start, end: at.end });
        if !s.rules.iter().any(|r| r == "decided-set") {
            s.rules.push("decided-set".to_owned());
        }
        done = true;
    }
    for u in d.utterances.iter_mut().filter(|u| u.statements.iter().any(|s| ids.contains(s))) {
        u.speaker = Some(who.id.clone());
    }
    done
}

fn patched<T: Serialize + DeserializeOwned>(
    record: &T,
    field: &str,
    value: &str,
    party: Option<&str>,
) -> Option<T> {
    let Value::Object(mut fields) = serde_json::to_value(record).ok()? else { return None };
    let shape = fields.get(field)?.clone();
    for candidate in candidates(&shape, value, party) {
        fields.insert(field.to_owned(), candidate);
        if let Ok(fresh) = serde_json::from_value(Value::Object(fields.clone())) {
            return Some(fresh);
        }
    }
    None
}

/// What a value may mean for a field of this shape, the likeliest first.
fn candidates(shape: &Value, value: &str, party: Option<&str>) -> Vec<Value> {
    let mut all = Vec::new();
    if is_interval(shape.as_object()) {
        all.extend(interval(value).and_then(|i| serde_json::to_value(i).ok()));
        return all;
    }
    if value.is_empty() {
        all.push(Value::Null);
    }
    if let Some(party) = party {
        all.push(json!(party));
    }
    if shape.is_array() {
        all.push(value.split(',').map(|v| json!(v.trim())).collect());
    }
    if !shape.is_string() {
        all.extend(serde_json::from_str::<Value>(value).ok().filter(|v| !v.is_object()));
    }
    all.push(json!(value));
    all
}

fn is_interval(fields: Option<&Map<String, Value>>) -> bool {
    fields.is_some_and(|f| f.contains_key("earliest") && f.contains_key("latest"))
}
