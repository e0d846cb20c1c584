//! The quote-mark state machine: which stretches of the text stand inside quotation marks. It reads curly,
//! straight, single, doubled and angle marks, follows a quotation over several paragraphs, and repairs what is
//! left open or never opened.

use model::Span;

/// A stretch inside marks. A quotation over several paragraphs is one stretch a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// With the marks.
    pub outer: Span,
    /// The words inside, trimmed.
    pub inner: Span,
    /// Paragraph (index into the list given).
    pub paragraph: u32,
    /// Goes on from the stretch before it, over a paragraph break.
    pub continues: bool,
    /// A mark was lost and its place supplied.
    pub repaired: bool,
}

/// The sorts of marks; a quotation closes with the sort that opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Curly,
    Straight,
    Doubled,
    Angle,
    Single,
}

/// What one mark can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    at: usize,
    len: usize,
    sort: Sort,
    opens: bool,
    closes: bool,
}

/// Finds the stretches inside marks, in text order, never overlapping.
pub(crate) fn find(text: &str, paragraphs: &[Span]) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut carried: Option<Sort> = None;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let Some(slice) = text.get(paragraph.range()) else { continue };
        if slice.trim().is_empty() {
            continue;
        }
        let marks = marks(slice);
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        carried = Machine { text, base: paragraph.start as usize, slice, paragraph: n, found: &mut found }
            .run(&marks, carried);
    }
    found
}

struct Machine<'t, 'f> {
    text: &'t str,
    base: usize,
    slice: &'t str,
    paragraph: u32,
    found: &'f mut Vec<Quoted>,
}

impl Machine<'_, '_> {
    /// Reads one paragraph; `carried` is the quotation left open by the one before. Returns what is left open.
    fn run(&mut self, marks: &[Mark], carried: Option<Sort>) -> Option<Sort> {
        let lead = self.slice.len() - self.slice.trim_start().len();
        let mut open: Option<(Mark, bool)> = None;
        for (k, mark) in marks.iter().enumerate() {
            let continues = mark.at == lead && carried == Some(mark.sort);
            match open {
                None if mark.opens => open = Some((*mark, continues)),
                None if mark.closes && k == 0 => self.lost_opening(*mark, lead),
                None => {}
                Some((from, was)) if mark.sort == from.sort && mark.closes && mark.at > from.at => {
                    self.push(from.at, mark.at + mark.len, from, mark.len, was, false);
                    open = None;
                }
                Some((from, was)) if mark.sort == from.sort && mark.opens && from.sort != Sort::Single => {
                    self.lost_closing(from, mark.at, was);
                    open = Some((*mark, continues));
                }
                Some(_) => {}
            }
        }
        let (from, was) = open?;
        let starts_after_pause = self.slice[..from.at].trim_end().ends_with([',', ':']) || from.at == lead;
        if from.sort == Sort::Single || !(starts_after_pause || was) {
            return None;
        }
        self.push(from.at, self.slice.trim_end().len(), from, 0, was, true);
        Some(from.sort)
    }

    fn push(
        &mut self,
        start: usize,
        end: usize,
        from: Mark,
        closing: usize,
        continues: bool,
        repaired: bool,
    ) {
        let outer = Span::of(self.base + start..self.base + end);
        let inner = Span::of(
            self.base + start + from.len..(self.base + end - closing).max(self.base + start + from.len),
        );
        let inner = inner.trimmed(self.text);
        if inner.is_empty() {
            return;
        }
        // A quotation that goes on had no closing mark on purpose: its stretch before was no repair.
        if continues && let Some(before) = self.found.last_mut() {
            before.repaired = false;
        }
        self.found.push(Quoted { outer, inner, paragraph: self.paragraph, continues, repaired });
    }

    /// `Words,” she said` at the head of a paragraph: the opening mark was lost.
    fn lost_opening(&mut self, mark: Mark, lead: usize) {
        let before = &self.slice[..mark.at];
        let spoken = before.ends_with([',', '.', '?', '!']);
        if spoken && mark.sort != Sort::Single && mark.at > lead {
            let from = Mark { at: lead, len: 0, ..mark };
            self.push(lead, mark.at + mark.len, from, mark.len, false, true);
        }
    }

