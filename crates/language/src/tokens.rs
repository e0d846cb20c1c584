//! Splits a paragraph into tokens, the Penn Treebank way, keeping offsets.
//!
//! Choices: contractions and possessives are split (`do|n't`, `Trump|'s`); a full stop belongs to an abbreviation or
//! an initial and is a token of its own elsewhere; **a hyphenated word stays one token** ("son-in-law", "long-term",
//! "U.S.-led", "Al-Ani"), unlike UD EWT, which cuts it in three: rules look such words up whole. Only a hyphen
//! between two names that are often written so ("Russia-Ukraine talks") is cut, see [`hyphens`], and every en or em
//! dash is a token. Marks in a row (`...`, `?!`, `--`) are one token, doubled quote marks too.

mod contractions;
mod hyphens;
pub(crate) mod quotes;
mod words;

use model::Span;

/// What a piece of text is, before tagging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word, name or abbreviation.
    Word,
    /// Begins with a digit.
    Number,
    /// A quotation mark that opens or closes (see [`quotes`]).
    Quote,
    /// `.`, `?`, `!`, `…` or a row of them.
    Stop,
    /// Any other mark.
    Mark,
}

/// A token before it has a norm or a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: Kind,
    /// White space stands before it.
    pub(crate) spaced: bool,
}

/// Appends the tokens of `text[at]` to `out`.
pub(crate) fn scan(text: &str, at: Span, out: &mut Vec<Piece>) {
    let (mut i, end) = (at.start as usize, at.end as usize);
    let mut spaced = true;
    while let Some(c) = text.get(i..end).and_then(|rest| rest.chars().next()) {
        if is_blank(c) {
            spaced = true;
            i += c.len_utf8();
            continue;
        }
        let (len, kind) = piece(&text[i..end], c);
        let span = Span::of(i..i + len);
        let piece = Piece { span, kind, spaced };
        if kind == Kind::Word {
            contractions::split(text, piece, out);
        } else {
            out.push(piece);
        }
        spaced = false;
        i += len;
    }
}

/// Length and kind of the token at the head of `rest`, whose first character is `c`.
fn piece(rest: &str, c: char) -> (usize, Kind) {
    if words::begins(rest, c) {
        let len = words::length(rest);
        return (len, if c.is_ascii_digit() { Kind::Number } else { Kind::Word });
    }
    match c {
        '.' | '?' | '!' | '…' => (row_of(rest, |c| matches!(c, '.' | '?' | '!' | '…')), Kind::Stop),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' => {
            (c.len_utf8(), Kind::Quote)
        }
        '\'' | '`' => (if rest[1..].starts_with(c) { 2 } else { 1 }, Kind::Quote),
        ',' if rest.starts_with(",,") && !rest.starts_with(",,,") => (2, Kind::Quote),
        '-' | '*' | '=' | '_' | '~' | '#' | '•' => (row_of(rest, |d| d == c), Kind::Mark),
        _ => (c.len_utf8(), Kind::Mark),
    }
}

/// Bytes of the row of characters that `is` holds for.
fn row_of(rest: &str, is: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !is(c)).unwrap_or(rest.len())
}

/// White space and the characters that print as nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

/// Zero-width characters, byte order marks, soft hyphens, direction marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// The lower-case form of a word with straight apostrophes and without invisible characters.
pub(crate) fn norm(word: &str) -> Box<str> {
    if word.is_ascii() {
        return word.to_ascii_lowercase().into_boxed_str();
    }
    let straight = |c: char| match c {
        '’' | '‘' | '‛' | 'ʼ' | '＇' | '\u{fffd}' => '\'',
        '‐' | '‑' => '-',
        c => c,
    };
    let folded: String =
        word.chars().filter(|c| !is_invisible(*c)).map(straight).flat_map(char::to_lowercase).collect();
    folded.into_boxed_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        scan(text, Span::of(0..text.len()), &mut out);
        out.iter().map(|p| p.span.slice(text)).collect()
    }

    #[test]
    fn marks_are_tokens_and_offsets_are_kept() {
        assert_eq!(
            tokens("“No,” said Varga; “never!”"),
            ["“", "No", ",", "”", "said", "Varga", ";", "“", "never", "!", "”"]
        );
        assert_eq!(tokens("``Yes,'' he said..."), ["``", "Yes", ",", "''", "he", "said", "..."]);
        assert_eq!(tokens("(no. 4; no.)"), ["(", "no.", "4", ";", "no", ".", ")"]);
    }

    #[test]
    fn abbreviations_and_initials_keep_their_stop() {
        assert_eq!(
            tokens("U.S. Gen. J.R. Polk at 9 p.m."),
            ["U.S.", "Gen.", "J.R.", "Polk", "at", "9", "p.m."]
        );
        assert_eq!(
            tokens("on Feb. 24 in Mr. Oto's flat."),
            ["on", "Feb.", "24", "in", "Mr.", "Oto", "'s", "flat", "."]
        );
        assert_eq!(tokens("He ran."), ["He", "ran", "."]);
    }

    #[test]
    fn numbers_stay_whole_and_units_are_split() {
        assert_eq!(tokens("$1,250.50, 3.5% and 20th"), ["$", "1,250.50", ",", "3.5", "%", "and", "20th"]);
        assert_eq!(tokens("in 2024."), ["in", "2024", "."]);
        assert_eq!(tokens("at 10:30, 24/7"), ["at", "10:30", ",", "24/7"]);
    }

    #[test]
    fn hyphens_stay_and_dashes_split() {
        assert_eq!(
            tokens("his son-in-law — a U.S.-led, long-term plan"),
            ["his", "son-in-law", "—", "a", "U.S.-led", ",", "long-term", "plan"]
        );
        assert_eq!(tokens("talks--he said--ended"), ["talks", "--", "he", "said", "--", "ended"]);
        assert_eq!(tokens("2019–2024"), ["2019", "–", "2024"]);
    }

    #[test]
    fn contractions_and_possessives() {
        assert_eq!(
            tokens("They don’t know Oto’s wives' names; cannot say it's"),
            [
                "They", "do", "n’t", "know", "Oto", "’s", "wives", "'", "names", ";", "can", "not", "say",
                "it", "'s"
            ]
        );
        assert_eq!(tokens("O'Brien won't"), ["O'Brien", "wo", "n't"]);
    }

    #[test]
    fn a_lost_space_after_a_full_stop_still_ends_the_sentence() {
        assert_eq!(tokens("he said.The envoy"), ["he", "said", ".", "The", "envoy"]);
        assert_eq!(tokens("see example.com or a@b.org."), ["see", "example.com", "or", "a@b.org", "."]);
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(tokens("(https://x.org/a?b=1,2)."), ["(", "https://x.org/a?b=1,2", ")", "."]);
    }
}
