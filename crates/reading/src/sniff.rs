//! What an input is, by its path, its declared type and its first bytes.

use crate::Given;

/// What an input is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plain text.
    Text,
    /// An HTML page.
    Html,
    /// A feed, or a list of addresses.
    Feed,
    /// One mail message.
    Mail,
    /// Many, one after another.
    Mailbox,
    /// A Word document, or some other zip archive.
    Word,
    /// JSON Lines, one article a line.
    Rows,
    /// One JSON object or an array of them.
    Json,
    /// Nothing that can be read, and what to do about it.
    Foreign(String),
}

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF; turn it into text first (pdftotext), or give the page it came from"),
    (b"{\\rtf", "rich text; save it as text or as DOCX"),
    (b"\xD0\xCF\x11\xE0", "an old office document; save it as DOCX or as text"),
    (b"\x1F\x8B", "gzip-compressed; unpack it first (gunzip)"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed; unpack it first (unzstd)"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database; export its rows as JSONL"),
];

/// Sniffs `bytes`.
pub(crate) fn kind(given: &Given, bytes: &[u8]) -> Kind {
    if let Some((_, what)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Kind::Foreign((*what).to_owned());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Kind::Word;
    }
    let path = given.path.to_ascii_lowercase();
    let declared = given.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|e| path.ends_with(e));
    if ends(&[".jsonl", ".ndjson"]) || declared.contains("ndjson") || declared.contains("jsonl") {
        return Kind::Rows;
    }
    if ends(&[".html", ".htm", ".xhtml"]) || declared.contains("html") {
        return Kind::Html;
    }
    if ends(&[".eml"]) || declared.starts_with("message/rfc822") {
        return Kind::Mail;
    }
    if ends(&[".mbox"]) {
        return Kind::Mailbox;
    }
    if binary(bytes) {
        return Kind::Foreign("no text: too many control characters".to_owned());
    }
    by_content(bytes, ends(&[".json"]), ends(&[".txt", ".text", ".md"]))
}

fn by_content(bytes: &[u8], json: bool, text: bool) -> Kind {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    let head = head.trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    if !text && crate::feeds::is_feed(&head) {
        return Kind::Feed;
    }
    if !text && crate::mail::is_mail(&head) {
        return Kind::Mail;
    }
    if json || (!text && (head.starts_with("{\"") || head.starts_with("[{"))) {
        let first = bytes.split(|b| *b == b'\n').find(|l| !l.trim_ascii().is_empty()).unwrap_or_default();
        let one_a_line = serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok();
        return if one_a_line && first.trim_ascii_start().starts_with(b"{") {
            Kind::Rows
        } else {
            Kind::Json
        };
    }
    let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|t| head.starts_with(t))
        || (head.starts_with('<') && ["<html", "<body", "<article", "<p>"].iter().any(|t| head.contains(t)));
    if page { Kind::Html } else { Kind::Text }
}

/// More than a tenth control characters in the first 8 KiB, UTF-16 aside.
fn binary(bytes: &[u8]) -> bool {
    if encoding_rs::Encoding::for_bom(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(8192)];
    let zeros = head.iter().filter(|b| **b == 0).count();
    let control = head.iter().filter(|b| (1..9).contains(*b) || (14..32).contains(*b)).count();
    let utf16 = zeros * 10 >= head.len() * 3 && zeros * 10 <= head.len() * 6 && control * 20 < head.len();
    !utf16 && (control + zeros) * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, bytes: &[u8]) -> Kind {
        kind(&Given { path: path.into(), ..Given::default() }, bytes)
    }

    #[test]
    fn content_decides_where_the_name_does_not() {
        assert_eq!(of("-", b"{\"text\": \"a\"}\n{\"text\": \"b\"}\n"), Kind::Rows);
        assert_eq!(of("x.json", b"[\n{\"text\": \"a\"}\n]"), Kind::Json);
        assert_eq!(of("-", b"\n<!DOCTYPE HTML>\n<title>x</title>"), Kind::Html);
        assert_eq!(of("a.txt", b"Talks opened <on> Monday."), Kind::Text);
        assert_eq!(of("a", b""), Kind::Text);
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert!(matches!(of("a.txt", b"%PDF-1.4 .."), Kind::Foreign(_)));
        assert!(matches!(of("a.txt", &[1u8; 400]), Kind::Foreign(_)));
    }

    #[test]
    fn utf16_text_is_text() {
        let bytes: Vec<u8> = "Talks opened.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of("a.txt", &bytes), Kind::Text);
    }
}
