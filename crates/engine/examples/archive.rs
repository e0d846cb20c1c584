//! Archives to measure with, and what reading them costs:
//!
//! `cargo run --profile quick -p throughline-engine --example archive -- make FILE.warc.gz PAGES FOLDER…` packs so many
//! pages made from the pages and texts of the folders, with other words in each, and a few records broken by hand;
//! `… read FILE` reads them all and tells rate and memory, `… add FILE STORE` puts them into a store; `… cut FILE TIMES` cuts the archive at random bytes and looks
//! whether every whole record is there, with one warning.
#![allow(clippy::print_stdout, reason = "a measuring binary prints")]
#![allow(clippy::unwrap_used, reason = "a measuring binary stops where it fails")]

#[path = "../benches/kit/mod.rs"]
mod kit;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use flate2::{Compression, write::GzEncoder};
use intake::{Beside, Input};
use kit::{Clock, float, millis, peak_megabytes, processor_seconds};
use rayon::prelude::*;

/// Of so many records one is broken.
const BROKEN: usize = 200;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|w| w.parse().ok());
    match words.first().map(String::as_str) {
        Some("make") => make(&PathBuf::from(&words[1]), number(2).unwrap_or(20_000), &words[3..]),
        Some("read") => read(&PathBuf::from(&words[1])),
        Some("add") => add(&PathBuf::from(&words[1]), &PathBuf::from(&words[2])),
        Some("cut") => cut(&PathBuf::from(&words[1]), number(2).unwrap_or(100)),
        _ => println!("archive make FILE PAGES FOLDER… | read FILE | add FILE STORE | cut FILE TIMES"),
    }
}

/// A small generator of chance, the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % n.max(1)
    }
}

fn make(file: &PathBuf, pages: usize, folders: &[String]) {
    let paths: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    let (inputs, _) = intake::gather(&paths, &Beside::default());
    let sources: Vec<String> = inputs.iter().map(page).collect();
    let vocabulary: Vec<String> = vocabulary(&sources);
    let mut chance = Chance(88_172_645_463_325_252);
    let mut out = BufWriter::new(File::create(file).unwrap());
    let (mut whole, mut broken, mut bytes) = (0, 0, 0);
    for i in 0..pages {
        let body = changed(&sources[chance.below(sources.len())], &vocabulary, &mut chance);
        bytes += body.len();
        let kind = if i % BROKEN == BROKEN / 2 { 1 + broken % 4 } else { 0 };
        out.write_all(&record(i, &body, kind)).unwrap();
        if kind == 0 { whole += 1 } else { broken += 1 }
    }
    out.flush().unwrap();
    println!("{whole} whole records and {broken} broken ones, {} MB of pages", bytes / 1_000_000);
}

/// A page as it came, or a text in a page of ours.
fn page(input: &Input) -> String {
    let text = String::from_utf8_lossy(&input.bytes).into_owned();
    if text.contains("<html") || text.contains("<body") {
        return text;
    }
    let links = |n: usize| {
        (0..n).map(|i| format!("<li><a href=\"/section/{i}\">More reports {i}</a></li>")).collect::<String>()
    };
    let paragraphs: String = text.split("\n\n").map(|p| format!("<p class=\"text\">{p}</p>\n")).collect();
    let script = "window.state = {\"ads\": [1, 2, 3], \"words\": \"of no use\"};\n".repeat(120);
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Report | Courier</title><script>{script}</script></head><body><nav><ul>{}</ul></nav><main><article>{paragraphs}</article></main><aside><h3>Related</h3><ul>{}</ul></aside><footer>All rights reserved<ul>{}</ul></footer></body></html>",
        links(30),
        links(25),
        links(40)
    )
}

/// Words of the pages' texts, to put in the place of others.
fn vocabulary(pages: &[String]) -> Vec<String> {
    let mut words = std::collections::BTreeSet::new();
    for page in pages {
        each_word(page, &mut |word| {
            words.insert(word.to_owned());
            None
        });
    }
    words.into_iter().collect()
}

