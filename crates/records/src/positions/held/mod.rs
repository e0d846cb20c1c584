//! Who holds what a cue says: the subject of a verb, the owner of a noun, the speaker of a statement.

mod gathered;
mod owner;
mod speaker;
mod subject;

pub(super) use owner::held_by_owner;
pub(super) use speaker::held_by_speaker;
pub(super) use subject::held_by_subject;

use model::{draft::Party, record::Stance};

/// A cue with its parties, before issue and evidence are known.
pub(super) struct Held {
    pub(super) stance: Stance,
    pub(super) parties: Vec<Party>,
    /// View positions of the words that count as evidence.
    pub(super) from: usize,
    pub(super) rule: &'static str,
}

/// What a stance becomes under "not"; `None` where nothing is said then.
fn against(stance: Stance) -> Option<Stance> {
    Some(match stance {
        Stance::Accepts | Stance::Open => Stance::Rejects,
        Stance::Supports => Stance::Opposes,
        Stance::Rejects | Stance::Opposes => Stance::Open,
        Stance::Optimistic => Stance::Cautious,
        _ => return None,
    })
}

fn be_form(word: &str) -> bool {
    matches!(word, "is" | "was" | "be" | "been" | "'s" | "remains" | "seems" | "appears")
}
