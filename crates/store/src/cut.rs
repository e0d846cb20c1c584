//! The words of a text around what was searched for. FTS5 can cut them out too, at half the cost of the whole search.

/// Words shown.
const WORDS: usize = 24;
/// Words shown before the first match.
const BEFORE: usize = 6;
/// Matches that are looked at: a text may be one word a million times.
const FEW: usize = 200;

/// What is looked for: words that stand together, folded; the last may be only the beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    words: Vec<String>,
    open: bool,
    /// The first letter of the first word.
    first: Option<char>,
}

impl Wanted {
    /// One part of a search; `open` where its last word is only a beginning.
    pub(crate) fn of(part: &str, open: bool) -> Self {
        let words: Vec<String> = words(part).map(|(_, _, word)| word.to_lowercase()).collect();
        let first = words.first().and_then(|word| word.chars().next());
        Self { words, open, first }
    }

    /// True where the part stands at a place of a text.
    fn stands(&self, at: &[(usize, usize, &str)]) -> bool {
        let last = self.words.len().saturating_sub(1);
        let initial =
            |(_, _, word): &(usize, usize, &str)| word.chars().next().map(|c| c.to_ascii_lowercase());
        // Most words differ from the wanted one in their first letter.
        let may = self.first.is_some_and(|c| !c.is_ascii() || at.first().and_then(initial) == Some(c));
        may && at.len() >= self.words.len()
            && self.words.iter().zip(at).enumerate().all(|(n, (want, (_, _, word)))| {
                let mut folded = word.chars().flat_map(char::to_lowercase);
                let begins = want.chars().all(|c| folded.next() == Some(c));
                begins && (self.open && n == last || folded.next().is_none())
            })
    }
}

/// The words of a text around the place that has most of what is wanted, each match between \u{1} and \u{2}; `None`
/// where nothing of it is found letter by letter (FTS5 also folds accents).
pub(crate) fn around(text: &str, wanted: &[Wanted]) -> Option<String> {
    let words: Vec<_> = words(text).collect();
    let found: Vec<(usize, usize)> = (0..words.len())
        .flat_map(|at| (0..wanted.len()).map(move |n| (at, n)))
        .filter(|(at, n)| wanted[*n].stands(&words[*at..]))
        .take(FEW)
        .collect();
    let kinds = |from: usize| {
        let near = found.iter().filter(|(at, _)| (from..from + WORDS - BEFORE).contains(at));
        near.map(|(_, n)| *n).collect::<std::collections::BTreeSet<_>>().len()
    };
    // Of equally good places the first.
    let (best, _) = found.iter().map(|(at, _)| (*at, kinds(*at))).rev().max_by_key(|(_, kinds)| *kinds)?;
    let first = best.saturating_sub(BEFORE);
    let last = (first + WORDS).min(words.len());
    let mut out = String::from(if first > 0 { " … " } else { "" });
    let mut at = words[first].0;
    for (n, kind) in found.iter().filter(|(n, _)| (first..last).contains(n)) {
        let end = words[(n + wanted[*kind].words.len()).min(last) - 1].1;
        if words[*n].0 >= at {
            out.push_str(&text[at..words[*n].0]);
            out.push('\u{1}');
            out.push_str(&text[words[*n].0..end]);
            out.push('\u{2}');
            at = end;
        }
    }
    out.push_str(&text[at..words[last - 1].1]);
    out.push_str(if last < words.len() { " … " } else { &text[words[last - 1].1..] });
    Some(out)
}

/// The words of a text with their first byte and the one past their last.
fn words(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = text.len();
        while let Some((at, c)) = chars.peek() {
            if !c.is_alphanumeric() {
                end = *at;
                break;
            }
            chars.next();
        }
        Some((start, end, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, parts: &[(&str, bool)]) -> Option<String> {
        let wanted: Vec<Wanted> = parts.iter().map(|(part, open)| Wanted::of(part, *open)).collect();
        around(text, &wanted).map(|s| s.replace('\u{1}', "[").replace('\u{2}', "]"))
    }

    #[test]
    fn matches_are_marked_where_most_of_them_stand() {
        let filler = "one two three four five six seven eight nine ten ".repeat(4);
        let text = format!("The ferry left. {filler}In Lorn the Ferry strike ended. {filler}");
        let found = cut(&text, &[("ferry", false), ("strike ended", false)]).unwrap();
        assert!(found.contains("In Lorn the [Ferry] [strike ended]."), "{found}");
        assert!(found.starts_with(" … ") && found.ends_with(" … "), "{found}");
        assert_eq!(cut("A negotiated end.", &[("negot", true)]).unwrap(), "A [negotiated] end.");
    }

    #[test]
    fn what_is_not_there_letter_by_letter_is_left_to_the_engine() {
        assert_eq!(cut("The café closed.", &[("cafe", false)]), None);
        assert_eq!(cut("", &[("a", false)]), None);
        assert_eq!(cut("Words", &[]), None);
        assert_eq!(cut("negotiated", &[("negot", false)]), None);
    }
}
