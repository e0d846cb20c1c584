//! The people, bodies and places of one article, each under one entry.

use serde::{Deserialize, Serialize};

use crate::{Span, record::EntityKind};

/// One mention of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityMention {
    /// The words, without a leading article or title.
    pub span: Span,
    /// How it is used here where that differs from the entity's kind (a capital for its government, or the
    /// reverse).
    pub used_as: Option<EntityKind>,
    /// False for names; true for pronouns and descriptions ("the envoy", "he") linked by the article's own words.
    pub anaphor: bool,
}

/// A role said of an entity: "the US special envoy".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAt {
    /// The role as printed.
    pub span: Span,
    /// Head noun, lower case, singular ("envoy", "president").
    pub head: String,
    /// ISO 3166 alpha-2 code of the country it is said of, where it says.
    pub country: Option<String>,
}

/// One entity of one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalEntity {
    /// The fullest form in the article, repaired (no lost apostrophe, no possessive).
    pub name: String,
    /// Folded key: lower case, no accents, no titles; equal keys are one entity across articles.
    pub key: String,
    /// Kinds with their weights, best first; the story's majority decides.
    pub kinds: Vec<(EntityKind, f32)>,
    /// Id in the shipped facts ("country:UA", "org:NATO", "outlet:reuters", "place:…"), where it is known.
    pub known: Option<String>,
    /// ISO 3166 alpha-2 code of the country it stands for or belongs to, where the article or the facts say.
    pub country: Option<String>,
    /// Roles said of it in this article.
    pub roles: Vec<RoleAt>,
    /// Mentions in text order; the first is the fullest form's first mention or an earlier short one.
    pub mentions: Vec<EntityMention>,
    /// Names of the rules that joined its mentions.
    pub rules: Vec<String>,
}

impl LocalEntity {
    /// The likeliest kind.
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        self.kinds.first().map_or(EntityKind::Group, |(k, _)| *k)
    }

    /// True for a newspaper, broadcaster, agency or site of the tables.
    #[must_use]
    pub fn is_outlet(&self) -> bool {
        self.is_of_table("outlet:")
    }

    /// True for a country of the tables.
    #[must_use]
    pub fn is_country(&self) -> bool {
        self.is_of_table("country:")
    }

    fn is_of_table(&self, prefix: &str) -> bool {
        self.known.as_deref().is_some_and(|known| known.starts_with(prefix))
    }
}
