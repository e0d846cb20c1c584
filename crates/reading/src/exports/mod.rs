//! Exports of news databases: many articles in one text or page, each with header fields, parted by lines.
//!
//! A text is taken for one only where both are there, lines that part and fields with known names, so that a report
//! with a rule in it or a "Note:" stays a report. What the lines and names are is in `data/export-*.tsv`.

mod document;
mod table;
mod tagged;

use model::{Article, Warning};

use crate::{Given, plain, rows::Row};
use document::Found;
use table::Mark;

/// The articles of an export; `None` where the text is none.
pub(crate) fn read(given: &Given, text: &str) -> Option<(Vec<Article>, Vec<Warning>)> {
    let (found, total) = documents(text)?;
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    for (i, found) in found.iter().enumerate() {
        if found.text.trim().is_empty() {
            let warning = Warning::unread(&given.path, "header fields, and no words under them");
            warnings.push(Warning { place: format!("document {}", i + 1), ..warning });
            continue;
        }
        let (more, notes) = plain::read_row(&row(given, i + 1, found));
        articles.extend(more);
        warnings.extend(notes);
    }
    if let Some(total) = total.filter(|t| *t != found.len()) {
        let message =
            format!("an export that says it has {total} documents, and has {}: is it cut off?", found.len());
        warnings.push(Warning::note(&given.path, "", message));
    }
    Some((articles, warnings))
}

/// False where a page cannot be an export: a quick look at its source, before it is taken apart.
pub(crate) fn may_be(html: &str) -> bool {
    let marks = [" DOCUMENTS<", "End of Document", ">HD<", "LOAD-DATE", "Load-Date", "Document 1 of "];
    marks.iter().any(|mark| html.contains(mark))
}

fn row(given: &Given, number: usize, found: &Found) -> Row {
    let own = |field: &Option<String>, said: &Option<String>| field.clone().or_else(|| said.clone());
    let row = Given {
        path: format!("{}#{number}", given.path),
        id: found.id.clone(),
        url: found.url.clone(),
        outlet: own(&found.outlet, &given.outlet),
        date: own(&found.date, &given.date),
        title: found.title.clone(),
        content_type: None,
        ..given.clone()
    };
    Row { given: row, byline: found.byline.clone(), text: found.text.clone(), html: false }
}

fn documents(text: &str) -> Option<(Vec<Found>, Option<usize>)> {
    let mut marks = Vec::new();
    let (mut at, mut labels, mut tags) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if let Some(mark) = table::mark(line) {
            marks.push((mark, range));
        }
        labels += usize::from(table::label(line).is_some());
        tags += usize::from(table::tag(line).is_some());
    }
    if tags >= 4 {
        let found = tagged::read(text);
        if !found.is_empty() {
            return Some((found, None));
        }
    }
    if labels < 2 || marks.is_empty() {
        return None;
    }
    numbered(text, &marks).or_else(|| ended(text, &marks)).or_else(|| ruled(text, &marks))
}

type Marks = [(Mark, std::ops::Range<usize>)];

/// "2 of 17 DOCUMENTS" before each.
fn numbered(text: &str, marks: &Marks) -> Option<(Vec<Found>, Option<usize>)> {
    let begins: Vec<_> = marks.iter().filter(|(mark, _)| matches!(mark, Mark::Begin(_))).collect();
    let total = begins.iter().find_map(|(mark, _)| match mark {
        Mark::Begin(total) => *total,
        _ => None,
    });
    let found: Vec<Found> = begins
        .iter()
        .enumerate()
        .map(|(i, (_, range))| {
            let end = begins.get(i + 1).map_or(text.len(), |(_, next)| next.start);
            document::read(text.get(range.end..end).unwrap_or_default())
        })
        .collect();
    let named = found.iter().filter(|f| f.labels >= 1).count();
    (named * 2 > found.len()).then_some((found, total))
}

/// "End of Document" after each.
fn ended(text: &str, marks: &Marks) -> Option<(Vec<Found>, Option<usize>)> {
    let ends = marks.iter().filter(|(mark, _)| *mark == Mark::End).map(|(_, range)| range.clone());
    let found = parted(text, ends);
    (!found.is_empty()).then_some((found, None))
}

/// Lines of one sign between them: only where most of what they part has fields with names.
fn ruled(text: &str, marks: &Marks) -> Option<(Vec<Found>, Option<usize>)> {
    let all = parted(text, marks.iter().map(|(_, range)| range.clone()));
    let rules = marks.len();
    (all.len() >= 2 && all.len() * 2 > rules).then_some((all, None))
}

/// The stretches between some lines that have two named fields or more, and words.
fn parted(text: &str, at: impl Iterator<Item = std::ops::Range<usize>>) -> Vec<Found> {
    let mut from = 0;
    let mut found = Vec::new();
    for range in at.chain(std::iter::once(text.len()..text.len())) {
        let one = document::read(text.get(from..range.start).unwrap_or_default());
        from = range.end;
        if one.labels >= 2 && (one.title.is_some() || !one.text.is_empty()) {
            found.push(one);
        }
    }
    found
}

#[cfg(test)]
mod tests;
