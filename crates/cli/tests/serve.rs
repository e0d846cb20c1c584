//! `serve` as a whole program: pages, links between them, corrections, the API, and what must be refused.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod common;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A running server, stopped when dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("throughline"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line =
            lines.by_ref().map_while(Result::ok).find(|l| l.contains("http://")).expect("it says where");
        // What it says later must go somewhere, or it would wait.
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { child, address }
    }

    fn ask(&self, method: &str, path: &str, head: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = if head.contains("Host:") { String::new() } else { format!("Host: {}\r\n", self.address) };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\n{host}{head}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    fn post(&self, path: &str, form: &str) -> Answer {
        self.ask("POST", path, "Content-Type: application/x-www-form-urlencoded\r\n", form)
    }
}

fn example() -> String {
    format!("{}/../../examples/border", env!("CARGO_MANIFEST_DIR"))
}

/// The addresses that a page leads to, without their fragments.
fn links(page: &str) -> BTreeSet<String> {
    let all = page.split("href=\"").skip(1).filter_map(|s| s.split('"').next());
    all.filter(|l| l.starts_with('/')).map(|l| l.split('#').next().unwrap().replace("&amp;", "&")).collect()
}

#[test]
fn every_link_of_the_site_leads_to_a_page_that_loads_nothing_from_elsewhere() {
    let server = Server::start(&[&example()]);
    let (mut seen, mut todo) = (BTreeSet::new(), vec!["/".to_owned(), "/?all=yes".to_owned()]);
    // Explanations are many and of one make: a few of them stand for all.
    let mut whys = 0;
    while let Some(path) = todo.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        if path.contains("/why/") {
            whys += 1;
            if whys > 25 {
                continue;
            }
        }
        let page = server.get(&path);
        if page.status == 303 {
            let to = page.head.lines().find_map(|l| l.strip_prefix("location: ")).unwrap();
            todo.push(to.to_owned());
            continue;
        }
        assert_eq!(page.status, 200, "{path}");
        assert!(page.head.contains("content-security-policy: default-src 'none'"), "{path}");
        assert!(!page.body.contains("src=\"http") && !page.body.contains("href=\"http"), "{path}");
        todo.extend(links(&page.body));
    }
    assert!(seen.len() > 60, "{}", seen.len());
    assert!(seen.iter().any(|p| p.contains("/article/")) && seen.iter().any(|p| p.contains("/person/")));
}

#[test]
fn a_line_leads_to_its_words_marked_in_the_article() {
    let server = Server::start(&[&example()]);
    let story = story(&server);
    let page = server.get(&format!("{story}/quotes")).body;
    let link = page.split("href=\"").skip(1).find(|l| l.contains("#w-")).unwrap().split('"').next().unwrap();
    let (path, id) = link.split_once('#').unwrap();
    let article = server.get(path).body;
    assert!(article.contains(&format!("<mark id=\"{id}\"")), "{link}");
}

#[test]
fn an_explanation_says_what_was_merged_and_which_veto_kept_the_rest_apart() {
    let server = Server::start(&[&example()]);
    let story = story(&server);
    let page = server.get(&format!("{story}/timeline")).body;
    let meetings = links(&page).into_iter().filter(|l| l.contains("/why/meeting-"));
    let told: String = meetings.map(|l| server.get(&l).body).collect();
    assert!(told.contains("one with ") && told.contains("kept apart ") && told.contains(": veto "));
}

/// The address of the only story.
fn story(server: &Server) -> String {
    let front = server.get("/");
    assert_eq!(front.status, 303, "one story is shown at once");
    front.head.lines().find_map(|l| l.strip_prefix("location: ")).unwrap().trim().to_owned()
}

#[test]
fn a_correction_made_on_a_page_holds_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.db");
    let file = file.to_str().unwrap();
    common::stdout(&["add", &example(), "--store", file, "-q"]);
    let server = Server::start(&["--store", file]);
    let story = story(&server);
    let people = server.get(&format!("{story}/people")).body;
    let person = links(&people).into_iter().find(|l| l.contains("/person/")).unwrap();
    let page = server.get(&person).body;
    let name = page.split("<h1>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let key = page.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = |key: &str| format!("key={key}&decide=rename&about={name}&with=Quite+Another&back=/");
    assert_eq!(server.post("/decide", &form("wrong")).status, 403);
    assert_eq!(server.ask("POST", "/decide", "Sec-Fetch-Site: cross-site\r\n", &form(&key)).status, 403);
    assert_eq!(server.post("/decide", &form(&key)).status, 303);
    assert!(server.get(&format!("{story}/people")).body.contains("Quite Another"));
    assert!(server.get("/decisions").body.contains("Quite Another"));
    assert_eq!(server.post("/undo", &format!("key={key}&number=1")).status, 303);
    assert!(!server.get(&format!("{story}/people")).body.contains("Quite Another"));
}

