//! A store: what is added is remembered once, whatever happens on the way.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{code, fixture, run, stdout};

fn file() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.db").to_str().unwrap().to_owned();
    (folder, path)
}

fn talk(arguments: &[&str]) -> String {
    String::from_utf8(run(arguments).stderr).unwrap()
}

#[test]
fn a_brief_from_a_store_is_the_brief_of_the_paths() {
    let (_folder, db) = file();
    assert!(talk(&["add", "quota", "--store", &db]).contains("3 new, 0 changed, 0 known"));
    assert_eq!(stdout(&["brief", "--store", &db]), stdout(&["brief", "quota"]));
    assert_eq!(stdout(&["export", "--store", &db]), stdout(&["export", "quota"]));
    assert_eq!(stdout(&["copies", "--store", &db]), stdout(&["copies", "quota"]));
}

#[test]
fn every_story_of_a_store_is_exported_as_each_of_them_is() {
    let (folder, db) = file();
    run(&["add", "quota", "--store", &db]);
    let one: Vec<serde_json::Value> =
        stdout(&["export", "--store", &db]).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let all = stdout(&["export", "--store", &db, "--story", "all"]);
    let mut seen = 0;
    for line in all.lines() {
        let mut record: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        assert!(
            record.shift_remove("story").is_some_and(|s| s.as_str().unwrap().starts_with("story-")),
            "{line}"
        );
        assert!(one.contains(&serde_json::Value::Object(record)), "{line}");
        seen += 1;
    }
    assert_eq!(seen, one.len());
    let tables = folder.path().join("tables");
    run(&["export", "--store", &db, "--story", "all", "--format", "parquet", "-o", tables.to_str().unwrap()]);
    assert!(tables.join("statement.parquet").exists());
    assert_eq!(code(&["export", "--store", &db, "--story", "all", "--format", "ics"]), 2);
}

#[test]
fn adding_twice_doubles_nothing() {
    let (_folder, db) = file();
    run(&["add", "quota", "--store", &db]);
    assert!(talk(&["add", "quota", "--store", &db]).contains("0 new, 0 changed, 3 known; 3 articles"));
    assert!(stdout(&["check", "--store", &db]).contains("whole"));
}

#[test]
fn words_people_and_days_find_articles() {
    let (_folder, db) = file();
    run(&["add", "quota", "--store", &db]);
    let hits = |arguments: &[&str]| {
        let mut all = vec!["search", "--json", "--store", &db];
        all.extend_from_slice(arguments);
        stdout(&all).lines().count()
    };
    assert!(hits(&["fishermen"]) >= 1);
    assert_eq!(hits(&["\"fishermen zzz\""]), 0);
    assert_eq!(hits(&["--since", "2099-01-01"]), 0);
    assert!(hits(&["--until", "2099-01-01"]) >= 1);
    assert_eq!(code(&["search", "zzz", "--store", &db]), 1);
}

#[test]
fn what_is_removed_is_gone_and_comes_back_when_added() {
    let (_folder, db) = file();
    run(&["add", "quota", "--store", &db]);
    assert_eq!(code(&["remove", "quota/1-fjord-herald.txt", "--store", &db]), 0);
    assert!(stdout(&["check", "--store", &db]).starts_with("2 articles"));
    assert!(talk(&["add", "quota", "--store", &db]).contains("1 new, 0 changed, 2 known"));
    assert_eq!(code(&["remove", "nothing", "--store", &db]), 1);
}

#[test]
fn added_one_by_one_the_account_is_that_of_all_at_once_and_a_removed_article_leaves_that_of_the_rest() {
    let folder = fixture("../../../../examples/strike");
    let mut files: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path().to_str().unwrap().to_owned()).collect();
    files.sort();
    let (_folder, db) = file();
    for one in files.iter().rev() {
        run(&["add", one, "--store", &db]);
        run(&["brief", "--store", &db]);
    }
    let of = |paths: &[String]| {
        let mut arguments = vec!["export"];
        arguments.extend(paths.iter().map(String::as_str));
        stdout(&arguments)
    };
    assert_eq!(stdout(&["export", "--store", &db]), of(&files));
    for gone in 0..files.len() {
        assert_eq!(code(&["remove", &files[gone], "--store", &db]), 0);
        let rest: Vec<String> = files.iter().filter(|f| **f != files[gone]).cloned().collect();
        assert_eq!(stdout(&["export", "--store", &db]), of(&rest), "without {}", files[gone]);
        run(&["add", &files[gone], "--store", &db]);
    }
}

#[test]
fn since_last_shows_what_came_since_the_last_look() {
    let (_folder, db) = file();
    run(&["add", "quota/1-fjord-herald.txt", "--store", &db]);
    let first = stdout(&["brief", "--store", &db, "--full"]);
    run(&["add", "quota", "--store", &db]);
    let news = stdout(&["brief", "--store", &db, "--since", "last", "--full"]);
    assert!(news.contains("since you looked last"), "{news}");
    assert_ne!(news, first);
    assert_eq!(code(&["brief", "quota", "--since", "last"]), 2);
}

