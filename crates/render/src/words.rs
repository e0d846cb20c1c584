//! Words from articles made safe to show on a line: articles are hostile input.

/// What a reader sees where the sources say nothing.
pub const NOT_STATED: &str = "not stated in these sources";

/// One line of `text`: runs of white space become one blank; control and direction-changing characters go.
#[must_use]
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !is_hostile(*c)));
    }
    out
}

/// True for characters that steer a terminal or turn the direction of a line.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// `text` on one line, cut at a word's end after at most `max` characters; the cut is shown as "[…]".
#[must_use]
pub fn clip(text: &str, max: usize) -> String {
    let whole = line(text);
    if whole.chars().count() <= max {
        return whole;
    }
    let end = whole.char_indices().nth(max).map_or(whole.len(), |(i, _)| i);
    let kept = whole.get(..end).unwrap_or("");
    let at = kept.rfind(' ').unwrap_or(kept.len());
    format!("{} […]", kept.get(..at).unwrap_or("").trim_end_matches([',', ';', ' ']))
}

/// A part of `text` of about `max` characters around its bytes `start..end`; what is cut away is shown as "[…]".
#[must_use]
pub fn window(text: &str, start: usize, end: usize, max: usize) -> String {
    let (before, inside, after) = (
        line(text.get(..start).unwrap_or("")),
        text.get(start..end).unwrap_or(""),
        text.get(end..).unwrap_or(""),
    );
    let whole = line(text);
    if whole.chars().count() <= max {
        return whole;
    }
    let room = max.saturating_sub(inside.chars().count());
    let ahead = before.chars().count().min(room / 2);
    let skip = before.chars().count() - ahead;
    let kept: String = before.chars().skip(skip).collect();
    let kept = match (skip, kept.find(' ')) {
        (0, _) => kept,
        (_, Some(at)) => format!("[…]{}", kept.get(at..).unwrap_or("")),
        (_, None) => "[…]".to_owned(),
    };
    let gap = if text.get(..start).is_some_and(|b| b.ends_with(char::is_whitespace)) { " " } else { "" };
    clip(&format!("{kept}{gap}{inside}{after}"), max.max(inside.chars().count() + ahead + 4))
}

/// Quoted words in one pair of marks, whatever marks the source had around them.
#[must_use]
pub fn quoted(text: &str, max: usize) -> String {
    let bare = line(text);
    let bare = bare.trim_matches(|c| matches!(c, '“' | '”' | '"' | '„' | '«' | '»'));
    format!("“{}”", clip(bare, max))
}

/// A label cut from an article: a quotation mark whose partner was left behind goes.
#[must_use]
pub fn label(text: &str, max: usize) -> String {
    let shown = clip(text, max);
    let straight = shown.matches('"').count() % 2 == 1;
    let curly = shown.matches('“').count() != shown.matches('”').count();
    shown.chars().filter(|c| !(straight && *c == '"') && !(curly && matches!(c, '“' | '”'))).collect()
}

/// Words of an article that are not somebody's speech, in single marks.
#[must_use]
pub fn cited(text: &str, max: usize) -> String {
    format!("‘{}’", clip(text, max))
}

/// Columns that `text` takes in a terminal.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// Columns of one character: none for combining marks, two for the wide scripts.
#[must_use]
pub fn width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}' => 2,
        _ => 1,
    }
}

/// "1 origin", "3 origins".
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_in_an_article_does_not_reach_the_terminal() {
        assert_eq!(line("calm\u{1b}[31m\n\n talks\u{202e}"), "calm[31m talks");
    }

    #[test]
    fn a_cut_is_shown_and_falls_between_words() {
        assert_eq!(clip("the ferry, which left late", 14), "the ferry […]");
        assert_eq!(clip("short", 14), "short");
    }

    #[test]
    fn a_window_keeps_the_words_in_sight() {
        let text =
            "For the two of them the visit will be the second, after a long meeting in May that failed.";
        let at = text.find("long meeting").unwrap();
        let shown = window(text, at, at + 12, 40);
        assert!(
            shown.contains("long meeting") && shown.starts_with("[…] ") && shown.ends_with("[…]"),
            "{shown}"
        );
        assert_eq!(window("short text", 0, 5, 40), "short text");
    }

    #[test]
    fn a_label_has_no_mark_without_its_partner() {
        assert_eq!(label("final “tenth", 40), "final tenth");
        assert_eq!(label("the “last” tenth", 40), "the “last” tenth");
    }

    #[test]
    fn marks_are_not_doubled() {
        assert_eq!(quoted("“No deal,”", 40), "“No deal,”");
    }
}
