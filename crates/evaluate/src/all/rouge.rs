//! Alignment ROUGE-1 of a timeline's entries: each day of one timeline is laid beside the day of the other that fits it
//! best by words and nearness, many to one, and shared words count the less the further apart the two days are.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// Words of an entry with how often each stands.
pub(super) type Bag = BTreeMap<String, usize>;

/// The words of some sentences.
pub(super) fn bag(text: &str) -> Bag {
    let mut bag = Bag::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// F1 of the aligned timelines: recall over the words of `want`, precision over those of `given`.
pub(super) fn aligned(given: &BTreeMap<Date, Bag>, want: &BTreeMap<Date, Bag>) -> f64 {
    let (recall, precision) = (covered(want, given), covered(given, want));
    if recall + precision > 0.0 { 2.0 * recall * precision / (recall + precision) } else { 0.0 }
}

/// The part of the words of `all` that the best day of `by` has, each day's part divided by one more than the days
/// between.
fn covered(all: &BTreeMap<Date, Bag>, by: &BTreeMap<Date, Bag>) -> f64 {
    let (mut hit, mut words) = (0.0, 0.0);
    for (day, bag) in all {
        words += size(bag) as f64;
        let best = by.iter().map(|(other, their)| {
            let apart = f64::from((*other - *day).get_days().abs());
            let shared = shared(bag, their) as f64;
            let f1 = 2.0 * shared / (size(bag) + size(their)).max(1) as f64;
            (f1 / (1.0 + apart), shared / (1.0 + apart))
        });
        hit += best.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, shared)| shared);
    }
    if words > 0.0 { hit / words } else { 0.0 }
}

fn size(bag: &Bag) -> usize {
    bag.values().sum()
}

fn shared(a: &Bag, b: &Bag) -> usize {
    a.iter().map(|(w, n)| (*n).min(b.get(w).copied().unwrap_or(0))).sum()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_same_words_on_the_same_day_are_all_and_a_day_off_half() {
        let on = |d| BTreeMap::from([(date(2031, 5, d), bag("The harbour opened"))]);
        assert!((aligned(&on(3), &on(3)) - 1.0).abs() < 1e-9);
        assert!((aligned(&on(3), &on(4)) - 0.5).abs() < 1e-9);
    }
}
