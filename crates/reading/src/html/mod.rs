//! HTML pages: the article's text with roles, what the page says of itself, and where each block stands in the
//! page's bytes.

mod align;
mod charset;
mod entities;
mod extract;
mod jsonld;
mod junk;
mod lean;
mod metadata;
mod place;
mod scan;
mod skim;
mod tags;
mod walk;

use model::{Article, BasisClue, BlockRole, Published, Span, Warning};

use crate::{
    Given,
    blocks::{self, Part},
    date, encoding, plain,
};
use metadata::Metadata;
use place::Stretch;
use skim::Skim;
use walk::Chunk;

/// Below this many letters a page's own markup is judged to hold no article.
const TOO_SHORT: usize = 250;

/// Reads one page.
pub(crate) fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let label = charset::label(given.content_type.as_deref(), bytes);
    let decoded = encoding::decode(bytes, label.as_deref());
    let mut warnings: Vec<Warning> =
        decoded.note.iter().map(|(place, message)| Warning::note(&given.path, place, message)).collect();
    if let Some((articles, notes)) = export(given, &decoded.text) {
        warnings.extend(notes);
        return (articles, warnings);
    }
    let (article, more) = page(given, None, &decoded.text, Some(&decoded.source));
    warnings.extend(more);
    (article.into_iter().collect(), warnings)
}

/// The articles of a page that is an export of a news database; `None` for every other page.
fn export(given: &Given, html: &str) -> Option<(Vec<Article>, Vec<Warning>)> {
    if !crate::exports::may_be(html) {
        return None;
    }
    let lines: Vec<String> = walk::chunks(html).into_iter().map(|c| c.text).collect();
    crate::exports::read(given, &lines.join("\n\n"))
}

/// Reads a page that a row carries: it has no bytes of its own to point to.
pub(crate) fn read_row(given: &Given, byline: Option<&str>, html: &str) -> (Vec<Article>, Vec<Warning>) {
    let (article, warnings) = page(given, byline, html, None);
    (article.into_iter().collect(), warnings)
}

fn page(
    given: &Given,
    byline: Option<&str>,
    html: &str,
    source: Option<&encoding::Source>,
) -> (Option<Article>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let Skim { meta, chunks: all, lean } = skim::skim(html);
    let found = extract::article(lean.as_deref(), &all);
    let mut chunks = found.chunks;
    if lean.is_none() {
        let message = "too large or too deeply nested for a full reading: its text was taken as it stands";
        warnings.push(Warning::note(&given.path, "", message));
    }
    let shown: usize = chunks.iter().map(|c| c.text.len()).sum();
    if let Some(body) = meta.article_body.as_deref().filter(|b| shown < TOO_SHORT && b.len() > shown * 2) {
        chunks =
            body.split('\n').map(|p| Chunk { text: metadata::collapse(p), ..Chunk::default() }).collect();
        chunks.retain(|c| !c.text.is_empty());
    }
    let title = given.title.clone().or_else(|| meta.title.clone()).map(|t| metadata::collapse(&t));
    let (text, parts, stretches) = compose(title.as_deref(), &chunks);
    if text.trim().is_empty() {
        warnings
            .push(Warning::unread(&given.path, "no article text in this page: is it a list or a script?"));
        return (None, warnings);
    }
    let field = title.as_deref().filter(|t| !t.is_empty()).map(|t| 0..t.len());
    let known = blocks::Known { title: title.as_deref(), field };
    let mut marked = blocks::mark_parts(&text, &parts, &known);
    if let Some(source) = source {
        let page = place::Page { html, source, all: &all };
        page.locate(&text, &stretches, &mut marked.blocks);
    }
    let given = fill(given, &meta, title);
    let byline =
        byline.map(str::to_owned).or_else(|| meta.byline.clone()).or_else(|| blocks::author(&found.byline?));
    let stated = dates(&given, &meta, &marked, &all);
    let (mut article, notes) = plain::assemble(&given, byline.as_deref(), text, None, marked);
    warnings.extend(notes);
    // A field that was given stands; all else yields to what the page's markup says.
    let fielded = article.published.basis.iter().any(|b| b.rule == "date-field");
    if !fielded && !stated.interval.is_unknown() {
        article.published = stated;
    }
    (Some(article), warnings)
}

