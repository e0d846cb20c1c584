//! Many articles out of few: the rows of a file, then copies of them under other names, with other numbers and on other
//! days. Within a copy the renaming is the same for all rows, so that each story comes again as a story of its own.

mod days;
mod names;
mod scan;

use std::{
    io::{BufRead, Write},
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::data;
use names::Names;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Rows to leave out at the start, so that a file can be made in parts.
    pub skip: usize,
    /// Rows to write.
    pub articles: usize,
    /// Another seed gives other names and numbers.
    pub seed: u64,
    /// Weeks that each copy is earlier than the one before; whole weeks keep the weekdays right. Later it must not be: days
    /// that have not come are refused when an article is read.
    pub weeks: i64,
}

/// Fields whose words are renamed.
const TEXTS: [&str; 6] = ["title", "text", "description", "author", "authors", "byline"];
/// Fields that name a row, or another row of the same copy.
const IDS: [&str; 2] = ["id", "dup_of"];
/// Fields that hold a day.
const DATES: [&str; 4] = ["date", "published", "date_publish", "updated"];

/// Writes the rows. The source is read anew for each copy, so that memory does not grow with their number.
///
/// # Errors
/// When the source cannot be read or holds no row, or the rows cannot be written.
pub fn run(source: &Path, order: &Order, mut out: impl Write) -> Result<()> {
    let (mut seen, mut written) = (0_usize, 0_usize);
    for copy in 0_u32.. {
        let names = Names::new(order.seed, copy);
        let before = seen;
        for line in data::open(source)?.lines() {
            let line = line.with_context(|| source.display().to_string())?;
            if line.trim().is_empty() {
                continue;
            }
            seen += 1;
            if seen <= order.skip {
                continue;
            }
            if written == order.articles {
                return out.flush().context("cannot write");
            }
            let mut row: Value = serde_json::from_str(&line).with_context(|| source.display().to_string())?;
            if copy > 0 {
                rename(&mut row, &names, -order.weeks * i64::from(copy));
            }
            serde_json::to_writer(&mut out, &row)?;
            out.write_all(b"\n").context("cannot write")?;
            written += 1;
        }
        ensure!(seen > before, "{} holds no article", source.display());
    }
    Ok(())
}

/// One row of a copy.
fn rename(row: &mut Value, names: &Names, weeks: i64) {
    let Some(fields) = row.as_object_mut() else { return };
    let day = DATES.iter().find_map(|f| days::iso(fields.get(*f)?.as_str()?));
    let later = 7 * weeks;
    for (field, value) in fields.iter_mut() {
        let field = field.as_str();
        if TEXTS.contains(&field) {
            each_text(value, &|text| scan::renamed(text, names, day, later));
        } else if IDS.contains(&field) {
            each_text(value, &|id| format!("{id}-{}", names.copy()));
        } else if DATES.contains(&field) {
            each_text(value, &|date| days::later(date, later).unwrap_or_else(|| date.to_owned()));
        } else if field == "url" {
            each_text(value, &|url| format!("{}/copy-{}", url.trim_end_matches('/'), names.copy()));
        }
    }
}

/// Changes a text, or each text of a list.
fn each_text(value: &mut Value, change: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(values) => values.iter_mut().for_each(|v| each_text(v, change)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = r#"{"id":"a","date":"2018-03-05","url":"https://a.example/1","source":"a.example","text":"Maria Torvale said on Monday, March 5, 2018, that Norway had paid 1,250 crowns. Torvale left Oslo on Friday."}
{"id":"b","dup_of":"a","date":"2018-03-06","url":"https://b.example/1","source":"b.example","text":"Ms. Torvale spoke in Oslo, the Norwegians said. Reuters counted 1,250."}
"#;

    fn made(order: &Order) -> Vec<Value> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.jsonl");
        std::fs::write(&path, ROWS).unwrap();
        let mut out = Vec::new();
        run(&path, order, &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }

    const ORDER: Order = Order { skip: 0, articles: 6, seed: 7, weeks: 13 };

    #[test]
    fn the_first_copy_is_the_source_itself() {
        let rows = made(&ORDER);
        let source: Vec<Value> = ROWS.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(rows.len(), 6);
        assert_eq!(rows[..2], source[..]);
    }

    #[test]
    fn names_and_numbers_change_alike_in_all_rows_of_a_copy() {
        let rows = made(&ORDER);
        let (first, second) = (rows[2]["text"].as_str().unwrap(), rows[3]["text"].as_str().unwrap());
        for gone in ["Torvale", "Maria", "Norway", "Oslo", "1,250"] {
            assert!(!first.contains(gone), "{gone}: {first}");
        }
        let surname = first.split(' ').nth(1).unwrap();
        assert!(second.starts_with(&format!("Ms. {surname} ")), "{first} / {second}");
        assert!(second.contains("Reuters"), "outlets keep their names: {second}");
        let number = first
            .split(' ')
            .find(|w| w.contains(',') && w.len() == 5 && w.starts_with(char::is_numeric) && *w != "2017,");
        assert!(number.is_some_and(|n| second.contains(n)), "{first} / {second}");
        assert_ne!(rows[4]["text"], rows[2]["text"]);
    }

    #[test]
    fn days_move_by_whole_weeks_in_texts_too() {
        let rows = made(&ORDER);
        assert_eq!(rows[2]["date"], "2017-12-04");
        assert!(
            rows[2]["text"].as_str().unwrap().contains("on Monday, December 4, 2017,"),
            "{}",
            rows[2]["text"]
        );
    }

    #[test]
    fn ids_stay_different_and_point_into_their_copy() {
        let rows = made(&ORDER);
        assert_eq!(rows[3]["id"], "b-1");
        assert_eq!(rows[3]["dup_of"], "a-1");
        assert_eq!(rows[3]["url"], "https://b.example/1/copy-1");
    }

    #[test]
    fn parts_are_the_whole() {
        let whole = made(&ORDER);
        let part = made(&Order { skip: 3, articles: 3, ..ORDER });
        assert_eq!(whole[3..], part[..]);
    }

    #[test]
    fn an_empty_source_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.jsonl");
        std::fs::write(&path, "\n").unwrap();
        assert!(run(&path, &ORDER, Vec::new()).is_err());
    }
}
