//! Cursors: where a list goes on, good for the state of the store that gave it.

use crate::error::Missing;

/// The most items of one answer.
pub(super) const MOST: usize = 1000;
/// Items of an answer where no number is asked for.
pub(super) const USUAL: usize = 100;

/// One part of `items`, and the cursor of the next; `cursor` is what an earlier answer gave.
pub(super) fn part<T>(
    items: Vec<T>,
    mark: &str,
    cursor: Option<&str>,
    limit: Option<usize>,
) -> Result<(Vec<T>, Option<String>), Missing> {
    let from = match cursor {
        None => 0,
        Some(cursor) => offset(cursor, mark)?,
    };
    within(limit, MOST)?;
    let limit = limit.unwrap_or(USUAL);
    let more = items.len() > from.saturating_add(limit);
    let part = items.into_iter().skip(from).take(limit).collect();
    Ok((part, more.then(|| format!("{mark}.{}", from + limit))))
}

/// Refuses a number of items that no answer has.
pub(super) fn within(limit: Option<usize>, most: usize) -> Result<(), Missing> {
    match limit {
        Some(n) if n == 0 || n > most => {
            Err(Missing::Bad(format!("\"limit\" is a number from 1 to {most}, not {n}")))
        }
        _ => Ok(()),
    }
}

fn offset(cursor: &str, mark: &str) -> Result<usize, Missing> {
    let bad = || Missing::Bad("this is no cursor: take it from \"next\" of an answer".to_owned());
    let (of, at) = cursor.split_once('.').ok_or_else(bad)?;
    let at = at.parse().map_err(|_| bad())?;
    if of != mark {
        return Err(Missing::Stale);
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_given_whole_in_parts() {
        let (mut all, mut cursor) = (Vec::new(), None);
        loop {
            let (some, next) = part((0..25).collect(), "m", cursor.as_deref(), Some(10)).unwrap();
            all.extend(some);
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(all, (0..25).collect::<Vec<i32>>());
    }

    #[test]
    fn a_cursor_of_another_state_is_refused() {
        assert!(matches!(part(vec![1], "new", Some("old.1"), None), Err(Missing::Stale)));
        assert!(matches!(part(vec![1], "new", Some("what"), None), Err(Missing::Bad(_))));
    }

    #[test]
    fn a_number_of_items_that_no_answer_has_is_refused() {
        assert!(part(vec![1], "m", None, Some(0)).is_err());
        assert!(part(vec![1], "m", None, Some(MOST + 1)).is_err());
        assert!(part(vec![1], "m", None, Some(MOST)).is_ok());
    }
}
