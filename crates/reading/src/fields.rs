//! Which fields of a row hold what: the names that archives and crawlers use, or those that the user maps.

use serde_json::{Map, Value};

/// What a row of an archive can say of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Id,
    Url,
    Outlet,
    Title,
    Date,
    Byline,
    Text,
    Html,
}

/// Each field as users write it, with the names that it goes by where nothing else is said.
const FIELDS: &[(Field, &str, &[&str])] = &[
    (Field::Id, "id", &["id", "_id", "guid", "uuid"]),
    (Field::Url, "url", &["url", "link", "uri", "canonical_url"]),
    (
        Field::Outlet,
        "outlet",
        &[
            "outlet",
            "source",
            "publisher",
            "source_name",
            "site_name",
            "source_domain",
            "media",
            "infosource",
            "infosources",
            "publication",
            "newspaper",
        ],
    ),
    (Field::Title, "title", &["title", "headline"]),
    (
        Field::Date,
        "date",
        &[
            "date",
            "published",
            "date_publish",
            "published_at",
            "pub_date",
            "date_published",
            "publish_date",
            "publication_date",
            "versioncreated",
            "firstcreated",
            "content_created",
        ],
    ),
    (Field::Byline, "byline", &["byline", "bylines", "author", "authors"]),
    (
        Field::Text,
        "text",
        &[
            "text",
            "maintext",
            "body_text",
            "content",
            "body",
            "articleBody",
            "full_text",
            "article",
            "article_text",
        ],
    ),
    (Field::Html, "html", &["html", "body_html", "body_xhtml", "raw_html", "content_html"]),
];

/// A map from fields to the names that an archive of one's own has for them.
///
/// Names may lead into nested objects (`body.plain`) and lists (`pages.0`); several names of one field are joined by
/// blank lines. A field that is not mapped keeps the usual names.
///
/// ```
/// use throughline_reading::FieldMap;
///
/// assert!(FieldMap::parse("title=hed,text=lead+body").is_ok());
/// assert!(FieldMap::parse("titel=hed").unwrap_err().contains("titel"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMap {
    names: Vec<(Field, Vec<String>)>,
}

impl FieldMap {
    /// Reads `title=headline,text=lead+body`.
    ///
    /// # Errors
    /// It names no field, or nothing for one; the message says the way out.
    pub fn parse(words: &str) -> Result<Self, String> {
        let mut map = Self::default();
        for part in words.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let (field, names) =
                part.split_once('=').ok_or_else(|| format!("\"{part}\": write FIELD=NAME"))?;
            map.add(field.trim(), names.split('+').map(|n| n.trim().to_owned()).collect())?;
        }
        map.checked()
    }

    /// Reads a TOML table: `title = "headline"`, `text = ["lead", "body"]`.
    ///
    /// # Errors
    /// It is no TOML, or names no field.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let table: toml::Table = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut map = Self::default();
        for (field, value) in table {
            let names = match value {
                toml::Value::String(name) => vec![name],
                toml::Value::Array(all) => all.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect(),
                _ => Vec::new(),
            };
            map.add(&field, names)?;
        }
        map.checked()
    }

    fn add(&mut self, field: &str, names: Vec<String>) -> Result<(), String> {
        let Some((known, _, _)) = FIELDS.iter().find(|(_, name, _)| *name == field) else {
            let all: Vec<&str> = FIELDS.iter().map(|(_, name, _)| *name).collect();
            return Err(format!("no field \"{field}\" to map to: use {}", all.join(", ")));
        };
        if names.is_empty() || names.iter().any(String::is_empty) {
            return Err(format!("\"{field}\" is mapped to no name"));
        }
        self.names.push((*known, names));
        Ok(())
    }

    fn checked(self) -> Result<Self, String> {
        if self.names.is_empty() { Err("it maps nothing: write FIELD=NAME".to_owned()) } else { Ok(self) }
    }

    /// The names of a row that are mapped to a field.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().flat_map(|(_, names)| names.iter().map(String::as_str))
    }

    fn of(&self, field: Field) -> Option<&[String]> {
        self.names.iter().find(|(f, _)| *f == field).map(|(_, names)| names.as_slice())
    }

    /// What stands under the first part of a name that may lead deeper.
    pub fn first_part(name: &str) -> &str {
        name.split('.').next().unwrap_or(name)
    }
}

