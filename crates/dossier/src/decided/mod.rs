//! What people decided, applied: names joined and kept apart before and after the rules, records rejected and
//! corrected once they stand. A decision that finds nothing to apply to is told.

mod names;
mod records;

use std::collections::{BTreeMap, BTreeSet};

use model::{Decision, Dossier};

use crate::names::clusters::Clusters;
use crate::{Read, Story};

/// The decisions of a run, and which of them have found what they are about.
#[derive(Clone, Debug, Default)]
pub struct Decided<'d> {
    all: &'d [Decision],
    applied: BTreeSet<usize>,
    families: BTreeMap<String, String>,
}

impl<'d> Decided<'d> {
    /// Decisions, in the order in which they were made: the later one has the last word.
    #[must_use]
    pub fn new(all: &'d [Decision]) -> Self {
        Self { all, applied: BTreeSet::new(), families: BTreeMap::new() }
    }

    /// The decisions that found nothing to apply to.
    #[must_use]
    pub fn orphans(&self) -> Vec<&'d Decision> {
        self.all.iter().enumerate().filter(|(i, _)| !self.applied.contains(i)).map(|(_, d)| d).collect()
    }

    /// Before anything is resolved: what is decided about the articles themselves.
    pub fn articles(&mut self, reads: &mut [Read]) {
        for (i, decision) in self.all.iter().enumerate() {
            let found = match decision {
                Decision::Family { outlet, family } => self.families_of(outlet, family, reads),
                Decision::Set { target, field, value } => records::set_article(reads, target, field, value),
                _ => false,
            };
            self.note(i, found);
        }
    }

    fn families_of(&mut self, outlet: &str, family: &str, reads: &[Read]) -> bool {
        let mut found = false;
        for name in reads.iter().filter_map(|r| r.article.outlet.as_ref()).filter(|o| names::same(o, outlet))
        {
            self.families.insert(name.clone(), family.to_owned());
            found = true;
        }
        found
    }

    /// The families that people gave to outlets.
    pub(crate) fn families(&self) -> &BTreeMap<String, String> {
        &self.families
    }

    /// Before the rules join names: what they may not join.
    pub(crate) fn keep_apart(&mut self, story: &Story<'_>, clusters: &mut Clusters<'_>) {
        for (i, decision) in self.all.iter().enumerate() {
            let found = match decision {
                Decision::Forbid { one, other } => names::forbid(clusters, one, other),
                Decision::Split { name, article } => names::split(story, clusters, name, article),
                _ => false,
            };
            self.note(i, found);
        }
    }

    /// After the rules: what is one all the same.
    pub(crate) fn join(&mut self, clusters: &mut Clusters<'_>) {
        for (i, decision) in self.all.iter().enumerate() {
            if let Decision::Merge { one, other } = decision {
                let found = names::merge(clusters, one, other);
                self.note(i, found);
            }
        }
    }

    /// Names and roles as they are to be shown.
    pub(crate) fn names(&mut self, dossier: &mut Dossier) {
        for (i, decision) in self.all.iter().enumerate() {
            let found = match decision {
                Decision::Rename { name, to } => names::rename(dossier, name, to),
                Decision::Role { name, role } => names::role(dossier, name, role),
                _ => false,
            };
            self.note(i, found);
        }
    }

    /// Records that were rejected go, fields that were corrected change. Called after the statements, on which the
    /// rest stands, and again at the end.
    pub(crate) fn records(&mut self, dossier: &mut Dossier) {
        for (i, decision) in self.all.iter().enumerate() {
            let found = match decision {
                // Once gone, its words would only find another in its place.
                Decision::Reject { .. } if self.applied.contains(&i) => continue,
                Decision::Reject { target } => records::reject(dossier, target),
                Decision::Set { target, field, value } => records::set(dossier, target, field, value),
                _ => false,
            };
            self.note(i, found);
        }
    }

    fn note(&mut self, i: usize, found: bool) {
        if found {
            self.applied.insert(i);
        }
    }
}
