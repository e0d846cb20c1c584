//! Every story of a pile without a store: the same records, and a run that is stopped goes on where it was.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{code, run, stdout};

/// Rounds of talks in several towns, each its own article; some of them under one id.
fn rounds(folder: &Path, articles: usize) -> String {
    let towns = ["Lorn", "Marrow", "Selby", "Tarn"];
    let rows = (0..articles).map(|i| {
        let town = towns[i % towns.len()];
        let id = if i % 50 == 7 { "again".to_owned() } else { format!("row-{i}") };
        format!(
            r#"{{"id": "{id}", "title": "Round {i} of the talks in {town}", "date": "2031-{:02}-{:02}", "text": "Envoy Ada Voss met minister Tomas Brandt in {town} on Monday for round {i}. \"We are {i} steps away,\" Voss said."}}"#,
            1 + i / 28 % 12,
            1 + i % 28
        )
    });
    let path = folder.join("rounds.jsonl");
    std::fs::write(&path, rows.collect::<Vec<_>>().join("\n")).unwrap();
    path.to_str().unwrap().to_owned()
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

fn written(rows: &str, out: &Path) -> String {
    let path = out.to_str().unwrap();
    assert_eq!(code(&["export", rows, "--story", "all", "-o", path, "--quiet"]), 0);
    assert!(!beside(out).exists(), "what was unfinished is gone");
    std::fs::read_to_string(out).unwrap()
}

fn beside(out: &Path) -> PathBuf {
    out.with_file_name(format!("{}.unfinished", out.file_name().unwrap().to_str().unwrap()))
}

#[test]
fn a_pile_gives_the_records_that_a_store_of_it_gives() {
    let folder = tempfile::tempdir().unwrap();
    for articles in [9, 45] {
        let rows = rounds(folder.path(), articles);
        let db = folder.path().join(format!("{articles}.db")).to_str().unwrap().to_owned();
        run(&["add", &rows, "--store", &db]);
        let kept = stdout(&["export", "--store", &db, "--story", "all"]);
        assert!(kept.lines().count() > articles * 3);
        let pile = written(&rows, &folder.path().join("out.jsonl"));
        assert_eq!(sorted(&pile), sorted(&kept), "{articles} articles");
    }
}

#[test]
fn articles_of_one_id_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rounds(folder.path(), 120);
    let pile = written(&rows, &folder.path().join("out.jsonl"));
    let ids: Vec<String> = pile
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap())
        .filter(|r| r["type"] == "article")
        .map(|r| r["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 120);
    assert!(["again", "again-2", "again-3"].iter().all(|id| ids.iter().any(|i| i == id)), "{ids:?}");
}

#[test]
fn tables_of_a_pile_have_the_columns_of_all_its_parts() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rounds(folder.path(), 40);
    let tables = folder.path().join("tables");
    let out = tables.to_str().unwrap();
    assert_eq!(code(&["export", &rows, "--story", "all", "--format", "parquet", "-o", out]), 0);
    assert!(tables.join("statement.parquet").metadata().unwrap().len() > 1000);
    assert!(!beside(&tables).exists());
}

#[test]
fn what_cannot_be_asked_of_a_pile_says_the_way_out() {
    let said = |arguments: &[&str]| String::from_utf8(run(arguments).stderr).unwrap();
    assert!(said(&["export", "quota", "--story", "all"]).contains("name a place with -o"));
    assert!(
        said(&["export", "quota", "--story", "all", "-o", "x", "--format", "ics"])
            .contains("jsonl or parquet")
    );
    assert!(said(&["brief", "quota", "--story", "all"]).contains("add --store FILE"));
    assert!(said(&["export", "quota", "--story", "story-1"]).contains("add --store FILE"));
}

/// `THROUGHLINE_KILLS=100 cargo test --profile quick -p throughline-cli --test pile killed` is the long form.
#[test]
fn a_pile_that_is_killed_at_any_moment_comes_out_the_same() {
    let kills = std::env::var("THROUGHLINE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let folder = tempfile::tempdir().unwrap();
    let rows = rounds(folder.path(), 700);
    let whole = written(&rows, &folder.path().join("whole.jsonl"));
    let mut chance = 88_172_645_463_325_252_u64;
    let mut at = 0;
    for n in 0..kills {
        let out = folder.path().join(format!("killed-{at}.jsonl"));
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("throughline"))
            .args(["export", &rows, "--story", "all", "--quiet", "-o", out.to_str().unwrap()])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_millis(50 + chance % 1500));
        child.kill().unwrap();
        child.wait().unwrap();
        // Each is stopped three times on its way.
        if n % 3 == 2 || n + 1 == kills {
            assert!(written(&rows, &out) == whole, "killed {n}");
            at += 1;
        }
    }
}
