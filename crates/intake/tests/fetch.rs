//! Fetching from servers that behave in every way that servers do: each answer is bounded in bytes and in time.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use throughline_intake::http::{Bounds, FetchError, Fetched, Fetcher};

/// A server that answers each path in its own way; gives its address.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    base
}

fn answer(mut stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 2 {
        line.clear();
    }
    let path = first.split_whitespace().nth(1)?.to_owned();
    let whole = |head: &str, body: &[u8]| {
        let mut all =
            format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        all.push_str(&String::from_utf8_lossy(body));
        all.into_bytes()
    };
    let bytes = match path.as_str() {
        "/page" => {
            whole("200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"v7\"", b"<p>One met two.</p>")
        }
        "/busy" => whole("429 Too Many\r\nRetry-After: 77", b""),
        "/down" => whole("503 Down", b""),
        "/away" => whole("302 Found\r\nLocation: /page", b""),
        "/circle" => whole("302 Found\r\nLocation: /circle", b""),
        "/nowhere" => whole("302 Found", b""),
        "/file" => whole("302 Found\r\nLocation: file:///etc/hostname", b""),
        "/large" => whole("200 OK", &vec![b'a'; 3 << 20]),
        "/cut" => b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nOne met".to_vec(),
        "/noise" => b"\x00\x01\x02 no http at all\r\n\r\n".to_vec(),
        "/silent" => {
            std::thread::sleep(Duration::from_secs(20));
            Vec::new()
        }
        "/slow" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n").ok()?;
            while stream.write_all(b"a").is_ok() {
                std::thread::sleep(Duration::from_millis(100));
            }
            return None;
        }
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok()?;
            while stream.write_all(&[b'a'; 1 << 16]).is_ok() {}
            return None;
        }
        _ => whole("404 Not Found", b""),
    };
    stream.write_all(&bytes).ok()
}

fn bounds() -> Bounds {
    Bounds { bytes: 1 << 20, time: Duration::from_secs(2), pause: Duration::ZERO, private: true }
}

#[test]
fn every_answer_comes_or_fails_in_its_bounds() {
    let base = server();
    let mut fetcher = Fetcher::new(bounds());
    let mut ask = |path: &str| {
        let start = Instant::now();
        let got = fetcher.fetch(&format!("{base}{path}"), None, None);
        assert!(start.elapsed() < Duration::from_secs(8), "{path} took {:?}", start.elapsed());
        got
    };
    for path in ["/page", "/away"] {
        let got = ask(path);
        let Ok(Fetched::Page { url, etag, bytes, .. }) = got else { panic!("{path}: {got:?}") };
        assert_eq!((url, etag.as_deref()), (format!("{base}/page"), Some("\"v7\"")));
        assert_eq!(bytes, b"<p>One met two.</p>");
    }
    assert_eq!(ask("/busy"), Err(FetchError::Status { status: 429, wait: Some(77) }));
    assert_eq!(ask("/down"), Err(FetchError::Status { status: 503, wait: None }));
    assert_eq!(ask("/nowhere"), Err(FetchError::Status { status: 302, wait: None }));
    assert_eq!(ask("/circle"), Err(FetchError::Redirects));
    assert!(matches!(ask("/file"), Err(FetchError::Refused(_))));
    for path in ["/large", "/endless"] {
        assert_eq!(ask(path), Err(FetchError::TooLarge(1)), "{path}");
    }
    for path in ["/cut", "/noise", "/silent", "/slow"] {
        let got = ask(path);
        assert!(matches!(got, Err(FetchError::Line(_))), "{path}: {got:?}");
    }
}

#[test]
fn inside_addresses_are_refused_by_name_by_number_and_behind_a_redirect() {
    let base = server();
    let port = base.rsplit(':').next().unwrap();
    let mut closed = Fetcher::new(Bounds { private: false, ..bounds() });
    for host in ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"] {
        let got = closed.fetch(&format!("http://{host}:{port}/page"), None, None);
        assert!(matches!(got, Err(FetchError::Refused(_))), "{host}: {got:?}");
    }
    // One host of the house may be asked, and the others still not.
    let mut known = Fetcher::knowing(Bounds { private: false, ..bounds() }, vec!["localhost".to_owned()]);
    assert!(known.fetch(&format!("http://localhost:{port}/page"), None, None).is_ok());
    let got = known.fetch(&format!("http://127.0.0.1:{port}/page"), None, None);
    assert!(matches!(got, Err(FetchError::Refused(_))), "{got:?}");
}
