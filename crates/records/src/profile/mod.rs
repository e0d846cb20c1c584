//! Profiles: what makes a story a negotiation, a strike, a merger is data in `profiles/*.toml`.
//!
//! A profile is a text file ([`file`] mirrors it); it is compiled once ([`compile`]) into lexicons that rules
//! look words up in. What every kind of story shares (stances, words of progress) stands in
//! `profiles/common.toml` and is added to each. An article is read with the profile whose words weigh most in it
//! ([`weigh`]); an article of no kind is read with what all kinds share.

mod compile;
mod file;
mod weigh;

use std::sync::{Arc, OnceLock};

use model::record::{LeverKind, ProgressDirection, Stance};
use thiserror::Error;

pub use weigh::weigh;

use crate::lexis::Lexicon;

/// The profiles that ship, by file name.
const SHIPPED: &[(&str, &str)] = &[
    ("negotiation.toml", include_str!("../../../../profiles/negotiation.toml")),
    ("strike.toml", include_str!("../../../../profiles/strike.toml")),
    ("merger.toml", include_str!("../../../../profiles/merger.toml")),
    ("trial.toml", include_str!("../../../../profiles/trial.toml")),
    ("disaster.toml", include_str!("../../../../profiles/disaster.toml")),
];

/// What all kinds of stories share, by file name.
const SHARED: &[(&str, &str)] = &[
    ("common.toml", include_str!("../../../../profiles/common.toml")),
    ("stances.toml", include_str!("../../../../profiles/stances.toml")),
    ("pressure.toml", include_str!("../../../../profiles/pressure.toml")),
    ("headway.toml", include_str!("../../../../profiles/headway.toml")),
];

/// What all kinds of stories share, read.
fn shared() -> Result<Profile, ProfileError> {
    let mut profile = Profile::default();
    for (file, text) in SHARED {
        compile::add(file, text, &mut profile)?;
    }
    Ok(profile)
}

/// The story kinds that are read.
#[derive(Clone, Debug, Default)]
pub struct Profiles {
    all: Vec<Arc<Profile>>,
    /// What every kind of story shares, for articles that are of no kind.
    common: Option<Arc<Profile>>,
}

/// What is wrong with a profile, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct ProfileError {
    /// The file as the user named it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl Profiles {
    /// The shipped profiles, which are put together once. A test holds that each of them can be read.
    #[must_use]
    pub fn shipped() -> Self {
        static SHIPPED: OnceLock<Profiles> = OnceLock::new();
        SHIPPED.get_or_init(Self::read_shipped).clone()
    }

    fn read_shipped() -> Self {
        let Ok(common) = shared() else { return Self::default() };
        let read = |(file, text): &(&str, &str)| Self::over(common.clone(), file, text).ok();
        Self {
            all: SHIPPED.iter().filter_map(read).map(Arc::new).collect(),
            common: Some(Arc::new(common.clone())),
        }
    }

    /// Adds a profile of the user's own; it takes the place of a shipped one of the same name.
    ///
    /// # Errors
    /// When the text is no profile; the error names the line and the column.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), ProfileError> {
        let profile = Self::read(file, text)?;
        self.all.retain(|p| p.name != profile.name);
        self.all.push(Arc::new(profile));
        Ok(())
    }

    /// The profiles, in a stable order.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.all.iter().map(AsRef::as_ref)
    }

    /// The profile of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Profile> {
        self.iter().find(|p| p.name == name)
    }

    /// The profile of an article with these weights, heaviest first: the heaviest where it is heavy enough, else
    /// what all kinds of stories share.
    #[must_use]
    pub fn pick(&self, weights: &[(String, f32)]) -> Option<&Profile> {
        let heaviest = weights.first().and_then(|(name, weight)| {
            self.get(name)
                .filter(|p| *weight >= if self.common.is_some() { p.threshold / 2.0 } else { p.threshold })
        });
        heaviest.or(self.common.as_deref())
    }

    /// These profiles without all but the one of this name; `None` where there is none.
    #[must_use]
    pub fn only(&self, name: &str) -> Option<Self> {
        let all: Vec<Arc<Profile>> = self.all.iter().filter(|p| p.name == name).cloned().collect();
        (!all.is_empty()).then_some(Self { all, common: None })
    }

    fn read(file: &str, text: &str) -> Result<Profile, ProfileError> {
        Self::over(shared()?, file, text)
    }

    /// What `text` says, added to what all kinds share.
    fn over(mut shared: Profile, file: &str, text: &str) -> Result<Profile, ProfileError> {
        compile::add(file, text, &mut shared)?;
        Ok(shared)
    }
}

