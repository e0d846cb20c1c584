//! The records as tables: one a record type, every attribute a column, lists in one cell.

use std::collections::BTreeMap;

use model::Dossier;
use serde_json::{Map, Value};

/// One record: its cells by the names of their columns.
pub(super) type Row = BTreeMap<String, Value>;

/// The records of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The record type.
    pub name: String,
    /// Names of the columns, in the order in which records write their fields.
    pub columns: Vec<String>,
    /// A cell for each column that the record has.
    pub rows: Vec<BTreeMap<String, Value>>,
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
        let row = cells(&fields, &mut tables[at].columns);
        tables[at].rows.push(row);
    }
    tables
}

/// The cells of a record by their columns; columns that were not there yet are added.
pub(super) fn cells(fields: &Map<String, Value>, columns: &mut Vec<String>) -> Row {
    let mut row = BTreeMap::new();
    for (key, value) in fields.iter().filter(|(key, _)| *key != "type") {
        flatten(key, value, columns, &mut row);
    }
    row
}

/// An object becomes one column a field (`when.earliest`); everything else is one cell.
fn flatten(key: &str, value: &Value, columns: &mut Vec<String>, row: &mut BTreeMap<String, Value>) {
    if let Value::Object(fields) = value {
        for (inner, value) in fields {
            flatten(&format!("{key}.{inner}"), value, columns, row);
        }
        return;
    }
    if !columns.iter().any(|c| c == key) {
        columns.push(key.to_owned());
    }
    if !value.is_null() {
        row.insert(key.to_owned(), value.clone());
    }
}

/// A cell as text: words as they are, a list of words with semicolons, every other list as JSON.
pub(super) fn text(value: &Value) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn every_cell_has_a_column() {
        let (dossier, _) = fixture::dossier();
        for table in tables(&dossier) {
            assert!(table.rows.iter().all(|r| r.keys().all(|k| table.columns.contains(k))), "{}", table.name);
        }
    }
}