#[test]
fn a_store_that_is_missing_or_no_store_is_said_so() {
    let (folder, db) = file();
    assert!(talk(&["brief", "--store", &db]).contains("there is no store at"));
    let other = folder.path().join("other.db");
    std::fs::write(&other, "no database at all\n".repeat(300)).unwrap();
    let said = talk(&["add", "quota", "--store", other.to_str().unwrap()]);
    assert!(said.contains("is not a store of throughline"), "{said}");
}

/// So many made-up articles, one a line.
fn archive(folder: &Path, articles: usize) -> PathBuf {
    let towns = ["Lindhaven", "Brenna", "Luss", "Harrow", "Vell"];
    let rows: Vec<String> = (0..articles)
        .map(|i| {
            let town = towns[i % towns.len()];
            format!(
                r#"{{"url": "https://courier.example/{i}", "title": "Round {i} of the talks in {town}", "date": "2031-03-{:02}", "text": "Envoy Ada Voss met minister Tomas Brandt in {town} on Monday for round {i}. \"We are {i} steps away,\" Voss said."}}"#,
                1 + i % 28
            )
        })
        .collect();
    let path = folder.join("archive.jsonl");
    std::fs::write(&path, rows.join("\n")).unwrap();
    path
}

/// `THROUGHLINE_KILLS=100 THROUGHLINE_ARTICLES=5000 cargo test --release -p throughline-cli --test store killed` is the
/// long form of this.
#[test]
fn a_run_that_is_killed_at_any_moment_loses_and_doubles_nothing() {
    let number =
        |name: &str, short: usize| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(short);
    let (kills, articles) = (number("THROUGHLINE_KILLS", 3), number("THROUGHLINE_ARTICLES", 40));
    let (folder, db) = file();
    let rows = archive(folder.path(), articles);
    let arguments = ["add", rows.to_str().unwrap(), "--store", &db];
    let mut chance = 88_172_645_463_325_252_u64;
    for _ in 0..kills {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("throughline"))
            .args(arguments)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_millis(50 + chance % 900));
        child.kill().unwrap();
        child.wait().unwrap();
        let health = stdout(&["check", "--store", &db]);
        assert!(health.is_empty() || health.contains("whole"), "{health}");
    }
    assert_eq!(code(&arguments), 0);
    let health = stdout(&["check", "--store", &db]);
    assert!(health.starts_with(&format!("{articles} articles, {articles} revisions")), "{health}");
    assert!(health.contains("whole"), "{health}");
    let urls: std::collections::BTreeSet<String> = stdout(&["read", "--store", &db, "--json"])
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["url"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(urls.len(), articles);
}

/// A file that may not grow further stands for a disk that fails: the system says no in the middle of a batch.
#[cfg(unix)]
#[test]
fn a_disk_that_fails_in_the_middle_costs_the_batch_in_hand_alone() {
    let (folder, db) = file();
    let rows = archive(folder.path(), 400);
    let program = assert_cmd::cargo::cargo_bin("throughline");
    let line = format!(
        "trap '' XFSZ; ulimit -f 700; exec '{}' add '{}' --store '{db}'",
        program.display(),
        rows.display()
    );
    let output = Command::new("bash").args(["-c", &line]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("what was added before is safe"), "{said}");
    let health = stdout(&["check", "--store", &db]);
    assert!(health.contains("whole"), "{health}");
    assert_eq!(code(&["add", rows.to_str().unwrap(), "--store", &db]), 0);
    assert!(stdout(&["check", "--store", &db]).starts_with("400 articles, 400 revisions"));
}

#[test]
fn fixtures_are_where_the_tests_look() {
    assert!(fixture("quota").is_dir());
}

#[test]
fn a_decision_outlives_every_later_run_and_can_be_undone() {
    let (folder, db) = file();
    run(&["add", "quota", "--store", &db]);
    let record = |kind: &str| -> serde_json::Value {
        let all = stdout(&["export", "--store", &db]);
        let rows = all.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
        rows.into_iter().find(|r| r["type"] == kind).unwrap()
    };
    let entity = record("entity");
    let statement = record("statement");
    let id = statement["id"].as_str().unwrap();
    run(&["decide", "rename", entity["name"].as_str().unwrap(), "Somebody Else", "--store", &db]);
    run(&["decide", "reject", id, "--store", &db]);
    assert_eq!(code(&["add", "quota", "--store", &db]), 0);
    let export = stdout(&["export", "--store", &db]);
    assert!(export.contains("\"name\":\"Somebody Else\""), "{export}");
    assert!(!export.contains(&format!("\"id\":\"{id}\"")));
    assert!(stdout(&["decide", "list", "--store", &db]).contains("1 · "));

    let shared = folder.path().join("decisions.toml");
    std::fs::write(&shared, stdout(&["decide", "list", "--toml", "--store", &db])).unwrap();
    let with = stdout(&["export", "quota", "--decisions", shared.to_str().unwrap()]);
    assert_eq!(with, export);

    assert_eq!(code(&["decide", "undo", "1", "--store", &db]), 0);
    assert_eq!(code(&["decide", "undo", "2", "--store", &db]), 0);
    assert_eq!(stdout(&["export", "--store", &db]), stdout(&["export", "quota"]));
    let said = talk(&["decide", "merge", "Nobody At All", "No One", "--store", &db]);
    assert!(said.contains("no longer applies"), "{said}");
}
