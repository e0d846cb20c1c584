//! What a page says of itself: JSON-LD first, then OpenGraph and meta tags, then elements. Each value keeps the name
//! of the rule that found it.

use std::borrow::Cow;

use model::Interval;

use super::{jsonld, scan::Attrs};
use crate::date;

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Author.
    pub byline: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// The page's own address.
    pub url: Option<String>,
    /// The days of publication and the rule that found them.
    pub published: Option<(Interval, &'static str)>,
    /// The day of the last change.
    pub modified: Option<(Interval, &'static str)>,
    /// Language of the `html` element.
    pub language: Option<String>,
    /// The summary that the page gives for sharing.
    pub description: Option<String>,
    /// The whole text, where JSON-LD holds it.
    pub article_body: Option<String>,
}

const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "publishedtime",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "date_published",
    "published-date",
    "published_at",
    "rnews:datepublished",
    "bt:pubdate",
    "timestamp",
    "release_date",
    "citation_publication_date",
    "shareaholic:article_published_time",
];
const AUTHOR_NAMES: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "citation_author",
];

/// Longer headlines are cut.
const LONGEST: usize = 2000;

fn watched(name: &str) -> Option<&'static str> {
    ["title", "h1"].into_iter().find(|w| w.eq_ignore_ascii_case(name))
}

/// What is found of it, a piece of the page at a time.
#[derive(Default)]
pub(super) struct Found {
    json: Vec<jsonld::Item>,
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    language: Option<String>,
    title: Option<String>,
    h1: Option<String>,
    time: Option<String>,
    item_date: Option<String>,
    /// The headline element that is open, and its text so far.
    inside: Option<(&'static str, String)>,
}

impl Found {
    /// The inside of an element that is not shown.
    pub(super) fn hidden(&mut self, name: &str, attrs: &str, text: &str) {
        if name.eq_ignore_ascii_case("script") {
            let kind = Attrs::of(attrs).get("type").unwrap_or_default().to_ascii_lowercase();
            if kind.contains("ld+json") {
                self.json.extend(jsonld::read(text));
            }
        }
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, held)) = &mut self.inside
            && held.len() < LONGEST
        {
            held.push_str(text);
        }
    }

    /// An element ends.
    pub(super) fn leave(&mut self, name: &str) {
        if self.inside.as_ref().is_some_and(|(w, _)| w.eq_ignore_ascii_case(name))
            && let Some((element, text)) = self.inside.take()
        {
            self.closed(element, &text);
        }
    }

    /// An element begins.
    pub(super) fn enter(&mut self, name: &str, attrs: &Attrs<'_>) {
        if self.inside.is_none() {
            self.inside = watched(name).map(|w| (w, String::new()));
        }
        let is = |w: &str| name.eq_ignore_ascii_case(w);
        let owned = |key: &str| attrs.get(key).map(Cow::into_owned);
        if is("meta") {
            let keys = ["property", "name", "itemprop", "http-equiv"];
            let key = keys.iter().find_map(|k| attrs.get(k).filter(|v| !v.is_empty()));
            if let (Some(key), Some(value)) = (key, attrs.get("content"))
                && !value.trim().is_empty()
            {
                self.metas.push((key.to_ascii_lowercase(), value.trim().to_owned()));
            }
        } else if is("link") {
            if self.canonical.is_none() {
                let canonical = attrs.raw("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical"));
                self.canonical = canonical.then(|| owned("href")).flatten();
            }
        } else if is("html") {
            self.language = owned("lang").or_else(|| owned("xml:lang"));
        } else if is("time") {
            let when = owned("datetime");
            let published = attrs.raw("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("datepublished"))
                || attrs.raw("pubdate").is_some();
            if published && self.item_date.is_none() {
                self.item_date.clone_from(&when);
            }
            self.time = self.time.take().or(when);
        } else if self.item_date.is_none()
            && let Some(when) = owned("content").or_else(|| owned("datetime"))
            && attrs.iter().any(|(_, value)| value.to_ascii_lowercase().contains("datepublished"))
        {
            self.item_date = Some(when);
        }
    }

    fn closed(&mut self, element: &str, text: &str) {
        let words = collapse(&super::entities::decode(text));
        let slot = if element == "title" { &mut self.title } else { &mut self.h1 };
        if slot.is_none() && !words.is_empty() {
            *slot = Some(words);
        }
    }

    fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|n| self.metas.iter().find(|(k, _)| k == n)).map(|(_, v)| v.as_str())
    }

    /// The best of what was found.
    pub(super) fn settle(self) -> Metadata {
        let article =
            self.json.iter().find(|i| i.is_article).or_else(|| self.json.iter().find(|i| i.date.is_some()));
        let json = |f: fn(&jsonld::Item) -> &Option<String>| article.and_then(|a| f(a).clone());
        let site = json(|a| &a.publisher)
            .or_else(|| self.meta(&["og:site_name", "application-name"]).map(str::to_owned));
        let title = json(|a| &a.headline)
            .or_else(|| self.meta(&["og:title", "twitter:title", "dc.title"]).map(str::to_owned))
            .or_else(|| self.h1.clone())
            .or_else(|| self.title.clone())
            .map(|t| without_site(&collapse(&t), site.as_deref()));
        let author = json(|a| &a.author)
            .or_else(|| self.meta(AUTHOR_NAMES).map(str::to_owned))
            .filter(|a| !a.contains("://") && !a.is_empty() && a.len() < 200);
        Metadata {
            published: self.published(article),
            modified: self.modified(article),
            title: title.filter(|t| !t.is_empty()),
            byline: author,
            outlet: site.map(|s| collapse(&s)).filter(|s| !s.is_empty() && s.len() < 80),
            url: self
                .canonical
                .clone()
                .or_else(|| self.meta(&["og:url"]).map(str::to_owned))
                .filter(|u| u.starts_with("http")),
            language: self
                .language
                .clone()
                .map(|l| l.chars().take(2).collect::<String>().to_ascii_lowercase()),
            description: self.meta(&["og:description", "description", "twitter:description"]).map(collapse),
            article_body: json(|a| &a.body),
        }
    }

    fn published(&self, article: Option<&jsonld::Item>) -> Option<(Interval, &'static str)> {
        let dated = |text: Option<&str>, rule: &'static str| text.and_then(date::parse).map(|i| (i, rule));
        dated(article.and_then(|a| a.date.as_deref()), "json-ld")
            .or_else(|| dated(self.meta(&DATE_NAMES[..4]), "open-graph"))
            .or_else(|| dated(self.item_date.as_deref(), "item-date"))
            .or_else(|| DATE_NAMES.iter().find_map(|n| dated(self.meta(&[n]), "meta-date")))
            .or_else(|| dated(self.time.as_deref(), "time-element"))
    }

    fn modified(&self, article: Option<&jsonld::Item>) -> Option<(Interval, &'static str)> {
        let dated = |text: Option<&str>| text.and_then(date::parse).map(|i| (i, "modified"));
        dated(article.and_then(|a| a.modified.as_deref())).or_else(|| {
            dated(self.meta(&["article:modified_time", "og:updated_time", "lastmod", "dcterms.modified"]))
        })
    }
}

