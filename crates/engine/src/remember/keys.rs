//! What grouping needs of each article of a store, kept in it: a store is grouped anew without reading its texts again,
//! and comes out as if they had been.

use std::collections::BTreeMap;

use model::Article;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Store, StoreError, Unkeyed};
use stories::copies::{CopyInput, Limits, Shingles, find_among, met};
use stories::events::{EventInput, Terms};

use crate::copies::{Counted, credits_a_wire, date};
use crate::groups;

/// Names the state of what makes keys: another program makes them anew.
const MADE_BY: &str = env!("THROUGHLINE_GROUPERS");

/// Articles whose keys are made at once.
const BATCH: usize = 512;

/// What grouping needs of one article.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    head: Head,
    input: Input,
    shingles: Shingles,
}

/// Its terms, under its id.
type Input = (String, Terms);

/// What an article says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    outlet: Option<String>,
    date: Option<String>,
    days: Option<(i32, i32)>,
    wire: bool,
    /// Hash of the article's frame without its id.
    frame: String,
}

/// The keys of all articles in the order of their ids; those that are missing are made.
pub(super) fn keys(store: &mut Store) -> Result<Vec<Key>, StoreError> {
    loop {
        let fresh = store.unkeyed(MADE_BY, BATCH)?;
        if fresh.is_empty() {
            break;
        }
        let made: Vec<(&Unkeyed, Vec<u8>)> =
            fresh.par_iter().map(|u| (u, Key::of(&u.article).bytes())).collect();
        store.put_keys(MADE_BY, &made)?;
    }
    let kept = store.keys(MADE_BY)?;
    Ok(kept.into_iter().filter_map(|(id, bytes)| Key::read(id, &bytes)).collect())
}

impl Key {
    fn of(article: &Article) -> Self {
        let text = Counted::of(article).text;
        let EventInput { id, terms, days } = groups::input(article, &text);
        let frame = Article { id: String::new(), text: String::new(), ..article.clone() };
        let frame = serde_json::to_string(&frame).unwrap_or_default();
        let head = Head {
            outlet: article.outlet.clone(),
            date: date(article),
            days,
            wire: credits_a_wire(article),
            frame: store::sha256(&[frame.as_bytes()]),
        };
        Self { head, input: (id, terms), shingles: Shingles::of(&text) }
    }

    /// The article's id.
    pub(super) fn id(&self) -> &str {
        &self.input.0
    }

    /// What a story that holds the article rests on: all but its words, of which the frame has the hash.
    pub(super) fn rests(&self) -> String {
        store::sha256(&[self.id().as_bytes(), self.head.frame.as_bytes()])
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [serde_json::to_vec(&self.head).unwrap_or_default(), self.input.1.to_bytes()] {
            bytes.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend(part);
        }
        bytes.extend(self.shingles.words.to_le_bytes());
        bytes.extend(self.shingles.sample.iter().flat_map(|s| s.to_le_bytes()));
        bytes
    }

    fn read(id: String, bytes: &[u8]) -> Option<Self> {
        let (head, rest) = part(bytes)?;
        let (terms, rest) = part(rest)?;
        let (words, sample) = rest.split_first_chunk::<4>()?;
        let (sample, left) = sample.as_chunks::<8>();
        let sample = sample.iter().map(|s| u64::from_le_bytes(*s)).collect();
        left.is_empty().then_some(())?;
        Some(Self {
            head: serde_json::from_slice(head).ok()?,
            input: (id, Terms::of_bytes(terms)?),
            shingles: Shingles { sample, words: u32::from_le_bytes(*words) },
        })
    }
}

/// A part behind its length, and what follows it.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// The lead copy of each article, if it is a copy: only the texts of articles that meet another are read.
pub(super) fn leads(store: &Store, keys: &[Key]) -> Result<Vec<Option<String>>, StoreError> {
    let limits = Limits::default();
    let shingles: Vec<Shingles> = keys.iter().map(|k| k.shingles.clone()).collect();
    let mut inputs: Vec<CopyInput<'_>> = keys
        .iter()
        .map(|k| CopyInput {
            id: k.id(),
            text: "",
            outlet: k.head.outlet.as_deref(),
            date: k.head.date.as_deref(),
            wire: k.head.wire,
        })
        .collect();
    let met = met(&inputs, &shingles, &limits);
    let ids: Vec<&str> = met.iter().filter_map(|i| inputs.get(*i as usize)).map(|i| i.id).collect();
    let texts: BTreeMap<String, String> =
        store.these(&ids)?.iter().map(|a| (a.id.clone(), Counted::of(a).text)).collect();
    for input in &mut inputs {
        input.text = texts.get(input.id).map_or("", String::as_str);
    }
    let found = find_among(&inputs, &shingles, &limits);
    Ok(found.copy_of.iter().map(|lead| Some(inputs.get((*lead)? as usize)?.id.to_owned())).collect())
}

/// Which event and story each article belongs to.
pub(super) fn belong(keys: &[Key]) -> Vec<groups::Belongs> {
    let input = |k: &Key| EventInput { id: k.id().to_owned(), terms: k.input.1.clone(), days: k.head.days };
    groups::belong(&keys.iter().map(input).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_was_kept_is_the_same_key() {
        let article = Article {
            id: "a".into(),
            text: "The envoys met in Oslo on Monday, officials said, and will meet again in June.".into(),
            outlet: Some("Harrow Courier".into()),
            ..Article::default()
        };
        let key = Key::of(&article);
        let bytes = key.bytes();
        assert_eq!(Key::read("a".into(), &bytes), Some(key));
        for end in [0, 3, 9, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(Key::read("a".into(), &bytes[..end]), None, "cut at {end}");
        }
    }
}
