//! schema.org items in a page's JSON-LD.

use serde_json::Value;

/// The fields of one item that matter here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// True for `NewsArticle` and its kin.
    pub is_article: bool,
    /// `headline`.
    pub headline: Option<String>,
    /// `author` names.
    pub author: Option<String>,
    /// `publisher.name`.
    pub publisher: Option<String>,
    /// `datePublished`, else `dateCreated`.
    pub date: Option<String>,
    /// `dateModified`.
    pub modified: Option<String>,
    /// `articleBody`.
    pub body: Option<String>,
}

/// Items nested deeper than this are left alone.
const DEPTH: usize = 6;

/// The items of one script element; damaged JSON gives none.
pub(super) fn read(script: &str) -> Vec<Item> {
    let trimmed =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_end_matches("-->");
    let mended;
    let value =
        match serde_json::from_str::<Value>(trimmed.trim_end_matches("//]]>").trim().trim_end_matches(';')) {
            Ok(value) => value,
            Err(_) => {
                // Raw line ends inside strings are the commonest damage.
                mended = trimmed.replace(['\n', '\r', '\t'], " ");
                let Ok(value) = serde_json::from_str::<Value>(&mended) else { return Vec::new() };
                value
            }
        };
    let mut items = Vec::new();
    collect(&value, 0, &mut items);
    items
}

fn collect(value: &Value, depth: usize, items: &mut Vec<Item>) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|v| collect(v, depth + 1, items)),
        Value::Object(map) => {
            let kinds = names(map.get("@type"));
            let is_article = kinds.iter().any(|k| {
                k.ends_with("Article") || k.ends_with("Posting") || k == "Report" || k == "LiveBlogPosting"
            });
            let text = |key: &str| map.get(key).and_then(Value::as_str).map(clean).filter(|t| !t.is_empty());
            if !kinds.is_empty() {
                items.push(Item {
                    is_article,
                    headline: text("headline"),
                    author: joined(map.get("author").or_else(|| map.get("creator"))),
                    publisher: joined(map.get("publisher").or_else(|| map.get("sourceOrganization"))),
                    date: text("datePublished").or_else(|| text("dateCreated")),
                    modified: text("dateModified"),
                    body: text("articleBody"),
                });
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"] {
                if let Some(inner) = map.get(key) {
                    collect(inner, depth + 1, items);
                }
            }
        }
        _ => {}
    }
}

fn clean(text: &str) -> String {
    super::entities::decode(text.trim())
}

fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(s)) => vec![s.clone()],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// A name, an object with a name, or a list of either.
fn joined(value: Option<&Value>) -> Option<String> {
    let one = |v: &Value| match v {
        Value::String(s) => Some(clean(s)),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(clean),
        _ => None,
    };
    let all: Vec<String> = match value? {
        Value::Array(list) => list.iter().filter_map(one).collect(),
        single => one(single).into_iter().collect(),
    };
    let mut seen: Vec<String> = Vec::new();
    for name in all.into_iter().filter(|n| !n.is_empty()) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    (!seen.is_empty()).then(|| seen.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs_lists_and_damage() {
        let items = read(
            "{\"@type\": \"ReportageNewsArticle\", \"headline\": \"A &amp; B\", \"publisher\": {\"name\": \"Post\"}}",
        );
        assert_eq!((items[0].is_article, items[0].headline.as_deref()), (true, Some("A & B")));
        assert_eq!(items[0].publisher.as_deref(), Some("Post"));
        assert_eq!(read("{\"@type\": \"NewsArticle\", \"headline\": \"A\nB\"}").len(), 1);
        assert_eq!(read("{broken"), []);
        assert_eq!(read(&"[".repeat(5000)), []);
    }
}
