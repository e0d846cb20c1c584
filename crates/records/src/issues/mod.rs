//! What is at stake, by the profile's words and by frames.
//!
//! A mention is the shortest stretch that names the issue. Topics of the profile join their mentions under the
//! topic's key; an issue that only a frame shows ("the role of the guild") gets its own head words as key. Issues
//! that are counted and not named ("one last issue") are topics of their own and join nothing else.

mod acts;
mod emergent;
pub(crate) mod frames;
mod mentions;
mod nouns;
mod state;

use std::collections::BTreeMap;

use model::{
    draft::{Drafts, IssueDraft, IssueMention, IssueRef},
    record::IssueState,
};

use frames::Frame;

use crate::{lexis::View, profile::Profile, stakes::Ground};

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    let Some(profile) = ground.profile else { return };
    let mut issues: BTreeMap<String, IssueDraft> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let frames: Vec<Vec<Frame>> = ground.views.iter().map(|v| framed(ground, profile, v)).collect();
    for (view, frames) in ground.views.iter().zip(&frames) {
        if !ground.is_report(view.sentence) {
            continue;
        }
        let repeated = ground.repeated(view.sentence);
        for mention in mentions::read(profile, view, &ground.cues(view.sentence).topics, frames) {
            let issue = issues.entry(mention.key.clone()).or_insert_with(|| {
                order.push(mention.key.clone());
                IssueDraft {
                    key: mention.key.clone(),
                    tentative: false,
                    mentions: Vec::new(),
                    state: IssueState::Unknown,
                    state_evidence: None,
                    rules: Vec::new(),
                }
            });
            let (span, label) =
                (view.span(mention.from, mention.to), view.span(mention.label.0, mention.label.1));
            issue.mentions.push(IssueMention { span, label, repeated });
            if !issue.rules.iter().any(|r| r == mention.rule) {
                issue.rules.push(mention.rule.to_owned());
            }
            // The last word on it holds.
            if !repeated && let Some((state, span)) = state::near(view, mention.from, mention.to) {
                issue.state = state;
                issue.state_evidence = Some(span);
            }
        }
    }
    let mut known: Vec<model::Span> =
        issues.values().flat_map(|i| i.mentions.iter().map(|m| m.span)).collect();
    known.sort_unstable();
    drafts.issues.extend(order.into_iter().filter_map(|key| issues.remove(&key)));
    let emergent = emergent::find(ground, profile, &frames, &known);
    // A phrase that frames propose names the issue better than the act around it.
    known.extend(
        emergent.iter().filter(|i| emergent::is_framed(i)).flat_map(|i| i.mentions.iter().map(|m| m.span)),
    );
    known.sort_unstable();
    drafts.issues.extend(emergent);
    drafts.issues.extend(acts::find(ground, profile, &known));
}

/// The frames of a sentence of the report; none in headlines, captions and furniture.
fn framed(ground: &Ground<'_>, profile: &Profile, view: &View<'_>) -> Vec<Frame> {
    if !ground.is_report(view.sentence) {
        return Vec::new();
    }
    frames::read(profile, view, ground.cues(view.sentence))
}

/// The rule of a tentative issue on which some side takes a stance.
const HELD: &str = "stance-held";

/// Marks the tentative issues that positions are about.
pub(crate) fn confirm(drafts: &mut Drafts) {
    for issue in drafts.issues.iter_mut().filter(|i| i.tentative) {
        let on = |p: &model::draft::PositionDraft| matches!(&p.issue, IssueRef::Key(k) if *k == issue.key);
        if drafts.positions.iter().any(on) {
            issue.rules.push(HELD.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use model::record::IssueState;

    use crate::stakes::testing::Reading;

    fn issues(text: &str) -> Vec<String> {
        Reading::negotiation(text).issues()
    }

    #[test]
    fn words_that_stand_alone_and_words_that_need_a_frame() {
        assert_eq!(
            issues("Norway wants binding security guarantees."),
            ["security-guarantees: binding security guarantees"]
        );
        assert_eq!(issues("They disagreed on the question of land."), ["territory: question of land"]);
        assert_eq!(issues("The farmer bought land near the river."), Vec::<String>::new());
    }

    #[test]
    fn gaps_on_one_thing_and_another() {
        let found = issues("Gaps on prisoners and harbour fees remain.");
        assert_eq!(found, ["prisoners: prisoners", "noun-harbour-fee: harbour fees"]);
    }

    #[test]
    fn what_is_called_the_last_issue_is_not_another_issue() {
        assert_eq!(issues("Prisoners remained the last issue."), ["prisoners: Prisoners"]);
        let left = "The sides settled the border, leaving prisoners as the last issue.";
        assert!(issues(left).contains(&"prisoners: prisoners".to_owned()), "{:?}", issues(left));
        assert!(!issues(left).iter().any(|i| i.contains("last issue")));
        assert_eq!(issues("There is one last issue."), ["unnamed-last: one last issue"]);
    }

    #[test]
    fn one_unnamed_issue_is_not_several() {
        assert_eq!(issues("The talks are down to one last issue."), ["unnamed-last: one last issue"]);
        assert_eq!(
            issues("Several thorny questions remain open."),
            ["unnamed-several: Several thorny questions"]
        );
    }

    #[test]
    fn an_issue_named_after_all_is_no_unnamed_one() {
        let found = issues("The final issues, including questions of sovereignty, were left to the mayors.");
        assert!(found.iter().all(|i| !i.starts_with("unnamed")), "{found:?}");
    }

    #[test]
    fn the_role_of_somebody_is_an_issue_of_its_own() {
        assert_eq!(
            issues("The envoys discussed the role of regional mediators in a deal."),
            ["role-regional-mediators: the role of regional mediators"]
        );
    }

    #[test]
    fn a_body_is_not_an_issue_for_its_name() {
        let found = issues("Anna Berg of the World Food Investment Fund spoke first.");
        assert!(found.iter().all(|i| !i.starts_with("economy")), "{found:?}");
    }

    #[test]
    fn state_by_the_words_around() {
        let state = |text: &str| Reading::negotiation(text).drafts.issues.first().map(|i| i.state);
        assert_eq!(state("The fate of the nuclear power plant remains unresolved."), Some(IssueState::Open));
        assert_eq!(state("A ceasefire was agreed at midnight."), Some(IssueState::Agreed));
        assert_eq!(state("A ceasefire has not been agreed."), Some(IssueState::Open));
    }
}
