//! Joined noun phrases: "Varga, Oto and the envoy".

use super::Finder;

/// Most members of a list.
const MOST: usize = 16;

impl Finder<'_> {
    /// The list that ends with the noun phrase at item `j`, first phrase first, and the item of the first.
    pub(super) fn list(&self, j: usize) -> (Vec<u32>, usize) {
        let mut items = vec![j];
        let mut first = j;
        if let Some(conjunction) = self.conjunction_before(first)
            && let Some(left) = self.joined_to(conjunction, first)
        {
            items.push(left);
            first = left;
            // Further members stand before commas: "Varga, Oto and Polk".
            while first > 1
                && items.len() < MOST
                && self.row.tag(first - 1) == ","
                && self.is_member(first - 2, first)
            {
                first -= 2;
                items.push(first);
            }
        }
        (items.iter().rev().filter_map(|k| self.row.np(*k)).collect(), first)
    }

    /// The "and" right before item `k`.
    fn conjunction_before(&self, k: usize) -> Option<usize> {
        let at = k.checked_sub(1)?;
        (self.row.tag(at) == "CC" && matches!(self.row.norm(at), "and" | "or" | "&" | "nor")).then_some(at)
    }

    /// The phrase that "and" at item `c` joins to the one at `right`; appositions between commas are stepped over.
    fn joined_to(&self, c: usize, right: usize) -> Option<usize> {
        let mut left = c.checked_sub(1)?;
        if self.row.tag(left) == "," {
            left = left.checked_sub(1)?;
            // "Varga, the envoy, and Oto": the description belongs to the name before it.
            if left > 1
                && self.row.is_description(left)
                && self.row.tag(left - 1) == ","
                && self.row.is_name(left - 2)
                && self.row.is_name(right)
            {
                left -= 2;
            } else if left > 3 && self.is_described(left) {
                left = self.described(left)?;
            }
        }
        self.row.np(left)?;
        let comma = self.row.tag(c - 1) == ",";
        if comma
            && left > 0
            && left + 2 == c
            && self.row.tag(left - 1) == "IN"
            && self.row.norm(left - 1) != "between"
        {
            // "in preparation for the storm, and evacuations began"
            return None;
        }
        if self.row.is_time(left) || self.ends_clause(left) {
            return None;
        }
        Some(left)
    }

    /// "the head of the agency" before item `left`'s end: description with one prepositional phrase after a comma.
    fn is_described(&self, left: usize) -> bool {
        self.row.tag(left - 1) == "IN" && self.row.is_description(left - 2) && self.row.tag(left - 3) == ","
    }

    fn described(&self, left: usize) -> Option<usize> {
        left.checked_sub(4).filter(|k| self.row.is_name(*k))
    }

    /// True for a phrase that belongs to an earlier verb: what follows "and" begins a new clause.
    fn ends_clause(&self, left: usize) -> bool {
        let Some(before) = left.checked_sub(1) else { return false };
        if self.row.vg(before).is_some() {
            return self.is_finite(before) && !self.takes_clause(before);
        }
        // "met in Geneva and Oto said"
        self.row.tag(before) == "IN"
            && before.checked_sub(1).is_some_and(|v| self.is_finite(v))
            && !matches!(self.row.norm(before), "that" | "between" | "because" | "if" | "while")
    }

    /// True for a phrase before a comma that is a member of the list whose next member is at `next`.
    fn is_member(&self, k: usize, next: usize) -> bool {
        self.row.np(k).is_some()
            && !self.row.is_time(k)
            && !self.ends_clause(k)
            && self.row.is_name(k) == self.row.is_name(next)
    }

    /// The list that begins with the noun phrase at item `k`, and the item of its last phrase.
    pub(super) fn list_right(&self, k: usize) -> (Vec<u32>, usize) {
        let mut found: Vec<u32> = self.row.np(k).into_iter().collect();
        let mut last = k;
        while found.len() < MOST
            && self.row.tag(last + 1) == "CC"
            && let Some(n) = self.row.np(last + 2)
            && !self.is_finite(last + 3)
        {
            found.push(n);
            last += 2;
        }
        (found, last)
    }
}
