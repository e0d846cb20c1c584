//! How long the affair has lasted: "the nearly four-year war", "Feb. 24 will mark four years since", "began in
//! February 2022", "the administration has worked for more than a year".

use model::{
    Mod, TimeExpr, TimexType,
    draft::{DateClue, DateConstraint},
};

use super::{Scene, clue};
use crate::times::found::{Found, Hint};

pub(super) fn find(scene: &Scene<'_>, clues: &mut Vec<DateClue>) {
    for (i, time) in scene.told() {
        match &time.timex.expr {
            TimeExpr::Value(value) if time.timex.kind == TimexType::Duration => {
                if let Some(years) = years(value) {
                    lasted(scene, time, years, clues);
                }
            }
            TimeExpr::Value(value)
                if time.hint == Hint::Absolute && value.len() >= 7 && begins(scene, time) =>
            {
                clues.push(clue("affair-began", time.timex.span, DateConstraint::Origin { time: i }));
            }
            TimeExpr::Anniversary { number, .. } if nears(scene, time) => {
                let says = DateConstraint::Anniversary { time: None, years: *number };
                clues.push(clue("anniversary-nears", time.timex.span, says));
            }
            _ => {}
        }
    }
}

/// "P4Y" → 4.
fn years(value: &str) -> Option<u16> {
    value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok().filter(|n| (1..=60).contains(n))
}

fn lasted(scene: &Scene<'_>, time: &Found, years: u16, clues: &mut Vec<DateClue>) {
    if let Some(day) = marks(scene, time) {
        let span =
            scene.times.get(day as usize).map_or(time.timex.span, |d| d.timex.span.hull(time.timex.span));
        clues.push(clue("day-will-mark-years", span, DateConstraint::Anniversary { time: Some(day), years }));
        return;
    }
    if let Some(says) = in_office(scene, time, years) {
        clues.push(clue("years-in-office", time.timex.span, says));
        return;
    }
    let (from, to) = match time.timex.modifier {
        Some(Mod::LessThan) => (-8, 0),
        Some(Mod::MoreThan) => (0, 11),
        _ => return,
    };
    if of_conflict(scene, time) {
        let says = DateConstraint::Elapsed { years, from, to };
        clues.push(clue("years-since-beginning", time.timex.span, says));
    }
}

const AFFAIRS: [&str; 14] = [
    "war",
    "conflict",
    "invasion",
    "fighting",
    "siege",
    "strike",
    "blockade",
    "insurgency",
    "offensive",
    "occupation",
    "dispute",
    "uprising",
    "campaign",
    "crisis",
];

/// "nearly four-year war", "a war that has strained relations for nearly four years".
fn of_conflict(scene: &Scene<'_>, time: &Found) -> bool {
    let an = scene.analysis;
    let tokens = scene.sentence(time);
    let close = (time.end..(time.end + 4).min(tokens.end)).any(|i| AFFAIRS.contains(&an.norm(i)));
    let lasting = an.norm(time.first.saturating_sub(1)) == "for"
        && (tokens.start..time.first).any(|i| AFFAIRS.contains(&an.norm(i)))
        && (tokens.start..time.first).any(|i| matches!(an.norm(i), "has" | "have"));
    close || lasting
}

/// Ties "its fourth anniversary" to the day that the article says will mark four years.
pub(in crate::times) fn tie_anniversaries(analysis: &crate::Analysis, times: &mut [Found]) {
    let scene = Scene { analysis, times };
    let marked: Vec<(u16, u32)> = times
        .iter()
        .filter_map(|t| match &t.timex.expr {
            TimeExpr::Value(value) if t.timex.kind == TimexType::Duration => {
                Some((years(value)?, marks(&scene, t)?))
            }
            _ => None,
        })
        .collect();
    for time in times {
        if let TimeExpr::Anniversary { number, day } = &mut time.timex.expr {
            *day = marked.iter().find(|(years, _)| years == number).map(|(_, day)| *day);
        }
    }
}

/// "The fiftieth anniversary of the founding" names no day unless the article says when it is or that it is near.
pub(in crate::times) fn drop_untied_anniversaries(analysis: &crate::Analysis, times: &mut Vec<Found>) {
    if !times.iter().any(|t| matches!(t.timex.expr, TimeExpr::Anniversary { .. })) {
        return;
    }
    let scene = Scene { analysis, times };
    let marked = times.iter().any(|t| marks(&scene, t).is_some());
    let keep: Vec<bool> = (times.iter())
        .map(|t| !matches!(t.timex.expr, TimeExpr::Anniversary { .. }) || marked || nears(&scene, t))
        .collect();
    let mut keep = keep.into_iter();
    times.retain(|_| keep.next().unwrap_or(true));
}

/// "Feb. 24 will mark four years since the invasion": the index of the day.
fn marks(scene: &Scene<'_>, time: &Found) -> Option<u32> {
    let an = scene.analysis;
    let since = (time.end..time.end + 2).any(|i| matches!(an.norm(i), "since"));
    let mark = (time.first.saturating_sub(3)..time.first).any(|i| matches!(an.norm(i), "mark" | "marks"));
    if !since || !mark {
        return None;
    }
    let day = scene.times.iter().rposition(|t| {
        t.sentence == time.sentence
            && t.end <= time.first
            && matches!(t.timex.expr, TimeExpr::MonthDay { day: Some(_), .. })
    })?;
    Some(crate::analysis::to_u32(day))
}

/// "approaches its fourth anniversary", "ahead of the fourth anniversary".
fn nears(scene: &Scene<'_>, time: &Found) -> bool {
    let an = scene.analysis;
    (time.first.saturating_sub(4)..time.first).any(|i| {
        matches!(an.norm(i), "approaches" | "approaching" | "nears" | "nearing" | "ahead" | "before")
    })
}

/// "launched its invasion in February 2022", "the war began on …".
fn begins(scene: &Scene<'_>, time: &Found) -> bool {
    let an = scene.analysis;
    let tokens = scene.sentence(time);
    let verb = tokens.clone().any(|i| {
        matches!(
            an.norm(i),
            "launched"
                | "began"
                | "started"
                | "erupted"
                | "invaded"
                | "broke"
                | "beginning"
                | "start"
                | "since"
        )
    });
    verb && tokens.clone().any(|i| AFFAIRS.contains(&an.norm(i)) || an.norm(i) == "invaded")
        && !matches!(an.norm(time.first.saturating_sub(1)), "until" | "by" | "before")
}

/// "The administration has been working for more than a year": counted from the last inauguration.
fn in_office(scene: &Scene<'_>, time: &Found, years: u16) -> Option<DateConstraint> {
    let an = scene.analysis;
    let tokens = scene.sentence(time);
    let more = time.timex.modifier == Some(Mod::MoreThan) && years < 4;
    let perfect = (tokens.start..time.first).any(|i| matches!(an.norm(i), "has" | "have"));
    // The second term of a president and the United States' calendar are meant by "administration".
    let office =
        (tokens.start..time.first).any(|i| an.norm(i) == "administration" || an.norm(i) == "presidency");
    let lasting = an.norm(time.first.saturating_sub(1)) == "for";
    (more && perfect && office && lasting).then(|| DateConstraint::Recurring {
        key: "inauguration-us".to_owned(),
        from: 365 * i32::from(years),
        to: 365 * (i32::from(years) + 1),
    })
}