/// White space runs become one space.
pub(super) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A headline without the site's name at its end: "Talks open | Harrow Courier".
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " • ", " · "] {
        if let Some(at) = title.rfind(mark) {
            let tail = title[at + mark.len()..].trim();
            let known = site.is_some_and(|s| {
                s.eq_ignore_ascii_case(tail)
                    || s.to_lowercase().contains(&tail.to_lowercase())
                    || tail.to_lowercase().contains(&s.to_lowercase())
            });
            if at > 12 && (known || crate::outlet::is_name_line(tail)) {
                return title[..at].trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// The day in an address: ".../2024/05/03/talks-open" or ".../2024-05-03-talks".
pub(super) fn day_in_url(url: &str) -> Option<Interval> {
    let path = url.split("://").nth(1)?.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    parts.windows(3).find_map(|w| {
        let shape = w[0].len() == 4 && w[1].len() == 2 && (1..=2).contains(&w[2].len());
        shape.then(|| date::parse(&format!("{}-{}-{:0>2}", w[0], w[1], w[2]))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::{super::skim, *};
    use jiff::civil::date;

    #[test]
    fn json_ld_goes_before_open_graph_before_elements() {
        let html = r#"<html lang="en-GB"><head><title>Talks open | Harrow Courier</title>
            <meta property="og:title" content="Talks open at last"><meta property="og:site_name" content="Harrow Courier">
            <meta property="article:published_time" content="2026-03-04T08:00:00Z">
            <script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
              "headline": "Talks open", "datePublished": "2026-03-03T23:10:00+02:00", "author": [{"name": "Jane Doe"}]}]}</script>
            </head><body><time datetime="2026-03-09">now</time></body></html>"#;
        let m = skim::skim(html).meta;
        assert_eq!(m.title.as_deref(), Some("Talks open"));
        assert_eq!(m.outlet.as_deref(), Some("Harrow Courier"));
        assert_eq!(m.byline.as_deref(), Some("Jane Doe"));
        let (interval, rule) = m.published.unwrap();
        assert_eq!((interval.single_day(), rule), (Some(date(2026, 3, 3)), "json-ld"));
        assert_eq!(m.language.as_deref(), Some("en"));
    }

    #[test]
    fn addresses_tell_days() {
        let url = "https://www.harrowcourier.com/2026/03/04/talks-open?x=1";
        assert_eq!(day_in_url(url).unwrap().single_day(), Some(date(2026, 3, 4)));
        assert_eq!(day_in_url("https://x.org/news/2026-talks"), None);
    }

    #[test]
    fn the_site_leaves_the_headline() {
        assert_eq!(without_site("Talks open at dawn - Harrow Courier", None), "Talks open at dawn");
        assert_eq!(without_site("Talks open - and close again", None), "Talks open - and close again");
    }
}
