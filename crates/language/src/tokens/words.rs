//! Where a word or number ends: inner apostrophes, hyphens, stops, commas in numbers, addresses.

use super::is_invisible;
use crate::sentences::abbreviations;

/// A character that can stand anywhere in a word.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '_') || is_invisible(c)
}

/// True when a word or number begins with `c`, the head of `rest`.
pub(super) fn begins(rest: &str, c: char) -> bool {
    let next = || rest[c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
    match c {
        '_' => false,
        '@' | '#' => next(),
        // ".5" is rare in news and a lost space common: a stop never begins a word.
        c => is_letter(c) && !is_invisible(c),
    }
}

/// Bytes of the word or number at the head of `rest`.
pub(super) fn length(rest: &str) -> usize {
    if let Some(len) = address(rest) {
        return len;
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        if !(is_letter(c) || i == 0 || joins(&rest[..i], c, next, rest)) {
            break;
        }
        end = i + c.len_utf8();
    }
    if rest[end..].starts_with('.') && keeps_stop(&rest[..end], &rest[end + 1..]) { end + 1 } else { end }
}

/// True when mark `c` after `word` and before `next` is inside one token.
fn joins(word: &str, c: char, next: Option<char>, rest: &str) -> bool {
    let Some(next) = next else { return false };
    let last = word.chars().next_back().unwrap_or(' ');
    match c {
        '\'' | '’' | 'ʼ' | '\u{fffd}' | '&' => next.is_alphanumeric() && last.is_alphanumeric(),
        '-' | '‐' | '‑' => {
            next.is_alphanumeric()
                && (last.is_alphanumeric() || last == '.')
                && !super::hyphens::parts(word, &rest[word.len() + c.len_utf8()..])
        }
        ',' | ':' => {
            last.is_ascii_digit() && next.is_ascii_digit() && word.starts_with(|c: char| c.is_ascii_digit())
        }
        '/' => last.is_ascii_digit() && next.is_ascii_digit(),
        '.' => stop_joins(word, last, next, &rest[word.len() + 1..]),
        '@' => last.is_alphanumeric() && next.is_alphanumeric(),
        _ => false,
    }
}

/// A stop with something right after it: inside a number, an abbreviation or a domain, or a lost space.
fn stop_joins(word: &str, last: char, next: char, after: &str) -> bool {
    if last.is_ascii_digit() {
        return next.is_ascii_digit();
    }
    if next == '-' {
        // "U.S.-led"
        return inner_stops(word);
    }
    if !next.is_alphanumeric() || !last.is_alphanumeric() {
        return false;
    }
    let ends_sentence = next.is_uppercase()
        && last.is_lowercase()
        && after.chars().nth(1).is_none_or(|c| c != '.')
        && word.chars().nth(1).is_some();
    let number_follows =
        next.is_ascii_digit() && word.len() < 12 && abbreviations::class(&word.to_lowercase()).is_some();
    !(ends_sentence || number_follows)
}

/// "U.S", "p.m", "J": single letters between stops.
fn inner_stops(word: &str) -> bool {
    word.len() <= 12
        && word
            .split('.')
            .all(|part| part.chars().take(2).count() == 1 && part.chars().all(char::is_alphabetic))
}

/// True when the stop after `word` belongs to it; `after` follows the stop.
fn keeps_stop(word: &str, after: &str) -> bool {
    if word.len() > 12 || after.starts_with('.') {
        return false;
    }
    if inner_stops(word) {
        // A lone letter is an initial when it is a capital: "J. Polk", not "plan b."
        let initial = word.starts_with(char::is_uppercase);
        return word.len() > 1
            || initial
            || abbreviations::class(word) == Some(abbreviations::Abbreviation::Name);
    }
    let capital = word.starts_with(char::is_uppercase);
    let digit_follows = || after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    use abbreviations::Abbreviation as A;
    match abbreviations::class(&word.to_lowercase()) {
        Some(A::Number) => digit_follows(),
        Some(A::Title | A::Month) => capital,
        Some(A::Open) => capital || matches!(word, "etc" | "dept" | "hrs" | "min" | "sq" | "lbs"),
        Some(A::Name) => true,
        None => false,
    }
}

/// Bytes of a web address at the head of `rest`, without the marks that end a sentence.
fn address(rest: &str) -> Option<usize> {
    ["http://", "https://", "www."]
        .iter()
        .find(|p| rest.get(..p.len()).is_some_and(|h| h.eq_ignore_ascii_case(p)))?;
    let whole = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”' | '“'))
        .unwrap_or(rest.len());
    let trimmed = rest[..whole].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
    Some(trimmed.len()).filter(|n| *n > 0)
}
