//! One HTML file that loads nothing: the account, and every article with the words marked that a line rests on.
//!
//! Articles are hostile input. Every word of theirs goes through [`escape`], every id on the page is made here, and
//! the page forbids itself scripts and loads.

mod article;
mod line;
mod links;
mod picture;

use std::collections::BTreeMap;
use std::io::{self, Write};

pub use links::{Links, segment};

use model::record::Record;

use super::Format;
use crate::desk::Desk;
use crate::page::{Block, Page, Section};
use crate::words;

/// One file for a browser.
#[derive(Clone, Copy, Debug)]
pub struct Html;

/// The style of every page.
pub const STYLE: &str = include_str!("page.css");

/// No scripts, no loads, nothing but the style of the page itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

impl Format for Html {
    fn write(&self, desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let mut sheet = Sheet::new(desk, Links::OnePage);
        let title = page.title.as_ref().map_or("Throughline", |(words, _)| words.as_str());
        let title = escape(title);
        sheet.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\"Throughline\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the account</a>\n"
        ));
        sheet.head(page, &title);
        sheet.push("<main id=\"main\">\n");
        page.sections.iter().for_each(|s| sheet.section(s));
        sheet.articles();
        sheet.push("</main>\n</body>\n</html>\n");
        out.write_all(sheet.html.as_bytes())
    }
}

/// The sections of a page for a site, where articles stand on pages of their own.
#[must_use]
pub fn sections(desk: &Desk<'_>, page: &Page, links: Links) -> String {
    let mut sheet = Sheet::new(desk, links);
    page.sections.iter().for_each(|s| sheet.section(s));
    sheet.html
}

/// One article for a site, marked where the records `resting` on it have their words; `None` where the account has no such
/// article.
#[must_use]
pub fn article(desk: &Desk<'_>, id: &str, resting: &[Record<'_>], links: Links) -> Option<String> {
    let record = desk.article(id)?;
    let mut sheet = Sheet::new(desk, links);
    sheet.one(record, resting);
    Some(sheet.html)
}

/// Makes words safe inside a page.
#[must_use]
pub fn safe(text: &str) -> String {
    escape(text)
}

/// The page as it grows.
struct Sheet<'a, 'd> {
    desk: &'a Desk<'d>,
    /// Where a link to an article or a record leads.
    links: Links,
    html: String,
    /// Number of each article on the page.
    numbers: BTreeMap<String, usize>,
    /// Lines so far.
    lines: usize,
    /// Which lines rest on which words: (article, first code point) → (section, line).
    uses: Vec<(String, u32, &'static str, usize)>,
    here: &'static str,
    /// Lines of the section being written, by record.
    shown: BTreeMap<String, usize>,
    /// On a page of one article, its records: first code point, kind, where it is explained.
    records: Vec<(u32, &'static str, String)>,
}

impl<'a, 'd> Sheet<'a, 'd> {
    fn new(desk: &'a Desk<'d>, links: Links) -> Self {
        let numbers = desk.dossier.articles.iter().enumerate().map(|(i, a)| (a.id.clone(), i + 1)).collect();
        Self {
            desk,
            links,
            html: String::new(),
            numbers,
            lines: 0,
            uses: Vec::new(),
            here: "",
            shown: BTreeMap::new(),
            records: Vec::new(),
        }
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn head(&mut self, page: &Page, title: &str) {
        self.push(&format!("<header>\n<h1>{title}</h1>\n"));
        if let Some((_, source)) = &page.title {
            let link = self.link(source);
            self.push(&format!("<p class=\"src\">{link}</p>\n"));
        }
        self.push("<nav aria-label=\"Parts of the account\"><ul>\n");
        for section in &page.sections {
            self.push(&format!("<li><a href=\"#{}\">{}</a></li>\n", section.id, section.title));
        }
        self.push("<li><a href=\"#texts\">The articles</a></li>\n</ul></nav>\n</header>\n");
    }

    fn section(&mut self, section: &Section) {
        self.here = section.title;
        let (id, title) = (section.id, section.title);
        self.push(&format!(
            "<section id=\"{id}\" aria-labelledby=\"h-{id}\">\n<h2 id=\"h-{id}\">{title}</h2>\n"
        ));
        self.shown.clear();
        let top = self.html.len();
        for block in &section.blocks {
            match block {
                Block::Facts(facts) => {
                    self.push("<dl>\n");
                    for fact in facts {
                        let value = line::inline(&fact.value);
                        self.push(&format!("<dt>{}</dt><dd>{value}</dd>\n", fact.label));
                    }
                    self.push("</dl>\n");
                }
                Block::Group(group) => self.group(group),
                Block::Items(items) => self.items(items),
                Block::Matrix(matrix) => self.matrix(matrix),
                Block::Note(text) => self.push(&format!("<p class=\"faint\">{}</p>\n", escape(text))),
            }
        }
        let line = |record: &str| self.shown.get(record).copied();
        let picture = match section.id {
            "timeline" => picture::timeline(self.desk, &line),
            "pressure" => picture::progress(self.desk, &line),
            "sources" => picture::sources(self.desk),
            _ => String::new(),
        };
        self.html.insert_str(top, &picture);
        self.push("</section>\n");
    }
}

/// Makes every character of `text` stand for itself, in text and in attributes; control characters go.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if words::is_hostile(c) => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    fn html_of(dossier: &model::Dossier, articles: &[model::Article]) -> String {
        let desk = Desk::new(dossier, articles);
        let mut out = Vec::new();
        Html.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_link_on_the_page_leads_somewhere_on_it() {
        let (dossier, articles) = fixture::dossier();
        let html = html_of(&dossier, &articles);
        let targets: Vec<&str> = html.split("href=\"#").skip(1).filter_map(|s| s.split('"').next()).collect();
        assert!(targets.len() > 20, "{}", targets.len());
        for target in targets {
            assert!(html.contains(&format!("id=\"{target}\"")), "no #{target}");
        }
    }

    #[test]
    fn no_id_stands_twice() {
        let (dossier, articles) = fixture::dossier();
        let html = html_of(&dossier, &articles);
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn the_page_loads_nothing_and_runs_nothing() {
        let (dossier, articles) = fixture::dossier();
        let html = html_of(&dossier, &articles);
        for word in ["<script", "<img", "<link", "<iframe", "src=", "url(", "@import", "http://", "https://"]
        {
            assert!(!html.contains(word), "{word}");
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        let (mut dossier, mut articles) = fixture::dossier();
        let evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
        dossier.articles[0].title = Some(evil.into());
        dossier.articles[0].outlet = Some(evil.into());
        dossier.meetings[0].place = Some(evil.into());
        dossier.entities[0].name = evil.into();
        articles[0].text.push_str(evil);
        let html = html_of(&dossier, &articles);
        assert!(!html.contains("<script") && !html.contains("<img"));
    }
}
