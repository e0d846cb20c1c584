//! CSV: one wide table a record type, for spreadsheets and data frames.

use std::io::{self, Write};

use super::table::{Table, text};

impl Table {
    /// Writes the table as CSV with its heading.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        line(&self.columns.iter().map(String::as_str).collect::<Vec<_>>(), out)?;
        for row in &self.rows {
            let cells: Vec<String> =
                self.columns.iter().map(|c| row.get(c).map(text).unwrap_or_default()).collect();
            line(&cells.iter().map(String::as_str).collect::<Vec<_>>(), out)?;
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
    // Some programs look past blanks and marks of no width before the sign.
    let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let formula = bare.starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
    let formula = formula && cell.parse::<f64>().is_err();
    let cell = if formula && cell.len() > 1 { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::tables;
    use crate::view::fixture;

    #[test]
    fn a_table_has_its_heading() {
        let (dossier, _) = fixture::dossier();
        let meetings = tables(&dossier).into_iter().find(|t| t.name == "meeting").unwrap();
        let mut out = Vec::new();
        meetings.write_csv(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().next().unwrap().contains("when.earliest"), "{text}");
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_is_not_run() {
        assert_eq!(escape("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(escape("-4.5"), "-4.5");
        assert_eq!(escape("+"), "+");
        assert_eq!(escape("\u{feff} =1+1"), "'\u{feff} =1+1");
    }
}
