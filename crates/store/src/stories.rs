//! Which articles belong together.

use rusqlite::params;

use crate::{Result, Store};

/// Where one article belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The article.
    pub article: String,
    /// Its story.
    pub story: String,
    /// Its event.
    pub event: String,
    /// The article that it copies.
    pub copy_of: Option<String>,
}

/// One story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryRow {
    /// Its id.
    pub id: String,
    /// A headline of one of its articles.
    pub title: Option<String>,
    /// The first day on which an article of it may have been published.
    pub first: Option<String>,
    /// The last such day.
    pub last: Option<String>,
    /// How many articles it has.
    pub articles: usize,
    /// What its records rest on.
    pub digest: String,
}

impl Store {
    /// Writes where each article belongs.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn regroup(&mut self, groups: &[Group]) -> Result<()> {
        self.whole(|c| {
            let mut write = c.prepare_cached(
                "UPDATE articles SET story = ?2, event = ?3, copy_of = ?4 WHERE id = ?1
                                  AND (story, event, copy_of) IS NOT (?2, ?3, ?4)",
            )?;
            for g in groups {
                write.execute(params![g.article, g.story, g.event, g.copy_of])?;
            }
            Ok(())
        })
    }

    /// Where each article belongs, in the order of the articles' ids; those that were never grouped are left out.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn groups(&self) -> Result<Vec<Group>> {
        self.run(|c| {
            let sql = "SELECT id, story, event, copy_of FROM articles WHERE story IS NOT NULL ORDER BY id";
            let row = |r: &rusqlite::Row<'_>| {
                Ok(Group { article: r.get(0)?, story: r.get(1)?, event: r.get(2)?, copy_of: r.get(3)? })
            };
            c.prepare(sql)?.query_map([], row)?.collect()
        })
    }

    /// Every story with its digest, the largest first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn stories(&self) -> Result<Vec<StoryRow>> {
        self.run(|c| {
            let sql =
                "SELECT id, title, first, last, articles, digest FROM stories ORDER BY articles DESC, id";
            let mut rows = c.prepare(sql)?;
            let rows = rows.query_map([], |r| {
                Ok(StoryRow {
                    id: r.get(0)?,
                    title: r.get(1)?,
                    first: r.get(2)?,
                    last: r.get(3)?,
                    articles: r.get(4)?,
                    digest: r.get(5)?,
                })
            })?;
            rows.collect()
        })
    }

    /// Takes away the stories that are no more, with their records.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn forget_stories(&mut self, ids: &[String]) -> Result<()> {
        self.whole(|c| {
            for table in
                ["stories WHERE id", "records WHERE story", "names WHERE story", "resting WHERE story"]
            {
                let mut gone = c.prepare(&format!("DELETE FROM {table} = ?1"))?;
                for id in ids {
                    gone.execute([id])?;
                }
            }
            Ok(())
        })
    }
}
