//! Every command over a small story: what it says, to whom, and how it ends.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{code, fixture, run, stdout};

#[test]
fn a_brief_names_its_articles_and_ends_lines_in_sources() {
    let text = stdout(&["brief", "quota"]);
    assert!(text.contains("3 articles"), "{text}");
    assert!(text.contains("1-fjord-herald.txt · 3 Mar 2025 · ¶"), "{text}");
    assert_eq!(code(&["brief", "quota"]), 0);
}

#[test]
fn no_colour_reaches_a_pipe() {
    assert!(!stdout(&["brief", "quota"]).contains('\u{1b}'));
}

#[test]
fn every_view_has_a_heading_or_says_that_there_is_nothing() {
    for (view, heading) in [
        ("timeline", "TIMELINE"),
        ("quotes", "WHO SAID WHAT"),
        ("positions", "POSITIONS"),
        ("sources", "ARTICLES READ"),
    ] {
        let output = run(&[view, "quota"]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.code() {
            Some(0) => assert!(text.contains(heading), "{view}: {text}"),
            Some(1) => assert!(talk.contains("nothing of this kind"), "{view}: {talk}"),
            other => panic!("{view}: {other:?} {talk}"),
        }
    }
}

#[test]
fn a_page_has_the_articles_inside_and_loads_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("brief.html");
    assert_eq!(code(&["brief", "quota", "-o", file.to_str().unwrap()]), 0);
    let html = std::fs::read_to_string(file).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>"));
    assert!(
        html.contains("About 4,000 fishermen") || html.contains("fishermen depend on"),
        "the article's text"
    );
    for load in ["<script", "<img", "<link", "src=\"", "http://", "https://"] {
        assert!(!html.contains(load), "{load}");
    }
}

#[test]
fn markup_in_an_article_stays_text_on_the_page() {
    let html = stdout(&["brief", "hostile", "--format", "html"]);
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;script&gt;"));
    let terminal = stdout(&["brief", "hostile", "--full"]);
    assert!(!terminal.contains('\u{1b}') && !terminal.contains('\u{7}'), "{terminal:?}");
}

