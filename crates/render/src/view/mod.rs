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

pub(crate) use timeline::happenings;

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

/// Lays out a view. A short page has the first lines of each part and counts the rest; a brief in the terminal is
/// short, a page for a browser is whole.
#[must_use]
pub fn page(desk: &Desk<'_>, view: View, short: bool) -> Page {
    let mut page = Page { title: overview::headline(desk), sections: Vec::new() };
    match view {
        View::Brief => return brief_of(desk, &[], short),
        View::Timeline => page.sections.push(timeline::section(desk, timeline::Lanes::All)),
        View::Quotes => page.sections.push(quotes::section(desk)),
        View::Positions => page.sections.push(positions::section(desk)),
        View::Sources => {
            page.sections.push(sources::section(desk));
            page.sections.push(articles::section(desk));
        }
    }
    page.sections.retain(|s| !s.blocks.is_empty());
    if short {
        page.sections.iter_mut().for_each(shorten);
    }
    page
}

/// Lays out one section.
type Layout = fn(&Desk<'_>) -> Section;

/// The sections of a brief, by id, in order.
const SECTIONS: [(&str, Layout); 9] = [
    ("overview", overview::section),
    ("timeline", |desk| timeline::section(desk, timeline::Lanes::Happenings)),
    ("quotes", quotes::section),
    ("positions", positions::section),
    ("pressure", pressure::section),
    ("figures", figures::section),
    ("agreement", agreement::section),
    ("sources", sources::section),
    ("articles", articles::section),
];

/// The sections of a brief that are asked for by id, no others laid out; all of them where none is named.
#[must_use]
pub fn brief_of(desk: &Desk<'_>, ids: &[&str], short: bool) -> Page {
    let wanted = SECTIONS.iter().filter(|(id, _)| ids.is_empty() || ids.contains(id));
    let sections = wanted.map(|(_, section)| section(desk)).filter(|s| !s.blocks.is_empty());
    let mut page = Page { title: overview::headline(desk), sections: sections.collect() };
    if short {
        page.sections.iter_mut().for_each(shorten);
    }
    page
}

/// What changed: the changes of the dossier.
#[must_use]
pub fn changes(desk: &Desk<'_>) -> Page {
    Page { title: None, sections: vec![changes::section(desk)] }
}

/// How many lines a section of a short page has, and how many a group in it.
fn room(section: &str) -> (usize, usize) {
    match section {
        "timeline" => (8, 8),
        "quotes" => (8, 3),
        "positions" => (4, 4),
        "pressure" => (9, 3),
        "agreement" => (5, 2),
        "figures" | "sources" => (6, 3),
        _ => (usize::MAX, usize::MAX),
    }
}

/// Keeps the first lines of a section, of a timeline the last, and says how many are left out.
fn shorten(section: &mut Section) {
    let (mut room, most) = room(section.id);
    let backwards = section.id == "timeline";
    let mut left_out = 0;
    let mut order: Vec<&mut Block> = section.blocks.iter_mut().collect();
    if backwards {
        order.reverse();
        order.sort_by_key(|b| if let Block::Group(g) = b { g.rank } else { 0 });
    }
    for block in order {
        let (items, most) = match block {
            Block::Items(items) => (items, room),
            Block::Group(group) => (&mut group.items, most.min(room)),
            Block::Matrix(matrix) => {
                left_out += matrix.rows.len().saturating_sub(room);
                matrix.rows.truncate(room);
                room -= matrix.rows.len();
                continue;
            }
            Block::Facts(_) | Block::Note(_) => continue,
        };
        left_out += items.len().saturating_sub(most);
        items.truncate(most);
        room -= items.len();
    }
    section.blocks.retain(|b| !matches!(b, Block::Group(g) if g.items.is_empty()));
    if left_out > 0 {
        let word = if backwards { "earlier or undated" } else { "more" };
        section.blocks.push(Block::Note(format!("{left_out} {word}: {}", elsewhere(section.id))));
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
        let mut section = Section { id: "sources", title: "Sources", blocks: vec![Block::Items(items)] };
        shorten(&mut section);
        assert!(matches!(&section.blocks[0], Block::Items(kept) if kept.len() == 6));
        assert_eq!(section.blocks[1], Block::Note("3 more: throughline sources PATH…".into()));
    }

    #[test]
    fn a_short_timeline_keeps_its_last_days() {
        let day = |n: usize| {
            let items = vec![Item { record: format!("r{n}"), ..Item::default() }; 3];
            Block::Group(crate::page::Group { items, ..Default::default() })
        };
        let mut section = Section { id: "timeline", title: "Timeline", blocks: (0..4).map(day).collect() };
        shorten(&mut section);
        let kept: Vec<usize> = section
            .blocks
            .iter()
            .filter_map(|b| if let Block::Group(g) = b { Some(g.items.len()) } else { None })
            .collect();
        assert_eq!(kept, [2, 3, 3]);
    }
}
