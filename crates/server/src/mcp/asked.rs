//! What questions have in common: which story, from which day, which part of a long answer.

use std::sync::Arc;

use engine::{Kept, Narrow};
use jiff::civil::Date;
use model::Dossier;
use render::Desk;
use store::Store;

use super::told::is_called;
use crate::error::Missing;
use crate::shared::Shared;

/// The most items of one answer.
pub(super) const MOST: usize = 100;
/// Items of an answer where no number is asked for.
pub(super) const USUAL: usize = 20;

/// The story that is asked for with its account; the largest where none is named.
pub(super) fn story(
    shared: &Shared,
    store: &mut Store,
    wanted: Option<&str>,
) -> Result<(String, Arc<Kept>), Missing> {
    let id = match given(wanted) {
        Some(id) => id,
        None => largest(store)?,
    };
    let account = shared.account(store, &id).map_err(|missing| match missing {
        Missing::NotFound(why) => Missing::NotFound(format!(
            "{why}: take an id from `search`, or leave it out for the largest story"
        )),
        other => other,
    })?;
    Ok((id, account))
}

fn largest(store: &Store) -> Result<String, Missing> {
    let none =
        || Missing::NotFound("the store is empty: `throughline add PATH… --store FILE` fills it".to_owned());
    store.stories()?.into_iter().next().map(|s| s.id).ok_or_else(none)
}

/// A field that says something.
pub(super) fn given(field: Option<&str>) -> Option<String> {
    field.map(str::trim).filter(|f| !f.is_empty()).map(str::to_owned)
}

/// A day.
pub(super) fn day(field: Option<&str>) -> Result<Option<Date>, Missing> {
    given(field).as_deref().map(crate::day::day).transpose()
}

/// The part of an account that touches these words and days.
pub(super) fn narrowed(account: &Kept, issue: Option<&str>, since: Option<&str>) -> Result<Dossier, Missing> {
    let narrow = Narrow { since: day(since)?, who: None, issue: given(issue) };
    Ok(if narrow.is_empty() { account.dossier.clone() } else { narrow.apply(&account.dossier) })
}

/// An error where nothing was found because nobody in the story is called `wanted`.
pub(super) fn known(desk: &Desk<'_>, wanted: &str, found: bool, whole: &Dossier) -> Result<(), Missing> {
    let called = || desk.dossier.entities.iter().any(|e| is_called(desk, &e.id, wanted));
    if found || called() { Ok(()) } else { Err(nobody(wanted, whole)) }
}

/// The names that the wanted one is a part of, as words to tell an agent that asked for nobody known.
fn nobody(wanted: &str, dossier: &Dossier) -> Missing {
    let mut all: Vec<_> =
        dossier.entities.iter().filter(|e| e.kind != model::record::EntityKind::Place).collect();
    all.sort_by_key(|e| (std::cmp::Reverse(e.mentions.len()), &e.name));
    let names: Vec<&str> = all.iter().take(12).map(|e| e.name.as_str()).collect();
    Missing::NotFound(format!("nobody in this story is called \"{wanted}\": it names {}", names.join(", ")))
}

/// One part of a long list, with its whole length and where the next part begins.
#[derive(Debug)]
pub(super) struct Part<T> {
    pub(super) items: Vec<T>,
    pub(super) total: usize,
    pub(super) next: Option<usize>,
}

/// The items from `from` on, at most `limit`.
pub(super) fn part<T>(items: Vec<T>, from: Option<usize>, limit: Option<usize>) -> Part<T> {
    let (from, limit) = (from.unwrap_or(0), limit.unwrap_or(USUAL).clamp(1, MOST));
    let total = items.len();
    let end = from.saturating_add(limit);
    Part {
        items: items.into_iter().skip(from).take(limit).collect(),
        total,
        next: (end < total).then_some(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_to_the_end() {
        let first = part((0..25).collect(), None, None);
        assert_eq!((first.items.len(), first.total, first.next), (20, 25, Some(20)));
        let last = part((0..25).collect(), first.next, None);
        assert_eq!((last.items, last.next), ((20..25).collect(), None));
        assert_eq!(part(vec![1, 2], Some(usize::MAX), Some(0)).items.len(), 0);
    }

    #[test]
    fn a_day_that_is_none_says_how_to_write_one() {
        assert!(day(Some("yesterday")).unwrap_err().to_string().contains("YYYY-MM-DD"));
        assert_eq!(day(Some(" ")).unwrap(), None);
    }
}
