//! One meeting told in two articles: by the same people, or by one of them at the same place, on the same weekday.

use super::{
    Tie,
    told::{Occasion, Told},
};

/// Ties between the tellings of what can be one meeting.
pub(super) fn ties(told: &[Told]) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (of, own) in told.iter().enumerate().filter(|(_, t)| t.dates_its_article()) {
        let Some(meeting) = &own.meeting else { continue };
        let with: Vec<usize> = (told.iter().enumerate())
            .filter(|(_, t)| t.article != own.article && t.weekday() == own.weekday())
            .filter(|(_, t)| t.meeting.as_ref().is_some_and(|m| same(meeting, m)))
            .map(|(i, _)| i)
            .collect();
        if !with.is_empty() {
            ties.push(Tie { of, with, rule: "same-meeting-same-weekday", weak: false });
        }
    }
    ties
}

/// True for two tellings of what can be one meeting.
pub(super) fn same(a: &Occasion, b: &Occasion) -> bool {
    let shared = a.parties.intersection(&b.parties).count();
    let place = matches!((&a.place, &b.place), (Some(x), Some(y)) if x == y);
    shared >= 2 || (shared >= 1 && place)
}
