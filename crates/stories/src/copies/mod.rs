//! Which articles are copies of which.
//!
//! Word shingles are sampled by their hash, the same way in every text, so that a text and a part of it share
//! the samples of what they share. Texts that meet in enough samples are verified on all their shingles: an edge
//! stands when one text is in the other as a whole, or a good part of it everywhere and beyond its quotations
//! (containment, both ways looked at), which finds cut, extended and lightly edited copies alike. Shingles that an outlet prints in many of its articles are its
//! furniture and count for nothing. (Sampling: Broder 1997; containment: Broder et al. 1997.)

mod edges;
mod lead;
mod quoted;
mod shingles;
pub mod spread;
mod verify;
mod words;

pub use edges::{CopyEdge, Limits};
pub use lead::LeadReason;
pub use shingles::{SHINGLE, Shingles};
pub use words::{Word, words};

use crate::Union;

/// What copy detection needs of one article.
#[derive(Clone, Copy, Debug)]
pub struct CopyInput<'a> {
    /// Stable id; ties are broken by it.
    pub id: &'a str,
    /// The text that counts: no boilerplate.
    pub text: &'a str,
    /// Outlet or host, for suppressing its furniture.
    pub outlet: Option<&'a str>,
    /// ISO date or interval start, for choosing the lead copy; text so that any precision sorts.
    pub date: Option<&'a str>,
    /// True when the text credits itself to a wire.
    pub wire: bool,
}

/// The copies among some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// For each input (in input order) the index of its lead copy; `None` for an article that copies nothing and for
    /// leads.
    pub copy_of: Vec<Option<u32>>,
    /// Verified edges, by indices `a < b` in canonical (id) order of the inputs.
    pub edges: Vec<CopyEdge>,
    /// Why each lead was chosen: (lead index, reason).
    pub leads: Vec<(u32, LeadReason)>,
}

/// Finds the copies among `inputs`; the result does not depend on their order.
#[must_use]
pub fn find(inputs: &[CopyInput<'_>], limits: &Limits) -> Copies {
    let shingles: Vec<Shingles> = inputs.iter().map(|i| Shingles::of(i.text)).collect();
    find_among(inputs, &shingles, limits)
}

/// The same for shingles that were taken before.
#[must_use]
pub fn find_among(inputs: &[CopyInput<'_>], shingles: &[Shingles], limits: &Limits) -> Copies {
    joined(inputs, edges::find(inputs, shingles, limits))
}

/// The copies that verified pairs come to.
fn joined(inputs: &[CopyInput<'_>], edges: Vec<CopyEdge>) -> Copies {
    let mut union = Union::new(inputs.len());
    for edge in &edges {
        union.join(edge.a, edge.b);
    }
    let mut copy_of = vec![None; inputs.len()];
    let mut leads = Vec::new();
    for set in union.sets().into_iter().filter(|s| s.len() > 1) {
        let (lead, reason) = lead::choose(inputs, &set);
        leads.push((lead, reason));
        for member in set.into_iter().filter(|m| *m != lead) {
            copy_of[member as usize] = Some(lead);
        }
    }
    leads.sort_by(|a, b| inputs[a.0 as usize].id.cmp(inputs[b.0 as usize].id));
    Copies { copy_of, edges, leads }
}

/// The inputs that meet another in enough sampled shingles to be looked at, in ascending order: [`find_among`] reads
/// the texts of no others.
#[must_use]
pub fn met(inputs: &[CopyInput<'_>], shingles: &[Shingles], limits: &Limits) -> Vec<u32> {
    let mut met: Vec<u32> =
        edges::pairs(inputs, shingles, limits).into_iter().flat_map(|(a, b)| [a, b]).collect();
    met.sort_unstable();
    met.dedup();
    met
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "The harbour pilots of Lorn voted on Monday to end a strike that had kept grain ships \
        waiting outside the breakwater for nineteen days. Their union said the owners had agreed to restore the \
        night allowance and to take back all eleven pilots dismissed in March. The port authority expects the first \
        ships to enter on Wednesday, when the spring tide allows the deepest of them through the channel.";

    fn input<'a>(id: &'a str, text: &'a str) -> CopyInput<'a> {
        CopyInput { id, text, outlet: None, date: None, wire: false }
    }

    #[test]
    fn a_cut_and_a_framed_copy_are_found_and_another_report_is_not() {
        let half = &REPORT[..REPORT.len() / 2];
        let framed =
            format!("LORN (Meridian Wire) — {REPORT} Sign up for our morning letter. More from the region.");
        let other = "The port authority of Lorn opened a new quay on Friday. It cost forty million crowns and will \
            take container ships of the middle size, the harbour master told visitors at the opening.";
        let found = find(
            &[input("a", REPORT), input("b", half), input("c", &framed), input("d", other)],
            &Limits::default(),
        );
        assert_eq!(found.copy_of[3], None);
        let root = |i: usize| found.copy_of[i].unwrap_or(i as u32);
        assert_eq!((root(0), root(1)), (root(2), root(2)));
    }

    #[test]
    fn texts_that_meet_no_other_are_not_looked_at() {
        let half = &REPORT[..REPORT.len() / 2];
        let other = "The port authority of Lorn opened a new quay on Friday. It cost forty million crowns and will \
            take container ships of the middle size, the harbour master told visitors at the opening.";
        let all = [input("a", REPORT), input("b", other), input("c", half)];
        let shingles: Vec<Shingles> = all.iter().map(|i| Shingles::of(i.text)).collect();
        let met = met(&all, &shingles, &Limits::default());
        assert_eq!(met, [0, 2]);
        let few = [all[0], CopyInput { text: "", ..all[1] }, all[2]];
        assert_eq!(
            find_among(&few, &shingles, &Limits::default()),
            find_among(&all, &shingles, &Limits::default())
        );
    }

    #[test]
    fn the_order_of_input_changes_nothing() {
        let half = &REPORT[..REPORT.len() / 2];
        let one = find(&[input("a", REPORT), input("b", half)], &Limits::default());
        let two = find(&[input("b", half), input("a", REPORT)], &Limits::default());
        assert_eq!(one.copy_of[1].map(|i| i == 0), two.copy_of[0].map(|i| i == 1));
        assert_eq!(one.edges.len(), two.edges.len());
    }
}
