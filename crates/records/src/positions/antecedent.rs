//! "It is wrong", "this would be a mistake": what a pronoun in an appraisal stands for, one or two sentences back.

use model::{draft::IssueRef, record::Stance};

use super::named::{Mentioned, Named};
use crate::{
    lexis::{Found, View},
    profile::{PartyAt, StanceCue},
};

/// How many sentences back a pronoun may point.
const BACK: u32 = 2;

/// The issue last named before a sentence whose appraisal has a pronoun for its subject. `None` for other stances and
/// where the sentence has no such pronoun before the cue.
pub(super) fn issue(view: &View<'_>, named: &Named<'_>, cue: &Found<'_, StanceCue>) -> Option<IssueRef> {
    let appraises = matches!(cue.value.stance, Stance::Opposes | Stance::Supports | Stance::Rejects);
    if !appraises || cue.value.party != PartyAt::Speaker || !pronoun_before(view, cue.start) {
        return None;
    }
    (1..=BACK).find_map(|back| {
        let before = view.sentence.checked_sub(back)?;
        let Mentioned { known, proposed } = named.at(before);
        let (_, key) = known.last().or(proposed.last())?;
        Some(match *key {
            "unnamed-several" => IssueRef::Process,
            key => IssueRef::Key(key.to_owned()),
        })
    })
}

/// True where a pronoun that can stand for a thing or an act is the near subject.
fn pronoun_before(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| matches!(view.norm(i), "it" | "this" | "that" | "these" | "they"))
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    #[test]
    fn a_pronoun_takes_the_issue_of_the_sentence_before() {
        let reading = Reading::negotiation("Norway offered a ceasefire. \"It is a mistake,\" Ida Lund said.");
        assert_eq!(reading.positions(), ["Norway offers ceasefire", "Ida Lund opposes ceasefire"]);
    }

    #[test]
    fn a_thing_of_its_own_takes_none() {
        let reading =
            Reading::negotiation("Norway offered a ceasefire. \"The weather is a disaster,\" Ida Lund said.");
        assert_eq!(reading.positions(), ["Norway offers ceasefire"]);
    }

    #[test]
    fn a_denied_appraisal_takes_no_side_against() {
        let reading =
            Reading::negotiation("Norway offered a ceasefire. \"It is not a mistake,\" Ida Lund said.");
        assert_eq!(reading.positions(), ["Norway offers ceasefire"]);
    }

    #[test]
    fn what_somebody_calls_a_plan_takes_a_side() {
        let reading = Reading::negotiation(
            "Ida Lund called the ceasefire a mistake. Norway was disappointed by the ceasefire.",
        );
        assert_eq!(reading.positions(), ["Ida Lund opposes ceasefire", "Norway opposes ceasefire"]);
    }
}