    /// `“Words. More words, “and` : the closing mark was lost before `upto`; the stretch ends with its sentence.
    fn lost_closing(&mut self, from: Mark, upto: usize, continues: bool) {
        let body = &self.slice[from.at..upto];
        if let Some(end) = body.rfind(['.', '?', '!']).filter(|e| e + 1 > from.len) {
            self.push(from.at, from.at + end + 1, from, 0, continues, true);
        }
    }
}

/// The marks of one paragraph with what each can do, apostrophes left out.
fn marks(slice: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut skip = 0;
    for (at, c) in slice.char_indices() {
        if at < skip {
            before = Some(c);
            continue;
        }
        let two = slice[at..].starts_with("''") || slice[at..].starts_with("``");
        let len = if two { 2 } else { c.len_utf8() };
        let after = slice[at + len..].chars().next();
        let free_before = before.is_none_or(|b| b.is_whitespace() || "([{—–-/‘'\u{200b}".contains(b));
        let free_after = after.is_none_or(|a| !a.is_alphanumeric());
        let ends_words = before.is_some_and(|b| !b.is_whitespace());
        let (sort, opens, closes) = match c {
            '“' | '„' | '‟' => (Sort::Curly, true, false),
            '”' => (Sort::Curly, before.is_none_or(char::is_whitespace) && !free_after, ends_words),
            '«' => (Sort::Angle, true, false),
            '»' => (Sort::Angle, false, true),
            // Between blanks on both sides (a text put together from single words) it takes turns, see below.
            '"' | '＂' => {
                let apart = !ends_words && after.is_none_or(char::is_whitespace);
                (
                    Sort::Straight,
                    apart || after.is_some_and(|a| !a.is_whitespace()),
                    ends_words || !free_before,
                )
            }
            '`' if two => (Sort::Doubled, true, false),
            '\'' if two => (Sort::Doubled, free_before && after.is_some_and(char::is_alphanumeric), true),
            '‘' => (Sort::Single, free_before && opens_single(&slice[at + len..]), false),
            '’' => (Sort::Single, false, ends_words && free_after),
            '\'' => (Sort::Single, free_before && opens_single(&slice[at + len..]), ends_words && free_after),
            _ => {
                before = Some(c);
                continue;
            }
        };
        if opens || closes {
            found.push(Mark { at, len, sort, opens, closes });
        }
        skip = at + len;
        before = Some(c);
    }
    straight_by_turns(&mut found, slice);
    possessives_stay(&mut found, slice);
    found
}

/// An apostrophe can open only before a word, and not where it stands for lost letters (’em, ’90s, ’til).
fn opens_single(rest: &str) -> bool {
    const CLIPPED: [&str; 8] = ["em", "til", "tis", "twas", "cause", "round", "bout", "n"];
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(8).collect();
    let first = rest.chars().next();
    first.is_some_and(|c| c.is_alphabetic() || "[$“\"".contains(c))
        && !CLIPPED.contains(&word.to_lowercase().as_str())
}

/// A straight mark with room on one side says by that what it does; between letters or between spaces it takes
/// turns.
fn straight_by_turns(marks: &mut [Mark], slice: &str) {
    let mut open = false;
    for mark in marks.iter_mut().filter(|m| m.sort == Sort::Straight) {
        let before = slice[..mark.at].chars().next_back();
        let after = slice[mark.at + mark.len..].chars().next();
        let room_before = before.is_none_or(|b| b.is_whitespace() || "([{—–-/".contains(b));
        let room_after = after.is_none_or(|a| !a.is_alphanumeric() && !"“‘'$[(".contains(a));
        let opening = match (room_before, room_after) {
            (true, false) => true,
            (false, true) => false,
            _ => !open,
        };
        (mark.opens, mark.closes) = (opening, !opening);
        open = opening;
    }
}

