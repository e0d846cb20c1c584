//! Lines in HTML: a status, the line, its fields, and links to the words it rests on.

use super::{Sheet, escape};
use crate::page::{Group, Item, Matrix, Piece, Source, Tone};
use crate::words;

/// Pieces as inline markup.
pub(super) fn inline(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|p| {
            let text = escape(&p.text);
            match p.tone {
                Tone::Plain => text,
                Tone::Strong => format!("<strong>{text}</strong>"),
                Tone::Quote => format!("<q>{text}</q>"),
                Tone::Faint => format!("<span class=\"faint\">{text}</span>"),
                Tone::Flag => format!("<em class=\"flag\">{text}</em>"),
            }
        })
        .collect()
}

impl Sheet<'_, '_> {
    /// A source as a link to its words.
    pub(super) fn link(&self, source: &Source) -> String {
        let text = escape(&source.text());
        let Some(n) = self.numbers.get(&source.article) else { return text };
        let words = (source.start < source.end && self.has_text(&source.article))
            .then_some((source.start, source.end));
        format!("<a href=\"{}\">{text}</a>", self.links.words(*n, &source.article, words))
    }

    pub(super) fn group(&mut self, group: &Group) {
        let heading = inline(&group.heading);
        self.push(&format!("<div class=\"group\">\n<h3>{heading}</h3>\n"));
        if !group.note.is_empty() || !group.sources.is_empty() {
            let note = inline(&group.note);
            let sources = self.sources(&group.sources, 0);
            self.push(&format!("<p class=\"note\">{note} {sources}</p>\n"));
        }
        self.items(&group.items);
        self.push("</div>\n");
    }

    pub(super) fn items(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        self.push("<ul class=\"items\">\n");
        for item in items {
            let line = self.item(item);
            self.push(&format!("<li{line}</li>\n"));
        }
        self.push("</ul>\n");
    }

    /// A line as the rest of its element: its id, `>`, and what is inside.
    fn item(&mut self, item: &Item) -> String {
        self.lines += 1;
        self.shown.insert(item.record.clone(), self.lines);
        for source in &item.sources {
            self.uses.push((source.article.clone(), source.start, self.here, self.lines));
        }
        let mut html = format!(" id=\"r{}\" data-record=\"{}\">", self.lines, escape(&item.record));
        if let Some(mark) = item.mark {
            html.push_str(&format!(
                "<span class=\"mark\"><span aria-hidden=\"true\">{}</span> {}</span> ",
                escape(&mark.shape.to_string()),
                mark.word
            ));
        }
        if !item.lead.is_empty() {
            html.push_str(&format!("<span class=\"lead\">{}</span> ", escape(&item.lead)));
        }
        html.push_str(&inline(&item.body));
        for note in &item.notes {
            html.push_str(&format!("<div class=\"field\">{}</div>", inline(note)));
        }
        let sources = self.sources(&item.sources, item.origins);
        let why = self.links.why(&item.record).map_or_else(String::new, |href| {
            format!(" <a class=\"why\" href=\"{href}\" aria-label=\"Why this line\">why</a>")
        });
        if !sources.is_empty() || !why.is_empty() {
            html.push_str(&format!("<div class=\"src\">{sources}{why}</div>"));
        }
        html
    }

    fn sources(&self, sources: &[Source], origins: usize) -> String {
        let mut links: Vec<String> = sources.iter().map(|s| self.link(s)).collect();
        if let (Some(last), true) = (links.last_mut(), origins > 0) {
            let count = words::count(origins, "origin", "origins");
            last.push_str(&format!(" <span class=\"origins\">· {count}</span>"));
        }
        links.join("; ")
    }

    pub(super) fn matrix(&mut self, matrix: &Matrix) {
        self.push(&format!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{}: table\" tabindex=\"0\"><table class=\"stack\" role=\"table\">\n\
             <thead role=\"rowgroup\"><tr role=\"row\">",
            self.here
        ));
        self.push(&format!("<th scope=\"col\" role=\"columnheader\">{}</th>", matrix.corner));
        for column in &matrix.columns {
            self.push(&format!("<th scope=\"col\" role=\"columnheader\">{}</th>", escape(column)));
        }
        self.push("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for row in &matrix.rows {
            let heading = inline(&row.group.heading);
            let note = inline(&row.group.note);
            let sources = self.sources(&row.group.sources, 0);
            self.push(&format!(
                "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{heading}<div class=\"note\">{note}</div><div class=\"src\">{sources}</div></th>"
            ));
            for (cell, column) in row.cells.iter().zip(&matrix.columns) {
                // On a narrow screen the cells stand under each other, each with the name of its column.
                let start = format!("<td role=\"cell\" data-column=\"{}\"", escape(column));
                let html = match cell {
                    Some(item) => format!("{start}{}</td>", self.item(&under(item, column))),
                    None => format!("{start} class=\"faint\">{}</td>", words::NOT_STATED),
                };
                self.push(&html);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody></table></div>\n");
    }
}

/// A cell's line without the name that its column already has.
fn under(item: &Item, column: &str) -> Item {
    let mut item = item.clone();
    if item.body.first().is_some_and(|p| p.text == column) {
        item.body.remove(0);
        if item.body.first().is_some_and(|p| p.text == ": ") {
            item.body.remove(0);
        }
    }
    item
}
