//! Cuts contractions and possessives off a word: `do|n't`, `Oto|'s`, `they|'ll`, `can|not`.

use model::Span;

use super::{Kind, Piece};

/// Endings after an apostrophe.
const ENDINGS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Contractions printed without their apostrophe, with the bytes before the cut.
const BARE: [(&str, usize); 24] = [
    ("cannot", 3),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("wouldnt", 5),
    ("couldnt", 5),
    ("shouldnt", 6),
    ("hasnt", 3),
    ("havent", 4),
    ("hadnt", 3),
    ("thats", 4),
    ("whats", 4),
    ("theres", 5),
    ("hes", 2),
    ("shes", 3),
    ("theyre", 4),
    ("youre", 3),
    ("theyve", 4),
    ("youve", 3),
    ("ive", 1),
];

/// Pushes `piece`, cut where it is a contraction.
pub(super) fn split(text: &str, piece: Piece, out: &mut Vec<Piece>) {
    let cut = cut_at(piece.span.slice(text));
    let Some(cut) = cut else {
        out.push(piece);
        return;
    };
    let middle = piece.span.start as usize + cut;
    let tail = Span::of(middle..piece.span.end as usize);
    out.push(Piece { span: Span::of(piece.span.start as usize..middle), ..piece });
    out.push(Piece { span: tail, kind: Kind::Word, spaced: false });
}

/// The byte at which `word` is cut.
fn cut_at(word: &str) -> Option<usize> {
    let bare = || BARE.iter().find(|(form, _)| form.eq_ignore_ascii_case(word)).map(|(_, cut)| *cut);
    let Some((at, mark)) =
        word.char_indices().rev().find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ' | '\u{fffd}'))
    else {
        return bare();
    };
    let ending = &word[at + mark.len_utf8()..];
    if ending.eq_ignore_ascii_case("t") && word[..at].ends_with(['n', 'N']) && at > 1 {
        return Some(at - 1);
    }
    let known = ENDINGS.iter().any(|e| e.eq_ignore_ascii_case(ending));
    (known && at > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_stand_before_the_ending() {
        assert_eq!(cut_at("don't"), Some(2));
        assert_eq!(cut_at("Oto’s"), Some(3));
        assert_eq!(cut_at("O'Brien"), None);
        assert_eq!(cut_at("didnt"), Some(3));
        assert_eq!(cut_at("can't"), Some(2));
        assert_eq!(cut_at("n't"), None);
    }
}
