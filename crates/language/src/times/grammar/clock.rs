//! Clock times with the day behind them: "8:30 a.m.", "noon Thursday", "4 a.m. EDT Thursday", "16:08 UTC".

use model::{TimeExpr, TimexType};

use super::{
    super::{
        found::{Hint, Parse},
        words::{Class, Words},
    },
    deictic, month, weekday,
};

/// A clock time from word `i` on.
pub(super) fn read(words: &Words<'_>, i: usize) -> Option<Parse> {
    let start = words.skip(i, &["exactly", "just"]);
    let (at, part) = time(words, start)?;
    let (at, part) = zone(words, at, part);
    let at = words.skip(at, &[","]);
    let on = words.skip(at, &["on"]);
    if let Some((day, later)) = day_of_clock(words, on) {
        let part = if later { past_noon(&part).unwrap_or(part) } else { part };
        let expr = TimeExpr::WithPart { day: Box::new(day.expr.clone()), part };
        return Some(Parse { kind: TimexType::Time, expr, rule: "clock-day", ..day });
    }
    let end = if words.before(at) == "," && at > start + 1 { at - 1 } else { at };
    let expr = TimeExpr::OfAnchorDay { part };
    Some(Parse { kind: TimexType::Time, ..Parse::date(end, expr, "clock").leaning(Hint::Sentence) })
}

fn day(words: &Words<'_>, i: usize) -> Option<Parse> {
    let found =
        weekday::read(words, i).or_else(|| month::read(words, i)).or_else(|| deictic::day(words, i))?;
    (found.kind == TimexType::Date && found.rule != "bare-month" && found.rule != "month-year")
        .then_some(found)
}

/// The day behind a clock time, and whether its part of day lies past noon ("7:30 Tuesday evening").
fn day_of_clock(words: &Words<'_>, i: usize) -> Option<(Parse, bool)> {
    if let Some(day) = day(words, i) {
        return Some((day, false));
    }
    let found = weekday::read(words, i).or_else(|| deictic::day(words, i))?;
    let TimeExpr::WithPart { day, part } = found.expr.clone() else { return None };
    let later = matches!(part.as_str(), "TAF" | "TEV" | "TNI");
    Some((Parse { expr: *day, kind: TimexType::Date, ..found }, later))
}

/// "T07:30" as "T19:30".
fn past_noon(part: &str) -> Option<String> {
    let (hour, rest) = part.strip_prefix('T')?.split_at_checked(2)?;
    let hour: u32 = hour.parse().ok()?;
    (hour < 12).then(|| format!("T{:02}{rest}", hour + 12))
}

/// The clock itself: words taken and its TIMEX3 part.
fn time(words: &Words<'_>, i: usize) -> Option<(usize, String)> {
    match words.norm(i) {
        "noon" | "midday" => return Some((i + 1, "T12:00".to_owned())),
        "midnight" => return Some((i + 1, "T00:00".to_owned())),
        _ => {}
    }
    if let Class::Number(hour @ 1..=12) = words.class(i)
        && let Some((end, pm)) = half_of_day(words, i + 1)
    {
        let hour = hour % 12 + if pm { 12 } else { 0 };
        return Some((end, format!("T{hour:02}:00")));
    }
    if let Class::Number(hour @ 1..=12) = words.class(i)
        && words.is(i + 1, &["o'clock", "o’clock"])
    {
        return Some(o_clock(words, i + 2, hour, 0));
    }
    let (hour, minute) = hour_minute(words.norm(i))?;
    let colon = words.norm(i).contains([':', '.']);
    let four = words.norm(i).len() == 4 && !colon;
    if let Some((end, pm)) = half_of_day(words, i + 1) {
        let hour = match (hour % 12, pm) {
            (h, true) => h + 12,
            (h, false) => h,
        };
        return (hour < 24).then(|| (end, format!("T{hour:02}:{minute:02}")));
    }
    if words.is(i + 1, &["o'clock", "o’clock"]) {
        return Some(o_clock(words, i + 2, hour, minute));
    }
    let zoned = zone_at(words, i + 1).is_some();
    let spoken = words.reads(i + 1, &["local", "time"]);
    let lead = words.is(
        i.wrapping_sub(1),
        &["at", "from", "until", "by", "around", "about", "@", "since", "till", "after", "before"],
    );
    let clear = (zoned || spoken) && (colon || four)
        || (words.norm(i).contains(':') && lead && words.norm(i).len() >= 4);
    clear.then(|| (i + 1, format!("T{hour:02}:{minute:02}")))
}

/// "10 o'clock", "10 o'clock in the morning": `at` is behind the clock.
fn o_clock(words: &Words<'_>, at: usize, hour: u32, minute: u32) -> (usize, String) {
    let (end, later) = half_of_day(words, at).unwrap_or((at, false));
    let hour = if later && hour < 12 { hour + 12 } else { hour };
    (end, format!("T{hour:02}:{minute:02}"))
}

/// "8", "8:30", "8.30", "0830", "20:15:00".
fn hour_minute(norm: &str) -> Option<(u32, u32)> {
    if !norm.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let (hour, minute) = match norm.split_once([':', '.']) {
        Some((h, m)) => {
            let m = m.split(':').next()?;
            (m.len() == 2).then_some(())?;
            (h.parse().ok()?, m.parse().ok()?)
        }
        None if norm.len() == 4 || norm.len() == 3 => {
            let n: u32 = norm.parse().ok()?;
            (n / 100, n % 100)
        }
        None => (norm.parse().ok()?, 0),
    };
    (hour <= 24 && minute < 60 && norm.len() <= 8).then_some((hour, minute))
}

/// "a.m.", "pm", "in the morning": words taken, and whether it is past noon.
fn half_of_day(words: &Words<'_>, i: usize) -> Option<(usize, bool)> {
    match words.norm(i) {
        "a.m." | "am" | "a.m" => return Some((i + 1, false)),
        "p.m." | "pm" | "p.m" => return Some((i + 1, true)),
        _ => {}
    }
    if words.reads(i, &["in", "the"]) {
        return match words.norm(i + 2) {
            "morning" => Some((i + 3, false)),
            "afternoon" | "evening" => Some((i + 3, true)),
            _ => None,
        };
    }
    None
}

fn zone_at(words: &Words<'_>, i: usize) -> Option<bool> {
    const ZONES: [&str; 18] = [
        "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "bst", "msk", "ist", "sgt",
        "et", "pt", "ct", "eastern",
    ];
    match words.norm(i) {
        "gmt" | "utc" | "z" => Some(true),
        zone if ZONES.contains(&zone) => Some(false),
        _ => None,
    }
}

/// Adds a zone; only universal time is written into the value.
fn zone(words: &Words<'_>, at: usize, part: String) -> (usize, String) {
    let open = words.skip(at, &["("]);
    match zone_at(words, open) {
        Some(universal) => {
            let end = if open > at { words.skip(open + 1, &[")"]) } else { open + 1 };
            let end = words.skip(end, &["time"]);
            (end, if universal { format!("{part}Z") } else { part })
        }
        None if words.reads(at, &["local", "time"]) => (at + 2, part),
        None if words.norm(at + 1) == "time" && words.all.get(at).is_some_and(|w| w.capital) => {
            (at + 2, part)
        }
        None => (at, part),
    }
}
