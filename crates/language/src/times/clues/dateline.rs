//! A date that stands alone at the head of an article, or in the dateline before the agency.

use model::{
    TimeExpr, TimexType,
    draft::{DateClue, DateConstraint},
};

use super::{Scene, clue};
use crate::times::found::Found;

/// A date line stands within this many bytes of the beginning.
const HEAD: u32 = 600;

pub(super) fn find(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    for (i, time) in scene.told() {
        if time.timex.span.start > HEAD {
            break;
        }
        if time.timex.kind == TimexType::Date && names_a_day(time) {
            let rule = if alone(scene, time) {
                "date-line"
            } else if in_dateline(scene, time) {
                "dateline"
            } else {
                continue;
            };
            clues.push(clue(rule, time.timex.span, DateConstraint::On { time: i }));
            return;
        }
    }
}

fn names_a_day(time: &Found) -> bool {
    match &time.timex.expr {
        TimeExpr::Value(value) => value.len() == 10,
        TimeExpr::MonthDay { day, .. } => day.is_some(),
        _ => false,
    }
}

/// The whole line is the date, with at most "Published", "Updated", a weekday or a clock time beside it; a date
/// without its year must be alone indeed.
fn alone(scene: &Scene<'_>, time: &Found) -> bool {
    let text = &scene.analysis.text;
    let (start, end) = (time.timex.span.start as usize, time.timex.span.end as usize);
    let Some((head, tail)) = text.get(..start).zip(text.get(end..)) else { return false };
    let before = head.rsplit('\n').next().unwrap_or("").trim();
    let after = tail.split('\n').next().unwrap_or("").trim();
    let label = |s: &str| {
        let s = s.trim_end_matches([':', '|', ',', '-']).trim().to_ascii_lowercase();
        s.is_empty()
            || matches!(
                s.as_str(),
                "published" | "posted" | "updated" | "date" | "published on" | "last updated" | "on"
            )
    };
    label(before) && (after.is_empty() || after.len() < 30 && clock(after)) && end < text.len()
}

fn clock(after: &str) -> bool {
    let after = after.trim_start_matches([',', '|', '-', ' ']);
    after.starts_with(|c: char| c.is_ascii_digit()) && after.contains(':')
}

/// "WASHINGTON, August 13 (Xinhua) --": between a place in capitals and an agency in brackets or a dash.
fn in_dateline(scene: &Scene<'_>, time: &Found) -> bool {
    let an = scene.analysis;
    let open = matches!(an.norm(time.end), "(" | "-lrb-" | "--" | "—" | "–" | "_" | "/");
    let tokens = scene.sentence(time);
    let place = (tokens.start..time.first).filter(|i| an.word(*i).len() > 1);
    let mut some = false;
    for i in place {
        let word = an.word(i);
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        some |= word.chars().any(char::is_uppercase);
    }
    open && some && time.first - tokens.start < 7
}
