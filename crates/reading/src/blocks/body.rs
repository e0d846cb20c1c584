//! Between head and tail: headings, captions, stray boilerplate; all else is the report.

use model::BlockRole;

use super::{Draft, boilerplate, byline, caption, shape};

/// Gives every open paragraph its role.
pub(super) fn mark(drafts: &mut [Draft<'_>]) {
    for at in 0..drafts.len() {
        if !drafts[at].is_open() {
            continue;
        }
        let text = drafts[at].text();
        let role = if boilerplate::is(text) || matches!(byline::read(text), Some(byline::Byline::Empty)) {
            BlockRole::Boilerplate
        } else if caption::is(text) {
            BlockRole::Caption
        } else if heading(drafts, at) {
            BlockRole::Heading
        } else {
            BlockRole::Body
        };
        drafts[at].role = Some(role);
    }
}

/// A short line without a full stop between paragraphs of running text.
fn heading(drafts: &[Draft<'_>], at: usize) -> bool {
    let text = drafts[at].text();
    let next = drafts[at + 1..].iter().find(|d| d.role != Some(BlockRole::Boilerplate));
    let above = at > 0;
    let speech = text.starts_with(['“', '"']) && text.ends_with(['”', '"', '?', '!']);
    above
        && shape::headline(text)
        && shape::words(text) <= 12
        && !speech
        && next.is_some_and(|n| {
            n.is_open() && shape::prose(n.text()) && shape::words(n.text()) > shape::words(text)
        })
}

#[cfg(test)]
mod tests {
    use model::BlockRole::*;

    use super::super::{Known, mark};

    #[test]
    fn headings_need_a_report_under_them() {
        let text = "The sides met on Monday for two hours in Oslo.\nWhere they stand\nNeither side moved, the mediator said on Monday.\nWages\nHours\nPensions\n“Not yet”\nThe mediator will try again next week, she said.\n";
        let roles: Vec<_> = mark(text, &Known::default()).blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [Body, Heading, Body, Body, Body, Body, Body, Body]);
    }
}
