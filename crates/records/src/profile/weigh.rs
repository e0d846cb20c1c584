//! How much an article speaks like a profile.

use model::BlockRole;

use super::{Profile, Profiles};
use crate::lexis::{View, apart};

/// The weight of every profile that has a sign in the article, the heaviest first, ties by name. Views are those
/// of the article's sentences, in order.
#[must_use]
pub fn weigh(profiles: &Profiles, views: &[View<'_>]) -> Vec<(String, f32)> {
    let mut weights: Vec<(String, f32)> = profiles
        .iter()
        .map(|p| (p.name.clone(), views.iter().map(|v| of(p, v)).sum::<f32>()))
        .filter(|(_, w)| *w > 0.0)
        .collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    weights
}

/// Weight of one sentence; a headline counts twice, a repetition not at all.
fn of(profile: &Profile, view: &View<'_>) -> f32 {
    let Some(sentence) = view.analysis.sentences.get(view.sentence as usize) else { return 0.0 };
    let factor = match sentence.role {
        _ if sentence.repeated => 0.0,
        BlockRole::Boilerplate | BlockRole::Byline | BlockRole::Caption => 0.0,
        BlockRole::Title => 2.0,
        _ => 1.0,
    };
    factor * apart(profile.signs.find(view)).iter().map(|f| *f.value).sum::<f32>()
}
