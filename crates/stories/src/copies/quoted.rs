//! Which words of a text stand between quotation marks: what two reporters may both have heard.

use super::Word;

/// For each word whether it is quoted. A mark without a partner ends with its paragraph.
pub(super) fn quoted(text: &str, words: &[Word]) -> Vec<bool> {
    let mut open = false;
    let mut at = 0usize;
    words
        .iter()
        .map(|word| {
            let gap = text.get(at..word.start as usize).unwrap_or("");
            at = word.end as usize;
            for mark in gap.chars() {
                open = match mark {
                    '\n' | '”' => false,
                    '“' => true,
                    '"' => !open,
                    _ => open,
                };
            }
            open
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::words;

    #[test]
    fn a_lost_mark_costs_one_paragraph() {
        let text = "\"We sail,\" Kroll said. \"We never\nstop. The “old” pier";
        let mut all = Vec::new();
        words(text, &mut all);
        let inside: Vec<&str> = quoted(text, &all)
            .iter()
            .zip(&all)
            .filter(|(q, _)| **q)
            .map(|(_, w)| &text[w.start as usize..w.end as usize])
            .collect();
        assert_eq!(inside, ["We", "sail", "We", "never", "old"]);
    }
}
