//! The subject of each verb group: the nearest noun phrase to the left that is free to be one.
//!
//! From the verb the walk goes left over adverbs, prepositional phrases, appositions and relative clauses. Verbs
//! joined by "and" share a subject, participles and infinitives take the one of the verb they lean on, and verbs of
//! saying may have it after them. Where the order of words does not tell, there is no subject.

mod finite;
mod leaning;
mod lists;

use std::ops::Range;

use super::{
    frames,
    walk::{Item, Row},
};
use crate::{Analysis, Tense};

/// Most steps that one walk takes.
const REACH: usize = 80;

/// Fills `subject` and `subjects` of the groups from `first_vg` on.
pub(super) fn find(a: &mut Analysis, sentence: Range<u32>, first_np: usize, first_vg: usize) {
    let count = a.vgs.len() - first_vg;
    if count == 0 {
        return;
    }
    let (found, inherited) = {
        let row = Row::of(a, sentence, first_np, first_vg);
        let mut finder =
            Finder { row: &row, first_vg, subjects: vec![Vec::new(); count], relative: vec![None; count] };
        finder.run();
        (finder.subjects, leaning::inherited(&row))
    };
    for (v, from, or) in inherited {
        let from = a.vgs[from as usize].clone();
        let vg = &mut a.vgs[v as usize];
        vg.tense = from.tense;
        vg.modal = from.modal;
        vg.via = from.via;
        vg.perfect = from.perfect;
        vg.negated |= from.negated && or;
    }
    for (vg, subjects) in a.vgs[first_vg..].iter_mut().zip(found) {
        vg.subject = subjects.first().copied();
        vg.subjects = subjects;
    }
}

/// Works through the groups of one sentence.
struct Finder<'r> {
    row: &'r Row<'r>,
    first_vg: usize,
    /// What was found, by group from `first_vg` on.
    subjects: Vec<Vec<u32>>,
    /// For groups of relative clauses: the item of the relative pronoun.
    relative: Vec<Option<usize>>,
}

impl Finder<'_> {
    fn run(&mut self) {
        let groups: Vec<(usize, u32)> = self
            .row
            .items
            .iter()
            .enumerate()
            .filter_map(|(k, item)| if let Item::Vg(v) = item { Some((k, *v)) } else { None })
            .collect();
        for (k, v) in &groups {
            let found = match self.row.a.vgs[*v as usize].tense {
                Tense::Infinitive => self.infinitive(*k),
                Tense::Gerund => self.gerund(*k),
                Tense::Participle => self.participle(*k),
                _ => self.finite(*k),
            };
            self.subjects[*v as usize - self.first_vg] = found;
        }
        // Participles and infinitives before their verb: "Asked about it, Oto left".
        for (k, v) in groups.iter().rev() {
            let vg = &self.row.a.vgs[*v as usize];
            let leans = matches!(vg.tense, Tense::Infinitive | Tense::Gerund | Tense::Participle);
            if leans && self.subjects[*v as usize - self.first_vg].is_empty() && self.begins_sentence(*k) {
                self.subjects[*v as usize - self.first_vg] = self.next_finite(*k);
            }
        }
    }

    /// What was found for the group at item `k`.
    fn found(&self, k: usize) -> &[u32] {
        match self.row.get(k) {
            Some(Item::Vg(v)) => &self.subjects[v as usize - self.first_vg],
            _ => &[],
        }
    }

    /// The relative pronoun of the group at item `k`.
    fn relative_at(&self, k: usize) -> Option<usize> {
        match self.row.get(k) {
            Some(Item::Vg(v)) => self.relative[v as usize - self.first_vg],
            _ => None,
        }
    }

    fn set_relative(&mut self, k: usize, wh: usize) {
        if let Some(Item::Vg(v)) = self.row.get(k) {
            self.relative[v as usize - self.first_vg] = Some(wh);
        }
    }

    /// True for a group with a tense of its own.
    fn is_finite(&self, k: usize) -> bool {
        self.row.vg(k).is_some_and(|v| matches!(v.tense, Tense::Past | Tense::Present | Tense::Future))
    }

    /// True for a verb after which a clause may stand without "that".
    fn takes_clause(&self, k: usize) -> bool {
        self.row.vg(k).is_some_and(|v| frames::of(&v.lemma).clause)
    }
}
