//! Lines that name the author.

const OPENERS: &[&str] = &[
    "by ",
    "written by ",
    "words by ",
    "story by ",
    "posted by ",
    "reported by ",
    "report by ",
    "author: ",
    "author ",
    "text by ",
    "edited by ",
    "compiled by ",
    "from our correspondent",
    "reporting by ",
    "additional reporting by ",
    "writing by ",
    "by: ",
    "byline: ",
];
/// Words without a capital that a byline may hold.
const SMALL: &[&str] = &[
    "and",
    "of",
    "in",
    "for",
    "the",
    "with",
    "de",
    "da",
    "del",
    "van",
    "von",
    "der",
    "den",
    "al",
    "el",
    "bin",
    "ibn",
    "la",
    "le",
    "at",
    "on",
    "by",
    "staff",
    "correspondent",
    "writer",
    "reporter",
    "agencies",
    "editor",
    "in",
    "additional",
    "reporting",
    "writing",
    "editing",
    "wire",
    "our",
    "senior",
    "special",
    "foreign",
    "political",
    "diplomatic",
    "national",
    "business",
    "bureau",
    "chief",
    "published",
    "updated",
];
/// "Written by Published": a template whose name was lost.
const EMPTY: &[&str] = &["published", "updated", "posted", "on", "by", "date", "author", "admin", "last"];

/// What a byline line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Byline {
    /// An author as printed.
    Name(String),
    /// A template without a name.
    Empty,
}

/// Reads a byline; `None` for any other line.
pub(super) fn read(line: &str) -> Option<Byline> {
    let bare = line.trim_matches(['(', ')', '[', ']', '*', '_', ' ', '-', '—']);
    if bare.len() > 300 {
        return None;
    }
    let lower = bare.to_lowercase();
    let opener = OPENERS.iter().find(|o| lower.starts_with(**o) || lower == o.trim_end())?;
    let rest = bare.get(opener.len()..).unwrap_or_default().trim();
    let words: Vec<&str> = rest.split_whitespace().collect();
    let empty = |w: &&str| EMPTY.contains(&w.to_lowercase().trim_matches([':', ',', '|']));
    if words.iter().all(empty) {
        return Some(Byline::Empty);
    }
    let credits = line.trim_start().starts_with('(') && words.len() <= 40;
    let name = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "|•·-–—,&/@(".contains(c))
            || SMALL.contains(&w.trim_matches([',', ';', '.', ':']))
            || w.contains('@')
    };
    let first =
        words.first().is_some_and(|w| w.starts_with(char::is_uppercase) || *w == "the" || *w == "our");
    let plain = words.len() <= 16 && words.iter().all(name) && !ends_like_prose(&words);
    (first && (credits || plain)).then(|| Byline::Name(cut(rest).to_owned()))
}

/// A sentence that happens to begin with "By" ends in a full stop after a word that is no initial.
fn ends_like_prose(words: &[&str]) -> bool {
    let last = words.last().copied().unwrap_or_default();
    last.ends_with(['.', '?', '!', '”', '"', ':'])
        && last.len() > 3
        && !matches!(last, "Jr." | "Sr." | "Inc.")
}

/// The names without the date, desk or site printed beside them.
fn cut(rest: &str) -> &str {
    let end = [" | ", " • ", " · ", " — ", " – ", " - ", "; ", " Published", " Updated", " Posted"]
        .iter()
        .filter_map(|s| rest.find(s))
        .min()
        .unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest).trim().trim_end_matches(',')
}

/// True for a line of two or three capitalised words and nothing else, as a name printed alone is.
pub(super) fn bare_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = |w: &str| {
        let mut chars = w.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.all(|c| c.is_alphabetic() || "'’-.".contains(c))
    };
    (2..=3).contains(&words.len()) && words.iter().all(|w| name(w)) && words.iter().any(|w| w.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_printed() {
        let name = |t: &str| match read(t) {
            Some(Byline::Name(n)) => Some(n),
            _ => None,
        };
        assert_eq!(name("By Jane Doe").as_deref(), Some("Jane Doe"));
        assert_eq!(name("BY JANE DOE AND JOHN ROE").as_deref(), Some("JANE DOE AND JOHN ROE"));
        assert_eq!(name("By Jane Doe | Harrow Courier").as_deref(), Some("Jane Doe"));
        assert_eq!(
            name("Written by Ana de la Cruz, staff writer").as_deref(),
            Some("Ana de la Cruz, staff writer")
        );
        assert_eq!(
            name("(Reporting by Jane Doe in Oslo; editing by John Roe)").as_deref(),
            Some("Jane Doe in Oslo")
        );
        assert_eq!(name("By Monday the talks had stalled, and nobody knew why."), None);
        assert_eq!(name("By the time they met, all was lost"), None);
    }

    #[test]
    fn a_template_without_a_name_is_empty() {
        assert_eq!(read("Written by Published"), Some(Byline::Empty));
        assert_eq!(read("By"), Some(Byline::Empty));
    }
}
