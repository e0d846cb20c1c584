//! The answer of a server as an archive keeps it: status line, header fields, body, perhaps in chunks, perhaps packed.

use super::warc::gunzip;

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: String,
    pub(super) body: Vec<u8>,
}

/// Reads an answer; `None` where it is none, or larger than `limit` when unpacked.
pub(super) fn answer(block: &[u8], limit: u64) -> Option<Answer> {
    let (head, body) = split(block)?;
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
    let field = |name: &str| {
        let fields = head.lines().skip(1).filter_map(|l| l.split_once(':'));
        fields.filter(|(n, _)| n.trim().eq_ignore_ascii_case(name)).map(|(_, v)| v.trim().to_owned()).next()
    };
    let says = |name: &str, word: &str| field(name).is_some_and(|v| v.to_ascii_lowercase().contains(word));
    let mut body = body.to_vec();
    if says("transfer-encoding", "chunked") {
        // Many archives keep the field and not the chunks.
        body = chunks(&body).unwrap_or(body);
    }
    if says("content-encoding", "gzip") && body.starts_with(b"\x1F\x8B") {
        body = gunzip(&body, limit)?;
    }
    Some(Answer { status, content_type: field("content-type").unwrap_or_default(), body })
}

fn split(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = block.windows(4).position(|w| w == b"\r\n\r\n").map(|at| (at, 4));
    let (at, long) = at.or_else(|| block.windows(2).position(|w| w == b"\n\n").map(|at| (at, 2)))?;
    Some((block.get(..at)?, block.get(at + long..)?))
}

/// The bytes of chunks put together; `None` where they are none.
fn chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = body.windows(2).take(32).position(|w| w == b"\r\n")?;
        let size = std::str::from_utf8(body.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        body = body.get(end + 2..)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together_and_their_absence_is_borne() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n";
        let of = |body: &str| answer(format!("{head}{body}").as_bytes(), 999).unwrap().body;
        assert_eq!(of("4\r\nOne \r\n3\r\nmet\r\n0\r\n\r\n"), b"One met");
        assert_eq!(of("<p>One met</p>"), b"<p>One met</p>");
    }
}
