//! An Atom file of what was newly told, the newest first: for a feed reader, or for a machine that has one.

use std::path::Path;

use anyhow::Context;
use model::record::{Change, ChangeKind};
use store::Store;

/// The most entries that are kept.
const KEPT: usize = 200;

/// Puts changes before the entries that the file has, and writes it as a whole.
pub(super) fn add(path: &Path, store: &Store, changes: &[Change]) -> anyhow::Result<()> {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut entries = Vec::new();
    for change in changes.iter().filter(|c| c.kind != ChangeKind::Dropped) {
        entries.push(entry(change, store, &now)?);
    }
    let before = std::fs::read_to_string(path).unwrap_or_default();
    let old = before.split("<entry>").skip(1).filter_map(|e| e.split_once("</entry>"));
    entries.extend(old.map(|(words, _)| format!("<entry>{words}</entry>")));
    entries.truncate(KEPT);
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>urn:throughline:watch</id>\n<title>What is newly told</title>\n<author><name>throughline</name></author>\n<updated>{now}</updated>\n{}\n</feed>\n",
        entries.join("\n")
    );
    let fresh = path.with_extension("atom.new");
    std::fs::write(&fresh, text)
        .and_then(|()| std::fs::rename(&fresh, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// One change: what it says, the words behind it, the article that they are from.
fn entry(change: &Change, store: &Store, now: &str) -> anyhow::Result<String> {
    let word = format!("{:?}", change.kind).to_lowercase();
    let first = change.evidence.first();
    let words = first.map(|e| e.exact.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let head = match first {
        Some(e) => store.head(&e.article)?.unwrap_or_default(),
        None => store::Head::default(),
    };
    let source = [head.outlet, head.title].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let values = match (&change.before, &change.after) {
        (Some(before), Some(after)) if before != after => format!(" ({before} → {after})"),
        _ => String::new(),
    };
    let title: String = format!("{word}: {words}").chars().take(160).collect();
    let link = head.url.map(|u| format!("<link href=\"{}\"/>", escaped(&u))).unwrap_or_default();
    Ok(format!(
        "<entry><id>urn:throughline:{}:{now}</id><title>{}</title><updated>{now}</updated>{link}<content type=\"text\">{}</content></entry>",
        escaped(&change.id),
        escaped(&title),
        escaped(&format!("“{words}”{values} — {source}"))
    ))
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_the_words_is_markup() {
        assert_eq!(super::escaped("a<b & \"c\"\u{1}"), "a&lt;b &amp; &quot;c&quot;");
    }
}
