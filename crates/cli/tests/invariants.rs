//! What holds of every record of every run, whatever the articles say.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{fixture, records, stdout};
use serde_json::Value;

const STORIES: [&str; 2] = ["quota", "hostile"];

/// The stored text of plain-text articles, by id.
fn texts(records: &[Value]) -> BTreeMap<String, Vec<char>> {
    let articles = records.iter().filter(|r| r["type"] == "article");
    articles
        .map(|a| {
            let bytes = std::fs::read(fixture("").join(a["path"].as_str().unwrap())).unwrap();
            (a["id"].as_str().unwrap().to_owned(), String::from_utf8(bytes).unwrap().chars().collect())
        })
        .collect()
}

/// Calls `see` with every object inside `value` that has `article`, `start`, `end` and `exact`.
fn slices(value: &Value, see: &mut dyn FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| slices(v, see)),
        Value::Object(fields) => {
            if ["article", "start", "end", "exact"].iter().all(|k| fields.contains_key(*k)) {
                see(value);
            }
            fields.values().for_each(|v| slices(v, see));
        }
        _ => {}
    }
}

#[test]
fn evidence_is_the_slice_itself_everywhere() {
    for story in STORIES {
        let records = records(story);
        let texts = texts(&records);
        let mut seen = 0;
        for record in &records {
            slices(record, &mut |e| {
                let text = &texts[e["article"].as_str().unwrap()];
                let at = |key: &str| usize::try_from(e[key].as_u64().unwrap()).unwrap();
                let slice: String = text[at("start")..at("end")].iter().collect();
                assert_eq!(Some(slice.as_str()), e["exact"].as_str(), "{record}");
                seen += 1;
            });
        }
        assert!(seen > 4, "{story}: {seen}");
    }
}

#[test]
fn no_record_without_evidence() {
    for story in STORIES {
        for record in records(story) {
            let kind = record["type"].as_str().unwrap();
            if !["article", "entity", "story", "relation", "time"].contains(&kind) {
                assert!(record["evidence"].as_array().is_some_and(|e| !e.is_empty()), "{record}");
            }
            if !["article", "story", "time"].contains(&kind) {
                assert!(record["rules"].as_array().is_some_and(|r| !r.is_empty()), "{record}");
            }
        }
    }
}

#[test]
fn no_id_stands_twice() {
    for story in STORIES {
        let records = records(story);
        let ids: BTreeSet<&str> = records.iter().map(|r| r["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), records.len(), "{story}");
    }
}

#[test]
fn every_id_that_is_named_is_there() {
    for story in STORIES {
        let records = records(story);
        let ids: BTreeSet<&str> = records.iter().map(|r| r["id"].as_str().unwrap()).collect();
        for record in &records {
            for key in ["statements", "records", "about", "participants"] {
                for id in record[key].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    assert!(ids.contains(id), "{id} in {record}");
                }
            }
        }
    }
}

#[test]
fn an_interval_does_not_end_before_it_begins() {
    fn look(value: &Value, record: &Value) {
        if let (Some(a), Some(b)) = (value["earliest"].as_str(), value["latest"].as_str()) {
            assert!(a <= b, "{record}");
        }
        match value {
            Value::Array(items) => items.iter().for_each(|v| look(v, record)),
            Value::Object(fields) => fields.values().for_each(|v| look(v, record)),
            _ => {}
        }
    }
    for record in records("quota") {
        look(&record, &record);
    }
}

#[test]
fn the_same_articles_give_the_same_bytes_in_any_order_and_on_any_number_of_threads() {
    let files = ["quota/1-fjord-herald.txt", "quota/2-delta-wire.txt", "quota/3-coastal-post.txt"];
    let run = |order: [usize; 3], threads: &str| {
        stdout(&["export", files[order[0]], files[order[1]], files[order[2]], "--threads", threads])
    };
    let one = run([0, 1, 2], "1");
    assert!(one.lines().count() > 10);
    assert_eq!(one, run([2, 0, 1], "1"));
    assert_eq!(one, run([1, 2, 0], "2"));
    assert_eq!(one, run([2, 1, 0], "4"));
}

#[test]
fn pages_too_are_the_same_for_any_order() {
    let page = |paths: &[&str]| {
        let mut arguments = vec!["brief", "--format", "html"];
        arguments.extend(paths);
        stdout(&arguments)
    };
    let one = page(&["quota/1-fjord-herald.txt", "quota/2-delta-wire.txt"]);
    assert_eq!(one, page(&["quota/2-delta-wire.txt", "quota/1-fjord-herald.txt"]));
}
