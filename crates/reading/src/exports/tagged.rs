//! The articles of an export whose lines begin with tags of capitals: "HD  Talks open", "TD" and the words below it.

use super::document::{Found, paragraphs};
use super::table::{self, Field};

/// The articles of a tagged export; none where the text is no such export.
pub(super) fn read(text: &str) -> Vec<Found> {
    let (mut all, mut present): (Vec<Tagged<'_>>, Tagged<'_>) = (Vec::new(), Tagged::default());
    for line in text.lines().map(str::trim) {
        let found = table::tag(line).filter(|(name, _, _)| present.takes(name));
        match found {
            Some((name, field, value)) => {
                // A headline begins the next article, where its words have come.
                if name == "HD" && present.has_text {
                    all.push(std::mem::take(&mut present));
                }
                present.begin(name, field, value);
            }
            // "Document CODE…" closes an article.
            None if present.has_text && line.starts_with("Document ") && code(line) => {
                all.push(std::mem::take(&mut present));
            }
            None => present.more(line),
        }
    }
    all.push(present);
    all.into_iter().filter(|t| t.has_text && t.tags >= 4).map(Tagged::finish).collect()
}

fn code(line: &str) -> bool {
    let mut words = line.split_whitespace().skip(1);
    let long = words.next().is_some_and(|w| w.len() >= 12 && w.bytes().all(|b| b.is_ascii_alphanumeric()));
    long && words.next().is_none()
}

#[derive(Default)]
struct Tagged<'t> {
    fields: Vec<(Field, Vec<&'t str>)>,
    tags: usize,
    has_text: bool,
    /// The last tag.
    at: &'t str,
}

impl<'t> Tagged<'t> {
    /// Behind the words only the fields that follow them are tags: a sentence may begin in capitals.
    fn takes(&self, name: &str) -> bool {
        const BEHIND: &[&str] = &[
            "HD", "SE", "LP", "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "ART", "CLM",
            "AN",
        ];
        if self.fields.is_empty() {
            matches!(name, "HD" | "SE")
        } else {
            !self.has_text || BEHIND.contains(&name)
        }
    }

    fn begin(&mut self, name: &'t str, field: Field, value: &'t str) {
        self.tags += 1;
        self.has_text |= field == Field::Text;
        self.at = name;
        // Words in two fields are two paragraphs.
        self.fields.push((field, if field == Field::Text { vec!["", value] } else { vec![value] }));
    }

    fn more(&mut self, line: &'t str) {
        if let Some((field, lines)) = self.fields.last_mut()
            && (*field == Field::Text || !line.is_empty())
        {
            lines.push(line);
        }
    }

    fn finish(self) -> Found {
        let mut found = Found { labels: self.tags, ..Found::default() };
        let mut words: Vec<&str> = Vec::new();
        for (field, lines) in &self.fields {
            if *field == Field::Text {
                words.extend(lines);
            } else {
                found.put(*field, &lines.join(" "));
            }
        }
        found.text = paragraphs(&words);
        found
    }
}
