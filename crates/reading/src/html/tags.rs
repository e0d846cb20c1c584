//! What the names of elements say: which part a page, which hold no report, which are never shown.

use std::sync::LazyLock;

use facts::hash::Map;

/// What an element's name says of it; of an unknown name nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag(u16);

const BREAKS: u16 = 1;
const ASIDE: u16 = 1 << 1;
const UNSEEN: u16 = 1 << 2;
const VOID: u16 = 1 << 3;
const HIDDEN: u16 = 1 << 4;
const ENDS_ITSELF: u16 = 1 << 5;
const LIST: u16 = 1 << 6;
const REGION: u16 = 1 << 7;
const HEADING: u16 = 1 << 8;
const FRAME: u16 = 1 << 9;

/// Names by what they say; a name may stand in several rows.
const ROWS: &[(u16, &str)] = &[
    (
        BREAKS,
        "p div section article main header footer aside nav ul ol li dl dt dd table tr td th thead tbody caption \
         blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 hr form fieldset address details summary body html head \
         title option select button label legend center noscript video audio picture",
    ),
    // They hold no report.
    (ASIDE, "nav aside footer form button select label legend"),
    // Their text is not shown.
    (UNSEEN, "head title noscript video audio object"),
    // They never have an inside.
    (VOID, "area base br col embed hr img input link meta source track wbr"),
    // Their inside is not markup, or not shown.
    (HIDDEN, "script style textarea iframe noembed xmp svg template math"),
    // A browser closes them where the next one begins.
    (ENDS_ITSELF, "p li td tr th dt dd option thead tbody tfoot"),
    (LIST, "ul ol table"),
    // A page has its article in one of them.
    (REGION, "article main"),
    (HEADING, "h1 h2 h3 h4 h5 h6"),
    (FRAME, "body html main article"),
];

static NAMES: LazyLock<Map<&'static str, Tag>> = LazyLock::new(|| {
    let mut names: Map<&'static str, Tag> = Map::default();
    for (flag, row) in ROWS {
        for name in row.split(' ').filter(|n| !n.is_empty()) {
            names.entry(name).or_default().0 |= flag;
        }
    }
    names
});

/// The longest name in the table.
const LONGEST: usize = 10;

impl Tag {
    /// By an element's name, in any case.
    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0u8; LONGEST];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::default() };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok().and_then(|n| NAMES.get(n)).copied().unwrap_or_default()
    }

    fn has(self, flag: u16) -> bool {
        self.0 & flag != 0
    }

    /// A paragraph ends where it begins and ends.
    pub(super) fn breaks(self) -> bool {
        self.has(BREAKS)
    }

    /// It holds no report.
    pub(super) fn is_aside(self) -> bool {
        self.has(ASIDE)
    }

    /// Its text is not shown.
    pub(super) fn is_unseen(self) -> bool {
        self.has(UNSEEN)
    }

    /// It never has an inside.
    pub(super) fn is_void(self) -> bool {
        self.has(VOID)
    }

    /// Its inside is not markup, or not shown.
    pub(super) fn is_hidden(self) -> bool {
        self.has(HIDDEN)
    }

    /// A browser closes it where the next one begins.
    pub(super) fn ends_itself(self) -> bool {
        self.has(ENDS_ITSELF)
    }

    /// A list or a table.
    pub(super) fn is_list(self) -> bool {
        self.has(LIST)
    }

    /// `article` or `main`.
    pub(super) fn is_region(self) -> bool {
        self.has(REGION)
    }

    /// `h1` to `h6`.
    pub(super) fn is_heading(self) -> bool {
        self.has(HEADING)
    }

    /// It stands around the whole page or the whole article.
    pub(super) fn is_frame(self) -> bool {
        self.has(FRAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_case() {
        assert!(Tag::of("FigCaption").breaks() && Tag::of("IMG").is_void());
        assert!(Tag::of("article").is_region() && Tag::of("article").is_frame());
        assert_eq!(Tag::of("figcaptions-and-more"), Tag::default());
        assert_eq!(Tag::of("é"), Tag::default());
    }

    #[test]
    fn the_table_is_well_formed() {
        for name in ROWS.iter().flat_map(|(_, row)| row.split(' ')) {
            assert!(!name.is_empty() && name.len() <= LONGEST && name.is_ascii(), "{name}");
        }
    }
}