#[test]
fn a_missing_input_is_named_and_the_rest_is_read() {
    let output = run(&["brief", "quota", "no-such-file.txt"]);
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{talk}");
    assert!(talk.contains("not read: no-such-file.txt"), "{talk}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("3 articles"));
}

#[test]
fn quiet_still_names_what_was_lost() {
    let output = run(&["brief", "quota", "no-such-file.txt", "-q"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.txt"));
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn nothing_to_read_is_code_one_and_says_what_to_name() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["brief", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("name files or folders"));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_wrong_command_line_is_code_two() {
    for wrong in [
        &["brief"][..],
        &["breif", "quota"],
        &["brief", "quota", "--since", "yesterday"],
        &["brief", "quota", "--format", "papyrus"],
        &["brief", "quota", "--profile", "no-such-kind"],
        &["brief", "quota", "--threads", "0"],
        &["brief", "quota", "-o", "no/such/folder/brief.html"],
    ] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!output.stderr.is_empty(), "{wrong:?}");
        assert!(output.stdout.is_empty(), "{wrong:?}");
    }
}

#[test]
fn help_begins_with_what_it_does_and_examples() {
    let help = stdout(&["brief", "--help"]);
    let examples = help.find("Examples:").unwrap();
    assert!(examples < help.find("Options:").unwrap());
    assert!(help.contains("throughline brief news/"));
}

#[test]
fn why_shows_the_words_of_every_record() {
    let ids: Vec<String> =
        common::records("quota").iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect();
    for id in ids.iter().step_by(29) {
        let output = run(&["why", id, "quota"]);
        assert_eq!(output.status.code(), Some(0), "{id}");
        assert!(String::from_utf8_lossy(&output.stdout).contains(id.as_str()), "{id}");
    }
}

#[test]
fn why_finds_records_by_their_words_and_points_at_them() {
    let text = stdout(&["why", "4,000 fishermen", "quota"]);
    assert!(text.contains("rules"), "{text}");
    assert!(text.contains("^^^^"), "{text}");
    assert_eq!(code(&["why", "words that nobody wrote", "quota"]), 1);
}

#[test]
fn diff_finds_what_two_more_articles_brought_and_nothing_in_the_same_set() {
    assert_eq!(code(&["diff", "quota", "quota"]), 0);
    let output = run(&["diff", "quota-before", "quota"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("WHAT CHANGED") && text.contains("+ new"), "{text}");
    let json = stdout(&["diff", "quota-before", "quota", "--json"]);
    assert!(json.lines().all(|l| l.starts_with("{\"type\":\"change\"")), "{json}");
}

#[test]
fn read_gives_clean_articles() {
    let lines = stdout(&["read", "quota", "--format", "jsonl"]);
    assert_eq!(lines.lines().count(), 3);
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        for field in ["id", "path", "url", "outlet", "title", "byline", "published", "language", "text"] {
            assert!(row.get(field).is_some(), "{field}");
        }
        assert!(!row["text"].as_str().unwrap().contains("By Lena Hartwig"));
    }
}

#[test]
fn copies_and_stories_have_a_line_an_article() {
    for command in ["copies", "stories"] {
        assert_eq!(stdout(&[command, "quota", "--json"]).lines().count(), 3, "{command}");
    }
}

#[test]
fn csv_has_one_table_a_record_type() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("tables");
    assert_eq!(code(&["export", "quota", "--format", "csv", "-o", out.to_str().unwrap()]), 0);
    let articles = std::fs::read_to_string(out.join("article.csv")).unwrap();
    assert_eq!(articles.lines().next().unwrap().split(',').next(), Some("id"));
    assert!(articles.contains("1-fjord-herald.txt"));
}

#[test]
fn a_calendar_and_annotations_are_what_they_say() {
    let calendar = stdout(&["export", "quota", "--format", "ics"]);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    let page: serde_json::Value =
        serde_json::from_str(&stdout(&["export", "quota", "--format", "annotations"])).unwrap();
    assert!(page["items"].as_array().is_some_and(|i| i.len() > 10));
}

#[test]
fn since_leaves_out_what_older_articles_told() {
    let all = stdout(&["export", "quota"]);
    let new = stdout(&["export", "quota", "--since", "2025-03-07"]);
    let figures = |text: &str| text.lines().filter(|l| l.starts_with("{\"type\":\"figure\"")).count();
    assert!(figures(&new) < figures(&all));
    assert!(new.contains("4,500 fishermen"));
}

#[test]
fn meta_says_what_files_do_not() {
    let table = fixture("meta.csv");
    let text = stdout(&["sources", "quota", "--meta", table.to_str().unwrap()]);
    assert!(text.contains("Fjord Herald"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_is_no_error() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("throughline"))
        .current_dir(fixture(""))
        .args(["export", "quota"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut talk = String::new();
    child.stderr.take().unwrap().read_to_string(&mut talk).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(talk, "");
}

#[test]
fn a_table_is_read_by_its_own_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.csv");
    let rows = "hed;when;copy\nTalks open;2021-03-04;\"The envoys met in Luss on Monday; they \"\"talked\"\".\"\nno words\n";
    std::fs::write(&path, rows).unwrap();
    let path = path.to_str().unwrap();
    let output = run(&["read", path, "--json"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--map text=COLUMN"));
    let map = folder.path().join("map.toml");
    std::fs::write(&map, "title = \"hed\"\ndate = \"when\"\ntext = \"copy\"\n").unwrap();
    for map in ["title=hed,date=when,text=copy", map.to_str().unwrap()] {
        let output = run(&["read", path, "--json", "--map", map]);
        assert_eq!(output.status.code(), Some(3), "the short row is named");
        let article: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(article["title"], "Talks open");
        assert_eq!(article["text"], "The envoys met in Luss on Monday; they \"talked\".");
        assert_eq!(article["published"]["earliest"], "2021-03-04", "{article}");
    }
    assert_eq!(code(&["read", path, "--map", "titel=hed"]), 2);
}
