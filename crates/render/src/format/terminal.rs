//! The terminal: hanging lines, a shape and a word for every status, colour only on top.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use super::{Format, ends};
use crate::desk::Desk;
use crate::page::{Block, Fact, Group, Item, Matrix, Page, Piece, Section, Tone};
use crate::words;

/// Lines of at most `width` columns. Colour is written always; the stream it goes to strips it where it must.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
}

/// The narrowest and the widest measure used: longer lines are not read, shorter ones cannot hold a source.
const NARROWEST: usize = 48;
const WIDEST: usize = 120;

impl Format for Terminal {
    fn write(&self, _desk: &Desk<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let mut sheet = Sheet { width: self.width.clamp(NARROWEST, WIDEST), out };
        if let Some((title, source)) = &page.title {
            sheet.wrap("", "", &[Piece::strong(title.clone())])?;
            sheet.wrap("", "", &[Piece::faint(source.text())])?;
        }
        for section in &page.sections {
            sheet.section(section)?;
        }
        Ok(())
    }
}

struct Sheet<'o> {
    width: usize,
    out: &'o mut dyn Write,
}

impl Sheet<'_> {
    fn section(&mut self, section: &Section) -> io::Result<()> {
        let heading = section.title.to_uppercase();
        let rule = "─".repeat(self.width.saturating_sub(words::columns(&heading) + 1));
        writeln!(self.out, "\n{} {}", heading.bold(), rule.dimmed())?;
        for block in &section.blocks {
            match block {
                Block::Facts(facts) => self.facts(facts)?,
                Block::Group(group) => self.group(group)?,
                Block::Items(items) => self.items(items, "")?,
                Block::Matrix(matrix) => self.matrix(matrix)?,
                Block::Note(text) => self.wrap("", "", &[Piece::faint(format!("… {text}"))])?,
            }
        }
        Ok(())
    }

    fn facts(&mut self, facts: &[Fact]) -> io::Result<()> {
        let wide = facts.iter().map(|f| words::columns(f.label)).max().unwrap_or(0) + 2;
        for fact in facts {
            let label = format!("{:wide$}", fact.label);
            self.wrap(&label, &" ".repeat(wide), &fact.value)?;
        }
        Ok(())
    }

    fn group(&mut self, group: &Group) -> io::Result<()> {
        writeln!(self.out)?;
        let mut heading = group.heading.clone();
        if !group.note.is_empty() {
            heading.push(Piece::faint(" — "));
            heading.extend(group.note.iter().cloned());
        }
        self.wrap("", "  ", &heading)?;
        if let Some(sources) = ends(&group.sources, 0) {
            self.wrap("  → ", "    ", &[sources])?;
        }
        self.items(&group.items, "  ")
    }

    fn items(&mut self, items: &[Item], indent: &str) -> io::Result<()> {
        items.iter().try_for_each(|item| self.item(item, indent))
    }

    fn item(&mut self, item: &Item, indent: &str) -> io::Result<()> {
        let shape = item.mark.map_or('·', |m| m.shape);
        let first = format!("{indent}{shape} ");
        let rest = format!("{indent}  ");
        let mut body = Vec::new();
        let lead = (!item.lead.is_empty()).then_some(item.lead.as_str());
        let head: Vec<&str> = item.mark.map(|m| m.word).into_iter().chain(lead).collect();
        if !head.is_empty() {
            body.push(Piece::faint(head.join(" · ")));
            body.push(Piece::faint(" | "));
        }
        body.extend(item.body.iter().cloned());
        self.wrap(&first, &rest, &body)?;
        for note in &item.notes {
            self.wrap(&rest, &format!("{rest}  "), note)?;
        }
        match ends(&item.sources, item.origins) {
            Some(sources) => self.wrap(&format!("{rest}→ "), &format!("{rest}  "), &[sources]),
            None => Ok(()),
        }
    }

    /// A table of sentences does not fit a terminal: one group a row, and the empty cells named in a line.
    fn matrix(&mut self, matrix: &Matrix) -> io::Result<()> {
        for row in &matrix.rows {
            let items = row.cells.iter().flatten().cloned().collect();
            self.group(&Group { items, ..row.group.clone() })?;
            let silent = row.silent(&matrix.columns);
            if !silent.is_empty() {
                let text = format!("{}: {}", silent.join(", "), words::NOT_STATED);
                self.wrap("    ", "    ", &[Piece::faint(text)])?;
            }
        }
        Ok(())
    }

    /// Writes pieces as lines: the first begins with `first`, the others with `rest`.
    fn wrap(&mut self, first: &str, rest: &str, pieces: &[Piece]) -> io::Result<()> {
        let mut line = first.to_owned();
        let mut used = words::columns(first);
        let mut fresh = true;
        for (word, tone, spaced) in split(pieces) {
            let wide = words::columns(word);
            let gap = usize::from(spaced && !fresh);
            if spaced && !fresh && used + gap + wide > self.width {
                writeln!(self.out, "{}", line.trim_end())?;
                line = rest.to_owned();
                used = words::columns(rest);
            } else if gap == 1 {
                line.push(' ');
                used += 1;
            }
            line.push_str(&toned(word, tone));
            used += wide;
            fresh = false;
        }
        writeln!(self.out, "{}", line.trim_end())
    }
}

/// The words of pieces, each with its tone and whether a blank stands before it.
fn split(pieces: &[Piece]) -> Vec<(&str, Tone, bool)> {
    let mut out = Vec::new();
    let mut blank = false;
    for piece in pieces {
        for (i, word) in piece.text.split(' ').enumerate() {
            blank |= i > 0;
            if !word.is_empty() {
                out.push((word, piece.tone, blank));
                blank = false;
            }
        }
    }
    out
}

fn toned(word: &str, tone: Tone) -> String {
    match tone {
        Tone::Plain => word.to_owned(),
        Tone::Strong => word.bold().to_string(),
        Tone::Quote => word.italic().to_string(),
        Tone::Faint => word.dimmed().to_string(),
        Tone::Flag => word.yellow().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    fn plain(width: usize) -> String {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        Terminal { width }.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        strip(&String::from_utf8(out).unwrap())
    }

    /// The text without its colour codes.
    fn strip(text: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in text.chars() {
            match (inside, c) {
                (false, '\u{1b}') => inside = true,
                (true, 'm') => inside = false,
                (true, _) => {}
                (false, c) => out.push(c),
            }
        }
        out
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [80, 100, 120] {
            for line in plain(width).lines() {
                assert!(words::columns(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_brief_reads_without_colour() {
        insta::assert_snapshot!(plain(100));
    }
}