/// True when a table with these columns says where the words of its articles are.
#[must_use]
pub fn has_words(columns: &[String], map: Option<&FieldMap>) -> bool {
    let there = |name: &str| columns.iter().any(|c| alike(c, name));
    [Field::Text, Field::Html].iter().any(|field| match map.and_then(|m| m.of(*field)) {
        Some(names) => names.iter().any(|n| there(n)),
        None => usual(*field).iter().any(|n| there(n)),
    })
}

/// What a row has for `field`.
pub(crate) fn value(row: &Map<String, Value>, field: Field, map: Option<&FieldMap>) -> Option<String> {
    if let Some(names) = map.and_then(|m| m.of(field)) {
        let parts: Vec<String> = names.iter().filter_map(|name| words(inside(row, name)?)).collect();
        return (!parts.is_empty()).then(|| parts.join("\n\n"));
    }
    let names = usual(field);
    let exact = names.iter().find_map(|n| row.get(*n).and_then(words));
    exact.or_else(|| {
        let like = |n: &str| row.iter().find(|(key, _)| alike(key, n)).and_then(|(_, v)| words(v));
        names.iter().find_map(|n| like(n))
    })
}

fn usual(field: Field) -> &'static [&'static str] {
    FIELDS.iter().find(|(f, _, _)| *f == field).map_or(&[], |(_, _, names)| names)
}

/// A name as it stands, else a way through objects and lists.
fn inside<'v>(row: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    if let Some(value) = row.get(name) {
        return Some(value);
    }
    let mut steps = name.split('.');
    let mut value = row.get(steps.next()?)?;
    for step in steps {
        value = match value {
            Value::Array(list) => list.get(step.parse::<usize>().ok()?)?,
            other => other.get(step)?,
        };
    }
    Some(value)
}

/// "Publication Date", "publication_date" and "publicationDate" are one name.
fn alike(a: &str, b: &str) -> bool {
    fn letters(s: &str) -> impl Iterator<Item = char> + '_ {
        s.trim_start_matches('\u{FEFF}')
            .chars()
            .filter(|c| !matches!(c, ' ' | '_' | '-'))
            .flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if !s.is_empty() => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().filter_map(words).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(map) => {
            ["name", "title", "earliest", "value"].iter().find_map(|k| map.get(*k).and_then(words))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_usual_names_in_any_spelling() {
        let row = row(r#"{"Title": "Talks open", "Publication Date": "2031-03-04", "BODY": "One met two."}"#);
        let of = |field| value(&row, field, None);
        assert_eq!(of(Field::Title).as_deref(), Some("Talks open"));
        assert_eq!(of(Field::Date).as_deref(), Some("2031-03-04"));
        assert_eq!(of(Field::Text).as_deref(), Some("One met two."));
        assert_eq!(of(Field::Url), None);
    }

    #[test]
    fn mapped_names_lead_inside_and_are_joined() {
        let map = FieldMap::parse("title=head.main, text=lead+pages.1").unwrap();
        let row = row(
            r#"{"head": {"main": "Talks open"}, "title": "not this", "lead": "One met two.", "pages": ["x", "They talked."]}"#,
        );
        assert_eq!(value(&row, Field::Title, Some(&map)).as_deref(), Some("Talks open"));
        assert_eq!(value(&row, Field::Text, Some(&map)).as_deref(), Some("One met two.\n\nThey talked."));
    }

    #[test]
    fn a_map_as_toml_is_the_same_map() {
        let toml = FieldMap::from_toml("title = \"hed\"\ntext = [\"lead\", \"body\"]").unwrap();
        let line = FieldMap::parse("title=hed,text=lead+body").unwrap();
        let sorted = |m: &FieldMap| {
            let mut names = m.names.clone();
            names.sort();
            names
        };
        assert_eq!(sorted(&toml), sorted(&line));
        for bad in ["", "title", "title=", "titel=hed"] {
            assert!(FieldMap::parse(bad).is_err(), "{bad}");
        }
        assert!(FieldMap::from_toml("title = 7").is_err());
    }

    #[test]
    fn columns_tell_whether_there_are_words() {
        let columns = ["Title".to_owned(), "Full text".to_owned(), "hed".to_owned()];
        assert!(has_words(&columns, None));
        assert!(!has_words(&columns[..1], None));
        let map = FieldMap::parse("text=hed").unwrap();
        assert!(has_words(&columns, Some(&map)));
        assert!(!has_words(&columns, Some(&FieldMap::parse("text=copy").unwrap())));
    }
}