/// Title, blank line, paragraphs apart by blank lines; and where each stands in the page, as far as that is known.
fn compose(title: Option<&str>, chunks: &[Chunk]) -> (String, Vec<Part>, Vec<Stretch>) {
    let mut text = title.unwrap_or_default().to_owned();
    let (mut parts, mut stretches) = (Vec::new(), Vec::new());
    if !text.is_empty() {
        parts.push(Part { range: 0..text.len(), role: Some(BlockRole::Title) });
    }
    for chunk in chunks {
        // The headline that the page shows is the title that is stored already.
        if chunk.role == Some(BlockRole::Heading) && title.is_some_and(|t| blocks::same_words(t, &chunk.text))
        {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let range = text.len()..text.len() + chunk.text.len();
        text.push_str(&chunk.text);
        stretches.push(Stretch { range: range.clone(), place: chunk.place.clone() });
        parts.push(Part { range, role: chunk.role.or_else(|| linked(chunk)) });
    }
    (text, parts, stretches)
}

/// A short line that is nearly all link is a way to another page.
fn linked(chunk: &Chunk) -> Option<BlockRole> {
    let whole = chunk.text.len();
    let short = chunk.text.split_whitespace().take(26).count() <= 25;
    (short && chunk.linked * 10 >= whole * 8).then_some(BlockRole::Boilerplate)
}

/// What is given goes before what the page says.
fn fill(given: &Given, meta: &Metadata, title: Option<String>) -> Given {
    let url = given.url.clone().or_else(|| meta.url.clone());
    let outlet = given.outlet.clone().or_else(|| meta.outlet.clone());
    Given { url, outlet, title, ..given.clone() }
}

/// The date by the page's own word: markup, then a visible line, then its address, then its last change.
fn dates(given: &Given, meta: &Metadata, marked: &blocks::Marked, all: &[Chunk]) -> Published {
    let fits = |i: model::Interval| date::not_after(i, given.not_after);
    let clue = |rule: &str, span: Option<Span>| vec![BasisClue { rule: rule.to_owned(), span }];
    if let Some((interval, rule)) = meta.published.filter(|(i, _)| fits(*i).is_some()) {
        return Published { interval, basis: clue(rule, None) };
    }
    let line = marked.dates.iter().find(|d| d.label == date::Label::Published && fits(d.interval).is_some());
    if let Some(stated) = line {
        return Published { interval: stated.interval, basis: clue("date-line", Some(stated.span)) };
    }
    if let Some(interval) = given.url.as_deref().and_then(metadata::day_in_url).and_then(fits) {
        return Published { interval, basis: clue("url-date", None) };
    }
    if let Some(interval) = shown_date(given.title.as_deref(), all).and_then(fits) {
        return Published { interval, basis: clue("shown-date", None) };
    }
    if let Some((interval, rule)) = meta.modified.filter(|(i, _)| fits(*i).is_some()) {
        let precision = Some(model::Precision::Range);
        let interval = model::Interval { earliest: None, latest: interval.latest, precision };
        return Published { interval, basis: clue(rule, None) };
    }
    Published::default()
}

/// A line that is nothing but a date, near the headline as the page shows it.
fn shown_date(title: Option<&str>, chunks: &[Chunk]) -> Option<model::Interval> {
    let title = title?;
    let at = chunks
        .iter()
        .position(|c| c.role == Some(BlockRole::Heading) && blocks::same_words(title, &c.text))?;
    let near = chunks.get(at.saturating_sub(4)..chunks.len().min(at + 10))?;
    near.iter().find_map(|c| match date::line(&c.text) {
        Some((date::Label::Published, interval)) => Some(interval),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Dockers end strike | Harrow Courier</title>
        <meta property="og:site_name" content="Harrow Courier"><meta property="article:published_time" content="2026-03-04T07:00:00Z">
        </head><body><nav><a href="/">Home</a></nav><article><h1>Dockers end strike</h1><p class="byline">By Jane Doe</p>
        <p>The dockers&rsquo; union ended its strike at the port of Harrow on Tuesday after a night of talks with the owners, both sides said.</p>
        <p>The owners had offered a rise of four percent, and the union had asked for nine, according to people who were in the room.</p>
        <p>“We have what we came for,” said Ida Lund, who leads the union, as she left the customs house early in the morning.</p>
        <div class="related-links"><a href="/x">Read more about the port</a></div></article></body></html>"#;

    fn read_page() -> Article {
        let given = Given { path: "p.html".into(), ..Given::default() };
        read(&given, PAGE.as_bytes()).0.remove(0)
    }

    #[test]
    fn a_page_is_read_with_its_frame() {
        let a = read_page();
        assert_eq!(a.title.as_deref(), Some("Dockers end strike"));
        assert_eq!(a.outlet.as_deref(), Some("Harrow Courier"));
        assert_eq!(a.byline.as_deref(), Some("Jane Doe"));
        assert_eq!(a.published.interval.single_day(), Some(jiff::civil::date(2026, 3, 4)));
        assert_eq!(a.published.basis[0].rule, "open-graph");
        let body = a.blocks.iter().filter(|b| b.role == BlockRole::Body).count();
        assert_eq!(body, 3, "{:?}", a.blocks);
    }

    #[test]
    fn every_body_block_points_into_the_page() {
        let a = read_page();
        for block in a.blocks.iter().filter(|b| b.role == BlockRole::Body) {
            let source = block.source.unwrap().slice(PAGE);
            let words = a.slice(block.span);
            assert_eq!(source.replace("&rsquo;", "’"), words);
        }
    }

    #[test]
    fn a_page_in_an_old_encoding_points_into_its_own_bytes() {
        let old = PAGE.replace("&rsquo;", "’").replace("<head>", "<head><meta charset=windows-1252>");
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&old);
        let given = Given { path: "p.html".into(), ..Given::default() };
        let a = read(&given, &bytes).0.remove(0);
        let block = a.blocks.iter().find(|b| b.role == BlockRole::Body).unwrap();
        let source = &bytes[block.source.unwrap().range()];
        assert!(source.starts_with(b"The dockers\x92 union") && source.ends_with(b"both sides said."));
    }
}
