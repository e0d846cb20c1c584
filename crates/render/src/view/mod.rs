//! The views: each lays the records of a dossier out as one section of a page.

mod agreement;
mod articles;
mod changes;
mod figures;
#[cfg(test)]
pub(crate) mod fixture;
mod overview;
mod positions;
mod pressure;
mod quotes;
mod sources;
mod timeline;

use crate::desk::Desk;
use crate::page::{Block, Page, Section};

/// What to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Everything, the overview first.
    Brief,
    /// What happened and is to happen, day by day.
    Timeline,
    /// Who said what.
    Quotes,
    /// Issues and where each side stands.
    Positions,
    /// Who takes from whom.
    Sources,
}

/// Lays out a view. `most` is the number of lines a part may have before the rest is only counted; a brief in the
/// terminal is short, a page is whole.
#[must_use]
pub fn page(desk: &Desk<'_>, view: View, most: Option<usize>) -> Page {
    let mut page = Page { title: overview::headline(desk), sections: Vec::new() };
    match view {
        View::Brief => {
            page.sections.push(overview::section(desk));
            page.sections.push(timeline::section(desk, timeline::Lanes::Happenings));
            page.sections.push(quotes::section(desk));
            page.sections.push(positions::section(desk));
            page.sections.push(pressure::section(desk));
            page.sections.push(figures::section(desk));
            page.sections.push(agreement::section(desk));
            page.sections.push(sources::section(desk));
            page.sections.push(articles::section(desk));
        }
        View::Timeline => page.sections.push(timeline::section(desk, timeline::Lanes::All)),
        View::Quotes => page.sections.push(quotes::section(desk)),
        View::Positions => page.sections.push(positions::section(desk)),
        View::Sources => {
            page.sections.push(sources::section(desk));
            page.sections.push(articles::section(desk));
        }
    }
    page.sections.retain(|s| !s.blocks.is_empty());
    if let Some(most) = most {
        page.sections.iter_mut().filter(|s| s.id != "overview").for_each(|s| shorten(s, most));
    }
    page
}

/// What changed: the changes of the dossier.
#[must_use]
pub fn changes(desk: &Desk<'_>) -> Page {
    Page { title: None, sections: vec![changes::section(desk)] }
}

/// Keeps about `most` lines of a section and says how many are left out.
fn shorten(section: &mut Section, most: usize) {
    let mut room = most;
    let mut left_out = 0;
    for block in &mut section.blocks {
        let items = match block {
            Block::Items(items) => items,
            Block::Group(group) => &mut group.items,
            Block::Matrix(matrix) => {
                left_out += matrix.rows.len().saturating_sub(room);
                matrix.rows.truncate(room);
                room -= matrix.rows.len();
                continue;
            }
            Block::Facts(_) | Block::Note(_) => continue,
        };
        left_out += items.len().saturating_sub(room);
        items.truncate(room);
        room -= items.len();
    }
    section.blocks.retain(|b| !matches!(b, Block::Group(g) if g.items.is_empty()));
    if left_out > 0 {
        section.blocks.push(Block::Note(format!("{left_out} more: {}", elsewhere(section.id))));
    }
}

/// Where the whole of a section is.
fn elsewhere(section: &str) -> String {
    match section {
        "timeline" | "quotes" | "positions" | "sources" => format!("throughline {section} PATH…"),
        _ => "throughline brief PATH… --full".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Item;

    #[test]
    fn a_shortened_section_says_how_much_is_left_out() {
        let items = vec![Item::default(); 9];
        let mut section = Section { id: "quotes", title: "Who said what", blocks: vec![Block::Items(items)] };
        shorten(&mut section, 4);
        assert!(matches!(&section.blocks[0], Block::Items(kept) if kept.len() == 4));
        assert_eq!(section.blocks[1], Block::Note("5 more: throughline quotes PATH…".into()));
    }
}
