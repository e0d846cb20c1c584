//! Each export read by a reader of its format, and compared with the records.

use std::collections::BTreeSet;

use model::Dossier;
use model::record::Record;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use throughline_render::Desk;
use throughline_render::format::{Table, tables as of};

/// CSV and Parquet: every row and every text cell, as it was written.
pub(crate) fn tables(dossier: &Dossier, all: &[Record]) {
    let tables = of(dossier);
    assert_eq!(tables.iter().map(|t| t.rows.len()).sum::<usize>(), all.len());
    for table in &tables {
        csv(table);
        parquet(table);
    }
}

fn csv(table: &Table) {
    let mut bytes = Vec::new();
    table.write_csv(&mut bytes).unwrap();
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), table.columns);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), table.rows.len(), "{}", table.name);
    for (read, made) in rows.iter().zip(&table.rows) {
        for (cell, column) in read.iter().zip(&table.columns) {
            let runs = cell
                .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                .starts_with(['=', '+', '-', '@']);
            assert!(
                !runs || cell.len() == 1 || cell.parse::<f64>().is_ok(),
                "a formula in {}: {cell}",
                table.name
            );
            if let Some(Value::String(words)) = made.get(column) {
                assert_eq!(cell.strip_prefix('\'').filter(|c| c == words).unwrap_or(cell), words);
            }
        }
    }
}

fn parquet(table: &Table) {
    let mut bytes = Vec::new();
    table.write_parquet(&mut bytes).unwrap();
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), table.rows.len());
    for (read, made) in rows.iter().zip(&table.rows) {
        for (name, field) in read.get_column_iter() {
            if let (Field::Str(cell), Some(Value::String(words))) = (field, made.get(name)) {
                assert_eq!(cell, words);
            }
        }
    }
}

/// The elements of well-formed XML with their attributes and text, unescaped.
fn xml(text: &str) -> Vec<(String, Vec<String>)> {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(legal), "a character that XML forbids");
    let mut reader = Reader::from_str(text);
    let (mut found, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) | Event::Empty(e) => {
                let value = |a: quick_xml::events::attributes::Attribute<'_>| {
                    a.unescape_value().unwrap().into_owned()
                };
                let values: Vec<String> = e.attributes().map(|a| value(a.unwrap())).collect();
                found.push((String::from_utf8(e.name().as_ref().to_vec()).unwrap(), values));
            }
            Event::Text(e) => {
                let words = e.decode().unwrap().into_owned();
                found.iter_mut().last().into_iter().for_each(|(_, all)| all.push(words.clone()));
            }
            Event::CData(_) | Event::DocType(_) | Event::PI(_) | Event::Comment(_) => {
                panic!("markup of an article")
            }
            Event::Eof => break,
            _ => (),
        }
        depth += 1;
    }
    assert!(depth > 0);
    found
}

/// GraphML and GEXF: as many nodes and edges as each other, every edge between nodes of the file.
pub(crate) fn graphs(_desk: &Desk<'_>, graphml: &str, gexf: &str) {
    let (a, b) = (xml(graphml), xml(gexf));
    let count = |all: &[(String, Vec<String>)], name: &str| all.iter().filter(|(n, _)| n == name).count();
    for name in ["node", "edge"] {
        assert_eq!(count(&a, name), count(&b, name), "{name}");
    }
    assert!(count(&a, "node") > 0);
    let nodes: BTreeSet<&String> =
        a.iter().filter(|(n, _)| n == "node").filter_map(|(_, v)| v.first()).collect();
    assert_eq!(nodes.len(), count(&a, "node"), "no id stands twice");
    for (_, values) in a.iter().filter(|(n, _)| n == "edge") {
        assert!(values.iter().filter(|v| nodes.contains(v)).count() >= 2, "{values:?}");
    }
}

/// Atom and JSON Feed: the same entries.
pub(crate) fn feeds(atom: &str, json: &str) {
    let entries = xml(atom).iter().filter(|(name, _)| name == "entry").count();
    let feed: Value = serde_json::from_str(json).unwrap();
    assert_eq!(feed["items"].as_array().unwrap().len(), entries);
}

/// JSON Lines: each line is its record again.
pub(crate) fn lines(jsonl: &str, all: &[Record]) {
    let read: Vec<Record> =
        jsonl.split('\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(read, all);
}

/// One object, and FollowTheMoney entities.
pub(crate) fn objects(json: &str, ftm: &str) {
    assert!(serde_json::from_str::<Value>(json).unwrap().is_object());
    let entities: Vec<Value> =
        ftm.split('\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect();
    let ids: BTreeSet<&str> = entities.iter().map(|e| e["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), entities.len(), "no id stands twice");
}

/// Web Annotations: the quotation with its context is a stretch of the text.
pub(crate) fn annotations(text: &str, desk: &Desk<'_>) {
    let page: Value = serde_json::from_str(text).unwrap();
    let targets = page["items"].as_array().unwrap().iter().flat_map(|i| i["target"].as_array().unwrap());
    for target in targets {
        let quote = &target["selector"][0];
        let words = |key: &str| quote[key].as_str().unwrap();
        let stretch = [words("prefix"), words("exact"), words("suffix")].concat();
        assert!(desk.texts.values().any(|a| a.text.contains(&stretch)), "{stretch}");
    }
}

/// TimelineJS: its texts are HTML, and hold two elements of ours alone.
pub(crate) fn slides(text: &str) {
    let timeline: Value = serde_json::from_str(text).unwrap();
    for slide in timeline["events"].as_array().unwrap().iter().chain(timeline.get("title")) {
        for key in ["headline", "text"] {
            let html = slide["text"][key].as_str().unwrap();
            for tag in html.split('<').skip(1) {
                let ours = ["blockquote>", "/blockquote>", "p>", "/p>"].iter().any(|t| tag.starts_with(t));
                assert!(ours, "<{tag}");
            }
        }
    }
}

/// iCalendar: lines of at most 75 octets, each a property of ours once unfolded, blocks that close.
pub(crate) fn calendar(text: &str) {
    assert!(text.split("\r\n").all(|l| l.len() <= 75 && !l.contains(['\n', '\r'])));
    let whole = text.replace("\r\n ", "");
    let mut open = Vec::new();
    for line in whole.split("\r\n").filter(|l| !l.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => open.push(value.to_owned()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ => {
                let known = [
                    "VERSION",
                    "PRODID",
                    "UID",
                    "DTSTAMP",
                    "DTSTART;VALUE=DATE",
                    "DTEND;VALUE=DATE",
                    "SUMMARY",
                    "STATUS",
                    "SEQUENCE",
                    "DESCRIPTION",
                    "LOCATION",
                ];
                assert!(known.contains(&name), "{line}");
            }
        }
        assert!(!value.chars().any(char::is_control), "{line:?}");
    }
    assert!(open.is_empty());
}
