//! The head of a text: outlet, title, byline, date lines, summary, in whatever order they come.

use model::BlockRole;

use super::{
    Draft, Known, Marked, StatedDate, boilerplate,
    byline::{self, Byline},
    caption,
    imprint::{self, Imprint},
    shape,
};
use crate::{date, outlet};

/// The head is looked for in this many paragraphs.
const REACH: usize = 14;

/// Marks the head and notes what it states.
pub(super) fn mark(drafts: &mut [Draft<'_>], known: &Known<'_>, marked: &mut Marked) {
    let given = known.title.map(shape::folded).filter(|t| !t.is_empty());
    let mut title = given.clone();
    let mut has_title = false;
    let mut at = 0;
    while at < drafts.len().min(REACH) {
        let text = drafts[at].text();
        if at > 0 && matches!(drafts[at].role, Some(BlockRole::Boilerplate | BlockRole::Caption)) {
            at += 1;
            continue;
        }
        let role = if (at == 0 && known.field.is_some())
            || title.as_ref().is_some_and(|t| shape::folds_to(text, t))
        {
            has_title = true;
            BlockRole::Title
        } else if let Some(role) = frame(text, at, drafts, marked) {
            role
        } else if !has_title && given.is_none() && is_title(at, drafts) {
            has_title = true;
            title = Some(shape::folded(text));
            marked.title = Some(text.to_owned());
            BlockRole::Title
        } else if has_title && at > 0 && subtitle(at, drafts) {
            BlockRole::Summary
        } else {
            break;
        };
        drafts[at].role = Some(role);
        at += 1;
    }
    if let Some(title) = title {
        summary_before_repeated_title(drafts, at, &title, marked);
    }
}

/// Outlet, byline, date and boilerplate lines.
fn frame(text: &str, at: usize, drafts: &[Draft<'_>], marked: &mut Marked) -> Option<BlockRole> {
    let span = drafts[at].para.span;
    let next_is_headline = drafts.get(at + 1).is_some_and(|n| shape::headline(n.text()));
    if at < 3 && marked.outlet.is_none() && next_is_headline && outlet::is_name_line(text) {
        marked.outlet = Some(outlet::agency(text).unwrap_or(text).to_owned());
        return Some(BlockRole::Boilerplate);
    }
    if let Some((label, interval)) = date::line(text) {
        marked.dates.push(StatedDate { label, interval, span });
        return Some(BlockRole::Dateline);
    }
    if let Some(found) = imprint::read(text) {
        return Some(imprinted(found, span, marked));
    }
    match byline::read(text) {
        Some(Byline::Empty) => return Some(BlockRole::Boilerplate),
        Some(Byline::Name(name)) => {
            dated_byline(text, span, marked);
            marked.byline.get_or_insert(name);
            return Some(BlockRole::Byline);
        }
        None => {}
    }
    if at > 0 && byline::bare_name(text) && drafts.get(at + 1).is_some_and(|n| is_date_or_desk(n.text())) {
        marked.byline.get_or_insert(text.to_owned());
        return Some(BlockRole::Byline);
    }
    if caption::is(text) {
        return Some(BlockRole::Caption);
    }
    boilerplate::is(text).then_some(BlockRole::Boilerplate)
}

/// Notes what an imprint says. The wire that a byline names may be printed by somebody else.
fn imprinted(found: Imprint, span: model::Span, marked: &mut Marked) -> BlockRole {
    let role = if found.byline.is_some() { BlockRole::Byline } else { BlockRole::Dateline };
    let credit = found.date.is_none() && found.outlet.as_deref().is_some_and(outlet::is_wire);
    marked.outlet = marked.outlet.take().or(found.outlet.filter(|_| !credit));
    marked.byline = marked.byline.take().or(found.byline);
    marked.dates.extend(found.date.map(|(label, interval)| StatedDate { label, interval, span }));
    role
}

/// "By Jane Doe | 3 May 2024".
fn dated_byline(text: &str, span: model::Span, marked: &mut Marked) {
    let day = text.split(['|', '•', '·', '–', '—']).skip(1).find_map(date::line);
    if let Some((label, interval)) = day {
        marked.dates.push(StatedDate { label, interval, span });
    }
}

fn is_date_or_desk(text: &str) -> bool {
    let lower = text.to_lowercase();
    date::line(text).is_some()
        || ["staff writer", "correspondent", "reporter", "editor", "staff reporter"]
            .iter()
            .any(|d| lower.ends_with(d))
}

/// A headline has a report under it.
fn is_title(at: usize, drafts: &[Draft<'_>]) -> bool {
    let text = drafts[at].text();
    let report = drafts[at + 1..]
        .iter()
        .take(REACH)
        .any(|d| shape::prose(d.text()) && (d.text().len() > text.len() || shape::ends_sentence(d.text())));
    shape::headline(text) && report
}

/// A second headline without a full stop right under the first, with the report below.
fn subtitle(at: usize, drafts: &[Draft<'_>]) -> bool {
    let text = drafts[at].text();
    let next_is_frame_or_prose = drafts.get(at + 1).is_some_and(|n| {
        shape::prose(n.text())
            || byline::bare_name(n.text())
            || byline::read(n.text()).is_some()
            || date::line(n.text()).is_some()
    });
    let after_title = drafts[..at]
        .iter()
        .rev()
        .find(|d| d.role != Some(BlockRole::Dateline))
        .is_some_and(|d| d.role == Some(BlockRole::Title));
    after_title && shape::headline(text) && shape::words(text) >= 6 && next_is_frame_or_prose
}

/// Where the title is printed again a little below, what stands between is a summary.
fn summary_before_repeated_title(drafts: &mut [Draft<'_>], from: usize, title: &str, marked: &mut Marked) {
    let reach = drafts.len().min(from + 5);
    let Some(again) = (from..reach).find(|&i| shape::folds_to(drafts[i].text(), title)) else { return };
    for draft in &mut drafts[from..again] {
        draft.role = Some(BlockRole::Summary);
    }
    drafts[again].role = Some(BlockRole::Title);
    for at in again + 1..drafts.len().min(again + 5) {
        let Some(role) = frame(drafts[at].text(), at, drafts, marked) else { break };
        drafts[at].role = Some(role);
    }
}

#[cfg(test)]
mod tests {
    use model::BlockRole::*;

    use super::super::{Known, mark};

    fn roles(text: &str) -> Vec<model::BlockRole> {
        mark(text, &Known::default()).blocks.iter().map(|b| b.role).collect()
    }

    #[test]
    fn subtitle_byline_and_date_in_any_order() {
        let text = "Port strike enters second week\nUnion says no talks are planned before Friday\nJane Doe\n3 May 2024\nThe strike at the port entered its second week on Monday.\n";
        assert_eq!(roles(text), [Title, Summary, Byline, Dateline, Body]);
    }

    #[test]
    fn a_lost_byline_template_is_boilerplate() {
        let text = "Port Strike Enters Second Week\n\nWritten by Published\n\nThe strike at the port entered its second week on Monday.\n";
        assert_eq!(roles(text), [Title, Boilerplate, Body]);
    }

    #[test]
    fn a_single_line_is_no_title() {
        assert_eq!(roles("Port strike enters second week"), [Body]);
    }
}
