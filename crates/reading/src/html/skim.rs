//! One pass over a page for all that needs no tree: its metadata, its paragraphs with their places, and the lean copy
//! that a tree is built from.

use super::{
    lean::Lean,
    metadata::{Found, Metadata},
    scan::{self, Attrs, Piece},
    walk::{Chunk, Walk},
};

/// What one pass gives.
#[derive(Debug)]
pub(super) struct Skim {
    /// What the page says of itself.
    pub meta: Metadata,
    /// All its paragraphs.
    pub chunks: Vec<Chunk>,
    /// The lean copy; `None` where the page is too large or too deep for a tree.
    pub lean: Option<String>,
}

/// Goes over a page once.
pub(super) fn skim(html: &str) -> Skim {
    let (mut found, mut walk, mut lean) = (Found::default(), Walk::default(), Lean::of(html));
    let mut attrs = Attrs::default();
    for piece in scan::pieces(html) {
        match piece {
            Piece::Open { name, tag, attrs: raw } => {
                attrs.read(raw);
                found.enter(name, &attrs);
                walk.enter(name, tag, &attrs, raw.len());
                lean.enter(name, tag, &attrs, raw.ends_with('/'));
            }
            Piece::Close { name, tag } => {
                found.leave(name);
                walk.leave(name, tag);
                lean.leave(name, tag);
            }
            Piece::Text { text, at } => {
                found.text(text);
                walk.text(text, at);
                lean.text(text);
            }
            Piece::Hidden { name, attrs, text } => {
                found.hidden(name, attrs, text);
                lean.hidden(name, attrs);
            }
        }
    }
    Skim { meta: found.settle(), chunks: walk.end(), lean: lean.end() }
}
