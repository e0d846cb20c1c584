//! ninjs 2.x, the agencies' JSON: headlines, bodies and bylines as lists of objects, each with a role.
//! Version 1.x has flat fields and needs nothing of this.

use serde_json::{Map, Value};

/// A row of ninjs 2.x with its lists as flat fields; `None` where the row has no such lists.
pub(crate) fn flat(row: &Map<String, Value>) -> Option<Map<String, Value>> {
    let listed =
        |name: &str| row.get(name).and_then(Value::as_array).filter(|l| l.iter().any(Value::is_object));
    let (headlines, bodies) = (listed("headlines"), listed("bodies"));
    if headlines.is_none() && bodies.is_none() {
        return None;
    }
    let mut flat = row.clone();
    if let Some(title) = headlines.and_then(|all| main(all)) {
        flat.insert("headline".to_owned(), title.clone());
    }
    // A plain body first: it needs no guess at what is the report.
    let of_type = |plain: bool| {
        let fits = move |b: &&Value| plain == word(b, &["contentType", "contenttype"]).contains("plain");
        bodies.map(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    if let Some(text) = main(&of_type(true)) {
        flat.insert("body_text".to_owned(), text.clone());
    }
    if let Some(html) = main(&of_type(false)) {
        flat.insert("body_html".to_owned(), html.clone());
    }
    Some(flat)
}

/// The value of the item whose role is the main one, else of the first.
fn main(all: &[Value]) -> Option<&Value> {
    let leads = |v: &&Value| matches!(word(v, &["role"]).as_str(), "main" | "default" | "");
    let item = all.iter().find(leads).or_else(|| all.first())?;
    item.get("value").filter(|v| v.is_string())
}

fn word(item: &Value, names: &[&str]) -> String {
    names.iter().find_map(|n| item.get(*n)?.as_str()).unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::{Given, read};

    fn one(json: &str) -> model::Article {
        let given = Given { path: "a.json".into(), ..Given::default() };
        let (mut articles, warnings) = read(&given, json.as_bytes());
        assert!(warnings.is_empty(), "{warnings:?}");
        articles.remove(0)
    }

    #[test]
    fn lists_with_roles_are_read() {
        let a = one(r#"{"uri": "urn:agency.example:7", "standard": {"name": "ninjs", "version": "2.1"},
            "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks open in Luss"}],
            "bylines": [{"value": "By Ida Lund"}], "versionCreated": "2031-03-04T05:06:07Z",
            "infoSources": [{"name": "Harrow Agency"}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>The envoys met in Luss on Monday for the first talks.</p>"}]}"#);
        assert_eq!(a.title.as_deref(), Some("Talks open in Luss"));
        assert_eq!(a.outlet.as_deref(), Some("Harrow Agency"));
        assert_eq!(a.published.interval.single_day(), Some(jiff::civil::date(2031, 3, 4)));
        assert!(a.byline.as_deref().is_some_and(|b| b.contains("Ida Lund")), "{:?}", a.byline);
        assert!(a.text.ends_with("The envoys met in Luss on Monday for the first talks."), "{}", a.text);
    }

    #[test]
    fn a_plain_body_goes_before_markup() {
        let a = one(
            r#"{"headlines": [{"value": "Talks"}], "bodies": [{"contentType": "text/html", "value": "<p>x</p>"},
            {"contentType": "text/plain", "value": "The envoys met in Luss."}]}"#,
        );
        assert_eq!(a.text, "Talks\n\nThe envoys met in Luss.");
    }

    #[test]
    fn the_first_version_has_flat_fields() {
        let a = one(
            r#"{"uri": "urn:x:1", "headline": "Talks open", "body_text": "The envoys met in Luss.", "byline": "Ida Lund",
            "versioncreated": "2031-03-04T05:06:07Z", "infosource": [{"name": "Harrow Agency"}]}"#,
        );
        assert_eq!((a.title.as_deref(), a.outlet.as_deref()), (Some("Talks open"), Some("Harrow Agency")));
    }
}
