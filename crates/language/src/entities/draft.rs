//! Entities while they are being joined.

use std::ops::Range;

use facts::hash::Map;
use model::{
    Span,
    draft::{EntityIx, EntityMention, LocalEntity},
    record::EntityKind,
};

use crate::{Analysis, names::Words};

/// One mention by tokens.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) tokens: Range<u32>,
    pub(super) entity: EntityIx,
}

/// Entities in the making, and which tokens they hold.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) words: Words<'a>,
    pub(super) entities: Vec<LocalEntity>,
    /// Mentions in the order in which they were found.
    pub(super) seen: Vec<Seen>,
    keys: Map<String, EntityIx>,
    at: Vec<Option<EntityIx>>,
    /// Mentions of each name that is settled, by index into `analysis.names`.
    pub(super) settled: Vec<bool>,
    /// States known by use alone.
    pub(super) states: Vec<super::states::State>,
    /// Bodies that may go by their first word.
    pub(super) firms: super::firms::Firms,
}

impl<'a> Draft<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        Self {
            words: Words(analysis),
            entities: Vec::new(),
            seen: Vec::new(),
            keys: Map::default(),
            at: vec![None; analysis.tokens.len()],
            settled: vec![false; analysis.names.len()],
            states: Vec::new(),
            firms: super::firms::Firms::new(),
        }
    }

    pub(super) fn analysis(&self) -> &'a Analysis {
        self.words.0
    }

    /// The entity under `key`, made with `name` and `kinds` where there is none yet.
    pub(super) fn entity(&mut self, key: &str, name: &str, kinds: &[(EntityKind, f32)]) -> EntityIx {
        if let Some(ix) = self.keys.get(key) {
            return *ix;
        }
        let ix = crate::analysis::to_u32(self.entities.len());
        self.entities.push(LocalEntity {
            name: name.to_owned(),
            key: key.to_owned(),
            kinds: kinds.to_vec(),
            known: None,
            country: None,
            roles: Vec::new(),
            mentions: Vec::new(),
            rules: Vec::new(),
        });
        self.keys.insert(key.to_owned(), ix);
        ix
    }

    pub(super) fn get(&self, ix: EntityIx) -> Option<&LocalEntity> {
        self.entities.get(ix as usize)
    }

    pub(super) fn get_mut(&mut self, ix: EntityIx) -> Option<&mut LocalEntity> {
        self.entities.get_mut(ix as usize)
    }

    /// The entity that holds token `i`.
    pub(super) fn at(&self, i: u32) -> Option<EntityIx> {
        self.at.get(i as usize).copied().flatten()
    }

    /// Adds a mention over `tokens`; tokens that another entity holds stay with it.
    pub(super) fn mention(&mut self, ix: EntityIx, tokens: Range<u32>, how: How) {
        let span = self.analysis().span(tokens.clone());
        self.hold(ix, tokens.clone());
        let mention = EntityMention { span, used_as: how.used_as, anaphor: how.anaphor };
        if let Some(entity) = self.get_mut(ix) {
            entity.mentions.push(mention);
            if !entity.rules.iter().any(|r| r == how.rule) {
                entity.rules.push(how.rule.to_owned());
            }
        }
        self.seen.push(Seen { tokens, entity: ix });
    }

    /// Marks free tokens as the entity's without a mention.
    pub(super) fn hold(&mut self, ix: EntityIx, tokens: Range<u32>) {
        for i in tokens {
            if let Some(slot) = self.at.get_mut(i as usize) {
                slot.get_or_insert(ix);
            }
        }
    }

    /// Sorts mentions, drops entities without any, and hands over.
    pub(super) fn finish(mut self) -> (Vec<LocalEntity>, Vec<Option<EntityIx>>) {
        let mut new = vec![None; self.entities.len()];
        let mut kept = Vec::with_capacity(self.entities.len());
        for (i, mut entity) in self.entities.drain(..).enumerate() {
            if entity.mentions.is_empty() {
                continue;
            }
            entity.mentions.sort_by_key(|m| m.span);
            entity.mentions.dedup_by_key(|m| m.span);
            new[i] = Some(crate::analysis::to_u32(kept.len()));
            kept.push(entity);
        }
        for slot in &mut self.at {
            *slot = slot.and_then(|ix| new.get(ix as usize).copied().flatten());
        }
        (kept, self.at)
    }

    /// The words under tokens.
    pub(super) fn text(&self, tokens: Range<u32>) -> &'a str {
        let span: Span = self.analysis().span(tokens);
        self.analysis().slice(span)
    }
}

/// How something is mentioned.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    pub(super) used_as: Option<EntityKind>,
    pub(super) anaphor: bool,
    pub(super) rule: &'static str,
}

/// A plain mention found by `rule`.
pub(super) fn plain(rule: &'static str) -> How {
    How { used_as: None, anaphor: false, rule }
}

/// A pronoun or description linked by `rule`.
pub(super) fn anaphor(rule: &'static str) -> How {
    How { used_as: None, anaphor: true, rule }
}
