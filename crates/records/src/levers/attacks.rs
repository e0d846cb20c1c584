//! "Strikes on ports have grown": attacks of nobody are those of the one side that the article has attack.

use model::{
    draft::{EntityIx, LeverDraft, Party},
    record::LeverKind,
};

/// What attacks begin with, as verbs and as nouns.
const ATTACKS: &[&str] =
    &["attack", "strike", "shell", "bomb", "raid", "assault", "target", "barrage", "bombard", "airstrike"];
/// Nouns of attacks that need no owner to be attacks.
const NOUNS: &[&str] = &[
    "attacks",
    "strikes",
    "shelling",
    "bombing",
    "raids",
    "assaults",
    "barrages",
    "bombardment",
    "airstrikes",
];

/// Gives attacks without a doer the doer of those before them, where the article has one only.
pub(super) fn complete(text: &str, levers: &mut [LeverDraft]) {
    let mut known: Option<(EntityIx, Party)> = None;
    for lever in levers {
        if lever.kind != LeverKind::Pressure || !ATTACKS.iter().any(|a| begins(lever, text, a)) {
            continue;
        }
        match (lever.actor, known) {
            (Some(actor), before) => {
                let Some(entity) = actor.entity else { return };
                if before.is_some_and(|(e, _)| e != entity) {
                    return;
                }
                known = Some((entity, actor));
            }
            (None, Some((_, actor))) if NOUNS.iter().any(|n| begins(lever, text, n)) => {
                lever.actor = Some(actor);
                lever.rules.push("attacks-of-the-one-side".to_owned());
            }
            (None, _) => {}
        }
    }
}

/// True where the thing of the lever begins with `word`.
fn begins(lever: &LeverDraft, text: &str, word: &str) -> bool {
    let what = lever.what.slice(text);
    what.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn actors(text: &str) -> Vec<String> {
        let reading = Reading::negotiation(text);
        let name = |l: &model::draft::LeverDraft| l.actor.map_or("-", |p| reading.words(p.span)).to_owned();
        reading.drafts.levers.iter().map(name).collect()
    }

    #[test]
    fn strikes_of_nobody_are_those_of_the_side_that_strikes() {
        let found = actors(
            "Norway continues to target Chile's energy grid. Strikes on power plants have intensified.",
        );
        assert_eq!(found, ["Norway", "Norway"]);
    }

    #[test]
    fn of_two_sides_nobody_knows_whose() {
        let found = actors(
            "Norway continues to target Chile's energy grid. Chile continues to target oil facilities. \
             Strikes on power plants have intensified.",
        );
        assert_eq!(found.last().map(String::as_str), Some("-"));
    }
}
