//! Subjects of verbs that lean on another: infinitives, participles, and verbs joined by "and".

use super::{Finder, REACH, frames};
use crate::{
    Tense,
    chunks::walk::{Item, Row},
};

impl Finder<'_> {
    /// "urged Oto to leave", "came to leave", "Envoy to Leave".
    pub(super) fn infinitive(&mut self, k: usize) -> Vec<u32> {
        let Some(left) = self.content_left(k) else { return Vec::new() };
        if self.row.tag(left) == "CC" || self.row.tag(left) == "," {
            return self.lean(left);
        }
        if self.row.np(left).is_some() && !self.row.is_time(left) {
            let (chain, first) = self.list(left);
            let before = first.checked_sub(1);
            let controlled = before.is_some_and(|b| {
                self.row.vg(b).is_some_and(|v| frames::of(&v.lemma).control && !v.passive)
                    || (self.row.norm(b) == "for")
                    || (self.row.norm(b) == "on" && b > 0 && self.calls(b - 1))
            });
            if controlled {
                return chain;
            }
            if let Some(both) = self.joined_objects(left, first) {
                return both;
            }
            let alone = k < REACH && (0..k).all(|i| self.row.vg(i).is_none());
            if alone {
                return self.headline(k, left);
            }
        }
        self.lean(left)
    }

    /// "urged Varga and Polk to leave".
    fn joined_objects(&self, right: usize, first: usize) -> Option<Vec<u32>> {
        let left = right.checked_sub(2).filter(|_| first == right && self.row.tag(right - 1) == "CC")?;
        let verb = self.row.vg(left.checked_sub(1)?)?;
        (frames::of(&verb.lemma).control && !verb.passive)
            .then(|| Some(vec![self.row.np(left)?, self.row.np(right)?]))?
    }

    /// "called on", "pressure on": what follows shall act.
    fn calls(&self, k: usize) -> bool {
        self.row.vg(k).is_some_and(|v| matches!(&*v.lemma, "call" | "press" | "prevail"))
            || self.row.np(k).is_some()
    }

    /// "Envoy to Meet Oto in Geneva": an infinitive without another verb before it; the noun is free.
    fn headline(&mut self, k: usize, left: usize) -> Vec<u32> {
        let finite_later = (k + 1..self.row.items.len()).any(|i| self.is_finite(i));
        if finite_later { Vec::new() } else { self.free_left(left) }
    }

    /// The first noun phrase of the row of phrases and prepositions that ends at `left`.
    fn free_left(&self, mut left: usize) -> Vec<u32> {
        for _ in 0..6 {
            if self.row.np(left).is_none() {
                return Vec::new();
            }
            let (chain, first) = self.list(left);
            match first.checked_sub(1) {
                Some(p) if self.row.tag(p) == "IN" && p > 0 => left = p - 1,
                _ => return chain,
            }
        }
        Vec::new()
    }

    /// "envoys meeting Oto", "said, adding", "after meeting".
    pub(super) fn gerund(&mut self, k: usize) -> Vec<u32> {
        let Some(left) = self.content_left(k) else { return Vec::new() };
        if self.row.np(left).is_some() && !self.row.is_time(left) && left + 1 == k {
            let (chain, first) = self.list(left);
            let object = first.checked_sub(1).is_some_and(|b| self.is_finite(b) && !self.takes_clause(b));
            // "met Oto, adding" has a comma; "met Oto seeking help" is the subject's doing.
            return if object { self.lean(left) } else { chain };
        }
        self.lean(left)
    }

    /// "talks held in Geneva", "Varga, flanked by Oto, said".
    pub(super) fn participle(&mut self, k: usize) -> Vec<u32> {
        let Some(left) = self.content_left(k) else { return Vec::new() };
        if self.row.np(left).is_some() && !self.row.is_time(left) {
            return self.list(left).0;
        }
        if self.row.is_comma(left) && left > 0 && self.row.np(left - 1).is_some() {
            let (chain, first) = self.list(left - 1);
            let held =
                first.checked_sub(1).is_some_and(|b| self.row.tag(b) == "IN" || self.row.vg(b).is_some());
            return if held { Vec::new() } else { chain };
        }
        if self.row.tag(left) == "CC" {
            return self.lean(left);
        }
        Vec::new()
    }

    /// The item before `k` that is no adverb.
    fn content_left(&self, k: usize) -> Option<usize> {
        (k.saturating_sub(4)..k).rev().find(|j| !matches!(self.row.tag(*j), "RB" | "``" | "''" | "RP"))
    }

    /// The subjects of the nearest verb at or left of `from` outside relative clauses.
    pub(super) fn lean(&self, from: usize) -> Vec<u32> {
        let closed = self.row.is_comma(from);
        for j in (from.saturating_sub(60)..=from).rev() {
            if self.row.vg(j).is_none() || self.found(j).is_empty() {
                continue;
            }
            if closed && self.relative_at(j).is_some() {
                continue;
            }
            if self.is_finite(j) || !closed {
                return self.found(j).to_vec();
            }
        }
        Vec::new()
    }

    /// The subjects of the verb that "and" at `c` joins to: the nearest one with a tense, over closed relative clauses.
    pub(super) fn shared(&self, c: usize) -> Vec<u32> {
        let closed = c > 0 && self.row.is_comma(c - 1);
        for j in (c.saturating_sub(60)..c).rev() {
            if self.is_finite(j) && !self.found(j).is_empty() && !(closed && self.relative_at(j).is_some()) {
                return self.found(j).to_vec();
            }
        }
        Vec::new()
    }

    /// "crossed the border, set a fire and left": the subjects of the verb before, where "and" with a verb follows.
    pub(super) fn in_list(&self, k: usize) -> Vec<u32> {
        let comma = k.checked_sub(1).filter(|j| self.row.tag(*j) == ",");
        let Some(comma) = comma else { return Vec::new() };
        let later = (k + 1..(k + 16).min(self.row.items.len())).any(|j| {
            self.row.tag(j) == "CC"
                && (self.is_finite(j + 1) || self.row.tag(j + 1) == "RB" && self.is_finite(j + 2))
        });
        if later { self.shared(comma) } else { Vec::new() }
    }

    /// True when nothing but a preposition or a mark stands before the group's own phrase at the sentence's start.
    pub(super) fn begins_sentence(&self, k: usize) -> bool {
        k <= 3 && (0..k).all(|j| self.row.np(j).is_none() && self.row.vg(j).is_none())
    }

    /// The subjects of the first verb with a tense after item `k` and a comma.
    pub(super) fn next_finite(&self, k: usize) -> Vec<u32> {
        let Some(comma) = (k + 1..self.row.items.len()).find(|j| self.row.is_comma(*j)) else {
            return Vec::new();
        };
        let next = (comma..self.row.items.len()).find(|j| self.is_finite(*j) && !self.found(*j).is_empty());
        next.map(|j| self.found(j).to_vec()).unwrap_or_default()
    }
}

/// Bare verbs joined to one with an auxiliary, with that one, and whether by "or": "will meet and discuss".
pub(super) fn inherited(row: &Row<'_>) -> Vec<(u32, u32, bool)> {
    let mut found: Vec<(u32, u32, bool)> = Vec::new();
    for (k, item) in row.items.iter().enumerate() {
        let Item::Vg(v) = *item else { continue };
        let vg = &row.a.vgs[v as usize];
        let bare = vg.tense == Tense::Infinitive && vg.tokens.len() == 1 && row.a.tag(vg.main) == "VB";
        let comma = k.checked_sub(1).filter(|j| row.tag(*j) == ",");
        let joined = (k.saturating_sub(3)..k).rev().find(|j| row.tag(*j) == "CC").or(comma);
        let Some(c) = joined.filter(|_| bare) else { continue };
        let before = (c.saturating_sub(25)..c)
            .rev()
            .find_map(|j| if let Some(Item::Vg(b)) = row.get(j) { Some(b) } else { None });
        if let Some(b) = before {
            let root = found.iter().rev().take(8).find(|(x, _, _)| *x == b).map_or(b, |(_, r, _)| *r);
            found.push((v, root, row.norm(c) == "or"));
        }
    }
    found
}
