//! What the words of the profile meet in one sentence, looked up once: several families of rules look at the same.

use crate::{
    lexis::{Found, View},
    profile::{LeverThing, Profile, StanceCue, TopicWord},
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
        Self {
            stances: profile.stances.find(view),
            process: profile.process.find(view),
            topics: profile.topic_words.find(view),
            levers: profile.levers.find(view),
        }
    }

    /// True when the sentence speaks of the process.
    pub(crate) fn of_process(&self) -> bool {
        !self.process.is_empty()
    }
}
