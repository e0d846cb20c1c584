//! Accounts kept between requests: the last few stories looked at, for one state of the store.

use std::collections::VecDeque;
use std::sync::Arc;

use engine::Kept;

/// Accounts kept at most.
const ROOM: usize = 12;

/// The accounts looked at last, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    mark: String,
    kept: VecDeque<(String, Arc<Kept>)>,
}

impl Accounts {
    /// The account of a story as the store is at `mark`.
    pub(crate) fn get(&mut self, mark: &str, story: &str) -> Option<Arc<Kept>> {
        if self.mark != mark {
            return None;
        }
        let at = self.kept.iter().position(|(id, _)| id == story)?;
        let found = self.kept.remove(at)?;
        let account = Arc::clone(&found.1);
        self.kept.push_front(found);
        Some(account)
    }

    /// Keeps an account; those of another state of the store go.
    pub(crate) fn put(&mut self, mark: &str, story: &str, account: Arc<Kept>) {
        if self.mark != mark {
            self.kept.clear();
            mark.clone_into(&mut self.mark);
        }
        self.kept.retain(|(id, _)| id != story);
        self.kept.push_front((story.to_owned(), account));
        self.kept.truncate(ROOM);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_of_an_older_store_is_not_shown() {
        let mut accounts = Accounts::default();
        accounts.put("one", "s", Arc::default());
        assert!(accounts.get("one", "s").is_some());
        assert!(accounts.get("two", "s").is_none());
        accounts.put("two", "t", Arc::default());
        assert!(accounts.get("two", "s").is_none());
    }

    #[test]
    fn the_story_looked_at_longest_ago_goes_first() {
        let mut accounts = Accounts::default();
        for n in 0..ROOM {
            accounts.put("m", &n.to_string(), Arc::default());
        }
        accounts.get("m", "0");
        accounts.put("m", "new", Arc::default());
        assert!(accounts.get("m", "0").is_some() && accounts.get("m", "1").is_none());
    }
}
