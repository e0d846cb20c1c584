//! Where sentences end in a paragraph's tokens.

use super::{
    abbreviations::{self, Abbreviation},
    glued,
};
use crate::tokens::{Kind, Piece, quotes::Role};

/// Words that begin sentences, and with a capital hardly stand elsewhere: after "U.S." they tell an end.
const STARTERS: &str = " the a an this that these those he she it they we you i but and or so yet if when while as in on \
    at by for from with after before since until although though because however meanwhile there here his her its \
    their our my some many most several all no not what who how why where both each one two three then still also \
    even now last next on according asked speaking despite during under over officials ";

/// Verbs of saying whose object is who is spoken to.
const ADDRESSED: &str = " asked asks told tells ";
/// Words that begin what is said.
const TOLD: &str =
    " a an the that this these those it he she we they there his her its their our no all both some many ";

/// Verbs of saying: `"Will it end?" Varga asked` goes on.
const SAYING: &str = " said says say asked asks added adds told tells wrote writes replied declared shouted joked quipped \
    tweeted insisted warned stated noted continued wondered responded answered explained posted cried yelled chanted ";

/// The ends of sentences, as indices one past their last piece; the last is `pieces.len()`.
pub(super) fn ends(text: &str, pieces: &[Piece], read: &[(Role, bool)]) -> Vec<usize> {
    let view = View { text, pieces, read };
    let mut ends = Vec::new();
    let (mut i, mut start) = (0, 0);
    while i < pieces.len() {
        if glued::begins(&view, start, i) {
            ends.push(i);
            start = i;
        }
        let Some(stop) = view.stop(i) else {
            i += 1;
            continue;
        };
        let end = view.after_closers(i + 1);
        if end < pieces.len() && view.breaks(stop, i, end) {
            ends.push(end);
            start = end;
        }
        i = end;
    }
    ends.push(pieces.len());
    ends
}

/// What kind of end a token may be.
#[derive(Clone, Copy, PartialEq)]
enum Stop {
    Full,
    Asking,
    Dots,
    Abbreviation(Option<Abbreviation>),
}

/// The pieces of a paragraph, and what its quotation marks do.
pub(super) struct View<'a> {
    text: &'a str,
    pub(super) pieces: &'a [Piece],
    pub(super) read: &'a [(Role, bool)],
}

impl View<'_> {
    /// Piece `i` as printed; empty past the end.
    pub(super) fn word(&self, i: usize) -> &str {
        self.pieces.get(i).map_or("", |p| p.span.slice(self.text))
    }

    /// The end that piece `i` may be.
    fn stop(&self, i: usize) -> Option<Stop> {
        let word = self.word(i);
        match self.pieces[i].kind {
            Kind::Stop if word == "." => Some(Stop::Full),
            Kind::Stop if word.contains(['?', '!']) => Some(Stop::Asking),
            Kind::Stop => Some(Stop::Dots),
            Kind::Word => word
                .strip_suffix('.')
                .map(|stem| Stop::Abbreviation(abbreviations::class(&stem.to_lowercase()))),
            _ => None,
        }
    }

    /// The first piece from `i` on that is not a closing mark of what ends before it.
    fn after_closers(&self, mut i: usize) -> usize {
        while let Some(piece) = self.pieces.get(i) {
            let closes = match piece.kind {
                Kind::Quote => self.read[i].0 == Role::Close,
                Kind::Mark => !piece.spaced && matches!(self.word(i), ")" | "]" | "}"),
                Kind::Stop => !piece.spaced,
                _ => false,
            };
            if !closes {
                break;
            }
            i += 1;
        }
        i
    }

    /// True when a sentence ends between the stop at `at` (with its closing marks) and the piece at `next`.
    fn breaks(&self, stop: Stop, at: usize, next: usize) -> bool {
        let (first, opened) = self.first_word(next);
        let word = self.word(first);
        let closed = next > at + 1;
        if word.starts_with(char::is_lowercase) || self.goes_on(next) || self.signed(next, closed) {
            return false;
        }
        // "He left. ... She stayed.": what was left out ends with its dots.
        if stop != Stop::Dots && self.pieces[next].kind == Kind::Stop && !opened {
            return false;
        }
        match stop {
            Stop::Full => !(closed && self.said_follows(first).is_some_and(|verb| !self.says_more(verb))),
            Stop::Asking => {
                self.said_follows(first).is_none() && (closed || opened || self.pieces[next].spaced)
            }
            Stop::Dots => begins(word) || opened,
            Stop::Abbreviation(class) => self.ends_abbreviation(class, first, opened || closed, at),
        }
    }

    /// The first word at or after `i`, and whether a quotation opens before it.
    fn first_word(&self, i: usize) -> (usize, bool) {
        let opens = |i: usize| {
            matches!(self.read.get(i), Some((Role::Open | Role::Apostrophe, _)))
                || matches!(self.word(i), "(" | "[")
        };
        let mut at = i;
        while opens(at) && at < i + 3 {
            at += 1;
        }
        (at, at > i)
    }

    /// A comma, colon or dash goes on with the sentence.
    fn goes_on(&self, i: usize) -> bool {
        matches!(self.word(i), "," | ";" | ":" | "%" | "/" | ")" | "]" | "-" | "–" | "—" | "--")
    }

    /// "We were never asked. Ida Polk" or `… asked." Ida Polk, "My Year"`: the rest of the paragraph is a name that
    /// signs what stands before it, perhaps with its work.
    fn signed(&self, next: usize, closed: bool) -> bool {
        let rest = self.pieces.get(next..).unwrap_or(&[]);
        // A name has four words at most, and whoever has more need not be looked through: texts of nothing but words and
        // stops would take time by their square.
        let words = rest.iter().take(5).take_while(|p| p.kind == Kind::Word).count();
        if !(2..=4).contains(&words) {
            return false;
        }
        let work = closed && self.word(next + words) == "," && self.quoted_to_the_end(next + words + 1);
        let named = (next..next + words).all(|i| {
            let word = self.word(i);
            let small = work && i > next;
            (small || word.starts_with(char::is_uppercase))
                && word.contains(char::is_lowercase)
                && !is_in(STARTERS, word)
        });
        named && (work || words == rest.len())
    }

    /// True when one quotation opens at `i` and closes with the paragraph.
    fn quoted_to_the_end(&self, i: usize) -> bool {
        let role = |i: usize| self.read.get(i).map(|r| r.0);
        let last = self.pieces.len().saturating_sub(1);
        last > i + 1 && role(i) == Some(Role::Open) && role(last) == Some(Role::Close)
    }

    /// `Varga asked`, `President Lea Varga said`: up to four names, then a verb of saying; gives the verb.
    fn said_follows(&self, first: usize) -> Option<usize> {
        for i in first..first + 5 {
            let word = self.word(i);
            if i > first && is_in(SAYING, word) {
                return Some(i);
            }
            if !word.starts_with(char::is_uppercase) || (i == first && is_in(" the ", word)) {
                return None;
            }
        }
        None
    }

    /// `he called it "blackmail." Varga says the road is unsafe`: the verb has words of its own to tell.
    fn says_more(&self, verb: usize) -> bool {
        !is_in(ADDRESSED, self.word(verb)) && is_in(TOLD, self.word(verb + 1))
    }

    fn ends_abbreviation(&self, class: Option<Abbreviation>, first: usize, marked: bool, at: usize) -> bool {
        let word = self.word(first);
        let digit = word.starts_with(|c: char| c.is_ascii_digit());
        match class {
            Some(Abbreviation::Title | Abbreviation::Number | Abbreviation::Name) => false,
            Some(Abbreviation::Month) => !digit && (marked || is_in(STARTERS, word)),
            Some(Abbreviation::Open) => !digit && (marked || is_in(STARTERS, word)),
            // An initial ("J.") or an acronym of unknown letters.
            None => self.word(at).len() > 2 && !digit && (marked || is_in(STARTERS, word)),
        }
    }
}

