//! Where links lead: inside one file, or to the pages of a site.

/// How the pages are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Links {
    /// Everything is in one file.
    OnePage,
    /// Articles and explanations have pages of their own under this address, which ends without a stroke.
    Site(String),
}

impl Links {
    /// The address of an article, at these code points of it.
    pub(super) fn words(&self, n: usize, article: &str, at: Option<(u32, u32)>) -> String {
        let page = match self {
            Self::OnePage => format!("#a{n}"),
            Self::Site(base) => format!("{base}/article/{}", segment(article)),
        };
        match (self, at) {
            (Self::OnePage, Some((start, end))) => format!("{page}-{start}-{end}"),
            (Self::Site(_), Some((start, end))) => format!("{page}#w-{start}-{end}"),
            (_, None) => page,
        }
    }

    /// The id of an article's element; those of its marks begin with it.
    pub(super) fn article(&self, n: usize) -> String {
        match self {
            Self::OnePage => format!("a{n}"),
            Self::Site(_) => "w".to_owned(),
        }
    }

    /// The heading that names an article: on a page of its own it stands right under the page's.
    pub(super) fn heading(&self) -> &'static str {
        match self {
            Self::OnePage => "h3",
            Self::Site(_) => "h2",
        }
    }

    /// The address where a record is explained.
    pub(super) fn why(&self, record: &str) -> Option<String> {
        match self {
            Self::Site(base) if !record.is_empty() => Some(format!("{base}/why/{}", segment(record))),
            _ => None,
        }
    }
}

/// An id as one segment of an address.
#[must_use]
pub fn segment(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_leave_its_segment() {
        assert_eq!(segment("a/../b?c#\"<é"), "a%2F..%2Fb%3Fc%23%22%3C%C3%A9");
        let site = Links::Site("/story/s".into());
        assert_eq!(site.words(3, "x/y", Some((4, 9))), "/story/s/article/x%2Fy#w-4-9");
        assert_eq!(Links::OnePage.words(3, "x/y", Some((4, 9))), "#a3-4-9");
    }
}
