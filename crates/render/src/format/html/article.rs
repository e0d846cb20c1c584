//! The articles inside the page: their stored text, with every stretch marked that a record rests on.

use std::collections::BTreeMap;

use model::record::{ArticleRecord, BlockAt, Record};
use model::{Article, BlockRole, CodePoints, Evidence};

use super::{Sheet, escape};

/// The stretches of one article that records rest on, with the kinds of those records.
type Marks = BTreeMap<(u32, std::cmp::Reverse<u32>), Vec<&'static str>>;

impl Sheet<'_, '_> {
    pub(super) fn has_text(&self, id: &str) -> bool {
        self.desk.texts.contains_key(id)
    }

    pub(super) fn articles(&mut self) {
        self.push(
            "<section id=\"texts\" aria-labelledby=\"h-texts\">\n<h2 id=\"h-texts\">The articles</h2>\n",
        );
        let mut marks = marks(self.desk.dossier.records(), None);
        let records: Vec<&ArticleRecord> = self.desk.dossier.articles.iter().collect();
        for (i, record) in records.into_iter().enumerate() {
            let own = marks.remove(record.id.as_str()).unwrap_or_default();
            self.article(i + 1, record, &own);
        }
        self.push("</section>\n");
    }

    /// One article on a page of its own, with the records that rest on words of it.
    pub(super) fn one(&mut self, record: &ArticleRecord, resting: &[Record<'_>]) {
        let all = resting.iter().cloned();
        let own = marks(all, Some(&record.id)).remove(record.id.as_str()).unwrap_or_default();
        let n = self.numbers.get(&record.id).copied().unwrap_or(1);
        for r in resting {
            let first = r.evidence().iter().find(|e| e.article == record.id);
            if let (Some(e), Some(href)) = (first, self.links.why(r.id())) {
                self.records.push((e.start, kind(r), href));
            }
        }
        self.article(n, record, &own);
    }

    fn article(&mut self, n: usize, record: &ArticleRecord, marks: &Marks) {
        let name = escape(&format!("{} · {}", self.desk.outlet(&record.id), self.desk.date(&record.id)));
        let path = escape(&record.path);
        self.push(&format!(
            "<article id=\"{0}\" aria-labelledby=\"h-a{n}\">\n<{1} id=\"h-a{n}\">{name}</{1}>\n",
            self.links.article(n),
            self.links.heading()
        ));
        self.push(&format!("<p class=\"faint path\">{path}</p>\n"));
        let Some(article) = self.desk.texts.get(record.id.as_str()).copied() else {
            self.push("<p class=\"faint\">The text is not at hand.</p>\n</article>\n");
            return;
        };
        let index = article.code_points();
        let whole = [BlockAt {
            role: BlockRole::Body,
            start: 0,
            end: index.at_byte(u32::try_from(article.text.len()).unwrap_or(u32::MAX)),
            source_start: None,
            source_end: None,
        }];
        let blocks = if record.blocks.is_empty() { &whole[..] } else { &record.blocks[..] };
        let mut named = std::collections::BTreeSet::new();
        for block in blocks {
            let text = marked(&self.links.article(n), article, &index, block, marks, &mut named);
            let class = class(block.role);
            self.push(&format!("<p class=\"{class}\">{text}</p>\n"));
            let back = self.back(&record.id, block);
            self.push(&back);
        }
        self.push("</article>\n");
    }

    /// Links from a paragraph to the lines that rest on it.
    fn back(&self, article: &str, block: &BlockAt) -> String {
        if !self.records.is_empty() {
            return self.records_of(block);
        }
        let mut by_section: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, start, section, line) in &self.uses {
            if at == article && (block.start..block.end).contains(start) {
                by_section.entry(section).or_default().push(*line);
            }
        }
        if by_section.is_empty() {
            return String::new();
        }
        let parts: Vec<String> = by_section
            .into_iter()
            .map(|(section, lines)| {
                let links: Vec<String> = lines
                    .iter()
                    .enumerate()
                    .map(|(i, l)| format!("<a href=\"#r{l}\">{}</a>", i + 1))
                    .collect();
                format!("{section} {}", links.join(" "))
            })
            .collect();
        format!("<p class=\"back\">In the account: {}</p>\n", parts.join(" · "))
    }

    /// Links from a paragraph to the records that rest on it, by kind.
    fn records_of(&self, block: &BlockAt) -> String {
        let mut by_kind: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (_, kind, href) in self.records.iter().filter(|r| (block.start..block.end).contains(&r.0)) {
            by_kind.entry(kind).or_default().push(href);
        }
        if by_kind.is_empty() {
            return String::new();
        }
        let one = |(kind, hrefs): (&str, Vec<&str>)| {
            let numbered = hrefs.iter().enumerate();
            let links: Vec<String> = numbered
                .map(|(i, href)| format!("<a href=\"{href}\" aria-label=\"{kind} {0}\">{0}</a>", i + 1))
                .collect();
            format!("{kind} {}", links.join(" "))
        };
        let parts: Vec<String> = by_kind.into_iter().map(one).collect();
        format!("<p class=\"back\">In the account: {}</p>\n", parts.join(" · "))
    }
}

