//! CSV: one wide table a record type, every attribute a column, lists as JSON in their cell.

use std::collections::BTreeMap;
use std::io::{self, Write};

use model::Dossier;
use serde_json::Value;

/// The records of one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The record type.
    pub name: String,
    columns: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

/// A table for each record type that the dossier has.
#[must_use]
pub fn tables(dossier: &Dossier) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for record in dossier.records() {
        let Ok(Value::Object(fields)) = serde_json::to_value(&record) else { continue };
        let name = fields.get("type").and_then(Value::as_str).unwrap_or("record").to_owned();
        let at = tables.iter().position(|t| t.name == name).unwrap_or_else(|| {
            tables.push(Table { name, columns: Vec::new(), rows: Vec::new() });
            tables.len() - 1
        });
        let mut row = BTreeMap::new();
        for (key, value) in fields.iter().filter(|(key, _)| *key != "type") {
            flatten(key, value, &mut tables[at].columns, &mut row);
        }
        tables[at].rows.push(row);
    }
    tables
}

/// An object becomes one column a field (`when.earliest`); everything else is one cell.
fn flatten(key: &str, value: &Value, columns: &mut Vec<String>, row: &mut BTreeMap<String, String>) {
    if let Value::Object(fields) = value {
        for (inner, value) in fields {
            flatten(&format!("{key}.{inner}"), value, columns, row);
        }
        return;
    }
    if !columns.iter().any(|c| c == key) {
        columns.push(key.to_owned());
    }
    row.insert(key.to_owned(), cell(value));
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => String::new(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

impl Table {
    /// Writes the table with its heading.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        line(&self.columns.iter().map(String::as_str).collect::<Vec<_>>(), out)?;
        for row in &self.rows {
            let cells: Vec<&str> =
                self.columns.iter().map(|c| row.get(c).map_or("", String::as_str)).collect();
            line(&cells, out)?;
        }
        Ok(())
    }
}

fn line(cells: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let escaped: Vec<String> = cells.iter().map(|c| escape(c)).collect();
    writeln!(out, "{}", escaped.join(","))
}

/// Quotes a cell where it must be, and keeps a spreadsheet from running an article's words as a formula.
fn escape(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let cell = if formula && cell.len() > 1 { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn every_row_has_every_column() {
        let (dossier, _) = fixture::dossier();
        for table in tables(&dossier) {
            assert!(table.rows.iter().all(|r| r.keys().all(|k| table.columns.contains(k))), "{}", table.name);
        }
        let meetings = tables(&dossier).into_iter().find(|t| t.name == "meeting").unwrap();
        let mut out = Vec::new();
        meetings.write(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().next().unwrap().contains("when.earliest"), "{text}");
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_not_run() {
        assert_eq!(escape("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(escape("-4.5"), "-4.5");
        assert_eq!(escape("+"), "+");
    }
}
