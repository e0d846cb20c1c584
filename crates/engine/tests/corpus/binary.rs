//! Bytes: every encoding, chance, archives that are bombs, cut or lie about themselves.

use std::io::Write as _;

use encoding_rs::Encoding;
use flate2::{Compression, write::GzEncoder};

use super::{Hostile, Kind, LIMIT, dice::Dice};

/// The kinds of this file.
pub(super) const KINDS: &[Kind] = &[
    encodings,
    wrong_label,
    chance,
    half_characters,
    wide_characters,
    bomb,
    packed_again,
    cut_gzip,
    members,
    warc,
    cut_warc,
    zip,
    overlong,
];

const TEXT: &str = "Talks in Óslo\n\nÄnne Holm met the Danish envoys on Monday. “We are close,” she said – “very close”. Дело 会談 εδώ.\n";

const LABELS: &[&str] = &[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "x-mac-cyrillic",
    "windows-874",
    "gbk",
    "gb18030",
    "big5",
    "euc-jp",
    "iso-2022-jp",
    "shift_jis",
    "euc-kr",
    "replacement",
    "x-user-defined",
    "ibm866",
];

fn encodings(dice: &mut Dice, size: usize) -> Hostile {
    let label = dice.one(LABELS);
    let text = TEXT.repeat(size.min(60_000) / TEXT.len() + 1);
    let page = format!("<html><head><meta charset=\"{label}\"></head><body><p>{text}</p></body></html>");
    let bytes = Encoding::for_label(label.as_bytes()).map(|e| e.encode(&page).0.into_owned());
    Hostile::new(dice.one(&["encoded.html", "encoded.txt"]), bytes.unwrap_or_else(|| page.into_bytes()))
}

fn wrong_label(dice: &mut Dice, size: usize) -> Hostile {
    let label = dice.one(LABELS);
    let mut bytes = format!("<meta charset=\"{label}\"><p>Talks. ").into_bytes();
    bytes.extend(dice.bytes(size.min(30_000)));
    Hostile::new("wrong.html", bytes)
}

fn chance(dice: &mut Dice, size: usize) -> Hostile {
    let name = dice.one(&[
        "chance.txt",
        "chance.html",
        "chance.jsonl",
        "chance.csv",
        "chance.eml",
        "chance.docx",
        "chance.warc",
        "chance.gz",
        "chance",
    ]);
    Hostile::new(name, dice.bytes(size.min(60_000)))
}

fn half_characters(dice: &mut Dice, size: usize) -> Hostile {
    let piece: &[u8] = dice.one(&[
        &b"\xC3"[..],
        b"\xE2\x80",
        b"\xF0\x9F\x99",
        b"\xFF",
        b"\x80",
        b"said \xE2\x80 Holm ",
        b"\xED\xA0\x80",
        b"\xC0\x80",
    ]);
    Hostile::new("half.txt", piece.repeat(size / piece.len()))
}

fn wide_characters(dice: &mut Dice, size: usize) -> Hostile {
    let text = TEXT.repeat(size.min(60_000) / TEXT.len() + 1);
    let mut bytes: Vec<u8> = match dice.roll(4) {
        0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        2 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        _ => text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(),
    };
    bytes.truncate(bytes.len() - dice.roll(4));
    Hostile::new(dice.one(&["wide.txt", "wide.html", "wide.csv", "wide.jsonl"]), bytes)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// What unpacks to much: a reader may come to hold no more than the limit of one input.
fn bomb(dice: &mut Dice, size: usize) -> Hostile {
    let piece: &[u8] =
        dice.one(&[&b"\0"[..], b"a", b"The envoys met. ", b"{\"text\":\"a\"}", b"<p>", b" \n"]);
    let unpacked = size * 30;
    let name =
        dice.one(&["bomb.txt.gz", "bomb.html.gz", "bomb.jsonl.gz", "bomb.csv.gz", "bomb.warc.gz", "bomb.gz"]);
    let weight = unpacked.min(usize::try_from(LIMIT).unwrap_or(usize::MAX));
    Hostile { name, bytes: gzip(&piece.repeat(unpacked / piece.len())), weight }
}

fn packed_again(dice: &mut Dice, size: usize) -> Hostile {
    let mut bytes = gzip(&b"The envoys met. ".repeat(size / 16));
    for _ in 0..dice.roll(6) {
        bytes = gzip(&bytes);
    }
    Hostile { name: "again.txt.gz", bytes, weight: size }
}

fn cut_gzip(dice: &mut Dice, size: usize) -> Hostile {
    let mut bytes = gzip(TEXT.repeat(size.min(60_000) / TEXT.len() + 1).as_bytes());
    match dice.roll(3) {
        0 => bytes.truncate(dice.roll(bytes.len())),
        1 => {
            let at = dice.roll(bytes.len());
            bytes[at] ^= 0x55;
        }
        _ => bytes.extend(dice.bytes(20)),
    }
    Hostile { name: dice.one(&["cut.txt.gz", "cut.jsonl.gz", "cut.warc.gz"]), bytes, weight: size }
}

fn members(dice: &mut Dice, size: usize) -> Hostile {
    let empty = gzip(b"");
    let count = (size / 20).min(20_000);
    let mut bytes = empty.repeat(count);
    bytes.extend(gzip(&TEXT.as_bytes()[..dice.roll(40)]));
    Hostile { name: "members.txt.gz", bytes, weight: size }
}

fn record(length: &str, body: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/a\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
    )
}

