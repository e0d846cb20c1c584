//! Quotation marks of one paragraph: which open, which close, what stands inside, in any style and with marks missing.
//!
//! A state machine that never looks further than the next token: a mark that plainly opens while one is open starts a
//! new quotation (the close is missing); one that plainly closes while none is open closes from the paragraph's start
//! or the last close (the opening is missing); an opening without a close runs to the paragraph's end.

use super::{Kind, Piece};

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Not a quotation mark.
    None,
    /// Opens a quotation.
    Open,
    /// Closes one.
    Close,
    /// A possessive or an elision ("wives'", "'90s").
    Apostrophe,
}

/// For each piece of a paragraph: its role, and whether it stands inside a quotation.
pub(crate) fn read(text: &str, pieces: &[Piece]) -> Vec<(Role, bool)> {
    let mut read = vec![(Role::None, false); pieces.len()];
    let mut singles_left =
        pieces.iter().enumerate().filter(|(i, p)| closing_single(text, pieces, *i, **p)).count();
    let (mut double, mut single, mut from) = (false, false, 0);
    for (i, piece) in pieces.iter().enumerate() {
        if piece.kind != Kind::Quote {
            read[i].1 = double || single;
            continue;
        }
        let mark = piece.span.slice(text);
        let closer = closing_single(text, pieces, i, *piece);
        singles_left -= usize::from(closer);
        if is_single(mark) {
            read[i].0 = single_role(text, pieces, i, single, singles_left);
            single = match read[i].0 {
                Role::Open => true,
                Role::Close => false,
                _ => single,
            };
            read[i].1 = double;
            continue;
        }
        let role = double_role(mark, pieces, i, double);
        if role == Role::Close && !double {
            // The opening mark is missing: what stands since the last quotation is the quotation.
            read[from..i].iter_mut().for_each(|r| r.1 = true);
        }
        double = role == Role::Open;
        single = false;
        from = i + 1;
        read[i].0 = role;
    }
    read
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "’" | "‘" | "`" | "‚" | "‹" | "›")
}

/// Space after piece `i`, or the paragraph's end.
fn space_after(pieces: &[Piece], i: usize) -> bool {
    pieces.get(i + 1).is_none_or(|n| n.spaced)
}

fn double_role(mark: &str, pieces: &[Piece], i: usize, open: bool) -> Role {
    match mark {
        "“" | "„" | "``" | ",," | "«" => {
            return if mark == "“" && open && space_after(pieces, i) && !pieces[i].spaced {
                Role::Close
            } else {
                Role::Open
            };
        }
        "”" | "''" | "»" => {
            return if mark == "”" && !open && pieces[i].spaced && !space_after(pieces, i) {
                Role::Open
            } else {
                Role::Close
            };
        }
        _ => {}
    }
    match (pieces[i].spaced, space_after(pieces, i)) {
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        _ if open => Role::Close,
        _ => Role::Open,
    }
}

fn single_role(text: &str, pieces: &[Piece], i: usize, open: bool, closers_left: usize) -> Role {
    let mark = pieces[i].span.slice(text);
    let word_follows =
        pieces.get(i + 1).is_some_and(|n| !n.spaced && matches!(n.kind, Kind::Word | Kind::Number));
    let tight_before = !pieces[i].spaced
        && i > 0
        && pieces[i - 1].kind != Kind::Quote
        && pieces[i - 1].span.slice(text) != "(";
    match mark {
        "‘" | "‚" | "‹" => Role::Open,
        "›" => Role::Close,
        _ if open && tight_before && !word_follows => Role::Close,
        "'" | "`" if !tight_before && word_follows && closers_left > 0 => Role::Open,
        _ => Role::Apostrophe,
    }
}

/// A single mark that looks like the end of a quotation: something right before it, no word right after it.
fn closing_single(text: &str, pieces: &[Piece], i: usize, piece: Piece) -> bool {
    piece.kind == Kind::Quote
        && matches!(piece.span.slice(text), "'" | "’")
        && !piece.spaced
        && pieces.get(i + 1).is_none_or(|n| n.spaced || !matches!(n.kind, Kind::Word | Kind::Number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Span;

    /// The quoted words, in order.
    fn quoted(text: &str) -> String {
        let mut pieces = Vec::new();
        super::super::scan(text, Span::of(0..text.len()), &mut pieces);
        let read = read(text, &pieces);
        let words =
            pieces.iter().zip(read).filter(|(p, (r, q))| *q && p.kind != Kind::Quote && *r == Role::None);
        words.map(|(p, _)| p.span.slice(text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_style_of_marks() {
        for text in [
            "He said \"we will come\" twice.",
            "He said “we will come” twice.",
            "He said ``we will come'' twice.",
            "He said ,,we will come“ twice.",
            "He said «we will come» twice.",
            "He said 'we will come' twice.",
            "He said ‘we will come’ twice.",
        ] {
            assert_eq!(quoted(text), "we will come", "{text}");
        }
    }

    #[test]
    fn apostrophes_are_not_quotation_marks() {
        assert_eq!(quoted("The envoys' wives' friends met in the '90s at Oto's."), "");
        assert_eq!(quoted("'The envoys' plan fails,' he said."), "The envoys");
    }

    #[test]
    fn a_missing_close_runs_to_the_end_of_the_paragraph() {
        assert_eq!(quoted("He said: \"We will come."), "We will come .");
        assert_eq!(quoted("\"We come. \"We go,\" he said."), "We come . We go ,");
    }

    #[test]
    fn a_missing_opening_reaches_back_to_the_start() {
        assert_eq!(quoted("We will come,” he said."), "We will come ,");
    }
}
