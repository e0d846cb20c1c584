//! What a bare percentage measures: "rose 3 percent" a change, "tariffs of 25 percent" the tariffs.

use crate::{figures::around::words, lexis::View};

/// Beginnings of verbs of change.
const CHANGES: &[&str] = &[
    "rise", "rose", "risen", "rising", "fall", "fell", "gain", "drop", "climb", "jump", "slid", "slip",
    "tumbl", "grow", "grew", "shr", "raise", "raising", "cut", "increas", "decreas", "declin", "surg",
    "soar", "plung", "sank", "sink", "shed", "eas", "advanc", "retreat", "widen", "narrow", "expand",
    "contract", "rally", "rallied", "dip", "lost",
];

/// The measure of the percentage whose words begin at `from` and end before `to`: "share" where nothing says more.
pub(super) fn measure(view: &View<'_>, from: usize, to: usize) -> String {
    let stops =
        |i: &usize| matches!(view.norm(*i), "," | ";" | "." | ":" | "and" | "but" | "while" | "(" | ")");
    let clause = |i: usize| (i.saturating_sub(6)..i).rev().take_while(|k| !stops(k)).collect::<Vec<_>>();
    // "tariffs of 25 percent", "inflation at 3 percent".
    if let Some(at) = from.checked_sub(2)
        && matches!(view.norm(from - 1), "of" | "at")
        && matches!(view.tag(at), "NN" | "NNS")
    {
        return words(view, at, at + 1);
    }
    let changes = |i: &usize| {
        let word = view.norm(*i);
        view.tag(*i).starts_with('V') && CHANGES.iter().any(|c| word.starts_with(c))
            || matches!(word, "up" | "down" | "higher" | "lower")
    };
    let after = matches!(view.norm(to), "higher" | "lower");
    let changed = clause(from).iter().any(changes);
    if changed || after { "change".to_owned() } else { "share".to_owned() }
}

/// True for a minus sign that belongs to the number at `at`: "−0.5 percent", not "2-3" and not a dash.
pub(super) fn minus(view: &View<'_>, at: usize) -> bool {
    let Some(sign) = at.checked_sub(1).filter(|s| matches!(view.norm(*s), "-" | "−" | "–")) else {
        return false;
    };
    let touches = |a: usize, b: usize| view.span(a, a + 1).end == view.span(b, b + 1).start;
    touches(sign, at) && (sign == 0 || !touches(sign - 1, sign))
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn figures(text: &str) -> Vec<String> {
        Reading::negotiation(text).figures()
    }

    #[test]
    fn what_rises_changes_and_is_no_share() {
        assert_eq!(figures("Shares of the yard fell 3% on Monday."), ["change = 3 percent"]);
        assert_eq!(figures("Norway put tariffs of 25% on Chile."), ["tariffs = 25 percent"]);
        assert_eq!(figures("The guild holds 12 percent."), ["share = 12 percent"]);
        assert_eq!(figures("The guild raised its stake to 14 percent last week."), ["change = 14 percent"]);
    }

    #[test]
    fn a_sign_is_not_lost() {
        assert_eq!(figures("The index closed at -0.5% in Oslo."), ["change = -0.5 percent"]);
    }

    #[test]
    fn goods_worth_a_sum_are_a_sum() {
        assert_eq!(figures("Norway sold goods, $16bn worth, to Chile."), ["sum = 16000000000 USD"]);
        assert_eq!(figures("Norway paid $16bn in June."), ["sum = 16000000000 USD"]);
        assert_eq!(figures("Norway paid $3bn in annual fees."), ["annual fees = 3000000000 USD"]);
    }
}
