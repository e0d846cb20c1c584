//! One article of an export: its header fields by name or by place, its words, the fields behind them.

use super::table::{self, Field, Mark};
use crate::date;

/// What an article of an export says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) date: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) url: Option<String>,
    pub(super) id: Option<String>,
    pub(super) text: String,
    /// Header fields with a name.
    pub(super) labels: usize,
}

impl Found {
    /// Keeps the first value of each field.
    pub(super) fn put(&mut self, field: Field, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return;
        }
        let slot = match field {
            Field::Title => &mut self.title,
            Field::Outlet => &mut self.outlet,
            Field::Date => &mut self.date,
            Field::Byline => &mut self.byline,
            Field::Url => &mut self.url,
            Field::Id => &mut self.id,
            Field::Imprint => return self.imprint(&value),
            Field::Text | Field::Skip => return,
        };
        slot.get_or_insert(value);
    }

    /// "Harrow Courier; Harrow [Harrow]04 May 2031: A.1."
    fn imprint(&mut self, value: &str) {
        let outlet = value.split([';', '[', '.', ',']).next().unwrap_or_default().trim();
        if !outlet.is_empty() {
            self.outlet.get_or_insert_with(|| outlet.to_owned());
        }
        let apart = value.replace([']', ':', '['], " ");
        if let Some(day) = date::day_in(&apart) {
            self.date.get_or_insert_with(|| day.to_string());
        }
    }

    /// Lines above the named fields: outlet, date and headline are known by their places.
    fn head(&mut self, lines: &[&str]) {
        let lines: Vec<&str> = lines.iter().copied().filter(|l| !idle(l)).collect();
        let dated = lines.iter().position(|l| l.split_whitespace().count() <= 9 && day(l).is_some());
        let (before, after) = match dated {
            Some(at) => (&lines[..at], &lines[at + 1..]),
            None => (&lines[..], &lines[..0]),
        };
        if let Some(day) = dated.and_then(|at| day(lines[at])) {
            self.date.get_or_insert_with(|| day.to_string());
        }
        let mut names = before.to_vec();
        if dated.is_some() {
            // The line next to the date is the outlet's; a headline stands before it or below the date.
            if let Some(outlet) = names.pop() {
                self.put(Field::Outlet, outlet);
            }
        }
        let below = after.iter().rev().find(|l| l.split_whitespace().count() >= 3 && !edition(l));
        if let Some(title) = names.first().or(below) {
            self.put(Field::Title, title);
        }
    }
}

fn day(line: &str) -> Option<jiff::civil::Date> {
    date::day_in(line).or_else(|| date::parse(line)?.single_day())
}

/// Lines that say whose the words are, and lines of one sign.
fn idle(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.starts_with("copyright ")
        || lower.starts_with('©')
        || lower.ends_with("all rights reserved")
        || lower.ends_with("all rights reserved.")
        || matches!(table::mark(line), Some(Mark::Rule))
}

fn edition(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.contains("edition") || lower.starts_with("correction")
}

/// Reads one article.
pub(super) fn read(text: &str) -> Found {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut found = Found::default();
    let end = tail(&lines, &mut found);
    let mut tailed = std::mem::take(&mut found);
    let start = top(&lines[..end], &mut found);
    found.text = paragraphs(&lines[start.min(end)..end]);
    // What stands behind the words fills what stands before them.
    for (slot, more) in [
        (&mut found.title, &mut tailed.title),
        (&mut found.outlet, &mut tailed.outlet),
        (&mut found.date, &mut tailed.date),
        (&mut found.byline, &mut tailed.byline),
        (&mut found.url, &mut tailed.url),
        (&mut found.id, &mut tailed.id),
    ] {
        if slot.is_none() {
            *slot = more.take();
        }
    }
    found.labels += tailed.labels;
    found
}

/// Reads the header; gives the line on which the words begin.
fn top(lines: &[&str], found: &mut Found) -> usize {
    let mut unnamed: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.is_empty() || idle(line) {
            at += 1;
            continue;
        }
        match table::label(line) {
            Some((Field::Text, value)) => {
                found.labels += 1;
                found.head(&unnamed);
                return if value.is_empty() { at + 1 } else { at };
            }
            Some((field, value)) => {
                found.labels += 1;
                at = named(lines, at, field, value, found);
            }
            None if (found.labels > 0 && day(line).is_none()) || line.split_whitespace().count() > 30 => {
                break;
            }
            None => {
                unnamed.push(line);
                at += 1;
            }
        }
    }
    found.head(&unnamed);
    at
}

/// A field with the lines that go on with it; a name alone has its value in the next paragraph.
fn named(lines: &[&str], at: usize, field: Field, value: &str, found: &mut Found) -> usize {
    let mut next = at + 1;
    let mut words = vec![value];
    if value.is_empty() && lines.get(next).is_some_and(|l| l.is_empty()) {
        next += 1;
    }
    while let Some(line) = lines.get(next) {
        // A field that is dropped has one line: what follows may be the words.
        let more = field != Field::Skip || (value.is_empty() && next == at + 1);
        if line.is_empty() || table::label(line).is_some() || !more {
            break;
        }
        words.push(line);
        next += 1;
    }
    found.put(field, &words.join(" "));
    next
}

/// Goes up from the end over paragraphs that begin with a field's name; gives the line after the words.
fn tail(lines: &[&str], found: &mut Found) -> usize {
    let mut end = lines.len();
    loop {
        while end > 0 && lines[end - 1].is_empty() {
            end -= 1;
        }
        let mut start = end;
        while start > 0 && !lines[start - 1].is_empty() {
            start -= 1;
        }
        if start == 0 {
            return end;
        }
        let first = lines[start];
        let labelled = table::label(first).filter(|(field, _)| *field != Field::Text);
        if labelled.is_none() && !idle(first) && !matches!(table::mark(first), Some(Mark::End)) {
            return end;
        }
        // Nothing but fields above: this is the header, not what stands behind the words.
        let words_above = lines[..start].iter().any(|l| {
            l.split_whitespace().count() > 3
                && table::label(l).is_none_or(|(f, v)| f == Field::Text && !v.is_empty())
        });
        if !words_above {
            return end;
        }
        let mut at = start;
        while at < end {
            match table::label(lines[at]) {
                Some((field, value)) => {
                    found.labels += 1;
                    at = named(&lines[..end], at, field, value, found);
                }
                None => at += 1,
            }
        }
        end = start;
    }
}

/// Lines as paragraphs apart by a blank line; the name of the text's own field is taken off.
pub(super) fn paragraphs(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (i, line) in lines.iter().enumerate() {
        let own = match table::label(line) {
            Some((Field::Text, value)) if i == 0 => value,
            _ => line,
        };
        if own.is_empty() {
            gap = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if gap { "\n\n" } else { "\n" });
        }
        text.push_str(own);
        gap = false;
    }
    text
}
