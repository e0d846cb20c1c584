//! Feeds: RSS 0.9x to 2.0, Atom, JSON Feed; lists of feeds (OPML) and of addresses (sitemaps).

mod json;
mod xml;

pub(crate) use xml::reference;

use model::{Article, Warning};

use crate::{Given, html, plain, rows::Row};

/// What a feed or a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Who publishes it.
    pub title: Option<String>,
    /// Its articles, in its order.
    pub entries: Vec<Entry>,
    /// Addresses of feeds (OPML) or of further sitemaps.
    pub feeds: Vec<String>,
    /// It is a list: its entries are addresses, with no words of their own.
    pub list: bool,
    /// It ends in the middle or is damaged there; what stands before was read.
    pub broken: bool,
}

/// One article of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its date as written.
    pub date: Option<String>,
    /// Its true publisher, where the feed passes on what others publish.
    pub outlet: Option<String>,
    /// Its author.
    pub byline: Option<String>,
    /// Its words or markup: the longest that the feed gives.
    pub text: String,
}

/// Reads a feed or a list; `None` where the bytes are none.
#[must_use]
pub fn feed(bytes: &[u8], content_type: Option<&str>) -> Option<Feed> {
    let label =
        content_type.and_then(|t| t.split("charset=").nth(1)).map(|l| l.trim_matches(['"', ' ']).to_owned());
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).into_owned();
    let declared =
        head.split("encoding=").nth(1).and_then(|r| r.split(['"', '\'']).nth(1)).map(str::to_owned);
    let text = crate::encoding::decode(bytes, label.or(declared).as_deref()).text;
    if text.trim_start().starts_with('{') { json::read(&text) } else { xml::read(&text) }
}

/// True where the first words are those of a feed or a list.
pub(crate) fn is_feed(head: &str) -> bool {
    let marks = ["<rss", "<feed", "<rdf:rdf", "<opml", "<urlset", "<sitemapindex"];
    if head.starts_with('{') {
        return head.contains("jsonfeed.org/version");
    }
    head.starts_with('<') && marks.iter().any(|m| head.contains(m))
}

/// Reads the articles of a feed.
pub(crate) fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let Some(feed) = feed(bytes, given.content_type.as_deref()) else {
        return (Vec::new(), vec![Warning::unread(&given.path, "a feed that cannot be read")]);
    };
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    if feed.list {
        let message = "a list of addresses, with no articles in it: give it to `throughline watch`";
        warnings.push(Warning::unread(&given.path, message));
        return (articles, warnings);
    }
    if feed.broken {
        let message = "ends in the middle or is damaged: the entries before that were read";
        warnings.push(Warning::unread(&given.path, message));
    }
    for (i, entry) in feed.entries.iter().enumerate() {
        let (article, notes) = one(given, i + 1, entry, feed.title.as_deref());
        articles.extend(article);
        warnings.extend(notes);
    }
    (articles, warnings)
}

fn one(given: &Given, number: usize, e: &Entry, title: Option<&str>) -> (Vec<Article>, Vec<Warning>) {
    let row = Given {
        path: format!("{}#{number}", given.path),
        id: None,
        url: e.url.clone(),
        outlet: given.outlet.clone().or_else(|| e.outlet.clone()).or_else(|| title.map(str::to_owned)),
        date: e.date.clone().or_else(|| given.date.clone()),
        title: e.title.clone(),
        content_type: None,
        ..given.clone()
    };
    if e.text.trim().is_empty() && e.title.is_none() {
        return (Vec::new(), Vec::new());
    }
    if e.text.contains("</") || e.text.contains("<br") || e.text.contains("/>") {
        let page = format!("<html><body><article>{}</article></body></html>", e.text);
        let (articles, notes) = html::read_row(&row, e.byline.as_deref(), &page);
        if !articles.is_empty() {
            return (articles, notes);
        }
    }
    plain::read_row(&Row { given: row, byline: e.byline.clone(), text: e.text.clone(), html: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(text: &str) -> Vec<Article> {
        read(&Given { path: "f.xml".into(), ..Given::default() }, text.as_bytes()).0
    }

    #[test]
    fn rss_names_the_true_publisher_and_gives_the_longest_words() {
        let all = articles(
            r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Gatherer</title>
            <item><title>Talks &amp; tea in Luss</title><link>https://x.example/1</link>
            <pubDate>Tue, 03 Mar 2026 07:00:00 GMT</pubDate><source url="https://courier.example">Harrow Courier</source>
            <description>Short.</description>
            <content:encoded><![CDATA[<p>The envoys met in Luss on Monday, and they will meet again.</p>]]></content:encoded></item>
            <item><title>Second</title><description>The minister left early on Tuesday.</description></item></channel></rss>"#,
        );
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].title.as_deref(), Some("Talks & tea in Luss"));
        assert_eq!(all[0].outlet.as_deref(), Some("Harrow Courier"));
        assert_eq!(all[0].published.interval.single_day(), Some(jiff::civil::date(2026, 3, 3)));
        assert!(all[0].text.contains("The envoys met in Luss"), "{}", all[0].text);
        assert_eq!(all[1].outlet.as_deref(), Some("Gatherer"));
    }

    #[test]
    fn atom_and_json_feeds_are_read() {
        let atom = articles(
            r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title type="html">Talks &lt;b&gt;open&lt;/b&gt;</title>
            <link rel="self" href="https://x.example/self"/><link href="https://x.example/a"/><published>2026-03-04T01:02:03Z</published>
            <author><name>Jane Doe</name></author><content type="xhtml"><div><p>The envoys met on Monday in Luss.</p></div></content></entry></feed>"#,
        );
        assert_eq!(atom[0].url.as_deref(), Some("https://x.example/a"));
        assert_eq!(
            (atom[0].title.as_deref(), atom[0].byline.as_deref()),
            (Some("Talks open"), Some("Jane Doe"))
        );
        assert!(atom[0].text.contains("The envoys met on Monday"), "{}", atom[0].text);
        let json = articles(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "1", "url": "https://x.example/j",
            "title": "A", "content_text": "The envoys met.", "date_published": "2026-03-04T01:02:03Z", "authors": [{"name": "J. Doe"}]}]}"#,
        );
        assert_eq!((json.len(), json[0].byline.as_deref()), (1, Some("J. Doe")));
    }

    #[test]
    fn a_feed_cut_off_gives_its_whole_entries() {
        let text = "<rss><channel><item><title>One</title><description>One met two.</description></item><item><title>Tw";
        let (all, warnings) = read(&Given { path: "f".into(), ..Given::default() }, text.as_bytes());
        assert_eq!((all.len(), warnings.len()), (1, 1));
    }

    #[test]
    fn lists_give_addresses() {
        let opml = feed(b"<opml><body><outline text='a'><outline xmlUrl='https://x.example/f?a=1&amp;b=2'/></outline></body></opml>", None).unwrap();
        assert_eq!(opml.feeds, ["https://x.example/f?a=1&b=2"]);
        let map = feed(b"<urlset><url><loc>https://x.example/1</loc><news:news><news:publication><news:name>Post</news:name></news:publication><news:title>T</news:title><news:publication_date>2026-03-04</news:publication_date></news:news></url></urlset>", None).unwrap();
        assert_eq!(
            (map.entries[0].outlet.as_deref(), map.entries[0].date.as_deref(), map.list),
            (Some("Post"), Some("2026-03-04"), true)
        );
    }
}