fn class(role: BlockRole) -> &'static str {
    match role {
        BlockRole::Title => "title",
        BlockRole::Byline | BlockRole::Dateline | BlockRole::Caption => "small",
        BlockRole::Heading => "heading",
        BlockRole::Summary => "summary",
        BlockRole::Body => "body",
        BlockRole::Boilerplate => "furniture",
    }
}

/// Every stretch that a record rests on or a line links to, by article; those of one article alone where `only` is its id.
fn marks<'r>(records: impl Iterator<Item = Record<'r>>, only: Option<&str>) -> BTreeMap<String, Marks> {
    let mut marks: BTreeMap<String, Marks> = BTreeMap::new();
    let mut put = |e: &Evidence, kind: &'static str| {
        if e.start < e.end && only.is_none_or(|id| id == e.article) {
            let kinds =
                marks.entry(e.article.clone()).or_default().entry((e.start, std::cmp::Reverse(e.end)));
            let kinds = kinds.or_default();
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    };
    for record in records {
        let kind = kind(&record);
        record.evidence().iter().for_each(|e| put(e, kind));
        match &record {
            Record::Statement(s) => s.content.iter().for_each(|e| put(e, kind)),
            Record::Issue(i) => i.state_evidence.iter().for_each(|e| put(e, kind)),
            Record::Article(a) => {
                a.published.basis.iter().filter_map(|b| b.evidence.as_ref()).for_each(|e| put(e, "date"));
                a.blocks.iter().filter(|b| b.role == BlockRole::Title).for_each(|b| {
                    let title =
                        Evidence { article: a.id.clone(), start: b.start, end: b.end, exact: String::new() };
                    put(&title, "headline");
                });
            }
            _ => {}
        }
    }
    marks
}

/// How a record's type is called on a page.
fn kind(record: &Record<'_>) -> &'static str {
    match record.kind() {
        "source_edge" => "source",
        other => other,
    }
}

/// A block's text with its marks. Marks nest; one that crosses another's end is closed and opened again, so that
/// the markup stays a tree. Each stretch carries its id where it first opens.
fn marked(
    prefix: &str,
    article: &Article,
    index: &CodePoints<'_>,
    block: &BlockAt,
    marks: &Marks,
    named: &mut std::collections::BTreeSet<(u32, u32)>,
) -> String {
    let inside: Vec<(u32, u32, &[&str])> = marks
        .iter()
        .map(|((start, end), kinds)| (*start, end.0, kinds.as_slice()))
        .filter(|(start, end, _)| *start < block.end && block.start < *end)
        .collect();
    let mut cuts: Vec<u32> =
        inside.iter().flat_map(|(s, e, _)| [*s, *e]).chain([block.start, block.end]).collect();
    cuts.retain(|c| (block.start..=block.end).contains(c));
    cuts.sort_unstable();
    cuts.dedup();
    let mut html = String::new();
    let mut open: Vec<(u32, u32, &[&str])> = Vec::new();
    for (i, &at) in cuts.iter().enumerate() {
        let mut again = Vec::new();
        while open.iter().any(|(_, end, _)| *end <= at) {
            let Some(top) = open.pop() else { break };
            html.push_str("</mark>");
            if top.1 > at {
                again.push(top);
            }
        }
        let fresh = inside.iter().filter(|(s, e, _)| (*s).max(block.start) == at && *e > at).copied();
        for mark in again.into_iter().rev().chain(fresh) {
            let id = if named.insert((mark.0, mark.1)) {
                format!(" id=\"{prefix}-{}-{}\"", mark.0, mark.1)
            } else {
                String::new()
            };
            html.push_str(&format!("<mark{id} title=\"{}\">", mark.2.join(", ")));
            open.push(mark);
        }
        let Some(&next) = cuts.get(i + 1) else { break };
        html.push_str(&escape(index.bytes(at, next).slice(&article.text)));
    }
    open.iter().for_each(|_| html.push_str("</mark>"));
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked_text(text: &str, spans: &[(u32, u32)]) -> String {
        let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
        let index = article.code_points();
        let end = text.chars().count() as u32;
        let block = BlockAt { role: BlockRole::Body, start: 0, end, source_start: None, source_end: None };
        let marks: Marks = spans.iter().map(|(s, e)| ((*s, std::cmp::Reverse(*e)), vec!["figure"])).collect();
        marked("a1", &article, &index, &block, &marks, &mut std::collections::BTreeSet::new())
    }

    #[test]
    fn nested_marks_nest() {
        assert_eq!(
            marked_text("“ab” cd", &[(0, 7), (1, 3)]),
            "<mark id=\"a1-0-7\" title=\"figure\">“<mark id=\"a1-1-3\" title=\"figure\">ab</mark>” cd</mark>"
        );
    }

    #[test]
    fn crossing_marks_stay_a_tree_and_keep_one_id_each() {
        let html = marked_text("abcdef", &[(0, 4), (2, 6)]);
        assert_eq!(
            html,
            "<mark id=\"a1-0-4\" title=\"figure\">ab<mark id=\"a1-2-6\" title=\"figure\">cd</mark></mark>\
             <mark title=\"figure\">ef</mark>"
        );
    }
}
