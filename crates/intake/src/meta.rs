//! The `--meta` table: path, date, outlet, url, title, id, as CSV with a header or as JSON Lines.

use std::{collections::BTreeMap, fs, path::Path};

use model::Warning;
use reading::Given;
use serde_json::Value;

use crate::walk;

/// What a table says of inputs, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    name: String,
    rows: BTreeMap<String, Given>,
}

impl Meta {
    /// Reads a table; what is wrong with it becomes warnings.
    #[must_use]
    pub fn load(path: &Path, warnings: &mut Vec<Warning>) -> Self {
        let name = path.to_string_lossy().into_owned();
        match fs::read(path) {
            Ok(bytes) => Self::parse(&name, &String::from_utf8_lossy(&bytes), warnings),
            Err(error) => {
                warnings.push(Warning::unread(&name, walk::reason(&error)));
                Self { name, ..Self::default() }
            }
        }
    }

    /// Reads a table from its text.
    #[must_use]
    pub fn parse(name: &str, text: &str, warnings: &mut Vec<Warning>) -> Self {
        let text = text.trim_start_matches('\u{FEFF}');
        let mut meta = Self { name: name.to_owned(), rows: BTreeMap::new() };
        if text.trim_start().starts_with('{') {
            meta.json_lines(text, warnings);
        } else {
            meta.csv(text, warnings);
        }
        meta
    }

    /// What the table says of the input at `path`: by its whole path, else by the end of it, else by its name.
    #[must_use]
    pub fn given(&self, path: &str) -> Given {
        let clean = |p: &str| p.trim_start_matches("./").replace('\\', "/");
        let wanted = clean(path);
        let row = self.rows.get(&wanted).or_else(|| {
            let mut ends = self.rows.iter().filter(|(key, _)| {
                let inside = |long: &str, short: &str| {
                    long.strip_suffix(short).is_some_and(|rest| rest.ends_with('/'))
                };
                inside(&wanted, key) || inside(key, &wanted)
            });
            // Two rows that fit equally well: neither is taken.
            match (ends.next(), ends.next()) {
                (Some((_, row)), None) => Some(row),
                _ => None,
            }
        });
        Given { path: path.to_owned(), ..row.cloned().unwrap_or_default() }
    }

    /// A note for each row that named no input.
    pub(crate) fn unused<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Vec<Warning> {
        let paths: Vec<String> = paths.map(|p| p.trim_start_matches("./").replace('\\', "/")).collect();
        let used =
            |key: &str| paths.iter().any(|p| p == key || p.ends_with(&format!("/{key}")) || key.ends_with(p));
        self.rows
            .keys()
            .filter(|key| !used(key))
            .map(|key| Warning::note(&self.name, key, "this row names no input: check its `path`"))
            .collect()
    }

    fn add(&mut self, line: usize, fields: &BTreeMap<String, String>, warnings: &mut Vec<Warning>) {
        let field = |names: &[&str]| {
            names.iter().find_map(|n| fields.get(*n)).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
        };
        let Some(path) = field(&["path", "file", "filename", "name"]) else {
            warnings.push(Warning::note(
                &self.name,
                format!("line {line}"),
                "no `path` in this row: it is passed over",
            ));
            return;
        };
        let key = path.trim_start_matches("./").replace('\\', "/");
        let row = Given {
            path,
            id: field(&["id"]),
            url: field(&["url", "link"]),
            outlet: field(&["outlet", "source", "publisher"]),
            date: field(&["date", "published"]),
            title: field(&["title", "headline"]),
            ..Given::default()
        };
        if self.rows.insert(key.clone(), row).is_some() {
            let message = format!("a second row for {key}: this one is used");
            warnings.push(Warning::note(&self.name, format!("line {line}"), message));
        }
    }

    fn json_lines(&mut self, text: &str, warnings: &mut Vec<Warning>) {
        for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let Ok(Value::Object(map)) = serde_json::from_str::<Value>(line) else {
                let message = "not a JSON object: this row is passed over";
                warnings.push(Warning::note(&self.name, format!("line {}", i + 1), message));
                continue;
            };
            let fields = map
                .iter()
                .filter_map(|(k, v)| match v {
                    Value::String(s) => Some((k.to_lowercase(), s.clone())),
                    Value::Number(n) => Some((k.to_lowercase(), n.to_string())),
                    _ => None,
                })
                .collect();
            self.add(i + 1, &fields, warnings);
        }
    }

    fn csv(&mut self, text: &str, warnings: &mut Vec<Warning>) {
        let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::Headers)
            .delimiter(separator(first.as_bytes()))
            .from_reader(text.as_bytes());
        let mut records = reader.records().filter_map(Result::ok);
        let Some(header) = records.next() else { return };
        let header: Vec<String> = header.iter().map(|h| h.trim().to_lowercase()).collect();
        if !header.iter().any(|h| matches!(h.as_str(), "path" | "file" | "filename" | "name")) {
            let message = "its first line must name the columns: path,date,outlet,url,title,id";
            warnings.push(Warning::unread(&self.name, message));
            return;
        }
        for record in records {
            let line = record.position().and_then(|p| usize::try_from(p.line()).ok()).unwrap_or_default();
            let fields = header.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
            self.add(line, &fields, warnings);
        }
    }
}

/// What separates the columns of a table whose first line this is: a semicolon or a tab where there are more of them
/// than commas.
pub(crate) fn separator(first: &[u8]) -> u8 {
    let count = |c: u8| first.iter().filter(|b| **b == c).count();
    [b';', b'\t'].into_iter().find(|c| count(*c) > count(b',')).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_with_quotes_and_commas() {
        let mut warnings = Vec::new();
        let text = "path,date,outlet,title\na.txt,2026-03-02,\"Courier, Harrow\",\"The \"\"last\"\" round\"\n,2026,x,y\n";
        let meta = Meta::parse("m.csv", text, &mut warnings);
        let given = meta.given("in/a.txt");
        assert_eq!(given.outlet.as_deref(), Some("Courier, Harrow"));
        assert_eq!(given.title.as_deref(), Some("The \"last\" round"));
        assert_eq!((given.path.as_str(), given.date.as_deref()), ("in/a.txt", Some("2026-03-02")));
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn json_lines_and_a_name_that_fits_two_rows() {
        let mut warnings = Vec::new();
        let text = "{\"path\": \"x/a.txt\", \"outlet\": \"One\"}\n{\"path\": \"y/a.txt\", \"outlet\": \"Two\"}\nbad\n";
        let meta = Meta::parse("m.jsonl", text, &mut warnings);
        assert_eq!(meta.given("x/a.txt").outlet.as_deref(), Some("One"));
        assert_eq!(meta.given("a.txt").outlet, None);
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn a_table_without_a_header_is_refused() {
        let mut warnings = Vec::new();
        let _ = Meta::parse("m.csv", "a.txt,2026-03-02\n", &mut warnings);
        assert!(warnings[0].unread);
    }
}
