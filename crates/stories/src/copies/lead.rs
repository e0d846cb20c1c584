//! Which of several copies leads: the earliest dated, then one that is a wire's own, then the longest.

use super::CopyInput;

/// Why a lead copy was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadReason {
    /// It has the earliest date.
    Earliest,
    /// It credits itself to a wire.
    Wire,
    /// It is the longest.
    Longest,
    /// Nothing tells them apart but the id.
    Id,
}

impl LeadReason {
    /// As a rule name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Earliest => "lead-earliest",
            Self::Wire => "lead-wire",
            Self::Longest => "lead-longest",
            Self::Id => "lead-first-id",
        }
    }
}

/// The lead among `set` (indices into `inputs`, at least one) and why.
pub(super) fn choose(inputs: &[CopyInput<'_>], set: &[u32]) -> (u32, LeadReason) {
    let key = |i: &u32| {
        let input = &inputs[*i as usize];
        // An undated copy must not win over a dated one, nor lose to it by accident of its missing date.
        let date = if set.iter().all(|j| inputs[*j as usize].date.is_some()) { input.date } else { None };
        (date, !input.wire, std::cmp::Reverse(input.text.len()), input.id)
    };
    let mut order: Vec<u32> = set.to_vec();
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    let first = order[0];
    let Some(second) = order.get(1) else { return (first, LeadReason::Id) };
    let (a, b) = (key(&first), key(second));
    let reason = if a.0 != b.0 {
        LeadReason::Earliest
    } else if a.1 != b.1 {
        LeadReason::Wire
    } else if a.2 != b.2 {
        LeadReason::Longest
    } else {
        LeadReason::Id
    };
    (first, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input<'a>(id: &'a str, text: &'a str, date: Option<&'a str>, wire: bool) -> CopyInput<'a> {
        CopyInput { id, text, outlet: None, date, wire }
    }

    #[test]
    fn the_earliest_leads_when_all_are_dated() {
        let all = [
            input("a", "long text", Some("2031-05-02"), false),
            input("b", "text", Some("2031-05-01"), false),
        ];
        assert_eq!(choose(&all, &[0, 1]), (1, LeadReason::Earliest));
    }

    #[test]
    fn one_missing_date_hands_over_to_the_wire() {
        let all = [input("a", "long text", Some("2031-05-02"), false), input("b", "text", None, true)];
        assert_eq!(choose(&all, &[0, 1]), (1, LeadReason::Wire));
    }
}
