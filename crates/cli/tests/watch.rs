//! `watch` against a server of our own that behaves in every way that servers do.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use common::{run, stdout};

/// Answers on 127.0.0.1 until the test ends; gives its address and the log of requests.
fn server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let log = Arc::new(Mutex::new(Vec::new()));
    let (own, seen) = (base.clone(), Arc::clone(&log));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (own, seen) = (own.clone(), Arc::clone(&seen));
            std::thread::spawn(move || answer(stream, &own, &seen));
        }
    });
    (base, log)
}

fn answer(mut stream: TcpStream, base: &str, log: &Mutex<Vec<String>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut known = false;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        known |= line.to_ascii_lowercase().starts_with("if-none-match: \"v1\"");
        if line.trim().is_empty() {
            break;
        }
    }
    let path = first.split_whitespace().nth(1)?.to_owned();
    log.lock().unwrap().push(format!("{path}{}", if known { " known" } else { "" }));
    let page = |text: &str| {
        format!("<html><body><article><h1>Talks in Luss</h1><p>{text}</p></article></body></html>")
    };
    let long =
        "Envoy Ada Voss met minister Tomas Brandt in Luss on Monday for talks on the border. ".repeat(6);
    let item = |n: &str| {
        format!(
            "<item><title>Talks in Luss {n}</title><link>{base}/{n}</link><pubDate>Tue, 03 Mar 2026 07:00:00 GMT</pubDate></item>"
        )
    };
    let rss = |items: String| format!("<rss><channel><title>Post</title>{items}</channel></rss>");
    let (head, body): (&str, Vec<u8>) = match path.as_str() {
        "/robots.txt" => {
            ("200 OK\r\nContent-Type: text/plain", b"User-agent: *\nDisallow: /secret\n".to_vec())
        }
        "/feed" if known => ("304 Not Modified", Vec::new()),
        "/feed" => {
            let names = ["good", "secret", "endless", "loop", "picture", "bomb"];
            let items: String = names.iter().map(|n| item(n)).collect();
            ("200 OK\r\nETag: \"v1\"\r\nContent-Type: application/rss+xml", rss(items).into_bytes())
        }
        "/inside" => {
            let items = "<item><title>x</title><link>ftp://127.0.0.1/x</link></item>";
            ("200 OK", rss(items.to_owned()).into_bytes())
        }
        "/busy" => ("429 Too Many Requests\r\nRetry-After: 7200", Vec::new()),
        "/broken" => ("500 Oh", Vec::new()),
        "/good" => ("200 OK\r\nContent-Type: text/html", page(&long).into_bytes()),
        "/loop" => ("302 Found\r\nLocation: /loop", Vec::new()),
        "/picture" => ("200 OK\r\nContent-Type: image/png", b"\x89PNG".to_vec()),
        "/bomb" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packer.write_all(&vec![b'a'; 64 << 20]).ok()?;
            ("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", packer.finish().ok()?)
        }
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n").ok()?;
            let block = vec![b'a'; 1 << 16];
            while stream.write_all(&block).is_ok() {}
            return None;
        }
        _ => ("404 Not Found", Vec::new()),
    };
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

fn talk(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_kind_of_server_is_borne_and_asked_as_it_wants() {
    let (base, log) = server();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (db, told, opml) = (at("w.db"), at("told.jsonl"), at("feeds.opml"));
    let outlines: String = ["feed", "busy", "broken", "inside"]
        .iter()
        .map(|f| format!("<outline xmlUrl=\"{base}/{f}\"/>"))
        .collect();
    std::fs::write(&opml, format!("<opml><body>{outlines}</body></opml>")).unwrap();
    let line = ["watch", &opml, "--store", &db, "--once", "--allow-private", "--jsonl", &told];

    let said = talk(&line);
    assert!(said.contains("1 new articles"), "{said}");
    for why in [
        "robots.txt",
        "redirects",
        "image/png is no article",
        "larger than 8 MiB",
        "answered 429",
        "answered 500",
    ] {
        assert!(said.contains(why), "{why}: {said}");
    }
    assert!(std::fs::read_to_string(&told).unwrap().contains("\"change\""));
    assert!(stdout(&["search", "border", "--json", "--store", &db]).contains("/good"));

    let said = talk(&line);
    assert!(said.contains("0 new articles"), "{said}");
    let log = log.lock().unwrap().clone();
    assert_eq!(log.iter().filter(|l| *l == "/feed known").count(), 1, "{log:?}");
    for once in ["/busy", "/broken", "/good"] {
        assert_eq!(log.iter().filter(|l| *l == once).count(), 1, "{once} {log:?}");
    }
    assert!(!log.iter().any(|l| l.starts_with("/secret")));
}

#[test]
fn private_addresses_are_refused_unless_allowed() {
    let (base, log) = server();
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("w.db");
    let feed = format!("{base}/feed");
    let said = talk(&["watch", &feed, "--store", db.to_str().unwrap(), "--once"]);
    assert!(said.contains("private network"), "{said}");
    assert!(log.lock().unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_watch_cleanly() {
    let (base, _log) = server();
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("w.db");
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("throughline"))
        .args(["watch", &format!("{base}/inside"), "--allow-private", "--every", "1h", "--store"])
        .arg(&db)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // The first round is over when it is told.
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    let _ = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(stdout(&["check", "--store", db.to_str().unwrap()]).contains("whole"));
}
