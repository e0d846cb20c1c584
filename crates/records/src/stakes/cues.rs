//! What the words of the profile meet in one sentence, looked up once: several families of rules look at the same.

use crate::{
    lexis::{Found, View},
    profile::{LeverThing, Profile, StanceCue, TopicWord},
    sourcing::is_sourcing,
};

/// The matches of one sentence, each list as [`crate::lexis::Lexicon::find`] gives it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cues<'a> {
    /// Words of stance.
    pub(crate) stances: Vec<Found<'a, StanceCue>>,
    /// Words for the process as a whole.
    pub(crate) process: Vec<Found<'a, ()>>,
    /// Words of topics.
    pub(crate) topics: Vec<Found<'a, TopicWord>>,
    /// Things to press or to lure with.
    pub(crate) levers: Vec<Found<'a, LeverThing>>,
}

impl<'a> Cues<'a> {
    /// The matches of a profile in one sentence.
    pub(crate) fn of(profile: &'a Profile, view: &View<'_>) -> Self {
        let is_terms = |at: usize| is_sourcing((at..view.len()).map(|i| view.norm(i)));
        let mut stances = profile.stances.find(view);
        stances.retain(|c| !is_terms(c.start));
        let mut levers = profile.levers.find(view);
        levers.retain(|c| !is_terms(c.start));
        let (process, topics) = (profile.process.find(view), profile.topic_words.find(view));
        Self { stances, process, topics, levers }
    }

    /// True when the sentence speaks of the process.
    pub(crate) fn of_process(&self) -> bool {
        !self.process.is_empty()
    }
}
