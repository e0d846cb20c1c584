//! What is at stake, by the profile's words and by frames.
//!
//! A mention is the shortest stretch that names the issue. Topics of the profile join their mentions under the
//! topic's key; an issue that only a frame shows ("the role of the guild") gets its own head words as key. Issues
//! that are counted and not named ("one last issue") are topics of their own and join nothing else.

mod frames;
mod mentions;
mod state;

use std::collections::BTreeMap;

use model::{
    BlockRole,
    draft::{Drafts, IssueDraft, IssueMention},
    record::IssueState,
};

use crate::stakes::Ground;

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    let Some(profile) = ground.profile else { return };
    let mut issues: BTreeMap<String, IssueDraft> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for view in &ground.views {
        let role = view.analysis.sentences.get(view.sentence as usize).map_or(BlockRole::Body, |s| s.role);
        if matches!(role, BlockRole::Title | BlockRole::Heading | BlockRole::Caption | BlockRole::Boilerplate)
        {
            continue;
        }
        let repeated = ground.repeated(view.sentence);
        for mention in mentions::read(profile, view) {
            let issue = issues.entry(mention.key.clone()).or_insert_with(|| {
                order.push(mention.key.clone());
                IssueDraft {
                    key: mention.key.clone(),
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
    drafts.issues.extend(order.into_iter().filter_map(|key| issues.remove(&key)));
}