/// One kind of story, ready to look words up in.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Its name ("negotiation").
    pub name: String,
    /// Its name for readers.
    pub title: String,
    /// The weight from which an article is of this kind.
    pub threshold: f32,
    /// Words that show the kind, with their weights.
    pub signs: Lexicon<f32>,
    /// Words for the process as a whole ("talks", "deal").
    pub process: Lexicon<()>,
    /// Index in `topics` of what bare amounts are about ("offered four percent").
    pub sums: Option<u32>,
    /// Keys of its topics.
    pub topics: Vec<String>,
    /// Words of its topics.
    pub topic_words: Lexicon<TopicWord>,
    /// Words of stance.
    pub stances: Lexicon<StanceCue>,
    /// Words of progress.
    pub progress: Lexicon<ProgressCue>,
    /// Things to press or to lure with.
    pub levers: Lexicon<LeverThing>,
    /// What is done with them.
    pub lever_acts: Lexicon<LeverAct>,
    /// Heads of noun phrases that name a party ("officials", "union").
    pub party_nouns: Lexicon<()>,
}

impl Profile {
    /// True for a kind of story; what all kinds share has no signs of its own.
    #[must_use]
    pub fn of_kind(&self) -> bool {
        !self.signs.is_empty()
    }
}

/// A word of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicWord {
    /// Index in [`Profile::topics`].
    pub topic: u32,
    /// True when the words alone name the issue; else they need a frame around them ("the question of …").
    pub alone: bool,
}

/// Where the party of a stance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyAt {
    /// Subject of the words.
    Subject,
    /// Speaker of the statement that the words stand in.
    Speaker,
    /// Owner of the noun ("Moscow's refusal").
    Owner,
}

/// A word of stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StanceCue {
    /// Which.
    pub stance: Stance,
    /// Whose.
    pub party: PartyAt,
    /// True when it is about the process even where an issue stands near.
    pub process: bool,
}

/// A word of progress.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressCue {
    /// What is measured.
    pub measure: Box<str>,
    /// Which way.
    pub direction: ProgressDirection,
    /// The value, where the words imply one ("one last issue" is 1).
    pub value: Option<f64>,
    /// Unit of the number.
    pub unit: Option<Box<str>>,
    /// True when a word for the process must stand in the sentence.
    pub needs_process: bool,
    /// True when its verb must be said as a fact: "resumed talks", not "could resume talks".
    pub fact: bool,
}

/// A thing to press or to lure with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeverThing {
    /// Which sort when it is applied.
    pub kind: LeverKind,
    /// True when the words alone, with no act, are a lever ("bargaining chip").
    pub alone: bool,
    /// True when they are a verb with its object ("closed the border").
    pub deed: bool,
}

/// What is done with a lever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverAct {
    /// As a lemma ("impose").
    pub status: Box<str>,
    /// What it makes of the thing.
    pub effect: Effect,
}

/// What an act makes of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It is used: pressure presses, an incentive lures.
    Apply,
    /// It is held back: pressure spared or help refused.
    Hold,
    /// It is taken away: pressure lifted lures.
    Lift,
    /// It is laid on the table: whatever it is, it lures.
    Offer,
    /// It is up for bargaining.
    Bargain,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_can_be_read() {
        assert_eq!(shared().map(|p| p.stances.is_empty()), Ok(false));
        for (file, text) in SHIPPED {
            let profile = Profiles::read(file, text).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(format!("{}.toml", profile.name), *file);
            assert!(!profile.signs.is_empty() && !profile.topics.is_empty(), "{file}");
        }
        assert_eq!(Profiles::shipped().iter().count(), SHIPPED.len());
    }

    #[test]
    fn a_mistake_is_named_with_line_and_column() {
        let bad = "name = \"x\"\ntitle = \"X\"\nthreshold = 2\nprocess = [\"talk\", \"Kyiv\"]\n";
        let error = Profiles::default().add("x.toml", bad).unwrap_err();
        assert_eq!((error.line, error.column), (4, 20));
        assert!(error.to_string().starts_with("x.toml:4:20: "), "{error}");

        let typo = "name = \"x\"\ntitle = \"X\"\n\n[[topics]]\nkey = \"a\"\n";
        let error = Profiles::default().add("x.toml", typo).unwrap_err();
        assert_eq!(error.line, 4);
    }

    #[test]
    fn a_profile_of_the_same_name_takes_the_place() {
        let mut profiles = Profiles::shipped();
        let count = profiles.iter().count();
        let own = "name = \"strike\"\ntitle = \"Mine\"\n[signs]\nwords = [\"picket\"]\n[[topic]]\nkey = \"pay\"\nnames = [\"pay\"]\n";
        profiles.add("own.toml", own).unwrap();
        assert_eq!(profiles.iter().count(), count);
        assert_eq!(profiles.get("strike").map(|p| p.title.as_str()), Some("Mine"));
    }
}