/// The page with a third of its longer words changed for others of the same case.
fn changed(page: &str, vocabulary: &[String], chance: &mut Chance) -> String {
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase());
    each_word(page, &mut |word| {
        if chance.below(3) > 0 {
            return None;
        }
        let other = &vocabulary[chance.below(vocabulary.len())];
        (capital(other) == capital(word)).then(|| other.clone())
    })
}

/// Copies a page; words of five letters and more in its text, not in tags or scripts, may be changed on the way.
fn each_word(page: &str, change: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let (text, tagged) = rest.split_at(open);
        words(text, &mut out, change);
        let hidden = ["script", "style"].into_iter().find(|n| tagged[1..].starts_with(n));
        let end = match hidden {
            Some(name) => tagged.find(&format!("</{name}")).unwrap_or(tagged.len()),
            None => tagged.find('>').map_or(tagged.len(), |at| at + 1),
        };
        // A closing tag of a hidden element is passed with the next turn.
        let end = end.max(1);
        out.push_str(&tagged[..end]);
        rest = &tagged[end..];
    }
    words(rest, &mut out, change);
    out
}

fn words(text: &str, out: &mut String, change: &mut dyn FnMut(&str) -> Option<String>) {
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        match (word.len() >= 5).then(|| change(word)).flatten() {
            Some(other) => {
                out.push_str(&other);
                out.push_str(&piece[word.len()..]);
            }
            None => out.push_str(piece),
        }
    }
}

/// A record, packed by itself. Broken ones: a length too small, too large, none at all, and one packed badly.
fn record(number: usize, body: &str, kind: usize) -> Vec<u8> {
    let address = format!("https://courier{}.example/{number}", number % 97);
    let (head, body) = if number.is_multiple_of(5) {
        ("Content-Encoding: gzip\r\n", pack(body.as_bytes()))
    } else {
        ("", body.as_bytes().to_vec())
    };
    let mut http =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n").into_bytes();
    http.extend_from_slice(&body);
    let length = match kind {
        1 => http.len() / 2,
        2 => http.len() + 400,
        _ => http.len(),
    };
    let said = if kind == 3 { String::new() } else { format!("Content-Length: {length}\r\n") };
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\n{said}\r\n"
    )
    .into_bytes();
    record.extend_from_slice(&http);
    record.extend_from_slice(b"\r\n\r\n");
    pack(&record)
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Reads as `add` does: batch by batch, each on all cores, while the next one is unpacked.
fn read(file: &PathBuf) {
    let start = Instant::now();
    let mut stream = intake::stream(std::slice::from_ref(file), &Beside::default());
    let (mut pages, mut articles, mut bytes, mut words, mut slowest) = (0, 0, 0, 0, 0.0_f64);
    let mut batch: Vec<Input> = stream.by_ref().take(64).collect();
    while !batch.is_empty() {
        let (read, next) = rayon::join(
            || batch.par_iter().map(page_read).collect::<Vec<(usize, usize, f64)>>(),
            || stream.by_ref().take(64).collect::<Vec<Input>>(),
        );
        pages += batch.len();
        bytes += batch.iter().map(|i| i.bytes.len()).sum::<usize>();
        for (a, w, time) in read {
            (articles, words, slowest) = (articles + a, words + w, slowest.max(time));
        }
        if pages % 6400 < 64 {
            println!("{pages} pages, peak {:.0} MB", peak_megabytes());
        }
        batch = next;
    }
    println!("{pages} pages, {articles} articles, {words} words, slowest {slowest:.0} ms of processor time");
    tell(pages, bytes, start);
    for warning in stream.warnings() {
        println!("warning: {warning}");
    }
}

/// Articles and words of one page, and the milliseconds that it took.
fn page_read(input: &Input) -> (usize, usize, f64) {
    let lap = Clock::now();
    let (articles, _) = reading::read(&input.given, &input.bytes);
    let words = articles.iter().map(|a| a.text.split_whitespace().count()).sum();
    (articles.len(), words, millis(Clock::now().since(lap)))
}

