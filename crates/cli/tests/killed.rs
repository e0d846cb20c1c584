//! `watch` and `decide` stopped dead at any moment: nothing is lost, nothing stands twice. `add` is in `store.rs`.
//!
//! `THROUGHLINE_KILLS=200 cargo test --profile quick -p throughline-cli --test killed` is the long form.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use common::{code, stdout};

fn kills() -> usize {
    std::env::var("THROUGHLINE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(4)
}

/// A small generator of chance, the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// Runs the program and kills it after some milliseconds; true where it ended by itself and well before.
fn killed_after(arguments: &[&str], milliseconds: u64) -> bool {
    let program = assert_cmd::cargo::cargo_bin("throughline");
    let mut child =
        Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(milliseconds));
    let _ = child.kill();
    child.wait().unwrap().success()
}

fn assert_whole(db: &str) -> String {
    let health = stdout(&["check", "--store", db]);
    assert!(health.contains("whole"), "{health}");
    health
}

/// A feed that has two articles more each time it is asked for, and their pages.
fn growing() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let items = Arc::new(AtomicUsize::new(0));
    let (own, count) = (base.clone(), Arc::clone(&items));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (own, count) = (own.clone(), Arc::clone(&count));
            std::thread::spawn(move || answer(stream, &own, &count));
        }
    });
    (base, items)
}

fn answer(mut stream: TcpStream, base: &str, items: &AtomicUsize) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 0 && !line.trim().is_empty() {
        line.clear();
    }
    let path = first.split_whitespace().nth(1)?;
    let (head, body) = match path.strip_prefix("/page/") {
        Some(number) => ("200 OK\r\nContent-Type: text/html", page(number)),
        None if path == "/feed" => {
            let now = items.load(Ordering::SeqCst);
            let item = |n: usize| {
                format!(
                    "<item><title>Ferry {n} to Luss</title><link>{base}/page/{n}</link><pubDate>Tue, 03 Mar 2026 07:00:00 GMT</pubDate></item>"
                )
            };
            let all: String = (0..now).map(item).collect();
            ("200 OK", format!("<rss><channel><title>Post</title>{all}</channel></rss>"))
        }
        None => ("404 Not Found", String::new()),
    };
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()
}

fn page(number: &str) -> String {
    let said = format!(
        "Ferry {number} left Luss on Monday with minister Tomas Brandt on board. \"We will talk on pier {number},\" Brandt said. "
    );
    format!(
        "<html><body><article><h1>Ferry {number} to Luss</h1><p>{}</p></article></body></html>",
        said.repeat(5)
    )
}

#[test]
fn a_watch_that_is_killed_at_any_moment_loses_and_doubles_nothing() {
    let (base, items) = growing();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (db, told, feed) = (at("w.db"), at("told.jsonl"), format!("{base}/feed"));
    let line = ["watch", &feed, "--store", &db, "--once", "--allow-private", "--quiet", "--jsonl", &told];
    let mut chance = Chance(88_172_645_463_325_252);
    assert_eq!(code(&line), 0);
    for _ in 0..kills() {
        items.fetch_add(2, Ordering::SeqCst);
        killed_after(&line, 20 + chance.below(1500));
        assert_whole(&db);
    }
    let articles = items.load(Ordering::SeqCst);
    // A round fetches so many pages at most, the rest in the next.
    for _ in 0..=articles / 60 {
        assert_eq!(code(&line), 0);
    }
    let health = assert_whole(&db);
    assert!(health.starts_with(&format!("{articles} articles, {articles} revisions")), "{health}");
    let pages = stdout(&["read", "--store", &db, "--json"]);
    let urls: BTreeSet<String> = pages
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["url"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(urls.len(), articles);
}

#[test]
fn a_decision_that_is_killed_at_any_moment_is_made_once_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("d.db").to_str().unwrap().to_owned();
    assert_eq!(code(&["add", "quota", "--store", &db]), 0);
    let mut chance = Chance(424_242_424_243);
    let mut made = BTreeSet::new();
    for n in 0..kills() {
        let (one, other) = (format!("Ada Voss {n}"), format!("A. Foss {n}"));
        if killed_after(&["decide", "merge", &one, &other, "--store", &db], chance.below(120)) {
            made.insert(one);
        }
        assert_whole(&db);
    }
    // The last one is left to end by itself.
    assert_eq!(code(&["decide", "merge", "Ada Voss last", "A. Foss last", "--store", &db]), 0);
    made.insert("Ada Voss last".to_owned());
    let kept = stdout(&["decide", "list", "--toml", "--store", &db]);
    for one in &made {
        assert_eq!(kept.matches(&format!("\"{one}\"")).count(), 1, "{one}: {kept}");
    }
    let all: Vec<&str> = kept.lines().filter(|l| l.starts_with("one = ")).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{kept}");
    // What is kept can be read again, so nothing of it is cut.
    let shared = folder.path().join("decisions.toml");
    std::fs::write(&shared, &kept).unwrap();
    assert_eq!(code(&["brief", "quota", "--quiet", "--decisions", shared.to_str().unwrap()]), 0);
}
