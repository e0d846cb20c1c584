//! When two accounts are of one meeting: participants, place and days together, with named vetoes.

use super::node::Node;

/// Why two accounts are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Veto {
    /// One article told them apart.
    ToldApart,
    /// One is the negotiation as a whole.
    Process,
    /// Two places.
    Places,
    /// No day is in both.
    Days,
    /// Two weekdays.
    Weekdays,
    /// Nobody takes part in both, or each has somebody that the other has not.
    People,
    /// One has a date, the other none, and nothing brings them together.
    Undated,
    /// Held before the article that plans it.
    Order,
}

impl Veto {
    /// Its name, in kebab-case.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ToldApart => "told-apart-in-one-article",
            Self::Process => "one-is-the-process",
            Self::Places => "two-places",
            Self::Days => "no-day-in-both",
            Self::Weekdays => "two-weekdays",
            Self::People => "other-people",
            Self::Undated => "one-has-no-date",
            Self::Order => "held-before-it-was-planned",
        }
    }
}

/// How well two accounts fit, 0 to 13, or why they cannot be one.
pub(super) fn compare(a: &Node<'_>, b: &Node<'_>) -> Result<u32, Veto> {
    if a.article == b.article {
        return Err(Veto::ToldApart);
    }
    if a.process != b.process {
        return Err(Veto::Process);
    }
    if a.process {
        return same_process(a, b);
    }
    let place = same_place(a, b)?;
    let people = same_people(a, b)?;
    let copied = a.says_the_same(b);
    let days = match same_days(a, b) {
        Err(Veto::Undated) if copied && !far(a, b) => 0,
        days => days?,
    };
    in_order(a, b)?;
    let words = if copied { SAME_WORDS } else { 0 };
    Ok(place + people + days + words)
}

/// A sentence that two articles share is of one meeting, if nothing is against it.
const SAME_WORDS: u32 = ENOUGH;

/// One negotiation of one story, unless its sides are others.
fn same_process(a: &Node<'_>, b: &Node<'_>) -> Result<u32, Veto> {
    let silent = a.participants.is_empty() || b.participants.is_empty();
    if silent || a.shared(b) > 0 || a.shares_side(b) { Ok(9) } else { Err(Veto::People) }
}

fn same_place(a: &Node<'_>, b: &Node<'_>) -> Result<u32, Veto> {
    match (&a.place, &b.place) {
        (Some(x), Some(y)) if x.agrees(y) => Ok(2),
        (Some(_), Some(_)) => Err(Veto::Places),
        _ => Ok(0),
    }
}

/// Outlets name more or fewer of those who were there. Where each names somebody whom the other does not, only one
/// place and one day make it one meeting.
fn same_people(a: &Node<'_>, b: &Node<'_>) -> Result<u32, Veto> {
    if a.participants.is_empty() || b.participants.is_empty() {
        return Ok(0);
    }
    let nested = a.within(b) || b.within(a);
    match a.shared(b) {
        0 if a.shares_side(b) => Ok(1),
        0 => Err(Veto::People),
        _ if !nested && !pinned(a, b) => Err(Veto::People),
        1 if nested => Ok(2),
        1 => Ok(1),
        _ => Ok(3),
    }
}

/// Both say the same place and the same single day.
fn pinned(a: &Node<'_>, b: &Node<'_>) -> bool {
    let place = matches!((&a.place, &b.place), (Some(x), Some(y)) if x.agrees(y));
    place && a.when.single_day().is_some() && a.when.single_day() == b.when.single_day()
}

/// Two that say a time must share a day. One that says none joins only an account of the same days that plans or
/// tells the same.
fn same_days(a: &Node<'_>, b: &Node<'_>) -> Result<u32, Veto> {
    if !a.when.meets(&b.when) {
        return Err(Veto::Days);
    }
    if a.weekday_clashes(b) {
        return Err(Veto::Weekdays);
    }
    match (a.dated, b.dated) {
        (true, true) if a.when.single_day().is_some() && a.when.single_day() == b.when.single_day() => Ok(3),
        (true, true) => Ok(2),
        _ if a.is_placed_in_time() && b.is_placed_in_time() && near(a, b) && a.is_over() == b.is_over() => {
            Ok(1)
        }
        _ => Err(Veto::Undated),
    }
}

/// Published within three days of each other.
fn near(a: &Node<'_>, b: &Node<'_>) -> bool {
    apart(a, b).is_some_and(|days| days <= 3)
}

/// Published more than three days from each other.
fn far(a: &Node<'_>, b: &Node<'_>) -> bool {
    apart(a, b).is_some_and(|days| days > 3)
}

/// Days between their publication, where both are known.
fn apart(a: &Node<'_>, b: &Node<'_>) -> Option<i32> {
    Some((a.day()? - b.day()?).get_days().abs())
}

/// What an older article tells as over cannot be planned in a younger one.
fn in_order(a: &Node<'_>, b: &Node<'_>) -> Result<(), Veto> {
    let (over, planned) = match (a.is_over(), b.is_over()) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return Ok(()),
    };
    let before = matches!((over.published.latest, planned.published.earliest), (Some(x), Some(y)) if x < y);
    if before { Err(Veto::Order) } else { Ok(()) }
}

/// The least score that makes two accounts one: people and days, or people and place, with the third not against
/// it.
pub(super) const ENOUGH: u32 = 5;
