//! Where the blocks of an article stand in the bytes of its page.

use std::ops::Range;

use model::{Block, BlockRole, Span};

use super::{align::Letters, walk::Chunk};
use crate::encoding::{Places, Source};

/// A stretch of an article's text that is one paragraph of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Bytes of the page, where they are known.
    pub place: Option<Range<usize>>,
}

/// A page whose text has been taken out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'p> {
    /// Its markup, decoded.
    pub html: &'p str,
    /// How places in the markup become places in its bytes.
    pub source: &'p Source,
    /// All its paragraphs.
    pub all: &'p [Chunk],
}

impl Page<'_> {
    /// Gives each block its bytes, where they are found.
    pub(super) fn locate(&self, text: &str, stretches: &[Stretch], blocks: &mut [Block]) {
        let mut places = Places::new(self.source, self.html);
        // The letters of the whole page are read only for a block that brought no place.
        let mut letters: Option<Letters> = None;
        let (mut stretches, mut passed) = (stretches.iter().peekable(), 0);
        for block in blocks {
            let words = block.span.slice(text);
            let start = block.span.start as usize;
            while stretches.next_if(|s| s.range.end <= start).is_some() {}
            let stretch = stretches.peek().filter(|s| s.range.start <= start);
            let found = match stretch {
                None if block.role == BlockRole::Title => self.title(words),
                None => None,
                Some(Stretch { range, place: Some(place) }) => {
                    passed = place.end;
                    self.within(place, range.len() == words.len(), words)
                }
                Some(_) => {
                    let letters = letters.get_or_insert_with(|| Letters::of(self.html, 0..self.html.len()));
                    if passed > 0 {
                        letters.seek(passed);
                        passed = 0;
                    }
                    letters.find(words)
                }
            };
            block.source = found.and_then(|span| places.bytes(span));
        }
    }

    /// The bytes under `words` in a paragraph that stands at `place`, of which they are the whole or a part.
    fn within(&self, place: &Range<usize>, whole: bool, words: &str) -> Option<Span> {
        if whole {
            return Some(Span::of(place.clone()));
        }
        Letters::of(self.html, place.clone()).find(words)
    }

    /// The headline as the page shows it, else as its first element says it.
    fn title(&self, words: &str) -> Option<Span> {
        let shown = self.all.iter().filter(|c| c.text == words);
        let heading =
            shown.clone().find(|c| c.role == Some(BlockRole::Heading)).or_else(|| shown.clone().next());
        if let Some(place) = heading.and_then(|c| c.place.clone()) {
            return Some(Span::of(place));
        }
        let first =
            memchr::memmem::find(self.html.as_bytes(), words.as_bytes()).map(|at| at..at + words.len());
        first.map(Span::of)
    }
}