/// `the ministers’ plan`: after an s, a single mark closes only if no better one follows before the next opening.
fn possessives_stay(marks: &mut [Mark], slice: &str) {
    let mut better = false;
    for mark in marks.iter_mut().rev().filter(|m| m.sort == Sort::Single) {
        let before = slice[..mark.at].chars().next_back();
        if mark.opens {
            better = false;
        } else if before == Some('s') && better {
            mark.closes = false;
        } else {
            better = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str) -> Vec<Span> {
        let mut at = 0;
        text.split_inclusive('\n')
            .map(|l| {
                let span = Span::of(at..at + l.trim_end_matches('\n').len());
                at += l.len();
                span
            })
            .collect()
    }

    fn inside(text: &str) -> Vec<String> {
        find(text, &lines(text)).iter().map(|q| q.inner.slice(text).to_owned()).collect()
    }

    #[test]
    fn curly_straight_doubled_and_angle_marks() {
        assert_eq!(inside("“We wait,” Marlow said. “We hope.”"), ["We wait,", "We hope."]);
        assert_eq!(inside("\"We wait,\" Marlow said. \"We hope.\""), ["We wait,", "We hope."]);
        assert_eq!(inside("``We wait,'' Marlow said. ''We hope.''"), ["We wait,", "We hope."]);
        assert_eq!(inside("«We wait», Marlow said."), ["We wait"]);
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        assert_eq!(
            inside("‘It’s the ministers’ plan,’ Marlow said of the ’90s."),
            ["It’s the ministers’ plan,"]
        );
        assert_eq!(inside("'We don't know,' Marlow said."), ["We don't know,"]);
        assert!(inside("The ministers’ plan and the unions’ reply don’t differ.").is_empty());
        assert!(inside("Rock 'n' roll didn't die in the '70s, get 'em.").is_empty());
    }

    #[test]
    fn inner_marks_belong_to_the_outer_quotation() {
        assert_eq!(inside("“He told me ‘go home’ twice,” Marlow said."), ["He told me ‘go home’ twice,"]);
    }

    #[test]
    fn a_quotation_over_paragraphs_is_one_stretch_each() {
        let text = "Marlow said: “First we wait.\n“Then we talk.\n“Then we sign.” He left.";
        let found = find(text, &lines(text));
        assert_eq!(inside(text), ["First we wait.", "Then we talk.", "Then we sign."]);
        assert_eq!(found.iter().map(|q| q.continues).collect::<Vec<_>>(), [false, true, true]);
        assert!(found.iter().all(|q| !q.repaired));
    }

    #[test]
    fn lost_marks_are_supplied_and_flagged() {
        let text = "We will wait,” Marlow said.\nMarlow said, “We will go on.\nNothing more.";
        let found = find(text, &lines(text));
        assert_eq!(inside(text), ["We will wait,", "We will go on."]);
        assert!(found.iter().all(|q| q.repaired));
    }

    #[test]
    fn marks_with_blanks_on_both_sides_take_turns() {
        let text = "Marlow said the cost was \" too high \" and the bridge \" a folly . \"\n\" We wait , \" he added .";
        assert_eq!(inside(text), ["too high", "a folly .", "We wait ,"]);
        assert!(inside("The shelf was 6 \" wide.").is_empty());
    }

    #[test]
    fn a_stray_mark_opens_nothing() {
        assert!(inside("The shelf is 6\" wide and 4\" deep.").is_empty());
        assert!(inside("He wrote on “the wall and left.").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_gives_slices_in_order(text in "[a-z .,\n“”‘’\"'`«»sé—]{0,200}") {
            let found = find(&text, &lines(&text));
            for q in &found {
                prop_assert!(text.get(q.outer.range()).is_some() && text.get(q.inner.range()).is_some());
                prop_assert!(q.outer.contains(q.inner) && !q.inner.is_empty());
            }
            prop_assert!(found.windows(2).all(|w| w[0].outer.end <= w[1].outer.start));
        }
    }
}
