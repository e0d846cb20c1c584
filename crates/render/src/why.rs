//! How a line came about: its words with carets under them, the rules that made it, and what it rests on.

use std::collections::BTreeSet;
use std::io::{self, Write};

use dossier::near::Compared;
use model::Evidence;
use model::record::Record;
use serde_json::Value;

use crate::desk::Desk;
use crate::{sentence, words};

/// Columns that a label takes.
const LABEL: usize = 16;

/// Explains the record of this id; `false` where there is none.
///
/// # Errors
/// When `out` cannot be written to.
pub fn explain(desk: &Desk<'_>, id: &str, width: usize, out: &mut dyn Write) -> io::Result<bool> {
    let Some(record) = desk.record(id) else { return Ok(false) };
    let value = serde_json::to_value(record)?;
    let kind = value.get("type").and_then(Value::as_str).unwrap_or("record");
    writeln!(out, "{kind} {}", words::line(id))?;
    fields(desk, &value, out)?;
    let rules = record.rules();
    if !rules.is_empty() {
        let rules: Vec<String> = rules.iter().map(|r| words::line(r)).collect();
        writeln!(out, "{:LABEL$}{}", "rules", rules.join(", "))?;
    }
    for evidence in evidence(record) {
        writeln!(out, "\n→ {}", desk.source(&evidence).text())?;
        carets(desk, &evidence, width, out)?;
    }
    related(desk, record, &value, out)?;
    Ok(true)
}

/// Writes what a record was compared with: what is one with it, then what was kept apart and by which veto.
///
/// # Errors
/// When `out` cannot be written to.
pub fn compared(desk: &Desk<'_>, all: &[Compared], out: &mut dyn Write) -> io::Result<()> {
    for (merged, label) in [(true, "one with"), (false, "kept apart")] {
        let of_kind: Vec<&Compared> = all.iter().filter(|c| c.merged == merged).collect();
        if !of_kind.is_empty() {
            writeln!(out)?;
        }
        for c in of_kind {
            let with = if merged && desk.article(&c.with).is_some() {
                desk.outlet(&c.with)
            } else {
                words::line(&c.with)
            };
            let (verdict, said) = (words::line(&c.verdict), words::quoted(&c.words, 80));
            writeln!(out, "{label:LABEL$}{with}: {verdict}: {said}")?;
        }
    }
    Ok(())
}

/// The words of a record; for kinds that carry none as such, where they stand.
fn evidence(record: &Record) -> Vec<Evidence> {
    match record {
        Record::Time(t) => vec![t.at.clone()],
        Record::Entity(e) => e.mentions.iter().take(8).map(|m| m.at.clone()).collect(),
        Record::Article(a) => a.published.basis.iter().filter_map(|b| b.evidence.clone()).collect(),
        other => other.evidence().to_vec(),
    }
}

/// The plain fields of a record, ids as names.
fn fields(desk: &Desk<'_>, value: &Value, out: &mut dyn Write) -> io::Result<()> {
    let Value::Object(fields) = value else { return Ok(()) };
    for (key, value) in fields {
        if matches!(
            key.as_str(),
            "type" | "id" | "rules" | "evidence" | "blocks" | "mentions" | "text_sha256"
        ) {
            continue;
        }
        if let Some(shown) = shown(desk, value) {
            writeln!(out, "{:LABEL$}{shown}", words::line(key).replace('_', " "))?;
        }
    }
    Ok(())
}

fn shown(desk: &Desk<'_>, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(b) => b.then(|| "yes".to_owned()),
        Value::Number(n) => Some(n.to_string()),
        Value::String(text) => Some(words::clip(&desk.label(text), 160)),
        Value::Array(items) => {
            let parts: Vec<String> = items.iter().filter_map(|i| shown(desk, i)).collect();
            (!parts.is_empty()).then(|| parts.join("; "))
        }
        Value::Object(fields) => object(desk, fields),
    }
}

