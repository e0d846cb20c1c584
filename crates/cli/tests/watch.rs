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
    let earlier = log.lock().unwrap().iter().filter(|l| l.starts_with(&path)).count();
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
        // The second time it has an article more, and says something else of the first.
        "/moving" if earlier == 0 => ("200 OK", rss(item("good")).into_bytes()),
        "/moving" => {
            let changed = item("good").replace("Talks in Luss good", "Talks in Luss fail");
            ("200 OK", rss(changed + &item("more")).into_bytes())
        }
        "/more" => {
            let text = long.replace("Monday", "Friday").replace("Brandt", "Hale");
            ("200 OK\r\nContent-Type: text/html", page(&text).into_bytes())
        }
        "/good" if earlier > 0 => {
            let text = format!("{long} The talks failed on Tuesday, Voss said.");
            ("200 OK\r\nContent-Type: text/html", page(&text).into_bytes())
        }
        "/names-inside" => {
            let items =
                ["http://127.0.0.1:1/x", "http://[::1]:1/y", "http://10.1.2.3/z", "file:///etc/hostname"];
            let item = |to: &&str| format!("<item><title>x</title><link>{to}</link></item>");
            ("200 OK", rss(items.iter().map(item).collect()).into_bytes())
        }
        "/page-not-feed" => ("200 OK\r\nContent-Type: text/html", page(&long).into_bytes()),
        "/cut-feed" => ("200 OK", format!("<rss><channel>{}<item><ti", item("good")).into_bytes()),
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

#[test]
fn a_feed_that_changes_brings_what_is_new_and_what_is_changed() {
    let (base, log) = server();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (db, told, calendar, atom) = (at("w.db"), at("told.jsonl"), at("w.ics"), at("told.atom"));
    let feed = format!("{base}/moving");
    let asked = ["watch", &feed, "--store", &db, "--once", "--allow-private"];
    let files = ["--jsonl", &told, "--ics", &calendar, "--atom", &atom];
    let line = [&asked[..], &files[..]].concat();
    assert!(talk(&line).contains("1 new articles, 0 changed"));
    let first = std::fs::read_to_string(&told).unwrap();
    let said = talk(&line);
    assert!(said.contains("1 new articles, 1 changed"), "{said}");
    let both = std::fs::read_to_string(&told).unwrap();
    let news = both.strip_prefix(&first).unwrap();
    assert!(!news.is_empty() && news.lines().all(|l| l.contains("\"change\"")), "{news}");
    assert!(std::fs::read_to_string(&calendar).unwrap().starts_with("BEGIN:VCALENDAR"));
    let entries = |path: &str| std::fs::read_to_string(path).unwrap().matches("<entry>").count();
    assert_eq!(entries(&atom), both.lines().count());
    assert!(std::fs::read_to_string(&atom).unwrap().contains(&format!("<link href=\"{base}/good\"/>")));
    // The third round finds nothing, and asks for no page again.
    assert!(talk(&line).contains("0 new articles, 0 changed, 0 changes told"));
    let log = log.lock().unwrap();
    assert_eq!(log.iter().filter(|l| *l == "/good").count(), 2, "{log:?}");
    assert_eq!(log.iter().filter(|l| *l == "/more").count(), 1, "{log:?}");
    // What the rounds made of the store is what one run over its articles makes.
    let health = stdout(&["check", "--store", &db]);
    assert!(health.starts_with("2 articles, 3 revisions") && health.contains("whole"), "{health}");
}

#[test]
fn a_feed_that_names_machines_inside_is_not_followed_there() {
    let (base, log) = server();
    let port = base.rsplit(':').next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("w.db");
    let feed = format!("http://localhost:{port}/names-inside");
    let line = ["watch", &feed, "--store", db.to_str().unwrap(), "--once", "--allow-host", "localhost"];
    let said = talk(&line);
    assert!(said.contains("0 new articles"), "{said}");
    for address in ["127.0.0.1:1/x", "[::1]:1/y", "10.1.2.3/z"] {
        let told = said.lines().find(|l| l.contains(address)).unwrap_or_default();
        assert!(told.contains("private network"), "{said}");
    }
    assert!(said.contains("file addresses are not read"), "{said}");
    assert!(log.lock().unwrap().iter().all(|l| l == "/robots.txt" || l == "/names-inside"));
}

#[test]
fn what_is_no_feed_is_said_so_and_a_feed_cut_off_gives_what_it_has() {
    let (base, _log) = server();
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("w.db");
    let feeds: Vec<String> = ["page-not-feed", "cut-feed"].iter().map(|f| format!("{base}/{f}")).collect();
    let line = ["watch", &feeds[0], &feeds[1], "--store", db.to_str().unwrap(), "--once", "--allow-private"];
    let said = talk(&line);
    assert!(said.contains("page-not-feed: no feed"), "{said}");
    assert!(said.contains("1 new articles"), "{said}");
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
