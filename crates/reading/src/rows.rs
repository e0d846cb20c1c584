//! JSON Lines and JSON: one article a row, under the field names that archives and crawlers use.
//! A bad row is named by its line, and the rest goes on.

use model::{Article, Warning};
use serde_json::{Map, Value};

use crate::{
    Given,
    fields::{Field, value},
    html, ninjs, plain,
};

/// Names under which one object holds a list of articles.
const LISTS: &[&str] = &["articles", "items", "results", "docs", "documents"];

/// One article's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// What the row says of its article.
    pub given: Given,
    /// Its author as printed.
    pub byline: Option<String>,
    /// Its text field, or the page in its place.
    pub text: String,
    /// True when `text` is a page.
    pub html: bool,
}

/// Reads JSON Lines.
pub(crate) fn read_lines(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let decoded = crate::encoding::decode(bytes, given.content_type.as_deref());
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    if let Some((place, message)) = decoded.note {
        warnings.push(Warning::note(&given.path, place, message));
    }
    for (i, row) in decoded.text.split('\n').enumerate() {
        let row = row.trim();
        if !row.is_empty() {
            line(given, i + 1, row, &mut articles, &mut warnings);
        }
    }
    (articles, warnings)
}

/// Reads one row of JSON Lines that came by itself.
pub(crate) fn read_line(given: &Given, number: usize, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let decoded = crate::encoding::decode(bytes, given.content_type.as_deref());
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    if let Some((_, message)) = decoded.note {
        warnings.push(Warning::note(&given.path, format!("line {number}"), message));
    }
    line(given, number, decoded.text.trim(), &mut articles, &mut warnings);
    (articles, warnings)
}

fn line(given: &Given, number: usize, text: &str, articles: &mut Vec<Article>, warnings: &mut Vec<Warning>) {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => one(given, number, "line", &value, articles, warnings),
        Err(e) => {
            let message =
                format!("not valid JSON (column {}): mend or remove the line; the rest was read", e.column());
            warnings.push(lost(&given.path, "line", number, message));
        }
    }
}

/// Reads one JSON object, or an array of them.
pub(crate) fn read_json(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let decoded = crate::encoding::decode(bytes, given.content_type.as_deref());
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    match serde_json::from_str::<Value>(&decoded.text) {
        Ok(Value::Array(values)) => {
            for (i, value) in values.iter().enumerate() {
                one(given, i + 1, "item", value, &mut articles, &mut warnings);
            }
        }
        Ok(value) => {
            let listed = LISTS.iter().find_map(|name| value.get(*name)?.as_array());
            let whole = std::slice::from_ref(&value);
            for (i, value) in listed.map_or(whole, Vec::as_slice).iter().enumerate() {
                one(given, i + 1, "item", value, &mut articles, &mut warnings);
            }
        }
        Err(e) => {
            let message = format!("not valid JSON (line {}, column {})", e.line(), e.column());
            warnings.push(Warning::unread(&given.path, message));
        }
    }
    (articles, warnings)
}

fn one(
    given: &Given,
    number: usize,
    unit: &str,
    value: &Value,
    articles: &mut Vec<Article>,
    warnings: &mut Vec<Warning>,
) {
    let Some(fields) = value.as_object() else {
        warnings.push(lost(&given.path, unit, number, "not a JSON object with fields".to_owned()));
        return;
    };
    let row = row(given, number, fields);
    if row.text.trim().is_empty() && row.given.title.is_none() {
        let mapped = given.fields.as_deref().map(|m| m.names().collect::<Vec<_>>().join(", "));
        let message = match mapped {
            Some(names) => format!("nothing in it under the names of the map ({names})"),
            None => "no `text` and no `html` in it: name the field with --map text=NAME".to_owned(),
        };
        warnings.push(lost(&given.path, unit, number, message));
        return;
    }
    let (article, notes) = if row.html {
        html::read_row(&row.given, row.byline.as_deref(), &row.text)
    } else {
        plain::read_row(&row)
    };
    articles.extend(article);
    warnings.extend(notes);
}

