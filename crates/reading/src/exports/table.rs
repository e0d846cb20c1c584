//! The shipped tables of exports: names of header fields, and lines that part articles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static LABELS: &str = include_str!("../../../../data/export-labels.tsv");
static MARKS: &str = include_str!("../../../../data/export-marks.tsv");

/// What a header field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Title,
    Outlet,
    /// Outlet, place and date in one line.
    Imprint,
    Date,
    Byline,
    Text,
    Url,
    Id,
    /// Nothing that is needed.
    Skip,
}

/// A line that parts articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It stands before its article, and may say how many there are.
    Begin(Option<usize>),
    /// It stands after its article.
    End,
    /// A line of one sign.
    Rule,
}

struct Tables {
    labels: BTreeMap<&'static str, Field>,
    tags: BTreeMap<&'static str, Field>,
    marks: Vec<(bool, Vec<&'static str>, usize)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { labels: BTreeMap::new(), tags: BTreeMap::new(), marks: Vec::new() };
    for row in rows(LABELS) {
        let [form, name, field] = row[..] else { continue };
        let Some(field) = field_of(field) else { continue };
        let into = if form == "tag" { &mut tables.tags } else { &mut tables.labels };
        into.insert(name, field);
    }
    for row in rows(MARKS) {
        let [place, line, total] = row[..] else { continue };
        let total = total.parse().unwrap_or(0);
        tables.marks.push((place == "begin", line.split(' ').collect(), total));
    }
    tables
});

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}

fn field_of(word: &str) -> Option<Field> {
    Some(match word {
        "title" => Field::Title,
        "outlet" => Field::Outlet,
        "imprint" => Field::Imprint,
        "date" => Field::Date,
        "byline" => Field::Byline,
        "text" => Field::Text,
        "url" => Field::Url,
        "id" => Field::Id,
        "skip" => Field::Skip,
        _ => return None,
    })
}

/// The field that a line begins, with what it says of it: "HEADLINE: Talks open", or "HEADLINE" alone.
pub(super) fn label(line: &str) -> Option<(Field, &str)> {
    let line = line.trim();
    let (name, value) = match line.split_once(':') {
        Some((name, value)) if name.len() <= 32 => (name, value.trim()),
        _ if line.len() <= 32 => (line, ""),
        _ => return None,
    };
    let field = TABLES.labels.get(name.trim().to_lowercase().as_str())?;
    // A word alone on its line is a label only where it is written as one.
    let bare = !line.contains(':');
    let upper = !name.chars().any(char::is_lowercase);
    let opens = matches!(field, Field::Text | Field::Title) || name.eq_ignore_ascii_case("classification");
    (!bare || upper || opens).then_some((*field, value))
}

/// The field of a tagged line: "HD  Talks open", or the tag alone.
pub(super) fn tag(line: &str) -> Option<(&str, Field, &str)> {
    let line = line.trim();
    let end = line.find([' ', '\t']).unwrap_or(line.len());
    let (name, value) = line.split_at(end);
    TABLES.tags.get(name).map(|field| (name, *field, value.trim()))
}

/// What a line parts, if it does.
pub(super) fn mark(line: &str) -> Option<Mark> {
    let line = line.trim();
    if line.len() > 160 || line.len() < 3 {
        return None;
    }
    let first = line.chars().next()?;
    if matches!(first, '_' | '=' | '-' | '*' | '~') {
        return (line.len() >= 10 && line.chars().all(|c| c == first)).then_some(Mark::Rule);
    }
    let words: Vec<&str> = line.split_whitespace().take(8).collect();
    TABLES.marks.iter().find_map(|(begin, pattern, total)| {
        let fits = pattern.len() == words.len()
            && pattern.iter().zip(&words).all(|(p, w)| match *p {
                "#" => w.bytes().all(|b| b.is_ascii_digit()),
                "*" => true,
                p => p.eq_ignore_ascii_case(w),
            });
        let numbers = || words.iter().filter_map(|w| w.parse().ok());
        fits.then(|| if *begin { Mark::Begin(numbers().nth(total.saturating_sub(1))) } else { Mark::End })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        assert_eq!(rows(LABELS).count(), TABLES.labels.len() + TABLES.tags.len());
        assert_eq!(rows(MARKS).count(), TABLES.marks.len());
        assert!(TABLES.tags.keys().all(|t| t.len() <= 3 && t.bytes().all(|b| b.is_ascii_uppercase())));
    }

    #[test]
    fn labels_and_marks_are_told_from_sentences() {
        assert_eq!(label("HEADLINE: Talks open"), Some((Field::Title, "Talks open")));
        assert_eq!(label("Load-Date: May 4, 2031"), Some((Field::Skip, "May 4, 2031")));
        assert_eq!(label("LENGTH"), Some((Field::Skip, "")));
        assert_eq!(label("Length"), None);
        assert_eq!(label("The minister said: no"), None);
        assert_eq!(mark("2 of 17 DOCUMENTS"), Some(Mark::Begin(Some(17))));
        assert_eq!(mark("Document 1 of 20"), Some(Mark::Begin(Some(20))));
        assert_eq!(mark("End of Document"), Some(Mark::End));
        assert_eq!(mark("____________"), Some(Mark::Rule));
        assert_eq!(mark("Two of 17 documents were lost"), None);
        assert_eq!(tag("HD  Talks open"), Some(("HD", Field::Title, "Talks open")));
    }
}
