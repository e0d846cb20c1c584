//! Who is counted: the nouns after a number.

use std::collections::BTreeSet;

use super::common::is_common;

/// The nouns that follow a number, in digits or in words: who is counted. Nobody in particular where it says "people".
pub(super) fn who(sentence: &str, exact: &str) -> BTreeSet<String> {
    let Some(number) = number(exact) else { return BTreeSet::new() };
    let Some(at) = sentence.find(exact) else { return BTreeSet::new() };
    let rest = &sentence[at + number..];
    let words = rest.split_whitespace().skip(1).take(2).map(|w| w.trim_matches(|c: char| !c.is_alphabetic()));
    let named = words.filter(|w| w.len() > 3 && !is_common(&w.to_lowercase()));
    named.map(|w| w.to_lowercase().trim_end_matches('s').to_owned()).collect()
}

/// Where the number begins in some words, in bytes.
fn number(exact: &str) -> Option<usize> {
    let spelled = || {
        let mut at = 0;
        exact.split(' ').find_map(|word| {
            let here = at;
            at += word.len() + 1;
            let low = word.to_lowercase();
            let last = low.rsplit('-').next().unwrap_or(&low);
            SPELLED.contains(&last).then_some(here)
        })
    };
    exact.find(|c: char| c.is_ascii_digit()).or_else(spelled)
}

/// Numbers in words.
const SPELLED: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "dozen",
    "hundred",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policemen_and_rebels_are_counted_apart_however_the_number_is_written() {
        let counted = |sentence: &str, exact: &str| who(sentence, exact).into_iter().collect::<Vec<_>>();
        assert_eq!(counted("Nine policemen died", "Nine policemen"), ["policemen"]);
        assert_eq!(counted("It had killed 17 rebels there", "killed 17 rebels"), ["rebel"]);
        assert_eq!(counted("Twenty-one people died", "Twenty-one people"), Vec::<String>::new());
    }
}
