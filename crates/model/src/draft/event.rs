//! Events other than meetings, coded the PLOVER way.

use serde::{Deserialize, Serialize};

use crate::{Span, record::EventStatus};

use super::{Party, Place, TimeIx};

/// One event of one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDraft {
    /// The words.
    pub span: Span,
    /// The verb or noun that names it, as a lemma.
    pub action: String,
    /// PLOVER category ("ASSAULT", "CONSULT"), or none.
    pub plover: Option<String>,
    /// Who acts.
    pub actor: Option<Party>,
    /// On whom.
    pub recipient: Option<Party>,
    /// When.
    pub when: Option<TimeIx>,
    /// Where.
    pub place: Option<Place>,
    /// Whether it happened.
    pub status: EventStatus,
    /// Names of the rules that made it.
    pub rules: Vec<String>,
}
