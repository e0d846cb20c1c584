//! Words that hang on something that undoes them: "failed to resolve", "far from settling", "none of it violates".

use crate::lexis::View;

/// How many tokens before the words what undoes them may stand.
const REACH: usize = 8;

/// True where what begins at `at` is denied by what governs it, within its clause.
pub(crate) fn denied(view: &View<'_>, at: usize) -> bool {
    for i in (at.saturating_sub(REACH)..at).rev() {
        let (word, next) = (view.norm(i), view.norm(i + 1));
        let undoes = match next {
            "to" => FAILS.contains(&word) && governs(view, i + 2, at),
            "from" => word == "far" && governs(view, i + 2, at),
            "of" => matches!(word, "short" | "instead") && governs(view, i + 2, at),
            "than" => word == "rather" && governs(view, i + 2, at),
            "have" => matches!(word, "should" | "could" | "would" | "might") && is_joined(view, at),
            _ => matches!(word, "none" | "nobody") || word == "no" && next == "one",
        };
        let undoes = undoes
            || LESS.contains(&word) && governs(view, i + 1, at)
            || word == "lack" && next == "of" && (i + 2..at).all(|k| !view.tag(k).starts_with('V'))
            || word == "whether" && matches!(next, "to" | "or");
        if undoes || word == "none" {
            return true;
        }
        if matches!(word, "," | ";" | ":" | "but" | "." | "while" | "that") {
            return false;
        }
    }
    false
}

/// "Should have retreated and called for help": the second of two verbs.
fn is_joined(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| matches!(view.norm(b), "and" | "or"))
}

/// True for words that hold a "less" themselves: "is less supportive of".
pub(crate) fn lessened(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| LESS.contains(&view.norm(i)))
}

/// Words that leave little or nothing of what follows: "less convinced", "hardly welcomed".
const LESS: &[&str] = &["less", "least", "hardly", "barely", "scarcely"];

/// True where nothing but adverbs stands between `from` and the words at `at`.
fn governs(view: &View<'_>, from: usize, at: usize) -> bool {
    (from..at).all(|i| view.tag(i).starts_with("RB"))
}

/// Words whose infinitive did not come to be.
const FAILS: &[&str] = &[
    "fail",
    "fails",
    "failed",
    "failing",
    "failure",
    "unable",
    "unlikely",
    "reluctant",
    "refused",
    "refuses",
    "refusing",
    "declined",
    "declines",
    "struggled",
    "struggling",
    "struggles",
];

#[cfg(test)]
mod tests {
    use model::record::ProgressDirection;

    use crate::stakes::testing::Reading;

    #[test]
    fn what_is_lacking_or_less_is_denied() {
        let positions = |text: &str| Reading::negotiation(text).positions();
        assert_eq!(positions("Norway was less supportive of the ceasefire."), Vec::<String>::new());
        assert_eq!(
            positions("Norway should have retreated and accepted the ceasefire."),
            Vec::<String>::new()
        );
        assert_eq!(positions("Norway debated whether or not to accept the ceasefire."), Vec::<String>::new());
    }

    fn directions(text: &str) -> Vec<ProgressDirection> {
        Reading::negotiation(text).drafts.progress.iter().map(|p| p.direction).collect()
    }

    #[test]
    fn what_failed_to_come_is_no_headway() {
        assert_eq!(
            directions("Months of talks failed to settle the dispute over quotas."),
            [ProgressDirection::Away]
        );
        let far = directions("Norway and Chile are far from resolving their contract dispute.");
        assert!(!far.contains(&ProgressDirection::Towards), "{far:?}");
    }

    #[test]
    fn none_violates_nothing() {
        assert_eq!(directions("None of the flights violates the ceasefire, Ida Lund said."), []);
    }
}
