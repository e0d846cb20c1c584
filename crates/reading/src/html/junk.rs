//! What the class and id of an element say of it.

use super::scan;

/// What an element's labels say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Labels {
    /// It stands beside the report: related links, sharing, sign-up.
    pub aside: bool,
    /// What readers wrote under the report.
    pub comments: bool,
    /// Words under a picture.
    pub caption: bool,
    /// The author's line.
    pub byline: bool,
}

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

/// Reads class and id.
pub(super) fn labels(attrs: &str) -> Labels {
    let mut labels = Labels::default();
    if attrs.is_empty() || attrs.len() > 4000 {
        return labels;
    }
    for key in ["class", "id"] {
        let Some(value) = scan::attr(attrs, key) else { continue };
        for name in value.split_whitespace() {
            let name = name.to_ascii_lowercase();
            let of = |list: &[&str]| {
                list.contains(&name.as_str()) || name.split(['-', '_', ':']).any(|w| list.contains(&w))
            };
            labels.aside |= of(ASIDE);
            labels.comments |= of(COMMENTS);
            labels.caption |= of(CAPTION);
            labels.byline |= of(BYLINE);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_classes_count_not_letters_in_them() {
        assert!(labels(" class=\"c-related-links x\"").aside);
        assert!(labels(" id='newsletter_box'").aside);
        assert!(!labels(" class='shareholder unrelated article'").aside);
        assert!(labels(" class='wp-caption-text'").caption);
    }
}