fn lost(path: &str, unit: &str, number: usize, message: String) -> Warning {
    Warning { place: format!("{unit} {number}"), ..Warning::unread(path, message) }
}

fn row(given: &Given, number: usize, fields: &Map<String, Value>) -> Row {
    let flat = ninjs::flat(fields);
    let fields = flat.as_ref().unwrap_or(fields);
    let of = |field| value(fields, field, given.fields.as_deref());
    let html = of(Field::Html);
    let text = of(Field::Text).filter(|t| !t.trim().is_empty());
    let row = Given {
        path: format!("{}#{number}", given.path),
        id: of(Field::Id),
        url: of(Field::Url),
        outlet: of(Field::Outlet).or_else(|| given.outlet.clone()),
        date: of(Field::Date).or_else(|| given.date.clone()),
        title: of(Field::Title).filter(|t| !t.trim().is_empty()),
        content_type: None,
        line: None,
        fields: None,
        not_after: given.not_after,
    };
    let is_page = text.is_none() && html.is_some();
    Row { given: row, byline: of(Field::Byline), text: text.or(html).unwrap_or_default(), html: is_page }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        Given { path: "in.jsonl".into(), ..Given::default() }
    }

    #[test]
    fn the_stored_text_is_title_blank_line_text() {
        let line = r#"{"id": 7, "title": "Talks open", "date": "2026-03-02", "outlet": "Harrow Courier", "text": "Delegates met in Oslo on Monday."}"#;
        let (articles, warnings) = read_lines(&given(), line.as_bytes());
        let a = &articles[0];
        assert_eq!(warnings, []);
        assert_eq!(a.text, "Talks open\n\nDelegates met in Oslo on Monday.");
        assert_eq!((a.id.as_str(), a.body_start, a.path.as_str()), ("7", Some(12), "in.jsonl#1"));
        assert_eq!(a.outlet.as_deref(), Some("Harrow Courier"));
        assert_eq!(a.published.interval.single_day(), Some(jiff::civil::date(2026, 3, 2)));
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_is_read() {
        let lines =
            "{\"text\": \"One met two.\"}\n{broken\n[1]\n{\"id\": \"x\"}\n\n{\"text\": \"Two met three.\"}\n";
        let (articles, warnings) = read_lines(&given(), lines.as_bytes());
        assert_eq!(articles.len(), 2);
        assert_eq!(
            warnings.iter().map(|w| w.place.as_str()).collect::<Vec<_>>(),
            ["line 2", "line 3", "line 4"]
        );
        assert!(warnings.iter().all(|w| w.unread));
    }

    #[test]
    fn a_list_inside_an_object_is_read() {
        let (articles, _) = read_json(
            &given(),
            br#"{"status": "ok", "articles": [{"title": "A", "content": "One met two."}, {"title": "B", "content": "Two met."}]}"#,
        );
        assert_eq!(articles.len(), 2);
        assert_eq!(articles[1].path, "in.jsonl#2");
    }

    #[test]
    fn a_map_is_kept_to_and_its_absence_is_named() {
        let map = crate::FieldMap::parse("text=copy,title=hed").unwrap();
        let given = Given { fields: Some(std::sync::Arc::new(map)), ..given() };
        let lines = "{\"hed\": \"A\", \"copy\": \"One met two.\", \"title\": \"x\"}\n{\"text\": \"Two met three.\"}\n";
        let (articles, warnings) = read_lines(&given, lines.as_bytes());
        assert_eq!(articles.iter().map(|a| a.title.as_deref()).collect::<Vec<_>>(), [Some("A")]);
        assert!(warnings[0].message.contains("copy, hed"), "{warnings:?}");
    }

    #[test]
    fn arrays_of_objects_are_read_too() {
        let (articles, _) =
            read_json(&given(), br#"[{"headline": "A", "maintext": "One met two."}, {"body_text": "B."}]"#);
        assert_eq!(articles.len(), 2);
        assert_eq!(articles[0].title.as_deref(), Some("A"));
    }
}
