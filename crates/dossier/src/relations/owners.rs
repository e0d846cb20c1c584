//! What a number is the number of: words beside it (salary or pension, charges or convictions, one court or the other)
//! by which two equal measures are still of two things.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};

use model::Evidence;

use super::Look;

/// Words on each side of a number that say whose it is.
const REACH: usize = 14;

/// One line of the table: a family of words, and what this one says in it.
#[derive(Clone, Copy, Debug)]
struct Owner {
    family: &'static str,
    value: &'static str,
    /// Any difference sets two numbers apart ("charged", "charged and convicted"), not only two with nothing in common.
    strict: bool,
}

static OWNERS: LazyLock<HashMap<&'static str, Owner>> = LazyLock::new(|| {
    let mut owners = HashMap::new();
    for row in include_str!("../../../../data/counted.tsv").lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&'static str> = row.split('\t').collect();
        if let [family, value, how, words] = fields[..] {
            let owner = Owner { family, value, strict: how == "all" };
            owners.extend(words.split(' ').map(|w| (w, owner)));
        }
    }
    owners
});

/// What the words beside a number say, by family.
#[derive(Debug, Default)]
struct Said(BTreeMap<&'static str, (bool, BTreeSet<&'static str>)>);

impl Said {
    fn of<'t>(beside: impl Iterator<Item = &'t str>) -> Self {
        let mut said = Self::default();
        for word in beside {
            if let Some(owner) = OWNERS.get(word.to_lowercase().as_str()) {
                let family = said.0.entry(owner.family).or_default();
                family.0 |= owner.strict;
                family.1.insert(owner.value);
            }
        }
        said
    }

    /// True where a family sets the two apart. What only one of them says nothing of does so only where every
    /// difference counts.
    fn differs(&self, other: &Self) -> bool {
        let families: BTreeSet<&str> = self.0.keys().chain(other.0.keys()).copied().collect();
        families.into_iter().any(|family| match (self.0.get(family), other.0.get(family)) {
            (Some((strict, a)), Some((_, b))) => {
                if *strict {
                    a != b
                } else {
                    a.is_disjoint(b)
                }
            }
            (Some((strict, _)), None) | (None, Some((strict, _))) => *strict,
            (None, None) => false,
        })
    }
}

/// True where the words beside two numbers say that they are of two things.
pub(super) fn other_things(look: &Look<'_>, a: &Evidence, b: &Evidence) -> bool {
    let said = |at: &Evidence| {
        let place = look.place(at)?;
        let around = look.sentences.window(place.sentence, place.span, REACH).all;
        let text = look.whole(place.article);
        Some(Said::of(around.iter().map(|w| w.span.slice(text))))
    };
    matches!((said(a), said(b)), (Some(a), Some(b)) if a.differs(&b))
}

#[cfg(test)]
mod tests {
    use super::{super::sentences::words, *};

    fn said(text: &str) -> Said {
        Said::of(words(text).into_iter().map(|w| w.slice(text)))
    }

    #[test]
    fn a_pension_is_no_salary_and_a_charge_no_conviction() {
        let pairs = [
            ("a pension of $36,000 a year", "his $58,000 salary"),
            ("he faces five charges", "convicted of two charges"),
            ("four counts in state court", "two counts in federal court"),
            ("another 300 workers", "300 workers"),
        ];
        for (a, b) in pairs {
            assert!(said(a).differs(&said(b)), "{a} / {b}");
        }
        let one = [
            ("an offer worth $9 a share", "the bid of $9.20"),
            ("a fine of $5,000", "$6,000"),
            ("40 homes", "43 homes"),
        ];
        for (a, b) in one {
            assert!(!said(a).differs(&said(b)), "{a} / {b}");
        }
    }

    #[test]
    fn the_table_has_four_columns_and_no_word_twice() {
        let mut seen = BTreeSet::new();
        for row in include_str!("../../../../data/counted.tsv").lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = row.split('\t').collect();
            assert!(fields.len() == 4 && matches!(fields[2], "any" | "all"), "{row}");
            assert!(fields[3].split(' ').all(|w| seen.insert(w)), "{row}");
        }
    }
}