fn warc(dice: &mut Dice, size: usize) -> Hostile {
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The envoys met in Oslo.</p></body></html>";
    let right = body.len().to_string();
    let length = dice.one(&[
        right.as_str(),
        "0",
        "-1",
        "99999999999999999999",
        "18446744073709551615",
        "",
        "12abc",
        "4294967296",
        "5",
    ]);
    let body = match dice.roll(4) {
        0 => body.to_owned(),
        1 => "HTTP/1.1 200 OK\r\n".to_owned() + &"X-A: b\r\n".repeat(size / 8),
        2 => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc".to_owned(),
        _ => "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>no gzip</p>".to_owned(),
    };
    Hostile::new("lies.warc", record(length, &body).repeat((size / 400 + 1).min(500)))
}

fn cut_warc(dice: &mut Dice, _: usize) -> Hostile {
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The envoys met in Oslo.</p></body></html>";
    let records: Vec<u8> =
        (0..5).flat_map(|_| gzip(record(&body.len().to_string(), body).as_bytes())).collect();
    let (from, to) = (dice.roll(30), dice.roll(records.len()));
    Hostile::new("cut.warc.gz", records.get(from.min(to)..to).unwrap_or_default().to_vec())
}

/// A zip archive by hand: one stored or packed entry whose head may lie about its size.
fn zip(dice: &mut Dice, size: usize) -> Hostile {
    let name = dice.one(&[&b"word/document.xml"[..], b"../../etc/passwd", b"\xFF\xFE", b"a"]);
    let body = match dice.roll(3) {
        0 => format!(
            "<w:document><w:body>{}",
            "<w:p><w:r><w:t>The envoys met.</w:t></w:r></w:p>".repeat(size / 48)
        ),
        1 => "<w:p>".repeat(size / 5),
        _ => "&l;".repeat(size / 3),
    };
    let length = u32::try_from(body.len()).unwrap_or(0);
    let told = dice.one(&[length, 0, u32::MAX, length / 2]);
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0".to_vec();
    let fixed = |bytes: &mut Vec<u8>| {
        bytes.extend(0_u32.to_le_bytes());
        bytes.extend(told.to_le_bytes());
        bytes.extend(told.to_le_bytes());
        bytes.extend(u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
    };
    fixed(&mut bytes);
    bytes.extend([0, 0]);
    bytes.extend(name);
    bytes.extend(body.as_bytes());
    let start = u32::try_from(bytes.len()).unwrap_or(0);
    bytes.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0");
    fixed(&mut bytes);
    bytes.extend([0; 16]);
    bytes.extend(name);
    let end = u32::try_from(bytes.len()).unwrap_or(0);
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend((end - start).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    Hostile::new("entry.docx", bytes)
}

fn overlong(dice: &mut Dice, size: usize) -> Hostile {
    let line = dice.one(&["{\"text\":\"", "id,text\n1,", "Subject: "]);
    let mut bytes = line.as_bytes().to_vec();
    bytes.extend(b"The envoys met in Oslo. ".iter().cycle().take(size * 6));
    Hostile::new(dice.one(&["line.jsonl", "line.csv", "line.eml", "line.txt"]), bytes)
}