/// A nested object in few words: an interval as a date, words as themselves, the rest field by field.
fn object(desk: &Desk<'_>, fields: &serde_json::Map<String, Value>) -> Option<String> {
    if let Ok(when) = serde_json::from_value::<model::Interval>(Value::Object(fields.clone()))
        && fields.contains_key("earliest")
        && !fields.contains_key("basis")
    {
        return crate::dates::short(&when);
    }
    if let Some(Value::String(exact)) = fields.get("exact").or_else(|| fields.get("text")) {
        return Some(words::quoted(exact, 120));
    }
    // A link of a chain, an entity: its name says it all.
    if let Some(Value::String(name)) = fields.get("name") {
        return Some(words::line(name));
    }
    let parts: Vec<String> = fields
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "evidence" | "start" | "end"))
        .filter_map(|(key, value)| Some(format!("{} {}", key.replace('_', " "), shown(desk, value)?)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The paragraph around the words, wrapped, with carets under them.
fn carets(desk: &Desk<'_>, evidence: &Evidence, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let Some(article) = desk.texts.get(evidence.article.as_str()) else {
        return writeln!(out, "  {}", words::line(&evidence.exact));
    };
    let span = article.code_points().bytes(evidence.start, evidence.end);
    let (start, end) = sentence::around(&article.text, span.start as usize, span.end as usize);
    let mut line = String::new();
    let mut under = String::new();
    let room = width.saturating_sub(4).max(30);
    let mut lines = Vec::new();
    let mut at = start;
    for word in article.text.get(start..end).unwrap_or("").split_inclusive(char::is_whitespace) {
        let wide = words::columns(word.trim_end());
        if words::columns(&line) + wide > room && !line.is_empty() {
            lines.push((std::mem::take(&mut line), std::mem::take(&mut under)));
        }
        for (i, c) in word.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if words::is_hostile(c) {
                continue;
            }
            line.push(c);
            let inside = (span.start as usize..span.end as usize).contains(&(at + i));
            under.extend(std::iter::repeat_n(if inside { '^' } else { ' ' }, words::width(c)));
        }
        at += word.len();
    }
    lines.push((line, under));
    for (line, under) in lines {
        writeln!(out, "  {}", line.trim_end())?;
        if under.contains('^') {
            writeln!(out, "  {}", under.trim_end())?;
        }
    }
    Ok(())
}

/// The records it names, and those that name it.
fn related(desk: &Desk<'_>, record: &Record, value: &Value, out: &mut dyn Write) -> io::Result<()> {
    let mut named = BTreeSet::new();
    strings(value, &mut |text| {
        named.insert(text.to_owned());
    });
    named.remove(record.id());
    let mut rests = Vec::new();
    let mut carries = Vec::new();
    for other in desk.dossier.records() {
        if matches!(other, Record::Article(_) | Record::Entity(_) | Record::Story(_)) {
            continue;
        }
        if named.contains(other.id()) {
            rests.push(other.id().to_owned());
            continue;
        }
        let mut names_it = false;
        strings(&serde_json::to_value(&other)?, &mut |text| names_it |= text == record.id());
        if names_it && other.id() != record.id() {
            carries.push(other.id().to_owned());
        }
    }
    for (label, ids) in [("rests on", rests), ("carried by", carries)] {
        if !ids.is_empty() {
            writeln!(out)?;
        }
        for id in ids {
            writeln!(out, "{label:LABEL$}{}", words::line(&id))?;
        }
    }
    Ok(())
}

fn strings(value: &Value, see: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|v| strings(v, see)),
        Value::Object(fields) => fields.values().for_each(|v| strings(v, see)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn explained(id: &str) -> String {
        let (dossier, articles) = fixture::dossier();
        let mut out = Vec::new();
        assert!(explain(&Desk::new(&dossier, &articles), id, 80, &mut out).unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_carets_stand_under_the_words() {
        insta::assert_snapshot!(explained("progress-1"));
    }

    #[test]
    fn an_utterance_rests_on_its_statements() {
        let text = explained("utterance-1");
        assert!(text.contains("rests on        statement-1"), "{text}");
    }

    #[test]
    fn what_was_kept_apart_is_told_with_its_veto() {
        let (dossier, articles) = fixture::dossier();
        let near = Compared {
            merged: false,
            with: "meeting-other".into(),
            verdict: "veto two-places".into(),
            words: "met in Torvale".into(),
        };
        let mut out = Vec::new();
        compared(&Desk::new(&dossier, &articles), &[near], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("kept apart      meeting-other: veto two-places"), "{text}");
    }

    #[test]
    fn an_unknown_id_is_said_to_be_unknown() {
        let (dossier, articles) = fixture::dossier();
        assert!(!explain(&Desk::new(&dossier, &articles), "nobody", 80, &mut Vec::new()).unwrap());
    }
}
