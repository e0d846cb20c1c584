//! JSON Feed.

use serde_json::Value;

use super::{Entry, Feed};

/// Reads a JSON Feed; `None` where the text is none.
pub(super) fn read(text: &str) -> Option<Feed> {
    let value: Value = serde_json::from_str(text).ok()?;
    value.get("version")?.as_str().filter(|v| v.contains("jsonfeed.org"))?;
    let items = value.get("items")?.as_array()?;
    let title = string(&value, &["title"]);
    Some(Feed { title, entries: items.iter().map(entry).collect(), ..Feed::default() })
}

fn entry(item: &Value) -> Entry {
    let author = item.get("authors").and_then(|a| a.get(0)).or_else(|| item.get("author"));
    Entry {
        url: string(item, &["url", "external_url"]),
        title: string(item, &["title"]),
        date: string(item, &["date_published", "date_modified"]),
        outlet: None,
        byline: author.and_then(|a| string(a, &["name"])),
        text: string(item, &["content_html", "content_text", "summary"]).unwrap_or_default(),
    }
}

fn string(value: &Value, names: &[&str]) -> Option<String> {
    let words = names.iter().find_map(|n| value.get(*n)?.as_str());
    words.map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned)
}
