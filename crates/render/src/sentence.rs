//! The sentence around some words, for showing them to a reader; nothing else is decided by it.

/// Words that end in a full stop and no sentence, as they are written before names, dates and numbers.
const SHORT: [&str; 22] = [
    "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "st", "jan", "feb", "mar", "apr",
    "aug", "sept", "oct", "nov", "dec", "no", "vs",
];

/// Bytes on either side in which a sentence's ends are looked for: nobody reads more of one, and a text of one endless
/// line holds as many lines to show as it is long.
const REACH: usize = 8_000;

/// The bytes of the sentences around `start..end`: back to a full stop or a line's end, and on to the next, or to
/// [`REACH`] where there is neither.
#[must_use]
pub fn around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let near = text.floor_char_boundary(start.saturating_sub(REACH));
    let far = text.floor_char_boundary(end.saturating_add(REACH));
    let (from, to) =
        within(text.get(near..far).unwrap_or(""), start.saturating_sub(near), end.saturating_sub(near));
    (near + from, near + to)
}

/// [`around`] over the whole of `text`.
fn within(text: &str, start: usize, end: usize) -> (usize, usize) {
    let before = text.get(..start).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |i| i + 1);
    let mut from = line;
    for (i, c) in before.char_indices().rev().take_while(|(i, _)| *i >= line) {
        let after = i + c.len_utf8();
        if ends(before, i, c) && text.get(after..).is_some_and(|rest| rest.starts_with([' ', '\t'])) {
            from = after;
            break;
        }
    }
    let from = from + before.get(from..).map_or(0, |s| s.len() - s.trim_start().len());
    let rest = text.get(end..).unwrap_or("");
    let line_end = rest.find('\n').unwrap_or(rest.len());
    let mut to = line_end;
    for (i, c) in rest.char_indices().take_while(|(i, _)| *i < line_end) {
        let after = i + c.len_utf8();
        let next = rest.get(after..).and_then(|r| r.chars().next());
        if ends(text, end + i, c) && next.is_none_or(char::is_whitespace) {
            to = after;
            break;
        }
    }
    (from, end + to)
}

/// True when the mark `c` at byte `at` can end a sentence: not the stop of an initial or a short form.
fn ends(text: &str, at: usize, c: char) -> bool {
    if matches!(c, '!' | '?') {
        return true;
    }
    if matches!(c, '”' | '"') {
        return text.get(..at).is_some_and(|b| b.ends_with(['.', '!', '?']));
    }
    if c != '.' {
        return false;
    }
    let word = text.get(..at).and_then(|b| b.split(char::is_whitespace).next_back()).unwrap_or("");
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.chars().count() > 1 && !word.contains('.') && !SHORT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence_of<'t>(text: &'t str, words: &str) -> &'t str {
        let at = text.find(words).unwrap();
        let (start, end) = around(text, at, at + words.len());
        &text[start..end]
    }

    #[test]
    fn from_one_full_stop_to_the_next() {
        let text = "First line. The ferry left. It sank!\nAnother.";
        assert_eq!(sentence_of(text, "ferry"), "The ferry left.");
        assert_eq!(sentence_of(text, "It"), "It sank!");
        assert_eq!(sentence_of(text, "Another"), "Another.");
    }

    #[test]
    fn a_line_without_end_is_not_looked_through() {
        let text = "Ō".repeat(20_000);
        let (start, end) = around(&text, 20_000, 20_002);
        assert!(end - start <= 2 * REACH + 4, "{start}..{end}");
        assert!(start < 20_000 && 20_002 < end && text.get(start..end).is_some(), "{start}..{end}");
    }

    #[test]
    fn an_initial_ends_no_sentence() {
        assert_eq!(sentence_of("So U.S. envoys met. Then left.", "met"), "So U.S. envoys met.");
    }
}
