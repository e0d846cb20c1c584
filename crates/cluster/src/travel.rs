//! How an article with what it says, and what it is grouped by, travel between machines. Good only between programs of one
//! version.

use std::io::{Read as _, Result};

use dossier::Read;
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use model::{Article, draft::Drafts};
use serde::{Deserialize, Serialize};
use stories_of::events::{EventInput, Terms, spread::UNDATED};

#[derive(Serialize)]
struct Leaving<'a> {
    article: &'a Article,
    drafts: &'a Drafts,
}

#[derive(Deserialize)]
struct Arriving {
    article: Article,
    drafts: Drafts,
}

/// Packs an article with what it says, to a tenth.
pub(crate) fn pack(read: &Read) -> Result<Vec<u8>> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(&mut packer, &Leaving { article: &read.article, drafts: &read.drafts })?;
    packer.finish()
}

/// Unpacks it, under the id that it has among all.
pub(crate) fn unpack(packed: &[u8], id: &str) -> Result<Read> {
    let mut json = Vec::with_capacity(packed.len() * 8);
    ZlibDecoder::new(packed).read_to_end(&mut json)?;
    let Arriving { article, drafts } = serde_json::from_slice(&json)?;
    Ok(Read { article: Article { id: id.to_owned(), ..article }, drafts, copied: None })
}

/// What an article is put into events by, without its id.
pub(crate) fn pack_event(event: &EventInput) -> Vec<u8> {
    let (first, last) = event.days.unwrap_or((UNDATED, UNDATED));
    [first.to_le_bytes(), last.to_le_bytes()].concat().into_iter().chain(event.terms.to_bytes()).collect()
}

/// The same again, under an id; `None` for anything else.
pub(crate) fn unpack_event(bytes: &[u8], id: &str) -> Option<EventInput> {
    let (first, rest) = bytes.split_first_chunk::<4>()?;
    let (last, terms) = rest.split_first_chunk::<4>()?;
    let days = (i32::from_le_bytes(*first), i32::from_le_bytes(*last));
    let days = (days.0 != UNDATED).then_some(days);
    Some(EventInput { id: id.to_owned(), terms: Terms::of_bytes(terms)?, days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_travels_comes_as_it_was() {
        let article = Article {
            id: "a".into(),
            text: "The envoys met in Oslo on Monday, officials said. 3.5 million crowns were at stake."
                .into(),
            ..Article::default()
        };
        let read = engine::read_article(article, &engine::Profiles::shipped());
        let back = unpack(&pack(&read).unwrap(), "a-2").unwrap();
        assert_eq!((&back.article.text, &back.drafts), (&read.article.text, &read.drafts));
        assert_eq!(back.article.id, "a-2");
        assert!(unpack(b"abc", "a").is_err());
    }

    #[test]
    fn days_and_terms_travel() {
        for days in [None, Some((7, 9))] {
            let event = EventInput { id: "a".into(), terms: Terms::of("Kroll met Vasc in Lorn."), days };
            let back = unpack_event(&pack_event(&event), "b").unwrap();
            assert_eq!((back.days, back.terms, back.id), (event.days, event.terms, "b".to_owned()));
        }
        assert!(unpack_event(b"abcdefghi", "a").is_none());
    }
}