fn tell(pages: usize, bytes: usize, start: Instant) {
    let (wall, processor) = (start.elapsed().as_secs_f64(), processor_seconds());
    println!(
        "{:.0} pages/s by the wall, {:.0} a processor second; {:.1} MB/s; {wall:.1} s, {processor:.1} s processor; peak {:.0} MB",
        float(pages) / wall,
        float(pages) / processor,
        float(bytes) / wall / 1e6,
        peak_megabytes()
    );
}

/// Adds an archive to a store, and brings stories and records up to date.
fn add(file: &Path, store: &Path) {
    let start = Instant::now();
    let options = throughline_engine::Options::default();
    let mut store = store::Store::open(store, store::Access::Create).unwrap();
    let mut last = 0;
    let mut hear = |adding: &throughline_engine::Adding, (bytes, _): (u64, u64)| {
        if adding.inputs / 2000 > last {
            last = adding.inputs / 2000;
            println!("{} inputs, {} MB, peak {:.0} MB", adding.inputs, bytes / 1_000_000, peak_megabytes());
        }
    };
    let paths = [file.to_owned()];
    let adding =
        throughline_engine::add(&mut store, &paths, &Beside::default(), &options, &mut hear).unwrap();
    println!("{:?}", adding.added);
    tell(adding.inputs, 0, start);
    throughline_engine::settle(&mut store, &options, &mut |_, _| ()).unwrap();
    println!("with stories and their records:");
    tell(adding.inputs, 0, start);
}

/// Each record is packed by itself, so that a record is whole where its packed bytes are.
fn cut(file: &PathBuf, times: usize) {
    let bytes = std::fs::read(file).unwrap();
    let mut all = intake::stream(std::slice::from_ref(file), &Beside::default());
    let full: Vec<String> = all.by_ref().filter_map(|i| i.given.url).collect();
    let ends = ends(&bytes, &full);
    let folder = std::env::temp_dir();
    let mut chance = Chance(1_181_783_497_276_652_981);
    let (mut good, mut kept) = (0, 0);
    for time in 0..times {
        let at = chance.below(bytes.len());
        let path = folder.join(format!("throughline-cut-{}.warc.gz", std::process::id()));
        std::fs::write(&path, &bytes[..at]).unwrap();
        let mut stream = intake::stream(std::slice::from_ref(&path), &Beside::default());
        let read: Vec<String> = stream.by_ref().filter_map(|i| i.given.url).collect();
        let warnings = stream.warnings().len();
        std::fs::remove_file(&path).unwrap();
        let whole = ends.partition_point(|end| *end <= at);
        // The record in which the cut lies may have come through too, but for its last bytes.
        let fits = read.len() == whole || read.len() == whole + 1;
        let fits = fits && read.iter().eq(full.iter().take(read.len())) && warnings == 1;
        if fits {
            good += 1;
        } else {
            println!("cut {time} at {at}: {} records of {whole}, {warnings} warnings", read.len());
        }
        kept += read.len();
    }
    println!("{good} of {times} cuts gave every whole record and one warning; {kept} records read");
}

/// Where each readable record ends: found by unpacking member by member, apart from our reader.
fn ends(bytes: &[u8], full: &[String]) -> Vec<usize> {
    let (mut at, mut ends) = (0, Vec::new());
    while at < bytes.len() {
        let mut member = flate2::bufread::GzDecoder::new(&bytes[at..]);
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut member, &mut text).unwrap();
        at = bytes.len() - member.into_inner().len();
        let head = String::from_utf8_lossy(&text[..text.len().min(400)]).into_owned();
        let address = head.lines().find_map(|l| l.strip_prefix("WARC-Target-URI: "));
        if address.is_some_and(|a| full.get(ends.len()).is_some_and(|f| f == a)) {
            ends.push(at);
        }
    }
    ends
}
