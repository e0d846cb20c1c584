//! Archives whole, with wrong lengths, and cut at every byte.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use super::*;

fn record(url: &str, body: &str, error: i64) -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
    let length = i64::try_from(http.len()).unwrap() + error;
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
    )
    .into_bytes()
}

fn read(bytes: Vec<u8>, gzip: bool) -> (Vec<String>, usize) {
    let given = Given { path: "a.warc".into(), ..Given::default() };
    let raw: Box<dyn Read + Send> = Box::new(std::io::Cursor::new(bytes));
    let reader: Box<dyn Read + Send> =
        if gzip { Box::new(super::super::members::Members::new(raw)) } else { raw };
    let (mut urls, mut warnings) = (Vec::new(), 0);
    for piece in Warc::new(given, reader, 1 << 20) {
        match piece {
            // A spoilt byte may have cost the line with the address.
            Ok(input) => urls.push(input.given.url.unwrap_or_default()),
            Err(_) => warnings += 1,
        }
    }
    (urls, warnings)
}

fn pack(record: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(record).unwrap();
    packer.finish().unwrap()
}

fn three(errors: [i64; 3]) -> Vec<u8> {
    let bodies = ["<p>One met two.</p>", "<p>Two met three.</p>", "<p>Three met four.</p>"];
    (0..3).flat_map(|i| record(&format!("https://x.example/{i}"), bodies[i], errors[i])).collect()
}

#[test]
fn every_page_has_its_address() {
    let (urls, warnings) = read(three([0; 3]), false);
    assert_eq!((urls.len(), warnings), (3, 0));
    assert_eq!(urls[2], "https://x.example/2");
}

#[test]
fn wrong_lengths_cost_their_record_and_one_warning() {
    for error in [-7, 9, 120] {
        let (urls, warnings) = read(three([0, error, 0]), false);
        assert_eq!((urls.first().map(String::as_str), warnings), (Some("https://x.example/0"), 1), "{error}");
        assert_eq!(urls.last().map(String::as_str), Some("https://x.example/2"), "{error}");
    }
}

#[test]
fn an_archive_cut_anywhere_gives_its_whole_records_and_one_warning() {
    let parts: Vec<Vec<u8>> =
        (0..5).map(|i| pack(&record(&format!("https://x.example/{i}"), "<p>One met two.</p>", 0))).collect();
    let ends: Vec<usize> = parts
        .iter()
        .scan(0, |at, p| {
            *at += p.len();
            Some(*at)
        })
        .collect();
    let whole: Vec<u8> = parts.concat();
    for cut in 1..whole.len() {
        let (urls, warnings) = read(whole[..cut].to_vec(), true);
        let complete = ends.iter().filter(|e| **e <= cut).count();
        let at_end = ends.contains(&cut);
        // A record whose words all came through counts even where the packer's last bytes are gone.
        assert!(urls.len() == complete || urls.len() == complete + 1, "{cut}: {} of {complete}", urls.len());
        assert_eq!(warnings, usize::from(!at_end), "{cut}");
    }
}

#[test]
fn a_spoilt_byte_in_a_packed_archive_costs_what_was_packed_with_it() {
    let parts: Vec<Vec<u8>> = (0..6)
        .map(|i| {
            pack(&record(&format!("https://x.example/{i}"), "<p>One met two, and they met three.</p>", 0))
        })
        .collect();
    let from: usize = parts[..2].iter().map(Vec::len).sum();
    for at in from + 12..from + parts[2].len() - 8 {
        let mut spoilt = parts.concat();
        spoilt[at] ^= 0x55;
        let (urls, warnings) = read(spoilt, true);
        let kept: Vec<usize> =
            (0..6).filter(|i| urls.iter().any(|u| *u == format!("https://x.example/{i}"))).collect();
        assert!(kept.len() >= 3 && kept.starts_with(&[0, 1]) && kept.ends_with(&[5]), "{at}: {kept:?}");
        assert!(warnings <= 1, "{at}");
    }
}
