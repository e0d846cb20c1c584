//! From a profile's text to lexicons; every mistake gets its line and column.

use toml::Spanned;

use super::{
    LeverAct, LeverThing, PartyAt, Profile, ProfileError, ProgressCue, StanceCue, TopicWord,
    file::{File, Words},
};
use crate::lexis::{Lexicon, Pattern};

/// Adds what `text` says to `profile`; name, title and threshold are those of the last text added.
pub(super) fn add(file: &str, text: &str, profile: &mut Profile) -> Result<(), ProfileError> {
    let at = |start: usize, message: String| {
        let (line, column) = place(text, start);
        ProfileError { file: file.to_owned(), line, column, message }
    };
    let parsed: File =
        toml::from_str(text).map_err(|e| at(e.span().map_or(0, |s| s.start), e.message().to_owned()))?;
    let reader = Reader { at: &at };
    profile.name = parsed.name;
    profile.title = parsed.title;
    profile.threshold = parsed.threshold.unwrap_or(3.0);
    if let Some(key) = &parsed.sums {
        profile.sums = Some(reader.topic(key, profile)?);
    }
    reader.all(&parsed.signs.strong, &mut profile.signs, || 2.0)?;
    reader.all(&parsed.signs.words, &mut profile.signs, || 1.0)?;
    reader.all(&parsed.process, &mut profile.process, || ())?;
    reader.all(&parsed.party_nouns, &mut profile.party_nouns, || ())?;
    for topic in &parsed.topic {
        let index = reader.topic(&topic.key, profile)?;
        reader.all(&topic.names, &mut profile.topic_words, || TopicWord { topic: index, alone: true })?;
        reader.all(&topic.words, &mut profile.topic_words, || TopicWord { topic: index, alone: false })?;
    }
    for table in &parsed.stance {
        for (words, party) in
            [(&table.acts, PartyAt::Subject), (&table.says, PartyAt::Speaker), (&table.nouns, PartyAt::Owner)]
        {
            let cue = StanceCue { stance: table.is, party, process: table.about.is_some() };
            reader.all(words, &mut profile.stances, || cue)?;
        }
    }
    for table in &parsed.progress {
        for (words, needs_process, fact) in
            [(&table.cues, false, false), (&table.beside_process, true, false), (&table.facts, false, true)]
        {
            reader.all(words, &mut profile.progress, || ProgressCue {
                measure: table.measure.as_str().into(),
                direction: table.direction,
                value: table.value,
                unit: table.unit.as_deref().map(Into::into),
                needs_process,
                fact,
            })?;
        }
    }
    for table in &parsed.lever {
        for (words, alone, deed) in
            [(&table.names, false, false), (&table.alone, true, false), (&table.deeds, true, true)]
        {
            reader.all(words, &mut profile.levers, || LeverThing { kind: table.kind, alone, deed })?;
        }
    }
    for table in &parsed.lever_act {
        reader.all(&table.acts, &mut profile.lever_acts, || LeverAct {
            status: table.status.as_str().into(),
            effect: table.effect,
        })?;
    }
    Ok(())
}

/// Adds patterns to lexicons and places their mistakes.
struct Reader<'a> {
    at: &'a dyn Fn(usize, String) -> ProfileError,
}

impl Reader<'_> {
    fn all<T>(&self, words: &Words, to: &mut Lexicon<T>, value: impl Fn() -> T) -> Result<(), ProfileError> {
        for word in words {
            let pattern =
                Pattern::parse(word.get_ref()).map_err(|e| (self.at)(word.span().start, e.to_string()))?;
            to.add(pattern, value());
        }
        Ok(())
    }

    /// Index of a topic; a key holds lower-case letters, digits and hyphens.
    fn topic(&self, key: &Spanned<String>, profile: &mut Profile) -> Result<u32, ProfileError> {
        let name = key.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(plain) {
            let message = format!("a topic's key holds lower-case letters, digits and hyphens: `{name}`");
            return Err((self.at)(key.span().start, message));
        }
        let index = profile.topics.iter().position(|t| t == name).unwrap_or_else(|| {
            profile.topics.push(name.clone());
            profile.topics.len() - 1
        });
        Ok(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// Line and column (in characters) of byte `at`, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
