//! An [`Analysis`](language::Analysis) becomes the records of that one article: statements, meetings, issues,
//! positions, proposals, levers, progress, figures, events. One small file a rule family; rules abstain on a tie.

pub mod events;
pub mod figures;
pub mod issues;
pub mod levers;
pub mod lexis;
pub mod meetings;
mod parties;
pub mod positions;
pub mod profile;
pub mod progress;
pub mod proposals;
mod sourcing;
pub mod stakes;
pub mod statements;

use language::Analysis;
use model::{Article, draft::Drafts};
use profile::Profiles;

/// Everything that one article says. A pure function of the article, the shipped data and the profiles.
#[must_use]
pub fn extract(article: &Article, analysis: &Analysis, profiles: &Profiles) -> Drafts {
    let mut drafts = Drafts {
        entities: analysis.entities.clone(),
        times: analysis.times.clone(),
        date_clues: analysis.date_clues.clone(),
        ..Drafts::default()
    };
    let context = Context { article, analysis, profiles };
    statements::find(&context, &mut drafts);
    meetings::find(&context, &mut drafts);
    events::find(&context, &mut drafts);
    stakes::find(&context, &mut drafts);
    drafts
}

/// What every rule family may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// The story kinds.
    pub profiles: &'a Profiles,
}
