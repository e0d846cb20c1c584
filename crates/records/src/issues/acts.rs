//! Issues that an act names: "refused to resign", "threatened to refer the matter": where the object of a stance is an
//! infinitive and its own object names no issue, verb and object together do.

use std::collections::BTreeMap;

use model::{
    Span,
    draft::{IssueDraft, IssueMention},
    record::{IssueState, Stance},
};

use super::frames::complement;
use crate::{
    lexis::{Phrase, View},
    profile::{PartyAt, Profile},
    stakes::Ground,
};

/// The rule of these issues.
const RULE: &str = "frame-stance-act";

/// Verbs that name no act by themselves.
const EMPTY: &[&str] = &[
    "be",
    "have",
    "do",
    "make",
    "take",
    "get",
    "go",
    "come",
    "say",
    "tell",
    "see",
    "know",
    "think",
    "keep",
    "continue",
    "try",
    "help",
    "find",
    "work",
    "play",
    "look",
    "become",
    "remain",
    "ensure",
    "being",
    "having",
    "doing",
    "making",
    "taking",
    "saying",
    "let",
    "put",
    "give",
    "meet",
    "hold",
    "talk",
    "discuss",
    "negotiate",
    "attend",
    "visit",
    "travel",
    "meeting",
    "holding",
    "end",
    "resolve",
    "conclude",
    "reach",
    "resume",
    "begin",
    "start",
];

/// The issues that acts in the complements of stances name, where no mention in `known` lies in them.
pub(super) fn find(ground: &Ground<'_>, profile: &Profile, known: &[Span]) -> Vec<IssueDraft> {
    let mut found: BTreeMap<String, IssueDraft> = BTreeMap::new();
    for view in ground.views.iter().filter(|v| ground.is_report(v.sentence)) {
        for cue in &ground.cues(view.sentence).stances {
            let about_acts = !matches!(cue.value.stance, Stance::Denies | Stance::Defers | Stance::Blames);
            if cue.value.process || !about_acts || cue.value.party == PartyAt::Speaker {
                continue;
            }
            let complement = complement(profile, view, cue.end);
            let Some(act) = complement.act else { continue };
            let end = end(view, act, complement.phrase);
            let span = view.span(act, end);
            let talks = complement.phrase.is_some_and(|p| profile.process.find_at(view, p.head));
            if talks || EMPTY.contains(&view.norm(act)) || covered(span, known) {
                continue;
            }
            let key = key(view, act, complement.phrase);
            let issue = found.entry(key.clone()).or_insert_with(|| IssueDraft {
                key,
                tentative: true,
                mentions: Vec::new(),
                state: IssueState::Unknown,
                state_evidence: None,
                rules: vec![RULE.to_owned()],
            });
            if issue.mentions.last().is_none_or(|m| m.span.end <= span.start) {
                let repeated = ground.repeated(view.sentence);
                issue.mentions.push(IssueMention { span, label: span, repeated });
            }
        }
    }
    found.into_values().collect()
}

/// One past the act with its object, or the few words after it that say where or when.
fn end(view: &View<'_>, act: usize, phrase: Option<Phrase>) -> usize {
    match phrase {
        Some(phrase) => phrase.to,
        None => (act + 1..view.len())
            .take(6)
            .find(|i| {
                !matches!(view.tag(*i), "RB" | "RP" | "IN" | "DT" | "NN" | "NNS" | "NNP" | "PRP$" | "JJ")
            })
            .unwrap_or(act + 1),
    }
}

fn key(view: &View<'_>, act: usize, phrase: Option<Phrase>) -> String {
    let object = phrase.map_or("", |p| view.norm(p.head));
    format!("noun-to-{}{object}", view.norm(act)).replace(char::is_whitespace, "")
}

fn covered(span: Span, known: &[Span]) -> bool {
    let from = known.partition_point(|k| k.end <= span.start);
    known[from..].first().is_some_and(|k| k.start < span.end)
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    #[test]
    fn an_act_without_a_thing_is_the_issue() {
        let reading = Reading::negotiation("Ida Lund has refused to resign.");
        assert_eq!(reading.positions(), ["Ida Lund rejects noun-to-resign"]);
        assert!(reading.issues().contains(&"noun-to-resign: resign".to_owned()), "{:?}", reading.issues());
    }

    #[test]
    fn talks_are_no_act_of_their_own() {
        let reading = Reading::negotiation("Norway agreed to resume the talks.");
        assert!(reading.issues().iter().all(|i| !i.contains("-to-")), "{:?}", reading.issues());
    }
}
