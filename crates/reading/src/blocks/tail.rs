//! The tail of a text: credits, bylines at the bottom, lists of other articles.

use model::BlockRole;

use super::{
    Draft, Marked, StatedDate, boilerplate,
    byline::{self, Byline},
    caption, shape,
};
use crate::date;

/// Marks lists of other articles anywhere, then the tail from the end up.
pub(super) fn mark(drafts: &mut [Draft<'_>], marked: &mut Marked) {
    regions(drafts);
    for at in (1..drafts.len()).rev() {
        if !drafts[at].is_open() {
            if drafts[at].role == Some(BlockRole::Boilerplate) {
                continue;
            }
            break;
        }
        let Some(role) = role(drafts, at, marked) else { break };
        drafts[at].role = Some(role);
    }
}

fn role(drafts: &[Draft<'_>], at: usize, marked: &mut Marked) -> Option<BlockRole> {
    let text = drafts[at].text();
    match byline::read(text) {
        Some(Byline::Empty) => return Some(BlockRole::Boilerplate),
        Some(Byline::Name(name)) => {
            marked.byline.get_or_insert(name);
            return Some(BlockRole::Byline);
        }
        None => {}
    }
    if let Some((label, interval)) = date::line(text) {
        marked.dates.push(StatedDate { label, interval, span: drafts[at].para.span });
        return Some(BlockRole::Dateline);
    }
    if boilerplate::is(text) {
        return Some(BlockRole::Boilerplate);
    }
    if caption::is(text) {
        return Some(BlockRole::Caption);
    }
    if marked.byline.is_none() && byline::bare_name(text) && shape::prose(drafts[at - 1].text()) {
        marked.byline = Some(text.to_owned());
        return Some(BlockRole::Byline);
    }
    None
}

/// "Similar Articles" and the short lines under it.
fn regions(drafts: &mut [Draft<'_>]) {
    let mut inside = false;
    for draft in drafts.iter_mut().skip(1) {
        let text = draft.para.text;
        let open = matches!(draft.role, None | Some(BlockRole::Heading));
        if open && boilerplate::opens_region(text) {
            inside = true;
        } else if inside
            && (shape::words(text) >= 22 || (shape::ends_sentence(text) && shape::words(text) >= 12))
        {
            inside = false;
        }
        if inside && open {
            draft.role = Some(BlockRole::Boilerplate);
        }
    }
}

#[cfg(test)]
mod tests {
    use model::BlockRole::*;

    use super::super::{Known, mark};

    #[test]
    fn the_byline_may_stand_at_the_bottom() {
        let text = "The strike at the port entered its second week on Monday.\nBy Jane Doe\n\n\n\nShare\n";
        let marked = mark(text, &Known::default());
        assert_eq!(marked.blocks.iter().map(|b| b.role).collect::<Vec<_>>(), [Body, Byline, Boilerplate]);
        assert_eq!(marked.byline.as_deref(), Some("Jane Doe"));
    }

    #[test]
    fn a_list_of_other_articles_ends_where_the_report_goes_on() {
        let text = "The strike at the port entered its second week on Monday.\nRelated\nPort talks fail again\nThe union said it would wait for the owners to come back to the table before Friday.\nRead next\nWhat dockers earn\n";
        let roles: Vec<_> = mark(text, &Known::default()).blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [Body, Boilerplate, Boilerplate, Body, Boilerplate, Boilerplate]);
    }
}
