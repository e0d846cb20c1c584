//! Place and agency at the head of a report: "MOSCOW (AP) —", "CNN —", "Oslo, Norway (Reuters) -".

use model::{BlockRole, Span};

use super::{Draft, Marked, paras::Para};
use crate::outlet;

/// A dateline is looked for in this many bytes.
const REACH: usize = 110;

/// Splits the dateline off the first paragraph of the report.
pub(super) fn split(drafts: &mut Vec<Draft<'_>>, marked: &mut Marked) {
    let Some(at) = drafts.iter().position(|d| d.role == Some(BlockRole::Body)) else { return };
    let Para { span, text, gap } = drafts[at].para;
    let Some(found) = find(text) else { return };
    let rest = Span::new(span.start + found.end, span.end);
    let lead = text[found.end as usize..].len() - text[found.end as usize..].trim_start().len();
    let rest = Span::new(rest.start + Span::of(0..lead).end, rest.end);
    if rest.is_empty() {
        return;
    }
    if marked.outlet.is_none() {
        marked.outlet = found.agency.map(str::to_owned);
    }
    let body = Para { span: rest, text: &text[found.end as usize + lead..], gap: false };
    drafts[at].para = body;
    let line =
        Para { span: Span::new(span.start, span.start + found.end), text: &text[..found.end as usize], gap };
    drafts.insert(at, Draft { para: line, role: Some(BlockRole::Dateline), repeats: None });
}

struct Found {
    /// One past the last byte of the dateline, its dash with it.
    end: u32,
    agency: Option<&'static str>,
}

fn find(text: &str) -> Option<Found> {
    let mut reach = text.len().min(REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = &text[..reach];
    let (dash, width) = dash(head)?;
    let before = head[..dash].trim_end();
    let (place, credit) = match before.rfind('(') {
        Some(open) if before.ends_with(')') => {
            (before[..open].trim(), Some(&before[open + 1..before.len() - 1]))
        }
        _ => (before, None),
    };
    let agency = credit.map(|c| c.split(['/', ',']).next().unwrap_or(c)).and_then(outlet::agency);
    let fits = match credit {
        Some(c) => {
            c.len() <= 40
                && c.starts_with(char::is_uppercase)
                && (place.is_empty() || placelike(place, false))
        }
        None => (outlet::agency(place).is_some() || placelike(place, true)) && !aside(text, dash + width),
    };
    let end = Span::of(0..dash + width).end;
    fits.then(|| Found { end, agency: agency.or_else(|| outlet::agency(place)) })
}

/// A second dash soon after the first closes an aside: "NATO — the alliance — met".
fn aside(text: &str, from: usize) -> bool {
    text[from..].chars().take(90).any(|c| matches!(c, '—' | '–'))
}

/// The first dash that stands between words, or that follows a credit in brackets.
fn dash(head: &str) -> Option<(usize, usize)> {
    head.char_indices().find_map(|(i, c)| {
        let rest = &head[i + c.len_utf8()..];
        let spaced = rest.starts_with(char::is_whitespace);
        match c {
            '—' | '–' => Some((i, c.len_utf8())),
            '-' if rest.starts_with('-') => Some((i, 2)),
            '-' if spaced && (head[..i].ends_with(' ') || head[..i].ends_with(')')) => Some((i, 1)),
            _ => None,
        }
    })
}

/// "MOSCOW", "ST. PETERSBURG, Russia", "OSLO, Jan. 22": capitals throughout where no agency vouches for it.
fn placelike(place: &str, capitals: bool) -> bool {
    let mut words = place.split([' ', ',']).filter(|w| !w.is_empty());
    let Some(first) = words.next() else { return false };
    let shouted = |w: &str| w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let first_fits = first.starts_with(char::is_uppercase)
        && first.chars().all(|c| c.is_alphabetic() || "'’.-/".contains(c))
        && (!capitals || (shouted(first) && first.chars().count() > 3));
    let rest: Vec<&str> = words.collect();
    let named = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(*w, "and" | "of" | "de" | "al")
    };
    first_fits && rest.len() <= 6 && rest.iter().all(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<&str> {
        find(text).map(|f| &text[..f.end as usize])
    }

    #[test]
    fn datelines_of_agencies() {
        assert_eq!(line("MOSCOW (AP) — The envoy arrived."), Some("MOSCOW (AP) —"));
        assert_eq!(line("CNN — The envoy arrived."), Some("CNN —"));
        assert_eq!(line("Oslo, Norway (Reuters) - The envoy arrived."), Some("Oslo, Norway (Reuters) -"));
        assert_eq!(line("WASHINGTON, Jan. 22 (UPI) -- The envoy"), Some("WASHINGTON, Jan. 22 (UPI) --"));
        assert_eq!(line("ST. PETERSBURG, Russia — The envoy"), None);
        assert_eq!(line("GENEVA — The envoy arrived."), Some("GENEVA —"));
        assert_eq!(line("(Reuters) - The envoy arrived."), Some("(Reuters) -"));
    }

    #[test]
    fn a_sentence_with_a_dash_is_no_dateline() {
        assert_eq!(line("The envoy — tired — left."), None);
        assert_eq!(line("NATO — the alliance — met."), None);
        assert_eq!(line("A long-awaited meeting took place."), None);
        assert_eq!(line("Jane Doe (Labour) said – and meant it"), None);
    }
}