#[test]
fn since_the_last_look_is_kept_in_a_cookie() {
    let server = Server::start(&[&example()]);
    let story = story(&server);
    assert!(server.get(&story).body.contains("has not looked"));
    let seen = server.post("/seen", &format!("back={story}"));
    assert_eq!(seen.status, 303);
    let cookie = seen.head.lines().find_map(|l| l.strip_prefix("set-cookie: ")).unwrap();
    assert!(cookie.contains("httponly") && cookie.contains("samesite=strict"));
    let cookie = cookie.split(';').next().unwrap();
    let page = server.ask("GET", &story, &format!("Cookie: {cookie}\r\n"), "");
    assert!(page.body.contains("Nothing has come in since your last look"));
    let old = server.ask("GET", &story, "Cookie: throughline_seen=1000\r\n", "");
    assert!(old.body.contains("since your last look: "), "{}", old.body);
}

#[test]
fn the_api_gives_records_in_parts_with_tags() {
    let server = Server::start(&[&example()]);
    let story = story(&server).replace("/story/", "/v1/stories/");
    let (mut records, mut next) = (Vec::new(), String::new());
    loop {
        let answer = server.get(&format!("{story}/records?limit=50{next}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        records.extend(body["records"].as_array().unwrap().clone());
        match body["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    let exported = common::stdout(&["export", &example()]);
    assert_eq!(records.len(), exported.lines().count());
    let meetings = server.get(&format!("{story}/records?type=meeting"));
    let tag = meetings.head.lines().find_map(|l| l.strip_prefix("etag: ")).unwrap().to_owned();
    let again =
        server.ask("GET", &format!("{story}/records?type=meeting"), &format!("If-None-Match: {tag}\r\n"), "");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let body: serde_json::Value = serde_json::from_str(&meetings.body).unwrap();
    let first = &body["records"][0];
    let article = first["evidence"][0]["article"].as_str().unwrap();
    let whole: serde_json::Value =
        serde_json::from_str(&server.get(&format!("{story}/articles/{article}")).body).unwrap();
    let at = |key: &str| first["evidence"][0][key].as_u64().unwrap() as usize;
    let slice: String =
        whole["text"].as_str().unwrap().chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!(slice, first["evidence"][0]["exact"].as_str().unwrap());
}

#[test]
fn what_must_not_be_is_refused_with_a_reason() {
    let server = Server::start(&[&example()]);
    let story = story(&server).replace("/story/", "/v1/stories/");
    for (path, status) in [
        ("/v1/nothing".to_owned(), 404),
        (format!("{story}/records?cursor=x"), 400),
        (format!("{story}/records?limit=many"), 400),
        (format!("{story}/records?since=tomorrow"), 400),
        ("/v1/stories/none".to_owned(), 404),
    ] {
        let answer = server.get(&path);
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.head.contains("application/problem+json"), "{path}: {}", answer.head);
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(body["status"], status);
    }
    assert_eq!(server.ask("GET", "/", "Host: evil.example\r\n", "").status, 421);
    assert_eq!(server.get(&format!("/search?q={}", "x".repeat(5000))).status, 414);
    assert_eq!(server.post("/decide", &"x".repeat(100_000)).status, 413);
    assert_eq!(server.get("/story/none").status, 404);
}

#[test]
fn an_address_that_others_can_reach_wants_a_token() {
    let out = Command::new(assert_cmd::cargo::cargo_bin!("throughline"))
        .args(["serve", &example(), "--listen", "0.0.0.0:0", "-q"])
        .output()
        .unwrap();
    assert!(!out.status.success());
    assert!(String::from_utf8_lossy(&out.stderr).contains("--token"));
    let server = Server::start(&[&example(), "--token", "abcdefgh-12345678"]);
    assert_eq!(server.get("/").status, 401);
    assert_eq!(server.ask("GET", "/?all=yes", "Authorization: Bearer abcdefgh-12345678\r\n", "").status, 200);
    let enter = server.get("/?token=abcdefgh-12345678");
    assert_eq!(enter.status, 303);
    assert!(enter.head.contains("set-cookie: throughline_token="));
}
