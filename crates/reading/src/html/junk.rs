//! What the class and id of an element say of it.

use std::sync::LazyLock;

use facts::hash::Map;

use super::{entities, scan::Attrs};

/// What an element's labels say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Labels(u8);

const IS_ASIDE: u8 = 1;
const IS_COMMENTS: u8 = 1 << 1;
const IS_CAPTION: u8 = 1 << 2;
const IS_BYLINE: u8 = 1 << 3;

/// A word of a class that marks what stands beside the report.
const ASIDE: &[&str] = &[
    "related",
    "newsletter",
    "newsletters",
    "share",
    "sharing",
    "sharedaddy",
    "social",
    "promo",
    "promoted",
    "subscribe",
    "subscription",
    "signup",
    "advert",
    "advertisement",
    "ads",
    "ad",
    "sponsored",
    "sponsor",
    "recommended",
    "recommendations",
    "recirc",
    "trending",
    "popular",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "taglist",
    "toolbar",
    "cookie",
    "disclaimer",
    "copyright",
    "readmore",
    "outbrain",
    "taboola",
    "donate",
    "donation",
    "jp",
    "mostread",
    "bio",
    "inread",
    "teaser",
    "teasers",
    "pagination",
    "pager",
    "menu",
    "navigation",
    "noprint",
    "screen-reader-text",
    "visually-hidden",
    "sr-only",
    "visuallyhidden",
    "hidden",
    "addtoany",
    "disqus",
    "correction-policy",
    "follow",
    "cta",
    "inbody-link",
    "inline-link-list",
    "rail",
];
const COMMENTS: &[&str] =
    &["comment", "commentlist", "commentthread", "disqus", "replies", "respond", "talkback"];
const CAPTION: &[&str] =
    &["caption", "figcaption", "credit", "credits", "copyright-holder", "photocredit", "imagecaption"];
const BYLINE: &[&str] = &["byline", "dateline-author", "author-name", "authorname", "bylines"];

/// What each word says.
static WORDS: LazyLock<Map<&'static str, u8>> = LazyLock::new(|| {
    let mut words: Map<&'static str, u8> = Map::default();
    let lists = [(IS_ASIDE, ASIDE), (IS_COMMENTS, COMMENTS), (IS_CAPTION, CAPTION), (IS_BYLINE, BYLINE)];
    for (flag, list) in lists {
        for word in list {
            *words.entry(word).or_default() |= flag;
        }
    }
    words
});

/// Attributes longer than this are not read for labels.
const LONGEST: usize = 4000;

impl Labels {
    /// It stands beside the report: related links, sharing, sign-up.
    pub(super) fn aside(self) -> bool {
        self.0 & IS_ASIDE != 0
    }

    /// What readers wrote under the report.
    pub(super) fn comments(self) -> bool {
        self.0 & IS_COMMENTS != 0
    }

    /// Words under a picture.
    pub(super) fn caption(self) -> bool {
        self.0 & IS_CAPTION != 0
    }

    /// The author's line.
    pub(super) fn byline(self) -> bool {
        self.0 & IS_BYLINE != 0
    }
}

/// Reads labels; the classes of a page come again and again and are looked up once.
#[derive(Debug, Default)]
pub(super) struct Reader<'h> {
    classes: Map<&'h str, u8>,
}

impl<'h> Reader<'h> {
    /// Reads class and id of a tag whose attributes take `length` bytes.
    pub(super) fn labels(&mut self, attrs: &Attrs<'h>, length: usize) -> Labels {
        if length == 0 || length > LONGEST {
            return Labels::default();
        }
        let classes = attrs.raw("class").map_or(0, |c| *self.classes.entry(c).or_insert_with(|| flags(c)));
        Labels(classes | attrs.raw("id").map_or(0, flags))
    }
}

fn flags(value: &str) -> u8 {
    let value = entities::decoded(value);
    let mut lower = String::new();
    value.split_whitespace().fold(0, |flags, name| {
        let name = if name.bytes().any(|b| b.is_ascii_uppercase()) {
            lower = name.to_ascii_lowercase();
            lower.as_str()
        } else {
            name
        };
        let of = |word: &str| WORDS.get(word).copied().unwrap_or(0);
        name.split(['-', '_', ':']).fold(flags | of(name), |flags, word| flags | of(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(raw: &str) -> Labels {
        Reader::default().labels(&Attrs::of(raw), raw.len())
    }

    #[test]
    fn words_of_classes_count_not_letters_in_them() {
        assert!(labels(" class=\"c-related-links x\"").aside());
        assert!(labels(" id='newsletter_box'").aside());
        assert!(!labels(" class='shareholder unrelated article'").aside());
        assert!(labels(" class='wp-caption-text'").caption());
    }
}
