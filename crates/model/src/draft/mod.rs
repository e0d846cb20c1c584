//! Drafts: what one article says, still symbolic, with byte spans into its stored text.
//!
//! Everything here is a function of one article, the shipped data and the profiles, and may be cached by their
//! hashes. References are indices into the lists of the same [`Drafts`]. The dossier resolves them for a story.

mod entity;
mod event;
mod issue;
mod measure;
mod meeting;
mod position;
mod statement;

pub use entity::{EntityMention, LocalEntity, RoleAt};
pub use event::EventDraft;
pub use issue::{IssueDraft, IssueMention};
pub use measure::{Approx, FigureDraft, FigureValue, ProgressDraft};
pub use meeting::{MeetingDraft, MeetingMention, Place};
pub use position::{IssueRef, LeverDraft, PositionDraft, ProposalDraft};
pub use statement::{ChainLink, StatementDraft};

use serde::{Deserialize, Serialize};

use crate::{Span, Timex};

/// Index of an entity in [`Drafts::entities`].
pub type EntityIx = u32;
/// Index of a time in [`Drafts::times`].
pub type TimeIx = u32;
/// Index of a statement in [`Drafts::statements`].
pub type StatementIx = u32;

/// Who or what fills a place in a record: the words, and the entity behind them when the article tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Party {
    /// The words ("Varga", "he", "Danish officials").
    pub span: Span,
    /// The entity, `None` where the article leaves it open.
    pub entity: Option<EntityIx>,
}

/// A clue to an article's own date, before it is weighed against the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateClue {
    /// Name of the rule.
    pub rule: String,
    /// The words that give it.
    pub span: Span,
    /// What it says of the article's date.
    pub says: DateConstraint,
}

/// What a clue says of the date D of its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateConstraint {
    /// D lies within these days.
    Within(crate::Interval),
    /// D is this day of the week (1 = Monday), as in "said Thursday … later in the day".
    Weekday(u8),
    /// D is the day that time `time` names (a date line).
    On {
        /// The time whose day is meant.
        time: TimeIx,
    },
    /// D lies near the days that time `time` may name, in whatever year.
    Near {
        /// The time whose day is meant.
        time: TimeIx,
        /// D is no earlier than that time's first day plus this many days.
        from: i32,
        /// D is no later than that time's last day plus this many days.
        to: i32,
    },
    /// D lies near a recurring event, in whatever year.
    Recurring {
        /// Key in the table of feasts and recurring events.
        key: String,
        /// D is no earlier than the event's first day plus this many days.
        from: i32,
        /// D is no later than the event's last day plus this many days.
        to: i32,
    },
    /// The month and day that time `time` names will be so many years after the affair of the story began: "Feb. 24
    /// will mark four years since". Needs a [`DateConstraint::Origin`] of the story.
    Anniversary {
        /// The time that names the day, where the text says it.
        time: Option<TimeIx>,
        /// How many years.
        years: u16,
    },
    /// So many years have passed since the affair of the story began: "the nearly four-year war". Needs an
    /// [`DateConstraint::Origin`] of the story.
    Elapsed {
        /// How many years.
        years: u16,
        /// D is no earlier than the beginning plus the years plus this many months.
        from: i16,
        /// D is no later than the beginning plus the years plus this many months.
        to: i16,
    },
    /// The affair of the story began at time `time`: "launched its invasion in February 2022". Says nothing of D.
    Origin {
        /// The time.
        time: TimeIx,
    },
}

/// Everything that one article says, before the story is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drafts {
    /// People, organisations, governments, groups, places and anonymous sources, one entry each.
    pub entities: Vec<LocalEntity>,
    /// Time expressions, in text order.
    pub times: Vec<Timex>,
    /// Clues to the article's own date.
    pub date_clues: Vec<DateClue>,
    /// Who said what.
    pub statements: Vec<StatementDraft>,
    /// Who meets whom.
    pub meetings: Vec<MeetingDraft>,
    /// Other events.
    pub events: Vec<EventDraft>,
    /// What is at stake.
    pub issues: Vec<IssueDraft>,
    /// Where each side stands.
    pub positions: Vec<PositionDraft>,
    /// Offers and drafts of an agreement.
    pub proposals: Vec<ProposalDraft>,
    /// Pressure, incentives, what is withheld.
    pub levers: Vec<LeverDraft>,
    /// How far along it is, and whose word that is.
    pub progress: Vec<ProgressDraft>,
    /// Numbers that can be compared.
    pub figures: Vec<FigureDraft>,
    /// Weight of each profile that spoke up in this article, by profile name.
    pub profiles: Vec<(String, f32)>,
}