/// Could begin a sentence: a capital or a digit.
fn begins(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

fn is_in(list: &str, word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    !lower.is_empty() && list.split_ascii_whitespace().any(|w| w == lower)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::tokens::{quotes, scan};
    use model::Span;

    /// The sentences of a paragraph.
    pub(in crate::sentences) fn sentences(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        scan(text, Span::of(0..text.len()), &mut pieces);
        let read = quotes::read(text, &pieces);
        let mut start = 0;
        let mut out = Vec::new();
        for end in ends(text, &pieces, &read) {
            out.push(&text[pieces[start].span.start as usize..pieces[end - 1].span.end as usize]);
            start = end;
        }
        out
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        for text in [
            "U.S. President Ida Polk met Gen. R. T. Oto on Feb. 24 at No. 10.",
            "It fell 3.5 percent, Dr. Varga of Acme Inc. said.",
            "He left at 9 p.m. on Monday.",
            "\"Will it end?\" Varga asked.",
            "\"Stop!\" he said.",
            "We ... wait and see.",
            "The case Varga v. Polk was heard.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn abbreviations_may_end_sentences() {
        assert_eq!(
            sentences("He left the U.S. The envoy stayed."),
            ["He left the U.S.", "The envoy stayed."]
        );
        assert_eq!(sentences("It began at 9 p.m. He left."), ["It began at 9 p.m.", "He left."]);
        assert_eq!(sentences("He said no. Varga left."), ["He said no.", "Varga left."]);
    }

    #[test]
    fn who_tells_something_of_their_own_begins_a_sentence() {
        let text = "He called it \"blackmail by barrier.\" Varga says the road is unsafe.";
        assert_eq!(
            sentences(text),
            ["He called it \"blackmail by barrier.\"", "Varga says the road is unsafe."]
        );
        for whole in ["\"It is over.\" Varga said.", "\"It is over.\" Varga told the council."] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(sentences("\"We come. We go.\" He left."), ["\"We come.", "We go.\"", "He left."]);
        assert_eq!(sentences("“Never.” “Always.”"), ["“Never.”", "“Always.”"]);
        assert_eq!(
            sentences("(It failed.) He left…  Then rain."),
            ["(It failed.)", "He left…", "Then rain."]
        );
    }

    #[test]
    fn a_name_that_signs_a_quotation_stays_with_it() {
        assert_eq!(
            sentences("They came. We were never asked. Ida Polk"),
            ["They came.", "We were never asked. Ida Polk"]
        );
        let text = "\"We came. We saw.\" Ida Polk, \"My Year in Oto\"";
        assert_eq!(sentences(text)[1..], ["We saw.\" Ida Polk, \"My Year in Oto\""]);
        assert_eq!(sentences("He left. Ida Polk stayed."), ["He left.", "Ida Polk stayed."]);
    }

    #[test]
    fn dots_for_what_was_left_out_are_no_sentence() {
        assert_eq!(sentences("He left. ... She stayed."), ["He left. ...", "She stayed."]);
    }

    #[test]
    fn a_lost_space_does_not_join_sentences() {
        assert_eq!(sentences("He came.She left."), ["He came.", "She left."]);
    }
}
