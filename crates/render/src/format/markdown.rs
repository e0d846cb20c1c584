//! Markdown that reads as plain text too; words from articles cannot become markup.

use std::io::{self, Write};

use super::Format;
use crate::desk::Desk;
use crate::page::{Block, Group, Item, Matrix, Page, Piece, Source, Tone, text_of};
use crate::words;

/// CommonMark.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl Format for Markdown {
    fn write(&self, _desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        if let Some((title, source)) = &page.title {
            writeln!(out, "# {}\n\n{}", escape(title), ends(std::slice::from_ref(source), 0))?;
        }
        for section in &page.sections {
            writeln!(out, "\n## {}\n", section.title)?;
            for block in &section.blocks {
                match block {
                    Block::Facts(facts) => {
                        for fact in facts {
                            writeln!(out, "- **{}**: {}", fact.label, inline(&fact.value))?;
                        }
                    }
                    Block::Group(g) => group(g, out)?,
                    Block::Items(items) => items.iter().try_for_each(|i| item(i, out))?,
                    Block::Matrix(m) => matrix(m, out)?,
                    Block::Note(text) => writeln!(out, "\n*{}*", escape(text))?,
                }
            }
        }
        Ok(())
    }
}

fn group(group: &Group, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n### {}\n", escape(&text_of(&group.heading)))?;
    let beside: Vec<String> =
        [inline(&group.note), ends(&group.sources, 0)].into_iter().filter(|s| !s.is_empty()).collect();
    if !beside.is_empty() {
        writeln!(out, "{}\n", beside.join(" "))?;
    }
    group.items.iter().try_for_each(|i| item(i, out))
}

fn item(item: &Item, out: &mut dyn Write) -> io::Result<()> {
    let mut parts = Vec::new();
    parts.extend(item.mark.map(|m| format!("{} **{}**", m.shape, m.word)));
    parts.extend((!item.lead.is_empty()).then(|| format!("{} ·", escape(&item.lead))));
    parts.push(inline(&item.body));
    parts.extend(Some(ends(&item.sources, item.origins)).filter(|s| !s.is_empty()));
    writeln!(out, "- {}", parts.join(" "))?;
    item.notes.iter().try_for_each(|note| writeln!(out, "  - {}", inline(note)))
}

/// Columns of sentences do not fit a page of text: one heading a row.
fn matrix(matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
    for row in &matrix.rows {
        let items = row.cells.iter().flatten().cloned().collect();
        group(&Group { items, ..row.group.clone() }, out)?;
        let silent = row.silent(&matrix.columns);
        if !silent.is_empty() {
            writeln!(out, "- {}: *{}*", escape(&silent.join(", ")), words::NOT_STATED)?;
        }
    }
    Ok(())
}

fn inline(pieces: &[Piece]) -> String {
    pieces.iter().map(piece).collect()
}

/// A piece with its emphasis inside its blanks: `** x**` would be no emphasis.
fn piece(piece: &Piece) -> String {
    let text = escape(&piece.text);
    let core = text.trim();
    let mark = match piece.tone {
        Tone::Strong => "**",
        Tone::Flag => "*",
        Tone::Plain | Tone::Quote | Tone::Faint => return text,
    };
    if core.is_empty() {
        return text;
    }
    let lead = text.len() - text.trim_start().len();
    let (before, after) = (&text[..lead], &text[lead + core.len()..]);
    format!("{before}{mark}{core}{mark}{after}")
}

fn ends(sources: &[Source], origins: usize) -> String {
    super::ends(sources, origins)
        .map(|p| format!("<small>\\[{}\\]</small>", escape(&p.text)))
        .unwrap_or_default()
}

/// Makes every character of `text` stand for itself.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_cannot_put_a_link_or_a_tag_into_the_page() {
        let shown = escape("[click](javascript:alert(1)) <script>*x*</script>");
        assert_eq!(shown, "\\[click\\](javascript:alert(1)) &lt;script&gt;\\*x\\*&lt;/script&gt;");
    }

    #[test]
    fn emphasis_hugs_its_words() {
        assert_eq!(piece(&Piece::flag(" [scrap]")), " *\\[scrap\\]*");
    }
}
