//! A sentence as a row of noun phrases, verb groups and single words: what the subject walk steps on.

use std::ops::Range;

use super::time_words::{is_preposition, is_time};
use crate::{Analysis, VerbGroup, analysis::to_u32};

/// A step of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A noun phrase (index in `Analysis.nps`).
    Np(u32),
    /// A verb group (index in `Analysis.vgs`).
    Vg(u32),
    /// Any other token.
    Word(u32),
}

/// A sentence's items.
pub(super) struct Row<'a> {
    pub(super) a: &'a Analysis,
    pub(super) items: Vec<Item>,
}

impl<'a> Row<'a> {
    /// The items of a sentence whose phrases and groups begin at `np` and `vg`.
    pub(super) fn of(a: &'a Analysis, sentence: Range<u32>, mut np: usize, mut vg: usize) -> Self {
        let mut items = Vec::new();
        let mut i = sentence.start;
        while i < sentence.end {
            if let Some(p) = a.nps.get(np).filter(|p| p.tokens.start == i) {
                items.push(Item::Np(to_u32(np)));
                (np, i) = (np + 1, p.tokens.end);
            } else if let Some(g) = a.vgs.get(vg).filter(|g| g.tokens.start == i) {
                items.push(Item::Vg(to_u32(vg)));
                (vg, i) = (vg + 1, g.tokens.end);
            } else {
                items.push(Item::Word(i));
                i += 1;
            }
        }
        Self { a, items }
    }

    /// Item `k`.
    pub(super) fn get(&self, k: usize) -> Option<Item> {
        self.items.get(k).copied()
    }

    /// The noun phrase at `k`.
    pub(super) fn np(&self, k: usize) -> Option<u32> {
        match self.get(k)? {
            Item::Np(n) => Some(n),
            _ => None,
        }
    }

    /// The verb group at `k`.
    pub(super) fn vg(&self, k: usize) -> Option<&'a VerbGroup> {
        match self.get(k)? {
            Item::Vg(v) => self.a.vgs.get(v as usize),
            _ => None,
        }
    }

    /// The lower-case form of the single word at `k`; empty for phrases and groups.
    pub(super) fn norm(&self, k: usize) -> &'a str {
        match self.get(k) {
            Some(Item::Word(i)) => self.a.norm(i),
            _ => "",
        }
    }

    /// The tag of the single word at `k`; empty for phrases and groups.
    pub(super) fn tag(&self, k: usize) -> &'static str {
        match self.get(k) {
            Some(Item::Word(i)) if is_preposition(self.a, i) => "IN",
            Some(Item::Word(i)) => self.a.tag(i),
            _ => "",
        }
    }

    /// A comma or a dash.
    pub(super) fn is_comma(&self, k: usize) -> bool {
        self.tag(k) == "," || self.is_dash(k)
    }

    /// A dash.
    pub(super) fn is_dash(&self, k: usize) -> bool {
        matches!(self.norm(k), "—" | "–" | "--" | "-")
    }

    /// A phrase of time: "Thursday", "last week".
    pub(super) fn is_time(&self, k: usize) -> bool {
        let Some(np) = self.np(k).and_then(|n| self.a.nps.get(n as usize)) else { return false };
        is_time(self.a.norm(np.head))
    }

    /// A phrase that holds a name.
    pub(super) fn is_name(&self, k: usize) -> bool {
        let Some(np) = self.np(k).and_then(|n| self.a.nps.get(n as usize)) else { return false };
        self.a.tag(np.head).starts_with("NNP")
    }

    /// A phrase that describes: "the envoy", "his son-in-law".
    pub(super) fn is_description(&self, k: usize) -> bool {
        self.np(k).is_some() && !self.is_name(k)
    }

    /// A word that may stand between subject and verb without a say.
    pub(super) fn is_filler(&self, k: usize) -> bool {
        matches!(self.tag(k), "RB" | "RBR" | "RBS" | "``" | "''" | "RP" | "UH" | "JJ" | "JJR")
    }
}
